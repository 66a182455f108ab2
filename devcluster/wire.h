#pragma once

#include "data/message.h"
#include "refuse.h"

struct arena;
struct json;

/**
 * Objects as Kubernetes' own clients send and like to read them
 * (application/vnd.kubernetes.protobuf): an envelope with a type, and the fields of the kind by
 * number. Results live in the arena.
 */

/** Which number each field has; made out of wire_fields.tsv by tools/generate_devcluster_tables. */
extern const struct message_set wire_messages;

/** False: the kind has no such form. */
bool wire_message_of(struct str api_version, struct str kind, struct arena *arena,
                     struct message *out);

int wire_decode(struct str body, struct arena *arena, const struct json **out,
                struct refusal *why) MUST_USE;

/** An object with `kind` and `apiVersion`, in the envelope. False: its kind has no such form. */
bool wire_encode(const struct json *object, struct arena *arena, struct str *out);

/** A list: its head without the items, and their documents in order. */
struct wire_list {
    const struct json *head;
    struct message item;
    const struct json *const *items;
    size_t count;
};
struct str wire_encode_list(const struct wire_list *list, struct arena *arena);

/** One event of a watch, with its length in front; `object` is in its envelope already. */
struct str wire_encode_event(const char *type, struct str object, struct arena *arena);
