#include "base/arena.h"
#include "http/connection.h"
#include "http/http2_budget.h"
#include "http/listener.h"
#include "http/router.h"
#include "http/transport.h"
#include "http2_client.h"
#include "io/tls.h"

enum { STREAM_SIZE = 300000, BIG = 64 * 1024 * 1024 };

struct fixture {
    struct loop *loop;
    struct http_listener *listener, *secure;
    struct http_router *router;
    SSL_CTX *tls;
    struct http_request *kept;
    size_t seen; /* of /slow's body */
    int closed, inside, deepest;
    bool is_drained;
};

struct pump {
    struct fixture *fixture;
    size_t sent, size;
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

static void later(struct http_request *request, void *context)
{
    static const struct http_events events = { .on_close = on_close };
    struct fixture *fixture = context;

    fixture->kept = request;
    http_on(request, &events, fixture);
}

static void echo_body(struct http_request *request, struct str body, void *context)
{
    (void)context;
    http_reply(request, 200, "text/plain", body);
}

static void echo(struct http_request *request, void *context)
{
    http_collect(request, 100 * 1024 * 1024, echo_body, context);
}

static void note_body(struct http_request *request, void *context)
{
    struct fixture *fixture = context;

    fixture->seen = http_body(request).len;
}

/* Takes nothing, until the test does. */
static void slow(struct http_request *request, void *context)
{
    static const struct http_events events = { .on_data = note_body, .on_close = on_close };
    struct fixture *fixture = context;

    fixture->kept = request;
    http_on(request, &events, fixture);
}

static char pattern(size_t at)
{
    return (char)('a' + (at * 31 + at / 4096) % 23);
}

/* As much as is wanted, in odd pieces; notes whether it was called out of itself. */
static void on_drain(struct http_request *request, void *context)
{
    struct pump *pump = context;
    char piece[1237];

    pump->fixture->inside++;
    if (pump->fixture->inside > pump->fixture->deepest)
        pump->fixture->deepest = pump->fixture->inside;
    while (pump->sent < pump->size && http_pending(request) < HTTP_PENDING_HIGH) {
        size_t size = 0;

        for (; size < sizeof(piece) && pump->sent < pump->size; size++)
            piece[size] = pattern(pump->sent++);
        http_write(request, piece, size);
    }
    if (pump->sent == pump->size)
        http_end(request, NULL, 0);
    pump->fixture->inside--;
}

static void stream(struct http_request *request, void *context)
{
    static const struct http_events events = { .on_drain = on_drain };
    struct pump *pump = ARENA_NEW(http_arena(request), struct pump);

    pump->fixture = context;
    pump->size = str_equals(http_path(request), "/big") ? BIG : STREAM_SIZE;
    http_on(request, &events, pump);
    http_start(request, 200, NULL, 0);
    on_drain(request, pump);
}

static void early(struct http_request *request, void *context)
{
    (void)context;
    http_reply(request, 403, "text/plain", STR("no"));
}

static void trailers(struct http_request *request, void *context)
{
    struct http_header trailer = { "x-sum", STR("42") };

    (void)context;
    http_start(request, 200, NULL, 0);
    http_write(request, "body", 4);
    http_end(request, &trailer, 1);
}

static void break_off(struct http_request *request, void *context)
{
    (void)context;
    http_start(request, 200, NULL, 0);
    http_write(request, "part", 4);
    http_abort(request);
}

static void tell_how(struct http_request *request, void *context)
{
    (void)context;
    http_reply(request, 200, "text/plain",
               str_of(http_is_tls(request) ? (http_is_http2(request) ? "tls h2" : "tls h1")
                                           : (http_is_http2(request) ? "clear h2" : "clear h1")));
}

static const struct http_route routes[] = {
    { "GET", "/hello", hello },  { "GET", "/later", later },       { "POST", "/echo", echo },
    { "POST", "/slow", slow },   { "GET", "/stream", stream },     { "GET", "/big", stream },
    { "POST", "/early", early }, { "GET", "/trailers", trailers }, { "GET", "/abort", break_off },
    { "GET", "/how", tell_how },
};

static struct http_listener *open_listener(struct fixture *fixture, SSL_CTX *tls)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct http_listener *listener = NULL;
    struct http_listener_options options = { .loop = fixture->loop,
                                             .host = "127.0.0.1",
                                             .handler = http_router_handle,
                                             .context = fixture->router,
                                             .tls = tls,
                                             .allow_plaintext = true,
                                             .limits = { .header_bytes = 10000, .streams = 600 } };

