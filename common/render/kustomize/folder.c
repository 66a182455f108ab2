/* Where a kustomization's files lie: in its own folder, in others of the tree, in repositories. */
#include "base/arena.h"
#include "base/whereabouts.h"
#include "io/tree.h"
#include "render/kustomize/kustomize_private.h"

static const char *shown_path(const struct build *build, const struct folder *at, const char *path)
{
    struct arena *arena = build->arena;
    const char *root = at && at->repo[0] ? at->repo : build->input->root_name;

    if (strcmp(path, ".") == 0)
        return root;
    return arena_printf(arena, "%s/%s", root, path);
}

static int fail_missing(struct build *build, const struct folder *from, struct tree *tree,
                        const char *path, struct error *err)
{
    struct arena *arena = build->arena;
    const char *missing = path;
    struct tree_entry entry = { 0 };

    /* The first part of the path that is not there. */
    for (const char *slash = strchr(path, '/'); slash; slash = strchr(slash + 1, '/')) {
        CLEANUP(error_release) struct error ignored = { 0 };
        const char *part = arena_strndup(arena, path, (size_t)(slash - path));

        if (slash > path && tree_stat(tree, part, &entry, &ignored) == 0) {
            missing = part;
            break;
        }
    }
    return error_set(err, ERR_NOT_FOUND,
                     "evalsymlink failure on '%s' : lstat %s: no such file or directory",
                     shown_path(build, from, path), shown_path(build, from, missing));
}

/* Where `path` leads from the folder; 0, or -1 and what the original says about a missing one. */
static int find_place(struct build *build, const struct folder *from, const char *path,
                      const char **real, struct tree_entry *entry, struct error *err)
{
    const char *joined = tree_join(from->path, path, build->arena);
    int found;

    if (!tree_is_inside(joined) || path[0] == '/')
        return error_set(err, ERR_NOT_FOUND,
                         "evalsymlink failure on '%s' : lstat %s: no such file or directory",
                         path[0] == '/' ? path : shown_path(build, from, joined),
                         path[0] == '/' ? path : shown_path(build, from, joined));
    found = tree_real_path(from->tree, joined, build->arena, real, err);
    if (found < 0 && err->code == ERR_NOT_FOUND)
        return fail_missing(build, from, from->tree, joined, err);
    if (found < 0)
        return -1;
    found = tree_lstat(from->tree, *real, entry, err);
    if (found == 0)
        return fail_missing(build, from, from->tree, joined, err);
    return found < 0 ? -1 : 0;
}

/* ---- folders ---- */

static struct folder *new_folder(struct build *build, const struct folder *from, const char *path)
{
    struct folder *folder = ARENA_NEW(build->arena, struct folder);

    folder->tree = from ? from->tree : build->input->root;
    folder->repo = from ? from->repo : "";
    folder->ref = from ? from->ref : "";
    folder->path = path;
    folder->referrer = from;
    folder->depth = from ? from->depth + 1 : 0;
    folder->origin_path = "";
    folder->shown = shown_path(build, folder, path);
    return folder;
}

static int count_folder(struct build *build, const struct folder *folder, struct error *err)
{
    if (++build->folders > BUILD_FOLDERS_MAX || folder->depth > BUILD_DEPTH_MAX)
        return error_set(err, ERR_TOO_LARGE, "the kustomization has too many bases");
    return 0;
}

int folder_root(struct build *build, struct folder **out, struct error *err)
{
    const char *real;

    if (tree_real_path(build->input->root, build->input->path, build->arena, &real, err) < 0)
        return error_prefix(err, "must build at directory: not a valid directory");
    *out = new_folder(build, NULL, real);
    return 0;
}

static bool is_at_or_above(const char *above, const char *below)
{
    size_t len = strlen(above);

    if (strcmp(above, ".") == 0)
        return true;
    return strncmp(above, below, len) == 0 && (below[len] == '/' || below[len] == '\0');
}

static int check_cycle(const struct folder *folder, struct error *err)
{
    for (const struct folder *at = folder->referrer; at; at = at->referrer) {
        if (at->tree == folder->tree && is_at_or_above(folder->path, at->path))
            return error_set(err, ERR_INVALID,
                             "cycle detected: candidate root '%s' contains visited root '%s'",
                             folder->shown, at->shown);
    }
    return 0;
}

static int enter_repository(struct build *build, const struct folder *from,
                            const struct kustomize_repository *repository, struct folder **out,
                            struct error *err)
{
    const struct kustomize_host *host = build->input->host;
    struct folder *folder = new_folder(build, from, ".");
    struct tree_entry entry = { 0 };

