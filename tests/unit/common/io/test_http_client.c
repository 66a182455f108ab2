#include "base/arena.h"
#include "base/clock.h"
#include "io/cancel.h"
#include "io/http_client.h"
#include "io/http_transfer.h"
#include "io/loop.h"
#include "test.h"
#include "web_server.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>

struct fixture {
    struct web_server server;
    struct loop *loop;
    struct http_client *client;
    char url[256];
};

static int setup(void **state)
{
    struct fixture *fixture = xcalloc(1, sizeof(*fixture));
    CLEANUP(error_release) struct error err = { 0 };

    web_server_start(&fixture->server, NULL);
    fixture->loop = loop_new();
    assert_int_equal(http_client_new(fixture->loop, NULL, &fixture->client, &err), 0);
    *state = fixture;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *fixture = *state;

    http_client_free(fixture->client);
    loop_free(fixture->loop);
    web_server_stop(&fixture->server);
    free(fixture);
    return 0;
}

static const char *url(struct fixture *fixture, const char *path)
{
    snprintf(fixture->url, sizeof(fixture->url), "http://127.0.0.1:%u%s", fixture->server.port,
             path);
    return fixture->url;
}

/* What came of a request; texts are kept as they may be looked at after the call is gone. */
struct outcome {
    struct fixture *fixture;
    struct http_client_call *call;
    int status, ends, header_calls, version;
    char body[70000];
    char etag[64], empty[8];
    size_t body_bytes, pieces;
    int64_t retry_after_ms;
    bool done;
    enum error_code code;
    char message[1024];
};

static void on_end(void *context, const struct http_client_reply *reply, struct error *err)
{
    struct outcome *outcome = context;
    const char *etag = http_client_reply_header(reply, "eTag");
    const char *empty = http_client_reply_header(reply, "X-Empty");

    outcome->ends++;
    outcome->done = true;
    outcome->status = reply->status;
    outcome->version = reply->http_version;
    outcome->code = err ? err->code : ERR_OK;
    outcome->retry_after_ms = http_client_retry_after_ms(reply, 0);
    snprintf(outcome->message, sizeof(outcome->message), "%s", err ? error_text(err) : "");
    snprintf(outcome->etag, sizeof(outcome->etag), "%s", etag ? etag : "-");
    snprintf(outcome->empty, sizeof(outcome->empty), "%s", empty ? empty : "-");
    if (reply->body.len > 0 && reply->body.len < sizeof(outcome->body)) {
        memcpy(outcome->body, reply->body.ptr, reply->body.len);
        outcome->body_bytes = reply->body.len;
    }
}

static const struct http_client_handler whole = { .on_end = on_end };

static void run_until(struct loop *loop, const bool *done)
{
    CLEANUP(error_release) struct error err = { 0 };

    if (loop_run_until(loop, done, 20000, &err) < 0)
        fail_msg("%s", error_text(&err));
}

static struct outcome *request_with(struct fixture *fixture,
                                    const struct http_client_request *request)
{
    static struct outcome outcome;

    outcome = (struct outcome){ .fixture = fixture };
    outcome.call = http_client_start(fixture->client, request, &whole, &outcome);
    run_until(fixture->loop, &outcome.done);
    return &outcome;
}

static struct outcome *get(struct fixture *fixture, const char *path)
{
    return request_with(fixture, &(struct http_client_request){ .url = url(fixture, path) });
}

static void a_reply_has_its_status_headers_and_body(void **state)
{
    struct outcome *outcome = get(*state, "/hello");

    assert_int_equal(outcome->code, ERR_OK);
    assert_int_equal(outcome->status, 200);
    assert_int_equal(outcome->version, 11);
    assert_string_equal(outcome->body, "hello");
    assert_string_equal(outcome->etag, "\"abc\"");
    assert_string_equal(outcome->empty, "");
}

static void a_failure_of_the_server_is_a_reply_and_not_an_error(void **state)
{
    struct outcome *outcome = get(*state, "/busy");

    assert_int_equal(outcome->code, ERR_OK);
    assert_int_equal(outcome->status, 503);
    assert_int_equal(outcome->retry_after_ms, 7000);
}

static void connections_are_kept(void **state)
{
    struct fixture *fixture = *state;

    for (int i = 0; i < 5; i++)
        get(fixture, "/hello");
    assert_int_equal(atomic_load(&fixture->server.connections), 1);
    assert_int_equal(http_client_stats(fixture->client).connections, 1);
}

