/* Which folders of a whole tree are applications of a kind that can be seen. */
#include "base/arena.h"
#include "base/map.h"
#include "io/tree.h"
#include "render/renderer.h"

#include <stdlib.h>
#include <string.h>

struct discovery {
    struct render_disabled disabled;
    struct arena *arena;
    struct map *types; /* folder to type */
};

static enum tree_step look_at_file(void *context, const char *path, const struct tree_entry *entry,
                                   struct error *err)
{
    struct discovery *discovery = context;
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    const char *type;

    (void)err;
    if (entry->kind == TREE_FOLDER)
        return strcmp(path, ".git") == 0 ? TREE_SKIP_FOLDER : TREE_GO_ON;
    type = render_type_of_file(str_of(name), discovery->disabled);
    if (type) {
        struct str folder = slash ? (struct str){ path, (size_t)(slash - path) } : STR(".");

        map_put(discovery->types, folder, arena_printf(discovery->arena, "%s", type));
    }
    return TREE_GO_ON;
}

static int compare_apps(const void *a, const void *b)
{
    return strcmp(((const struct render_app *)a)->path, ((const struct render_app *)b)->path);
}

int render_discover(struct tree *root, struct render_disabled disabled, struct arena *arena,
                    struct render_app **out, size_t *count, struct error *err)
{
    CLEANUP(map_free) struct map *types = map_new();
    struct discovery discovery = { disabled, arena, types };
    struct render_app *apps;
    size_t used = 0;

    if (tree_walk(root, ".", NULL, look_at_file, &discovery, err) < 0)
        return -1;
    apps = arena_alloc(arena, (map_count(types) + 1) * sizeof(*apps));
    for (struct map_cursor at = { 0 }; map_next(types, &at);) {
        apps[used].path = arena_strndup(arena, at.key.ptr, at.key.len);
        apps[used++].type = at.value;
    }
    qsort(apps, used, sizeof(*apps), compare_apps);
    *out = apps;
    *count = used;
    return 0;
}
