#include "data/json_patch.h"
#include "fixture_cases.h"
#include "test.h"

static int replay(const struct json *one, enum json_patch_dialect dialect, const char *key,
                  int differences)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    const struct json_patch_options options = { .dialect = dialect };
    const struct json *result, *want = json_get(one, key);
    struct str want_error = json_text_at(one, arena_printf(arena, "%s_error", key));

    /* Where the library panicked, or failed to write what it had made, there is nothing to match.
     */
    if ((!want && want_error.len == 0) || str_find(want_error, STR("MarshalJSON")) >= 0)
        return differences;
    if (json_patch_apply(json_get(one, "document"), json_get(one, "patch"), &options, arena,
                         &result, &err) < 0) {
        if (!str_equals(want_error, error_text(&err)))
            differences = fixture_differs(one, key, error_text(&err), differences);
        return differences;
    }
    if (!want || !json_equal(want, result))
        differences = fixture_differs(one, key, json_print(result, 0, arena).ptr, differences);
    return differences;
}

static void patches_apply_as_evanphx_does(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct json *cases = fixture_read("json_patch.json", arena);
    int differences = 0;

    (void)state;
    for (struct json_cursor at = json_walk(cases); json_next(&at);) {
        differences = replay(at.value, JSON_PATCH_V5, "v5", differences);
        differences = replay(at.value, JSON_PATCH_V4, "v4", differences);
    }
    assert_int_equal(differences, 0);
    assert_true(json_count(cases) > 300);
}

static int apply_text(const char *document, const char *patch,
                      const struct json_patch_options *options, struct arena *arena,
                      const struct json **out, struct error *err)
{
    const struct json *parsed_document, *parsed_patch;

    assert_int_equal(json_parse(str_of(document), NULL, arena, &parsed_document, err), 0);
    assert_int_equal(json_parse(str_of(patch), NULL, arena, &parsed_patch, err), 0);
    return json_patch_apply(parsed_document, parsed_patch, options, arena, out, err);
}

static void what_is_missing_may_be_removed_when_allowed(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    const struct json_patch_options options = { .allow_missing_on_remove = true };
    const struct json *result;

    (void)state;
    assert_int_equal(apply_text("{\"a\":[1]}",
                                "[{\"op\":\"remove\",\"path\":\"/b/c\"},"
                                "{\"op\":\"remove\",\"path\":\"/a/4\"}]",
                                &options, arena, &result, &err),
                     0);
    assert_string_equal(json_print(result, 0, arena).ptr, "{\"a\":[1]}");
    assert_int_equal(
        apply_text("{}", "[{\"op\":\"remove\",\"path\":\"/b\"}]", NULL, arena, &result, &err), -1);
    assert_int_equal(err.code, ERR_NOT_FOUND);
}

static void copies_are_limited(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *document, *result;
    struct json *patch = json_new_array(arena);

    (void)state;
    assert_int_equal(json_parse(STR("{\"a\":[1,2,3,4,5,6,7,8]}"), NULL, arena, &document, &err), 0);
    for (int i = 0; i < 40; i++) {
        struct json *operation = json_new_object(arena);

        json_set_text(arena, operation, "op", "copy");
        json_set_text(arena, operation, "from", "/a");
        json_set_text(arena, operation, "path", "/a/-");
        json_append(arena, patch, operation);
    }
    assert_int_equal(json_patch_apply(document, patch, NULL, arena, &result, &err), -1);
    assert_int_equal(err.code, ERR_TOO_LARGE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(patches_apply_as_evanphx_does),
        cmocka_unit_test(what_is_missing_may_be_removed_when_allowed),
        cmocka_unit_test(copies_are_limited),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
