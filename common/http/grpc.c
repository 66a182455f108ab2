#include "base/arena.h"
#include "http/grpc_private.h"
#include "io/loop.h"

/* A call is a request whose body is frames; gRPC-web differs in a few places, by its flavour. */

enum { MESSAGE_MAX = 200 * 1024 * 1024, TIMEOUT_DIGITS = 8 };

/* ---- the server ---- */

struct grpc_server *grpc_server_new(const struct grpc_options *options)
{
    struct grpc_server *server = xcalloc(1, sizeof(*server));

    server->options = *options;
    if (!server->options.max_message_bytes)
        server->options.max_message_bytes = MESSAGE_MAX;
    return server;
}

void grpc_server_free(struct grpc_server *server)
{
    free(server);
}

/* A content-type without its parameters is `name`, or `name` with a subtype. */
static bool is_type(struct str type, const char *name)
{
    struct str rest;

    if (!str_has_prefix(type, str_of(name)))
        return false;
    rest = str_slice(type, strlen(name), type.len);
    return rest.len == 0 || rest.ptr[0] == '+' || rest.ptr[0] == ';' || rest.ptr[0] == ' ';
}

static bool find_flavour(const struct http_request *request, enum grpc_flavour *flavour)
{
    struct str type = http_header(request, "content-type");

    if (is_type(type, "application/grpc"))
        *flavour = FLAVOUR_GRPC;
    else if (is_type(type, "application/grpc-web"))
        *flavour = FLAVOUR_WEB;
    else if (is_type(type, "application/grpc-web-text"))
        *flavour = FLAVOUR_WEB_TEXT;
    else
        return false;
    return true;
}

bool grpc_is_call(const struct http_request *request)
{
    enum grpc_flavour flavour;

    return find_flavour(request, &flavour);
}

/* ---- being asked ---- */

void grpc_on(struct grpc_call *call, const struct grpc_events *events, void *context)
{
    struct grpc_own_call *own = grpc_own(call);

    own->events = events;
    own->context = context;
}

void *grpc_context(const struct grpc_call *call)
{
    return grpc_own(call)->context;
}

static void *allocate(void *arena, size_t size)
{
    return arena_alloc(arena, size);
}

static void keep(void *arena, void *memory)
{
    (void)arena, (void)memory; /* the arena frees everything at once */
}

void *grpc_decode(struct grpc_call *call, struct str message,
                  const ProtobufCMessageDescriptor *descriptor, struct error *err)
{
    ProtobufCAllocator allocator = { allocate, keep, call->arena };
    void *decoded = protobuf_c_message_unpack(descriptor, &allocator, message.len,
                                              (const uint8_t *)message.ptr);

    if (!decoded)
        error_set(err, ERR_INTERNAL, "grpc: error unmarshalling request: it is no %s",
                  descriptor->name);
    return decoded;
}

static int take_message(struct grpc_own_call *call, struct str message, struct error *err)
{
    const struct grpc_options *options = &call->owner->options;

    if (call->messages++ == 0 && options->admit && options->admit(&call->public, err) < 0)
        return -1;
    if (!call->method->on_end && call->messages > 1)
        return error_set(err, ERR_INTERNAL, "grpc: a second request where one is expected");
    return call->method->on_message(&call->public, message, err);
}

static int take_end(struct grpc_own_call *call, struct error *err)
{
    call->end_was_told = true;
    if (grpc_frames_has_rest(&call->frames))
        return error_set(err, ERR_INTERNAL, "grpc: unexpected EOF");
    if (!call->method->on_end)
        return call->messages > 0
                   ? 0
                   : error_set(err, ERR_INTERNAL, "grpc: no request where one is expected");
    return call->method->on_end(&call->public, err);
}

/* Everything that has arrived, message by message. */
static int take_frames(struct grpc_own_call *call, struct error *err)
{
    int status = 1;

    while (!call->is_over && status > 0) {
        struct str message;

        status = grpc_frames_next(&call->frames, &message, err);
        if (status <= 0)
            break;
        if (take_message(call, message, err) < 0)
            return -1;
        grpc_frames_consume(&call->frames, message);
    }
    if (status < 0)
        return -1;
    if (!call->is_over && http_is_complete(call->public.request) && !call->end_was_told)
        return take_end(call, err);
    return 0;
}

/* The messages of a stream are let go one after the other; a request stays until its answer. */
static bool is_kept(const struct grpc_own_call *call)
{
    return call->messages > 0 && !call->method->on_end && !call->is_over;
}

static int take_body(struct grpc_own_call *call, struct error *err)
{
    struct str body = http_body(call->public.request);
    struct http_buffer decoded = { 0 };
    int status = 0;

    if (!is_kept(call) &&
        !http_hold(call->public.request, http_buffer_size(&call->frames.buffer) + body.len))
        return error_set(err, ERR_UNAVAILABLE, HTTP_HELD_TOO_MUCH);
    if (call->flavour == FLAVOUR_WEB_TEXT) {
        status = grpc_web_decode(&call->decoder, body, &decoded, err);
        grpc_frames_feed(&call->frames, http_buffer_content(&decoded).ptr,
                         http_buffer_size(&decoded));
        http_buffer_release(&decoded);
    } else {
        grpc_frames_feed(&call->frames, body.ptr, body.len);
    }
    http_consume(call->public.request, body.len);
    return status;
}

static void on_data(struct http_request *request, void *context)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct grpc_own_call *call = context;

    if (call->is_over) {
        http_consume(request, http_body(request).len);
        return;
    }
    if (take_body(call, &err) < 0 || take_frames(call, &err) < 0) {
        grpc_fail(&call->public, &err);
        grpc_frames_release(&call->frames);
    }
    if (!is_kept(call))
        http_hold_less(request, http_buffer_size(&call->frames.buffer));
}

