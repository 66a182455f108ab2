#pragma once

#include "base/error.h"
#include "base/str.h"

struct arena;

/** Files in the data folder ("": there is none, and everything is made anew). */

/** A secret text of `bytes` random bytes in hexadecimal, made when it is not there; freed with
 * free(). */
int keep_secret(const char *folder, const char *name, size_t bytes, char **out,
                struct error *err) MUST_USE;
/** A file's text: 1, or 0 when there is none. */
int keep_read(const char *folder, const char *name, struct arena *arena, struct str *out,
              struct error *err) MUST_USE;
/** Write a file anew so that it is the old or the new one, whatever happens. */
int keep_write(const char *folder, const char *name, struct str text, struct error *err) MUST_USE;
