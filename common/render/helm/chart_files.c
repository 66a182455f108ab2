/* The files of a chart's folder, in the order of Helm's walk: names sorted, symlinks followed. */
#include "render/helm/chart_files.h"

#include "base/arena.h"
#include "io/tree.h"
#include "render/helm/ignore.h"
#include "render/render.h"

#include <string.h>

static const struct str byte_order_mark = { "\xEF\xBB\xBF", 3 };

#define MISSING "no such file or directory"

struct chart_walk {
    struct tree *tree;
    const char *root;
    const struct ignore *ignore;
    struct chart_files *files;
    struct arena *arena;
};

int chart_files_add(struct chart_files *files, struct chart_file file, struct arena *arena,
                    struct error *err)
{
    if (files->count >= CHART_COUNT_LIMIT)
        return error_set(err, ERR_TOO_LARGE, "chart holds more than %d files", CHART_COUNT_LIMIT);
    if (files->bytes + file.data.len > CHART_BYTES_LIMIT)
        return error_set(err, ERR_TOO_LARGE, "chart is larger than the maximum size %d",
                         CHART_BYTES_LIMIT);
    if (files->count == files->capacity) {
        size_t capacity = files->capacity ? files->capacity * 2 : 32;
        struct chart_file *items = arena_alloc(arena, capacity * sizeof(*items));

        if (files->count)
            memcpy(items, files->items, files->count * sizeof(*items));
        files->items = items;
        files->capacity = capacity;
    }
    if (str_has_prefix(file.data, byte_order_mark))
        file.data = str_slice(file.data, byte_order_mark.len, file.data.len);
    files->bytes += file.data.len;
    files->items[files->count++] = file;
    return 0;
}

static const char *last_name(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash ? slash + 1 : path;
}

static int read_file(struct chart_walk *walk, const char *path, const char *relative,
                     const struct tree_entry *entry, struct error *err)
{
    struct chart_file file = { .name = str_of(relative) };

    if (entry->kind != TREE_FILE)
        return error_set(err, ERR_INVALID,
                         "cannot load irregular file %s as it has file mode type bits set",
                         relative);
    if (entry->size_bytes > CHART_FILE_LIMIT)
        return error_set(err, ERR_TOO_LARGE,
                         "chart file \"%s\" is larger than the maximum file size %d",
                         last_name(relative), CHART_FILE_LIMIT);
    if (tree_read(walk->tree, path, CHART_FILE_LIMIT, walk->arena, &file.data, err) < 0)
        return -1;
    return chart_files_add(walk->files, file, walk->arena, err);
}

/** A symlink that leads nowhere. */
static int fail_missing(struct chart_walk *walk, const char *path, struct error *err)
{
    CLEANUP(error_release) struct error ignored = { 0 };
    const char *target;

    if (tree_read_link(walk->tree, path, walk->arena, &target, &ignored) < 0)
        return error_set(err, ERR_NOT_FOUND, "lstat " RENDER_ROOT_NAME "/%s: " MISSING, path);
    if (target[0] != '/')
        target = arena_printf(
            walk->arena, RENDER_ROOT_NAME "/%s",
            tree_clean(arena_printf(walk->arena, "%s/../%s", path, target), walk->arena));
    return error_set(err, ERR_NOT_FOUND,
                     "error evaluating symlink " RENDER_ROOT_NAME "/%s: lstat %s: " MISSING, path,
                     target);
}

/** A symlink that leads back to itself, as Go words it. Always -1. */
static int fail_link(struct chart_walk *walk, const char *path, struct error *err)
{
    CLEANUP(error_release) struct error ignored = { 0 };
    const char *target;

    if (err->code != ERR_INVALID ||
        tree_read_link(walk->tree, path, walk->arena, &target, &ignored) < 0)
        return -1;
    return error_set(err, ERR_INVALID,
                     "error evaluating symlink " RENDER_ROOT_NAME "/%s: EvalSymlinks: too many "
                     "links",
                     path);
}

static int walk_folder(struct chart_walk *walk, const char *relative, int depth, struct error *err);

static int visit(struct chart_walk *walk, const char *relative, int depth, struct error *err)
{
    const char *path = tree_join(walk->root, relative, walk->arena);
    struct tree_entry entry;
    int there = tree_stat(walk->tree, path, &entry, err);

    if (there < 0)
        return fail_link(walk, path, err);
    if (there == 0)
        return fail_missing(walk, path, err);
    if (ignore_matches(walk->ignore, str_of(relative), entry.kind == TREE_FOLDER))
        return 0;
    if (entry.kind == TREE_FOLDER)
        return walk_folder(walk, relative, depth + 1, err);
    return read_file(walk, path, relative, &entry, err);
}

static int walk_folder(struct chart_walk *walk, const char *relative, int depth, struct error *err)
{
    const char *const *names;
    size_t count;

    if (depth > CHART_DEPTH_LIMIT)
        return error_set(err, ERR_TOO_LARGE, "chart folder %s is nested too deeply", relative);
    if (tree_list(walk->tree, tree_join(walk->root, relative, walk->arena), CHART_COUNT_LIMIT,
                  walk->arena, &names, &count, err) < 0)
        return -1;
    for (size_t i = 0; i < count; i++) {
        const char *name = relative[0] ? arena_printf(walk->arena, "%s/%s", relative, names[i])
                                       : arena_printf(walk->arena, "%s", names[i]);

        if (visit(walk, name, depth, err) < 0)
            return -1;
    }
    return 0;
}

int chart_files_read(struct tree *tree, const char *path, struct arena *arena,
                     struct chart_files *out, struct error *err)
{
    struct chart_files files = { 0 };
    struct ignore ignore = { 0 };
    struct chart_walk walk = { tree, path, &ignore, &files, arena };
    const char *rules = tree_join(path, ".helmignore", arena);
    struct str text = STR_EMPTY;
    struct tree_entry entry;
    int there = tree_stat(tree, rules, &entry, err);

    if (there < 0 || (there && tree_read(tree, rules, CHART_FILE_LIMIT, arena, &text, err) < 0) ||
        ignore_parse(text, arena, &ignore, err) < 0 || walk_folder(&walk, "", 0, err) < 0)
        return -1;
    *out = files;
    return 0;
}
