/* Headers in which a registry names other addresses: what is read lies within them. */
#include "base/arena.h"
#include "source/oci_challenge.h"

#include <assert.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_within(struct str part, struct str header)
{
    assert(part.len == 0 ||
           (part.ptr >= header.ptr && part.ptr + part.len <= header.ptr + header.len));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct str header = str_dup((struct str){ (const char *)data, size }, arena), link;
    struct oci_challenge challenge;

    if (oci_challenge_parse(header, &challenge)) {
        check_within(challenge.realm, header);
        check_within(challenge.service, header);
        check_within(challenge.scope, header);
    }
    if (oci_link_next(header, &link))
        check_within(link, header);
    return 0;
}
