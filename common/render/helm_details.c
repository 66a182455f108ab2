/* What a user interface shows of a chart before it is rendered: its files of values, flattened. */
#include "base/arena.h"
#include "base/map.h"
#include "base/strbuf.h"
#include "data/json.h"
#include "data/yaml.h"
#include "io/tree.h"
#include "render/helm_source.h"
#include "template/format.h"

#include <string.h>
#include <strings.h>

enum { VALUES_LIMIT = 100 * 1024 * 1024, MAX_PARAMETERS = 1000 * 1000, MAX_NAME = 64 * 1024 };

struct details {
    struct rendering *rendering;
    Argosy__Render__HelmDetails *out;
    struct map *by_name; /* of Argosy__Render__HelmParameter */
    VEC(Argosy__Render__HelmParameter *) parameters;
    VEC(char *) files;
};

static void release_details(struct details *details)
{
    map_free(details->by_name);
    vec_release(&details->parameters);
    vec_release(&details->files);
}
DEFINE_CLEANUP_VALUE(struct details, release_details)

/* ---- files of values ---- */

static bool has_ending(const char *name, const char *ending)
{
    size_t length = strlen(name), tail = strlen(ending);

    return length >= tail && strcasecmp(name + length - tail, ending) == 0;
}

static enum tree_step visit(void *context, const char *path, const struct tree_entry *entry,
                            struct error *err)
{
    struct details *details = context;
    const char *root = details->rendering->path, *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;

    (void)err;
    if (entry->kind == TREE_FOLDER)
        return strcmp(name, ".git") == 0 ? TREE_SKIP_FOLDER : TREE_GO_ON;
    if (!strstr(name, "values") || !(has_ending(name, ".yaml") || has_ending(name, ".yml")))
        return TREE_GO_ON;
    if (strcmp(root, ".") != 0)
        path += strlen(root) + 1;
    vec_push(&details->files, arena_strndup(details->rendering->arena, path, strlen(path)));
    return TREE_GO_ON;
}

/* ---- parameters ---- */

static int put(struct details *details, struct str name, const struct json *value,
               struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(VALUES_LIMIT);
    struct arena *arena = details->rendering->arena;
    struct value printed = value_of_json(value, VALUE_NUMBERS_FLOAT, arena);
    Argosy__Render__HelmParameter *parameter = map_find(details->by_name, name);

    if (!parameter) {
        if (details->parameters.count >= MAX_PARAMETERS)
            return error_set(err, ERR_TOO_LARGE, "a chart has more than %d values", MAX_PARAMETERS);
        parameter = ARENA_NEW(arena, Argosy__Render__HelmParameter);
        argosy__render__helm_parameter__init(parameter);
        parameter->name = arena_strndup(arena, name.ptr, name.len);
        map_put(details->by_name, name, parameter);
        vec_push(&details->parameters, parameter);
    }
    format_value(&printed, arena, &text);
    parameter->value = arena_strndup(arena, text.ptr, text.len);
    return 0;
}

static int flatten(struct details *details, struct str name, const struct json *value,
                   struct error *err)
{
    bool is_list = json_is(value, JSON_ARRAY);

    if (name.len > MAX_NAME)
        return error_set(err, ERR_TOO_LARGE, "values are nested too deeply");
    if (!is_list && !json_is(value, JSON_OBJECT))
        return put(details, name, value, err);
    for (struct json_cursor at = json_walk(value); json_next(&at);) {
        struct arena *arena = details->rendering->arena;
        const char *below = is_list ? arena_printf(arena, "%.*s[%zu]", STR_ARG(name), at.index)
                                    : arena_printf(arena, "%.*s%s%.*s", STR_ARG(name),
                                                   name.len ? "." : "", STR_ARG(at.key));

        if (flatten(details, str_of(below), at.value, err) < 0)
            return -1;
    }
    return 0;
}

static int add_values(struct details *details, struct str text, struct error *err)
{
    static const struct yaml_options options = { .depth = 1000 };
    const struct json *values;

    if (yaml_parse_with(text, &options, details->rendering->arena, &values, err) < 0)
        return error_prefix(err, "failed to parse values");
    if (json_is(values, JSON_NULL))
        return 0;
    if (!json_is(values, JSON_OBJECT))
        return error_set(err, ERR_UNKNOWN,
                         "failed to parse values: error unmarshaling JSON: while decoding JSON: "
                         "json: cannot unmarshal %s into Go value of type map[string]interface {}",
                         json_type_name(json_type(values)));
    return flatten(details, STR_EMPTY, values, err);
}

