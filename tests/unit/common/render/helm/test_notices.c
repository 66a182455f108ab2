#include "chart_cases.h"
#include "render/helm/notices.h"

static void notices_have_a_limit(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct helm_notices notices = { .arena = arena };

    (void)state;
    for (int i = 0; i < HELM_NOTICES_LIMIT + 5; i++)
        helm_warn(&notices, "number %d", i);
    assert_int_equal(notices.lines.count, HELM_NOTICES_LIMIT);
    assert_string_equal(notices.lines.items[1], "number 1");
    vec_release(&notices.lines);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(notices_have_a_limit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
