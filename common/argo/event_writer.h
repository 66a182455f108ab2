#pragma once

#include "base/macros.h"
#include "base/str.h"

#include <stdbool.h>

struct application;
struct arena;
struct catalog;
struct json;
struct kube_client;
struct option_list;

/**
 * Kubernetes Events about our objects: written in the background, in order, and lost when that
 * fails.
 */
struct event_writer;

struct event_writer_options {
    struct kube_client *client;
    const struct catalog *catalog; /* whose settings pick the labels of an application's event */
    const char *component;         /* "argocd-application-controller" */
    const struct option_list *reasons; /* which are written: some, or "all"; borrowed */
};

struct event_writer *event_writer_new(const struct event_writer_options *options) MUST_USE;
/** What waits is dropped. */
void event_writer_free(struct event_writer *writer);
DEFINE_CLEANUP(struct event_writer *, event_writer_free)

enum event_type { EVENT_NORMAL, EVENT_WARNING };

/** What an event is about. */
struct event_subject {
    const char *api_version, *kind;
    struct str namespace, name, uid, resource_version;
};

struct event_note {
    enum event_type type;
    const char *reason; /* one of the original's: "ResourceUpdated", "OperationStarted", ... */
    const char *message;
    struct event_subject subject;
    const char *namespace;     /* the event's own; NULL: its subject's */
    const struct json *labels; /* an object; NULL or empty: none */
    const struct json *annotations;
};
void event_write_note(struct event_writer *writer, const struct event_note *note);

/** About an application, with its labels and its destination; and its line in the log. */
void event_write(struct event_writer *writer, const struct application *app, enum event_type type,
                 const char *reason, const char *message);

/** The same, for whoever has something to add before event_write_note(). In `arena`. */
struct event_note event_note_of(const struct event_writer *writer, const struct application *app,
                                struct arena *arena);

/** Nothing waits to be written. */
bool event_writer_is_idle(const struct event_writer *writer);
