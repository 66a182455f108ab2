#include "base/arena.h"
#include "base/mem.h"
#include "base/vec.h"
#include "io/tree.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Folders: what is in them, and everything beneath them. */

enum { DEFAULT_ENTRIES = 1000000, DEFAULT_DEPTH = 256, LIST_BLOCK = 4 * 1024 };

/* ---- lists ---- */

struct names {
    struct arena *arena;
    VEC(const char *) list;
    size_t limit;
};

static void names_release(struct names *names)
{
    vec_release(&names->list);
}
DEFINE_CLEANUP_VALUE(struct names, names_release)

static int compare_names(const void *left, const void *right)
{
    const char *const *a = left, *const *b = right;

    return strcmp(*a, *b);
}

static int add_names(struct names *names, const char *block, size_t size, const char *path,
                     struct error *err)
{
    size_t at = 0;

    while (at < size) {
        const struct dirent64 *entry = (const struct dirent64 *)(const void *)(block + at);
        const char *name = entry->d_name;

        at += entry->d_reclen;
        if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0)
            continue;
        if (names->list.count >= names->limit)
            return error_set(err, ERR_TOO_LARGE, "'%s' has more than %zu entries", path,
                             names->limit);
        vec_push(&names->list, arena_strndup(names->arena, name, strlen(name)));
    }
    return 0;
}

static int read_names(struct names *names, int fd, const char *path, struct error *err)
{
    _Alignas(struct dirent64) char block[LIST_BLOCK];

    while (true) {
        long size = syscall(SYS_getdents64, fd, block, sizeof(block));

        if (size < 0)
            return error_set_errno(err, errno, "cannot list '%s'", path);
        if (size == 0)
            break;
        if (add_names(names, block, (size_t)size, path, err) < 0)
            return -1;
    }
    if (names->list.count > 0)
        qsort(names->list.items, names->list.count, sizeof(*names->list.items), compare_names);
    return 0;
}

static int list_folder(struct tree *tree, const char *path, struct names *names, struct error *err)
{
    int fd, status;

    if (tree_open_file(tree, path, O_RDONLY | O_DIRECTORY, &fd, err) < 0)
        return -1;
    status = read_names(names, fd, path, err);
    close(fd);
    return status;
}

// NOLINTNEXTLINE(readability-function-size): one parameter more than usual, each plain
int tree_list(struct tree *tree, const char *path, size_t limit, struct arena *arena,
              const char *const **names, size_t *count, struct error *err)
{
    CLEANUP(names_release) struct names found = { .arena = arena, .limit = limit };
    const char **copy;

    if (list_folder(tree, path, &found, err) < 0)
        return -1;
    copy = arena_alloc(arena, (found.list.count + 1) * sizeof(*copy));
    if (found.list.count > 0)
        memcpy(copy, found.list.items, found.list.count * sizeof(*copy));
    *names = copy;
    *count = found.list.count;
    return 0;
}

/* ---- walks ---- */

struct walk {
    struct tree *tree;
    tree_visit_fn visit;
    void *context;
    size_t entries_left;
    int max_depth;
};

static enum tree_step walk_entry(struct walk *walk, const char *path, int depth, struct error *err);

/* Below `path`. A folder that vanished meanwhile is empty. */
static enum tree_step walk_folder(struct walk *walk, const char *path, int depth, struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(names_release) struct names names = { .arena = arena, .limit = walk->entries_left };

    if (depth >= walk->max_depth) {
        error_set(err, ERR_TOO_LARGE, "'%s' is deeper than %d folders", path, walk->max_depth);
        return TREE_FAIL;
    }
    if (list_folder(walk->tree, path, &names, err) < 0) {
        if (err->code != ERR_NOT_FOUND)
            return TREE_FAIL;
        error_release(err);
        return TREE_GO_ON;
    }
    for (size_t i = 0; i < names.list.count; i++) {
        const char *below = strcmp(path, ".") == 0
                                ? names.list.items[i]
                                : arena_printf(arena, "%s/%s", path, names.list.items[i]);
        enum tree_step step = walk_entry(walk, below, depth + 1, err);

        if (step == TREE_SKIP_FOLDER)
            break; /* said of something that is no folder: the rest of this one */
        if (step != TREE_GO_ON)
            return step;
    }
    return TREE_GO_ON;
}

