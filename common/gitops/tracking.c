#include "gitops/tracking.h"

#include "base/arena.h"
#include "data/json.h"

#include <ctype.h>

enum { LABEL_MAX = 63 }; /* bytes of a label's value */

struct tracking tracking_of(const struct settings *settings)
{
    return (struct tracking){ settings->tracking_method, settings->instance_label_key.ptr,
                              settings->installation_id.ptr };
}

static bool uses_annotation(const struct tracking *tracking)
{
    return tracking->method != TRACKING_LABEL;
}

/* Cut at exactly one separator. */
static bool cut_once(struct str text, char separator, struct str *head, struct str *rest)
{
    return str_cut(text, separator, head, rest) && str_find_char(*rest, separator) < 0;
}

bool tracking_id_parse(struct str text, struct tracking_id *out)
{
    struct tracking_id id;
    struct str rest, kind, name;

    if (!str_cut(text, ':', &id.app, &rest) || !str_cut(rest, ':', &kind, &name))
        return false;
    if (!cut_once(kind, '/', &id.key.group, &id.key.kind) ||
        !cut_once(name, '/', &id.key.namespace, &id.key.name))
        return false;
    *out = id;
    return true;
}

struct str tracking_id_print(const struct tracking_id *id, struct arena *arena)
{
    return str_of(arena_printf(arena, "%.*s:%.*s/%.*s:%.*s/%.*s", STR_ARG(id->app),
                               STR_ARG(id->key.group), STR_ARG(id->key.kind),
                               STR_ARG(id->key.namespace), STR_ARG(id->key.name)));
}

struct str tracking_app_name(const struct tracking *tracking, const struct json *object)
{
    struct str installation = resource_annotation(object, TRACKING_INSTALLATION_KEY);
    struct tracking_id id;

    if (!uses_annotation(tracking))
        return resource_label(object, tracking->label_key);
    if (!str_equals(installation, tracking->installation_id) ||
        !tracking_id_parse(resource_annotation(object, TRACKING_ANNOTATION_KEY), &id))
        return STR_EMPTY;
    return id.app;
}

/* ---- setting ---- */

static struct json *metadata_map(struct json *object, const char *key, struct arena *arena)
{
    struct json *metadata = json_edit_object(arena, object, "metadata");

    return json_edit_object(arena, metadata, key);
}

/* Kinds whose pod template the legacy label goes into as well. */
static bool has_labelled_template(const struct json *object)
{
    struct group_version_kind gvk = resource_gvk(object);
    bool is_apps = str_equals(gvk.group, "apps") || str_equals(gvk.group, "extensions");

    if (str_equals(gvk.group, "batch"))
        return str_equals(gvk.kind, "Job");
    return is_apps && (str_equals(gvk.kind, "Deployment") || str_equals(gvk.kind, "ReplicaSet") ||
                       str_equals(gvk.kind, "StatefulSet") || str_equals(gvk.kind, "DaemonSet"));
}

static bool has_implied_selector(const struct json *object)
{
    struct group_version_kind gvk = resource_gvk(object);

    return str_equals(gvk.version, "v1beta1") &&
           json_get(json_get(object, "spec"), "selector") == NULL;
}

static void set_template_label(struct json *object, const char *key, struct str value,
                               struct arena *arena)
{
    struct json *spec = json_edit_object(arena, object, "spec");
    struct json *template, *labels;

    if (!json_is(json_get(spec, "template"), JSON_OBJECT))
        return;
    template = json_edit_get(arena, spec, "template");
    if (has_implied_selector(object)) {
        /* Without one the selector would be the labels, and may not change with this one. */
        struct json *selector = json_new_object(arena);
        const struct json *before = json_at(template, "metadata.labels");
        struct json *match = before ? json_edit(arena, before) : json_new_object(arena);

        json_remove(arena, match, key);
        json_set(arena, selector, "matchLabels", match);
        json_set(arena, spec, "selector", selector);
    }
    labels = metadata_map(template, "labels", arena);
    json_set(arena, labels, key, json_new_string(arena, value));
}

static void set_label(struct json *object, const char *key, struct str value, struct arena *arena)
{
    struct json *labels = metadata_map(object, "labels", arena);

    json_set(arena, labels, key, json_new_string(arena, value));
    if (strcmp(key, TRACKING_LEGACY_LABEL) == 0 && has_labelled_template(object))
        set_template_label(object, key, value, arena);
}

