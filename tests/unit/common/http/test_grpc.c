#include "base/arena.h"
#include "base/vec.h"
#include "http/grpc.h"
#include "http/grpc_frame.h"
#include "http/grpc_web.h"
#include "http/listener.h"
#include "http/sse.h"
#include "http2_client.h"

/* Messages are texts here: what is inside a frame is not gRPC's business. */

struct fixture {
    struct loop *loop;
    struct http_listener *listener;
    struct grpc_server *server;
    struct grpc_call *kept;
    int closed, ended, total;
    enum error_code last_code;
    bool refuse;
};

/* ---- methods ---- */

static int say(struct grpc_call *call, struct str message, struct error *err)
{
    (void)err;
    grpc_set_header(call, "x-served-by", STR("us"));
    grpc_send_packed(call, message);
    grpc_end(call);
    return 0;
}

static int refuse(struct grpc_call *call, struct str message, struct error *err)
{
    (void)call, (void)message;
    return error_set(err, ERR_FORBIDDEN, "permission denied: 100%%\nü");
}

static int list(struct grpc_call *call, struct str message, struct error *err)
{
    long count = strtol(message.ptr, NULL, 10);

    (void)err;
    for (long i = 0; i < count; i++)
        grpc_send_packed(call, str_of(arena_printf(call->arena, "item %ld", i)));
    grpc_end(call);
    return 0;
}

static int fail_late(struct grpc_call *call, struct str message, struct error *err)
{
    grpc_send_packed(call, message);
    return error_set(err, ERR_ABORTED, "changed my mind");
}

static int add_up(struct grpc_call *call, struct str message, struct error *err)
{
    struct fixture *fixture = call->server;

    (void)err;
    fixture->total += (int)message.len;
    return 0;
}

static int sum(struct grpc_call *call, struct error *err)
{
    struct fixture *fixture = call->server;

    (void)err;
    grpc_send_packed(call, str_of(arena_printf(call->arena, "%d", fixture->total)));
    grpc_end(call);
    return 0;
}

static void on_close(struct grpc_call *call, void *context)
{
    struct fixture *fixture = context;

    fixture->closed++;
    if (fixture->kept == call)
        fixture->kept = NULL;
}

static int later(struct grpc_call *call, struct str message, struct error *err)
{
    static const struct grpc_events events = { .on_close = on_close };
    struct fixture *fixture = call->server;

    (void)message, (void)err;
    fixture->kept = call;
    grpc_on(call, &events, fixture);
    return 0;
}

static const struct grpc_method methods[] = {
    { "/test.Echo/Say", say, NULL },    { "/test.Echo/Fail", refuse, NULL },
    { "/test.Echo/List", list, NULL },  { "/test.Echo/Sum", add_up, sum },
    { "/test.Echo/Late", later, NULL }, { "/test.Echo/FailLate", fail_late, NULL },
};

static int admit(struct grpc_call *call, struct error *err)
{
    struct fixture *fixture = call->server;

    if (!fixture->refuse)
        return 0;
    return error_set(err, ERR_UNAUTHENTICATED, "no session information");
}

static void note_end(void *context, const char *method, enum error_code code)
{
    struct fixture *fixture = context;

    (void)method;
    fixture->ended++;
    fixture->last_code = code;
}

static void handle(struct http_request *request, void *context)
{
    if (str_equals(http_path(request), "/events")) {
        sse_start(request, 200, NULL, 0);
        sse_send(request, STR("{\"a\":1}"));
        sse_keep_alive(request);
        sse_send_named(request, "tick", STR("two\nlines"));
        http_end(request, NULL, 0);
        return;
    }
    grpc_server_handle(request, context);
}

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof(*fixture));
    CLEANUP(error_release) struct error err = { 0 };
    struct grpc_options grpc = { .methods = methods,
                                 .count = sizeof(methods) / sizeof(*methods),
                                 .context = fixture,
                                 .max_message_bytes = 5 * 1024 * 1024,
                                 .admit = admit,
                                 .on_end = note_end };
    struct http_listener_options options = { .host = "127.0.0.1",
                                             .handler = handle,
                                             .limits = { .held_bytes = 5500000 } };

    fixture->loop = loop_new();
    fixture->server = grpc_server_new(&grpc);
    options.loop = fixture->loop;
    options.context = fixture->server;
    if (http_listener_open(&options, &fixture->listener, &err) < 0)
        fail_msg("%s", error_text(&err));
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;

    http_listener_close(fixture->listener);
    grpc_server_free(fixture->server);
    loop_free(fixture->loop);
    free(fixture);
    return 0;
}

