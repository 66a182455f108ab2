#include "chart_cases.h"
#include "render/helm/capabilities.h"

static void a_version_keeps_its_numbers(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct helm_options options = { .kube_version = "1.28.3-gke.100" };
    struct kube_version version;

    (void)state;
    assert_int_equal(capabilities_kube_version(&options, arena, &version, &err), 0);
    assert_string_equal(version.version.ptr, "v1.28.3-gke.100");
    assert_string_equal(version.normal.ptr, "v1.28.3");
    assert_string_equal(version.major.ptr, "1");
    assert_string_equal(version.minor.ptr, "28");
}

static void what_is_no_version_is_refused(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct helm_options options = { .kube_version = "x" };
    struct kube_version version;

    (void)state;
    assert_int_equal(capabilities_kube_version(&options, arena, &version, &err), -1);
    assert_string_equal(error_text(&err),
                        "invalid kube version 'x': could not parse \"x\" as version");
}

static void api_versions_know_the_built_in_ones(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(
        printed("{{ .Capabilities.APIVersions.Has \"apps/v1\" }} {{ .Capabilities.APIVersions.Has "
                "\"x/v1\" }} {{ len .Capabilities.APIVersions }}: 1",
                "{}", arena),
        "true false 55: 1\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_version_keeps_its_numbers),
        cmocka_unit_test(what_is_no_version_is_refused),
        cmocka_unit_test(api_versions_know_the_built_in_ones),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
