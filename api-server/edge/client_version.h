#pragma once

#include "base/error.h"
#include "base/str.h"

/**
 * May a client of this kind speak to us? "argocd-client/<version>" from 1.4.0 on, whose messages
 * are the ones of today; two old grpc-go programs are refused, everything else is let in.
 */
int client_version_check(struct str user_agent, struct error *err) MUST_USE;
