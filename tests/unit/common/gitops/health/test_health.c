#include "argo/resource_overrides.h"
#include "common/argo/document.h"
#include "gitops/health/health.h"

#include <dirent.h>
#include <stdio.h>
#include <strings.h>

/* health/<kind>/<verdict>_<case>.yaml; a first line "# message: ..." is the message. */

static struct str read_file(struct arena *arena, const char *path)
{
    FILE *file = fopen(path, "r");
    char *text = arena_alloc(arena, 64 * 1024);
    size_t length;

    if (!file)
        fail_msg("cannot open %s", path);
    length = fread(text, 1, 64 * 1024 - 1, file);
    fclose(file);
    return (struct str){ text, length };
}

static int check_case(struct arena *arena, const char *folder, const char *name)
{
    const char *path = arena_printf(arena, "%s/%s", folder, name);
    struct str text = read_file(arena, path), verdict, rest, message = STR_EMPTY;
    struct health health;
    const char *status;

    str_cut(str_of(name), '_', &verdict, &rest);
    if (str_has_prefix(text, STR("# message: "))) {
        str_cut(text, '\n', &message, &rest);
        message = str_slice(message, 11, message.len);
    }
    health = health_assess(document(arena, text.ptr), NULL, arena);
    status = health_status_name(health.status);
    if (strncasecmp(status, name, verdict.len) == 0 && strlen(status) == verdict.len &&
        str_equal(health.message, message))
        return 0;
    print_error("%s: %s '%.*s', not '%.*s'\n", path, status, STR_ARG(health.message),
                STR_ARG(message));
    return 1;
}

static size_t check_folder(struct arena *arena, const char *folder, int *failures)
{
    DIR *directory = opendir(folder);
    size_t checked = 0;

    assert_non_null(directory);
    for (struct dirent *entry; (entry = readdir(directory));) {
        if (strchr(entry->d_name, '_')) {
            *failures += check_case(arena, folder, arena_printf(arena, "%s", entry->d_name));
            checked++;
        }
    }
    closedir(directory);
    return checked;
}

static void each_object_has_the_health_its_file_is_named_after(void **state)
{
    static const char *const kinds[] = {
        "api_service", "daemon_set", "deployment",   "hpa",
        "ingress",     "job",        "pod",          "pvc",
        "replica_set", "service",    "stateful_set", "workflow",
        "cron_job",    "pdb",        "crd",          "application_set"
    };
    CLEANUP(arena_free) struct arena *arena = arena_new();
    int failures = 0;
    size_t checked = 0;

    (void)state;
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
        checked +=
            check_folder(arena, arena_printf(arena, FIXTURES "/health/%s", kinds[i]), &failures);
    assert_int_equal(failures, 0);
    assert_true(checked >= 101);
}

static void other_kinds_have_no_health(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_false(
        health_assess(document(arena, "{apiVersion: v1, kind: ConfigMap}"), NULL, arena).is_known);
    assert_false(health_assess(document(arena, "{apiVersion: argoproj.io/v1alpha1, kind: "
                                               "Application}"),
                               NULL, arena)
                     .is_known);
}

static void a_script_of_the_settings_replaces_the_check(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct resource_override items[] = {
        { .key = STR("apps/*"), .health_lua = STR("return {status='Degraded'}") },
        { .key = STR("apps/Deployment"),
          .health_lua = STR("return {status='Healthy', message=obj.metadata.name}") },
        { .key = STR("Pod"), .health_lua = STR_EMPTY },
    };
    const struct resource_overrides overrides = { items, 3 };
    struct health health;

    (void)state;
    health = health_assess(
        document(arena, "{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}}"),
        &overrides, arena);
    assert_int_equal(health.status, HEALTH_HEALTHY);
    assert_text(health.message, "web");
    health =
        health_assess(document(arena, "{apiVersion: apps/v1, kind: Other}"), &overrides, arena);
    assert_int_equal(health.status, HEALTH_DEGRADED);
    health = health_assess(document(arena, "{apiVersion: v1, kind: Pod, status: {phase: Pending}}"),
                           &overrides, arena);
    assert_int_equal(health.status, HEALTH_PROGRESSING);
}

