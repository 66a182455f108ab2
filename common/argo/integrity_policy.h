#pragma once

#include "argo/application.h"
#include "base/error.h"
#include "repo_server.pb-c.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct project;

/**
 * Whose signatures a project wants on its sources. The policies there are concern Git alone.
 */

/** What ARGOCD_GPG_ENABLED says: on, but for "false" and "no" in any case. */
bool integrity_policy_is_enabled(const char *value);

/**
 * The policies of a project, in `arena`; NULL: it has none. The older signatureKeys are the keys
 * for the head of any repository; they count for nothing beside policies.
 */
Argosy__Repo__SourceIntegrity *integrity_policy_read(const struct project *project,
                                                     struct arena *arena);

/**
 * 1: `*out` is the policy by which a repository is to be verified; 0: nothing is to be verified
 * ("none" says so too); -1: there are two, and nobody can tell which one counts.
 */
int integrity_policy_find(const Argosy__Repo__SourceIntegrity *integrity, const char *url,
                          const Argosy__Repo__GitIntegrityPolicy **out, struct error *err) MUST_USE;

/** Is any of the sources to be verified? One with two policies is. */
bool integrity_policy_concerns(const Argosy__Repo__SourceIntegrity *integrity,
                               const struct application_source *sources, size_t count);
