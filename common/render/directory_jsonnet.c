/* Jsonnet files of a folder, with the variables and libraries of the application's source. */
#include "base/arena.h"
#include "data/json.h"
#include "io/tree.h"
#include "render/jsonnet.h"
#include "render/renderer.h"

#include <string.h>

enum { LIBRARIES_MAX = 100 };

static const struct jsonnet_variable *read_variables(struct rendering *rendering,
                                                     const struct json *list, size_t *count)
{
    struct jsonnet_variable *variables =
        arena_alloc(rendering->arena, (json_count(list) + 1) * sizeof(*variables));

    *count = 0;
    for (struct json_cursor at = json_walk(list); json_next(&at);) {
        variables[(*count)++] = (struct jsonnet_variable){
            .name = json_text_at(at.value, "name"),
            .value = rendering_expand(rendering, json_text_at(at.value, "value")),
            .is_code = json_bool(json_get(at.value, "code"), false),
        };
    }
    return variables;
}

/** A library folder is named from the root of the repository, however it is written. */
static int resolve_library(struct rendering *rendering, const char *name, const char **out,
                           struct error *err)
{
    struct arena *arena = rendering->arena;
    CLEANUP(error_release) struct error problem = { 0 };

    while (*name == '/')
        name++;
    *out = tree_clean(name, arena);
    if (tree_is_inside(name) && tree_real_path(rendering->root, *out, arena, out, &problem) == 0)
        return 0;
    if (tree_is_inside(name) && problem.code == ERR_NOT_FOUND)
        return 0; /* nothing will be found in it */
    return error_set(err, ERR_UNKNOWN, "file '%s' resolved to outside repository root", name);
}

static int read_libraries(struct rendering *rendering, const struct json *list,
                          struct jsonnet_task *task, struct error *err)
{
    const char **libraries =
        arena_alloc(rendering->arena, (json_count(list) + 1) * sizeof(*libraries));

    if (json_count(list) > LIBRARIES_MAX)
        return error_set(err, ERR_TOO_LARGE, "more than %d Jsonnet libraries", LIBRARIES_MAX);
    libraries[task->library_count++] = rendering->path;
    for (struct json_cursor at = json_walk(list); json_next(&at);) {
        if (resolve_library(rendering, json_cstr(at.value), &libraries[task->library_count], err) <
            0)
            return -1;
        task->library_count++;
    }
    task->libraries = libraries;
    return 0;
}

int rendering_add_jsonnet(struct rendering *rendering, const char *path, struct str text,
                          struct error *err)
{
    const struct json *options = json_get(rendering->source.directory, "jsonnet");
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    struct jsonnet_task task = { .tree = rendering->root, .path = path };
    struct str generated;

    task.external = read_variables(rendering, json_get(options, "extVars"), &task.external_count);
    task.arguments = read_variables(rendering, json_get(options, "tlas"), &task.argument_count);
    if (read_libraries(rendering, json_get(options, "libs"), &task, err) < 0)
        return -1;
    if (jsonnet_evaluate(&task, text, rendering->arena, &generated, err) < 0)
        return error_prefix(err, "Failed to evaluate jsonnet \"%s\"", name);
    return rendering_decode_generated(rendering, name, generated, err);
}
