#pragma once

#include "render/helm/chart.h"
#include "render/helm/helm.h"

/* Private to this folder: what templates see as `.`. */

/** One template and its `.`. */
struct helm_template {
    struct str name; /* "app/charts/sub/templates/x.yaml" */
    struct str text;
    struct value data; /* of its chart; without Template */
    struct str base_path;
};

struct helm_templates {
    struct helm_template *items;
    size_t count, capacity;
};

/** `values` is the coalesced table of the root; inner charts share their part of it. */
struct objects_input {
    const struct chart *chart;
    const struct value *values;
    const char *release_name;
    const struct helm_options *options;
};

/** All templates of a chart and those beneath it. */
int objects_build(const struct objects_input *input, struct arena *arena,
                  struct helm_templates *out, struct error *err) MUST_USE;

/** Complete `.` for one of them: it may be executed next. */
void objects_point_at(const struct helm_template *template, struct arena *arena);
