#include "http/listener.h"

#include "http/connection.h"
#include "io/loop.h"

#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/ssl.h>
#include <stdio.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

enum {
    READ_BUFFER_SIZE = 64 * 1024,
    ACCEPT_BURST = 64,
    BACKLOG = 1024,
    SWEEP_MS = 500,
    RETRY_ACCEPT_MS = 100,
    PEER_TEXT_MAX = NI_MAXHOST + NI_MAXSERV + 4,
};

#define UNIX_PREFIX "unix:"

struct http_listener {
    struct http_listener_options settings;
    int fd, port;
    struct watch *watch, *sweep, *flush, *retry, *grace;
    struct http_connection *connections, *dirty;
    struct http_listener_stats stats;
    char *read_buffer;
    size_t held_bytes; /* see http_hold() */
    bool is_draining, is_flushing;
    void (*on_drained)(void *context);
    void *drained_context;
};

/* ---- what connections need ---- */

const struct http_limits *http_listener_limits(const struct http_listener *listener)
{
    return &listener->settings.limits;
}

const struct http_listener_options *http_listener_settings(const struct http_listener *listener)
{
    return &listener->settings;
}

char *http_listener_read_buffer(struct http_listener *listener, size_t *size)
{
    if (!listener->read_buffer)
        listener->read_buffer = xcalloc(1, READ_BUFFER_SIZE);
    *size = READ_BUFFER_SIZE;
    return listener->read_buffer;
}

/* Dirty connections are flushed in the next turn, all in one go. */
static void flush_dirty(void *context)
{
    struct http_listener *listener = context;
    struct http_connection *connection;

    /* What becomes dirty on the way waits for the next turn; what is freed leaves this list. */
    struct http_connection *last = listener->dirty;

    while (last && last->next_dirty)
        last = last->next_dirty;
    listener->is_flushing = true;
    while ((connection = listener->dirty)) {
        bool is_last = connection == last;

        listener->dirty = connection->next_dirty;
        connection->is_dirty = false;
        http_connection_flush(connection);
        if (is_last)
            break;
    }
    listener->is_flushing = false;
    /* Not 0: a timer that is started anew by itself would come round before any descriptor. */
    if (listener->dirty)
        watch_restart(listener->flush, 1);
}

void http_listener_make_dirty(struct http_listener *listener, struct http_connection *connection)
{
    struct http_connection **end = &listener->dirty;

    if (connection->is_dirty)
        return;
    if (!listener->flush)
        listener->flush = loop_watch_once(listener->settings.loop, 0, flush_dirty, listener);
    else if (!listener->dirty && !listener->is_flushing)
        watch_restart(listener->flush, 0);
    while (*end)
        end = &(*end)->next_dirty;
    connection->is_dirty = true;
    connection->next_dirty = NULL;
    *end = connection;
}

static void sweep(void *context)
{
    struct http_listener *listener = context;
    struct http_connection *next;

    for (struct http_connection *at = listener->connections; at; at = next) {
        next = at->next;
        http_connection_check_time(at, loop_now_ms(listener->settings.loop));
    }
    if (listener->connections)
        watch_restart(listener->sweep, SWEEP_MS);
}

void http_listener_add(struct http_listener *listener, struct http_connection *connection)
{
    if (!listener->sweep)
        listener->sweep = loop_watch_once(listener->settings.loop, SWEEP_MS, sweep, listener);
    else if (!listener->connections)
        watch_restart(listener->sweep, SWEEP_MS);
    connection->next = listener->connections;
    if (connection->next)
        connection->next->previous = connection;
    listener->connections = connection;
    listener->stats.connections++;
}

static void finish_drain(void *context)
{
    struct http_listener *listener = context;
    void (*on_drained)(void *context) = listener->on_drained;

    listener->on_drained = NULL;
    if (on_drained)
        on_drained(listener->drained_context); /* which may close the listener */
}

void http_listener_remove(struct http_listener *listener, struct http_connection *connection)
{
    struct http_connection **at = &listener->dirty;

    while (*at && *at != connection)
        at = &(*at)->next_dirty;
    if (*at)
        *at = connection->next_dirty;
    if (connection->previous)
        connection->previous->next = connection->next;
    else
        listener->connections = connection->next;
    if (connection->next)
        connection->next->previous = connection->previous;
    listener->stats.connections--;
    if (listener->is_draining && !listener->connections && listener->grace)
        watch_restart(listener->grace, 0); /* later: somebody is in the middle of something */
}

void http_listener_count_request(struct http_listener *listener, int change)
{
    listener->stats.requests += (size_t)change;
    if (change > 0)
        listener->stats.handled++;
}

