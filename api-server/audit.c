#include "audit.h"

#include "argo/application.h"
#include "argo/event_writer.h"
#include "base/arena.h"
#include "base/log.h"
#include "call.h"
#include "data/json.h"
#include "method.h"
#include "people/principal.h"
#include "server.h"

#include <stdarg.h>
#include <stdio.h>

enum { MESSAGE_MAX = 1024 };

static const char *user_of(const struct api_call *call)
{
    const struct principal *who = call->principal;

    return who && who->username.len > 0 ? who->username.ptr : "Unknown user";
}

/* "<user> <what was done>": the start of it, where it is too long for an event. */
static PRINTF(2, 0) const
    char *message_of(const struct api_call *call, const char *fmt, va_list args)
{
    char done[MESSAGE_MAX];

    vsnprintf(done, sizeof(done), fmt, args);
    return arena_printf(call->arena, "%s %s", user_of(call), done);
}

static const char *or_nothing(const char *text)
{
    return text ? text : "";
}

static void write_line(const struct api_call *call, const struct event_note *note,
                       const char *message)
{
    const struct log_field fields[] = {
        F("message", message),
        F("user", user_of(call)),
        F("address", call->peer),
        F("method", call->method ? call->method->name : ""),
        F("reason", or_nothing(note->reason)),
        F("kind", or_nothing(note->subject.kind)),
        F("namespace", or_nothing(note->subject.namespace.ptr)),
        F("name", or_nothing(note->subject.name.ptr)),
        { .key = NULL },
    };

    if (log_is_on(LOG_INFO))
        log_emit(LOG_INFO, "audit", fields);
}

static void leave(const struct api_call *call, struct event_note *note, const char *message)
{
    note->message = message;
    write_line(call, note, message);
    event_write_note(call->server->event_writer, note);
}

/* The user is named in an annotation too, so that events can be searched by it. */
static void name_user(const struct api_call *call, struct event_note *note)
{
    struct json *annotations = note->annotations ? json_edit(call->arena, note->annotations)
                                                 : json_new_object(call->arena);

    if (call->principal && call->principal->username.len > 0)
        json_set(call->arena, annotations, "user",
                 json_new_string(call->arena, call->principal->username));
    note->annotations = annotations;
}

void audit_application(const struct api_call *call, const struct application *app,
                       const char *reason, const char *fmt, ...)
{
    struct event_note note = event_note_of(call->server->event_writer, app, call->arena);
    va_list args;

    va_start(args, fmt);
    note.reason = reason;
    name_user(call, &note);
    leave(call, &note, message_of(call, fmt, args));
    va_end(args);
}

void audit_resource(const struct api_call *call, const struct event_subject *resource,
                    const char *reason, const char *fmt, ...)
{
    struct event_note note = { .reason = reason,
                               .subject = *resource,
                               .namespace = call->server->namespace };
    va_list args;

    va_start(args, fmt);
    if (resource->namespace.len > 0) {
        struct json *annotations = json_new_object(call->arena);

        json_set(call->arena, annotations, "resource-namespace",
                 json_new_string(call->arena, resource->namespace));
        note.annotations = annotations;
    }
    leave(call, &note, message_of(call, fmt, args));
    va_end(args);
}

void audit_object(const struct api_call *call, const struct json *object, const char *reason,
                  const char *fmt, ...)
{
    struct event_note note = {
        .reason = reason,
        .subject = { .api_version = json_cstr_at(object, "apiVersion"),
                     .kind = json_cstr_at(object, "kind"),
                     .namespace = json_text_at(object, "metadata.namespace"),
                     .name = json_text_at(object, "metadata.name"),
                     .uid = json_text_at(object, "metadata.uid"),
                     .resource_version = json_text_at(object, "metadata.resourceVersion") },
    };
    va_list args;

    va_start(args, fmt);
    if (str_equals(str_of(note.subject.kind), "ApplicationSet"))
        name_user(call, &note);
    leave(call, &note, message_of(call, fmt, args));
    va_end(args);
}

void audit_note(const struct api_call *call, const char *fmt, ...)
{
    const struct event_note nothing = { .reason = NULL };
    va_list args;

    va_start(args, fmt);
    write_line(call, &nothing, message_of(call, fmt, args));
    va_end(args);
}