    if (http_listener_open(&options, &listener, &err) < 0)
        fail_msg("%s", error_text(&err));
    return listener;
}

static SSL_CTX *make_tls(void)
{
    static const char *const hosts[] = { "localhost", NULL };
    static const char *const protocols[] = { "http/1.1", "h2", NULL };
    CLEANUP(tls_pair_release) struct tls_pair pair = { 0 };
    CLEANUP(error_release) struct error err = { 0 };
    struct tls_self_signed request = { .kind = TLS_KEY_ECDSA_P256, .hosts = hosts };
    struct tls_options options = { .is_server = true, .protocols = protocols };
    SSL_CTX *context = NULL;

    if (tls_self_sign(&request, &pair, &err) < 0)
        fail_msg("%s", error_text(&err));
    options.certificate = str_of(pair.certificate);
    options.key = str_of(pair.key);
    if (tls_context_new(&options, &context, &err) < 0)
        fail_msg("%s", error_text(&err));
    return context;
}

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof(*fixture));

    fixture->loop = loop_new();
    fixture->router = http_router_new(routes, sizeof(routes) / sizeof(*routes), fixture);
    fixture->tls = make_tls();
    fixture->listener = open_listener(fixture, NULL);
    fixture->secure = open_listener(fixture, fixture->tls);
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;

    http_listener_close(fixture->listener);
    http_listener_close(fixture->secure);
    tls_context_free(fixture->tls);
    http_router_free(fixture->router);
    loop_free(fixture->loop);
    free(fixture);
    return 0;
}

static struct h2_client *connect_clear(struct fixture *fixture)
{
    return h2_connect(fixture->loop, http_listener_port(fixture->listener), 0, false);
}

static struct h2_client *connect_tls(struct fixture *fixture)
{
    return h2_connect(fixture->loop, http_listener_port(fixture->secure), 0, true);
}

static void assert_body(const struct h2_stream *got, const char *text)
{
    assert_true(got->closed);
    assert_int_equal(got->code, 0);
    assert_non_null(got->body);
    assert_string_equal(got->body, text);
}

static void assert_pattern(const struct h2_stream *got, size_t size)
{
    assert_true(got->closed);
    assert_int_equal(got->size, size);
    for (size_t i = 0; i < size; i++)
        if (got->body[i] != pattern(i))
            fail_msg("byte %zu is wrong", i);
}

/* ---- tests ---- */

static void a_request_is_answered_with_prior_knowledge_and_by_alpn(void **state)
{
    struct h2_client *clear = connect_clear(*state), *secure = connect_tls(*state);

    assert_body(h2_wait(clear, h2_get(clear, "/how")), "clear h2");
    assert_body(h2_wait(secure, h2_get(secure, "/how")), "tls h2");
    assert_non_null(strstr(clear->streams[0].headers, ":status: 200\ncontent-length: 8\n"));
    h2_close(clear);
    h2_close(secure);
}

/* grpc-go waits for them before it says anything. */
static void the_settings_come_before_any_request(void **state)
{
    struct h2_client *clear = connect_clear(*state), *secure = connect_tls(*state);

    for (int i = 0; i < 100 && !(clear->settings_seen && secure->settings_seen); i++) {
        h2_turn(clear, 1);
        h2_turn(secure, 1);
    }
    assert_true(clear->settings_seen);
    assert_true(secure->settings_seen);
    h2_close(clear);
    h2_close(secure);
}

