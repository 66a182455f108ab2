#include "refuse.h"

#include "base/arena.h"
#include "base/error.h"
#include "base/strbuf.h"
#include "data/json.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { MESSAGE_MAX = 1 << 20 };

static PRINTF(2, 0) const char *format(struct arena *arena, const char *fmt, va_list args)
{
    va_list again;
    char *text;
    int size;

    va_copy(again, args);
    size = vsnprintf(NULL, 0, fmt, again);
    va_end(again);
    if (size < 0)
        return "";
    text = arena_alloc(arena, (size_t)size + 1);
    (void)vsnprintf(text, (size_t)size + 1, fmt, args);
    return text;
}

#define FORMAT(arena, fmt)                                                                         \
    __extension__({                                                                                \
        va_list args_;                                                                             \
        const char *text_;                                                                         \
        va_start(args_, fmt);                                                                      \
        text_ = format((arena), (fmt), args_);                                                     \
        va_end(args_);                                                                             \
        text_;                                                                                     \
    })

int refuse(struct refusal *why, int code, const char *reason, const char *fmt, ...)
{
    why->code = code;
    why->reason = reason;
    why->message = FORMAT(why->arena, fmt);
    why->details = NULL;
    return -1;
}

static struct json *details_of(struct refusal *why, struct refused_object object)
{
    struct json *details = json_new_object(why->arena);

    if (object.name.len > 0)
        json_set(why->arena, details, "name", json_new_string(why->arena, object.name));
    if (object.group[0])
        json_set_text(why->arena, details, "group", object.group);
    if (object.kind[0])
        json_set_text(why->arena, details, "kind", object.kind);
    return details;
}

int refuse_about(struct refusal *why, int code, const char *reason, struct refused_object object,
                 const char *fmt, ...)
{
    why->code = code;
    why->reason = reason;
    why->message = FORMAT(why->arena, fmt);
    why->details = details_of(why, object);
    return -1;
}

/* "deployments.apps", "pods" */
static const char *label(struct refusal *why, struct refused_object object)
{
    if (!object.group[0])
        return object.kind;
    return arena_printf(why->arena, "%s.%s", object.kind, object.group);
}

int refuse_not_found(struct refusal *why, struct refused_object object)
{
    return refuse_about(why, 404, "NotFound", object, "%s \"%.*s\" not found", label(why, object),
                        STR_ARG(object.name));
}

int refuse_exists(struct refusal *why, struct refused_object object)
{
    return refuse_about(why, 409, "AlreadyExists", object, "%s \"%.*s\" already exists",
                        label(why, object), STR_ARG(object.name));
}

int refuse_conflict(struct refusal *why, struct refused_object object, const char *text)
{
    return refuse_about(why, 409, "Conflict", object,
                        "Operation cannot be fulfilled on %s \"%.*s\": %s", label(why, object),
                        STR_ARG(object.name), text);
}

int refuse_forbidden(struct refusal *why, struct refused_object object, const char *text)
{
    if (object.name.len == 0)
        return refuse_about(why, 403, "Forbidden", object, "%s is forbidden: %s",
                            label(why, object), text);
    return refuse_about(why, 403, "Forbidden", object, "%s \"%.*s\" is forbidden: %s",
                        label(why, object), STR_ARG(object.name), text);
}

int refuse_bad_request(struct refusal *why, const char *fmt, ...)
{
    why->code = 400;
    why->reason = "BadRequest";
    why->message = FORMAT(why->arena, fmt);
    why->details = NULL;
    return -1;
}

int refuse_internal(struct refusal *why, const struct error *err)
{
    return refuse(why, 500, "", "%s", error_text(err));
}

