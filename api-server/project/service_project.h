#pragma once

#include "method.h"

/** project.ProjectService: AppProjects, their roles' tokens, and what belongs to them. */
extern const struct api_method project_methods[];
