#pragma once

#include "base/macros.h"

#include <stdbool.h>

/**
 * What went wrong, for a caller to decide on. The numbers up to 16 are gRPC's status codes
 * (https://grpc.github.io/grpc/core/md_doc_statuscodes.html): they travel in replies as they are.
 */
enum error_code {
    ERR_OK = 0,
    ERR_CANCELLED = 1,
    ERR_UNKNOWN = 2,
    ERR_INVALID = 3,
    ERR_TIMEOUT = 4,
    ERR_NOT_FOUND = 5,
    ERR_EXISTS = 6,
    ERR_FORBIDDEN = 7,
    ERR_EXHAUSTED = 8,
    ERR_PRECONDITION = 9,
    ERR_ABORTED = 10,
    ERR_OUT_OF_RANGE = 11,
    ERR_UNIMPLEMENTED = 12,
    ERR_INTERNAL = 13,
    ERR_UNAVAILABLE = 14,
    ERR_DATA_LOSS = 15,
    ERR_UNAUTHENTICATED = 16,
    /* Not gRPC's: these have their own row in the table of codes. */
    ERR_TOO_LARGE = 64, /* gRPC 8, HTTP 413 */
    ERR_CONFLICT = 65,  /* gRPC 10, HTTP 409 with reason Conflict: a stale resource version */
    ERR_GONE = 66,      /* gRPC 11, HTTP 410: a resource version that is too old */
};

enum { ERROR_MESSAGE_MAX = 32 * 1024 }; /* bytes; what is longer is cut in the middle */

/**
 * A failure. Start it as `CLEANUP(error_release) struct error err = { 0 }` where it is handled;
 * everybody in between only passes the pointer on.
 */
struct error {
    enum error_code code;
    const char *reason; /* the API server's, such as "AlreadyExists"; a constant, or NULL */
    int retry_after_ms; /* the API server's; 0 when it named none */
    char *message;      /* grown as needed; NULL while there is no failure */
};

void error_release(struct error *err);
DEFINE_CLEANUP_VALUE(struct error, error_release)

/** Record a failure. Always returns -1, so that `return error_set(...)` is one line. */
int error_set(struct error *err, enum error_code code, const char *fmt, ...) PRINTF(3, 4);

/** Like error_set(), with ": <text of errno>" at the end. */
int error_set_errno(struct error *err, int errnum, const char *fmt, ...) PRINTF(3, 4);

/** Put "<context>: " in front of a recorded failure. Keeps its code; always returns -1. */
int error_prefix(struct error *err, const char *fmt, ...) PRINTF(2, 3);

/** Move a failure from one place to another; `from` is empty afterwards. Always returns -1. */
int error_move(struct error *to, struct error *from);

/** The message, "" when there is none: never NULL. */
const char *error_text(const struct error *err);

/** gRPC's number of a code, 0 to 16. */
int error_grpc_code(enum error_code code);

/** gRPC's name of a code, such as "NotFound" (as Go prints it in "rpc error: code = NotFound"). */
const char *error_grpc_name(enum error_code code);

/** The HTTP status that grpc-gateway gives a code, such as 404. */
int error_http_status(enum error_code code);

/** The code for the HTTP status of a Kubernetes API server, ERR_OK below 400. */
enum error_code error_code_of_http(int status);

#ifdef __clang_analyzer__
/* It cannot look into another file: without being told it follows paths on which these return 0. */
#define error_set(...) ((void)error_set(__VA_ARGS__), -1)
#define error_set_errno(...) ((void)error_set_errno(__VA_ARGS__), -1)
#define error_prefix(...) ((void)error_prefix(__VA_ARGS__), -1)
#define error_move(to, from) ((void)error_move(to, from), -1)
#endif
