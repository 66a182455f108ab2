#include "base/arena.h"
#include "base/strbuf.h"
#include "data/field_set.h"
#include "data/json.h"
#include "test.h"

static int parse(const char *text, struct arena *arena, struct field_set **out, struct error *err)
{
    const struct json *fields;

    if (json_parse(str_of(text), NULL, arena, &fields, err) < 0)
        return -1;
    return field_set_parse(fields, arena, out, err);
}

static void managed_fields_are_read_and_written_alike(void **state)
{
    static const char *const texts[] = {
        "{}",
        "{\"f:a\":{}}",
        "{\"f:a\":{\".\":{},\"f:b\":{}},\"f:c\":{\"f:d\":{}}}",
        "{\"f:l\":{\"k:{\\\"name\\\":\\\"x\\\"}\":{\".\":{},\"f:v\":{}},\"v:\\\"y\\\"\":{},\"i:3\":"
        "{}}}",
    };
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };

    (void)state;
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        struct field_set *set;

        assert_int_equal(parse(texts[i], arena, &set, &err), 0);
        assert_string_equal(json_print(field_set_json(set, arena), 0, arena).ptr, texts[i]);
    }
}

static int print_one(struct field_path path, void *context)
{
    struct strbuf *out = context;

    field_path_print(path, out);
    strbuf_puts(out, "\n");
    return 0;
}

static void paths_print_as_errors_show_them(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(strbuf_release) struct strbuf out = STRBUF_INIT(1024);
    struct field_set *set;

    (void)state;
    assert_int_equal(parse("{\"f:l\":{\"k:{\\\"b\\\":1,\\\"a\\\":\\\"x\\\"}\":{\"f:v\":{}},"
                           "\"v:true\":{},\"i:3\":{}}}",
                           arena, &set, &err),
                     0);
    assert_int_equal(field_set_walk(set, arena, print_one, &out), 0);
    assert_string_equal(out.ptr, ".l[=true]\n.l[3]\n.l[a=\"x\",b=1].v\n");
    assert_int_equal(field_set_count(set), 3);
}

static void what_is_no_field_set_is_refused(void **state)
{
    static const char *const texts[] = { "[]",           "{\"f\":{}}",    "{\"fa\":{}}",
                                         "{\"i:x\":{}}", "{\"k:[]\":{}}", "{\"v:{\":{}}",
                                         "{\"f:a\":1}" };
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        CLEANUP(error_release) struct error err = { 0 };
        struct field_set *set;

        assert_int_equal(parse(texts[i], arena, &set, &err), -1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(managed_fields_are_read_and_written_alike),
        cmocka_unit_test(paths_print_as_errors_show_them),
        cmocka_unit_test(what_is_no_field_set_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
