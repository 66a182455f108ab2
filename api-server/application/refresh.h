#pragma once

#include "base/error.h"

#include <stdbool.h>

struct api_call;
struct subject;

/**
 * Have the application compared anew and wait until that is done; the subject is then what came of
 * it. Only inside a fiber. Without a controller that looks after it, it takes as long as the caller
 * waits.
 */
int application_refresh(struct api_call *call, struct subject *subject, bool is_hard,
                        struct error *err) MUST_USE;
