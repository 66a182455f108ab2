#pragma once

#include "render/helm/helm.h"
#include "template/value.h"

/* Private to this folder: the Go type of `.Values` and of `.` itself, a map with methods. */

const struct value_type *values_type(enum helm_rules rules);