/* ---- speaking gRPC ---- */

struct framed {
    char bytes[300];
    size_t size;
};

static struct framed frame(const char *text)
{
    struct framed framed = { .size = GRPC_FRAME_HEAD + strlen(text) };

    grpc_frame_head((unsigned char *)framed.bytes, 0, strlen(text));
    memcpy(framed.bytes + GRPC_FRAME_HEAD, text, strlen(text));
    return framed;
}

static const char *const grpc_headers[] = { "content-type", "application/grpc", "te", "trailers",
                                            NULL };

static const struct h2_stream *call_with(struct h2_client *client, const char *path,
                                         const char *const *headers, const void *body, size_t size)
{
    return h2_wait(client, h2_request(client, "POST", path, headers, body, size));
}

static const struct h2_stream *call_method(struct h2_client *client, const char *path,
                                           const char *text)
{
    static struct framed request;

    request = frame(text);
    return call_with(client, path, grpc_headers, request.bytes, request.size);
}

static struct h2_client *connect_to(struct fixture *fixture)
{
    return h2_connect(fixture->loop, http_listener_port(fixture->listener), 0, false);
}

static void assert_status(const struct h2_stream *got, int status, const char *message)
{
    char expected[300];

    assert_int_equal(got->status, 200);
    assert_true(got->closed);
    assert_int_equal(got->code, 0);
    snprintf(expected, sizeof(expected), "grpc-status: %d\n%s%s%s", status,
             message ? "grpc-message: " : "", message ? message : "", message ? "\n" : "");
    assert_string_equal(strstr(got->headers, "grpc-status"), expected);
}

/* ---- gRPC ---- */

static void one_request_has_one_answer(void **state)
{
    struct fixture *fixture = *state;
    struct h2_client *client = connect_to(fixture);
    const struct h2_stream *got = call_method(client, "/test.Echo/Say", "hello");

    assert_status(got, 0, NULL);
    assert_non_null(strstr(got->headers, "content-type: application/grpc\n"));
    assert_non_null(strstr(got->headers, "x-served-by: us\n"));
    assert_int_equal(got->size, 10);
    assert_memory_equal(got->body, "\0\0\0\0\5hello", 10);
    assert_int_equal(fixture->ended, 1);
    assert_int_equal(fixture->last_code, ERR_OK);
    h2_close(client);
}

static void a_failure_is_a_status_with_its_message_encoded(void **state)
{
    struct h2_client *client = connect_to(*state);

    assert_status(call_method(client, "/test.Echo/Fail", "x"), 7,
                  "permission denied: 100%25%0A%C3%BC");
    h2_close(client);
}

static void a_failure_may_follow_messages(void **state)
{
    struct h2_client *client = connect_to(*state);
    const struct h2_stream *got = call_method(client, "/test.Echo/FailLate", "first");

    assert_status(got, 10, "changed my mind");
    assert_int_equal(got->size, 10);
    h2_close(client);
}

static void a_stream_of_answers_arrives(void **state)
{
    struct h2_client *client = connect_to(*state);
    const struct h2_stream *got = call_method(client, "/test.Echo/List", "20000");

    assert_status(got, 0, NULL);
    assert_memory_equal(got->body + got->size - 15, "\0\0\0\0\12item 19999", 15);
    h2_close(client);
}

static void a_stream_of_requests_is_taken_message_by_message(void **state)
{
    struct fixture *fixture = *state;
    struct h2_client *client = connect_to(fixture);
    struct framed one = frame("four"), two = frame("eleven more");
    char body[700];
    int32_t id;

    memcpy(body, one.bytes, one.size);
    memcpy(body + one.size, two.bytes, two.size);
    id = h2_request(client, "POST", "/test.Echo/Sum", grpc_headers, body, one.size + 3);
    h2_find(client, id)->upload_open = true; /* the second frame is cut in its head */
    for (int i = 0; i < 20; i++)
        h2_turn(client, 1);
    assert_int_equal(fixture->total, 4);
    h2_find(client, id)->upload = body + one.size + 3;
    h2_find(client, id)->upload_size = two.size - 3;
    h2_find(client, id)->upload_open = false;
    nghttp2_session_resume_data(client->session, id);
    assert_status(h2_wait(client, id), 0, NULL);
    assert_memory_equal(h2_find(client, id)->body, "\0\0\0\0\00215", 7);
    h2_close(client);
}

