#pragma once

#include "base/str.h"

struct accumulated;
struct arena;
struct plugin;
struct resource;
struct resource_origin;

/**
 * Where objects come from and what changed them, for `buildMetadata`: noted of every object as soon
 * as a kustomization wants any metadata, and printed in the end.
 */

/** Of what a plugin makes or changes: the kustomization, or the file that configures the plugin. */
const struct resource_origin *origin_of_plugin(const struct plugin *plugin);
/** Every object was handed to that transformer. */
void origin_note_transformer(const struct plugin *plugin);

/** As the annotations have them. */
struct str origin_print(const struct resource_origin *origin, struct arena *arena);
struct str origin_print_transformations(const struct resource *resource, struct arena *arena);
