/* Folders that the original has rendered, and what came of it: ours must be the same, byte for
 * byte. */
#include "data/digest.h"
#include "data/json.h"
#include "render_case.h"

static void make_files(struct render_case *test, const struct json *files)
{
    for (struct json_cursor at = json_walk(files); json_next(&at);) {
        struct str bytes;

        assert_int_equal(
            base64_decode(json_string(at.value), 100000, test->arena, &bytes, &test->err), 0);
        add_bytes(test, arena_printf(test->arena, "%.*s", STR_ARG(at.key)), bytes.ptr, bytes.len);
    }
}

static void make_links(struct render_case *test, const struct json *links)
{
    for (struct json_cursor at = json_walk(links); json_next(&at);) {
        const char *path = arena_printf(test->arena, "%.*s", STR_ARG(at.key));

        assert_int_equal(symlink(json_cstr(at.value), render_case_path(test, path)), 0);
    }
}

static char *text_of(struct render_case *test, const struct json *recorded, const char *key)
{
    return arena_printf(test->arena, "%s", json_cstr(json_get(recorded, key)));
}

/* As `rendered()` shows it. */
static const char *expected(struct render_case *test, const struct json *recorded)
{
    const char *all = "";

    if (json_get(recorded, "error"))
        return arena_printf(test->arena, "ERROR %s", json_cstr(json_get(recorded, "error")));
    for (struct json_cursor at = json_walk(json_get(recorded, "manifests")); json_next(&at);)
        all = arena_printf(test->arena, "%s%s%s", all, at.index ? "\n" : "", json_cstr(at.value));
    return all;
}

/* 1 when it differs. */
static int play(const struct json *recorded)
{
    void *state = NULL;
    struct render_case *test;
    struct str source;
    int differs;

    render_case_open(&state);
    test = state;
    make_files(test, json_get(recorded, "files"));
    make_links(test, json_get(recorded, "links"));
    source = json_print(json_get(recorded, "source"), JSON_COMPACT, test->arena);
    set_source(test, source.ptr);
    test->request.app_name = text_of(test, recorded, "app");
    test->request.namespace_ = text_of(test, recorded, "namespace");
    test->request.app_label_key = text_of(test, recorded, "labelKey");
    test->request.tracking_method = text_of(test, recorded, "trackingMethod");
    differs = strcmp(rendered(test), expected(test, recorded)) != 0 ||
              (json_get(recorded, "code") &&
               !str_equals(json_text_at(recorded, "code"), error_grpc_name(test->err.code)));
    if (differs)
        fprintf(stderr, "%s: wanted %s\n    but got %s (%s)\n", json_cstr_at(recorded, "name"),
                expected(test, recorded), rendered(test), error_grpc_name(test->err.code));
    render_case_close(&state);
    return differs;
}

static void recorded_folders_render_the_same(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(tree_close) struct tree *fixtures = NULL;
    const struct json *all;
    struct str text;
    int differing = 0;

    (void)state;
    assert_int_equal(tree_open(FIXTURES "/render", &fixtures, &err), 0);
    assert_int_equal(tree_read(fixtures, "recorded.json", 1000000, arena, &text, &err), 0);
    assert_int_equal(json_parse(text, NULL, arena, &all, &err), 0);
    assert_true(json_count(all) > 50);
    for (struct json_cursor at = json_walk(all); json_next(&at);)
        differing += play(at.value);
    assert_int_equal(differing, 0);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(recorded_folders_render_the_same),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
