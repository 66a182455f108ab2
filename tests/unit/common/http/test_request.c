#include "http/listener.h"
#include "http/request.h"
#include "http_client.h"

#include <stdio.h>
#include <string.h>

/* Requests that go on in another protocol; all else is tried by version, in test_http1 and 2. */

struct fixture {
    struct loop *loop;
    struct http_listener *listener;
    struct http_request *kept;
    size_t heard; /* of /count */
    int closed, ends;
    bool switch_later, is_drained;
};

static const struct http_header accepted[] = { { "upgrade", { "shout", 5 } },
                                               { "connection", { "Upgrade", 7 } } };

static void on_close(struct http_request *request, void *context)
{
    struct fixture *fixture = context;

    (void)request;
    fixture->kept = NULL;
    fixture->closed++;
}

/* Says everything back in capitals, a last word when the peer has ended, and ends then. */
static void shout(struct http_request *request, void *context)
{
    struct fixture *fixture = context;
    struct str heard = http_body(request);

    if (!http_is_started(request))
        return;
    for (size_t i = 0; i < heard.len; i++) {
        char c = heard.ptr[i];

        c = c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
        http_write(request, &c, 1);
    }
    http_consume(request, heard.len);
    if (!http_is_complete(request))
        return;
    fixture->ends++;
    http_write(request, "bye", 3);
    http_end(request, NULL, 0);
}

static void keep_all(struct http_request *request, void *context)
{
    ((struct fixture *)context)->heard = http_body(request).len;
}

static void handle(struct http_request *request, void *context)
{
    static const struct http_events shouting = { .on_data = shout, .on_close = on_close };
    static const struct http_events keeping = { .on_data = keep_all, .on_close = on_close };
    struct fixture *fixture = context;
    bool keeps = str_equals(http_path(request), "/keep");
    struct str wanted = http_wanted_protocol(request);

    fixture->kept = request;
    if (!str_equals(wanted, "shout")) {
        http_reply(request, 200, "text/plain", wanted.len > 0 ? wanted : STR("none"));
        return;
    }
    http_on(request, keeps ? &keeping : &shouting, fixture);
    if (!fixture->switch_later)
        http_switch(request, accepted, 2);
}

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof(*fixture));
    struct http_listener_options options = {
        .host = "127.0.0.1",
        .handler = handle,
        .context = fixture,
        .limits = { .body_bytes = 1000, .idle_timeout_ms = 200, .stall_timeout_ms = 200 },
    };
    struct error err = { 0 };

    options.loop = fixture->loop = loop_new();
    assert_int_equal(http_listener_open(&options, &fixture->listener, &err), 0);
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;

    http_listener_close(fixture->listener);
    loop_free(fixture->loop);
    free(fixture);
    return 0;
}

#define OFFER(path, headers) "GET " path " HTTP/1.1\r\nhost: x\r\n" headers "\r\n"
#define SHOUT "Connection: keep-alive, upgrade\r\nUpgrade: shout\r\n"

static struct client ask(struct fixture *fixture, const char *text)
{
    struct client client = client_connect(fixture->loop, http_listener_port(fixture->listener));

    client_send(&client, text);
    return client;
}

static void only_who_offers_it_in_both_headers_wants_another_protocol(void **state)
{
    static const struct {
        const char *request, *wanted;
    } cases[] = {
        { OFFER("/", "upgrade: h2c\r\nconnection: Upgrade\r\n"), "\r\n\r\nh2c" },
        { OFFER("/", "upgrade: shout\r\n"), "\r\n\r\nnone" },
        { OFFER("/", "upgrade: shout\r\nconnection: upgrades\r\n"), "\r\n\r\nnone" },
        { OFFER("/", "connection: upgrade\r\n"), "\r\n\r\nnone" },
        { "GET / HTTP/1.0\r\nhost: x\r\nconnection: upgrade\r\nupgrade: shout\r\n\r\n",
          "\r\n\r\nnone" },
    };

    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        struct client client = ask(*state, cases[i].request);

        assert_true(client_sees(&client, cases[i].wanted));
        client_close(&client);
    }
}

