/* The first byte chooses the flag, the rest is its expression. What was set can be printed. */
#include "base/arena.h"
#include "base/strbuf.h"
#include "render/helm/strvals.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(64 * 1024 * 1024);
    struct strvals strvals = { .kind = HELM_SET };
    struct value values = value_map_new(&value_type_map, arena);

    if (size == 0)
        return 0;
    strvals.kind = (enum helm_set_kind)(data[0] % (HELM_SET_LITERAL + 1));
    strvals.expression =
        (struct str){ arena_strndup(arena, (const char *)data + 1, size - 1), size - 1 };
    if (strvals_apply(&strvals, &values, arena, &err) < 0)
        return 0;
    if (value_write_json(&values, 0, &text, &err) < 0)
        return 0;
    return 0;
}