static void one_port_speaks_all(void **state)
{
    struct fixture *fixture = *state;
    struct client plain = client_connect(fixture->loop, http_listener_port(fixture->secure));
    struct client clear_h2 = client_connect(fixture->loop, http_listener_port(fixture->secure));
    struct client hello_tls = client_connect(fixture->loop, http_listener_port(fixture->listener));

    client_send(&plain, "GET /how HTTP/1.1\r\nhost: x\r\n\r\n");
    assert_true(client_sees(&plain, "clear h1"));
    client_send(&clear_h2, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    assert_true(client_sees_end(&clear_h2)); /* HTTP/2 in the clear beside TLS: not served */
    assert_int_equal(clear_h2.size, 0);
    client_send(&hello_tls, "\x16\x03\x01\x02\x00\x01");
    assert_true(client_sees_end(&hello_tls)); /* at once: the command line probes so */
    client_close(&plain);
    client_close(&clear_h2);
    client_close(&hello_tls);
}

static void alpn_prefers_http_1_as_the_original_does(void **state)
{
    struct fixture *fixture = *state;
    struct client plain = client_connect(fixture->loop, http_listener_port(fixture->secure));
    SSL_CTX *context = SSL_CTX_new(TLS_client_method());
    SSL *ssl = SSL_new(context);
    const unsigned char *chosen = NULL;
    unsigned size = 0;
    int status = 0;

    SSL_set_alpn_protos(ssl, (const unsigned char *)"\x02h2\x08http/1.1", 12);
    SSL_set_fd(ssl, plain.fd);
    for (int i = 0; i < 1000 && (status = SSL_connect(ssl)) != 1; i++)
        loop_turn(fixture->loop, 1);
    assert_int_equal(status, 1);
    SSL_get0_alpn_selected(ssl, &chosen, &size);
    assert_int_equal(size, 8);
    assert_memory_equal(chosen, "http/1.1", 8);
    SSL_free(ssl);
    SSL_CTX_free(context);
    client_close(&plain);
}

/* Handlers answer from inside nghttp2's callbacks, which must not enter the session again. */
static void five_hundred_streams_at_once_are_all_answered(void **state)
{
    struct h2_client *client = connect_clear(*state);
    int32_t ids[500];

    for (int i = 0; i < 500; i++)
        ids[i] = i % 2 ? h2_get(client, "/hello")
                       : h2_request(client, "POST", "/echo", NULL, "hello", 5);
    for (int i = 0; i < 500; i++)
        assert_body(h2_wait(client, ids[i]), "hello");
    h2_close(client);
}

/* What waits is counted per stream: one that is not read must not stop the others. */
static void a_stream_that_nobody_reads_stops_no_other(void **state)
{
    struct fixture *fixture = *state;
    struct h2_client *client = connect_clear(fixture);
    int32_t ids[200];

    client->consumes = false;
    ids[0] = h2_get(client, "/stream");
    for (int i = 0; i < 50; i++)
        h2_turn(client, 2);
    assert_int_equal(h2_find(client, ids[0])->size, 65535); /* its window is used up */
    client->consumes = true;
    for (int i = 1; i < 200; i++)
        ids[i] = h2_get(client, "/stream");
    for (int i = 1; i < 200; i++)
        assert_pattern(h2_wait(client, ids[i]), STREAM_SIZE);
    assert_int_equal(h2_find(client, ids[0])->size, 65535);
    assert_false(h2_find(client, ids[0])->closed);
    nghttp2_session_consume(client->session, ids[0], 65535);
    assert_pattern(h2_wait(client, ids[0]), STREAM_SIZE);
    h2_close(client);
}

/* Partial writes, with TLS in between: every record in its order. */
static void much_arrives_whole_through_tls(void **state)
{
    struct fixture *fixture = *state;
    struct h2_client *client =
        h2_connect(fixture->loop, http_listener_port(fixture->secure), 1 << 24, true);

    assert_pattern(h2_wait(client, h2_get(client, "/big")), BIG);
    assert_int_equal(fixture->deepest, 1); /* on_drain was never called out of itself */
    h2_close(client);
}

/* What waits to be written grows, and moves in memory, while TLS holds a half-written record of it.
 */
static void a_buffer_that_moves_does_not_confuse_tls(void **state)
{
    enum { FIRST = 8 * 1024 * 1024, SECOND = 24 * 1024 * 1024 };
    static const char head[] = "GET /later HTTP/1.1\r\nhost: x\r\n\r\n";
    struct fixture *fixture = *state;
    struct client plain = client_connect(fixture->loop, http_listener_port(fixture->secure));
    SSL_CTX *context = SSL_CTX_new(TLS_client_method());
    SSL *ssl = SSL_new(context);
    char *body = malloc(SECOND), buffer[65536];
    size_t got = 0, wrong = 0;
    int status = 0;

    for (size_t i = 0; i < SECOND; i++)
        body[i] = pattern(i);
    SSL_set_fd(ssl, plain.fd);
    for (int i = 0; i < 1000 && (status = SSL_connect(ssl)) != 1; i++)
        loop_turn(fixture->loop, 1);
    assert_int_equal(status, 1);
    assert_int_equal(SSL_write(ssl, head, sizeof(head) - 1), sizeof(head) - 1);
    for (int i = 0; i < 200 && !fixture->kept; i++)
        loop_turn(fixture->loop, 1);
    http_start(fixture->kept, 200, &(struct http_header){ "content-length", STR("25165824") }, 1);
    http_write(fixture->kept, body, FIRST);
    loop_turn(fixture->loop, 50); /* nobody reads: it is stuck in the middle */
    http_write(fixture->kept, body + FIRST, SECOND - FIRST);
    http_end(fixture->kept, NULL, 0);
    for (int i = 0; i < 20000 && got < SECOND; i++) {
        int size = SSL_read(ssl, buffer, sizeof(buffer));
        const char *at = size > 0 ? buffer : NULL;

        if (size <= 0) {
            if (SSL_get_error(ssl, size) != SSL_ERROR_WANT_READ)
                break;
            loop_turn(fixture->loop, 1);
            continue;
        }
        if (got == 0) { /* the head comes in a record with the first bytes */
            at = memmem(buffer, (size_t)size, "\r\n\r\n", 4);
            assert_non_null(at);
            at += 4;
        }
        for (; at < buffer + size; at++)
            wrong += *at != pattern(got++);
    }
    assert_int_equal(got, SECOND);
    assert_int_equal(wrong, 0);
    free(body);
    SSL_free(ssl);
    SSL_CTX_free(context);
    client_close(&plain);
}

static void on_drain_is_never_called_out_of_itself(void **state)
{
    struct fixture *fixture = *state;
    struct client client = client_connect(fixture->loop, http_listener_port(fixture->listener));

    client_send(&client, "GET /big HTTP/1.1\r\nhost: x\r\n\r\n");
    for (int i = 0; i < 20000 && client.size < BIG; i++) {
        loop_turn(fixture->loop, 0);
        client_read(&client);
    }
    assert_true(client.size > BIG);
    assert_int_equal(fixture->deepest, 1);
    client_close(&client);
}

static void a_large_body_comes_back_whole(void **state)
{
    struct h2_client *client = connect_clear(*state);
    size_t size = 8 * 1024 * 1024;
    char *body = malloc(size);
    struct h2_stream *got;

    for (size_t i = 0; i < size; i++)
        body[i] = pattern(i);
    got = h2_wait(client, h2_request(client, "POST", "/echo", NULL, body, size));
    assert_pattern(got, size);
    free(body);
    h2_close(client);
}

static void a_handler_that_takes_nothing_gets_no_more_than_its_window(void **state)
{
    struct fixture *fixture = *state;
    struct h2_client *client = connect_clear(fixture);
    size_t size = 3 * 1024 * 1024;
    char *body = calloc(1, size);
    int32_t id = h2_request(client, "POST", "/slow", NULL, body, size);

    for (int i = 0; i < 200; i++)
        h2_turn(client, 1);
    assert_int_equal(fixture->seen, 1024 * 1024);
    assert_body(h2_wait(client, h2_get(client, "/hello")), "hello"); /* the others go on */
    http_consume(fixture->kept, 1024 * 1024);
    for (int i = 0; i < 200; i++)
        h2_turn(client, 1);
    assert_int_equal(fixture->seen, 1024 * 1024);
    http_consume(fixture->kept, 1024 * 1024);
    for (int i = 0; i < 200; i++)
        h2_turn(client, 1);
    assert_true(http_is_complete(fixture->kept));
    http_reply(fixture->kept, 200, "", STR("done"));
    assert_body(h2_wait(client, id), "done");
    free(body);
    h2_close(client);
}

static void an_answer_before_the_end_of_the_body_stops_the_upload(void **state)
{
    struct h2_client *client = connect_clear(*state);
    size_t size = 30 * 1024 * 1024;
    char *body = calloc(1, size);
    int32_t id = h2_request(client, "POST", "/early", NULL, body, size);
    const struct h2_stream *got = h2_wait(client, id);

    assert_int_equal(got->status, 403);
    assert_string_equal(got->body, "no");
    assert_true(got->closed);
    assert_true(got->upload_size > 0);
    assert_body(h2_wait(client, h2_get(client, "/hello")), "hello");
    free(body);
    h2_close(client);
}

static void trailers_follow_the_body(void **state)
{
    struct h2_client *client = connect_clear(*state);
    const struct h2_stream *got = h2_wait(client, h2_get(client, "/trailers"));

    assert_body(got, "body");
    assert_non_null(strstr(got->headers, "x-sum: 42\n"));
    h2_close(client);
}

static void an_aborted_answer_is_seen_to_be_incomplete(void **state)
{
    struct h2_client *client = connect_clear(*state);
    const struct h2_stream *got = h2_wait(client, h2_get(client, "/abort"));

    assert_true(got->closed);
    assert_int_equal(got->code, NGHTTP2_INTERNAL_ERROR);
    assert_body(h2_wait(client, h2_get(client, "/hello")), "hello");
    h2_close(client);
}

static void a_cancelled_stream_is_noticed(void **state)
{
    struct fixture *fixture = *state;
    struct h2_client *client = connect_clear(fixture);
    int32_t id = h2_get(client, "/later");

    for (int i = 0; i < 100 && !fixture->kept; i++)
        h2_turn(client, 1);
    nghttp2_submit_rst_stream(client->session, NGHTTP2_FLAG_NONE, id, NGHTTP2_CANCEL);
    for (int i = 0; i < 100 && fixture->closed == 0; i++)
        h2_turn(client, 1);
    assert_int_equal(fixture->closed, 1);
    assert_null(fixture->kept);
    h2_close(client);
}

static void a_connection_that_has_rested_goes_on(void **state)
{
    struct fixture *fixture = *state;
    struct h2_client *client = connect_tls(fixture);
    int32_t first = h2_get(client, "/stream"), second;

    assert_pattern(h2_wait(client, first), STREAM_SIZE);
    second = h2_get(client, "/later");
    for (int i = 0; i < 100 && !fixture->kept; i++)
        h2_turn(client, 1);
    http2_protocol.rest(fixture->kept->connection);
    http_reply(fixture->kept, 200, "", STR("done"));
    assert_body(h2_wait(client, second), "done");
    assert_pattern(h2_wait(client, h2_get(client, "/stream")), STREAM_SIZE);
    h2_close(client);
}

static struct h2_client *connect_and_rest(struct fixture *fixture, int32_t *stream)
{
    struct h2_client *client = connect_tls(fixture);

    *stream = h2_get(client, "/later");
    for (int i = 0; i < 100 && !fixture->kept; i++)
        h2_turn(client, 1);
    http2_protocol.rest(fixture->kept->connection);
    return client;
}

static void what_ends_while_the_connection_rests_is_noticed(void **state)
{
    struct fixture *fixture = *state;
    int32_t stream;
    struct h2_client *client = connect_and_rest(fixture, &stream);

    nghttp2_submit_rst_stream(client->session, NGHTTP2_FLAG_NONE, stream, NGHTTP2_CANCEL);
    for (int i = 0; i < 100 && fixture->closed == 0; i++)
        h2_turn(client, 1);
    assert_int_equal(fixture->closed, 1);
    h2_close(client);

    client = connect_and_rest(fixture, &stream);
    http_abort(fixture->kept);
    assert_int_equal(h2_wait(client, stream)->code, NGHTTP2_INTERNAL_ERROR);
    h2_close(client);

    client = connect_and_rest(fixture, &stream);
    h2_close(client);
    for (int i = 0; i < 100 && fixture->closed < 3; i++)
        loop_turn(fixture->loop, 10);
    assert_int_equal(fixture->closed, 3);
}

/* ---- limits ---- */

static void too_large_a_head_is_refused(void **state)
{
    struct h2_client *client = connect_clear(*state);
    char value[9000];
    const char *const more[] = { "x-a", value, "x-b", value, NULL };

    memset(value, 'a', sizeof(value));
    value[sizeof(value) - 1] = '\0';
    assert_int_equal(h2_wait(client, h2_request(client, "GET", "/hello", more, NULL, 0))->status,
                     431);
    assert_body(h2_wait(client, h2_get(client, "/hello")), "hello");
    h2_close(client);
}

static void streams_reset_without_end_close_the_connection(void **state)
{
    struct fixture *fixture = *state;
    struct h2_client *client = connect_clear(fixture);

    for (int i = 0; i < 3000 && !client->ended; i++) {
        int32_t id = h2_get(client, "/later");

        h2_turn(client, 0);
        nghttp2_submit_rst_stream(client->session, NGHTTP2_FLAG_NONE, id, NGHTTP2_CANCEL);
        if (i % 50 == 0)
            h2_turn(client, 0);
    }
    assert_true(h2_wait_end(client));
    assert_true(client->goaway_seen);
    assert_int_equal(client->goaway_code, NGHTTP2_ENHANCE_YOUR_CALM);
    assert_int_equal(http_listener_stats(fixture->listener).requests, 0);
    h2_close(client);
}

/* ---- floods: what is sent beside requests has a budget, whatever the kernel's buffers hold ----
 */

enum { FLOOD_MAX = 1000 * 1000, PORTION = 100, FLOOD_FRAME_MAX = 40 };

static const char opening[] =
    "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
    "\0\0\0\x04\0\0\0\0\0"                                      /* settings */
    "\0\0\x0c\x01\x04\0\0\0\x01\x83\x86\x04\x05/slow\x01\x01x"; /* a request that goes on */

static const struct flood {
    const char *bytes;
    size_t size;
    size_t streams[2]; /* where the number of a stream of its own stands; 0: nowhere */
} floods[] = {
    { "\0\0\x08\x06\0\0\0\0\0abcdefgh", 17, { 0 } },       /* PING */
    { "\0\0\0\x04\0\0\0\0\0", 9, { 0 } },                  /* SETTINGS */
    { "\0\0\x04\x08\0\0\0\0\0\0\0\0\x01", 13, { 0 } },     /* WINDOW_UPDATE of the connection */
    { "\0\0\x05\x02\0\0\0\0\x03\0\0\0\0\x10", 14, { 0 } }, /* PRIORITY */
    { "\0\0\0\0\0\0\0\0\x01", 9, { 0 } },                  /* DATA without any */
    { "\0\0\x04\0\x08\0\0\0\x01\x03\0\0\0", 13, { 0 } },   /* DATA of padding alone */
    /* A request taken back at once; one without a path, which must be refused. */
    { "\0\0\x0d\x01\x05\0\0\0\0\x82\x86\x04\x06/later\x01\x01x\0\0\x04\x03\0\0\0\0\0\0\0\0\x08",
      35,
      { 5, 27 } },
    { "\0\0\x05\x01\x05\0\0\0\0\x82\x86\x01\x01x", 14, { 5 } },
};

static void number_stream(char *at, size_t stream)
{
    for (int i = 3; i >= 0; i--, stream /= 256)
        at[i] = (char)(stream % 256);
}

/* False: the server has ended it. */
static bool send_portion(struct client *client, const struct flood *flood, size_t first, bool reads)
{
    char bytes[PORTION * FLOOD_FRAME_MAX];
    size_t size = PORTION * flood->size, sent = 0;

    for (size_t i = 0; i < PORTION; i++) {
        char *at = memcpy(bytes + i * flood->size, flood->bytes, flood->size);

        for (size_t k = 0; k < 2 && flood->streams[k] > 0; k++)
            number_stream(at + flood->streams[k], 2 * (first + i) + 3);
    }
    while (sent < size) {
        ssize_t more = send(client->fd, bytes + sent, size - sent, MSG_NOSIGNAL);

        if (more < 0 && errno != EAGAIN)
            return false;
        sent += more > 0 ? (size_t)more : 0;
        loop_turn(client->loop, 0);
        if (reads)
            client_read(client);
    }
    return !client->ended;
}

/* Until the server has had enough; how many frames that took. */
static size_t send_flood(struct client *client, const struct flood *flood, bool reads)
{
    size_t count = 0;

    client_send_bytes(client, opening, sizeof(opening) - 1);
    while (count < FLOOD_MAX && send_portion(client, flood, count, reads))
        count += PORTION;
    return count;
}

static void floods_end_the_connection_although_all_is_read(void **state)
{
    static const char calm[] = "\0\0\0\x0b"; /* the end of the last frame, GOAWAY */
    struct fixture *fixture = *state;
    size_t count = sizeof(floods) / sizeof(*floods);

    for (size_t i = 0; i < count; i++) {
        struct client client = client_connect(fixture->loop, http_listener_port(fixture->listener));
        size_t taken = send_flood(&client, &floods[i], true);

        assert_in_range(taken, floods[i].streams[0] ? 900 : HTTP2_FRAMES_BURST - PORTION,
                        FLOOD_MAX - 1);
        assert_true(client_sees_end(&client));
        assert_memory_equal(client.got + client.size - 4, calm, 4);
        client_close(&client);
    }
    assert_int_equal(http_listener_stats(fixture->listener).malformed, count);
}

static void floods_end_the_connection_although_nothing_is_read(void **state)
{
    struct fixture *fixture = *state;

    for (size_t i = 0; i < sizeof(floods) / sizeof(*floods); i++) {
        struct client client = client_connect(fixture->loop, http_listener_port(fixture->listener));

        assert_true(send_flood(&client, &floods[i], false) < FLOOD_MAX);
        assert_int_equal(http_listener_stats(fixture->listener).connections, 0);
        client_close(&client);
    }
}

static void a_body_beyond_its_window_ends_the_connection(void **state)
{
    static char frame[9 + 16000] = "\0\x3e\x80\0\0\0\0\0\x01"; /* 16,000 bytes of DATA */
    struct fixture *fixture = *state;
    struct client client = client_connect(fixture->loop, http_listener_port(fixture->listener));

    client_send_bytes(&client, opening, sizeof(opening) - 1);
    for (int i = 0; i < 5000 && !client.ended; i++) {
        client_send_bytes(&client, frame, sizeof(frame));
        client_read(&client);
    }
    assert_true(client_sees_end(&client));
    client_close(&client);
}

static void data_of_a_stream_that_is_over_ends_the_connection(void **state)
{
    static const char early[] = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0"
                                "\0\0\x0d\x01\x04\0\0\0\x01\x83\x86\x04\x06/early\x01\x01x";
    static char frame[9 + 16000] = "\0\x3e\x80\0\0\0\0\0\x01"; /* 16,000 bytes of DATA */
    struct fixture *fixture = *state;
    struct client client = client_connect(fixture->loop, http_listener_port(fixture->listener));
    int count = 0;

    client_send_bytes(&client, early, sizeof(early) - 1);
    for (; count < 5000 && !client.ended; count++) {
        client_send_bytes(&client, frame, sizeof(frame));
        loop_turn(client.loop, 0);
        client_read(&client);
    }
    assert_in_range(count, 2 * 1024 * 1024 / 16009, 4999); /* two windows are let pass */
    client_close(&client);
}

/* What a client sends beside requests follows from what it gets. */
static void windows_opened_for_what_was_sent_are_no_flood(void **state)
{
    struct h2_client *client = connect_clear(*state);

    assert_pattern(h2_wait(client, h2_get(client, "/big")), BIG);
    for (int i = 0; i < 10 * HTTP2_FRAMES_BURST; i++) {
        nghttp2_submit_window_update(client->session, NGHTTP2_FLAG_NONE, 0, 1);
        if (i % 1000 == 0)
            h2_turn(client, 0);
    }
    assert_body(h2_wait(client, h2_get(client, "/hello")), "hello");
    h2_close(client);
}

/* Frames that nghttp2's client would not send. */
static void wild_frames_close_the_connection(void **state)
{
    static const char preface[] = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
    static const char no_settings[] = "\x00\x00\x00\x04\x00\x00\x00\x00\x00";
    static const char continuation[] = "\x00\x00\x01\x09\x00\x00\x00\x00\x01\x00";
    static const char data_on_idle[] = "\x00\x00\x01\x00\x00\x00\x00\x00\x05x";
    static const struct {
        const char *bytes;
        size_t size;
        int times;
    } cases[] = {
        { continuation, sizeof(continuation) - 1, 1 },
        { data_on_idle, sizeof(data_on_idle) - 1, 1 },
        { no_settings, sizeof(no_settings) - 1, 200000 }, /* each wants an answer */
    };
    struct fixture *fixture = *state;

    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        struct client client = client_connect(fixture->loop, http_listener_port(fixture->listener));

        client_send_bytes(&client, preface, sizeof(preface) - 1);
        client_send_bytes(&client, no_settings, sizeof(no_settings) - 1);
        for (int k = 0; k < cases[i].times && !client.ended; k++)
            client_send_bytes(&client, cases[i].bytes, cases[i].size);
        if (cases[i].times == 1)
            assert_true(client_sees_end(&client));
        client_close(&client);
    }
    loop_turn(fixture->loop, 50);
    assert_int_equal(http_listener_stats(fixture->listener).connections, 0);
}

