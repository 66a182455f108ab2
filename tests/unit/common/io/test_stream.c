#include "base/clock.h"
#include "base/strbuf.h"
#include "io/loop.h"
#include "io/stream.h"
#include "test.h"
#include "web_server.h"

#include <sys/un.h>

/* The web server echoes what is sent to "/body"; its connection is a plain stream to us. */
struct talk {
    struct loop *loop;
    struct stream *stream;
    struct strbuf heard;
    bool is_open, done, close_in_open, close_in_data;
    int ends, drains;
    enum error_code code;
    char message[500];
};

static void on_open(void *context)
{
    struct talk *talk = context;

    talk->is_open = true;
    if (talk->close_in_open) {
        stream_close(TAKE(talk->stream));
        talk->done = true;
    }
}

static void on_data(void *context, struct str data)
{
    struct talk *talk = context;

    strbuf_add(&talk->heard, data.ptr, data.len);
    if (talk->close_in_data) {
        stream_close(TAKE(talk->stream));
        talk->done = true;
    }
}

static void on_end(void *context, struct error *err)
{
    struct talk *talk = context;

    talk->ends++;
    talk->done = true;
    talk->code = err ? err->code : ERR_OK;
    snprintf(talk->message, sizeof(talk->message), "%s", err ? error_text(err) : "");
}

static void on_drain(void *context)
{
    ((struct talk *)context)->drains++;
}

static const struct stream_handler handler = { on_open, on_data, on_end, on_drain };

static void begin(struct talk *talk, struct stream_options options)
{
    *talk = (struct talk){ .loop = loop_new(), .heard = STRBUF_INIT(1 << 20) };
    talk->stream = stream_open(talk->loop, &options, &handler, talk);
}

static void finish(struct talk *talk)
{
    stream_close(talk->stream);
    loop_free(talk->loop);
    strbuf_release(&talk->heard);
}

static void run_until(struct talk *talk, const bool *done)
{
    CLEANUP(error_release) struct error err = { 0 };

    if (loop_run_until(talk->loop, done, 20000, &err) < 0)
        fail_msg("%s", error_text(&err));
}

static void set_true(void *context)
{
    *(bool *)context = true;
}

static void run_for(struct talk *talk, int ms)
{
    bool done = false;
    struct watch *timer = loop_watch_once(talk->loop, ms, set_true, &done);

    run_until(talk, &done);
    watch_cancel(timer);
}

static void say(struct talk *talk, const char *text)
{
    CLEANUP(error_release) struct error err = { 0 };

    if (stream_write(talk->stream, str_of(text), &err) < 0)
        fail_msg("%s", error_text(&err));
}

static SSL_CTX *make_context(struct tls_pair *pair, bool is_server, const char *const *protocols)
{
    CLEANUP(error_release) struct error err = { 0 };
    const char *hosts[] = { "127.0.0.1", NULL };
    struct tls_options options = { .is_server = is_server, .protocols = protocols };
    SSL_CTX *context = NULL;

    if (!pair->key) {
        assert_int_equal(tls_self_sign(&(struct tls_self_signed){ .kind = TLS_KEY_ECDSA_P256,
                                                                  .hosts = hosts,
                                                                  .is_authority = true },
                                       pair, &err),
                         0);
    }
    if (is_server) {
        options.certificate = str_of(pair->certificate);
        options.key = str_of(pair->key);
    } else {
        options.authorities = str_of(pair->certificate);
    }
    assert_int_equal(tls_context_new(&options, &context, &err), 0);
    return context;
}

static const char request[] = "POST /body HTTP/1.1\r\nContent-Length: 5\r\n\r\nhello";
static const char reply[] = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";

static void wait_for(struct talk *talk, size_t bytes)
{
    for (int i = 0; i < 500 && talk->heard.len < bytes; i++)
        run_for(talk, 10);
}

static void bytes_go_both_ways_also_those_written_before_it_stands(void **state)
{
    struct web_server server;
    struct talk talk;

    (void)state;
    web_server_start(&server, NULL);
    begin(&talk, (struct stream_options){ .host = "127.0.0.1", .port = server.port });
    assert_false(talk.is_open);
    say(&talk, request);
    wait_for(&talk, sizeof(reply) - 1);
    assert_string_equal(talk.heard.ptr, reply);
    assert_true(talk.is_open);
    say(&talk, request);
    wait_for(&talk, 2 * (sizeof(reply) - 1));
    assert_int_equal(talk.heard.len, 2 * (sizeof(reply) - 1));
    assert_int_equal(stream_pending(talk.stream), 0);
    finish(&talk);
    web_server_stop(&server);
}

