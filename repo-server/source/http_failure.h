#pragma once

#include "base/error.h"

struct arena;

/**
 * Why there was no reply to a GET of `url` (shown as it is, so without a password), put as Go puts
 * it: `Get "U": dial tcp ...: connect: connection refused`. Replaces `*err`; always -1.
 */
int http_failure_explain(const char *url, struct arena *arena, struct error *err);
