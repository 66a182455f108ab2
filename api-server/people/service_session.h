#pragma once

#include "method.h"

/** session.SessionService: log in, and who am I. */
extern const struct api_method session_methods[];
