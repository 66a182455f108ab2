/* A token: taken apart, its times looked at, and its signature, which must not fit. */
#include "argo/jwt.h"
#include "base/arena.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct str token = { arena_strndup(arena, (const char *)data, size), size };
    struct jwt jwt;

    if (jwt_parse(token, arena, &jwt, &err) < 0)
        return 0;
    if (jwt_check_times(&jwt, 1700000000, &err) < 0)
        error_release(&err);
    if (jwt_verify_hmac(&jwt, STR("a key that nobody knows"), &err) == 0)
        abort();
    return 0;
}