static void header_blocks_without_end_close_the_connection(void **state)
{
    static const char preface[] = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
    static const char settings[] = "\x00\x00\x00\x04\x00\x00\x00\x00\x00";
    static const char headers[] = "\x00\x00\x01\x01\x00\x00\x00\x00\x01\x82";          /* goes on */
    static const char more[] = "\x00\x00\x04\x09\x00\x00\x00\x00\x01\x00\x01\x61\x00"; /* and on */
    struct fixture *fixture = *state;
    struct client client = client_connect(fixture->loop, http_listener_port(fixture->listener));

    client_send_bytes(&client, preface, sizeof(preface) - 1);
    client_send_bytes(&client, settings, sizeof(settings) - 1);
    client_send_bytes(&client, headers, sizeof(headers) - 1);
    for (int i = 0; i < 100 && !client.ended; i++)
        client_send_bytes(&client, more, sizeof(more) - 1);
    assert_true(client_sees_end(&client));
    assert_int_equal(http_listener_stats(fixture->listener).malformed, 1);
    client_close(&client);
}

static void note_drained(void *context)
{
    *(bool *)context = true;
}

static void a_drain_says_goaway_and_lets_streams_end(void **state)
{
    struct fixture *fixture = *state;
    struct h2_client *client = connect_clear(fixture);
    int32_t id = h2_get(client, "/later");

    for (int i = 0; i < 100 && !fixture->kept; i++)
        h2_turn(client, 1);
    http_listener_drain(fixture->listener, 10000, note_drained, &fixture->is_drained);
    for (int i = 0; i < 100 && !client->goaway_seen; i++)
        h2_turn(client, 1);
    assert_true(client->goaway_seen);
    assert_false(fixture->is_drained);
    http_reply(fixture->kept, 200, "", STR("done"));
    assert_body(h2_wait(client, id), "done");
    assert_true(h2_wait_end(client));
    h2_close(client);
    for (int i = 0; i < 300 && !fixture->is_drained; i++)
        loop_turn(fixture->loop, 10);
    assert_true(fixture->is_drained);
}

