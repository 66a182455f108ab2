#include "api-server/api_bed.h"
#include "repository/service_repository.h"

static void every_method_has_its_rule_and_its_handler(void **state)
{
    size_t count = 0;

    (void)state;
    for (const struct api_method *method = repository_methods; method->name; method++, count++) {
        assert_int_not_equal(method->rule.kind, API_RULE_MISSING);
        assert_non_null(method->run);
    }
    assert_int_equal(count, 21);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_method_has_its_rule_and_its_handler),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
