#pragma once

#include "base/str.h"

#include <stdbool.h>

/** Private to garbage*.c. */

struct api_resource;
struct arena;
struct cluster;
struct json;

/** An object whose turn has come. */
struct garbage_work {
    struct cluster *cluster;
    struct arena *arena;
    struct api_resource *resource;
    const struct json *object; /* a copy in the arena */
};

/** False: it is gone. */
bool garbage_load(struct cluster *cluster, struct api_resource *resource, struct str key,
                  struct arena *arena, struct garbage_work *out);
void garbage_remove(const struct garbage_work *work);
void garbage_save(const struct garbage_work *work, const struct json *object,
                  const char *subresource);
bool garbage_has_finalizer(const struct json *object, const char *name);
void garbage_drop_finalizer(const struct garbage_work *work, const char *name);

/** A namespace, a definition of custom resources that is being deleted: a step on the way. */
void garbage_end_namespace(const struct garbage_work *work);
void garbage_end_definition(const struct garbage_work *work);
