#include "base/arena.h"
#include "common/http/http_client.h"
#include "extension/extension_tunnel.h"
#include "http/listener.h"
#include "http/request.h"
#include "io/http_client.h"
#include "io/loop.h"

#include <stdio.h>
#include <string.h>

/* A caller's socket, a listener whose requests go through tunnels, and another as the back end. */
struct bed {
    struct loop *loop;
    struct http_listener *front, *back;
    struct http_request *served; /* by the back end */
    char asked[500];
    int done, status;
    enum error_code code;
    bool is_forbidden;
};

/* ---- the back end ---- */

static void forget(struct http_request *request, void *context)
{
    (void)request;
    ((struct bed *)context)->served = NULL;
}

static void echo(struct http_request *request, void *context)
{
    struct str heard = http_body(request);

    (void)context;
    http_write(request, heard.ptr, heard.len);
    http_consume(request, heard.len);
    if (!http_is_complete(request))
        return;
    http_write(request, " bye", 4);
    http_end(request, NULL, 0);
}

static void wait_for_end(struct http_request *request, void *context)
{
    (void)context;
    if (http_is_complete(request))
        http_end(request, NULL, 0);
}

static void serve(struct http_request *request, void *context)
{
    static const struct http_events events = { .on_data = echo, .on_close = forget };
    static const struct http_events silent = { .on_data = wait_for_end, .on_close = forget };
    struct bed *bed = context;
    const char *protocol = str_equals(http_path(request), "/other") ? "else" : "WebSocket";
    struct http_header accepted[] = { { "upgrade", str_of(protocol) },
                                      { "connection", STR("Upgrade") },
                                      { "x-key", http_header(request, "x-key") } };

    snprintf(bed->asked, sizeof(bed->asked), "%s %.*s?%.*s %.*s", http_method(request),
             STR_ARG(http_path(request)), STR_ARG(http_query(request)),
             STR_ARG(http_host(request)));
    bed->served = request;
    if (str_equals(http_path(request), "/refuse")) {
        http_reply(request, 403, "text/plain", STR("not you"));
    } else {
        http_on(request, str_equals(http_path(request), "/silent") ? &silent : &events, bed);
        http_switch(request, accepted, 3);
    }
}

/* ---- the tunnel ---- */

static bool is_allowed(void *context)
{
    return !((struct bed *)context)->is_forbidden;
}

static void on_done(void *context, int status, const struct error *why)
{
    struct bed *bed = context;

    bed->done++;
    bed->status = status;
    bed->code = why ? why->code : ERR_OK;
}

static void pass(struct http_request *request, void *context)
{
    static const struct extension_tunnel_handler handler = { is_allowed, on_done };
    CLEANUP(error_release) struct error err = { 0 };
    struct bed *bed = context;
    struct arena *arena = http_arena(request);
    struct http_client_header *header = ARENA_NEW(arena, struct http_client_header);
    struct extension_tunnel_plan plan = { .headers = header, .header_count = 1 };
    int port = str_equals(http_path(request), "/gone") ? 1 : http_listener_port(bed->back);

    *header = (struct http_client_header){ "X-Key", "abc" };
    plan.url =
        arena_printf(arena, "http://127.0.0.1:%d%.*s?q=%%20", port, STR_ARG(http_path(request)));
    assert_int_equal(extension_tunnel_start(request, &plan, &handler, bed, &err), 0);
}

static struct http_listener *listen_with(struct bed *bed, http_handler_fn handler)
{
    const struct http_listener_options options = {
        .loop = bed->loop, .host = "127.0.0.1", .handler = handler, .context = bed
    };
    struct http_listener *listener = NULL;
    struct error err = { 0 };

    assert_int_equal(http_listener_open(&options, &listener, &err), 0);
    return listener;
}

static int set_up(void **state)
{
    struct bed *bed = calloc(1, sizeof(*bed));

    bed->loop = loop_new();
    bed->front = listen_with(bed, pass);
    bed->back = listen_with(bed, serve);
    *state = bed;
    return 0;
}

static int tear_down(void **state)
{
    struct bed *bed = *state;

    http_listener_close(bed->front);
    http_listener_close(bed->back);
    loop_free(bed->loop);
    free(bed);
    return 0;
}

static struct client ask(struct bed *bed, const char *path, const char *more)
{
    struct client client = client_connect(bed->loop, http_listener_port(bed->front));
    char text[500];

    snprintf(text, sizeof(text),
             "GET %s HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n%s",
             path, more);
    client_send(&client, text);
    return client;
}

static void run_until_done(struct bed *bed)
{
    for (int i = 0; i < 300 && bed->done == 0; i++)
        loop_turn(bed->loop, 10);
    assert_int_equal(bed->done, 1);
}

static void run_until_unserved(struct bed *bed)
{
    for (int i = 0; i < 300 && bed->served; i++)
        loop_turn(bed->loop, 10);
    assert_null(bed->served);
}

