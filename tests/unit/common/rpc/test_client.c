#include "rpc/peer.h"
#include "rpc_fixture.h"

#include <arpa/inet.h>
#include <unistd.h>
#include <zmq.h>

/* ---- several servers behind one name ---- */

/* Two servers on one port, as replicas are: on 127.0.0.1 and 127.0.0.2 (both loopback). */
static struct rpc_server *open_second(struct fixture *fixture, const char *host, int port)
{
    struct rpc_server_options options = {
        .rpc = fixture->rpc, .host = host, .port = port, .methods = methods, .context = fixture
    };
    struct rpc_server *server = NULL;
    struct error err = { 0 };

    if (rpc_server_open(&options, &server, &err) < 0)
        fail_msg("%s", error_text(&err));
    return server;
}

/* libzmq gives the port back a moment later. */
static void close_server(struct fixture *fixture)
{
    rpc_server_close(fixture->server);
    fixture->server = NULL;
    turn(fixture, 50);
}

static void nobody_there_is_said_soon(void **state)
{
    struct fixture *fixture = *state;
    char address[64], expected[200];
    int port = fixture->port;

    close_server(fixture);
    rpc_client_close(fixture->client);
    snprintf(address, sizeof(address), "127.0.0.1:%d", port);
    fixture->client = open_client(fixture, address);
    start_call(fixture, (struct rpc_call_options){ .method = "Echo" });
    wait_done(fixture, 1);
    assert_int_equal(fixture->code, ERR_UNAVAILABLE);
    snprintf(expected, sizeof(expected),
             "no server can be reached at '%s': tcp://%s: connection refused", address, address);
    assert_string_equal(fixture->text, expected);
}

static void a_call_waits_a_moment_for_a_server_that_starts(void **state)
{
    struct fixture *fixture = *state;

    close_server(fixture);
    start_call(fixture, (struct rpc_call_options){ .method = "Echo", .idempotent = true });
    turn(fixture, 50);
    fixture->server = open_server(fixture, fixture->port);
    wait_done(fixture, 1);
    assert_int_equal(fixture->code, ERR_OK);
}

static void a_name_that_cannot_be_resolved_is_named(void **state)
{
    struct fixture *fixture = *state;

    rpc_client_close(fixture->client);
    fixture->client = open_client(fixture, "does-not-exist.invalid:1");
    start_call(fixture, (struct rpc_call_options){ .method = "Echo" });
    wait_done(fixture, 1);
    assert_int_equal(fixture->code, ERR_UNAVAILABLE);
    assert_non_null(strstr(fixture->text, "no server can be reached at 'does-not-exist.invalid:1': "
                                          "cannot look up 'does-not-exist.invalid'"));
}

static void while_a_name_has_no_address_the_fallback_serves(void **state)
{
    struct fixture *fixture = *state;
    struct rpc_client_options options = { .rpc = fixture->rpc,
                                          .address = "does-not-exist.invalid:1" };
    struct error err = { 0 };
    char fallback[64];

    snprintf(fallback, sizeof(fallback), "127.0.0.1:%d", fixture->port);
    options.fallback = fallback;
    rpc_client_close(fixture->client);
    assert_int_equal(rpc_client_open(&options, &fixture->client, &err), 0);
    start_call(fixture, (struct rpc_call_options){ .method = "Echo" });
    wait_done(fixture, 1);
    assert_int_equal(fixture->code, ERR_OK);
}

static void a_lost_server_fails_the_call_that_may_not_be_repeated(void **state)
{
    struct fixture *fixture = *state;

    start_call(fixture, (struct rpc_call_options){ .method = "Later" });
    wait_kept(fixture, 1);
    rpc_server_close(fixture->server);
    fixture->server = NULL;
    wait_done(fixture, 1);
    assert_int_equal(fixture->code, ERR_UNAVAILABLE);
    assert_non_null(strstr(fixture->text, "the connection was lost during 'Later'"));
}

static void a_lost_server_is_found_again(void **state)
{
    struct fixture *fixture = *state;

    start_call(fixture, (struct rpc_call_options){ .method = "Echo" });
    wait_done(fixture, 1);
    close_server(fixture);
    fixture->server = open_server(fixture, fixture->port);
    turn(fixture, 400); /* libzmq connects again */
    start_call(fixture, (struct rpc_call_options){ .method = "Echo" });
    wait_done(fixture, 2);
    assert_int_equal(fixture->code, ERR_OK);
    assert_int_equal(rpc_client_stats(fixture->client).lost, 1);
}

