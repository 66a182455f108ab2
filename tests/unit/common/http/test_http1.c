#include "base/arena.h"
#include "http/listener.h"
#include "http/request.h"
#include "http/router.h"
#include "http_client.h"

#include <stdio.h>

struct fixture {
    struct loop *loop;
    struct http_listener *listener;
    struct http_router *router;
    struct http_request *kept; /* by /later */
    int closed, drained, bodies;
    size_t left; /* of /stream */
    bool is_drained;
};

/* ---- handlers ---- */

static void hello(struct http_request *request, void *context)
{
    (void)context;
    http_reply(request, 200, "text/plain", STR("hello"));
}

static void on_close(struct http_request *request, void *context)
{
    struct fixture *fixture = context;

    fixture->closed++;
    if (fixture->kept == request)
        fixture->kept = NULL;
}

static const struct http_events only_close = { .on_close = on_close };

static void say_broken(struct http_request *request, const char *why, void *context)
{
    (void)context;
    http_reply(request, 500, "text/plain", str_of(why));
}

static void told(struct http_request *request, void *context)
{
    static const struct http_collector collector = { .on_body = NULL, .on_broken = say_broken };

    http_collect_with(request, 100, &collector, context);
}

static void later(struct http_request *request, void *context)
{
    struct fixture *fixture = context;

    fixture->kept = request;
    http_on(request, &only_close, fixture);
}

static void echo_body(struct http_request *request, struct str body, void *context)
{
    struct fixture *fixture = context;

    fixture->bodies++;
    http_reply(request, 200, "text/plain", body);
}

static void echo(struct http_request *request, void *context)
{
    http_collect(request, 8 * 1024 * 1024, echo_body, context);
}

static void small(struct http_request *request, void *context)
{
    http_collect(request, 10, echo_body, context);
}

static void show(struct http_request *request, void *context)
{
    struct str query = STR("-");

    (void)context;
    http_query_value(request, "q", &query);
    http_reply(request, 200, "text/plain",
               str_of(arena_printf(http_arena(request), "%s name=%.*s q=%.*s x=%.*s",
                                   http_method(request), STR_ARG(http_param(request, "name")),
                                   STR_ARG(query), STR_ARG(http_header(request, "x-a")))));
}

static void pump(struct http_request *request, void *context)
{
    static const char block[10000] = { 'x' };
    struct fixture *fixture = context;

    fixture->drained++;
    while (fixture->left > 0 && http_pending(request) < HTTP_PENDING_HIGH) {
        http_write(request, block, sizeof(block));
        fixture->left -= sizeof(block);
    }
    if (fixture->left == 0)
        http_end(request, NULL, 0);
}

static void stream(struct http_request *request, void *context)
{
    static const struct http_events events = { .on_drain = pump, .on_close = on_close };
    struct fixture *fixture = context;

    http_on(request, &events, fixture);
    http_start(request, 200, NULL, 0);
    pump(request, fixture);
}

static void early(struct http_request *request, void *context)
{
    (void)context;
    http_reply(request, 403, "text/plain", STR("no"));
}

static void inject(struct http_request *request, void *context)
{
    struct http_header header = { "x-echo", STR("a\r\nset-cookie: b") };

    (void)context;
    http_start(request, 200, &header, 1);
    http_end(request, NULL, 0);
}

/* Takes nothing of its body. */
static void stingy(struct http_request *request, void *context)
{
    struct fixture *fixture = context;

    fixture->kept = request;
    http_on(request, &only_close, fixture);
}

static const struct http_route routes[] = {
    { "POST", "/told", told },       { "POST", "/stingy", stingy },
    { "GET", "/inject", inject },    { "GET", "/hello", hello },
    { "GET", "/later", later },      { "POST", "/echo", echo },
    { "GET", "/show/{name}", show }, { "GET", "/files/{name...}", show },
    { "GET", "/stream", stream },    { "POST", "/early", early },
    { "POST", "/small", small },     { "GET", "/show/known", hello },
};

