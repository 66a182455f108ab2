#include "argo/catalog.h"
#include "argo/settings.h"
#include "fake/cluster.h"
#include "test.h"

struct catalog_bed {
    struct fake_cluster cluster;
    struct catalog *catalog;
    struct strbuf told;
    bool is_ready;
    size_t settings;
};

static void on_application(void *context, const char *key, struct json_doc *before,
                           struct json_doc *now)
{
    struct catalog_bed *bed = context;

    strbuf_printf(&bed->told, "%s %s\n", !before ? "new" : !now ? "gone" : "changed", key);
}

static void on_project(void *context, struct str name)
{
    struct catalog_bed *bed = context;

    strbuf_printf(&bed->told, "project %.*s\n", STR_ARG(name));
}

static void on_settings(void *context, const struct settings *settings)
{
    struct catalog_bed *bed = context;

    (void)settings;
    bed->settings++;
}

static void on_cluster_secret(void *context, struct str name, struct json_doc *now)
{
    struct catalog_bed *bed = context;

    strbuf_printf(&bed->told, "cluster %.*s%s\n", STR_ARG(name), now ? "" : " gone");
}

static void on_repositories(void *context)
{
    struct catalog_bed *bed = context;

    strbuf_puts(&bed->told, "repositories\n");
}

static void on_ready(void *context)
{
    struct catalog_bed *bed = context;

    bed->is_ready = true;
}

#define APP(name) "{kind: Application, metadata: {name: " name ", namespace: argocd}, spec: {}}"
#define SECRET(name, type)                                                                         \
    "{kind: Secret, metadata: {name: " name ", namespace: argocd, labels: "                        \
    "{argocd.argoproj.io/secret-type: " type "}}}"

static int set_up_with(void **state, bool leaves_managers_out)
{
    struct catalog_bed *bed = xcalloc(1, sizeof(*bed));
    const struct catalog_handlers handlers = {
        on_application, on_project, on_settings, on_cluster_secret, on_repositories, on_ready, bed
    };
    struct catalog_options options = { .namespace = "argocd",
                                       .leaves_managers_out = leaves_managers_out,
                                       .handlers = &handlers };

    fake_cluster_open(&bed->cluster);
    bed->told = (struct strbuf)STRBUF_INIT(64 * 1024);
    fake_put(&bed->cluster, APP("a"));
    fake_put(&bed->cluster, SECRET("c1", "cluster"));
    fake_put(&bed->cluster, "{kind: ConfigMap, metadata: {name: argocd-cm, namespace: argocd}, "
                            "data: {application.instanceLabelKey: mine}}");
    options.client = bed->cluster.client;
    bed->catalog = catalog_new(&options);
    *state = bed;
    if (!fake_run(&bed->cluster.api, &bed->is_ready))
        return -1;
    fake_idle(&bed->cluster.api, 20);
    return 0;
}

static int set_up(void **state)
{
    return set_up_with(state, false);
}

static int set_up_without_managers(void **state)
{
    return set_up_with(state, true);
}

static int tear_down(void **state)
{
    struct catalog_bed *bed = *state;

    catalog_free(bed->catalog);
    strbuf_release(&bed->told);
    fake_cluster_close(&bed->cluster);
    free(bed);
    return 0;
}

static void expect(struct catalog_bed *bed, const char *told)
{
    for (int i = 0; i < 200 && bed->told.len < strlen(told); i++)
        fake_idle(&bed->cluster.api, 5);
    assert_string_equal(bed->told.ptr ? bed->told.ptr : "", told);
    strbuf_release(&bed->told);
    bed->told = (struct strbuf)STRBUF_INIT(64 * 1024);
}

static void what_was_there_at_the_start_is_known_and_not_told(void **state)
{
    struct catalog_bed *bed = *state;

    expect(bed, "");
    assert_true(catalog_is_ready(bed->catalog));
    assert_int_equal(catalog_application_count(bed->catalog), 1);
    assert_non_null(catalog_application(bed->catalog, "argocd/a"));
    assert_true(str_equals(catalog_settings(bed->catalog)->instance_label_key, "mine"));
    assert_int_equal(bed->settings, 1);
}

static const char *stored(struct catalog_bed *bed, const char *path)
{
    struct json_doc *document = catalog_application(bed->catalog, "argocd/managed");

    return document ? json_cstr_at(json_doc_root(document), path) : "absent";
}

static void put_managed(struct catalog_bed *bed)
{
    fake_put(&bed->cluster, "{kind: Application, metadata: {name: managed, namespace: argocd, "
                            "managedFields: [{manager: someone}]}, spec: {project: p}}");
    expect(bed, "new argocd/managed\n");
}

static void managers_are_kept_unless_they_are_to_be_left_out(void **state)
{
    struct catalog_bed *bed = *state;

    put_managed(bed);
    assert_string_equal(stored(bed, "metadata.managedFields.0.manager"), "someone");
    assert_string_equal(stored(bed, "spec.project"), "p");
}

static void managers_that_are_left_out_leave_all_else(void **state)
{
    struct catalog_bed *bed = *state;

    put_managed(bed);
    assert_string_equal(stored(bed, "metadata.managedFields.0.manager"), "");
    assert_string_equal(stored(bed, "spec.project"), "p");
}

