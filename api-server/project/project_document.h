#pragma once

#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

struct arena;
struct json;

/** What is done to AppProjects as documents before they are stored. Pure. */

/**
 * As it is stored: typed, each policy with one blank behind a comma, and the lists of tokens in
 * spec and status the same: both together, newest first, each with an id.
 */
struct json *project_document_normalize(const struct json *project, struct arena *arena);

/** The same for the tokens alone: what is answered about a project that is stored already. */
struct json *project_document_with_tokens(const struct json *project, struct arena *arena);

/** What nobody here knows of, and `old` has, in `project` and its spec: it is not to be lost. */
void project_document_keep_unknown(struct json *project, const struct json *old,
                                   struct arena *arena);

/**
 * Where two specs differ, as Argo CD tells it: of each difference the parts of its path, by the
 * names of Go's fields, "SourceRepos,0,Description"; empty: nowhere.
 */
struct str project_document_difference(const struct json *old_spec, const struct json *new_spec,
                                       struct arena *arena);

/** A role's tokens; NULL: none. */
const struct json *project_document_tokens(const struct json *project, struct str role);
/** The same with one more, or without one (by its id, else by its time). False: it had none. */
void project_document_add_token(struct json *project, struct str role, const struct json *token,
                                struct arena *arena);
bool project_document_remove_token(struct json *project, struct str role, struct str id,
                                   int64_t issued_at, struct arena *arena);

/** Lists of a global project added to those of `project`. */
void project_document_inherit(struct json *project, const struct json *global, struct arena *arena);
