#include "base/arena.h"
#include "base/strbuf.h"
#include "http/listener.h"
#include "http/upgrade_client.h"
#include "io/http_client.h"
#include "io/loop.h"
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The server is our own listener, which echoes once it has switched. */
struct bed {
    struct loop *loop;
    struct http_listener *listener;
    struct upgrade_client *client;
    struct strbuf heard, asked;
    int status, ends, drains;
    enum error_code code;
    bool closes_at_once, done;
};

/* ---- the server ---- */

static void echo(struct http_request *request, void *context)
{
    struct str heard = http_body(request);

    (void)context;
    if (!http_is_started(request))
        return;
    http_write(request, heard.ptr, heard.len);
    http_consume(request, heard.len);
    if (http_is_complete(request))
        http_end(request, NULL, 0);
}

static void begin_echo(struct http_request *request, struct str body, void *context)
{
    static const struct http_header accepted = { "upgrade", { "echo", 4 } };
    static const struct http_events events = { .on_data = echo };

    http_on(request, &events, context);
    http_switch(request, &accepted, 1);
    http_write(request, body.ptr, body.len);
}

static void serve(struct http_request *request, void *context)
{
    struct bed *bed = context;
    struct http_header header;

    strbuf_printf(&bed->asked, "%s %.*s?%.*s\n", http_method(request), STR_ARG(http_path(request)),
                  STR_ARG(http_query(request)));
    for (size_t i = 0; http_header_at(request, i, &header); i++)
        strbuf_printf(&bed->asked, "%s: %.*s\n", header.name, STR_ARG(header.value));
    if (str_equals(http_path(request), "/refuse"))
        http_reply(request, 403, "text/plain", STR("not you"));
    else
        http_collect(request, 1000, begin_echo, bed);
}

/* ---- the client ---- */

static void on_head(void *context, const struct reply_reader_head *head)
{
    struct bed *bed = context;

    bed->status = head->status;
    if (bed->closes_at_once) {
        upgrade_client_close(TAKE(bed->client));
        bed->done = true;
    }
}

static void on_data(void *context, struct str data)
{
    struct bed *bed = context;

    strbuf_add(&bed->heard, data.ptr, data.len);
}

static void on_drain(void *context)
{
    ((struct bed *)context)->drains++;
}

static void on_end(void *context, struct error *err)
{
    struct bed *bed = context;

    bed->ends++;
    bed->code = err ? err->code : ERR_OK;
    bed->done = true;
}

static int set_up(void **state)
{
    struct bed *bed = calloc(1, sizeof(*bed));
    struct http_listener_options options = { .host = "127.0.0.1",
                                             .handler = serve,
                                             .context = bed };
    struct error err = { 0 };

    options.loop = bed->loop = loop_new();
    bed->heard = (struct strbuf)STRBUF_INIT(1 << 24);
    bed->asked = (struct strbuf)STRBUF_INIT(1 << 20);
    assert_int_equal(http_listener_open(&options, &bed->listener, &err), 0);
    *state = bed;
    return 0;
}

static int tear_down(void **state)
{
    struct bed *bed = *state;

    upgrade_client_close(bed->client);
    http_listener_close(bed->listener);
    loop_free(bed->loop);
    strbuf_release(&bed->heard);
    strbuf_release(&bed->asked);
    free(bed);
    return 0;
}

static void ask(struct bed *bed, const char *method, const char *target, struct str body)
{
    static const struct upgrade_client_handler handler = { on_head, on_data, on_drain, on_end };
    static const struct http_client_header header = { "X-A", "b\r\nX-C: d" };
    const struct upgrade_client_request request = {
        .host = "127.0.0.1",
        .port = (unsigned)http_listener_port(bed->listener),
        .method = method,
        .authority = "back.end:99",
        .target = target,
        .protocol = STR("echo"),
        .headers = &header,
        .header_count = 1,
        .body = body,
    };

    bed->client = upgrade_client_open(bed->loop, &request, &handler, bed);
}

