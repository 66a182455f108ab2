#include "data/structured_merge.h"
#include "data/structured_merge_apply.h"
#include "data/structured_merge_walk.h"
#include "fixture_cases.h"
#include "test.h"

struct replaying {
    const struct json *one;
    struct arena *arena;
    struct error *err;
    struct schema_type type;
    int differences;
};

static void check(struct replaying *replaying, const char *key, const struct json *got)
{
    const struct json *want = json_get(replaying->one, key);

    if (json_is(want, JSON_NULL) && !got)
        return;
    if (!want || !json_equal(want, got))
        replaying->differences = fixture_differs(
            replaying->one, key, json_print(got, 0, replaying->arena).ptr, replaying->differences);
}

static void check_set(struct replaying *replaying, const char *key, const struct field_set *set)
{
    struct str want = json_print(json_get(replaying->one, key), JSON_COMPACT, replaying->arena);
    struct str got = json_print(field_set_json(set, replaying->arena), 0, replaying->arena);

    if (!str_equal(want, got))
        replaying->differences =
            fixture_differs(replaying->one, key, got.ptr, replaying->differences);
}

static const struct field_set *fields_of(struct replaying *replaying, const char *key)
{
    const struct field_set *set = NULL;

    assert_int_equal(structured_field_set(json_get(replaying->one, key), replaying->type,
                                          replaying->arena, &set, replaying->err),
                     0);
    return set;
}

static void replay_sets(struct replaying *replaying)
{
    const struct field_set *live = fields_of(replaying, "live");
    const struct field_set *config = fields_of(replaying, "config");
    struct arena *arena = replaying->arena;

    check_set(replaying, "config_set", config);
    check_set(replaying, "union", field_set_union(live, config, arena));
    check_set(replaying, "intersection", field_set_intersection(live, config, arena));
    check_set(replaying, "difference", field_set_difference(live, config, arena));
    check_set(replaying, "recursive", field_set_recursive_difference(live, config, arena));
    check_set(replaying, "leaves", field_set_leaves(live, arena));
}

static void replay_values(struct replaying *replaying)
{
    const struct json *live = json_get(replaying->one, "live"), *merged = NULL;
    const struct json *config = json_get(replaying->one, "config");
    const struct field_set *set = fields_of(replaying, "config");
    const struct field_set *leaves = field_set_leaves(set, replaying->arena);
    struct structured_comparison changes;

    assert_int_equal(
        structured_merge(live, config, replaying->type, replaying->arena, &merged, replaying->err),
        0);
    check(replaying, "merged", merged);
    assert_int_equal(structured_compare(live, config, replaying->type, replaying->arena, &changes,
                                        replaying->err),
                     0);
    check_set(replaying, "added", changes.added);
    check_set(replaying, "modified", changes.modified);
    check_set(replaying, "removed", changes.removed);
    check(replaying, "without", structured_remove(live, replaying->type, set, replaying->arena));
    check(replaying, "only", structured_extract(live, replaying->type, leaves, replaying->arena));
    check(replaying, "only_with_keys",
          structured_extract_with_keys(live, replaying->type, leaves, replaying->arena));
}

/* "me" applied `old` before, "you" owns a part of live. */
static struct structured_apply input_of(struct replaying *replaying)
{
    struct field_manager *managers = arena_alloc(replaying->arena, 2 * sizeof(*managers));
    struct field_set *half;

    assert_int_equal(
        field_set_parse(json_get(replaying->one, "half"), replaying->arena, &half, replaying->err),
        0);
    managers[0] = (struct field_manager){
        .manager = STR("me"),
        .api_version = STR("apps/v1"),
        .subresource = STR_EMPTY,
        .time = STR_EMPTY,
        .applied = true,
        .set = field_set_intersection(fields_of(replaying, "old"), fields_of(replaying, "live"),
                                      replaying->arena),
    };
    managers[1] = managers[0];
    managers[1].manager = STR("you");
    managers[1].applied = false;
    managers[1].set = half;
    return (struct structured_apply){
        .live = json_get(replaying->one, "live"),
        .config = json_get(replaying->one, "config"),
        .type = replaying->type,
        .managers = { managers, 2 },
        .manager = managers[0],
    };
}