static int open_with(void **state, struct http_limits limits)
{
    struct fixture *fixture = calloc(1, sizeof(*fixture));
    CLEANUP(error_release) struct error err = { 0 };
    struct http_listener_options options = { .handler = http_router_handle,
                                             .host = "127.0.0.1",
                                             .limits = limits };

    fixture->loop = loop_new();
    fixture->router = http_router_new(routes, sizeof(routes) / sizeof(*routes), fixture);
    options.loop = fixture->loop;
    options.context = fixture->router;
    if (http_listener_open(&options, &fixture->listener, &err) < 0)
        return -1;
    *state = fixture;
    return 0;
}

static int set_up(void **state)
{
    return open_with(state, (struct http_limits){ 0 });
}

static int set_up_strict(void **state)
{
    return open_with(state, (struct http_limits){ .header_bytes = 1000,
                                                  .body_bytes = 100000,
                                                  .connections = 2,
                                                  .header_timeout_ms = 300,
                                                  .idle_timeout_ms = 300,
                                                  .stall_timeout_ms = 300 });
}

static int set_up_tight(void **state)
{
    return open_with(state, (struct http_limits){ .held_bytes = 60000 });
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;

    http_listener_close(fixture->listener);
    http_router_free(fixture->router);
    loop_free(fixture->loop);
    free(fixture);
    return 0;
}

static struct client connect_to(struct fixture *fixture)
{
    return client_connect(fixture->loop, http_listener_port(fixture->listener));
}

#define GET(path) "GET " path " HTTP/1.1\r\nhost: x\r\n\r\n"

/* ---- tests ---- */

static void a_request_is_answered_and_the_connection_stays(void **state)
{
    struct client client = connect_to(*state);

    client_send(&client, GET("/hello"));
    assert_true(client_sees(&client, "\r\n\r\nhello"));
    assert_non_null(strstr(client.got, "HTTP/1.1 200 OK\r\ncontent-length: 5\r\n"));
    assert_non_null(strstr(client.got, "\r\ndate: "));
    client_send(&client, GET("/hello"));
    loop_turn(client.loop, 20);
    client_read(&client);
    assert_int_equal(client_count(&client, "hello"), 2);
    assert_false(client.ended);
    client_close(&client);
}

static void a_head_in_single_bytes_is_understood(void **state)
{
    struct client client = connect_to(*state);
    const char *text = "GET /show/a%20b?q=1%2B+2&x HTTP/1.1\r\nHost: x\r\nX-A: 1\r\nx-a: 2\r\n\r\n";

    for (; *text; text++) {
        client_send_bytes(&client, text, 1);
        loop_turn(client.loop, 0);
    }
    assert_true(client_sees(&client, "GET name=a b q=1+ 2 x=1, 2"));
    client_close(&client);
}

static void a_target_may_name_the_host_and_write_its_names_encoded(void **state)
{
    struct client client = connect_to(*state);

    client_send(&client, "GET http://x/show/a?%71=1 HTTP/1.1\r\nHost: x\r\n\r\n");
    assert_true(client_sees(&client, "GET name=a q=1 x="));
    client_send(&client, "GET /show/b?u=http://x/show/c&q=2 HTTP/1.1\r\nHost: x\r\n\r\n");
    assert_true(client_sees(&client, "GET name=b q=2 x="));
    client_send(&client, "GET http://x?q=3 HTTP/1.1\r\nHost: x\r\n\r\n");
    assert_true(client_sees(&client, "HTTP/1.1 404 Not Found"));
    client_close(&client);
}

