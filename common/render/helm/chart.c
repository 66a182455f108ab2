#include "render/helm/chart.h"

#include "base/arena.h"
#include "data/json.h"

#include <string.h>

static void read_dependencies(struct chart *chart, struct arena *arena)
{
    const struct json *list = json_get(chart->metadata, "dependencies");

    chart->dependencies = arena_alloc(arena, (json_count(list) + 1) * sizeof(*chart->dependencies));
    for (struct json_cursor at = json_walk(list); json_next(&at);) {
        chart->dependencies[chart->dependency_count++] = (struct chart_dependency){
            .document = at.value, .name = json_text_at(at.value, "name"), .is_enabled = true
        };
    }
}

static struct value default_values(const struct json *document, struct arena *arena)
{
    const struct json *values = json_get(document, "values");

    if (json_is(values, JSON_OBJECT))
        return value_of_json(values, VALUE_NUMBERS_FLOAT, arena);
    return (struct value){ .type = &value_type_map };
}

void chart_add(struct chart *parent, struct chart *child, struct arena *arena)
{
    struct chart_list *charts = &parent->charts;

    child->parent = parent;
    if (charts->count == charts->capacity) {
        size_t capacity = charts->capacity ? charts->capacity * 2 : 8;
        struct chart **items = arena_alloc(arena, capacity * sizeof(struct chart *));

        if (charts->count)
            memcpy(items, charts->items, charts->count * sizeof(struct chart *));
        charts->items = items;
        charts->capacity = capacity;
    }
    charts->items[charts->count++] = child;
}

struct chart *chart_open(const struct json *document, struct arena *arena)
{
    struct chart *chart = ARENA_NEW(arena, struct chart);

    chart->document = document;
    chart->metadata = json_get(document, "metadata");
    chart->name = json_text_at(chart->metadata, "name");
    chart->values = default_values(document, arena);
    read_dependencies(chart, arena);
    for (struct json_cursor at = json_walk(json_get(document, "charts")); json_next(&at);)
        chart_add(chart, chart_open(at.value, arena), arena);
    return chart;
}

struct chart *chart_clone(const struct chart *chart, struct str name, struct arena *arena)
{
    struct chart *clone = chart_open(chart->document, arena);

    clone->name = name.len ? name : chart->name;
    return clone;
}

struct str chart_path(const struct chart *chart, struct arena *arena)
{
    struct str path = chart->name;

    for (const struct chart *at = chart->parent; at; at = at->parent) {
        const char *joined =
            arena_printf(arena, "%.*s/charts/%.*s", STR_ARG(at->name), STR_ARG(path));

        path = str_of(joined);
    }
    return path;
}

bool chart_is_library(const struct chart *chart)
{
    return str_equals(json_text_at(chart->metadata, "type"), "library");
}
