#include "rpc/context.h"

#include "base/arena.h"
#include "base/mem.h"
#include "io/loop.h"
#include "rpc/endpoint.h"
#include "rpc/keys.h"

#include <arpa/inet.h>
#include <assert.h>
#include <errno.h>
#include <netinet/in.h>
#include <stdio.h>
#include <zmq.h>

/*
 * CURVE encrypts and proves that a peer knows a secret key, not that it is one of ours. That is
 * asked here, by ZeroMQ's authentication protocol (RFC 27): for each connection libzmq sends the
 * peer's public key to "inproc://zeromq.zap.01", and we say yes to the one of the installation.
 */

enum {
    SEND_QUEUE = 10000, /* messages a peer may have waiting */
    RECEIVE_QUEUE = 10000,
    LINGER_MS = 1000, /* what was sent before the end still goes out */
    HANDSHAKE_MS = 5000,
    RECONNECT_MS = 100,
    RECONNECT_MAX_MS = 2000,
    KEY_BYTES = 32,
    ZAP_FRAMES = 7,
    ZAP_FRAME_MAX = 255,
    EXTRA_BYTES = 1024, /* a frame's limit beyond that of its message */
};

struct rpc_context {
    struct loop *loop;
    void *zmq, *zap;
    struct watch *zap_watch;
    struct rpc_keys *keys; /* NULL: none */
    bool allow_plaintext;
    unsigned numbers, sockets;
};

struct loop *rpc_context_loop(const struct rpc_context *context)
{
    return context->loop;
}

void *rpc_context_zmq(struct rpc_context *context)
{
    return context->zmq;
}

unsigned rpc_context_next_number(struct rpc_context *context)
{
    return ++context->numbers;
}

/* ---- who may connect ---- */

struct zap_frame {
    unsigned char bytes[ZAP_FRAME_MAX];
    size_t size;
};

/* All frames of one question; `*fits` tells whether it was one. False: there was nothing. */
static bool receive_question(void *socket, struct zap_frame frames[ZAP_FRAMES], bool *fits)
{
    int more = 1;
    size_t size = sizeof(more), count = 0;

    *fits = true;
    while (more) {
        struct zap_frame spare, *frame = count < ZAP_FRAMES ? &frames[count] : &spare;
        int got = zmq_recv(socket, frame->bytes, sizeof(frame->bytes), ZMQ_DONTWAIT);

        if (got < 0)
            return false;
        *fits = *fits && got <= ZAP_FRAME_MAX;
        frame->size = got <= ZAP_FRAME_MAX ? (size_t)got : 0;
        count++;
        zmq_getsockopt(socket, ZMQ_RCVMORE, &more, &size);
    }
    *fits = *fits && count == ZAP_FRAMES;
    return true;
}

static bool is_our_client(const struct rpc_context *context, const struct zap_frame *key)
{
    unsigned char ours[KEY_BYTES];

    if (key->size != KEY_BYTES || !context->keys ||
        !zmq_z85_decode(ours, rpc_key_text(context->keys, RPC_CLIENT_PUBLIC)))
        return false;
    return memcmp(ours, key->bytes, KEY_BYTES) == 0; /* public keys: no secret to time */
}

/* Version, request, domain, address, identity, mechanism, key. */
static void on_question(void *argument)
{
    struct rpc_context *context = argument;
    struct zap_frame frames[ZAP_FRAMES] = { 0 };
    bool fits, welcome;

    if (!receive_question(context->zap, frames, &fits))
        return;
    welcome = fits && frames[5].size == 5 && memcmp(frames[5].bytes, "CURVE", 5) == 0 &&
              is_our_client(context, &frames[6]);
    zmq_send(context->zap, "1.0", 3, ZMQ_SNDMORE);
    zmq_send(context->zap, frames[1].bytes, frames[1].size, ZMQ_SNDMORE);
    zmq_send(context->zap, welcome ? "200" : "400", 3, ZMQ_SNDMORE);
    zmq_send(context->zap, welcome ? "OK" : "No", 2, ZMQ_SNDMORE);
    zmq_send(context->zap, "", 0, ZMQ_SNDMORE);
    zmq_send(context->zap, "", 0, 0);
}

