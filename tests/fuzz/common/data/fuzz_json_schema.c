/* A schema, a line end, a value. */
#include "base/arena.h"
#include "base/strbuf.h"
#include "data/json.h"
#include "data/json_schema.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(strbuf_release) struct strbuf problems = STRBUF_INIT(1024 * 1024);
    struct str input = { arena_strndup(arena, (const char *)data, size), size }, text, rest;
    struct json_schema *schema;
    const struct json *value;

    str_cut(input, '\n', &text, &rest);
    if (json_schema_read(text, "file:///schema.json", NULL, arena, &schema, &err) < 0 ||
        json_parse(rest, NULL, arena, &value, &err) < 0 ||
        json_schema_check(schema, value, arena, &problems, &err) < 0)
        return 0;
    return 0;
}
