#pragma once

#include "base/strbuf.h"
#include "io/loop.h"
#include "io/sandbox_run.h"

/** Private to sandbox_run.c (the life of a run) and sandbox_frames.c (what passes over its stream).
 */

/* Something to send: a frame, with its descriptor. */
struct outgoing {
    struct outgoing *next;
    int fd; /* goes with the first byte; -1: none */
    size_t size, sent;
    char bytes[];
};

/* What follows a header, with a NUL behind it. */
struct frame_body {
    char *ptr;
    size_t len; /* come so far */
    void *mapping;
    size_t mapping_bytes; /* 0: it is on the heap */
};

struct sandbox_run {
    struct loop *loop;
    struct sandbox_run *next;
    struct sandbox_notes *notes;
    struct spawn_order order;
    struct tree *tree;
    int64_t timeout_ms;
    char *subject;
    sandbox_ask_fn on_ask;
    sandbox_done_fn done; /* NULL: told, or cancelled */
    void *context;

    int given[SPAWN_MAX_FDS]; /* the worker's, until it is spawned */
    size_t given_count;
    int stream, errors; /* ours */
    struct watch *stream_watch, *death, *timer;
    pid_t pid; /* 0: not spawned, or reaped */
    int pid_fd;
    bool is_told;
    bool is_waited_for; /* the zygote has yet to report about it */

    struct outgoing *first_outgoing, **last_outgoing;
    struct frame_header header;    /* of the frame that comes in */
    const struct frame_rule *rule; /* for it */
    size_t header_bytes;
    int came_along; /* the descriptor that came with it */
    struct frame_body body;
    bool owes_answer; /* a question waits */
    bool gave_memory; /* for its reply */
    bool timed_out;
    struct error *failure; /* that did not come from the worker */
};

void sandbox_close_fd(int *fd);

/** The outcome, once. What came and `err` are the callback's for its time. */
void sandbox_run_tell(struct sandbox_run *run, struct sandbox_result *result, struct error *err);
void sandbox_run_tell_failure(struct sandbox_run *run, enum error_code code, const char *message);

/** Put a frame into the queue, with its descriptor, which is taken over; send what the stream
 * takes. */
void sandbox_run_post(struct sandbox_run *run, enum frame_kind kind, uint32_t code,
                      struct str bytes, int fd);
void sandbox_run_send(struct sandbox_run *run);
void sandbox_run_drop_outgoing(struct sandbox_run *run);

void sandbox_run_release_body(struct sandbox_run *run);

/** Take the frames that are there. */
void sandbox_run_read(struct sandbox_run *run);
void sandbox_run_on_stream(void *context, unsigned events);
