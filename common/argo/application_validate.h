#pragma once

#include "argo/application.h"
#include "argo/conditions.h"
#include "argo/project.h"

struct cluster;

/**
 * What a refresh checks of a spec before anything else, in the original's words. `destination` is
 * the cluster that the destination names, NULL with `destination_error` saying why there is none.
 * What is found is added to `conditions` as InvalidSpecError.
 */
void application_validate(const struct application *app, const struct project *project,
                          const struct cluster *destination, const char *destination_error,
                          struct conditions *conditions, struct arena *arena);

/**
 * A destination as far as it can be judged without clusters: ERR_INVALID "application destination
 * can't have both name and server defined: ..." or "Destination server missing from app spec".
 */
int destination_validate(const struct destination *destination, struct error *err) MUST_USE;

/** The references of several sources, `$ref` to source. Errors as in the original's GetRefSources.
 */
int application_validate_refs(const struct application *app, struct error *err) MUST_USE;
