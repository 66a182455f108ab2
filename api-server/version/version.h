#pragma once

#include "method.h"

/** version.VersionService: what this is, in full for those who have logged in. */
extern const struct api_method version_methods[];
