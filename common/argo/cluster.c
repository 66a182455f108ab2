#include "argo/cluster.h"

#include "argo/annotations.h"
#include "argo/application.h"
#include "argo/application_validate.h"
#include "argo/secret_data.h"
#include "base/arena.h"
#include "base/strbuf.h"
#include "data/digest.h"
#include "data/json.h"

#include <ctype.h>
#include <stdlib.h>

static int read_pem(const struct json *tls, const char *key, struct arena *arena, struct str *out,
                    struct error *err)
{
    struct str text = json_string(json_get(tls, key));

    if (text.len == 0)
        return 0;
    if (base64_decode(text, SECRET_VALUE_MAX, arena, out, err) < 0)
        return error_prefix(err, "tlsClientConfig.%s", key);
    return 0;
}

static int read_config(struct str text, struct arena *arena, struct cluster *cluster,
                       struct error *err)
{
    static const struct json_limits limits = { .bytes = SECRET_VALUE_MAX, .depth = 100 };
    const struct json *config, *tls, *aws, *exec;

    if (text.len == 0)
        return 0;
    if (json_parse(text, &limits, arena, &config, err) < 0)
        return error_prefix(err, "cannot parse the config");
    tls = json_get(config, "tlsClientConfig");
    aws = json_get(config, "awsAuthConfig");
    exec = json_get(config, "execProviderConfig");
    cluster->username = json_string(json_get(config, "username"));
    cluster->password = json_string(json_get(config, "password"));
    cluster->bearer_token = json_string(json_get(config, "bearerToken"));
    cluster->insecure = json_bool(json_get(tls, "insecure"), false);
    cluster->server_name = json_string(json_get(tls, "serverName"));
    cluster->aws_auth = json_is(aws, JSON_OBJECT) ? aws : NULL;
    cluster->exec_provider = json_is(exec, JSON_OBJECT) ? exec : NULL;
    cluster->proxy_url = json_string(json_get(config, "proxyUrl"));
    cluster->disable_compression = json_bool(json_get(config, "disableCompression"), false);
    if (read_pem(tls, "caData", arena, &cluster->ca_data, err) < 0 ||
        read_pem(tls, "certData", arena, &cluster->cert_data, err) < 0 ||
        read_pem(tls, "keyData", arena, &cluster->key_data, err) < 0)
        return -1;
    return 0;
}

static void read_shard(struct str text, struct arena *arena, struct cluster *cluster,
                       const char **warning)
{
    char *end = NULL;
    long long shard;

    cluster->shard = -1;
    if (text.len == 0)
        return;
    shard = strtoll(text.ptr, &end, 10);
    if (isspace((unsigned char)text.ptr[0]) || end != text.ptr + text.len || shard < 0) {
        if (warning)
            *warning = arena_printf(arena, "the shard '%.*s' of cluster '%.*s' is no number",
                                    STR_ARG(text), STR_ARG(cluster->server));
        return;
    }
    cluster->shard = shard;
}

static const struct json *without(const struct json *object, const char *key, const char *other,
                                  struct arena *arena)
{
    struct json *changed;

    if (!json_get(object, key) && !(other && json_get(object, other)))
        return object;
    changed = json_edit(arena, object);
    json_remove(arena, changed, key);
    if (other)
        json_remove(arena, changed, other);
    return changed;
}

int cluster_read(const struct json *secret, struct arena *arena, struct cluster *out,
                 const char **warning, struct error *err)
{
    const struct json *annotations = json_at(secret, "metadata.annotations");
    struct cluster cluster = { .id = json_text_at(secret, "metadata.uid") };
    struct str config = STR_EMPTY, namespaces = STR_EMPTY, shard = STR_EMPTY, scope = STR_EMPTY;
    const struct secret_field fields[] = {
        { "server", &cluster.server },   { "name", &cluster.name }, { "config", &config },
        { "namespaces", &namespaces },   { "shard", &shard },       { "clusterResources", &scope },
        { "project", &cluster.project },
    };

    if (warning)
        *warning = NULL;
    if (secret_fields_read(secret, fields, sizeof(fields) / sizeof(fields[0]), arena, err) < 0)
        return error_prefix(err, "cannot read the cluster Secret '%s'",
                            json_cstr_at(secret, "metadata.name"));
    while (str_has_suffix(cluster.server, STR("/")))
        cluster.server = str_slice(cluster.server, 0, cluster.server.len - 1);
    cluster.server = str_dup(cluster.server, arena);
    cluster.namespaces = texts_split(namespaces, ',', arena);
    cluster.cluster_resources = str_equals(scope, "true");
    cluster.refresh_requested_at = json_string(json_get(annotations, ANNOTATION_REFRESH));
    if (!texts_parse_bool(json_string(json_get(annotations, ANNOTATION_SKIP_RECONCILE)),
                          &cluster.skips_reconcile))
        cluster.skips_reconcile = false;
    cluster.labels = without(json_at(secret, "metadata.labels"), LABEL_SECRET_TYPE, NULL, arena);
    cluster.annotations = without(annotations, "kubectl.kubernetes.io/last-applied-configuration",
                                  "managed-by", arena);
    read_shard(shard, arena, &cluster, warning);
    if (read_config(config, arena, &cluster, err) < 0)
        return error_prefix(err, "cannot read the cluster Secret '%s'",
                            json_cstr_at(secret, "metadata.name"));
    *out = cluster;
    return 0;
}

