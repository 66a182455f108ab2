/* Namespaces, prefixes and suffixes. */
#include "base/arena.h"
#include "data/json.h"
#include "render/kustomize/carried.h"
#include "render/kustomize/kustomize_private.h"

/* ---- namespace ---- */

struct namespace_job {
    struct plugin *plugin;
    struct str namespace;
    bool unset_only;
    const char *subjects; /* setRoleBindingSubjects */
};

static int set_namespace(struct field_setter *setter, struct knode *node, struct error *err)
{
    const struct namespace_job *job = setter->context;

    if (node->kind != KNODE_SCALAR)
        return knode_fail_kind(node, "ScalarNode", setter->arena, err);
    if (job->unset_only && !knode_is_null(node) && node->text.len > 0)
        return 0;
    knode_set_scalar(node, job->namespace);
    return 0;
}

static bool is_role_binding(struct str kind)
{
    return str_equals(kind, "RoleBinding") || str_equals(kind, "ClusterRoleBinding");
}

static int set_subject(struct field_setter *setter, struct knode *subject, struct error *err)
{
    const struct namespace_job *job = setter->context;
    bool all = strcmp(job->subjects, "allServiceAccounts") == 0;
    const struct knode *told = knode_get(subject, all ? STR("kind") : STR("name"));
    struct knode *namespace;

    if (!str_equals(knode_text(told), all ? "ServiceAccount" : "default"))
        return 0;
    namespace = knode_get(subject, STR("namespace"));
    if (!namespace) {
        namespace = knode_new_plain(setter->arena, STR_EMPTY);
        knode_set(setter->arena, subject, STR("namespace"), namespace);
    }
    return set_namespace(setter, namespace, err);
}

static int set_subjects(struct field_setter *setter, struct resource *resource, struct error *err)
{
    const struct namespace_job *job = setter->context;
    struct knode *subjects = knode_get(resource->node, STR("subjects"));

    if (strcmp(job->subjects, "none") == 0 || !knode_is(subjects, KNODE_LIST))
        return 0;
    for (uint32_t i = 0; i < subjects->count; i++) {
        if (set_subject(setter, subjects->items[i], err) < 0)
            return -1;
    }
    return 0;
}

static bool is_meta_path(struct str path)
{
    return str_equals(path, "metadata/namespace") || str_equals(path, "metadata/name");
}

static int set_all_namespaces(struct field_setter *setter, struct resource *resource,
                              struct field_spec_list places, struct error *err)
{
    static const struct field_spec of_metadata = { { { "", 0 }, { "", 0 }, { "", 0 } },
                                                   { "metadata/namespace", 18 },
                                                   true };
    struct gvk gvk = resource->current.gvk;
    bool is_core = gvk.group.len == 0 && str_equals(gvk.version, "v1");

    if (!gvk_is_cluster_scoped(gvk) && field_spec_apply(&of_metadata, resource, setter, err) < 0)
        return -1;
    if (is_role_binding(gvk.kind) && set_subjects(setter, resource, err) < 0)
        return -1;
    for (size_t i = 0; i < places.count; i++) {
        const struct field_spec *place = &places.items[i];

        if (!is_core && is_meta_path(place->path))
            continue;
        if (is_role_binding(gvk.kind) && str_equals(place->path, "subjects"))
            continue;
        if (field_spec_apply(place, resource, setter, err) < 0)
            return -1;
    }
    return 0;
}

static int fail_conflict(const struct plugin *plugin, const struct resource_id *id,
                         struct error *err)
{
    const struct resource_list *all = &plugin->into->resources;
    struct arena *arena = plugin->build->arena;
    const char *text = "";

    for (size_t i = 0; i < all->count; i++) {
        const struct json *shown;

        if (!resource_id_equal(&all->items[i]->current, id))
            continue;
        if (carried_show(all->items[i], arena, &shown, err) < 0)
            return -1;
        text = arena_printf(arena, "%s%s%s", text, text[0] ? " " : "",
                            json_print(shown, JSON_SORTED, arena).ptr);
    }
    return error_set(err, ERR_INVALID, "namespace transformation produces ID conflict: [%s]", text);
}

static int check_conflict(const struct plugin *plugin, const struct resource *resource,
                          struct error *err)
{
    const struct resource_list *all = &plugin->into->resources;

    for (size_t i = 0; i < all->count; i++) {
        if (all->items[i] != resource &&
            resource_id_equal(&all->items[i]->current, &resource->current))
            return fail_conflict(plugin, &resource->current, err);
    }
    return 0;
}

/* A place that holds something else than a text has words of its own, unless it is a list or map
 * on the way there. */
