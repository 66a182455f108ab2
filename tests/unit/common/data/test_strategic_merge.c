#include "data/strategic_merge.h"
#include "data/strategic_merge_diff.h"
#include "data/strategic_merge_items.h"
#include "data/strategic_merge_lists.h"
#include "fixture_cases.h"
#include "test.h"

/* What a function gave against what was recorded under `key`, or under `<key>_error`. */
static int check(const struct json *one, const char *key, int result, const struct json *got,
                 struct error *err, int differences)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct json *want = json_get(one, key);
    struct str want_error = json_text_at(one, arena_printf(arena, "%s_error", key)), head, rest;

    if (result < 0) {
        str_cut(str_of(error_text(err)), '\n', &head, &rest);
        str_cut(want_error, '\n', &want_error, &rest);
        if (!str_equal(want_error, head))
            differences = fixture_differs(one, key, error_text(err), differences);
    } else if (!want || !json_equal(want, got)) {
        differences =
            fixture_differs(one, key, json_print(got, JSON_SORTED, arena).ptr, differences);
    }
    error_release(err);
    *err = (struct error){ 0 };
    return differences;
}

static int replay_diffs(const struct json *one, int differences)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct strategic_merge_three_way input = {
        .original = json_get(one, "original"),
        .modified = json_get(one, "modified"),
        .current = json_get(one, "current"),
        .type = schema_find(schema_builtin(), "apps", "v1", "Deployment"),
    };
    const struct json *patch = NULL, *applied = NULL;
    int result;

    result =
        strategic_merge_create(input.original, input.modified, input.type, arena, &patch, &err);
    differences = check(one, "two_way", result, patch, &err, differences);
    if (result == 0) {
        result = strategic_merge_apply(input.original, patch, input.type, arena, &applied, &err);
        differences = check(one, "applied", result, applied, &err, differences);
    }
    result = strategic_merge_create_three_way(&input, arena, &patch, &err);
    /* Upstream looks a directive up as if it were a field here, and fails by chance. */
    if (!str_has_prefix(json_text_at(one, "careful_error"), STR("unable to find api field")))
        differences = check(one, "careful", result, patch, &err, differences);
    error_release(&err);
    err = (struct error){ 0 };
    input.overwrite = true;
    result = strategic_merge_create_three_way(&input, arena, &patch, &err);
    differences = check(one, "three_way", result, patch, &err, differences);
    if (result == 0) {
        result = strategic_merge_apply(input.current, patch, input.type, arena, &applied, &err);
        differences = check(one, "predicted", result, applied, &err, differences);
    }
    return differences;
}

static int replay_patch(const struct json *one, int differences)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *result;

    if (strategic_merge_apply(json_get(one, "document"), json_get(one, "patch"),
                              schema_find(schema_builtin(), "", "v1", "Pod"), arena, &result,
                              &err) < 0) {
        if (!str_equals(json_text_at(one, "error"), error_text(&err)))
            differences = fixture_differs(one, "error", error_text(&err), differences);
        return differences;
    }
    if (!json_equal(json_get(one, "result"), result))
        differences = fixture_differs(one, "result", json_print(result, 0, arena).ptr, differences);
    return differences;
}

static void patches_are_made_and_applied_as_kubectl_does(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct json *cases = fixture_read("strategic_merge.json", arena);
    int differences = 0;

    (void)state;
    for (struct json_cursor at = json_walk(cases); json_next(&at);)
        differences = json_get(at.value, "patch") ? replay_patch(at.value, differences)
                                                  : replay_diffs(at.value, differences);
    assert_int_equal(differences, 0);
    assert_true(json_count(cases) > 100);
}

static void an_unknown_type_merges_as_a_merge_patch(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *document, *patch, *result;

    (void)state;
    assert_int_equal(
        json_parse(STR("{\"a\":{\"b\":[1,2],\"c\":1},\"d\":1}"), NULL, arena, &document, &err), 0);
    assert_int_equal(json_parse(STR("{\"a\":{\"b\":[3]},\"d\":null}"), NULL, arena, &patch, &err),
                     0);
    assert_int_equal(strategic_merge_apply(document, patch, SCHEMA_UNKNOWN, arena, &result, &err),
                     0);
    assert_string_equal(json_print(result, JSON_SORTED, arena).ptr, "{\"a\":{\"b\":[3],\"c\":1}}");
}

static void repeated_values_give_way_to_the_last_one(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *list;

    (void)state;
    assert_int_equal(json_parse(STR("[\"a\",\"b\",\"a\",\"c\"]"), NULL, arena, &list, &err), 0);
    assert_string_equal(json_print(strategic_unique(list, arena), 0, arena).ptr,
                        "[\"a\",\"b\",\"c\"]");
}

static void additions_can_be_left_out_of_a_patch(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    const struct strategic_diff diff = { .arena = arena, .err = &err, .ignore_changes = true };
    const struct json *from, *to;

    (void)state;
    assert_int_equal(json_parse(STR("{\"a\":1,\"b\":1}"), NULL, arena, &from, &err), 0);
    assert_int_equal(json_parse(STR("{\"b\":2,\"c\":1}"), NULL, arena, &to, &err), 0);
    assert_string_equal(json_print(strategic_diff(&diff, from, to, SCHEMA_UNKNOWN), 0, arena).ptr,
                        "{\"a\":null}");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(patches_are_made_and_applied_as_kubectl_does),
        cmocka_unit_test(repeated_values_give_way_to_the_last_one),
        cmocka_unit_test(additions_can_be_left_out_of_a_patch),
        cmocka_unit_test(an_unknown_type_merges_as_a_merge_patch),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
