#pragma once

#include "method.h"

/** cluster.SettingsService: what clients need to know of an installation before they log in, and
 * more after. */
extern const struct api_method settings_methods[];
