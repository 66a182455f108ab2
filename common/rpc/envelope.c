#include "rpc/envelope.h"

#include "base/arena.h"
#include "rpc/arena_protobuf.h"

#include <errno.h>

/* ---- reading ---- */

static int check_text(const char *text, size_t limit, const char *what, struct error *err)
{
    if (strlen(text) > limit)
        return error_set(err, ERR_INVALID, "an envelope's %s is longer than %zu bytes", what,
                         limit);
    return 0;
}

static int check_request(const Argosy__Rpc__Envelope *envelope, struct error *err)
{
    if (!*envelope->method)
        return error_set(err, ERR_INVALID, "a request names no method");
    for (const char *p = envelope->method; *p; p++)
        if (*p <= ' ' || *p > '~')
            return error_set(err, ERR_INVALID, "a method's name has a character that is none");
    if (envelope->timeout_ms <= 0 || envelope->timeout_ms > ENVELOPE_TIMEOUT_MAX_MS)
        return error_set(err, ERR_INVALID, "a request has no usable deadline");
    return 0;
}

int envelope_parse(struct str bytes, struct arena *arena, Argosy__Rpc__Envelope **out,
                   struct error *err)
{
    ProtobufCAllocator allocator = arena_protobuf_allocator(arena);
    Argosy__Rpc__Envelope *envelope;

    if (bytes.len > ENVELOPE_MAX)
        return error_set(err, ERR_TOO_LARGE, "an envelope of %zu bytes", bytes.len);
    envelope = argosy__rpc__envelope__unpack(&allocator, bytes.len, (const uint8_t *)bytes.ptr);
    if (!envelope)
        return error_set(err, ERR_INVALID, "the envelope cannot be decoded");
    if (envelope->kind <= ARGOSY__RPC__ENVELOPE_KIND__ENVELOPE_UNKNOWN ||
        envelope->kind > ARGOSY__RPC__ENVELOPE_KIND__ENVELOPE_PONG)
        return error_set(err, ERR_INVALID, "an envelope of kind %d", (int)envelope->kind);
    if (check_text(envelope->method, ENVELOPE_METHOD_MAX, "method", err) < 0 ||
        check_text(envelope->trace_id, ENVELOPE_TRACE_MAX, "trace id", err) < 0)
        return -1;
    if (envelope->error &&
        check_text(envelope->error->message, ENVELOPE_ERROR_MAX, "error", err) < 0)
        return -1;
    *out = envelope;
    if (envelope->kind == ARGOSY__RPC__ENVELOPE_KIND__ENVELOPE_REQUEST)
        return check_request(envelope, err);
    return 0;
}

/* ---- failures ---- */

/* A `struct error`'s reason is a constant; these are the ones that the API server gives. */
static const char *find_reason(const char *reason)
{
    static const char *const reasons[] = {
        "Unauthorized",    "Forbidden",          "NotFound",
        "AlreadyExists",   "Conflict",           "Gone",
        "Invalid",         "ServerTimeout",      "Timeout",
        "TooManyRequests", "BadRequest",         "MethodNotAllowed",
        "NotAcceptable",   "InternalError",      "RequestEntityTooLarge",
        "Expired",         "StoreReadError",     "UnsupportedMediaType",
        "Unknown",         "ServiceUnavailable",
    };

    for (size_t i = 0; i < sizeof(reasons) / sizeof(*reasons); i++)
        if (strcmp(reason, reasons[i]) == 0)
            return reasons[i];
    return NULL;
}

static enum error_code check_code(int code)
{
    if ((code >= ERR_CANCELLED && code <= ERR_UNAUTHENTICATED) || code == ERR_TOO_LARGE ||
        code == ERR_CONFLICT || code == ERR_GONE)
        return (enum error_code)code;
    return ERR_UNKNOWN;
}

void envelope_read_error(const Argosy__Rpc__Envelope *envelope, struct error *err)
{
    const Argosy__Rpc__EnvelopeError *error = envelope->error;

    if (!error) {
        error_set(err, ERR_UNKNOWN, "the peer failed without saying why");
        return;
    }
    error_set(err, check_code(error->code), "%s", error->message);
    err->reason = find_reason(error->reason);
    err->retry_after_ms = error->retry_after_ms > 0 ? error->retry_after_ms : 0;
}

void envelope_write_error(const struct error *err, Argosy__Rpc__EnvelopeError *out)
{
    union {
        const char *text;
        char *field;
    } reason = { err->reason ? err->reason : "" }, message = { error_text(err) };

    argosy__rpc__envelope_error__init(out);
    out->code = (int32_t)err->code;
    out->reason = reason.field;
    out->retry_after_ms = err->retry_after_ms;
    out->message = message.field;
}

/* ---- writing ---- */

int envelope_check_size(const ProtobufCMessage *message, size_t limit, struct error *err)
{
    size_t size = protobuf_c_message_get_packed_size(message);

    if (size > limit)
        return error_set(err, ERR_TOO_LARGE, "a message of %zu bytes: the limit is %zu", size,
                         limit);
    return 0;
}

static void init_frame(zmq_msg_t *frame, size_t size)
{
    if (zmq_msg_init_size(frame, size) != 0)
        abort(); /* out of memory */
}

void envelope_pack_body(const ProtobufCMessage *message, zmq_msg_t *out)
{
    init_frame(out, protobuf_c_message_get_packed_size(message));
    protobuf_c_message_pack(message, zmq_msg_data(out));
}

/* Once the first frame was taken, the others of the message are as well. */
static int send_frame(void *socket, zmq_msg_t *frame, bool more)
{
    int status;

    do
        status = zmq_msg_send(frame, socket, ZMQ_DONTWAIT | (more ? ZMQ_SNDMORE : 0));
    while (status < 0 && errno == EINTR);
    if (status < 0) {
        int why = errno;

        zmq_msg_close(frame);
        errno = why;
        return -1;
    }
    return 0;
}

static int send_identity(void *socket, struct str identity)
{
    zmq_msg_t frame;

    init_frame(&frame, identity.len);
    memcpy(zmq_msg_data(&frame), identity.ptr, identity.len);
    return send_frame(socket, &frame, true);
}

int envelope_send(void *socket, const struct str *identity, const Argosy__Rpc__Envelope *envelope,
                  zmq_msg_t *body)
{
    zmq_msg_t frame;

    if (identity && send_identity(socket, *identity) < 0)
        return -1;
    envelope_pack_body(&envelope->base, &frame);
    if (send_frame(socket, &frame, body != NULL) < 0)
        return -1;
    return body ? send_frame(socket, body, false) : 0;
}
