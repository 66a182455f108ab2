/* A schedule is refused, or fires at a whole minute after the time asked for. */
#include "base/arena.h"
#include "gitops/cron.h"

#include <assert.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct str text = { arena_strndup(arena, (const char *)data, size), size };
    struct cron cron;
    int64_t next;

    if (cron_parse(text, &cron, &err) < 0)
        return 0;
    next = cron_next(&cron, 1700000000, 3600);
    assert(next < 0 || (next > 1700000000 && (next + 3600) % 60 == 0));
    return 0;
}
