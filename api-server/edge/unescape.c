#include "edge/unescape.h"

#include "base/arena.h"
#include "data/json.h"
#include "http/percent.h"

#include <string.h>

static const struct {
    const char *message;
    const char *parent; /* the object that has the field; NULL: the request */
    const char *field;
} fields[] = {
    { "repository.RepoQuery", NULL, "repo" },
    { "repository.RepoAppsQuery", NULL, "repo" },
    { "repository.RepoAppDetailsQuery", "source", "repoURL" },
    { "repository.RepoUpdateRequest", "repo", "repo" },
    { "repocreds.RepoCredsQuery", NULL, "url" },
    { "repocreds.RepoCredsDeleteRequest", NULL, "url" },
    { "cluster.ClusterQuery", "id", "value" },
    { "cluster.ClusterUpdateRequest", "id", "value" },
};
enum { FIELDS = sizeof(fields) / sizeof(*fields) };

bool unescape_concerns(const char *message, const char *path)
{
    for (size_t i = 0; i < FIELDS; i++) {
        const char *parent = fields[i].parent, *rest = path;
        size_t length = parent ? strlen(parent) : 0;

        if (strcmp(message, fields[i].message) != 0)
            continue;
        if (parent && (strncmp(path, parent, length) != 0 || path[length] != '.'))
            return false;
        rest = parent ? path + length + 1 : path;
        return strcmp(rest, fields[i].field) == 0;
    }
    return false;
}

/* As Go's QueryUnescape: a broken escape is an error, and the text is left alone. */
static bool has_escape(struct str text)
{
    struct str broken;

    return (str_find_char(text, '%') >= 0 || str_find_char(text, '+') >= 0) &&
           !percent_find_broken(text, &broken);
}

static const struct json *decode(const char *parent, const char *field, const struct json *request,
                                 struct arena *arena)
{
    const struct json *holder = parent ? json_get(request, parent) : request;
    struct json *edited;
    struct str text;

    if (!json_text(holder, field, &text) || !has_escape(text))
        return request;
    edited = json_edit(arena, request);
    json_set(arena, parent ? json_edit_get(arena, edited, parent) : edited, field,
             json_new_string(arena, percent_decode(text, PERCENT_QUERY, arena)));
    return edited;
}

const struct json *unescape_field(const char *message, const struct json *request,
                                  struct arena *arena)
{
    for (size_t i = 0; i < FIELDS; i++)
        if (strcmp(message, fields[i].message) == 0)
            return decode(fields[i].parent, fields[i].field, request, arena);
    return request;
}
