#include "base/arena.h"
#include "http/connection.h"
#include "io/loop.h"

#include <assert.h>
#include <llhttp.h>
#include <stdio.h>
#include <string.h>

/*
 * HTTP/1.1: llhttp reads, this file writes. One request at a time: behind each message the parser
 * pauses, and what a client sends ahead is held until the answer is complete. An answer may be
 * complete before the body it answers: the rest of that body is then thrown away. Where a handler
 * switches to another protocol the parser has done its work: all that follows is the handler's.
 */

enum { IGNORED_MAX = 1024 * 1024 };

struct http1 {
    llhttp_t parser;
    struct http_request *current;
    struct http_buffer target, name, value;
    size_t head_bytes;
    size_t ignored;  /* bytes of a body that nobody reads */
    int refuse_with; /* a status, when the message is not acceptable */
    bool is_paused;
};

static int64_t now_ms(const struct http_connection *connection)
{
    return loop_now_ms(http_listener_settings(connection->listener)->loop);
}

/* ---- reading ---- */

static int refuse(struct http1 *http1, int status)
{
    http1->refuse_with = status;
    return HPE_USER;
}

static int on_begin(llhttp_t *parser)
{
    struct http_connection *connection = parser->data;
    struct http1 *http1 = connection->session;

    http1->current = http_request_new(connection);
    http1->head_bytes = 0;
    return 0;
}

static int take_head(llhttp_t *parser, struct http_buffer *buffer, const char *data, size_t size)
{
    struct http_connection *connection = parser->data;
    struct http1 *http1 = connection->session;

    http1->head_bytes += size;
    if (http1->head_bytes > http_listener_limits(connection->listener)->header_bytes)
        return refuse(http1, buffer == &http1->target ? 414 : 431);
    http_buffer_add(buffer, data, size);
    return 0;
}

static struct http1 *session_of(llhttp_t *parser)
{
    return ((struct http_connection *)parser->data)->session;
}

static int on_url(llhttp_t *parser, const char *data, size_t size)
{
    return take_head(parser, &session_of(parser)->target, data, size);
}

static int on_name(llhttp_t *parser, const char *data, size_t size)
{
    return take_head(parser, &session_of(parser)->name, data, size);
}

static int on_value(llhttp_t *parser, const char *data, size_t size)
{
    return take_head(parser, &session_of(parser)->value, data, size);
}

static int on_header_complete(llhttp_t *parser)
{
    struct http1 *http1 = session_of(parser);

    if (http1->current) /* else: a trailer of a body that nobody reads */
        http_request_add_header(http1->current, http_buffer_content(&http1->name),
                                http_buffer_content(&http1->value));
    http_buffer_release(&http1->name);
    http_buffer_release(&http1->value);
    return 0;
}

static bool has_body(const llhttp_t *parser)
{
    return (parser->flags & F_CHUNKED) || parser->content_length > 0;
}

/* What the parser lets pass and we do not. 0: nothing. */
static int judge_head(const struct http_connection *connection, const llhttp_t *parser,
                      const struct http_request *request)
{
    size_t limit = http_listener_limits(connection->listener)->body_bytes;

    if (parser->http_major != 1)
        return 505;
    if (!request->is_http10 && http_header(request, "host").len == 0)
        return 400;
    if ((parser->flags & F_TRANSFER_ENCODING) && !(parser->flags & F_CHUNKED))
        return 501;
    if (limit > 0 && (parser->flags & F_CONTENT_LENGTH) && parser->content_length > limit)
        return 413;
    return 0;
}

static int on_headers_complete(llhttp_t *parser)
{
    struct http_connection *connection = parser->data;
    struct http1 *http1 = connection->session;
    struct http_request *request = http1->current;
    int status;

    connection->has_request_begun = false;
    request->method = llhttp_method_name(llhttp_get_method(parser));
    http_request_set_target(request, http_buffer_content(&http1->target));
    http_buffer_release(&http1->target);
    request->keeps_alive = llhttp_should_keep_alive(parser);
    request->is_http10 = parser->http_minor == 0;
    request->is_head = parser->method == HTTP_HEAD;
    request->is_complete = !has_body(parser);
    status = judge_head(connection, parser, request);
    if (status)
        return refuse(http1, status);
    if (parser->method == HTTP_CONNECT)
        request->keeps_alive = false; /* what follows is no HTTP */
    http_request_deliver(request);
    if (!request->is_complete && !request->is_started &&
        str_equals(http_header(request, "expect"), "100-continue"))
        http_buffer_add_text(&connection->out, "HTTP/1.1 100 Continue\r\n\r\n");
    return parser->method == HTTP_CONNECT ? 1 : 0; /* 1: there is no body */
}

