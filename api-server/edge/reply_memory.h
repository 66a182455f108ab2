#pragma once

#include "data/message.h"

struct catalog;

/**
 * Applications as they were last answered with, as text and as protobuf: a list of hundreds is then
 * put together instead of printed, and a change that a thousand watch is printed once. Kept by the
 * catalog's document, never longer than that one is the newest.
 */
struct reply_memory;

/** `limit_bytes` of both forms together; what does not fit is made anew each time. */
struct reply_memory *reply_memory_new(const struct catalog *catalog, size_t limit_bytes) MUST_USE;
void reply_memory_free(struct reply_memory *memory);
DEFINE_CLEANUP(struct reply_memory *, reply_memory_free)

/** For message_print_with() and message_encode_with(); NULL for NULL. */
const struct message_memory *reply_memory_use(const struct reply_memory *memory);

/** The application "namespace/name" has changed or gone. */
void reply_memory_forget(struct reply_memory *memory, const char *key);

/** Bytes that are kept. */
size_t reply_memory_bytes(const struct reply_memory *memory);
