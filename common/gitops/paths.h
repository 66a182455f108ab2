#pragma once

#include "argo/application.h"
#include "argo/texts.h"

#include <stdbool.h>

struct arena;

/**
 * The paths whose change can change an application's manifests: annotation
 * argocd.argoproj.io/manifest-generate-paths for one source, cleaned, relative to the repository's
 * root. Empty when it says nothing.
 */
struct texts generate_paths(const struct application *app, const struct application_source *source,
                            struct arena *arena);

/** The same from the annotation's text and a source path. */
struct texts generate_paths_of(struct str annotation, struct str source_path, struct arena *arena);

/** One of `files` is, is beneath, or matches one of `paths`. True when there are no paths. */
bool generate_paths_match(struct texts paths, struct texts files, struct arena *arena);

/** Go's path.Clean(a + "/" + b). */
struct str path_join(struct str a, struct str b, struct arena *arena);