static void update_pause(struct http_connection *connection, const struct http_request *request)
{
    connection->reading_paused = http_buffer_size(&request->in) >= HTTP_BODY_WINDOW;
}

static int on_body(llhttp_t *parser, const char *data, size_t size)
{
    struct http_connection *connection = parser->data;
    struct http1 *http1 = connection->session;

    if (!http1->current) {
        http1->ignored += size;
        return http1->ignored > IGNORED_MAX ? HPE_USER : 0;
    }
    if (http_request_receive(http1->current, data, size) < 0) {
        http1->current->keeps_alive = false;
        return HPE_USER;
    }
    update_pause(connection, http1->current);
    return 0;
}

static int on_message_complete(llhttp_t *parser)
{
    struct http_connection *connection = parser->data;
    struct http1 *http1 = connection->session;
    struct http_request *request = http1->current;

    http1->ignored = 0;
    if (!request)
        return 0;
    if (!request->is_complete && !request->is_switched) {
        request->is_complete = true;
        if (!request->is_ended)
            http_request_deliver(request);
    }
    http1->is_paused = true;
    return HPE_PAUSED;
}

static const llhttp_settings_t callbacks = {
    .on_message_begin = on_begin,
    .on_url = on_url,
    .on_header_field = on_name,
    .on_header_value = on_value,
    .on_header_value_complete = on_header_complete,
    .on_headers_complete = on_headers_complete,
    .on_body = on_body,
    .on_message_complete = on_message_complete,
};

static void open_session(struct http_connection *connection)
{
    struct http1 *http1 = xcalloc(1, sizeof(*http1));

    llhttp_init(&http1->parser, HTTP_REQUEST, &callbacks);
    http1->parser.data = connection;
    connection->session = http1;
}

/* What is wrong with a body, in the words of Go's library. */
static const char *broken_body(const llhttp_t *parser)
{
    if (llhttp_get_errno(parser) != HPE_INVALID_CHUNK_SIZE)
        return "malformed chunked encoding";
    return strstr(llhttp_get_error_reason(parser), "overflow") ? "http chunk length too large"
                                                               : "invalid byte in chunk length";
}

/* Whoever handles the request may have an answer for a body that is none. */
static void tell_broken(struct http1 *http1, struct http_request *request)
{
    if (!request->is_handled || request->is_complete || request->is_started || !request->events ||
        !request->events->on_broken || http1->refuse_with)
        return;
    request->keeps_alive = false;
    request->events->on_broken(request, broken_body(&http1->parser), request->context);
}

static int status_of(const struct http1 *http1)
{
    if (http1->refuse_with)
        return http1->refuse_with;
    return llhttp_get_errno(&http1->parser) == HPE_INVALID_VERSION ? 505 : 400;
}

/* As Go's server says it. */
static const char *refusal_text(const struct http1 *http1, int status, char *buffer, size_t size)
{
    const char *more = "";

    if (status == 501)
        return "Unsupported transfer encoding";
    if (status == 505)
        more = ": unsupported protocol version";
    else if (status == 400 && http1->refuse_with)
        more = ": missing required Host header";
    snprintf(buffer, size, "%d %s%s", status, http_status_text(status), more);
    return buffer;
}

