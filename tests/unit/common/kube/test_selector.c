#include "base/arena.h"
#include "data/json.h"
#include "kube/selector.h"
#include "test.h"

#include <string.h>

static int setup(void **state)
{
    *state = arena_new();
    return 0;
}

static int teardown(void **state)
{
    arena_free(*state);
    return 0;
}

static const struct json *parse(struct arena *arena, const char *text)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *value = NULL;

    if (json_parse(str_of(text), NULL, arena, &value, &err) < 0)
        fail_msg("%s", error_text(&err));
    return value;
}

static const struct kube_selector *selector(struct arena *arena, const char *text)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct kube_selector *parsed = NULL;

    if (kube_selector_parse(str_of(text), arena, &parsed, &err) < 0)
        fail_msg("%s: %s", text, error_text(&err));
    return parsed;
}

static bool matches(struct arena *arena, const char *text, const char *labels)
{
    return kube_selector_matches(selector(arena, text), parse(arena, labels));
}

static void operators_compare_as_they_say(void **state)
{
    assert_true(matches(*state, "a=b", "{\"a\":\"b\"}"));
    assert_true(matches(*state, "a==b", "{\"a\":\"b\"}"));
    assert_false(matches(*state, "a=b", "{}"));
    assert_true(matches(*state, "a!=b", "{}"));
    assert_false(matches(*state, "a!=b", "{\"a\":\"b\"}"));
    assert_true(matches(*state, "a in (x, b)", "{\"a\":\"b\"}"));
    assert_false(matches(*state, "a notin (x,b)", "{\"a\":\"b\"}"));
    assert_true(matches(*state, "a notin (x,b)", "{}"));
    assert_true(matches(*state, "a", "{\"a\":\"\"}"));
    assert_false(matches(*state, "!a", "{\"a\":\"\"}"));
    assert_true(matches(*state, "!a,b", "{\"b\":\"\"}"));
    assert_true(matches(*state, "n>3", "{\"n\":\"12\"}"));
    assert_false(matches(*state, "n<3", "{\"n\":\"12\"}"));
    assert_false(matches(*state, "n>3", "{\"n\":\"x\"}"));
    assert_true(matches(*state, "", "{\"n\":\"x\"}"));
    assert_true(matches(*state, "a=", "{\"a\":\"\"}"));
    assert_true(matches(*state, "in in (in)", "{\"in\":\"in\"}"));
    assert_true(matches(*state, "example.com/a = b", "{\"example.com/a\":\"b\"}"));
    assert_false(matches(*state, "a=b,c=d", "{\"a\":\"b\"}"));
}

static void a_selector_prints_in_one_form(void **state)
{
    assert_string_equal(
        kube_selector_print(selector(*state, " z, !y ,x notin ( c ,b,c),w==1,v!=2,u>3, t in()"),
                            *state),
        "t in (),u>3,v!=2,w==1,x notin (b,c),!y,z");
}

static void expect_error(struct arena *arena, const char *text, const char *words)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct kube_selector *parsed;

    assert_int_equal(kube_selector_parse(str_of(text), arena, &parsed, &err), -1);
    assert_int_equal(err.code, ERR_INVALID);
    assert_string_equal(error_text(&err), words);
}

static void faults_read_as_in_apimachinery(void **state)
{
    expect_error(*state, "a=b,", "found '', expected: identifier after ','");
    expect_error(*state, ",a", "found ',', expected: !, identifier, or 'end of string'");
    expect_error(*state, "a b",
                 "unable to parse requirement: found 'b', expected: in, notin, =, "
                 "==, !=, gt, lt");
    expect_error(*state, "a in b", "unable to parse requirement: found 'b' expected: '('");
    expect_error(*state, "a in (b", "unable to parse requirement: found '', expected: ',' or ')'");
    expect_error(*state, "a=b c", "found 'c', expected: ',' or 'end of string'");
    expect_error(*state, "a==(", "unable to parse requirement: found '(', expected: identifier");
    expect_error(*state, "n>x",
                 "unable to parse requirement: values[0]: Invalid value: \"x\": for 'Gt', 'Lt' "
                 "operators, the value must be an integer");
    expect_error(*state, "a/b/c=d",
                 "unable to parse requirement: <nil>: Invalid value: \"a/b/c\": a valid label key "
                 "must consist of alphanumeric characters, '-', '_' or '.', and must start and end "
                 "with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', "
                 "regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]') with an "
                 "optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')");
}

