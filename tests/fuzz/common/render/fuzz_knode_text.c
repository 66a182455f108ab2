#include "base/arena.h"
#include "render/kustomize/knode_text.h"

#include <assert.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What is written again can be read again. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct str text = { arena_strndup(arena, (const char *)data, size), size };
    struct knode *root = NULL;
    struct knode_list list;
    struct str out;

    if (knode_text_parse(text, arena, &root, &err) < 0 || !root) {
        assert(!root);
        return 0;
    }
    if (knode_text_print(root, arena, &out, &err) < 0) {
        assert(*error_text(&err));
        return 0;
    }
    /* What is refused is refused for more than its form. */
    if (knode_parse(text, arena, &list, &err) == 0 && knode_parse(out, arena, &list, &err) < 0)
        assert(err.code == ERR_TOO_LARGE);
    return 0;
}
