#pragma once

#include "base/error.h"
#include "base/str.h"
#include "template/value.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct json;

/* Private to this folder: a chart while it is rendered. */

struct chart;
struct chart_list {
    struct chart **items;
    size_t count, capacity;
};

/** A dependency as a Chart.yaml lists it. */
struct chart_dependency {
    const struct json *document;
    struct str name;            /* its alias, once that counts */
    const struct json *imports; /* its import-values, each as {child, parent}; NULL: as listed */
    bool is_enabled;
};

struct chart {
    const struct json *document; /* as helm.h describes it; shared with its clones */
    const struct json *metadata;
    struct str name;     /* its alias, where it has one */
    struct value values; /* its defaults; a nil map when there are none */
    struct chart_dependency *dependencies;
    size_t dependency_count;
    struct chart_list charts;
    const struct chart *parent; /* NULL: the root */
};

/** Make a chart and those beneath it of its document. */
struct chart *chart_open(const struct json *document, struct arena *arena);
/** A copy under another name, or under its own (empty), that nothing of the original shares. */
struct chart *chart_clone(const struct chart *chart, struct str name, struct arena *arena);
void chart_add(struct chart *parent, struct chart *child, struct arena *arena);

/** "app/charts/sub". */
struct str chart_path(const struct chart *chart, struct arena *arena);
bool chart_is_library(const struct chart *chart);
