/* Discovery in both forms, /version and health. */
#include "api_call.h"
#include "base/arena.h"
#include "cluster.h"
#include "data/digest.h"
#include "data/json.h"
#include "http/request.h"
#include "kube/resource.h"
#include "resource_table.h"

#include <string.h>

#define AGGREGATED "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList"

static void append_words(struct arena *arena, struct json *object, const char *field,
                         const char *words)
{
    struct json *list = json_new_array(arena);
    struct str rest = str_of(words), item;

    if (!words[0])
        return;
    while (rest.len > 0) {
        str_cut(rest, ',', &item, &rest);
        json_append(arena, list, json_new_string(arena, item));
    }
    json_set(arena, object, field, list);
}

static struct json *verb_list(struct arena *arena, unsigned verbs, bool custom)
{
    static const enum kube_verb order[] = { KUBE_CREATE, KUBE_DELETE, KUBE_DELETE_COLLECTION,
                                            KUBE_GET,    KUBE_LIST,   KUBE_PATCH,
                                            KUBE_UPDATE, KUBE_WATCH };
    /* The API server lists them in another order for custom resources. */
    static const enum kube_verb custom_order[] = { KUBE_DELETE, KUBE_DELETE_COLLECTION,
                                                   KUBE_GET,    KUBE_LIST,
                                                   KUBE_PATCH,  KUBE_CREATE,
                                                   KUBE_UPDATE, KUBE_WATCH };
    struct json *list = json_new_array(arena);

    for (size_t i = 0; i < sizeof(order) / sizeof(order[0]); i++) {
        enum kube_verb verb = custom ? custom_order[i] : order[i];

        if (verbs & verb)
            json_append(arena, list, json_new_cstr(arena, kube_verb_name(verb)));
    }
    return list;
}

/* ---- one resource, seen by both forms ---- */

struct entry {
    const char *name, *singular, *kind, *short_names, *categories;
    const char *group, *version; /* of the kind, where they are others; or NULL */
    bool is_namespaced;
    unsigned verbs;
    bool is_custom;
};

typedef void (*entry_fn)(void *context, const struct entry *entry);

static void each_subresource(const struct api_resource *resource, const struct api_version *version,
                             struct arena *arena, entry_fn visit, void *context)
{
    size_t size = strlen(resource->plural);
    struct entry entry = { .is_namespaced = resource->is_namespaced,
                           .singular = "",
                           .short_names = "",
                           .categories = "",
                           .kind = resource->kind,
                           .verbs = KUBE_GET | KUBE_PATCH | KUBE_UPDATE };

    if (is_custom(resource)) {
        entry.name = arena_printf(arena, "%s/status", resource->plural);
        if (version->has_status)
            visit(context, &entry);
        entry.name = arena_printf(arena, "%s/scale", resource->plural);
        entry.kind = "Scale";
        entry.group = "autoscaling";
        entry.version = "v1";
        if (version->has_scale)
            visit(context, &entry);
        return;
    }
    for (const struct resource_row *row = resource_rows; row->name; row++) {
        struct str group, rest;

        if (strcmp(row->group, resource->group) != 0 || strcmp(row->version, version->name) != 0 ||
            strncmp(row->name, resource->plural, size) != 0 || row->name[size] != '/')
            continue;
        entry = (struct entry){ row->name, "",   row->kind,          "",         "",
                                NULL,      NULL, row->is_namespaced, row->verbs, false };
        if (row->answers[0]) {
            str_cut(str_of(row->answers), '/', &group, &rest);
            entry.group = str_dup(group, arena).ptr;
            entry.version = rest.ptr;
        }
        visit(context, &entry);
    }
}

static struct entry entry_of(const struct api_resource *resource)
{
    return (struct entry){ resource->plural,
                           resource->singular,
                           resource->kind,
                           resource->short_names,
                           resource->categories,
                           NULL,
                           NULL,
                           resource->is_namespaced,
                           resource->verbs,
                           is_custom(resource) };
}

/* ---- legacy ---- */

struct legacy {
    struct arena *arena;
    struct json *list;
};

