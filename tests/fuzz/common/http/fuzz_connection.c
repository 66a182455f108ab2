#include "base/arena.h"
#include "http/connection.h"
#include "http/grpc.h"
#include "io/loop.h"

#include <assert.h>
#include <fcntl.h>
#include <stdint.h>
#include <sys/socket.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/*
 * A connection of the listener whose peer says whatever it likes, in one go or in pieces. The first
 * byte picks how large the pieces are and whether the preface of HTTP/2 goes ahead; the handlers do
 * what the path says. In the end the peer leaves, and nothing may be left behind.
 */

enum { TURNS = 6 };

static int say(struct grpc_call *call, struct str message, struct error *err)
{
    (void)err;
    grpc_send_packed(call, message);
    grpc_end(call);
    return 0;
}

static int count(struct grpc_call *call, struct str message, struct error *err)
{
    (void)call;
    return message.len == 7 ? error_set(err, ERR_INVALID, "seven") : 0;
}

static int sum(struct grpc_call *call, struct error *err)
{
    (void)err;
    grpc_end(call);
    return 0;
}

static const struct grpc_method methods[] = { { "/t.T/Say", say, NULL },
                                              { "/t.T/Sum", count, sum } };

static void echo_body(struct http_request *request, struct str body, void *context)
{
    (void)context;
    http_reply(request, 200, "text/plain", body);
}

static void say_broken(struct http_request *request, const char *why, void *context)
{
    (void)context;
    http_reply(request, 500, "text/plain", str_of(why));
}

static void on_drain(struct http_request *request, void *context)
{
    size_t *left = context;

    while (*left > 0 && http_pending(request) < HTTP_PENDING_HIGH) {
        http_write(request, "0123456789", 10);
        (*left)--;
    }
    if (*left == 0)
        http_end(request, NULL, 0);
}

static void stream(struct http_request *request)
{
    static const struct http_events events = { .on_drain = on_drain };
    size_t *left = ARENA_NEW(http_arena(request), size_t);

    *left = 20000;
    http_on(request, &events, left);
    http_start(request, 200, NULL, 0);
    on_drain(request, left);
}

static void handle(struct http_request *request, void *grpc)
{
    static const struct http_collector collector = { .on_body = echo_body,
                                                     .on_broken = say_broken };
    struct str path = http_path(request), value;

    http_query_value(request, "q", &value);
    if (grpc_is_call(request))
        grpc_server_handle(request, grpc);
    else if (str_equals(path, "/echo"))
        http_collect(request, 5000, echo_body, NULL);
    else if (str_equals(path, "/told"))
        http_collect_with(request, 5000, &collector, NULL);
    else if (str_equals(path, "/stream"))
        stream(request);
    else if (str_equals(path, "/abort"))
        http_abort(request);
    else if (!str_equals(path, "/later"))
        http_reply(request, 200, "text/plain", STR("ok"));
}

static void set_flag(void *context)
{
    *(bool *)context = true;
}

static void turn(struct loop *loop)
{
    CLEANUP(error_release) struct error err = { 0 };
    bool done = false;

    loop_post(loop, set_flag, &done);
    if (loop_run_until(loop, &done, 1000, &err) < 0)
        assert(!"the loop hangs");
}

static struct http_listener *open_listener(struct loop *loop, struct grpc_server *grpc)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct http_listener_options options = {
        .loop = loop,
        .host = "127.0.0.1",
        .handler = handle,
        .context = grpc,
        .limits = { .header_bytes = 4000, .body_bytes = 10000, .streams = 20 }
    };
    struct http_listener *listener = NULL;

    if (http_listener_open(&options, &listener, &err) < 0)
        assert(!"no listener");
    return listener;
}

static void say_all(struct loop *loop, int fd, const uint8_t *data, size_t size, size_t piece)
{
    char answer[65536];

    while (size > 0) {
        ssize_t sent = send(fd, data, size < piece ? size : piece, MSG_NOSIGNAL);

        if (sent < 0)
            break;
        data += sent;
        size -= (size_t)sent;
        turn(loop);
        while (recv(fd, answer, sizeof(answer), 0) > 0)
            ;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const uint8_t preface[] = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0";
    static const size_t pieces[] = { 1 << 20, 1 << 20, 7, 100 };
    static struct loop *loop;
    static struct http_listener *listener;
    int ends[2];

    if (size == 0 || size > 20000)
        return 0;
    if (!loop) { /* one for all inputs: what one leaves behind, another meets */
        struct grpc_options options = { .methods = methods, .count = 2, .max_message_bytes = 3000 };

        loop = loop_new();
        listener = open_listener(loop, grpc_server_new(&options));
    }
    assert(socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, ends) == 0);
    http_connection_accept(listener, ends[0], "peer");
    if (data[0] & 4)
        say_all(loop, ends[1], preface, sizeof(preface) - 1, 1000);
    say_all(loop, ends[1], data + 1, size - 1, pieces[data[0] & 3]);
    close(ends[1]);
    for (int i = 0; i < TURNS && http_listener_stats(listener).connections > 0; i++)
        turn(loop);
    assert(http_listener_stats(listener).connections == 0);
    assert(http_listener_stats(listener).requests == 0);
    return 0;
}
