#include "base/arena.h"
#include "base/error.h"
#include "data/yaml_scalar.h"
#include "test.h"

#include <string.h>

/* The fixtures of test_yaml.c hold hundreds of scalars; here are the kinds. */
static void scalars_have_a_kind(void **state)
{
    static const struct {
        const char *text;
        int kind;
    } cases[] = {
        { "", YAML_NULL },
        { "~", YAML_NULL },
        { "Yes", YAML_BOOL },
        { "yEs", YAML_TEXT },
        { "0x1F", YAML_INT },
        { "0o17", YAML_INT },
        { "1_000", YAML_INT },
        { "0b-1", YAML_INT },
        { "1.5", YAML_FLOAT },
        { ".5_0", YAML_FLOAT },
        { "._5", YAML_TEXT },
        { "-.inf", YAML_FLOAT },
        { "1e400", YAML_TEXT },
        { "18446744073709551615", YAML_UINT },
        { "2001-01-01", YAML_TIMESTAMP },
        { "2001-1-1T1:2:3.5Z", YAML_TIMESTAMP },
        { "2001-1-1  1:2:3,5", YAML_TIMESTAMP },
        { "2001-02-29", YAML_TEXT },
        { "2001-01-01T25:00:00Z", YAML_TEXT },
        { "1:20", YAML_TEXT },
        { "<<", YAML_TEXT },
        { "a", YAML_TEXT },
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        if ((int)yaml_resolve_plain(str_of(cases[i].text)).kind != cases[i].kind)
            fail_msg("%s", cases[i].text);
    }
}

static void a_tag_has_to_fit(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct yaml_scalar scalar;

    (void)state;
    assert_int_equal(yaml_resolve("tag:yaml.org,2002:float", STR("3"), arena, &scalar, &err), 0);
    assert_int_equal(scalar.kind, YAML_FLOAT);
    assert_int_equal(yaml_resolve("!own", STR("3"), arena, &scalar, &err), 0);
    assert_int_equal(scalar.kind, YAML_TEXT);
    assert_int_equal(yaml_resolve("tag:yaml.org,2002:binary", STR("aGk="), arena, &scalar, &err),
                     0);
    assert_true(str_equals(scalar.text, "hi"));
    assert_int_equal(yaml_resolve("tag:yaml.org,2002:int", STR("x"), arena, &scalar, &err), -1);
    assert_string_equal(error_text(&err), "yaml: cannot decode !!str `x` as a !!int");
}

static void floats_are_printed_as_gos_shortest(void **state)
{
    char buffer[40];

    (void)state;
    assert_string_equal(yaml_print_float(1e6, 64, buffer), "1e+06");
    assert_string_equal(yaml_print_float(123456.5, 64, buffer), "123456.5");
    assert_string_equal(yaml_print_float(0.0001, 64, buffer), "0.0001");
    assert_string_equal(yaml_print_float(0.00001, 64, buffer), "1e-05");
    assert_string_equal(yaml_print_float(0.1, 32, buffer), "0.1");
    assert_string_equal(yaml_print_float(-0.0, 64, buffer), "-0");
    assert_string_equal(yaml_print_float(1e300, 32, buffer), ".inf");
}

static void base_60_is_known(void **state)
{
    (void)state;
    assert_true(yaml_is_base60(STR("1:20")));
    assert_true(yaml_is_base60(STR("-190:20:30.15")));
    assert_false(yaml_is_base60(STR("1:60")));
    assert_false(yaml_is_base60(STR("1")));
    assert_false(yaml_is_base60(STR("a:20")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scalars_have_a_kind),
        cmocka_unit_test(a_tag_has_to_fit),
        cmocka_unit_test(floats_are_printed_as_gos_shortest),
        cmocka_unit_test(base_60_is_known),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
