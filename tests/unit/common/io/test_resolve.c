#include "base/arena.h"
#include "io/loop.h"
#include "io/resolve.h"
#include "test.h"

#include <netinet/in.h>
#include <stdio.h>
#include <sys/un.h>

struct found {
    bool done;
    size_t count;
    enum error_code code;
    char first[200], message[200];
};

static void keep(void *context, const struct resolve_address *addresses, size_t count,
                 struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct found *found = context;

    found->done = true;
    found->count = count;
    found->code = err ? err->code : ERR_OK;
    snprintf(found->message, sizeof(found->message), "%s", err ? error_text(err) : "");
    if (count > 0)
        snprintf(found->first, sizeof(found->first), "%s",
                 resolve_address_text(&addresses[0], arena));
}

static struct found look_up(const char *host, unsigned port)
{
    CLEANUP(loop_free) struct loop *loop = loop_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct found found = { 0 };
    struct resolve *resolve = resolve_start(loop, host, port, keep, &found);

    assert_non_null(resolve);
    assert_false(found.done); /* never before it returns */
    if (loop_run_until(loop, &found.done, 20000, &err) < 0)
        fail_msg("%s", error_text(&err));
    return found;
}

static void an_address_is_itself(void **state)
{
    (void)state;
    assert_string_equal(look_up("127.0.0.1", 80).first, "127.0.0.1:80");
    assert_string_equal(look_up("::1", 8080).first, "[::1]:8080");
    assert_int_equal(look_up("127.0.0.1", 80).count, 1);
}

static void a_name_is_looked_up(void **state)
{
    struct found found = look_up("localhost", 443);

    (void)state;
    assert_int_equal(found.code, ERR_OK);
    assert_true(found.count >= 1);
    assert_true(strcmp(found.first, "127.0.0.1:443") == 0 || strcmp(found.first, "[::1]:443") == 0);
}

static void a_name_that_does_not_exist_is_told(void **state)
{
    struct found found = look_up("no-such-host.invalid", 443);

    (void)state;
    assert_true(found.code == ERR_NOT_FOUND || found.code == ERR_UNAVAILABLE); /* no resolver */
    assert_non_null(strstr(found.message, "cannot look up 'no-such-host.invalid'"));
}

static void a_cancelled_look_up_is_never_heard_of_even_when_the_loop_is_gone(void **state)
{
    struct found found = { 0 };

    (void)state;
    for (int i = 0; i < 20; i++) {
        CLEANUP(loop_free) struct loop *loop = loop_new();
        struct resolve *name = resolve_start(loop, "localhost", 1, keep, &found);
        struct resolve *address = resolve_start(loop, "127.0.0.1", 1, keep, &found);

        resolve_cancel(name);
        resolve_cancel(address);
    }
    assert_false(found.done);
}

static void hosts_and_ports_are_told_apart(void **state)
{
    static const struct {
        const char *text, *host;
        unsigned port;
    } cases[] = {
        { "redis:6379", "redis", 6379 }, { "redis", "redis", 1 }, { "1.2.3.4:5", "1.2.3.4", 5 },
        { "[::1]:80", "::1", 80 },       { "[::1]", "::1", 1 },   { "fe80::1", "fe80::1", 1 },
        { "a.b:65535", "a.b", 65535 },
    };
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        const char *host = NULL;
        unsigned port = 0;

        assert_int_equal(resolve_parse_host_port(cases[i].text, 1, arena, &host, &port, &err), 0);
        assert_string_equal(host, cases[i].host);
        assert_int_equal(port, cases[i].port);
    }
}

static void what_is_no_host_and_port_is_refused(void **state)
{
    static const char *const cases[] = { "",    ":80",  "a:",     "a:0",  "a:65536",
                                         "a:x", "[::1", "[::1]x", "[]:1", "a:99999999999" };
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    const char *host = NULL;
    unsigned port = 0;

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        assert_int_equal(resolve_parse_host_port(cases[i], 1, arena, &host, &port, &err), -1);
        assert_int_equal(err.code, ERR_INVALID);
    }
}

static void a_path_is_shown_as_it_is(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct resolve_address address = { .size = sizeof(struct sockaddr_un) };
    struct sockaddr_un *path = (struct sockaddr_un *)&address.storage;

    (void)state;
    path->sun_family = AF_UNIX;
    snprintf(path->sun_path, sizeof(path->sun_path), "/run/x.sock");
    assert_string_equal(resolve_address_text(&address, arena), "/run/x.sock");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_address_is_itself),
        cmocka_unit_test(a_name_is_looked_up),
        cmocka_unit_test(a_name_that_does_not_exist_is_told),
        cmocka_unit_test(a_cancelled_look_up_is_never_heard_of_even_when_the_loop_is_gone),
        cmocka_unit_test(hosts_and_ports_are_told_apart),
        cmocka_unit_test(what_is_no_host_and_port_is_refused),
        cmocka_unit_test(a_path_is_shown_as_it_is),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
