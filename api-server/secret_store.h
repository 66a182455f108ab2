#pragma once

#include "base/error.h"
#include "base/str.h"

struct api_server;
struct arena;
struct json;
struct json_doc;

/**
 * The Secrets that repositories, credential templates and clusters are kept in. What was written
 * shows in the catalog at once. Only inside a fiber.
 */
struct secret_to_write {
    struct str name;
    const char *type;                        /* the label argocd.argoproj.io/secret-type */
    const struct json *data;                 /* base64 */
    const struct json *labels, *annotations; /* besides our own; NULL: those that are there */
};

/** ERR_EXISTS when there is one of that name. `*out` (may be NULL) is the stored one, in `arena`.
 */
int secret_store_create(struct api_server *server, const struct secret_to_write *secret,
                        struct arena *arena, const struct json **out, struct error *err) MUST_USE;

/** Make the catalog know one of that name that is there, when its watch has not told of it yet. */
int secret_store_learn(struct api_server *server, struct str name, struct arena *arena,
                       struct error *err) MUST_USE;

/** Replace the content of one that the catalog has; `name` is not looked at. */
int secret_store_update(struct api_server *server, const struct json_doc *before,
                        const struct secret_to_write *secret, struct arena *arena,
                        const struct json **out, struct error *err) MUST_USE;

/** One that we did not make stays, and is no longer ours: it loses its label. */
int secret_store_delete(struct api_server *server, const struct json_doc *secret,
                        struct arena *arena, struct error *err) MUST_USE;
