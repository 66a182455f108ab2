/* [document, patch, third document]: no patch may crash, and a created one leads where it should.
 */
#include "base/arena.h"
#include "data/json.h"
#include "data/json_patch.h"
#include "data/merge_patch.h"
#include "data/strategic_merge.h"
#include "data/structured_merge.h"
#include "data/structured_merge_apply.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void strategic(const struct json *a, const struct json *b, const struct json *c,
                      struct schema_type type, struct arena *arena)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct strategic_merge_three_way input = { a, b, c, type, true };
    const struct json *out;

    if (strategic_merge_apply(a, b, type, arena, &out, &err) == 0)
        json_print(out, JSON_SORTED, arena);
    if (strategic_merge_create(a, b, type, arena, &out, &err) == 0 &&
        strategic_merge_apply(a, out, type, arena, &out, &err) == 0)
        json_print(out, JSON_SORTED, arena);
    if (strategic_merge_create_three_way(&input, arena, &out, &err) == 0)
        json_print(out, JSON_SORTED, arena);
    input.overwrite = false;
    if (strategic_merge_create_three_way(&input, arena, &out, &err) == 0)
        json_print(out, JSON_SORTED, arena);
}

static void structured(const struct json *a, const struct json *b, struct schema_type type,
                       struct arena *arena)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct structured_apply input = { .live = a, .config = b, .type = type };
    struct structured_result result;
    const struct field_set *set;

    input.manager.manager = input.manager.api_version = input.manager.subresource =
        input.manager.time = STR_EMPTY;
    if (structured_validate(a, type, STRUCTURED_ALLOW_DUPLICATES, &err) < 0 ||
        structured_validate(b, type, 0, &err) < 0 ||
        field_managers_parse(a, arena, &input.managers, &err) < 0 ||
        structured_field_set(b, type, arena, &set, &err) < 0)
        return;
    structured_remove(a, type, set, arena);
    structured_extract_with_keys(a, type, set, arena);
    if (structured_apply(&input, arena, &result, NULL, &err) == 0 && result.object)
        json_print(result.object, JSON_SORTED, arena);
    if (structured_update(&input, arena, &result, &err) == 0)
        field_managers_json(&result.managers, arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct str text = { arena_strndup(arena, (const char *)data, size), size };
    const struct json_limits limits = { .bytes = 1 << 16, .depth = 200 };
    const struct json *input, *a, *b, *c, *out;
    struct schema_type type = schema_find(schema_builtin(), "", "v1", "Pod");

    if (json_parse(text, &limits, arena, &input, &err) < 0 || json_count(input) < 2)
        return 0;
    a = json_item(input, 0);
    b = json_item(input, 1);
    c = json_item(input, 2) ? json_item(input, 2) : a;
    if (!a || !b)
        return 0;
    if (json_patch_apply(a, b, NULL, arena, &out, &err) == 0)
        json_print(out, JSON_SORTED, arena);
    json_print(merge_patch_apply(a, b, arena), JSON_SORTED, arena);
    if (!json_is(a, JSON_OBJECT) || !json_is(b, JSON_OBJECT) || !json_is(c, JSON_OBJECT))
        return 0;
    json_print(merge_patch_three_way(a, b, c, arena), JSON_SORTED, arena);
    strategic(a, b, c, type, arena);
    strategic(a, b, c, SCHEMA_UNKNOWN, arena);
    structured(a, b, type, arena);
    structured(a, b, SCHEMA_UNKNOWN, arena);
    return 0;
}
