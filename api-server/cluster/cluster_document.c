#include "cluster/cluster_document.h"

#include "argo/annotations.h"
#include "base/arena.h"
#include "base/strbuf.h"
#include "data/digest.h"
#include "data/json.h"

#include <inttypes.h>
#include <string.h>

#define LAST_APPLIED "kubectl.kubernetes.io/last-applied-configuration"

/* The members of a config in the order in which the original writes them. */
static const struct member {
    const char *json, *go_name;
} config_members[] = {
    { "username", "Username" },
    { "password", "Password" },
    { "bearerToken", "BearerToken" },
    { "tlsClientConfig", "TLSClientConfig" },
    { "awsAuthConfig", "AWSAuthConfig" },
    { "execProviderConfig", "ExecProviderConfig" },
    { "disableCompression", "DisableCompression" },
    { "proxyUrl", "ProxyUrl" },
    { NULL, NULL },
}, tls_members[] = {
    { "insecure", "Insecure" }, { "serverName", "ServerName" }, { "certData", "CertData" },
    { "keyData", "KeyData" },   { "caData", "CAData" },         { NULL, NULL },
}, cluster_members[] = {
    { "server", "Server" },
    { "name", "Name" },
    { "namespaces", "Namespaces" },
    { "shard", "Shard" },
    { "clusterResources", "ClusterResources" },
    { "annotations", "Annotations" },
    { "labels", "Labels" },
    { NULL, NULL },
};

/* What can be updated by name. */
static const char *const updatable[] = { "name",        "namespaces",       "config",
                                         "shard",       "clusterResources", "labels",
                                         "annotations", "project" };

static bool is_zero(const struct json *value)
{
    switch (json_type(value)) {
    case JSON_ABSENT:
    case JSON_NULL:
        return true;
    case JSON_BOOL:
        return !json_bool(value, false);
    case JSON_INT:
        return json_int(value, 0) == 0;
    case JSON_STRING:
        return json_string(value).len == 0;
    case JSON_ARRAY:
    case JSON_OBJECT:
        return json_count(value) == 0;
    default:
        return false;
    }
}

static void copy_members(struct json *to, const struct json *from, const struct member *members,
                         struct arena *arena)
{
    for (; members->json; members++)
        if (!is_zero(json_get(from, members->json)))
            json_set(arena, to, members->json, json_get(from, members->json));
}

/* ---- the config ---- */

static struct json *whole_config(const struct json *config, struct arena *arena)
{
    const struct json *tls = json_get(config, "tlsClientConfig");
    struct json *out = json_new_object(arena), *own = json_new_object(arena);

    json_set_bool(arena, own, "insecure", json_bool(json_get(tls, "insecure"), false));
    copy_members(own, tls, tls_members, arena);
    for (const struct member *member = config_members; member->json; member++) {
        const struct json *value = json_get(config, member->json);

        if (strcmp(member->json, "tlsClientConfig") == 0)
            json_set(arena, out, member->json, own);
        else if (!is_zero(value))
            json_set(arena, out, member->json, value);
    }
    return out;
}

static struct json *shown_config(const struct json *config, struct arena *arena)
{
    static const char *const shown[] = { "awsAuthConfig", "disableCompression", "proxyUrl" };
    const struct json *tls = json_get(config, "tlsClientConfig");
    struct json *out = json_new_object(arena), *own = json_new_object(arena);

    json_set_bool(arena, own, "insecure", json_bool(json_get(tls, "insecure"), false));
    if (!is_zero(json_get(tls, "serverName")))
        json_set(arena, own, "serverName", json_get(tls, "serverName"));
    json_set(arena, out, "tlsClientConfig", own);
    for (size_t i = 0; i < sizeof(shown) / sizeof(*shown); i++)
        if (!is_zero(json_get(config, shown[i])))
            json_set(arena, out, shown[i], json_get(config, shown[i]));
    return out;
}

/* ---- from the Secret ---- */

static const struct json *config_of(const struct json_doc *secret, struct arena *arena)
{
    CLEANUP(error_release) struct error unreadable = { 0 };
    struct str encoded = secret ? json_text_at(json_doc_root(secret), "data.config") : STR_EMPTY;
    const struct json *config = NULL;
    struct str text;

    if (encoded.len == 0 || base64_decode(encoded, 1 << 20, arena, &text, &unreadable) < 0 ||
        json_parse(text, NULL, arena, &config, &unreadable) < 0)
        return NULL; /* cluster_read() has refused it before */
    return config;
}

