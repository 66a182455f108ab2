/* fieldsV1 of a managedFields entry: what is read is written and read alike. */
#include "base/arena.h"
#include "data/field_set.h"
#include "data/json.h"

#include <assert.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct str text = { arena_strndup(arena, (const char *)data, size), size };
    const struct json_limits limits = { .bytes = 1 << 16, .depth = 400 };
    struct field_set *set, *again;
    const struct json *fields;

    if (json_parse(text, &limits, arena, &fields, &err) < 0 ||
        field_set_parse(fields, arena, &set, &err) < 0)
        return 0;
    assert(field_set_parse(field_set_json(set, arena), arena, &again, &err) == 0);
    assert(field_set_equal(set, again));
    assert(field_set_is_empty(field_set_difference(set, again, arena)));
    assert(field_set_equal(field_set_union(set, again, arena), set));
    assert(field_set_equal(field_set_intersection(set, again, arena), set));
    return 0;
}