static void no_request_at_all_is_an_empty_stream_or_an_error(void **state)
{
    struct h2_client *client = connect_to(*state);

    assert_status(call_with(client, "/test.Echo/Sum", grpc_headers, NULL, 0), 0, NULL);
    assert_status(call_with(client, "/test.Echo/Say", grpc_headers, NULL, 0), 13,
                  "grpc: no request where one is expected");
    h2_close(client);
}

static void what_is_no_frame_is_refused(void **state)
{
    struct h2_client *client = connect_to(*state);

    assert_status(call_with(client, "/test.Echo/Say", grpc_headers, "\0\0\0\0\5hel", 8), 13,
                  "grpc: unexpected EOF");
    assert_status(call_with(client, "/test.Echo/Say", grpc_headers, "\1\0\0\0\1x", 6), 12,
                  "grpc: Decompressor is not installed for grpc-encoding");
    assert_status(call_with(client, "/test.Echo/Say", grpc_headers, "\7\0\0\0\1x", 6), 13,
                  "grpc: received unexpected payload format 7");
    assert_status(call_with(client, "/test.Echo/Say", grpc_headers, "\0\x7f\xff\xff\xff", 5), 8,
                  "grpc: received message larger than max (2147483647 vs. 5242880)");
    h2_close(client);
}

static void a_large_message_comes_back_whole(void **state)
{
    struct h2_client *client = connect_to(*state);
    size_t size = 4 * 1024 * 1024;
    char *body = malloc(GRPC_FRAME_HEAD + size);
    const struct h2_stream *got;

    grpc_frame_head((unsigned char *)body, 0, size);
    for (size_t i = 0; i < size; i++)
        body[GRPC_FRAME_HEAD + i] = (char)(i * 7 + i / 1000);
    got = call_with(client, "/test.Echo/Say", grpc_headers, body, GRPC_FRAME_HEAD + size);
    assert_status(got, 0, NULL);
    assert_int_equal(got->size, GRPC_FRAME_HEAD + size);
    assert_memory_equal(got->body, body, got->size);
    free(body);
    h2_close(client);
}

static void what_we_do_not_know_is_named_as_grpc_go_does(void **state)
{
    struct h2_client *client = connect_to(*state);

    assert_status(call_method(client, "/test.Echo/Nothing", "x"), 12,
                  "unknown method Nothing for service test.Echo");
    assert_status(call_method(client, "/other.Service/Say", "x"), 12,
                  "unknown service other.Service");
    assert_status(call_method(client, "/x", "x"), 12, "malformed method name: \"/x\"");
    h2_close(client);
}

static void a_deadline_ends_the_call(void **state)
{
    static const char *const headers[] = { "content-type", "application/grpc", "grpc-timeout",
                                           "50m", NULL };
    struct fixture *fixture = *state;
    struct h2_client *client = connect_to(fixture);
    struct framed request = frame("x");

    assert_status(call_with(client, "/test.Echo/Late", headers, request.bytes, request.size), 4,
                  "context deadline exceeded");
    assert_int_equal(fixture->closed, 1);
    assert_int_equal(fixture->last_code, ERR_TIMEOUT);
    h2_close(client);
}

static void a_caller_that_leaves_is_noticed(void **state)
{
    struct fixture *fixture = *state;
    struct h2_client *client = connect_to(fixture);
    struct framed request = frame("x");

    h2_request(client, "POST", "/test.Echo/Late", grpc_headers, request.bytes, request.size);
    for (int i = 0; i < 200 && !fixture->kept; i++)
        h2_turn(client, 1);
    assert_int_equal(fixture->kept->deadline_ms, INT64_MAX);
    h2_close(client);
    for (int i = 0; i < 200 && fixture->closed == 0; i++)
        loop_turn(fixture->loop, 1);
    assert_int_equal(fixture->closed, 1);
    assert_int_equal(fixture->last_code, ERR_CANCELLED);
}

static void who_is_not_admitted_gets_nowhere(void **state)
{
    struct fixture *fixture = *state;
    struct h2_client *client = connect_to(fixture);

    fixture->refuse = true;
    assert_status(call_method(client, "/test.Echo/Sum", "x"), 16, "no session information");
    assert_int_equal(fixture->total, 0);
    h2_close(client);
}

