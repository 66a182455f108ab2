/* Patches: strategic merges and JSON patches, of `patches` and of the two older fields. */
#include "base/arena.h"
#include "data/go_quote.h"
#include "data/json.h"
#include "data/json_patch.h"
#include "data/yaml.h"
#include "render/kustomize/carried.h"
#include "render/kustomize/kustomize_private.h"
#include "render/kustomize/merge.h"

struct patch_job {
    struct plugin *plugin;
    struct arena *arena;
    struct str text;
    const char *source; /* in errors */
    struct resource_list strategic;
    const struct json *operations; /* of a JSON patch; NULL: it is none */
    bool keeps_ids;                /* what a JSON patch changes is still known by its old id */
    bool is_older;                 /* of patchesStrategicMerge, whose errors are shorter */
};

/* ---- strategic ---- */

/* A JSON patch may have made a number of it, which it stays. */
static void restore_name(struct patch_job *job, struct resource *resource, const struct knode *name)
{
    struct knode *metadata = knode_get(resource->node, STR("metadata"));

    if (knode_is(metadata, KNODE_MAP) && knode_is(name, KNODE_SCALAR) &&
        knode_meaning(name) != KNODE_STR)
        knode_set(job->arena, metadata, STR("name"), knode_copy(job->arena, name));
    else
        resource_set_name(resource, knode_text(name), job->arena);
    resource_touch(resource);
}

static int apply_strategic(struct patch_job *job, struct resource *resource,
                           const struct resource *patch, struct error *err)
{
    struct resource_id before = resource->current;
    const struct knode *name = knode_get(knode_get(resource->node, STR("metadata")), STR("name"));
    struct resource *copy = resource_copy(patch, job->arena);
    struct str version = knode_text(knode_get(resource->node, STR("apiVersion")));
    struct knode *merged;

    name = name ? knode_copy(job->arena, name) : NULL;
    if (patch->allows_name_change || patch->allows_kind_change)
        resource_keep_id(resource, job->arena);
    knode_set(job->arena, copy->node, STR("apiVersion"), knode_new_text(job->arena, version));
    carried_mark(resource, job->arena);
    if (merge_apply(job->plugin->build->schema, resource->node, copy->node, job->arena, &merged,
                    err) < 0)
        return -1;
    resource->node = merged;
    if (resource_is_empty(resource))
        return 0;
    carried_settle(resource);
    resource_touch(resource);
    if (!patch->allows_kind_change)
        knode_set_text(job->arena, resource->node, STR("kind"), before.gvk.kind);
    if (!patch->allows_name_change)
        restore_name(job, resource, name);
    resource_set_namespace(resource, before.namespace, job->arena);
    return 0;
}

static int fail_target(struct patch_job *job, const struct resource_id *id, size_t matches,
                       struct error *err)
{
    const char *text = resource_id_print(id, job->arena);

    error_set(err, ERR_INVALID, "%s for Id %s; failed to find unique target for patch %s",
              matches == 0 ? "no matches" : "multiple matches", text, text);
    if (job->is_older)
        return -1;
    return error_prefix(err, "no resource matches strategic merge patch \"%s\"", text);
}

static int apply_by_id(struct patch_job *job, const struct resource *patch, struct error *err)
{
    struct resource_list *all = &job->plugin->into->resources;
    const struct resource_id *id = resource_original(patch);
    struct resource *target = NULL;
    size_t matches = 0;

    for (size_t i = 0; i < all->count; i++) {
        if (!resource_has_id(all->items[i], id))
            continue;
        target = all->items[i];
        matches++;
    }
    if (matches != 1)
        return fail_target(job, id, matches, err);
    if (apply_strategic(job, target, patch, err) < 0)
        return -1;
    if (resource_is_empty(target))
        resource_list_drop_empty(all);
    return 0;
}

/* The original writes the maps of such a patch anew: an empty one or a null is gone. */
static void tidy_map(struct patch_job *job, const struct resource *patch, struct str which)
{
    struct knode *metadata = knode_get(patch->node, STR("metadata"));
    struct knode *map = knode_get(metadata, which);

    if (!map)
        return;
    if (knode_is_null(map) || (map->kind == KNODE_MAP && map->count == 0))
        knode_remove(metadata, which);
    for (uint32_t i = 0; map->kind == KNODE_MAP && i < map->count; i++)
        map->members[i].value = knode_new_text(job->arena, knode_text(map->members[i].value));
}

static void tidy_maps(struct patch_job *job, const struct resource *patch)
{
    tidy_map(job, patch, STR("labels"));
    tidy_map(job, patch, STR("annotations"));
}

/* A patch that renames may give two objects one id. */
static int check_ids(struct patch_job *job, struct error *err)
{
    const struct resource_list *all = &job->plugin->into->resources;
    struct resource_list again = { 0 };

    for (size_t i = 0; i < all->count; i++) {
        if (resource_list_add(job->arena, &again, all->items[i], err) < 0)
            return -1;
    }
    return 0;
}

