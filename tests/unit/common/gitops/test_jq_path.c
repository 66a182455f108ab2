#include "base/arena.h"
#include "gitops/jq_path.h"
#include "test.h"

#include <stdio.h>
#include <string.h>

/* The steps with '|' between them, NULL for an expression that is no plain path. */
static const char *steps_of(const char *expression, struct arena *arena)
{
    struct pointer_path path;
    const char *text = "";

    if (!jq_path_parse(str_of(expression), arena, &path))
        return NULL;
    for (size_t i = 0; i < path.count; i++)
        text = arena_printf(arena, "%s%s%.*s", text, i > 0 ? "|" : "", STR_ARG(path.steps[i]));
    return text;
}

static void paths_of_names_are_parsed(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(steps_of(".spec", arena), "spec");
    assert_string_equal(steps_of("  .spec.replicas\n", arena), "spec|replicas");
    assert_string_equal(steps_of(".metadata.annotations.\"a.b/c-d\"", arena),
                        "metadata|annotations|a.b/c-d");
    assert_string_equal(steps_of(".[\"a b\"][\"c\"].d", arena), "a b|c|d");
    assert_string_equal(steps_of(".a.[\"b\"]", arena), "a|b");
    assert_string_equal(steps_of(".\"\"", arena), "");
    assert_string_equal(steps_of("._x1", arena), "_x1");
}

static void everything_else_is_left_to_jq(void **state)
{
    static const char *const others[] = {
        "",      ".",          ".a[]",      ".a[0]",   ".a.b?",   ".a | .b",   ".a, .b", "a",
        ".a.",   "[\"a\"]",    ".a.\"0\"",  ".\"-1\"", ".\" 1\"", ".\"+1\"",   ".1",     ".a-b",
        ".a .b", ".\"\\(1)\"", ".\"a\\n\"", ".\"open", ".[\"a\"", ".[\"a\"x]", "..",     ".a[b]",
    };
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++)
        if (steps_of(others[i], arena))
            fail_msg("'%s' was taken for a path", others[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paths_of_names_are_parsed),
        cmocka_unit_test(everything_else_is_left_to_jq),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