static void grpc_needs_http_2_and_post(void **state)
{
    struct fixture *fixture = *state;
    struct client plain = client_connect(fixture->loop, http_listener_port(fixture->listener));
    struct h2_client *client = connect_to(fixture);

    client_send(&plain, "POST /test.Echo/Say HTTP/1.1\r\nhost: x\r\ncontent-type: "
                        "application/grpc\r\ncontent-length: 0\r\n\r\n");
    assert_true(client_sees(&plain, "HTTP/1.1 505 "));
    assert_int_equal(
        h2_wait(client, h2_request(client, "GET", "/test.Echo/Say", grpc_headers, NULL, 0))->status,
        405);
    assert_int_equal(h2_wait(client, h2_get(client, "/test.Echo/Say"))->status, 415);
    client_close(&plain);
    h2_close(client);
}

static void timeouts_are_read(void **state)
{
    static const struct {
        const char *text;
        int64_t ms;
    } good[] = { { "1H", 3600000 }, { "2M", 120000 },
                 { "3S", 3000 },    { "4m", 4 },
                 { "5u", 1 },       { "1001u", 2 },
                 { "1n", 1 },       { "99999999H", 359999996400000 } };
    static const char *const bad[] = { "", "S", "1", "1x", "-1S", "1.5S", "123456789S", " 1S" };
    int64_t ms;

    (void)state;
    for (size_t i = 0; i < sizeof(good) / sizeof(*good); i++) {
        assert_true(grpc_parse_timeout(str_of(good[i].text), &ms));
        assert_true(ms == good[i].ms);
    }
    for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
        assert_false(grpc_parse_timeout(str_of(bad[i]), &ms));
}

/* ---- gRPC-web ---- */

static void send_web(struct client *client, const char *path, const char *type, const void *body,
                     size_t size)
{
    char head[300];

    snprintf(head, sizeof(head),
             "POST %s HTTP/1.1\r\nhost: x\r\ncontent-type: %s\r\ncontent-length: %zu\r\n\r\n", path,
             type, size);
    client_send(client, head);
    client_send_bytes(client, body, size);
}

static bool has_bytes(const struct client *client, const char *bytes, size_t size)
{
    return memmem(client->got, client->size, bytes, size) != NULL;
}

static void grpc_web_is_spoken_over_http_1(void **state)
{
    static const char answer[] = "\0\0\0\0\5hello";
    static const char end[] = "\x80\0\0\0\x10grpc-status: 0\r\n";
    struct fixture *fixture = *state;
    struct client client = client_connect(fixture->loop, http_listener_port(fixture->listener));
    struct framed request = frame("hello");

    send_web(&client, "/test.Echo/Say", "application/grpc-web+proto", request.bytes, request.size);
    assert_true(client_sees(&client, "\r\n0\r\n\r\n"));
    assert_non_null(strstr(client.got, "HTTP/1.1 200 OK\r\n"));
    assert_non_null(strstr(client.got, "content-type: application/grpc-web+proto\r\n"));
    assert_true(has_bytes(&client, answer, sizeof(answer) - 1));
    assert_true(has_bytes(&client, end, sizeof(end) - 1));
    client_close(&client);
}

/* The command line looks for a failure in the headers only. */
static void a_failure_of_grpc_web_stands_in_the_headers(void **state)
{
    struct fixture *fixture = *state;
    struct client client = client_connect(fixture->loop, http_listener_port(fixture->listener));
    struct framed request = frame("x");

    send_web(&client, "/test.Echo/Fail", "application/grpc-web+proto", request.bytes, request.size);
    assert_true(client_sees(&client, "\r\n0\r\n\r\n"));
    assert_non_null(strstr(client.got, "\r\ngrpc-status: 7\r\n"));
    assert_non_null(strstr(client.got, "\r\ngrpc-message: permission denied: 100%25%0A%C3%BC\r\n"));
    assert_true(has_bytes(&client, "\x80\0\0\0", 4));
    client_close(&client);
}

static void grpc_web_text_is_base64_both_ways(void **state)
{
    struct fixture *fixture = *state;
    struct client client = client_connect(fixture->loop, http_listener_port(fixture->listener));

    /* Two pieces, each padded, as browsers send them. */
    send_web(&client, "/test.Echo/Say", "application/grpc-web-text",
             "AAAAAAVo"
             "ZWw="
             "bG8=",
             16);
    assert_true(client_sees(&client, "\r\n0\r\n\r\n"));
    assert_non_null(strstr(client.got, "content-type: application/grpc-web-text+proto\r\n"));
    assert_non_null(strstr(client.got, "AAAAAAVoZWxsbw=="));
    assert_non_null(strstr(client.got, "gAAAABBncnBjLXN0YXR1czogMA0K"));
    client_close(&client);
    client = client_connect(fixture->loop, http_listener_port(fixture->listener));
    send_web(&client, "/test.Echo/Say", "application/grpc-web-text", "AA!A", 4);
    assert_true(client_sees(&client, "grpc-status: 3\r\n"));
    client_close(&client);
}

