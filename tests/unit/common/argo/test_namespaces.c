#include "argo/namespaces.h"
#include "base/options.h"
#include "test.h"

static void its_own_namespace_and_those_of_the_patterns_are_allowed(void **state)
{
    static const char *const patterns[] = { "team-*", "/^dev[0-9]+$/", "/(/" };
    const struct option_list allowed = { patterns, 3 };
    static const struct {
        const char *namespace;
        bool is_allowed;
    } cases[] = {
        { "argocd", true }, { "team-a", true },   { "dev12", true },
        { "dev", false },   { "default", false }, { "argocd2", false },
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
        assert_int_equal(namespace_is_allowed(&allowed, "argocd", cases[i].namespace),
                         cases[i].is_allowed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(its_own_namespace_and_those_of_the_patterns_are_allowed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
