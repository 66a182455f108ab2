#include "http/connection.h"

#include "io/loop.h"

#include <assert.h>

/*
 * One connection, from the first byte to the last, whatever it speaks:
 *
 *     opening -> (TLS handshake) -> sniffing -> open -> lingering -> closed
 *
 * Every callback of the loop enters here, lets the protocol and the handlers work, flushes, and
 * leaves. Handlers and protocols never send and never free: they fill buffers and touch. So nothing
 * is re-entered, however handlers call back and forth, and a connection is freed in one place.
 */

enum {
    READ_ROUNDS = 4,   /* of a buffer each, then the others have their turn */
    FLUSH_ROUNDS = 16, /* of producing, sending and asking for more */
    HELD_MAX = 64 * 1024,
    LINGER_MS = 2000,
    REST_MS = 1000,               /* without a byte moving */
    LINGER_CUT_MAX = 1024 * 1024, /* bytes, of who broke the rules */
};

static const char http2_preface[] = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
enum { PREFACE_SIZE = sizeof(http2_preface) - 1 };

static void on_ready(void *context, unsigned events);

static int64_t now_ms(const struct http_connection *connection)
{
    return loop_now_ms(http_listener_settings(connection->listener)->loop);
}

void http_connection_accept(struct http_listener *listener, int fd, const char *peer)
{
    struct http_connection *connection = xcalloc(1, sizeof(*connection));

    connection->listener = listener;
    connection->transport.fd = fd;
    connection->peer = xstrdup(peer);
    connection->since_ms = connection->progress_ms = now_ms(connection);
    connection->watch =
        loop_watch_fd(http_listener_settings(listener)->loop, fd, LOOP_READ, on_ready, connection);
    http_listener_add(listener, connection);
}

void http_connection_free(struct http_connection *connection)
{
    assert(!connection->is_entered);
    connection->is_entered = true; /* nothing is sent any more */
    connection->state = CONNECTION_CLOSED;
    for (struct http_request *request = connection->requests; request; request = request->next)
        request->is_gone = true;
    while (connection->requests)
        http_request_free(connection->requests);
    if (connection->protocol)
        connection->protocol->release(connection);
    http_listener_remove(connection->listener, connection);
    watch_cancel(connection->watch);
    http_transport_close(&connection->transport);
    http_buffer_release(&connection->held);
    http_buffer_release(&connection->out);
    free(connection->peer);
    free(connection);
}

bool http_connection_is_idle(const struct http_connection *connection)
{
    return connection->state == CONNECTION_OPEN && !connection->requests &&
           !connection->has_request_begun && http_buffer_size(&connection->out) == 0;
}

/* ---- input ---- */

static bool wants_input(const struct http_connection *connection)
{
    if (connection->state == CONNECTION_CLOSED || connection->peer_ended)
        return false;
    if (connection->state == CONNECTION_LINGERING)
        return true;
    return !connection->reading_paused && !connection->close_when_sent &&
           http_buffer_size(&connection->held) < HELD_MAX;
}

static void open_protocol(struct http_connection *connection, const struct http_protocol *protocol)
{
    connection->protocol = protocol;
    connection->state = CONNECTION_OPEN;
    connection->since_ms = now_ms(connection);
    protocol->open(connection);
    if (connection->is_draining)
        protocol->drain(connection);
}

static void receive(struct http_connection *connection, const char *data, size_t size)
{
    if (connection->protocol->receive(connection, data, size) < 0)
        connection->close_when_sent = true;
}

/* The first bytes, in the clear or out of TLS, say which HTTP it is. */
static void sniff(struct http_connection *connection, const char *data, size_t size)
{
    const struct http_listener_options *settings = http_listener_settings(connection->listener);
    struct http_buffer held;
    struct str begin;

    http_buffer_add(&connection->held, data, size);
    begin = http_buffer_content(&connection->held);
    if (memcmp(begin.ptr, http2_preface, begin.len < PREFACE_SIZE ? begin.len : PREFACE_SIZE) !=
        0) {
        open_protocol(connection, &http1_protocol);
    } else if (begin.len < PREFACE_SIZE) {
        return;
    } else if (settings->tls && !connection->transport.ssl) {
        connection->state = CONNECTION_CLOSED; /* HTTP/2 in the clear where TLS is spoken */
        return;
    } else {
        open_protocol(connection, &http2_protocol);
    }
    held = connection->held;
    connection->held = (struct http_buffer){ 0 };
    begin = http_buffer_content(&held);
    receive(connection, begin.ptr, begin.len);
    http_buffer_release(&held);
}

static void throw_away(struct http_connection *connection, size_t size)
{
    connection->thrown_away += size;
    if (connection->is_cut && connection->thrown_away > LINGER_CUT_MAX)
        connection->state = CONNECTION_CLOSED;
}

