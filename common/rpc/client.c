#include "rpc/client.h"

#include "base/arena.h"
#include "io/loop.h"
#include "rpc/client_private.h"
#include "rpc/endpoint.h"

/* The peers of a client: who they are, which are alive, and what they say. */

enum { MESSAGE_MAX = 100 * 1024 * 1024, HEARTBEAT_MS = 2000, CONNECT_WAIT_MS = 2000 };

/* ---- peers ---- */

static void on_up(struct rpc_peer *peer, void *context)
{
    struct rpc_client *client = context;
    struct rpc_pending *next;

    (void)peer;
    for (struct rpc_pending *at = client->first; at; at = next) {
        next = at->next; /* placing calls nobody back */
        if (!at->peer && !at->has_failed)
            rpc_pending_place(at);
    }
}

static struct rpc_pending *find_at(const struct rpc_client *client, const struct rpc_peer *peer)
{
    for (struct rpc_pending *at = client->first; at; at = at->next)
        if (at->peer == peer)
            return at;
    return NULL;
}

/* Every call that is there moves on or fails; each may call back into us. */
static void on_lost(struct rpc_peer *peer, void *context)
{
    struct rpc_client *client = context;
    struct rpc_pending *pending;

    client->stats.lost++;
    while (!client->is_closed && (pending = find_at(client, peer))) {
        CLEANUP(error_release) struct error err = { 0 };

        error_set(&err, ERR_UNAVAILABLE, "the connection was lost during '%s': %s", pending->method,
                  peer->failure);
        rpc_pending_move(pending, true, &err);
    }
}

static bool take_envelope(struct rpc_client *client, struct rpc_peer *peer,
                          const Argosy__Rpc__Envelope *envelope, zmq_msg_t *body)
{
    struct rpc_pending *pending;

    if (envelope->draining)
        peer->is_draining = true;
    if (envelope->kind == ARGOSY__RPC__ENVELOPE_KIND__ENVELOPE_PONG) {
        zmq_msg_close(body);
        return true;
    }
    pending = id_table_find(&client->calls, envelope->id);
    if (!pending || pending->peer != peer) {
        client->stats.late++;
        zmq_msg_close(body);
        return true;
    }
    return rpc_pending_take(pending, envelope, body);
}

static bool on_message(struct rpc_peer *peer, struct str bytes, zmq_msg_t *body, void *context)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct rpc_client *client = context;
    Argosy__Rpc__Envelope *envelope = NULL;

    if (envelope_parse(bytes, arena, &envelope, &err) < 0) {
        client->stats.malformed++;
        zmq_msg_close(body);
        return false;
    }
    if (take_envelope(client, peer, envelope, body))
        return true;
    client->stats.malformed++;
    return false;
}

static const struct rpc_peer_handler peer_handler = { on_up, on_lost, on_message };

/* ---- addresses ---- */

static struct rpc_peer *find_peer(const struct rpc_client *client, const char *endpoint)
{
    for (size_t i = 0; i < client->peers.count; i++)
        if (strcmp(client->peers.items[i]->endpoint, endpoint) == 0)
            return client->peers.items[i];
    return NULL;
}

static void on_add(void *context, const struct resolve_address *address, const char *endpoint)
{
    struct rpc_client *client = context;
    struct rpc_peer *peer = find_peer(client, endpoint);

    error_release(&client->failure);
    if (peer) { /* back again, before its last call had ended */
        peer->is_retired = false;
        return;
    }
    peer = rpc_peer_new(client->options.rpc, address, endpoint, client->options.max_message_bytes);
    vec_push(&client->peers, peer);
    rpc_peer_start(peer, &peer_handler, client);
}

static void on_remove(void *context, const char *endpoint)
{
    struct rpc_client *client = context;
    struct rpc_peer *peer = find_peer(client, endpoint);

    if (peer)
        peer->is_retired = true; /* the next heartbeat closes it, when nothing is outstanding */
}

static void on_failure(void *context, const struct error *err)
{
    struct rpc_client *client = context;

    error_set(&client->failure, err->code, "%s", error_text(err));
}

static const struct rpc_names_handler names_handler = { on_add, on_remove, on_failure };

static void beat(void *context)
{
    struct rpc_client *client = context;

    for (size_t i = client->peers.count; i > 0 && !client->is_closed; i--) {
        struct rpc_peer *peer;

        if (i > client->peers.count)
            continue; /* some went on the way */
        peer = client->peers.items[i - 1];
        if (peer->is_retired && peer->outstanding == 0) {
            vec_remove(&client->peers, i - 1);
            rpc_peer_close(peer);
            continue;
        }
        rpc_peer_beat(peer);
    }
}

/* ---- opening and closing ---- */

static void set_defaults(struct rpc_client_options *options)
{
    if (!options->max_message_bytes)
        options->max_message_bytes = MESSAGE_MAX;
    if (!options->heartbeat_ms)
        options->heartbeat_ms = HEARTBEAT_MS;
    if (!options->connect_wait_ms)
        options->connect_wait_ms = CONNECT_WAIT_MS;
}

int rpc_client_open(const struct rpc_client_options *options, struct rpc_client **out,
                    struct error *err)
{
    struct rpc_client *client;
    struct rpc_names *names;

    if (rpc_names_open(options->rpc, options->address, options->fallback,
                       options->resolve_interval_ms, &names, err) < 0)
        return -1;
    client = xcalloc(1, sizeof(*client));
    client->options = *options;
    client->options.address = rpc_names_text(names);
    client->options.fallback = NULL;
    client->loop = rpc_context_loop(options->rpc);
    client->names = names;
    set_defaults(&client->options);
    client->beat = loop_watch_timer(client->loop, client->options.heartbeat_ms, beat, client);
    rpc_names_start(names, &names_handler, client);
    *out = client;
    return 0;
}

static void free_client(void *context)
{
    struct rpc_client *client = context;

    id_table_release(&client->calls);
    vec_release(&client->peers);
    error_release(&client->failure);
    free(client);
}

void rpc_client_close(struct rpc_client *client)
{
    if (!client)
        return;
    client->is_closed = true;
    while (client->first) {
        CLEANUP(error_release) struct error err = { 0 };

        error_set(&err, ERR_CANCELLED, "the client of '%s' is closed", client->options.address);
        rpc_pending_fail(client->first, &err);
    }
    for (size_t i = 0; i < client->peers.count; i++)
        rpc_peer_close(client->peers.items[i]);
    client->peers.count = 0;
    watch_cancel(client->beat);
    watch_cancel(client->check);
    rpc_names_close(client->names);
    client->names = NULL;
    loop_post(client->loop, free_client, client); /* we may be inside one of its callbacks */
}

struct rpc_client_stats rpc_client_stats(const struct rpc_client *client)
{
    struct rpc_client_stats stats = client->stats;

    stats.peers = client->peers.count;
    stats.outstanding = client->calls.count;
    for (size_t i = 0; i < client->peers.count; i++)
        stats.peers_up += client->peers.items[i]->is_up;
    return stats;
}

size_t rpc_client_peers(const struct rpc_client *client, struct arena *arena,
                        const char *const **out)
{
    const char **list = arena_alloc(arena, (client->peers.count + 1) * sizeof(*list));
    size_t count = 0;

    for (size_t i = 0; i < client->peers.count; i++)
        if (!client->peers.items[i]->is_retired)
            list[count++] = arena_printf(arena, "%s", client->peers.items[i]->endpoint);
    *out = list;
    return count;
}