static void pipelined_requests_are_answered_in_order(void **state)
{
    struct fixture *fixture = *state;
    struct client client = connect_to(fixture);

    client_send(&client, GET("/show/1") GET("/later") GET("/show/3") GET("/show/4"));
    assert_true(client_sees(&client, "name=1"));
    loop_turn(fixture->loop, 20);
    client_read(&client);
    assert_null(strstr(client.got, "name=3"));
    http_reply(fixture->kept, 200, "text/plain", STR("name=2"));
    assert_true(client_sees(&client, "name=4"));
    assert_true(strstr(client.got, "name=2") < strstr(client.got, "name=3"));
    assert_int_equal(fixture->closed, 1);
    client_close(&client);
}

static void bodies_come_with_a_length_and_in_chunks(void **state)
{
    struct client client = connect_to(*state);

    client_send(&client, "POST /echo HTTP/1.1\r\nhost: x\r\ncontent-length: 3\r\n\r\nab");
    loop_turn(client.loop, 5);
    client_send(&client, "c");
    assert_true(client_sees(&client, "\r\n\r\nabc"));
    client_send(&client, "POST /echo HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n"
                         "2\r\nde\r\n1;x=y\r\nf\r\n0\r\nx-trailer: 1\r\n\r\n" GET("/hello"));
    assert_true(client_sees(&client, "\r\n\r\ndef"));
    assert_true(client_sees(&client, "\r\n\r\nhello"));
    client_close(&client);
}

static void a_client_that_asks_before_it_sends_is_told_to_go_on(void **state)
{
    struct client client = connect_to(*state);

    client_send(&client, "POST /echo HTTP/1.1\r\nhost: x\r\nexpect: 100-continue\r\n"
                         "content-length: 2\r\n\r\n");
    assert_true(client_sees(&client, "HTTP/1.1 100 Continue\r\n\r\n"));
    client_send(&client, "hi");
    assert_true(client_sees(&client, "\r\n\r\nhi"));
    client_close(&client);
}

static void a_large_body_comes_back_whole(void **state)
{
    struct client client = connect_to(*state);
    size_t size = 5 * 1024 * 1024;
    char *body = malloc(size), head[128];

    for (size_t i = 0; i < size; i++)
        body[i] = (char)('a' + i * 7 % 23);
    snprintf(head, sizeof(head), "POST /echo HTTP/1.1\r\nhost: x\r\ncontent-length: %zu\r\n\r\n",
             size);
    client_send(&client, head);
    client_send_bytes(&client, body, size);
    for (int i = 0; i < 2000 && client.size < size + 100; i++) {
        loop_turn(client.loop, 1);
        client_read(&client);
    }
    assert_true(client.size > size);
    assert_memory_equal(client.got + client.size - size, body, size);
    free(body);
    client_close(&client);
}

static void a_handler_that_takes_nothing_gets_no_more_than_its_window(void **state)
{
    struct fixture *fixture = *state;
    struct client client = connect_to(fixture);
    size_t size = 64 * 1024 * 1024, sent = 0, taken = 0;
    static char block[1 << 20];

    client_send(&client, "POST /stingy HTTP/1.1\r\nhost: x\r\ncontent-length: 67108864\r\n\r\n");
    for (int i = 0; i < 300; i++) { /* until the kernel's buffers are full, too */
        ssize_t got = send(client.fd, block, sizeof(block), MSG_NOSIGNAL);

        sent += got > 0 ? (size_t)got : 0;
        loop_turn(fixture->loop, 1);
    }
    assert_in_range(http_body(fixture->kept).len, 1024 * 1024, 1100 * 1024);
    assert_true(sent < size);
    while (taken < size) {
        size_t left = size - sent;
        ssize_t got =
            left ? send(client.fd, block, left < sizeof(block) ? left : sizeof(block), MSG_NOSIGNAL)
                 : 0;

        sent += got > 0 ? (size_t)got : 0;
        taken += http_body(fixture->kept).len;
        http_consume(fixture->kept, http_body(fixture->kept).len);
        loop_turn(fixture->loop, 1);
    }
    assert_true(http_is_complete(fixture->kept));
    http_reply(fixture->kept, 200, "", STR("all"));
    assert_true(client_sees(&client, "\r\n\r\nall"));
    client_close(&client);
}

