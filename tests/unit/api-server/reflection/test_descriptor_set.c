#include "base/arena.h"
#include "data/wire_format.h"
#include "reflection/descriptor_set.h"
#include "test.h"

#include <string.h>

/* ---- a set of two files, the second importing the first ---- */

static void put_named(struct wire_writer *out, unsigned number, const char *name)
{
    size_t before = out->used;

    wire_put_text(out, 1, str_of(name));
    wire_close(out, number, before);
}

/* package a; message Outer { Inner inner; oneof choice; message Inner { text } } */
static void put_first(struct wire_writer *out)
{
    size_t file = out->used, outer, inner;

    outer = out->used;
    put_named(out, 8, "choice");
    inner = out->used;
    put_named(out, 2, "text");
    wire_put_text(out, 1, STR("Inner"));
    wire_close(out, 3, inner);
    put_named(out, 2, "inner");
    wire_put_text(out, 1, STR("Outer"));
    wire_close(out, 4, outer);
    wire_put_text(out, 2, STR("a"));
    wire_put_text(out, 1, STR("first.proto"));
    wire_close(out, 1, file);
}

/* package a.b; service Desk { Ask } */
static void put_second(struct wire_writer *out)
{
    size_t file = out->used;

    put_named(out, 2, "Ask");
    wire_put_text(out, 1, STR("Desk"));
    wire_close(out, 6, file);
    wire_put_text(out, 3, STR("first.proto"));
    wire_put_text(out, 2, STR("a.b"));
    wire_put_text(out, 1, STR("second.proto"));
    wire_close(out, 1, file);
}

static struct str set_of_two(struct arena *arena)
{
    struct wire_writer out = { .arena = arena };

    put_second(&out);
    put_first(&out);
    return wire_finish(&out);
}

static const char *file_of(struct str set, const char *symbol, struct arena *arena)
{
    struct descriptor_file file;

    return descriptor_set_find_symbol(set, str_of(symbol), &file) ? str_dup(file.name, arena).ptr
                                                                  : "";
}

static void files_come_one_after_the_other(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct descriptor_walk walk = { .rest = set_of_two(arena) };
    struct descriptor_file file;

    (void)state;
    assert_true(descriptor_walk_next(&walk, &file));
    assert_string_equal(str_dup(file.name, arena).ptr, "first.proto");
    assert_int_equal(file.index, 0);
    assert_true(descriptor_walk_next(&walk, &file));
    assert_string_equal(str_dup(file.name, arena).ptr, "second.proto");
    assert_int_equal(file.index, 1);
    assert_false(descriptor_walk_next(&walk, &file));
}

static void a_file_is_found_by_its_name(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct str set = set_of_two(arena);
    struct descriptor_file file;

    (void)state;
    assert_true(descriptor_set_find(set, STR("second.proto"), &file));
    assert_int_equal(file.index, 1);
    assert_false(descriptor_set_find(set, STR("third.proto"), &file));
}

static void a_symbol_is_found_in_the_file_of_its_package(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct str set = set_of_two(arena);

    (void)state;
    assert_string_equal(file_of(set, "a.Outer", arena), "first.proto");
    assert_string_equal(file_of(set, "a.Outer.inner", arena), "first.proto");
    assert_string_equal(file_of(set, "a.Outer.choice", arena), "first.proto");
    assert_string_equal(file_of(set, "a.Outer.Inner.text", arena), "first.proto");
    assert_string_equal(file_of(set, "a.b.Desk", arena), "second.proto");
    assert_string_equal(file_of(set, "a.b.Desk.Ask", arena), "second.proto");
}

static void what_nobody_defines_is_in_no_file(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct str set = set_of_two(arena);
    static const char *const none[] = {
        "",        "a",         "a.",           "Outer",    "a.Desk",
        "a.b.Out", "a.Outer.x", "a.Outer.text", "aa.Outer", "a.Outer.inner.text"
    };

    (void)state;
    for (size_t i = 0; i < sizeof(none) / sizeof(*none); i++)
        assert_string_equal(file_of(set, none[i], arena), "");
}

static void a_file_tells_its_imports(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct str set = set_of_two(arena), name;
    struct descriptor_file file;

    (void)state;
    assert_true(descriptor_set_find(set, STR("second.proto"), &file));
    assert_true(descriptor_file_import(&file, 0, &name));
    assert_string_equal(str_dup(name, arena).ptr, "first.proto");
    assert_false(descriptor_file_import(&file, 1, &name));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(files_come_one_after_the_other),
        cmocka_unit_test(a_file_is_found_by_its_name),
        cmocka_unit_test(a_symbol_is_found_in_the_file_of_its_package),
        cmocka_unit_test(what_nobody_defines_is_in_no_file),
        cmocka_unit_test(a_file_tells_its_imports),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