static void base64_survives_every_length_and_cut(void **state)
{
    char bytes[64];

    (void)state;
    for (size_t i = 0; i < sizeof(bytes); i++)
        bytes[i] = (char)(i * 37 + 200);
    for (size_t size = 0; size <= sizeof(bytes); size++) {
        struct http_buffer text = { 0 }, back = { 0 };
        struct grpc_web_decoder decoder = { 0 };
        struct error err = { 0 };
        struct str encoded;

        grpc_web_encode((struct str){ bytes, size }, &text);
        encoded = http_buffer_content(&text);
        for (size_t i = 0; i < encoded.len; i++)
            assert_int_equal(
                grpc_web_decode(&decoder, (struct str){ encoded.ptr + i, 1 }, &back, &err), 0);
        assert_int_equal(http_buffer_size(&back), size);
        assert_memory_equal(http_buffer_content(&back).ptr, bytes, size);
        http_buffer_release(&text);
        http_buffer_release(&back);
    }
}

/* ---- event streams ---- */

static void events_are_written_as_browsers_read_them(void **state)
{
    struct fixture *fixture = *state;
    struct client client = client_connect(fixture->loop, http_listener_port(fixture->listener));
    struct h2_client *second = connect_to(fixture);

    client_send(&client, "GET /events HTTP/1.1\r\nhost: x\r\n\r\n");
    assert_true(client_sees(&client, "\r\n0\r\n\r\n"));
    assert_non_null(strstr(client.got, "content-type: text/event-stream\r\n"));
    assert_non_null(strstr(client.got, "data: {\"a\":1}\n\n"));
    assert_string_equal(h2_wait(second, h2_get(second, "/events"))->body,
                        "data: {\"a\":1}\n\n:\nevent: tick\ndata: two\ndata: lines\n\n");
    client_close(&client);
    h2_close(second);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

/* 3 MB that are gathered leave no room for 3 MB more; when they are answered there is. */
static void messages_that_are_too_much_together_are_refused_for_now(void **state)
{
    enum { SIZE = 3 * 1000 * 1000, WHOLE = SIZE + GRPC_FRAME_HEAD };
    struct fixture *fixture = *state;
    struct h2_client *client = connect_to(fixture);
    char *body = calloc(1, WHOLE);
    int32_t first;

    grpc_frame_head((unsigned char *)body, 0, SIZE);
    first = h2_request(client, "POST", "/test.Echo/Late", grpc_headers, body, WHOLE);
    for (int i = 0; i < 2000 && !fixture->kept; i++)
        h2_turn(client, 1);
    assert_non_null(fixture->kept);
    assert_status(call_with(client, "/test.Echo/Sum", grpc_headers, body, WHOLE), 14,
                  "too many large requests are under way; try again later");
    assert_status(call_method(client, "/test.Echo/Say", "small"), 0, NULL);
    grpc_end(fixture->kept);
    assert_status(h2_wait(client, first), 0, NULL);
    assert_status(call_with(client, "/test.Echo/Sum", grpc_headers, body, WHOLE), 0, NULL);
    free(body);
    h2_close(client);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(one_request_has_one_answer),
        TEST(a_failure_is_a_status_with_its_message_encoded),
        TEST(a_failure_may_follow_messages),
        TEST(a_stream_of_answers_arrives),
        TEST(a_stream_of_requests_is_taken_message_by_message),
        TEST(no_request_at_all_is_an_empty_stream_or_an_error),
        TEST(what_is_no_frame_is_refused),
        TEST(a_large_message_comes_back_whole),
        TEST(what_we_do_not_know_is_named_as_grpc_go_does),
        TEST(messages_that_are_too_much_together_are_refused_for_now),
        TEST(a_deadline_ends_the_call),
        TEST(a_caller_that_leaves_is_noticed),
        TEST(who_is_not_admitted_gets_nowhere),
        TEST(grpc_needs_http_2_and_post),
        cmocka_unit_test(timeouts_are_read),
        TEST(grpc_web_is_spoken_over_http_1),
        TEST(a_failure_of_grpc_web_stands_in_the_headers),
        TEST(grpc_web_text_is_base64_both_ways),
        cmocka_unit_test(base64_survives_every_length_and_cut),
        TEST(events_are_written_as_browsers_read_them),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
