#include "base/arena.h"
#include "data/json.h"
#include "simple_path.h"
#include "test.h"

#include <stdio.h>

static const char *find(const char *path)
{
    static struct arena *arena;
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *value, *found;
    static char text[64];

    arena = arena_new();
    assert_int_equal(json_parse(STR("{\"a\":{\"b\":[{\"t\":\"x\",\"v\":1},{\"t\":\"y\",\"v\":2}],"
                                    "\"c.d\":3}}"),
                                NULL, arena, &value, &err),
                     0);
    found = simple_path_find(value, str_of(path), arena);
    (void)snprintf(text, sizeof(text), "%s",
                   found ? json_print(found, JSON_SORTED, arena).ptr : "none");
    arena_free(arena);
    return text;
}

static void paths_of_printer_columns_find_their_value(void **state)
{
    (void)state;
    assert_string_equal(find(".a.b[1].v"), "2");
    assert_string_equal(find(".a.b[*].v"), "1");
    assert_string_equal(find(".a['c.d']"), "3");
    assert_string_equal(find(".a.c\\.d"), "3");
    assert_string_equal(find(".a.b[?(@.t==\"y\")].v"), "2");
}

static void other_paths_find_nothing(void **state)
{
    (void)state;
    assert_string_equal(find(".a.b[?(@.t==\"z\")].v"), "none");
    assert_string_equal(find(".a.b[?(@.v>1)].v"), "none");
    assert_string_equal(find(".a.b[7"), "none");
    assert_string_equal(find(".x.y"), "none");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paths_of_printer_columns_find_their_value),
        cmocka_unit_test(other_paths_find_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
