/* A pattern, a line end, a text: what matches lies within the text, and replacing stays within its
 * limit. */
#include "base/arena.h"
#include "data/regex.h"

#include <assert.h>
#include <stdint.h>

enum { REPLACED_MAX = 1024 * 1024 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void find_all(const struct regex *regex, struct str text, struct arena *arena)
{
    size_t width = regex_group_count(regex) + 1, count;
    struct regex_span *spans;

    regex_find_all(regex, text, -1, arena, &spans, &count);
    assert((count > 0) == regex_matches(regex, text));
    for (size_t i = 0; i < count * width; i++) {
        if (spans[i].begin < 0)
            continue;
        assert(spans[i].begin <= spans[i].end && (size_t)spans[i].end <= text.len);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(regex_free) struct regex *regex = NULL;
    struct str input = str_dup((struct str){ (const char *)data, size }, arena), pattern, text, out;
    struct regex_replacement replacement = { .limit = REPLACED_MAX };

    if (!str_cut(input, '\n', &pattern, &text) || regex_compile(pattern, &regex, &err) < 0)
        return 0;
    find_all(regex, text, arena);
    replacement.text = text;
    if (regex_replace(regex, text, &replacement, arena, &out, &err) == 0)
        assert(out.len <= REPLACED_MAX);
    return 0;
}
