#pragma once

#include "base/macros.h"
#include "base/str.h"

struct api_call;
struct application;
struct event_subject;
struct json;

/**
 * The trail that every change leaves: a Kubernetes Event beside the object, and a line in the log
 * that says who, what, where and from which address. Call one of these after the change was made.
 *
 * `reason` is one of the original's words: "ResourceCreated", "ResourceUpdated", "ResourceDeleted",
 * "ResourceActionRan", "OperationStarted", "OperationCompleted", "StatusRefreshed". `fmt` says what
 * was done ("created project"); the user is put before it.
 */
void audit_application(const struct api_call *call, const struct application *app,
                       const char *reason, const char *fmt, ...) PRINTF(4, 5);

/** An object of an application's tree; its event goes to the control plane's namespace. */
void audit_resource(const struct api_call *call, const struct event_subject *resource,
                    const char *reason, const char *fmt, ...) PRINTF(4, 5);

/** `object`: an AppProject or an ApplicationSet, as it was stored. */
void audit_object(const struct api_call *call, const struct json *object, const char *reason,
                  const char *fmt, ...) PRINTF(4, 5);

/** What has no object to tell of: accounts, tokens, logins, certificates, keys. Only the log. */
void audit_note(const struct api_call *call, const char *fmt, ...) PRINTF(2, 3);
