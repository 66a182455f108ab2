/* `helmCharts`: charts of the tree or of a repository, rendered and taken as resources. */
#include "base/arena.h"
#include "base/strbuf.h"
#include "data/json.h"
#include "data/json_schema.h"
#include "data/yaml.h"
#include "io/tree.h"
#include "render/helm/helm.h"
#include "render/kustomize/kustomize_private.h"
#include "render/kustomize/merge.h"
#include "render/kustomize/origin.h"

enum { OUTPUT_MAX = 256 * 1024 * 1024 };

struct inflation {
    struct plugin *plugin;
    struct arena *arena;
    const struct json *chart;
    const char *folder; /* of the chart; NULL: it is an archive */
    ARENA_LIST(struct helm_value_file) values;
};

/* ---- fields of the kustomization ---- */

/* An entry of `helmChartInflationGenerator` as one of `helmCharts`. */
static const struct json *modern(const struct json *entry, struct arena *arena)
{
    static const struct {
        const char *old, *new;
    } fields[] = { { "chartName", "name" },         { "chartVersion", "version" },
                   { "chartRepoUrl", "repo" },      { "releaseName", "releaseName" },
                   { "values", "valuesFile" },      { "valuesLocal", "valuesInline" },
                   { "valuesMerge", "valuesMerge" } };
    struct json *made = json_new_object(arena);

    for (size_t i = 0; i < sizeof(fields) / sizeof(*fields); i++) {
        const struct json *value = json_get(entry, fields[i].old);

        if (value)
            json_set(arena, made, fields[i].new, value);
    }
    return made;
}

/* Without `helmGlobals` the last of the older entries says where charts lie. */
static const struct json *globals_of(const struct json *kustomization, const struct json *older,
                                     struct arena *arena)
{
    const struct json *globals = json_get(kustomization, "helmGlobals"), *home = NULL;
    struct json *made;

    for (struct json_cursor at = json_walk(older); json_next(&at);) {
        if (json_text_at(at.value, "chartHome").len > 0)
            home = json_get(at.value, "chartHome");
    }
    if (globals || !home)
        return globals;
    made = json_new_object(arena);
    json_set(arena, made, "chartHome", home);
    return made;
}

static void add_config(struct arena *arena, struct json *list, const struct json *entry,
                       const struct json *globals)
{
    struct json *config = json_edit(arena, entry);

    if (globals)
        json_set(arena, config, "helmGlobals", globals);
    json_append(arena, list, config);
}

const struct json *helm_chart_configs(const struct json *kustomization, struct arena *arena)
{
    const struct json *older = json_get(kustomization, "helmChartInflationGenerator");
    const struct json *globals = globals_of(kustomization, older, arena);
    struct json *list = json_new_array(arena);

    for (struct json_cursor at = json_walk(json_get(kustomization, "helmCharts")); json_next(&at);)
        add_config(arena, list, at.value, globals);
    for (struct json_cursor at = json_walk(older); json_next(&at);)
        add_config(arena, list, modern(at.value, arena), globals);
    return list;
}

/* ---- the chart ---- */

static const char *chart_folder(const struct inflation *i)
{
    const struct json *config = i->plugin->config;
    const char *home = json_cstr_at(config, "helmGlobals.chartHome");
    const char *name = json_cstr_at(config, "name"), *version = json_cstr_at(config, "version");

    if (!home[0])
        home = "charts";
    if (version[0] && json_cstr_at(config, "repo")[0])
        home = arena_printf(i->arena, "%s/%s-%s", home, name, version);
    return arena_printf(i->arena, "%s/%s", home, name);
}

static int pull_chart(struct inflation *i, struct error *err)
{
    const struct kustomize_host *host = i->plugin->build->input->host;
    const struct json *config = i->plugin->config;
    struct kustomize_chart wanted = { json_cstr_at(config, "repo"), json_cstr_at(config, "name"),
                                      json_cstr_at(config, "version") };

    if (!wanted.repository[0])
        return error_set(err, ERR_NOT_FOUND, "no repo specified for pull, no chart found at ''");
    if (!host || !host->load_chart)
        return error_set(err, ERR_UNIMPLEMENTED, "the chart '%s' of '%s' cannot be fetched here",
                         wanted.name, wanted.repository);
    return host->load_chart(host->context, &wanted, &i->chart, err);
}

static int find_chart(struct inflation *i, struct error *err)
{
    const struct folder *folder = i->plugin->folder;
    const char *path = tree_join(folder->path, chart_folder(i), i->arena);
    struct tree_entry entry;
    int there = tree_is_inside(path) ? tree_stat(folder->tree, path, &entry, err) : 0;

    if (there < 0)
        return -1;
    if (!there || entry.kind != TREE_FOLDER)
        return pull_chart(i, err);
    i->folder = path;
    return 0;
}

