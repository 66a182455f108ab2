#pragma once

#include "render/helm/chart.h"

/* Private to this folder. */

struct json_schema_source;

/**
 * Hold the coalesced values against the values.schema.json of a chart and of those beneath it:
 * "values don't meet the specifications of the schema(s) in the following chart(s): ...".
 */
int schemas_check(const struct chart *chart, const struct value *values,
                  const struct json_schema_source *source, struct arena *arena,
                  struct error *err) MUST_USE;
