#include "io/stream.h"

#include "base/arena.h"
#include "base/mem.h"
#include "io/loop.h"
#include "io/resolve.h"
#include "io/tls.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <stdio.h>
#include <sys/un.h>
#include <unistd.h>

/*
 *     resolving --> connecting (each address in turn) --> TLS --> open --> ended
 *
 * Callbacks may close the stream. It stays in memory until the last of our frames has returned:
 * `depth` counts them.
 */

enum { DEFAULT_CONNECT_MS = 10000, READ_BURST = 16, BLOCK = 16 * 1024 };
enum { DEFAULT_WRITE_LIMIT = 64 * 1024 * 1024 };

enum phase { RESOLVING, CONNECTING, SECURING, OPEN, ENDED };

struct stream {
    struct loop *loop;
    struct stream_handler handler;
    void *context;
    enum phase phase;
    char *host, *server_name;
    unsigned port;
    bool insecure;
    SSL_CTX *tls;
    SSL *ssl;
    int fd;
    struct resolve *resolve;
    struct watch *watch, *deadline;
    struct resolve_address *addresses;
    size_t address_count, next_address;
    struct error last_failure; /* of the address before */
    char *out;                 /* what waits to be sent: [sent, used) */
    size_t sent, used, capacity, write_limit;
    bool is_paused, is_closed, wants_write; /* wants_write: TLS does, to go on reading */
    bool is_output_over, has_told_end;
    int depth;
};

static void free_stream(struct stream *stream)
{
    resolve_cancel(stream->resolve);
    watch_cancel(stream->watch);
    watch_cancel(stream->deadline);
    SSL_free(stream->ssl);
    SSL_CTX_free(stream->tls);
    if (stream->fd >= 0)
        close(stream->fd);
    secret_wipe(stream->out, stream->used);
    free(stream->out);
    free(stream->addresses);
    free(stream->host);
    free(stream->server_name);
    error_release(&stream->last_failure);
    free(stream);
}

static void enter(struct stream *stream)
{
    stream->depth++;
}

static void leave(struct stream *stream)
{
    if (--stream->depth == 0 && stream->is_closed)
        free_stream(stream);
}

void stream_close(struct stream *stream)
{
    if (!stream)
        return;
    stream->is_closed = true;
    stream->phase = ENDED;
    if (stream->ssl && stream->depth == 0)
        SSL_shutdown(stream->ssl); /* a courtesy: whether it arrives is not waited for */
    if (stream->depth == 0)
        free_stream(stream);
}

/* Nothing is watched any more; tells, unless it was closed. `err` NULL: in good order. */
static void end_stream(struct stream *stream, struct error *err)
{
    if (stream->phase == ENDED)
        return;
    stream->phase = ENDED;
    watch_cancel(TAKE(stream->watch));
    watch_cancel(TAKE(stream->deadline));
    stream->handler.on_end(stream->context, err);
}

static void fail_errno(struct stream *stream, int errnum, const char *doing)
{
    CLEANUP(error_release) struct error err = { 0 };

    error_set_errno(&err, errnum, "cannot %s '%s'", doing, stream->host);
    if (err.code == ERR_INTERNAL)
        err.code = ERR_UNAVAILABLE;
    end_stream(stream, &err);
}

/* ---- reading and writing, with and without TLS ---- */

static void watch_what_is_needed(struct stream *stream)
{
    bool has_output = stream->sent < stream->used;
    unsigned events = 0;

    if (!stream->watch)
        return;
    if (stream->phase == CONNECTING)
        events = LOOP_WRITE;
    else if (stream->phase == SECURING)
        events = stream->wants_write ? LOOP_WRITE : LOOP_READ;
    else
        events = (stream->is_paused ? 0u : LOOP_READ) |
                 (has_output || stream->wants_write ? LOOP_WRITE : 0u);
    watch_set_events(stream->watch, events);
}

enum outcome { DONE, WAIT, CLOSED, BROKEN };

static enum outcome tls_outcome(struct stream *stream, int result)
{
    int reason = SSL_get_error(stream->ssl, result);

    stream->wants_write = reason == SSL_ERROR_WANT_WRITE;
    switch (reason) {
    case SSL_ERROR_WANT_READ:
    case SSL_ERROR_WANT_WRITE:
        return WAIT;
    case SSL_ERROR_ZERO_RETURN:
        return CLOSED;
    default:
        return BROKEN;
    }
}

