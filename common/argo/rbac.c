/*
 * Rules are looked up by subject once: what a subject may do, itself and through its roles, is
 * a short list of rules, denials first. The lists are kept until a policy changes.
 *
 *     built-in roles + argocd-rbac-cm + roles of the request's project
 *        links: alice -> role:dev -> role:readonly      rules of these three: the list of "alice"
 */
#include "argo/rbac.h"

#include "argo/project.h"
#include "argo/rbac_policy.h"
#include "base/arena.h"
#include "base/map.h"
#include "base/mem.h"
#include "base/strbuf.h"
#include "base/vec.h"
#include "data/json.h"
#include "data/yaml.h"

#include <stdlib.h>

enum {
    LINKS_MAX = 10,        /* from a subject to a role, as in Argo CD */
    SUBJECT_MAX = 4096,    /* bytes; a longer one may do nothing */
    LISTS_KEPT_MAX = 20000 /* of all subjects and projects: then they are made anew */
};

/* A policy with the memory it lives in. */
struct owned_policy {
    struct arena *arena;
    struct rbac_policy policy;
    struct map *members; /* of links: whoever has a role */
};

struct project_policy {
    struct owned_policy owned;
    struct json_doc *document;
};

/* What a subject may do. */
struct rule_list {
    size_t count;
    const struct rbac_rule *rules[];
};

struct rbac {
    struct owned_policy builtin, global;
    struct map *projects; /* name -> struct project_policy */
    struct map *lists;    /* "project subject" -> struct rule_list */
    struct arena *arena;  /* of what follows */
    struct str default_role;
    struct texts scopes;
    enum rbac_match match;
};

/* ---- policies ---- */

static void release_policy(struct owned_policy *owned)
{
    map_free(owned->members);
    arena_free(owned->arena);
    *owned = (struct owned_policy){ 0 };
}

static void index_members(struct owned_policy *owned)
{
    static char present;

    owned->members = map_new();
    for (size_t i = 0; i < owned->policy.link_count; i++)
        map_put(owned->members, owned->policy.links[i].member, &present);
}

static int read_policy(struct str text, enum rbac_match match, struct owned_policy *out,
                       struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct owned_policy owned = { 0 };

    if (rbac_policy_parse(str_dup(text, arena), match, arena, &owned.policy, err) < 0)
        return -1;
    owned.arena = TAKE(arena);
    index_members(&owned);
    *out = owned;
    return 0;
}

static void forget_lists(struct rbac *rbac)
{
    for (struct map_cursor at = { 0 }; map_next(rbac->lists, &at);)
        free(at.value);
    map_free(rbac->lists);
    rbac->lists = map_new();
}

struct rbac *rbac_new(void)
{
    struct rbac *rbac = xcalloc(1, sizeof(*rbac));
    CLEANUP(error_release) struct error err = { 0 };

    rbac->projects = map_new();
    rbac->lists = map_new();
    rbac->builtin.arena = arena_new();
    rbac->builtin.policy = rbac_policy_builtin(rbac->builtin.arena);
    index_members(&rbac->builtin);
    if (rbac_set_policy(rbac, NULL, &err) < 0)
        abort(); /* nothing can be read wrongly in nothing */
    return rbac;
}

static void free_project(struct project_policy *project)
{
    if (!project)
        return;
    release_policy(&project->owned);
    json_doc_unref(project->document);
    free(project);
}

void rbac_free(struct rbac *rbac)
{
    if (!rbac)
        return;
    for (struct map_cursor at = { 0 }; map_next(rbac->lists, &at);)
        free(at.value);
    for (struct map_cursor at = { 0 }; map_next(rbac->projects, &at);)
        free_project(at.value);
    map_free(rbac->lists);
    map_free(rbac->projects);
    release_policy(&rbac->builtin);
    release_policy(&rbac->global);
    arena_free(rbac->arena);
    free(rbac);
}

/* ---- argocd-rbac-cm ---- */

/* policy.csv, then every policy.<name>.csv by its key. */
static struct str policies_of(const struct json *data, struct arena *arena)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(RBAC_POLICY_MAX_BYTES + 1);
    struct str *keys = arena_alloc(arena, (json_count(data) + 1) * sizeof(*keys));
    struct texts overlays = { keys, 0 };
    const struct json *policy = json_get(data, "policy.csv");

    for (struct json_cursor at = json_walk(data); json_next(&at);)
        if (str_has_prefix(at.key, STR("policy.")) && str_has_suffix(at.key, STR(".csv")) &&
            !str_equals(at.key, "policy.csv"))
            keys[overlays.count++] = at.key;
    overlays = texts_sorted(overlays, arena);
    strbuf_puts(&text, json_cstr(policy));
    for (size_t i = 0; i < overlays.count; i++)
        strbuf_printf(&text, "\n%s", json_cstr(json_get_str(data, overlays.items[i])));
    return str_dup((struct str){ text.ptr, text.len }, arena);
}

