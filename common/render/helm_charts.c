/*
 * The chart of an application. What it depends on and does not hold is asked for, as `helm
 * dependency build` would fetch it: the versions of the lock file, where there is one.
 */
#include "base/arena.h"
#include "data/json.h"
#include "data/yaml.h"
#include "io/tree.h"
#include "render/helm_source.h"
#include "render/outside.h"

#include <string.h>

enum { CHART_YAML_LIMIT = 5 * 1024 * 1024, MAX_DEPENDENCIES = 1000 };

static const char *shown_path(const struct rendering *rendering, const char *name)
{
    const char *path = tree_join(rendering->path, name, rendering->arena);

    return arena_printf(rendering->arena, "%s/%s", RENDER_ROOT_NAME, path);
}

int helm_source_check(struct rendering *rendering, struct error *err)
{
    const char *path = tree_join(rendering->path, "Chart.yaml", rendering->arena);
    const struct json *document;
    struct str text;

    if (tree_read(rendering->root, path, CHART_YAML_LIMIT, rendering->arena, &text, err) < 0) {
        const char *shown = shown_path(rendering, "Chart.yaml");

        if (err->code == ERR_NOT_FOUND)
            error_set(err, ERR_UNKNOWN, "open %s: no such file or directory", shown);
        return error_prefix(err,
                            "error getting helm repos: error retrieving helm dependency repos: "
                            "error reading helm chart from %s",
                            shown);
    }
    if (yaml_parse(text, rendering->arena, &document, err) < 0)
        return error_prefix(err, "error getting helm repos: error retrieving helm dependency "
                                 "repos: error unmarshalling the helm chart while getting helm "
                                 "dependency repos");
    return 0;
}

static bool holds(const struct json *charts, struct str name)
{
    for (struct json_cursor at = json_walk(charts); json_next(&at);) {
        if (str_equal(json_text_at(at.value, "metadata.name"), name))
            return true;
    }
    return false;
}

/** The version that a lock file settled on, else the range that the chart asks for. */
static struct str wanted_version(const struct json *chart, const struct json *dependency)
{
    struct str name = json_text_at(dependency, "name");

    for (struct json_cursor at = json_walk(json_at(chart, "lock.dependencies")); json_next(&at);) {
        if (str_equal(json_text_at(at.value, "name"), name) &&
            str_equal(json_text_at(at.value, "repository"), json_text_at(dependency, "repository")))
            return json_text_at(at.value, "version");
    }
    return json_text_at(dependency, "version");
}

/** As for all that is not in the files: nobody learns what lies around them. Always -1. */
static int fail_folder(struct str path, struct arena *arena, struct error *err)
{
    return error_set(err, ERR_FORBIDDEN, "directory %s not found",
                     tree_clean(arena_printf(arena, "%.*s", STR_ARG(path)), arena));
}

/** "file://../lib": the folder in the same files. 1: it is one, 0: it lies elsewhere. */
static int local_folder(const struct rendering *rendering, const struct json *dependency,
                        const char **out, struct error *err)
{
    static const struct str file = { "file://", 7 };
    struct str repository = json_text_at(dependency, "repository");
    struct str path = str_slice(repository, file.len, repository.len);
    struct tree_entry entry;
    int there;

    if (!str_has_prefix(repository, file))
        return 0;
    *out = tree_clean(arena_printf(rendering->arena, "%s/%.*s", rendering->path, STR_ARG(path)),
                      rendering->arena);
    if (str_has_prefix(path, STR("/")) || !tree_is_inside(*out))
        return fail_folder(path, rendering->arena, err);
    there = tree_stat(rendering->root, *out, &entry, err);
    if (there < 0)
        return -1;
    if (there == 0)
        return fail_folder(path, rendering->arena, err);
    if (entry.kind != TREE_FOLDER)
        return error_set(err, ERR_INVALID, "Chart.yaml file is missing");
    return 1;
}

static struct outside_chart wanted_chart(const struct rendering *rendering,
                                         const struct json *chart, const struct json *dependency)
{
    return (struct outside_chart){
        .repository = json_cstr_at(dependency, "repository"),
        .name = json_cstr_at(dependency, "name"),
        .version = str_dup(wanted_version(chart, dependency), rendering->arena).ptr,
        .rules = rendering_helm_rules(rendering),
    };
}

static int load_dependency(struct rendering *rendering, const struct json *chart,
                           const struct json *dependency, const struct json **out,
                           struct error *err)
{
    struct outside_chart wanted = wanted_chart(rendering, chart, dependency);
    const char *folder;
    int is_local = local_folder(rendering, dependency, &folder, err);