    for (const struct folder *at = from; at; at = at->referrer) {
        if (at->repo[0] && strcmp(at->repo, repository->clone_url) == 0 &&
            strcmp(at->ref, repository->ref) == 0)
            return error_set(err, ERR_INVALID,
                             "cycle detected: URI '%s' referenced by previous URI '%s'",
                             repository->text, at->repo);
    }
    if (count_folder(build, folder, err) < 0)
        return -1;
    if (!host || !host->open_repository)
        return error_set(err, ERR_UNIMPLEMENTED, "the remote base '%s' cannot be fetched here",
                         repository->text);
    if (host->open_repository(host->context, repository, &folder->tree, err) < 0)
        return -1;
    folder->repo = repository->clone_url;
    folder->ref = repository->ref;
    folder->referrer = from;
    if (find_place(build, folder, repository->path, &folder->path, &entry, err) < 0)
        return error_prefix(err, "'%s'", repository->text);
    folder->shown = shown_path(build, folder, folder->path);
    *out = folder;
    return 0;
}

int folder_enter(struct build *build, const struct folder *from, const char *path,
                 struct folder **out, struct error *err)
{
    struct kustomize_repository repository;
    struct folder *folder;
    struct tree_entry entry = { 0 };
    const char *real;

    if (!path[0])
        return error_set(err, ERR_INVALID, "new root cannot be empty");
    if (repository_parse(path, build->arena, &repository))
        return enter_repository(build, from, &repository, out, err);
    if (path[0] == '/')
        return error_set(err, ERR_INVALID, "new root '%s' cannot be absolute", path);
    if (find_place(build, from, path, &real, &entry, err) < 0)
        return error_prefix(err, "must build at directory: not a valid directory");
    folder = new_folder(build, from, real);
    if (entry.kind != TREE_FOLDER)
        return error_set(err, ERR_INVALID, "must build at directory: '%s': file is not directory",
                         folder->shown);
    if (check_cycle(folder, err) < 0 || count_folder(build, folder, err) < 0)
        return -1;
    folder->origin_path =
        tree_join(from->origin_path[0] ? from->origin_path : ".", path, build->arena);
    *out = folder;
    return 0;
}

/* ---- files ---- */

static bool is_url(const char *path)
{
    return strncmp(path, "https://", 8) == 0 || strncmp(path, "http://", 7) == 0;
}

/* Text that says of itself that it names a repository. */
static bool is_plainly_repository(const char *path)
{
    const char *rest = strstr(path, "://") + 3;

    return strstr(rest, "//") || strstr(rest, ".git/") || strstr(rest, "?ref=") ||
           str_has_suffix(str_of(rest), STR(".git"));
}

static int read_url(struct build *build, const char *url, struct str *out, struct error *err)
{
    const struct kustomize_host *host = build->input->host;

    if (is_plainly_repository(url))
        return error_set(err, ERR_INVALID, "URL is a git repository");
    if (!host || !host->get)
        return error_set(err, ERR_UNIMPLEMENTED, "the remote file '%s' cannot be fetched here",
                         url);
    return host->get(host->context, url, build->arena, out, err);
}

static int check_inside(struct build *build, const struct folder *from, const char *real,
                        struct error *err)
{
    if (build->flags.any_file || is_at_or_above(from->path, real))
        return 0;
    return error_set(err, ERR_FORBIDDEN, "security; file '%s' is not in or below '%s'",
                     shown_path(build, from, real), from->shown);
}

int folder_read(struct build *build, const struct folder *from, const char *path, struct str *out,
                struct error *err)
{
    struct tree_entry entry = { 0 };
    const char *real;

    if (is_url(path))
        return read_url(build, path, out, err);
    if (find_place(build, from, path, &real, &entry, err) < 0) {
        if (err->code != ERR_FORBIDDEN)
            return -1;
        return error_set(err, ERR_FORBIDDEN, "security; file '%s' is not in or below '%s'",
                         shown_path(build, from, tree_join(from->path, path, build->arena)),
                         from->shown);
    }
    if (entry.kind == TREE_FOLDER)
        return error_set(err, ERR_INVALID, "'%s' must resolve to a file",
                         shown_path(build, from, real));
    if (check_inside(build, from, real, err) < 0)
        return -1;
    whereabouts_set_file(build->input->where, str_of(real));
    return tree_read(from->tree, real, BUILD_FILE_MAX, build->arena, out, err);
}

int folder_find_kustomizations(struct build *build, const struct folder *folder, const char **out,
                               size_t *count, struct error *err)
{
    static const char *const names[KUSTOMIZATION_NAMES] = { "kustomization.yaml",
                                                            "kustomization.yml", "Kustomization" };

    *count = 0;
    for (size_t i = 0; i < KUSTOMIZATION_NAMES; i++) {
        const char *path = tree_join(folder->path, names[i], build->arena);
        struct tree_entry entry = { 0 };
        int there = tree_stat(folder->tree, path, &entry, err);

        if (there < 0)
            return -1;
        if (there && entry.kind == TREE_FILE)
            out[(*count)++] = names[i];
    }
    return 0;
}
