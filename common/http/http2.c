#include "base/arena.h"
#include "http/connection.h"
#include "http/http2_budget.h"
#include "http/http2_memory.h"
#include "io/loop.h"

#include <assert.h>
#include <nghttp2/nghttp2.h>
#include <stdio.h>

/*
 * HTTP/2 by nghttp2, which keeps the streams, the windows and the compression; this file carries
 * its callbacks to requests and back.
 *
 * Two rules of nghttp2: its session is never fed or asked for output from inside one of its
 * callbacks (here: only receive() and produce() do, and the connection enters them one at a time);
 * and a stream whose data ran out stays silent until it is resumed. What a stream has in store is
 * its own request's `out`, never a sum over the connection, or one slow stream would stop the rest.
 */

enum {
    STREAM_WINDOW = 1024 * 1024,
    CONNECTION_WINDOW = 16 * 1024 * 1024,
    FRAME_HEAD = 9,
    SETTINGS_MAX = 32,
    ACKS_MAX = 2 * HTTP2_FRAMES_BURST, /* that nobody took yet */
    CONTINUATIONS_MAX = 16,
    HEADERS_MAX = 128, /* of one answer */
};

struct http2 {
    nghttp2_session *session; /* outside of its callbacks: by awake_session() */
    struct http2_memory memory;
    struct http2_budget budget;
    uint64_t received, looked_at; /* bytes; what nghttp2 drops it does not tell */
    bool is_closing;              /* GOAWAY was submitted */
    bool is_silent;               /* the session has no frame in hand */
};

static struct http_request *request_of(nghttp2_session *session, int32_t stream)
{
    return nghttp2_session_get_stream_user_data(session, stream);
}

static nghttp2_session *awake_session(const struct http_connection *connection)
{
    struct http2 *http2 = connection->session;

    http2_memory_wake(&http2->memory);
    return http2->session;
}

static int64_t now_ms(const struct http_connection *connection)
{
    return loop_now_ms(http_listener_settings(connection->listener)->loop);
}

/* ---- what is too much ---- */

/* The peer is told, and whatever else it says is not looked at. */
static void calm(struct http_connection *connection)
{
    struct http2 *http2 = connection->session;

    if (connection->is_cut)
        return;
    connection->is_cut = true;
    http_listener_count_malformed(connection->listener);
    nghttp2_session_terminate_session(http2->session, NGHTTP2_ENHANCE_YOUR_CALM);
}

static void take_frame(struct http_connection *connection)
{
    struct http2 *http2 = connection->session;

    if (!http2_budget_take_frame(&http2->budget, now_ms(connection)))
        calm(connection);
}

static void take_reset(struct http_connection *connection)
{
    struct http2 *http2 = connection->session;

    if (!http2_budget_take_reset(&http2->budget, now_ms(connection)))
        calm(connection);
}

static bool is_empty(const nghttp2_data *data)
{
    return data->hd.length == data->padlen && !(data->hd.flags & NGHTTP2_FLAG_END_STREAM);
}

/* Requests and their bodies have limits of their own; all else has its budget. */
static void charge(struct http_connection *connection, const nghttp2_frame *frame,
                   const struct http_request *request)
{
    switch (frame->hd.type) {
    case NGHTTP2_HEADERS:
        return;
    case NGHTTP2_DATA:
        if (is_empty(&frame->data))
            take_frame(connection);
        return;
    case NGHTTP2_RST_STREAM:
        if (request)
            take_reset(connection);
        else
            take_frame(connection);
        return;
    default:
        take_frame(connection);
    }
}

/* Who makes us reset its streams by breaking rules has the work of them done for nothing, too. */
static void charge_refusal(struct http_connection *connection, uint32_t code)
{
    switch (code) {
    case NGHTTP2_FLOW_CONTROL_ERROR: /* it knows no windows, and will go on */
        calm(connection);
        return;
    case NGHTTP2_PROTOCOL_ERROR:
    case NGHTTP2_STREAM_CLOSED:
    case NGHTTP2_REFUSED_STREAM:
        take_reset(connection);
        return;
    default: /* our own wish */
        return;
    }
}

/* ---- reading ---- */

static int on_begin_headers(nghttp2_session *session, const nghttp2_frame *frame, void *context)
{
    struct http_connection *connection = context;
    struct http_request *request;

    if (frame->hd.type != NGHTTP2_HEADERS || frame->headers.cat != NGHTTP2_HCAT_REQUEST)
        return 0;
    request = http_request_new(connection);
    request->stream_id = frame->hd.stream_id;
    connection->has_request_begun = true;
    connection->since_ms = now_ms(connection);
    nghttp2_session_set_stream_user_data(session, frame->hd.stream_id, request);
    return 0;
}

