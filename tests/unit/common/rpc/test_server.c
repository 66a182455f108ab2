#include "rpc_fixture.h"

static void a_call_is_answered(void **state)
{
    struct fixture *fixture = *state;

    start_call(fixture, (struct rpc_call_options){ .method = "Echo" });
    assert_int_equal(fixture->done, 0);
    wait_done(fixture, 1);
    assert_int_equal(fixture->code, ERR_OK);
    assert_string_equal(fixture->text, "hello");
    assert_int_equal(fixture->number, 42);
    assert_int_equal(fixture->begun, 1);
    assert_int_equal(fixture->ended, 1);
    assert_int_equal(rpc_server_stats(fixture->server).calls, 0);
}

static void a_failure_travels_with_its_reason(void **state)
{
    struct fixture *fixture = *state;

    start_call(fixture, (struct rpc_call_options){ .method = "Fail" });
    wait_done(fixture, 1);
    assert_int_equal(fixture->code, ERR_CONFLICT);
    assert_string_equal(fixture->reason, "Conflict");
    assert_int_equal(fixture->retry_after_ms, 250);
    assert_string_equal(fixture->text, "somebody was faster");
    assert_int_equal(fixture->last_code, ERR_CONFLICT);
}

static void an_unknown_method_is_named(void **state)
{
    struct fixture *fixture = *state;

    start_call(fixture, (struct rpc_call_options){ .method = "Nonsense" });
    wait_done(fixture, 1);
    assert_int_equal(fixture->code, ERR_UNIMPLEMENTED);
    assert_string_equal(fixture->text, "unknown method 'Nonsense'");
}

static void a_call_may_be_answered_later(void **state)
{
    struct fixture *fixture = *state;
    Argosy__Rpc__EnvelopeError reply = MESSAGE_INIT;
    char text[] = "at last";
    struct error err = { 0 };

    start_call(fixture, (struct rpc_call_options){ .method = "Later", .trace_id = "t1" });
    start_call(fixture, (struct rpc_call_options){ .method = "Echo" });
    wait_done(fixture, 1); /* the other one overtakes */
    assert_int_equal(fixture->kept_count, 1);
    assert_string_equal(fixture->kept[0]->trace_id, "t1");
    assert_false(rpc_is_cancelled(fixture->kept[0]));
    reply.message = text;
    assert_int_equal(rpc_reply(fixture->kept[0], &reply.base, &err), 0);
    wait_done(fixture, 2);
    assert_string_equal(fixture->text, "at last");
}

static void cancelling_reaches_the_handler(void **state)
{
    struct fixture *fixture = *state;
    struct rpc_pending *pending =
        start_call(fixture, (struct rpc_call_options){ .method = "Later" });

    wait_kept(fixture, 1);
    rpc_cancel(pending);
    wait_cancelled(fixture, 1);
    assert_int_equal(fixture->done, 0);
    assert_int_equal(rpc_server_stats(fixture->server).calls, 0);
    assert_int_equal(rpc_client_stats(fixture->client).outstanding, 0);
}

static void a_deadline_ends_the_call_on_both_sides(void **state)
{
    struct fixture *fixture = *state;

    start_call(fixture, (struct rpc_call_options){ .method = "Later", .timeout_ms = 150 });
    wait_done(fixture, 1);
    assert_int_equal(fixture->code, ERR_TIMEOUT);
    assert_string_equal(fixture->text, "context deadline exceeded");
    wait_cancelled(fixture, 1);
    assert_int_equal(rpc_client_stats(fixture->client).timeouts, 1);
}

static void a_late_reply_is_dropped(void **state)
{
    struct fixture *fixture = *state;
    Argosy__Rpc__EnvelopeError reply = MESSAGE_INIT;
    struct error err = { 0 };
    struct rpc_pending *pending =
        start_call(fixture, (struct rpc_call_options){ .method = "Later" });

    wait_kept(fixture, 1);
    assert_int_equal(rpc_reply(fixture->kept[0], &reply.base, &err), 0);
    rpc_cancel(pending); /* the reply is on its way */
    for (int i = 0; i < 200 && rpc_client_stats(fixture->client).late == 0; i++)
        turn(fixture, 5);
    assert_int_equal(rpc_client_stats(fixture->client).late, 1);
    assert_int_equal(fixture->done, 0);
}

