#include "argo/result.h"

#include "base/arena.h"
#include "data/json.h"

#include <stddef.h>

static const struct {
    const char *key;
    size_t offset;
    bool always;
} texts[] = {
    { "group", offsetof(struct resource_result, group), true },
    { "version", offsetof(struct resource_result, version), true },
    { "kind", offsetof(struct resource_result, kind), true },
    { "namespace", offsetof(struct resource_result, namespace), true },
    { "name", offsetof(struct resource_result, name), true },
    { "status", offsetof(struct resource_result, status), false },
    { "message", offsetof(struct resource_result, message), false },
    { "hookType", offsetof(struct resource_result, hook_type), false },
    { "hookPhase", offsetof(struct resource_result, hook_phase), false },
    { "syncPhase", offsetof(struct resource_result, sync_phase), false },
};

enum { TEXT_COUNT = sizeof(texts) / sizeof(texts[0]) };

struct json *resource_result_to_json(const struct resource_result *result, struct arena *arena)
{
    struct json *object = json_new_object(arena);

    for (size_t i = 0; i < TEXT_COUNT; i++) {
        struct str text = *(const struct str *)((const char *)result + texts[i].offset);

        if (text.len > 0 || texts[i].always)
            json_set(arena, object, texts[i].key,
                     json_new_string(arena, text.ptr ? text : STR_EMPTY));
    }
    if (result->images.count > 0)
        json_set(arena, object, "images", texts_to_json(result->images, arena));
    return object;
}

struct resource_result resource_result_read(const struct json *document, struct arena *arena)
{
    struct resource_result result = { .images = texts_of(json_get(document, "images"), arena) };

    for (size_t i = 0; i < TEXT_COUNT; i++)
        *(struct str *)((char *)&result + texts[i].offset) =
            json_string(json_get(document, texts[i].key));
    return result;
}

struct str resource_result_key(const struct resource_result *result, struct arena *arena)
{
    return str_of(arena_printf(arena, "%.*s/%.*s/%.*s/%.*s:%.*s", STR_ARG(result->group),
                               STR_ARG(result->kind), STR_ARG(result->namespace),
                               STR_ARG(result->name), STR_ARG(result->sync_phase)));
}