static void take_header(struct http_request *request, struct str name, struct str value)
{
    if (str_equals(name, ":method")) {
        request->method = str_dup(value, request->arena).ptr;
        request->is_head = str_equals(value, "HEAD");
    } else if (str_equals(name, ":path")) {
        http_request_set_target(request, value);
    } else if (str_equals(name, ":authority")) {
        http_request_add_header(request, STR("host"), value);
    } else if (name.ptr[0] != ':') {
        http_request_add_header(request, name, value);
    }
}

// NOLINTNEXTLINE(readability-function-size): nghttp2 says what it takes
static int on_header(nghttp2_session *session, const nghttp2_frame *frame, const uint8_t *name,
                     size_t name_size, const uint8_t *value, size_t value_size, uint8_t flags,
                     void *context)
{
    struct http_connection *connection = context;
    struct http_request *request = request_of(session, frame->hd.stream_id);

    (void)flags;
    if (!request)
        return 0;
    request->header_bytes += name_size + value_size;
    if (request->header_bytes > http_listener_limits(connection->listener)->header_bytes ||
        request->is_handled) /* trailers of a request: nobody asks for them */
        return 0;
    take_header(request, (struct str){ (const char *)name, name_size },
                (struct str){ (const char *)value, value_size });
    return 0;
}

static int on_frame(nghttp2_session *session, const nghttp2_frame *frame, void *context)
{
    struct http_connection *connection = context;
    struct http2 *http2 = connection->session;
    struct http_request *request = request_of(session, frame->hd.stream_id);
    bool is_first;

    http2->looked_at += FRAME_HEAD + frame->hd.length;
    charge(connection, frame, request);
    if (!request || connection->is_cut ||
        (frame->hd.type != NGHTTP2_DATA && frame->hd.type != NGHTTP2_HEADERS))
        return 0;
    if (frame->hd.type == NGHTTP2_HEADERS)
        connection->has_request_begun = false;
    is_first = !request->is_handled;
    if (frame->hd.flags & NGHTTP2_FLAG_END_STREAM)
        request->is_complete = true;
    if (is_first &&
        request->header_bytes > http_listener_limits(connection->listener)->header_bytes) {
        request->is_handled = true;
        http_reply(request, 431, "", STR_EMPTY);
        return 0;
    }
    if (is_first || (request->is_complete && !request->is_ended))
        http_request_deliver(request);
    return 0;
}

static int on_data(nghttp2_session *session, uint8_t flags, int32_t stream, const uint8_t *data,
                   size_t size, void *context)
{
    struct http_request *request = request_of(session, stream);

    (void)flags, (void)context;
    if (!request) {
        nghttp2_session_consume_connection(session, size);
        return 0;
    }
    if (http_request_receive(request, data, size) < 0) {
        nghttp2_session_consume_connection(session, size);
        if (request->is_gone || !request->is_ended)
            nghttp2_submit_rst_stream(session, NGHTTP2_FLAG_NONE, stream, NGHTTP2_CANCEL);
    }
    return 0;
}

static int on_stream_close(nghttp2_session *session, int32_t stream, uint32_t code, void *context)
{
    struct http_connection *connection = context;
    struct http_request *request = request_of(session, stream);

    (void)code;
    if (!request)
        return 0;
    nghttp2_session_set_stream_user_data(session, stream, NULL);
    if (http_buffer_size(&request->in) > 0)
        nghttp2_session_consume_connection(session, http_buffer_size(&request->in));
    http_request_free(request);
    connection->since_ms = now_ms(connection);
    return 0;
}

static int on_frame_sent(nghttp2_session *session, const nghttp2_frame *frame, void *context)
{
    struct http_connection *connection = context;
    struct http2 *http2 = connection->session;
    struct http_request *request = request_of(session, frame->hd.stream_id);

    if (frame->hd.type == NGHTTP2_RST_STREAM) {
        http2_budget_allow_ignored(&http2->budget, STREAM_WINDOW);
        charge_refusal(connection, frame->rst_stream.error_code);
    }
    if (frame->hd.type != NGHTTP2_DATA && frame->hd.type != NGHTTP2_HEADERS)
        return 0;
    http2_budget_earn(&http2->budget, frame->hd.type == NGHTTP2_DATA ? frame->hd.length : 0);
    /* An answer that is complete before the request: the peer may stop sending. */
    if (request && (frame->hd.flags & NGHTTP2_FLAG_END_STREAM) && !request->is_complete)
        nghttp2_submit_rst_stream(session, NGHTTP2_FLAG_NONE, frame->hd.stream_id,
                                  NGHTTP2_NO_ERROR);
    return 0;
}

