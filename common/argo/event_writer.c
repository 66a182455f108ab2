#include "argo/event_writer.h"

#include "argo/application.h"
#include "argo/catalog.h"
#include "argo/project.h"
#include "argo/settings.h"
#include "base/arena.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/options.h"
#include "data/glob.h"
#include "data/json.h"
#include "kube/client.h"

#include <string.h>

enum { WAITING_MAX = 10000, SENDING_MAX = 4 };

struct event {
    struct event *next;
    struct event_writer *writer;
    struct json_doc *document;
    struct kube_call *call;
};

struct event_writer {
    struct kube_client *client;
    const struct catalog *catalog;
    const char *component;
    const struct option_list *reasons;
    struct event *first, *last; /* waiting */
    struct event *sending;
    size_t waiting, active;
    int64_t last_name; /* event names are times: no two alike */
};

struct event_writer *event_writer_new(const struct event_writer_options *options)
{
    struct event_writer *writer = xcalloc(1, sizeof(*writer));

    writer->client = options->client;
    writer->catalog = options->catalog;
    writer->component = options->component;
    writer->reasons = options->reasons;
    return writer;
}

static void free_event(struct event *event)
{
    if (event->call)
        kube_call_cancel(event->call);
    json_doc_unref(event->document);
    free(event);
}

static void free_list(struct event *event)
{
    while (event) {
        struct event *next = event->next;

        free_event(event);
        event = next;
    }
}

void event_writer_free(struct event_writer *writer)
{
    if (!writer)
        return;
    free_list(writer->first);
    free_list(writer->sending);
    free(writer);
}

bool event_writer_is_idle(const struct event_writer *writer)
{
    return writer->waiting == 0 && writer->active == 0;
}

/* ---- sending ---- */

static void send_waiting(struct event_writer *writer);

static void forget(struct event_writer *writer, struct event *event)
{
    struct event **link = &writer->sending;

    while (*link != event)
        link = &(*link)->next;
    *link = event->next;
    event->call = NULL;
    free_event(event);
    writer->active--;
}

static void on_reply(void *context, const struct kube_reply *reply)
{
    struct event *event = context;
    struct event_writer *writer = event->writer;

    if (reply->error)
        log_warn("cannot write an event", F("error", error_text(reply->error)));
    forget(writer, event);
    send_waiting(writer);
}

static void send_one(struct event_writer *writer, struct event *event)
{
    const struct json *document = json_doc_root(event->document);
    const struct kube_request request = {
        .verb = KUBE_CREATE,
        .resource = &KUBE_EVENTS,
        .namespace = json_cstr_at(document, "metadata.namespace"),
        .body = document,
    };

    event->next = writer->sending;
    writer->sending = event;
    writer->active++;
    event->call = kube_client_call(writer->client, &request, on_reply, event);
}

static void send_waiting(struct event_writer *writer)
{
    while (writer->first && writer->active < SENDING_MAX) {
        struct event *event = writer->first;

        writer->first = event->next;
        if (!writer->first)
            writer->last = NULL;
        writer->waiting--;
        send_one(writer, event);
    }
}

static void enqueue(struct event_writer *writer, struct event *event)
{
    if (writer->waiting >= WAITING_MAX) {
        log_warn("too many events wait to be written; one is dropped");
        free_event(event);
        return;
    }
    if (writer->last)
        writer->last->next = event;
    else
        writer->first = event;
    writer->last = event;
    writer->waiting++;
    send_waiting(writer);
}

/* ---- making ---- */

static bool is_wanted(const struct event_writer *writer, const char *reason)
{
    const struct option_list *reasons = writer->reasons;

    for (size_t i = 0; i < reasons->count; i++)
        if (strcmp(reasons->items[i], "all") == 0 || strcmp(reasons->items[i], reason) == 0)
            return true;
    return false;
}

static bool matches(struct texts patterns, struct str key)
{
    for (size_t i = 0; i < patterns.count; i++)
        if (glob_matches_text(patterns.items[i], "", key))
            return true;
    return false;
}

static void add_labels(const struct settings *settings, const struct json *labels, struct json *out,
                       struct arena *arena)
{
    for (struct json_cursor at = json_walk(labels); json_next(&at);)
        if (matches(settings->include_event_labels, at.key) &&
            !matches(settings->exclude_event_labels, at.key))
            json_set_str(arena, out, at.key, at.value);
}