static void the_request_carries_headers_credentials_and_body(void **state)
{
    const struct http_client_header headers[] = { { "X-One", "1" }, { "X-None", "" } };
    struct outcome *outcome;

    outcome = request_with(*state, &(struct http_client_request){ .url = url(*state, "/head"),
                                                                  .headers = headers,
                                                                  .header_count = 2,
                                                                  .bearer_token = "secret" });
    assert_non_null(strstr(outcome->body, "\r\nX-One: 1\r\n"));
    assert_non_null(strstr(outcome->body, "\r\nX-None:\r\n"));
    assert_non_null(strstr(outcome->body, "\r\nAuthorization: Bearer secret\r\n"));
    assert_non_null(strstr(outcome->body, "\r\nUser-Agent: argosy\r\n"));
    assert_null(strstr(outcome->body, "Accept-Encoding"));

    outcome =
        request_with(*state, &(struct http_client_request){
                                 .url = url(*state, "/head"), .user = "me", .password = "pass" });
    assert_non_null(strstr(outcome->body, "\r\nAuthorization: Basic bWU6cGFzcw==\r\n"));

    outcome = request_with(*state, &(struct http_client_request){ .method = "PATCH",
                                                                  .url = url(*state, "/body"),
                                                                  .body = STR("the body") });
    assert_string_equal(outcome->body, "the body");
    outcome = request_with(
        *state, &(struct http_client_request){ .method = "POST", .url = url(*state, "/head") });
    assert_memory_equal(outcome->body, "POST /head ", 11);
    assert_null(strstr(outcome->body, "Content-Type"));
    assert_null(strstr(outcome->body, "Expect"));
}

static void a_large_body_goes_out_whole(void **state)
{
    static char bytes[60000];
    struct outcome *outcome;

    memset(bytes, 'b', sizeof(bytes));
    outcome =
        request_with(*state, &(struct http_client_request){ .method = "PUT",
                                                            .url = url(*state, "/body"),
                                                            .body = { bytes, sizeof(bytes) } });
    assert_int_equal(outcome->body_bytes, sizeof(bytes));
    assert_memory_equal(outcome->body, bytes, sizeof(bytes));
}

static void redirects_are_followed_only_where_asked_and_only_so_far(void **state)
{
    struct outcome *outcome = get(*state, "/redirect");

    assert_int_equal(outcome->status, 302);
    outcome = request_with(*state, &(struct http_client_request){ .url = url(*state, "/redirect"),
                                                                  .max_redirects = 3 });
    assert_int_equal(outcome->status, 200);
    assert_string_equal(outcome->body, "hello");
    assert_string_equal(outcome->etag, "\"abc\"");
    outcome = request_with(
        *state, &(struct http_client_request){ .url = url(*state, "/circle"), .max_redirects = 3 });
    assert_int_equal(outcome->code, ERR_PRECONDITION);
}

static void gzip_is_unpacked_and_counts_unpacked(void **state)
{
    struct outcome *outcome;

    outcome = request_with(
        *state, &(struct http_client_request){ .url = url(*state, "/gzip"), .gzip = true });
    assert_int_equal(outcome->body_bytes, 20000);
    assert_int_equal(outcome->body[19999], 'z');
    outcome =
        request_with(*state, &(struct http_client_request){
                                 .url = url(*state, "/gzip"), .gzip = true, .body_limit = 10000 });
    assert_int_equal(outcome->code, ERR_TOO_LARGE);
}

static void a_reply_over_its_limit_is_an_error(void **state)
{
    struct outcome *outcome;

    outcome = request_with(*state, &(struct http_client_request){
                                       .url = url(*state, "/much/100001"), .body_limit = 100000 });
    assert_int_equal(outcome->code, ERR_TOO_LARGE);
    assert_non_null(strstr(outcome->message, "larger than 100000 bytes"));
}

static void a_deadline_ends_what_does_not_answer(void **state)
{
    int64_t before = clock_monotonic_ms();
    struct outcome *outcome;

    outcome = request_with(
        *state, &(struct http_client_request){ .url = url(*state, "/mute"), .timeout_ms = 150 });
    assert_int_equal(outcome->code, ERR_TIMEOUT);
    assert_true(clock_monotonic_ms() - before < 2000);
}

static void silence_in_the_middle_ends_it(void **state)
{
    struct outcome *outcome;

    outcome = request_with(*state, &(struct http_client_request){ .url = url(*state, "/silent"),
                                                                  .idle_timeout_ms = 150 });
    assert_int_equal(outcome->code, ERR_TIMEOUT);
    assert_int_equal(outcome->status, 200);
    assert_non_null(strstr(outcome->message, "/silent: nothing came for 150 ms"));
}

static void a_stream_that_goes_on_is_not_silent(void **state)
{
    struct outcome *outcome;

    outcome = request_with(*state, &(struct http_client_request){ .url = url(*state, "/stream/100"),
                                                                  .idle_timeout_ms = 150 });
    assert_int_equal(outcome->code, ERR_OK);
}

