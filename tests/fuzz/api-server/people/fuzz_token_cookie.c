/* A Cookie header: what is found in it is made of its parts. */
#include "base/arena.h"
#include "people/token_cookie.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    const struct token_cookie_options options = { "/", true, 20 };
    struct str header = { arena_strndup(arena, (const char *)data, size), size }, token;
    const char *const *cleared = token_cookie_clear(header, &options, arena);

    (void)cleared;
    if (token_cookie_read(header, 20, arena, &token, &err) == 1 && token.len > size)
        abort();
    return 0;
}
