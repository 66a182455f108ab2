#include "base/mem.h"
#include "io/http_client.h"
#include "io/loop.h"
#include "io/tls.h"
#include "kube/client_private.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    DEFAULT_QPS = 50,
    DEFAULT_TIMEOUT_MS = 60 * 1000,
    DEFAULT_DIAL_MS = 30 * 1000,
    DEFAULT_TLS_MS = 10 * 1000,
    DEFAULT_HTTP1_CONNECTIONS = 500,
    DEFAULT_RETRY_MS = 100,
    STREAMS_A_TRANSPORT = 100, /* what API servers allow on a connection */
    SPARE_CONNECTIONS = 4,     /* where one allows less */
};

static const size_t default_reply_bytes = (size_t)64 * 1024 * 1024;

static void set_defaults(struct kube_client_options *options)
{
    if (options->qps == 0)
        options->qps = DEFAULT_QPS;
    if (options->burst <= 0)
        options->burst = options->qps < 1 ? 1 : (int)(2 * options->qps);
    if (options->timeout_ms == 0)
        options->timeout_ms = DEFAULT_TIMEOUT_MS;
    if (options->dial_timeout_ms <= 0)
        options->dial_timeout_ms = DEFAULT_DIAL_MS;
    if (options->tls_timeout_ms <= 0)
        options->tls_timeout_ms = DEFAULT_TLS_MS;
    if (options->max_http1_connections <= 0)
        options->max_http1_connections = DEFAULT_HTTP1_CONNECTIONS;
    if (options->retry_base_ms <= 0)
        options->retry_base_ms = DEFAULT_RETRY_MS;
    if (options->max_reply_bytes == 0)
        options->max_reply_bytes = default_reply_bytes;
}

/* ---- transports ---- */

static size_t connections_for(const struct kube_client *client, bool is_for_streams)
{
    if (client->is_http1)
        return (size_t)client->options.max_http1_connections;
    return is_for_streams ? SPARE_CONNECTIONS : 1;
}

static int transport_new(const struct kube_client *client, bool is_for_streams,
                         const struct credential *credential, struct transport **out,
                         struct error *err)
{
    const struct kube_config *config = client->config;
    struct transport *transport = xcalloc(1, sizeof(*transport));
    struct http_client_options options = {
        .authorities = config->ca_pem,
        .certificate = credential->certificate,
        .key = credential->key,
        .insecure = config->is_insecure,
        .server_name = config->tls_server_name,
        .proxy = config->proxy_url,
        .max_connections_per_host = connections_for(client, is_for_streams),
        .max_streams_per_connection = STREAMS_A_TRANSPORT,
        .connect_timeout_ms =
            (int)(client->options.dial_timeout_ms + client->options.tls_timeout_ms),
        .user_agent = client->user_agent,
    };

    if (http_client_new(client->loop, &options, &transport->http, err) < 0) {
        free(transport);
        return -1;
    }
    transport->is_for_streams = is_for_streams;
    transport->is_http1 = client->is_http1;
    transport->certificate_generation = credential->certificate_generation;
    *out = transport;
    return 0;
}

/* Unlink it and let it go. May be called in a callback of its calls. */
static void transport_free(struct kube_client *client, struct transport *transport)
{
    struct transport **at = &client->transports;

    while (*at != transport)
        at = &(*at)->next;
    *at = transport->next;
    http_client_free(transport->http);
    free(transport);
}

/* Those that are no longer as they should be take no new calls. */
static void retire_outdated(struct kube_client *client, const struct credential *credential)
{
    for (struct transport *at = client->transports, *next; at; at = next) {
        next = at->next;
        if (at->certificate_generation == credential->certificate_generation &&
            at->is_http1 == client->is_http1)
            continue;
        at->is_retired = true;
        if (at->calls == 0)
            transport_free(client, at);
    }
}

static bool has_room(const struct transport *transport)
{
    return !transport->is_for_streams || transport->is_http1 ||
           transport->calls < STREAMS_A_TRANSPORT;
}