static void what_is_wrong_is_told_by_code_and_place(void **state)
{
    struct fixture *fixture = *state;
    struct outcome *outcome = get(fixture, "/cut");

    assert_int_equal(outcome->code, ERR_UNAVAILABLE);
    outcome = get(fixture, "/garbage");
    assert_int_equal(outcome->code, ERR_UNAVAILABLE);
    outcome = request_with(fixture, &(struct http_client_request){ .url = "ftp://x/y" });
    assert_int_equal(outcome->code, ERR_INVALID);
    outcome = request_with(fixture, &(struct http_client_request){ .url = "http://[nonsense" });
    assert_int_equal(outcome->code, ERR_INVALID);
    outcome = request_with(fixture, &(struct http_client_request){
                                        .url = "http://me:hidden@127.0.0.1:1/x?token=hidden" });
    assert_int_equal(outcome->code, ERR_UNAVAILABLE);
    assert_null(strstr(outcome->message, "hidden"));
    assert_non_null(strstr(outcome->message, "GET http://127.0.0.1/x: "));
}

/* ---- streams ---- */

struct stream {
    struct outcome outcome;
    struct watch *timer;
    enum http_client_flow answer;
    bool cancel_in_data, cancel_in_headers, free_in_data;
};

static void on_headers(void *context, const struct http_client_reply *reply)
{
    struct stream *stream = context;

    stream->outcome.header_calls++;
    stream->outcome.status = reply->status;
    if (stream->cancel_in_headers) {
        http_client_cancel(stream->outcome.call);
        stream->outcome.done = true;
    }
}

static enum http_client_flow on_data(void *context, struct str data)
{
    struct stream *stream = context;

    stream->outcome.pieces++;
    stream->outcome.body_bytes += data.len;
    if (stream->cancel_in_data) {
        http_client_cancel(stream->outcome.call);
        stream->outcome.done = true;
    }
    if (stream->free_in_data) {
        http_client_free(TAKE(stream->outcome.fixture->client));
        stream->outcome.done = true;
    }
    return stream->answer;
}

static const struct http_client_handler streamed = { on_headers, on_data, on_end };

static void start_stream(struct fixture *fixture, const char *path, struct stream *stream)
{
    stream->outcome.fixture = fixture;
    stream->outcome.call = http_client_start(
        fixture->client,
        &(struct http_client_request){ .url = url(fixture, path), .is_quiet = true }, &streamed,
        stream);
}

static void set_true(void *context)
{
    *(bool *)context = true;
}

static void run_for(struct loop *loop, int ms)
{
    bool done = false;
    struct watch *timer = loop_watch_once(loop, ms, set_true, &done);

    run_until(loop, &done);
    watch_cancel(timer);
}

static void a_stream_comes_in_pieces(void **state)
{
    static struct stream stream;
    struct fixture *fixture = *state;

    stream = (struct stream){ 0 };
    start_stream(fixture, "/stream/20", &stream);
    run_until(fixture->loop, &stream.outcome.done);
    assert_int_equal(stream.outcome.header_calls, 1);
    assert_int_equal(stream.outcome.body_bytes, 10 * 8 + 10 * 9);
    assert_true(stream.outcome.pieces > 1);
    assert_int_equal(stream.outcome.code, ERR_OK);
}

static void a_paused_stream_gets_nothing_until_it_is_resumed(void **state)
{
    static struct stream stream;
    struct fixture *fixture = *state;
    size_t before;

    stream = (struct stream){ .answer = HTTP_CLIENT_PAUSE };
    start_stream(fixture, "/much/30000000", &stream);
    run_for(fixture->loop, 200);
    before = stream.outcome.body_bytes;
    assert_int_equal(stream.outcome.pieces, 1);
    run_for(fixture->loop, 100);
    assert_int_equal(stream.outcome.body_bytes, before);
    assert_false(stream.outcome.done);

    stream.answer = HTTP_CLIENT_GO_ON;
    http_client_resume(stream.outcome.call);
    run_until(fixture->loop, &stream.outcome.done);
    assert_int_equal(stream.outcome.body_bytes, 30000000);
    assert_int_equal(stream.outcome.code, ERR_OK);
}

static void a_stream_can_be_aborted_by_its_receiver(void **state)
{
    static struct stream stream;
    struct fixture *fixture = *state;

    stream = (struct stream){ .answer = HTTP_CLIENT_ABORT };
    start_stream(fixture, "/stream/0", &stream);
    run_until(fixture->loop, &stream.outcome.done);
    assert_int_equal(stream.outcome.code, ERR_ABORTED);
    assert_int_equal(stream.outcome.ends, 1);
}

