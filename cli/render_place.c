#include "render_place.h"

#include "base/arena.h"
#include "io/tree.h"
#include "render/render.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

static int resolve(const char *path, struct arena *arena, const char **out, struct error *err)
{
    char real[PATH_MAX];

    if (!realpath(path, real))
        return error_set_errno(err, errno, "cannot open '%s'", path);
    *out = arena_strndup(arena, real, strlen(real));
    return 0;
}

/* Both are absolute and without links; NULL: it is not beneath the root. */
static const char *path_beneath(const char *folder, const char *root)
{
    size_t length = strcmp(root, "/") == 0 ? 0 : strlen(root);

    if (strncmp(folder, root, length) != 0 || (folder[length] != '/' && folder[length] != '\0'))
        return NULL;
    return folder[length] && folder[length + 1] ? folder + length + 1 : ".";
}

/* The folder above, in place; false: there is none. */
static bool ascend(char *folder)
{
    char *slash = strrchr(folder, '/');

    if (strcmp(folder, "/") == 0)
        return false;
    slash[slash == folder] = '\0';
    return true;
}

/* The folder, or the nearest around it, that Git has checked out; NULL: there is none. */
static const char *find_work_tree(const char *folder, struct arena *arena)
{
    char *around = arena_strndup(arena, folder, strlen(folder));

    do {
        if (access(arena_printf(arena, "%s/.git", around), F_OK) == 0)
            return around;
    } while (ascend(around));
    return NULL;
}

static int is_kustomization(const char *folder, const char *path, const char *type,
                            struct arena *arena, bool *out, struct error *err)
{
    CLEANUP(tree_close) struct tree *tree = NULL;
    const char *found = type;

    if (type[0] == '\0' && (tree_open(folder, &tree, err) < 0 ||
                            render_check_path(tree, path, arena, &path, err) < 0 ||
                            render_detect_type(tree, path, (struct render_disabled){ NULL, 0 },
                                               arena, &found, err) < 0))
        return -1;
    *out = strcasecmp(found, "kustomize") == 0;
    return 0;
}

int render_place_find(const struct render_folder *given, struct arena *arena,
                      struct render_place *out, struct error *err)
{
    bool has_root = given->root && given->root[0], is_free = false;
    const char *real, *beneath;

    if (resolve(given->folder, arena, &real, err) < 0 ||
        (has_root && resolve(given->root, arena, &out->root, err) < 0))
        return -1;
    if (!has_root) {
        out->root = find_work_tree(real, arena);
        if (!out->root &&
            is_kustomization(real, given->path, given->type, arena, &is_free, err) < 0)
            return -1;
        if (!out->root)
            out->root = is_free ? "/" : real;
    }
    beneath = path_beneath(real, out->root);
    if (!beneath)
        return error_set(err, ERR_INVALID, "'%s' is not in the repository '%s'", given->folder,
                         given->root);
    /* What leaves the folder is left to be refused as a source's path. */
    out->path = tree_is_inside(given->path) ? tree_join(beneath, given->path, arena) : given->path;
    return 0;
}
