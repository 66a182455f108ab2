#include "render/helm/dependencies.h"

#include "base/arena.h"
#include "base/strbuf.h"
#include "data/json.h"
#include "data/semver.h"
#include "render/helm/notices.h"
#include "template/value.h"

#include <string.h>

static struct str version_of(const struct chart *chart)
{
    return json_text_at(chart->metadata, "version");
}

/* ---- what is missing ---- */

static bool is_there(const struct chart *chart, struct str name)
{
    for (size_t i = 0; i < chart->charts.count; i++) {
        if (str_equal(chart->charts.items[i]->name, name))
            return true;
    }
    return false;
}

int dependencies_check(const struct chart *chart, enum helm_rules rules, struct error *err)
{
    bool is_4 = rules == HELM_RULES_4;
    const char *quote = is_4 ? "'" : "`";
    CLEANUP(strbuf_release) struct strbuf missing = STRBUF_INIT(ERROR_MESSAGE_MAX);
    size_t count = 0;

    for (size_t i = 0; i < chart->dependency_count; i++) {
        struct str name = chart->dependencies[i].name;

        if (is_there(chart, name))
            continue;
        strbuf_printf(&missing, "%s%.*s", count > 0 ? ", " : "", STR_ARG(name));
        count++;
    }
    if (count == 0)
        return 0;
    return error_set(
        err, ERR_PRECONDITION,
        "%s error occurred while checking for chart dependencies. You may need to run "
        "%shelm dependency build%s to fetch missing dependencies: found in Chart.yaml, "
        "but missing in charts/ directory: %s",
        is_4 ? "an" : "An", quote, quote, missing.ptr);
}

/* ---- aliases ---- */

static bool fits(const struct chart_dependency *dependency, const struct chart *chart,
                 struct arena *arena)
{
    return str_equal(dependency->name, chart->name) &&
           semver_fits(json_text_at(dependency->document, "version"), version_of(chart), arena);
}

static bool is_listed(const struct chart *chart, const struct chart *child, struct arena *arena)
{
    for (size_t i = 0; i < chart->dependency_count; i++) {
        if (fits(&chart->dependencies[i], child, arena))
            return true;
    }
    return false;
}

/** Charts that are not listed, then one for each that is, under its alias. */
static void choose_charts(struct chart *chart, struct arena *arena)
{
    struct chart_list all = chart->charts;

    chart->charts = (struct chart_list){ 0 };
    for (size_t i = 0; i < all.count; i++) {
        if (!is_listed(chart, all.items[i], arena))
            chart_add(chart, all.items[i], arena);
    }
    for (size_t i = 0; i < chart->dependency_count; i++) {
        struct chart_dependency *dependency = &chart->dependencies[i];
        struct str alias = json_text_at(dependency->document, "alias");
        bool is_found = false;

        for (size_t j = 0; j < all.count && !is_found; j++) {
            is_found = fits(dependency, all.items[j], arena);
            if (is_found)
                chart_add(chart, chart_clone(all.items[j], alias, arena), arena);
        }
        if (alias.len)
            dependency->name = alias;
    }
}

/* ---- tags and conditions ---- */

static void apply_tags(const struct chart *chart, const struct value *values)
{
    struct value tags, tag;

    if (!coalesce_table(values, STR("tags"), &tags))
        return;
    for (size_t i = 0; i < chart->dependency_count; i++) {
        struct chart_dependency *dependency = &chart->dependencies[i];
        bool has_true = false, has_false = false;

        for (struct json_cursor at = json_walk(json_get(dependency->document, "tags"));
             json_next(&at);) {
            if (!value_map_get(&tags, json_string(at.value), &tag) ||
                value_kind(&tag) != VALUE_BOOL)
                continue;
            has_true |= tag.truth;
            has_false |= !tag.truth;
        }
        dependency->is_enabled = has_true || !has_false;
    }
}

static void apply_condition(const struct coalesce *coalesce, struct chart_dependency *dependency,
                            const struct value *values, const char *prefix)
{
    struct str path, rest = str_trim(json_text_at(dependency->document, "condition"));
    struct value value;

    while (rest.len) {
        str_cut(rest, ',', &path, &rest);
        if (path.len == 0)
            continue;
        path = str_of(arena_printf(coalesce->arena, "%s%.*s", prefix, STR_ARG(path)));
        if (!coalesce_path_value(values, path, &value))
            continue;
        if (value_kind(&value) == VALUE_BOOL) {
            dependency->is_enabled = value.truth;
            return;
        }
        helm_warn(coalesce->notices, "returned non-bool value path=%s chart=%.*s", path.ptr,
                  STR_ARG(dependency->name));
    }
}

static bool is_disabled(const struct chart *chart, struct str name)
{
    for (size_t i = 0; i < chart->dependency_count; i++) {
        if (!chart->dependencies[i].is_enabled && str_equal(chart->dependencies[i].name, name))
            return true;
    }
    return false;
}

static void remove_disabled(struct chart *chart)
{
    size_t kept = 0;

    for (size_t i = 0; i < chart->charts.count; i++) {
        if (!is_disabled(chart, chart->charts.items[i]->name))
            chart->charts.items[kept++] = chart->charts.items[i];
    }
    chart->charts.count = kept;
    kept = 0;
    for (size_t i = 0; i < chart->dependency_count; i++) {
        if (chart->dependencies[i].is_enabled)
            chart->dependencies[kept++] = chart->dependencies[i];
    }
    chart->dependency_count = kept;
}

