#pragma once

#include "base/error.h"
#include "base/str.h"

#include <stdint.h>

struct arena;
struct cancel;
struct loop;

/**
 * HTTP from this process to others, on the loop: connections are kept and shared, over TLS by
 * HTTP/2 where the server speaks it, in the clear by HTTP/1.1 only. One client per party that is
 * spoken to (a cluster, a registry): what is trusted, who we are and the proxy belong to it.
 */
struct http_client;

struct http_client_options {
    struct str authorities;      /* PEM: who is trusted; empty: the system's */
    struct str certificate, key; /* PEM: who we are; empty: nobody */
    bool insecure;               /* trust anybody */
    const char *server_name;     /* what the certificate must name; NULL: the URL's host */
    /** "http://", "https://" or "socks5://" (with user and password); "": none; NULL: HTTPS_PROXY
     * and HTTP_PROXY of the environment. `no_proxy`: hosts without one; NULL: NO_PROXY. */
    const char *proxy, *no_proxy;
    const char *unix_socket; /* connect there, whatever the URL's host; NULL: no */
    /** What waits for a connection waits: in the clear, where each call needs one of its own, this
     * has to be more than the streams that never end. */
    size_t max_connections_per_host;   /* 0: 4 */
    size_t max_streams_per_connection; /* 0: 250 */
    int connect_timeout_ms;            /* 0: 10,000 */
    bool http1_only;
    bool http2_only;  /* also in the clear: the server is known to speak it (gRPC) */
    bool public_only; /* connect to nothing but public addresses (see address.h); a proxy may be
                         anywhere, and judges for itself */
    const char *user_agent; /* NULL: "argosy" */
};

/** Copies what it needs of `options`; `options` NULL: all defaults. */
int http_client_new(struct loop *loop, const struct http_client_options *options,
                    struct http_client **out, struct error *err) MUST_USE;

/** Ends every call, without a callback. It may come in any callback of its calls. */
void http_client_free(struct http_client *client);
DEFINE_CLEANUP(struct http_client *, http_client_free)

struct http_client_header {
    const char *name, *value;
};

struct http_client_request {
    const char *method; /* NULL: GET */
    const char *url;
    const struct http_client_header *headers;
    size_t header_count;
    struct str body;
    int body_fd;           /* with body_fd_bytes > 0: the body is read from there, from its start */
    int64_t body_fd_bytes; /* on; borrowed until the end */
    const char *bearer_token;    /* or NULL */
    const char *user, *password; /* basic authentication, or NULL */
    int64_t timeout_ms;          /* from start to end; 0: none */
    int64_t idle_timeout_ms;     /* longest silence of the server; 0: none */
    size_t body_limit;           /* bytes of a collected reply, unpacked; 0: 64 MiB */
    int max_redirects;           /* 0: a redirect is a reply */
    bool gzip;                   /* ask for it, and unpack it */
    bool is_quiet;               /* hardly any traffic, for long (a watch): small buffers */
};

/** Lives during the callback it is given to. Header names are in the letter case they came in. */
struct http_client_reply {
    int status; /* 0: none came */
    const struct http_client_header *headers;
    size_t header_count;
    struct str body;  /* collected; empty where on_data took it */
    int http_version; /* 10, 11, 20 */
};

/** The value of a header, whatever its letter case; NULL: absent. */
const char *http_client_reply_header(const struct http_client_reply *reply, const char *name);

/** Retry-After in milliseconds (seconds, or a date against `now_s`); 0: none. */
int64_t http_client_retry_after_ms(const struct http_client_reply *reply, int64_t now_s);

enum http_client_flow {
    HTTP_CLIENT_GO_ON,
    HTTP_CLIENT_PAUSE, /* this piece is taken; no more until http_client_resume() */
    HTTP_CLIENT_ABORT, /* ends it: on_end comes with ERR_ABORTED */
};

struct http_client_handler {
    /** The status and headers are in (of the last reply, where redirects are followed); or NULL. */
    void (*on_headers)(void *context, const struct http_client_reply *reply);
    /** A piece of the body, unpacked. NULL: it is collected, and on_end has it whole. */
    enum http_client_flow (*on_data)(void *context, struct str data);
    /** The end, once, after which the call is gone. `err` is NULL when a whole reply came, whatever
     * its status. ERR_TIMEOUT, ERR_TOO_LARGE, ERR_ABORTED, ERR_INVALID (the URL), ERR_PRECONDITION
     * (its certificate is not trusted, or ours is refused), ERR_UNAVAILABLE (all the rest). */
    void (*on_end)(void *context, const struct http_client_reply *reply, struct error *err);
};

/** One request under way. */
struct http_client_call;

/**
 * Start one. Copies the request. Never fails at once: what goes wrong comes to on_end, later. The
 * call is the client's: it is gone after on_end.
 */
struct http_client_call *http_client_start(struct http_client *client,
                                           const struct http_client_request *request,
                                           const struct http_client_handler *handler,
                                           void *context);

/** End it, in any callback; nothing more is called for it. */
void http_client_cancel(struct http_client_call *call);

/** After HTTP_CLIENT_PAUSE. */
void http_client_resume(struct http_client_call *call);

/** For metrics and tests. */
struct http_client_stats {
    size_t calls;                   /* under way */
    unsigned long long connections; /* opened so far */
};
struct http_client_stats http_client_stats(const struct http_client *client);

/**
 * The blocking form, for threads of a worker pool; one connection, used once. The reply with its
 * headers and body is in `arena`. `options` and `cancel` may be NULL.
 */
int http_client_fetch(const struct http_client_options *options,
                      const struct http_client_request *request, struct cancel *cancel,
                      struct arena *arena, struct http_client_reply *out,
                      struct error *err) MUST_USE;