static int open_zap(struct rpc_context *context, struct error *err)
{
    context->zap = zmq_socket(context->zmq, ZMQ_REP);
    if (!context->zap)
        return error_set_errno(err, errno, "cannot make a socket");
    rpc_socket_set(context->zap, ZMQ_LINGER, 0);
    if (zmq_bind(context->zap, "inproc://zeromq.zap.01") != 0)
        return error_set(err, ERR_INTERNAL, "cannot check who connects: %s", zmq_strerror(errno));
    context->zap_watch = loop_watch_zmq(context->loop, context->zap, on_question, context);
    return 0;
}

int rpc_context_open(const struct rpc_context_options *options, struct rpc_context **out,
                     struct error *err)
{
    CLEANUP(rpc_context_close) struct rpc_context *context = xcalloc(1, sizeof(*context));

    context->loop = options->loop;
    context->allow_plaintext = options->allow_plaintext;
    context->zmq = zmq_ctx_new();
    if (!context->zmq)
        return error_set_errno(err, errno, "cannot start ZeroMQ");
    if (options->keys && !zmq_has("curve"))
        return error_set(err, ERR_UNIMPLEMENTED, "this libzmq knows no CURVE");
    if (options->keys)
        context->keys = rpc_keys_copy(options->keys);
    if (context->keys && open_zap(context, err) < 0)
        return -1;
    *out = TAKE(context);
    return 0;
}

void rpc_context_close(struct rpc_context *context)
{
    if (!context)
        return;
    assert(context->sockets == 0); /* somebody is still open on it */
    watch_cancel(context->zap_watch);
    if (context->zap)
        zmq_close(context->zap);
    if (context->zmq)
        zmq_ctx_term(context->zmq);
    rpc_keys_free(context->keys);
    free(context);
}

/* ---- sockets ---- */

void rpc_socket_set(void *socket, int option, int value)
{
    int status = zmq_setsockopt(socket, option, &value, sizeof(value));

    assert(status == 0); /* the options are constants of ours */
    (void)status;
}

int rpc_socket_open(struct rpc_context *context, int type, size_t max_message_bytes, void **out,
                    struct error *err)
{
    static const int settings[][2] = {
        { ZMQ_LINGER, LINGER_MS },
        { ZMQ_SNDHWM, SEND_QUEUE },
        { ZMQ_RCVHWM, RECEIVE_QUEUE },
        { ZMQ_IPV6, 1 },
        { ZMQ_HANDSHAKE_IVL, HANDSHAKE_MS },
        { ZMQ_RECONNECT_IVL, RECONNECT_MS },
        { ZMQ_RECONNECT_IVL_MAX, RECONNECT_MAX_MS },
        { ZMQ_TCP_KEEPALIVE, 1 },
    };
    int64_t limit = (int64_t)max_message_bytes + EXTRA_BYTES;
    void *socket = zmq_socket(context->zmq, type);

    if (!socket)
        return error_set_errno(err, errno, "cannot make a socket");
    for (size_t i = 0; i < sizeof(settings) / sizeof(*settings); i++)
        rpc_socket_set(socket, settings[i][0], settings[i][1]);
    zmq_setsockopt(socket, ZMQ_MAXMSGSIZE, &limit, sizeof(limit));
    context->sockets++;
    *out = socket;
    return 0;
}

void rpc_socket_close(struct rpc_context *context, void *socket)
{
    if (!socket)
        return;
    zmq_close(socket);
    context->sockets--;
}

static void set_key(void *socket, int option, const char *text)
{
    int status = zmq_setsockopt(socket, option, text, strlen(text) + 1);

    assert(status == 0); /* checked when the keys were read */
    (void)status;
}

/* ---- listening ---- */

static bool is_everywhere(const char *host)
{
    return !host || !*host || strcmp(host, "0.0.0.0") == 0 || strcmp(host, "::") == 0 ||
           strcmp(host, "*") == 0;
}

static bool is_loopback_text(const char *host)
{
    struct in_addr v4;
    struct in6_addr v6;

    if (strcmp(host, "localhost") == 0)
        return true;
    if (inet_pton(AF_INET, host, &v4) == 1)
        return (ntohl(v4.s_addr) >> 24) == 127;
    return inet_pton(AF_INET6, host, &v6) == 1 && IN6_IS_ADDR_LOOPBACK(&v6);
}