static void fail_tls(struct stream *stream, const char *doing)
{
    CLEANUP(error_release) struct error err = { 0 };
    long verdict = SSL_get_verify_result(stream->ssl);

    if (ERR_peek_error() == 0 && verdict == X509_V_OK) {
        fail_errno(stream, errno ? errno : ECONNRESET, doing);
        return;
    }
    tls_error(&err, verdict == X509_V_OK ? ERR_UNAVAILABLE : ERR_PRECONDITION, "TLS");
    if (verdict != X509_V_OK)
        error_set(&err, ERR_PRECONDITION, "the certificate of '%s' is not accepted: %s",
                  stream->host, X509_verify_cert_error_string(verdict));
    else
        error_prefix(&err, "cannot %s '%s'", doing, stream->host);
    end_stream(stream, &err);
}

static enum outcome read_some(struct stream *stream, char *block, size_t room, size_t *size)
{
    ssize_t n;

    if (stream->ssl) {
        ERR_clear_error();
        errno = 0;
        n = SSL_read(stream->ssl, block, (int)room);
        *size = n > 0 ? (size_t)n : 0;
        return n > 0 ? DONE : tls_outcome(stream, (int)n);
    }
    n = recv(stream->fd, block, room, 0);
    *size = n > 0 ? (size_t)n : 0;
    if (n > 0)
        return DONE;
    if (n == 0)
        return CLOSED;
    return errno == EAGAIN || errno == EINTR ? WAIT : BROKEN;
}

static void fail_io(struct stream *stream, const char *doing)
{
    if (stream->ssl)
        fail_tls(stream, doing);
    else
        fail_errno(stream, errno, doing);
}

/* Bounded, so that one peer does not keep the loop; what TLS holds back already is taken along. */
static void read_input(struct stream *stream)
{
    char block[BLOCK];
    bool more = true;

    for (int i = 0; more && stream->phase == OPEN && !stream->is_paused; i++) {
        size_t size;
        enum outcome outcome = read_some(stream, block, sizeof(block), &size);

        if (outcome == DONE)
            stream->handler.on_data(stream->context, (struct str){ block, size });
        else if (outcome == CLOSED)
            end_stream(stream, NULL);
        else if (outcome == BROKEN)
            fail_io(stream, "read from");
        more = outcome == DONE && (i < READ_BURST || (stream->ssl && SSL_has_pending(stream->ssl)));
    }
    secret_wipe(block, sizeof(block));
}

static enum outcome write_some(struct stream *stream, size_t *size)
{
    size_t left = stream->used - stream->sent;
    ssize_t n;

    if (stream->ssl) {
        ERR_clear_error();
        errno = 0;
        n = SSL_write(stream->ssl, stream->out + stream->sent,
                      left > INT32_MAX ? INT32_MAX : (int)left);
        *size = n > 0 ? (size_t)n : 0;
        return n > 0 ? DONE : tls_outcome(stream, (int)n);
    }
    n = send(stream->fd, stream->out + stream->sent, left, MSG_NOSIGNAL);
    *size = n > 0 ? (size_t)n : 0;
    if (n >= 0)
        return DONE;
    return errno == EAGAIN || errno == EINTR ? WAIT : BROKEN;
}

/* A failure shows when reading. */
static void tell_end(struct stream *stream)
{
    stream->has_told_end = true;
    if (stream->ssl)
        SSL_shutdown(stream->ssl);
    else
        shutdown(stream->fd, SHUT_WR);
}

static void write_output(struct stream *stream)
{
    bool had_output = stream->sent < stream->used;

    while (stream->phase == OPEN && stream->sent < stream->used) {
        size_t size;
        enum outcome outcome = write_some(stream, &size);

        stream->sent += size;
        if (outcome == WAIT)
            return;
        if (outcome != DONE)
            fail_io(stream, "write to");
    }
    if (stream->sent == stream->used) {
        secret_wipe(stream->out, stream->used);
        free(TAKE(stream->out)); /* an idle connection holds no buffer */
        stream->sent = stream->used = stream->capacity = 0;
    }
    if (stream->phase != OPEN)
        return;
    if (stream->is_output_over && !stream->has_told_end)
        tell_end(stream);
    if (had_output && stream->handler.on_drain)
        stream->handler.on_drain(stream->context);
}

/* ---- getting there ---- */

static void try_next_address(struct stream *stream);

static void now_open(struct stream *stream)
{
    stream->phase = OPEN;
    stream->wants_write = false;
    watch_cancel(TAKE(stream->deadline));
    if (stream->handler.on_open)
        stream->handler.on_open(stream->context);
    write_output(stream);
}