static void over_tls_it_is_the_same_and_the_protocol_is_known(void **state)
{
    static const char *const protocols[] = { "x/1", NULL };
    CLEANUP(tls_pair_release) struct tls_pair pair = { 0 };
    struct web_server server;
    SSL_CTX *client;
    struct talk talk;

    (void)state;
    web_server_start(&server, make_context(&pair, true, protocols));
    client = make_context(&pair, false, protocols);
    begin(&talk,
          (struct stream_options){ .host = "127.0.0.1", .port = server.port, .tls = client });
    tls_context_free(client); /* it has its own reference */
    say(&talk, request);
    wait_for(&talk, sizeof(reply) - 1);
    assert_string_equal(talk.heard.ptr, reply);
    assert_true(str_equals(stream_protocol(talk.stream), "x/1"));
    finish(&talk);
    web_server_stop(&server);
}

static void a_wrong_certificate_is_told(void **state)
{
    CLEANUP(tls_pair_release) struct tls_pair pair = { 0 }, other = { 0 };
    CLEANUP(tls_context_free) SSL_CTX *client = make_context(&other, false, NULL);
    struct web_server server;
    struct talk talk;

    (void)state;
    web_server_start(&server, make_context(&pair, true, NULL));
    begin(&talk,
          (struct stream_options){ .host = "127.0.0.1", .port = server.port, .tls = client });
    run_until(&talk, &talk.done);
    assert_int_equal(talk.code, ERR_PRECONDITION);
    assert_non_null(strstr(talk.message, "the certificate of '127.0.0.1' is not accepted"));
    finish(&talk);
    web_server_stop(&server);
}

static void a_large_reply_can_be_paused(void **state)
{
    CLEANUP(tls_pair_release) struct tls_pair pair = { 0 };

    (void)state;
    for (int with_tls = 0; with_tls < 2; with_tls++) {
        SSL_CTX *client = with_tls ? make_context(&pair, false, NULL) : NULL;
        struct web_server server;
        struct talk talk;
        size_t before;

        web_server_start(&server, with_tls ? make_context(&pair, true, NULL) : NULL);
        begin(&talk,
              (struct stream_options){ .host = "127.0.0.1", .port = server.port, .tls = client });
        say(&talk, "GET /much/1000000 HTTP/1.1\r\n\r\n");
        while (talk.heard.len == 0)
            run_for(&talk, 1);
        stream_pause(talk.stream, true);
        before = talk.heard.len;
        run_for(&talk, 50);
        assert_int_equal(talk.heard.len, before);
        stream_pause(talk.stream, false);
        wait_for(&talk, 1000000);
        assert_true(talk.heard.len > 1000000);
        finish(&talk);
        tls_context_free(client);
        web_server_stop(&server);
    }
}

static void the_peers_end_in_good_order_is_no_error(void **state)
{
    struct web_server server;
    struct talk talk;

    (void)state;
    web_server_start(&server, NULL);
    begin(&talk, (struct stream_options){ .host = "127.0.0.1", .port = server.port });
    say(&talk, "GET /cut HTTP/1.1\r\n\r\n");
    run_until(&talk, &talk.done);
    assert_int_equal(talk.code, ERR_OK);
    assert_int_equal(talk.ends, 1);
    {
        CLEANUP(error_release) struct error err = { 0 };

        assert_int_equal(stream_write(talk.stream, STR("x"), &err), -1);
        assert_int_equal(err.code, ERR_UNAVAILABLE);
    }
    finish(&talk);
    web_server_stop(&server);
}

static void what_cannot_be_reached_is_told(void **state)
{
    struct talk talk;

    (void)state;
    begin(&talk, (struct stream_options){ .host = "127.0.0.1", .port = 1 });
    run_until(&talk, &talk.done);
    assert_int_equal(talk.code, ERR_UNAVAILABLE);
    assert_string_equal(talk.message, "cannot connect to 127.0.0.1:1: Connection refused");
    finish(&talk);

    begin(&talk, (struct stream_options){ .host = "unix:/no/such/socket" });
    run_until(&talk, &talk.done);
    assert_int_equal(talk.code, ERR_NOT_FOUND);
    finish(&talk);
}

