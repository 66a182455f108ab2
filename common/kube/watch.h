#pragma once

#include "base/error.h"
#include "kube/client.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct json_doc;

/**
 * List and watch of one resource, for as long as it is wanted:
 *
 *     list pages --> on_synced --> watch --> events ... --> closed --> watch from the last version
 *        ^                                     |
 *        +---- pause, with back-off and jitter +--> 410, resync period, too many failures
 *
 * The first list and each later one ("relist") deliver KUBE_EVENT_LISTED for every object, then
 * on_synced. What vanished in between is either told by the watch itself (`is_tracking`), or is for
 * the owner to find: whatever it knew before on_relist and was not listed by on_synced is gone.
 */
struct kube_watch;

enum kube_event_type {
    KUBE_EVENT_LISTED, /* by a list: new, changed or as before (see resourceVersion) */
    KUBE_EVENT_ADDED,
    KUBE_EVENT_MODIFIED,
    KUBE_EVENT_DELETED, /* the last state; found by a relist: identity only (`is_identity`) */
};

struct kube_event {
    enum kube_event_type type;
    struct json_doc *object; /* borrowed; json_doc_ref() keeps it; frozen, for any thread */
    bool is_identity; /* apiVersion, kind, metadata.{name, namespace, uid, resourceVersion} only */
};

/** What goes on after a failure. */
enum kube_watch_decision {
    KUBE_WATCH_RETRY, /* after the back-off (or Retry-After) */
    KUBE_WATCH_STOP,  /* nothing more is called; kube_watch_free() is still the owner's */
};

/** All but on_event may be NULL. kube_watch_free() may be called in any of them. */
struct kube_watch_handlers {
    void (*on_event)(void *context, const struct kube_event *event);
    /** A list begins; `is_first` tells the initial one. */
    void (*on_relist)(void *context, bool is_first);
    /** A list is complete. */
    void (*on_synced)(void *context, const char *resource_version);
    /**
     * A list or watch failed, `during_list` tells which. Normal closes, 410 and a first
     * reconnection are not told. NULL: 404 on a watch and on a list stops, all else is tried again.
     */
    enum kube_watch_decision (*on_failure)(void *context, const struct error *err,
                                           bool during_list);
    void *context;
};

struct kube_watch_options {
    const struct kube_resource *resource; /* copied */
    const char *namespace;                /* NULL or "": all */
    const char *label_selector, *field_selector;
    enum kube_form form;
    /**
     * Much will come: it goes over the connection of the calls, where few others are open at one
     * time. libcurl looks at every stream of a connection when something comes for one of them, so
     * that among all the quiet watches of a cluster an event costs many times as much.
     */
    bool is_lively;
    bool is_tracking; /* keep uid and version of each object and report what vanishes: 100 B each */
    /** Start at this version instead of a list (the caller has listed): no on_synced then. */
    const char *resource_version;
    int page_limit;       /* objects a page of the list; 0: 500; below 0: no paging */
    int64_t resync_ms;    /* list again after so long; 0: never */
    int64_t idle_ms;      /* a watch that is silent for so long is dead; 0: 75 s + its timeout */
    int retry_ms;         /* the first pause after a failure; 0: 1 s; doubled up to retry_max_ms */
    int retry_max_ms;     /* 0: 30 s */
    int min_restart_ms;   /* between two watches that end normally; 0: 1 s */
    int watch_timeout_ms; /* after which the server is asked to end a watch; 0: 5 to 10 min */
};

/** Begins at the loop's next turn. The client must outlive the watch. */
struct kube_watch *kube_watch_new(struct kube_client *client,
                                  const struct kube_watch_options *options,
                                  const struct kube_watch_handlers *handlers) MUST_USE;
void kube_watch_free(struct kube_watch *watch);
DEFINE_CLEANUP(struct kube_watch *, kube_watch_free)

/** The initial list was complete at least once. */
bool kube_watch_is_synced(const struct kube_watch *watch);
/** List again now, or as soon as the running list ends. */
void kube_watch_relist(struct kube_watch *watch);
const char *kube_watch_resource_version(const struct kube_watch *watch);
const struct kube_resource *kube_watch_resource(const struct kube_watch *watch);

struct kube_watch_counts {
    uint64_t lists, watches, events, bookmarks, failures;
};
struct kube_watch_counts kube_watch_counts(const struct kube_watch *watch);
