#include "common/argo/document.h"
#include "gitops/resource.h"

static void an_object_is_named_by_four_words(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct json *object = document(
        arena,
        "{apiVersion: apps/v1, kind: Deployment, metadata: {name: web, namespace: shop, uid: "
        "u, labels: {a: b}, annotations: {c: d}, finalizers: [f]}}");
    struct resource_key key = resource_key_of(object);

    (void)state;
    assert_text(resource_key_text(key, arena), "apps/Deployment/shop/web");
    assert_text(resource_print_gvk(resource_gvk(object), arena), "apps/v1, Kind=Deployment");
    assert_text(resource_join_api_version(STR(""), STR("v1"), arena), "v1");
    assert_text(resource_uid(object), "u");
    assert_text(resource_label(object, "a"), "b");
    assert_text(resource_annotation(object, "c"), "d");
    assert_true(resource_has_finalizer(object, "f"));
    assert_true(resource_is_kind(object, "apps", "Deployment"));
    assert_false(resource_is_crd(object));
    assert_text(resource_name(NULL), "");
}

static void keys_are_ordered_as_their_texts(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct resource_key keys[] = {
        { STR(""), STR("A"), STR("n"), STR("x") },   { STR(""), STR("A"), STR("n-1"), STR("x") },
        { STR(""), STR("A-B"), STR("n"), STR("x") }, { STR("apps"), STR("A"), STR(""), STR("x") },
        { STR(""), STR("A"), STR("n"), STR("xy") },
    };

    (void)state;
    for (size_t i = 0; i < 5; i++) {
        for (size_t j = 0; j < 5; j++) {
            int by_text =
                str_compare(resource_key_text(keys[i], arena), resource_key_text(keys[j], arena));
            int by_key = resource_key_compare(keys[i], keys[j]);

            assert_int_equal((by_text > 0) - (by_text < 0), (by_key > 0) - (by_key < 0));
            assert_int_equal(resource_key_equal(keys[i], keys[j]), i == j);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_object_is_named_by_four_words),
        cmocka_unit_test(keys_are_ordered_as_their_texts),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
