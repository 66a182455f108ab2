#pragma once

/* Private to http/: what the files of this folder know of each other. */

#include "base/vec.h"
#include "http/buffer.h"
#include "http/listener.h"
#include "http/transport.h"

struct http_connection;
struct watch;

/** A protocol's part of a connection and of a request. One table for HTTP/1.1, one for HTTP/2. */
struct http_protocol {
    /** Make `connection->session`. */
    void (*open)(struct http_connection *connection);
    /** Bytes from the peer. -1: the connection is of no further use (what is to be sent still is).
     */
    int (*receive)(struct http_connection *connection, const char *data, size_t size);
    /** Let the connection's `out` have what is to be sent, up to HTTP_PENDING_HIGH or so. */
    void (*produce)(struct http_connection *connection);
    /** Open no further request; end when the running ones have. */
    void (*drain)(struct http_connection *connection);
    /** The peer has ended its side. True: there is still something to say. May be NULL. */
    bool (*outlive_peer)(struct http_connection *connection);
    /** Nothing moves: keep less memory. May be NULL. */
    void (*rest)(struct http_connection *connection);
    void (*release)(struct http_connection *connection);

    void (*start)(struct http_request *request, int status, const struct http_header *headers,
                  size_t count);
    /** 101; may be NULL. */
    void (*switch_over)(struct http_request *request, const struct http_header *headers,
                        size_t count);
    void (*write)(struct http_request *request, const void *data, size_t size);
    void (*end)(struct http_request *request, const struct http_header *trailers, size_t count);
    void (*abort)(struct http_request *request);
    void (*consume)(struct http_request *request, size_t size);
    size_t (*pending)(const struct http_request *request);
};

extern const struct http_protocol http1_protocol;
extern const struct http_protocol http2_protocol;

/** How much of a body may wait for its handler. */
enum { HTTP_BODY_WINDOW = 1024 * 1024 };

enum http_connection_state {
    CONNECTION_OPENING, /* nothing has come yet */
    CONNECTION_HANDSHAKE,
    CONNECTION_SNIFFING, /* HTTP/1 or HTTP/2? */
    CONNECTION_OPEN,
    CONNECTION_LINGERING, /* all is sent; what still comes is thrown away */
    CONNECTION_CLOSED,
};

struct http_connection {
    struct http_listener *listener;
    struct http_connection *previous, *next; /* of the listener */
    struct http_connection *next_dirty;      /* waits to be flushed */
    struct http_transport transport;
    struct watch *watch;
    enum http_connection_state state;
    const struct http_protocol *protocol; /* NULL: not known yet */
    void *session;                        /* the protocol's */
    struct http_request *requests;        /* open */
    struct http_buffer held;              /* came, and cannot be looked at yet */
    struct http_buffer out;
    char *peer;
    int64_t since_ms;       /* when the present wait began */
    int64_t progress_ms;    /* when a byte last moved */
    bool has_request_begun; /* some bytes of a request's head are there */
    size_t thrown_away;     /* bytes that came while lingering */
    bool is_dirty, is_entered, is_touched, close_when_sent, is_draining;
    bool is_cut;         /* the peer broke the rules: what it does not take at once is lost */
    bool is_resting;     /* without the memory that only a busy one needs */
    bool waits_for_peer; /* as the last look at the clock found it */
    bool peer_ended;     /* nothing will come any more */
    bool reading_paused; /* a handler does not keep up */
};

/** A name and a value; both live as long as the request. */
struct http_request {
    struct http_connection *connection;
    struct http_request *previous, *next;
    struct arena *arena;
    const char *method;
    struct str path, query;
    VEC(struct http_header) headers;
    size_t header_bytes;
    VEC(struct http_header) params;
    const struct http_events *events;
    void *context;
    struct http_buffer in;
    size_t received;              /* bytes of the body so far */
    size_t held;                  /* of it, as http_hold() counts */
    struct http_buffer out;       /* HTTP/2: not yet given to the session */
    struct http_header *trailers; /* in the arena */
    size_t trailer_count;
    int stream_id;    /* HTTP/2 */
    bool is_handled;  /* the handler was called */
    bool is_complete; /* the body has ended */
    bool is_started, is_ended;
    bool is_gone;     /* closed, or about to be */
    bool is_deferred; /* HTTP/2: the session waits for more of the answer */
    bool wants_drain; /* something was written since on_drain was last called */
    bool is_head, is_http10, is_chunked, keeps_alive, without_body;
    bool is_switched;       /* no HTTP any more: see http_switch() */
    bool has_length;        /* the answer's content-length is known: */
    size_t length, written; /* what was promised, and kept */
};

/* ---- connection.c ---- */

void http_connection_accept(struct http_listener *listener, int fd, const char *peer);
/** Free at once; open requests get their on_close. Not from inside a callback of it. */
void http_connection_free(struct http_connection *connection);
/** Send what there is to send, soon: at the end of the callback at hand, or in the next turn. */
void http_connection_touch(struct http_connection *connection);
/** Do what http_connection_touch() put off. */
void http_connection_flush(struct http_connection *connection);
/** Look at the clock: what is too slow is closed and freed. */
void http_connection_check_time(struct http_connection *connection, int64_t now_ms);
void http_connection_drain(struct http_connection *connection);
bool http_connection_is_idle(const struct http_connection *connection);

/* ---- request.c ---- */

struct http_request *http_request_new(struct http_connection *connection);
/** Calls on_close. */
void http_request_free(struct http_request *request);
void http_request_add_header(struct http_request *request, struct str name, struct str value);
/** Split "/path?query". */
void http_request_set_target(struct http_request *request, struct str target);
/** The headers are there, or more of the body: tell the handler. */
void http_request_deliver(struct http_request *request);
/** Take a part of the body. -1: it is larger than the limits allow, and was answered. */
int http_request_receive(struct http_request *request, const void *data, size_t size);
/** Call on_drain where it is due. True when one was called. */
bool http_request_drain(struct http_request *request);
void http_request_add_param(struct http_request *request, const char *name, struct str value);
/** The value for the Date header. */
const char *http_date(char text[32]);

/* ---- listener.c: for connection.c ---- */

const struct http_limits *http_listener_limits(const struct http_listener *listener);
const struct http_listener_options *http_listener_settings(const struct http_listener *listener);
char *http_listener_read_buffer(struct http_listener *listener, size_t *size);
void http_listener_add(struct http_listener *listener, struct http_connection *connection);
void http_listener_remove(struct http_listener *listener, struct http_connection *connection);
void http_listener_make_dirty(struct http_listener *listener, struct http_connection *connection);
void http_listener_count_request(struct http_listener *listener, int change);
/** One request's part of what all of them hold changes; false: that would be too much. */
bool http_listener_hold(struct http_listener *listener, size_t before, size_t now);
void http_listener_count_malformed(struct http_listener *listener);