/** The chart's own values.yaml; a chart may have none. */
static int add_defaults(struct details *details, struct error *err)
{
    CLEANUP(error_release) struct error problem = { 0 };
    struct rendering *rendering = details->rendering;
    const char *path = tree_join(rendering->path, "values.yaml", rendering->arena);
    const struct json *ignored;
    struct str text;

    if (tree_read(rendering->root, path, VALUES_LIMIT, rendering->arena, &text, &problem) < 0) {
        if (problem.code == ERR_NOT_FOUND || problem.code == ERR_FORBIDDEN)
            return 0;
        return error_move(err, &problem);
    }
    details->out->values = arena_strndup(rendering->arena, text.ptr, text.len);
    if (yaml_parse(text, rendering->arena, &ignored, err) < 0)
        return error_prefix(err, "failed to execute helm inspect values command: failed to inspect "
                                 "values: failed running helm: `helm show values .` failed exit "
                                 "status 1: Error: cannot load values.yaml: cannot unmarshal yaml "
                                 "document");
    return add_values(details, text, err);
}

static int add_files(struct details *details, struct error *err)
{
    struct helm_source_files files = { 0 };

    if (helm_source_find_files(details->rendering, &files, err) < 0)
        return error_prefix(err, "failed to resolve value files");
    for (size_t i = 0; i < files.count; i++) {
        CLEANUP(error_release) struct error problem = { 0 };
        struct str text;

        if (helm_source_read(details->rendering, &files.items[i], &text, &problem) < 0) {
            if (problem.code == ERR_NOT_FOUND && !files.items[i].is_remote)
                continue;
            error_move(err, &problem);
            return error_prefix(err, "failed to read value file %s", files.items[i].shown);
        }
        if (add_values(details, text, err) < 0)
            return -1;
    }
    return 0;
}

static void add_file_parameters(struct details *details)
{
    const struct json *list = json_get(details->rendering->source.helm, "fileParameters");
    Argosy__Render__HelmDetails *out = details->out;
    struct arena *arena = details->rendering->arena;

    out->file_parameters =
        arena_alloc(arena, (json_count(list) + 1) * sizeof(*out->file_parameters));
    for (struct json_cursor at = json_walk(list); json_next(&at);) {
        Argosy__Render__HelmFileParameter *parameter =
            ARENA_NEW(arena, Argosy__Render__HelmFileParameter);

        argosy__render__helm_file_parameter__init(parameter);
        parameter->name = arena_printf(arena, "%s", json_cstr_at(at.value, "name"));
        parameter->path = arena_printf(arena, "%s", json_cstr_at(at.value, "path"));
        out->file_parameters[out->n_file_parameters++] = parameter;
    }
}

static void finish(struct details *details)
{
    Argosy__Render__HelmDetails *out = details->out;
    struct arena *arena = details->rendering->arena;

    out->n_value_files = details->files.count;
    out->value_files = arena_alloc(arena, (details->files.count + 1) * sizeof(*out->value_files));
    if (details->files.count)
        memcpy(out->value_files, details->files.items,
               details->files.count * sizeof(*out->value_files));
    out->n_parameters = details->parameters.count;
    out->parameters =
        arena_alloc(arena, (details->parameters.count + 1) * sizeof(*out->parameters));
    if (details->parameters.count)
        memcpy(out->parameters, details->parameters.items,
               details->parameters.count * sizeof(*out->parameters));
    details->rendering->reply->helm = out;
}

int helm_source_details(struct rendering *rendering, struct error *err)
{
    CLEANUP(release_details)
    struct details details = { .rendering = rendering,
                               .out = ARENA_NEW(rendering->arena, Argosy__Render__HelmDetails),
                               .by_name = map_new() };

    argosy__render__helm_details__init(details.out);
    if (tree_walk(rendering->root, rendering->path, NULL, visit, &details, err) < 0 ||
        helm_source_check(rendering, err) < 0 || add_defaults(&details, err) < 0 ||
        add_files(&details, err) < 0)
        return -1;
    add_file_parameters(&details);
    finish(&details);
    return 0;
}
