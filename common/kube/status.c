#include "kube/status.h"

#include "base/arena.h"
#include "base/strbuf.h"
#include "data/json.h"
#include "kube/resource.h"

#include <string.h>

enum { BODY_SHOWN = 2048 }; /* client-go shows no more of a body that is no Status */

/* A reason of the API, and what it means to us. */
static const struct reason {
    const char *name;
    enum error_code code;
} reasons[] = {
    { "Unauthorized", ERR_UNAUTHENTICATED },
    { "Forbidden", ERR_FORBIDDEN },
    { "NotFound", ERR_NOT_FOUND },
    { "AlreadyExists", ERR_EXISTS },
    { "Conflict", ERR_CONFLICT },
    { "Gone", ERR_GONE },
    { "Invalid", ERR_INVALID },
    { "ServerTimeout", ERR_UNAVAILABLE },
    { "StorageReadError", ERR_INTERNAL },
    { "Timeout", ERR_TIMEOUT },
    { "TooManyRequests", ERR_EXHAUSTED },
    { "BadRequest", ERR_INVALID },
    { "MethodNotAllowed", ERR_UNIMPLEMENTED },
    { "NotAcceptable", ERR_INVALID },
    { "RequestEntityTooLarge", ERR_TOO_LARGE },
    { "UnsupportedMediaType", ERR_INVALID },
    { "InternalError", ERR_INTERNAL },
    { "Expired", ERR_GONE },
    { "ServiceUnavailable", ERR_UNAVAILABLE },
};

static const struct reason *find_reason(struct str name)
{
    for (size_t i = 0; i < sizeof(reasons) / sizeof(*reasons); i++)
        if (str_equals(name, reasons[i].name))
            return &reasons[i];
    return NULL;
}

const char *kube_reason(struct str reason)
{
    const struct reason *found = find_reason(reason);

    return found ? found->name : NULL;
}

bool kube_is_status(const struct json *value)
{
    return str_equals(json_string(json_get(value, "kind")), "Status") &&
           str_equals(json_string(json_get(value, "apiVersion")), "v1");
}

/* What client-go says for an HTTP status when the server sent no Status object. */
static const struct words {
    int http_status;
    const char *reason;
    const char *message; /* NULL: the body's text */
} words[] = {
    { 400, "BadRequest", "the server rejected our request for an unknown reason" },
    { 401, "Unauthorized", "the server has asked for the client to provide credentials" },
    { 403, "Forbidden", NULL },
    { 404, "NotFound", "the server could not find the requested resource" },
    { 405, "MethodNotAllowed", "the server does not allow this method on the requested resource" },
    { 406, "NotAcceptable", NULL },
    { 409, "Conflict", "the server reported a conflict" },
    { 415, "UnsupportedMediaType", NULL },
    { 422, "Invalid", "the server rejected our request due to an error in our request" },
    { 429, "TooManyRequests",
      "the server has received too many requests and has asked us to try again later" },
    { 503, "ServiceUnavailable", "the server is currently unable to handle the request" },
    { 504, "Timeout",
      "the server was unable to return a response in the time allotted, but may still be "
      "processing the request" },
};

static const struct words *find_words(int http_status)
{
    for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
        if (words[i].http_status == http_status)
            return &words[i];
    return NULL;
}

static void add_message(struct strbuf *text, const struct kube_refusal *refusal,
                        const struct words *found)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct str body = str_trim(str_slice(refusal->body, 0, BODY_SHOWN));
    bool is_unknown = str_is_empty(body);

    if (is_unknown)
        body = STR("unknown");
    if (found && found->message)
        strbuf_puts(text, found->message);
    else if (found && found->http_status == 406 && is_unknown)
        strbuf_puts(text, "the server was unable to respond with a content type that the client "
                          "supports");
    else if (found)
        strbuf_add(text, body.ptr, body.len);
    else if (refusal->http_status >= 500)
        strbuf_printf(text, "an error on the server (%s) has prevented the request from succeeding",
                      json_print(json_new_string(arena, body), JSON_RAW_HTML, arena).ptr);
    else
        strbuf_printf(text,
                      "the server responded with the status code %d but did not return more "
                      "information",
                      refusal->http_status);
}

