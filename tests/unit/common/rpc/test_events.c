#include "base/str.h"
#include "rpc/events.h"
#include "rpc_fixture.h"

struct listener {
    int events, gaps, wrong;
    char last[100];
};

static void on_event(void *context, struct str topic, struct str body)
{
    struct listener *listener = context;

    listener->events++;
    if (!str_has_prefix(topic, STR("app/")))
        listener->wrong++;
    snprintf(listener->last, sizeof(listener->last), "%.*s=%.*s", STR_ARG(topic), STR_ARG(body));
}

static void on_gap(void *context)
{
    struct listener *listener = context;

    listener->gaps++;
}

static struct rpc_subscriber *subscribe(struct fixture *fixture, struct listener *listener,
                                        int port)
{
    char address[64];
    struct rpc_subscriber *subscriber = NULL;
    struct rpc_subscriber_options options = { .rpc = fixture->rpc,
                                              .address = address,
                                              .topic = "app/",
                                              .on_event = on_event,
                                              .on_gap = on_gap,
                                              .context = listener,
                                              .resolve_interval_ms = 100 };
    struct error err = { 0 };

    snprintf(address, sizeof(address), "127.0.0.1:%d", port);
    if (rpc_subscriber_open(&options, &subscriber, &err) < 0)
        fail_msg("%s", error_text(&err));
    return subscriber;
}

static struct rpc_publisher *publish_on(struct fixture *fixture, int port)
{
    struct rpc_publisher *publisher = NULL;
    struct error err = { 0 };

    if (rpc_publisher_open(fixture->rpc, "127.0.0.1", port, &publisher, &err) < 0)
        fail_msg("%s", error_text(&err));
    return publisher;
}

static void wait_for(struct fixture *fixture, const int *value, int count)
{
    for (int i = 0; i < 1600 && *value < count; i++)
        turn(fixture, 5);
    assert_int_equal(*value, count);
}

static void from_the_first_gap_on_nothing_is_missed(void **state)
{
    struct fixture *fixture = *state;
    struct listener listener = { 0 };
    struct rpc_publisher *publisher = publish_on(fixture, 0);
    struct rpc_subscriber *subscriber =
        subscribe(fixture, &listener, rpc_publisher_port(publisher));

    rpc_publish(publisher, "app/early", STR("nobody hears it"));
    wait_for(fixture, &listener.gaps, 1);
    assert_int_equal(listener.events, 0);
    rpc_publish(publisher, "app/a", STR("1"));
    rpc_publish(publisher, "cluster/a", STR("not asked for"));
    rpc_publish(publisher, "app/b", STR("2"));
    wait_for(fixture, &listener.events, 2);
    assert_string_equal(listener.last, "app/b=2");
    assert_int_equal(listener.gaps, 1);
    assert_int_equal(listener.wrong, 0);
    rpc_subscriber_close(subscriber);
    rpc_publisher_close(publisher);
}

static void a_publisher_that_starts_anew_is_a_gap(void **state)
{
    struct fixture *fixture = *state;
    struct listener listener = { 0 };
    struct rpc_publisher *publisher = publish_on(fixture, 0);
    int port = rpc_publisher_port(publisher);
    struct rpc_subscriber *subscriber = subscribe(fixture, &listener, port);

    wait_for(fixture, &listener.gaps, 1);
    rpc_publisher_close(publisher);
    turn(fixture, 50);
    publisher = publish_on(fixture, port);
    wait_for(fixture, &listener.gaps, 2);
    rpc_publish(publisher, "app/a", STR("again"));
    wait_for(fixture, &listener.events, 1);
    assert_string_equal(listener.last, "app/a=again");
    rpc_subscriber_close(subscriber);
    rpc_publisher_close(publisher);
}

static void what_a_slow_subscriber_misses_is_a_gap(void **state)
{
    enum { EVENTS = 60000 };
    struct fixture *fixture = *state;
    struct listener listener = { 0 };
    struct rpc_publisher *publisher = publish_on(fixture, 0);
    struct rpc_subscriber *subscriber =
        subscribe(fixture, &listener, rpc_publisher_port(publisher));
    static char body[2000];

    wait_for(fixture, &listener.gaps, 1);
    memset(body, 'x', sizeof(body));
    for (int i = 0; i < EVENTS; i++) /* without a turn of the loop: nobody takes them */
        rpc_publish(publisher, "app/a", (struct str){ body, sizeof(body) - 1 });
    for (int i = 0; i < 50; i++)
        turn(fixture, 20);
    assert_in_range(listener.events, 1, EVENTS - 1);
    rpc_publish(publisher, "app/last", STR("1"));
    for (int i = 0; i < 400 && listener.gaps < 2; i++)
        turn(fixture, 5);
    assert_true(listener.gaps >= 2);
    rpc_subscriber_close(subscriber);
    rpc_publisher_close(publisher);
}

static void without_keys_events_stay_on_this_machine(void **state)
{
    struct fixture *fixture = *state;
    CLEANUP(error_release) struct error err = { 0 };
    struct rpc_publisher *publisher = NULL;

    assert_int_equal(rpc_publisher_open(fixture->rpc, "192.0.2.1", 0, &publisher, &err), -1);
    assert_int_equal(err.code, ERR_PRECONDITION);
    assert_null(publisher);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(from_the_first_gap_on_nothing_is_missed),
        TEST(a_publisher_that_starts_anew_is_a_gap),
        TEST(what_a_slow_subscriber_misses_is_a_gap),
        TEST(without_keys_events_stay_on_this_machine),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
