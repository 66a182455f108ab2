#pragma once

#include "base/error.h"
#include "base/str.h"
#include "kube/kube_config.h"
#include "kube/resource.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct json;
struct json_doc;
struct loop;

/**
 * The API of one cluster. All on the loop's thread. Requests share one connection (HTTP/2), watches
 * another one for each hundred of them, which is what an API server allows. A request waits for its
 * turn (queries a second), is sent again where that is asked for, and ends in exactly one callback,
 * unless it is cancelled.
 */
struct kube_client;

struct kube_client_options {
    double qps;                /* requests a second; 0: 50; below 0: no limit */
    int burst;                 /* 0: twice the qps */
    int64_t timeout_ms;        /* of a request that names none; 0: 60 s, below 0: none */
    int64_t dial_timeout_ms;   /* TCP; 0: 30 s */
    int64_t tls_timeout_ms;    /* added to the former; 0: 10 s */
    int max_http1_connections; /* where a proxy or server speaks only HTTP/1.1: 0: 500 */
    int max_calls;             /* at once, see call_room.h; 0: no limit */
    int retry_max;             /* repetitions after no answer, 429, 5xx but 501; 0: none */
    int retry_base_ms;         /* doubled each time up to 10 s; 0: 100 */
    size_t max_reply_bytes;    /* of a whole answer, or of one object of a list; 0: 64 MiB */
    const char *user_agent;    /* NULL: the program's name. What stands before its '/' is the name
                                  under    which writes without a field manager are recorded */
};

/**
 * The ARGOCD_K8S_* and ARGOCD_K8SCLIENT_* variables, over what the options hold: rows for a table
 * of options whose config has a `struct kube_client_options` at `base`.
 *
 *     static const struct option options[] = { ..., KUBE_CLIENT_OPTIONS(offsetof(struct config,
 * kube)) };
 */
#define KUBE_CLIENT_OPTION(base, variable, type, field, fallback, help)                            \
    {                                                                                              \
        NULL, variable, type, (base) + offsetof(struct kube_client_options, field), fallback, help \
    }
#define KUBE_CLIENT_OPTIONS(base)                                                                  \
    KUBE_CLIENT_OPTION(base, "ARGOCD_K8S_CLIENT_QPS", OPTION_FLOAT, qps, "50",                     \
                       "Requests a second to a cluster; below 0 is no limit"),                     \
        KUBE_CLIENT_OPTION(base, "ARGOCD_K8S_CLIENT_BURST", OPTION_COUNT, burst, "0",              \
                           "Requests at once to a cluster; 0 is twice the QPS"),                   \
        KUBE_CLIENT_OPTION(base, "ARGOCD_K8S_TCP_TIMEOUT", OPTION_DURATION, dial_timeout_ms,       \
                           "30s", "Time to connect to a cluster"),                                 \
        KUBE_CLIENT_OPTION(base, "ARGOCD_K8S_TLS_HANDSHAKE_TIMEOUT", OPTION_DURATION,              \
                           tls_timeout_ms, "10s", "Time for the TLS handshake with a cluster"),    \
        KUBE_CLIENT_OPTION(base, "ARGOCD_K8S_SERVER_SIDE_TIMEOUT", OPTION_DURATION, timeout_ms,    \
                           "0s", "Time for one request to a cluster; 0 is 60 s"),                  \
        KUBE_CLIENT_OPTION(base, "ARGOCD_K8S_CLIENT_MAX_IDLE_CONNECTIONS", OPTION_COUNT,           \
                           max_http1_connections, "500",                                           \
                           "Connections to a cluster that speaks no HTTP/2"),                      \
        KUBE_CLIENT_OPTION(base, "ARGOCD_K8SCLIENT_RETRY_MAX", OPTION_COUNT, retry_max, "0",       \
                           "Times that a failed request to a cluster is repeated"),                \
        KUBE_CLIENT_OPTION(base, "ARGOCD_K8SCLIENT_RETRY_BASE_BACKOFF", OPTION_COUNT,              \
                           retry_base_ms, "100", "First pause before that, in milliseconds")

/** `options` NULL: the defaults. Fails on unusable certificates and URLs; asks the cluster nothing.
 */
int kube_client_open(struct loop *loop, const struct kube_config *config,
                     const struct kube_client_options *options, struct kube_client **out,
                     struct error *err) MUST_USE;
/** Open calls end without a callback. */
void kube_client_close(struct kube_client *client);
DEFINE_CLEANUP(struct kube_client *, kube_client_close)

const struct kube_config *kube_client_config(const struct kube_client *client);
struct loop *kube_client_loop(const struct kube_client *client);

/* ---- requests ---- */

enum kube_patch {
    KUBE_PATCH_MERGE,     /* application/merge-patch+json */
    KUBE_PATCH_JSON,      /* application/json-patch+json */
    KUBE_PATCH_STRATEGIC, /* application/strategic-merge-patch+json */
    KUBE_PATCH_APPLY,     /* application/apply-patch+yaml: server-side apply */
};

enum kube_form {
    KUBE_WHOLE,
    KUBE_METADATA, /* PartialObjectMetadata(List) of meta.k8s.io/v1: identity and metadata only */
};