const struct json *refusal_status(const struct refusal *why)
{
    struct arena *arena = why->arena;
    struct json *status = json_new_object(arena);

    json_set_text(arena, status, "kind", "Status");
    json_set_text(arena, status, "apiVersion", "v1");
    json_set(arena, status, "metadata", json_new_object(arena));
    json_set_text(arena, status, "status", "Failure");
    json_set_text(arena, status, "message", why->message);
    if (why->reason[0])
        json_set_text(arena, status, "reason", why->reason);
    if (why->details || why->retry_after_s) {
        struct json *details =
            why->details ? json_edit(arena, why->details) : json_new_object(arena);

        if (why->retry_after_s)
            json_set_int(arena, details, "retryAfterSeconds", why->retry_after_s);
        json_set(arena, status, "details", details);
    }
    json_set_int(arena, status, "code", why->code);
    return status;
}

/* ---- faults of fields ---- */

static void add(struct faults *faults, const char *reason, const char *field, const char *message)
{
    struct fault *fault;

    if (faults->count >= FAULTS_MAX)
        return;
    fault = ARENA_NEW(faults->arena, struct fault);
    *fault = (struct fault){ .reason = reason, .message = message };
    fault->field = arena_strndup(faults->arena, field, strlen(field));
    if (faults->last)
        faults->last->next = fault;
    else
        faults->first = fault;
    faults->last = fault;
    faults->count++;
}

void fault_add(struct faults *faults, const char *reason, const char *field, const char *fmt, ...)
{
    add(faults, reason, field, FORMAT(faults->arena, fmt));
}

void fault_required(struct faults *faults, const char *field, const char *detail)
{
    fault_add(faults, "FieldValueRequired", field, "Required value%s%s", detail[0] ? ": " : "",
              detail);
}

void fault_invalid(struct faults *faults, const char *field, const struct json *value,
                   const char *detail)
{
    struct str text =
        value ? json_print(value, JSON_SORTED | JSON_RAW_HTML, faults->arena) : STR("null");

    fault_add(faults, "FieldValueInvalid", field, "Invalid value: %.*s: %s", STR_ARG(text), detail);
}

void fault_forbidden(struct faults *faults, const char *field, const char *detail)
{
    fault_add(faults, "FieldValueForbidden", field, "Forbidden: %s", detail);
}

void fault_unsupported(struct faults *faults, const char *field, const struct json *value,
                       const char *const *allowed)
{
    CLEANUP(strbuf_release) struct strbuf list = STRBUF_INIT(MESSAGE_MAX);
    struct str text = json_print(value, JSON_SORTED | JSON_RAW_HTML, faults->arena);

    for (size_t i = 0; allowed[i]; i++)
        strbuf_printf(&list, "%s\"%s\"", i ? ", " : "", allowed[i]);
    fault_add(faults, "FieldValueNotSupported", field,
              "Unsupported value: %.*s: supported values: %s", STR_ARG(text), list.ptr);
}

static bool said_before(const struct faults *faults, const struct fault *fault)
{
    for (const struct fault *one = faults->first; one != fault; one = one->next)
        if (strcmp(one->field, fault->field) == 0 && strcmp(one->message, fault->message) == 0)
            return true;
    return false;
}

int refuse_faults(struct refusal *why, struct refused_object object, const struct faults *faults)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(MESSAGE_MAX);
    struct json *causes, *details;
    unsigned said = 0;

    if (faults->count == 0)
        return 0;
    causes = json_new_array(why->arena);
    for (const struct fault *fault = faults->first; fault; fault = fault->next) {
        struct json *cause = json_new_object(why->arena);

        json_set_text(why->arena, cause, "reason", fault->reason);
        json_set_text(why->arena, cause, "message", fault->message);
        json_set_text(why->arena, cause, "field", fault->field);
        json_append(why->arena, causes, cause);
        if (!said_before(faults, fault))
            strbuf_printf(&text, "%s%s: %s", said++ ? ", " : "", fault->field, fault->message);
    }
    refuse_about(why, 422, "Invalid", object,
                 said > 1 ? "%s \"%.*s\" is invalid: [%s]" : "%s \"%.*s\" is invalid: %s",
                 label(why, object), STR_ARG(object.name), text.ptr);
    details = json_edit(why->arena, why->details);
    json_set(why->arena, details, "causes", causes);
    why->details = details;
    return -1;
}