static void an_answer_before_the_end_of_the_body_leaves_the_connection_usable(void **state)
{
    struct client client = connect_to(*state);

    client_send(&client, "POST /early HTTP/1.1\r\nhost: x\r\ncontent-length: 10\r\n\r\nabc");
    assert_true(client_sees(&client, "\r\n\r\nno"));
    client_send(&client, "defghij" GET("/hello"));
    assert_true(client_sees(&client, "\r\n\r\nhello"));
    client_close(&client);
}

static void an_answer_of_unknown_length_is_chunked(void **state)
{
    struct fixture *fixture = *state;
    struct client client = connect_to(fixture);

    fixture->left = 20000;
    client_send(&client, GET("/stream"));
    assert_true(client_sees(&client, "\r\n0\r\n\r\n"));
    assert_non_null(strstr(client.got, "transfer-encoding: chunked\r\n"));
    assert_non_null(strstr(client.got, "\r\n\r\n2710\r\nx"));
    client_close(&client);
}

static void a_stream_goes_as_fast_as_its_reader(void **state)
{
    struct fixture *fixture = *state;
    struct client client = connect_to(fixture);
    size_t all = 50 * 1000 * 1000;

    fixture->left = all;
    client_send(&client, GET("/stream"));
    loop_turn(fixture->loop, 200); /* nobody reads */
    assert_true(fixture->left > all / 2);
    for (int i = 0; i < 5000 && fixture->left > 0; i++) {
        loop_turn(fixture->loop, 0);
        client_read(&client);
    }
    assert_int_equal(fixture->left, 0);
    assert_true(client_sees(&client, "\r\n0\r\n\r\n"));
    assert_true(client.size > all);
    client_close(&client);
}

static void head_has_headers_and_no_body(void **state)
{
    struct client client = connect_to(*state);

    client_send(&client, "HEAD /hello HTTP/1.1\r\nhost: x\r\n\r\n" GET("/show/9"));
    assert_true(client_sees(&client, "name=9"));
    assert_non_null(strstr(client.got, "content-length: 5\r\n"));
    assert_null(strstr(client.got, "hello"));
    client_close(&client);
}

static void http_1_0_is_answered_and_closed(void **state)
{
    struct fixture *fixture = *state;
    struct client client = connect_to(fixture);

    fixture->left = 10000;
    client_send(&client, "GET /stream HTTP/1.0\r\n\r\n");
    assert_true(client_sees_end(&client));
    assert_null(strstr(client.got, "chunked"));
    assert_non_null(strstr(client.got, "connection: close\r\n"));
    assert_true(client.size > 10000);
    client_close(&client);
}

static void what_has_no_route_is_not_found(void **state)
{
    struct client client = connect_to(*state);

    client_send(&client, GET("/nothing"));
    assert_true(client_sees(&client, "HTTP/1.1 404 Not Found\r\n"));
    client_send(&client, "PUT /hello HTTP/1.1\r\nhost: x\r\n\r\n");
    assert_true(client_sees(&client, "HTTP/1.1 405 Method Not Allowed\r\nallow: GET\r\n"));
    client_send(&client, GET("/files/a/b%2Fc"));
    assert_true(client_sees(&client, "name=a/b/c"));
    client_send(&client, GET("/show/known"));
    assert_true(client_sees(&client, "hello"));
    client_send(&client, GET("/show/known/more"));
    loop_turn(client.loop, 20);
    client_read(&client);
    assert_int_equal(client_count(&client, "404 Not Found"), 2);
    client_close(&client);
}

