/*
 * From the files of a chart to its document. Charts within it are loaded the same way, from the
 * files beneath charts/ or from archives there.
 */
#include "base/arena.h"
#include "data/json.h"
#include "data/yaml.h"
#include "render/helm/chart_files.h"
#include "render/helm/helm.h"
#include "render/helm/metadata.h"
#include "render/helm/value_files.h"

#include <string.h>

/** How charts are loaded, and how deep. */
struct chart_loading {
    enum helm_rules rules;
    int depth;
    struct arena *arena;
};

struct chart_build {
    struct chart_loading loading;
    struct json *metadata;
    bool has_metadata;
    const struct json *values, *lock;
    const struct json *schema;
    struct json *templates, *files;
    struct chart_files inner; /* beneath charts/, named from there */
    struct arena *arena;
};

static int load_files(const struct chart_files *files, struct chart_loading loading,
                      const struct json **out, struct error *err);

static int read_metadata(struct chart_build *build, const struct chart_file *file,
                         struct error *err)
{
    const struct json *document;

    build->has_metadata = true;
    if (yaml_parse(file->data, build->arena, &document, err) < 0 ||
        metadata_read(document, build->metadata, build->arena, err) < 0)
        return error_prefix(err, "cannot load %s", file->name.ptr);
    return 0;
}

/** Chart.yaml counts before everything else, wherever it stands. */
static int find_metadata(struct chart_build *build, const struct chart_files *files,
                         struct error *err)
{
    for (size_t i = 0; i < files->count; i++) {
        if (!str_equals(files->items[i].name, "Chart.yaml"))
            continue;
        if (read_metadata(build, &files->items[i], err) < 0)
            return -1;
        if (json_text_at(build->metadata, "apiVersion").len == 0)
            json_set_text(build->arena, build->metadata, "apiVersion", "v1");
    }
    return 0;
}

static void keep(struct chart_build *build, struct json *into, const struct chart_file *file)
{
    json_set_str(build->arena, into, file->name, json_new_string(build->arena, file->data));
}

static int read_values(struct chart_build *build, const struct chart_file *file, struct error *err)
{
    if (value_file_parse(file->data, build->loading.rules, build->arena, &build->values, err) < 0)
        return error_prefix(err, "cannot load values.yaml");
    return 0;
}

static int read_lock(struct chart_build *build, const struct chart_file *file, struct error *err)
{
    if (yaml_parse(file->data, build->arena, &build->lock, err) < 0)
        return error_prefix(err, "cannot load %s", file->name.ptr);
    if (str_equals(file->name, "requirements.lock") &&
        str_equals(json_text_at(build->metadata, "apiVersion"), "v1"))
        keep(build, build->files, file);
    return 0;
}

static int read_requirements(struct chart_build *build, const struct chart_file *file,
                             struct error *err)
{
    if (read_metadata(build, file, err) < 0)
        return -1;
    if (str_equals(json_text_at(build->metadata, "apiVersion"), "v1"))
        keep(build, build->files, file);
    return 0;
}

static int skip(struct chart_build *build, const struct chart_file *file, struct error *err)
{
    (void)build;
    (void)file;
    (void)err;
    return 0;
}

static int read_schema(struct chart_build *build, const struct chart_file *file, struct error *err)
{
    (void)err;
    build->schema = json_new_string(build->arena, file->data);
    return 0;
}

static int read_inner(struct chart_build *build, const struct chart_file *file, struct error *err)
{
    struct chart_file inner = { str_slice(file->name, strlen("charts/"), file->name.len),
                                file->data };

    if (str_has_suffix(file->name, STR(".prov"))) {
        keep(build, build->files, file);
        return 0;
    }
    return chart_files_add(&build->inner, inner, build->arena, err);
}

static int take_file(struct chart_build *build, const struct chart_file *file, struct error *err)
{
    static const struct {
        const char *name;
        int (*read)(struct chart_build *build, const struct chart_file *file, struct error *err);
    } known[] = {
        { "Chart.yaml", skip },
        { "Chart.lock", read_lock },
        { "values.yaml", read_values },
        { "values.schema.json", read_schema },
        { "requirements.yaml", read_requirements },
        { "requirements.lock", read_lock },
    };

    for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++) {
        if (str_equals(file->name, known[i].name))
            return known[i].read(build, file, err);
    }
    if (str_has_prefix(file->name, STR("charts/")))
        return read_inner(build, file, err);
    keep(build, str_has_prefix(file->name, STR("templates/")) ? build->templates : build->files,
         file);
    return 0;
}

/* ---- charts within charts ---- */

/** The files of one inner chart: those whose first path element is `name`, named without it. */
static int pick_files(const struct chart_build *build, struct str name, struct chart_files *out,
                      struct error *err)
{
    for (size_t i = 0; i < build->inner.count; i++) {
        const struct chart_file *file = &build->inner.items[i];
        struct chart_file inner = { .data = file->data };
        struct str first, rest;

        if (str_cut(file->name, '/', &first, &rest) && str_equal(first, name)) {
            inner.name = rest;
            if (chart_files_add(out, inner, build->arena, err) < 0)
                return -1;
        }
    }
    return 0;
}

