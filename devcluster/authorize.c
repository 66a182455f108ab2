/* Roles and bindings, evaluated as they stand. */
#include "base/arena.h"
#include "cluster.h"
#include "data/json.h"
#include "identities.h"
#include "kube/selector.h"

#include <string.h>

struct question {
    struct cluster *cluster;
    const struct identity *identity;
    const struct access *access;
    struct arena *arena;
    /* What is done with the rules of a role that it has: true when no others are needed. */
    bool (*visit)(const struct question *question, const struct json *rules);
    struct json *resource_rules, *path_rules; /* of who lists them */
};

static bool lists(const struct json *list, struct str text)
{
    for (struct json_cursor at = json_walk(list); json_next(&at);)
        if (str_equal(json_string(at.value), text))
            return true;
    return false;
}

static bool lists_or_all(const struct json *list, struct str text)
{
    return lists(list, STR("*")) || lists(list, text);
}

static bool covers_resource(const struct question *question, const struct json *rule)
{
    const struct access *access = question->access;
    const struct json *resources = json_get(rule, "resources");
    const char *full, *any;

    if (lists(resources, STR("*")))
        return true;
    if (access->subresource.len == 0)
        return lists(resources, access->resource);
    full = arena_printf(question->arena, "%.*s/%.*s", STR_ARG(access->resource),
                        STR_ARG(access->subresource));
    any = arena_printf(question->arena, "*/%.*s", STR_ARG(access->subresource));
    return lists(resources, str_of(full)) || lists(resources, str_of(any));
}

static bool covers_path(const struct json *rule, struct str path)
{
    for (struct json_cursor at = json_walk(json_get(rule, "nonResourceURLs")); json_next(&at);) {
        struct str url = json_string(at.value);

        if (str_equal(url, path))
            return true;
        if (url.len > 0 && url.ptr[url.len - 1] == '*' &&
            str_has_prefix(path, (struct str){ url.ptr, url.len - 1 }))
            return true;
    }
    return false;
}

static bool allows(const struct question *question, const struct json *rules)
{
    const struct access *access = question->access;

    for (struct json_cursor at = json_walk(rules); json_next(&at);) {
        const struct json *names = json_get(at.value, "resourceNames");

        if (!lists_or_all(json_get(at.value, "verbs"), access->verb))
            continue;
        if (access->path.len > 0) {
            if (covers_path(at.value, access->path))
                return true;
            continue;
        }
        if (lists_or_all(json_get(at.value, "apiGroups"), access->group) &&
            covers_resource(question, at.value) &&
            (json_count(names) == 0 || lists(names, access->name)))
            return true;
    }
    return false;
}

/* A role that is made of others has their rules. */
static bool visit_aggregate(const struct question *question, const struct json *role)
{
    const struct json *selectors = json_at(role, "aggregationRule.clusterRoleSelectors");
    struct api_resource *roles =
        cluster_builtin(question->cluster, "clusterroles.rbac.authorization.k8s.io");
    CLEANUP(error_release) struct error err = { 0 };

    for (struct json_cursor at = json_walk(selectors); json_next(&at);) {
        struct object_cursor walk = collection_from(roles->objects, STR_EMPTY);
        const struct kube_selector *selector;
        const struct object *object;

        if (kube_selector_of_object(at.value, question->arena, &selector, &err) < 0)
            return false;
        while ((object = object_next(&walk)))
            if (kube_selector_matches(selector, json_at(object_root(object), "metadata.labels")) &&
                question->visit(question, json_get(object_root(object), "rules")))
                return true;
    }
    return false;
}

static bool visit_role(const struct question *question, const struct json *binding,
                       struct str namespace)
{
    bool is_cluster = str_equals(json_text_at(binding, "roleRef.kind"), "ClusterRole");
    struct api_resource *roles =
        cluster_builtin(question->cluster, is_cluster ? "clusterroles.rbac.authorization.k8s.io"
                                                      : "roles.rbac.authorization.k8s.io");
    const struct json *role =
        cluster_get(question->cluster, roles, is_cluster ? STR_EMPTY : namespace,
                    json_text_at(binding, "roleRef.name"));

