#pragma once

#include "base/error.h"
#include "base/str.h"

struct arena;

/** What Go's net/netip.ParseAddr tells of an address. */
struct go_ip {
    bool is_ipv4;
    struct str zone; /* behind '%', of an IPv6 address */
};

/** Reads an IPv4 or IPv6 address. Errors as netip.ParseAddr has them: `ParseAddr("..."): ...`.
 * The zone lies in `text`. */
int go_ip_parse(struct str text, struct arena *arena, struct go_ip *out,
                struct error *err) MUST_USE;
