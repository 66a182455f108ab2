#include "data/json.h"
#include "kube/watch_line.h"
#include "test.h"

#include <stdio.h>
#include <string.h>

static int parse(const char *text, struct watch_line *out, struct error *err)
{
    char buffer[1024];

    snprintf(buffer, sizeof(buffer), "%s", text);
    return watch_line_parse(buffer, strlen(buffer), out, err);
}

static void expect(const char *text, int kind, const char *name)
{
    CLEANUP(watch_line_release) struct watch_line line = { 0 };
    CLEANUP(error_release) struct error err = { 0 };

    assert_int_equal(parse(text, &line, &err), 0);
    assert_int_equal(line.kind, kind);
    assert_string_equal(json_cstr_at(json_doc_root(line.object), "metadata.name"), name);
}

static void the_usual_form_and_others_say_the_same(void **state)
{
    (void)state;
    expect("{\"type\":\"ADDED\",\"object\":{\"metadata\":{\"name\":\"a\"}}}", WATCH_LINE_ADDED,
           "a");
    expect("{\"type\":\"BOOKMARK\",\"object\":{}}", WATCH_LINE_BOOKMARK, "");
    expect("{\"object\":{\"metadata\":{\"name\":\"a\"}},\"type\":\"DELETED\"}", WATCH_LINE_DELETED,
           "a");
    expect(" { \"type\": \"MODIFIED\", \"object\": {\"metadata\":{\"name\":\"a\"}} } ",
           WATCH_LINE_MODIFIED, "a");
    expect("{\"type\":\"ERROR\",\"object\":{\"metadata\":{\"name\":\"a\"}},\"more\":{}}",
           WATCH_LINE_ERROR, "a");
}

static void expect_fault(const char *text, const char *words)
{
    CLEANUP(watch_line_release) struct watch_line line = { 0 };
    CLEANUP(error_release) struct error err = { 0 };

    assert_int_equal(parse(text, &line, &err), -1);
    assert_int_equal(err.code, ERR_DATA_LOSS);
    if (words)
        assert_string_equal(error_text(&err), words);
}

static void other_lines_are_refused(void **state)
{
    (void)state;
    expect_fault("{\"type\":\"MOVED\",\"object\":{}}", "an event of the unknown type \"MOVED\"");
    expect_fault("{\"type\":\"ADDED\"}", "it is no event with an object");
    expect_fault("{\"type\":\"ADDED\",\"object\":7}", "it is no event with an object");
    expect_fault("{\"type\":\"ADDED\",\"object\":{]}}", NULL);
    expect_fault("}}", NULL);
    expect_fault("{\"type\":\"ADDED\",\"object\":{\"metadata\":{\"name\":\"a\"}}", NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_usual_form_and_others_say_the_same),
        cmocka_unit_test(other_lines_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
