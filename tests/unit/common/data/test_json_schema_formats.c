#include "base/arena.h"
#include "data/json.h"
#include "data/json_schema_check.h"
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* [format, text, problem or null] a line, as Helm 4.2 tells of a value of such a format. */
#define ANSWERS FIXTURES "/data/schema_formats.jsonl"

static bool is_judged_alike(const struct json *row, struct arena *arena)
{
    struct str format = json_string(json_item(row, 0)), text = json_string(json_item(row, 1));
    const struct json *wanted = json_item(row, 2);
    const char *found = schema_format_problem(format, text, arena);
    const char *expected = json_is(wanted, JSON_NULL) ? NULL : json_string(wanted).ptr;

    if (found == expected || (found && expected && strcmp(found, expected) == 0))
        return true;
    fprintf(stderr, "%s \"%s\": wanted %s, found %s\n", format.ptr, text.ptr,
            expected ? expected : "nothing", found ? found : "nothing");
    return false;
}

static void formats_are_judged_as_helm_judges_them(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    FILE *in = fopen(ANSWERS, "r");
    char *line = NULL;
    size_t room = 0, rows = 0, failures = 0;
    ssize_t length;

    (void)state;
    assert_non_null(in);
    while ((length = getline(&line, &room, in)) > 0) {
        const struct json *row;

        assert_int_equal(json_parse((struct str){ line, (size_t)length }, NULL, arena, &row, &err),
                         0);
        failures += !is_judged_alike(row, arena);
        rows++;
    }
    free(line);
    fclose(in);
    assert_true(rows > 800);
    assert_int_equal(failures, 0);
}

static void an_unknown_format_is_not_judged(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_null(schema_format_problem(STR("color"), STR("no"), arena));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(formats_are_judged_as_helm_judges_them),
        cmocka_unit_test(an_unknown_format_is_not_judged),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
