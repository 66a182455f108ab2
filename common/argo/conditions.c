#include "argo/conditions.h"

#include "base/arena.h"
#include "base/clock.h"
#include "base/mem.h"
#include "data/json.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

static const struct {
    enum condition_type type;
    const char *name;
} types[] = {
    { CONDITION_DELETION_ERROR, "DeletionError" },
    { CONDITION_INVALID_SPEC_ERROR, "InvalidSpecError" },
    { CONDITION_COMPARISON_ERROR, "ComparisonError" },
    { CONDITION_SYNC_ERROR, "SyncError" },
    { CONDITION_UNKNOWN_ERROR, "UnknownError" },
    { CONDITION_SHARED_RESOURCE_WARNING, "SharedResourceWarning" },
    { CONDITION_REPEATED_RESOURCE_WARNING, "RepeatedResourceWarning" },
    { CONDITION_EXCLUDED_RESOURCE_WARNING, "ExcludedResourceWarning" },
    { CONDITION_ORPHANED_RESOURCE_WARNING, "OrphanedResourceWarning" },
    { CONDITION_UNKNOWN_FIELD_WARNING, "UnknownFieldWarning" },
};

enum {
    TYPE_COUNT = sizeof(types) / sizeof(types[0]),
    ERROR_TYPES = CONDITION_DELETION_ERROR | CONDITION_INVALID_SPEC_ERROR |
                  CONDITION_COMPARISON_ERROR | CONDITION_SYNC_ERROR | CONDITION_UNKNOWN_ERROR,
};

const char *condition_type_name(enum condition_type type)
{
    for (size_t i = 0; i < TYPE_COUNT; i++) {
        if (types[i].type == type)
            return types[i].name;
    }
    return "";
}

/* 0 for a type that is not ours. */
static unsigned type_of_name(struct str name)
{
    for (size_t i = 0; i < TYPE_COUNT; i++) {
        if (str_equals(name, types[i].name))
            return types[i].type;
    }
    return 0;
}

static void add(struct conditions *conditions, struct arena *arena, struct condition condition)
{
    if (conditions->count == conditions->capacity) {
        size_t capacity = conditions->capacity ? conditions->capacity * 2 : 4;
        struct condition *items = arena_alloc(arena, capacity * sizeof(*items));

        if (conditions->count > 0)
            memcpy(items, conditions->items, conditions->count * sizeof(*items));
        conditions->items = items;
        conditions->capacity = capacity;
    }
    conditions->items[conditions->count++] = condition;
}

void conditions_add(struct conditions *conditions, struct arena *arena, enum condition_type type,
                    const char *message)
{
    add(conditions, arena, (struct condition){ type, str_dup(str_of(message), arena) });
}

void conditions_addf(struct conditions *conditions, struct arena *arena, enum condition_type type,
                     const char *fmt, ...)
{
    CLEANUP(free) char *message = NULL;
    va_list args;
    int length;

    va_start(args, fmt);
    length = vasprintf(&message, fmt, args);
    va_end(args);
    if (length < 0)
        abort();
    conditions_add(conditions, arena, type, message);
}

bool conditions_have(const struct conditions *conditions, unsigned wanted)
{
    for (size_t i = 0; i < conditions->count; i++) {
        if (conditions->items[i].type & wanted)
            return true;
    }
    return false;
}

bool conditions_have_error(const struct conditions *conditions)
{
    return conditions_have(conditions, ERROR_TYPES);
}

/* The first old condition of a type, NULL when there is none. */
static const struct json *first_of_type(const struct json *old, const char *name)
{
    for (struct json_cursor at = json_walk(old); json_next(&at);) {
        if (str_equals(json_string(json_get(at.value, "type")), name))
            return at.value;
    }
    return NULL;
}

static const struct json *make_condition(const struct condition *condition, const struct json *old,
                                         int64_t now, struct arena *arena)
{
    const char *name = condition_type_name(condition->type);
    const struct json *before = first_of_type(old, name);
    const struct json *time = json_get(before, "lastTransitionTime");
    struct json *made = json_new_object(arena);

    json_set_text(arena, made, "type", name);
    json_set(arena, made, "message", json_new_string(arena, condition->message));
    if (time && str_equal(json_string(json_get(before, "message")), condition->message))
        json_set(arena, made, "lastTransitionTime", time);
    else
        json_set_text(arena, made, "lastTransitionTime", clock_rfc3339(now, arena));
    return made;
}

struct sortable {
    const char *key;
    const struct json *value;
};

static int compare_sortables(const void *a, const void *b)
{
    return strcmp(((const struct sortable *)a)->key, ((const struct sortable *)b)->key);
}

struct json *conditions_merge(const struct json *old, const struct conditions *found,
                              unsigned evaluated, int64_t now, struct arena *arena)
{
    struct sortable *list =
        arena_alloc(arena, (json_count(old) + found->count + 1) * sizeof(*list));
    struct json *merged = json_new_array(arena);
    size_t count = 0;

    if (json_is(old, JSON_ARRAY)) {
        for (struct json_cursor at = json_walk(old); json_next(&at);) {
            if (!(type_of_name(json_string(json_get(at.value, "type"))) & evaluated))
                list[count++].value = at.value;
        }
    }
    for (size_t i = 0; i < found->count; i++)
        list[count++].value = make_condition(&found->items[i], old, now, arena);
    for (size_t i = 0; i < count; i++)
        list[i].key = arena_printf(arena, "%s/%s/%s", json_cstr_at(list[i].value, "type"),
                                   json_cstr_at(list[i].value, "message"),
                                   json_cstr_at(list[i].value, "lastTransitionTime"));
    qsort(list, count, sizeof(*list), compare_sortables);
    for (size_t i = 0; i < count; i++)
        json_append(arena, merged, list[i].value);
    return merged;
}
