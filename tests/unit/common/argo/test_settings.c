#include "argo/project.h"
#include "argo/settings.h"
#include "document.h"

static int read_data(struct arena *arena, const char *data, struct settings **out,
                     struct error *err)
{
    CLEANUP(json_doc_unref)
    struct json_doc *config =
        json_doc_freeze(document(arena, arena_printf(arena, "data:\n%s", data)));
    CLEANUP(json_doc_unref)
    struct json_doc *secret =
        json_doc_freeze(document(arena, "{stringData: {server.key: ' value\n'}}"));

    return settings_read(config, secret, out, err);
}

static struct settings *settings_of(struct arena *arena, const char *data)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct settings *settings = NULL;

    if (read_data(arena, data, &settings, &err) < 0)
        fail_msg("%s", error_text(&err));
    return settings;
}

static void nothing_set_is_the_default_everywhere(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(settings_unref) struct settings *settings = settings_of(arena, "  a: b\n");

    (void)state;
    assert_int_equal(settings->tracking_method, TRACKING_ANNOTATION);
    assert_text(settings->instance_label_key, "app.kubernetes.io/instance");
    assert_int_equal(settings->compare.ignore_status_field, IGNORE_STATUS_ALL);
    assert_true(settings->in_cluster_enabled && settings->ignore_resource_updates_enabled);
    assert_true(settings->helm_enabled && !settings->impersonation_enabled);
    assert_true(settings->impersonation_enforced);
    assert_int_equal(settings->reconciliation_ms, 120000);
    assert_int_equal(settings->reconciliation_jitter_ms, 60000);
    assert_text(texts_join(settings->helm_value_file_schemes, "|", arena), "https|http");
    assert_text(settings_text(settings, "a"), "b");
    assert_text(settings_text(settings, "b"), "");
}

static void overrides_come_from_the_map_and_from_split_keys(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(settings_unref)
    struct settings *settings =
        settings_of(arena, "  resource.customizations: |\n"
                           "    apps/Deployment:\n"
                           "      health.lua: return 1\n"
                           "      ignoreDifferences: |\n"
                           "        jsonPointers: [/spec/replicas]\n"
                           "  resource.customizations.health.apps_Deployment: return 2\n"
                           "  resource.customizations.useOpenLibs.ConfigMap: 'true'\n"
                           "  resource.customizations.ignoreDifferences.all: |\n"
                           "    managedFieldsManagers: [m]\n"
                           "  resource.customizations.knownTypeFields.x.io_Y: |\n"
                           "    - {field: spec.a, type: core/Quantity}\n");
    const struct resource_override *found =
        resource_overrides_find(&settings->overrides, STR("apps/Deployment"));

    (void)state;
    assert_text(found->health_lua, "return 2");
    assert_text(found->ignore_differences.json_pointers.items[0], "/spec/replicas");
    assert_true(resource_overrides_find(&settings->overrides, STR("ConfigMap"))->use_open_libs);
    found = resource_overrides_find(&settings->overrides, STR("*/*"));
    assert_int_equal(found->ignore_differences.managed_fields_managers.count, 1);
    found = resource_overrides_find(&settings->overrides, STR("x.io/Y"));
    assert_text(found->known_type_fields[0].type, "core/Quantity");
}

static const char *fault(struct arena *arena, const char *data)
{
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(settings_unref) struct settings *settings = NULL;

    if (read_data(arena, data, &settings, &err) == 0)
        return "";
    return arena_printf(arena, "%s", error_text(&err));
}

static void a_malformed_value_fails_the_whole(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(fault(arena, "  resource.customizations.odd.ConfigMap: x\n"),
                        "resource.customizations.odd.ConfigMap: resource customization type odd "
                        "not supported");
    assert_string_equal(
        fault(arena, "  resource.customizations.health.a_b_c: x\n"),
        "group kind should be in format `resource.customizations.<type>.<group_kind>` or "
        "resource.customizations.<type>.<kind>`, got group kind: 'a_b_c'");
    assert_string_equal(fault(arena, "  resource.ignoreResourceUpdatesEnabled: maybe\n"),
                        "resource.ignoreResourceUpdatesEnabled: strconv.ParseBool: parsing "
                        "\"maybe\": invalid syntax");
    assert_string_equal(fault(arena, "  kustomize.path.v4: /a\n  kustomize.version.v4: /b\n"),
                        "found duplicate kustomize version: v4");
    assert_non_null(strstr(fault(arena, "  resource.exclusions: '{'\n"), "resource.exclusions"));
}

