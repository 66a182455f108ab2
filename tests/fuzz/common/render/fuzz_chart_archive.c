/* Bytes as a packed chart. */
#include "base/arena.h"
#include "render/helm/helm.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct str bytes = { arena_strndup(arena, (const char *)data, size), size };
    const struct json *chart;

    if (helm_chart_load_archive(bytes, HELM_RULES_4, arena, &chart, &err) < 0)
        return 0;
    return 0;
}