static void put_text(struct json *object, const char *key, struct str text, struct arena *arena)
{
    if (text.len > 0)
        json_set(arena, object, key, json_new_string(arena, text));
}

static void put_object(struct json *object, const char *key, const struct json *value,
                       struct arena *arena)
{
    if (json_count(value) > 0)
        json_set(arena, object, key, json_copy(arena, value));
}

struct json *cluster_document(const struct cluster_entry *entry, struct arena *arena)
{
    const struct cluster *info = &entry->info;
    struct json *out = json_new_object(arena);

    json_set(arena, out, "server", json_new_string(arena, info->server));
    json_set(arena, out, "name", json_new_string(arena, info->name));
    json_set(arena, out, "config", whole_config(config_of(entry->secret, arena), arena));
    if (info->namespaces.count > 0)
        json_set(arena, out, "namespaces", texts_to_json(info->namespaces, arena));
    put_text(out, "refreshRequestedAt", info->refresh_requested_at, arena);
    if (info->shard >= 0)
        json_set_int(arena, out, "shard", info->shard);
    if (info->cluster_resources)
        json_set_bool(arena, out, "clusterResources", true);
    put_text(out, "project", info->project, arena);
    put_object(out, "labels", info->labels, arena);
    put_object(out, "annotations", info->annotations, arena);
    return out;
}

/* ---- to whoever asks ---- */

static const struct json *state_of(const struct json *info, struct arena *arena)
{
    const struct json *known = json_get(info, "connectionState");
    struct json *state = json_new_object(arena);

    json_set(arena, state, "status", json_new_string(arena, json_text_at(known, "status")));
    json_set(arena, state, "message", json_new_string(arena, json_text_at(known, "message")));
    json_set(arena, state, "attemptedAt",
             json_get(known, "attemptedAt") ? json_get(known, "attemptedAt")
                                            : json_new_null(arena));
    return state;
}

static const struct json *shown_info(const struct json *info, const struct json *state,
                                     struct arena *arena)
{
    const struct json *cache = json_get(info, "cacheInfo");
    struct json *out = json_new_object(arena);

    json_set(arena, out, "connectionState", state);
    put_text(out, "serverVersion", json_text_at(info, "serverVersion"), arena);
    json_set(arena, out, "cacheInfo", cache ? cache : json_new_object(arena));
    json_set_int(arena, out, "applicationsCount", json_int(json_get(info, "applicationsCount"), 0));
    put_object(out, "apiVersions", json_get(info, "apiVersions"), arena);
    return out;
}

struct json *cluster_document_shown(const struct json *document, const struct json *info,
                                    struct arena *arena)
{
    static const char *const shown[] = { "shard", "clusterResources", "project", "labels",
                                         "annotations" };
    const struct json *state = state_of(info, arena);
    struct json *out = json_new_object(arena);

    json_set(arena, out, "server", json_new_string(arena, json_text_at(document, "server")));
    json_set(arena, out, "name", json_new_string(arena, json_text_at(document, "name")));
    json_set(arena, out, "config", shown_config(json_get(document, "config"), arena));
    json_set(arena, out, "connectionState", state);
    put_text(out, "serverVersion", json_text_at(info, "serverVersion"), arena);
    put_object(out, "namespaces", json_get(document, "namespaces"), arena);
    put_text(out, "refreshRequestedAt", json_text_at(document, "refreshRequestedAt"), arena);
    json_set(arena, out, "info", shown_info(info, state, arena));
    for (size_t i = 0; i < sizeof(shown) / sizeof(*shown); i++)
        if (json_get(document, shown[i]) && !json_is(json_get(document, shown[i]), JSON_NULL))
            json_set(arena, out, shown[i], json_get(document, shown[i]));
    return out;
}

/* ---- to the Secret ---- */

static void put_data(struct json *data, const char *key, struct str text, struct arena *arena)
{
    if (text.len > 0)
        json_set(arena, data, key, json_new_string(arena, base64_encode(text, arena)));
}

static struct str joined_namespaces(const struct json *document, struct arena *arena)
{
    return texts_join(texts_of(json_get(document, "namespaces"), arena), ",", arena);
}

static struct str trimmed_server(const struct json *document, struct arena *arena)
{
    struct str server = json_text_at(document, "server");

    while (str_has_suffix(server, STR("/")))
        server = str_slice(server, 0, server.len - 1);
    return str_dup(server, arena);
}

