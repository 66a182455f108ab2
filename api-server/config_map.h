#pragma once

#include "base/error.h"

struct api_call;
struct json;

/** The control plane's ConfigMaps, as methods read and change them. In a fiber. */

/** Its `data`, in the call's arena; ERR_NOT_FOUND. */
int config_map_data(struct api_call *call, const char *name, const struct json **out,
                    struct error *err) MUST_USE;

/**
 * Change members of its `data` (null takes one out), if it is still what config_map_data() has
 * read: else a conflict.
 */
int config_map_patch(struct api_call *call, const char *name, const struct json *data,
                     struct error *err) MUST_USE;

/** Read it anew, after a conflict. */
int config_map_refresh(struct api_call *call, const char *name, struct error *err) MUST_USE;