static int enable_charts(const struct coalesce *coalesce, struct chart *chart,
                         const struct value *given, const char *prefix, struct error *err)
{
    struct value values;

    if (!json_is(json_get(chart->metadata, "dependencies"), JSON_ARRAY))
        return 0;
    choose_charts(chart, coalesce->arena);
    if (coalesce_values(coalesce, chart, given, false, &values, err) < 0)
        return -1;
    apply_tags(chart, &values);
    for (size_t i = 0; i < chart->dependency_count; i++)
        apply_condition(coalesce, &chart->dependencies[i], &values, prefix);
    remove_disabled(chart);
    for (size_t i = 0; i < chart->charts.count; i++) {
        struct chart *child = chart->charts.items[i];
        const char *below = arena_printf(coalesce->arena, "%s%.*s.", prefix, STR_ARG(child->name));

        if (enable_charts(coalesce, child, &values, below, err) < 0)
            return -1;
    }
    return 0;
}

/* ---- imported values ---- */

static struct str text_of(const struct json *value)
{
    return json_is(value, JSON_STRING) ? json_string(value) : STR("<nil>");
}

/** `table` in maps of the names of a path; "." is the top. */
static struct value in_maps(struct str path, const struct value *table, struct arena *arena)
{
    struct value top, inner;
    struct str name, rest = path;
    bool more = true;

    if (str_equals(path, "."))
        return *table;
    top = inner = value_map_new(&value_type_map, arena);
    while (more) {
        struct value next;

        more = str_cut(rest, '.', &name, &rest);
        next = more ? value_map_new(&value_type_map, arena) : *table;
        value_map_set(&inner, str_dup(name, arena), next);
        inner = next;
    }
    return top;
}

/** What one line of import-values asks for, put under what was imported before. */
static void import(const struct coalesce *coalesce, const struct chart_dependency *dependency,
                   const struct json *line, const struct value *values,
                   const struct value *imported)
{
    struct arena *arena = coalesce->arena;
    bool is_map = json_is(line, JSON_OBJECT);
    struct str child = text_of(is_map ? json_get(line, "child") : line);
    const char *path;
    struct value table;

    if (!is_map && !json_is(line, JSON_STRING))
        return;
    path = arena_printf(arena, "%.*s.%s%.*s", STR_ARG(dependency->name), is_map ? "" : "exports.",
                        STR_ARG(child));
    if (!coalesce_table(values, str_of(path), &table)) {
        helm_warn(coalesce->notices, "ImportValues missing table from chart %.*s: %s",
                  STR_ARG(dependency->name), path);
        return;
    }
    if (is_map)
        table = in_maps(text_of(json_get(line, "parent")), &table, arena);
    coalesce_merge_tables(coalesce, imported, &table);
}

/** import-values as templates see it afterwards: what each line stands for. */
static const struct json *imports_of(const struct json *lines, struct arena *arena)
{
    struct json *list = json_new_array(arena);

    for (struct json_cursor at = json_walk(lines); json_next(&at);) {
        struct json *import = json_new_object(arena);

        if (json_is(at.value, JSON_OBJECT)) {
            json_set(arena, import, "child",
                     json_new_string(arena, text_of(json_get(at.value, "child"))));
            json_set(arena, import, "parent",
                     json_new_string(arena, text_of(json_get(at.value, "parent"))));
        } else if (json_is(at.value, JSON_STRING)) {
            json_set_text(arena, import, "child",
                          arena_printf(arena, "exports.%s", json_cstr(at.value)));
            json_set_text(arena, import, "parent", ".");
        } else {
            continue;
        }
        json_append(arena, list, import);
    }
    return list;
}

enum { COPY_BUDGET = 5 * 1000 * 1000 };

static int import_values(const struct coalesce *coalesce, struct chart *chart, struct error *err)
{
    struct value imported = value_map_new(&value_type_map, coalesce->arena);
    struct value values, copy;

    for (size_t i = 0; i < chart->charts.count; i++) {
        if (import_values(coalesce, chart->charts.items[i], err) < 0)
            return -1;
    }
    if (chart->dependency_count == 0)
        return 0;
    if (coalesce_values(coalesce, chart, NULL, true, &values, err) < 0)
        return -1;
    for (size_t i = 0; i < chart->dependency_count; i++) {
        struct chart_dependency *dependency = &chart->dependencies[i];
        const struct json *lines = json_get(dependency->document, "import-values");

        for (struct json_cursor at = json_walk(lines); json_next(&at);)
            import(coalesce, dependency, at.value, &values, &imported);
        if (json_count(lines) > 0)
            dependency->imports = imports_of(lines, coalesce->arena);
    }
    /* A table may stand in several places now: each gets its own. */
    if (value_copy(&values, COPY_BUDGET, coalesce->arena, &copy, err) < 0)
        return -1;
    coalesce_merge_tables(coalesce, &copy, &imported);
    chart->values = copy;
    return 0;
}

int dependencies_process(const struct coalesce *coalesce, struct chart *chart,
                         const struct value *values, struct error *err)
{
    if (enable_charts(coalesce, chart, values, "", err) < 0)
        return -1;
    return import_values(coalesce, chart, err);
}