static enum tree_step walk_entry(struct walk *walk, const char *path, int depth, struct error *err)
{
    struct tree_entry entry;
    int found = tree_lstat(walk->tree, path, &entry, err);
    enum tree_step step;

    if (found < 0)
        return TREE_FAIL;
    if (found == 0)
        return TREE_GO_ON; /* vanished meanwhile */
    if (walk->entries_left-- == 0) {
        error_set(err, ERR_TOO_LARGE, "'%s': there are too many files", path);
        return TREE_FAIL;
    }
    step = walk->visit(walk->context, path, &entry, err);
    if (entry.kind != TREE_FOLDER)
        return step;
    if (step == TREE_SKIP_FOLDER)
        return TREE_GO_ON;
    return step == TREE_GO_ON ? walk_folder(walk, path, depth, err) : step;
}

int tree_walk(struct tree *tree, const char *path, const struct tree_walk_limits *limits,
              tree_visit_fn visit, void *context, struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct walk walk = {
        .tree = tree,
        .visit = visit,
        .context = context,
        .entries_left = limits && limits->max_entries ? limits->max_entries : DEFAULT_ENTRIES,
        .max_depth = limits && limits->max_depth ? limits->max_depth : DEFAULT_DEPTH,
    };
    const char *start = tree_clean(path, arena);
    struct tree_entry entry;
    int found = tree_lstat(tree, start, &entry, err);

    if (found < 0)
        return -1;
    if (found == 0)
        return error_set(err, ERR_NOT_FOUND, "'%s' does not exist", path);
    return walk_entry(&walk, start, 0, err) == TREE_FAIL ? -1 : 0;
}

/* ---- symlinks ---- */

static const char *without_last(const char *path, struct arena *arena)
{
    const char *slash = strrchr(path, '/');

    return slash ? arena_strndup(arena, path, (size_t)(slash - path)) : "";
}

/* A path on its way: `done` has no symlink any more, `rest` is still to be looked at. */
struct real_path {
    struct tree *tree;
    struct arena *arena;
    const char *whole, *done, *rest;
    int links;
};

static int leads_out(const struct real_path *path, struct error *err)
{
    return error_set(err, ERR_FORBIDDEN, "'%s' leads out of the tree", path->whole);
}

/* A symlink's target takes its name's place in front of the rest. */
static int follow(struct real_path *path, const char *link, struct error *err)
{
    enum { MAX_LINKS = 40 };
    const char *target;

    if (++path->links > MAX_LINKS)
        return error_set(err, ERR_INVALID, "'%s' has more than %d symlinks", path->whole,
                         MAX_LINKS);
    if (tree_read_link(path->tree, link, path->arena, &target, err) < 0)
        return -1;
    if (target[0] == '/')
        return leads_out(path, err);
    path->rest = arena_printf(path->arena, "%s/%s", target, path->rest);
    return 0;
}

static int enter(struct real_path *path, const char *name, struct error *err)
{
    const char *next = *path->done ? arena_printf(path->arena, "%s/%s", path->done, name) : name;
    struct tree_entry entry;
    int found = tree_lstat(path->tree, next, &entry, err);

    if (found < 0)
        return -1;
    if (found == 0)
        return error_set(err, ERR_NOT_FOUND, "'%s' does not exist", next);
    if (entry.kind == TREE_SYMLINK)
        return follow(path, next, err);
    path->done = next;
    return 0;
}

static int resolve_next(struct real_path *path, struct error *err)
{
    const char *end = strchrnul(path->rest, '/');
    const char *name = arena_strndup(path->arena, path->rest, (size_t)(end - path->rest));

    path->rest = *end ? end + 1 : end;
    if (!*name || strcmp(name, ".") == 0)
        return 0;
    if (strcmp(name, "..") != 0)
        return enter(path, name, err);
    if (!*path->done)
        return leads_out(path, err);
    path->done = without_last(path->done, path->arena);
    return 0;
}

int tree_real_path(struct tree *tree, const char *path, struct arena *arena, const char **out,
                   struct error *err)
{
    struct real_path way = {
        .tree = tree, .arena = arena, .whole = path, .done = "", .rest = path
    };

    if (path[0] == '/')
        return leads_out(&way, err);
    while (*way.rest)
        if (resolve_next(&way, err) < 0)
            return -1;
    *out = *way.done ? way.done : ".";
    return 0;
}
