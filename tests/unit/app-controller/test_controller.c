#include "app-controller/bed.h"
#include "controller.h"
#include "test.h"

/* Opening, running and ending the process is for the integration tests. */

static struct bed *bed;

static int set_up(void **state)
{
    static const char *const namespaces[] = { "team-*", "/^dev[0-9]+$/" };

    (void)state;
    bed = bed_new();
    bed->config.application_namespaces = (struct option_list){ namespaces, 2 };
    bed_start(bed, false);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    bed_close(bed);
    return 0;
}

static void its_own_namespace_and_those_of_the_patterns_are_allowed(void **state)
{
    static const struct {
        const char *namespace;
        bool is_allowed;
    } cases[] = {
        { "argocd", true }, { "team-a", true },   { "dev12", true },
        { "dev", false },   { "default", false }, { "argocd2", false },
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
        assert_int_equal(controller_allows_namespace(&bed->controller, cases[i].namespace),
                         cases[i].is_allowed);
}

static bool processes(const char *yaml)
{
    CLEANUP(json_doc_unref) struct json_doc *application = document_of(yaml);

    return controller_processes(&bed->controller, application);
}

static void an_application_is_processed_where_nothing_speaks_against_it(void **state)
{
    (void)state;
    assert_true(processes("{metadata: {name: a, namespace: argocd}, spec: {}}"));
    assert_true(processes("{metadata: {name: a, namespace: team-b}, spec: {}}"));
    assert_false(processes("{metadata: {name: a, namespace: default}, spec: {}}"));
    assert_false(processes("{metadata: {name: a, namespace: argocd, annotations: "
                           "{argocd.argoproj.io/skip-reconcile: 'true'}}, spec: {}}"));
    /* What is wrong with it shows when it is worked on. */
    assert_true(processes("{metadata: {name: a, namespace: argocd}, spec: nonsense}"));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(its_own_namespace_and_those_of_the_patterns_are_allowed),
        TEST(an_application_is_processed_where_nothing_speaks_against_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