static int read_port(void *socket)
{
    char endpoint[256];
    size_t size = sizeof(endpoint);
    const char *colon;

    if (zmq_getsockopt(socket, ZMQ_LAST_ENDPOINT, endpoint, &size) != 0)
        return 0;
    colon = strrchr(endpoint, ':');
    return colon ? (int)strtol(colon + 1, NULL, 10) : 0;
}

static int bind_one(void *socket, const char *host, int port, struct error *err)
{
    char endpoint[300];
    bool is_v6 = strchr(host, ':');
    char service[16] = "*"; /* any free one */

    if (port > 0)
        snprintf(service, sizeof(service), "%d", port);
    if (strlen(host) > 255)
        return error_set(err, ERR_INVALID, "cannot listen on '%s'", host);
    snprintf(endpoint, sizeof(endpoint), "tcp://%s%s%s:%s", is_v6 ? "[" : "", host,
             is_v6 ? "]" : "", service);
    if (zmq_bind(socket, endpoint) != 0)
        return error_set(err, errno == EADDRINUSE ? ERR_EXISTS : ERR_UNAVAILABLE,
                         "cannot listen on '%s:%s': %s", host, service, zmq_strerror(errno));
    return 0;
}

/* In the clear and asked for every address: those of this machine alone. */
static int bind_loopback(void *socket, int port, int *bound_port, struct error *err)
{
    CLEANUP(error_release) struct error ignored = { 0 };

    if (bind_one(socket, "127.0.0.1", port, err) < 0)
        return -1;
    *bound_port = read_port(socket);
    /* Not every machine has it, and whoever connects tries both. */
    if (bind_one(socket, "::1", *bound_port, &ignored) < 0)
        error_release(&ignored);
    return 0;
}

int rpc_socket_bind(struct rpc_context *context, void *socket, const char *host, int port,
                    int *bound_port, struct error *err)
{
    bool everywhere = is_everywhere(host);

    if (context->keys) {
        rpc_socket_set(socket, ZMQ_CURVE_SERVER, 1);
        set_key(socket, ZMQ_CURVE_SECRETKEY, rpc_key_text(context->keys, RPC_SERVER_SECRET));
        zmq_setsockopt(socket, ZMQ_ZAP_DOMAIN, "argosy", strlen("argosy"));
    } else if (!context->allow_plaintext && everywhere) {
        return bind_loopback(socket, port, bound_port, err);
    } else if (!context->allow_plaintext && !is_loopback_text(host)) {
        return error_set(err, ERR_PRECONDITION,
                         "will not listen on '%s' in the clear: give the keys (--rpc-keys), or "
                         "listen on a loopback address",
                         host);
    }
    if (bind_one(socket,
                 everywhere                       ? "*"
                 : strcmp(host, "localhost") == 0 ? "127.0.0.1"
                                                  : host,
                 port, err) < 0)
        return -1;
    *bound_port = read_port(socket);
    return 0;
}

/* ---- connecting ---- */

static bool is_loopback(const struct resolve_address *address)
{
    const struct sockaddr_in *v4 = (const struct sockaddr_in *)&address->storage;
    const struct sockaddr_in6 *v6 = (const struct sockaddr_in6 *)&address->storage;

    if (address->storage.ss_family == AF_INET)
        return (ntohl(v4->sin_addr.s_addr) >> 24) == 127;
    return address->storage.ss_family == AF_INET6 && IN6_IS_ADDR_LOOPBACK(&v6->sin6_addr);
}

int rpc_socket_connect(struct rpc_context *context, void *socket,
                       const struct resolve_address *address, const char *endpoint,
                       struct error *err)
{
    if (context->keys) {
        set_key(socket, ZMQ_CURVE_SERVERKEY, rpc_key_text(context->keys, RPC_SERVER_PUBLIC));
        set_key(socket, ZMQ_CURVE_PUBLICKEY, rpc_key_text(context->keys, RPC_CLIENT_PUBLIC));
        set_key(socket, ZMQ_CURVE_SECRETKEY, rpc_key_text(context->keys, RPC_CLIENT_SECRET));
    } else if (!context->allow_plaintext && !is_loopback(address)) {
        return error_set(err, ERR_PRECONDITION,
                         "will not speak to '%s' in the clear: give the keys (--rpc-keys)",
                         endpoint);
    }
    if (zmq_connect(socket, endpoint) != 0)
        return error_set(err, ERR_UNAVAILABLE, "cannot connect to '%s': %s", endpoint,
                         zmq_strerror(errno));
    return 0;
}
