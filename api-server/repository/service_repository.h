#pragma once

#include "method.h"

/** repository.RepositoryService and repocreds.RepoCredsService. */
extern const struct api_method repository_methods[];
extern const struct api_method repocreds_methods[];
