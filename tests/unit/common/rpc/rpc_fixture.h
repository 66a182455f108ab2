#pragma once

/* A server and a client in one process, on one loop, with a few methods to call. */

#include "base/arena.h"
#include "base/vec.h"
#include "envelope.pb-c.h"
#include "io/loop.h"
#include "rpc/client.h"
#include "rpc/context.h"
#include "rpc/keys.h"
#include "rpc/server.h"
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* EnvelopeError serves as the message of these tests: two texts and two numbers. */
#define MESSAGE_INIT ARGOSY__RPC__ENVELOPE_ERROR__INIT
#define MESSAGE (&argosy__rpc__envelope_error__descriptor)

struct fixture {
    struct loop *loop;
    struct rpc_context *rpc;
    struct rpc_server *server;
    struct rpc_client *client;
    int port;
    /* the server's side */
    struct rpc_call *kept[64];
    size_t kept_count;
    int cancelled, begun, ended, to_send, sent;
    enum error_code last_code;
    bool is_drained;
    /* the client's side */
    int done, items;
    enum error_code code;
    int number, retry_after_ms;
    const char *reason;
    char text[256];
};

static inline void turn(struct fixture *fixture, int ms)
{
    struct error err = { 0 };
    bool never = false;

    if (loop_run_until(fixture->loop, &never, ms, &err) < 0)
        error_release(&err);
}

/* ---- methods ---- */

static inline int handle_echo(struct rpc_call *call, struct error *err)
{
    Argosy__Rpc__EnvelopeError *request = rpc_request(call, MESSAGE, err);
    Argosy__Rpc__EnvelopeError reply = MESSAGE_INIT;

    if (!request)
        return -1;
    reply.message = request->message;
    reply.code = request->code + 1;
    return rpc_reply(call, &reply.base, err);
}

static inline int handle_fail(struct rpc_call *call, struct error *err)
{
    (void)call;
    error_set(err, ERR_CONFLICT, "somebody was faster");
    err->reason = "Conflict";
    err->retry_after_ms = 250;
    return -1;
}

static inline void forget(struct fixture *fixture, const struct rpc_call *call)
{
    for (size_t i = 0; i < fixture->kept_count; i++)
        if (fixture->kept[i] == call)
            fixture->kept[i] = fixture->kept[--fixture->kept_count];
}

static inline void note_cancel(struct rpc_call *call, void *context)
{
    struct fixture *fixture = context;
    struct error err = { 0 };

    fixture->cancelled++;
    forget(fixture, call);
    error_set(&err, ERR_CANCELLED, "cancelled");
    rpc_fail(call, &err);
}

static inline int handle_later(struct rpc_call *call, struct error *err)
{
    struct fixture *fixture = call->server;

    (void)err;
    rpc_keep(call);
    rpc_on_cancel(call, note_cancel, fixture);
    fixture->kept[fixture->kept_count++] = call;
    return 0;
}

static inline void send_items(struct rpc_call *call, void *context)
{
    struct fixture *fixture = context;
    static char text[1001];
    struct error err = { 0 };

    memset(text, 'x', 1000);
    while (fixture->sent < fixture->to_send && rpc_may_send(call)) {
        Argosy__Rpc__EnvelopeError item = MESSAGE_INIT;

        item.code = fixture->sent++;
        item.message = text;
        assert_int_equal(rpc_send_item(call, &item.base, &err), 0);
    }
    if (fixture->sent == fixture->to_send) {
        forget(fixture, call);
        rpc_end(call);
    }
}

static inline int handle_list(struct rpc_call *call, struct error *err)
{
    struct fixture *fixture = call->server;

    (void)err;
    rpc_keep(call);
    rpc_on_cancel(call, note_cancel, fixture);
    rpc_on_drain(call, send_items, fixture);
    send_items(call, fixture);
    return 0;
}

static inline int handle_huge(struct rpc_call *call, struct error *err)
{
    Argosy__Rpc__EnvelopeError reply = MESSAGE_INIT;

    reply.message = arena_alloc(call->arena, 300000);
    memset(reply.message, 'x', 299999);
    return rpc_reply(call, &reply.base, err);
}

static const struct rpc_method methods[] = {
    { "Echo", handle_echo }, { "Fail", handle_fail }, { "Later", handle_later },
    { "List", handle_list }, { "Huge", handle_huge }, { NULL, NULL },
};

static inline void note_begin(void *context, const char *method)
{
    struct fixture *fixture = context;

    (void)method;
    fixture->begun++;
}