/* What cannot be read is answered in general terms, and ends the connection. */
static int answer_malformed(struct http_connection *connection)
{
    struct http1 *http1 = connection->session;
    struct http_request *request = http1->current;
    int status = status_of(http1);
    bool is_ended, is_answered;
    char buffer[128];
    const char *text = refusal_text(http1, status, buffer, sizeof(buffer));

    http_listener_count_malformed(connection->listener);
    if (!request && http1->ignored > IGNORED_MAX)
        return -1; /* the rest of a body that was answered long ago */
    if (request)
        tell_broken(http1, request);
    is_ended = request && request->is_ended;
    is_answered = request && request->is_started;
    http1->current = NULL;
    if (request)
        http_request_free(request);
    if (is_ended)
        return -1; /* its answer stands */
    if (is_answered) {
        connection->state = CONNECTION_CLOSED; /* in the middle of an answer: break it off */
        return -1;
    }
    http_buffer_printf(&connection->out,
                       "HTTP/1.1 %d %s\r\ncontent-type: text/plain; charset=utf-8\r\n"
                       "connection: close\r\ncontent-length: %zu\r\n\r\n%s",
                       status, http_status_text(status), strlen(text), text);
    return -1;
}

static bool is_switched(const struct http1 *http1)
{
    return http1->current && http1->current->is_switched;
}

static int receive(struct http_connection *connection, const char *data, size_t size)
{
    struct http1 *http1 = connection->session;

    if (is_switched(http1) && http_buffer_size(&connection->held) == 0) {
        (void)http_request_receive(http1->current, data, size); /* no limit: it does not fail */
        update_pause(connection, http1->current);
        return 0;
    }
    while (size > 0) {
        llhttp_errno_t result;
        const char *position;

        if (http1->is_paused || is_switched(http1) || connection->state != CONNECTION_OPEN) {
            http_buffer_add(&connection->held, data, size);
            return 0;
        }
        if (!http1->current && !connection->has_request_begun) {
            connection->has_request_begun = true;
            connection->since_ms = now_ms(connection);
        }
        result = llhttp_execute(&http1->parser, data, size);
        if (result == HPE_OK)
            return 0;
        if (result != HPE_PAUSED && result != HPE_PAUSED_UPGRADE)
            return answer_malformed(connection);
        position = llhttp_get_error_pos(&http1->parser);
        size -= (size_t)(position - data);
        data = position;
        if (result == HPE_PAUSED_UPGRADE) /* an offer that we, as Go, do not take */
            llhttp_resume_after_upgrade(&http1->parser);
    }
    return 0;
}

/* ---- moving on ---- */

/* The answer is complete. False: this connection takes no further request. */
static bool finish_request(struct http_connection *connection, struct http_request *request)
{
    struct http1 *http1 = connection->session;
    bool keeps_alive = request->keeps_alive && !connection->is_draining;

    http1->current = NULL;
    http_request_free(request);
    connection->since_ms = now_ms(connection);
    connection->reading_paused = false;
    if (!keeps_alive) {
        connection->close_when_sent = true;
        return false;
    }
    if (http1->is_paused) {
        http1->is_paused = false;
        llhttp_resume(&http1->parser);
    }
    return true;
}

/* What is held back can be looked at now. */
static bool can_go_on(const struct http_connection *connection, const struct http1 *http1)
{
    if (http_buffer_size(&connection->held) == 0)
        return false;
    return is_switched(http1) || (!http1->current && !http1->is_paused &&
                                  http_buffer_size(&connection->out) < HTTP_PENDING_HIGH);
}

static void produce(struct http_connection *connection)
{
    struct http1 *http1 = connection->session;

    while (connection->state == CONNECTION_OPEN && !connection->close_when_sent) {
        struct http_request *current = http1->current;

        if (current && current->is_ended && !finish_request(connection, current))
            return;
        if (!can_go_on(connection, http1))
            return;

        struct http_buffer held = connection->held;
        struct str content = http_buffer_content(&held);

        connection->held = (struct http_buffer){ 0 };
        if (receive(connection, content.ptr, content.len) < 0)
            connection->close_when_sent = true;
        http_buffer_release(&held);
    }
}

static void drain(struct http_connection *connection)
{
    struct http1 *http1 = connection->session;

    if (is_switched(http1) || (!http1->current && !connection->has_request_begun))
        connection->close_when_sent = true;
}