static void after_the_switch_bytes_are_the_handlers(void **state)
{
    struct fixture *fixture = *state;
    struct client client = ask(fixture, OFFER("/", SHOUT) "ahead ");

    assert_true(client_sees(&client, "HTTP/1.1 101 Switching Protocols\r\nupgrade: shout\r\n"
                                     "connection: Upgrade\r\n\r\nAHEAD "));
    client_send(&client, OFFER("/none", ""));
    assert_true(client_sees(&client, "GET /NONE HTTP/1.1\r\n"));
    client_close(&client);
    for (int i = 0; i < 300 && fixture->closed == 0; i++)
        loop_turn(fixture->loop, 10);
    assert_int_equal(fixture->closed, 1);
    assert_int_equal(http_listener_stats(fixture->listener).connections, 0);
}

static void what_comes_ahead_of_a_later_switch_is_not_lost_and_in_order(void **state)
{
    struct fixture *fixture = *state;
    struct client client;

    fixture->switch_later = true;
    client = ask(fixture, OFFER("/", SHOUT) "one ");
    loop_turn(fixture->loop, 20);
    client_send(&client, "two ");
    loop_turn(fixture->loop, 20);
    http_switch(fixture->kept, accepted, 2);
    client_send(&client, "three");
    assert_true(client_sees(&client, "\r\n\r\nONE TWO THREE"));
    client_close(&client);
}

static void who_ends_its_side_still_hears_the_rest(void **state)
{
    struct fixture *fixture = *state;
    struct client client = ask(fixture, OFFER("/", SHOUT) "a");

    shutdown(client.fd, SHUT_WR);
    assert_true(client_sees(&client, "\r\n\r\nAbye"));
    assert_true(client_sees_end(&client));
    assert_int_equal(fixture->ends, 1);
    client_close(&client);
}

static void who_breaks_off_is_gone(void **state)
{
    struct fixture *fixture = *state;
    struct client client = ask(fixture, OFFER("/keep", SHOUT));
    struct linger now = { 1, 0 };

    assert_true(client_sees(&client, "HTTP/1.1 101 "));
    setsockopt(client.fd, SOL_SOCKET, SO_LINGER, &now, sizeof(now));
    client_close(&client); /* with a reset */
    for (int i = 0; i < 300 && fixture->closed == 0; i++)
        loop_turn(fixture->loop, 10);
    assert_int_equal(fixture->closed, 1);
}

/* Neither the limit of bodies nor the time-outs of HTTP hold; the window does. */
static void the_limits_are_those_of_a_tunnel(void **state)
{
    enum { MUCH = 8 * 1024 * 1024, WINDOW = 1024 * 1024 };
    struct fixture *fixture = *state;
    struct client client = ask(fixture, OFFER("/keep", SHOUT));
    char *block = calloc(1, MUCH);
    size_t sent = 0;

    assert_true(client_sees(&client, "HTTP/1.1 101 "));
    loop_turn(fixture->loop, 1500);
    for (int quiet = 0; quiet < 20 && sent < MUCH;) {
        ssize_t n = send(client.fd, block, MUCH - sent, MSG_NOSIGNAL);

        sent += n > 0 ? (size_t)n : 0;
        quiet = n > 0 ? 0 : quiet + 1;
        loop_turn(fixture->loop, 2);
    }
    assert_true(sent > 2000);
    assert_in_range(fixture->heard, WINDOW, WINDOW + 256 * 1024);
    http_consume(fixture->kept, fixture->heard);
    fixture->heard = 0;
    loop_turn(fixture->loop, 20);
    assert_true(fixture->heard > 0);
    assert_int_equal(fixture->closed, 0);
    free(block);
    client_close(&client);
}

static void note_drained(void *context)
{
    *(bool *)context = true;
}

static void a_drain_does_not_wait_for_it(void **state)
{
    struct fixture *fixture = *state;
    struct client client = ask(fixture, OFFER("/", SHOUT) "last");

    assert_true(client_sees(&client, "LAST"));
    http_listener_drain(fixture->listener, 60000, note_drained, &fixture->is_drained);
    assert_true(client_sees_end(&client));
    for (int i = 0; i < 300 && !fixture->is_drained; i++)
        loop_turn(fixture->loop, 10);
    assert_true(fixture->is_drained);
    client_close(&client);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(only_who_offers_it_in_both_headers_wants_another_protocol),
        TEST(after_the_switch_bytes_are_the_handlers),
        TEST(what_comes_ahead_of_a_later_switch_is_not_lost_and_in_order),
        TEST(who_ends_its_side_still_hears_the_rest),
        TEST(who_breaks_off_is_gone),
        TEST(the_limits_are_those_of_a_tunnel),
        TEST(a_drain_does_not_wait_for_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
