#include "base/arena.h"
#include "base/strbuf.h"
#include "render/helm/toml_read.h"

#include <assert.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What is read is a value that can be walked; what is not tells why. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(error_release) struct error ignored = { 0 };
    CLEANUP(strbuf_release) struct strbuf out = STRBUF_INIT(16 * 1024 * 1024);
    struct str text = { arena_strndup(arena, (const char *)data, size), size };
    struct value table;

    if (toml_read(text, arena, &table, &err) < 0) {
        assert(*error_text(&err));
        return 0;
    }
    if (value_write_json(&table, 0, &out, &ignored) < 0)
        assert(*error_text(&ignored));
    return 0;
}
