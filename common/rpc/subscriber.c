#include "base/arena.h"
#include "base/mem.h"
#include "base/vec.h"
#include "io/loop.h"
#include "rpc/arena_protobuf.h"
#include "rpc/endpoint.h"
#include "rpc/envelope.h"
#include "rpc/events.h"
#include "rpc/names.h"

#include <assert.h>

/*
 * One SUB socket, connected to every address behind the name. It takes all topics, whatever its
 * owner wants to hear: only so do the numbers of a publisher, which count all of its events, show
 * what is missing.
 */

enum { EVENT_MAX = 16 * 1024 * 1024, BURST = 64, HEARTBEAT_MS = 5000, EPOCHS_MAX = 64 };

struct epoch {
    uint64_t id, sequence;
};

struct rpc_subscriber {
    struct rpc_subscriber_options options;
    char *topic;
    struct loop *loop;
    void *socket;
    struct watch *watch;
    struct rpc_names *names;
    VEC(struct epoch) epochs; /* of the publishers heard so far */
    bool is_closed;
};

/* ---- events ---- */

static struct epoch *find_epoch(struct rpc_subscriber *subscriber, uint64_t id)
{
    for (size_t i = 0; i < subscriber->epochs.count; i++)
        if (subscriber->epochs.items[i].id == id)
            return &subscriber->epochs.items[i];
    return NULL;
}

/* True when events before this one were missed. */
static bool note_number(struct rpc_subscriber *subscriber, const Argosy__Rpc__EventHeader *header)
{
    struct epoch *epoch = find_epoch(subscriber, header->epoch);
    bool has_gap;

    if (!epoch) { /* a publisher that has just been met: its welcome told of the gap */
        if (subscriber->epochs.count >= EPOCHS_MAX)
            vec_remove(&subscriber->epochs, 0);
        vec_push(&subscriber->epochs, ((struct epoch){ header->epoch, header->sequence }));
        return false;
    }
    has_gap = header->sequence != epoch->sequence + 1;
    epoch->sequence = header->sequence;
    return has_gap;
}

static void tell_gap(struct rpc_subscriber *subscriber)
{
    if (subscriber->options.on_gap && !subscriber->is_closed)
        subscriber->options.on_gap(subscriber->options.context);
}

static void take_event(struct rpc_subscriber *subscriber, struct str topic, struct str packed,
                       struct str body)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    ProtobufCAllocator allocator = arena_protobuf_allocator(arena);
    const Argosy__Rpc__EventHeader *header =
        argosy__rpc__event_header__unpack(&allocator, packed.len, (const uint8_t *)packed.ptr);

    if (!header)
        return; /* nothing of ours */
    if (note_number(subscriber, header))
        tell_gap(subscriber);
    if (!subscriber->is_closed && str_has_prefix(topic, str_of(subscriber->topic)))
        subscriber->options.on_event(subscriber->options.context, topic, body);
}

static struct str content_of(zmq_msg_t *frame)
{
    return (struct str){ zmq_msg_data(frame), zmq_msg_size(frame) };
}

static bool receive_event(struct rpc_subscriber *subscriber)
{
    zmq_msg_t parts[3];
    size_t count = 0;
    bool more = true;

    while (more) {
        zmq_msg_t part;

        zmq_msg_init(&part);
        if (zmq_msg_recv(&part, subscriber->socket, ZMQ_DONTWAIT) < 0) {
            zmq_msg_close(&part);
            break;
        }
        more = zmq_msg_more(&part);
        if (count < 3)
            parts[count] = part;
        else
            zmq_msg_close(&part);
        count++;
    }
    if (count == 1) /* a publisher's welcome */
        tell_gap(subscriber);
    if (count == 3)
        take_event(subscriber, content_of(&parts[0]), content_of(&parts[1]), content_of(&parts[2]));
    for (size_t i = 0; i < count && i < 3; i++)
        zmq_msg_close(&parts[i]);
    return count > 0;
}

static void on_ready(void *context)
{
    struct rpc_subscriber *subscriber = context;

    for (int i = 0; i < BURST && !subscriber->is_closed; i++)
        if (!receive_event(subscriber))
            return;
}

/* ---- addresses ---- */

static void on_add(void *context, const struct resolve_address *address, const char *endpoint)
{
    struct rpc_subscriber *subscriber = context;
    CLEANUP(error_release) struct error err = { 0 };

    /* What may not be connected to is not: the look-up repeats it, and the log of the client that
     * speaks to the same process says why. */
    if (rpc_socket_connect(subscriber->options.rpc, subscriber->socket, address, endpoint, &err) <
        0)
        error_release(&err);
}

static void on_remove(void *context, const char *endpoint)
{
    struct rpc_subscriber *subscriber = context;

    (void)zmq_disconnect(subscriber->socket, endpoint); /* it may never have been connected */
}

static void on_failure(void *context, const struct error *err)
{
    (void)context, (void)err; /* what is known stays; it is looked up again */
}

static const struct rpc_names_handler names_handler = { on_add, on_remove, on_failure };

/* ---- opening and closing ---- */

static int open_socket(struct rpc_subscriber *subscriber, struct error *err)
{
    if (rpc_socket_open(subscriber->options.rpc, ZMQ_SUB, EVENT_MAX, &subscriber->socket, err) < 0)
        return -1;
    zmq_setsockopt(subscriber->socket, ZMQ_SUBSCRIBE, "", 0);
    rpc_socket_set(subscriber->socket, ZMQ_LINGER, 0);
    /* Nothing is ever sent: only so is a peer that vanished without a word noticed. */
    rpc_socket_set(subscriber->socket, ZMQ_HEARTBEAT_IVL, HEARTBEAT_MS);
    rpc_socket_set(subscriber->socket, ZMQ_HEARTBEAT_TIMEOUT, 3 * HEARTBEAT_MS);
    return 0;
}

int rpc_subscriber_open(const struct rpc_subscriber_options *options, struct rpc_subscriber **out,
                        struct error *err)
{
    CLEANUP(rpc_subscriber_close)
    struct rpc_subscriber *subscriber = xcalloc(1, sizeof(*subscriber));

    assert(options->on_event);
    subscriber->options = *options;
    subscriber->topic = xstrdup(options->topic ? options->topic : "");
    subscriber->loop = rpc_context_loop(options->rpc);
    if (rpc_names_open(options->rpc, options->address, options->fallback,
                       options->resolve_interval_ms, &subscriber->names, err) < 0 ||
        open_socket(subscriber, err) < 0)
        return -1;
    subscriber->watch = loop_watch_zmq(subscriber->loop, subscriber->socket, on_ready, subscriber);
    rpc_names_start(subscriber->names, &names_handler, subscriber);
    *out = TAKE(subscriber);
    return 0;
}

static void free_subscriber(void *context)
{
    struct rpc_subscriber *subscriber = context;

    vec_release(&subscriber->epochs);
    free(subscriber->topic);
    free(subscriber);
}

void rpc_subscriber_close(struct rpc_subscriber *subscriber)
{
    if (!subscriber)
        return;
    subscriber->is_closed = true;
    watch_cancel(subscriber->watch);
    rpc_names_close(subscriber->names);
    rpc_socket_close(subscriber->options.rpc, subscriber->socket);
    loop_post(subscriber->loop, free_subscriber, subscriber); /* we may be in its callback */
}