static void nonsense_is_refused_and_the_connection_closed(void **state)
{
    static const char *const wrong[] = {
        "nonsense\r\n\r\n",
        "GET /hello HTTP/1.1\r\n\r\n", /* no host */
        "GET /hello HTTP/1.1\r\nhost: x\r\nbad header: 1\r\n\r\n",
        "POST /echo HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n",
        "POST /echo HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n",
        "POST /echo HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n",
        "GET /hello HTTP/1.1\r\nhost: x\r\nx: a\rb\r\n\r\n",
        "GET /hello HTTP/1.1\r\nhost : x\r\n\r\n",
        "GET /a b HTTP/1.1\r\nhost: x\r\n\r\n",
    };
    struct fixture *fixture = *state;

    for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
        struct client client = connect_to(fixture);

        client_send(&client, wrong[i]);
        assert_true(client_sees(&client, "HTTP/1.1 400 Bad Request\r\n"));
        assert_true(client_sees_end(&client));
        client_close(&client);
    }
    assert_int_equal(http_listener_stats(fixture->listener).malformed,
                     sizeof(wrong) / sizeof(*wrong));
    assert_int_equal(http_listener_stats(fixture->listener).requests, 0);
}

/* What was sent is refused with that status line and text, and the connection ends. */
static void assert_refused(struct fixture *fixture, const char *request, const char *status,
                           const char *text)
{
    struct client client = connect_to(fixture);

    client_send(&client, request);
    assert_true(client_sees(&client, status));
    assert_true(client_sees(&client, text));
    assert_true(client_sees_end(&client));
    client_close(&client);
}

static void what_is_refused_is_said_as_go_says_it(void **state)
{
    assert_refused(*state, "nonsense\r\n\r\n", "HTTP/1.1 400 Bad Request\r\n",
                   "\r\n\r\n400 Bad Request");
    assert_refused(*state, "GET /hello HTTP/1.1\r\n\r\n", "HTTP/1.1 400 Bad Request\r\n",
                   "\r\n\r\n400 Bad Request: missing required Host header");
    assert_refused(*state, "GET /hello HTTP/7.3\r\nhost: x\r\n\r\n",
                   "HTTP/1.1 505 HTTP Version Not Supported\r\n",
                   "\r\n\r\n505 HTTP Version Not Supported: unsupported protocol version");
    assert_refused(*state, "POST /echo HTTP/1.1\r\nhost: x\r\ntransfer-encoding: rot13\r\n\r\n",
                   "HTTP/1.1 501 Not Implemented\r\n", "\r\n\r\nUnsupported transfer encoding");
}

#define CHUNKED(chunks)                                                                            \
    "POST /told HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n" chunks

static void who_handles_a_broken_body_answers_it(void **state)
{
    static const char status[] = "HTTP/1.1 500 Internal Server Error\r\n";

    assert_refused(*state, CHUNKED("zz\r\n{}\r\n0\r\n\r\n"), status,
                   "invalid byte in chunk length");
    assert_refused(*state, CHUNKED("fffffffffffffffff\r\n{}\r\n0\r\n\r\n"), status,
                   "http chunk length too large");
    assert_refused(*state, CHUNKED("2\r\n{}x\r\n0\r\n\r\n"), status, "malformed chunked encoding");
}

/* Closing with unread input would take the answer back. */
static void an_answer_to_a_broken_body_is_left_to_be_read(void **state)
{
    struct fixture *fixture = *state;
    struct client client = connect_to(fixture);

    client_send(&client, CHUNKED("zz\r\n"));
    assert_true(client_sees(&client, "invalid byte in chunk length"));
    client_send(&client, "and more");
    loop_turn(fixture->loop, 10);
    assert_int_equal(http_listener_stats(fixture->listener).connections, 1);
    client_close(&client);
}

static void a_line_break_in_a_header_of_ours_starts_no_other(void **state)
{
    struct client client = connect_to(*state);

    client_send(&client, GET("/inject"));
    assert_true(client_sees(&client, "x-echo: a  set-cookie: b\r\n"));
    client_close(&client);
}

