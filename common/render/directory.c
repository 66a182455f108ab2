/*
 * The source type Directory: every YAML and JSON file of a folder, in lexical order, is read as
 * Kubernetes objects. Which files count is decided first, and their sizes summed, before any is
 * decoded.
 */
#include "base/arena.h"
#include "base/whereabouts.h"
#include "data/glob.h"
#include "data/json.h"
#include "io/tree.h"
#include "render/renderer.h"

#include <string.h>

#define SKIP_MARKER "+argocd:skip-file-rendering"

struct manifest_file {
    const char *name, *path;
    struct str text; /* as it lies on disk */
};

struct search {
    struct rendering *rendering;
    struct arena *arena;
    bool recurse;
    const struct glob *include, *exclude; /* NULL: none given */
    bool has_include;                     /* a pattern that does not compile matches nothing */
    int64_t limit, total;                 /* bytes; limit 0: none */
    VEC(struct manifest_file) files;
};

static void release_search(struct search *search)
{
    vec_release(&search->files);
}
DEFINE_CLEANUP_VALUE(struct search, release_search)

static bool has_manifest_name(const char *name)
{
    static const char *const endings[] = { ".yaml", ".yml", ".json", ".jsonnet" };
    struct str text = str_of(name);

    for (size_t i = 0; i < sizeof(endings) / sizeof(*endings); i++) {
        if (str_has_suffix(text, str_of(endings[i])))
            return true;
    }
    return false;
}

static bool is_jsonnet(const char *name)
{
    return str_has_suffix(str_of(name), STR(".jsonnet"));
}

/** The path of a file as its application sees it. */
static const char *relative_to_app(const struct search *search, const char *path)
{
    const char *app = search->rendering->path;

    if (strcmp(app, ".") == 0)
        return path;
    return strcmp(path, app) == 0 ? "." : path + strlen(app) + 1;
}

/** 1: `entry` is what is meant; 0: the file is passed over. */
static int follow_symlink(struct search *search, const char *path, const char *relative,
                          struct tree_entry *entry, struct error *err)
{
    struct rendering *rendering = search->rendering;
    CLEANUP(error_release) struct error problem = { 0 };
    const char *real;

    if (tree_real_path(rendering->root, path, search->arena, &real, &problem) < 0) {
        if (problem.code == ERR_NOT_FOUND) {
            rendering_warn(
                rendering,
                "skipping manifest file \"%s\": destination of symlink \"%s\" is missing", path,
                relative);
            return 0;
        }
        if (problem.code == ERR_FORBIDDEN)
            return error_set(err, ERR_UNKNOWN, "illegal filepath in symlink at \"%s\"", relative);
        error_move(err, &problem);
        return error_prefix(err, "failed to evaluate symlink at \"%s\"", relative);
    }
    if (tree_stat(rendering->root, real, entry, err) <= 0)
        return error_prefix(err, "failed to get file info for symlink at \"%s\"", relative);
    if (entry->kind != TREE_FILE) {
        rendering_warn(
            rendering,
            "skipping manifest file \"%s\": ignoring symlink at \"%s\" to non-regular file \"%s\"",
            path, relative, real);
        return 0;
    }
    return 1;
}

static bool passes_globs(const struct search *search, const char *relative)
{
    struct str text = str_of(relative);

    if (search->exclude && glob_matches(search->exclude, text))
        return false;
    if (!search->has_include)
        return true;
    return search->include && glob_matches(search->include, text);
}

static int count_size(struct search *search, uint64_t size, struct error *err)
{
    search->total += size > INT64_MAX / 2 ? INT64_MAX / 2 : (int64_t)size;
    if (search->limit && search->total > search->limit)
        return error_set(err, ERR_UNKNOWN, "exceeded max combined manifest file size");
    return 0;
}

/** Decide about one file that has the name of a manifest. */
static int consider_file(struct search *search, const char *path, const struct tree_entry *found,
                         struct error *err)
{
    const char *relative = relative_to_app(search, path);
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    struct tree_entry entry = *found;
    struct str text;
    int is_meant = 1;

