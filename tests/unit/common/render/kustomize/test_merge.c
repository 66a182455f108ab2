#include "base/arena.h"
#include "data/json.h"
#include "render/kustomize/merge.h"
#include "render/kustomize/merge_types.h"
#include "test.h"

static struct knode *parsed(struct arena *arena, const char *text)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct knode_list list;

    assert_int_equal(knode_parse(str_of(text), arena, &list, &err), 0);
    return list.items[0];
}

static void assert_merged(const char *into, const char *patch, const char *expected)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *json;
    struct knode *merged;

    if (merge_apply(NULL, parsed(arena, into), parsed(arena, patch), arena, &merged, &err) < 0)
        fail_msg("%s", error_text(&err));
    if (!expected) {
        assert_null(merged);
        return;
    }
    assert_int_equal(knode_to_json(merged, arena, &json, &err), 0);
    assert_string_equal(json_print(json, JSON_SORTED, arena).ptr, expected);
}

#define POD(spec) "{apiVersion: v1, kind: Pod, spec: " spec "}"

static void items_of_the_patch_come_first(void **state)
{
    (void)state;
    assert_merged(POD("{volumes: [{name: a, x: 1}, {name: b}]}"),
                  POD("{volumes: [{name: c}, {name: a, y: 2}]}"),
                  "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"spec\":{\"volumes\":[{\"name\":\"c\"},"
                  "{\"name\":\"a\",\"x\":1,\"y\":2},{\"name\":\"b\"}]}}");
}

static void unknown_lists_are_replaced_and_nulls_delete(void **state)
{
    (void)state;
    assert_merged("{a: [1], b: {c: 1, d: 2}, e: }", "{a: [2], b: {c: null}}",
                  "{\"a\":[2],\"b\":{\"d\":2}}");
}

static void directives_replace_and_delete(void **state)
{
    (void)state;
    assert_merged("{a: {b: 1}, c: {d: 1}}", "{a: {$patch: replace, x: 2}, c: {$patch: delete}}",
                  "{\"a\":{\"x\":2}}");
    assert_merged("{a: 1}", "{$patch: delete}", NULL);
    assert_merged("{a: 1}", "{$patch: replace, b: 1}", "{\"a\":1}");
}

/* As the original has it, which nobody would have thought of. */
static void items_without_the_key_drive_others_out(void **state)
{
    (void)state;
    assert_merged(POD("{volumes: [{x: 1}, {name: a}]}"), POD("{volumes: [{name: a, y: 2}]}"),
                  "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"spec\":{\"volumes\":[{\"x\":1}]}}");
    assert_merged(POD("{volumes: [{name: a}, {name: b}]}"), POD("{volumes: [{x: 1}]}"),
                  "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"spec\":{\"volumes\":[]}}");
}

static void directives_beside_items_without_the_key_are_not_guessed(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct knode *merged;

    (void)state;
    assert_int_equal(merge_apply(NULL, parsed(arena, POD("{volumes: [{x: 1}]}")),
                                 parsed(arena, POD("{volumes: [{name: a, $patch: delete}]}")),
                                 arena, &merged, &err),
                     -1);
    assert_int_equal(err.code, ERR_UNIMPLEMENTED);
}

static void types_know_their_lists(void **state)
{
    const struct merge_type *deployment =
        merge_type_find(gvk_of(STR("apps/v1"), STR("Deployment")));
    const struct merge_field *spec = merge_field_find(deployment, STR("spec"));

    (void)state;
    assert_non_null(merge_field_find(spec->type, STR("template")));
    assert_null(merge_field_find(spec->type, STR("nope")));
    assert_null(merge_type_find(gvk_of(STR("apps/v1beta1"), STR("Deployment"))));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(items_of_the_patch_come_first),
        cmocka_unit_test(unknown_lists_are_replaced_and_nulls_delete),
        cmocka_unit_test(directives_replace_and_delete),
        cmocka_unit_test(items_without_the_key_drive_others_out),
        cmocka_unit_test(directives_beside_items_without_the_key_are_not_guessed),
        cmocka_unit_test(types_know_their_lists),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
