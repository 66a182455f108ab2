#include "io/address.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

static bool is_public_v4(uint32_t host)
{
    static const struct {
        uint32_t network;
        int bits;
    } others[] = {
        { 0x00000000, 8 },  /* this network */
        { 0x0A000000, 8 },  /* private */
        { 0x64400000, 10 }, /* carrier */
        { 0x7F000000, 8 },  /* this host */
        { 0xA9FE0000, 16 }, /* the link; clouds tell secrets there */
        { 0xAC100000, 12 }, /* private */
        { 0xC0000000, 24 }, /* protocols */
        { 0xC0A80000, 16 }, /* private */
        { 0xC6120000, 15 }, /* benchmarks */
        { 0xE0000000, 4 },  /* groups */
        { 0xF0000000, 4 },  /* reserved, and everybody */
    };

    for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++) {
        if (host >> (32 - others[i].bits) == others[i].network >> (32 - others[i].bits))
            return false;
    }
    return true;
}

static uint32_t v4_within(const struct in6_addr *address, size_t at)
{
    uint32_t host;

    memcpy(&host, address->s6_addr + at, sizeof(host));
    return ntohl(host);
}

static bool is_public_v6(const struct in6_addr *address)
{
    const unsigned char *bytes = address->s6_addr;
    static const unsigned char translated[12] = { 0x00, 0x64, 0xff, 0x9b };

    if (IN6_IS_ADDR_V4MAPPED(address))
        return is_public_v4(v4_within(address, 12));
    if (memcmp(bytes, translated, sizeof(translated)) == 0)
        return is_public_v4(v4_within(address, 12));
    if (bytes[0] == 0x20 && bytes[1] == 0x02) /* 6to4 */
        return is_public_v4(v4_within(address, 2));
    return (bytes[0] & 0xE0) == 0x20; /* only 2000::/3 is the Internet's */
}

bool address_is_public(const struct sockaddr *address)
{
    struct sockaddr_in v4;
    struct sockaddr_in6 v6;

    switch (address->sa_family) {
    case AF_INET:
        memcpy(&v4, address, sizeof(v4));
        return is_public_v4(ntohl(v4.sin_addr.s_addr));
    case AF_INET6:
        memcpy(&v6, address, sizeof(v6));
        return is_public_v6(&v6.sin6_addr);
    default:
        return false;
    }
}
