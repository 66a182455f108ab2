#pragma once

#include "base/error.h"
#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct api_call;
struct json_doc;
struct api_server;
struct targets;
struct tree_feeds;

/**
 * What the application service keeps between calls: who wants to hear of changes to Applications
 * (open watches, and calls that wait for one), the clusters it has asked something, the trees that
 * are watched. What changed comes from the catalog, and is passed on in the same turn.
 */
struct application_store;

struct application_store *application_store_new(struct api_server *server) MUST_USE;
/** Nobody may listen any more; before the parts of the server that it uses. */
void application_store_free(struct application_store *store);
DEFINE_CLEANUP(struct application_store *, application_store_free)

struct targets *application_store_targets(const struct application_store *store);
struct tree_feeds *application_store_feeds(const struct application_store *store);

struct application_change {
    const char *key;         /* "namespace/name" */
    struct json_doc *before; /* NULL: new */
    struct json_doc *now;    /* NULL: gone */
};

/** For the catalog's handler on_application. */
void application_store_tell(struct application_store *store,
                            const struct application_change *change);

/**
 * The last state of an application that went a moment ago, for a watch that opens while what it
 * watches goes: whoever waits for that end would wait for ever. Borrowed; NULL: there is none.
 */
struct json_doc *application_store_lately_gone(const struct application_store *store,
                                               struct str namespace, struct str name);

/** A listener lives in its owner. It may stop listening in its callback, others may not. */
struct application_listener {
    struct application_listener *next, *before;
    void (*on_change)(struct application_listener *listener,
                      const struct application_change *change);
    void (*on_drain)(
        struct application_listener *listener); /* see below; NULL: it ends by itself */
};
void application_store_listen(struct application_store *store,
                              struct application_listener *listener);
void application_store_leave(struct application_store *store,
                             struct application_listener *listener);
size_t application_store_listeners(const struct application_store *store);

/** Something to wait for: the state of one application, `now` NULL when it is gone. */
struct application_wish {
    const char *key;
    bool (*is_met)(const void *context, const struct json_doc *now);
    const void *context;
    int64_t timeout_ms; /* 0: as long as the caller waits */
};

/**
 * Wait until a change makes the wish come true; the state at hand is not looked at. Only inside a
 * fiber. ERR_TIMEOUT when the time is over, ERR_CANCELLED when the caller has gone.
 */
int application_store_await(struct application_store *store, const struct api_call *call,
                            const struct application_wish *wish, struct error *err) MUST_USE;