static const struct json *data_of(const struct json *document, struct arena *arena)
{
    struct str server = trimmed_server(document, arena), name = json_text_at(document, "name");
    const struct json *shard = json_get(document, "shard");
    struct json *data = json_new_object(arena);

    put_data(data, "server", server, arena);
    put_data(data, "name", name.len > 0 ? name : json_text_at(document, "server"), arena);
    put_data(data, "namespaces", joined_namespaces(document, arena), arena);
    put_data(data, "config",
             json_print(whole_config(json_get(document, "config"), arena), JSON_COMPACT, arena),
             arena);
    if (json_is(shard, JSON_INT))
        put_data(data, "shard", str_of(arena_printf(arena, "%" PRId64, json_int(shard, 0))), arena);
    if (json_bool(json_get(document, "clusterResources"), false))
        put_data(data, "clusterResources", STR("true"), arena);
    put_data(data, "project", json_text_at(document, "project"), arena);
    return data;
}

static const struct json *object_or_empty(const struct json *value, struct arena *arena)
{
    return json_is(value, JSON_OBJECT) ? value : json_new_object(arena);
}

int cluster_document_secret(const struct json *document, struct arena *arena,
                            struct secret_to_write *out, struct error *err)
{
    struct json *annotations =
        json_edit(arena, object_or_empty(json_get(document, "annotations"), arena));
    struct str refresh = json_text_at(document, "refreshRequestedAt");

    if (json_string(json_get(annotations, LAST_APPLIED)).len > 0)
        return error_set(err, ERR_INVALID, "annotation " LAST_APPLIED " cannot be set");
    json_remove(arena, annotations, ANNOTATION_REFRESH);
    put_text(annotations, ANNOTATION_REFRESH, refresh, arena);
    *out = (struct secret_to_write){
        .name = cluster_secret_name(json_text_at(document, "server"), arena),
        .type = "cluster",
        .data = data_of(document, arena),
        .labels = object_or_empty(json_get(document, "labels"), arena),
        .annotations = annotations,
    };
    return 0;
}

/* ---- differences ---- */

static bool is_same(const struct json *a, const struct json *b)
{
    return (is_zero(a) && is_zero(b)) || json_equal(a, b);
}

static void add_name(struct strbuf *out, const char *prefix, const char *name)
{
    strbuf_printf(out, "%s%s%s", out->len > 0 ? "," : "", prefix, name);
}

/* Of a map each key by itself. */
static void compare_keys(const struct json *a, const struct json *b, const char *name,
                         struct strbuf *out)
{
    for (struct json_cursor at = json_walk(a); json_next(&at);)
        if (!is_same(at.value, json_get_str(b, at.key)))
            strbuf_printf(out, "%s%s,%.*s", out->len > 0 ? "," : "", name, STR_ARG(at.key));
    for (struct json_cursor at = json_walk(b); json_next(&at);)
        if (!json_get_str(a, at.key))
            strbuf_printf(out, "%s%s,%.*s", out->len > 0 ? "," : "", name, STR_ARG(at.key));
}

static void compare_members(const struct json *a, const struct json *b,
                            const struct member *members, const char *prefix, struct strbuf *out)
{
    for (; members->json; members++) {
        const struct json *left = json_get(a, members->json), *right = json_get(b, members->json);

        if (strcmp(members->json, "labels") == 0 || strcmp(members->json, "annotations") == 0)
            compare_keys(left, right, members->go_name, out);
        else if (strcmp(members->json, "tlsClientConfig") != 0 && !is_same(left, right))
            add_name(out, prefix, members->go_name);
    }
}

struct str cluster_document_differences(const struct json *a, const struct json *b,
                                        struct arena *arena)
{
    CLEANUP(strbuf_release) struct strbuf out = STRBUF_INIT(4096);
    const struct json *left = json_get(a, "config"), *right = json_get(b, "config");

    compare_members(a, b, cluster_members, "", &out);
    compare_members(left, right, config_members, "Config,", &out);
    compare_members(json_get(left, "tlsClientConfig"), json_get(right, "tlsClientConfig"),
                    tls_members, "Config,TLSClientConfig,", &out);
    return str_dup((struct str){ out.ptr, out.len }, arena);
}

bool cluster_document_take(struct json *document, const struct json *from, struct str field,
                           struct arena *arena)
{
    for (size_t i = 0; i < sizeof(updatable) / sizeof(*updatable); i++) {
        const struct json *value = json_get_str(from, field);

        if (!str_equals(field, updatable[i]))
            continue;
        if (value)
            json_set(arena, document, updatable[i], value);
        else
            json_remove(arena, document, updatable[i]);
        return true;
    }
    return false;
}
