/*
 * Which files hold an application's values. A path is relative to the application, or from the root
 * of the repository when it begins with a slash; "$name/..." lies in another source; a URL is read
 * when its scheme is allowed. Patterns stand for all files they match, but for those that are also
 * named.
 */
#include "base/arena.h"
#include "data/glob.h"
#include "data/go_quote.h"
#include "data/json.h"
#include "io/tree.h"
#include "render/helm_source.h"
#include "render/outside.h"

#include <ctype.h>
#include <string.h>

enum { VALUE_FILE_LIMIT = 100 * 1024 * 1024, MAX_SYMLINKS = 10, MAX_VALUE_FILES = 10000 };

/* ---- one path ---- */

/** The scheme of a URL; empty: it is a path. */
static struct str scheme_of(struct str path)
{
    size_t length = 0;

    while (length < path.len && (isalnum((unsigned char)path.ptr[length]) ||
                                 (length > 0 && strchr("+-.", path.ptr[length]))))
        length++;
    if (length == 0 || length == path.len || path.ptr[length] != ':' ||
        !isalpha((unsigned char)path.ptr[0]))
        return STR_EMPTY;
    return str_slice(path, 0, length);
}

static int resolve_url(struct rendering *rendering, struct str url, struct str scheme,
                       struct helm_source_file *out, struct error *err)
{
    const Argosy__Render__Request *request = rendering->request;

    for (size_t i = 0; i < request->n_helm_value_schemes; i++) {
        if (!str_equals(scheme, request->helm_value_schemes[i]))
            continue;
        *out = (struct helm_source_file){ .shown = str_dup(url, rendering->arena).ptr,
                                          .is_remote = true };
        return 0;
    }
    return error_set(err, ERR_UNKNOWN, "the URL scheme '%.*s' is not allowed", STR_ARG(scheme));
}

/** Where a path leads when it is a symlink, and that one is another; not those on its way. */
static int follow_symlinks(struct tree *tree, const char **path, struct arena *arena,
                           struct error *err)
{
    for (int i = 0; i <= MAX_SYMLINKS; i++) {
        CLEANUP(error_release) struct error ignored = { 0 };
        struct tree_entry entry;
        const char *target;

        if (!tree_is_inside(*path) || tree_lstat(tree, *path, &entry, &ignored) <= 0 ||
            entry.kind != TREE_SYMLINK || tree_read_link(tree, *path, arena, &target, &ignored) < 0)
            return 0;
        *path = target[0] == '/'
                    ? target
                    : tree_clean(arena_printf(arena, "%s/../%s", *path, target), arena);
    }
    return error_set(err, ERR_UNKNOWN,
                     "internal error: failed to resolve path. Check logs for more details");
}

/** A path within a tree, from `folder` on or, with a slash, from the root. */
static int resolve_path(struct rendering *rendering, struct tree *tree, const char *folder,
                        struct str path, struct helm_source_file *out, struct error *err)
{
    struct arena *arena = rendering->arena;
    const char *text = str_dup(path, arena).ptr, *clean;

    clean = text[0] == '/' ? tree_clean(arena_printf(arena, "./%s", text), arena)
                           : tree_clean(arena_printf(arena, "%s/%s", folder, text), arena);
    if (follow_symlinks(tree, &clean, arena, err) < 0)
        return -1;
    if (!tree_is_inside(clean))
        return error_set(err, ERR_UNKNOWN, "file '%s' resolved to outside repository root", text);
    if (strcmp(clean, ".") == 0)
        return error_set(err, ERR_UNKNOWN,
                         "internal error: failed to resolve path. Check logs for more details");
    *out = (struct helm_source_file){
        .tree = tree, .path = clean, .shown = arena_printf(arena, "%s/%s", RENDER_ROOT_NAME, clean)
    };
    return 0;
}

static int resolve_in_ref(struct rendering *rendering, struct str path,
                          struct helm_source_file *out, struct error *err)
{
    struct str name, rest;
    struct tree *tree;

    str_cut(path, '/', &name, &rest);
    if (outside_open_ref(rendering->outside, str_dup(name, rendering->arena).ptr, &tree, err) < 0)
        return -1;
    rest = rendering_expand(rendering, str_dup(rest, rendering->arena));
    rest = str_of(arena_printf(rendering->arena, "/%.*s", STR_ARG(rest)));
    if (resolve_path(rendering, tree, ".", rest, out, err) < 0)
        return error_prefix(err, "error resolving value file path");
    return 0;
}