static void objects_select_like_texts(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct kube_selector *parsed;
    const struct json *object =
        parse(*state, "{\"matchLabels\":{\"b\":\"1\",\"a\":\"2\"},\"matchExpressions\":[{\"key\":"
                      "\"c\",\"operator\":\"NotIn\",\"values\":[\"y\",\"x\"]},{\"key\":\"d\","
                      "\"operator\":\"Exists\"}]}");

    assert_int_equal(kube_selector_of_object(object, *state, &parsed, &err), 0);
    assert_string_equal(kube_selector_print(parsed, *state), "a=2,b=1,c notin (x,y),d");
    assert_int_equal(kube_selector_of_object(parse(*state, "{}"), *state, &parsed, &err), 0);
    assert_true(kube_selector_is_empty(parsed));
    assert_true(kube_selector_matches(parsed, NULL));
    assert_int_equal(kube_selector_of_object(NULL, *state, &parsed, &err), 0);
    assert_false(kube_selector_matches(parsed, NULL));
    assert_int_equal(
        kube_selector_of_object(
            parse(*state, "{\"matchExpressions\":[{\"key\":\"c\",\"operator\":\"Near\"}]}"), *state,
            &parsed, &err),
        -1);
    assert_string_equal(error_text(&err), "\"Near\" is not a valid label selector operator");
}

static void label_values_have_rules(void **state)
{
    assert_string_equal(kube_label_value_fault(STR(""), *state), "");
    assert_string_equal(kube_label_value_fault(STR("a.b-C_1"), *state), "");
    assert_non_null(strstr(kube_label_value_fault(STR("a b"), *state), "a valid label must be"));
    assert_string_equal(
        kube_label_value_fault(
            STR("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"), *state),
        "must be no more than 63 bytes");
    assert_string_equal(kube_label_key_fault(STR("a.example/b"), *state), "");
    assert_non_null(
        strstr(kube_label_key_fault(STR("/b"), *state), "prefix part must be non-empty"));
    assert_non_null(strstr(kube_label_key_fault(STR("A/b"), *state), "prefix part a lowercase"));
    assert_non_null(strstr(kube_label_key_fault(STR("a/"), *state), "name part must be non-empty; "
                                                                    "name part must consist"));
}

static void fields_are_compared_by_path(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct kube_field_selector *parsed;
    const struct json *object = parse(*state, "{\"metadata\":{\"name\":\"x,y\"},\"type\":\"T\"}");

    assert_int_equal(kube_field_selector_parse(STR("metadata.name=x\\,y,type==T,spec.a!=b"), *state,
                                               &parsed, &err),
                     0);
    assert_true(kube_field_selector_matches(parsed, object));
    assert_int_equal(kube_field_selector_parse(STR("type!=T"), *state, &parsed, &err), 0);
    assert_false(kube_field_selector_matches(parsed, object));
    assert_int_equal(kube_field_selector_parse(STR("a=b,type"), *state, &parsed, &err), -1);
    assert_string_equal(error_text(&err), "invalid selector: 'a=b,type'; can't understand 'type'");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(operators_compare_as_they_say),
        cmocka_unit_test(a_selector_prints_in_one_form),
        cmocka_unit_test(faults_read_as_in_apimachinery),
        cmocka_unit_test(objects_select_like_texts),
        cmocka_unit_test(label_values_have_rules),
        cmocka_unit_test(fields_are_compared_by_path),
    };

    return cmocka_run_group_tests(tests, setup, teardown);
}
