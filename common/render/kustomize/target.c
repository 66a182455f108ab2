/* A kustomization and what it comes to: its resources, then generators, components, transformers.
 */
#include "base/arena.h"
#include "base/whereabouts.h"
#include "data/go_quote.h"
#include "data/json.h"
#include "data/yaml.h"
#include "io/tree.h"
#include "render/kustomize/kustomization.h"
#include "render/kustomize/kustomize_private.h"
#include "render/kustomize/merge_schema.h"
#include "render/kustomize/origin.h"

static int accumulate_folder(struct build *build, struct folder *folder, bool as_component,
                             struct accumulated *into, struct error *err);

/* ---- loading ---- */

static void warn_lines(struct build *build, const char *lines)
{
    struct str rest = str_of(lines), line;
    bool more = rest.len > 0;

    while (more) {
        more = str_cut(rest, '\n', &line, &rest);
        build_warn(build, str_dup(line, build->arena).ptr);
    }
}

int target_take(struct build *build, const struct folder *folder, const struct json *decoded,
                const struct json **out, struct error *err)
{
    struct arena *arena = build->arena;
    const struct json *kustomization = kustomization_fix(decoded, arena);
    const char *fault = kustomization_fault(kustomization, arena);

    if (kustomization_check_empty(decoded, err) < 0)
        return -1;
    if (fault[0])
        return error_set(err, ERR_INVALID, "Failed to read kustomization file under %s:\n%s",
                         folder->shown, fault);
    warn_lines(build, kustomization_warnings(decoded, arena));
    *out = kustomization;
    return 0;
}

int target_find(struct build *build, struct folder *folder, struct error *err)
{
    const char *names[KUSTOMIZATION_NAMES];
    size_t count;

    if (folder_find_kustomizations(build, folder, names, &count, err) < 0)
        return -1;
    if (count > 1)
        return error_set(err, ERR_INVALID, "Found multiple kustomization files under: %s\n",
                         folder->shown);
    if (count == 0)
        return error_set(err, ERR_NOT_FOUND,
                         "unable to find one of 'kustomization.yaml', 'kustomization.yml' or "
                         "'Kustomization' in directory '%s'",
                         folder->shown);
    folder->file = names[0];
    return 0;
}

int target_load(struct build *build, struct folder *folder, const struct json **out,
                struct error *err)
{
    const struct json *decoded;
    struct str text;

    if (target_find(build, folder, err) < 0 ||
        folder_read(build, folder, folder->file, &text, err) < 0 ||
        kustomization_read(text, build->arena, &decoded, err) < 0)
        return -1;
    return target_take(build, folder, decoded, out, err);
}

/* ---- joining ---- */

int accumulated_merge(struct build *build, struct accumulated *into, const struct accumulated *more,
                      struct error *err)
{
    for (size_t i = 0; i < more->resources.count; i++) {
        if (resource_list_add(build->arena, &into->resources, more->resources.items[i], err) < 0)
            return -1;
    }
    for (size_t i = 0; i < more->vars.count; i++) {
        for (size_t j = 0; j < into->vars.count; j++) {
            if (str_equal(into->vars.items[j].name, more->vars.items[i].name))
                return error_set(err, ERR_INVALID, "var '%.*s' already encountered",
                                 STR_ARG(more->vars.items[i].name));
        }
        arena_list_push(build->arena, &into->vars, more->vars.items[i]);
    }
    return field_config_merge(&into->config, &more->config, build->arena, err);
}

/* ---- resources ---- */

static void set_origins(struct build *build, const struct folder *folder, const char *path,
                        struct resource_list *list)
{
    struct resource_origin *origin;
    const char *base = folder->origin_path[0] ? folder->origin_path : ".";

    if (!build->keeps_origins)
        return;
    origin = ARENA_NEW(build->arena, struct resource_origin);
    *origin = (struct resource_origin){ .repo = folder->repo, .ref = folder->ref };
    origin->path = tree_join(base, path, build->arena);
    for (size_t i = 0; i < list->count; i++)
        list->items[i]->origin = origin;
}

