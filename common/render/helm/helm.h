#pragma once

#include "base/error.h"
#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct json;
struct json_schema_source;
struct strbuf;
struct template_host;
struct template_limits;
struct value;
struct tree;
struct whereabouts;

/**
 * `helm template` as a function: a chart, values and a cluster's versions to an ordered list of
 * manifests. Without network, clock or state, but for what templates themselves ask of the host.
 *
 *     helm_chart_load(tree, "charts/app", HELM_RULES_4, arena, &chart, err);
 *     helm_template(chart, &options, arena, &output, err);
 *     helm_output_objects(&output, arena, &objects, err);
 */

/** The releases of Helm whose rules differ. */
enum helm_rules {
    HELM_RULES_4, /* 4.2 */
    HELM_RULES_3, /* 3.19 */
};

/* ---- charts ---- */

/**
 * A chart is one JSON document, so that it can be frozen, kept by digest and handed to another
 * process: {"metadata", "values", "schema", "lock", "templates": {path: text}, "files": {path:
 * bytes}, "charts": [...]}. Errors are Helm's.
 */
int helm_chart_load(struct tree *tree, const char *path, enum helm_rules rules, struct arena *arena,
                    const struct json **out, struct error *err) MUST_USE;

/** The same from a packed chart (.tgz). */
int helm_chart_load_archive(struct str bytes, enum helm_rules rules, struct arena *arena,
                            const struct json **out, struct error *err) MUST_USE;

/* ---- rendering ---- */

struct helm_value_file {
    const char *name; /* for errors */
    struct str text;
};

enum helm_set_kind { HELM_SET_JSON, HELM_SET, HELM_SET_STRING, HELM_SET_FILE, HELM_SET_LITERAL };

/** One --set and its siblings: "a.b=1,c=2". All of a kind count before those of the next. */
struct helm_set {
    enum helm_set_kind kind;
    struct str expression;
};

/** What has no value is NULL or 0, and then Helm's default. */
struct helm_options {
    enum helm_rules rules;
    const char *release_name; /* a template itself; "release-name" when NULL or empty */
    const char *namespace;    /* "default" when NULL */
    const char *kube_version; /* "1.28", "v1.28.3-gke.100" */
    const char *const *api_versions;
    size_t api_version_count;
    const struct helm_value_file *value_files; /* the later ones win */
    size_t value_file_count;
    const struct helm_set *sets; /* they win over the files */
    size_t set_count;
    /** Read the file of a HELM_SET_FILE; NULL: there are none. */
    int (*read_file)(void *context, struct str path, struct arena *arena, struct str *out,
                     struct error *err);
    void *read_context;
    const struct value
        *given; /* what helm_read_values() has read of all these; NULL: nothing yet */
    const struct json_schema_source
        *schemas; /* what the schemas of values refer to; NULL: nothing is fetched */
    bool include_crds, skip_tests, skip_schema_validation, no_hooks;
    const struct template_limits *limits;
    const struct template_host *host;
    struct whereabouts *where; /* kept up to date with the file at hand; NULL: not */
};

/** One document of the output, or one file of CRDs. */
struct helm_manifest {
    struct str source; /* "app/templates/x.yaml" */
    struct str text;
    const struct json *object; /* NULL for a file of CRDs: it may hold many */
    bool is_hook;
};

struct helm_output {
    struct helm_manifest *manifests; /* in the order in which Helm prints them */
    size_t count;
    const char **warnings; /* as Helm writes them to stderr */
    size_t warning_count;
};

/** Read the files of values and what is set. helm_template() does it where it was not done, but
 * Helm does it before it looks at the chart, which shows when both are wrong. Once for each chart:
 * rendering changes them. */
int helm_read_values(struct helm_options *options, struct arena *arena, struct error *err) MUST_USE;

/** Errors are what Helm prints behind "Error: ". All of `*out` is in `arena`. */
int helm_template(const struct json *chart, const struct helm_options *options, struct arena *arena,
                  struct helm_output *out, struct error *err) MUST_USE;

/** As `helm template` prints it. */
void helm_output_write(const struct helm_output *output, struct strbuf *out);

/**
 * The documents as Argo CD reads that print: `*out` is an array of objects, empty documents left
 * out; one without a kind is an error.
 */
int helm_output_objects(const struct helm_output *output, struct arena *arena,
                        const struct json **out, struct error *err) MUST_USE;