static void feed(struct http_connection *connection, const char *data, size_t size)
{
    if (connection->state == CONNECTION_SNIFFING)
        sniff(connection, data, size);
    else if (connection->state == CONNECTION_OPEN)
        receive(connection, data, size);
    else if (connection->state == CONNECTION_LINGERING)
        throw_away(connection, size);
}

/*
 * The peer has ended its side. What was answered is still sent; whoever has not answered yet need
 * not any more, except where the protocol knows of ends that are one side's only.
 */
static void take_end(struct http_connection *connection)
{
    const struct http_protocol *protocol = connection->protocol;

    connection->peer_ended = true;
    if (connection->state == CONNECTION_OPEN && protocol->outlive_peer &&
        protocol->outlive_peer(connection))
        return;
    if (connection->state != CONNECTION_OPEN || connection->requests ||
        http_buffer_size(&connection->out) == 0)
        connection->state = CONNECTION_CLOSED;
    else
        connection->close_when_sent = true;
}

static void read_input(struct http_connection *connection)
{
    size_t size;
    char *buffer = http_listener_read_buffer(connection->listener, &size);

    for (int round = 0; round < READ_ROUNDS && wants_input(connection); round++) {
        ssize_t got = http_transport_read(&connection->transport, buffer, size);

        if (got == TRANSPORT_WAIT)
            return;
        if (got == TRANSPORT_END) {
            /* Answers that are ready go out first, so that they are not lost with the rest. */
            http_connection_touch(connection);
            connection->peer_ended = true;
            return;
        }
        connection->progress_ms = now_ms(connection);
        feed(connection, buffer, (size_t)got);
    }
}

/* ---- opening ---- */

static void start_tls(struct http_connection *connection)
{
    const struct http_listener_options *settings = http_listener_settings(connection->listener);
    CLEANUP(error_release) struct error err = { 0 };

    connection->state = CONNECTION_HANDSHAKE;
    if (!settings->tls || http_transport_start_tls(&connection->transport, settings->tls, &err) < 0)
        connection->state = CONNECTION_CLOSED;
}

static void open_connection(struct http_connection *connection)
{
    const struct http_listener_options *settings = http_listener_settings(connection->listener);

    switch (http_transport_peek(&connection->transport)) {
    case OPENING_UNKNOWN:
        return;
    case OPENING_END:
        connection->state = CONNECTION_CLOSED;
        return;
    case OPENING_TLS:
        start_tls(connection);
        return;
    case OPENING_CLEAR:
        connection->state =
            settings->tls && !settings->allow_plaintext ? CONNECTION_CLOSED : CONNECTION_SNIFFING;
        return;
    }
}

static void shake_hands(struct http_connection *connection)
{
    int result = http_transport_handshake(&connection->transport);

    if (result == TRANSPORT_END)
        connection->state = CONNECTION_CLOSED;
    if (result != 1)
        return;
    connection->state = CONNECTION_SNIFFING;
    /* A client of HTTP/2 may wait for our settings before it says anything. */
    if (http_transport_chose_http2(&connection->transport))
        open_protocol(connection, &http2_protocol);
}

/* ---- output ---- */

/* False: the socket is full, or gone. */
static bool send_output(struct http_connection *connection)
{
    while (http_buffer_size(&connection->out) > 0) {
        struct str content = http_buffer_content(&connection->out);
        ssize_t sent = http_transport_write(&connection->transport, content.ptr, content.len);

        if (sent == TRANSPORT_END)
            connection->state = CONNECTION_CLOSED;
        if (sent < 0)
            return false;
        connection->progress_ms = now_ms(connection);
        http_buffer_consume(&connection->out, (size_t)sent);
    }
    return true;
}

static bool ask_for_more(struct http_connection *connection)
{
    bool asked = false;

    for (struct http_request *request = connection->requests; request; request = request->next)
        asked = http_request_drain(request) || asked;
    return asked;
}

static void end_when_sent(struct http_connection *connection)
{
    bool is_sent = http_buffer_size(&connection->out) == 0;

    if (!connection->close_when_sent || connection->state != CONNECTION_OPEN ||
        (!is_sent && !connection->is_cut))
        return;
    if (!is_sent || connection->requests || connection->peer_ended) {
        connection->state = CONNECTION_CLOSED;
        return;
    }
    /* Closing at once, with unread input, would destroy what was sent and not read yet. */
    http_transport_shutdown(&connection->transport);
    connection->state = CONNECTION_LINGERING;
    connection->since_ms = now_ms(connection);
}

static void flush(struct http_connection *connection)
{
    for (int round = 0; round < FLUSH_ROUNDS && connection->state == CONNECTION_OPEN; round++) {
        bool sent, asked;

        connection->is_touched = false;
        connection->protocol->produce(connection);
        if (http_buffer_size(&connection->out) >= HTTP_PENDING_HIGH)
            connection->is_touched = true; /* it may have stopped at the limit: ask again */
        sent = send_output(connection);
        if (connection->state != CONNECTION_OPEN)
            return;
        asked = ask_for_more(connection);
        if (!sent || (!asked && !connection->is_touched))
            break;
    }
    end_when_sent(connection);
}

