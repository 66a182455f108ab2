#pragma once

#include "base/error.h"
#include "render/helm/coalesce.h"

/* Private to this folder: which charts within a chart take part, and what they give upwards. */

/** Every dependency that a root chart lists must lie in it. */
int dependencies_check(const struct chart *chart, enum helm_rules rules,
                       struct error *err) MUST_USE;

/**
 * Give charts their aliases, remove what tags and conditions turn off, and import the values of
 * inner charts as the lists of dependencies say.
 */
int dependencies_process(const struct coalesce *coalesce, struct chart *chart,
                         const struct value *values, struct error *err) MUST_USE;