static int fail_namespace(struct error *err)
{
    const char *kind = strstr(error_text(err), "wrong node kind: expected ");
    bool is_scalar = !kind || strstr(kind, " but got ScalarNode");

    return error_prefix(err, is_scalar ? "namespace transformation failed"
                                       : "namespace field specs must target scalar nodes");
}

int transform_namespace(struct plugin *plugin, struct error *err)
{
    struct arena *arena = plugin->build->arena;
    struct namespace_job job = { plugin, str_dup(plugin_text(plugin, "metadata.namespace"), arena),
                                 json_bool(json_get(plugin->config, "unsetOnly"), false),
                                 json_cstr_at(plugin->config, "setRoleBindingSubjects") };
    struct field_setter setter = { set_namespace, &job, arena, true, KNODE_SCALAR };
    struct field_spec_list places = plugin_places(plugin, "fieldSpecs");
    struct resource_list *all = &plugin->into->resources;

    if (job.namespace.len == 0)
        return 0;
    if (!job.subjects[0])
        job.subjects = "defaultOnly";
    for (size_t i = 0; i < all->count; i++) {
        struct resource *resource = all->items[i];

        if (resource_is_empty(resource) || resource->is_from_helm)
            continue;
        resource_keep_id(resource, arena);
        if (set_all_namespaces(&setter, resource, places, err) < 0)
            return fail_namespace(err);
        resource_touch(resource);
        if (check_conflict(plugin, resource, err) < 0)
            return -1;
    }
    return 0;
}

/* ---- prefix and suffix ---- */

struct affix_job {
    struct str text;
    bool is_suffix;
};

static int set_affix(struct field_setter *setter, struct knode *node, struct error *err)
{
    const struct affix_job *job = setter->context;
    struct str old = knode_text(node);

    if (node->kind != KNODE_SCALAR)
        return knode_fail_kind(node, "ScalarNode", setter->arena, err);
    knode_set_scalar(node, str_of(job->is_suffix ? arena_printf(setter->arena, "%.*s%.*s",
                                                                STR_ARG(old), STR_ARG(job->text))
                                                 : arena_printf(setter->arena, "%.*s%.*s",
                                                                STR_ARG(job->text), STR_ARG(old))));
    return 0;
}

static bool keeps_its_name(struct gvk gvk)
{
    return str_equals(gvk.kind, "CustomResourceDefinition") || str_equals(gvk.kind, "Namespace") ||
           (str_equals(gvk.kind, "APIService") && str_equals(gvk.group, "apiregistration.k8s.io"));
}

/* References find an object by what it was called, and by what was put around its name. */
static void note_affix(struct resource *resource, const struct affix_job *job, struct arena *arena)
{
    if (job->is_suffix)
        arena_list_push(arena, &resource->suffixes, job->text);
    else
        arena_list_push(arena, &resource->prefixes, job->text);
    resource_keep_id(resource, arena);
}

static int affix_resource(struct resource *resource, struct field_spec_list places,
                          struct field_setter *setter, struct error *err)
{
    const struct affix_job *job = setter->context;
    struct gvk original = resource_original(resource)->gvk;

    for (size_t i = 0; i < places.count; i++) {
        if (!gvk_is_selected(original, places.items[i].gvk))
            continue;
        if (str_equals(places.items[i].path, "metadata/name"))
            note_affix(resource, job, setter->arena);
        if (field_spec_apply(&places.items[i], resource, setter, err) < 0)
            return -1;
    }
    resource_touch(resource);
    return 0;
}

static int add_affix(struct plugin *plugin, const char *key, bool is_suffix, struct error *err)
{
    struct arena *arena = plugin->build->arena;
    struct affix_job job = { str_dup(plugin_text(plugin, key), arena), is_suffix };
    struct field_setter setter = { set_affix, &job, arena, true, KNODE_SCALAR };
    struct field_spec_list places = plugin_places(plugin, "fieldSpecs");
    struct resource_list *all = &plugin->into->resources;

    if (job.text.len == 0)
        return 0;
    for (size_t i = 0; i < all->count; i++) {
        if (keeps_its_name(resource_original(all->items[i])->gvk))
            continue;
        if (affix_resource(all->items[i], places, &setter, err) < 0)
            return -1;
    }
    return 0;
}

int transform_prefix(struct plugin *plugin, struct error *err)
{
    return add_affix(plugin, "prefix", false, err);
}

int transform_suffix(struct plugin *plugin, struct error *err)
{
    return add_affix(plugin, "suffix", true, err);
}

int transform_prefix_suffix(struct plugin *plugin, struct error *err)
{
    if (add_affix(plugin, "prefix", false, err) < 0)
        return -1;
    return add_affix(plugin, "suffix", true, err);
}
