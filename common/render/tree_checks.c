/* What is looked at in a tree before anything is rendered: paths, symlinks, kinds of folders. */
#include "base/arena.h"
#include "base/map.h"
#include "io/tree.h"
#include "render/renderer.h"

#include <string.h>

int render_check_path(struct tree *root, const char *path, struct arena *arena, const char **out,
                      struct error *err)
{
    struct tree_entry entry;
    const char *clean;
    int there;

    if (path[0] == '/')
        return error_set(err, ERR_UNKNOWN, "%s: app path is absolute", path);
    if (!tree_is_inside(path))
        return error_set(err, ERR_UNKNOWN, "%s: app path outside root", path);
    clean = tree_clean(path, arena);
    there = tree_stat(root, clean, &entry, err);
    if (there < 0)
        return error_prefix(err, "%s", path);
    if (!there)
        return error_set(err, ERR_UNKNOWN, "%s: app path does not exist", path);
    if (entry.kind != TREE_FOLDER)
        return error_set(err, ERR_UNKNOWN, "%s: app path is not a directory", path);
    *out = clean;
    return 0;
}

struct symlink_search {
    struct tree *root;
    struct arena *arena;
    const char *found;
};

/** Follow the target of a symlink lexically; no step may leave the root. */
static bool leaves_root(const char *link, const char *target, struct arena *arena)
{
    struct str rest = str_of(target), part;
    const char *slash = strrchr(link, '/');
    const char *at = slash ? arena_strndup(arena, link, (size_t)(slash - link)) : ".";
    bool is_more = true;

    if (target[0] == '/')
        return true;
    while (is_more) {
        is_more = str_cut(rest, '/', &part, &rest);
        at = tree_join(at, arena_strndup(arena, part.ptr, part.len), arena);
        if (!tree_is_inside(at))
            return true;
    }
    return false;
}

static enum tree_step look_at_symlink(void *context, const char *path,
                                      const struct tree_entry *entry, struct error *err)
{
    struct symlink_search *search = context;
    CLEANUP(arena_free) struct arena *scratch = NULL;
    const char *target;

    if (entry->kind == TREE_FOLDER && strcmp(path, ".git") == 0)
        return TREE_SKIP_FOLDER;
    if (entry->kind != TREE_SYMLINK)
        return TREE_GO_ON;
    scratch = arena_new();
    if (tree_read_link(search->root, path, scratch, &target, err) < 0)
        return TREE_FAIL;
    if (!leaves_root(path, target, scratch))
        return TREE_GO_ON;
    search->found = arena_printf(search->arena, "%s", path);
    return TREE_STOP;
}

int render_find_escaping_symlink(struct tree *root, struct arena *arena, const char **out,
                                 struct error *err)
{
    struct symlink_search search = { .root = root, .arena = arena };

    if (tree_walk(root, ".", NULL, look_at_symlink, &search, err) < 0)
        return error_prefix(err, "failed to walk for symlinks in " RENDER_ROOT_NAME);
    *out = search.found;
    return search.found ? 1 : 0;
}
