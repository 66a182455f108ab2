#pragma once

#include "base/error.h"
#include "gitops/windows.h"

struct api_call;
struct subject;

/** The windows of its project that concern the subject, and the question of a sync by hand now. */
struct windows sync_windows_of(const struct api_call *call, const struct subject *subject);
struct window_question sync_windows_question(const struct api_call *call);

/** ERR_FORBIDDEN "cannot sync: blocked by sync window" when a sync by hand is not allowed now. */
int sync_windows_check(const struct api_call *call, const struct subject *subject,
                       struct error *err) MUST_USE;