static struct json *labels_of(const struct event_writer *writer, const struct application *app,
                              struct arena *arena)
{
    const struct settings *settings = catalog_settings(writer->catalog);
    struct json_doc *project = catalog_project(writer->catalog, app->project);
    struct json *labels = json_new_object(arena);

    if (project)
        add_labels(settings, json_at(json_doc_root(project), "metadata.labels"), labels, arena);
    add_labels(settings, json_at(app->document, "metadata.labels"), labels, arena);
    return labels;
}

struct event_note event_note_of(const struct event_writer *writer, const struct application *app,
                                struct arena *arena)
{
    struct json *annotations = json_new_object(arena);

    json_set(arena, annotations, "dest-server", json_new_string(arena, app->destination.server));
    json_set(arena, annotations, "dest-namespace",
             json_new_string(arena, app->destination.namespace));
    return (struct event_note){
        .subject = { .api_version = APPLICATION_API_VERSION,
                     .kind = "Application",
                     .namespace = app->namespace,
                     .name = app->name,
                     .uid = app->uid,
                     .resource_version = app->resource_version },
        .labels = labels_of(writer, app, arena),
        .annotations = annotations,
    };
}

static struct json *metadata_of(struct event_writer *writer, const struct event_note *note,
                                struct arena *arena)
{
    struct json *metadata = json_new_object(arena);
    struct str namespace = note->namespace ? str_of(note->namespace) : note->subject.namespace;
    int64_t now = clock_now_ns();

    if (now <= writer->last_name)
        now = writer->last_name + 1;
    writer->last_name = now;
    json_set_text(
        arena, metadata, "name",
        arena_printf(arena, "%.*s.%llx", STR_ARG(note->subject.name), (unsigned long long)now));
    json_set(arena, metadata, "namespace", json_new_string(arena, namespace));
    if (json_count(note->labels) > 0)
        json_set(arena, metadata, "labels", note->labels);
    if (json_count(note->annotations) > 0)
        json_set(arena, metadata, "annotations", note->annotations);
    return metadata;
}

static struct json *involved(const struct event_subject *subject, struct arena *arena)
{
    struct json *object = json_new_object(arena);

    json_set_text(arena, object, "kind", subject->kind);
    json_set(arena, object, "namespace", json_new_string(arena, subject->namespace));
    json_set(arena, object, "name", json_new_string(arena, subject->name));
    json_set(arena, object, "uid", json_new_string(arena, subject->uid));
    json_set_text(arena, object, "apiVersion", subject->api_version);
    json_set(arena, object, "resourceVersion", json_new_string(arena, subject->resource_version));
    return object;
}

static struct json_doc *make_event(struct event_writer *writer, const struct event_note *note)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct json *event = json_new_object(arena), *source = json_new_object(arena);
    const char *now = clock_rfc3339(clock_now_ns() / 1000000000, arena);

    json_set_text(arena, event, "apiVersion", "v1");
    json_set_text(arena, event, "kind", "Event");
    json_set(arena, event, "metadata", metadata_of(writer, note, arena));
    json_set(arena, event, "involvedObject", involved(&note->subject, arena));
    json_set_text(arena, event, "reason", note->reason);
    json_set_text(arena, event, "message", note->message);
    json_set_text(arena, source, "component", writer->component);
    json_set(arena, event, "source", source);
    json_set_text(arena, event, "firstTimestamp", now);
    json_set_text(arena, event, "lastTimestamp", now);
    json_set_int(arena, event, "count", 1);
    json_set_text(arena, event, "type", note->type == EVENT_NORMAL ? "Normal" : "Warning");
    return json_doc_freeze(event);
}

void event_write_note(struct event_writer *writer, const struct event_note *note)
{
    struct event *event;

    if (!is_wanted(writer, note->reason))
        return;
    event = xcalloc(1, sizeof(*event));
    event->writer = writer;
    event->document = make_event(writer, note);
    enqueue(writer, event);
}

void event_write(struct event_writer *writer, const struct application *app, enum event_type type,
                 const char *reason, const char *message)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct event_note note = event_note_of(writer, app, arena);

    if (!is_wanted(writer, reason))
        return;
    log_info("event", F("message", message), F("application", app->name.ptr),
             F("app-namespace", app->namespace.ptr), F("reason", reason),
             F("type", type == EVENT_NORMAL ? "Normal" : "Warning"));
    note.type = type;
    note.reason = reason;
    note.message = message;
    event_write_note(writer, &note);
}