static int accumulate_file(struct build *build, const struct folder *folder, const char *path,
                           struct accumulated *into, struct error *err)
{
    struct accumulated part = { 0 };
    struct str text;

    if (folder_read(build, folder, path, &text, err) < 0)
        return error_prefix(err, "accumulating resources from '%s'", path);
    if (resource_parse(text, build->arena, &part.resources, err) < 0) {
        if (str_has_prefix(str_of(error_text(err)), STR("MalformedYAMLError")))
            error_set(err, ERR_DATA_LOSS, "%s in File: %s",
                      arena_printf(build->arena, "%s", error_text(err)), path);
        return error_prefix(err, "accumulating resources from '%s'", path);
    }
    set_origins(build, folder, path, &part.resources);
    if (accumulated_merge(build, into, &part, err) < 0)
        return error_prefix(err, "merging resources from '%s'", path);
    return 0;
}

/* What goes beyond this engine or its limits is no reason to look for a folder. */
static bool is_final(enum error_code code)
{
    return code == ERR_UNIMPLEMENTED || code == ERR_TOO_LARGE || code == ERR_TIMEOUT ||
           code == ERR_UNAVAILABLE || code == ERR_EXHAUSTED;
}

static int accumulate_path(struct build *build, const struct folder *folder, const char *path,
                           struct accumulated *into, struct error *err)
{
    CLEANUP(error_release) struct error of_file = { 0 };
    struct folder *entered;
    bool malformed;

    if (accumulate_file(build, folder, path, into, &of_file) == 0)
        return 0;
    malformed = of_file.code == ERR_DATA_LOSS;
    if (is_final(of_file.code))
        return error_move(err, &of_file);
    if (folder_enter(build, folder, path, &entered, err) == 0 &&
        accumulate_folder(build, entered, false, into, err) == 0)
        return 0;
    if (is_final(err->code))
        return -1;
    if (malformed) {
        of_file.code = ERR_INVALID;
        return error_move(err, &of_file);
    }
    return error_prefix(err, "accumulation err='%s'", error_text(&of_file));
}

int target_accumulate_resources(struct build *build, const struct folder *folder,
                                const struct json *paths, struct accumulated *into,
                                struct error *err)
{
    for (struct json_cursor at = json_walk(paths); json_next(&at);) {
        if (accumulate_path(build, folder, json_cstr(at.value), into, err) < 0)
            return -1;
    }
    return 0;
}

/* ---- folders and components ---- */

static int check_kind(const struct folder *folder, const struct json *kustomization,
                      bool as_component, struct error *err)
{
    bool is_component = kustomization_is_component(kustomization);

    if (as_component && !is_component)
        return error_set(err, ERR_INVALID, "expected kind 'Component' for path '%s' but got '%s'",
                         folder->shown, json_cstr_at(kustomization, "kind"));
    if (!as_component && is_component)
        return error_set(err, ERR_INVALID, "expected kind != 'Component' for path '%s'",
                         folder->shown);
    return 0;
}

static int accumulate_folder(struct build *build, struct folder *folder, bool as_component,
                             struct accumulated *into, struct error *err)
{
    struct accumulated own = { 0 };
    const struct json *kustomization;

    if (target_load(build, folder, &kustomization, err) < 0)
        return error_prefix(err, "couldn't make target for path '%s'", folder->shown);
    if (check_kind(folder, kustomization, as_component, err) < 0)
        return -1;
    if (as_component) { /* It works on what its kustomization has so far, which is then joined anew.
                         */
        own = *into;
        *into = (struct accumulated){ 0 };
    }
    if (target_accumulate(build, folder, kustomization, &own, err) < 0)
        return error_prefix(err, "recursed accumulation of path '%s'", folder->shown);
    if (accumulated_merge(build, into, &own, err) < 0)
        return error_prefix(err, "recursed merging from path '%s'", folder->shown);
    return 0;
}