static void shake_hands(struct stream *stream)
{
    int result;

    ERR_clear_error();
    errno = 0;
    result = SSL_do_handshake(stream->ssl);
    if (result == 1)
        now_open(stream);
    else if (tls_outcome(stream, result) != WAIT)
        fail_tls(stream, "connect to");
}

static void begin_tls(struct stream *stream)
{
    CLEANUP(error_release) struct error err = { 0 };

    if (tls_client_new(stream->tls, stream->server_name, stream->insecure, &stream->ssl, &err) <
        0) {
        end_stream(stream, &err);
        return;
    }
    SSL_set_fd(stream->ssl, stream->fd);
    stream->phase = SECURING;
    shake_hands(stream);
}

static void connected(struct stream *stream)
{
    if (stream->tls)
        begin_tls(stream);
    else
        now_open(stream);
}

static void forget_address(struct stream *stream, int errnum)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    error_set_errno(&stream->last_failure, errnum, "cannot connect to %s",
                    resolve_address_text(&stream->addresses[stream->next_address - 1], arena));
    if (stream->last_failure.code == ERR_INTERNAL)
        stream->last_failure.code = ERR_UNAVAILABLE;
    watch_cancel(TAKE(stream->watch));
    close(stream->fd);
    stream->fd = -1;
}

static void check_connection(struct stream *stream)
{
    int errnum = 0;
    socklen_t size = sizeof(errnum);

    if (getsockopt(stream->fd, SOL_SOCKET, SO_ERROR, &errnum, &size) != 0)
        errnum = errno;
    if (errnum == 0) {
        connected(stream);
        return;
    }
    forget_address(stream, errnum);
    try_next_address(stream);
}

static void on_ready(void *context, unsigned events)
{
    struct stream *stream = context;

    enter(stream);
    switch (stream->phase) {
    case CONNECTING:
        check_connection(stream);
        break;
    case SECURING:
        shake_hands(stream);
        break;
    case OPEN:
        stream->wants_write = false;
        if (events & LOOP_WRITE)
            write_output(stream);
        if ((events & LOOP_READ) || stream->ssl)
            read_input(stream);
        break;
    case RESOLVING:
    case ENDED:
        break;
    }
    watch_what_is_needed(stream);
    leave(stream);
}

static void set_up_socket(int fd, int family)
{
    int on = 1, idle_s = 30, interval_s = 10;
    unsigned dead_ms = 60000;

    if (family == AF_UNIX)
        return;
    /* What cannot be set is a slower connection, no broken one. */
    (void)setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
    (void)setsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof(on));
    (void)setsockopt(fd, IPPROTO_TCP, TCP_KEEPIDLE, &idle_s, sizeof(idle_s));
    (void)setsockopt(fd, IPPROTO_TCP, TCP_KEEPINTVL, &interval_s, sizeof(interval_s));
    (void)setsockopt(fd, IPPROTO_TCP, TCP_USER_TIMEOUT, &dead_ms, sizeof(dead_ms));
}

