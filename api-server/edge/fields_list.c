#include "edge/fields_list.h"

#include "base/arena.h"
#include "data/json.h"

#include <string.h>

/* What stands for a field that an application does not have. */
enum absence {
    ABSENT_LEFT_OUT,
    ABSENT_NULL,
    ABSENT_TEXT,              /* the empty one */
    ABSENT_NULL_IN_OPERATION, /* null where there is an operation's state, else left out */
    ABSENT_TEXT_IN_OPERATION,
};

#define OPERATION_STATE "status.operationState"
static const struct known_field {
    const char *path;   /* beneath "items." */
    const char *source; /* where it is taken from, NULL: the same */
    enum absence absence;
} known[] = {
    { "metadata.name", NULL, ABSENT_TEXT },
    { "metadata.namespace", NULL, ABSENT_TEXT },
    { "metadata.annotations", NULL, ABSENT_NULL },
    { "metadata.labels", NULL, ABSENT_NULL },
    { "metadata.creationTimestamp", NULL, ABSENT_NULL },
    { "metadata.deletionTimestamp", NULL, ABSENT_NULL },
    { "spec", NULL, ABSENT_LEFT_OUT },
    { "spec.destination", NULL, ABSENT_LEFT_OUT },
    { "spec.project", NULL, ABSENT_TEXT },
    { "spec.source", NULL, ABSENT_NULL },
    { "spec.sources", NULL, ABSENT_NULL },
    { "spec.sourceHydrator", NULL, ABSENT_NULL },
    { "spec.syncPolicy", NULL, ABSENT_NULL },
    { "status.sourceHydrator", NULL, ABSENT_LEFT_OUT },
    { "status.summary", NULL, ABSENT_LEFT_OUT },
    { "status.sync.status", NULL, ABSENT_TEXT },
    { "status.sync.revision", NULL, ABSENT_TEXT },
    { "status.health", NULL, ABSENT_LEFT_OUT },
    { "status.resources", NULL, ABSENT_LEFT_OUT },
    { OPERATION_STATE ".startedAt", NULL, ABSENT_NULL_IN_OPERATION },
    { OPERATION_STATE ".finishedAt", NULL, ABSENT_NULL_IN_OPERATION },
    { OPERATION_STATE ".phase", NULL, ABSENT_TEXT_IN_OPERATION },
    /* The original answers with the result here, and clients have come to read it. */
    { OPERATION_STATE ".operation.sync", OPERATION_STATE ".syncResult", ABSENT_LEFT_OUT },
    { "operation.sync", NULL, ABSENT_LEFT_OUT },
};
enum { KNOWN = sizeof(known) / sizeof(*known) };

static bool is_named(const char *path, const struct str *fields, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (str_has_prefix(fields[i], STR("items.")) &&
            str_equals(str_slice(fields[i], strlen("items."), fields[i].len), path))
            return true;
    return false;
}

static bool lies_beneath(const char *path, const char *above)
{
    size_t length = strlen(above);

    return strncmp(path, above, length) == 0 && path[length] == '.';
}

static const struct json *value_of_absent(enum absence absence, const struct json *item,
                                          struct arena *arena)
{
    bool has_operation = json_at(item, OPERATION_STATE) != NULL;

    switch (absence) {
    case ABSENT_NULL:
        return json_new_null(arena);
    case ABSENT_TEXT:
        return json_new_cstr(arena, "");
    case ABSENT_NULL_IN_OPERATION:
        return has_operation ? json_new_null(arena) : NULL;
    case ABSENT_TEXT_IN_OPERATION:
        return has_operation ? json_new_cstr(arena, "") : NULL;
    case ABSENT_LEFT_OUT:
        break;
    }
    return NULL;
}

static void set_at(struct json *object, const char *path, const struct json *value,
                   struct arena *arena)
{
    const char *dot;

    for (; (dot = strchr(path, '.')); path = dot + 1)
        object = json_edit_object(arena, object, arena_strndup(arena, path, (size_t)(dot - path)));
    json_set(arena, object, path, value);
}

static const struct json *selected(const struct json *item, const bool *chosen, struct arena *arena)
{
    struct json *out = json_new_object(arena);

    for (int i = 0; i < KNOWN; i++) {
        const struct json *value;

        if (!chosen[i])
            continue;
        value = json_at(item, known[i].source ? known[i].source : known[i].path);
        if (json_type(value) <= JSON_NULL)
            value = value_of_absent(known[i].absence, item, arena);
        if (value)
            set_at(out, known[i].path, value, arena);
    }
    return out;
}

const struct json *fields_list_apply(const struct json *list, const struct str *fields,
                                     size_t count, bool excludes, struct arena *arena)
{
    struct json *out = json_new_object(arena), *items = json_new_array(arena);
    const struct json *all = json_get(list, "items");
    bool chosen[KNOWN];

    for (int i = 0; i < KNOWN; i++)
        chosen[i] = is_named(known[i].path, fields, count) != excludes;
    for (int i = 0; i < KNOWN; i++)
        for (int above = 0; above < KNOWN && chosen[i]; above++)
            chosen[i] = !(chosen[above] && lies_beneath(known[i].path, known[above].path));
    for (struct json_cursor at = json_walk(all); json_next(&at);)
        json_append(arena, items, selected(at.value, chosen, arena));
    json_set(arena, out, "items", json_count(all) > 0 ? items : json_new_null(arena));
    json_set(arena, out, "metadata", json_get(list, "metadata"));
    return out;
}
