#pragma once

#include "base/macros.h"
#include "base/vec.h"

struct arena;

/* Private to this folder: what Helm writes to stderr while it goes on. */
struct helm_notices {
    VEC(const char *) lines;
    struct arena *arena;
};

enum { HELM_NOTICES_LIMIT = 200 };

void helm_warn(struct helm_notices *notices, const char *fmt, ...) PRINTF(2, 3);
