#pragma once

#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

/** How protobuf lays values out, whatever they mean: message.h knows what each field is. */
enum wire_type { WIRE_VARINT = 0, WIRE_FIXED64 = 1, WIRE_LENGTH = 2, WIRE_FIXED32 = 5 };

/**
 * Fields in the order of their bytes. `left` is how many values may still come, shared by all
 * readers of one input: two bytes make a value that takes a hundred once it is read.
 */
struct wire_reader {
    struct str rest;
    size_t *left;
    bool is_bad; /* cut off, of no known type, or too many; nothing comes any more */
};

struct wire_value {
    unsigned number;
    enum wire_type type;
    uint64_t integer; /* of WIRE_VARINT and WIRE_FIXED64 */
    struct str bytes; /* of the others */
};

/** The next field; false at the end, and when what comes is bad. */
bool wire_next(struct wire_reader *reader, struct wire_value *out);
/** A number that stands alone, as in a packed list. */
uint64_t wire_read_varint(struct wire_reader *reader);

/**
 * A message, written from its end to its beginning, so that the length of each part is known when
 * it is needed: fields come last first, and each before its own tag. Start it as
 * { .arena = arena }.
 */
struct wire_writer {
    struct arena *arena;
    char *block; /* what was written so far stands at its end */
    size_t capacity, used;
};

void wire_put(struct wire_writer *writer, struct str bytes);
void wire_put_varint(struct wire_writer *writer, uint64_t value);
void wire_put_tag(struct wire_writer *writer, unsigned number, enum wire_type type);

/** Whole fields. */
void wire_put_integer(struct wire_writer *writer, unsigned number, int64_t value);
void wire_put_double(struct wire_writer *writer, unsigned number, double value);
void wire_put_text(struct wire_writer *writer, unsigned number, struct str text);
/** What was written since `used` was `before` becomes one field. */
void wire_close(struct wire_writer *writer, unsigned number, size_t before);

/** All of it, in the arena. */
struct str wire_finish(struct wire_writer *writer);
