#include "argo/application_validate.h"
#include "argo/cluster.h"
#include "document.h"

#define OPEN_PROJECT                                                                               \
    "{metadata: {name: p}, spec: {sourceRepos: ['*'], destinations: [{server: '*', namespace: "    \
    "'*'}]}}"

/* The messages of what is wrong, one behind another. */
static const char *faults(struct arena *arena, const char *spec, const char *project_text)
{
    CLEANUP(error_release) struct error err = { 0 };
    const char *document_text = arena_printf(arena, "{metadata: {name: a}, spec: %s}", spec);
    struct cluster cluster = cluster_in_cluster();
    struct conditions conditions = { 0 };
    struct application app;
    struct project project;
    const char *all = "";

    if (application_read(document(arena, document_text), arena, &app, &err) < 0 ||
        project_read(document(arena, project_text), arena, &project, &err) < 0)
        fail_msg("%s", error_text(&err));
    application_validate(&app, &project, &cluster, NULL, &conditions, arena);
    for (size_t i = 0; i < conditions.count; i++) {
        assert_int_equal(conditions.items[i].type, CONDITION_INVALID_SPEC_ERROR);
        all = arena_printf(arena, "%s%s%.*s", all, *all ? "\n" : "",
                           STR_ARG(conditions.items[i].message));
    }
    return all;
}

static void a_complete_spec_has_no_fault(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(faults(arena, "{source: {repoURL: u, path: p}}", OPEN_PROJECT), "");
}

static void a_source_needs_a_place(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const char *single = "spec.source.repoURL and either spec.source.path or spec.source.chart are "
                         "required";

    (void)state;
    assert_string_equal(faults(arena, "{source: {repoURL: u}}", OPEN_PROJECT), single);
    assert_string_equal(faults(arena, "{}", OPEN_PROJECT), single);
    assert_string_equal(
        faults(arena, "{source: {repoURL: u, chart: c}}", OPEN_PROJECT),
        "spec.source.targetRevision is required if the manifest source is a helm chart");
    assert_string_equal(
        faults(arena, "{sources: [{repoURL: u, path: p}, {repoURL: v, targetRevision: main}]}",
               OPEN_PROJECT),
        "spec.source.repoURL and either source.path, source.chart, or source.ref are required for "
        "source {v  main nil nil nil nil    }");
}

static void a_project_may_forbid_source_and_destination(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(
        faults(arena,
               "{source: {repoURL: 'https://a/b', path: p}, destination: {namespace: ns, "
               "server: s}}",
               "{metadata: {name: p}, spec: {sourceRepos: ['https://a/c']}}"),
        "application repo https://a/b is not permitted in project 'p'\n"
        "application destination server 'https://kubernetes.default.svc' and namespace 'ns' do not "
        "match any of the allowed destinations in project 'p'");
}

static void a_hydrator_needs_its_branches(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(faults(arena, "{sourceHydrator: {hydrateTo: {}}}", OPEN_PROJECT),
                        "spec.sourceHydrator.drySource.repoURL is required\n"
                        "spec.sourceHydrator.syncSource.targetBranch is required\n"
                        "when spec.sourceHydrator.hydrateTo is set, "
                        "spec.sourceHydrator.hydrateTo.targetBranch is required");
}

static void references_are_plain_and_unique(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct application app;

    (void)state;
    assert_int_equal(
        application_read(document(arena, "{metadata: {name: a}, spec: {sources: [{ref: 'a b'}]}}"),
                         arena, &app, &err),
        0);
    assert_int_equal(application_validate_refs(&app, &err), -1);
    assert_string_equal(error_text(&err),
                        "sources.ref a b cannot contain any special characters except '_' and '-'");
    error_release(&err);
    err = (struct error){ 0 };
    assert_int_equal(
        application_read(
            document(arena, "{metadata: {name: a}, spec: {sources: [{ref: x}, {ref: x}]}}"), arena,
            &app, &err),
        0);
    assert_int_equal(application_validate_refs(&app, &err), -1);
    assert_string_equal(error_text(&err),
                        "invalid sources: multiple sources had the same `ref` key");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_complete_spec_has_no_fault),
        cmocka_unit_test(a_source_needs_a_place),
        cmocka_unit_test(a_project_may_forbid_source_and_destination),
        cmocka_unit_test(a_hydrator_needs_its_branches),
        cmocka_unit_test(references_are_plain_and_unique),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
