#pragma once

#include "base/error.h"
#include "repo_server.pb-c.h"

struct arena;

/**
 * The repository as if the fields of the template that fits it best were its own, when it has no
 * credentials itself. ERR_UNIMPLEMENTED when what it then has to log in with is of a kind that is
 * not built in, and nothing else is there.
 */
int credentials_complete(Argosy__Repo__Repository *repository, struct arena *arena,
                         struct error *err) MUST_USE;
