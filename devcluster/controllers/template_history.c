#include "controllers/template_history.h"

#include "api_resource.h"
#include "base/arena.h"
#include "controllers/control.h"
#include "data/json.h"

#include <string.h>

#define RESOURCE "controllerrevisions.apps"
#define HASH_OF_STATEFUL_SETS "controller.kubernetes.io/hash"

enum { HISTORY = 10 };

const char *template_history_name(const struct json *revision)
{
    return json_cstr_at(revision, "metadata.name");
}

static bool is_daemon_set(const struct control *control)
{
    return strcmp(control->resource->plural, "daemonsets") == 0;
}

static struct str label_of(const struct json *object, const char *name)
{
    return json_string(json_get(json_at(object, "metadata.labels"), name));
}

const char *template_history_mark(const struct control *control, const struct json *revision)
{
    return is_daemon_set(control) ? label_of(revision, TEMPLATE_HISTORY_LABEL).ptr
                                  : template_history_name(revision);
}

static const struct json *find(const struct json *revisions, const char *name)
{
    for (struct json_cursor at = json_walk(revisions); json_next(&at);)
        if (str_equals(json_text_at(at.value, "metadata.name"), name))
            return at.value;
    return NULL;
}

const struct json *template_history_find(struct control *control, const char *name)
{
    return find(control_children(control, RESOURCE), name);
}

static int64_t newest_number(const struct json *revisions)
{
    int64_t newest = 0;

    for (struct json_cursor at = json_walk(revisions); json_next(&at);)
        if (control_int(at.value, "revision", 0) > newest)
            newest = control_int(at.value, "revision", 0);
    return newest;
}

static const struct json *make(struct control *control, const char *hash, int64_t number)
{
    struct arena *arena = control->arena;
    const char *name = arena_printf(arena, "%.*s-%s", STR_ARG(control->name), hash);
    struct json *revision = control_child(control, name, NULL), *data = json_new_object(arena);
    struct json *metadata = json_edit_object(arena, revision, "metadata"), *labels, *template;

    labels = json_edit(arena, json_at(control->object, "spec.template.metadata.labels"));
    json_set_text(arena, labels,
                  is_daemon_set(control) ? TEMPLATE_HISTORY_LABEL : HASH_OF_STATEFUL_SETS, hash);
    json_set(arena, metadata, "labels", labels);
    if (json_at(control->object, "metadata.annotations"))
        json_set(arena, metadata, "annotations", json_at(control->object, "metadata.annotations"));
    /* A strategic merge patch of the set. */
    template = json_edit(arena, json_at(control->object, "spec.template"));
    json_set_text(arena, template, "$patch", "replace");
    json_set(arena, json_edit_object(arena, data, "spec"), "template", template);
    json_set(arena, revision, "data", data);
    json_set_int(arena, revision, "revision", number);
    return control_create(control, RESOURCE, revision);
}

const struct json *template_history_newest(struct control *control)
{
    const struct json *revisions = control_children(control, RESOURCE), *known;
    const char *hash = control_template_hash(control, json_at(control->object, "spec.template"));
    int64_t newest = newest_number(revisions);
    struct json *again;

    known = find(revisions, arena_printf(control->arena, "%.*s-%s", STR_ARG(control->name), hash));
    if (!known)
        return make(control, hash, newest + 1);
    if (control_int(known, "revision", 0) == newest)
        return known;
    again = json_edit(control->arena, known);
    json_set_int(control->arena, again, "revision", newest + 1);
    (void)control_update(control, RESOURCE, again, "");
    return known;
}

const struct json *template_history_template(struct control *control, const struct json *revision)
{
    struct json *template = json_edit(control->arena, json_at(revision, "data.spec.template"));

    json_remove(control->arena, template, "$patch");
    return template;
}

static bool is_used(const struct control *control, const struct json *revision,
                    const struct json *pods)
{
    for (struct json_cursor at = json_walk(pods); json_next(&at);)
        if (str_equals(label_of(at.value, TEMPLATE_HISTORY_LABEL),
                       template_history_mark(control, revision)))
            return true;
    return false;
}

void template_history_forget(struct control *control, const struct json *pods, const char *current,
                             const char *newest)
{
    struct json *unused = json_new_array(control->arena);
    int64_t kept = control_int(control->object, "spec.revisionHistoryLimit", HISTORY);

    for (struct json_cursor at = json_walk(control_children(control, RESOURCE)); json_next(&at);) {
        if (str_equals(json_text_at(at.value, "metadata.name"), current) ||
            str_equals(json_text_at(at.value, "metadata.name"), newest))
            continue;
        if (!is_used(control, at.value, pods))
            json_append(control->arena, unused, at.value);
        else if (is_daemon_set(control))
            kept--;
    }
    while (json_count(unused) > 0 && (int64_t)json_count(unused) > kept) {
        size_t oldest = 0;

        for (size_t i = 1; i < json_count(unused); i++)
            if (control_int(json_item(unused, i), "revision", 0) <
                control_int(json_item(unused, oldest), "revision", 0))
                oldest = i;
        control_delete(control, RESOURCE, json_item(unused, oldest));
        json_remove_item(control->arena, unused, oldest);
    }
}
