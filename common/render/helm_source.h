#pragma once

#include "render/helm/helm.h"
#include "render/renderer.h"

struct tree;

/* Private to the helm_*.c files: an application's `helm` block. */

/** A file of values: where it lies, and how messages and commands name it. */
struct helm_source_file {
    struct tree *tree; /* NULL: `text` is all there is */
    const char *path;  /* in that tree */
    const char *shown;
    struct str text;
    bool is_remote;
};

struct helm_source_files {
    struct helm_source_file *items;
    size_t count, capacity;
};

/** The valueFiles of the source, globs expanded; remote ones are read. */
int helm_source_find_files(struct rendering *rendering, struct helm_source_files *out,
                           struct error *err) MUST_USE;

/** One path of the source as a file: of the tree, of another source ("$ref/..."), behind a URL. */
int helm_source_resolve(struct rendering *rendering, struct str path, struct helm_source_file *out,
                        struct error *err) MUST_USE;

/** The bytes of a file; "open PATH: no such file or directory". */
int helm_source_read(struct rendering *rendering, const struct helm_source_file *file,
                     struct str *out, struct error *err) MUST_USE;

/** The original reads Chart.yaml for its repositories before Helm does: its errors. */
int helm_source_check(struct rendering *rendering, struct error *err) MUST_USE;

int helm_source_load(struct rendering *rendering, const struct json **out,
                     struct error *err) MUST_USE;
/** The chart with those that it lists and does not hold. */
int helm_source_add_charts(struct rendering *rendering, const struct json *chart,
                           const struct json **out, struct error *err) MUST_USE;

/** Put the charts that it lists and does not hold into Reply.plan. */
int helm_source_plan_charts(struct rendering *rendering, struct error *err) MUST_USE;

/** Reply.helm: the value files there are and the values, flattened. */
int helm_source_details(struct rendering *rendering, struct error *err) MUST_USE;
