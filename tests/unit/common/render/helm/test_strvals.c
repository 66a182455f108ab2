#include "chart_cases.h"
#include "render/helm/strvals.h"

static const char *applied(enum helm_set_kind kind, const char *expression, struct arena *arena)
{
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(64 * 1024);
    struct strvals strvals = { .kind = kind, .expression = str_of(expression) };
    struct value values = value_map_new(&value_type_map, arena);

    if (strvals_apply(&strvals, &values, arena, &err) < 0)
        return arena_printf(arena, "%s", error_text(&err));
    assert_int_equal(value_write_json(&values, 0, &text, &err), 0);
    return arena_strndup(arena, text.ptr, text.len);
}

static void types_are_guessed(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(
        applied(HELM_SET, "a=1,b=true,c=null,d=010,e=1.5,f=,g=0", arena),
        "{\"a\":1,\"b\":true,\"c\":null,\"d\":\"010\",\"e\":\"1.5\",\"f\":\"\",\"g\":0}");
    assert_string_equal(applied(HELM_SET_STRING, "a=1,b=true", arena),
                        "{\"a\":\"1\",\"b\":\"true\"}");
}

static void keys_lead_into_tables_and_lists(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(applied(HELM_SET, "a.b=1,l[1].c=x,m={p,2}", arena),
                        "{\"a\":{\"b\":1},\"l\":[null,{\"c\":\"x\"}],\"m\":[\"p\",2]}");
}

static void an_empty_value_at_the_end_does_not_reach_a_list(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(applied(HELM_SET, "m[1].q=", arena), "{\"m\":[]}");
    assert_string_equal(applied(HELM_SET, "m[0].a=1,m[1].q=", arena), "{\"m\":[{\"a\":1}]}");
    assert_string_equal(applied(HELM_SET, "m[1]=", arena), "{\"m\":[null,\"\"]}");
    assert_string_equal(applied(HELM_SET, "m[1].q=,z=1", arena),
                        "{\"m\":[null,{\"q\":\"\"}],\"z\":1}");
    assert_string_equal(applied(HELM_SET_LITERAL, "m[1].q=", arena), "{\"m\":[null,{\"q\":\"\"}]}");
    assert_string_equal(applied(HELM_SET, "m[1", arena), "{}");
}

static void escapes_are_undone(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(applied(HELM_SET, "a\\.b=1\\,2", arena), "{\"a.b\":\"1,2\"}");
    assert_string_equal(applied(HELM_SET_LITERAL, "a.b=1\\,{2}", arena),
                        "{\"a\":{\"b\":\"1\\\\,{2}\"}}");
}

static void json_is_taken_as_it_is(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(applied(HELM_SET_JSON, "a={\"x\": [1, null]},b=\"t\"", arena),
                        "{\"a\":{\"x\":[1,null]},\"b\":\"t\"}");
}

static void mistakes_are_told(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(applied(HELM_SET, "c", arena), "key \"c\" has no value");
    assert_string_equal(applied(HELM_SET, "a={1", arena), "list must terminate with '}'");
    assert_string_equal(applied(HELM_SET, "l[99999]=1", arena),
                        "index of 99999 is greater than maximum supported index of 65536");
    assert_string_equal(applied(HELM_SET, "a=1,a.b=2", arena),
                        "unable to parse key: interface conversion: interface {} is int64, not "
                        "map[string]interface {}");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(types_are_guessed),
        cmocka_unit_test(keys_lead_into_tables_and_lists),
        cmocka_unit_test(an_empty_value_at_the_end_does_not_reach_a_list),
        cmocka_unit_test(escapes_are_undone),
        cmocka_unit_test(json_is_taken_as_it_is),
        cmocka_unit_test(mistakes_are_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
