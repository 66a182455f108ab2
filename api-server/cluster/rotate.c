#include "cluster/rotate.h"

#include "argo/jwt.h"
#include "base/arena.h"
#include "base/log.h"
#include "cluster/cluster_client.h"
#include "cluster/cluster_info.h"
#include "cluster/clusters.h"
#include "data/digest.h"
#include "data/json.h"
#include "io/fiber.h"
#include "io/loop.h"
#include "kube/client.h"
#include "kube/kube_config.h"
#include "server.h"

enum { TOKEN_MAX = 64 * 1024, POLL_MS = 500, PATIENCE_MS = 30000 };

/* One rotation, filled in from step to step. */
struct rotation {
    struct api_server *server;
    struct arena *arena;
    struct kube_client *client; /* of the cluster, with the old token */
    const char *namespace, *old_secret, *account;
    const char *new_secret;
    struct str token;
};

/* ---- the old token ---- */

/* Of the cluster that we run in it is our own, unless another one was given for it. */
static struct str token_in_use(const struct rotation *rotation, const struct json *document)
{
    if (cluster_client_is_own(document))
        return str_of(rotation->server->kube_config->token);
    return json_text_at(document, "config.bearerToken");
}

/* Whose it is stands in the token itself; the cluster has judged its signature. */
static int read_claims(struct rotation *rotation, struct str token, struct error *err)
{
    struct jwt jwt;

    if (jwt_parse(token, rotation->arena, &jwt, err) < 0) {
        err->code = ERR_UNKNOWN;
        return error_prefix(err, "failed to parse service account token");
    }
    rotation->namespace = json_cstr(json_get(jwt.claims, "kubernetes.io/serviceaccount/namespace"));
    rotation->old_secret =
        json_cstr(json_get(jwt.claims, "kubernetes.io/serviceaccount/secret.name"));
    rotation->account =
        json_cstr(json_get(jwt.claims, "kubernetes.io/serviceaccount/service-account.name"));
    return 0;
}

/* ---- the new one ---- */

static int call(struct rotation *rotation, const struct kube_request *request,
                const struct json **out, struct error *err)
{
    struct kube_answer answer;

    if (kube_client_wait(rotation->client, request, rotation->arena, &answer, err) < 0)
        return -1;
    *out = answer.object;
    return 0;
}

static struct kube_request about_secret(const struct rotation *rotation, enum kube_verb verb,
                                        const char *name)
{
    return (struct kube_request){
        .verb = verb, .resource = &KUBE_SECRETS, .namespace = rotation->namespace, .name = name
    };
}

/* "argocd-manager-token-x2z" gives "argocd-manager-token-". */
static const char *name_prefix(struct rotation *rotation)
{
    struct str old = str_of(rotation->old_secret);
    ptrdiff_t dash = str_find_last_char(old, '-');

    return arena_printf(rotation->arena, "%.*s-", (int)(dash > 0 ? dash : 0), old.ptr);
}

static int make_secret(struct rotation *rotation, struct error *err)
{
    struct kube_request request = about_secret(rotation, KUBE_GET, rotation->old_secret);
    struct json *secret = json_new_object(rotation->arena);
    struct json *metadata = json_edit_object(rotation->arena, secret, "metadata");
    const struct json *old, *created;

    if (!*rotation->old_secret) /* a pod's token belongs to no Secret */
        return error_set(err, ERR_UNKNOWN, "resource name may not be empty");
    if (call(rotation, &request, &old, err) < 0)
        return -1;
    json_set_text(rotation->arena, secret, "apiVersion", "v1");
    json_set_text(rotation->arena, secret, "kind", "Secret");
    json_set_text(rotation->arena, secret, "type", "kubernetes.io/service-account-token");
    json_set_text(rotation->arena, metadata, "generateName", name_prefix(rotation));
    if (json_at(old, "metadata.annotations"))
        json_set(rotation->arena, metadata, "annotations", json_at(old, "metadata.annotations"));
    request = about_secret(rotation, KUBE_CREATE, NULL);
    request.body = secret;
    if (call(rotation, &request, &created, err) < 0)
        return -1;
    rotation->new_secret = json_cstr_at(created, "metadata.name");
    return 0;
}