static int load_chart(struct inflation *i, struct error *err)
{
    return i->chart
               ? 0
               : helm_chart_load(i->plugin->folder->tree, i->folder,
                                 i->plugin->build->input->helm_rules, i->arena, &i->chart, err);
}

/* ---- values ---- */

static void add_values(struct inflation *i, const char *name, struct str text)
{
    struct helm_value_file file = { name, text };

    arena_list_push(i->arena, &i->values, file);
}

/* The file that the entry names, else the chart's own, which has to be there. */
static int read_file(struct inflation *i, struct str *text, struct error *err)
{
    const char *file = json_cstr_at(i->plugin->config, "valuesFile");

    if (!file[0])
        file = tree_join(chart_folder(i), "values.yaml", i->arena);
    return folder_read(i->plugin->build, i->plugin->folder, file, text, err);
}

/* As nodes of its text, whose words mean other things to Helm; of a pulled chart there is none. */
static int parse_base(const struct inflation *i, struct str text, struct knode **out,
                      struct error *err)
{
    const struct json *values = json_get(i->chart, "values");
    struct knode_list documents = { 0 };

    if (i->chart && json_text_at(i->plugin->config, "valuesFile").len == 0) {
        *out = json_is(values, JSON_OBJECT) ? knode_of_json(values, i->arena)
                                            : knode_new_map(i->arena);
        return 0;
    }
    if (knode_parse(text, i->arena, &documents, err) < 0)
        return -1;
    if (documents.count == 0)
        return error_set(err, ERR_INVALID, "could not parse values file into rnode: EOF");
    *out = documents.items[0];
    return 0;
}

/* Helm gets values by their types: a number is one even where a text in quotes stood. */
static void unquote_typed(struct knode *node)
{
    if (node->kind == KNODE_SCALAR && node->tag != KNODE_STR && node->tag != KNODE_PLAIN)
        node->quoted = false;
    for (uint32_t i = 0; node->kind == KNODE_MAP && i < node->count; i++)
        unquote_typed(node->members[i].value);
    for (uint32_t i = 0; node->kind == KNODE_LIST && i < node->count; i++)
        unquote_typed(node->items[i]);
}

/* What lies over what is the kind of merge. */
static int merge_over(struct inflation *i, struct knode *under, struct knode *over,
                      struct knode **out, struct error *err)
{
    if (merge_apply(NULL, under, over, i->arena, out, err) < 0)
        return error_prefix(err, "could not merge values");
    return 0;
}

static bool is_merge(const struct inflation *i, const char *how)
{
    const char *wanted = json_cstr_at(i->plugin->config, "valuesMerge");

    return strcmp(wanted[0] ? wanted : "override", how) == 0;
}

static int check_merge(const struct inflation *i, struct error *err)
{
    if (is_merge(i, "override") || is_merge(i, "merge") || is_merge(i, "replace"))
        return 0;
    error_set(err, ERR_INVALID, "valuesMerge must be one of [merge override replace]");
    return plugin_fail_config(i->plugin, err);
}

static int merge_values(struct inflation *i, struct str text, struct error *err)
{
    const struct json *inlined = json_get(i->plugin->config, "valuesInline"), *json;
    struct knode *own = knode_of_json(inlined, i->arena), *merged = own, *base = NULL;

    if (!is_merge(i, "replace") && parse_base(i, text, &base, err) < 0)
        return -1;
    if (is_merge(i, "override") && merge_over(i, base, own, &merged, err) < 0)
        return -1;
    if (is_merge(i, "merge") && merge_over(i, own, base, &merged, err) < 0)
        return -1;
    if (!merged)
        merged = knode_new_map(i->arena);
    unquote_typed(merged);
    if (knode_to_json(merged, i->arena, &json, err) < 0)
        return -1;
    add_values(i, "values.yaml", yaml_print(json, i->arena));
    return 0;
}

static int collect_values(struct inflation *i, struct error *err)
{
    const struct json *config = i->plugin->config;
    bool is_pulled_own = i->chart && json_text_at(config, "valuesFile").len == 0;
    struct str text = STR_EMPTY;

    if (!is_pulled_own && read_file(i, &text, err) < 0)
        return -1;
    if (json_count(json_get(config, "valuesInline")) > 0) {
        if (merge_values(i, text, err) < 0)
            return -1;
    } else if (json_text_at(config, "valuesFile").len > 0) {
        add_values(i, json_cstr_at(config, "valuesFile"), text);
    }
    for (struct json_cursor at = json_walk(json_get(config, "additionalValuesFiles"));
         json_next(&at);) {
        if (folder_read(i->plugin->build, i->plugin->folder, json_cstr(at.value), &text, err) < 0)
            return -1;
        add_values(i, json_cstr(at.value), text);
    }
    return 0;
}

