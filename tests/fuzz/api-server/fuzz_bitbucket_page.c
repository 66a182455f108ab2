/* What Bitbucket's API answers, whole or not; and an address of its own. */
#include "base/arena.h"
#include "webhook/bitbucket_api.h"
#include "webhook/payload.h"

#include <assert.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct str body = { arena_strndup(arena, (const char *)data, size), size };
    struct bitbucket_files files = { 0 };
    struct str next;

    bitbucket_api_belongs_to(body, STR("https://bitbucket.org/team/app"));
    for (int pages = 0; pages < 2; pages++) {
        if (bitbucket_api_read_page(body, arena, &files, &next, &err) < 0)
            return 0;
        assert(files.count <= WEBHOOK_FILES_MAX);
        for (size_t i = 0; i < files.count; i++)
            assert(files.items[i].len > 0);
    }
    return 0;
}
