/* The built-in generators and transformers by kind, and configurations that stand in files. */
#include "base/arena.h"
#include "data/json.h"
#include "data/yaml.h"
#include "render/kustomize/kustomize_private.h"

static const struct {
    const char *kind;
    plugin_fn run;
} plugins[] = {
    { "PatchStrategicMergeTransformer", transform_strategic_patches },
    { "PatchTransformer", transform_patch },
    { "PatchJson6902Transformer", transform_json_patch },
    { "NamespaceTransformer", transform_namespace },
    { "PrefixTransformer", transform_prefix },
    { "SuffixTransformer", transform_suffix },
    { "PrefixSuffixTransformer", transform_prefix_suffix },
    { "LabelTransformer", transform_labels },
    { "AnnotationsTransformer", transform_annotations },
    { "ReplicaCountTransformer", transform_replicas },
    { "ImageTagTransformer", transform_image },
    { "ReplacementTransformer", transform_replacements },
    { "ValueAddTransformer", transform_value_add },
    { "HashTransformer", transform_hashes },
    { "ConfigMapGenerator", generate_config_map },
    { "SecretGenerator", generate_secret },
    { "IAMPolicyGenerator", generate_iam_policy },
    { "HelmChartInflationGenerator", generate_helm_chart },
};

int plugin_run(struct plugin *plugin, struct error *err)
{
    for (size_t i = 0; i < sizeof(plugins) / sizeof(*plugins); i++) {
        if (strcmp(plugins[i].kind, plugin->kind) == 0)
            return plugins[i].run(plugin, err);
    }
    return error_set(err, ERR_INVALID, "unable to load builtin %s.builtin.[noGrp]", plugin->kind);
}

int plugin_fail_config(const struct plugin *plugin, struct error *err)
{
    if (err->code == ERR_UNIMPLEMENTED || err->code == ERR_TOO_LARGE)
        return -1;
    if (plugin->declared)
        return error_prefix(err, "plugin %s fails configuration",
                            resource_id_print(&plugin->declared->current, plugin->build->arena));
    return error_prefix(err, "trouble configuring builtin %s with config: `\n%s`", plugin->kind,
                        yaml_print(plugin->config, plugin->build->arena).ptr);
}

const char *list_print(const struct json *list, struct arena *arena)
{
    const char *text = "[";

    for (struct json_cursor at = json_walk(list); json_next(&at);)
        text = arena_printf(arena, "%s%s%s", text, at.index ? " " : "", json_cstr(at.value));
    return arena_printf(arena, "%s]", text);
}

struct field_spec_list plugin_places(const struct plugin *plugin, const char *key)
{
    if (plugin->places)
        return *plugin->places;
    return field_spec_read(json_get(plugin->config, key), plugin->build->arena);
}

struct str plugin_text(const struct plugin *plugin, const char *path)
{
    return json_text_at(plugin->config, path);
}

/* A prefix or suffix wants its places, be they none. */
static int check_places(struct resource *resource, struct build *build, struct error *err)
{
    struct plugin plugin = { .build = build, .declared = resource };
    bool is_affix = str_equals(resource->current.gvk.kind, "PrefixTransformer") ||
                    str_equals(resource->current.gvk.kind, "SuffixTransformer");

    if (!is_affix || knode_is(knode_get(resource->node, STR("fieldSpecs")), KNODE_LIST))
        return 0;
    error_set(err, ERR_INVALID, "fieldSpecs is not expected to be nil");
    return plugin_fail_config(&plugin, err);
}

static int check_builtin(const struct resource *resource, struct build *build, struct error *err)
{
    struct gvk gvk = resource->current.gvk;

    if (gvk.group.len == 0 && str_equals(gvk.version, "builtin"))
        return 0;
    return error_set(err, ERR_UNIMPLEMENTED, "the plugin %s is not built in",
                     gvk_print(gvk, build->arena));
}

int plugin_load_external(struct build *build, const struct folder *folder, const char *what,
                         const struct json *entries, struct resource_list *out, struct error *err)
{
    struct accumulated loaded = { 0 };
    struct json *paths = json_new_array(build->arena);

    for (struct json_cursor at = json_walk(entries); json_next(&at);) {
        CLEANUP(error_release) struct error is_path = { 0 };
        struct accumulated inlined = { 0 };

        if (resource_parse(json_string(at.value), build->arena, &inlined.resources, &is_path) < 0)
            json_append(build->arena, paths, at.value);
        else if (accumulated_merge(build, &loaded, &inlined, err) < 0)
            return error_prefix(err, "configuring external %s", what);
    }
    if (target_accumulate_resources(build, folder, paths, &loaded, err) < 0)
        return -1;
    for (size_t i = 0; i < loaded.resources.count; i++) {
        if (check_builtin(loaded.resources.items[i], build, err) < 0 ||
            check_places(loaded.resources.items[i], build, err) < 0)
            return -1;
    }
    *out = loaded.resources;
    return 0;
}