    return question->visit(question, json_get(role, "rules")) ||
           (is_cluster && visit_aggregate(question, role));
}

static bool concerns(const struct question *question, const struct json *binding)
{
    for (struct json_cursor at = json_walk(json_get(binding, "subjects")); json_next(&at);) {
        struct str kind = json_text_at(at.value, "kind"), name = json_text_at(at.value, "name");

        if (str_equals(kind, "Group") && lists(question->identity->groups, name))
            return true;
        if (str_equals(kind, "ServiceAccount"))
            name =
                str_of(arena_printf(question->arena, "system:serviceaccount:%.*s:%.*s",
                                    STR_ARG(json_text_at(at.value, "namespace")), STR_ARG(name)));
        if (!str_equals(kind, "Group") && str_equal(name, question->identity->name))
            return true;
    }
    return false;
}

static bool visit_bindings(const struct question *question, const char *label, struct str namespace)
{
    struct api_resource *bindings = cluster_builtin(question->cluster, label);
    const char *prefix =
        namespace.len ? arena_printf(question->arena, "%.*s/", STR_ARG(namespace)) : "";
    struct object_cursor at = collection_from(bindings->objects, str_of(prefix));
    const struct object *object;

    while ((object = object_next(&at)) && str_has_prefix(str_of(object->key), str_of(prefix)))
        if (concerns(question, object_root(object)) &&
            visit_role(question, object_root(object), namespace))
            return true;
    return false;
}

bool identities_allow(struct cluster *cluster, const struct identity *identity,
                      const struct access *access)
{
    CLEANUP(arena_free) struct arena *arena = NULL;
    struct question question = {
        .cluster = cluster, .identity = identity, .access = access, .visit = allows
    };

    if (lists(identity->groups, STR("system:masters")))
        return true;
    arena = arena_new();
    question.arena = arena;
    return visit_bindings(&question, "clusterrolebindings.rbac.authorization.k8s.io", STR_EMPTY) ||
           (access->namespace.len > 0 &&
            visit_bindings(&question, "rolebindings.rbac.authorization.k8s.io", access->namespace));
}

/* ---- all that somebody may do ---- */

static void copy_part(struct arena *arena, struct json *to, const struct json *rule,
                      const char *field)
{
    if (json_count(json_get(rule, field)) > 0)
        json_set(arena, to, field, json_get(rule, field));
}

static bool list_rules(const struct question *question, const struct json *rules)
{
    static const char *const of_resources[] = { "verbs", "apiGroups", "resources",
                                                "resourceNames" };
    struct arena *arena = question->arena;

    for (struct json_cursor at = json_walk(rules); json_next(&at);) {
        struct json *rule = json_new_object(arena);

        if (json_count(json_get(at.value, "nonResourceURLs")) > 0) {
            copy_part(arena, rule, at.value, "verbs");
            copy_part(arena, rule, at.value, "nonResourceURLs");
            json_append(arena, question->path_rules, rule);
            continue;
        }
        for (size_t i = 0; i < sizeof(of_resources) / sizeof(of_resources[0]); i++)
            copy_part(arena, rule, at.value, of_resources[i]);
        json_append(arena, question->resource_rules, rule);
    }
    return false;
}

void identities_list_rules(struct cluster *cluster, const struct identity *identity,
                           struct str namespace, struct arena *arena, struct json *status)
{
    struct question question = {
        .cluster = cluster,
        .identity = identity,
        .arena = arena,
        .visit = list_rules,
        .resource_rules = json_new_array(arena),
        .path_rules = json_new_array(arena),
    };

    (void)visit_bindings(&question, "clusterrolebindings.rbac.authorization.k8s.io", STR_EMPTY);
    (void)visit_bindings(&question, "rolebindings.rbac.authorization.k8s.io", namespace);
    json_set(arena, status, "resourceRules", question.resource_rules);
    json_set(arena, status, "nonResourceRules", question.path_rules);
    json_set_bool(arena, status, "incomplete", false);
}