static int read_scopes(struct str text, struct arena *arena, struct texts *out, struct error *err)
{
    static const struct str standard[] = { { "groups", 6 } };
    const struct json *list = NULL;

    *out = (struct texts){ standard, 1 };
    if (text.len == 0)
        return 0;
    if (yaml_parse(text, arena, &list, err) < 0)
        return error_prefix(err, "cannot read scopes");
    *out = texts_of(list, arena);
    return 0;
}

int rbac_set_policy(struct rbac *rbac, const struct json *config_map, struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct json *data = json_copy(arena, json_get(config_map, "data"));
    struct owned_policy global;
    struct texts scopes;
    enum rbac_match match = str_equals(json_string(json_get(data, "policy.matchMode")), "regex")
                                ? RBAC_MATCH_REGEX
                                : RBAC_MATCH_GLOB;

    if (read_scopes(json_string(json_get(data, "scopes")), arena, &scopes, err) < 0 ||
        read_policy(policies_of(data, arena), match, &global, err) < 0)
        return -1;
    release_policy(&rbac->global);
    rbac->global = global;
    rbac->scopes = scopes;
    rbac->match = match;
    rbac->default_role = str_dup(json_string(json_get(data, "policy.default")), arena);
    arena_free(rbac->arena);
    rbac->arena = TAKE(arena);
    for (struct map_cursor at = { 0 }; map_next(rbac->projects, &at);) {
        free_project(at.value);
        map_remove(rbac->projects, at.key);
    }
    forget_lists(rbac);
    return 0;
}

struct texts rbac_scopes(const struct rbac *rbac)
{
    return rbac->scopes;
}

/* ---- projects ---- */

struct str rbac_project_policy(const struct project *project, struct arena *arena)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(RBAC_POLICY_MAX_BYTES + 1);

    for (size_t i = 0; i < project->role_count; i++) {
        const struct project_role *role = &project->roles[i];

        strbuf_printf(&text, "p, proj:%.*s:%.*s, projects, get, %.*s, allow\n",
                      STR_ARG(project->name), STR_ARG(role->name), STR_ARG(project->name));
        for (size_t j = 0; j < role->policies.count; j++)
            strbuf_printf(&text, "%.*s\n", STR_ARG(role->policies.items[j]));
        for (size_t j = 0; j < role->groups.count; j++)
            strbuf_printf(&text, "g, %.*s, proj:%.*s:%.*s\n", STR_ARG(role->groups.items[j]),
                          STR_ARG(project->name), STR_ARG(role->name));
    }
    return str_dup((struct str){ text.ptr, text.len }, arena);
}

static int read_project(struct rbac *rbac, struct json_doc *document, struct project_policy *out,
                        struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct project project;

    if (project_read(json_doc_root(document), arena, &project, err) < 0)
        return -1;
    return read_policy(rbac_project_policy(&project, arena), rbac->match, &out->owned, err);
}

int rbac_set_project(struct rbac *rbac, struct str name, struct json_doc *document,
                     struct error *err)
{
    struct project_policy *known = map_find(rbac->projects, name);
    int result = 0;

    if (known ? known->document == document : !document)
        return 0;
    forget_lists(rbac);
    if (!document) {
        free_project(map_remove(rbac->projects, name));
        return 0;
    }
    if (!known) {
        known = xcalloc(1, sizeof(*known));
        map_put(rbac->projects, name, known);
    }
    release_policy(&known->owned);
    json_doc_unref(known->document);
    known->document = json_doc_ref(document);
    result = read_project(rbac, document, known, err);
    if (result < 0)
        known->owned.members = map_new();
    return result;
}

bool rbac_project_role(struct str subject, struct str *project, struct str *role)
{
    struct str head, rest, last;

    return str_cut(subject, ':', &head, &rest) && str_equals(head, "proj") &&
           str_cut(rest, ':', project, role) && !str_cut(*role, ':', &head, &last);
}

struct str rbac_project_of(const char *resource, struct str object)
{
    static const char *const resources[] = { "applications", "applicationsets",
                                             "repositories", "clusters",
                                             "logs",         "exec" };
    struct str project, rest;

    if (strcmp(resource, "projects") == 0)
        return object;
    for (size_t i = 0; i < sizeof(resources) / sizeof(*resources); i++)
        if (strcmp(resource, resources[i]) == 0)
            return str_cut(object, '/', &project, &rest) ? project : STR_EMPTY;
    return STR_EMPTY;
}

/* ---- what a subject may do ---- */

struct closure {
    struct map *names;
    VEC(struct str) queue;
};

static void follow_links(const struct owned_policy *owned, struct str name, struct closure *closure)
{
    static char present;

    if (!owned || !map_find(owned->members, name))
        return;
    for (size_t i = 0; i < owned->policy.link_count; i++) {
        const struct rbac_link *link = &owned->policy.links[i];

        if (str_equal(link->member, name) && !map_put(closure->names, link->role, &present))
            vec_push(&closure->queue, link->role);
    }
}