static inline void note_end(void *context, const char *method, enum error_code code,
                            int64_t took_ms)
{
    struct fixture *fixture = context;

    (void)method, (void)took_ms;
    fixture->ended++;
    fixture->last_code = code;
}

/* ---- opening ---- */

static inline struct rpc_server *open_server(struct fixture *fixture, int port)
{
    struct rpc_server_options options = { .rpc = fixture->rpc,
                                          .host = "127.0.0.1",
                                          .port = port,
                                          .methods = methods,
                                          .context = fixture,
                                          .max_message_bytes = 200000,
                                          .max_calls = 50,
                                          .client_timeout_ms = 3000,
                                          .on_begin = note_begin,
                                          .on_end = note_end };
    struct rpc_server *server = NULL;
    struct error err = { 0 };

    if (rpc_server_open(&options, &server, &err) < 0)
        fail_msg("%s", error_text(&err));
    return server;
}

static inline struct rpc_client *open_client(struct fixture *fixture, const char *address)
{
    struct rpc_client_options options = { .rpc = fixture->rpc,
                                          .address = address,
                                          .max_message_bytes = 400000,
                                          .resolve_interval_ms = 100,
                                          .heartbeat_ms = 200,
                                          .connect_wait_ms = 500 };
    struct rpc_client *client = NULL;
    struct error err = { 0 };

    if (rpc_client_open(&options, &client, &err) < 0)
        fail_msg("%s", error_text(&err));
    return client;
}

static inline int open_context(struct fixture *fixture, const struct rpc_keys *keys, bool plaintext)
{
    struct rpc_context_options options = { fixture->loop, keys, plaintext };
    struct error err = { 0 };

    if (rpc_context_open(&options, &fixture->rpc, &err) < 0)
        fail_msg("%s", error_text(&err));
    return 0;
}

static inline int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof(*fixture));
    char address[64];

    fixture->loop = loop_new();
    open_context(fixture, NULL, false);
    fixture->server = open_server(fixture, 0);
    fixture->port = rpc_server_port(fixture->server);
    snprintf(address, sizeof(address), "127.0.0.1:%d", fixture->port);
    fixture->client = open_client(fixture, address);
    *state = fixture;
    return 0;
}

static inline int tear_down(void **state)
{
    struct fixture *fixture = *state;

    rpc_client_close(fixture->client);
    rpc_server_close(fixture->server);
    rpc_context_close(fixture->rpc);
    loop_free(fixture->loop);
    free(fixture);
    return 0;
}

/* ---- calling ---- */

static inline void note_done(void *context, const struct rpc_result *result)
{
    struct fixture *fixture = context;
    const Argosy__Rpc__EnvelopeError *reply = (const Argosy__Rpc__EnvelopeError *)result->reply;

    fixture->done++;
    fixture->code = result->err->code;
    fixture->reason = result->err->reason;
    fixture->retry_after_ms = result->err->retry_after_ms;
    snprintf(fixture->text, sizeof(fixture->text), "%s",
             reply ? reply->message : error_text(result->err));
    fixture->number = reply ? reply->code : 0;
}

static inline struct rpc_pending *start_call(struct fixture *fixture,
                                             struct rpc_call_options options)
{
    Argosy__Rpc__EnvelopeError request = MESSAGE_INIT;
    char text[] = "hello";

    request.message = text;
    request.code = 41;
    if (!options.request)
        options.request = &request.base;
    options.reply = MESSAGE;
    options.context = options.context ? options.context : fixture;
    options.on_done = options.on_done ? options.on_done : note_done;
    options.timeout_ms = options.timeout_ms ? options.timeout_ms : 5000;
    return rpc_client_call(fixture->client, &options);
}

/* Until `count` calls have ended, or 8 seconds passed. */
static inline void wait_done(struct fixture *fixture, int count)
{
    for (int i = 0; i < 1600 && fixture->done < count; i++)
        turn(fixture, 5);
    assert_int_equal(fixture->done, count);
}

static inline void wait_kept(struct fixture *fixture, size_t count)
{
    for (int i = 0; i < 1600 && fixture->kept_count < count; i++)
        turn(fixture, 5);
    assert_int_equal(fixture->kept_count, count);
}

static inline void wait_cancelled(struct fixture *fixture, int count)
{
    for (int i = 0; i < 1600 && fixture->cancelled < count; i++)
        turn(fixture, 5);
    assert_int_equal(fixture->cancelled, count);
}
