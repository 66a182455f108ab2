#include "fake_api.h"
#include "kube/client.h"
#include "test.h"

enum { ROOM = 2, MANY = 5 };

/* Calls to a server that answers when the test says so; who was answered, in order. */
struct fixture {
    struct loop *loop;
    struct fake_api api;
    struct kube_client *client;
    struct kube_call *calls[MANY];
    struct strbuf told;
};

struct asked {
    struct fixture *fixture;
    int number;
    char path[16];
};

static void keep(void *context, struct fake_request *request)
{
    (void)context;
    (void)request; /* it waits in the list of all */
}

static void note(void *context, const struct kube_reply *reply)
{
    struct asked *asked = context;

    strbuf_printf(&asked->fixture->told, "%d%s ", asked->number, reply->error ? "!" : "");
}

static void open_fixture(struct fixture *fixture, int max_calls)
{
    CLEANUP(kube_config_unref) const struct kube_config *config = NULL;
    CLEANUP(error_release) struct error err = { 0 };
    const struct kube_client_options options = { .qps = -1, .max_calls = max_calls };

    *fixture = (struct fixture){ .loop = loop_new() };
    fixture->told = (struct strbuf)STRBUF_INIT(1024);
    fake_api_start(&fixture->api, fixture->loop, keep, fixture);
    config = fake_config(&fixture->api);
    assert_int_equal(kube_client_open(fixture->loop, config, &options, &fixture->client, &err), 0);
}

static void close_fixture(struct fixture *fixture)
{
    kube_client_close(fixture->client);
    fake_api_stop(&fixture->api);
    loop_free(fixture->loop);
    strbuf_release(&fixture->told);
}

static void ask_with(struct fixture *fixture, struct asked *asked, int64_t timeout_ms)
{
    for (int i = 0; i < MANY; i++) {
        struct kube_request request = { .verb = KUBE_GET, .timeout_ms = timeout_ms };

        asked[i] = (struct asked){ .fixture = fixture, .number = i };
        snprintf(asked[i].path, sizeof(asked[i].path), "/%d", i);
        request.path = asked[i].path;
        fixture->calls[i] = kube_client_call(fixture->client, &request, note, &asked[i]);
    }
    fake_idle(&fixture->api, 50);
}

static void answer(struct fixture *fixture, const struct asked *asked)
{
    for (size_t i = 0; i < fixture->api.requests.count; i++)
        if (strcmp(fixture->api.requests.items[i]->target, asked->path) == 0)
            fake_reply(fixture->api.requests.items[i], 200, "{}");
    fake_idle(&fixture->api, 50);
}

static void only_so_many_are_sent_and_the_others_follow_in_their_order(void **state)
{
    struct fixture fixture;
    struct asked asked[MANY];

    (void)state;
    open_fixture(&fixture, ROOM);
    ask_with(&fixture, asked, 0);
    assert_int_equal(fixture.api.requests.count, ROOM);
    for (size_t i = 0; i < MANY; i++) {
        size_t sent = i + 1 + ROOM < MANY ? i + 1 + ROOM : MANY;

        answer(&fixture, &asked[i]);
        assert_int_equal(fixture.api.requests.count, sent);
    }
    assert_string_equal(fixture.told.ptr, "0 1 2 3 4 ");
    close_fixture(&fixture);
}

static void without_a_limit_all_are_sent(void **state)
{
    struct fixture fixture;
    struct asked asked[MANY];

    (void)state;
    open_fixture(&fixture, 0);
    ask_with(&fixture, asked, 0);
    assert_int_equal(fixture.api.requests.count, MANY);
    close_fixture(&fixture);
}

static void one_that_is_cancelled_makes_room_or_waits_no_longer(void **state)
{
    struct fixture fixture;
    struct asked asked[MANY];

    (void)state;
    open_fixture(&fixture, ROOM);
    ask_with(&fixture, asked, 0);
    kube_call_cancel(fixture.calls[4]); /* the last that waits */
    kube_call_cancel(fixture.calls[2]); /* the first */
    kube_call_cancel(fixture.calls[0]); /* one that was sent */
    fake_idle(&fixture.api, 50);
    assert_int_equal(fixture.api.requests.count, ROOM + 1);
    answer(&fixture, &asked[1]);
    answer(&fixture, &asked[3]);
    assert_string_equal(fixture.told.ptr, "1 3 ");
    close_fixture(&fixture);
}

static void one_that_takes_long_gives_its_place_away(void **state)
{
    struct fixture fixture;
    struct asked asked[MANY];

    (void)state;
    open_fixture(&fixture, ROOM);
    ask_with(&fixture, asked, 0);
    for (int i = 0; i < 100 && fixture.api.requests.count < MANY; i++)
        fake_idle(&fixture.api, 100);
    assert_int_equal(fixture.api.requests.count, MANY);
    answer(&fixture, &asked[0]);
    assert_string_equal(fixture.told.ptr, "0 ");
    close_fixture(&fixture);
}

static void the_wait_for_room_counts_towards_the_deadline(void **state)
{
    struct fixture fixture;
    struct asked asked[MANY];

    (void)state;
    open_fixture(&fixture, ROOM);
    ask_with(&fixture, asked, 200);
    for (int i = 0; i < 100 && fixture.told.len < strlen("0! 1! 2! 3! 4! "); i++)
        fake_idle(&fixture.api, 100);
    assert_int_equal(fixture.told.len, strlen("0! 1! 2! 3! 4! "));
    assert_true(fixture.api.requests.count < MANY);
    close_fixture(&fixture);
}

static void closing_the_client_sends_nobody_who_waits(void **state)
{
    struct fixture fixture;
    struct asked asked[MANY];

    (void)state;
    open_fixture(&fixture, ROOM);
    ask_with(&fixture, asked, 0);
    kube_client_close(fixture.client);
    fixture.client = NULL;
    fake_idle(&fixture.api, 50);
    assert_int_equal(fixture.api.requests.count, ROOM);
    assert_int_equal(fixture.told.len, 0);
    close_fixture(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_so_many_are_sent_and_the_others_follow_in_their_order),
        cmocka_unit_test(without_a_limit_all_are_sent),
        cmocka_unit_test(one_that_is_cancelled_makes_room_or_waits_no_longer),
        cmocka_unit_test(one_that_takes_long_gives_its_place_away),
        cmocka_unit_test(the_wait_for_room_counts_towards_the_deadline),
        cmocka_unit_test(closing_the_client_sends_nobody_who_waits),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
