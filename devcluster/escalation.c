#include "escalation.h"

#include "base/arena.h"
#include "base/strbuf.h"
#include "cluster.h"
#include "data/json.h"
#include "identities.h"
#include "write.h"

#include <string.h>

enum { TEXT_MAX = 256 * 1024, RULES_MAX = 10000 };

/* A rule is taken apart: one group, one resource, one name at a time, with the verbs that are
 * missing for it. */
struct question {
    const struct write *write;
    struct json *missing; /* texts */
    unsigned asked;
};

static bool has(struct question *question, struct access *access)
{
    access->namespace = question->write->namespace;
    return question->asked++ < RULES_MAX &&
           identities_allow(question->write->cluster, question->write->identity, access);
}

static const char *missing_verbs(struct question *question, const struct json *verbs,
                                 struct access *access)
{
    struct arena *arena = question->write->arena;
    const char *text = "";

    for (struct json_cursor at = json_walk(verbs); json_next(&at);) {
        access->verb = json_string(at.value);
        if (!has(question, access))
            text = arena_printf(arena, "%s%s\"%.*s\"", text, text[0] ? " " : "",
                                STR_ARG(access->verb));
    }
    return text;
}

static void ask_resource(struct question *question, const struct json *rule, struct str group,
                         struct str resource)
{
    struct arena *arena = question->write->arena;
    const struct json *names = json_get(rule, "resourceNames");
    struct access access = { .group = group, .name = STR_EMPTY, .path = STR_EMPTY };
    struct json_cursor at = json_walk(names);
    const char *verbs, *named = "";

    str_cut(resource, '/', &access.resource, &access.subresource);
    do {
        if (json_count(names) > 0 && !json_next(&at))
            break;
        if (json_count(names) > 0) {
            access.name = json_string(at.value);
            named = arena_printf(arena, "ResourceNames:[\"%.*s\"], ", STR_ARG(access.name));
        }
        verbs = missing_verbs(question, json_get(rule, "verbs"), &access);
        if (verbs[0]) {
            json_append(arena, question->missing,
                        json_new_cstr(
                            arena, arena_printf(arena,
                                                "{APIGroups:[\"%.*s\"], Resources:[\"%.*s\"], "
                                                "%sVerbs:[%s]}",
                                                STR_ARG(group), STR_ARG(resource), named, verbs)));
        }
    } while (json_count(names) > 0);
}

static void ask_path(struct question *question, const struct json *rule, struct str path)
{
    struct arena *arena = question->write->arena;
    struct access access = { .path = path };
    const char *verbs;

    access.group = access.resource = access.subresource = access.name = STR_EMPTY;
    verbs = missing_verbs(question, json_get(rule, "verbs"), &access);
    if (verbs[0])
        json_append(
            arena, question->missing,
            json_new_cstr(arena, arena_printf(arena, "{NonResourceURLs:[\"%.*s\"], Verbs:[%s]}",
                                              STR_ARG(path), verbs)));
}

static void ask_rule(struct question *question, const struct json *rule)
{
    for (struct json_cursor group = json_walk(json_get(rule, "apiGroups")); json_next(&group);)
        for (struct json_cursor one = json_walk(json_get(rule, "resources")); json_next(&one);)
            ask_resource(question, rule, json_string(group.value), json_string(one.value));
    for (struct json_cursor url = json_walk(json_get(rule, "nonResourceURLs")); json_next(&url);)
        ask_path(question, rule, json_string(url.value));
}

static int refuse_missing(const struct write *write, const struct json *object,
                          const struct json *missing, struct refusal *why)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(TEXT_MAX);
    struct refused_object what = { write->resource->group, write->resource->plural,
                                   json_text_at(object, "metadata.name") };
    const char *groups = "";

    for (struct json_cursor at = json_walk(write->identity->groups); json_next(&at);)
        groups = arena_printf(write->arena, "%s%s\"%s\"", groups, groups[0] ? " " : "",
                              json_cstr(at.value));
    strbuf_printf(&text,
                  "user \"%.*s\" (groups=[%s]) is attempting to grant RBAC permissions not "
                  "currently held:",
                  STR_ARG(write->identity->name), groups);
    for (struct json_cursor at = json_walk(missing); json_next(&at);)
        strbuf_printf(&text, "\n%s", json_cstr(at.value));
    return refuse_forbidden(why, what, text.ptr);
}

static int check_rules(const struct write *write, const struct json *object,
                       const struct json *rules, struct refusal *why)
{
    struct question question = { .write = write, .missing = json_new_array(write->arena) };

    for (struct json_cursor at = json_walk(rules); json_next(&at);)
        ask_rule(&question, at.value);
    if (json_count(question.missing) == 0)
        return 0;
    return refuse_missing(write, object, question.missing, why);
}

static bool may(const struct write *write, const char *verb, const char *resource, struct str name)
{
    struct access access = { .verb = str_of(verb),
                             .group = STR("rbac.authorization.k8s.io"),
                             .resource = str_of(resource),
                             .name = name,
                             .namespace = write->namespace };

    access.subresource = access.path = STR_EMPTY;
    return identities_allow(write->cluster, write->identity, &access);
}

static int check_binding(const struct write *write, const struct json *object, struct refusal *why)
{
    bool is_cluster = str_equals(json_text_at(object, "roleRef.kind"), "ClusterRole");
    struct str name = json_text_at(object, "roleRef.name");
    struct api_resource *roles =
        cluster_builtin(write->cluster, is_cluster ? "clusterroles.rbac.authorization.k8s.io"
                                                   : "roles.rbac.authorization.k8s.io");
    const struct json *role;

    if (may(write, "bind", roles->plural, name))
        return 0;
    role = cluster_get(write->cluster, roles, is_cluster ? STR_EMPTY : write->namespace, name);
    if (!role)
        return refuse_not_found(
            why, (struct refused_object){ write->resource->group, write->resource->plural, name });
    return check_rules(write, object, json_get(role, "rules"), why);
}

int escalation_check(const struct write *write, const struct json *object, struct refusal *why)
{
    const char *plural = write->resource->plural;

    if (!write->identity || strcmp(write->resource->group, "rbac.authorization.k8s.io") != 0)
        return 0;
    if (strcmp(plural, "rolebindings") == 0 || strcmp(plural, "clusterrolebindings") == 0)
        return check_binding(write, object, why);
    if (may(write, "escalate", plural, json_text_at(object, "metadata.name")))
        return 0;
    return check_rules(write, object, json_get(object, "rules"), why);
}
