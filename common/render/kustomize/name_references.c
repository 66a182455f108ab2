/*
 * Objects that name others learn their new names. For each referrer and each place of the tables
 * that fits its original kind, the objects that it can reach and that once had the name that stands
 * there are sieved until one is left.
 */
#include "base/arena.h"
#include "render/kustomize/kustomize_private.h"

struct referral {
    struct build *build;
    const struct resource *referrer;
    const struct resource_list *candidates;
    struct gvk target;
    struct str path;
};

/* ---- sieves ---- */

static bool once_named(const struct resource *resource, struct str name)
{
    for (size_t i = 0; i < resource->previous.count; i++) {
        if (str_equal(resource->previous.items[i].name, name))
            return true;
    }
    return false;
}

static bool once_was(const struct resource *resource, struct gvk kind)
{
    for (size_t i = 0; i < resource->previous.count; i++) {
        if (gvk_is_selected(resource->previous.items[i].gvk, kind))
            return true;
    }
    return false;
}

static bool fits_role_reference(const struct referral *r, const struct resource *candidate)
{
    const struct knode *role = knode_get(r->referrer->node, STR("roleRef"));
    struct gvk kind = { knode_text(knode_get(role, STR("apiGroup"))), STR_EMPTY,
                        knode_text(knode_get(role, STR("kind"))) };

    if (!str_has_suffix(r->path, STR("roleRef/name")))
        return true;
    return once_was(candidate, kind);
}

static bool shares_namespace(const struct referral *r, const struct resource *candidate)
{
    const struct resource_id *mine = &r->referrer->current, *theirs = &candidate->current;

    return gvk_is_cluster_scoped(mine->gvk) || gvk_is_cluster_scoped(theirs->gvk) ||
           str_equals(theirs->gvk.kind, "ServiceAccount") ||
           resource_id_same_namespace(mine, theirs);
}

static void keep_alike(const struct referral *r, struct resource_list *list, bool allow_empty)
{
    size_t kept = 0;

    for (size_t i = 0; i < list->count; i++) {
        if (resource_affixes_match(r->referrer, list->items[i], allow_empty))
            list->items[kept++] = list->items[i];
    }
    list->count = kept;
}

static bool are_named_alike(const struct resource_list *list, bool with_namespace)
{
    const struct resource_id *first = &list->items[0]->current;

    for (size_t i = 1; i < list->count; i++) {
        const struct resource_id *other = &list->items[i]->current;

        if (!str_equal(first->name, other->name) ||
            (with_namespace && !str_equal(first->namespace, other->namespace)))
            return false;
    }
    return true;
}

static int fail_ambiguous(struct referral *r, const struct resource_list *list, struct error *err)
{
    struct arena *arena = r->build->arena;
    const char *ids = "";

    for (size_t i = 0; i < list->count; i++)
        ids = arena_printf(arena, "%s%s%s", ids, i ? ", " : "",
                           resource_id_print(&list->items[i]->current, arena));
    return error_set(err, ERR_INVALID,
                     "found multiple possible referrals: %s\nName reference not unique in %s", ids,
                     resource_id_print(&r->referrer->current, arena));
}

/* `*out` is NULL when nothing was meant. */
static int select_referral(struct referral *r, struct str name,
                           const struct resource_list *candidates, bool with_namespace,
                           const struct resource **out, struct error *err)
{
    struct arena *arena = r->build->arena;
    struct resource_list list = { 0 };

    *out = NULL;
    for (size_t i = 0; i < candidates->count; i++) {
        struct resource *at = candidates->items[i];

        if (once_named(at, name) && once_was(at, r->target) && fits_role_reference(r, at) &&
            shares_namespace(r, at))
            resource_list_push(arena, &list, at);
    }
    if (list.count > 1)
        keep_alike(r, &list, true);
    if (list.count > 1) {
        struct resource_list strictly = list;

        strictly.items = arena_list_grown(arena, list.items, list.count * sizeof(*list.items),
                                          list.count * sizeof(*list.items));
        keep_alike(r, &strictly, false);
        list = strictly;
    }
    if (list.count == 0)
        return 0;
    if (list.count > 1 && !are_named_alike(&list, with_namespace))
        return fail_ambiguous(r, &list, err);
    *out = list.items[0];
    return 0;
}

/* ---- places ---- */

static int update_text(struct referral *r, struct knode *node, struct error *err)
{
    const struct resource *found;

    if (select_referral(r, node->text, r->candidates, false, &found, err) < 0)
        return -1;
    if (found && !str_equal(found->current.name, node->text))
        knode_set_scalar(node, found->current.name);
    return 0;
}

static bool is_of_namespace(const struct resource_id *id, struct str namespace)
{
    return str_equal(resource_id_namespace(id), namespace);
}

/* Those whose original namespace it is, or else the present one. */
static struct resource_list in_namespace(const struct referral *r, struct str namespace)
{
    struct resource_list by_first = { 0 }, by_now = { 0 };

