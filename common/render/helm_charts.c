/*
 * The chart of an application. What it depends on and does not hold is asked for, as `helm
 * dependency build` would fetch it: the versions of the lock file, where there is one.
 */
#include "base/arena.h"
#include "data/json.h"
#include "data/yaml.h"
#include "io/tree.h"
#include "render/helm_dependencies.h"
#include "render/helm_source.h"
#include "render/outside.h"

#include <string.h>

enum { CHART_YAML_LIMIT = 5 * 1024 * 1024, MAX_DEPENDENCIES = 1000, MISFITS_LIMIT = 1024 * 1024 };

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

    if (repository.len == 0)
        return error_set(err, ERR_NOT_FOUND, "directory charts/%s not found",
                         json_cstr_at(dependency, "name"));
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
        .version = str_dup(helm_dependencies_version(chart, dependency), rendering->arena).ptr,
        .rules = rendering_helm_rules(rendering),
    };
}

/** Nothing is fetched any more once one that is there does not fit. */
static int load_dependency(struct rendering *rendering, const struct json *chart,
                           const struct json *dependency, struct helm_misfits *misfits,
                           const struct json **out, struct error *err)
{
    struct outside_chart wanted = wanted_chart(rendering, chart, dependency);
    const char *folder;
    int is_local = local_folder(rendering, dependency, &folder, err);

    if (is_local < 0)
        return -1;
    if (!is_local)
        return misfits->count ? 0 : outside_load_chart(rendering->outside, &wanted, out, err);
    if (helm_chart_load(rendering->root, folder, rendering_helm_rules(rendering), rendering->arena,
                        out, err) < 0)
        return -1;
    return helm_dependencies_compare(chart, dependency, *out, rendering->arena, misfits, err);
}

/** What the chart lists is to be fetched when any of it is not there. 1: it is, 0: nothing is. */
static int needs_charts(const struct rendering *rendering, const struct json *chart,
                        struct error *err)
{
    const struct json *dependencies = json_at(chart, "metadata.dependencies");
    const struct json *charts = json_get(chart, "charts");

    if (json_count(dependencies) > MAX_DEPENDENCIES)
        return error_set(err, ERR_TOO_LARGE, "a chart depends on more than %d others",
                         MAX_DEPENDENCIES);
    for (struct json_cursor at = json_walk(dependencies); json_next(&at);)
        if (!holds(charts, json_text_at(at.value, "name")))
            return helm_dependencies_check(chart, rendering->arena, err) < 0 ? -1 : 1;
    return 0;
}

/** `all`: the charts there are, with those that were missing; nothing counts if one misfits. */
static int load_missing(struct rendering *rendering, const struct json *chart, struct json *all,
                        struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf words = STRBUF_INIT(MISFITS_LIMIT);
    struct helm_misfits misfits = { &words, 0 };

    for (struct json_cursor at = json_walk(json_at(chart, "metadata.dependencies"));
         json_next(&at);) {
        const struct json *found = NULL;

        if (holds(all, json_text_at(at.value, "name")))
            continue;
        if (load_dependency(rendering, chart, at.value, &misfits, &found, err) < 0)
            return -1;
        if (misfits.count == 0)
            json_append(rendering->arena, all, found);
    }
    return helm_dependencies_settle(&misfits, err);
}

int helm_source_add_charts(struct rendering *rendering, const struct json *chart,
                           const struct json **out, struct error *err)
{
    int needs = needs_charts(rendering, chart, err);
    struct json *complete, *all;

    if (needs < 0)
        return -1;
    *out = chart;
    if (!needs)
        return 0;
    all = json_edit(rendering->arena, json_get(chart, "charts"));
    if (load_missing(rendering, chart, all, err) < 0)
        return -1;
    complete = json_edit(rendering->arena, chart);
    json_set(rendering->arena, complete, "charts", all);
    *out = complete;
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
    const struct json *chart;
    int needs;

    if (helm_chart_load(rendering->root, rendering->path, rendering_helm_rules(rendering),
                        rendering->arena, &chart, err) < 0)
        return -1;
    needs = needs_charts(rendering, chart, err);
    if (needs <= 0)
        return needs;
    for (struct json_cursor at = json_walk(json_at(chart, "metadata.dependencies"));
         json_next(&at);) {
        if (!holds(json_get(chart, "charts"), json_text_at(at.value, "name")) &&
            plan_dependency(rendering, chart, at.value, err) < 0)
            return -1;
    }
    return 0;
}
