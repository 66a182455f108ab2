#pragma once

#include "base/str.h"

#include <stddef.h>
#include <stdint.h>

struct arena;

/**
 * A protobuf message, written from its end to its beginning, so that the length of each part is
 * known when it is needed: fields come last first, and each before its own tag. Start it as
 * { .arena = arena }.
 */
struct wire_writer {
    struct arena *arena;
    char *block; /* what was written so far stands at its end */
    size_t capacity, used;
    unsigned depth;
};

enum wire_type { WIRE_VARINT = 0, WIRE_FIXED64 = 1, WIRE_LENGTH = 2, WIRE_FIXED32 = 5 };

void wire_put(struct wire_writer *writer, const void *data, size_t size);
void wire_put_varint(struct wire_writer *writer, uint64_t value);
void wire_put_tag(struct wire_writer *writer, unsigned number, enum wire_type type);

/** Whole fields. */
void wire_put_integer(struct wire_writer *writer, unsigned number, int64_t value);
void wire_put_text(struct wire_writer *writer, unsigned number, struct str text);
/** What was written since `used` was `before` becomes one field. */
void wire_close(struct wire_writer *writer, unsigned number, size_t before);

/** All of it, in the arena. */
struct str wire_finish(struct wire_writer *writer);
