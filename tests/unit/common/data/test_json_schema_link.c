/* Schemas of several documents, and what Helm 4.2 says of them: tests/fixtures/data/schema_links.
 */
#include "base/arena.h"
#include "base/strbuf.h"
#include "data/json.h"
#include "data/json_schema.h"
#include "fixture_cases.h"
#include "test.h"

#include <string.h>

static int read_document(void *context, const char *url, struct arena *arena, struct str *out,
                         struct error *err)
{
    const struct json *document = json_get(context, url);

    (void)arena;
    if (!document)
        return error_set(err, ERR_NOT_FOUND, "HTTP request to %s returned status 404 (Not Found)",
                         url);
    *out = json_string(document);
    return 0;
}

/** What is wrong, a line each; empty when nothing is. */
static struct str problems_of(const struct json_schema_source *source, struct str text,
                              const struct json *values, struct arena *arena)
{
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(strbuf_release) struct strbuf out = STRBUF_INIT(64 * 1024);
    struct json_schema *schema;

    if (json_schema_read(text, "file:///values.schema.json", source, arena, &schema, &err) < 0 ||
        json_schema_check(schema, values, arena, &out, &err) < 0)
        return str_of(arena_printf(arena, "%s%s", err.code == ERR_INVALID ? "" : "(another code) ",
                                   error_text(&err)));
    return str_trim(str_of(arena_strndup(arena, out.ptr, out.len)));
}

static void references_lead_where_they_lead_in_helm(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct json *all = fixture_read("schema_links.json", arena);
    struct json_schema_source source = { read_document,
                                         json_edit(arena, json_get(all, "documents")) };
    int differences = 0;

    (void)state;
    for (struct json_cursor at = json_walk(json_get(all, "cases")); json_next(&at);) {
        struct str schema = json_print(json_get(at.value, "schema"), JSON_COMPACT, arena);
        struct str found = problems_of(&source, schema, json_get(all, "values"), arena);

        if (!str_equal(found, json_text_at(at.value, "problems")))
            differences = fixture_differs(at.value, "problems", found.ptr, differences);
    }
    assert_int_equal(differences, 0);
}

/* Each refers to the next one. */
static int read_endless(void *context, const char *url, struct arena *arena, struct str *out,
                        struct error *err)
{
    int *count = context;

    (void)url;
    (void)err;
    *out = str_of(arena_printf(arena, "{\"$%s\": \"http://schemas.test/%d\"}",
                               *count < 0 ? "schema" : "ref", *count));
    *count += *count < 0 ? -1 : 1;
    return 0;
}

static const char *endless(int count, const char *keyword, struct arena *arena)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct json_schema_source source = { read_endless, &count };
    const char *text = arena_printf(arena, "{\"%s\": \"http://schemas.test/x\"}", keyword);
    struct json_schema *schema;

    assert_int_equal(
        json_schema_read(str_of(text), "file:///values.schema.json", &source, arena, &schema, &err),
        -1);
    assert_int_equal(err.code, ERR_EXHAUSTED);
    return arena_printf(arena, "%s", error_text(&err));
}

static void there_is_an_end_to_what_is_fetched(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(endless(0, "$ref", arena), "the schema refers to more than 100 documents");
    assert_string_equal(endless(-1, "$schema", arena),
                        "the schema's language is that of another without end");
}

static void without_a_source_nothing_is_fetched(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct json_schema *schema;

    (void)state;
    assert_int_equal(json_schema_read(STR("{\"$ref\": \"http://schemas.test/x#/a\"}"),
                                      "file:///values.schema.json", NULL, arena, &schema, &err),
                     -1);
    assert_int_equal(err.code, ERR_UNIMPLEMENTED);
    assert_string_equal(error_text(&err),
                        "the schema's reference 'http://schemas.test/x' is not built in");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(references_lead_where_they_lead_in_helm),
        cmocka_unit_test(there_is_an_end_to_what_is_fetched),
        cmocka_unit_test(without_a_source_nothing_is_fetched),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
