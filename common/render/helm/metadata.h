#pragma once

#include "base/error.h"

struct arena;
struct json;

/* Private to this folder: what a Chart.yaml says. */

/**
 * Put the fields of a Chart.yaml (or requirements.yaml) into `metadata` with the types they have in
 * Helm: texts are texts. What Helm does not know is left out.
 */
int metadata_read(const struct json *document, struct json *metadata, struct arena *arena,
                  struct error *err) MUST_USE;

/** Clean texts of what cannot be printed, then check them: "validation: chart.metadata...". */
int metadata_check(struct json *metadata, struct arena *arena, struct error *err) MUST_USE;
