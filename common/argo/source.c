#include "argo/source.h"

#include "argo/shape.h"
#include "argo/shape_tables.h"
#include "base/arena.h"
#include "data/json.h"

struct application_source application_source_read(const struct json *document)
{
    struct application_source source = {
        .document = document,
        .repo_url = json_string(json_get(document, "repoURL")),
        .path = json_string(json_get(document, "path")),
        .target_revision = json_string(json_get(document, "targetRevision")),
        .chart = json_string(json_get(document, "chart")),
        .ref = json_string(json_get(document, "ref")),
        .name = json_string(json_get(document, "name")),
        .tag_prefix = json_string(json_get(document, "tagPrefix")),
    };
    const struct {
        const char *key;
        const struct json **slot;
    } blocks[] = { { "helm", &source.helm },
                   { "kustomize", &source.kustomize },
                   { "directory", &source.directory },
                   { "plugin", &source.plugin } };

    for (size_t i = 0; i < sizeof(blocks) / sizeof(blocks[0]); i++) {
        const struct json *block = json_get(document, blocks[i].key);

        *blocks[i].slot = json_is(block, JSON_OBJECT) ? block : NULL;
    }
    return source;
}

bool application_source_is_oci(const struct application_source *source)
{
    return str_has_prefix(source->repo_url, STR("oci://"));
}

bool application_source_is_ref_only(const struct application_source *source)
{
    return source->ref.len > 0 && source->path.len == 0 && source->chart.len == 0;
}

int application_source_explicit_type(const struct application_source *source, struct arena *arena,
                                     const char **out, struct error *err)
{
    const struct {
        const struct json *block;
        const char *name;
    } types[] = { { source->kustomize, "Kustomize" },
                  { source->helm, "Helm" },
                  { source->directory, "Directory" },
                  { source->plugin, "Plugin" } };
    const char *names = NULL, *only = "";
    size_t count = 0;

    for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
        if (!types[i].block)
            continue;
        only = types[i].name;
        names = names ? arena_printf(arena, "%s,%s", names, only) : only;
        count++;
    }
    if (count > 1)
        return error_set(err, ERR_INVALID, "multiple application sources defined: %s", names);
    *out = only;
    return 0;
}

bool application_sources_equal(const struct json *a, const struct json *b)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    if (json_equal(a, b))
        return true;
    return json_equal(shape_typed(shape_application_source, a, arena),
                      shape_typed(shape_application_source, b, arena));
}

static bool is_zero_block(const struct shape_field *fields, const struct json *block,
                          struct arena *arena)
{
    return json_count(shape_typed(fields, block, arena)) == 0;
}

/* What is left of a directory block, `*changed` when that is less than it was; NULL: nothing. */
static const struct json *normalize_directory(const struct json *block, struct arena *arena,
                                              bool *changed)
{
    const struct json *jsonnet = json_get(block, "jsonnet");
    struct str include = json_string(json_get(block, "include"));
    struct str exclude = json_string(json_get(block, "exclude"));
    struct json *left;

    *changed = false;
    if (json_bool(json_get(block, "recurse"), false) ||
        json_count(json_get(jsonnet, "extVars")) + json_count(json_get(jsonnet, "tlas")) +
                json_count(json_get(jsonnet, "libs")) >
            0)
        return block;
    *changed = true;
    if (include.len == 0 && exclude.len == 0)
        return NULL;
    left = json_new_object(arena);
    json_set(arena, left, "jsonnet", json_new_object(arena));
    if (exclude.len > 0)
        json_set(arena, left, "exclude", json_new_string(arena, exclude));
    if (include.len > 0)
        json_set(arena, left, "include", json_new_string(arena, include));
    *changed = !json_equal(json_get(block, "include"), json_get(left, "include")) ||
               !json_equal(json_get(block, "exclude"), json_get(left, "exclude"));
    return left;
}

const struct json *application_source_normalize(const struct json *source, struct arena *arena)
{
    struct application_source read = application_source_read(source);
    struct json *changed = NULL;
    bool directory_changed = false;
    const struct json *directory = NULL;

    if (read.directory)
        directory = normalize_directory(read.directory, arena, &directory_changed);
    if (read.kustomize && is_zero_block(shape_kustomize, read.kustomize, arena)) {
        changed = json_edit(arena, source);
        json_remove(arena, changed, "kustomize");
    }
    if (read.helm && is_zero_block(shape_helm, read.helm, arena)) {
        changed = changed ? changed : json_edit(arena, source);
        json_remove(arena, changed, "helm");
    }
    if (directory_changed) {
        changed = changed ? changed : json_edit(arena, source);
        if (directory)
            json_set(arena, changed, "directory", directory);
        else
            json_remove(arena, changed, "directory");
    }
    return changed;
}
