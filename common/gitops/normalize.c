#include "gitops/normalize.h"

#include "argo/settings.h"
#include "base/arena.h"
#include "data/digest.h"
#include "data/json.h"
#include "gitops/forms.h"
#include "gitops/ignore.h"
#include "gitops/known_types.h"
#include "gitops/resource.h"

#include <stdlib.h>

#define RBAC "rbac.authorization.k8s.io"

struct normalizer normalizer_of(const struct settings *settings, const struct ignore_rules *rules)
{
    return (struct normalizer){
        .rules = rules,
        .overrides = &settings->overrides,
        .ignore_aggregated_roles = settings->compare.ignore_aggregated_roles,
    };
}

const struct json *normalize_remarshal(const struct json *object, struct arena *arena)
{
    uint16_t form = form_of_gvk(resource_gvk(object));
    const struct json *canonical;

    if (form == FORM_NONE)
        return object;
    canonical = form_canonical(form, object, arena);
    return canonical ? canonical : object;
}

static const struct json *drop_creation_timestamp(const struct json *object, struct arena *arena)
{
    struct json *changed;

    if (!json_get(json_get(object, "metadata"), "creationTimestamp"))
        return object;
    changed = json_edit(arena, object);
    json_remove(arena, json_edit_get(arena, changed, "metadata"), "creationTimestamp");
    return changed;
}

/* ---- Secret ---- */

/* stringData put over data. */
static const struct json *fold_string_data(const struct json *secret, struct arena *arena)
{
    const struct json *texts = json_get(secret, "stringData");
    struct json *changed, *data;

    if (!json_is(texts, JSON_OBJECT))
        return secret;
    changed = json_edit(arena, secret);
    data = json_edit_object(arena, changed, "data");
    for (struct json_cursor at = json_walk(texts); json_next(&at);) {
        const struct json *value = at.value;

        /* What is no text goes in as it is: applying it fails then, as it should. */
        if (json_is(value, JSON_STRING))
            value = json_new_string(arena, base64_encode(json_string(value), arena));
        json_set_str(arena, data, at.key, value);
    }
    json_remove(arena, changed, "stringData");
    return changed;
}

/* Null becomes empty; every value is base64 as Go writes it. */
static const struct json *clean_data(const struct json *secret, struct arena *arena)
{
    uint16_t form = form_of_gvk(resource_gvk(secret));
    const struct json *data = json_get(secret, "data");
    const struct json *typed;
    struct json *changed, *values;

    if (json_count(data) == 0 || form == FORM_NONE)
        return secret;
    typed = form_typed(form, secret, arena);
    if (!typed)
        return secret;
    values = json_edit(arena, json_get(typed, "data"));
    for (struct json_cursor at = json_walk(json_get(typed, "data")); json_next(&at);) {
        if (json_is(at.value, JSON_NULL))
            json_set_str(arena, values, at.key, json_new_cstr(arena, ""));
    }
    if (json_equal(values, data))
        return secret;
    changed = json_edit(arena, secret);
    json_set(arena, changed, "data", values);
    return changed;
}

const struct json *normalize_secret(const struct json *secret, struct arena *arena)
{
    if (!resource_is_kind(secret, "", "Secret"))
        return secret;
    return clean_data(fold_string_data(secret, arena), arena);
}

/* ---- roles ---- */

static const struct json *normalize_role(const struct json *role, bool ignore_aggregated,
                                         struct arena *arena)
{
    const struct json *rules = json_get(role, "rules");
    bool is_empty = json_is(rules, JSON_ARRAY) && json_count(rules) == 0;
    bool is_ignored = ignore_aggregated && json_is(json_get(role, "aggregationRule"), JSON_OBJECT);
    struct json *changed;

    if (!is_empty && !is_ignored)
        return role;
    changed = json_edit(arena, role);
    json_set(arena, changed, "rules", json_new_null(arena));
    return changed;
}

/* ---- Endpoints: any total order does, as long as both sides have it ---- */

struct sortable {
    struct str key;
    const struct json *value;
};

static int compare_sortables(const void *a, const void *b)
{
    return str_compare(((const struct sortable *)a)->key, ((const struct sortable *)b)->key);
}

