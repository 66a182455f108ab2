/* Components of an application's `kustomize` block: folders, and patterns that name some. */
#include "base/arena.h"
#include "data/glob.h"
#include "data/json.h"
#include "io/tree.h"
#include "render/kustomize/editing.h"
#include "render/kustomize/kustomize_private.h"

enum { NAMES_MAX = 10000 };

struct path_list {
    struct editing *editing;
    struct tree *tree;
    const char *base; /* of the kustomization's folder */
    ARENA_LIST(const char *) paths;
};

static bool is_there(const struct path_list *list, const char *path)
{
    CLEANUP(error_release) struct error ignored = { 0 };
    struct tree_entry entry;
    const char *joined = tree_join(list->base, path, list->editing->arena);

    return tree_is_inside(joined) && tree_stat(list->tree, joined, &entry, &ignored) > 0;
}

/* What is in a folder and has a name like that. What cannot be read is passed over. */
static int match_names(struct path_list *list, const char *folder, struct str pattern,
                       struct error *err)
{
    CLEANUP(error_release) struct error ignored = { 0 };
    struct arena *arena = list->editing->arena;
    const char *joined = tree_join(list->base, folder, arena);
    const char *const *names;
    size_t count;

    if (!tree_is_inside(joined) ||
        tree_list(list->tree, joined, NAMES_MAX, arena, &names, &count, &ignored) < 0)
        return 0;
    for (size_t i = 0; i < count; i++) {
        bool matches;

        if (glob_path(pattern, str_of(names[i]), &matches, err) < 0)
            return -1;
        if (matches)
            arena_list_push(arena, &list->paths, tree_join(folder, names[i], arena));
    }
    return 0;
}

static bool has_pattern(struct str path)
{
    return str_find_char(path, '*') >= 0 || str_find_char(path, '?') >= 0 ||
           str_find_char(path, '[') >= 0 || str_find_char(path, '\\') >= 0;
}

/* As Go's filepath.Glob. */
static int find_paths(struct path_list *list, struct str pattern, int depth, struct error *err)
{
    struct arena *arena = list->editing->arena;
    ptrdiff_t slash = str_find_last_char(pattern, '/');
    struct str folder = slash < 0 ? STR(".") : str_slice(pattern, 0, (size_t)slash);
    struct str name = str_slice(pattern, (size_t)(slash + 1), pattern.len);
    struct path_list folders = { list->editing, list->tree, list->base, { 0 } };
    bool ignored;

    if (glob_path(pattern, STR_EMPTY, &ignored, err) < 0)
        return -1;
    if (!has_pattern(pattern)) {
        if (pattern.len > 0 && is_there(list, str_dup(pattern, arena).ptr))
            arena_list_push(arena, &list->paths, str_dup(pattern, arena).ptr);
        return 0;
    }
    if (!has_pattern(folder))
        return match_names(list, str_dup(folder, arena).ptr, name, err);
    if (depth > BUILD_DEPTH_MAX)
        return error_set(err, ERR_TOO_LARGE, "'%.*s' is too deep", STR_ARG(pattern));
    if (find_paths(&folders, folder, depth + 1, err) < 0)
        return -1;
    for (size_t i = 0; i < folders.paths.count; i++) {
        if (match_names(list, folders.paths.items[i], name, err) < 0)
            return -1;
    }
    return 0;
}

/* A path that nothing matches may still be a repository. */
static int check_place(const struct editing *e, const char *path, struct error *err)
{
    const struct kustomization_edits *edits = e->edits;
    struct kustomize_repository repository;
    struct folder *entered;

    if (repository_parse(path, e->arena, &repository))
        return 0;
    if (folder_enter(edits->build, edits->folder, path, &entered, err) < 0)
        return error_prefix(err, "%s has no match", path);
    return 0;
}

static int find_all(struct path_list *list, const struct editing_command *command,
                    struct error *err)
{
    struct editing *e = list->editing;

    for (size_t i = command->fixed; i < command->words.count; i++) {
        const char *path = command->words.items[i];
        size_t before = list->paths.count;

        if (find_paths(list, str_of(path), 0, err) < 0)
            return error_prefix(err, "error checking the filesystem");
        if (list->paths.count > before)
            continue;
        if (check_place(e, path, err) < 0)
            return -1;
        arena_list_push(e->arena, &list->paths, path);
    }
    return 0;
}

static bool is_listed(const struct json *list, const char *text)
{
    for (struct json_cursor at = json_walk(list); json_next(&at);) {
        if (str_equals(json_string(at.value), text))
            return true;
    }
    return false;
}

static void put(struct editing *e, const struct path_list *list)
{
    const struct json *old = json_get(e->kustomization, "components");
    struct json *made = old ? json_edit(e->arena, old) : json_new_array(e->arena);

    for (size_t i = 0; i < list->paths.count; i++) {
        const char *path = list->paths.items[i];

        if (strcmp(path, e->edits->folder->file) != 0 && !is_listed(made, path))
            json_append(e->arena, made, json_new_cstr(e->arena, path));
    }
    if (json_count(made) > 0)
        json_set(e->arena, e->kustomization, "components", made);
}

int editing_components(struct editing *e, struct error *err)
{
    struct editing_command command = editing_command(e, "add", "component");
    struct path_list list = { .editing = e };
    bool may_miss = editing_flag(e, "ignoreMissingComponents");
    int goes_on;

    if (!e->edits->folder)
        return 0;
    list.tree = e->edits->folder->tree;
    list.base = e->edits->folder->path;
    for (struct json_cursor at = json_walk(json_get(e->block, "components")); json_next(&at);) {
        if (!may_miss || is_there(&list, json_cstr(at.value)))
            editing_add(e, &command, json_cstr(at.value));
    }
    if (command.words.count == command.fixed)
        return 0;
    goes_on = editing_check_words(e, &command, err);
    if (goes_on > 0 && find_all(&list, &command, err) < 0)
        return editing_fail(e, &command, err);
    if (goes_on < 0 || (goes_on > 0 && editing_read(e, &command, err) < 0))
        return -1;
    if (goes_on > 0)
        put(e, &list);
    editing_done(e, &command);
    return 0;
}
