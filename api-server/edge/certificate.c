#include "edge/certificate.h"

#include "argo/catalog.h"
#include "argo/secret_data.h"
#include "base/arena.h"
#include "base/log.h"
#include "base/strbuf.h"
#include "config.h"
#include "data/digest.h"
#include "data/json.h"
#include "io/tls.h"
#include "kube/client.h"
#include "kube/resource.h"
#include "server.h"

enum { ATTEMPTS = 5, CIPHERS_MAX = 4096 };
#define SETTINGS_SECRET "argocd-secret"
#define SERVER_SECRET "argocd-server-tls"

/* ---- reading ---- */

static int read_pair(const struct api_server *server, const char *name, struct arena *arena,
                     struct str *certificate, struct str *key, struct error *err)
{
    const struct json_doc *document = catalog_secret(server->catalog, name);
    const struct secret_field fields[] = { { "tls.crt", certificate }, { "tls.key", key } };

    *certificate = *key = STR_EMPTY;
    if (!document)
        return 0;
    if (secret_fields_read(json_doc_root(document), fields, 2, arena, err) < 0)
        return error_prefix(err, "cannot read Secret '%s'", name);
    return 0;
}

int certificate_read(const struct api_server *server, struct arena *arena, struct str *certificate,
                     struct str *key, struct error *err)
{
    if (read_pair(server, SERVER_SECRET, arena, certificate, key, err) < 0)
        return -1;
    if (certificate->len > 0 && key->len > 0)
        return 0;
    return read_pair(server, SETTINGS_SECRET, arena, certificate, key, err);
}

/* "A,B" as "A:B"; OpenSSL takes the names that Go has. */
static int join_ciphers(const struct option_list *names, struct strbuf *out, struct error *err)
{
    for (size_t i = 0; i < names->count; i++)
        strbuf_printf(out, "%s%s", i ? ":" : "", names->items[i]);
    return strbuf_check(out, "the list of ciphers", err);
}

int certificate_open(const struct api_server *server, SSL_CTX **out, struct error *err)
{
    static const char *const protocols[] = { "http/1.1", "h2", NULL };
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(strbuf_release) struct strbuf ciphers = STRBUF_INIT(CIPHERS_MAX);
    const struct config *config = server->config;
    struct tls_options options = {
        .is_server = true,
        .min_version = tls_version_of(config->tls_min_version),
        .max_version = tls_version_of(config->tls_max_version),
        .protocols = protocols,
    };

    if (certificate_read(server, arena, &options.certificate, &options.key, err) < 0 ||
        join_ciphers(&config->tls_ciphers, &ciphers, err) < 0)
        return -1;
    if (options.certificate.len == 0 || options.key.len == 0)
        return error_set(err, ERR_NOT_FOUND, "there is no certificate in Secret '%s'",
                         SETTINGS_SECRET);
    options.ciphers = ciphers.len > 0 ? ciphers.ptr : NULL;
    return tls_context_new(&options, out, err);
}

/* ---- making ---- */

static int self_sign(const struct api_server *server, struct arena *arena, struct tls_pair *out,
                     struct error *err)
{
    const char *const hosts[] = {
        "localhost",
        "argocd-server",
        arena_printf(arena, "argocd-server.%s", server->namespace),
        arena_printf(arena, "argocd-server.%s.svc", server->namespace),
        arena_printf(arena, "argocd-server.%s.svc.cluster.local", server->namespace),
        NULL,
    };
    const struct tls_self_signed request = {
        .kind = TLS_KEY_RSA_2048,
        .organisation = "Argo CD",
        .common_name = "",
        .hosts = hosts,
        .valid_days = 365,
    };

    return tls_self_sign(&request, out, err);
}

/* The Secret with the pair in it, at the version that was read: whoever was first has won. */
static int store(struct api_server *server, const struct json *secret, const struct tls_pair *pair,
                 struct arena *arena, struct error *err)
{
    struct json *edited = json_edit(arena, secret), *data = json_edit_object(arena, edited, "data");
    struct kube_request request = { .verb = KUBE_UPDATE,
                                    .resource = &KUBE_SECRETS,
                                    .namespace = server->namespace,
                                    .name = SETTINGS_SECRET,
                                    .body = edited };
    CLEANUP(json_doc_unref) struct json_doc *stored = NULL;
    struct kube_answer answer;

    json_set_str(arena, data, STR("tls.crt"),
                 json_new_string(arena, base64_encode(str_of(pair->certificate), arena)));
    json_set_str(arena, data, STR("tls.key"),
                 json_new_string(arena, base64_encode(str_of(pair->key), arena)));
    if (kube_client_wait(server->kube, &request, arena, &answer, err) < 0)
        return -1;
    stored = json_doc_freeze(answer.object);
    catalog_put(server->catalog, stored);
    return 0;
}

static int read_secret(struct api_server *server, struct arena *arena, const struct json **out,
                       struct error *err)
{
    const struct kube_request request = { .verb = KUBE_GET,
                                          .resource = &KUBE_SECRETS,
                                          .namespace = server->namespace,
                                          .name = SETTINGS_SECRET };
    struct kube_answer answer;

    if (kube_client_wait(server->kube, &request, arena, &answer, err) < 0)
        return error_prefix(err, "cannot read Secret '%s'", SETTINGS_SECRET);
    *out = answer.object;
    return 0;
}

static int try_to_make(struct api_server *server, struct arena *arena, struct error *err)
{
    CLEANUP(tls_pair_release) struct tls_pair pair = { 0 };
    CLEANUP(json_doc_unref) struct json_doc *document = NULL;
    const struct json *secret, *data;

    if (read_secret(server, arena, &secret, err) < 0)
        return -1;
    data = json_get(secret, "data");
    if (json_get(data, "tls.crt") && json_get(data, "tls.key")) {
        document = json_doc_freeze(secret);
        catalog_put(server->catalog, document);
        return 0;
    }
    if (self_sign(server, arena, &pair, err) < 0)
        return error_prefix(err, "cannot make a certificate");
    if (store(server, secret, &pair, arena, err) < 0)
        return -1;
    log_info("a self-signed certificate was made", F("secret", SETTINGS_SECRET));
    return 0;
}

int certificate_prepare(struct api_server *server, struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct str certificate = STR_EMPTY, key = STR_EMPTY;

    if (certificate_read(server, arena, &certificate, &key, err) < 0)
        return -1;
    if (certificate.len > 0 && key.len > 0)
        return 0;
    for (int attempt = 1;; attempt++) {
        if (try_to_make(server, arena, err) == 0)
            return 0;
        if (err->code != ERR_CONFLICT || attempt == ATTEMPTS)
            return error_prefix(err, "cannot store the certificate");
        error_release(err);
    }
}
