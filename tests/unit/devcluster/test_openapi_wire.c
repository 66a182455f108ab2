#include "base/arena.h"
#include "base/error.h"
#include "data/json.h"
#include "openapi_wire.h"
#include "test.h"

/* Each length stands in its place: a document with one definition. */
static void a_document_is_written_by_its_numbers(void **state)
{
    static const char wanted[] = "\x0a\x03"
                                 "2.0" /* swagger */
                                 "\x12\x03\x0a\x01T";
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *document;
    struct str text;

    (void)state;
    assert_int_equal(
        json_parse(STR("{\"swagger\":\"2.0\",\"info\":{\"title\":\"T\"},\"definitions\""
                       ":{\"D\":{\"type\":\"object\",\"required\":[\"a\"],"
                       "\"properties\":{\"a\":{\"$ref\":\"R\"}}}}}"),
                   NULL, arena, &document, &err),
        0);
    text = openapi_wire(document, arena);
    assert_memory_equal(text.ptr, wanted, 10);
    assert_memory_equal(text.ptr + 10,
                        "\x4a\x23\x0a\x21\x0a\x01"
                        "D\x12\x1c\x9a\x01\x01"
                        "a\xb2\x01\x08\x0a\x06"
                        "object\xca\x01\x0a\x0a\x08\x0a\x01"
                        "a\x12\x03\x0a\x01R",
                        text.len - 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_document_is_written_by_its_numbers),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
