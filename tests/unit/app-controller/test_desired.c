#include "app-controller/bed.h"
#include "desired.h"
#include "test.h"

#include <string.h>

static struct bed *bed;
static struct application app;
static struct project project;
static struct comparison_request request;
static struct str revisions[2];
static struct cluster_cache *cache;
static struct desired_source sources[2];
static struct error err;
static int result;

static int set_up(void **state)
{
    CLEANUP(error_release) struct error ignored = { 0 };

    (void)state;
    bed = bed_new();
    fake_put(&bed->cluster,
             "{kind: Secret, metadata: {name: repo, namespace: argocd, labels: "
             "{argocd.argoproj.io/secret-type: repository}}, data: {url: "
             "aHR0cHM6Ly9naXQuZXhhbXBsZS5jb20vYS5naXQ=, username: YW5u, password: cHc=}}");
    bed_put_app(bed, "a", "");
    bed_start(bed, false);
    app = bed_app(bed, "a");
    cache = bed_sync(bed);
    if (!cache)
        return -1;
    if (project_read(json_copy(bed->arena, json_doc_root(catalog_project(bed->controller.catalog,
                                                                         STR("default")))),
                     bed->arena, &project, &ignored) < 0)
        return -1;
    revisions[0] = STR_EMPTY;
    request = (struct comparison_request){
        .controller = &bed->controller,
        .app = &app,
        .project = &project,
        .settings = catalog_settings(bed->controller.catalog),
        .cluster = clusters_at(bed->controller.clusters, 0),
        .sources = app.sources,
        .revisions = revisions,
        .source_count = app.source_count,
    };
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    error_release(&err);
    bed_close(bed);
    return 0;
}

static void run_load(void *context)
{
    (void)context;
    result = desired_load(&request, cache, bed->arena, sources, &err);
}

static void load(void)
{
    assert_true(fake_in_fiber(&bed->cluster, run_load, NULL));
}

static void manifests_come_with_their_revision_and_type(void **state)
{
    (void)state;
    bed->manifests[0] = "{\"kind\":\"ConfigMap\"}";
    bed->manifests[1] = "{\"kind\":\"Secret\"}";
    load();
    assert_int_equal(result, 0);
    assert_int_equal(sources[0].count, 2);
    assert_true(str_equals(json_text_at(sources[0].objects[1], "kind"), "Secret"));
    assert_true(str_equals(sources[0].type, "Directory"));
    assert_int_equal(sources[0].revision.len, 40);
}

static void a_request_brings_what_the_repo_server_needs(void **state)
{
    (void)state;
    load();
    assert_string_equal(bed->asked_name, "a");
    assert_string_equal(bed->asked_namespace, "ns");
    assert_string_equal(bed->asked_password, "pw");
    assert_string_equal(bed->asked_revision, "");
    revisions[0] = STR("v2");
    load();
    assert_string_equal(bed->asked_revision, "v2");
}

static void a_failure_names_the_source(void **state)
{
    (void)state;
    bed->failure = "no such path";
    load();
    assert_int_equal(result, -1);
    assert_string_equal(error_text(&err),
                        "failed to generate manifest for source 1 of 1: rpc error: code = Unknown "
                        "desc = no such path");
}

static void where_nothing_is_hydrated_yet_it_is_told_what_is_waited_for(void **state)
{
    const char *hydrate_to[] = { "", ", hydrateTo: {targetBranch: next}" };
    const char *told[] = { "out: app path does not exist",
                           "out: app path does not exist - waiting for an external process to "
                           "update env from next" };

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        const char *text =
            arena_printf(bed->arena,
                         "{metadata: {name: a, namespace: argocd}, spec: {sourceHydrator: "
                         "{drySource: {repoURL: 'https://git.example.com/a.git'}, syncSource: "
                         "{targetBranch: env, path: out}%s}, destination: {namespace: ns}}}",
                         hydrate_to[i]);

        assert_int_equal(application_read(value_of(bed->arena, text), bed->arena, &app, &err), 0);
        request.sources = app.sources;
        bed->failure = "out: app path does not exist";
        load();
        assert_string_equal(error_text(&err),
                            arena_printf(bed->arena,
                                         "failed to generate manifest for source 1 of 1: rpc "
                                         "error: code = Unknown desc = %s",
                                         told[i]));
        bed->failure = "something else";
        load();
        assert_null(strstr(error_text(&err), "waiting"));
    }
}

