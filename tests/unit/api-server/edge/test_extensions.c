#include "edge/extensions.h"
#include "edge_bed.h"

static void without_extensions_the_answer_is_empty(void **state)
{
    static const char *const flags[] = { "--insecure", "--disable-auth", NULL };
    struct edge_bed *bed = edge_bed_open(flags);
    const char *answer;

    (void)state;
    edge_bed_serve(bed);
    answer = edge_bed_ask(bed, "GET /extensions.js HTTP/1.1", "");
    assert_int_equal(edge_bed_status(answer), 200);
    assert_non_null(strstr(answer, "content-type: application/javascript\r\n"));
    assert_string_equal(edge_bed_body(answer), "");
    edge_bed_close(bed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_extensions_the_answer_is_empty),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
