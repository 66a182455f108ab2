/* Parsing and evaluating end, whatever the text is. */
#include "base/arena.h"
#include "data/json.h"
#include "template/expression.h"

#include <assert.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char environment[] =
        "{\"app\":{\"name\":\"web\",\"list\":[3,1,2],\"items\":[{\"a\":\"x\"},{\"a\":null}]},"
        "\"n\":7,\"f\":2.5,\"t\":true}";
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct str text = { arena_strndup(arena, (const char *)data, size), size };
    const struct expression *expression;
    const struct json *json;
    struct value values, out;
    int read = json_parse(str_of(environment), NULL, arena, &json, &err);

    assert(read == 0);
    values = value_of_json(json, VALUE_NUMBERS_KEEP, arena);
    if (expression_parse(text, arena, &expression, &err) < 0 ||
        expression_evaluate(expression, &values, arena, &out, &err) < 0)
        assert(error_text(&err)[0] != '\0');
    return 0;
}
