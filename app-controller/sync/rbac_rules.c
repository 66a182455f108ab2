#include "sync/rbac_rules.h"

#include "base/arena.h"
#include "base/strbuf.h"
#include "data/json.h"

/* ---- what a rule grants ---- */

static bool has_text(const struct json *list, struct str text)
{
    for (struct json_cursor at = json_walk(list); json_next(&at);)
        if (str_equal(json_string(at.value), text))
            return true;
    return false;
}

static bool has_text_or_all(const struct json *list, struct str text)
{
    return has_text(list, STR("*")) || has_text(list, text);
}

/* "pods/log" is also granted by a rule for every "*" of the subresource "log". */
static bool grants_resource(const struct json *resources, struct str resource)
{
    ptrdiff_t slash = str_find_char(resource, '/');

    if (has_text_or_all(resources, resource))
        return true;
    for (struct json_cursor at = json_walk(resources); slash > 0 && json_next(&at);) {
        struct str granted = json_string(at.value);

        if (str_has_prefix(granted, STR("*/")) &&
            str_equal(str_slice(granted, 1, granted.len),
                      str_slice(resource, (size_t)slash, resource.len)))
            return true;
    }
    return false;
}

static bool grants_url(const struct json *urls, struct str url)
{
    for (struct json_cursor at = json_walk(urls); json_next(&at);) {
        struct str granted = json_string(at.value);

        if (str_equal(granted, url))
            return true;
        if (str_has_suffix(granted, STR("*")) &&
            str_has_prefix(url, str_slice(granted, 0, granted.len - 1)))
            return true;
    }
    return false;
}

/* One verb on one thing. */
struct grant {
    struct str verb, group, resource, name, url; /* either url or the three before it */
    bool has_name, is_url;
};

static bool rule_covers(const struct json *rule, const struct grant *grant)
{
    const struct json *names = json_get(rule, "resourceNames");

    if (!has_text_or_all(json_get(rule, "verbs"), grant->verb))
        return false;
    if (grant->is_url)
        return grants_url(json_get(rule, "nonResourceURLs"), grant->url);
    if (!has_text_or_all(json_get(rule, "apiGroups"), grant->group) ||
        !grants_resource(json_get(rule, "resources"), grant->resource))
        return false;
    return json_count(names) == 0 || (grant->has_name && has_text(names, grant->name));
}

static struct json *list_of(struct str text, struct arena *arena)
{
    struct json *list = json_new_array(arena);

    json_append(arena, list, json_new_string(arena, text));
    return list;
}

static struct json *rule_of(const struct grant *grant, struct arena *arena)
{
    struct json *rule = json_new_object(arena);

    json_set(arena, rule, "verbs", list_of(grant->verb, arena));
    if (grant->is_url) {
        json_set(arena, rule, "nonResourceURLs", list_of(grant->url, arena));
        return rule;
    }
    json_set(arena, rule, "apiGroups", list_of(grant->group, arena));
    json_set(arena, rule, "resources", list_of(grant->resource, arena));
    if (grant->has_name)
        json_set(arena, rule, "resourceNames", list_of(grant->name, arena));
    return rule;
}

struct search {
    const struct json *present;
    struct json *missing;
    struct arena *arena;
};

static void check_grant(struct search *search, const struct grant *grant)
{
    for (struct json_cursor at = json_walk(search->present); json_next(&at);)
        if (rule_covers(at.value, grant))
            return;
    json_append(search->arena, search->missing, rule_of(grant, search->arena));
}

static void check_verbs(struct search *search, const struct json *rule, struct grant grant)
{
    for (struct json_cursor verb = json_walk(json_get(rule, "verbs")); json_next(&verb);) {
        grant.verb = json_string(verb.value);
        check_grant(search, &grant);
    }
}

static void check_names(struct search *search, const struct json *rule, struct grant grant)
{
    const struct json *names = json_get(rule, "resourceNames");

    if (json_count(names) == 0) {
        check_verbs(search, rule, grant);
        return;
    }
    for (struct json_cursor name = json_walk(names); json_next(&name);) {
        grant.name = json_string(name.value);
        grant.has_name = true;
        check_verbs(search, rule, grant);
    }
}

struct json *rbac_missing_rules(const struct json *present, const struct json *wanted,
                                struct arena *arena)
{
    struct search search = { present, json_new_array(arena), arena };

    for (struct json_cursor at = json_walk(wanted); json_next(&at);) {
        struct grant grant = { 0 };

        for (struct json_cursor group = json_walk(json_get(at.value, "apiGroups"));
             json_next(&group);) {
            grant.group = json_string(group.value);
            for (struct json_cursor resource = json_walk(json_get(at.value, "resources"));
                 json_next(&resource);) {
                grant.resource = json_string(resource.value);
                check_names(&search, at.value, grant);
            }
        }
        grant = (struct grant){ .is_url = true };
        for (struct json_cursor url = json_walk(json_get(at.value, "nonResourceURLs"));
             json_next(&url);) {
            grant.url = json_string(url.value);
            check_verbs(&search, at.value, grant);
        }
    }
    return search.missing;
}

/* ---- subjects ---- */

static bool same_subject(const struct json *a, const struct json *b)
{
    static const char *const fields[] = { "kind", "apiGroup", "name", "namespace" };

    for (size_t i = 0; i < sizeof(fields) / sizeof(*fields); i++)
        if (!str_equal(json_string(json_get(a, fields[i])), json_string(json_get(b, fields[i]))))
            return false;
    return true;
}

struct json *rbac_missing_subjects(const struct json *present, const struct json *wanted,
                                   struct arena *arena)
{
    struct json *missing = json_new_array(arena);

    for (struct json_cursor at = json_walk(wanted); json_next(&at);) {
        bool is_there = false;

        for (struct json_cursor have = json_walk(present); json_next(&have);)
            is_there = is_there || same_subject(have.value, at.value);
        if (!is_there)
            json_append(arena, missing, at.value);
    }
    return missing;
}

/* ---- as Go prints them ---- */

static void print_list(const struct json *list, struct strbuf *out)
{
    strbuf_puts(out, "[");
    for (struct json_cursor at = json_walk(list); json_next(&at);)
        strbuf_printf(out, "%s%.*s", at.index > 0 ? " " : "", STR_ARG(json_string(at.value)));
    strbuf_puts(out, "]");
}

void rbac_print_rule(const struct json *rule, struct strbuf *out)
{
    static const char *const fields[][2] = {
        { "Verbs", "verbs" },
        { "APIGroups", "apiGroups" },
        { "Resources", "resources" },
        { "ResourceNames", "resourceNames" },
        { "NonResourceURLs", "nonResourceURLs" },
    };

    for (size_t i = 0; i < sizeof(fields) / sizeof(*fields); i++) {
        strbuf_printf(out, "%s%s:", i == 0 ? "{" : " ", fields[i][0]);
        print_list(json_get(rule, fields[i][1]), out);
    }
    strbuf_puts(out, "}");
}

void rbac_print_subject(const struct json *subject, struct strbuf *out)
{
    strbuf_printf(out, "{Kind:%s APIGroup:%s Name:%s Namespace:%s}",
                  json_cstr(json_get(subject, "kind")), json_cstr(json_get(subject, "apiGroup")),
                  json_cstr(json_get(subject, "name")), json_cstr(json_get(subject, "namespace")));
}
