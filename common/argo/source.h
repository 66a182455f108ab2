#pragma once

#include "argo/texts.h"
#include "base/error.h"

#include <stdbool.h>

struct arena;
struct json;

/** Where manifests come from: spec.source, an item of spec.sources, and the same in operations. */
struct application_source {
    const struct json *document; /* the source as it stands, unknown fields included */
    struct str repo_url;
    struct str path;
    struct str target_revision;
    struct str chart;
    struct str ref;
    struct str name;
    struct str tag_prefix;
    const struct json *helm; /* NULL: absent; so the others */
    const struct json *kustomize;
    const struct json *directory;
    const struct json *plugin;
};

/** Read one; `document` must outlive it. What is missing is empty, what has a wrong type too. */
struct application_source application_source_read(const struct json *document);

static inline bool application_source_is_helm_repository(const struct application_source *source)
{
    return source->chart.len > 0;
}

/** "oci://...". */
bool application_source_is_oci(const struct application_source *source);

/** It only lends its files to the value files of others: `ref` without path and chart. */
bool application_source_is_ref_only(const struct application_source *source);

/**
 * The one kind of options given: "Helm", "Kustomize", "Directory", "Plugin", or "" for none.
 * ERR_INVALID "multiple application sources defined: Kustomize,Helm" when there are several.
 */
int application_source_explicit_type(const struct application_source *source, struct arena *arena,
                                     const char **out, struct error *err) MUST_USE;

/** The same source to the original: equal in the typed form (see shape_typed()). */
bool application_sources_equal(const struct json *a, const struct json *b);

/**
 * The source without what means nothing: zero helm, kustomize and directory blocks; a directory
 * block that is zero but for include and exclude keeps just those. NULL when nothing changes.
 */
const struct json *application_source_normalize(const struct json *source, struct arena *arena);