static void add_legacy(void *context, const struct entry *entry)
{
    struct legacy *legacy = context;
    struct arena *arena = legacy->arena;
    struct json *item = json_new_object(arena);

    json_set_text(arena, item, "name", entry->name);
    json_set_text(arena, item, "singularName", entry->singular);
    json_set_bool(arena, item, "namespaced", entry->is_namespaced);
    if (entry->version) {
        json_set_text(arena, item, "group", entry->group);
        json_set_text(arena, item, "version", entry->version);
    }
    json_set_text(arena, item, "kind", entry->kind);
    json_set(arena, item, "verbs", verb_list(arena, entry->verbs, entry->is_custom));
    append_words(arena, item, "shortNames", entry->short_names);
    append_words(arena, item, "categories", entry->categories);
    if (entry->verbs & KUBE_WATCH) {
        json_set(arena, item, "storageVersionHash",
                 json_new_string(
                     arena, str_slice(base64_encode(
                                          str_of(digest_sha256(str_of(entry->kind), arena)), arena),
                                      0, 12)));
    }
    json_append(arena, legacy->list, item);
}

static void answer_resources(struct api_call *call, struct str group, struct str version)
{
    struct arena *arena = call->arena;
    struct json *list = json_new_object(arena);
    struct legacy legacy = { arena, json_new_array(arena) };
    const char *name = group.len
                           ? arena_printf(arena, "%.*s/%.*s", STR_ARG(group), STR_ARG(version))
                           : str_dup(version, arena).ptr;

    json_set_text(arena, list, "kind", "APIResourceList");
    if (group.len > 0)
        json_set_text(arena, list, "apiVersion", "v1");
    json_set_text(arena, list, "groupVersion", name);
    for (size_t i = 0; i < call->cluster->resources.count; i++) {
        const struct api_resource *resource = call->cluster->resources.items[i];
        const struct api_version *served = api_resource_version(resource, version);
        struct entry entry = entry_of(resource);

        if (!str_equals(group, resource->group) || !served)
            continue;
        add_legacy(&legacy, &entry);
        each_subresource(resource, served, arena, add_legacy, &legacy);
    }
    json_set(arena, list, "resources", legacy.list);
    call_answer(call, 200, list);
}

/* ---- groups ---- */

static bool has_version(const struct json *versions, const char *name)
{
    for (struct json_cursor at = json_walk(versions); json_next(&at);)
        if (str_equals(json_text_at(at.value, "version"), name))
            return true;
    return false;
}

/* The group with its versions, NULL when there is none. */
static struct json *group_object(const struct api_call *call, struct str group)
{
    struct arena *arena = call->arena;
    struct json *object = json_new_object(arena), *versions = json_new_array(arena);

    for (size_t i = 0; i < call->cluster->resources.count; i++) {
        const struct api_resource *resource = call->cluster->resources.items[i];

        for (size_t j = 0; j < resource->version_count; j++) {
            struct json *version = json_new_object(arena);
            const char *name = resource->versions[j].name;

            if (!str_equals(group, resource->group) || !resource->versions[j].is_served ||
                has_version(versions, name))
                continue;
            json_set_text(arena, version, "groupVersion",
                          arena_printf(arena, "%.*s/%s", STR_ARG(group), name));
            json_set_text(arena, version, "version", name);
            json_append(arena, versions, version);
        }
    }
    if (json_count(versions) == 0)
        return NULL;
    json_set(arena, object, "name", json_new_string(arena, group));
    json_set(arena, object, "versions", versions);
    json_set(arena, object, "preferredVersion", json_item(versions, 0));
    return object;
}

static bool is_first_of_group(const struct cluster *cluster, size_t index)
{
    for (size_t i = 0; i < index; i++)
        if (strcmp(cluster->resources.items[i]->group, cluster->resources.items[index]->group) == 0)
            return false;
    return true;
}

static void answer_groups(struct api_call *call)
{
    struct arena *arena = call->arena;
    struct json *list = json_new_object(arena), *groups = json_new_array(arena);

    json_set_text(arena, list, "kind", "APIGroupList");
    json_set_text(arena, list, "apiVersion", "v1");
    for (size_t i = 0; i < call->cluster->resources.count; i++) {
        const char *group = call->cluster->resources.items[i]->group;
        struct json *object;

        if (!group[0] || !is_first_of_group(call->cluster, i))
            continue;
        object = group_object(call, str_of(group));
        if (object)
            json_append(arena, groups, object);
    }
    json_set(arena, list, "groups", groups);
    call_answer(call, 200, list);
}

/* ---- aggregated ---- */