static void a_client_that_vanishes_cancels_its_calls(void **state)
{
    struct fixture *fixture = *state;

    start_call(fixture, (struct rpc_call_options){ .method = "Later" });
    wait_kept(fixture, 1);
    rpc_client_close(fixture->client);
    fixture->client = NULL;
    assert_int_equal(fixture->done, 1);
    assert_int_equal(fixture->code, ERR_CANCELLED);
    wait_cancelled(fixture, 1); /* by the silence */
    assert_int_equal(rpc_server_stats(fixture->server).calls, 0);
}

static void count_item(void *context, const ProtobufCMessage *item)
{
    struct fixture *fixture = context;

    assert_int_equal(((const Argosy__Rpc__EnvelopeError *)item)->code, fixture->items);
    fixture->items++;
}

static void a_stream_arrives_in_order_and_ends(void **state)
{
    struct fixture *fixture = *state;

    fixture->to_send = 10000; /* ten windows */
    start_call(fixture, (struct rpc_call_options){ .method = "List", .on_item = count_item });
    wait_done(fixture, 1);
    assert_int_equal(fixture->code, ERR_OK);
    assert_int_equal(fixture->items, 10000);
}

static void a_paused_stream_stops_at_its_window(void **state)
{
    struct fixture *fixture = *state;
    struct rpc_pending *pending;

    fixture->to_send = 10000;
    pending =
        start_call(fixture, (struct rpc_call_options){ .method = "List", .on_item = count_item });
    rpc_pause(pending, true);
    turn(fixture, 300);
    assert_in_range(fixture->sent, 900, 1100); /* 1 MiB of 1,064 bytes each */
    assert_int_equal(fixture->items, fixture->sent);
    start_call(fixture, (struct rpc_call_options){ .method = "Echo" });
    wait_done(fixture, 1); /* nobody else is held up */
    rpc_pause(pending, false);
    wait_done(fixture, 2);
    assert_int_equal(fixture->items, 10000);
}

static void a_cancelled_stream_stops(void **state)
{
    struct fixture *fixture = *state;
    struct rpc_pending *pending;

    fixture->to_send = 1000000;
    pending =
        start_call(fixture, (struct rpc_call_options){ .method = "List", .on_item = count_item });
    for (int i = 0; i < 1000 && fixture->items < 500; i++)
        turn(fixture, 1);
    rpc_cancel(pending);
    wait_cancelled(fixture, 1);
    assert_true(fixture->sent < 100000);
}

static void items_that_nobody_expects_are_an_error(void **state)
{
    struct fixture *fixture = *state;

    fixture->to_send = 3;
    start_call(fixture, (struct rpc_call_options){ .method = "List" });
    turn(fixture, 100); /* without a window none is sent */
    assert_int_equal(fixture->sent, 0);
    rpc_client_close(fixture->client);
    fixture->client = NULL;
    assert_int_equal(fixture->code, ERR_CANCELLED);
    wait_cancelled(fixture, 1);
}

static void too_large_a_reply_is_an_error_not_silence(void **state)
{
    struct fixture *fixture = *state;

    start_call(fixture, (struct rpc_call_options){ .method = "Huge" });
    wait_done(fixture, 1);
    assert_int_equal(fixture->code, ERR_TOO_LARGE);
    assert_string_equal(fixture->text,
                        "cannot send the reply: a message of 300003 bytes: the limit is 200000");
}

static void too_large_a_request_is_not_sent(void **state)
{
    struct fixture *fixture = *state;
    Argosy__Rpc__EnvelopeError request = MESSAGE_INIT;
    char *text = calloc(1, 500001);

    memset(text, 'x', 500000);
    request.message = text;
    start_call(fixture, (struct rpc_call_options){ .method = "Echo", .request = &request.base });
    assert_int_equal(fixture->done, 0);
    wait_done(fixture, 1);
    assert_int_equal(fixture->code, ERR_TOO_LARGE);
    free(text);
}