/* ---- rendering ---- */

static const char *or_null(const char *text)
{
    return text && text[0] ? text : NULL;
}

/* Of the chart's entry, its kustomization or the nearest one above. */
static const char *namespace_of(const struct inflation *i)
{
    const char *own = json_cstr_at(i->plugin->config, "namespace");

    if (own[0])
        return own;
    for (const struct folder *at = i->plugin->folder; at; at = at->referrer) {
        if (at->namespace && at->namespace[0])
            return at->namespace;
    }
    return NULL;
}

static int fill_options(struct inflation *i, struct helm_options *options, struct error *err)
{
    const struct json *config = i->plugin->config, *versions = json_get(config, "apiVersions");
    const struct kustomize_flags *flags = &i->plugin->build->flags;
    const char *template = json_cstr_at(config, "nameTemplate");
    const char **names;

    options->release_name = or_null(template[0] ? template : json_cstr_at(config, "releaseName"));
    if (template[0] && json_text_at(config, "releaseName").len > 0)
        return error_set(err, ERR_INVALID, "cannot set --name-template and also specify a name");
    options->namespace = namespace_of(i);
    options->kube_version = or_null(json_cstr_at(config, "kubeVersion"));
    if (!options->kube_version)
        options->kube_version = or_null(flags->helm_kube_version);
    options->api_versions = flags->helm_api_versions;
    options->api_version_count = flags->helm_api_version_count;
    if (json_count(versions) > 0) {
        names = arena_alloc(i->arena, json_count(versions) * sizeof(*names));
        for (struct json_cursor at = json_walk(versions); json_next(&at);)
            names[at.index] = json_cstr(at.value);
        options->api_versions = names;
        options->api_version_count = json_count(versions);
    }
    options->where = i->plugin->build->input->where;
    options->value_files = i->values.items;
    options->value_file_count = i->values.count;
    options->include_crds = json_bool(json_get(config, "includeCRDs"), false);
    options->no_hooks = json_bool(json_get(config, "skipHooks"), false);
    options->skip_tests = json_bool(json_get(config, "skipTests"), false);
    return 0;
}

static int inflate(struct inflation *i, struct resource_list *out, struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(OUTPUT_MAX);
    const struct kustomize_host *host = i->plugin->build->input->host;
    struct json_schema_source schemas = { host ? host->get : NULL, host ? host->context : NULL };
    struct helm_options options = { .rules = i->plugin->build->input->helm_rules,
                                    .schemas = schemas.read ? &schemas : NULL };
    struct helm_output output;

    if (check_merge(i, err) < 0 || find_chart(i, err) < 0 || collect_values(i, err) < 0)
        return -1;
    if (load_chart(i, err) < 0 || fill_options(i, &options, err) < 0 ||
        helm_template(i->chart, &options, i->arena, &output, err) < 0)
        return err->code == ERR_UNIMPLEMENTED ? -1 : error_prefix(err, "Error");
    helm_output_write(&output, &text);
    if (strbuf_check(&text, "the chart's output", err) < 0)
        return -1;
    return resource_parse((struct str){ arena_strndup(i->arena, text.ptr, text.len), text.len },
                          i->arena, out, err);
}

/* Charts may be meant for another program than the one that is built in. */
static int check_program(const struct kustomize_flags *flags, struct error *err)
{
    const char *program = flags->helm_command;

    if (!program || !program[0] || strcmp(program, "helm") == 0)
        return 0;
    return error_set(err, ERR_UNIMPLEMENTED, "rendering charts with %s is not built in", program);
}

int generate_helm_chart(struct plugin *plugin, struct error *err)
{
    struct inflation inflation = { .plugin = plugin, .arena = plugin->build->arena };
    struct resource_list list = { 0 };

    if (!plugin->build->flags.enable_helm) {
        error_set(err, ERR_INVALID, "must specify --enable-helm");
        return plugin_fail_config(plugin, err);
    }
    if (check_program(&plugin->build->flags, err) < 0 || inflate(&inflation, &list, err) < 0)
        return -1;
    for (size_t i = 0; i < list.count; i++) {
        list.items[i]->is_from_helm = true;
        list.items[i]->origin = plugin->build->keeps_origins ? origin_of_plugin(plugin) : NULL;
        if (accumulated_absorb(plugin->build, plugin->into, list.items[i], err) < 0)
            return error_prefix(err, "merging from generator &{}");
    }
    return 0;
}