static void an_error_of_a_script_names_the_object(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct resource_override items[] = { { .key = STR("Pod"),
                                                 .health_lua = STR("error('no')") } };
    const struct resource_overrides overrides = { items, 1 };
    struct health health;

    (void)state;
    health = health_assess(
        document(arena, "{apiVersion: v1, kind: Pod, metadata: {name: p, namespace: shop}}"),
        &overrides, arena);
    assert_int_equal(health.status, HEALTH_UNKNOWN);
    assert_text(health.message, "<string>:1: no");
    assert_text(health.error, "failed to get resource health for shop/p: <string>:1: no");
}

static void a_script_of_the_settings_comes_before_the_rules_of_a_kind(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct resource_override items[] = {
        { .key = STR("cert-manager.io/*"), .health_lua = STR("return {status='Suspended'}") }
    };
    const struct resource_overrides overrides = { items, 1 };
    const struct json *object =
        document(arena, "{apiVersion: cert-manager.io/v1, kind: Issuer, "
                        "status: {conditions: [{type: Ready, status: 'True', message: ok}]}}");

    (void)state;
    assert_int_equal(health_assess(object, &overrides, arena).status, HEALTH_SUSPENDED);
    assert_int_equal(health_assess(object, NULL, arena).status, HEALTH_HEALTHY);
    assert_text(health_assess(object, NULL, arena).message, "ok");
}

static void an_error_of_a_rule_names_the_object(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct health health;

    (void)state;
    health = health_assess(document(arena, "{apiVersion: batch/v1, kind: CronJob, "
                                           "metadata: {name: nightly, namespace: shop}}"),
                           NULL, arena);
    assert_int_equal(health.status, HEALTH_UNKNOWN);
    assert_text(health.message,
                "<string>:3: attempt to index a non-table object(nil) with key 'suspend'");
    assert_text(health.error, "failed to get resource health for shop/nightly: <string>:3: attempt "
                              "to index a non-table object(nil) with key 'suspend'");
}

static void an_operators_object_that_is_being_deleted_is_progressing(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct health health;

    (void)state;
    health =
        health_assess(document(arena, "{apiVersion: cert-manager.io/v1, kind: Issuer, "
                                      "metadata: {deletionTimestamp: '2026-01-02T03:04:05Z'}}"),
                      NULL, arena);
    assert_int_equal(health.status, HEALTH_PROGRESSING);
    assert_text(health.message, "Pending deletion");
}

static void worse_is_later_in_the_list(void **state)
{
    (void)state;
    assert_true(health_is_worse(HEALTH_HEALTHY, HEALTH_SUSPENDED));
    assert_true(health_is_worse(HEALTH_MISSING, HEALTH_DEGRADED));
    assert_false(health_is_worse(HEALTH_NONE, HEALTH_HEALTHY));
    assert_int_equal(health_status_parse(STR("Unknown")), HEALTH_UNKNOWN);
    assert_int_equal(health_status_parse(STR("healthy")), HEALTH_NONE);
}

static void it_is_stored_without_an_empty_message(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct health health = { true, HEALTH_HEALTHY, STR_EMPTY, STR_EMPTY };

    (void)state;
    assert_json(health_to_json(&health, arena), "{\"status\":\"Healthy\"}");
    health.is_known = false;
    assert_null(health_to_json(&health, arena));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_object_has_the_health_its_file_is_named_after),
        cmocka_unit_test(other_kinds_have_no_health),
        cmocka_unit_test(a_script_of_the_settings_replaces_the_check),
        cmocka_unit_test(an_error_of_a_script_names_the_object),
        cmocka_unit_test(a_script_of_the_settings_comes_before_the_rules_of_a_kind),
        cmocka_unit_test(an_error_of_a_rule_names_the_object),
        cmocka_unit_test(an_operators_object_that_is_being_deleted_is_progressing),
        cmocka_unit_test(worse_is_later_in_the_list),
        cmocka_unit_test(it_is_stored_without_an_empty_message),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
