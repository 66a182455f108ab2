#pragma once

#include "argo/shape.h"

/* Shapes that several tables of this folder refer to. */

extern const struct shape_field shape_helm[];
extern const struct shape_field shape_kustomize[];
extern const struct shape_field shape_directory[];
extern const struct shape_field shape_plugin[];