static void a_cancelled_call_is_never_heard_of_again(void **state)
{
    static struct stream streams[4];
    struct fixture *fixture = *state;

    memset(streams, 0, sizeof(streams));
    streams[0].cancel_in_data = true;
    streams[1].cancel_in_headers = true;
    for (int i = 0; i < 4; i++)
        start_stream(fixture, "/stream/0", &streams[i]);
    http_client_cancel(streams[2].outcome.call); /* before it began */
    run_until(fixture->loop, &streams[0].outcome.done);
    run_until(fixture->loop, &streams[1].outcome.done);
    run_for(fixture->loop, 50);
    assert_true(streams[3].outcome.pieces > 1);
    http_client_cancel(streams[3].outcome.call); /* between callbacks */
    run_for(fixture->loop, 50);
    assert_int_equal(streams[0].outcome.pieces, 1);
    assert_int_equal(streams[1].outcome.pieces, 0);
    for (int i = 0; i < 4; i++)
        assert_int_equal(streams[i].outcome.ends, 0);
    assert_int_equal(http_client_stats(fixture->client).calls, 0);
}

static void the_client_may_be_freed_in_a_callback(void **state)
{
    static struct stream streams[3];
    struct fixture *fixture = *state;

    memset(streams, 0, sizeof(streams));
    streams[1].free_in_data = true;
    for (int i = 0; i < 3; i++)
        start_stream(fixture, "/stream/0", &streams[i]);
    run_until(fixture->loop, &streams[1].outcome.done);
    run_for(fixture->loop, 50);
    for (int i = 0; i < 3; i++)
        assert_int_equal(streams[i].outcome.ends, 0);
}

struct chain {
    struct fixture *fixture;
    int left;
    bool done;
};

static void start_next(void *context, const struct http_client_reply *reply, struct error *err)
{
    static const struct http_client_handler handler = { .on_end = start_next };
    struct chain *chain = context;

    assert_null(err);
    assert_int_equal(reply->status, 200);
    if (chain->left-- == 0) {
        chain->done = true;
        return;
    }
    http_client_start(chain->fixture->client,
                      &(struct http_client_request){ .url = url(chain->fixture, "/hello") },
                      &handler, chain);
}

static void calls_may_start_in_the_end_of_another(void **state)
{
    static const struct http_client_handler handler = { .on_end = start_next };
    struct chain chain = { .fixture = *state, .left = 50 };

    http_client_start(chain.fixture->client,
                      &(struct http_client_request){ .url = url(chain.fixture, "/hello") },
                      &handler, &chain);
    run_until(chain.fixture->loop, &chain.done);
    assert_int_equal(atomic_load(&chain.fixture->server.connections), 1);
}

struct crowd {
    int left;
    bool done;
};

static void count_down(void *context, const struct http_client_reply *reply, struct error *err)
{
    struct crowd *crowd = context;

    assert_null(err);
    assert_int_equal(reply->status, 200);
    crowd->done = --crowd->left == 0;
}

static void many_calls_share_few_connections(void **state)
{
    static const struct http_client_handler handler = { .on_end = count_down };
    struct fixture *fixture = *state;
    struct crowd crowd = { .left = 200 };

    for (int i = crowd.left; i > 0; i--)
        http_client_start(fixture->client,
                          &(struct http_client_request){ .url = url(fixture, "/hello") }, &handler,
                          &crowd);
    run_until(fixture->loop, &crowd.done);
    assert_true(atomic_load(&fixture->server.connections) <= 4);
}

/* ---- TLS ---- */

struct identity {
    struct tls_pair pair;
};

static void make_identity(struct identity *identity, const char *host)
{
    CLEANUP(error_release) struct error err = { 0 };
    const char *hosts[] = { host, NULL };

    assert_int_equal(tls_self_sign(&(struct tls_self_signed){ .kind = TLS_KEY_ECDSA_P256,
                                                              .common_name = host,
                                                              .hosts = hosts,
                                                              .is_authority = true },
                                   &identity->pair, &err),
                     0);
}

static SSL_CTX *server_context(const struct identity *own, const struct identity *client)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct tls_options options = { .is_server = true,
                                   .certificate = str_of(own->pair.certificate),
                                   .key = str_of(own->pair.key) };
    SSL_CTX *context = NULL;

    if (client) {
        options.authorities = str_of(client->pair.certificate);
        options.require_client_certificate = true;
    }
    if (tls_context_new(&options, &context, &err) < 0)
        fail_msg("%s", error_text(&err));
    return context;
}

