/* A normalised URL is its own normal form, as far as it has one. */
#include "argo/repository.h"
#include "base/arena.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct str text = { arena_strndup(arena, (const char *)data, size), size };

    repository_normalize_url(text, arena);
    repository_strip_credentials(text, arena);
    repository_urls_equal(text, text);
    return 0;
}
