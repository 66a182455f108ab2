/* metadata.managedFields, read and written. */
#include "base/arena.h"
#include "base/mem.h"
#include "data/json.h"
#include "data/structured_merge_apply.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_MANAGERS = 10000 };

static int parse_one(const struct json *entry, struct arena *arena, struct field_manager *out,
                     struct error *err)
{
    const struct json *fields = json_get(entry, "fieldsV1");
    struct str operation = json_string(json_get(entry, "operation"));
    struct field_set *set = field_set_new(arena);

    *out = (struct field_manager){
        .manager = json_string(json_get(entry, "manager")),
        .api_version = json_string(json_get(entry, "apiVersion")),
        .subresource = json_string(json_get(entry, "subresource")),
        .time = json_string(json_get(entry, "time")),
        .applied = str_equals(operation, "Apply"),
    };
    if (!out->applied && !str_equals(operation, "Update"))
        return error_set(err, ERR_INVALID, "invalid operation \"%.*s\"", STR_ARG(operation));
    if (fields && !json_is(fields, JSON_NULL) && field_set_parse(fields, arena, &set, err) < 0)
        return -1;
    out->set = set;
    return 0;
}

int field_managers_parse(const struct json *object, struct arena *arena, struct field_managers *out,
                         struct error *err)
{
    const struct json *entries = json_at(object, "metadata.managedFields");
    struct field_managers managers = { 0 };

    if (json_count(entries) > MAX_MANAGERS)
        return error_set(err, ERR_TOO_LARGE, "error decoding managed fields: more than %d entries",
                         MAX_MANAGERS);
    managers.items = arena_alloc(arena, (json_count(entries) + 1) * sizeof(*managers.items));
    for (struct json_cursor at = json_walk(entries); json_next(&at);)
        if (parse_one(at.value, arena, &managers.items[managers.count++], err) < 0)
            return error_prefix(err, "error decoding managed fields");
    *out = managers;
    return 0;
}

bool field_manager_same(const struct field_manager *a, const struct field_manager *b)
{
    return a->applied == b->applied && str_equal(a->manager, b->manager) &&
           str_equal(a->subresource, b->subresource) &&
           (a->applied || str_equal(a->api_version, b->api_version));
}

/* Appliers first, then by time, manager, version and subresource. */
static int compare_managers(const void *a, const void *b)
{
    const struct field_manager *left = a, *right = b;
    int order;

    if (left->applied != right->applied)
        return left->applied ? -1 : 1;
    order = str_compare(left->time, right->time);
    if (!order)
        order = str_compare(left->manager, right->manager);
    if (!order)
        order = str_compare(left->api_version, right->api_version);
    return order ? order : str_compare(left->subresource, right->subresource);
}

static void set_text(struct arena *arena, struct json *entry, const char *key, struct str text)
{
    if (text.len > 0)
        json_set(arena, entry, key, json_new_string(arena, text));
}

const struct json *field_managers_json(const struct field_managers *managers, struct arena *arena)
{
    struct json *entries = json_new_array(arena);
    struct field_manager *sorted = arena_alloc(arena, (managers->count + 1) * sizeof(*sorted));

    if (managers->count)
        memcpy(sorted, managers->items, managers->count * sizeof(*sorted));
    qsort(sorted, managers->count, sizeof(*sorted), compare_managers);
    for (size_t i = 0; i < managers->count; i++) {
        struct json *entry = json_new_object(arena);

        if (field_set_is_empty(sorted[i].set))
            continue;
        set_text(arena, entry, "apiVersion", sorted[i].api_version);
        json_set_text(arena, entry, "fieldsType", "FieldsV1");
        json_set(arena, entry, "fieldsV1", field_set_json(sorted[i].set, arena));
        set_text(arena, entry, "manager", sorted[i].manager);
        json_set_text(arena, entry, "operation", sorted[i].applied ? "Apply" : "Update");
        set_text(arena, entry, "subresource", sorted[i].subresource);
        set_text(arena, entry, "time", sorted[i].time);
        json_append(arena, entries, entry);
    }
    return entries;
}
