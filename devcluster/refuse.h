#pragma once

#include "base/macros.h"
#include "base/str.h"

#include <stdbool.h>

struct arena;
struct error;
struct json;

/**
 * Why a request was refused, as a Status object says it. Everything lives in `arena`; start it as
 * { .arena = arena }.
 */
struct refusal {
    struct arena *arena;
    int code;           /* HTTP; 0: not refused */
    const char *reason; /* "NotFound"; "" for none */
    const char *message;
    const struct json *details; /* NULL: none */
    int retry_after_s;
};

/** What an object is called in a refusal. */
struct refused_object {
    const char *group;
    const char *kind; /* the plural, or the Kind of an invalid object */
    struct str name;
};

/** All of these return -1. */
int refuse(struct refusal *why, int code, const char *reason, const char *fmt, ...) PRINTF(4, 5);
int refuse_about(struct refusal *why, int code, const char *reason, struct refused_object object,
                 const char *fmt, ...) PRINTF(5, 6);
int refuse_not_found(struct refusal *why, struct refused_object object);
int refuse_exists(struct refusal *why, struct refused_object object);
/** "Operation cannot be fulfilled on ...: <text>" */
int refuse_conflict(struct refusal *why, struct refused_object object, const char *text);
/** "<object> is forbidden: <text>" */
int refuse_forbidden(struct refusal *why, struct refused_object object, const char *text);
int refuse_bad_request(struct refusal *why, const char *fmt, ...) PRINTF(2, 3);
/** What our own code could not do: 500 with the error's text. */
int refuse_internal(struct refusal *why, const struct error *err);

/** The Status object. */
const struct json *refusal_status(const struct refusal *why);

/**
 * What is wrong with the fields of an object: added one by one, refused together.
 */
struct faults {
    struct arena *arena;
    struct fault *first, *last;
    unsigned count;
};

struct fault {
    struct fault *next;
    const char *reason, *field, *message;
};

enum { FAULTS_MAX = 1000 };

/** `reason` such as "FieldValueInvalid". */
void fault_add(struct faults *faults, const char *reason, const char *field, const char *fmt, ...)
    PRINTF(4, 5);
/** "Required value", or "Required value: <detail>". */
void fault_required(struct faults *faults, const char *field, const char *detail);
/** "Invalid value: <value as JSON>: <detail>". */
void fault_invalid(struct faults *faults, const char *field, const struct json *value,
                   const char *detail);
void fault_forbidden(struct faults *faults, const char *field, const char *detail);
/** "Unsupported value: <value>: supported values: ..."; `allowed` ends with NULL, is sorted. */
void fault_unsupported(struct faults *faults, const char *field, const struct json *value,
                       const char *const *allowed);

/** 422 with all of them; 0 when there are none. */
int refuse_faults(struct refusal *why, struct refused_object object, const struct faults *faults);