static void try_next_address(struct stream *stream)
{
    while (stream->next_address < stream->address_count) {
        const struct resolve_address *address = &stream->addresses[stream->next_address++];
        int family = address->storage.ss_family;
        int status;

        stream->fd = socket(family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
        if (stream->fd < 0) {
            fail_errno(stream, errno, "connect to");
            return;
        }
        set_up_socket(stream->fd, family);
        status = connect(stream->fd, (const struct sockaddr *)&address->storage, address->size);
        if (status != 0 && errno != EINPROGRESS) {
            forget_address(stream, errno);
            continue;
        }
        stream->phase = CONNECTING;
        stream->watch = loop_watch_fd(stream->loop, stream->fd, LOOP_WRITE, on_ready, stream);
        return;
    }
    end_stream(stream, &stream->last_failure);
}

static void on_addresses(void *context, const struct resolve_address *addresses, size_t count,
                         struct error *err)
{
    struct stream *stream = context;

    enter(stream);
    stream->resolve = NULL;
    if (err) {
        end_stream(stream, err);
    } else {
        stream->addresses = xmemdup(addresses, count * sizeof(*addresses));
        stream->address_count = count;
        try_next_address(stream);
    }
    leave(stream);
}

static void on_deadline(void *context)
{
    struct stream *stream = context;
    CLEANUP(error_release) struct error err = { 0 };

    enter(stream);
    error_set(&err, ERR_TIMEOUT, "connecting to '%s' takes too long", stream->host);
    end_stream(stream, &err);
    leave(stream);
}

/* ---- a path instead of a name ---- */

/* The address is known, but as always the first callback comes later: from the deadline's timer. */
static void on_unix_turn(void *context)
{
    struct stream *stream = context;

    enter(stream);
    watch_cancel(TAKE(stream->deadline));
    try_next_address(stream);
    leave(stream);
}

static void use_path(struct stream *stream, const char *path)
{
    struct sockaddr_un *address;

    stream->addresses = xcalloc(1, sizeof(*stream->addresses));
    stream->address_count = 1;
    stream->addresses->size = sizeof(*address);
    address = (struct sockaddr_un *)&stream->addresses->storage;
    address->sun_family = AF_UNIX;
    /* A longer one is cut, and then does not exist: connecting says so. */
    snprintf(address->sun_path, sizeof(address->sun_path), "%s", path);
    stream->deadline = loop_watch_once(stream->loop, 0, on_unix_turn, stream);
}

struct stream *stream_open(struct loop *loop, const struct stream_options *options,
                           const struct stream_handler *handler, void *context)
{
    static const char unix_prefix[] = "unix:";
    struct stream *stream = xcalloc(1, sizeof(*stream));

    assert(handler->on_data && handler->on_end);
    stream->loop = loop;
    stream->handler = *handler;
    stream->context = context;
    stream->host = xstrdup(options->host);
    stream->server_name = xstrdup(options->server_name ? options->server_name : options->host);
    stream->port = options->port;
    stream->insecure = options->insecure;
    stream->write_limit = options->write_limit ? options->write_limit : DEFAULT_WRITE_LIMIT;
    stream->fd = -1;
    stream->tls = options->tls;
    if (stream->tls)
        SSL_CTX_up_ref(stream->tls);

    if (strncmp(options->host, unix_prefix, sizeof(unix_prefix) - 1) == 0) {
        use_path(stream, options->host + sizeof(unix_prefix) - 1);
        return stream;
    }
    stream->resolve = resolve_start(loop, options->host, options->port, on_addresses, stream);
    stream->deadline = loop_watch_once(
        loop, options->connect_timeout_ms > 0 ? options->connect_timeout_ms : DEFAULT_CONNECT_MS,
        on_deadline, stream);
    return stream;
}

/* ---- its user's side ---- */

static void append(struct stream *stream, struct str data)
{
    if (stream->sent > 0 && stream->used + data.len > stream->capacity) {
        memmove(stream->out, stream->out + stream->sent, stream->used - stream->sent);
        stream->used -= stream->sent;
        stream->sent = 0;
    }
    if (stream->used + data.len > stream->capacity) {
        size_t wanted = stream->used + data.len;

        stream->capacity = wanted > stream->capacity * 2 ? wanted : stream->capacity * 2;
        stream->out = xrealloc(stream->out, stream->capacity);
    }
    memcpy(stream->out + stream->used, data.ptr, data.len);
    stream->used += data.len;
}

int stream_write(struct stream *stream, struct str data, struct error *err)
{
    bool was_empty = stream->sent == stream->used;

    if (stream->phase == ENDED || stream->is_output_over)
        return error_set(err, ERR_UNAVAILABLE, "the connection to '%s' has ended", stream->host);
    if (data.len > stream->write_limit - (stream->used - stream->sent))
        return error_set(err, ERR_EXHAUSTED, "'%s' takes too little of what is sent to it",
                         stream->host);
    if (data.len == 0)
        return 0;
    append(stream, data);
    /* Several writes of one turn leave together; a failure is told from the loop, never from here.
     */
    if (was_empty && stream->phase == OPEN)
        watch_what_is_needed(stream);
    return 0;
}

void stream_end_output(struct stream *stream)
{
    stream->is_output_over = true;
    if (stream->phase == OPEN && stream->sent == stream->used && !stream->has_told_end)
        tell_end(stream);
}

size_t stream_pending(const struct stream *stream)
{
    return stream->used - stream->sent;
}

void stream_pause(struct stream *stream, bool paused)
{
    stream->is_paused = paused;
    /* What TLS holds already wakes nobody: being able to write does. */
    if (!paused && stream->ssl && SSL_has_pending(stream->ssl))
        stream->wants_write = true;
    if (stream->phase == OPEN)
        watch_what_is_needed(stream);
}

struct str stream_protocol(const struct stream *stream)
{
    const unsigned char *name = NULL;
    unsigned length = 0;

    if (stream->ssl)
        SSL_get0_alpn_selected(stream->ssl, &name, &length);
    return name ? (struct str){ (const char *)name, length } : STR_EMPTY;
}
