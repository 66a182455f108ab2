#include "wire_writer.h"

#include "base/arena.h"
#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

enum { VARINT_BYTES = 10, START_BYTES = 1024 };

void wire_put(struct wire_writer *writer, const void *data, size_t size)
{
    if (size == 0)
        return;
    if (writer->capacity - writer->used < size) {
        size_t capacity = (writer->capacity + size) * 2 + START_BYTES;
        char *block = xcalloc(1, capacity);

        if (writer->used)
            memcpy(block + capacity - writer->used, writer->block + writer->capacity - writer->used,
                   writer->used);
        free(writer->block);
        writer->block = block;
        writer->capacity = capacity;
    }
    writer->used += size;
    memcpy(writer->block + writer->capacity - writer->used, data, size);
}

void wire_put_varint(struct wire_writer *writer, uint64_t value)
{
    unsigned char bytes[VARINT_BYTES];
    size_t count = 0;

    do {
        bytes[count++] = (unsigned char)((value & 0x7f) | (value > 0x7f ? 0x80 : 0));
        value >>= 7;
    } while (value);
    wire_put(writer, bytes, count);
}

void wire_put_tag(struct wire_writer *writer, unsigned number, enum wire_type type)
{
    wire_put_varint(writer, (uint64_t)number << 3 | type);
}

void wire_put_integer(struct wire_writer *writer, unsigned number, int64_t value)
{
    wire_put_varint(writer, (uint64_t)value);
    wire_put_tag(writer, number, WIRE_VARINT);
}

void wire_put_text(struct wire_writer *writer, unsigned number, struct str text)
{
    wire_put(writer, text.ptr, text.len);
    wire_put_varint(writer, text.len);
    wire_put_tag(writer, number, WIRE_LENGTH);
}

void wire_close(struct wire_writer *writer, unsigned number, size_t before)
{
    wire_put_varint(writer, writer->used - before);
    wire_put_tag(writer, number, WIRE_LENGTH);
}

struct str wire_finish(struct wire_writer *writer)
{
    if (writer->block)
        arena_defer(writer->arena, free, writer->block);
    return (struct str){ writer->block + writer->capacity - writer->used, writer->used };
}
