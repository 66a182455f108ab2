/*
 * Files of a repository that change how its application is rendered: `.argocd-source.yaml`, then
 * `.argocd-source-<app>.yaml`, each merged over the source. They are read into a value that is
 * there already, so a null in them changes nothing.
 */
#include "argo/shape.h"
#include "base/arena.h"
#include "data/json.h"
#include "data/merge_patch.h"
#include "data/yaml.h"
#include "io/tree.h"
#include "render/renderer.h"

#include <string.h>

enum { OVERRIDE_FILE_LIMIT = 1024 * 1024, OVERRIDE_DEPTH = 100 };

/** What belongs to whoever wrote the Application, never to the repository. */
static const char *const kept[] = { "chart", "path", "repoURL", "targetRevision" };

static const struct json *without_nulls(const struct json *value, int depth, struct arena *arena)
{
    struct json *copy;

    if (!json_is(value, JSON_OBJECT) || depth == 0)
        return value;
    copy = json_new_object(arena);
    for (struct json_cursor at = json_walk(value); json_next(&at);) {
        if (!json_is(at.value, JSON_NULL))
            json_set_str(arena, copy, str_dup(at.key, arena),
                         without_nulls(at.value, depth - 1, arena));
    }
    return copy;
}

/** The struct that a field of the source is in Go. */
static const char *go_struct(const struct shape_field *field)
{
    static const struct {
        const char *field, *name;
    } structs[] = {
        { "directory", "ApplicationSourceDirectory" }, { "helm", "ApplicationSourceHelm" },
        { "kustomize", "ApplicationSourceKustomize" }, { "plugin", "ApplicationSourcePlugin" },
        { "jsonnet", "ApplicationSourceJsonnet" },
    };

    for (size_t i = 0; i < sizeof(structs) / sizeof(*structs); i++) {
        if (strcmp(structs[i].field, field->name) == 0)
            return structs[i].name;
    }
    return "ApplicationSource";
}

/** The lists of the source in Go: their types, and those of their items. */
static const struct go_list {
    const char *field, *type, *item;
} go_lists[] = {
    { "parameters", "[]v1alpha1.HelmParameter", "HelmParameter" },
    { "fileParameters", "[]v1alpha1.HelmFileParameter", "HelmFileParameter" },
    { "tlas", "[]v1alpha1.JsonnetVar", "JsonnetVar" },
    { "extVars", "[]v1alpha1.JsonnetVar", "JsonnetVar" },
    { "images", "v1alpha1.KustomizeImages", "KustomizeImage" },
    { "replicas", "v1alpha1.KustomizeReplicas", "KustomizeReplica" },
    { "patches", "v1alpha1.KustomizePatches", "KustomizePatch" },
    { "env", "v1alpha1.Env", "EnvEntry" },
};
static const struct go_list go_plugin_parameters = { "parameters",
                                                     "v1alpha1.ApplicationSourcePluginParameters",
                                                     "ApplicationSourcePluginParameter" };

/** NULL: a list of texts. */
static const struct go_list *go_list_of(const char *holder, const char *field)
{
    if (strcmp(holder, "ApplicationSourcePlugin") == 0 &&
        strcmp(field, go_plugin_parameters.field) == 0)
        return &go_plugin_parameters;
    for (size_t i = 0; i < sizeof(go_lists) / sizeof(*go_lists); i++) {
        if (strcmp(go_lists[i].field, field) == 0)
            return &go_lists[i];
    }
    return NULL;
}

/** What a field of the source is in Go; NULL when the value fits it. */
static const char *go_type(const char *holder, const struct shape_field *field,
                           const struct json *value, struct arena *arena)
{
    const struct go_list *list = go_list_of(holder, field->name);
    enum json_type type = json_type(value);

    switch (field->type) {
    case SHAPE_STRING:
        return type == JSON_STRING ? NULL : "string";
    case SHAPE_BOOL:
        return type == JSON_BOOL ? NULL : "bool";
    case SHAPE_INT:
        return type == JSON_INT ? NULL : "int64";
    case SHAPE_STRINGS:
    case SHAPE_OBJECTS:
        return type == JSON_ARRAY ? NULL : list ? list->type : "[]string";
    case SHAPE_STRING_MAP:
        return type == JSON_OBJECT ? NULL : "map[string]string";
    case SHAPE_BOOL_MAP:
        return type == JSON_OBJECT ? NULL : "map[string]bool";
    case SHAPE_OBJECT:
    case SHAPE_OBJECT_MAP:
        return type == JSON_OBJECT ? NULL : arena_printf(arena, "v1alpha1.%s", go_struct(field));
    default:
        return NULL;
    }
}

static const char *go_kind(const struct json *value)
{
    enum json_type type = json_type(value);

    return type == JSON_INT || type == JSON_FLOAT ? "number" : json_type_name(type);
}

/** A struct of the source, and where it stands. */
struct place {
    const struct shape_field *fields;
    const char *name; /* of the struct */
    const char *path;
    int depth; /* of what is looked at below it */
};

static int refuse(const struct json *value, const char *holder, const char *path,
                  const char *wanted, struct error *err)
{
    return error_set(err, ERR_UNKNOWN,
                     "json: cannot unmarshal %s into Go struct field %s.%s of type %s",
                     go_kind(value), holder, path, wanted);
}

static int check_struct(const struct place *place, const struct json *patch, struct arena *arena,
                        struct error *err);

