/* The scanner that words what is wrong agrees with itself: where a value ends it ends, alone too.
 */
#include "base/arena.h"
#include "render/renderer.h"

#include <assert.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct str text = str_dup((struct str){ (const char *)data, size }, arena);
    size_t end = 0, again = 0;

    if (renderer_json_problem(text, &end, arena))
        return 0;
    assert(end > 0 && end <= text.len);
    assert(!renderer_json_problem(str_slice(text, 0, end), &again, arena) && again == end);
    return 0;
}