/* The subject and every role it has, directly or through others. */
static void find_roles(const struct owned_policy *const policies[3], struct str subject,
                       struct closure *closure)
{
    static char present;
    size_t at = 0;

    map_put(closure->names, subject, &present);
    vec_push(&closure->queue, subject);
    for (int depth = 0; depth < LINKS_MAX; depth++)
        for (size_t end = closure->queue.count; at < end; at++)
            for (int i = 0; i < 3; i++)
                follow_links(policies[i], closure->queue.items[at], closure);
}

struct found_rules {
    VEC(const struct rbac_rule *) rules;
};

static void find_rules(const struct owned_policy *owned, const struct map *names, bool denials,
                       struct found_rules *found)
{
    for (size_t i = 0; owned && i < owned->policy.rule_count; i++) {
        const struct rbac_rule *rule = &owned->policy.rules[i];

        if (rule->is_deny == denials && map_find(names, rule->subject))
            vec_push(&found->rules, rule);
    }
}

static struct rule_list *make_list(const struct owned_policy *const policies[3], struct str subject)
{
    struct closure closure = { .names = map_new() };
    struct found_rules found = { .rules = { 0 } };
    struct rule_list *list;

    find_roles(policies, subject, &closure);
    for (int i = 0; i < 3; i++)
        find_rules(policies[i], closure.names, true, &found);
    for (int i = 0; i < 3; i++)
        find_rules(policies[i], closure.names, false, &found);
    list = xcalloc(1, sizeof(*list) + found.rules.count * sizeof(found.rules.items[0]));
    list->count = found.rules.count;
    if (found.rules.count > 0)
        memcpy(list->rules, found.rules.items, found.rules.count * sizeof(found.rules.items[0]));
    vec_release(&found.rules);
    vec_release(&closure.queue);
    map_free(closure.names);
    return list;
}

static const struct rule_list *list_of(struct rbac *rbac, struct str project, struct str subject)
{
    CLEANUP(strbuf_release) struct strbuf key = STRBUF_INIT(2 * SUBJECT_MAX);
    const struct project_policy *roles = map_find(rbac->projects, project);
    const struct owned_policy *policies[3] = { &rbac->builtin, &rbac->global,
                                               roles ? &roles->owned : NULL };
    struct rule_list *list;

    if (roles)
        strbuf_add(&key, project.ptr, project.len);
    strbuf_puts(&key, "\n");
    strbuf_add(&key, subject.ptr, subject.len);
    list = map_find(rbac->lists, (struct str){ key.ptr, key.len });
    if (list)
        return list;
    if (map_count(rbac->lists) >= LISTS_KEPT_MAX)
        forget_lists(rbac);
    list = make_list(policies, subject);
    map_put(rbac->lists, (struct str){ key.ptr, key.len }, list);
    return list;
}

static bool is_about(const struct rbac_rule *rule, const struct rbac_request *request)
{
    return rbac_pattern_matches(&rule->resource, str_of(request->resource)) &&
           rbac_pattern_matches(&rule->action, str_of(request->action)) &&
           rbac_pattern_matches(&rule->object, request->object);
}

static bool permits(struct rbac *rbac, struct str project, struct str subject,
                    const struct rbac_request *request)
{
    const struct rule_list *list;

    if (subject.len > SUBJECT_MAX || project.len > SUBJECT_MAX)
        return false;
    list = list_of(rbac, project, subject);
    for (size_t i = 0; i < list->count; i++)
        if (is_about(list->rules[i], request))
            return !list->rules[i]->is_deny; /* denials come first */
    return false;
}

/* Only groups that somebody gave a role are asked about. */
static bool has_role(const struct rbac *rbac, struct str project, struct str group)
{
    const struct project_policy *roles = map_find(rbac->projects, project);

    return map_find(rbac->builtin.members, group) || map_find(rbac->global.members, group) ||
           (roles && map_find(roles->owned.members, group));
}

bool rbac_permits(struct rbac *rbac, const struct rbac_request *request)
{
    struct str project = rbac_project_of(request->resource, request->object), own, role;

    if (rbac->default_role.len > 0 && (permits(rbac, STR_EMPTY, rbac->default_role, request) ||
                                       permits(rbac, project, rbac->default_role, request)))
        return true;
    if (request->subject.len > 0) {
        if (rbac_project_role(request->subject, &own, &role) && map_find(rbac->projects, project) &&
            !str_equal(own, project))
            return false;
        if (permits(rbac, project, request->subject, request))
            return true;
    }
    for (size_t i = 0; i < request->groups.count; i++)
        if (has_role(rbac, project, request->groups.items[i]) &&
            permits(rbac, project, request->groups.items[i], request))
            return true;
    return false;
}
