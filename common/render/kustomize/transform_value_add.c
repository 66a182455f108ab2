/* One value put into a field of many objects, or as a part into the path that stands there. */
#include "base/arena.h"
#include "data/json.h"
#include "data/yaml.h"
#include "render/kustomize/kustomize_private.h"

#include <string.h>

struct value_job {
    struct str value;
    int64_t position; /* in a path; 0: the value is all */
};

/* "/a/b/c" with the value at 2 is "/a/value/b/c"; beyond the end it comes last. */
static struct str with_part(struct str path, const struct value_job *job, struct arena *arena)
{
    bool is_rooted = str_has_prefix(path, STR("/"));
    struct str part, rest = str_slice(path, is_rooted, path.len);
    const char *before = "", *after = "";
    bool more = rest.len > 0;

    for (int64_t at = 1; more; at++) {
        const char **side = at < job->position ? &before : &after;

        more = str_cut(rest, '/', &part, &rest);
        *side = arena_printf(arena, "%s/%.*s", *side, STR_ARG(part));
    }
    before = arena_printf(arena, "%s/%.*s%s", before, STR_ARG(job->value), after);
    return str_of(is_rooted ? before : before + 1);
}

static int set_value(struct field_setter *setter, struct knode *node, struct error *err)
{
    const struct value_job *job = setter->context;

    if (node->kind != KNODE_SCALAR)
        return knode_fail_kind(node, "ScalarNode", setter->arena, err);
    knode_set_scalar(node,
                     job->position > 0 ? with_part(node->text, job, setter->arena) : job->value);
    return 0;
}

static int add_at(struct plugin *plugin, const struct json *target, struct value_job *job,
                  struct error *err)
{
    struct arena *arena = plugin->build->arena;
    struct field_setter setter = { set_value, job, arena, true, KNODE_SCALAR };
    struct field_spec place = { .path = str_dup(json_text_at(target, "fieldPath"), arena),
                                .create = true };
    struct resource_list selected;

    job->position = json_int(json_get(target, "filePathPosition"), 0);
    if (resource_selector_select(json_get(target, "selector"), &plugin->into->resources, arena,
                                 &selected, err) < 0)
        return -1;
    for (size_t i = 0; i < selected.count; i++) {
        if (field_spec_apply(&place, selected.items[i], &setter, err) < 0)
            return -1;
        resource_touch(selected.items[i]);
    }
    return 0;
}

/* ---- its configuration ---- */

static int check_target(const struct json *target, struct error *err)
{
    int64_t position = json_int(json_get(target, "filePathPosition"), 0);

    if (json_text_at(target, "fieldPath").len == 0)
        return error_set(err, ERR_INVALID, "fieldPath cannot be empty");
    if (position < 0)
        return error_set(err, ERR_INVALID, "value of FilePathPosition (%lld) cannot be negative",
                         (long long)position);
    return 0;
}

/** Those of the file come after its own. */
static int read_target_file(struct plugin *plugin, struct json *targets, struct error *err)
{
    struct arena *arena = plugin->build->arena;
    const char *path = json_cstr_at(plugin->config, "targetFilePath");
    const struct json *document, *list;
    struct str text;

    if (!path[0])
        return 0;
    if (folder_read(plugin->build, plugin->folder, path, &text, err) < 0)
        return -1;
    if (yaml_parse(text, arena, &document, err) < 0)
        return -1;
    list = json_get(document, "targets");
    if (list && !json_is(list, JSON_ARRAY) && !json_is(list, JSON_NULL))
        return error_set(err, ERR_INVALID,
                         "error unmarshaling JSON: while decoding JSON: json: cannot unmarshal %s "
                         "into Go struct field .targets of type []builtins.Target",
                         json_type_name(json_type(list)));
    for (struct json_cursor at = json_walk(list); json_next(&at);)
        json_append(arena, targets, at.value);
    return 0;
}

static int read_targets(struct plugin *plugin, const struct json **out, struct error *err)
{
    const struct json *own = json_get(plugin->config, "targets");
    struct json *targets = json_new_array(plugin->build->arena);

    for (struct json_cursor at = json_walk(own); json_next(&at);)
        json_append(plugin->build->arena, targets, at.value);
    if (read_target_file(plugin, targets, err) < 0)
        return -1;
    if (json_count(targets) == 0)
        return error_set(err, ERR_INVALID, "must specify at least one target");
    for (struct json_cursor at = json_walk(targets); json_next(&at);) {
        if (check_target(at.value, err) < 0)
            return -1;
    }
    *out = targets;
    return 0;
}

/** What it says, else the name of the kustomization's folder. */
static int read_value(struct plugin *plugin, struct str *out, struct error *err)
{
    struct arena *arena = plugin->build->arena;
    const struct json *value = json_get(plugin->config, "value");
    const char *path = plugin->folder->path, *slash = strrchr(path, '/');

    if (json_is(value, JSON_ARRAY) || json_is(value, JSON_OBJECT))
        return error_set(err, ERR_INVALID,
                         "error unmarshaling JSON: while decoding JSON: json: cannot unmarshal %s "
                         "into Go struct field ValueAddTransformerPlugin.value of type string",
                         json_type_name(json_type(value)));
    if (json_is(value, JSON_STRING))
        *out = str_trim(str_dup(json_string(value), arena));
    else if (value && !json_is(value, JSON_NULL))
        *out = json_print(value, JSON_COMPACT, arena);
    else
        *out = STR_EMPTY;
    if (out->len > 0)
        return 0;
    if (strcmp(path, ".") == 0)
        return error_set(
            err, ERR_UNIMPLEMENTED,
            "%s needs a value here: how the folder of all files is called is not known",
            plugin->kind);
    *out = str_of(slash ? slash + 1 : path);
    return 0;
}

int transform_value_add(struct plugin *plugin, struct error *err)
{
    struct value_job job = { STR_EMPTY, 0 };
    const struct json *targets;

    if (read_value(plugin, &job.value, err) < 0 || read_targets(plugin, &targets, err) < 0)
        return plugin_fail_config(plugin, err);
    for (struct json_cursor at = json_walk(targets); json_next(&at);) {
        if (add_at(plugin, at.value, &job, err) < 0)
            return -1;
    }
    return 0;
}