static int receive(struct http_connection *connection, const char *data, size_t size)
{
    struct http2 *http2 = connection->session;
    ssize_t taken =
        nghttp2_session_mem_recv(awake_session(connection), (const uint8_t *)data, size);

    http2->received += size;
    if (!http2_budget_allows_ignored(&http2->budget, http2->received - http2->looked_at))
        calm(connection);
    if (connection->is_cut)
        return -1;
    if (taken < 0 || (size_t)taken < size) {
        connection->is_cut = true;
        http_listener_count_malformed(connection->listener);
        return -1;
    }
    return 0;
}

/* ---- the session ---- */

static nghttp2_session_callbacks *make_callbacks(void)
{
    nghttp2_session_callbacks *callbacks;

    if (nghttp2_session_callbacks_new(&callbacks) != 0)
        abort(); /* out of memory */
    nghttp2_session_callbacks_set_on_begin_headers_callback(callbacks, on_begin_headers);
    nghttp2_session_callbacks_set_on_header_callback(callbacks, on_header);
    nghttp2_session_callbacks_set_on_frame_recv_callback(callbacks, on_frame);
    nghttp2_session_callbacks_set_on_frame_send_callback(callbacks, on_frame_sent);
    nghttp2_session_callbacks_set_on_data_chunk_recv_callback(callbacks, on_data);
    nghttp2_session_callbacks_set_on_stream_close_callback(callbacks, on_stream_close);
    return callbacks;
}

static nghttp2_option *make_limits(void)
{
    nghttp2_option *option;

    if (nghttp2_option_new(&option) != 0)
        abort();                                         /* out of memory */
    nghttp2_option_set_no_auto_window_update(option, 1); /* http_consume() opens the window */
    nghttp2_option_set_stream_reset_rate_limit(option, UINT64_MAX, 0); /* the budget's matter */
    nghttp2_option_set_max_settings(option, SETTINGS_MAX);
    nghttp2_option_set_max_outbound_ack(option, ACKS_MAX);
    nghttp2_option_set_max_continuations(option, CONTINUATIONS_MAX);
    return option;
}

static void open_session(struct http_connection *connection)
{
    const struct http_limits *limits = http_listener_limits(connection->listener);
    const nghttp2_settings_entry settings[] = {
        { NGHTTP2_SETTINGS_MAX_CONCURRENT_STREAMS, limits->streams },
        { NGHTTP2_SETTINGS_INITIAL_WINDOW_SIZE, STREAM_WINDOW },
        { NGHTTP2_SETTINGS_MAX_HEADER_LIST_SIZE, (uint32_t)limits->header_bytes },
    };
    struct http2 *http2 = xcalloc(1, sizeof(*http2));
    nghttp2_session_callbacks *callbacks = make_callbacks();
    nghttp2_option *option = make_limits();

    http2_memory_init(&http2->memory);
    if (nghttp2_session_server_new3(&http2->session, callbacks, connection, option,
                                    &http2->memory.functions) != 0)
        abort(); /* out of memory */
    http2_memory_seal(&http2->memory);
    nghttp2_session_callbacks_del(callbacks);
    nghttp2_option_del(option);
    http2_budget_init(&http2->budget, now_ms(connection));
    connection->session = http2;
    nghttp2_submit_settings(http2->session, NGHTTP2_FLAG_NONE, settings,
                            sizeof(settings) / sizeof(*settings));
    nghttp2_session_set_local_window_size(http2->session, NGHTTP2_FLAG_NONE, 0, CONNECTION_WINDOW);
}

static void produce(struct http_connection *connection)
{
    struct http2 *http2 = connection->session;
    nghttp2_session *session = awake_session(connection);

    http2->is_silent = false;
    while (http_buffer_size(&connection->out) < HTTP_PENDING_HIGH) {
        const uint8_t *data;
        ssize_t size = nghttp2_session_mem_send(session, &data);

        if (size < 0) {
            connection->state = CONNECTION_CLOSED;
            return;
        }
        http2->is_silent = size == 0;
        if (size == 0)
            break;
        http_buffer_add(&connection->out, data, (size_t)size);
    }
    if ((http2->is_closing && !connection->requests) ||
        (!nghttp2_session_want_read(session) && !nghttp2_session_want_write(session)))
        connection->close_when_sent = true;
}

static void drain(struct http_connection *connection)
{
    struct http2 *http2 = connection->session;
    nghttp2_session *session = awake_session(connection);
    int32_t last = nghttp2_session_get_last_proc_stream_id(session);

    nghttp2_submit_goaway(session, NGHTTP2_FLAG_NONE, last, NGHTTP2_NO_ERROR, NULL, 0);
    http2->is_closing = true;
}

static void rest(struct http_connection *connection)
{
    struct http2 *http2 = connection->session;

    if (http2->is_silent)
        http2_memory_rest(&http2->memory);
}

