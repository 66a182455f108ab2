#pragma once

/*
 * Calls of an HTTP client to the web server of the tests, and what came of them: what the tests of
 * the client share.
 */

#include "base/arena.h"
#include "io/http_client.h"
#include "io/loop.h"
#include "test.h"
#include "web_server.h"

struct fixture {
    struct web_server server;
    struct loop *loop;
    struct http_client *client;
    char url[256];
};

static inline int setup(void **state)
{
    struct fixture *fixture = xcalloc(1, sizeof(*fixture));
    CLEANUP(error_release) struct error err = { 0 };

    web_server_start(&fixture->server, NULL);
    fixture->loop = loop_new();
    assert_int_equal(http_client_new(fixture->loop, NULL, &fixture->client, &err), 0);
    *state = fixture;
    return 0;
}

static inline int teardown(void **state)
{
    struct fixture *fixture = *state;

    http_client_free(fixture->client);
    loop_free(fixture->loop);
    web_server_stop(&fixture->server);
    free(fixture);
    return 0;
}

static inline const char *url(struct fixture *fixture, const char *path)
{
    snprintf(fixture->url, sizeof(fixture->url), "http://127.0.0.1:%u%s", fixture->server.port,
             path);
    return fixture->url;
}

/* What came of a request; texts are kept as they may be looked at after the call is gone. */
struct outcome {
    struct fixture *fixture;
    struct http_client_call *call;
    int status, ends, header_calls, version;
    char body[70000];
    char etag[64], empty[8];
    size_t body_bytes, pieces;
    int64_t retry_after_ms;
    bool done;
    enum error_code code;
    char message[1024];
};

static inline void on_end(void *context, const struct http_client_reply *reply, struct error *err)
{
    struct outcome *outcome = context;
    const char *etag = http_client_reply_header(reply, "eTag");
    const char *empty = http_client_reply_header(reply, "X-Empty");

    outcome->ends++;
    outcome->done = true;
    outcome->status = reply->status;
    outcome->version = reply->http_version;
    outcome->code = err ? err->code : ERR_OK;
    outcome->retry_after_ms = http_client_retry_after_ms(reply, 0);
    snprintf(outcome->message, sizeof(outcome->message), "%s", err ? error_text(err) : "");
    snprintf(outcome->etag, sizeof(outcome->etag), "%s", etag ? etag : "-");
    snprintf(outcome->empty, sizeof(outcome->empty), "%s", empty ? empty : "-");
    if (reply->body.len > 0 && reply->body.len < sizeof(outcome->body)) {
        memcpy(outcome->body, reply->body.ptr, reply->body.len);
        outcome->body_bytes = reply->body.len;
    }
}

static const struct http_client_handler whole = { .on_end = on_end };

static inline void run_until(struct loop *loop, const bool *done)
{
    CLEANUP(error_release) struct error err = { 0 };

    if (loop_run_until(loop, done, 20000, &err) < 0)
        fail_msg("%s", error_text(&err));
}

static inline struct outcome *request_with(struct fixture *fixture,
                                           const struct http_client_request *request)
{
    static struct outcome outcome;

    outcome = (struct outcome){ .fixture = fixture };
    outcome.call = http_client_start(fixture->client, request, &whole, &outcome);
    run_until(fixture->loop, &outcome.done);
    return &outcome;
}

static inline struct outcome *get(struct fixture *fixture, const char *path)
{
    return request_with(fixture, &(struct http_client_request){ .url = url(fixture, path) });
}

struct stream {
    struct outcome outcome;
    struct watch *timer;
    enum http_client_flow answer;
    bool cancel_in_data, cancel_in_headers, free_in_data;
};

static inline void on_headers(void *context, const struct http_client_reply *reply)
{
    struct stream *stream = context;

    stream->outcome.header_calls++;
    stream->outcome.status = reply->status;
    if (stream->cancel_in_headers) {
        http_client_cancel(stream->outcome.call);
        stream->outcome.done = true;
    }
}

static inline enum http_client_flow on_data(void *context, struct str data)
{
    struct stream *stream = context;

    stream->outcome.pieces++;
    stream->outcome.body_bytes += data.len;
    if (stream->cancel_in_data) {
        http_client_cancel(stream->outcome.call);
        stream->outcome.done = true;
    }
    if (stream->free_in_data) {
        http_client_free(TAKE(stream->outcome.fixture->client));
        stream->outcome.done = true;
    }
    return stream->answer;
}

static const struct http_client_handler streamed = { on_headers, on_data, on_end };

static inline void start_stream(struct fixture *fixture, const char *path, struct stream *stream)
{
    stream->outcome.fixture = fixture;
    stream->outcome.call = http_client_start(
        fixture->client,
        &(struct http_client_request){ .url = url(fixture, path), .is_quiet = true }, &streamed,
        stream);
}

static inline void set_true(void *context)
{
    *(bool *)context = true;
}

static inline void run_for(struct loop *loop, int ms)
{
    bool done = false;
    struct watch *timer = loop_watch_once(loop, ms, set_true, &done);

    run_until(loop, &done);
    watch_cancel(timer);
}