/** The items of a list, or the values of a map, that stand at `path` of a struct. */
static int check_items(const struct place *place, const struct shape_field *field, const char *path,
                       const struct json *items, struct arena *arena, struct error *err)
{
    const struct go_list *list = go_list_of(place->name, field->name);
    struct place item = { field->fields, list ? list->item : "", path, place->depth - 1 };
    enum json_type wanted = field->type == SHAPE_OBJECTS    ? JSON_OBJECT
                            : field->type == SHAPE_BOOL_MAP ? JSON_BOOL
                                                            : JSON_STRING;
    const char *type = list                  ? arena_printf(arena, "v1alpha1.%s", list->item)
                       : wanted == JSON_BOOL ? "bool"
                                             : "string";

    for (struct json_cursor at = json_walk(items); json_next(&at);) {
        if (json_is(at.value, JSON_NULL))
            continue;
        if (json_type(at.value) != wanted)
            return refuse(at.value, place->name, path, type, err);
        if (wanted == JSON_OBJECT && list && check_struct(&item, at.value, arena, err) < 0)
            return -1;
    }
    return 0;
}

/** No field of the patch has a type that the source cannot hold. */
static int check_struct(const struct place *place, const struct json *patch, struct arena *arena,
                        struct error *err)
{
    if (place->depth == 0)
        return 0;
    for (struct json_cursor at = json_walk(patch); json_next(&at);) {
        const struct shape_field *field = shape_find(place->fields, at.key);
        struct place below;
        const char *wanted;
        int checked = 0;

        if (!field || json_is(at.value, JSON_NULL))
            continue;
        below.path = arena_printf(arena, "%s%s%.*s", place->path, place->path[0] ? "." : "",
                                  STR_ARG(at.key));
        wanted = go_type(place->name, field, at.value, arena);
        if (wanted)
            return refuse(at.value, place->name, below.path, wanted, err);
        below.fields = field->fields;
        below.name = go_struct(field);
        below.depth = place->depth - 1;
        if (field->type == SHAPE_OBJECT)
            checked = check_struct(&below, at.value, arena, err);
        else if (field->type == SHAPE_OBJECTS || field->type == SHAPE_STRINGS ||
                 field->type == SHAPE_STRING_MAP || field->type == SHAPE_BOOL_MAP)
            checked = check_items(place, field, below.path, at.value, arena, err);
        if (checked < 0)
            return -1;
    }
    return 0;
}

static int merge(const struct json *patch, const struct json **source, struct arena *arena,
                 struct error *err)
{
    static const struct place top = { shape_application_source, "ApplicationSource", "",
                                      OVERRIDE_DEPTH };

    if (json_is(patch, JSON_ARRAY))
        return error_set(
            err, ERR_UNKNOWN,
            "json: cannot unmarshal array into Go value of type v1alpha1.ApplicationSource");
    if (!json_is(patch, JSON_OBJECT))
        return error_set(err, ERR_UNKNOWN, "Invalid JSON Patch");
    if (check_struct(&top, patch, arena, err) < 0)
        return -1;
    *source = merge_patch_apply(*source, without_nulls(patch, OVERRIDE_DEPTH, arena), arena);
    return 0;
}

/** 1: it is there. A folder of that name is passed over. */
static int is_file(struct tree *root, const char *path, struct error *err)
{
    struct tree_entry entry;
    int there = tree_stat(root, path, &entry, err);

    return there <= 0 ? there : entry.kind != TREE_FOLDER;
}

/** The library's own words, without what its callers put before them. */
static int parse_patch(struct str text, struct arena *arena, const struct json **out,
                       struct error *err)
{
    static const char prefix[] = "error converting YAML to JSON: ";
    CLEANUP(error_release) struct error problem = { 0 };
    const char *words;

    if (yaml_parse(text, arena, out, &problem) == 0)
        return 0;
    words = error_text(&problem);
    if (strncmp(words, prefix, sizeof(prefix) - 1) == 0)
        words += sizeof(prefix) - 1;
    return error_set(err, problem.code, "%s", words);
}

static int apply_file(struct rendering *rendering, const char *name, const struct json **source,
                      struct error *err)
{
    struct arena *arena = rendering->arena;
    const char *path = tree_join(rendering->path, name, arena);
    const struct json *patch;
    struct str text;
    int there = is_file(rendering->root, path, err);

    if (there == 0)
        return 0;
    if (there < 0 || tree_read(rendering->root, path, OVERRIDE_FILE_LIMIT, arena, &text, err) < 0 ||
        parse_patch(text, arena, &patch, err) < 0 || merge(patch, source, arena, err) < 0) {
        err->code = ERR_UNKNOWN;
        return error_prefix(err, RENDER_ROOT_NAME "/%s", path);
    }
    return 0;
}

static const struct json *keep_identity(const struct json *merged, const struct json *original,
                                        struct arena *arena)
{
    struct json *result = json_edit(arena, merged);

    for (size_t i = 0; i < sizeof(kept) / sizeof(*kept); i++) {
        const struct json *value = json_get(original, kept[i]);

        if (value)
            json_set(arena, result, kept[i], value);
        else
            json_remove(arena, result, kept[i]);
    }
    return result;
}

int rendering_override_source(struct rendering *rendering, const struct json **source,
                              struct error *err)
{
    const char *app = rendering->request->app_name;
    const struct json *merged = *source;

    if (apply_file(rendering, ".argocd-source.yaml", &merged, err) < 0)
        return -1;
    if (app[0] && !strchr(app, '/') &&
        apply_file(rendering, arena_printf(rendering->arena, ".argocd-source-%s.yaml", app),
                   &merged, err) < 0)
        return -1;
    if (merged != *source)
        *source = keep_identity(merged, *source, rendering->arena);
    return 0;
}
