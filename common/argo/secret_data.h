#pragma once

#include "base/error.h"
#include "base/str.h"

#include <stddef.h>

struct arena;
struct json;

enum { SECRET_VALUE_MAX = 4 << 20 }; /* bytes of one decoded value */

/** A key of a Secret's data, and where its value goes. */
struct secret_field {
    const char *key;
    struct str *out;
};

/** The value of one key of `data` (base64) or `stringData`; empty when there is none. */
int secret_value(const struct json *secret, const char *key, struct arena *arena, struct str *out,
                 struct error *err) MUST_USE;

int secret_fields_read(const struct json *secret, const struct secret_field *fields, size_t count,
                       struct arena *arena, struct error *err) MUST_USE;
