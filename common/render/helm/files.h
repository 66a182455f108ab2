#pragma once

#include "template/value.h"

struct arena;
struct json;

/* Private to this folder. */

/** `.Files`: the files of a chart, {path: bytes}. */
struct value files_new(const struct json *files, struct arena *arena);