static void a_new_certificate_serves_new_connections(void **state)
{
    struct fixture *fixture = *state;
    struct h2_client *old = connect_tls(fixture), *new;
    SSL_CTX *context = make_tls();

    http_listener_set_tls(fixture->secure, context);
    tls_context_free(context);
    new = connect_tls(fixture);
    assert_body(h2_wait(old, h2_get(old, "/how")), "tls h2");
    assert_body(h2_wait(new, h2_get(new, "/how")), "tls h2");
    h2_close(old);
    h2_close(new);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_request_is_answered_with_prior_knowledge_and_by_alpn),
        TEST(the_settings_come_before_any_request),
        TEST(one_port_speaks_all),
        TEST(alpn_prefers_http_1_as_the_original_does),
        TEST(five_hundred_streams_at_once_are_all_answered),
        TEST(a_stream_that_nobody_reads_stops_no_other),
        TEST(much_arrives_whole_through_tls),
        TEST(a_buffer_that_moves_does_not_confuse_tls),
        TEST(on_drain_is_never_called_out_of_itself),
        TEST(a_large_body_comes_back_whole),
        TEST(a_handler_that_takes_nothing_gets_no_more_than_its_window),
        TEST(an_answer_before_the_end_of_the_body_stops_the_upload),
        TEST(trailers_follow_the_body),
        TEST(an_aborted_answer_is_seen_to_be_incomplete),
        TEST(a_cancelled_stream_is_noticed),
        TEST(a_connection_that_has_rested_goes_on),
        TEST(what_ends_while_the_connection_rests_is_noticed),
        TEST(too_large_a_head_is_refused),
        TEST(streams_reset_without_end_close_the_connection),
        TEST(floods_end_the_connection_although_all_is_read),
        TEST(floods_end_the_connection_although_nothing_is_read),
        TEST(a_body_beyond_its_window_ends_the_connection),
        TEST(data_of_a_stream_that_is_over_ends_the_connection),
        TEST(windows_opened_for_what_was_sent_are_no_flood),
        TEST(wild_frames_close_the_connection),
        TEST(header_blocks_without_end_close_the_connection),
        TEST(a_drain_says_goaway_and_lets_streams_end),
        TEST(a_new_certificate_serves_new_connections),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