static void bytes_go_both_ways_and_the_callers_end_is_passed_on(void **state)
{
    struct bed *bed = *state;
    struct client client = ask(bed, "/socket", "hello");
    char asked[200];

    assert_true(client_sees(&client, "HTTP/1.1 101 Switching Protocols\r\nupgrade: WebSocket\r\n"
                                     "connection: Upgrade\r\nx-key: abc\r\n\r\nhello"));
    snprintf(asked, sizeof(asked), "GET /socket?q=%%20 127.0.0.1:%d",
             http_listener_port(bed->back));
    assert_string_equal(bed->asked, asked);
    client_send(&client, " again");
    shutdown(client.fd, SHUT_WR);
    assert_true(client_sees(&client, "hello again bye"));
    assert_true(client_sees_end(&client));
    run_until_done(bed);
    assert_int_equal(bed->status, 200);
    client_close(&client);
}

static void much_passes_at_the_pace_of_the_slowest(void **state)
{
    enum { MUCH = 3 * 1024 * 1024 };
    struct bed *bed = *state;
    struct client client = ask(bed, "/socket", "");
    char *block = malloc(MUCH);

    memset(block, 'x', MUCH);
    client_send_bytes(&client, block, MUCH);
    shutdown(client.fd, SHUT_WR);
    assert_true(client_sees_end(&client));
    assert_int_equal(client.size,
                     (size_t)(strstr(client.got, "\r\n\r\n") + 4 - client.got) + MUCH + 4);
    assert_string_equal(client.got + client.size - 5, "x bye");
    free(block);
    client_close(&client);
}

static void the_back_ends_end_is_the_end(void **state)
{
    struct bed *bed = *state;
    struct client client = ask(bed, "/silent", "");

    assert_true(client_sees(&client, "HTTP/1.1 101 "));
    http_write(bed->served, "last word", 9);
    http_end(bed->served, NULL, 0);
    assert_true(client_sees(&client, "\r\n\r\nlast word"));
    assert_true(client_sees_end(&client));
    run_until_done(bed);
    assert_int_equal(bed->status, 200);
    client_close(&client);
}

static void a_caller_that_breaks_off_takes_the_back_end_along(void **state)
{
    struct bed *bed = *state;
    struct client client = ask(bed, "/silent", "");
    struct linger now = { 1, 0 };

    assert_true(client_sees(&client, "HTTP/1.1 101 "));
    setsockopt(client.fd, SOL_SOCKET, SO_LINGER, &now, sizeof(now));
    client_close(&client);
    run_until_unserved(bed);
    run_until_done(bed);
}

static void a_back_end_that_declines_answers_like_any(void **state)
{
    struct bed *bed = *state;
    struct client client = ask(bed, "/refuse", "");

    assert_true(client_sees(&client, "HTTP/1.1 403 Forbidden\r\n"));
    assert_true(client_sees(&client, "\r\n\r\nnot you"));
    run_until_done(bed);
    assert_int_equal(bed->status, 403);
    client_close(&client);
}

static void who_is_not_there_or_speaks_something_else_is_a_bad_gateway(void **state)
{
    struct bed *bed = *state;
    static const char *const paths[] = { "/gone", "/other" };

    for (size_t i = 0; i < 2; i++) {
        struct client client = ask(bed, paths[i], "");

        bed->done = 0;
        assert_true(client_sees(&client, "HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\n"));
        run_until_done(bed);
        assert_int_equal(bed->status, 502);
        assert_int_equal(bed->code, ERR_UNAVAILABLE);
        client_close(&client);
    }
    run_until_unserved(bed);
}

static void who_loses_the_right_is_cut_off_before_more_passes(void **state)
{
    struct bed *bed = *state;
    struct client client = ask(bed, "/socket", "one");

    assert_true(client_sees(&client, "\r\n\r\none"));
    bed->is_forbidden = true;
    loop_turn(bed->loop, 1100);
    client_send(&client, "two");
    assert_true(client_sees_end(&client));
    assert_null(strstr(client.got, "two"));
    run_until_unserved(bed);
    assert_int_equal(bed->done, 1);
    client_close(&client);
}

static void a_drain_ends_it(void **state)
{
    struct bed *bed = *state;
    struct client client = ask(bed, "/silent", "");

    assert_true(client_sees(&client, "HTTP/1.1 101 "));
    http_listener_drain(bed->front, 60000, NULL, NULL);
    assert_true(client_sees_end(&client));
    run_until_unserved(bed);
    client_close(&client);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(bytes_go_both_ways_and_the_callers_end_is_passed_on),
        TEST(much_passes_at_the_pace_of_the_slowest),
        TEST(the_back_ends_end_is_the_end),
        TEST(a_caller_that_breaks_off_takes_the_back_end_along),
        TEST(a_back_end_that_declines_answers_like_any),
        TEST(who_is_not_there_or_speaks_something_else_is_a_bad_gateway),
        TEST(who_loses_the_right_is_cut_off_before_more_passes),
        TEST(a_drain_ends_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
