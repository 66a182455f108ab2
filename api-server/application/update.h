#pragma once

#include "base/error.h"

struct api_call;
struct json;
struct subject;

enum update_metadata {
    UPDATE_REPLACES_METADATA, /* labels and annotations become the wanted ones */
    UPDATE_MERGES_METADATA,   /* they are added to those that are there */
};

/**
 * Store labels, annotations, finalizers and spec of `wanted` in the place of the subject's, which
 * is afterwards what is stored. Nothing is checked here. Only inside a fiber.
 */
int application_update_stored(struct api_call *call, struct subject *subject,
                              const struct json *wanted, enum update_metadata metadata,
                              struct error *err) MUST_USE;