static void changes_are_told_as_they_come(void **state)
{
    struct catalog_bed *bed = *state;

    fake_put(&bed->cluster, APP("b"));
    expect(bed, "new argocd/b\n");
    fake_put(&bed->cluster, "{kind: Application, metadata: {name: b, namespace: argocd}, spec: "
                            "{project: p}}");
    expect(bed, "changed argocd/b\n");
    fake_take(&bed->cluster, "/apis/argoproj.io/v1alpha1/namespaces/argocd/applications/b");
    expect(bed, "gone argocd/b\n");
    assert_null(catalog_application(bed->catalog, "argocd/b"));
    fake_put(&bed->cluster, "{kind: AppProject, metadata: {name: p, namespace: argocd}}");
    expect(bed, "project p\n");
    assert_non_null(catalog_project(bed->catalog, STR("p")));
    assert_string_not_equal(catalog_projects_version(bed->catalog), "");
}

static void secrets_are_told_by_their_type(void **state)
{
    struct catalog_bed *bed = *state;

    fake_put(&bed->cluster, SECRET("r", "repository"));
    expect(bed, "repositories\n");
    fake_put(&bed->cluster, SECRET("c2", "cluster"));
    expect(bed, "cluster c2\n");
    fake_put(&bed->cluster, SECRET("c2", "repository")); /* a cluster no longer */
    expect(bed, "cluster c2 gone\n");
    fake_take(&bed->cluster, "/api/v1/namespaces/argocd/secrets/c1");
    expect(bed, "cluster c1 gone\n");
}

static void count_secret(void *context, struct json_doc *secret)
{
    size_t *count = context;

    (void)secret;
    ++*count;
}

static void secrets_are_walked_by_their_type(void **state)
{
    struct catalog_bed *bed = *state;
    size_t clusters = 0, repositories = 0;

    catalog_each_secret(bed->catalog, "cluster", count_secret, &clusters);
    catalog_each_secret(bed->catalog, "repository", count_secret, &repositories);
    assert_int_equal(clusters, 1);
    assert_int_equal(repositories, 0);
}

static void settings_that_do_not_parse_leave_the_last_good_ones(void **state)
{
    struct catalog_bed *bed = *state;

    fake_put(&bed->cluster, "{kind: ConfigMap, metadata: {name: argocd-cm, namespace: argocd}, "
                            "data: {application.instanceLabelKey: other}}");
    for (int i = 0; i < 200 && bed->settings < 2; i++)
        fake_idle(&bed->cluster.api, 5);
    assert_true(str_equals(catalog_settings(bed->catalog)->instance_label_key, "other"));
    fake_put(&bed->cluster, "{kind: ConfigMap, metadata: {name: argocd-cm, namespace: argocd}, "
                            "data: {application.instanceLabelKey: third, resource.exclusions: "
                            "'{{'}}");
    fake_idle(&bed->cluster.api, 100);
    assert_true(str_equals(catalog_settings(bed->catalog)->instance_label_key, "other"));
}

static void settings_that_are_held_stay_when_others_come(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct catalog_bed *bed = *state;
    const struct settings *held = catalog_hold_settings(bed->catalog, arena);

    fake_put(&bed->cluster, "{kind: ConfigMap, metadata: {name: argocd-cm, namespace: argocd}, "
                            "data: {application.instanceLabelKey: other}}");
    for (int i = 0; i < 200 && bed->settings < 2; i++)
        fake_idle(&bed->cluster.api, 5);
    assert_true(str_equals(catalog_settings(bed->catalog)->instance_label_key, "other"));
    assert_true(str_equals(held->instance_label_key, "mine"));
}

static struct json_doc *version_of_a(struct catalog_bed *bed, int version)
{
    const struct json *known = json_doc_root(catalog_application(bed->catalog, "argocd/a"));
    struct json *edited = json_edit(bed->cluster.arena, known);

    json_set_text(bed->cluster.arena, json_edit_object(bed->cluster.arena, edited, "metadata"),
                  "resourceVersion", arena_printf(bed->cluster.arena, "%d", version));
    return json_doc_freeze(edited);
}

static void what_a_write_answered_is_known_at_once_and_older_states_are_not_taken(void **state)
{
    struct catalog_bed *bed = *state;
    CLEANUP(json_doc_unref) struct json_doc *newer = version_of_a(bed, 5000);
    CLEANUP(json_doc_unref) struct json_doc *older = version_of_a(bed, 50);

    catalog_put_application(bed->catalog, newer);
    expect(bed, "changed argocd/a\n");
    catalog_put_application(bed->catalog, older);
    expect(bed, "");
    assert_ptr_equal(catalog_application(bed->catalog, "argocd/a"), newer);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(what_was_there_at_the_start_is_known_and_not_told),
        TEST(managers_are_kept_unless_they_are_to_be_left_out),
        cmocka_unit_test_setup_teardown(managers_that_are_left_out_leave_all_else,
                                        set_up_without_managers, tear_down),
        TEST(changes_are_told_as_they_come),
        TEST(secrets_are_told_by_their_type),
        TEST(secrets_are_walked_by_their_type),
        TEST(settings_that_do_not_parse_leave_the_last_good_ones),
        TEST(settings_that_are_held_stay_when_others_come),
        TEST(what_a_write_answered_is_known_at_once_and_older_states_are_not_taken),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
