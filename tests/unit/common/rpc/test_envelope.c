#include "base/arena.h"
#include "rpc/arena_protobuf.h"
#include "rpc/envelope.h"
#include "test.h"

#include <string.h>

/* Packed and parsed again: what happens to an envelope on its way. */
static int send_through(const Argosy__Rpc__Envelope *envelope, struct arena *arena,
                        Argosy__Rpc__Envelope **out, struct error *err)
{
    size_t size = argosy__rpc__envelope__get_packed_size(envelope);
    uint8_t *packed = arena_alloc(arena, size + 1);

    argosy__rpc__envelope__pack(envelope, packed);
    return envelope_parse((struct str){ (const char *)packed, size }, arena, out, err);
}

static Argosy__Rpc__Envelope request(char *method, int64_t timeout_ms)
{
    Argosy__Rpc__Envelope envelope = ARGOSY__RPC__ENVELOPE__INIT;

    envelope.kind = ARGOSY__RPC__ENVELOPE_KIND__ENVELOPE_REQUEST;
    envelope.method = method;
    envelope.timeout_ms = timeout_ms;
    return envelope;
}

static void a_request_needs_a_method_and_a_deadline(void **state)
{
    static char good[] = "Echo", empty[] = "", odd[] = "a b", deep[ENVELOPE_METHOD_MAX + 2];
    static const struct {
        char *method;
        int64_t timeout_ms;
        const char *message; /* NULL: fine */
    } cases[] = {
        { good, 1000, NULL },
        { good, 0, "a request has no usable deadline" },
        { good, -1, "a request has no usable deadline" },
        { good, INT64_MAX, "a request has no usable deadline" },
        { empty, 1000, "a request names no method" },
        { odd, 1000, "a method's name has a character that is none" },
        { deep, 1000, "an envelope's method is longer than 256 bytes" },
    };

    (void)state;
    memset(deep, 'x', sizeof(deep) - 1);
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        CLEANUP(arena_free) struct arena *arena = arena_new();
        CLEANUP(error_release) struct error err = { 0 };
        Argosy__Rpc__Envelope envelope = request(cases[i].method, cases[i].timeout_ms), *out;

        assert_int_equal(send_through(&envelope, arena, &out, &err), cases[i].message ? -1 : 0);
        assert_string_equal(error_text(&err), cases[i].message ? cases[i].message : "");
    }
}

static void a_failure_comes_back_as_it_was(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error sent = { 0 }, got = { 0 }, err = { 0 };
    Argosy__Rpc__Envelope envelope = ARGOSY__RPC__ENVELOPE__INIT, *out;
    Argosy__Rpc__EnvelopeError error;

    (void)state;
    error_set(&sent, ERR_GONE, "too old resource version");
    sent.reason = "Expired";
    sent.retry_after_ms = 1500;
    envelope_write_error(&sent, &error);
    envelope.kind = ARGOSY__RPC__ENVELOPE_KIND__ENVELOPE_ERROR;
    envelope.error = &error;
    assert_int_equal(send_through(&envelope, arena, &out, &err), 0);
    envelope_read_error(out, &got);
    assert_int_equal(got.code, ERR_GONE);
    assert_string_equal(got.reason, "Expired");
    assert_int_equal(got.retry_after_ms, 1500);
    assert_string_equal(error_text(&got), "too old resource version");
}

static void a_failure_that_makes_no_sense_is_unknown(void **state)
{
    static char strange[] = "Strange";
    CLEANUP(error_release) struct error err = { 0 };
    Argosy__Rpc__Envelope envelope = ARGOSY__RPC__ENVELOPE__INIT;
    Argosy__Rpc__EnvelopeError error = ARGOSY__RPC__ENVELOPE_ERROR__INIT;

    (void)state;
    envelope_read_error(&envelope, &err);
    assert_int_equal(err.code, ERR_UNKNOWN);
    envelope.error = &error;
    error.code = 0; /* not even an error */
    error.reason = strange;
    error.retry_after_ms = -5;
    envelope_read_error(&envelope, &err);
    assert_int_equal(err.code, ERR_UNKNOWN);
    assert_null(err.reason);
    assert_int_equal(err.retry_after_ms, 0);
}

static void a_message_has_its_limit(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    static char text[1001];
    Argosy__Rpc__EnvelopeError message = ARGOSY__RPC__ENVELOPE_ERROR__INIT;

    (void)state;
    memset(text, 'x', 1000);
    message.message = text;
    assert_int_equal(envelope_check_size(&message.base, 1003, &err), 0);
    assert_int_equal(envelope_check_size(&message.base, 1002, &err), -1);
    assert_int_equal(err.code, ERR_TOO_LARGE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_request_needs_a_method_and_a_deadline),
        cmocka_unit_test(a_failure_comes_back_as_it_was),
        cmocka_unit_test(a_failure_that_makes_no_sense_is_unknown),
        cmocka_unit_test(a_message_has_its_limit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
