/* A layout, a line end, a text: what was read by the layout is written by it. */
#include "base/arena.h"
#include "base/strbuf.h"
#include "template/go_time.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(strbuf_release) struct strbuf out = STRBUF_INIT(16 * 1024 * 1024);
    struct str input = str_dup((struct str){ (const char *)data, size }, arena), layout, text;
    struct go_time time = go_time_zero();

    str_cut(input, '\n', &layout, &text);
    if (go_time_parse(layout, text, arena, &time, &err) < 0)
        time = go_time_zero();
    go_time_format(&time, layout, &out);
    return 0;
}
