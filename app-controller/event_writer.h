#pragma once

#include <stdbool.h>

struct application;
struct controller;
struct json_doc;

/**
 * Kubernetes Events about applications: written in the background, in order, and lost when that
 * fails. Also the log line of each.
 */
struct event_writer;

struct event_writer *event_writer_new(struct controller *controller);
/** What waits is dropped. */
void event_writer_free(struct event_writer *writer);

enum event_type { EVENT_NORMAL, EVENT_WARNING };

/** `reason` is one of the original's: "ResourceUpdated", "OperationStarted", ... */
void event_write(struct event_writer *writer, const struct application *app, enum event_type type,
                 const char *reason, const char *message);

/** Nothing waits to be written. */
bool event_writer_is_idle(const struct event_writer *writer);
