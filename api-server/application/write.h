#pragma once

#include "base/error.h"

struct api_call;
struct arena;
struct json;
struct subject;

/** A change to an Application: made on a copy of what is stored, and again when that was stale. */
struct application_edit {
    /** Change `document`, or refuse. */
    int (*apply)(const struct application_edit *edit, struct json *document, struct arena *arena,
                 struct error *err);
    const void *context;
    const char *exhausted; /* the message when others were always faster */
};

/**
 * Store the change; the subject is what is stored then. Unknown fields stay as they are. Members
 * that the original always writes are added where they are missing. Only inside a fiber.
 */
int application_write(struct api_call *call, struct subject *subject,
                      const struct application_edit *edit, struct error *err) MUST_USE;