    for (size_t i = 0; i < r->candidates->count; i++) {
        struct resource *at = r->candidates->items[i];

        if (is_of_namespace(resource_original(at), namespace))
            resource_list_push(r->build->arena, &by_first, at);
        if (is_of_namespace(&at->current, namespace))
            resource_list_push(r->build->arena, &by_now, at);
    }
    return by_first.count > 0 ? by_first : by_now;
}

static int update_map(struct referral *r, struct knode *node, struct error *err)
{
    struct arena *arena = r->build->arena;
    const struct knode *name = knode_get(node, STR("name"));
    const struct knode *namespace = knode_get(node, STR("namespace"));
    struct resource_list candidates = *r->candidates;
    const struct resource *found;

    if (!name)
        return error_set(err, ERR_INVALID, "path config error; no 'name' field in node");
    if (namespace)
        candidates = in_namespace(r, knode_text(namespace));
    if (select_referral(r, knode_text(name), &candidates, true, &found, err) < 0)
        return -1;
    if (!found ||
        (found->current.namespace.len == 0 && str_equal(found->current.name, knode_text(name))))
        return 0;
    knode_set_scalar(knode_get(node, STR("name")), found->current.name);
    if (found->current.namespace.len > 0 && namespace)
        knode_set_scalar(knode_get(node, STR("namespace")), found->current.namespace);
    else if (found->current.namespace.len > 0)
        knode_set(arena, node, STR("namespace"), knode_new_plain(arena, found->current.namespace));
    return 0;
}

static int update_node(struct field_setter *setter, struct knode *node, struct error *err)
{
    struct referral *r = setter->context;

    if (knode_is_null(node))
        return 0;
    if (node->kind == KNODE_SCALAR)
        return update_text(r, node, err);
    if (node->kind == KNODE_MAP)
        return update_map(r, node, err);
    for (uint32_t i = 0; i < node->count; i++) {
        if (node->items[i]->kind == KNODE_LIST) /* told with where it is in the memory */
            return error_set(err, ERR_INVALID,
                             "&yaml.RNode{fieldPath:[]string(nil), value:(*yaml.Node)(0x0), "
                             "ShouldKeep:false, Match:[]string(nil)} is expected to be either a "
                             "string or a map of string");
        if (update_node(setter, node->items[i], err) < 0)
            return -1;
    }
    return 0;
}

/* ---- who can be reached ---- */

static bool names_namespace(const struct resource *binding, struct str namespace)
{
    const struct knode *subjects = knode_get(binding->node, STR("subjects"));

    for (uint32_t i = 0; knode_is(subjects, KNODE_LIST) && i < subjects->count; i++) {
        const struct knode *told = knode_get(subjects->items[i], STR("namespace"));

        if (told && str_equal(knode_text(told), namespace) &&
            str_equals(knode_text(knode_get(subjects->items[i], STR("kind"))), "ServiceAccount"))
            return true;
    }
    return false;
}

static struct resource_list reachable(struct build *build, const struct resource *referrer,
                                      const struct resource_list *all)
{
    struct resource_list list = { 0 };
    bool is_binding = str_equals(referrer->current.gvk.kind, "RoleBinding");

    for (size_t i = 0; i < all->count; i++) {
        struct resource *at = all->items[i];

        if (gvk_is_cluster_scoped(referrer->current.gvk) ||
            gvk_is_cluster_scoped(at->current.gvk) ||
            resource_id_same_namespace(&referrer->current, &at->current) ||
            (is_binding && names_namespace(referrer, at->current.namespace)))
            resource_list_push(build->arena, &list, at);
    }
    return list;
}

static int update_referrer(struct build *build, struct resource *referrer,
                           const struct accumulated *all, struct error *err)
{
    struct referral r = { .build = build, .referrer = referrer };
    struct field_setter setter = { update_node, &r, build->arena, false, KNODE_SCALAR };
    struct resource_list candidates = { 0 };
    struct gvk original = resource_original(referrer)->gvk;
    bool is_known = false;

    for (size_t i = 0; i < all->config.name_reference_count; i++) {
        const struct name_reference *reference = &all->config.name_references[i];

        for (size_t j = 0; j < reference->places.count; j++) {
            struct field_spec place = reference->places.items[j];

            if (!gvk_is_selected(original, place.gvk))
                continue;
            if (!is_known)
                candidates = reachable(build, referrer, &all->resources);
            is_known = true;
            r.candidates = &candidates;
            r.target = reference->target;
            r.path = place.path;
            place.gvk = (struct gvk){ STR_EMPTY, STR_EMPTY, STR_EMPTY };
            if (field_spec_apply(&place, referrer, &setter, err) < 0)
                return error_prefix(err, "updating name reference in '%.*s' field of '%s'",
                                    STR_ARG(place.path),
                                    resource_id_print(&referrer->current, build->arena));
        }
    }
    return 0;
}

int name_references_fix(struct build *build, struct accumulated *all, struct error *err)
{
    for (size_t i = 0; i < all->resources.count; i++) {
        if (update_referrer(build, all->resources.items[i], all, err) < 0)
            return -1;
        resource_touch(all->resources.items[i]);
    }
    return 0;
}
