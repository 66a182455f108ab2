#include "base/arena.h"
#include "kube/kube_config.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(kube_config_unref) const struct kube_config *config = NULL;
    struct str text = { arena_strndup(arena, (const char *)data, size), size };

    /* Relative files lead nowhere. */
    (void)!kube_config_parse(text, "/nonexistent", NULL, &config, &err);
    return 0;
}
