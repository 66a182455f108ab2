#include "base/arena.h"
#include "data/yaml_block.h"

#include <assert.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool same_text(const struct yaml_node *a, const struct yaml_node *b)
{
    bool have_tags = a->tag || b->tag;

    return str_equal(a->text, b->text) && !have_tags && a->implicit == b->implicit &&
           a->style == b->style && (a->kind != NODE_SCALAR || a->text.ptr[a->text.len] == '\0');
}

static bool same_tree(const struct yaml_node *a, const struct yaml_node *b)
{
    if (!a || !b)
        return a == b;
    if (a->kind != b->kind || a->line != b->line || a->count != b->count ||
        a->is_flow != b->is_flow || !same_text(a, b) || !same_tree(a->first, b->first))
        return false;
    return same_tree(a->next, b->next);
}

/* What the quick reader takes the general one takes too, and makes the same of it. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    const struct yaml_options options = { .depth = 400 };
    struct str text = { arena_strndup(arena, (const char *)data, size), size };
    struct yaml_node *quick = NULL, *general = NULL;

    if (!yaml_block_parse(text, &options, arena, &quick))
        return 0;
    assert(yaml_node_parse_any(text, &options, arena, &general, &err) == 0);
    assert(same_tree(quick, general));
    return 0;
}
