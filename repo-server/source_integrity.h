#pragma once

#include "base/error.h"
#include "repo_server.pb-c.h"

#include <stdbool.h>

/**
 * What a project wants to know about the signatures of a repository. 0: nothing; verifying is not
 * built in, so that any real wish is ERR_UNIMPLEMENTED: nothing passes unverified.
 */
int source_integrity_check(const Argosy__Repo__SourceIntegrity *integrity, const char *url,
                           bool is_enabled, struct error *err) MUST_USE;
