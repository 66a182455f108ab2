#include "gitops/paths.h"

#include "argo/annotations.h"
#include "base/arena.h"
#include "base/error.h"
#include "base/strbuf.h"
#include "data/glob.h"
#include "data/json.h"

enum { PATH_LIMIT = 64 * 1024 };

/* Put a part behind a path that is clean already. */
static void add_part(struct strbuf *out, struct str part, bool is_rooted)
{
    struct str before = { out->ptr, out->len };
    ptrdiff_t slash = str_find_last_char(before, '/');
    struct str last = str_slice(before, (size_t)(slash + 1), before.len);

    if (part.len == 0 || str_equals(part, "."))
        return;
    if (str_equals(part, "..") && last.len > 0 && !str_equals(last, "..")) {
        out->len = slash > 0 || (slash == 0 && !is_rooted) ? (size_t)slash : is_rooted ? 1 : 0;
        out->ptr[out->len] = '\0';
        return;
    }
    if (str_equals(part, "..") && is_rooted)
        return;
    if (out->len > 0 && out->ptr[out->len - 1] != '/')
        strbuf_puts(out, "/");
    strbuf_add(out, part.ptr, part.len);
}

static struct str clean(struct str path, struct arena *arena)
{
    CLEANUP(strbuf_release) struct strbuf out = STRBUF_INIT(PATH_LIMIT);
    bool is_rooted = path.len > 0 && path.ptr[0] == '/', more = true;
    struct str rest = path, part;

    if (is_rooted)
        strbuf_puts(&out, "/");
    while (more) {
        more = str_cut(rest, '/', &part, &rest);
        add_part(&out, part, is_rooted);
    }
    return out.len == 0 ? STR(".") : str_dup((struct str){ out.ptr, out.len }, arena);
}

struct str path_join(struct str a, struct str b, struct arena *arena)
{
    if (a.len == 0 && b.len == 0)
        return STR_EMPTY;
    if (a.len == 0 || b.len == 0)
        return clean(a.len > 0 ? a : b, arena);
    return clean(str_of(arena_printf(arena, "%.*s/%.*s", STR_ARG(a), STR_ARG(b))), arena);
}

struct texts generate_paths_of(struct str annotation, struct str source_path, struct arena *arena)
{
    struct str rest = annotation, item;
    struct str *items = arena_alloc(arena, (annotation.len + 2) * sizeof(*items));
    size_t count = 0;
    bool more = annotation.len > 0;

    while (more) {
        more = str_cut(rest, ';', &item, &rest);
        item = str_trim(item);
        if (item.len == 0)
            continue;
        if (item.ptr[0] == '/')
            items[count++] = str_dup(str_slice(item, 1, item.len), arena);
        else
            items[count++] = path_join(source_path, item, arena);
    }
    return (struct texts){ items, count };
}

struct texts generate_paths(const struct application *app, const struct application_source *source,
                            struct arena *arena)
{
    const char *annotation = application_annotation(app, ANNOTATION_GENERATE_PATHS);

    /* What is hydrated changes only where it is written. */
    if (app->source_hydrator) {
        struct str *only = ARENA_NEW(arena, struct str);

        *only = json_text_at(app->source_hydrator, "syncSource.path");
        return (struct texts){ only, 1 };
    }
    return generate_paths_of(str_of(annotation), source->path, arena);
}

/* From the root of the repository, which nothing leads out of. */
static struct str rooted(struct str path, struct arena *arena)
{
    return clean(str_of(arena_printf(arena, "/%.*s", STR_ARG(path))), arena);
}

/* The file is the path, beneath it, or matches it as a pattern. */
static bool path_covers(struct str pattern, struct str file, struct arena *arena)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct str folder = rooted(pattern, arena);
    bool hit = false;

    if (folder.len == 1 || str_equal(folder, file))
        return true;
    if (str_has_prefix(file, folder) && file.ptr[folder.len] == '/')
        return true;
    return glob_path(folder, file, &hit, &err) == 0 && hit;
}

bool generate_paths_match(struct texts paths, struct texts files, struct arena *arena)
{
    if (paths.count == 0)
        return true;
    for (size_t i = 0; i < files.count; i++) {
        struct str file = rooted(files.items[i], arena);

        for (size_t j = 0; j < paths.count; j++) {
            if (path_covers(paths.items[j], file, arena))
                return true;
        }
    }
    return false;
}
