#include "edge/exchange.h"
#include "edge_bed.h"
#include "people/principal.h"

/* A way that writes down what goes back. */
struct record {
    struct exchange *exchange;
    int sent, opened, ended;
    enum error_code code;
};

static void note_send(struct exchange *exchange, const struct json *message)
{
    struct record *record = exchange->gate;

    (void)message;
    record->sent++;
}

static void note_opened(struct exchange *exchange)
{
    struct record *record = exchange->gate;

    record->opened++;
}

static void note_end(struct exchange *exchange, struct error *err)
{
    struct record *record = exchange->gate;

    record->ended++;
    record->code = err ? err->code : ERR_OK;
    if (err)
        error_release(err);
}

static size_t none_pending(const struct exchange *exchange)
{
    (void)exchange;
    return 0;
}

static struct str a_header(const struct exchange *exchange, const char *name)
{
    (void)exchange;
    return str_of(name);
}

static void ignore_text(struct exchange *exchange, const char *name, const char *value)
{
    (void)exchange, (void)name, (void)value;
}

static void ignore_cookie(struct exchange *exchange, const char *value)
{
    (void)exchange, (void)value;
}

static const struct exchange_way way = { note_send, note_opened, note_end,     none_pending,
                                         a_header,  ignore_text, ignore_cookie };

static int set_up(void **state)
{
    static const char *const flags[] = { "--insecure", "--disable-auth", NULL };

    *state = edge_bed_open(flags);
    return 0;
}

static int tear_down(void **state)
{
    edge_bed_close(*state);
    return 0;
}

static void begin(struct edge_bed *bed, struct record *record, const char *method,
                  const char *request)
{
    unsigned number;

    assert_true(dispatch_find(bed->server.dispatch, str_of(method), &number));
    record->exchange = exchange_new(&bed->server, number, &way, record);
    record->exchange->call.request = value_of(record->exchange->call.arena, request);
    exchange_set_origin(record->exchange, "1.2.3.4:5", STR("test"));
}

static void one_message_goes_back_and_then_the_end(void **state)
{
    struct record record = { 0 };

    begin(*state, &record, EDGE_APPLICATIONS "Get", "{ name: a }");
    assert_string_equal(record.exchange->call.peer, "1.2.3.4:5");
    exchange_start(record.exchange);
    assert_int_equal(record.sent, 1);
    assert_int_equal(record.ended, 1);
    assert_int_equal(record.code, ERR_OK);
    exchange_gone(record.exchange);
}

static void a_refusal_ends_it_before_the_method(void **state)
{
    struct record record = { 0 };

    begin(*state, &record, EDGE_APPLICATIONS "Delete", "{ name: a }");
    exchange_start(record.exchange);
    assert_int_equal(record.sent, 0);
    assert_int_equal(record.code, ERR_FORBIDDEN);
    exchange_gone(record.exchange);
}

static void what_comes_after_the_caller_has_gone_goes_nowhere(void **state)
{
    struct edge_bed *bed = *state;
    struct record record = { 0 };

    begin(bed, &record, EDGE_APPLICATIONS "Get", "{ name: slow }");
    exchange_start(record.exchange);
    exchange_gone(record.exchange);
    for (int i = 0; i < 1500 && fiber_pool_running(bed->server.fibers) > 0; i++)
        loop_turn(bed->server.loop, 2);
    assert_int_equal(bed->cancelled, 1);
    assert_int_equal(record.sent + record.ended, 0);
}

static void a_call_that_is_abandoned_ends_once(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct edge_bed *bed = *state;
    struct record record = { 0 };

    begin(bed, &record, EDGE_APPLICATIONS "Get", "{ name: slow }");
    exchange_start(record.exchange);
    error_set(&err, ERR_TIMEOUT, "context deadline exceeded");
    exchange_abandon(record.exchange, &err);
    for (int i = 0; i < 1500 && fiber_pool_running(bed->server.fibers) > 0; i++)
        loop_turn(bed->server.loop, 2);
    assert_int_equal(record.ended, 1);
    assert_int_equal(record.code, ERR_TIMEOUT);
    assert_int_equal(record.sent, 0);
    exchange_gone(record.exchange);
}

static void an_open_stream_ends_with_its_callers_session(void **state)
{
    static const struct principal nobody = { .kind = PRINCIPAL_ANONYMOUS };
    struct edge_bed *bed = *state;
    struct record record = { 0 };

    begin(bed, &record, EDGE_APPLICATIONS "Watch", "{}");
    exchange_start(record.exchange);
    assert_int_equal(record.opened, 1);
    exchange_review_streams(&bed->server);
    assert_int_equal(record.ended, 0);
    record.exchange->call.principal = &nobody;
    exchange_review_streams(&bed->server);
    assert_int_equal(record.ended, 1);
    assert_int_equal(record.code, ERR_UNAUTHENTICATED);
    assert_null(bed->server.streams);
    exchange_review_streams(&bed->server);
    assert_int_equal(record.ended, 1);
    exchange_gone(record.exchange);
}

static void a_header_is_gone_with_the_caller(void **state)
{
    struct edge_bed *bed = *state;
    struct record record = { 0 };

    begin(bed, &record, EDGE_APPLICATIONS "Watch", "{}");
    exchange_start(record.exchange);
    assert_int_equal(record.opened, 1);
    assert_string_equal(api_call_header(&record.exchange->call, "token").ptr, "token");
    exchange_gone(record.exchange);
    assert_int_equal(bed->closed, 1);
}

static void open_streams_end_when_the_process_does(void **state)
{
    struct edge_bed *bed = *state;
    struct record records[3] = { { 0 } };

    for (int i = 0; i < 3; i++) {
        begin(bed, &records[i], EDGE_APPLICATIONS "Watch", "{}");
        exchange_start(records[i].exchange);
    }
    exchange_gone(records[1].exchange);
    assert_int_equal(bed->closed, 1);
    exchange_end_streams(&bed->server);
    assert_int_equal(bed->closed, 3);
    assert_int_equal(records[0].code, ERR_UNAVAILABLE);
    assert_int_equal(records[1].ended, 0);
    assert_int_equal(records[2].code, ERR_UNAVAILABLE);
    assert_null(bed->server.streams);
    exchange_gone(records[0].exchange);
    exchange_gone(records[2].exchange);
}

static void more_than_can_wait_is_refused(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct record record = { 0 };
    struct exchange_message message = { .size = (size_t)10 * 1024 * 1024 };

    begin(*state, &record, EDGE_APPLICATIONS "GetManifestsWithFiles", "{}");
    message.document = record.exchange->call.request;
    message.arena = arena_new();
    assert_int_equal(exchange_add_message(record.exchange, message, &err), 0);
    message.arena = arena_new();
    assert_int_equal(exchange_add_message(record.exchange, message, &err), -1);
    assert_int_equal(err.code, ERR_EXHAUSTED);
    exchange_gone(record.exchange);
}

int main(void)
{
#define WITH_BED(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        WITH_BED(one_message_goes_back_and_then_the_end),
        WITH_BED(a_refusal_ends_it_before_the_method),
        WITH_BED(what_comes_after_the_caller_has_gone_goes_nowhere),
        WITH_BED(a_call_that_is_abandoned_ends_once),
        WITH_BED(an_open_stream_ends_with_its_callers_session),
        WITH_BED(a_header_is_gone_with_the_caller),
        WITH_BED(open_streams_end_when_the_process_does),
        WITH_BED(more_than_can_wait_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
