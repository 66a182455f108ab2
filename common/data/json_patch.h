#pragma once

#include "base/error.h"
#include "base/macros.h"

#include <stdbool.h>

struct arena;
struct json;

/** The errors' wording and the corners follow the library that the original uses in a place. */
enum json_patch_dialect {
    JSON_PATCH_V5, /* evanphx/json-patch v5 */
    JSON_PATCH_V4, /* evanphx/json-patch v4: what kustomize and the API server use */
};

struct json_patch_options {
    enum json_patch_dialect dialect;
    bool allow_missing_on_remove; /* `remove` of what is not there changes nothing */
};

/**
 * Apply an RFC 6902 patch (an array of operations) to a document. A negative list index counts
 * from the end. `options` NULL: v5. Errors: ERR_INVALID for a malformed patch, ERR_NOT_FOUND when a
 * path is missing, ERR_PRECONDITION when a `test` fails, ERR_TOO_LARGE past the limits below.
 * The result shares what was not touched with `document` and `patch`.
 */
int json_patch_apply(const struct json *document, const struct json *patch,
                     const struct json_patch_options *options, struct arena *arena,
                     const struct json **out, struct error *err) MUST_USE;

enum {
    JSON_PATCH_MAX_OPERATIONS = 10000, /* the API server's own limit */
    JSON_PATCH_MAX_DEPTH = 1000,       /* parts of a pointer */
    JSON_PATCH_MAX_COPIES = 3 << 20,   /* bytes of JSON that `copy` operations may add */
};
