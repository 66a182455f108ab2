#pragma once

#include "call.h"

struct json;

/** cluster.SettingsService/GetPlugins: the plugins that the repo-server can reach, by name. */
int tell_plugins(struct api_call *call, const struct json **reply, struct error *err);
