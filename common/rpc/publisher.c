#include "base/clock.h"
#include "base/mem.h"
#include "io/loop.h"
#include "rpc/endpoint.h"
#include "rpc/envelope.h"
#include "rpc/events.h"

#include <assert.h>
#include <sys/random.h>

/*
 * An XPUB socket. libzmq drops what a slow subscriber has no room for, and says nothing; the
 * numbers in the headers let a subscriber notice. The welcome tells it that its subscription counts
 * from now on: whatever it reads elsewhere after that, it misses no later event.
 */

enum { EVENT_MAX = 16 * 1024 * 1024, TOPIC_MAX = 255 };

struct rpc_publisher {
    struct rpc_context *rpc;
    void *socket;
    struct watch *watch;
    int port;
    uint64_t epoch, sequence;
};

/* Subscriptions: libzmq has already acted on them. */
static void on_subscription(void *context)
{
    struct rpc_publisher *publisher = context;
    char frame[64];

    (void)zmq_recv(publisher->socket, frame, sizeof(frame), ZMQ_DONTWAIT);
}

static uint64_t make_epoch(void)
{
    uint64_t epoch = 0;

    if (getrandom(&epoch, sizeof(epoch), 0) != sizeof(epoch))
        epoch = (uint64_t)clock_now_ns(); /* need not be secret, only another one */
    return epoch;
}

int rpc_publisher_open(struct rpc_context *rpc, const char *host, int port,
                       struct rpc_publisher **out, struct error *err)
{
    CLEANUP(rpc_publisher_close) struct rpc_publisher *publisher = xcalloc(1, sizeof(*publisher));

    publisher->rpc = rpc;
    publisher->epoch = make_epoch();
    if (rpc_socket_open(rpc, ZMQ_XPUB, EVENT_MAX, &publisher->socket, err) < 0)
        return -1;
    zmq_setsockopt(publisher->socket, ZMQ_XPUB_WELCOME_MSG, "welcome", strlen("welcome"));
    if (rpc_socket_bind(rpc, publisher->socket, host, port, &publisher->port, err) < 0)
        return error_prefix(err, "cannot publish events");
    publisher->watch =
        loop_watch_zmq(rpc_context_loop(rpc), publisher->socket, on_subscription, publisher);
    *out = TAKE(publisher);
    return 0;
}

void rpc_publisher_close(struct rpc_publisher *publisher)
{
    if (!publisher)
        return;
    watch_cancel(publisher->watch);
    rpc_socket_close(publisher->rpc, publisher->socket);
    free(publisher);
}

int rpc_publisher_port(const struct rpc_publisher *publisher)
{
    return publisher->port;
}

void rpc_publish(struct rpc_publisher *publisher, const char *topic, struct str body)
{
    Argosy__Rpc__EventHeader header;
    uint8_t packed[64];
    size_t size;

    argosy__rpc__event_header__init(&header);
    assert(*topic && strlen(topic) <= TOPIC_MAX);
    header.epoch = publisher->epoch;
    header.sequence = ++publisher->sequence;
    size = argosy__rpc__event_header__pack(&header, packed);
    /* Dropped where a queue is full, which the next number shows. */
    if (zmq_send(publisher->socket, topic, strlen(topic), ZMQ_DONTWAIT | ZMQ_SNDMORE) < 0)
        return;
    (void)zmq_send(publisher->socket, packed, size, ZMQ_DONTWAIT | ZMQ_SNDMORE);
    (void)zmq_send(publisher->socket, body.ptr, body.len, ZMQ_DONTWAIT);
}