/* A value that is a valid label, cut where it is too long. */
static int shorten(struct str value, struct str *out, struct error *err)
{
    size_t length = value.len < LABEL_MAX ? value.len : LABEL_MAX;

    if (value.len > LABEL_MAX) {
        while (length > 0 && !isalnum((unsigned char)value.ptr[length - 1]))
            length--;
        if (length == 0)
            return error_set(err, ERR_INVALID,
                             "failed to set app instance label: unable to truncate label to not "
                             "end with a special character");
    }
    *out = str_slice(value, 0, length);
    return 0;
}

static void set_annotations(const struct tracking *tracking, struct json *object, struct str app,
                            struct str destination_namespace, struct arena *arena)
{
    struct tracking_id id = { app, resource_key_of(object) };
    struct json *annotations = metadata_map(object, "annotations", arena);

    if (id.key.namespace.len == 0)
        id.key.namespace = destination_namespace;
    json_set(arena, annotations, TRACKING_ANNOTATION_KEY,
             json_new_string(arena, tracking_id_print(&id, arena)));
    if (tracking->installation_id[0])
        json_set_text(arena, annotations, TRACKING_INSTALLATION_KEY, tracking->installation_id);
    else
        json_remove(arena, annotations, TRACKING_INSTALLATION_KEY);
}

int tracking_set(const struct tracking *tracking, struct json *object, struct str app,
                 struct str destination_namespace, struct arena *arena, struct error *err)
{
    struct str label;

    switch (tracking->method) {
    case TRACKING_LABEL:
        set_label(object, tracking->label_key, app, arena);
        return 0;
    case TRACKING_ANNOTATION:
        set_annotations(tracking, object, app, destination_namespace, arena);
        return 0;
    case TRACKING_ANNOTATION_AND_LABEL:
        if (shorten(app, &label, err) < 0)
            return -1;
        set_annotations(tracking, object, app, destination_namespace, arena);
        set_label(object, tracking->label_key, label, arena);
        return 0;
    }
    return error_set(err, ERR_INTERNAL, "no such tracking method");
}

/* Take a key out of metadata's map, and the map out when nothing is left. */
static void remove_from(struct json *object, const char *map, const char *key, struct arena *arena)
{
    struct json *metadata = json_edit_get(arena, object, "metadata");
    struct json *entries;

    if (!metadata || !json_get(json_get(metadata, map), key))
        return;
    entries = json_edit_get(arena, metadata, map);
    json_remove(arena, entries, key);
    if (json_count(entries) == 0)
        json_remove(arena, metadata, map);
}

void tracking_remove(const struct tracking *tracking, struct json *object, struct arena *arena)
{
    if (tracking->method != TRACKING_ANNOTATION)
        remove_from(object, "labels", tracking->label_key, arena);
    if (uses_annotation(tracking)) {
        remove_from(object, "annotations", TRACKING_ANNOTATION_KEY, arena);
        remove_from(object, "annotations", TRACKING_INSTALLATION_KEY, arena);
    }
}

/* ---- comparing ---- */

bool tracking_is_self_referenced(const struct tracking *tracking, const struct json *target,
                                 const struct json *live)
{
    struct resource_key is = resource_key_of(live), named;
    struct tracking_id id;

    if (!live || !uses_annotation(tracking))
        return true;
    if (target) {
        named = resource_key_of(target);
    } else {
        if (!tracking_id_parse(resource_annotation(live, TRACKING_ANNOTATION_KEY), &id))
            return true;
        named = id.key;
    }
    return str_equal(is.group, named.group) && str_equal(is.kind, named.kind) &&
           str_equal(is.name, named.name) &&
           (is.namespace.len == 0 || str_equal(is.namespace, named.namespace));
}

const struct json *tracking_migrate(const struct tracking *tracking, const struct json *target,
                                    const struct json *live, struct arena *arena)
{
    bool has_annotation, keeps_label;
    struct json *changed;

    if (!uses_annotation(tracking) || !target || !live || resource_is_crd(live) ||
        resource_label(live, tracking->label_key).len == 0)
        return live;
    has_annotation = resource_annotation(live, TRACKING_ANNOTATION_KEY).len > 0;
    keeps_label = resource_label(target, tracking->label_key).len > 0;
    if (has_annotation && keeps_label)
        return live;
    changed = json_edit(arena, live);
    if (!has_annotation) {
        struct str id = resource_annotation(target, TRACKING_ANNOTATION_KEY);

        json_set(arena, metadata_map(changed, "annotations", arena), TRACKING_ANNOTATION_KEY,
                 json_new_string(arena, id));
    }
    if (!keeps_label)
        remove_from(changed, "labels", tracking->label_key, arena);
    return changed;
}