/** One request. What is zero is not sent. Everything is copied: it may live on the stack. */
struct kube_request {
    enum kube_verb verb;
    const struct kube_resource *resource; /* or `path`; with both, `path` is asked */
    const char *namespace, *name, *subresource;
    const char *path; /* "/version": any other path, percent-encoded, with its query or without */

    const struct json *body;    /* the object, or the patch */
    struct str body_text;       /* the same as text, where there is text already */
    enum kube_patch patch_type; /* of KUBE_PATCH */

    const char *field_manager;
    const char *field_validation; /* "Ignore", "Warn", "Strict" */
    bool force;                   /* KUBE_PATCH_APPLY: take fields from other managers */
    bool is_dry_run;              /* dryRun=All */

    const char *label_selector, *field_selector;
    const char *resource_version, *resource_version_match;
    int limit;           /* objects a page */
    int watch_timeout_s; /* KUBE_WATCH: after which the server ends it */
    bool is_lively;      /* KUBE_WATCH: much will come, see kube_watch_options */
    enum kube_form form;
    const char *accept; /* NULL: JSON, as `form` says */

    /* KUBE_DELETE and KUBE_DELETE_COLLECTION, sent in the body */
    const char *propagation; /* "Foreground", "Background", "Orphan" */
    const char *precondition_uid, *precondition_resource_version;
    const int *grace_period_seconds; /* NULL: not sent */

    const struct kube_impersonation *act_as; /* NULL: as the config says */
    bool names_request; /* a refusal without a Status ends in "(get pods x)", as
                           kubectl's */
    int64_t timeout_ms; /* with all repetitions; of a list: of each page; 0: the client's; below 0:
                           none */
};

/** What came back; borrowed for the call of the callback. */
struct kube_reply {
    struct error *error;         /* NULL: it went well; error_move() may take it */
    struct json_doc *object;     /* the answer; json_doc_ref() keeps it; NULL on errors */
    const struct json *status;   /* on errors: the server's Status, for its details; may be NULL */
    struct str text;             /* the answer where it is no JSON (logs, "ok") */
    int http_status;             /* 0: there was no answer */
    const char *const *warnings; /* of the Warning headers, texts only */
    size_t warning_count;
};

struct kube_call;
typedef void (*kube_reply_fn)(void *context, const struct kube_reply *reply);

/**
 * Send a request. `on_reply` is called once, from the loop, never before this returns. The call is
 * gone when `on_reply` returns; kube_call_cancel() ends it before, and then nobody is called.
 */
struct kube_call *kube_client_call(struct kube_client *client, const struct kube_request *request,
                                   kube_reply_fn on_reply, void *context);
void kube_call_cancel(struct kube_call *call);

/**
 * The same inside a fiber: waits. `*out` (may be NULL) is the answer in `arena`, NULL when the
 * answer is no JSON. `*status` (may be NULL) is the Status that came with a failure, in `arena`.
 */
struct kube_answer {
    const struct json *object;
    const struct json *status;
    struct str text;
    const char *const *warnings;
    size_t warning_count;
};
int kube_client_wait(struct kube_client *client, const struct kube_request *request,
                     struct arena *arena, struct kube_answer *out, struct error *err) MUST_USE;

/* ---- lists, object by object ---- */

/** What a list came to, borrowed for the call of the callback. */
struct kube_list_end {
    struct error *error; /* NULL: all pages are in */
    const struct json *status;
    int http_status;
    const char *resource_version; /* from which a watch goes on; "" on errors */
    size_t objects;
};

/**
 * An object of a list; `object` is borrowed, json_doc_ref() keeps it. apiVersion and kind are
 * filled in where the server leaves them out. The call may be cancelled in it.
 */
typedef void (*kube_object_fn)(void *context, struct json_doc *object);
typedef void (*kube_list_end_fn)(void *context, const struct kube_list_end *end);

/**
 * List all pages (`limit` objects each; 0: in one). Answers are taken apart while they arrive: what
 * is in memory is one object, not a page. An expired continue token is an error (ERR_GONE).
 */
struct kube_call *kube_client_list(struct kube_client *client, const struct kube_request *request,
                                   kube_object_fn on_object, kube_list_end_fn on_end,
                                   void *context);

/* ---- bytes as they come (logs; watches are built on it) ---- */

typedef void (*kube_bytes_fn)(void *context, struct str bytes);

/**
 * Hand the answer's body over as it arrives; `on_reply` at its end, without an object. An answer of
 * 400 and above is an error and no bytes. `idle_ms`: fail when nothing comes for so long; 0: never.
 * The request's `timeout_ms` 0 means none here.
 */
struct kube_call *kube_client_stream(struct kube_client *client, const struct kube_request *request,
                                     int idle_ms, kube_bytes_fn on_bytes, kube_reply_fn on_reply,
                                     void *context);

/** Counters since the start: metrics and tests. */
struct kube_client_counts {
    uint64_t requests; /* sent, repetitions included */
    uint64_t retries;
    uint64_t throttled_ms; /* that calls waited for their turn, together */
    size_t open_calls;
};
struct kube_client_counts kube_client_counts(const struct kube_client *client);
