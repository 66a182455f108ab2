#pragma once

#include "base/error.h"
#include "base/str.h"

struct api_call;
struct arena;
struct json;
struct json_doc;
struct subject;

/*
 * What the controller knows of an application and the stored one does not tell: its tree and the
 * differences of its objects, out of the shared cache. All of it only inside a fiber.
 */

/**
 * Its ApplicationTree, in the call's arena. Where the cache has none, the application's own
 * conditions are the error, else it is refreshed and the cache is asked once more.
 */
int app_state_tree(struct api_call *call, struct subject *subject, const struct json **out,
                   struct error *err) MUST_USE;

/** Its ResourceDiffs, an array; the same. */
int app_state_managed(struct api_call *call, struct subject *subject, const struct json **out,
                      struct error *err) MUST_USE;

/** The tree of an instance if the cache has it, NULL else. */
struct api_server;
const struct json *app_state_find_tree(const struct api_server *server, struct str instance,
                                       struct arena *arena);

/**
 * An Application with the health of each of its resources, which its tree has where the stored one
 * has it not. `document` itself when there is nothing to add.
 */
const struct json *app_state_add_health(const struct api_server *server,
                                        const struct json *document, struct arena *arena);
