#pragma once

#include "base/error.h"
#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct json;
struct kube_resource;

/**
 * What an API server's refusal means. A Status object's message, reason and details pass on as they
 * are, so that texts read as client-go prints them; an answer that is no Status gets client-go's
 * words for its HTTP status.
 */
struct kube_refusal {
    int http_status;
    const char *method;                   /* "GET" */
    const struct kube_resource *resource; /* NULL: a bare path */
    const char *name;                     /* of the object; NULL or "" when there was none */
    const struct json *status;            /* the Status object; NULL: the body was none */
    struct str body;                      /* where it was none: its text, when it is text */
    int retry_after_ms;                   /* of the header; 0: none */
};
/** Always returns -1, as error_set() does. */
int kube_status_error(const struct kube_refusal *refusal, struct error *err);

/** True for an object of kind Status of API version v1. */
bool kube_is_status(const struct json *value);

/** `details.causes` of a Status: NULL-safe. */
struct kube_cause {
    struct str type;  /* "FieldValueInvalid" */
    struct str field; /* "spec.replicas" */
    struct str message;
};
size_t kube_status_cause_count(const struct json *status);
struct kube_cause kube_status_cause(const struct json *status, size_t index);

/** The constant for a reason of the API ("Conflict"); NULL for a word that is none of them. */
const char *kube_reason(struct str reason);

/* What a failure was, by code and reason: for whoever decides what to do next. */
bool kube_is_not_found(const struct error *err);
bool kube_is_conflict(const struct error *err); /* 409 Conflict, not AlreadyExists */
bool kube_already_exists(const struct error *err);
bool kube_is_forbidden(const struct error *err);    /* 403 */
bool kube_is_unauthorized(const struct error *err); /* 401 */
bool kube_is_gone(const struct error *err);         /* 410, reasons Gone and Expired */
bool kube_is_invalid(const struct error *err);      /* 422 */
bool kube_is_method_not_allowed(const struct error *err);
/** Might go well the next time: no answer, 429, 5xx but 501. */
bool kube_is_transient(const struct error *err);
