#include "base/error.h"

#include "base/mem.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void error_release(struct error *err)
{
    free(err->message);
    *err = (struct error){ 0 };
}

PRINTF(1, 0) static char *format(const char *fmt, va_list args)
{
    char *text = NULL;

    if (vasprintf(&text, fmt, args) < 0)
        abort(); /* out of memory */
    return text;
}

/* Takes `message` over. The beginning says where, the end says why: what is too long loses its
 * middle. */
static int record(struct error *err, enum error_code code, char *message)
{
    size_t length = strlen(message);

    if (length > ERROR_MESSAGE_MAX) {
        size_t half = ERROR_MESSAGE_MAX / 2 - 3;

        memcpy(message + half, " ... ", 5);
        memmove(message + half + 5, message + length - half, half + 1);
    }
    free(err->message);
    err->code = code;
    err->message = message;
    return -1;
}

int(error_set)(struct error *err, enum error_code code, const char *fmt, ...)
{
    va_list args;
    char *message;

    va_start(args, fmt);
    message = format(fmt, args); /* first: an argument may be the old message */
    va_end(args);
    err->reason = NULL;
    err->retry_after_ms = 0;
    return record(err, code, message);
}

static enum error_code code_of_errno(int errnum)
{
    switch (errnum) {
    case ENOENT:
    case ENOTDIR:
        return ERR_NOT_FOUND;
    case EEXIST:
        return ERR_EXISTS;
    case EINVAL:
    case ENAMETOOLONG:
        return ERR_INVALID;
    case EACCES:
    case EPERM:
        return ERR_FORBIDDEN;
    case ENOSPC:
    case EMFILE:
    case ENFILE:
        return ERR_EXHAUSTED;
    case ETIMEDOUT:
        return ERR_TIMEOUT;
    case ECONNREFUSED:
    case ECONNRESET:
    case EPIPE:
    case EHOSTUNREACH:
    case ENETUNREACH:
        return ERR_UNAVAILABLE;
    default:
        return ERR_INTERNAL;
    }
}

int(error_set_errno)(struct error *err, int errnum, const char *fmt, ...)
{
    va_list args;
    char *what;
    int result;

    va_start(args, fmt);
    what = format(fmt, args);
    va_end(args);
    result = error_set(err, code_of_errno(errnum), "%s: %s", what,
                       strerrordesc_np(errnum) ? strerrordesc_np(errnum) : "unknown error");
    free(what);
    return result;
}

/* Keeps the code, the reason and the time to wait. */
int(error_prefix)(struct error *err, const char *fmt, ...)
{
    va_list args;
    char *context, *message;

    va_start(args, fmt);
    context = format(fmt, args);
    va_end(args);
    if (asprintf(&message, "%s: %s", context, err->message) < 0)
        abort();
    free(context);
    return record(err, err->code, message);
}

int(error_move)(struct error *to, struct error *from)
{
    if (to != from) {
        free(to->message);
        *to = *from;
        *from = (struct error){ 0 };
    }
    return -1;
}

const char *error_text(const struct error *err)
{
    return err->message ? err->message : "";
}

/* One row a code: what it is in gRPC, and what grpc-gateway answers over HTTP. */
static const struct {
    enum error_code code;
    int grpc;
    int http;
    const char *name;
} codes[] = {
    { ERR_OK, 0, 200, "OK" },
    { ERR_CANCELLED, 1, 408, "Canceled" },
    { ERR_UNKNOWN, 2, 500, "Unknown" },
    { ERR_INVALID, 3, 400, "InvalidArgument" },
    { ERR_TIMEOUT, 4, 504, "DeadlineExceeded" },
    { ERR_NOT_FOUND, 5, 404, "NotFound" },
    { ERR_EXISTS, 6, 409, "AlreadyExists" },
    { ERR_FORBIDDEN, 7, 403, "PermissionDenied" },
    { ERR_EXHAUSTED, 8, 429, "ResourceExhausted" },
    { ERR_PRECONDITION, 9, 400, "FailedPrecondition" },
    { ERR_ABORTED, 10, 409, "Aborted" },
    { ERR_OUT_OF_RANGE, 11, 400, "OutOfRange" },
    { ERR_UNIMPLEMENTED, 12, 501, "Unimplemented" },
    { ERR_INTERNAL, 13, 500, "Internal" },
    { ERR_UNAVAILABLE, 14, 503, "Unavailable" },
    { ERR_DATA_LOSS, 15, 500, "DataLoss" },
    { ERR_UNAUTHENTICATED, 16, 401, "Unauthenticated" },
    { ERR_TOO_LARGE, 8, 413, "ResourceExhausted" },
    { ERR_CONFLICT, 10, 409, "Aborted" },
    { ERR_GONE, 11, 410, "OutOfRange" },
};

enum { CODES = sizeof(codes) / sizeof(*codes), ROW_UNKNOWN = 2 };

static size_t row_of(enum error_code code)
{
    for (size_t i = 0; i < CODES; i++)
        if (codes[i].code == code)
            return i;
    return ROW_UNKNOWN;
}

int error_grpc_code(enum error_code code)
{
    return codes[row_of(code)].grpc;
}

const char *error_grpc_name(enum error_code code)
{
    return codes[row_of(code)].name;
}

int error_http_status(enum error_code code)
{
    return codes[row_of(code)].http;
}

enum error_code error_code_of_http(int status)
{
    switch (status) {
    case 400:
    case 422:
        return ERR_INVALID;
    case 401:
        return ERR_UNAUTHENTICATED;
    case 403:
        return ERR_FORBIDDEN;
    case 404:
        return ERR_NOT_FOUND;
    case 405:
    case 501:
        return ERR_UNIMPLEMENTED;
    case 409:
        return ERR_CONFLICT;
    case 410:
        return ERR_GONE;
    case 413:
        return ERR_TOO_LARGE;
    case 429:
        return ERR_EXHAUSTED;
    case 503:
        return ERR_UNAVAILABLE;
    case 504:
        return ERR_TIMEOUT;
    default:
        return status < 400 ? ERR_OK : ERR_INTERNAL;
    }
}
