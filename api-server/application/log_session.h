#pragma once

#include "application/log_line.h"
#include "base/error.h"

#include <stddef.h>

struct api_stream;
struct kube_client;
struct loop;

/** A log to be read: of a pod, by a path of the API. */
struct log_source {
    const char *pod;
    const char *path; /* with its query; asks for time stamps */
};

struct log_wish {
    struct loop *loop;
    struct kube_client *client;
    const struct log_source *sources;
    size_t source_count;
    const char *object; /* how policies name the application whose logs these are */
    struct log_filter filter;
    int64_t until_ns; /* the first later line is the last one; 0: none */
};

/**
 * Send the logs as one stream of LogEntries, in the order of their times as far as they are there
 * at the same time, and end it. Everything the wish names must live as long as the stream.
 */
void log_session_open(struct api_stream *stream, const struct log_wish *wish);
