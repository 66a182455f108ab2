#include "edge/extensions.h"

#include "base/arena.h"
#include "base/log.h"
#include "base/strbuf.h"
#include "http/request.h"
#include "io/tree.h"

#include <string.h>

#define FOLDER "/tmp/extensions"
enum { FILE_MAX = 16 * 1024 * 1024, ALL_MAX = 64 * 1024 * 1024 };

struct collection {
    struct tree *tree;
    struct arena *arena;
    struct strbuf text;
};

/* Each in a try of its own: one that is broken does not take the others along. */
static enum tree_step add(void *context, const char *path, const struct tree_entry *entry,
                          struct error *err)
{
    struct collection *collection = context;
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    struct str body;

    (void)err;
    if (entry->kind != TREE_FILE || strncmp(name, "extension", strlen("extension")) != 0 ||
        !str_has_suffix(str_of(name), STR(".js")))
        return TREE_GO_ON;
    CLEANUP(error_release) struct error why = { 0 };

    if (tree_read(collection->tree, path, FILE_MAX, collection->arena, &body, &why) < 0) {
        log_warn("an extension cannot be read", F("file", path), F("error", error_text(&why)));
        return TREE_GO_ON;
    }
    strbuf_printf(&collection->text, "// source: " FOLDER "/%s \n", path);
    strbuf_puts(&collection->text, "try {\n");
    strbuf_add(&collection->text, body.ptr, body.len);
    strbuf_printf(&collection->text,
                  "\n} catch (e) {\n  console.error('extension %s failed to load:', e);\n}\n",
                  name);
    return TREE_GO_ON;
}

void extensions_handle(struct http_request *request, void *context)
{
    CLEANUP(tree_close) struct tree *tree = NULL;
    CLEANUP(error_release) struct error err = { 0 };
    struct collection collection = { NULL, http_arena(request), STRBUF_INIT(ALL_MAX) };

    (void)context;
    if (tree_open(FOLDER, &tree, &err) == 0) {
        collection.tree = tree;
        if (tree_walk(tree, ".", NULL, add, &collection, &err) < 0)
            log_warn("the extensions cannot be read", F("error", error_text(&err)));
    }
    http_reply(request, 200, "application/javascript",
               (struct str){ collection.text.ptr, collection.text.len });
    strbuf_release(&collection.text);
}
