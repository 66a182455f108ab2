#include "base/arena.h"
#include "data/go_ip.h"
#include "test.h"

static void addresses_are_told_apart(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct go_ip ip;

    (void)state;
    assert_int_equal(go_ip_parse(STR("192.0.2.1"), arena, &ip, &err), 0);
    assert_true(ip.is_ipv4);
    assert_int_equal(go_ip_parse(STR("2001:db8::192.0.2.1%eth0"), arena, &ip, &err), 0);
    assert_false(ip.is_ipv4);
    assert_true(str_equals(ip.zone, "eth0"));
}

static void what_is_no_address_is_told_as_go_tells_it(void **state)
{
    static const struct {
        const char *text, *problem;
    } cases[] = {
        { "", "unable to parse IP" },
        { "1.2.3", "IPv4 address too short" },
        { "1.2.3.4.5", "IPv4 address too long" },
        { "1.2.3.256", "IPv4 field has value >255" },
        { "1::2::3", "multiple :: in address (at \":3\")" },
        { "12345::", "each group must have 4 or less digits (at \"12345::\")" },
        { "1:2:3", "address string too short" },
        { "1:2:3:4:5:6:7:8:9", "trailing garbage after address (at \"9\")" },
        { "::1%", "zone must be a non-empty string" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        CLEANUP(arena_free) struct arena *arena = arena_new();
        CLEANUP(error_release) struct error err = { 0 };
        struct go_ip ip;

        assert_int_equal(go_ip_parse(str_of(cases[i].text), arena, &ip, &err), -1);
        assert_string_equal(error_text(&err), arena_printf(arena, "ParseAddr(\"%s\"): %s",
                                                           cases[i].text, cases[i].problem));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(addresses_are_told_apart),
        cmocka_unit_test(what_is_no_address_is_told_as_go_tells_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