/** Does a path begin with the name of another source, rather than with that of a variable? */
static bool names_source(struct rendering *rendering, struct str path)
{
    const Argosy__Render__Request *request = rendering->request;
    struct str name, rest;

    str_cut(path, '/', &name, &rest);
    for (size_t i = 0; i < request->n_refs; i++) {
        if (str_equals(name, request->refs[i]))
            return true;
    }
    return false;
}

int helm_source_resolve(struct rendering *rendering, struct str path, struct helm_source_file *out,
                        struct error *err)
{
    struct str expanded, scheme;

    if (names_source(rendering, path))
        return resolve_in_ref(rendering, path, out, err);
    expanded = rendering_expand(rendering, path);
    scheme = scheme_of(expanded);
    if (scheme.len)
        return resolve_url(rendering, expanded, scheme, out, err);
    return resolve_path(rendering, rendering->root, rendering->path, expanded, out, err);
}

int helm_source_read(struct rendering *rendering, const struct helm_source_file *file,
                     struct str *out, struct error *err)
{
    CLEANUP(error_release) struct error ignored = { 0 };
    struct tree_entry entry;

    if (file->is_remote)
        return outside_read_url(rendering->outside, file->shown, out, err);
    if (!file->tree) {
        *out = file->text;
        return 0;
    }
    if (tree_read(file->tree, file->path, VALUE_FILE_LIMIT, rendering->arena, out, err) == 0)
        return 0;
    if (err->code == ERR_NOT_FOUND)
        return error_set(err, ERR_NOT_FOUND, "open %s: no such file or directory", file->shown);
    if (tree_stat(file->tree, file->path, &entry, &ignored) > 0 && entry.kind == TREE_FOLDER)
        return error_set(err, err->code, "read %s: is a directory", file->shown);
    return -1;
}

/* ---- patterns ---- */

static bool is_pattern(const char *path)
{
    return strpbrk(path, "*?[") != NULL;
}

static void add_once(struct rendering *rendering, struct helm_source_files *files,
                     const struct helm_source_file *file)
{
    for (size_t i = 0; i < files->count; i++) {
        if (strcmp(files->items[i].shown, file->shown) == 0 && files->items[i].tree == file->tree)
            return;
    }
    if (files->count == files->capacity) {
        size_t capacity = files->capacity ? files->capacity * 2 : 8;
        struct helm_source_file *items = arena_alloc(rendering->arena, capacity * sizeof(*items));

        if (files->count)
            memcpy(items, files->items, files->count * sizeof(*items));
        files->items = items;
        files->capacity = capacity;
    }
    files->items[files->count++] = *file;
}

static bool is_among(const struct helm_source_files *files, const struct helm_source_file *file)
{
    for (size_t i = 0; i < files->count; i++) {
        if (files->items[i].tree == file->tree && strcmp(files->items[i].shown, file->shown) == 0)
            return true;
    }
    return false;
}

struct expansion {
    struct rendering *rendering;
    const struct helm_source_file *pattern;
    const struct helm_source_files *named;
    struct helm_source_files *files;
    const char *folder; /* that the pattern names before its first sign */
    const char *real;   /* where that folder is: it may be a link */
    size_t matches;
};

/** The folder in which a pattern begins: "a/b" of "a/b/c*.yaml". */
static const char *plain_folder(const char *pattern, struct arena *arena)
{
    size_t length = strcspn(pattern, "*?[{\\");

    while (length > 0 && pattern[length - 1] != '/')
        length--;
    return length > 1 ? arena_strndup(arena, pattern, length - 1) : ".";
}

/** A path of the walk as the pattern names it. */
static const char *as_named(const struct expansion *expansion, const char *path)
{
    size_t length = strcmp(expansion->real, ".") == 0 ? 0 : strlen(expansion->real);

    return tree_join(expansion->folder, path[length] == '/' ? path + length + 1 : path + length,
                     expansion->rendering->arena);
}

static enum tree_step match_file(void *context, const char *path, const struct tree_entry *entry,
                                 struct error *err)
{
    struct expansion *expansion = context;
    struct rendering *rendering = expansion->rendering;
    struct tree *tree = expansion->pattern->tree;
    struct helm_source_file file = { .tree = tree };
    const char *real;
    bool matches;

