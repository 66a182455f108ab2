#include "edge/fields_filter.h"

#include "base/arena.h"
#include "base/strbuf.h"
#include "base/vec.h"
#include "data/json.h"
#include "edge/contract.h"
#include "edge/fields_list.h"

#include <string.h>

enum { FIELDS_MAX = 1000, PATH_MAX_LENGTH = 1024 };
static const size_t TEXT_MAX = (size_t)1024 * 1024 * 1024;

struct fields_filter {
    const struct str *fields;
    size_t count;
    bool excludes;
};

const struct fields_filter *fields_filter_parse(struct str fields, struct arena *arena)
{
    struct fields_filter *filter = ARENA_NEW(arena, struct fields_filter);
    struct str *list = arena_alloc(arena, FIELDS_MAX * sizeof(*list)), field;

    filter->excludes = fields.ptr[0] == '-';
    if (filter->excludes)
        fields = str_slice(fields, 1, fields.len);
    while (fields.len > 0 && filter->count < FIELDS_MAX) {
        str_cut(fields, ',', &field, &fields);
        list[filter->count++] = field;
    }
    filter->fields = list;
    return filter;
}

bool fields_filter_applies(unsigned method)
{
    static const char *const names[] = {
        "application.ApplicationService/List",
        "application.ApplicationService/Watch",
        "application.ApplicationService/ManagedResources",
        "application.ApplicationService/WatchResourceTree",
        "application.ApplicationService/PodLogs",
        "project.ProjectService/List",
        "applicationset.ApplicationSetService/Watch",
    };

    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
        if (strcmp(contract_methods[method].name, names[i]) == 0)
            return true;
    return false;
}

/* ---- filtering ---- */

enum fit { FITS_NOT, FITS_PARTLY, FITS_WHOLLY };

static enum fit fit_of(const struct fields_filter *filter, struct str path)
{
    enum fit fit = FITS_NOT;

    for (size_t i = 0; i < filter->count; i++) {
        if (str_equal(filter->fields[i], path))
            return FITS_WHOLLY;
        if (str_has_prefix(filter->fields[i], path))
            fit = FITS_PARTLY;
    }
    return fit;
}

struct walk {
    const struct fields_filter *filter;
    struct arena *arena;
    struct strbuf path;
};

static const struct json *filtered(struct walk *walk, const struct json *value);

static void take_member(struct walk *walk, const struct json_cursor *at, struct json *out)
{
    size_t length = walk->path.len;
    enum fit fit;

    strbuf_puts(&walk->path, length ? "." : "");
    strbuf_add(&walk->path, at->key.ptr, at->key.len);
    fit = walk->path.truncated
              ? FITS_NOT
              : fit_of(walk->filter, (struct str){ walk->path.ptr, walk->path.len });
    if (walk->filter->excludes ? fit != FITS_WHOLLY : fit != FITS_NOT)
        json_set_str(walk->arena, out, at->key,
                     fit == FITS_WHOLLY ? at->value : filtered(walk, at->value));
    walk->path.len = length;
    walk->path.ptr[length] = '\0';
    walk->path.truncated = false;
}

static const struct json *filtered(struct walk *walk, const struct json *value)
{
    struct json *out;

    if (json_is(value, JSON_ARRAY)) {
        out = json_new_array(walk->arena);
        for (struct json_cursor at = json_walk(value); json_next(&at);)
            json_append(walk->arena, out, filtered(walk, at.value));
        return out;
    }
    if (!json_is(value, JSON_OBJECT))
        return value;
    out = json_new_object(walk->arena);
    for (struct json_cursor at = json_walk(value); json_next(&at);)
        take_member(walk, &at, out);
    return out;
}

const struct json *fields_filter_apply(const struct fields_filter *filter, const struct json *value,
                                       struct arena *arena)
{
    struct walk walk = { filter, arena, STRBUF_INIT(PATH_MAX_LENGTH) };
    const struct json *left;

    strbuf_puts(&walk.path, "x"); /* so that it can be cut at any length */
    walk.path.len = 0;
    left = filtered(&walk, value);
    strbuf_release(&walk.path);
    return left;
}

/* ---- printing ---- */

void fields_filter_print_value(const struct fields_filter *filter, const struct json *value,
                               struct strbuf *out)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    json_write(fields_filter_apply(filter, value, arena), JSON_SORTED, out);
}

static bool is_list_of_applications(struct message type)
{
    return strcmp(message_name(type),
                  "github.com.argoproj.argo_cd.v3.pkg.apis.application.v1alpha1."
                  "ApplicationList") == 0;
}

/* By way of the text: what is filtered is what Go would have printed. */
static void print_as(const struct fields_filter *filter, struct message type,
                     const struct json *message, bool is_result, struct strbuf *out)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(TEXT_MAX);
    const struct json *value = NULL;

    strbuf_puts(&text, is_result ? "{\"result\":" : "");
    message_print(type, message, &text);
    strbuf_puts(&text, is_result ? "}" : "");
    if (json_parse((struct str){ text.ptr, text.len }, NULL, arena, &value, &err) < 0)
        return;
    if (is_list_of_applications(type))
        json_write(fields_list_apply(value, filter->fields, filter->count, filter->excludes, arena),
                   JSON_SORTED, out);
    else
        fields_filter_print_value(filter, value, out);
}

void fields_filter_print(const struct fields_filter *filter, struct message type,
                         const struct json *message, struct strbuf *out)
{
    print_as(filter, type, message, false, out);
}

void fields_filter_print_result(const struct fields_filter *filter, struct message type,
                                const struct json *message, struct strbuf *out)
{
    print_as(filter, type, message, true, out);
}