static int apply_to_selected(struct patch_job *job, const struct json *target,
                             const struct resource *patch, struct error *err)
{
    struct resource_list *all = &job->plugin->into->resources, selected;

    if (resource_selector_select(target, all, job->arena, &selected, err) < 0)
        return error_prefix(err, "unable to find patch target \"%s\" in `resources`",
                            resource_selector_print(target, job->arena));
    tidy_maps(job, patch);
    for (size_t i = 0; i < selected.count; i++) {
        if (apply_strategic(job, selected.items[i], patch, err) < 0)
            return -1;
    }
    resource_list_drop_empty(all);
    return patch->allows_name_change || patch->allows_kind_change ? check_ids(job, err) : 0;
}

static int fail_many(const struct patch_job *job, struct error *err)
{
    return error_set(err, ERR_INVALID,
                     "Multiple Strategic-Merge Patches in one `patches` entry is not allowed to "
                     "set `patches.target` field: %s",
                     job->source);
}

static int run_strategic(struct patch_job *job, const struct json *target, struct error *err)
{
    if (target && job->strategic.count > 1)
        return fail_many(job, err);
    if (target && job->strategic.count == 1)
        return apply_to_selected(job, target, job->strategic.items[0], err);
    for (size_t i = 0; i < job->strategic.count; i++) {
        if (job->is_older)
            tidy_maps(job, job->strategic.items[i]);
        if (apply_by_id(job, job->strategic.items[i], err) < 0)
            return -1;
    }
    return 0;
}

/* ---- JSON patches ---- */

static int apply_operations(struct patch_job *job, struct resource *resource, struct error *err)
{
    struct json_patch_options options = { .dialect = JSON_PATCH_V4 };
    const struct json *document, *patched;
    const struct knode *metadata;

    if (job->keeps_ids)
        resource_keep_id(resource, job->arena);
    if (carried_show(resource, job->arena, &document, err) < 0 ||
        json_patch_apply(document, job->operations, &options, job->arena, &patched, err) < 0)
        return -1;
    resource->node = knode_of_json(patched, job->arena);
    metadata = knode_get(resource->node, STR("metadata"));
    /* Where it keeps no identity, it has nothing to put there and only looks. */
    if (!job->keeps_ids && metadata && metadata->kind != KNODE_MAP)
        return knode_fail_kind(metadata, "MappingNode", job->arena, err);
    carried_restore(resource);
    resource_touch(resource);
    return 0;
}

static int run_operations(struct patch_job *job, const struct json *target, struct error *err)
{
    struct resource_list selected;

    if (!target)
        return error_set(err, ERR_INVALID, "must specify a target for JSON patch %s", job->source);
    if (resource_selector_select(target, &job->plugin->into->resources, job->arena, &selected,
                                 err) < 0)
        return -1;
    for (size_t i = 0; i < selected.count; i++) {
        if (apply_operations(job, selected.items[i], err) < 0)
            return -1;
    }
    return 0;
}

/* ---- which of both it is ---- */

static bool is_operation(const struct json *item)
{
    return json_is(item, JSON_OBJECT);
}

/* Text that begins as a JSON list must be one. */
static int parse_operations(struct patch_job *job, const struct json **out, struct error *err)
{
    struct str text = str_trim(job->text);

    if (text.len > 0 && text.ptr[0] == '[') {
        if (json_parse(str_dup(text, job->arena), NULL, job->arena, out, err) < 0)
            return -1;
    } else if (yaml_parse(job->text, job->arena, out, err) < 0) {
        return -1;
    }
    if (!json_is(*out, JSON_ARRAY))
        return error_set(err, ERR_INVALID, "no list of operations");
    for (struct json_cursor at = json_walk(*out); json_next(&at);) {
        if (!is_operation(at.value))
            return error_set(err, ERR_INVALID, "not an operation");
    }
    return 0;
}

static int decide_kind(struct patch_job *job, struct error *err)
{
    CLEANUP(error_release) struct error no_merge = { 0 };
    CLEANUP(error_release) struct error no_operations = { 0 };
    bool merges = resource_parse_all(job->text, job->arena, &job->strategic, &no_merge) == 0;
    bool operates = parse_operations(job, &job->operations, &no_operations) == 0;

    if (merges && operates)
        return error_set(err, ERR_INVALID, "illegally qualifies as both an SM and JSON patch: %s",
                         job->source);
    if (!merges && !operates)
        return error_set(err, ERR_INVALID, "unable to parse SM or JSON patch from %s", job->source);
    if (merges)
        job->operations = NULL;
    return 0;
}