    if (entry->kind == TREE_FOLDER && strcmp(path, ".git") == 0)
        return TREE_SKIP_FOLDER;
    path = as_named(expansion, path);
    if (glob_doublestar(str_of(expansion->pattern->path), str_of(path), &matches, err) < 0)
        return TREE_FAIL;
    if (!matches || strcmp(path, ".") == 0)
        return TREE_GO_ON;
    file.path = path;
    file.shown = arena_printf(rendering->arena, "%s/%s", RENDER_ROOT_NAME, path);
    if (tree_real_path(tree, path, rendering->arena, &real, err) < 0) {
        if (err->code == ERR_FORBIDDEN)
            error_set(err, ERR_UNKNOWN, "glob match %s resolved to outside repository root",
                      go_quoted(str_of(file.shown), rendering->arena).ptr);
        return TREE_FAIL;
    }
    if (++expansion->matches > MAX_VALUE_FILES) {
        error_set(err, ERR_TOO_LARGE, "a pattern matches more than %d files", MAX_VALUE_FILES);
        return TREE_FAIL;
    }
    if (!is_among(expansion->named, &file))
        add_once(rendering, expansion->files, &file);
    return TREE_GO_ON;
}

/** What is not there has nothing in it. */
static int walk_pattern(struct expansion *expansion, struct error *err)
{
    struct tree *tree = expansion->pattern->tree;

    if (tree_real_path(tree, expansion->folder, expansion->rendering->arena, &expansion->real,
                       err) == 0 &&
        tree_walk(tree, expansion->real, NULL, match_file, expansion, err) == 0)
        return 0;
    if (err->code != ERR_NOT_FOUND)
        return -1;
    error_release(err);
    return 0;
}

/** In lexical order of the paths, which is that of the walk. */
static int expand_pattern(struct rendering *rendering, struct str raw,
                          const struct helm_source_file *pattern,
                          const struct helm_source_files *named, struct helm_source_files *files,
                          struct error *err)
{
    struct expansion expansion = { .rendering = rendering,
                                   .pattern = pattern,
                                   .named = named,
                                   .files = files,
                                   .folder = plain_folder(pattern->path, rendering->arena) };
    const char *quoted = go_quoted(raw, rendering->arena).ptr;

    if (walk_pattern(&expansion, err) < 0)
        return error_prefix(err, "glob pattern %s", quoted);
    if (expansion.matches ||
        json_bool(json_get(rendering->source.helm, "ignoreMissingValueFiles"), false))
        return 0;
    return error_set(err, ERR_NOT_FOUND, "values file glob %s matched no files", quoted);
}

/* ---- all of them ---- */

/** 1: it counts, 0: it is missing and may be. */
static int is_wanted(struct rendering *rendering, const struct helm_source_file *file,
                     struct error *err)
{
    struct tree_entry entry;

    if (file->is_remote ||
        !json_bool(json_get(rendering->source.helm, "ignoreMissingValueFiles"), false))
        return 1;
    return tree_stat(file->tree, file->path, &entry, err);
}

/** Those that are no patterns: they keep their places. What cannot be resolved is said later. */
static void find_named(struct rendering *rendering, const struct json *list,
                       struct helm_source_files *out)
{
    for (struct json_cursor at = json_walk(list); json_next(&at);) {
        CLEANUP(error_release) struct error ignored = { 0 };
        struct helm_source_file file;

        if (helm_source_resolve(rendering, json_string(at.value), &file, &ignored) == 0 &&
            !file.is_remote && !is_pattern(file.path))
            add_once(rendering, out, &file);
    }
}

int helm_source_find_files(struct rendering *rendering, struct helm_source_files *out,
                           struct error *err)
{
    const struct json *list = json_get(rendering->source.helm, "valueFiles");
    struct helm_source_files named = { 0 };

    find_named(rendering, list, &named);
    for (struct json_cursor at = json_walk(list); json_next(&at);) {
        struct str raw = json_string(at.value);
        struct helm_source_file file;
        int wanted;

        if (helm_source_resolve(rendering, raw, &file, err) < 0)
            return error_prefix(err, "error resolving value file path");
        if (!file.is_remote && is_pattern(file.path)) {
            if (expand_pattern(rendering, raw, &file, &named, out, err) < 0)
                return -1;
            continue;
        }
        wanted = is_wanted(rendering, &file, err);
        if (wanted < 0)
            return -1;
        if (wanted)
            add_once(rendering, out, &file);
    }
    return 0;
}