bool http_listener_hold(struct http_listener *listener, size_t before, size_t now)
{
    size_t others = listener->held_bytes - before;

    if (now > before && others + now > listener->settings.limits.held_bytes)
        return false;
    listener->held_bytes = others + now;
    return true;
}

void http_listener_count_malformed(struct http_listener *listener)
{
    listener->stats.malformed++;
}

/* ---- accepting ---- */

/* At the limit the longest idle connection makes room. */
static bool make_room(struct http_listener *listener)
{
    struct http_connection *oldest = NULL;

    if (listener->stats.connections < listener->settings.limits.connections)
        return true;
    for (struct http_connection *at = listener->connections; at; at = at->next)
        if (http_connection_is_idle(at) && (!oldest || at->since_ms < oldest->since_ms))
            oldest = at;
    if (oldest)
        http_connection_free(oldest);
    return oldest != NULL;
}

static void describe_peer(const struct sockaddr_storage *address, socklen_t size,
                          char text[PEER_TEXT_MAX])
{
    char host[NI_MAXHOST] = "", port[NI_MAXSERV] = "";

    getnameinfo((const struct sockaddr *)address, size, host, sizeof(host), port, sizeof(port),
                NI_NUMERICHOST | NI_NUMERICSERV);
    snprintf(text, PEER_TEXT_MAX, strchr(host, ':') ? "[%s]:%s" : "%s:%s", host, port);
}

static void take_connection(struct http_listener *listener, int fd,
                            const struct sockaddr_storage *address, socklen_t size)
{
    char peer[PEER_TEXT_MAX];
    int on = 1;

    if (!make_room(listener)) {
        listener->stats.refused++;
        close(fd);
        return;
    }
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
    setsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof(on));
    describe_peer(address, size, peer);
    listener->stats.accepted++;
    http_connection_accept(listener, fd, peer);
}

static void resume_accepting(void *context)
{
    struct http_listener *listener = context;

    if (listener->watch)
        watch_set_events(listener->watch, LOOP_READ);
}

/* Out of descriptors: the queue of the kernel waits a moment, the loop does not spin. */
static void pause_accepting(struct http_listener *listener)
{
    watch_set_events(listener->watch, 0);
    watch_cancel(listener->retry);
    listener->retry =
        loop_watch_once(listener->settings.loop, RETRY_ACCEPT_MS, resume_accepting, listener);
}

static void on_connection(void *context, unsigned events)
{
    struct http_listener *listener = context;

    (void)events;
    for (int i = 0; i < ACCEPT_BURST; i++) {
        struct sockaddr_storage address;
        socklen_t size = sizeof(address);
        int fd =
            accept4(listener->fd, (struct sockaddr *)&address, &size, SOCK_NONBLOCK | SOCK_CLOEXEC);

        if (fd >= 0) {
            take_connection(listener, fd, &address, size);
            continue;
        }
        if (errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM)
            pause_accepting(listener);
        if (errno != ECONNABORTED && errno != EINTR)
            return;
    }
}

/* ---- opening and closing ---- */

static int bind_address(const struct addrinfo *address, int *port, int *error)
{
    int fd = socket(address->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    int on = 1, off = 0;
    union {
        struct sockaddr any;
        struct sockaddr_in v4;
        struct sockaddr_in6 v6;
    } bound = { 0 };
    socklen_t size = sizeof(bound);

    if (fd < 0) {
        *error = errno;
        return -1;
    }
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    if (address->ai_family == AF_INET6)
        setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &off, sizeof(off));
    if (bind(fd, address->ai_addr, address->ai_addrlen) < 0 || listen(fd, BACKLOG) < 0 ||
        getsockname(fd, &bound.any, &size) < 0) {
        *error = errno;
        close(fd);
        return -1;
    }
    *port = ntohs(bound.any.sa_family == AF_INET6 ? bound.v6.sin6_port : bound.v4.sin_port);
    return fd;
}

static int listen_on_path(const char *path, struct error *err)
{
    struct sockaddr_un address = { .sun_family = AF_UNIX };
    int fd = -1;

    if (strlen(path) >= sizeof(address.sun_path))
        return error_set(err, ERR_INVALID, "the path of the socket '%s' is too long", path);
    memcpy(address.sun_path, path, strlen(path) + 1);
    if (unlink(path) < 0 && errno != ENOENT)
        return error_set_errno(err, errno, "cannot replace the socket '%s'", path);
    fd = socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (fd >= 0 && bind(fd, (struct sockaddr *)&address, sizeof(address)) == 0 &&
        listen(fd, BACKLOG) == 0)
        return fd;
    error_set_errno(err, errno, "cannot listen on '%s'", path);
    if (fd >= 0)
        close(fd);
    return -1;
}

