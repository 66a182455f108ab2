#include "base/arena.h"
#include "http/grpc_private.h"
#include "io/loop.h"

#include <assert.h>
#include <stdio.h>

/* Messages, and how the call ended: in trailers, or for gRPC-web in a last frame. */

/* What is not printable, and "%", in percent-encoding: as the protocol has it for grpc-message. */
static struct str encode_message(const char *text, struct arena *arena)
{
    static const char digits[] = "0123456789ABCDEF";
    char *out = arena_alloc(arena, strlen(text) * 3 + 1);
    size_t length = 0;

    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;

        if (c >= ' ' && c <= '~' && c != '%') {
            out[length++] = (char)c;
            continue;
        }
        out[length++] = '%';
        out[length++] = digits[c >> 4];
        out[length++] = digits[c & 15];
    }
    return (struct str){ out, length };
}

static const char *content_type(enum grpc_flavour flavour)
{
    switch (flavour) {
    case FLAVOUR_WEB:
        return "application/grpc-web+proto";
    case FLAVOUR_WEB_TEXT:
        return "application/grpc-web-text+proto";
    default:
        return "application/grpc";
    }
}

static void add_header(struct grpc_own_call *call, const char *name, struct str value)
{
    vec_push(&call->headers, ((struct http_header){ name, value }));
}

static void start(struct grpc_own_call *call)
{
    if (call->is_started)
        return;
    call->is_started = true;
    add_header(call, "content-type", str_of(content_type(call->flavour)));
    if (call->flavour != FLAVOUR_GRPC)
        add_header(call, "access-control-expose-headers",
                   STR("Content-Type, Grpc-Status, Grpc-Message"));
    http_start(call->public.request, 200, call->headers.items, call->headers.count);
}

static void write_bytes(struct grpc_own_call *call, struct str bytes)
{
    struct http_buffer text = { 0 };

    if (call->flavour != FLAVOUR_WEB_TEXT) {
        http_write(call->public.request, bytes.ptr, bytes.len);
        return;
    }
    grpc_web_encode(bytes, &text);
    bytes = http_buffer_content(&text);
    http_write(call->public.request, bytes.ptr, bytes.len);
    http_buffer_release(&text);
}

void grpc_send_packed(struct grpc_call *call, struct str message)
{
    struct grpc_own_call *own = grpc_own(call);
    struct http_buffer frame = { 0 };
    unsigned char head[GRPC_FRAME_HEAD];

    if (own->is_over)
        return; /* its deadline has passed, or it failed */
    start(own);
    grpc_frame_head(head, 0, message.len);
    http_buffer_add(&frame, head, sizeof(head));
    http_buffer_add(&frame, message.ptr, message.len);
    write_bytes(own, http_buffer_content(&frame));
    http_buffer_release(&frame);
}

void grpc_send(struct grpc_call *call, const ProtobufCMessage *message)
{
    size_t size = protobuf_c_message_get_packed_size(message);
    uint8_t *packed = xcalloc(1, size + 1);

    protobuf_c_message_pack(message, packed);
    grpc_send_packed(call, (struct str){ (const char *)packed, size });
    free(packed);
}

static void end_web(struct grpc_own_call *call, int status, struct str message)
{
    struct http_buffer trailers = { 0 };
    char text[16];

    /* The command line looks for a failure in the headers only. */
    if (!call->is_started) {
        snprintf(text, sizeof(text), "%d", status);
        add_header(call, "grpc-status", str_dup(str_of(text), call->public.arena));
        add_header(call, "grpc-message", message);
    }
    start(call);
    grpc_web_add_trailers(&trailers, status, message);
    write_bytes(call, http_buffer_content(&trailers));
    http_buffer_release(&trailers);
    http_end(call->public.request, NULL, 0);
}

static void end_native(struct grpc_own_call *call, int status, struct str message)
{
    char text[16];
    const struct http_header trailers[] = {
        { "grpc-status", { text, (size_t)snprintf(text, sizeof(text), "%d", status) } },
        { "grpc-message", message },
    };

    start(call);
    http_end(call->public.request, trailers, message.len > 0 ? 2 : 1);
}

void grpc_finish(struct grpc_own_call *call, enum error_code code, const char *message)
{
    struct str encoded = encode_message(message, call->public.arena);

    if (call->is_over)
        return;
    if (call->flavour == FLAVOUR_GRPC)
        end_native(call, error_grpc_code(code), encoded);
    else
        end_web(call, error_grpc_code(code), encoded);
    call->is_over = true;
    call->code = code;
    watch_cancel(call->deadline);
    call->deadline = NULL;
}

void grpc_end(struct grpc_call *call)
{
    grpc_finish(grpc_own(call), ERR_OK, "");
}

void grpc_fail(struct grpc_call *call, struct error *err)
{
    grpc_finish(grpc_own(call), err->code ? err->code : ERR_UNKNOWN, error_text(err));
    error_release(err);
}

size_t grpc_pending(const struct grpc_call *call)
{
    return http_pending(call->request);
}

void grpc_set_header(struct grpc_call *call, const char *name, struct str value)
{
    struct grpc_own_call *own = grpc_own(call);

    assert(!own->is_started);
    add_header(own, arena_strndup(call->arena, name, strlen(name)), str_dup(value, call->arena));
}