/* Who breaks off is gone; who ends its side in good order may still be told something. */
static bool outlive_peer(struct http_connection *connection)
{
    struct http1 *http1 = connection->session;

    if (!is_switched(http1) || connection->transport.is_broken)
        return false;
    if (!http1->current->is_complete) {
        http1->current->is_complete = true;
        http_request_deliver(http1->current);
    }
    return true;
}

static void release(struct http_connection *connection)
{
    struct http1 *http1 = connection->session;

    http_buffer_release(&http1->target);
    http_buffer_release(&http1->name);
    http_buffer_release(&http1->value);
    free(http1);
}

/* ---- writing ---- */

static void add_header(struct http_buffer *out, const char *name, struct str value)
{
    http_buffer_add_text(out, name);
    http_buffer_add(out, ": ", 2);
    http_buffer_add(out, value.ptr, value.len);
    http_buffer_add(out, "\r\n", 2);
}

static void frame_body(struct http_request *request)
{
    if (request->without_body || request->has_length)
        return;
    if (request->is_http10)
        request->keeps_alive = false; /* the end of the connection is the end of the body */
    else
        request->is_chunked = true;
}

static void start(struct http_request *request, int status, const struct http_header *headers,
                  size_t count)
{
    struct http_connection *connection = request->connection;
    struct http_buffer *out = &connection->out;
    char date[32];

    http_buffer_printf(out, "HTTP/1.1 %d %s\r\n", status, http_status_text(status));
    for (size_t i = 0; i < count; i++) {
        add_header(out, headers[i].name, headers[i].value);
        if (strcmp(headers[i].name, "content-length") == 0) {
            request->has_length = true;
            request->length = strtoull(headers[i].value.ptr, NULL, 10);
        }
    }
    frame_body(request);
    add_header(out, "date", str_of(http_date(date)));
    if (request->is_chunked)
        add_header(out, "transfer-encoding", STR("chunked"));
    if (!request->keeps_alive || connection->is_draining || request->is_http10) {
        request->keeps_alive = false;
        add_header(out, "connection", STR("close"));
    }
    http_buffer_add(out, "\r\n", 2);
}

static void switch_over(struct http_request *request, const struct http_header *headers,
                        size_t count)
{
    struct http_buffer *out = &request->connection->out;

    request->keeps_alive = false;
    http_buffer_printf(out, "HTTP/1.1 101 %s\r\n", http_status_text(101));
    for (size_t i = 0; i < count; i++)
        add_header(out, headers[i].name, headers[i].value);
    http_buffer_add(out, "\r\n", 2);
}

static void write_body(struct http_request *request, const void *data, size_t size)
{
    struct http_buffer *out = &request->connection->out;

    request->written += size;
    if (request->is_chunked)
        http_buffer_printf(out, "%zx\r\n", size);
    http_buffer_add(out, data, size);
    if (request->is_chunked)
        http_buffer_add(out, "\r\n", 2);
}

static void end(struct http_request *request, const struct http_header *trailers, size_t count)
{
    struct http_buffer *out = &request->connection->out;

    /* What a client would take for the rest of this answer must not be the next one. */
    if (request->has_length && !request->without_body)
        assert(request->written == request->length);
    if (!request->is_chunked)
        return;
    http_buffer_add_text(out, "0\r\n");
    for (size_t i = 0; i < count; i++)
        add_header(out, trailers[i].name, trailers[i].value);
    http_buffer_add(out, "\r\n", 2);
}

static void abort_request(struct http_request *request)
{
    request->connection->state = CONNECTION_CLOSED;
}

static void consume(struct http_request *request, size_t size)
{
    struct http_connection *connection = request->connection;

    (void)size;
    if (!connection->reading_paused)
        return;
    update_pause(connection, request);
    if (!connection->reading_paused)
        http_connection_touch(connection);
}

static size_t pending(const struct http_request *request)
{
    return http_buffer_size(&request->connection->out);
}

const struct http_protocol http1_protocol = {
    .open = open_session,
    .receive = receive,
    .produce = produce,
    .drain = drain,
    .outlive_peer = outlive_peer,
    .release = release,
    .start = start,
    .switch_over = switch_over,
    .write = write_body,
    .end = end,
    .abort = abort_request,
    .consume = consume,
    .pending = pending,
};