/* The original quotes what went wrong in a component. */
static int fail_component(struct build *build, const char *step, struct error *err)
{
    const char *text = arena_printf(build->arena, "%s", error_text(err));

    if (is_final(err->code))
        return -1;
    return error_set(err, err->code, "accumulating components: %s %s", step,
                     go_quoted(str_of(text), build->arena).ptr);
}

static int accumulate_components(struct build *build, const struct folder *folder,
                                 const struct json *paths, struct accumulated *into,
                                 struct error *err)
{
    for (struct json_cursor at = json_walk(paths); json_next(&at);) {
        struct folder *entered;

        if (folder_enter(build, folder, json_cstr(at.value), &entered, err) < 0)
            return fail_component(build, "loader.New", err);
        if (accumulate_folder(build, entered, true, into, err) < 0)
            return fail_component(build, "accumulateDirectory:", err);
    }
    return 0;
}

/* ---- configurations ---- */

static int read_configurations(struct build *build, const struct folder *folder,
                               const struct json *paths, struct field_config *into,
                               struct error *err)
{
    for (struct json_cursor at = json_walk(paths); json_next(&at);) {
        struct field_config config;
        struct str text;

        if (folder_read(build, folder, json_cstr(at.value), &text, err) < 0 ||
            field_config_read(text, build->arena, &config, err) < 0 ||
            field_config_merge(into, &config, build->arena, err) < 0)
            return -1;
    }
    return 0;
}

static int merge_configs(struct build *build, const struct folder *folder,
                         const struct json *kustomization, struct accumulated *into,
                         struct error *err)
{
    struct field_config of_crds = { 0 }, of_files = { 0 }, own = field_config_builtin;
    const struct json *files = json_get(kustomization, "configurations");

    /* As the original: what the files say joins the built-in places before those of the bases. */
    if (read_configurations(build, folder, files, &of_files, err) < 0 ||
        field_config_merge(&own, &of_files, build->arena, err) < 0)
        return -1;
    if (field_config_merge(&into->config, &own, build->arena, err) < 0)
        return error_prefix(err, "merging config");
    if (crds_read(build, folder, json_get(kustomization, "crds"), &of_crds, err) < 0)
        return error_prefix(err, "loading CRDs %s",
                            list_print(json_get(kustomization, "crds"), build->arena));
    return field_config_merge(&into->config, &of_crds, build->arena, err);
}

/* ---- plugins ---- */

static int run_transformer(struct plugin *plugin, struct error *err)
{
    if (plugin_run(plugin, err) < 0)
        return -1;
    origin_note_transformer(plugin);
    return 0;
}

static int run_each(struct plugin *plugin, const struct json *list, struct error *err)
{
    for (struct json_cursor at = json_walk(list); json_next(&at);) {
        plugin->config = at.value;
        if (run_transformer(plugin, err) < 0)
            return -1;
    }
    return 0;
}

static int run_loaded(struct build *build, const struct folder *folder,
                      const struct resource_list *plugins, plugin_fn run, struct accumulated *into,
                      struct error *err)
{
    for (size_t i = 0; i < plugins->count; i++) {
        struct plugin plugin = { .build = build, .folder = folder, .into = into };

        plugin.kind = str_dup(plugins->items[i]->current.gvk.kind, build->arena).ptr;
        plugin.declared = plugins->items[i];
        if (knode_to_json(plugins->items[i]->node, build->arena, &plugin.config, err) < 0 ||
            run(&plugin, err) < 0)
            return -1;
    }
    return 0;
}

/* The generator options stand in for what a generator's own lack. */
static const struct json *with_options(const struct json *args, const struct json *global,
                                       struct arena *arena)
{
    const struct json *own = json_get(args, "options");
    struct json *made, *options;

