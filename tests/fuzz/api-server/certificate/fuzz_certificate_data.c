/* A text as PEM certificates, and as known hosts. */
#include "base/arena.h"
#include "certificate/certificate_data.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct str text = { arena_strndup(arena, (const char *)data, size), size }, fingerprint;
    struct known_host_list hosts = known_host_read(text, arena);
    struct certificate_facts facts;
    struct texts pems;

    for (size_t i = 0; i < hosts.count; i++) {
        error_release(&err);
        known_host_is_valid(hosts.items[i].host);
        if (known_host_fingerprint(&hosts.items[i], arena, &fingerprint, &err) < 0)
            continue;
    }
    error_release(&err);
    if (certificate_data_split(text, arena, &pems, &err) < 0)
        return 0;
    for (size_t i = 0; i < pems.count; i++) {
        error_release(&err);
        if (certificate_data_read(pems.items[i], arena, &facts, &err) < 0)
            continue;
    }
    return 0;
}
