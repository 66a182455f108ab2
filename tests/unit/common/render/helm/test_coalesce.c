#include "chart_cases.h"
#include "render/helm/coalesce.h"
#include "render/helm/notices.h"

static const char *coalesced(const char *chart, const char *given, enum helm_rules rules,
                             struct arena *arena)
{
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(64 * 1024);
    struct helm_notices notices = { .arena = arena };
    struct coalesce coalesce = { rules, &notices, arena };
    const struct json *json;
    struct value values, out;

    if (yaml_parse(str_of(given), arena, &json, &err) < 0)
        fail_msg("%s", error_text(&err));
    values = value_of_json(json, VALUE_NUMBERS_FLOAT, arena);
    if (coalesce_values(&coalesce, chart_open(chart_of(chart, arena), arena), &values, false, &out,
                        &err) < 0)
        return arena_printf(arena, "%s", error_text(&err));
    assert_int_equal(value_write_json(&out, 0, &text, &err), 0);
    vec_release(&notices.lines);
    return arena_strndup(arena, text.ptr, text.len);
}

static void what_a_user_gives_stands_above_the_defaults(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(
        coalesced("values: {a: 1, t: {x: 1, w: 2}}", "{a: 2, t: {x: 3}}", HELM_RULES_4, arena),
        "{\"a\":2,\"t\":{\"w\":2,\"x\":3}}");
}

static void a_null_removes_a_default(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(coalesced("values: {a: 1, t: {x: 1, w: 2}}",
                                  "{a: null, t: {x: null, z: null}}", HELM_RULES_4, arena),
                        "{\"t\":{\"w\":2,\"z\":null}}");
}

static void nulls_among_defaults_vanish_in_4_and_stay_in_3(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(coalesced("values: {a: null, t: {x: null}}", "{}", HELM_RULES_4, arena),
                        "{\"t\":{}}");
    assert_string_equal(coalesced("values: {a: null, t: {x: null}}", "{}", HELM_RULES_3, arena),
                        "{\"a\":null,\"t\":{\"x\":null}}");
}

static void globals_reach_inner_charts(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(
        coalesced("charts: [{metadata: {name: sub}, values: {global: {a: 1, b: 2}}}]",
                  "{global: {a: 5}}", HELM_RULES_4, arena),
        "{\"global\":{\"a\":5},\"sub\":{\"global\":{\"a\":5,\"b\":2}}}");
}

static void an_inner_chart_wants_a_table(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(
        coalesced("charts: [{metadata: {name: sub}}]", "{sub: 5}", HELM_RULES_4, arena),
        "type mismatch on sub: %!t(float64=5)");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_a_user_gives_stands_above_the_defaults),
        cmocka_unit_test(a_null_removes_a_default),
        cmocka_unit_test(nulls_among_defaults_vanish_in_4_and_stay_in_3),
        cmocka_unit_test(globals_reach_inner_charts),
        cmocka_unit_test(an_inner_chart_wants_a_table),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