static void problems_with_signatures_name_the_source_where_there_are_several(void **state)
{
    struct application_source two[] = { app.sources[0], app.sources[0] };
    struct str none[2] = { STR_EMPTY, STR_EMPTY };

    (void)state;
    load();
    assert_true(str_is_empty(sources[0].problems));
    bed->problem = "";
    load();
    assert_true(str_is_empty(sources[0].problems));
    bed->problem = "Failed";
    load();
    assert_string_equal(sources[0].problems.ptr, "GIT/GPG: Failed");
    two[1].name = STR("second");
    request.sources = two;
    request.revisions = none;
    request.source_count = 2;
    load();
    assert_int_equal(result, 0);
    assert_string_equal(sources[0].problems.ptr, "GIT/GPG: source 1 of 2: Failed");
    assert_string_equal(sources[1].problems.ptr, "GIT/GPG: source second: Failed");
}

static void manifests_that_are_no_json_are_an_error(void **state)
{
    (void)state;
    bed->manifests[0] = "{";
    load();
    assert_int_equal(result, -1);
    assert_true(str_has_prefix(str_of(error_text(&err)),
                               STR("failed to unmarshal manifests for source 1 of 1: ")));
}

/* ---- paths ---- */

/* The application says what its manifests are made of, and was compared with a revision before. */
static void put_paths(const char *synced)
{
    const char *text = arena_printf(
        bed->arena,
        "{metadata: {name: a, namespace: argocd, annotations: "
        "{argocd.argoproj.io/manifest-generate-paths: '/lib;.'}}, spec: {source: {repoURL: "
        "'https://git.example.com/a.git', path: x, targetRevision: main}, destination: {namespace: "
        "ns}}, status: {sync: {revision: '%s'}}}",
        synced);

    assert_int_equal(application_read(value_of(bed->arena, text), bed->arena, &app, &err), 0);
    request.sources = app.sources;
}

static void a_commit_that_touches_no_path_is_carried_over(void **state)
{
    (void)state;
    put_paths("0000000000000000000000000000000000000001");
    bed->carried_revision = "0000000000000000000000000000000000000002";
    load();
    assert_int_equal(result, 0);
    assert_string_equal(bed->asked_path, "lib");
    assert_string_equal(bed->asked_synced, "0000000000000000000000000000000000000001");
    assert_string_equal(bed->asked_revision, "0000000000000000000000000000000000000002");
}

static void a_commit_that_touches_a_path_is_asked_for_as_it_was(void **state)
{
    (void)state;
    put_paths("0000000000000000000000000000000000000001");
    load();
    assert_int_equal(result, 0);
    assert_string_equal(bed->asked_path, "lib");
    assert_string_equal(bed->asked_revision, "main");
}

static void paths_do_not_matter_before_the_first_comparison(void **state)
{
    (void)state;
    put_paths("");
    load();
    assert_int_equal(result, 0);
    assert_null(bed->asked_path);
}

static void the_revision_compared_last_has_not_changed(void **state)
{
    (void)state;
    put_paths("main");
    load();
    assert_int_equal(result, 0);
    assert_null(bed->asked_path);
}

static void a_failure_to_look_at_paths_names_the_source(void **state)
{
    (void)state;
    put_paths("0000000000000000000000000000000000000001");
    bed->paths_failure = "gone";
    load();
    assert_int_equal(result, -1);
    assert_string_equal(error_text(&err),
                        "failed to evaluate revision changes for source 1 of 1: failed to update "
                        "revision for paths: rpc error: code = Internal desc = gone");
}

static void local_manifests_stand_in_for_the_repository(void **state)
{
    const struct str texts[] = { STR("{\"kind\":\"ConfigMap\"}"), STR("{") };

    (void)state;
    assert_int_equal(desired_parse_local((struct texts){ texts, 1 }, bed->arena, &sources[0], &err),
                     0);
    assert_int_equal(sources[0].count, 1);
    assert_true(str_is_empty(sources[0].revision));
    assert_int_equal(desired_parse_local((struct texts){ texts, 2 }, bed->arena, &sources[0], &err),
                     -1);
    assert_string_equal(error_text(&err), "unexpected end of JSON input");
    assert_int_equal(bed->asked, 0);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(manifests_come_with_their_revision_and_type),
        TEST(a_request_brings_what_the_repo_server_needs),
        TEST(a_failure_names_the_source),
        TEST(where_nothing_is_hydrated_yet_it_is_told_what_is_waited_for),
        TEST(problems_with_signatures_name_the_source_where_there_are_several),
        TEST(manifests_that_are_no_json_are_an_error),
        TEST(a_commit_that_touches_no_path_is_carried_over),
        TEST(a_commit_that_touches_a_path_is_asked_for_as_it_was),
        TEST(paths_do_not_matter_before_the_first_comparison),
        TEST(the_revision_compared_last_has_not_changed),
        TEST(a_failure_to_look_at_paths_names_the_source),
        TEST(local_manifests_stand_in_for_the_repository),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
