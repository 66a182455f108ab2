#include "common/template/template_cases.h"

static void syntax_answer_as_the_original(void **state)
{
    (void)state;
    template_cases_replay(FIXTURES "/template/syntax.json");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(syntax_answer_as_the_original),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