/* One GET of /hello by a client of its own. */
static enum error_code get_once(const struct http_client_options *options, const char *address,
                                char *message, size_t size)
{
    CLEANUP(loop_free) struct loop *loop = loop_new();
    CLEANUP(http_client_free) struct http_client *client = NULL;
    CLEANUP(error_release) struct error err = { 0 };
    static struct outcome outcome;

    if (http_client_new(loop, options, &client, &err) < 0)
        fail_msg("%s", error_text(&err));
    outcome = (struct outcome){ 0 };
    http_client_start(client, &(struct http_client_request){ .url = address, .timeout_ms = 5000 },
                      &whole, &outcome);
    run_until(loop, &outcome.done);
    snprintf(message, size, "%.900s", outcome.code ? outcome.message : outcome.body);
    return outcome.code;
}

static void a_certificate_is_checked_against_authorities_and_name(void **state)
{
    struct identity own, other;
    struct web_server server;
    struct http_client_options options = { 0 };
    char address[64], message[1024];

    (void)state;
    make_identity(&own, "127.0.0.1");
    make_identity(&other, "elsewhere.example");
    web_server_start(&server, server_context(&own, NULL));
    snprintf(address, sizeof(address), "https://127.0.0.1:%u/hello", server.port);

    assert_int_equal(get_once(&options, address, message, sizeof(message)), ERR_PRECONDITION);
    options.authorities = str_of(other.pair.certificate);
    assert_int_equal(get_once(&options, address, message, sizeof(message)), ERR_PRECONDITION);
    options.authorities = str_of(own.pair.certificate);
    assert_int_equal(get_once(&options, address, message, sizeof(message)), ERR_OK);
    assert_string_equal(message, "hello");
    options = (struct http_client_options){ .insecure = true };
    assert_int_equal(get_once(&options, address, message, sizeof(message)), ERR_OK);
    web_server_stop(&server);
    tls_pair_release(&own.pair);
    tls_pair_release(&other.pair);
}

static void another_name_can_be_expected_of_the_server(void **state)
{
    struct identity own;
    struct web_server server;
    struct http_client_options options = { 0 };
    char address[64], message[1024], host[64];

    (void)state;
    make_identity(&own, "kubernetes.example");
    web_server_start(&server, server_context(&own, NULL));
    snprintf(address, sizeof(address), "https://127.0.0.1:%u/head", server.port);
    options.authorities = str_of(own.pair.certificate);
    assert_int_equal(get_once(&options, address, message, sizeof(message)), ERR_PRECONDITION);
    options.server_name = "kubernetes.example";
    assert_int_equal(get_once(&options, address, message, sizeof(message)), ERR_OK);
    snprintf(host, sizeof(host), "\r\nHost: 127.0.0.1:%u\r\n", server.port);
    assert_non_null(strstr(message, host));
    web_server_stop(&server);
    tls_pair_release(&own.pair);
}

static void a_client_certificate_is_shown_and_its_lack_is_told(void **state)
{
    struct identity own, me;
    struct web_server server;
    struct http_client_options options = { 0 };
    char address[64], message[1024];

    (void)state;
    make_identity(&own, "127.0.0.1");
    make_identity(&me, "me");
    web_server_start(&server, server_context(&own, &me));
    snprintf(address, sizeof(address), "https://127.0.0.1:%u/hello", server.port);
    options.authorities = str_of(own.pair.certificate);
    assert_int_equal(get_once(&options, address, message, sizeof(message)), ERR_PRECONDITION);
    options.certificate = str_of(me.pair.certificate);
    options.key = str_of(me.pair.key);
    assert_int_equal(get_once(&options, address, message, sizeof(message)), ERR_OK);
    web_server_stop(&server);
    tls_pair_release(&own.pair);
    tls_pair_release(&me.pair);
}

static void a_certificate_without_its_key_is_refused_at_once(void **state)
{
    CLEANUP(loop_free) struct loop *loop = loop_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct http_client *client = NULL;

    (void)state;
    assert_int_equal(http_client_new(loop, &(struct http_client_options){ .certificate = STR("x") },
                                     &client, &err),
                     -1);
    assert_int_equal(err.code, ERR_INVALID);
}

static void endless_streams_over_tls_do_not_hold_up_each_other(void **state)
{
    static struct stream streams[3];
    struct fixture fixture = { 0 };
    struct identity own;
    CLEANUP(error_release) struct error err = { 0 };

    (void)state;
    make_identity(&own, "127.0.0.1");
    web_server_start(&fixture.server, server_context(&own, NULL));
    fixture.loop = loop_new();
    assert_int_equal(http_client_new(fixture.loop,
                                     &(struct http_client_options){ .insecure = true },
                                     &fixture.client, &err),
                     0);
    snprintf(fixture.url, sizeof(fixture.url), "https://127.0.0.1:%u/stream/0",
             fixture.server.port);
    memset(streams, 0, sizeof(streams));
    for (int i = 0; i < 3; i++) {
        streams[i].outcome.fixture = &fixture;
        streams[i].outcome.call =
            http_client_start(fixture.client, &(struct http_client_request){ .url = fixture.url },
                              &streamed, &streams[i]);
    }
    for (int i = 0; i < 500 && !(streams[0].outcome.pieces && streams[1].outcome.pieces &&
                                 streams[2].outcome.pieces);
         i++)
        run_for(fixture.loop, 10);
    for (int i = 0; i < 3; i++)
        assert_true(streams[i].outcome.pieces > 0);
    http_client_free(fixture.client);
    loop_free(fixture.loop);
    web_server_stop(&fixture.server);
    tls_pair_release(&own.pair);
}

