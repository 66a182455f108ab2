#pragma once

#include "base/error.h"

struct api_call;
struct json;

/**
 * The links of a setting ("application.links"), each a template over `data` and perhaps with a
 * condition: a LinksResponse. One that cannot be made is left out and logged.
 */
int deep_links_make(struct api_call *call, const char *setting, const struct json *data,
                    const struct json **reply, struct error *err) MUST_USE;
