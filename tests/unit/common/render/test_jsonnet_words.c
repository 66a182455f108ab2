#include "base/mem.h"
#include "base/strbuf.h"
#include "render/jsonnet_words.h"
#include "test.h"

static const struct jsonnet_file files[] = {
    { "a.jsonnet", { "{a: 1 b: 2}\nassert x;\n", 22 } },
    { "b.jsonnet", { "1.a", 3 } },
};

static void assert_words(const char *message, const char *wanted)
{
    CLEANUP(strbuf_release) struct strbuf out = STRBUF_INIT(10000);

    jsonnet_words(message, files, sizeof(files) / sizeof(*files), &out);
    assert_string_equal(out.ptr, wanted);
}

/** Of a line that is a failure's whole text. */
static void assert_run_time(const char *line, const char *wanted)
{
    CLEANUP(strbuf_release) struct strbuf message = STRBUF_INIT(10000);
    CLEANUP(strbuf_release) struct strbuf expected = STRBUF_INIT(10000);

    strbuf_printf(&message, "RUNTIME ERROR: %s\n\tDuring manifestation\t\n", line);
    strbuf_printf(&expected, "RUNTIME ERROR: %s\n\tDuring manifestation\t\n", wanted);
    assert_words(message.ptr, expected.ptr);
}

static void what_happens_at_run_time_is_put_in_the_other_words(void **state)
{
    static const struct {
        const char *line, *wanted;
    } lines[] = {
        { "undefined external variable: v", "Undefined external variable: v" },
        { "field does not exist: a", "Field does not exist: a" },
        { "array bounds error: 3 not within [0, 1)", "Index 3 out of bounds, not within [0, 1)" },
        { "can only index objects, strings, and arrays, got null.",
          "Value non indexable: *jsonnet.valueNull" },
        { "function parameter x not bound in call.", "Missing argument: x" },
        { "condition must be boolean, got number.", "Unexpected type number, expected boolean" },
        { "Builtin function filter expected (function, array) but got (function, number)",
          "Unexpected type number, expected array" },
        { "substr second parameter should be greater than zero, got -1",
          "substr second parameter should be greater than zero, got -1.000000" },
        { "Assertion failed.", "Assertion failed" },
        { "Object assertion failed.", "Object assertion failed." },
        { "anything that somebody wrote", "anything that somebody wrote" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof(lines) / sizeof(*lines); i++)
        assert_run_time(lines[i].line, lines[i].wanted);
}

static void operators_say_which_side_is_of_the_wrong_type(void **state)
{
    (void)state;
    assert_run_time("binary operator + requires matching types, got number and object.",
                    "Unexpected type object, expected number");
    assert_run_time("binary operator + requires matching types, got null and number.",
                    "Unexpected type null");
    assert_run_time("binary operator - requires matching types, got number and array.",
                    "Unexpected type array, expected number");
    assert_run_time("binary operator * requires matching types, got string and number.",
                    "Unexpected type string, expected number");
    assert_run_time("binary operator < requires matching types, got string and number.",
                    "Unexpected type number, expected string");
    assert_run_time("binary operator << requires matching types, got string and number.",
                    "Unexpected type string, expected number");
    assert_run_time("binary operator && requires matching types, got boolean and number.",
                    "Unexpected type number, expected boolean");
    assert_run_time("binary operator < does not operate on objects.", "Unexpected type object");
    assert_run_time("binary operator || does not operate on strings.",
                    "Unexpected type string, expected boolean");
    assert_run_time("unary operator ! does not operate on numbers.",
                    "Unexpected type number, expected boolean");
    assert_run_time("unary operator - does not operate on type string",
                    "Unexpected type string, expected number");
}

static void what_cannot_be_read_is_shown_with_its_lines(void **state)
{
    (void)state;
    assert_words("STATIC ERROR: a.jsonnet:1:7: expected a comma before next field.\n",
                 "a.jsonnet:1:7-8 Expected a comma before next field\n\n{a: 1 b: 2}\n\n");
    assert_words("STATIC ERROR: a.jsonnet:2:8: Unknown variable: x\n",
                 "a.jsonnet:2:8-9 Unknown variable: x\n\nassert x;\n\n");
    assert_words("STATIC ERROR: a.jsonnet:(1:1)-(2:9): Cannot use text blocks in import "
                 "statements.\n",
                 "a.jsonnet:(1:1)-(2:9) Block string literals not allowed in imports\n\n"
                 "{a: 1 b: 2}\nassert x;\n\n");
    assert_words("STATIC ERROR: a.jsonnet:1:1-4: unexpected: for while parsing terminal\n",
                 "a.jsonnet:1:1-4 Unexpected: \"for\" while parsing terminal\n\n{a: 1 b: 2}\n\n");
    assert_words("STATIC ERROR: a.jsonnet:1:1-4: Unknown escape sequence in string literal: 'q'\n",
                 "a.jsonnet:1:1-4 a.jsonnet:1:1-4 Unknown escape sequence in string literal: "
                 "\\q\n\n{a: 1 b: 2}\n\n");
    assert_words("STATIC ERROR: a.jsonnet:9:1: Unknown variable: x\n",
                 "a.jsonnet:9:1 Unknown variable: x\n\n\n\n");
    assert_words("STATIC ERROR: tla:x:1:2: unexpected end of file.\n",
                 "<top-level-arg:x>:1:2 Unexpected end of file\n\n");
}

static void a_lexer_stops_at_a_point(void **state)
{
    (void)state;
    assert_words("STATIC ERROR: a.jsonnet:1:2: unterminated verbatim string\n",
                 "a.jsonnet:1:2 Unterminated String\n\n{a: 1 b: 2}\n\n");
    assert_words("STATIC ERROR: b.jsonnet:1:1: couldn't lex number, junk after decimal point: a\n",
                 "b.jsonnet:1:3 Couldn't lex number, junk after decimal point: 'a'\n\n1.a\n\n");
}

static void a_trace_that_ends_at_the_top_says_so(void **state)
{
    (void)state;
    assert_words("RUNTIME ERROR: no\n\ta.jsonnet:1:5-6\tobject <anonymous>\n\ta.jsonnet:1:1-6\t\n",
                 "RUNTIME ERROR: no\n\ta.jsonnet:1:5-6\tobject <anonymous>\n\ta.jsonnet:1:1-6\t$\n"
                 "\tDuring evaluation\t\n");
    assert_words("RUNTIME ERROR: no\n\ta.jsonnet:2:1-9\t\n",
                 "RUNTIME ERROR: no\n\ta.jsonnet:2:1-9\t\n\tDuring evaluation\t\n");
    assert_words("RUNTIME ERROR: two\nlines\n\tTop-level function\t\n",
                 "RUNTIME ERROR: two\nlines\n\tTop-level function call\t\n");
}

static void what_is_no_message_stays_as_it_is(void **state)
{
    (void)state;
    assert_words("", "");
    assert_words("something else", "something else");
    assert_words("STATIC ERROR: :", ":");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_happens_at_run_time_is_put_in_the_other_words),
        cmocka_unit_test(operators_say_which_side_is_of_the_wrong_type),
        cmocka_unit_test(what_cannot_be_read_is_shown_with_its_lines),
        cmocka_unit_test(a_lexer_stops_at_a_point),
        cmocka_unit_test(a_trace_that_ends_at_the_top_says_so),
        cmocka_unit_test(what_is_no_message_stays_as_it_is),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
