#pragma once

#include "base/strbuf.h"
#include "base/throttle.h"
#include "kube/call_room.h"
#include "kube/client.h"
#include "kube/credentials.h"

struct http_client;
struct http_client_call;
struct http_client_header;
struct http_client_reply;
struct watch;

/* What the files of the client share: client.c (cluster), call.c (one request), reply.c (its end),
 * request.c (what is sent), list.c (a list, page by page). */

/*
 * Connections with one identity. Calls have one, so that answers never wait behind watches (only
 * the few lively ones share it); streams have as many as they need, since a server takes no more
 * than about a hundred on one connection and lets the others wait for ever. One that no new call
 * shall use (its client certificate was replaced, say) is retired: it goes with its last call.
 */
struct transport {
    struct http_client *http;
    struct transport *next;
    size_t calls;
    uint64_t certificate_generation;
    bool is_for_streams, is_http1, is_retired;
};

struct kube_client {
    struct loop *loop;
    const struct kube_config *config;
    struct kube_client_options options;
    char *user_agent;
    struct credentials *credentials;
    struct throttle throttle;
    struct transport *transports;
    bool is_http1; /* one request a connection: there must be many */
    struct kube_call *calls;
    struct call_room room;
    struct kube_client_counts counts;
    int references; /* 1, and one for each of our frames on the stack */
    bool is_closed;
};

void client_enter(struct kube_client *client);
/** May free the client. */
void client_leave(struct kube_client *client);

/** The transport for a call that is about to be sent; counted until transport_leave(). */
struct transport *transport_enter(struct kube_client *client, bool is_quiet_stream,
                                  const struct credential *credential, struct error *err);
void transport_leave(struct kube_client *client, struct transport *transport);
/** An answer came over HTTP/1.1: later calls get as many connections as they need. */
void client_note_version(struct kube_client *client, int http_version);

/* ---- a request as it is sent ---- */

/** Everything on the heap. */
struct sent_request {
    const char *method; /* "GET" */
    char *url;
    struct str body;
    struct http_client_header *headers;
    size_t header_count;
    /* For the words of a refusal. */
    struct kube_resource resource; /* its texts are in `names` */
    bool names_request;
    char *names, *name;
};
void sent_request_release(struct sent_request *sent);

/** `continue_token` may be NULL. */
int sent_request_init(struct sent_request *sent, const struct kube_client *client,
                      const struct kube_request *request, struct error *err) MUST_USE;
/** Ask for the next page of the list. */
int sent_request_continue(struct sent_request *sent, struct str continue_token,
                          struct error *err) MUST_USE;

/* ---- a call ---- */

struct list_state;

struct kube_call {
    struct kube_client *client;
    struct kube_call *previous, *next;
    struct sent_request sent;
    enum {
        CALL_WAITING,     /* for its turn, for room, for the next attempt, to tell a failure */
        CALL_IDENTIFYING, /* for the credential plugin */
        CALL_SENT,
    } state;
    struct watch *timer; /* of what the state waits for; of CALL_SENT: for the end of its place */
    struct http_client_call *http;
    struct transport *transport;
    uint64_t credential_generation;
    bool has_reidentified;
    int attempts;        /* sent so far */
    int64_t timeout_ms;  /* of an exchange, pauses included; 0 or below: none */
    int64_t deadline_ms; /* INT64_MAX: none */
    int64_t idle_ms;
    bool is_stream, is_lively;
    bool has_place, is_queued;     /* call_room.c */
    struct kube_call *next_queued; /* while it is */
    int depth;                     /* of our frames that use it */
    bool is_over;
    bool is_again; /* call_again() was called by the owner who was just told */

    int status;         /* of the attempt under way */
    bool has_delivered; /* bytes went to the owner: it cannot be sent again */
    struct strbuf received;
    struct error failure; /* why it was never sent, or what on_bytes found */

    /* The owner's side. on_bytes NULL: the answer is collected. */
    void (*on_bytes)(struct kube_call *call, struct str bytes);
    void (*on_end)(struct kube_call *call, const struct kube_reply *reply);
    kube_reply_fn on_reply;
    kube_bytes_fn on_user_bytes;
    void *context;
    struct list_state *list;
};

/** Prepared, and listed with its client; call_start() sends it. */
struct kube_call *call_new(struct kube_client *client, const struct kube_request *request);
void call_start(struct kube_call *call);
/** In on_end: send what `sent` holds now, as a new request. */
void call_again(struct kube_call *call);
/** Send it once it may: it has its turn. Used when a plugin has ended. */
void call_send(struct kube_call *call);
void call_free(struct kube_call *call);
/** The server did what was asked for. */
static inline bool is_success(int http_status)
{
    return http_status >= 200 && http_status <= 206;
}

/** In on_bytes: the answer is wrong; ends the call with this failure. */
void call_abort(struct kube_call *call, struct error *err);

void list_state_free(struct list_state *list);

/* ---- the end of an attempt (reply.c) ---- */

/** A failed exchange in Go's words: `Get "https://...": dial tcp ...`. */
void reply_set_transport_error(const struct kube_call *call, const struct error *cause,
                               struct error *err);
/** Tell the owner: from what was received, or the failure. The call may be gone afterwards. */
void reply_tell(struct kube_call *call, const struct http_client_reply *http,
                struct error *transport_failure);