    if (json_count(global) == 0)
        return args;
    made = json_edit(arena, args);
    options = own ? json_edit(arena, own) : json_new_object(arena);
    for (struct json_cursor at = json_walk(global); json_next(&at);) {
        const struct json *mine = json_get_str(options, at.key);

        if (json_is(at.value, JSON_OBJECT)) {
            struct json *merged = mine ? json_edit(arena, mine) : json_new_object(arena);

            for (struct json_cursor pair = json_walk(at.value); json_next(&pair);) {
                if (!json_get_str(mine, pair.key))
                    json_set_str(arena, merged, pair.key, pair.value);
            }
            json_set_str(arena, options, at.key, merged);
        } else if (!json_bool(mine, false)) {
            json_set_str(arena, options, at.key, at.value);
        }
    }
    json_set(arena, made, "options", options);
    return made;
}

static int run_data_generators(struct plugin *plugin, const struct json *kustomization,
                               const char *key, struct error *err)
{
    const struct json *global = json_get(kustomization, "generatorOptions");

    for (struct json_cursor at = json_walk(json_get(kustomization, key)); json_next(&at);) {
        plugin->config = with_options(at.value, global, plugin->build->arena);
        if (plugin_run(plugin, err) < 0)
            return -1;
    }
    return 0;
}

static int run_generators(struct build *build, const struct folder *folder,
                          const struct json *kustomization, struct accumulated *into,
                          struct error *err)
{
    struct resource_list external = { 0 };
    struct plugin plugin = { .build = build, .folder = folder, .into = into };

    plugin.kind = "ConfigMapGenerator";
    if (run_data_generators(&plugin, kustomization, "configMapGenerator", err) < 0)
        return -1;
    plugin.kind = "SecretGenerator";
    if (run_data_generators(&plugin, kustomization, "secretGenerator", err) < 0)
        return -1;
    plugin.kind = "HelmChartInflationGenerator";
    for (struct json_cursor at = json_walk(helm_chart_configs(kustomization, build->arena));
         json_next(&at);) {
        plugin.config = at.value;
        if (plugin_run(&plugin, err) < 0)
            return -1;
    }
    if (plugin_load_external(build, folder, "generator", json_get(kustomization, "generators"),
                             &external, err) < 0)
        return error_prefix(err, "loading generator plugins");
    return run_loaded(build, folder, &external, plugin_run, into, err);
}

/* {key: value} as a plugin's configuration. */
static const struct json *config_of(struct arena *arena, const char *key, const struct json *value)
{
    struct json *config = json_new_object(arena);

    json_set(arena, config, key, value);
    return config;
}

static int run_as(struct plugin *plugin, const char *kind, const struct field_spec_list *places,
                  const struct json *config, struct error *err)
{
    plugin->kind = kind;
    plugin->places = places;
    plugin->config = config;
    return run_transformer(plugin, err);
}

static int run_naming(struct plugin *plugin, const struct json *kustomization, struct error *err)
{
    struct arena *arena = plugin->build->arena;
    const struct field_config *config = &plugin->into->config;
    const struct json *namespace = json_get(kustomization, "namespace");
    const struct json *prefix = json_get(kustomization, "namePrefix");
    const struct json *suffix = json_get(kustomization, "nameSuffix");

    if (json_string(namespace).len > 0 &&
        run_as(plugin, "NamespaceTransformer", &config->namespace,
               config_of(arena, "metadata", config_of(arena, "namespace", namespace)), err) < 0)
        return -1;
    if (json_string(prefix).len > 0 && run_as(plugin, "PrefixTransformer", &config->name_prefix,
                                              config_of(arena, "prefix", prefix), err) < 0)
        return -1;
    if (json_string(suffix).len == 0)
        return 0;
    return run_as(plugin, "SuffixTransformer", &config->name_suffix,
                  config_of(arena, "suffix", suffix), err);
}

