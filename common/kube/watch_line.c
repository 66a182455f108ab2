#include "kube/watch_line.h"

#include "base/arena.h"
#include "data/json.h"

#include <string.h>

static const char *const kinds[] = {
    [WATCH_LINE_ADDED] = "ADDED",     [WATCH_LINE_MODIFIED] = "MODIFIED",
    [WATCH_LINE_DELETED] = "DELETED", [WATCH_LINE_BOOKMARK] = "BOOKMARK",
    [WATCH_LINE_ERROR] = "ERROR",
};

void watch_line_release(struct watch_line *line)
{
    json_doc_unref(line->object);
}

static int parse_kind(struct str type, struct watch_line *out, struct error *err)
{
    for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
        if (str_equals(type, kinds[i])) {
            out->kind = i;
            return 0;
        }
    return error_set(err, ERR_DATA_LOSS, "an event of the unknown type \"%.*s\"", STR_ARG(type));
}

/* Any order of members, any blanks: as JSON. */
static int parse_slowly(struct str text, struct watch_line *out, struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct json *event;

    if (json_parse(text, NULL, arena, &event, err) < 0) {
        err->code = ERR_DATA_LOSS;
        return -1;
    }
    if (!json_is(json_get(event, "object"), JSON_OBJECT))
        return error_set(err, ERR_DATA_LOSS, "it is no event with an object");
    if (parse_kind(json_string(json_get(event, "type")), out, err) < 0)
        return -1;
    out->object = json_doc_freeze(json_get(event, "object"));
    return 0;
}

/* The form that every API server writes: the object's text is a piece of the line. */
static char *object_of(char *text, size_t length, struct str *type)
{
    static const char head[] = "{\"type\":\"", middle[] = "\",\"object\":{";
    char *end;

    if (length < sizeof(head) || memcmp(text, head, sizeof(head) - 1) != 0 ||
        text[length - 1] != '}' || text[length - 2] != '}')
        return NULL;
    text += sizeof(head) - 1;
    end = strchr(text, '"');
    if (!end || strncmp(end, middle, sizeof(middle) - 1) != 0)
        return NULL;
    *type = (struct str){ text, (size_t)(end - text) };
    return end + sizeof(middle) - 2;
}

int watch_line_parse(char *text, size_t length, struct watch_line *out, struct error *err)
{
    struct str type;
    char *object = object_of(text, length, &type);

    if (!object)
        return parse_slowly((struct str){ text, length }, out, err);
    if (parse_kind(type, out, err) < 0)
        return -1;

    size_t size = (size_t)(text + length - 1 - object);

    object[size] = '\0';
    if (json_doc_parse((struct str){ object, size }, NULL, &out->object, err) == 0)
        return 0;
    object[size] = '}';
    /* Members behind the object: rare, but JSON. */
    error_release(err);
    return parse_slowly((struct str){ text, length }, out, err);
}