static void an_offer_to_upgrade_is_passed_over(void **state)
{
    struct client client = connect_to(*state);

    client_send(&client, "GET /show/u HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\n"
                         "upgrade: h2c\r\n\r\n" GET("/hello"));
    assert_true(client_sees(&client, "name=u"));
    assert_true(client_sees(&client, "\r\n\r\nhello"));
    client_close(&client);
}

static void a_peer_that_leaves_is_noticed(void **state)
{
    struct fixture *fixture = *state;
    struct client client = connect_to(fixture);

    client_send(&client, GET("/later"));
    loop_turn(fixture->loop, 20);
    assert_non_null(fixture->kept);
    client_close(&client);
    loop_turn(fixture->loop, 20);
    assert_null(fixture->kept);
    assert_int_equal(fixture->closed, 1);
    assert_int_equal(http_listener_stats(fixture->listener).connections, 0);
}

static void a_client_that_ends_its_side_still_reads_the_answer(void **state)
{
    struct client client = connect_to(*state);

    client_send(&client, GET("/hello"));
    shutdown(client.fd, SHUT_WR);
    assert_true(client_sees(&client, "\r\n\r\nhello"));
    assert_true(client_sees_end(&client));
    client_close(&client);
}

static void an_aborted_answer_is_seen_to_be_incomplete(void **state)
{
    struct fixture *fixture = *state;
    struct client client = connect_to(fixture);

    client_send(&client, GET("/later"));
    loop_turn(fixture->loop, 20);
    http_start(fixture->kept, 200, NULL, 0);
    http_write(fixture->kept, "part", 4);
    http_abort(fixture->kept);
    assert_true(client_sees_end(&client));
    assert_null(strstr(client.got, "0\r\n\r\n"));
    assert_int_equal(fixture->closed, 1);
    client_close(&client);
}

/* ---- limits ---- */

static void too_large_a_head_is_refused(void **state)
{
    struct fixture *fixture = *state;
    struct client client = connect_to(fixture);
    char line[1200];

    memset(line, 'a', sizeof(line));
    line[sizeof(line) - 1] = '\0';
    client_send(&client, "GET /hello HTTP/1.1\r\nhost: x\r\nx: ");
    client_send(&client, line);
    assert_true(client_sees(&client, "HTTP/1.1 431 Request Header Fields Too Large\r\n"));
    client_close(&client);
    client = connect_to(fixture);
    client_send(&client, "GET /");
    client_send(&client, line);
    assert_true(client_sees(&client, "HTTP/1.1 414 Request URI Too Long\r\n"));
    client_close(&client);
}

static void too_large_a_body_is_refused(void **state)
{
    struct fixture *fixture = *state;
    struct client client = connect_to(fixture);
    static char block[50000];

    client_send(&client, "POST /echo HTTP/1.1\r\nhost: x\r\ncontent-length: 100001\r\n\r\n");
    assert_true(client_sees(&client, "HTTP/1.1 413 "));
    client_close(&client);
    client = connect_to(fixture);
    client_send(&client, "POST /echo HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n");
    for (int i = 0; i < 3; i++) {
        client_send(&client, "c350\r\n");
        client_send_bytes(&client, block, sizeof(block));
        client_send(&client, "\r\n");
    }
    assert_true(client_sees(&client, "HTTP/1.1 413 "));
    assert_int_equal(fixture->bodies, 0);
    client_close(&client);
}

static void a_body_that_says_it_is_too_large_is_not_waited_for(void **state)
{
    struct fixture *fixture = *state;
    struct client client = connect_to(fixture);

    client_send(&client, "POST /small HTTP/1.1\r\nhost: x\r\ncontent-length: 11\r\n\r\n");
    assert_true(client_sees(&client, "HTTP/1.1 413 "));
    client_close(&client);
    client = connect_to(fixture);
    client_send(&client, "POST /small HTTP/1.1\r\nhost: x\r\ncontent-length: 10\r\n\r\n0123456789");
    assert_true(client_sees(&client, "0123456789"));
    client_close(&client);
}