static void a_repeatable_call_survives_the_loss_of_its_server(void **state)
{
    struct fixture *fixture = *state;
    Argosy__Rpc__EnvelopeError reply = MESSAGE_INIT;
    struct error err = { 0 };
    char text[] = "from the second";

    start_call(fixture, (struct rpc_call_options){ .method = "Later", .idempotent = true });
    wait_kept(fixture, 1);
    close_server(fixture);
    assert_int_equal(fixture->kept_count, 0);
    fixture->server = open_server(fixture, fixture->port);
    wait_kept(fixture, 1);
    reply.message = text;
    assert_int_equal(rpc_reply(fixture->kept[0], &reply.base, &err), 0);
    wait_done(fixture, 1);
    assert_int_equal(fixture->code, ERR_OK);
    assert_string_equal(fixture->text, "from the second");
    assert_int_equal(rpc_client_stats(fixture->client).retries, 1);
}

/* ---- a server that speaks nonsense, played by the test ---- */

struct wild_server {
    void *context, *socket;
    int port;
};

static struct wild_server open_wild(void)
{
    struct wild_server wild = { zmq_ctx_new(), NULL, 0 };
    char endpoint[64];
    size_t size = sizeof(endpoint);
    int zero = 0;

    wild.socket = zmq_socket(wild.context, ZMQ_ROUTER);
    zmq_setsockopt(wild.socket, ZMQ_LINGER, &zero, sizeof(zero));
    assert_int_equal(zmq_bind(wild.socket, "tcp://127.0.0.1:*"), 0);
    zmq_getsockopt(wild.socket, ZMQ_LAST_ENDPOINT, endpoint, &size);
    wild.port = (int)strtol(strrchr(endpoint, ':') + 1, NULL, 10);
    return wild;
}

static void close_wild(struct wild_server *wild)
{
    zmq_close(wild->socket);
    zmq_ctx_term(wild->context);
}

static void connect_to(struct fixture *fixture, int port)
{
    char address[64];

    snprintf(address, sizeof(address), "127.0.0.1:%d", port);
    rpc_client_close(fixture->client);
    fixture->client = open_client(fixture, address);
}

/* What came, less its identity, which `identity` takes. 0: nothing yet. */
static size_t wild_receive(struct wild_server *wild, char identity[5])
{
    char rest[1000];
    int more = 1;
    size_t size = sizeof(more), count = 0;

    if (zmq_recv(wild->socket, identity, 5, ZMQ_DONTWAIT) < 0)
        return 0;
    for (zmq_getsockopt(wild->socket, ZMQ_RCVMORE, &more, &size); more; count++) {
        zmq_recv(wild->socket, rest, sizeof(rest), ZMQ_DONTWAIT);
        zmq_getsockopt(wild->socket, ZMQ_RCVMORE, &more, &size);
    }
    return count;
}

static void wait_for_request(struct fixture *fixture, struct wild_server *wild, char identity[5])
{
    for (int i = 0; i < 1000; i++) {
        if (wild_receive(wild, identity) == 2)
            return;
        turn(fixture, 2);
    }
    fail_msg("no request came");
}

static void wild_say(struct wild_server *wild, const char *identity, const void *frame, size_t size,
                     size_t times)
{
    zmq_send(wild->socket, identity, 5, ZMQ_SNDMORE);
    for (size_t i = 0; i < times; i++)
        zmq_send(wild->socket, frame, size, i + 1 < times ? ZMQ_SNDMORE : 0);
}

static void garbage_from_a_server_is_counted_and_dropped(void **state)
{
    static const unsigned char wrong_kind[] = { 0x08, 0x63, 0x10, 0x01 };
    static const unsigned char cut[] = { 0x08, 0x02, 0x10 };
    struct fixture *fixture = *state;
    struct wild_server wild = open_wild();
    char identity[5];

    connect_to(fixture, wild.port);
    start_call(fixture, (struct rpc_call_options){ .method = "Echo", .timeout_ms = 550 });
    wait_for_request(fixture, &wild, identity);
    wild_say(&wild, identity, "\xff\xff\xff\xff\xff", 5, 1);
    wild_say(&wild, identity, wrong_kind, sizeof(wrong_kind), 1);
    wild_say(&wild, identity, cut, sizeof(cut), 2);
    wild_say(&wild, identity, "x", 1, 7);
    wild_say(&wild, identity, "", 0, 1);
    wait_done(fixture, 1);
    assert_int_equal(fixture->code, ERR_TIMEOUT);
    assert_int_equal(rpc_client_stats(fixture->client).malformed, 4);
    close_wild(&wild);
}

