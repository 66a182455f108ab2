#include "base/arena.h"
#include "base/strbuf.h"
#include "template/node.h"
#include "template/parser.h"
#include "template/template.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Parse, and print the tree of each template: what was printed parses again. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct template_functions *functions = template_functions_new(arena);
    struct template_options options = { 0 };
    struct template_trees trees = { 0 };
    struct str text = { arena_strndup(arena, (const char *)data, size), size };
    struct parser_source source = { STR("t"), text, &options };

    template_functions_add_sprig(functions);
    if (parser_parse(&source, functions, arena, &trees, &err) < 0) {
        assert(str_has_prefix(str_of(error_text(&err)), STR("template: t:")));
        return 0;
    }
    for (size_t i = 0; i < trees.count; i++) {
        CLEANUP(strbuf_release) struct strbuf printed = STRBUF_INIT(1024 * 1024);

        node_print(trees.items[i].root, &printed);
    }
    return 0;
}
