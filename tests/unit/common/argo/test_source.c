#include "argo/source.h"
#include "document.h"

static void one_block_names_the_type(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct application_source source =
        application_source_read(document(arena, "{repoURL: u, helm: {}}"));
    const char *type;

    (void)state;
    assert_int_equal(application_source_explicit_type(&source, arena, &type, &err), 0);
    assert_string_equal(type, "Helm");
    source = application_source_read(document(arena, "{repoURL: u}"));
    assert_int_equal(application_source_explicit_type(&source, arena, &type, &err), 0);
    assert_string_equal(type, "");
}

static void two_blocks_are_refused(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct application_source source =
        application_source_read(document(arena, "{helm: {}, kustomize: {}, plugin: null}"));
    const char *type;

    (void)state;
    assert_int_equal(application_source_explicit_type(&source, arena, &type, &err), -1);
    assert_string_equal(error_text(&err), "multiple application sources defined: Kustomize,Helm");
}

static void sources_are_equal_when_they_mean_the_same(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct json *a = document(arena, "{repoURL: u, path: p, helm: {valueFiles: []}}");

    (void)state;
    assert_true(application_sources_equal(
        a, document(arena, "{helm: {skipCrds: false}, path: p, repoURL: u, odd: 1}")));
    assert_false(application_sources_equal(a, document(arena, "{repoURL: u, path: p}")));
    assert_false(application_sources_equal(a, document(arena, "{repoURL: u, path: q}")));
}

static void zero_blocks_are_left_out(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct json *source =
        document(arena, "{repoURL: u, helm: {values: ''}, kustomize: {namePrefix: x}, directory: "
                        "{recurse: false}}");

    (void)state;
    assert_json(application_source_normalize(source, arena),
                "{\"kustomize\":{\"namePrefix\":\"x\"},\"repoURL\":\"u\"}");
    assert_null(application_source_normalize(document(arena, "{repoURL: u}"), arena));
    assert_null(application_source_normalize(
        document(arena, "{repoURL: u, directory: {include: '*.yaml'}}"), arena));
}

static void a_source_may_only_lend_its_files(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct application_source source =
        application_source_read(document(arena, "{repoURL: 'oci://u', ref: values}"));

    (void)state;
    assert_true(application_source_is_ref_only(&source));
    assert_true(application_source_is_oci(&source));
    assert_false(application_source_is_helm_repository(&source));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_block_names_the_type),
        cmocka_unit_test(two_blocks_are_refused),
        cmocka_unit_test(sources_are_equal_when_they_mean_the_same),
        cmocka_unit_test(zero_blocks_are_left_out),
        cmocka_unit_test(a_source_may_only_lend_its_files),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