static void a_reply_that_cannot_be_decoded_is_an_error(void **state)
{
    static const unsigned char reply[] = { 0x08, 0x02, 0x10, 0x01 }; /* REPLY, id 1 */
    struct fixture *fixture = *state;
    struct wild_server wild = open_wild();
    char identity[5];

    connect_to(fixture, wild.port);
    start_call(fixture, (struct rpc_call_options){ .method = "Echo" });
    wait_for_request(fixture, &wild, identity);
    zmq_send(wild.socket, identity, 5, ZMQ_SNDMORE);
    zmq_send(wild.socket, reply, sizeof(reply), ZMQ_SNDMORE);
    zmq_send(wild.socket, "\xff\xff", 2, 0);
    wait_done(fixture, 1);
    assert_int_equal(fixture->code, ERR_INTERNAL);
    assert_string_equal(fixture->text, "the reply to 'Echo' cannot be decoded");
    close_wild(&wild);
}

static void an_item_that_was_not_asked_for_is_an_error(void **state)
{
    static const unsigned char item[] = { 0x08, 0x03, 0x10, 0x01 }; /* ITEM, id 1 */
    struct fixture *fixture = *state;
    struct wild_server wild = open_wild();
    char identity[5];

    connect_to(fixture, wild.port);
    start_call(fixture, (struct rpc_call_options){ .method = "Echo" });
    wait_for_request(fixture, &wild, identity);
    wild_say(&wild, identity, item, sizeof(item), 1);
    wait_done(fixture, 1);
    assert_int_equal(fixture->code, ERR_INTERNAL);
    close_wild(&wild);
}

static void silence_is_noticed(void **state)
{
    struct fixture *fixture = *state;
    struct wild_server wild = open_wild(); /* never answers, not even pings */

    connect_to(fixture, wild.port);
    start_call(fixture, (struct rpc_call_options){ .method = "Echo", .timeout_ms = 5000 });
    wait_done(fixture, 1);
    assert_int_equal(fixture->code, ERR_UNAVAILABLE);
    assert_non_null(strstr(fixture->text, "it does not answer"));
    close_wild(&wild);
}

/* ---- two peers: by a name that has two addresses ---- */

static struct rpc_server *open_two(struct fixture *fixture)
{
    struct rpc_server *second = open_second(fixture, "127.0.0.2", fixture->port);
    char addresses[100];

    snprintf(addresses, sizeof(addresses), "127.0.0.1:%d, 127.0.0.2:%d", fixture->port,
             fixture->port);
    rpc_client_close(fixture->client);
    fixture->client = open_client(fixture, addresses);
    for (int i = 0; i < 400 && rpc_client_stats(fixture->client).peers_up < 2; i++)
        turn(fixture, 5);
    assert_int_equal(rpc_client_stats(fixture->client).peers_up, 2);
    return second;
}

static void close_two(struct fixture *fixture, struct rpc_server *second)
{
    rpc_client_close(fixture->client);
    fixture->client = NULL;
    rpc_server_close(second);
}

static void calls_go_where_the_fewest_are_outstanding(void **state)
{
    struct fixture *fixture = *state;
    struct rpc_server *second = open_two(fixture);

    for (int i = 0; i < 10; i++)
        start_call(fixture, (struct rpc_call_options){ .method = "Later" });
    wait_kept(fixture, 10);
    assert_int_equal(rpc_server_stats(fixture->server).calls, 5);
    assert_int_equal(rpc_server_stats(second).calls, 5);
    close_two(fixture, second);
}

static void a_call_to_one_peer_goes_nowhere_else(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct fixture *fixture = *state;
    struct rpc_server *second = open_two(fixture);
    const char *const *peers;

    assert_int_equal(rpc_client_peers(fixture->client, arena, &peers), 2);
    for (int i = 0; i < 4; i++)
        start_call(fixture, (struct rpc_call_options){ .method = "Later", .peer = peers[0] });
    wait_kept(fixture, 4);
    assert_int_equal(rpc_server_stats(fixture->server).calls % 4, 0);
    assert_int_equal(rpc_server_stats(fixture->server).calls + rpc_server_stats(second).calls, 4);
    start_call(fixture, (struct rpc_call_options){ .method = "Echo", .peer = "tcp://127.0.0.9:1" });
    wait_done(fixture, 1);
    assert_int_equal(fixture->code, ERR_UNAVAILABLE);
    close_two(fixture, second);
}