struct aggregated {
    struct arena *arena;
    struct json *subresources;
};

static struct json *response_kind(struct arena *arena, const char *group, const char *version,
                                  const char *kind)
{
    struct json *object = json_new_object(arena);

    json_set_text(arena, object, "group", group);
    json_set_text(arena, object, "version", version);
    json_set_text(arena, object, "kind", kind);
    return object;
}

static void add_subresource(void *context, const struct entry *entry)
{
    struct aggregated *aggregated = context;
    struct arena *arena = aggregated->arena;
    struct json *item = json_new_object(arena);

    json_set_text(arena, item, "subresource", strchr(entry->name, '/') + 1);
    json_set(arena, item, "responseKind",
             response_kind(arena, entry->version ? entry->group : "",
                           entry->version ? entry->version : "", entry->kind));
    json_set(arena, item, "verbs", verb_list(arena, entry->verbs, false));
    json_append(arena, aggregated->subresources, item);
}

static struct json *aggregated_resource(struct arena *arena, const struct api_resource *resource,
                                        const struct api_version *version)
{
    struct aggregated aggregated = { arena, json_new_array(arena) };
    struct json *item = json_new_object(arena);

    json_set_text(arena, item, "resource", resource->plural);
    json_set(arena, item, "responseKind",
             is_custom(resource)
                 ? response_kind(arena, resource->group, version->name, resource->kind)
                 : response_kind(arena, "", "", resource->kind));
    json_set_text(arena, item, "scope", resource->is_namespaced ? "Namespaced" : "Cluster");
    json_set_text(arena, item, "singularResource", resource->singular);
    json_set(arena, item, "verbs", verb_list(arena, resource->verbs, is_custom(resource)));
    append_words(arena, item, "shortNames", resource->short_names);
    append_words(arena, item, "categories", resource->categories);
    each_subresource(resource, version, arena, add_subresource, &aggregated);
    if (json_count(aggregated.subresources) > 0)
        json_set(arena, item, "subresources", aggregated.subresources);
    return item;
}

static struct json *aggregated_group(const struct api_call *call, struct str group)
{
    struct arena *arena = call->arena;
    const struct json *known = json_get(group_object(call, group), "versions");
    struct json *item = json_new_object(arena), *versions = json_new_array(arena), *metadata;

    metadata = json_edit_object(arena, item, "metadata");
    if (group.len > 0)
        json_set(arena, metadata, "name", json_new_string(arena, group));
    for (struct json_cursor at = json_walk(known); json_next(&at);) {
        struct json *version = json_new_object(arena), *list = json_new_array(arena);
        struct str name = json_text_at(at.value, "version");

        for (size_t i = 0; i < call->cluster->resources.count; i++) {
            const struct api_resource *resource = call->cluster->resources.items[i];
            const struct api_version *served = api_resource_version(resource, name);

            if (str_equals(group, resource->group) && served)
                json_append(arena, list, aggregated_resource(arena, resource, served));
        }
        json_set(arena, version, "version", json_new_string(arena, name));
        json_set(arena, version, "resources", list);
        json_set_text(arena, version, "freshness", "Current");
        json_append(arena, versions, version);
    }
    json_set(arena, item, "versions", versions);
    return item;
}

static void answer_aggregated(struct api_call *call, bool is_core)
{
    struct arena *arena = call->arena;
    struct json *list = json_new_object(arena), *items = json_new_array(arena);
    struct http_header headers[] = { { "content-type", STR(AGGREGATED) },
                                     { "vary", STR("Accept") } };
    struct str text;

    json_set_text(arena, list, "kind", "APIGroupDiscoveryList");
    json_set_text(arena, list, "apiVersion", "apidiscovery.k8s.io/v2");
    json_set(arena, list, "metadata", json_new_object(arena));
    for (size_t i = 0; i < call->cluster->resources.count; i++) {
        const char *group = call->cluster->resources.items[i]->group;

        if ((group[0] == '\0') == is_core && is_first_of_group(call->cluster, i))
            json_append(arena, items, aggregated_group(call, str_of(group)));
    }
    json_set(arena, list, "items", items);
    text = json_print(list, JSON_COMPACT, arena);
    http_start(call->http, 200, headers, sizeof(headers) / sizeof(headers[0]));
    http_write(call->http, text.ptr, text.len);
    http_end(call->http, NULL, 0);
}

