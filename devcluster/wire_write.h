#pragma once

#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct json;
struct wire_message;

/**
 * Objects as Kubernetes' own clients like to read them (application/vnd.kubernetes.protobuf); the
 * other direction is wire.h. A message is written from its end to its beginning, so that the length
 * of each part is known when it is needed. The results live in the arena.
 */

/** NULL: the kind has no such form. */
const struct wire_message *wire_message_of(struct str api_version, struct str kind,
                                           struct arena *arena);

/** An object with `kind` and `apiVersion`, in the envelope. False: its kind has no such form. */
bool wire_encode(const struct json *object, struct arena *arena, struct str *out);

/** A list: its head without the items, and their documents in order. */
struct wire_list {
    const struct json *head;
    const struct wire_message *item;
    const struct json *const *items;
    size_t count;
};
struct str wire_encode_list(const struct wire_list *list, struct arena *arena);

/** One event of a watch, with its length in front; `object` is in its envelope already. */
struct str wire_encode_event(const char *type, struct str object, struct arena *arena);