struct cluster cluster_in_cluster(void)
{
    return (struct cluster){
        .id = STR_EMPTY,
        .server = STR(CLUSTER_IN_CLUSTER_SERVER),
        .name = STR(CLUSTER_IN_CLUSTER_NAME),
        .shard = -1,
        .project = STR_EMPTY,
        .refresh_requested_at = STR_EMPTY,
        .username = STR_EMPTY,
        .password = STR_EMPTY,
        .bearer_token = STR_EMPTY,
        .server_name = STR_EMPTY,
        .ca_data = STR_EMPTY,
        .cert_data = STR_EMPTY,
        .key_data = STR_EMPTY,
        .proxy_url = STR_EMPTY,
    };
}

bool cluster_uses_service_account(const struct cluster *cluster)
{
    return str_equals(cluster->server, CLUSTER_IN_CLUSTER_SERVER) && cluster->username.len == 0 &&
           cluster->password.len == 0 && cluster->bearer_token.len == 0;
}

/* ---- destinations ---- */

static int resolve_server(struct str server, const struct cluster *const *clusters, size_t count,
                          bool in_cluster_enabled, const struct cluster **out, struct error *err)
{
    bool is_local = str_equals(server, CLUSTER_IN_CLUSTER_SERVER);

    if (is_local && !in_cluster_enabled)
        return error_set(err, ERR_NOT_FOUND,
                         "error getting cluster by server \"%.*s\": rpc error: code = NotFound "
                         "desc = cluster \"%.*s\" is disabled",
                         STR_ARG(server), STR_ARG(server));
    for (size_t i = 0; i < count; i++) {
        if (str_equal(clusters[i]->server, server)) {
            *out = clusters[i];
            return 0;
        }
    }
    return error_set(err, ERR_NOT_FOUND,
                     "error getting cluster by server \"%.*s\": rpc error: code = NotFound desc = "
                     "cluster \"%.*s\" not found",
                     STR_ARG(server), STR_ARG(server));
}

static int resolve_name(struct str name, const struct cluster *const *clusters, size_t count,
                        bool in_cluster_enabled, const struct cluster **out, struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf servers = STRBUF_INIT(16 * 1024);
    const struct cluster *found = NULL;
    size_t matches = 0;

    for (size_t i = 0; i < count; i++) {
        if (!str_equal(clusters[i]->name, name))
            continue;
        if (!in_cluster_enabled && str_equals(clusters[i]->server, CLUSTER_IN_CLUSTER_SERVER))
            continue;
        found = clusters[i];
        strbuf_printf(&servers, "%s%.*s", matches++ ? " " : "", STR_ARG(found->server));
    }
    if (matches == 0)
        return error_set(err, ERR_NOT_FOUND, "there are no clusters with this name: %.*s",
                         STR_ARG(name));
    if (matches > 1)
        return error_set(err, ERR_INVALID, "there are %zu clusters with the same name: [%s]",
                         matches, servers.ptr);
    *out = found;
    return 0;
}

int cluster_resolve(const struct destination *destination, const struct cluster *const *clusters,
                    size_t count, bool in_cluster_enabled, const struct cluster **out,
                    struct error *err)
{
    if (destination_validate(destination, err) < 0)
        return -1;
    if (destination->server.len > 0)
        return resolve_server(destination->server, clusters, count, in_cluster_enabled, out, err);
    return resolve_name(destination->name, clusters, count, in_cluster_enabled, out, err);
}

/* ---- the API's names ---- */

/* Without scheme, port and path; of an IPv6 address without its brackets. */
static struct str host_of(struct str server)
{
    ptrdiff_t scheme = str_find(server, STR("://"));
    struct str host = scheme < 0 ? server : str_slice(server, (size_t)scheme + 3, server.len), rest;

    str_cut(host, '/', &host, &rest);
    if (str_has_prefix(host, STR("[")))
        str_cut(str_slice(host, 1, host.len), ']', &host, &rest);
    else
        str_cut(host, ':', &host, &rest);
    return host;
}

static char name_character(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c == ':' ? '-' : c;
}

struct str cluster_secret_name(struct str server, struct arena *arena)
{
    struct str host = host_of(server);
    char *lower = arena_strndup(arena, host.ptr, host.len);

    for (char *c = lower; *c; c++)
        *c = name_character(*c);
    return str_of(arena_printf(arena, "cluster-%s-%u", lower, digest_fnv32a(server)));
}
