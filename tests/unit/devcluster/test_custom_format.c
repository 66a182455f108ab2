#include "base/arena.h"
#include "custom_format.h"
#include "test.h"

static void texts_are_judged_by_their_format(void **state)
{
    static const struct {
        const char *format, *good, *bad;
    } cases[] = {
        { "date", "2020-02-29", "2020-13-01" },
        { "date-time", "2020-02-29T01:02:03Z", "yesterday" },
        { "duration", "1h30m", "long" },
        { "email", "a@example.com", "nobody" },
        { "byte", "YQ==", "***" },
        { "ipv4", "10.0.0.1", "10.0.0" },
        { "ipv6", "::1", "10.0.0.1" },
        { "cidr", "10.0.0.0/8", "10.0.0.0/33" },
        { "uuid", "11111111-1111-1111-1111-111111111111", "11111111" },
        { "hostname", "Example.com", "a_b" },
    };
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct str format = str_of(cases[i].format);

        assert_true(custom_format_fits(format, str_of(cases[i].good), arena));
        assert_false(custom_format_fits(format, str_of(cases[i].bad), arena));
    }
    assert_true(custom_format_fits(STR("secret handshake"), STR("anything"), arena));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_are_judged_by_their_format),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
