#include "io/address.h"
#include "test.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>

static bool is_public(const char *text)
{
    union {
        struct sockaddr any;
        struct sockaddr_in v4;
        struct sockaddr_in6 v6;
    } address;

    memset(&address, 0, sizeof(address));
    if (strchr(text, ':')) {
        address.v6.sin6_family = AF_INET6;
        assert_int_equal(inet_pton(AF_INET6, text, &address.v6.sin6_addr), 1);
    } else {
        address.v4.sin_family = AF_INET;
        assert_int_equal(inet_pton(AF_INET, text, &address.v4.sin_addr), 1);
    }
    return address_is_public(&address.any);
}

static void addresses_of_the_internet_are_public(void **state)
{
    static const char *const texts[] = { "1.1.1.1",        "8.8.8.8",         "172.32.0.1",
                                         "100.63.255.255", "2606:4700::1111", "::ffff:1.1.1.1" };

    (void)state;
    for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
        assert_true(is_public(texts[i]));
}

static void all_others_are_not(void **state)
{
    static const char *const texts[] = {
        "0.0.0.0",        "10.1.2.3",        "127.0.0.1",   "169.254.169.254",
        "172.16.0.1",     "172.31.255.255",  "192.168.1.1", "100.64.0.1",
        "224.0.0.1",      "255.255.255.255", "::",          "::1",
        "fe80::1",        "fd00::1",         "ff02::1",     "::ffff:10.0.0.1",
        "64:ff9b::a00:1", "2002:7f00:1::",
    };
    struct sockaddr local = { .sa_family = AF_UNIX };

    (void)state;
    for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
        assert_false(is_public(texts[i]));
    assert_false(address_is_public(&local));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(addresses_of_the_internet_are_public),
        cmocka_unit_test(all_others_are_not),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