/* The cluster fills it in. */
static int await_token(struct rotation *rotation, struct error *err)
{
    const struct kube_request request = about_secret(rotation, KUBE_GET, rotation->new_secret);
    int64_t until = loop_now_ms(rotation->server->loop) + PATIENCE_MS;
    const struct json *secret;

    do {
        fiber_sleep_ms(POLL_MS);
        if (call(rotation, &request, &secret, err) < 0)
            return error_prefix(err, "timed out waiting for secret to generate new token");
        if (json_text_at(secret, "data.token").len > 0)
            return base64_decode(json_text_at(secret, "data.token"), TOKEN_MAX, rotation->arena,
                                 &rotation->token, err);
    } while (loop_now_ms(rotation->server->loop) < until);
    return error_set(err, ERR_UNKNOWN,
                     "timed out waiting for secret to generate new token: context deadline "
                     "exceeded");
}

/* ---- taking it into use ---- */

static int use_token(struct rotation *rotation, struct json *document, struct error *err)
{
    struct arena *arena = rotation->arena;
    struct json *config = json_edit_object(arena, document, "config");
    struct json *tls = json_edit_object(arena, config, "tlsClientConfig");
    struct str version, address = json_text_at(document, "server");

    /* With a token there is no use for a certificate. */
    json_remove(arena, tls, "keyData");
    json_remove(arena, tls, "certData");
    json_set(arena, config, "bearerToken", json_new_string(arena, rotation->token));
    if (cluster_info_version(rotation->server, document, arena, &version, err) < 0)
        return error_prefix(err, "failed to get server version");
    if (clusters_update(rotation->server, document, arena, err) < 0)
        return error_prefix(err, "failed to update cluster in database");
    cluster_info_set(rotation->server, address, version);
    return 0;
}

/* ---- the end of the old one ---- */

static const struct json *without_old(const struct rotation *rotation, const struct json *list)
{
    struct json *out = json_new_array(rotation->arena), *added = json_new_object(rotation->arena);

    for (struct json_cursor at = json_walk(list); json_next(&at);)
        if (!str_equals(json_string(json_get(at.value, "name")), rotation->old_secret) &&
            !str_equals(json_string(json_get(at.value, "name")), rotation->new_secret))
            json_append(rotation->arena, out, at.value);
    json_set_text(rotation->arena, added, "name", rotation->new_secret);
    json_append(rotation->arena, out, added);
    return out;
}

static int retire_old(struct rotation *rotation, struct error *err)
{
    struct kube_request request = { .verb = KUBE_GET,
                                    .resource = &KUBE_SERVICE_ACCOUNTS,
                                    .namespace = rotation->namespace,
                                    .name = rotation->account };
    const struct json *account, *ignored;
    struct json *changed;

    if (call(rotation, &request, &account, err) < 0)
        return -1;
    changed = json_edit(rotation->arena, account);
    json_set(rotation->arena, changed, "secrets",
             without_old(rotation, json_get(account, "secrets")));
    request.verb = KUBE_UPDATE;
    request.body = changed;
    if (call(rotation, &request, &ignored, err) < 0)
        return -1;
    request = about_secret(rotation, KUBE_DELETE, rotation->old_secret);
    if (call(rotation, &request, &ignored, err) < 0) {
        if (err->code != ERR_NOT_FOUND)
            return -1;
        error_release(err);
    }
    return 0;
}

int cluster_rotate(struct api_server *server, struct json *document, struct arena *arena,
                   struct error *err)
{
    CLEANUP(kube_client_close) struct kube_client *client = NULL;
    struct rotation rotation = { .server = server, .arena = arena };
    struct str address = json_text_at(document, "server");
    struct str token = token_in_use(&rotation, document);

    if (token.len == 0)
        return error_set(err, ERR_INVALID,
                         "Cluster '%.*s' does not use bearer token authentication",
                         STR_ARG(address));
    if (read_claims(&rotation, token, err) < 0)
        return error_prefix(err, "failed to parse service account token");
    if (cluster_client_open(server, document, &client, err) < 0)
        return error_prefix(err, "failed to create Kubernetes clientset");
    rotation.client = client;
    if (make_secret(&rotation, err) < 0 || await_token(&rotation, err) < 0)
        return error_prefix(err, "failed to generate new cluster manager secret");
    if (use_token(&rotation, document, err) < 0)
        return -1;
    if (retire_old(&rotation, err) < 0)
        return error_prefix(err, "failed to rotate service account secrets");
    log_info("a cluster's token was rotated", F("cluster", address.ptr),
             F("from", rotation.old_secret), F("to", rotation.new_secret));
    return 0;
}