static void connecting_has_a_deadline(void **state)
{
    CLEANUP(tls_pair_release) struct tls_pair pair = { 0 };
    CLEANUP(tls_context_free) SSL_CTX *client = make_context(&pair, false, NULL);
    struct web_server server; /* speaks no TLS, and waits for a request that never ends */
    struct talk talk;
    int64_t before = clock_monotonic_ms();

    (void)state;
    web_server_start(&server, NULL);
    begin(&talk,
          (struct stream_options){
              .host = "127.0.0.1", .port = server.port, .tls = client, .connect_timeout_ms = 150 });
    run_until(&talk, &talk.done);
    assert_int_equal(talk.code, ERR_TIMEOUT);
    assert_true(clock_monotonic_ms() - before < 3000);
    finish(&talk);
    web_server_stop(&server);
}

static void it_may_be_closed_at_any_moment(void **state)
{
    struct web_server server;
    struct talk talk;

    (void)state;
    web_server_start(&server, NULL);
    begin(&talk, (struct stream_options){ .host = "localhost", .port = server.port });
    finish(&talk); /* while the name is looked up */
    begin(&talk, (struct stream_options){ .host = "127.0.0.1", .port = server.port });
    finish(&talk); /* before it is connected */
    begin(&talk, (struct stream_options){ .host = "127.0.0.1", .port = server.port });
    talk.close_in_open = true;
    run_until(&talk, &talk.done);
    finish(&talk);
    begin(&talk, (struct stream_options){ .host = "127.0.0.1", .port = server.port });
    talk.close_in_data = true;
    say(&talk, request);
    run_until(&talk, &talk.done);
    assert_int_equal(talk.ends, 0);
    finish(&talk);
    web_server_stop(&server);
}

/* The server answers what it got before the end, and ends its own side then. */
static void our_side_may_end_before_the_peers(void **state)
{
    CLEANUP(tls_pair_release) struct tls_pair pair = { 0 };

    (void)state;
    for (int with_tls = 0; with_tls < 2; with_tls++) {
        SSL_CTX *client = with_tls ? make_context(&pair, false, NULL) : NULL;
        CLEANUP(error_release) struct error err = { 0 };
        struct web_server server;
        struct talk talk;

        web_server_start(&server, with_tls ? make_context(&pair, true, NULL) : NULL);
        begin(&talk,
              (struct stream_options){ .host = "127.0.0.1", .port = server.port, .tls = client });
        say(&talk, request);
        stream_end_output(talk.stream);
        assert_int_equal(stream_write(talk.stream, STR("x"), &err), -1);
        run_until(&talk, &talk.done);
        /* This server ends TLS without a farewell. */
        assert_int_equal(talk.code, with_tls ? ERR_UNAVAILABLE : ERR_OK);
        assert_string_equal(talk.heard.ptr, reply);
        assert_int_equal(talk.drains, 1);
        finish(&talk);
        tls_context_free(client);
        web_server_stop(&server);
    }
}

static void only_so_much_may_wait(void **state)
{
    static char bytes[5000];
    CLEANUP(error_release) struct error err = { 0 };
    struct talk talk;

    (void)state;
    begin(&talk, (struct stream_options){ .host = "127.0.0.1", .port = 1, .write_limit = 8000 });
    assert_int_equal(stream_write(talk.stream, (struct str){ bytes, sizeof(bytes) }, &err), 0);
    assert_int_equal(stream_pending(talk.stream), sizeof(bytes));
    assert_int_equal(stream_write(talk.stream, (struct str){ bytes, sizeof(bytes) }, &err), -1);
    assert_int_equal(err.code, ERR_EXHAUSTED);
    finish(&talk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bytes_go_both_ways_also_those_written_before_it_stands),
        cmocka_unit_test(over_tls_it_is_the_same_and_the_protocol_is_known),
        cmocka_unit_test(a_wrong_certificate_is_told),
        cmocka_unit_test(a_large_reply_can_be_paused),
        cmocka_unit_test(the_peers_end_in_good_order_is_no_error),
        cmocka_unit_test(what_cannot_be_reached_is_told),
        cmocka_unit_test(connecting_has_a_deadline),
        cmocka_unit_test(it_may_be_closed_at_any_moment),
        cmocka_unit_test(our_side_may_end_before_the_peers),
        cmocka_unit_test(only_so_much_may_wait),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
