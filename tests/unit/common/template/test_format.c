#include "common/template/template_cases.h"

static void printf_answer_as_the_original(void **state)
{
    (void)state;
    template_cases_replay(FIXTURES "/template/printf.json");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(printf_answer_as_the_original),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