    if (is_local < 0)
        return -1;
    if (is_local)
        return helm_chart_load(rendering->root, folder, rendering_helm_rules(rendering),
                               rendering->arena, out, err);
    return outside_load_chart(rendering->outside, &wanted, out, err);
}

static bool is_lacking(const struct rendering *rendering, const struct json *charts,
                       const struct json *dependency)
{
    return !holds(charts, json_text_at(dependency, "name")) &&
           (json_text_at(dependency, "repository").len > 0 || rendering->outside);
}

static int check_count(const struct json *dependencies, struct error *err)
{
    if (json_count(dependencies) > MAX_DEPENDENCIES)
        return error_set(err, ERR_TOO_LARGE, "a chart depends on more than %d others",
                         MAX_DEPENDENCIES);
    return 0;
}

int helm_source_add_charts(struct rendering *rendering, const struct json *chart,
                           const struct json **out, struct error *err)
{
    const struct json *dependencies = json_at(chart, "metadata.dependencies");
    const struct json *charts = json_get(chart, "charts");
    struct json *all = NULL, *complete;

    if (check_count(dependencies, err) < 0)
        return -1;
    for (struct json_cursor at = json_walk(dependencies); json_next(&at);) {
        const struct json *found;

        if (!is_lacking(rendering, all ? all : charts, at.value))
            continue;
        if (load_dependency(rendering, chart, at.value, &found, err) < 0)
            return -1;
        if (!all)
            all = json_edit(rendering->arena, charts);
        json_append(rendering->arena, all, found);
    }
    *out = chart;
    if (all) {
        complete = json_edit(rendering->arena, chart);
        json_set(rendering->arena, complete, "charts", all);
        *out = complete;
    }
    return 0;
}

int helm_source_load(struct rendering *rendering, const struct json **out, struct error *err)
{
    if (rendering->chart) {
        *out = rendering->chart;
        return 0;
    }
    return helm_chart_load(rendering->root, rendering->path, rendering_helm_rules(rendering),
                           rendering->arena, out, err);
}

/* ---- for Helm itself ---- */

struct copying {
    struct rendering *rendering;
    const char *from, *to;
};

static enum tree_step copy_file(void *context, const char *path, const struct tree_entry *entry,
                                struct error *err)
{
    const struct copying *copying = context;
    struct arena *arena = copying->rendering->arena;
    size_t skipped = strcmp(copying->from, ".") == 0 ? 0 : strlen(copying->from) + 1;
    struct str text;

    if (entry->kind != TREE_FILE)
        return TREE_GO_ON;
    if (tree_read(copying->rendering->root, path, RENDER_FILE_LIMIT, arena, &text, err) < 0)
        return TREE_FAIL;
    rendering_plan_file(copying->rendering, tree_join(copying->to, path + skipped, arena), text);
    return TREE_GO_ON;
}

static int plan_dependency(struct rendering *rendering, const struct json *chart,
                           const struct json *dependency, struct error *err)
{
    const char *place =
        arena_printf(rendering->arena, "charts/%.*s", STR_ARG(json_text_at(dependency, "name")));
    struct outside_chart wanted = wanted_chart(rendering, chart, dependency);
    struct copying copying = { .rendering = rendering };
    struct str bytes;
    int is_local = local_folder(rendering, dependency, &copying.from, err);

    if (is_local < 0)
        return -1;
    if (!tree_is_inside(place))
        return error_set(err, ERR_INVALID, "a chart depends on another without a good name");
    copying.to = tree_join(rendering->path, place, rendering->arena);
    if (is_local)
        return tree_walk(rendering->root, copying.from, NULL, copy_file, &copying, err);
    if (outside_read_chart(rendering->outside, &wanted, &bytes, err) < 0)
        return -1;
    rendering_plan_file(rendering, arena_printf(rendering->arena, "%s.tgz", copying.to), bytes);
    return 0;
}

int helm_source_plan_charts(struct rendering *rendering, struct error *err)
{
    const struct json *chart, *dependencies;

    if (helm_chart_load(rendering->root, rendering->path, rendering_helm_rules(rendering),
                        rendering->arena, &chart, err) < 0)
        return -1;
    dependencies = json_at(chart, "metadata.dependencies");
    if (check_count(dependencies, err) < 0)
        return -1;
    for (struct json_cursor at = json_walk(dependencies); json_next(&at);) {
        if (is_lacking(rendering, json_get(chart, "charts"), at.value) &&
            plan_dependency(rendering, chart, at.value, err) < 0)
            return -1;
    }
    return 0;
}
