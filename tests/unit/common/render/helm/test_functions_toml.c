#include "chart_cases.h"
#include "render/helm/functions_toml.h"

static void scalars_stand_before_tables(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(
        printed("{{ toToml .Values | quote }}: 1", "t: {a: 1.5, l: [1, x]}\nb: true\ns: \"q\\t\"\n",
                arena),
        "\"b = true\\ns = \\\"q\\\\t\\\"\\n\\n[t]\\n  a = 1.5\\n  l = [1.0, \\\"x\\\"]\\n\": 1\n");
}

static void lists_of_tables_have_brackets(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(
        printed("{{ toToml .Values | quote }}: 1", "l: [{a: 1}, {b: {c: 2}}]\n", arena),
        "\"[[l]]\\n  a = 1.0\\n\\n[[l]]\\n  [l.b]\\n    c = 2.0\\n\": 1\n");
}

static void tables_within_a_line_stand_behind_what_is_none(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(printed("{{ toToml .Values | quote }}: 1",
                                "l: [1, {z: {b: 1}, k: 2, name: {}, x: [{a: 1}], tag: s}]\n",
                                arena),
                        "\"l = [1.0, {k = 2.0, tag = \\\"s\\\", name = {}, x = [{a = 1.0}], "
                        "z = {b = 1.0}}]\\n\": 1\n");
}

static void what_has_no_value_leaves_its_comma(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(printed("{{ toToml .Values | quote }}: 1",
                                "l: [1, {a: 1, b: null}, {a: null, b: {}}]\n", arena),
                        "\"l = [1.0, {a = 1.0, }, {b = {}}]\\n\": 1\n");
}

static void what_cannot_be_written_is_a_text(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(printed("{{ toToml (dict \"a\" (list 1 nil)) }}", "{}", arena),
                        "toml: cannot encode array with nil element\n");
}

static void values_without_end_are_an_error(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const char *text =
        printed("{{ $d := dict }}{{ $_ := set $d \"a\" $d }}{{ toToml $d }}", "{}", arena);

    (void)state;
    assert_non_null(strstr(text, "error calling toToml: toml: values are nested too deeply"));
}

static void what_is_read_has_its_types(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(printed("{{ $x := fromToml \"a = 1\\n[[l]]\\nb = 1979-05-27\" }}"
                                "{{ printf \"%T %T %v\" $x.a $x.l $x.l | quote }}: 1",
                                "{}", arena),
                        "\"int64 []map[string]interface {} [map[b:1979-05-27 00:00:00 +0000 "
                        "date-local]]\": 1\n");
    assert_string_equal(
        printed("{{ toToml (fromToml \"b = 1979-05-27\\nc = 07:32:00\") | quote }}: 1", "{}",
                arena),
        "\"b = 1979-05-27\\nc = 07:32:00\\n\": 1\n");
}

static void what_cannot_be_read_is_a_value_that_says_so(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(
        printed("{{ get (fromToml \"a =\") \"Error\" | quote }}: 1", "{}", arena),
        "\"toml: line 1 (last key \\\"a\\\"): unexpected EOF; expected value\": 1\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scalars_stand_before_tables),
        cmocka_unit_test(lists_of_tables_have_brackets),
        cmocka_unit_test(tables_within_a_line_stand_behind_what_is_none),
        cmocka_unit_test(what_has_no_value_leaves_its_comma),
        cmocka_unit_test(what_cannot_be_written_is_a_text),
        cmocka_unit_test(values_without_end_are_an_error),
        cmocka_unit_test(what_is_read_has_its_types),
        cmocka_unit_test(what_cannot_be_read_is_a_value_that_says_so),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
