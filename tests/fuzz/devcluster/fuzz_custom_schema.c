/* A schema, a line end, a value: shaping and validation end, whatever both are. */
#include "api_resource.h"
#include "base/arena.h"
#include "base/error.h"
#include "custom_schema.h"
#include "data/json.h"
#include "definition_schema.h"
#include "simple_path.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct json_limits limits = { .depth = 300 };
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct str input = { arena_strndup(arena, (const char *)data, size), size }, schema, text;
    struct json *version = json_new_object(arena);
    const struct json *parsed, *object, *out, *unknown;
    struct refusal why = { .arena = arena };
    struct faults faults = { .arena = arena };
    struct api_version api = { 0 };
    struct json *definition = json_new_object(arena), *versions = json_new_array(arena);

    str_cut(input, '\n', &schema, &text);
    if (json_parse(str_dup(schema, arena), &limits, arena, &parsed, &err) < 0 ||
        json_parse(text, &limits, arena, &object, &err) < 0)
        return 0;
    json_set(arena, json_edit_object(arena, version, "schema"), "openAPIV3Schema", parsed);
    api.definition = version;
    json_append(arena, versions, version);
    json_set(arena, json_edit_object(arena, definition, "spec"), "versions", versions);
    definition_schema_check(definition, &faults);
    (void)simple_path_find(object, json_text_at(parsed, "path"), arena);
    if (!json_is(object, JSON_OBJECT) ||
        custom_schema_prepare(&api, object, arena, &out, &unknown, &why) < 0)
        return 0;
    custom_schema_validate(&api, out, &faults);
    return 0;
}