static void check_managers(struct replaying *replaying, const char *key,
                           const struct field_managers *managers)
{
    const struct json *want = json_get(replaying->one, key);

    for (size_t i = 0; i < managers->count; i++) {
        const struct json *set = json_get_str(want, managers->items[i].manager);
        struct str got = json_print(field_set_json(managers->items[i].set, replaying->arena), 0,
                                    replaying->arena);

        if (!str_equal(json_print(set, 0, replaying->arena), got))
            replaying->differences =
                fixture_differs(replaying->one, key, got.ptr, replaying->differences);
    }
    if (managers->count != json_count(want))
        replaying->differences =
            fixture_differs(replaying->one, key, "other managers", replaying->differences);
}

static void replay_apply(struct replaying *replaying)
{
    struct structured_apply input = input_of(replaying);
    struct field_conflicts conflicts = { 0 };
    struct structured_result result;

    if (structured_apply(&input, replaying->arena, &result, &conflicts, replaying->err) < 0) {
        if (replaying->err->code != ERR_CONFLICT ||
            (int64_t)conflicts.count != json_int(json_get(replaying->one, "careful_conflicts"), -1))
            replaying->differences = fixture_differs(
                replaying->one, "conflicts", error_text(replaying->err), replaying->differences);
        error_release(replaying->err);
        *replaying->err = (struct error){ 0 };
    } else {
        check(replaying, "careful", result.object);
        check_managers(replaying, "careful_managers", &result.managers);
    }
    input.force = true;
    assert_int_equal(structured_apply(&input, replaying->arena, &result, NULL, replaying->err), 0);
    check(replaying, "applied", result.object);
    check_managers(replaying, "applied_managers", &result.managers);
}

static void replay_invalid(struct replaying *replaying)
{
    const struct json *value = json_get(replaying->one, "invalid");

    replaying->type = schema_find_object(schema_builtin(), value);
    assert_int_equal(structured_validate(value, replaying->type, 0, replaying->err), -1);
    if (!str_equals(json_text_at(replaying->one, "error"), error_text(replaying->err)))
        replaying->differences = fixture_differs(
            replaying->one, "error", error_text(replaying->err), replaying->differences);
}

static void replay_all(void (*replay)(struct replaying *replaying), bool invalid)
{
    CLEANUP(arena_free) struct arena *cases_arena = arena_new();
    const struct json *cases = fixture_read("structured_merge.json", cases_arena);
    int differences = 0;
    size_t replayed = 0;

    for (struct json_cursor at = json_walk(cases); json_next(&at);) {
        CLEANUP(arena_free) struct arena *arena = arena_new();
        CLEANUP(error_release) struct error err = { 0 };
        struct replaying replaying = {
            .one = at.value,
            .arena = arena,
            .err = &err,
            .differences = differences,
            .type = schema_find(schema_builtin(), "apps", "v1", "Deployment"),
        };

        if ((json_get(at.value, "invalid") != NULL) != invalid)
            continue;
        replay(&replaying);
        differences = replaying.differences;
        replayed++;
    }
    assert_int_equal(differences, 0);
    assert_true(replayed >= 8);
}

static void sets_are_those_of_structured_merge_diff(void **state)
{
    (void)state;
    replay_all(replay_sets, false);
}

static void values_merge_compare_and_come_apart_alike(void **state)
{
    (void)state;
    replay_all(replay_values, false);
}

static void applying_keeps_the_same_accounts(void **state)
{
    (void)state;
    replay_all(replay_apply, false);
}

static void what_is_wrong_is_said_in_the_same_words(void **state)
{
    (void)state;
    replay_all(replay_invalid, true);
}

static void numbers_are_equal_by_value(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_true(structured_equal(json_new_int(arena, 1), json_new_float(arena, 1)));
    assert_false(structured_equal(json_new_int(arena, 1), json_new_cstr(arena, "1")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sets_are_those_of_structured_merge_diff),
        cmocka_unit_test(values_merge_compare_and_come_apart_alike),
        cmocka_unit_test(applying_keeps_the_same_accounts),
        cmocka_unit_test(numbers_are_equal_by_value),
        cmocka_unit_test(what_is_wrong_is_said_in_the_same_words),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
