#include "chart_cases.h"
#include "render/helm/functions.h"

static void yaml_and_json_go_there_and_back(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(printed("{{ toYaml .Values | quote }}: 1", "a: [1, {b: null}]\n", arena),
                        "\"a:\\n- 1\\n- b: null\": 1\n");
    assert_string_equal(printed("{{ (fromYaml \"a: 1\").a }}: 1", "{}", arena), "1: 1\n");
    assert_string_equal(printed("{{ fromYamlArray \"[1, x]\" | toJson | quote }}: 1", "{}", arena),
                        "\"[1,\\\"x\\\"]\": 1\n");
    assert_string_equal(
        printed("a: {{ fromJsonArray \"null\" | toJson }}{{ fromYamlArray \"null\" | toJson }}",
                "{}", arena),
        "a: null[]\n");
    assert_string_equal(
        printed("{{ merge (dict) (dict \"a\" (regexFindAll \"x\" \"y\" 1)) | toJson "
                "| quote }}: 1",
                "{}", arena),
        "\"{\\\"a\\\":null}\": 1\n");
    assert_string_equal(
        printed("{{ (fromJson \"[1]\").Error | quote }}: 1", "{}", arena),
        "\"json: cannot unmarshal array into Go value of type map[string]interface {}\": 1\n");
    assert_string_equal(printed("{{ toYaml \"ab\" | quote }}: 1", "{}", arena), "\"\": 1\n");
}

static void templates_call_templates(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(printed("{{ define \"h\" }}<{{ . }}>{{ end }}{{ include \"h\" 5 }}{{ tpl "
                                "\"{{ include \\\"h\\\" . }}\" \"x\" }}: 1",
                                "{}", arena),
                        "<5><x>: 1\n");
    assert_string_equal(
        printed("{{ tpl \"  \" . }}{{ tpl \"{{ tpl \\\"  \\\" . }}x\" . }}: 1", "{}", arena),
        "x: 1\n");
}

static void required_takes_zero_but_not_nothing(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(printed("{{ required \"need it\" 0 }}: 1", "{}", arena), "0: 1\n");
    assert_string_equal(printed("{{ required \"need it\" .Values.x }}: 1", "{}", arena),
                        "Error: execution error at (app/templates/t.yaml:1:3): need it\n\nUse "
                        "--debug flag to render out invalid YAML");
}

static void what_has_no_value_is_dropped_from_a_text(void **state)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(100);

    (void)state;
    strbuf_puts(&text, "a<no value>b<no value>");
    functions_drop_no_values(&text);
    assert_string_equal(text.ptr, "ab");
    assert_int_equal(text.len, 2);
}

static void the_environment_is_out_of_reach(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(printed("{{ env \"HOME\" }}", "{}", arena),
                        "Error: parse error at (app/templates/t.yaml:1): function \"env\" not "
                        "defined\n\nUse --debug flag to render out invalid YAML");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(yaml_and_json_go_there_and_back),
        cmocka_unit_test(templates_call_templates),
        cmocka_unit_test(required_takes_zero_but_not_nothing),
        cmocka_unit_test(what_has_no_value_is_dropped_from_a_text),
        cmocka_unit_test(the_environment_is_out_of_reach),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