struct transport *transport_enter(struct kube_client *client, bool is_quiet_stream,
                                  const struct credential *credential, struct error *err)
{
    struct transport *transport;

    retire_outdated(client, credential);
    for (transport = client->transports; transport; transport = transport->next)
        if (!transport->is_retired && transport->is_for_streams == is_quiet_stream &&
            has_room(transport))
            break;
    if (!transport) {
        if (transport_new(client, is_quiet_stream, credential, &transport, err) < 0)
            return NULL;
        transport->next = client->transports;
        client->transports = transport;
    }
    transport->calls++;
    return transport;
}

/* Streams come again: one transport for them stays. */
static bool is_last_for_streams(const struct kube_client *client, const struct transport *transport)
{
    for (const struct transport *at = client->transports; at; at = at->next)
        if (at != transport && at->is_for_streams && !at->is_retired)
            return false;
    return true;
}

void transport_leave(struct kube_client *client, struct transport *transport)
{
    if (--transport->calls > 0)
        return;
    if (transport->is_retired ||
        (transport->is_for_streams && !is_last_for_streams(client, transport)))
        transport_free(client, transport);
}

void client_note_version(struct kube_client *client, int http_version)
{
    if (http_version > 0 && http_version < 20)
        client->is_http1 = true;
}

/* ---- the client ---- */

/* A plugin has ended: all who waited for it go on, with what it brought. */
static void on_credentials(void *context)
{
    struct kube_client *client = context;

    client_enter(client);
    for (struct kube_call *call = client->calls; call;) {
        if (call->state != CALL_IDENTIFYING) {
            call = call->next;
            continue;
        }
        call_send(call);
        call = client->calls; /* the list may have changed anywhere */
    }
    client_leave(client);
}

/* What a connection would stumble over every time is told now. */
static int check_certificates(const struct kube_config *config, struct error *err)
{
    CLEANUP(tls_context_free) SSL_CTX *context = NULL;
    struct tls_options options = { .certificate = config->client_cert_pem,
                                   .key = config->client_key_pem,
                                   .authorities = config->ca_pem,
                                   .insecure = config->is_insecure };

    if (!config->ca_pem.len && !config->client_cert_pem.len)
        return 0;
    return tls_context_new(&options, &context, err);
}

static char *make_user_agent(const char *given)
{
    char *text = NULL;

    if (given)
        return xstrdup(given);
    if (asprintf(&text, "%s/argosy (linux)", program_invocation_short_name) < 0)
        abort(); /* out of memory */
    return text;
}

int kube_client_open(struct loop *loop, const struct kube_config *config,
                     const struct kube_client_options *options, struct kube_client **out,
                     struct error *err)
{
    CLEANUP(kube_client_close) struct kube_client *client = xcalloc(1, sizeof(*client));

    client->references = 1;
    client->loop = loop;
    client->config = kube_config_ref(config);
    if (options)
        client->options = *options;
    set_defaults(&client->options);
    client->user_agent = make_user_agent(client->options.user_agent);
    client->options.user_agent = client->user_agent;
    if (!config->server || !*config->server)
        return error_set(err, ERR_INVALID, "the configuration names no server");
    if (check_certificates(config, err) < 0)
        return error_prefix(err, "the certificates for %s", config->server);
    client->is_http1 = strncmp(config->server, "http://", 7) == 0;
    throttle_init(&client->throttle, client->options.qps, client->options.burst, loop_now_ms(loop));
    client->credentials = credentials_new(loop, config, on_credentials, client);
    *out = TAKE(client);
    return 0;
}

static void free_client(struct kube_client *client)
{
    credentials_free(client->credentials);
    kube_config_unref(client->config);
    free(client->user_agent);
    free(client);
}

void kube_client_close(struct kube_client *client)
{
    if (!client || client->is_closed)
        return;
    client->is_closed = true;
    while (client->calls)
        kube_call_cancel(client->calls);
    while (client->transports)
        transport_free(client, client->transports);
    client_leave(client);
}

void client_enter(struct kube_client *client)
{
    client->references++;
}

void client_leave(struct kube_client *client)
{
    if (--client->references == 0)
        free_client(client);
}

const struct kube_config *kube_client_config(const struct kube_client *client)
{
    return client->config;
}

struct loop *kube_client_loop(const struct kube_client *client)
{
    return client->loop;
}

struct kube_client_counts kube_client_counts(const struct kube_client *client)
{
    return client->counts;
}