static void say(struct bed *bed, const char *text)
{
    CLEANUP(error_release) struct error err = { 0 };

    assert_int_equal(upgrade_client_write(bed->client, str_of(text), &err), 0);
}

static void run_until(struct bed *bed, const bool *done)
{
    CLEANUP(error_release) struct error err = { 0 };

    if (loop_run_until(bed->loop, done, 20000, &err) < 0)
        fail_msg("%s", error_text(&err));
}

static void an_offer_is_made_and_bytes_go_both_ways(void **state)
{
    struct bed *bed = *state;

    ask(bed, "GET", "/socket?a=b", STR("begin "));
    say(bed, "and then");
    upgrade_client_end_output(bed->client);
    run_until(bed, &bed->done);
    assert_int_equal(bed->status, 101);
    assert_int_equal(bed->code, ERR_OK);
    assert_string_equal(bed->heard.ptr, "begin and then");
    assert_string_equal(bed->asked.ptr, "GET /socket?a=b\nhost: back.end:99\nx-a: b  X-C: d\n"
                                        "connection: Upgrade\nupgrade: echo\ncontent-length: 6\n");
    assert_int_equal(bed->drains, 1);
    assert_int_equal(upgrade_client_pending(bed->client), 0);
}

static void a_refusal_is_an_answer_like_any(void **state)
{
    struct bed *bed = *state;

    ask(bed, "GET", "/refuse", STR_EMPTY);
    run_until(bed, &bed->done);
    assert_int_equal(bed->status, 403);
    assert_int_equal(bed->ends, 1);
    assert_int_equal(bed->code, ERR_OK);
    assert_string_equal(bed->heard.ptr, "not you");
}

static void the_answer_to_head_has_no_body(void **state)
{
    struct bed *bed = *state;

    ask(bed, "HEAD", "/refuse", STR_EMPTY);
    run_until(bed, &bed->done);
    assert_int_equal(bed->status, 403);
    assert_int_equal(bed->code, ERR_OK);
    assert_int_equal(bed->heard.len, 0);
}

static void who_is_not_there_is_an_error(void **state)
{
    struct bed *bed = *state;
    static const struct upgrade_client_handler handler = { on_head, on_data, on_drain, on_end };
    const struct upgrade_client_request request = { .host = "127.0.0.1",
                                                    .port = 1,
                                                    .method = "GET",
                                                    .authority = "x",
                                                    .target = "/",
                                                    .protocol = STR("echo") };

    bed->client = upgrade_client_open(bed->loop, &request, &handler, bed);
    run_until(bed, &bed->done);
    assert_int_equal(bed->code, ERR_UNAVAILABLE);
    assert_int_equal(bed->status, 0);
}

static void it_may_be_closed_in_a_callback(void **state)
{
    struct bed *bed = *state;

    bed->closes_at_once = true;
    ask(bed, "GET", "/socket", STR("what nobody hears"));
    run_until(bed, &bed->done);
    assert_int_equal(bed->ends, 0);
    assert_int_equal(bed->heard.len, 0);
}

static void set_true(void *context)
{
    *(bool *)context = true;
}

static void who_pauses_hears_nothing_meanwhile(void **state)
{
    struct bed *bed = *state;
    bool is_later = false;
    struct watch *timer = loop_watch_once(bed->loop, 100, set_true, &is_later);

    ask(bed, "GET", "/socket", STR("heard"));
    upgrade_client_pause(bed->client, true);
    run_until(bed, &is_later);
    assert_int_equal(bed->status, 0);
    upgrade_client_pause(bed->client, false);
    upgrade_client_end_output(bed->client);
    run_until(bed, &bed->done);
    assert_string_equal(bed->heard.ptr, "heard");
    watch_cancel(timer);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(an_offer_is_made_and_bytes_go_both_ways), TEST(a_refusal_is_an_answer_like_any),
        TEST(the_answer_to_head_has_no_body),          TEST(who_is_not_there_is_an_error),
        TEST(it_may_be_closed_in_a_callback),          TEST(who_pauses_hears_nothing_meanwhile),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