/* "(get deployments.apps web)": which request it was. */
static void add_request(struct strbuf *text, const struct kube_refusal *refusal)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    if (!refusal->resource)
        return;
    strbuf_puts(text, " (");
    for (const char *c = refusal->method; *c; c++)
        strbuf_printf(text, "%c", *c >= 'A' && *c <= 'Z' ? *c - 'A' + 'a' : *c);
    strbuf_printf(text, " %s", kube_group_resource(refusal->resource, arena));
    if (refusal->name && *refusal->name)
        strbuf_printf(text, " %s", refusal->name);
    strbuf_puts(text, ")");
}

static int set_generic(const struct kube_refusal *refusal, struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(ERROR_MESSAGE_MAX);
    const struct words *found = find_words(refusal->http_status);
    const char *reason = found ? found->reason : NULL;
    enum error_code code = error_code_of_http(refusal->http_status);

    if (refusal->http_status == 409 && strcmp(refusal->method, "POST") == 0) {
        reason = "AlreadyExists";
        code = ERR_EXISTS;
    } else if (!found && refusal->http_status >= 500) {
        reason = "InternalError";
    }
    add_message(&text, refusal, found);
    add_request(&text, refusal);
    error_set(err, code == ERR_OK ? ERR_UNKNOWN : code, "%s", text.ptr);
    err->reason = reason;
    err->retry_after_ms = refusal->retry_after_ms;
    return -1;
}

static int set_from_status(const struct kube_refusal *refusal, struct error *err)
{
    struct str message = json_string(json_get(refusal->status, "message"));
    const struct reason *reason = find_reason(json_string(json_get(refusal->status, "reason")));
    int http = (int)json_int(json_get(refusal->status, "code"), refusal->http_status);
    int64_t seconds = json_int(json_at(refusal->status, "details.retryAfterSeconds"), 0);
    enum error_code code = reason ? reason->code : error_code_of_http(http);

    error_set(err, code == ERR_OK ? ERR_UNKNOWN : code, "%.*s", STR_ARG(message));
    err->reason = reason ? reason->name : NULL;
    err->retry_after_ms = refusal->retry_after_ms;
    if (!err->retry_after_ms && seconds > 0 && seconds < INT32_MAX / 1000)
        err->retry_after_ms = (int)seconds * 1000;
    return -1;
}

int kube_status_error(const struct kube_refusal *refusal, struct error *err)
{
    if (kube_is_status(refusal->status) &&
        str_equals(json_string(json_get(refusal->status, "status")), "Failure"))
        return set_from_status(refusal, err);
    return set_generic(refusal, err);
}

size_t kube_status_cause_count(const struct json *status)
{
    return json_count(json_at(status, "details.causes"));
}

struct kube_cause kube_status_cause(const struct json *status, size_t index)
{
    const struct json *cause = json_item(json_at(status, "details.causes"), index);

    return (struct kube_cause){
        .type = json_string(json_get(cause, "reason")),
        .field = json_string(json_get(cause, "field")),
        .message = json_string(json_get(cause, "message")),
    };
}

bool kube_is_not_found(const struct error *err)
{
    return err->code == ERR_NOT_FOUND;
}

bool kube_is_conflict(const struct error *err)
{
    return err->code == ERR_CONFLICT;
}

bool kube_already_exists(const struct error *err)
{
    return err->code == ERR_EXISTS;
}

bool kube_is_forbidden(const struct error *err)
{
    return err->code == ERR_FORBIDDEN;
}

bool kube_is_unauthorized(const struct error *err)
{
    return err->code == ERR_UNAUTHENTICATED;
}

bool kube_is_gone(const struct error *err)
{
    return err->code == ERR_GONE;
}

static bool has_reason(const struct error *err, const char *reason)
{
    return err->reason && strcmp(err->reason, reason) == 0;
}

bool kube_is_invalid(const struct error *err)
{
    return has_reason(err, "Invalid");
}

bool kube_is_method_not_allowed(const struct error *err)
{
    return has_reason(err, "MethodNotAllowed");
}

bool kube_is_transient(const struct error *err)
{
    return err->code == ERR_UNAVAILABLE || err->code == ERR_TIMEOUT || err->code == ERR_EXHAUSTED ||
           err->code == ERR_INTERNAL || err->code == ERR_DATA_LOSS;
}
