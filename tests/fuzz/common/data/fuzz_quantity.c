/* The canonical text of a quantity is its own canonical text, and the same number. */
#include "base/arena.h"
#include "data/quantity.h"

#include <assert.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct str text = { arena_strndup(arena, (const char *)data, size), size };
    struct quantity quantity, again, sum;

    if (quantity_parse(text, arena, &quantity, &err) < 0)
        return 0;
    if (quantity_parse(quantity_print(&quantity, arena), arena, &again, &err) == 0)
        assert(quantity_compare(&quantity, &again) == 0);
    again = quantity_round_up(&quantity, -3, arena);
    assert(quantity.negative ? quantity_compare(&again, &quantity) <= 0
                             : quantity_compare(&again, &quantity) >= 0);
    if (quantity_add(&quantity, &again, arena, &sum, &err) == 0)
        quantity_print(&sum, arena);
    return 0;
}