static struct str address_key(const struct json *address, struct arena *arena)
{
    return str_of(arena_printf(arena, "%s\n%s", json_cstr_at(address, "ip"),
                               json_cstr_at(address, "targetRef.uid")));
}

static struct str any_key(const struct json *value, struct arena *arena)
{
    return json_print(value, JSON_SORTED, arena);
}

static struct json *sorted(const struct json *list,
                           struct str (*key)(const struct json *, struct arena *),
                           struct arena *arena)
{
    size_t count = json_count(list), i = 0;
    struct sortable *items = arena_alloc(arena, (count + 1) * sizeof(*items));
    struct json *result = json_new_array(arena);

    for (struct json_cursor at = json_walk(list); json_next(&at); i++)
        items[i] = (struct sortable){ key(at.value, arena), at.value };
    qsort(items, count, sizeof(*items), compare_sortables);
    for (i = 0; i < count; i++)
        json_append(arena, result, items[i].value);
    return result;
}

static struct json *with_protocols(const struct json *ports, struct arena *arena)
{
    struct json *result = json_new_array(arena);

    for (struct json_cursor at = json_walk(ports); json_next(&at);) {
        struct json *port = json_edit(arena, at.value);

        if (json_string(json_get(port, "protocol")).len == 0)
            json_set_text(arena, port, "protocol", "TCP");
        json_append(arena, result, port);
    }
    return result;
}

static const struct json *normalize_subset(const struct json *subset, struct arena *arena)
{
    static const char *const addresses[] = { "addresses", "notReadyAddresses" };
    struct json *changed = json_edit(arena, subset);
    const struct json *ports = json_get(subset, "ports");

    for (int i = 0; i < 2; i++) {
        if (json_count(json_get(subset, addresses[i])) > 0)
            json_set(arena, changed, addresses[i],
                     sorted(json_get(subset, addresses[i]), address_key, arena));
    }
    if (json_count(ports) > 0)
        json_set(arena, changed, "ports", sorted(with_protocols(ports, arena), any_key, arena));
    return changed;
}

static const struct json *normalize_endpoints(const struct json *object, struct arena *arena)
{
    uint16_t form = form_of_gvk(resource_gvk(object));
    const struct json *typed = form == FORM_NONE ? NULL : form_typed(form, object, arena);
    struct json *subsets, *changed;

    if (!typed)
        return object;
    changed = json_edit(arena, typed);
    subsets = json_new_array(arena);
    for (struct json_cursor at = json_walk(json_get(typed, "subsets")); json_next(&at);)
        json_append(arena, subsets, normalize_subset(at.value, arena));
    if (json_count(subsets) > 0)
        json_set(arena, changed, "subsets", sorted(subsets, any_key, arena));
    return changed;
}

static const struct json *normalize_kind(const struct normalizer *normalizer,
                                         const struct json *object, struct arena *arena)
{
    object = drop_creation_timestamp(object, arena);
    if (resource_is_kind(object, "", "Secret"))
        return normalize_secret(object, arena);
    if (resource_is_kind(object, RBAC, "Role") || resource_is_kind(object, RBAC, "ClusterRole"))
        return normalize_role(object, normalizer->ignore_aggregated_roles, arena);
    if (resource_is_kind(object, "", "Endpoints"))
        return normalize_endpoints(object, arena);
    return object;
}

const struct json *normalize_steps(const struct normalizer *normalizer, unsigned steps,
                                   const struct json *object, struct arena *arena)
{
    if (!object)
        return NULL;
    if (steps & NORMALIZE_REMARSHAL)
        object = normalize_remarshal(object, arena);
    if (steps & NORMALIZE_KIND)
        object = normalize_kind(normalizer, object, arena);
    if (steps & NORMALIZE_IGNORE && normalizer->rules)
        object = ignore_rules_apply(normalizer->rules, object, arena);
    if (steps & NORMALIZE_KNOWN_TYPES)
        object = known_types_apply(normalizer->overrides, object, arena);
    return object;
}

const struct json *normalize(const struct normalizer *normalizer, const struct json *object,
                             struct arena *arena)
{
    return normalize_steps(normalizer, NORMALIZE_ALL, object, arena);
}
