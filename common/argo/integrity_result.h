#pragma once

#include "base/str.h"
#include "repo_server.pb-c.h"

struct arena;
struct json;

/*
 * What came of verifying a source: checks by name, each with its problems. No problem: it passed.
 */

/** {"Checks": [{"Name": …, "Problems": [...] or null}]}, as the original prints it. */
struct json *integrity_result_to_json(const Argosy__Repo__SourceIntegrityResult *result,
                                      struct arena *arena);

/** NULL for what is no object. */
Argosy__Repo__SourceIntegrityResult *integrity_result_from_json(const struct json *value,
                                                                struct arena *arena);

/**
 * "GIT/GPG: <problem>", a line each; "": there is none, or `result` is NULL. `source` ("source 1 of
 * 2") tells of which source each problem is; "": there is one alone.
 */
struct str integrity_result_print(const Argosy__Repo__SourceIntegrityResult *result,
                                  const char *source, struct arena *arena);
