#pragma once

#include "base/strbuf.h"
#include "kube/watch.h"

struct watch;
struct watch_known;

/* What the two files of a watch share: watch.c (its life, lists, what is told) and watch_stream.c
 * (the stream of events). */

struct kube_watch {
    struct kube_client *client;
    struct kube_watch_options options;
    struct kube_watch_handlers handlers;
    struct kube_resource resource;
    char *texts; /* of the resource and the options, in one block */

    enum { WATCH_PAUSED, WATCH_LISTING, WATCH_WATCHING, WATCH_STOPPED } state;
    struct kube_call *call;
    struct watch *timer;    /* PAUSED: goes on. WATCHING: looks for silence, and for the resync */
    char *resource_version; /* NULL: a list is needed */
    bool is_synced, wants_list;
    int failures; /* in a row */
    uint64_t random;

    int64_t listed_ms, started_ms, heard_ms, idle_ms;
    struct strbuf line;        /* of which the end has not come yet */
    struct watch_known *known; /* NULL: not tracking */
    struct kube_watch_counts counts;

    int depth; /* of our frames */
    bool is_freed;
};

/** Around every callback: kube_watch_free() in it waits for the last one to return. */
void kube_watch_enter(struct kube_watch *watch);
void kube_watch_leave(struct kube_watch *watch);

int64_t kube_watch_now(const struct kube_watch *watch);
/** From `least` to twice that, by chance. */
int64_t kube_watch_jittered(struct kube_watch *watch, int64_t least);
void kube_watch_set_timer(struct kube_watch *watch, int64_t delay_ms);
/** End the list or stream under way, and go on after a time: with a stream, if there is a version.
 */
void kube_watch_pause(struct kube_watch *watch, int64_t delay_ms);
void kube_watch_end_call(struct kube_watch *watch);

void kube_watch_set_version(struct kube_watch *watch, struct str version);
void kube_watch_forget_version(struct kube_watch *watch);

void kube_watch_tell(struct kube_watch *watch, enum kube_event_type type, struct json_doc *object,
                     bool is_identity);
/** Ask the owner what to do about a failure, and do it. */
void kube_watch_tell_failure(struct kube_watch *watch, bool during_list, const struct error *err);

void kube_watch_start_stream(struct kube_watch *watch);
/** The stream failed: list anew, try again, or tell. */
void kube_watch_fail(struct kube_watch *watch, const struct error *err);
/** Milliseconds until a silent stream has to be looked at. */
int64_t kube_watch_next_check(const struct kube_watch *watch);
