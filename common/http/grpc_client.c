#include "http/grpc_client.h"

#include "base/arena.h"
#include "http/grpc_frame.h"
#include "http/percent.h"
#include "io/await.h"
#include "io/http_client.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

enum { REPLY_LIMIT = 100 * 1024 * 1024 };

int grpc_client_open(struct loop *loop, const char *socket_path, struct http_client **out,
                     struct error *err)
{
    struct http_client_options options = { .unix_socket = socket_path,
                                           .proxy = "",
                                           .no_proxy = "",
                                           .http2_only = true,
                                           .user_agent = "argosy" };

    return http_client_new(loop, &options, out, err);
}

/** A message behind its five bytes. */
static struct str frame(const ProtobufCMessage *message, struct arena *arena)
{
    size_t size = protobuf_c_message_get_packed_size(message);
    unsigned char *bytes = arena_alloc(arena, size + GRPC_FRAME_HEAD + 1);

    grpc_frame_head(bytes, 0, size);
    protobuf_c_message_pack(message, bytes + GRPC_FRAME_HEAD);
    return (struct str){ (const char *)bytes, size + GRPC_FRAME_HEAD };
}

int grpc_client_append(int fd, const ProtobufCMessage *message, int64_t *bytes, struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct str framed = frame(message, arena);

    for (size_t done = 0; done < framed.len;) {
        ssize_t written = write(fd, framed.ptr + done, framed.len - done);

        if (written < 0)
            return error_set_errno(err, errno, "cannot keep what is to be sent");
        done += (size_t)written;
    }
    *bytes += (int64_t)framed.len;
    return 0;
}

/** What the server says in the trailers, or in the headers when it says nothing else. */
static int check_status(const struct http_client_reply *reply, struct arena *arena,
                        struct error *err)
{
    const char *status = http_client_reply_header(reply, "grpc-status");
    const char *message = http_client_reply_header(reply, "grpc-message");
    long code = status ? strtol(status, NULL, 10) : -1;
    struct str words;

    if (reply->status != 200)
        return error_set(err, ERR_UNAVAILABLE,
                         "unexpected HTTP status code received from server: %d", reply->status);
    if (code < 0 || code > ERR_UNAUTHENTICATED)
        return error_set(err, ERR_INTERNAL, "server closed the stream without sending trailers");
    if (code == 0)
        return 0;
    words = percent_decode(str_of(message), PERCENT_PATH, arena);
    return error_set(err, (enum error_code)code, "%.*s", STR_ARG(words));
}

static int read_reply(const struct grpc_client_call *call, struct str body, size_t limit,
                      struct arena *arena, struct str *out, struct error *err)
{
    struct grpc_frames frames = { .max_message_bytes = limit };
    struct str message;
    int got;

    grpc_frames_feed(&frames, body.ptr, body.len);
    got = grpc_frames_next(&frames, &message, err);
    if (got > 0)
        *out = str_dup(message, arena);
    grpc_frames_release(&frames);
    return got == 0 ? error_set(err, ERR_INTERNAL, "the answer to %s is not whole", call->method)
                    : (got < 0 ? -1 : 0);
}

int grpc_client_ask(struct http_client *client, const struct grpc_client_call *call,
                    struct arena *arena, struct str *out, struct error *err)
{
    struct http_client_header headers[] = {
        { "Content-Type", "application/grpc" },
        { "TE", "trailers" },
        { "grpc-timeout", arena_printf(arena, "%lldm", (long long)call->timeout_ms) },
    };
    size_t limit = call->reply_limit ? call->reply_limit : REPLY_LIMIT;
    struct http_client_request request = {
        .method = "POST",
        .url = arena_printf(arena, "http://localhost%s", call->method),
        .headers = headers,
        .header_count = call->timeout_ms > 0 ? 3 : 2,
        .timeout_ms = call->timeout_ms,
        .body_limit = limit + GRPC_FRAME_HEAD,
        .body_fd = call->fd,
        .body_fd_bytes = call->request ? 0 : call->fd_bytes,
    };
    struct http_client_reply reply;

    if (call->request)
        request.body = frame(call->request, arena);
    if (await_http(client, &request, arena, &reply, err) < 0)
        return -1;
    if (check_status(&reply, arena, err) < 0)
        return -1;
    return read_reply(call, reply.body, limit, arena, out, err);
}
