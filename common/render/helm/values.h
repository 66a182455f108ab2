#pragma once

#include "render/helm/helm.h"
#include "template/value.h"

/* Private to this folder: the values that a user gives. */

/** Files in their order, then what is set; the later ones win. */
int values_read(const struct helm_options *options, struct arena *arena, struct value *out,
                struct error *err) MUST_USE;