static void a_request_beyond_the_servers_limit_costs_the_connection_only(void **state)
{
    struct fixture *fixture = *state;
    Argosy__Rpc__EnvelopeError request = MESSAGE_INIT;
    char *text = calloc(1, 300001);

    memset(text, 'x', 300000);
    request.message = text;
    start_call(fixture, (struct rpc_call_options){ .method = "Echo", .request = &request.base });
    wait_done(fixture, 1);
    assert_int_equal(fixture->code, ERR_UNAVAILABLE);
    start_call(fixture, (struct rpc_call_options){ .method = "Echo" });
    wait_done(fixture, 2);
    assert_int_equal(fixture->code, ERR_OK);
    free(text);
}

static void more_calls_than_the_limit_are_refused(void **state)
{
    struct fixture *fixture = *state;

    for (int i = 0; i < 51; i++)
        start_call(fixture, (struct rpc_call_options){ .method = "Later" });
    wait_done(fixture, 1);
    assert_int_equal(fixture->code, ERR_EXHAUSTED);
    assert_string_equal(fixture->text, "too many calls at once: the limit is 50");
    assert_int_equal(fixture->kept_count, 50);
}

static void note_drained(void *context)
{
    struct fixture *fixture = context;

    fixture->is_drained = true;
}

static void a_draining_server_ends_what_it_has_and_takes_no_more(void **state)
{
    struct fixture *fixture = *state;
    Argosy__Rpc__EnvelopeError reply = MESSAGE_INIT;
    struct error err = { 0 };

    start_call(fixture, (struct rpc_call_options){ .method = "Later" });
    wait_kept(fixture, 1);
    rpc_server_drain(fixture->server, note_drained, fixture);
    start_call(fixture, (struct rpc_call_options){ .method = "Echo" });
    wait_done(fixture, 1);
    assert_int_equal(fixture->code, ERR_UNAVAILABLE);
    assert_false(fixture->is_drained);
    assert_int_equal(rpc_reply(fixture->kept[0], &reply.base, &err), 0);
    wait_done(fixture, 2);
    assert_int_equal(fixture->code, ERR_OK);
    assert_true(fixture->is_drained);
}

static void closing_the_server_leaves_kept_calls_to_their_owners(void **state)
{
    struct fixture *fixture = *state;
    Argosy__Rpc__EnvelopeError reply = MESSAGE_INIT;
    struct error err = { 0 };
    struct rpc_call *call;

    start_call(fixture, (struct rpc_call_options){ .method = "Later" });
    wait_kept(fixture, 1);
    call = fixture->kept[0];
    rpc_on_cancel(call, NULL, NULL);
    rpc_server_close(fixture->server);
    fixture->server = NULL;
    assert_true(rpc_is_cancelled(call));
    assert_int_equal(rpc_reply(call, &reply.base, &err), 0);
    wait_done(fixture, 1);
    assert_int_equal(fixture->code, ERR_UNAVAILABLE);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_call_is_answered),
        TEST(a_failure_travels_with_its_reason),
        TEST(an_unknown_method_is_named),
        TEST(a_call_may_be_answered_later),
        TEST(cancelling_reaches_the_handler),
        TEST(a_deadline_ends_the_call_on_both_sides),
        TEST(a_late_reply_is_dropped),
        TEST(a_client_that_vanishes_cancels_its_calls),
        TEST(a_stream_arrives_in_order_and_ends),
        TEST(a_paused_stream_stops_at_its_window),
        TEST(a_cancelled_stream_stops),
        TEST(items_that_nobody_expects_are_an_error),
        TEST(too_large_a_reply_is_an_error_not_silence),
        TEST(too_large_a_request_is_not_sent),
        TEST(a_request_beyond_the_servers_limit_costs_the_connection_only),
        TEST(more_calls_than_the_limit_are_refused),
        TEST(a_draining_server_ends_what_it_has_and_takes_no_more),
        TEST(closing_the_server_leaves_kept_calls_to_their_owners),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