static void on_drain(struct http_request *request, void *context)
{
    struct grpc_own_call *call = context;

    (void)request;
    if (!call->is_over && call->events && call->events->on_drain)
        call->events->on_drain(&call->public, call->context);
}

static void on_close(struct http_request *request, void *context)
{
    struct grpc_own_call *call = context;
    const struct grpc_options *options = &call->owner->options;
    enum error_code code = call->is_over ? call->code : ERR_CANCELLED;

    (void)request;
    call->is_over = true;
    if (call->events && call->events->on_close)
        call->events->on_close(&call->public, call->context);
    if (options->on_end)
        options->on_end(options->context, call->public.method, code);
    watch_cancel(call->deadline);
    grpc_frames_release(&call->frames);
    vec_release(&call->headers);
}

static const struct http_events events = { .on_data = on_data,
                                           .on_drain = on_drain,
                                           .on_close = on_close };

/* ---- the beginning ---- */

bool grpc_parse_timeout(struct str text, int64_t *milliseconds)
{
    static const struct {
        char unit;
        int64_t microseconds; /* 0: less than one */
    } units[] = { { 'H', INT64_C(3600000000) },
                  { 'M', 60000000 },
                  { 'S', 1000000 },
                  { 'm', 1000 },
                  { 'u', 1 },
                  { 'n', 0 } };
    int64_t number = 0;

    if (text.len < 2 || text.len > TIMEOUT_DIGITS + 1)
        return false;
    for (size_t i = 0; i + 1 < text.len; i++) {
        if (text.ptr[i] < '0' || text.ptr[i] > '9')
            return false;
        number = number * 10 + (text.ptr[i] - '0');
    }
    for (size_t i = 0; i < sizeof(units) / sizeof(*units); i++) {
        if (text.ptr[text.len - 1] != units[i].unit)
            continue;
        *milliseconds = units[i].microseconds ? (number * units[i].microseconds + 999) / 1000
                                              : (number + 999999) / 1000000;
        return true;
    }
    return false;
}

static void on_deadline(void *context)
{
    struct grpc_own_call *call = context;

    grpc_finish(call, ERR_TIMEOUT, "context deadline exceeded");
}

static void set_deadline(struct grpc_own_call *call)
{
    struct loop *loop = http_loop(call->public.request);
    struct str timeout = http_header(call->public.request, "grpc-timeout");
    int64_t left;

    call->public.deadline_ms = INT64_MAX;
    if (!grpc_parse_timeout(timeout, &left))
        return;
    call->public.deadline_ms = loop_now_ms(loop) + left;
    call->deadline = loop_watch_once(loop, left, on_deadline, call);
}

static const struct grpc_method *find_method(const struct grpc_server *server, struct str path)
{
    for (size_t i = 0; i < server->options.count; i++)
        if (str_equals(path, server->options.methods[i].path))
            return &server->options.methods[i];
    return NULL;
}

/* grpc-go's words. */
static void refuse_method(struct grpc_own_call *call, struct str path)
{
    ptrdiff_t slash = str_find_last_char(path, '/');
    struct str service, method;

    if (path.len < 2 || slash < 1) {
        grpc_finish(
            call, ERR_UNIMPLEMENTED,
            arena_printf(call->public.arena, "malformed method name: \"%.*s\"", STR_ARG(path)));
        return;
    }
    service = str_slice(path, 0, (size_t)slash + 1);
    method = str_slice(path, (size_t)slash + 1, path.len);
    for (size_t i = 0; i < call->owner->options.count; i++) {
        if (!str_has_prefix(str_of(call->owner->options.methods[i].path), service))
            continue;
        grpc_finish(call, ERR_UNIMPLEMENTED,
                    arena_printf(call->public.arena, "unknown method %.*s for service %.*s",
                                 STR_ARG(method), (int)service.len - 2, service.ptr + 1));
        return;
    }
    grpc_finish(call, ERR_UNIMPLEMENTED,
                arena_printf(call->public.arena, "unknown service %.*s", (int)service.len - 2,
                             service.ptr + 1));
}

static bool is_acceptable(struct http_request *request, enum grpc_flavour *flavour)
{
    if (!find_flavour(request, flavour)) {
        http_reply(request, 415, "text/plain; charset=utf-8", STR("this is no gRPC\n"));
        return false;
    }
    if (strcmp(http_method(request), "POST") != 0) {
        http_reply(request, 405, "text/plain; charset=utf-8", STR("gRPC is spoken with POST\n"));
        return false;
    }
    if (*flavour == FLAVOUR_GRPC && !http_is_http2(request)) {
        http_reply(request, 505, "text/plain; charset=utf-8", STR("gRPC requires HTTP/2\n"));
        return false;
    }
    return true;
}

void grpc_server_handle(struct http_request *request, void *server)
{
    struct grpc_server *own = server;
    struct grpc_own_call *call = ARENA_NEW(http_arena(request), struct grpc_own_call);
    enum grpc_flavour flavour;

    if (!is_acceptable(request, &flavour))
        return;
    *call = (struct grpc_own_call){
        .owner = own,
        .flavour = flavour,
        .method = find_method(own, http_path(request)),
        .frames = { .max_message_bytes = own->options.max_message_bytes },
        .public = { .server = own->options.context,
                    .arena = http_arena(request),
                    .method = http_path(request).ptr,
                    .request = request },
    };
    http_on(request, &events, call);
    if (call->method)
        set_deadline(call);
    else
        refuse_method(call, http_path(request));
}
