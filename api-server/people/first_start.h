#pragma once

#include "base/error.h"

struct api_server;

/**
 * What an installation needs and nobody has made yet: the key that tokens are signed with, the
 * administrator's first password (told in the Secret argocd-initial-admin-secret), and the project
 * "default". Two servers that start at once agree: who is later takes what the other has made. In
 * a fiber, after the catalog is ready.
 */
int first_start(struct api_server *server, struct error *err) MUST_USE;