/* Two of 60 KB are more than what all may hold; small ones are let in all the same. */
static void bodies_that_are_too_much_together_are_refused_for_now(void **state)
{
    struct fixture *fixture = *state;
    struct client first = connect_to(fixture), second = connect_to(fixture),
                  small = connect_to(fixture);
    static char block[59999];
    static const char head[] = "POST /echo HTTP/1.1\r\nhost: x\r\ncontent-length: 60000\r\n\r\n";

    memset(block, 'x', sizeof(block));
    client_send(&first, head);
    client_send_bytes(&first, block, sizeof(block));
    loop_turn(fixture->loop, 20);
    client_send(&second, head);
    client_send_bytes(&second, block, sizeof(block));
    assert_true(client_sees(&second, "HTTP/1.1 503 "));
    assert_true(client_sees(&second, "too many large requests are under way; try again later\n"));
    client_send(&small, "POST /echo HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\n\r\nsmall");
    assert_true(client_sees(&small, "small"));
    client_send(&first, "x");
    assert_true(client_sees(&first, "HTTP/1.1 200 "));
    client_close(&first);
    client_close(&second);
    second = connect_to(fixture);
    client_send(&second, head);
    client_send_bytes(&second, block, sizeof(block));
    client_send(&second, "x");
    assert_true(client_sees(&second, "HTTP/1.1 200 "));
    client_close(&second);
    client_close(&small);
}

static void who_is_too_slow_is_closed(void **state)
{
    struct fixture *fixture = *state;
    struct client silent = connect_to(fixture), slow = connect_to(fixture);

    client_send(&slow, "GET /hel");
    assert_true(client_sees_end(&silent));
    assert_true(client_sees_end(&slow));
    client_close(&silent);
    client_close(&slow);
    slow = connect_to(fixture);
    client_send(&slow, "POST /echo HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nab");
    assert_true(client_sees_end(&slow));
    client_close(&slow);
    silent = connect_to(fixture);
    client_send(&silent, GET("/hello"));
    assert_true(client_sees(&silent, "hello"));
    assert_true(client_sees_end(&silent)); /* idle */
    client_close(&silent);
}

static void who_waits_for_an_answer_is_not_too_slow(void **state)
{
    struct fixture *fixture = *state;
    struct client client = connect_to(fixture);

    client_send(&client, GET("/later"));
    loop_turn(fixture->loop, 1500);
    assert_non_null(fixture->kept);
    http_reply(fixture->kept, 200, "", STR("at last"));
    assert_true(client_sees(&client, "at last"));
    client_close(&client);
}

static void at_the_limit_an_idle_connection_makes_room(void **state)
{
    struct fixture *fixture = *state;
    struct client idle = connect_to(fixture), busy = connect_to(fixture), third, fourth;

    client_send(&idle, GET("/hello"));
    client_send(&busy, GET("/later"));
    assert_true(client_sees(&idle, "hello"));
    third = connect_to(fixture);
    client_send(&third, GET("/later"));
    assert_true(client_sees_end(&idle));
    fourth = connect_to(fixture);
    assert_true(client_sees_end(&fourth));
    assert_int_equal(http_listener_stats(fixture->listener).refused, 1);
    client_close(&idle);
    client_close(&busy);
    client_close(&third);
    client_close(&fourth);
}

/* ---- draining ---- */

static void note_drained(void *context)
{
    *(bool *)context = true;
}

