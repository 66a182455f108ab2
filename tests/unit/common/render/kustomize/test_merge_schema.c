#include "base/arena.h"
#include "render/kustomize/merge_schema.h"
#include "render/kustomize/merge_types.h"
#include "test.h"

#include <stdio.h>

static const char *const document =
    "definitions:\n"
    "  a.Kind:\n"
    "    properties:\n"
    "      spec: {$ref: '#/definitions/a.Spec'}\n"
    "      gone: {$ref: '#/definitions/a.Gone'}\n"
    "    x-kubernetes-group-version-kind: [{group: a, kind: Kind, version: v1}]\n"
    "  a.Spec:\n"
    "    properties:\n"
    "      again: {$ref: '#/definitions/a.Spec'}\n"
    "      keyed: {type: array, x-kubernetes-patch-strategy: 'merge,retainKeys',\n"
    "        x-kubernetes-patch-merge-key: id, items: {$ref: '#/definitions/a.Spec'}}\n"
    "      two: {type: array, x-kubernetes-patch-strategy: merge,\n"
    "        x-kubernetes-list-map-keys: [p, q], items: {type: object}}\n"
    "      words: {type: array, x-kubernetes-patch-strategy: merge, items: {type: string}}\n"
    "      plain: {type: array, x-kubernetes-patch-merge-key: id, items: {type: object}}\n";

static const struct merge_type *find(struct arena *arena, const char *text, const char *kind)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct merge_type *type = NULL;
    struct merge_schema *schema;

    if (merge_schema_read(str_of(text), arena, &schema, &err) < 0 ||
        merge_schema_find(schema, gvk_of(STR("a/v1"), str_of(kind)), &type, &err) < 0)
        fail_msg("%s", error_text(&err));
    return type;
}

static void lists_merge_by_the_keys_of_the_document(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct merge_type *spec, *type = find(arena, document, "Kind");
    const struct merge_field *field;

    (void)state;
    assert_null(find(arena, document, "Deployment"));
    assert_non_null(type);
    assert_null(merge_field_find(type, STR("gone"))->type);
    spec = merge_field_find(type, STR("spec"))->type;
    assert_ptr_equal(merge_field_find(spec, STR("again"))->type, spec);
    field = merge_field_find(spec, STR("keyed"));
    assert_string_equal(field->keys[0], "id");
    assert_null(field->keys[1]);
    assert_ptr_equal(field->type, spec);
    field = merge_field_find(spec, STR("two"));
    assert_string_equal(field->keys[0], "p");
    assert_string_equal(field->keys[1], "q");
    assert_true(merge_field_find(spec, STR("words"))->is_set);
    field = merge_field_find(spec, STR("plain"));
    assert_null(field->keys[0]);
    assert_false(field->is_set);
}

static void a_document_without_end_is_refused(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    const struct merge_type *type;
    struct merge_schema *schema;
    const char *text = "definitions:\n  a.0:\n    x-kubernetes-group-version-kind: [{group: a, "
                       "kind: K, version: v1}]\n    properties: {x: {$ref: '#/definitions/a.1'}}\n";

    (void)state;
    for (int i = 1; i < 1000; i++)
        text = arena_printf(arena, "%s  a.%d: {properties: {x: {$ref: '#/definitions/a.%d'}}}\n",
                            text, i, i + 1);
    assert_int_equal(merge_schema_read(str_of(text), arena, &schema, &err), 0);
    assert_int_equal(merge_schema_find(schema, gvk_of(STR("a/v1"), STR("K")), &type, &err), -1);
    assert_string_equal(error_text(&err), "the schema file nests more than 200 types");
}

static void what_is_no_document_is_told(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct merge_schema *schema;

    (void)state;
    assert_int_equal(merge_schema_read(STR("[]"), arena, &schema, &err), -1);
    assert_string_equal(error_text(&err), "invalid schema file: it holds no object");
}

static void references_lead_through_the_document_alone(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const char *text =
        "definitions:\n"
        "  a.Kind:\n"
        "    properties:\n"
        "      far: {$ref: 'https://example.test/s.json#/definitions/a~1b%20c'}\n"
        "      within: {$ref: 'other.json#/definitions/a.Kind/properties/list'}\n"
        "      whole: {$ref: 'other.json'}\n"
        "      list: {type: array, x-kubernetes-patch-strategy: merge,\n"
        "        x-kubernetes-patch-merge-key: id, items: {type: object}}\n"
        "    x-kubernetes-group-version-kind: [{group: a, kind: Kind, version: v1}]\n"
        "  a/b c: {additionalProperties: {$ref: '#/definitions/a.Kind'}}\n";
    const struct merge_type *far, *type = find(arena, text, "Kind");

    (void)state;
    far = merge_field_find(type, STR("far"))->type;
    assert_non_null(far);
    assert_ptr_equal(merge_field_find(far, STR("any"))->type, type);
    assert_string_equal(merge_field_find(type, STR("within"))->keys[0], "id");
    assert_null(merge_field_find(type, STR("whole"))->type);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lists_merge_by_the_keys_of_the_document),
        cmocka_unit_test(references_lead_through_the_document_alone),
        cmocka_unit_test(a_document_without_end_is_refused),
        cmocka_unit_test(what_is_no_document_is_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