    if (entry.kind == TREE_SYMLINK)
        is_meant = follow_symlink(search, path, relative, &entry, err);
    if (is_meant <= 0)
        return is_meant;
    if (entry.kind != TREE_FILE || !passes_globs(search, relative))
        return 0;
    if (tree_read(search->rendering->root, path, RENDER_FILE_LIMIT, search->arena, &text, err) <
        0) {
        if (err->code != ERR_TOO_LARGE)
            return error_prefix(err, "failed to read \"%s\"", relative);
        return error_set(err, ERR_UNKNOWN, "exceeded max combined manifest file size");
    }
    if (str_find(renderer_text(text, search->arena), STR(SKIP_MARKER)) >= 0)
        return 0;
    if (!is_jsonnet(name) && count_size(search, entry.size_bytes, err) < 0)
        return -1;
    vec_push(&search->files,
             ((struct manifest_file){ arena_printf(search->arena, "%s", name),
                                      arena_printf(search->arena, "%s", path), text }));
    return 0;
}

static enum tree_step visit(void *context, const char *path, const struct tree_entry *entry,
                            struct error *err)
{
    struct search *search = context;
    const char *slash = strrchr(path, '/');

    if (entry->kind == TREE_FOLDER) {
        bool is_app = strcmp(path, search->rendering->path) == 0;

        return is_app || search->recurse ? TREE_GO_ON : TREE_SKIP_FOLDER;
    }
    if (!has_manifest_name(slash ? slash + 1 : path))
        return TREE_GO_ON;
    if (consider_file(search, path, entry, err) == 0)
        return TREE_GO_ON;
    if (strcmp(error_text(err), "exceeded max combined manifest file size") != 0) {
        error_prefix(err, "invalid manifest file \"" RENDER_ROOT_NAME "/%s\"", path);
        err->code = ERR_UNKNOWN;
    }
    return TREE_FAIL;
}

/** Read a pattern of the source; `*out` stays NULL when there is none or it does not compile. */
static bool read_glob(struct search *search, const char *key, const struct glob **out)
{
    CLEANUP(error_release) struct error problem = { 0 };
    struct str pattern = json_text_at(search->rendering->source.directory, key);

    if (pattern.len && glob_compile(pattern, "", search->arena, out, &problem) < 0)
        rendering_warn(search->rendering, "failed to compile pattern %s due to error %s",
                       pattern.ptr, error_text(&problem));
    return pattern.len > 0;
}

static int decode_files(struct search *search, struct error *err)
{
    struct rendering *rendering = search->rendering;

    for (size_t i = 0; i < search->files.count; i++) {
        const struct manifest_file *file = &search->files.items[i];

        whereabouts_set_file(rendering->where, str_of(file->path));
        if (is_jsonnet(file->name)) {
            if (rendering_is_disabled(rendering, "Directory"))
                continue;
            if (rendering_add_jsonnet(rendering, file->path, file->text, err) < 0)
                return -1;
            continue;
        }
        if (rendering_decode(rendering, file->name, file->text, err) < 0)
            return -1;
    }
    return 0;
}

int render_directory(struct rendering *rendering, struct error *err)
{
    const struct json *options = rendering->source.directory;
    CLEANUP(release_search)
    struct search search = {
        .rendering = rendering,
        .arena = rendering->arena,
        .recurse = json_bool(json_get(options, "recurse"), false),
        .limit = rendering->request->max_combined_manifest_bytes,
    };

    read_glob(&search, "exclude", &search.exclude);
    search.has_include = read_glob(&search, "include", &search.include);
    if (tree_walk(rendering->root, rendering->path, NULL, visit, &search, err) < 0) {
        err->code = ERR_UNKNOWN;
        return error_prefix(err, "failed to get potentially valid manifests");
    }
    return decode_files(&search, err);
}
