#pragma once

#include "base/error.h"

#include <stdbool.h>

struct api_call;
struct subject;

/*
 * What an Application must be before it is stored. `subject->app` is the wanted one. Errors with a
 * code of their own stand as they are; who tells of the others puts his words before them, see
 * spec_check_error_prefix().
 */

/** Name and the names of its sources. */
int spec_check_names(const struct subject *subject, struct error *err) MUST_USE;

/**
 * Its destination, its repositories (when `asks_repositories`: they are there, and manifests come
 * of them) and what the project permits. Only inside a fiber.
 */
int spec_check(struct api_call *call, struct subject *subject, bool asks_repositories,
               struct error *err) MUST_USE;

/** Put "<text>: " before an error that has no code of its own. Always -1. */
int spec_check_error_prefix(struct error *err, const char *text);
