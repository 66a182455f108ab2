/* The client against our own server, on a unix socket. */
#include "base/arena.h"
#include "http/grpc.h"
#include "http/grpc_client.h"
#include "http/listener.h"
#include "io/fiber.h"
#include "io/http_client.h"
#include "io/loop.h"
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int add_up(struct grpc_call *call, struct str message, struct error *err)
{
    size_t *bytes = call->server;

    (void)err;
    *bytes += message.len;
    return 0;
}

static int tell(struct grpc_call *call, struct error *err)
{
    size_t *bytes = call->server;

    (void)err;
    grpc_send_packed(call, str_of(arena_printf(call->arena, "%zu", *bytes)));
    grpc_end(call);
    return 0;
}

static int refuse(struct grpc_call *call, struct error *err)
{
    (void)call;
    return error_set(err, ERR_PRECONDITION, "not like this: ü");
}

static const struct grpc_method methods[] = {
    { "/x.Y/Add", add_up, tell },
    { "/x.Y/Refuse", add_up, refuse },
};

struct scene {
    struct loop *loop;
    struct http_client *client;
    struct arena *arena;
    const char *said[3];
    bool is_done;
};

static const char *ask(struct scene *scene, const char *method, int fd, int64_t bytes)
{
    struct grpc_client_call call = {
        .method = method, .fd = fd, .fd_bytes = bytes, .timeout_ms = 20000
    };
    CLEANUP(error_release) struct error err = { 0 };
    struct str reply;

    if (grpc_client_ask(scene->client, &call, scene->arena, &reply, &err) < 0)
        return arena_printf(scene->arena, "%s: %s", error_grpc_name(err.code), error_text(&err));
    return reply.ptr;
}

static void ask_all(void *context)
{
    struct scene *scene = context;
    char path[] = "/tmp/grpc-XXXXXX";
    int fd = mkstemp(path);
    int64_t bytes = 0;

    unlink(path);
    for (int i = 0; i < 1000; i++) { /* frames of 100 bytes */
        unsigned char frame[105] = { 0, 0, 0, 0, 100 };

        bytes += write(fd, frame, sizeof(frame));
    }
    scene->said[0] = ask(scene, "/x.Y/Add", fd, bytes);
    scene->said[1] = ask(scene, "/x.Y/Refuse", fd, bytes);
    scene->said[2] = ask(scene, "/x.Y/Nothing", fd, 105);
    close(fd);
    scene->is_done = true;
}

static void a_stream_is_sent_and_its_answer_read(void **state)
{
    size_t bytes = 0;
    struct grpc_options grpc = { .methods = methods, .count = 2, .context = &bytes };
    struct scene scene = { .loop = loop_new(), .arena = arena_new() };
    struct fiber_pool *fibers = fiber_pool_new(scene.loop, 1);
    struct grpc_server *server = grpc_server_new(&grpc);
    const char *path = arena_printf(scene.arena, "/tmp/grpc-%d.sock", (int)getpid());
    struct http_listener_options options = {
        .loop = scene.loop,
        .handler = grpc_server_handle,
        .context = server,
        .host = arena_printf(scene.arena, "unix:%s", path),
    };
    CLEANUP(error_release) struct error err = { 0 };
    struct http_listener *listener;

    (void)state;
    assert_int_equal(http_listener_open(&options, &listener, &err), 0);
    assert_int_equal(grpc_client_open(scene.loop, path, &scene.client, &err), 0);
    fiber_start(fibers, ask_all, &scene);
    assert_int_equal(loop_run_until(scene.loop, &scene.is_done, 60000, &err), 0);
    assert_string_equal(scene.said[0], "100000");
    assert_string_equal(scene.said[1], "FailedPrecondition: not like this: ü");
    assert_non_null(strstr(scene.said[2], "Unimplemented: "));
    http_client_free(scene.client);
    http_listener_close(listener);
    grpc_server_free(server);
    fiber_pool_free(fibers);
    loop_free(scene.loop);
    arena_free(scene.arena);
    unlink(path);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_stream_is_sent_and_its_answer_read),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