/* ---- what is no resource ---- */

static void answer_versions(struct api_call *call)
{
    struct arena *arena = call->arena;
    struct json *object = json_new_object(arena), *versions = json_new_array(arena);
    struct json *addresses = json_new_array(arena), *address = json_new_object(arena);

    json_set_text(arena, object, "kind", "APIVersions");
    json_append(arena, versions, json_new_cstr(arena, "v1"));
    json_set(arena, object, "versions", versions);
    json_set_text(arena, address, "clientCIDR", "0.0.0.0/0");
    json_set(arena, address, "serverAddress", json_new_string(arena, http_host(call->http)));
    json_append(arena, addresses, address);
    json_set(arena, object, "serverAddressByClientCIDRs", addresses);
    call_answer(call, 200, object);
}

static void answer_version(struct api_call *call)
{
    static const struct {
        const char *name, *value;
    } fields[] = {
        { "major", "1" },
        { "minor", "35" },
        { "emulationMajor", "1" },
        { "emulationMinor", "35" },
        { "minCompatibilityMajor", "1" },
        { "minCompatibilityMinor", "34" },
        { "gitVersion", "v1.35.4" },
        { "gitCommit", "argosy-devcluster" },
        { "gitTreeState", "clean" },
        { "buildDate", "1970-01-01T00:00:00Z" },
        { "goVersion", "none" },
        { "compiler", "gcc" },
        { "platform", "linux/amd64" },
    };
    struct json *object = json_new_object(call->arena);

    for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++)
        json_set_text(call->arena, object, fields[i].name, fields[i].value);
    call_answer(call, 200, object);
}

static void answer_group(struct api_call *call, const struct json *group)
{
    struct json *object = json_new_object(call->arena);

    json_set_text(call->arena, object, "kind", "APIGroup");
    json_set_text(call->arena, object, "apiVersion", "v1");
    for (struct json_cursor at = json_walk(group); json_next(&at);)
        json_set_str(call->arena, object, at.key, at.value);
    call_answer(call, 200, object);
}

/* 1 when it was one, 0 when it was none, -1 when it is refused. */
static int handle_groups(struct api_call *call, struct str path, struct refusal *why)
{
    struct str rest, group, version;
    const struct json *object;

    if (!str_has_prefix(path, STR("/apis/")))
        return 0;
    rest = str_slice(path, 6, path.len);
    if (rest.len > 0 && rest.ptr[rest.len - 1] == '/')
        rest.len--;
    str_cut(rest, '/', &group, &version);
    if (version.len > 0) {
        if (!cluster_group_exists(call->cluster, group, version))
            return 0;
        if (call_check_plain(call, why) < 0)
            return -1;
        answer_resources(call, group, version);
        return 1;
    }
    object = group_object(call, group);
    if (!object)
        return 0;
    if (call_check_plain(call, why) < 0)
        return -1;
    answer_group(call, object);
    return 1;
}

/* /api and /apis, in either form. */
static int handle_root(struct api_call *call, bool is_core, struct refusal *why)
{
    struct str accept = http_header(call->http, "accept");

    if (str_find(accept, STR("as=APIGroupDiscoveryList")) >= 0 &&
        str_find(accept, STR("v=v2;")) >= 0) {
        answer_aggregated(call, is_core);
        return 0;
    }
    if (call_check_plain(call, why) < 0)
        return -1;
    if (is_core)
        answer_versions(call);
    else
        answer_groups(call);
    return 0;
}

int handle_discovery(struct api_call *call, struct refusal *why)
{
    struct str path = http_path(call->http);

    if (path.len > 1 && path.ptr[path.len - 1] == '/')
        path.len--;
    if (str_equals(path, "/api") || str_equals(path, "/apis"))
        return handle_root(call, str_equals(path, "/api"), why);
    if (str_equals(path, "/api/v1")) {
        if (call_check_plain(call, why) < 0)
            return -1;
        answer_resources(call, STR_EMPTY, STR("v1"));
    } else if (str_equals(path, "/version")) {
        answer_version(call);
    } else if (str_equals(path, "/healthz") || str_equals(path, "/readyz") ||
               str_equals(path, "/livez")) {
        http_reply(call->http, 200, "text/plain; charset=utf-8", STR("ok"));
    } else {
        return handle_groups(call, path, why) == 1 ? 0 : -1;
    }
    return 0;
}
