#pragma once

#include "base/str.h"

#include <stdbool.h>

/** What a WWW-Authenticate header of a registry asks for. Slices of the header. */
struct oci_challenge {
    bool is_bearer; /* else Basic */
    struct str realm, service, scope;
};

/** False for a header that asks for something else. */
bool oci_challenge_parse(struct str header, struct oci_challenge *out);

/** The URL in a Link header that says where the next page is: `<url>; rel="next"`. */
bool oci_link_next(struct str header, struct str *out);
