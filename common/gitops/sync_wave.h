#pragma once

#include <stdint.h>

struct json;

/** The wave of an object: sync-wave, else Helm's hook-weight, else 0. */
int64_t sync_wave(const struct json *object);
