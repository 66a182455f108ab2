#include "base/arena.h"
#include "rpc/names.h"
#include "rpc_fixture.h"

struct seen {
    char added[500], removed[500], failure[300];
    int failures;
};

static void append(char *text, size_t size, const char *more)
{
    size_t used = strlen(text);

    snprintf(text + used, size - used, "%s ", more);
}

static void on_add(void *context, const struct resolve_address *address, const char *endpoint)
{
    struct seen *seen = context;

    assert_true(address->size > 0);
    append(seen->added, sizeof(seen->added), endpoint);
}

static void on_remove(void *context, const char *endpoint)
{
    struct seen *seen = context;

    append(seen->removed, sizeof(seen->removed), endpoint);
}

static void on_failure(void *context, const struct error *err)
{
    struct seen *seen = context;

    seen->failures++;
    snprintf(seen->failure, sizeof(seen->failure), "%s", error_text(err));
}

static const struct rpc_names_handler handler = { on_add, on_remove, on_failure };

static void look(struct fixture *fixture, const char *address, const char *fallback,
                 struct seen *seen)
{
    struct rpc_names *names = NULL;
    struct error err = { 0 };

    if (rpc_names_open(fixture->rpc, address, fallback, 30, &names, &err) < 0)
        fail_msg("%s", error_text(&err));
    assert_string_equal(rpc_names_text(names), address);
    rpc_names_start(names, &handler, seen);
    assert_true(rpc_names_is_looking(names));
    for (int i = 0; i < 1000 && rpc_names_is_looking(names); i++)
        turn(fixture, 5);
    turn(fixture, 150); /* a few rounds more */
    rpc_names_close(names);
}

static void each_address_is_told_once(void **state)
{
    struct seen seen = { 0 };

    look(*state, "127.0.0.1:1, 127.0.0.2:2,[::1]:3,127.0.0.1:1", NULL, &seen);
    assert_string_equal(seen.added, "tcp://127.0.0.1:1 tcp://127.0.0.2:2 tcp://[::1]:3 ");
    assert_string_equal(seen.removed, "");
    assert_int_equal(seen.failures, 0);
}

static void what_can_be_resolved_serves_though_another_cannot(void **state)
{
    struct seen seen = { 0 };

    look(*state, "does-not-exist.invalid:1,127.0.0.1:2", "127.0.0.9:9", &seen);
    assert_string_equal(seen.added, "tcp://127.0.0.1:2 ");
    assert_true(seen.failures >= 1);
    assert_non_null(strstr(seen.failure, "does-not-exist.invalid"));
}

static void the_fallback_serves_while_there_is_nothing_else(void **state)
{
    struct seen seen = { 0 };

    look(*state, "does-not-exist.invalid:1", "127.0.0.1:8088", &seen);
    assert_string_equal(seen.added, "tcp://127.0.0.1:8088 ");
}

static void nonsense_is_no_address(void **state)
{
    struct fixture *fixture = *state;
    CLEANUP(error_release) struct error err = { 0 };
    struct rpc_names *names = NULL;

    assert_int_equal(rpc_names_open(fixture->rpc, "host:99999", NULL, 0, &names, &err), -1);
    assert_int_equal(err.code, ERR_INVALID);
    assert_int_equal(rpc_names_open(fixture->rpc, "", NULL, 0, &names, &err), -1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(each_address_is_told_once),
        TEST(what_can_be_resolved_serves_though_another_cannot),
        TEST(the_fallback_serves_while_there_is_nothing_else),
        TEST(nonsense_is_no_address),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