static void comparing_can_be_told_what_to_leave_out(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(settings_unref)
    struct settings *off =
        settings_of(arena, "  resource.compareoptions: 'ignoreResourceStatusField: off'\n");
    CLEANUP(settings_unref)
    struct settings *crd =
        settings_of(arena, "  resource.compareoptions: |\n    ignoreAggregatedRoles: true\n"
                           "    ignoreResourceStatusField: crd\n"
                           "    ignoreDifferencesOnResourceUpdates: false\n");
    CLEANUP(settings_unref)
    struct settings *odd =
        settings_of(arena, "  resource.compareoptions: 'ignoreResourceStatusField: odd'\n");

    (void)state;
    assert_int_equal(off->compare.ignore_status_field, IGNORE_STATUS_NONE);
    assert_int_equal(crd->compare.ignore_status_field, IGNORE_STATUS_CRD);
    assert_true(crd->compare.ignore_aggregated_roles);
    assert_false(crd->compare.ignore_differences_on_resource_updates);
    assert_int_equal(odd->compare.ignore_status_field, IGNORE_STATUS_ALL);
    assert_int_equal(odd->warnings.count, 1);
}

static void words_choose_tracking_and_rbac(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(settings_unref)
    struct settings *settings =
        settings_of(arena, "  application.resourceTrackingMethod: annotation+label\n"
                           "  resource.respectRBAC: strictly\n  timeout.reconciliation: 2d\n"
                           "  resource.sensitive.mask.annotations: 'a, b'\n"
                           "  resource.customLabels: 'x, y'\n");
    enum respect_rbac rbac;

    (void)state;
    assert_int_equal(settings->tracking_method, TRACKING_ANNOTATION_AND_LABEL);
    assert_string_equal(tracking_method_name(settings->tracking_method), "annotation+label");
    assert_int_equal(settings_respect_rbac(settings, &rbac, &err), -1);
    assert_string_equal(error_text(&err), "invalid value for resource.respectRBAC: strictly");
    assert_int_equal(settings->reconciliation_ms, 2LL * 86400 * 1000);
    assert_text(settings->sensitive_annotations.items[1], "b");
    /* Not trimmed: as in the original such a key matches no label. */
    assert_text(settings->custom_labels.items[1], " y");
}

static void secrets_are_looked_up_by_name(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(settings_unref) struct settings *settings = settings_of(arena, "  a: b\n");

    (void)state;
    assert_text(settings_resolve_secret(settings, STR("$server.key"), arena), "value");
    assert_text(settings_resolve_secret(settings, STR("$missing"), arena), "$missing");
    assert_text(settings_resolve_secret(settings, STR("plain"), arena), "plain");
}

static void only_some_changes_concern_the_cluster_cache(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(settings_unref) struct settings *a = settings_of(arena, "  url: x\n");
    CLEANUP(settings_unref) struct settings *b = settings_of(arena, "  url: y\n");
    CLEANUP(settings_unref) struct settings *c = settings_of(arena, "  installationID: z\n");

    (void)state;
    assert_true(settings_equal_for_cache(a, b));
    assert_false(settings_equal_for_cache(a, c));
}

static void global_projects_are_chosen_by_label(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(settings_unref)
    struct settings *settings = settings_of(
        arena, "  globalProjects: |\n    - projectName: g\n      labelSelector: {matchExpressions: "
               "[{key: team, operator: In, values: [a, b]}]}\n");
    struct project team = { .document = document(arena, "{metadata: {labels: {team: a}}}"),
                            .name = STR("p") };
    struct project other = { .document = document(arena, "{metadata: {labels: {team: c}}}"),
                             .name = STR("q") };
    struct project global = { .document = document(arena, "{}"), .name = STR("g") };
    const struct project *all[] = { &team, &other, &global };
    const struct project *const *found;

    (void)state;
    assert_int_equal(settings_global_projects(settings, &team, all, 3, arena, &found), 1);
    assert_ptr_equal(found[0], &global);
    assert_int_equal(settings_global_projects(settings, &other, all, 3, arena, &found), 0);
}

static void a_reference_outlives_its_giver(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct settings *settings = settings_of(arena, "  a: b\n");
    struct settings *kept = settings_ref(settings);

    (void)state;
    settings_unref(settings);
    assert_text(settings_text(kept, "a"), "b");
    settings_unref(kept);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_set_is_the_default_everywhere),
        cmocka_unit_test(overrides_come_from_the_map_and_from_split_keys),
        cmocka_unit_test(a_malformed_value_fails_the_whole),
        cmocka_unit_test(comparing_can_be_told_what_to_leave_out),
        cmocka_unit_test(words_choose_tracking_and_rbac),
        cmocka_unit_test(secrets_are_looked_up_by_name),
        cmocka_unit_test(only_some_changes_concern_the_cluster_cache),
        cmocka_unit_test(global_projects_are_chosen_by_label),
        cmocka_unit_test(a_reference_outlives_its_giver),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
