#pragma once

#include "base/error.h"
#include "base/str.h"
#include "envelope.pb-c.h"

#include <zmq.h>

struct arena;

/**
 * Private to rpc/: what stands in front of each message. A ZeroMQ message of ours has one frame (an
 * envelope) or two (an envelope and a body), behind the peer's identity on a ROUTER.
 */
enum {
    ENVELOPE_METHOD_MAX = 256,
    ENVELOPE_TRACE_MAX = 256,
    ENVELOPE_ERROR_MAX = 64 * 1024,
    ENVELOPE_MAX = 128 * 1024, /* packed */
    ENVELOPE_TIMEOUT_MAX_MS = 24 * 3600 * 1000,
    ENVELOPE_WINDOW = 1024 * 1024, /* bytes of items on their way, unless asked otherwise */
    ENVELOPE_ITEM_COST = 64,       /* what an item counts beside its own size */
};

/** From outside: sizes, kind and texts are checked. */
int envelope_parse(struct str bytes, struct arena *arena, Argosy__Rpc__Envelope **out,
                   struct error *err) MUST_USE;

/** The failure in an envelope; its reason is one of the known constants, or NULL. */
void envelope_read_error(const Argosy__Rpc__Envelope *envelope, struct error *err);

/** Borrow `err` for an envelope to be sent. */
void envelope_write_error(const struct error *err, Argosy__Rpc__EnvelopeError *out);

/** A message packed into a frame of its own. */
void envelope_pack_body(const ProtobufCMessage *message, zmq_msg_t *out);

/** What packing gives, limited: -1 with ERR_TOO_LARGE. */
int envelope_check_size(const ProtobufCMessage *message, size_t limit, struct error *err) MUST_USE;

/**
 * Send, without waiting. `identity` is NULL on a DEALER. `body` is taken over when it was sent,
 * NULL for none. -1: errno says why (EAGAIN: the queue is full; EHOSTUNREACH: nobody there).
 */
int envelope_send(void *socket, const struct str *identity, const Argosy__Rpc__Envelope *envelope,
                  zmq_msg_t *body);
