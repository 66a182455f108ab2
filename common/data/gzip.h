#pragma once

#include "base/error.h"
#include "base/str.h"

struct arena;

/** The bytes as a gzip stream, in `arena`. */
struct str gzip_pack(struct str bytes, struct arena *arena);

/** More than `limit` bytes are ERR_TOO_LARGE; what is no gzip stream, or cut short, ERR_INVALID. */
int gzip_unpack(struct str bytes, size_t limit, struct arena *arena, struct str *out,
                struct error *err) MUST_USE;
