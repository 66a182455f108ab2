#pragma once

#include "base/error.h"
#include "base/str.h"
#include "base/strbuf.h"

struct arena;
struct json;

/* Shared by the files of this folder only: what `helm dependency build` refuses. */

/**
 * Before anything is loaded: a lock file that was not made of what the chart asks for, a range of
 * versions that is none, a repository of no known kind.
 */
int helm_dependencies_check(const struct json *chart, struct arena *arena,
                            struct error *err) MUST_USE;

/** Of charts in the same files: those whose version is not asked for. */
struct helm_misfits {
    struct strbuf *names;
    size_t count;
};

/** What a lock file settled on must be there; else the chart is noted in `misfits`. */
int helm_dependencies_compare(const struct json *chart, const struct json *dependency,
                              const struct json *found, struct arena *arena,
                              struct helm_misfits *misfits, struct error *err) MUST_USE;
/** An error when there are any. */
int helm_dependencies_settle(const struct helm_misfits *misfits, struct error *err) MUST_USE;

/** The version that a lock file settled on, else the range that the chart asks for. */
struct str helm_dependencies_version(const struct json *chart, const struct json *dependency);
