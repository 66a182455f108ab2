#include "io/fiber.h"
#include "rpc/client.h"

/* A call that reads as a function: for fibers. */

struct waiting {
    struct fiber_event done;
    const ProtobufCMessage *reply;
    struct error *err;
};

static void on_done(void *context, const struct rpc_result *result)
{
    struct waiting *waiting = context;

    waiting->reply = result->reply;
    if (result->err->code)
        error_move(waiting->err, result->err);
    fiber_event_set(&waiting->done);
}

int rpc_client_ask(struct rpc_client *client, const struct rpc_call_options *options,
                   struct arena *arena, const ProtobufCMessage **out, struct error *err)
{
    struct waiting waiting = { .err = err };
    struct rpc_call_options asked = *options;

    fiber_event_init(&waiting.done);
    asked.arena = arena;
    asked.on_done = on_done;
    asked.context = &waiting;
    rpc_client_call(client, &asked);
    fiber_event_wait(&waiting.done);
    if (!waiting.reply)
        return -1;
    *out = waiting.reply;
    return 0;
}