/* ---- proxies ---- */

static void requests_go_through_the_proxy_but_for_its_exceptions(void **state)
{
    struct web_server server;
    struct http_client_options options = { 0 };
    char proxy[64], message[1024];

    (void)state;
    web_server_start(&server, NULL); /* answers a proxy's request for "/…" with 404 */
    snprintf(proxy, sizeof(proxy), "http://127.0.0.1:%u", server.port);
    options.proxy = proxy;
    assert_int_equal(get_once(&options, "http://nowhere.example/hello", message, sizeof(message)),
                     ERR_OK);
    assert_string_equal(message, "no such page");
    options.no_proxy = "nowhere.invalid";
    assert_int_equal(get_once(&options, "http://nowhere.invalid/hello", message, sizeof(message)),
                     ERR_UNAVAILABLE);

    setenv("HTTP_PROXY", proxy, 1);
    options = (struct http_client_options){ 0 };
    assert_int_equal(get_once(&options, "http://nowhere.invalid/hello", message, sizeof(message)),
                     ERR_OK);
    options.proxy = "";
    assert_int_equal(get_once(&options, "http://nowhere.invalid/hello", message, sizeof(message)),
                     ERR_UNAVAILABLE);
    unsetenv("HTTP_PROXY");
    web_server_stop(&server);
}

static void tls_goes_through_a_proxy_that_wants_a_password(void **state)
{
    struct identity own;
    struct web_server server, proxy;
    struct http_client_options options = { 0 };
    char address[64], with_password[64], without[64], message[1024];

    (void)state;
    make_identity(&own, "far.example");
    web_server_start(&server, server_context(&own, NULL));
    web_server_start(&proxy, NULL);
    snprintf(address, sizeof(address), "https://far.example:%u/hello", server.port);
    snprintf(with_password, sizeof(with_password), "http://me:pass@127.0.0.1:%u", proxy.port);
    snprintf(without, sizeof(without), "http://127.0.0.1:%u", proxy.port);
    options.authorities = str_of(own.pair.certificate);
    options.proxy = with_password;
    assert_int_equal(get_once(&options, address, message, sizeof(message)), ERR_OK);
    assert_string_equal(message, "hello");
    options.proxy = without;
    assert_int_equal(get_once(&options, address, message, sizeof(message)), ERR_UNAVAILABLE);
    assert_non_null(strstr(message, "407"));
    web_server_stop(&server);
    web_server_stop(&proxy);
    tls_pair_release(&own.pair);
}

static void a_unix_socket_serves_any_url(void **state)
{
    char folder[] = "/tmp/argosy-http-XXXXXX", path[64], message[1024];
    struct http_client_options options = { .unix_socket = path };
    struct web_server server;

    (void)state;
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof(path), "%s/socket", folder);
    web_server_start_at(&server, path);
    assert_int_equal(get_once(&options, "http://plugin/hello", message, sizeof(message)), ERR_OK);
    assert_string_equal(message, "hello");
    web_server_stop(&server);
    unlink(path);
    rmdir(folder);
}

/* ---- HTTP/2 ---- */

static const char lighttpd[] = "/usr/sbin/lighttpd";

struct h2_server {
    char folder[64];
    unsigned port;
    pid_t pid;
    struct identity identity;
};

