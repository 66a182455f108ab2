#pragma once

#include "base/error.h"

struct arena;
struct json;
struct knode;
struct resource;

/**
 * The original carries what it knows of an object in annotations of the object itself and takes
 * them out in the end. On the way they can be seen: a JSON patch finds that there are annotations,
 * and errors print them. Here they are made for those who look.
 */

#define CARRIED_ORIGIN "config.kubernetes.io/origin"
#define CARRIED_TRANSFORMATIONS "alpha.config.kubernetes.io/transformations"

/** The object with these annotations. */
int carried_show(const struct resource *resource, struct arena *arena, const struct json **out,
                 struct error *err) MUST_USE;
/** Take them out of an object again, together with an annotation map that becomes empty. */
void carried_drop(const struct resource *resource, struct knode *object);

/**
 * After the operations of a JSON patch, which saw them. The original puts its own back and writes
 * the map anew: what is no map is gone, and so is an empty one. When the metadata are no map
 * either, all is lost that was known.
 */
void carried_restore(struct resource *resource);

/** Before a strategic merge changes an object. */
void carried_mark(struct resource *resource, struct arena *arena);
/**
 * After it: a patch that takes the annotations away ("annotations: null", "$patch: replace") takes
 * away what they tell. No name follows the object any more, and it gets no hash.
 */
void carried_settle(struct resource *resource);

/** An object may have lost its kind or its name on the way: "missing metadata.name in object {{v1
 * ConfigMap} {{ } map[] map[]}}". */
int carried_check(const struct resource *resource, struct arena *arena, struct error *err) MUST_USE;