static void release(struct http_connection *connection)
{
    struct http2 *http2 = connection->session;

    nghttp2_session_del(awake_session(connection));
    http2_memory_release(&http2->memory);
    free(http2);
}

/* ---- writing ---- */

static nghttp2_nv make_field(const char *name, struct str value)
{
    union {
        const char *text;
        uint8_t *bytes;
    } key = { name }, content = { value.ptr };

    return (nghttp2_nv){ key.bytes, content.bytes, strlen(name), value.len, NGHTTP2_NV_FLAG_NONE };
}

/* One that is another in every answer: neither side keeps it in its table of compression. */
static nghttp2_nv make_passing_field(const char *name, struct str value)
{
    nghttp2_nv field = make_field(name, value);

    field.flags = NGHTTP2_NV_FLAG_NO_INDEX;
    return field;
}

static void submit_trailers(nghttp2_session *session, const struct http_request *request)
{
    nghttp2_nv fields[HEADERS_MAX];

    for (size_t i = 0; i < request->trailer_count; i++)
        fields[i] = make_field(request->trailers[i].name, request->trailers[i].value);
    nghttp2_submit_trailer(session, request->stream_id, fields, request->trailer_count);
}

// NOLINTNEXTLINE(readability-function-size): nghttp2 says what it takes
static ssize_t read_answer(nghttp2_session *session, int32_t stream, uint8_t *data, size_t size,
                           uint32_t *flags, nghttp2_data_source *source, void *context)
{
    struct http_request *request = source->ptr;
    struct str content = http_buffer_content(&request->out);

    (void)stream, (void)context;
    if (content.len == 0 && !request->is_ended) {
        request->is_deferred = true;
        return NGHTTP2_ERR_DEFERRED;
    }
    if (size > content.len)
        size = content.len;
    memcpy(data, content.ptr, size);
    http_buffer_consume(&request->out, size);
    if (request->is_ended && http_buffer_size(&request->out) == 0) {
        *flags |= NGHTTP2_DATA_FLAG_EOF;
        if (request->trailer_count > 0) {
            *flags |= NGHTTP2_DATA_FLAG_NO_END_STREAM;
            submit_trailers(session, request);
        }
    }
    return (ssize_t)size;
}

static nghttp2_session *session_of(const struct http_request *request)
{
    return awake_session(request->connection);
}

static void start(struct http_request *request, int status, const struct http_header *headers,
                  size_t count)
{
    nghttp2_data_provider provider = { .source.ptr = request, .read_callback = read_answer };
    nghttp2_nv fields[HEADERS_MAX];
    char text[16], date[32];
    size_t used = 0;

    assert(count + 2 <= HEADERS_MAX);
    snprintf(text, sizeof(text), "%d", status);
    fields[used++] = make_field(":status", str_of(text));
    for (size_t i = 0; i < count; i++)
        fields[used++] = make_field(headers[i].name, headers[i].value);
    fields[used++] = make_passing_field("date", str_of(http_date(date)));
    nghttp2_submit_response(session_of(request), request->stream_id, fields, used, &provider);
}

static void resume(struct http_request *request)
{
    if (!request->is_deferred)
        return;
    request->is_deferred = false;
    nghttp2_session_resume_data(session_of(request), request->stream_id);
}

static void write_body(struct http_request *request, const void *data, size_t size)
{
    http_buffer_add(&request->out, data, size);
    resume(request);
}

static void end(struct http_request *request, const struct http_header *trailers, size_t count)
{
    assert(count <= HEADERS_MAX);
    request->trailers = arena_alloc(request->arena, (count + 1) * sizeof(*trailers));
    request->trailer_count = count;
    for (size_t i = 0; i < count; i++) {
        const char *name =
            arena_strndup(request->arena, trailers[i].name, strlen(trailers[i].name));

        request->trailers[i] =
            (struct http_header){ name, str_dup(trailers[i].value, request->arena) };
    }
    resume(request);
}

static void abort_request(struct http_request *request)
{
    http_buffer_release(&request->out);
    nghttp2_submit_rst_stream(session_of(request), NGHTTP2_FLAG_NONE, request->stream_id,
                              NGHTTP2_INTERNAL_ERROR);
}

static void consume(struct http_request *request, size_t size)
{
    nghttp2_session_consume(session_of(request), request->stream_id, size);
    http_connection_touch(request->connection);
}

static size_t pending(const struct http_request *request)
{
    return http_buffer_size(&request->out);
}

const struct http_protocol http2_protocol = {
    .open = open_session,
    .receive = receive,
    .produce = produce,
    .drain = drain,
    .rest = rest,
    .release = release,
    .start = start,
    .write = write_body,
    .end = end,
    .abort = abort_request,
    .consume = consume,
    .pending = pending,
};