static int load_patch(struct patch_job *job, struct error *err)
{
    struct str path = str_trim(plugin_text(job->plugin, "path"));
    struct str text = str_trim(plugin_text(job->plugin, "patch")); /* its first indentation too */
    const char *shown = yaml_print(job->plugin->config, job->arena).ptr;

    if (text.len == 0 && path.len == 0)
        return error_set(err, ERR_INVALID, "must specify one of patch and path in\n%s", shown);
    if (text.len > 0 && path.len > 0)
        return error_set(err, ERR_INVALID, "patch and path can't be set at the same time\n%s",
                         shown);
    job->text = text;
    job->source = arena_printf(job->arena, "[patch: %s]", go_quoted(text, job->arena).ptr);
    if (text.len > 0)
        return 0;
    job->source = arena_printf(job->arena, "[path: %s]", go_quoted(path, job->arena).ptr);
    if (folder_read(job->plugin->build, job->plugin->folder, str_dup(path, job->arena).ptr,
                    &job->text, err) < 0)
        return error_prefix(err, "failed to get the patch file from path(%.*s)", STR_ARG(path));
    return 0;
}

static void allow_changes(struct patch_job *job)
{
    const struct json *options = json_get(job->plugin->config, "options");

    for (size_t i = 0; i < job->strategic.count; i++) {
        struct resource *patch = job->strategic.items[i];

        patch->allows_name_change = json_bool(json_get(options, "allowNameChange"), false);
        patch->allows_kind_change = json_bool(json_get(options, "allowKindChange"), false);
    }
}

int transform_patch(struct plugin *plugin, struct error *err)
{
    struct patch_job job = { .plugin = plugin, .arena = plugin->build->arena, .keeps_ids = true };
    const struct json *target = json_get(plugin->config, "target");

    if (load_patch(&job, err) < 0 || decide_kind(&job, err) < 0)
        return plugin_fail_config(plugin, err);
    allow_changes(&job);
    return job.operations ? run_operations(&job, target, err) : run_strategic(&job, target, err);
}

/* ---- the older fields ---- */

static int add_paths(struct patch_job *job, struct error *err)
{
    for (struct json_cursor at = json_walk(json_get(job->plugin->config, "paths"));
         json_next(&at);) {
        CLEANUP(error_release) struct error is_path = { 0 };
        struct resource_list list = { 0 };
        struct str text;

        /* Content, where it reads as such, else a path. */
        if (resource_parse_all(json_string(at.value), job->arena, &list, &is_path) < 0) {
            if (folder_read(job->plugin->build, job->plugin->folder, json_cstr(at.value), &text,
                            err) < 0 ||
                resource_parse_all(text, job->arena, &list, err) < 0)
                return -1;
        }
        for (size_t i = 0; i < list.count; i++)
            resource_list_push(job->arena, &job->strategic, list.items[i]);
    }
    return 0;
}

int transform_strategic_patches(struct plugin *plugin, struct error *err)
{
    struct patch_job job = { .plugin = plugin, .arena = plugin->build->arena, .is_older = true };
    struct str text = plugin_text(plugin, "patches");
    struct resource_list inlined = { 0 };

    if (add_paths(&job, err) < 0 ||
        (text.len > 0 && resource_parse_all(text, job.arena, &inlined, err) < 0))
        return plugin_fail_config(plugin, err);
    for (size_t i = 0; i < inlined.count; i++)
        resource_list_push(job.arena, &job.strategic, inlined.items[i]);
    if (job.strategic.count == 0) {
        error_set(err, ERR_INVALID, "patch appears to be empty; files=%s, Patch=%.*s",
                  json_print(json_get(plugin->config, "paths"), 0, job.arena).ptr, STR_ARG(text));
        return plugin_fail_config(plugin, err);
    }
    return run_strategic(&job, NULL, err);
}

static int load_operations(struct patch_job *job, struct error *err)
{
    struct str path = plugin_text(job->plugin, "path");

    job->text = plugin_text(job->plugin, "patch");
    if (job->text.len == 0)
        job->text = plugin_text(job->plugin, "jsonOp");
    if (path.len == 0 && job->text.len == 0)
        return error_set(err, ERR_INVALID, "must specify the file path or inline patch");
    if (path.len > 0 && job->text.len > 0)
        return error_set(err, ERR_INVALID, "must specify a file path or an inline patch, not both");
    if (path.len > 0 && folder_read(job->plugin->build, job->plugin->folder,
                                    str_dup(path, job->arena).ptr, &job->text, err) < 0)
        return -1;
    return parse_operations(job, &job->operations, err);
}

int transform_json_patch(struct plugin *plugin, struct error *err)
{
    struct patch_job job = { .plugin = plugin, .arena = plugin->build->arena, .source = "" };
    const struct json *target = json_get(plugin->config, "target");

    if (json_text_at(target, "name").len == 0)
        error_set(err, ERR_INVALID, "must specify the target name");
    else if (load_operations(&job, err) == 0)
        return run_operations(&job, target, err);
    return plugin_fail_config(plugin, err);
}
