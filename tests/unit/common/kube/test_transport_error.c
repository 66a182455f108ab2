#include "base/arena.h"
#include "base/error.h"
#include "kube/transport_error.h"
#include "test.h"

static void expect(enum error_code code, const char *message, const char *words)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };

    error_set(&err, code, "%s", message);
    assert_string_equal(transport_error_words(&err, arena), words);
}

static void failures_read_as_in_go(void **state)
{
    (void)state;
    expect(ERR_UNAVAILABLE,
           "GET https://h/x: Failed to connect to 10.0.0.1 port 443 after 3 ms: Couldn't connect "
           "to server",
           "dial tcp 10.0.0.1:443: connect: connection refused");
    expect(ERR_UNAVAILABLE, "GET https://h/x: Failed to connect to ::1 port 1 after 0 ms: no",
           "dial tcp [::1]:1: connect: connection refused");
    expect(ERR_UNAVAILABLE, "GET https://h/x: Could not resolve host: h",
           "dial tcp: lookup h: no such host");
    expect(ERR_TIMEOUT, "GET https://h/x: Operation timed out after 100 milliseconds",
           "context deadline exceeded");
    expect(ERR_PRECONDITION,
           "GET https://h/x: SSL certificate problem: unable to get local issuer certificate",
           "tls: failed to verify certificate: x509: certificate signed by unknown authority");
    expect(ERR_UNAVAILABLE, "GET https://h/x: Empty reply from server", "EOF");
}

static void what_has_no_words_keeps_its_own(void **state)
{
    (void)state;
    expect(ERR_UNAVAILABLE, "GET https://h/x: something: else", "something: else");
    expect(ERR_UNAVAILABLE, "getting credentials: exec: see https://h/",
           "getting credentials: "
           "exec: see https://h/");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(failures_read_as_in_go),
        cmocka_unit_test(what_has_no_words_keeps_its_own),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