static void a_servers_death_loses_no_repeatable_call(void **state)
{
    struct fixture *fixture = *state;
    struct rpc_server *second = open_two(fixture);

    for (int i = 0; i < 10; i++)
        start_call(fixture, (struct rpc_call_options){ .method = "Later", .idempotent = true });
    wait_kept(fixture, 10);
    rpc_server_close(fixture->server);
    fixture->server = NULL;
    wait_kept(fixture, 10);
    assert_int_equal(rpc_server_stats(second).calls, 10);
    assert_int_equal(fixture->done, 0);
    start_call(fixture, (struct rpc_call_options){ .method = "Echo" });
    wait_done(fixture, 1);
    assert_int_equal(fixture->code, ERR_OK);
    close_two(fixture, second);
}

static void a_server_that_hangs_delays_no_call_to_another(void **state)
{
    struct fixture *fixture = *state;
    struct rpc_server *second = open_two(fixture);
    struct wild_server wild = open_wild(); /* takes requests, never says anything */
    char addresses[100];

    snprintf(addresses, sizeof(addresses), "127.0.0.1:%d,127.0.0.1:%d", fixture->port, wild.port);
    rpc_client_close(fixture->client);
    fixture->client = open_client(fixture, addresses);
    for (int i = 0; i < 400 && rpc_client_stats(fixture->client).peers_up < 2; i++)
        turn(fixture, 5);
    for (int i = 0; i < 100; i++)
        start_call(fixture, (struct rpc_call_options){ .method = "Echo", .idempotent = true });
    turn(fixture, 200);
    assert_in_range(fixture->done, 50, 99); /* one half is back at once */
    for (int i = 0; i < 20; i++)            /* and whoever comes now goes where it moves */
        start_call(fixture, (struct rpc_call_options){ .method = "Echo" });
    turn(fixture, 100);
    assert_in_range(fixture->done, 70, 119);
    wait_done(fixture, 120); /* the other half, when the silence was noticed */
    assert_int_equal(fixture->code, ERR_OK);
    close_two(fixture, second);
    close_wild(&wild);
}

static void a_draining_server_hands_its_clients_over(void **state)
{
    struct fixture *fixture = *state;
    struct rpc_server *second = open_two(fixture);

    rpc_server_drain(fixture->server, NULL, NULL);
    for (int i = 0; i < 20; i++) /* some of them meet the refusal, none shows it */
        start_call(fixture, (struct rpc_call_options){ .method = "Echo" });
    wait_done(fixture, 20);
    assert_int_equal(fixture->code, ERR_OK);
    assert_int_equal(rpc_server_stats(second).handled, 20);
    close_two(fixture, second);
}

/* ---- callbacks that do things ---- */

static void close_in_callback(void *context, const struct rpc_result *result)
{
    struct fixture *fixture = context;

    (void)result;
    fixture->done++;
    if (fixture->client)
        rpc_client_close(TAKE(fixture->client));
}

static void a_client_may_be_closed_in_a_callback(void **state)
{
    struct fixture *fixture = *state;

    for (int i = 0; i < 5; i++)
        start_call(fixture,
                   (struct rpc_call_options){ .method = "Echo", .on_done = close_in_callback });
    wait_done(fixture, 5);
    turn(fixture, 20);
}

static void call_again(void *context, const struct rpc_result *result)
{
    struct fixture *fixture = context;

    note_done(context, result);
    if (fixture->done < 100)
        start_call(fixture, (struct rpc_call_options){ .method = "Echo", .on_done = call_again });
}

static void a_callback_may_call_again(void **state)
{
    struct fixture *fixture = *state;

    start_call(fixture, (struct rpc_call_options){ .method = "Echo", .on_done = call_again });
    wait_done(fixture, 100);
    assert_int_equal(fixture->code, ERR_OK);
}

static void a_reply_may_be_kept_in_an_arena(void **state)
{
    struct fixture *fixture = *state;
    CLEANUP(arena_free) struct arena *arena = arena_new();

    start_call(fixture, (struct rpc_call_options){ .method = "Echo", .arena = arena });
    wait_done(fixture, 1);
    assert_string_equal(fixture->text, "hello");
}

