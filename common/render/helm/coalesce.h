#pragma once

#include "base/error.h"
#include "render/helm/chart.h"
#include "render/helm/helm.h"

/* Private to this folder: which value counts, the user's or a chart's. */

struct helm_notices;

struct coalesce {
    enum helm_rules rules;
    struct helm_notices *notices; /* for warnings */
    struct arena *arena;
};

/**
 * The values of a chart under the given ones, and those of the charts beneath it in tables of their
 * names. `given` is not changed. `keeps_nulls`: a null is a value like others, as for
 * import-values; else it removes the default.
 */
int coalesce_values(const struct coalesce *coalesce, const struct chart *chart,
                    const struct value *given, bool keeps_nulls, struct value *out,
                    struct error *err) MUST_USE;

/** Put what `under` has and `over` has not into `over`. Nulls are values. */
void coalesce_merge_tables(const struct coalesce *coalesce, const struct value *over,
                           const struct value *under);

/** A table at a path of names between dots; false: there is none. */
bool coalesce_table(const struct value *values, struct str path, struct value *out);
/** What is no table, at such a path. */
bool coalesce_path_value(const struct value *values, struct str path, struct value *out);