static int run_label_entry(struct plugin *plugin, const struct json *entry, struct error *err)
{
    static const struct field_spec metadata = { { { "", 0 }, { "", 0 }, { "", 0 } },
                                                { "metadata/labels", 15 },
                                                true };
    const struct field_spec_list only_metadata = { &metadata, 1 };
    struct arena *arena = plugin->build->arena;
    const struct field_config *config = &plugin->into->config;
    struct field_spec_list places = field_spec_read(json_get(entry, "fields"), arena);
    bool templates = json_bool(json_get(entry, "includeTemplates"), false);

    if (field_spec_merge(&places, config->labels, arena, err) < 0)
        return error_prefix(err, "failed to merge labels");
    if (json_bool(json_get(entry, "includeSelectors"), false)) {
        if (field_spec_merge(&places, config->common_labels, arena, err) < 0)
            return error_prefix(err, "failed to merge labels");
    } else {
        if (templates && field_spec_merge(&places, config->template_labels, arena, err) < 0)
            return error_prefix(err, "failed to merge template fieldSpec");
        if (field_spec_merge(&places, only_metadata, arena, err) < 0)
            return error_prefix(err, "failed to merge labels");
    }
    return run_as(plugin, "LabelTransformer", &places,
                  config_of(arena, "labels", json_get(entry, "pairs")), err);
}

static int run_labels(struct plugin *plugin, const struct json *kustomization, struct error *err)
{
    struct arena *arena = plugin->build->arena;
    const struct field_config *config = &plugin->into->config;
    const struct json *labels = json_get(kustomization, "commonLabels");
    const struct json *annotations = json_get(kustomization, "commonAnnotations");

    for (struct json_cursor at = json_walk(json_get(kustomization, "labels")); json_next(&at);) {
        if (run_label_entry(plugin, at.value, err) < 0)
            return -1;
    }
    /* Where there are others, the original runs one for the common ones in any case. */
    if (json_count(labels) + json_count(json_get(kustomization, "labels")) > 0 &&
        run_as(plugin, "LabelTransformer", &config->common_labels,
               config_of(arena, "labels", labels ? labels : json_new_object(arena)), err) < 0)
        return -1;
    if (json_count(annotations) == 0)
        return 0;
    return run_as(plugin, "AnnotationsTransformer", &config->common_annotations,
                  config_of(arena, "annotations", annotations), err);
}

static int run_values(struct plugin *plugin, const struct json *kustomization, struct error *err)
{
    struct arena *arena = plugin->build->arena;
    const struct field_config *config = &plugin->into->config;
    const struct json *replacements = json_get(kustomization, "replacements");

    plugin->places = NULL;
    plugin->kind = "PatchJson6902Transformer";
    if (run_each(plugin, json_get(kustomization, "patchesJson6902"), err) < 0)
        return -1;
    for (struct json_cursor at = json_walk(json_get(kustomization, "replicas")); json_next(&at);) {
        if (run_as(plugin, "ReplicaCountTransformer", &config->replicas,
                   config_of(arena, "replica", at.value), err) < 0)
            return -1;
    }
    for (struct json_cursor at = json_walk(json_get(kustomization, "images")); json_next(&at);) {
        if (run_as(plugin, "ImageTagTransformer", &config->images,
                   config_of(arena, "imageTag", at.value), err) < 0)
            return -1;
    }
    if (json_count(replacements) == 0)
        return 0;
    return run_as(plugin, "ReplacementTransformer", NULL,
                  config_of(arena, "replacements", replacements), err);
}

/** Its files were read: from here on the time goes into what it says itself. */
static void note_kustomization(const struct build *build, const struct folder *folder)
{
    whereabouts_set_file(build->input->where,
                         str_of(tree_join(folder->path, folder->file, build->arena)));
}

static int run_transformers(struct build *build, const struct folder *folder,
                            const struct json *kustomization, struct accumulated *into,
                            struct error *err)
{
    struct plugin plugin = { .build = build, .folder = folder, .into = into };
    struct resource_list external = { 0 };
    const struct json *strategic = json_get(kustomization, "patchesStrategicMerge");