static void a_drain_waits_for_what_runs(void **state)
{
    struct fixture *fixture = *state;
    struct client idle = connect_to(fixture), busy = connect_to(fixture);

    client_send(&idle, GET("/hello"));
    client_send(&busy, GET("/later"));
    assert_true(client_sees(&idle, "hello"));
    http_listener_drain(fixture->listener, 10000, note_drained, &fixture->is_drained);
    assert_true(client_sees_end(&idle));
    assert_false(fixture->is_drained);
    http_reply(fixture->kept, 200, "", STR("done"));
    assert_true(client_sees(&busy, "done"));
    assert_non_null(strstr(busy.got, "connection: close\r\n"));
    assert_true(client_sees_end(&busy));
    client_close(&busy);
    client_close(&idle);
    for (int i = 0; i < 300 && !fixture->is_drained; i++)
        loop_turn(fixture->loop, 10);
    assert_true(fixture->is_drained);
}

static void a_drain_does_not_wait_for_ever(void **state)
{
    struct fixture *fixture = *state;
    struct client busy = connect_to(fixture);

    client_send(&busy, GET("/later"));
    loop_turn(fixture->loop, 20);
    http_listener_drain(fixture->listener, 50, note_drained, &fixture->is_drained);
    loop_turn(fixture->loop, 150);
    assert_true(fixture->is_drained);
    assert_int_equal(fixture->closed, 1);
    client_close(&busy);
}

static void a_taken_port_is_an_error_that_names_it(void **state)
{
    struct fixture *fixture = *state;
    CLEANUP(error_release) struct error err = { 0 };
    struct http_listener *second = NULL;
    struct http_listener_options options = { .loop = fixture->loop,
                                             .host = "127.0.0.1",
                                             .port = http_listener_port(fixture->listener),
                                             .handler = hello };
    char expected[100];

    assert_int_equal(http_listener_open(&options, &second, &err), -1);
    snprintf(expected, sizeof(expected), "cannot listen on '127.0.0.1:%d': Address already in use",
             options.port);
    assert_string_equal(error_text(&err), expected);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
#define STRICT(name) cmocka_unit_test_setup_teardown(name, set_up_strict, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_request_is_answered_and_the_connection_stays),
        TEST(a_head_in_single_bytes_is_understood),
        TEST(a_target_may_name_the_host_and_write_its_names_encoded),
        TEST(pipelined_requests_are_answered_in_order),
        TEST(bodies_come_with_a_length_and_in_chunks),
        TEST(a_client_that_asks_before_it_sends_is_told_to_go_on),
        TEST(a_large_body_comes_back_whole),
        TEST(a_handler_that_takes_nothing_gets_no_more_than_its_window),
        TEST(an_answer_before_the_end_of_the_body_leaves_the_connection_usable),
        TEST(an_answer_of_unknown_length_is_chunked),
        TEST(a_stream_goes_as_fast_as_its_reader),
        TEST(head_has_headers_and_no_body),
        TEST(http_1_0_is_answered_and_closed),
        TEST(what_has_no_route_is_not_found),
        TEST(nonsense_is_refused_and_the_connection_closed),
        TEST(what_is_refused_is_said_as_go_says_it),
        TEST(who_handles_a_broken_body_answers_it),
        TEST(an_answer_to_a_broken_body_is_left_to_be_read),
        TEST(a_line_break_in_a_header_of_ours_starts_no_other),
        TEST(an_offer_to_upgrade_is_passed_over),
        TEST(a_peer_that_leaves_is_noticed),
        TEST(a_client_that_ends_its_side_still_reads_the_answer),
        TEST(an_aborted_answer_is_seen_to_be_incomplete),
        STRICT(too_large_a_head_is_refused),
        STRICT(too_large_a_body_is_refused),
        STRICT(a_body_that_says_it_is_too_large_is_not_waited_for),
        cmocka_unit_test_setup_teardown(bodies_that_are_too_much_together_are_refused_for_now,
                                        set_up_tight, tear_down),
        STRICT(who_is_too_slow_is_closed),
        STRICT(who_waits_for_an_answer_is_not_too_slow),
        STRICT(at_the_limit_an_idle_connection_makes_room),
        TEST(a_drain_waits_for_what_runs),
        TEST(a_drain_does_not_wait_for_ever),
        TEST(a_taken_port_is_an_error_that_names_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
