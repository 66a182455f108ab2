#pragma once

#include "base/macros.h"
#include "base/str.h"

#include <stdint.h>

/**
 * Texts by key in this process, at most so many bytes of them: what was used longest ago goes
 * first. Times are in milliseconds of one clock.
 */
struct local_items;

struct local_items *local_items_new(size_t max_bytes) MUST_USE;
void local_items_free(struct local_items *items);
DEFINE_CLEANUP(struct local_items *, local_items_free)

/** The text, NULL when there is none or it has expired. Valid until the next call. */
const struct str *local_items_find(struct local_items *items, const char *key, int64_t now_ms);
/** A text that alone is too large is not kept. */
void local_items_put(struct local_items *items, const char *key, struct str text,
                     int64_t expires_ms);
void local_items_remove(struct local_items *items, const char *key);
size_t local_items_bytes(const struct local_items *items);