    note_kustomization(build, folder);
    /* They are all configured before the first of any kind runs. */
    if (plugin_load_external(build, folder, "transformer", json_get(kustomization, "transformers"),
                             &external, err) < 0)
        return -1;
    if (json_count(strategic) > 0 && run_as(&plugin, "PatchStrategicMergeTransformer", NULL,
                                            config_of(build->arena, "paths", strategic), err) < 0)
        return -1;
    plugin.kind = "PatchTransformer";
    if (run_each(&plugin, json_get(kustomization, "patches"), err) < 0 ||
        run_naming(&plugin, kustomization, err) < 0 ||
        run_labels(&plugin, kustomization, err) < 0 ||
        run_values(&plugin, kustomization, err) < 0 ||
        run_loaded(build, folder, &external, run_transformer, into, err) < 0)
        return -1;
    resource_list_drop_empty(&into->resources);
    return 0;
}

/* ---- validators: transformers that may not change anything ---- */

static int run_validators(struct build *build, const struct folder *folder,
                          const struct json *entries, struct accumulated *into, struct error *err)
{
    struct accumulated copy = *into;
    struct resource_list external = { 0 };

    if (json_count(entries) == 0)
        return 0;
    if (plugin_load_external(build, folder, "transformer", entries, &external, err) < 0)
        return -1;
    copy.resources = (struct resource_list){ 0 };
    for (size_t i = 0; i < into->resources.count; i++)
        resource_list_push(build->arena, &copy.resources,
                           resource_copy(into->resources.items[i], build->arena));
    if (run_loaded(build, folder, &external, plugin_run, &copy, err) < 0)
        return -1;
    for (size_t i = 0; i < into->resources.count; i++) {
        if (copy.resources.count != into->resources.count ||
            !knode_equal(copy.resources.items[i]->node, into->resources.items[i]->node))
            return error_set(err, ERR_INVALID,
                             "validator shouldn't modify the resource map: the objects differ");
    }
    return 0;
}

/* The schema that the lists to merge are known from: of one release, or of a file. The outermost
 * kustomization that says something about it decides. */
static int choose_openapi(struct build *build, const struct folder *folder,
                          const struct json *openapi, struct error *err)
{
    struct str version = json_text_at(openapi, "version"), path = json_text_at(openapi, "path");
    bool is_chosen = build->has_openapi;
    struct str text;

    if (version.len > 0 && path.len > 0)
        return error_set(err, ERR_INVALID,
                         "builtin version and custom schema provided, cannot use both");
    if (version.len > 0 && !str_equals(version, "v1.21.2"))
        return error_set(err, ERR_INVALID, "the specified OpenAPI version is not built in");
    build->has_openapi = is_chosen || version.len + path.len > 0;
    if (path.len == 0)
        return 0;
    if (folder_read(build, folder, path.ptr, &text, err) < 0)
        return -1;
    return is_chosen ? 0 : merge_schema_read(text, build->arena, &build->schema, err);
}

int target_accumulate(struct build *build, struct folder *folder, const struct json *kustomization,
                      struct accumulated *into, struct error *err)
{
    folder->namespace = json_cstr_at(kustomization, "namespace");
    if (choose_openapi(build, folder, json_get(kustomization, "openapi"), err) < 0)
        return -1;
    if (target_accumulate_resources(build, folder, json_get(kustomization, "resources"), into,
                                    err) < 0)
        return error_prefix(err, "accumulating resources");
    if (merge_configs(build, folder, kustomization, into, err) < 0 ||
        run_generators(build, folder, kustomization, into, err) < 0 ||
        accumulate_components(build, folder, json_get(kustomization, "components"), into, err) <
            0 ||
        run_transformers(build, folder, kustomization, into, err) < 0 ||
        run_validators(build, folder, json_get(kustomization, "validators"), into, err) < 0)
        return -1;
    if (vars_merge(build, into, json_get(kustomization, "vars"), err) < 0)
        return error_prefix(err, "merging vars %s",
                            vars_print(json_get(kustomization, "vars"), build->arena));
    return 0;
}
