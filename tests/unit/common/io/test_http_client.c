#include "base/clock.h"
#include "http_calls.h"
#include "io/cancel.h"
#include "io/http_client.h"
#include "io/http_transfer.h"

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

/* ---- streams ---- */

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
        WITH_SERVER(the_blocking_form_gives_the_same),
        WITH_SERVER(the_blocking_form_is_woken_by_its_token),
        cmocka_unit_test(a_transfer_is_named_without_its_secrets),
        cmocka_unit_test(retry_after_may_be_a_date),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