static void write_file(const char *folder, const char *name, const char *text)
{
    char path[256];
    FILE *file;

    snprintf(path, sizeof(path), "%s/%s", folder, name);
    file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static unsigned free_port(void)
{
    struct sockaddr_in address = { .sin_family = AF_INET, .sin_addr = { htonl(INADDR_LOOPBACK) } };
    socklen_t size = sizeof(address);
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

    assert_int_equal(bind(fd, (struct sockaddr *)&address, size), 0);
    assert_int_equal(getsockname(fd, (struct sockaddr *)&address, &size), 0);
    close(fd);
    return ntohs(address.sin_port);
}

static bool answers(unsigned port)
{
    struct sockaddr_in address = { .sin_family = AF_INET,
                                   .sin_port = htons((uint16_t)port),
                                   .sin_addr = { htonl(INADDR_LOOPBACK) } };
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    bool good = connect(fd, (struct sockaddr *)&address, sizeof(address)) == 0;

    close(fd);
    return good;
}

static void start_h2(struct h2_server *server)
{
    char config[1024], config_path[128], both[8192];

    snprintf(server->folder, sizeof(server->folder), "/tmp/argosy-h2-XXXXXX");
    assert_non_null(mkdtemp(server->folder));
    make_identity(&server->identity, "127.0.0.1");
    server->port = free_port();
    snprintf(both, sizeof(both), "%s%s", server->identity.pair.certificate,
             server->identity.pair.key);
    write_file(server->folder, "pem", both);
    write_file(server->folder, "hello", "hello over two");
    snprintf(
        config, sizeof(config),
        "server.modules = (\"mod_openssl\")\nserver.document-root = \"%s\"\n"
        "server.bind = \"127.0.0.1\"\nserver.port = %u\nssl.engine = \"enable\"\n"
        "ssl.pemfile = \"%s/pem\"\nserver.feature-flags = (\"server.h2proto\" => \"enable\")\n",
        server->folder, server->port, server->folder);
    write_file(server->folder, "conf", config);
    snprintf(config_path, sizeof(config_path), "%s/conf", server->folder);
    server->pid = fork();
    if (server->pid == 0) {
        execl(lighttpd, lighttpd, "-D", "-f", config_path, (char *)NULL);
        _exit(127);
    }
    for (int i = 0; i < 500 && !answers(server->port); i++)
        web_sleep_ms(10);
}

static void stop_h2(struct h2_server *server)
{
    static const char *const names[] = { "pem", "hello", "conf" };
    char path[256];

    kill(server->pid, SIGTERM);
    waitpid(server->pid, NULL, 0);
    for (size_t i = 0; i < 3; i++) {
        snprintf(path, sizeof(path), "%s/%s", server->folder, names[i]);
        unlink(path);
    }
    rmdir(server->folder);
    tls_pair_release(&server->identity.pair);
}

struct two_crowd {
    int left, over_two;
    bool done;
};

static void count_version(void *context, const struct http_client_reply *reply, struct error *err)
{
    struct two_crowd *crowd = context;

    if (err)
        fail_msg("%s", error_text(err));
    assert_int_equal(reply->status, 200);
    assert_string_equal(reply->body.ptr, "hello over two");
    crowd->over_two += reply->http_version == 20;
    crowd->done = --crowd->left == 0;
}

static void calls_over_tls_share_one_connection_by_http_2(void **state)
{
    static const struct http_client_handler handler = { .on_end = count_version };
    struct h2_server server = { 0 };
    struct loop *loop;
    struct http_client *client = NULL;
    struct two_crowd crowd = { .left = 8 }; /* lighttpd accepts so many at once */
    CLEANUP(error_release) struct error err = { 0 };
    char address[64];

    (void)state;
    if (access(lighttpd, X_OK) != 0)
        skip();
    start_h2(&server);
    loop = loop_new();
    assert_int_equal(http_client_new(loop,
                                     &(struct http_client_options){
                                         .authorities = str_of(server.identity.pair.certificate) },
                                     &client, &err),
                     0);
    snprintf(address, sizeof(address), "https://127.0.0.1:%u/hello", server.port);
    for (int i = crowd.left; i > 0; i--)
        http_client_start(client, &(struct http_client_request){ .url = address }, &handler,
                          &crowd);
    run_until(loop, &crowd.done);
    assert_int_equal(crowd.over_two, 8);
    assert_int_equal(http_client_stats(client).connections, 1);
    http_client_free(client);
    loop_free(loop);
    stop_h2(&server);
}

/* ---- blocking ---- */

static void the_blocking_form_gives_the_same(void **state)
{
    struct fixture *fixture = *state;
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct http_client_reply reply;

    assert_int_equal(http_client_fetch(NULL,
                                       &(struct http_client_request){
                                           .url = url(fixture, "/redirect"), .max_redirects = 1 },
                                       NULL, arena, &reply, &err),
                     0);
    assert_int_equal(reply.status, 200);
    assert_string_equal(reply.body.ptr, "hello");
    assert_string_equal(http_client_reply_header(&reply, "ETAG"), "\"abc\"");
    assert_int_equal(http_client_fetch(NULL,
                                       &(struct http_client_request){
                                           .url = url(fixture, "/silent"), .idle_timeout_ms = 100 },
                                       NULL, arena, &reply, &err),
                     -1);
    assert_int_equal(err.code, ERR_TIMEOUT);
    assert_int_equal(http_client_fetch(NULL,
                                       &(struct http_client_request){
                                           .url = url(fixture, "/much/1000"), .body_limit = 999 },
                                       NULL, arena, &reply, &err),
                     -1);
    assert_int_equal(err.code, ERR_TOO_LARGE);
}

static void *cancel_soon(void *context)
{
    web_sleep_ms(100);
    cancel_request(context);
    return NULL;
}

static void the_blocking_form_is_woken_by_its_token(void **state)
{
    struct fixture *fixture = *state;
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(cancel_unref) struct cancel *cancel = cancel_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct http_client_reply reply;
    pthread_t thread;

    pthread_create(&thread, NULL, cancel_soon, cancel);
    assert_int_equal(
        http_client_fetch(NULL, &(struct http_client_request){ .url = url(fixture, "/mute") },
                          cancel, arena, &reply, &err),
        -1);
    assert_int_equal(err.code, ERR_CANCELLED);
    pthread_join(thread, NULL);
}

static void a_transfer_is_named_without_its_secrets(void **state)
{
    CLEANUP(http_identity_release) struct http_identity identity = { 0 };
    CLEANUP(http_transfer_release) struct http_transfer transfer = { 0 };
    CLEANUP(error_release) struct error err = { 0 };

    (void)state;
    http_transfer_prepare_library();
    http_identity_init(&identity, NULL);
    assert_string_equal(identity.options.user_agent, "argosy");
    assert_int_equal(
        http_transfer_init(&transfer, &identity,
                           &(struct http_client_request){
                               .method = "PUT", .url = "https://me:pass@host.example/a/b?token=x" },
                           &err),
        0);
    assert_string_equal(transfer.label, "PUT https://host.example/a/b");
    assert_int_equal(http_transfer_error(&transfer, CURLE_OPERATION_TIMEDOUT, &err), -1);
    assert_int_equal(err.code, ERR_TIMEOUT);
}

static void retry_after_may_be_a_date(void **state)
{
    const struct http_client_header header = { "retry-after", "Thu, 01 Jan 1970 00:01:40 GMT" };
    struct http_client_reply reply = { .headers = &header, .header_count = 1 };

    (void)state;
    assert_int_equal(http_client_retry_after_ms(&reply, 60), 40000);
    assert_int_equal(http_client_retry_after_ms(&reply, 200), 0);
}

int main(void)
{
#define WITH_SERVER(test) cmocka_unit_test_setup_teardown(test, setup, teardown)
    const struct CMUnitTest tests[] = {
        WITH_SERVER(a_reply_has_its_status_headers_and_body),
        WITH_SERVER(a_failure_of_the_server_is_a_reply_and_not_an_error),
        WITH_SERVER(connections_are_kept),
        WITH_SERVER(the_request_carries_headers_credentials_and_body),
        WITH_SERVER(a_large_body_goes_out_whole),
        WITH_SERVER(redirects_are_followed_only_where_asked_and_only_so_far),
        WITH_SERVER(gzip_is_unpacked_and_counts_unpacked),
        WITH_SERVER(a_reply_over_its_limit_is_an_error),
        WITH_SERVER(a_deadline_ends_what_does_not_answer),
        WITH_SERVER(silence_in_the_middle_ends_it),
        WITH_SERVER(a_stream_that_goes_on_is_not_silent),
        WITH_SERVER(what_is_wrong_is_told_by_code_and_place),
        WITH_SERVER(a_stream_comes_in_pieces),
        WITH_SERVER(a_paused_stream_gets_nothing_until_it_is_resumed),
        WITH_SERVER(a_stream_can_be_aborted_by_its_receiver),
        WITH_SERVER(a_cancelled_call_is_never_heard_of_again),
        WITH_SERVER(the_client_may_be_freed_in_a_callback),
        WITH_SERVER(calls_may_start_in_the_end_of_another),
        WITH_SERVER(many_calls_share_few_connections),
        cmocka_unit_test(a_certificate_is_checked_against_authorities_and_name),
        cmocka_unit_test(another_name_can_be_expected_of_the_server),
        cmocka_unit_test(a_client_certificate_is_shown_and_its_lack_is_told),
        cmocka_unit_test(a_certificate_without_its_key_is_refused_at_once),
        cmocka_unit_test(endless_streams_over_tls_do_not_hold_up_each_other),
        cmocka_unit_test(requests_go_through_the_proxy_but_for_its_exceptions),
        cmocka_unit_test(tls_goes_through_a_proxy_that_wants_a_password),
        cmocka_unit_test(a_unix_socket_serves_any_url),
        cmocka_unit_test(calls_over_tls_share_one_connection_by_http_2),
        WITH_SERVER(the_blocking_form_gives_the_same),
        WITH_SERVER(the_blocking_form_is_woken_by_its_token),
        cmocka_unit_test(a_transfer_is_named_without_its_secrets),
        cmocka_unit_test(retry_after_may_be_a_date),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