static int load_inner(struct chart_build *build, const struct chart_file *first, struct str name,
                      const struct json **out, struct error *err)
{
    struct chart_loading deeper = { build->loading.rules, build->loading.depth + 1, build->arena };
    struct chart_files files = { 0 };

    if (str_has_suffix(name, STR(".tgz"))) {
        if (!str_equal(first->name, name))
            return error_set(err, ERR_INVALID, "expected %.*s, got %s", STR_ARG(name),
                             first->name.ptr);
        if (chart_files_unpack(first->data, build->arena, &files, err) < 0)
            return -1;
    } else if (pick_files(build, name, &files, err) < 0) {
        return -1;
    }
    return load_files(&files, deeper, out, err);
}

static int fail_inner(const struct chart_build *build, const struct chart_file *first,
                      struct str name, struct error *err)
{
    bool is_other_file = str_has_suffix(name, STR(".tgz")) && !str_equal(first->name, name);
    struct str parent = json_text_at(build->metadata, "name");

    if (is_other_file)
        return error_prefix(err, "error unpacking subchart tar in %.*s", STR_ARG(parent));
    return error_prefix(err, "error unpacking subchart %.*s in %.*s", STR_ARG(name),
                        STR_ARG(parent));
}

/** Files stand by name, so those of one chart stand together; charts end up in order of names. */
static int load_charts(struct chart_build *build, struct json *charts, struct error *err)
{
    struct json *seen = json_new_object(build->arena);

    for (size_t i = 0; i < build->inner.count; i++) {
        const struct chart_file *file = &build->inner.items[i];
        const struct json *chart;
        struct str name, rest;

        str_cut(file->name, '/', &name, &rest);
        if (name.len == 0 || name.ptr[0] == '_' || name.ptr[0] == '.' || json_get_str(seen, name))
            continue;
        json_set_str(build->arena, seen, name, json_new_null(build->arena));
        if (load_inner(build, file, name, &chart, err) < 0)
            return fail_inner(build, file, name, err);
        json_append(build->arena, charts, chart);
    }
    return 0;
}

/* ---- the whole ---- */

/** Helm tells charts of other generations apart before it reads them. */
static int check_generation(const struct json *metadata, enum helm_rules rules, struct error *err)
{
    struct str version = json_text_at(metadata, "apiVersion");

    if (rules == HELM_RULES_3)
        return 0;
    if (str_equals(version, "v3"))
        return error_set(err, ERR_INVALID, "invalid chart apiVersion");
    if (!str_equals(version, "v1") && !str_equals(version, "v2"))
        return error_set(err, ERR_INVALID, "unsupported chart version");
    return 0;
}

static const struct json *finish(const struct chart_build *build, struct json *charts)
{
    struct arena *arena = build->arena;
    struct json *chart = json_new_object(arena);

    json_set(arena, chart, "metadata", build->metadata);
    if (build->values)
        json_set(arena, chart, "values", build->values);
    if (build->schema)
        json_set(arena, chart, "schema", build->schema);
    if (build->lock)
        json_set(arena, chart, "lock", build->lock);
    json_set(arena, chart, "templates", build->templates);
    json_set(arena, chart, "files", build->files);
    json_set(arena, chart, "charts", charts);
    return chart;
}

static int load_files(const struct chart_files *files, struct chart_loading loading,
                      const struct json **out, struct error *err)
{
    struct arena *arena = loading.arena;
    struct chart_build build = {
        .loading = loading,
        .metadata = json_new_object(arena),
        .templates = json_new_object(arena),
        .files = json_new_object(arena),
        .arena = arena,
    };
    struct json *charts = json_new_array(arena);

    if (loading.depth > CHART_DEPTH_LIMIT)
        return error_set(err, ERR_TOO_LARGE, "charts are nested too deeply");
    if (find_metadata(&build, files, err) < 0)
        return -1;
    for (size_t i = 0; i < files->count; i++) {
        if (take_file(&build, &files->items[i], err) < 0)
            return -1;
    }
    if (!build.has_metadata)
        return error_set(err, ERR_NOT_FOUND, "Chart.yaml file is missing");
    if (check_generation(build.metadata, loading.rules, err) < 0 ||
        metadata_check(build.metadata, arena, err) < 0 || load_charts(&build, charts, err) < 0)
        return -1;
    *out = finish(&build, charts);
    return 0;
}

int helm_chart_load(struct tree *tree, const char *path, enum helm_rules rules, struct arena *arena,
                    const struct json **out, struct error *err)
{
    struct chart_loading loading = { rules, 0, arena };
    struct chart_files files;

    if (chart_files_read(tree, path, arena, &files, err) < 0)
        return -1;
    return load_files(&files, loading, out, err);
}

int helm_chart_load_archive(struct str bytes, enum helm_rules rules, struct arena *arena,
                            const struct json **out, struct error *err)
{
    struct chart_loading loading = { rules, 0, arena };
    struct chart_files files;

    if (chart_files_unpack(bytes, arena, &files, err) < 0)
        return -1;
    return load_files(&files, loading, out, err);
}
