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

/** All of a list before its items, which take `size` bytes together. */
struct str wire_encode_list_head(const struct json *head, size_t size, struct arena *arena);
/** One item of a list. */
struct str wire_encode_list_item(struct message item, const struct json *object,
                                 struct arena *arena);

/** One event of a watch, with its length in front; `object` is in its envelope already. */
struct str wire_encode_event(const char *type, struct str object, struct arena *arena);