/* "" is every address, of both families where there are both. A name is looked up, at the start. */
static int listen_on(const char *host, int port, int *bound_port, struct error *err)
{
    struct addrinfo hints = { .ai_flags = AI_PASSIVE | AI_NUMERICSERV, .ai_socktype = SOCK_STREAM };
    static const int families[] = { AF_INET6, AF_INET };
    struct addrinfo *addresses = NULL;
    char service[16];
    int status, fd = -1, error = EADDRNOTAVAIL;

    if (host && strncmp(host, UNIX_PREFIX, strlen(UNIX_PREFIX)) == 0)
        return listen_on_path(host + strlen(UNIX_PREFIX), err);
    snprintf(service, sizeof(service), "%d", port);
    status = getaddrinfo(host && *host ? host : NULL, service, &hints, &addresses);
    if (status != 0)
        return error_set(err, ERR_INVALID, "cannot listen on '%s': %s", host ? host : "",
                         gai_strerror(status));
    for (size_t i = 0; i < 2; i++)
        for (struct addrinfo *at = addresses; at && fd < 0; at = at->ai_next)
            if (at->ai_family == families[i])
                fd = bind_address(at, bound_port, &error);
    freeaddrinfo(addresses);
    if (fd < 0)
        return error_set_errno(err, error, "cannot listen on '%s:%d'", host ? host : "", port);
    return fd;
}

static void set_default_limits(struct http_limits *limits)
{
    if (!limits->header_bytes)
        limits->header_bytes = 64 * 1024;
    if (!limits->held_bytes)
        limits->held_bytes = (size_t)256 * 1024 * 1024;
    if (!limits->connections)
        limits->connections = 10000;
    if (!limits->streams)
        limits->streams = 1000;
    if (!limits->header_timeout_ms)
        limits->header_timeout_ms = 10 * 1000;
    if (!limits->idle_timeout_ms)
        limits->idle_timeout_ms = 120 * 1000;
    if (!limits->stall_timeout_ms)
        limits->stall_timeout_ms = 60 * 1000;
}

int http_listener_open(const struct http_listener_options *options, struct http_listener **out,
                       struct error *err)
{
    struct http_listener *listener;
    int port = 0, fd = listen_on(options->host, options->port, &port, err);

    if (fd < 0)
        return -1;
    listener = xcalloc(1, sizeof(*listener));
    listener->settings = *options;
    set_default_limits(&listener->settings.limits);
    if (options->tls)
        SSL_CTX_up_ref(options->tls);
    listener->fd = fd;
    listener->port = port;
    listener->watch = loop_watch_fd(options->loop, fd, LOOP_READ, on_connection, listener);
    *out = listener;
    return 0;
}

static void stop_listening(struct http_listener *listener)
{
    watch_cancel(listener->watch);
    watch_cancel(listener->retry);
    listener->watch = listener->retry = NULL;
    if (listener->fd >= 0)
        close(listener->fd);
    listener->fd = -1;
}

void http_listener_close(struct http_listener *listener)
{
    if (!listener)
        return;
    stop_listening(listener);
    listener->on_drained = NULL;
    while (listener->connections)
        http_connection_free(listener->connections);
    watch_cancel(listener->sweep);
    watch_cancel(listener->flush);
    watch_cancel(listener->grace);
    SSL_CTX_free(listener->settings.tls);
    free(listener->read_buffer);
    free(listener);
}

int http_listener_port(const struct http_listener *listener)
{
    return listener->port;
}

void http_listener_set_tls(struct http_listener *listener, struct ssl_ctx_st *tls)
{
    if (tls)
        SSL_CTX_up_ref(tls);
    SSL_CTX_free(listener->settings.tls);
    listener->settings.tls = tls;
}

static void end_grace(void *context)
{
    struct http_listener *listener = context;

    while (listener->connections)
        http_connection_free(listener->connections);
    finish_drain(listener);
}

void http_listener_drain(struct http_listener *listener, int64_t grace_ms,
                         void (*on_drained)(void *context), void *context)
{
    struct http_connection *next;

    stop_listening(listener);
    listener->on_drained = on_drained;
    listener->drained_context = context;
    for (struct http_connection *at = listener->connections; at; at = next) {
        next = at->next;
        http_connection_drain(at);
    }
    listener->is_draining = true;
    listener->grace = loop_watch_once(listener->settings.loop, listener->connections ? grace_ms : 0,
                                      end_grace, listener);
}

struct http_listener_stats http_listener_stats(const struct http_listener *listener)
{
    return listener->stats;
}
