#pragma once

#include "base/error.h"
#include "render/helm/helm.h"

struct arena;

/* Private to this folder: errors of templates in Helm's form. */

/** "template: f:1: ... function \"x\" not defined" becomes "parse error at (f:1): ...". */
int trace_parse_error(struct error *err, struct arena *arena);

/** `complaint` NULL: none; else what `required` or `fail` said. */
int trace_execute_error(struct error *err, const struct str *complaint, enum helm_rules rules,
                        struct arena *arena);