/* ---- entering and leaving ---- */

static void update_watch(struct http_connection *connection)
{
    const struct http_transport *transport = &connection->transport;
    unsigned events = 0;

    if (wants_input(connection) || transport->write_wants_read)
        events |= LOOP_READ;
    if (http_buffer_size(&connection->out) > 0 || transport->read_wants_write)
        events |= LOOP_WRITE;
    watch_set_events(connection->watch, events);
}

static void leave(struct http_connection *connection)
{
    flush(connection);
    if (connection->peer_ended && connection->state == CONNECTION_LINGERING)
        connection->state = CONNECTION_CLOSED;
    if (connection->peer_ended && connection->state != CONNECTION_CLOSED &&
        !connection->close_when_sent)
        take_end(connection);
    connection->is_entered = false;
    if (connection->state == CONNECTION_CLOSED) {
        http_connection_free(connection);
        return;
    }
    /* Not done in this turn: TLS holds bytes that no descriptor announces, or much is to be sent.
     */
    if ((connection->state == CONNECTION_OPEN && connection->is_touched &&
         http_buffer_size(&connection->out) == 0) ||
        (wants_input(connection) && http_transport_has_pending(&connection->transport)))
        http_listener_make_dirty(connection->listener, connection);
    update_watch(connection);
}

static void on_ready(void *context, unsigned events)
{
    struct http_connection *connection = context;

    (void)events; /* both directions are tried: TLS may need either for the other */
    connection->is_entered = true;
    connection->is_resting = false;
    if (connection->state == CONNECTION_OPENING)
        open_connection(connection);
    if (connection->state == CONNECTION_HANDSHAKE)
        shake_hands(connection);
    if (connection->state >= CONNECTION_SNIFFING)
        read_input(connection);
    leave(connection);
}

void http_connection_touch(struct http_connection *connection)
{
    connection->is_touched = true;
    if (!connection->is_entered)
        http_listener_make_dirty(connection->listener, connection);
}

void http_connection_flush(struct http_connection *connection)
{
    connection->is_entered = true;
    connection->is_resting = false;
    if (wants_input(connection) && http_transport_has_pending(&connection->transport))
        read_input(connection);
    leave(connection);
}

/* ---- time ---- */

static bool waits_for_peer(const struct http_connection *connection)
{
    if (http_buffer_size(&connection->out) > 0)
        return true;
    if (connection->protocol != &http1_protocol || !connection->requests)
        return false;
    return !connection->requests->is_complete && !connection->requests->is_switched &&
           !connection->reading_paused;
}

static bool is_too_slow(struct http_connection *connection, int64_t now)
{
    const struct http_limits *limits = http_listener_limits(connection->listener);
    int64_t waited = now - connection->since_ms;
    bool was_waiting = connection->waits_for_peer;

    connection->waits_for_peer = connection->state == CONNECTION_OPEN && waits_for_peer(connection);
    if (connection->waits_for_peer && !was_waiting)
        connection->progress_ms = now; /* only now has it something to be slow at */
    if (connection->state == CONNECTION_LINGERING)
        return waited > LINGER_MS;
    if (connection->state < CONNECTION_OPEN || connection->has_request_begun)
        return waited > limits->header_timeout_ms;
    if (connection->waits_for_peer)
        return now - connection->progress_ms > limits->stall_timeout_ms;
    return !connection->requests && waited > limits->idle_timeout_ms;
}

static void let_go(struct http_buffer *buffer)
{
    if (http_buffer_size(buffer) == 0)
        http_buffer_release(buffer);
}

/* Most connections wait most of the time: for the next request, or for what a watch is to see. */
static void rest(struct http_connection *connection)
{
    let_go(&connection->out);
    for (struct http_request *request = connection->requests; request; request = request->next) {
        let_go(&request->in);
        let_go(&request->out);
    }
    if (connection->protocol && connection->protocol->rest)
        connection->protocol->rest(connection);
}

void http_connection_check_time(struct http_connection *connection, int64_t now)
{
    if (is_too_slow(connection, now)) {
        http_connection_free(connection);
        return;
    }
    if (connection->is_resting || now - connection->progress_ms < REST_MS)
        return;
    rest(connection);
    connection->is_resting = true;
}

void http_connection_drain(struct http_connection *connection)
{
    connection->is_draining = true;
    if (connection->state < CONNECTION_OPEN && connection->is_entered)
        connection->state = CONNECTION_CLOSED;
    else if (connection->state < CONNECTION_OPEN) {
        http_connection_free(connection);
        return;
    }
    if (connection->state != CONNECTION_OPEN)
        return;
    connection->protocol->drain(connection);
    http_connection_touch(connection);
}