/* ---- wild clients ---- */

static void garbage_from_a_client_is_counted_answered_or_dropped(void **state)
{
    static const unsigned char no_deadline[] = { 0x08, 0x01, 0x10, 0x07, 0x1a, 0x01, 'X' };
    struct fixture *fixture = *state;
    void *context = zmq_ctx_new(), *socket = zmq_socket(context, ZMQ_DEALER);
    char endpoint[64], answer[200];
    int zero = 0, size = -1;

    zmq_setsockopt(socket, ZMQ_LINGER, &zero, sizeof(zero));
    snprintf(endpoint, sizeof(endpoint), "tcp://127.0.0.1:%d", fixture->port);
    zmq_connect(socket, endpoint);
    zmq_send(socket, "\xff\xff", 2, 0);
    zmq_send(socket, "", 0, 0);
    zmq_send(socket, "a", 1, ZMQ_SNDMORE);
    zmq_send(socket, "b", 1, ZMQ_SNDMORE);
    zmq_send(socket, "c", 1, 0);
    zmq_send(socket, no_deadline, sizeof(no_deadline), 0);
    for (int i = 0; i < 500 && size < 0; i++) {
        turn(fixture, 2);
        size = zmq_recv(socket, answer, sizeof(answer), ZMQ_DONTWAIT);
    }
    assert_true(size > 0); /* the last one is told */
    assert_non_null(memmem(answer, (size_t)size, "no usable deadline", 18));
    assert_int_equal(rpc_server_stats(fixture->server).malformed, 4);
    zmq_close(socket);
    zmq_ctx_term(context);
}

static void a_request_that_cannot_be_decoded_is_refused(void **state)
{
    /* REQUEST, id 7, method "Echo", timeout 99 */
    static const unsigned char head[] = { 0x08, 0x01, 0x10, 0x07, 0x1a, 0x04,
                                          'E',  'c',  'h',  'o',  0x20, 0x63 };
    struct fixture *fixture = *state;
    void *context = zmq_ctx_new(), *socket = zmq_socket(context, ZMQ_DEALER);
    char endpoint[64], answer[200];
    int zero = 0, size = -1;

    zmq_setsockopt(socket, ZMQ_LINGER, &zero, sizeof(zero));
    snprintf(endpoint, sizeof(endpoint), "tcp://127.0.0.1:%d", fixture->port);
    zmq_connect(socket, endpoint);
    zmq_send(socket, head, sizeof(head), ZMQ_SNDMORE);
    zmq_send(socket, "\xff\xff\xff", 3, 0);
    for (int i = 0; i < 500 && size < 0; i++) {
        turn(fixture, 2);
        size = zmq_recv(socket, answer, sizeof(answer), ZMQ_DONTWAIT);
    }
    assert_true(size > 0);
    assert_non_null(memmem(answer, (size_t)size, "the request of 'Echo' cannot be decoded", 39));
    zmq_close(socket);
    zmq_ctx_term(context);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(nobody_there_is_said_soon),
        TEST(a_call_waits_a_moment_for_a_server_that_starts),
        TEST(a_name_that_cannot_be_resolved_is_named),
        TEST(while_a_name_has_no_address_the_fallback_serves),
        TEST(a_lost_server_fails_the_call_that_may_not_be_repeated),
        TEST(a_lost_server_is_found_again),
        TEST(a_repeatable_call_survives_the_loss_of_its_server),
        TEST(garbage_from_a_server_is_counted_and_dropped),
        TEST(a_reply_that_cannot_be_decoded_is_an_error),
        TEST(an_item_that_was_not_asked_for_is_an_error),
        TEST(silence_is_noticed),
        TEST(calls_go_where_the_fewest_are_outstanding),
        TEST(a_call_to_one_peer_goes_nowhere_else),
        TEST(a_servers_death_loses_no_repeatable_call),
        TEST(a_server_that_hangs_delays_no_call_to_another),
        TEST(a_draining_server_hands_its_clients_over),
        TEST(a_client_may_be_closed_in_a_callback),
        TEST(a_callback_may_call_again),
        TEST(a_reply_may_be_kept_in_an_arena),
        TEST(garbage_from_a_client_is_counted_answered_or_dropped),
        TEST(a_request_that_cannot_be_decoded_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
