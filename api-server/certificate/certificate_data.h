#pragma once

#include "argo/texts.h"
#include "base/error.h"
#include "base/str.h"

#include <stdbool.h>

struct arena;

/** What certificates and known hosts say, as text in and values out. */

enum { CERTIFICATE_MAX_LINES = 128, CERTIFICATES_MAX = 256, CERTIFICATE_DATA_MAX = 1 << 20 };

/** The PEM certificates in a text, each with its marks and a line end behind. */
int certificate_data_split(struct str text, struct arena *arena, struct texts *out,
                           struct error *err) MUST_USE;

struct certificate_facts {
    struct str subject; /* "CN=a,O=b", as Go prints it */
    struct str key;     /* "rsa", "ecdsa", "ed25519", ... */
};
int certificate_data_read(struct str pem, struct arena *arena, struct certificate_facts *out,
                          struct error *err) MUST_USE;

/** A line of known hosts: "host type key". */
struct known_host {
    struct str host, type;
    struct str key; /* base64, and whatever stands behind it */
};
/** Lines that have no three parts are left out, as comments are. */
struct known_host_list {
    const struct known_host *items;
    size_t count;
};
struct known_host_list known_host_read(struct str text, struct arena *arena);
/** The same as text again. */
struct str known_host_print(struct known_host_list list, struct arena *arena);

/** The fingerprint of its key, "rbXk...", without the name of the digest before it. */
int known_host_fingerprint(const struct known_host *host, struct arena *arena, struct str *out,
                           struct error *err) MUST_USE;

/** A name of a host, or an address. */
bool certificate_is_host(struct str name);
/** A name of a host, perhaps as "[name]:port". */
bool known_host_is_valid(struct str name);

/** Does a pattern ("*.example.com"; empty: any) cover that name? */
bool certificate_covers(struct str pattern, struct str name, struct arena *arena);
