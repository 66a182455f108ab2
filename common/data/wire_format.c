#include "data/wire_format.h"

#include "base/arena.h"
#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

enum { VARINT_BYTES = 10, START_BYTES = 4096 };

/* ---- reading ---- */

uint64_t wire_read_varint(struct wire_reader *reader)
{
    uint64_t value = 0;

    for (unsigned i = 0; i < VARINT_BYTES && i < reader->rest.len; i++) {
        unsigned char byte = (unsigned char)reader->rest.ptr[i];

        value |= (uint64_t)(byte & 0x7f) << (7 * i);
        if (!(byte & 0x80)) {
            reader->rest.ptr += i + 1;
            reader->rest.len -= i + 1;
            return value;
        }
    }
    reader->is_bad = true;
    return 0;
}

static struct str read_bytes(struct wire_reader *reader, uint64_t size)
{
    struct str bytes = { reader->rest.ptr, (size_t)size };

    if (reader->is_bad || size > reader->rest.len) {
        reader->is_bad = true;
        return STR_EMPTY;
    }
    reader->rest.ptr += size;
    reader->rest.len -= (size_t)size;
    return bytes;
}

static bool is_last(struct wire_reader *reader)
{
    if (reader->rest.len == 0 || reader->is_bad)
        return true;
    if (*reader->left == 0) {
        reader->is_bad = true;
        return true;
    }
    (*reader->left)--;
    return false;
}

bool wire_next(struct wire_reader *reader, struct wire_value *out)
{
    uint64_t tag;

    if (is_last(reader))
        return false;
    tag = wire_read_varint(reader);
    *out = (struct wire_value){ .number = (unsigned)(tag >> 3),
                                .type = (enum wire_type)(tag & 7),
                                .bytes = STR_EMPTY };
    if (tag >> 3 == 0 || tag >> 3 > UINT32_MAX)
        reader->is_bad = true;
    switch (out->type) {
    case WIRE_VARINT:
        out->integer = wire_read_varint(reader);
        break;
    case WIRE_LENGTH:
        out->bytes = read_bytes(reader, wire_read_varint(reader));
        break;
    case WIRE_FIXED64:
        out->bytes = read_bytes(reader, 8);
        if (!reader->is_bad)
            memcpy(&out->integer, out->bytes.ptr, 8);
        break;
    case WIRE_FIXED32:
        out->bytes = read_bytes(reader, 4);
        break;
    default:
        reader->is_bad = true;
    }
    return !reader->is_bad;
}

/* ---- writing ---- */

static void grow(struct wire_writer *writer, size_t size)
{
    size_t capacity = (writer->capacity + size) * 2 + START_BYTES;
    char *block = xrealloc(NULL, capacity);

    if (writer->used)
        memcpy(block + capacity - writer->used, writer->block + writer->capacity - writer->used,
               writer->used);
    free(writer->block);
    writer->block = block;
    writer->capacity = capacity;
}

void wire_put(struct wire_writer *writer, struct str bytes)
{
    if (bytes.len == 0)
        return;
    if (writer->capacity - writer->used < bytes.len)
        grow(writer, bytes.len);
    writer->used += bytes.len;
    memcpy(writer->block + writer->capacity - writer->used, bytes.ptr, bytes.len);
}

void wire_put_varint(struct wire_writer *writer, uint64_t value)
{
    char bytes[VARINT_BYTES];
    size_t size = 0;

    for (; value > 0x7f; value >>= 7)
        bytes[size++] = (char)(value | 0x80);
    bytes[size++] = (char)value;
    wire_put(writer, (struct str){ bytes, size });
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

void wire_put_double(struct wire_writer *writer, unsigned number, double value)
{
    char bytes[8];

    memcpy(bytes, &value, sizeof(bytes));
    wire_put(writer, (struct str){ bytes, sizeof(bytes) });
    wire_put_tag(writer, number, WIRE_FIXED64);
}

void wire_put_text(struct wire_writer *writer, unsigned number, struct str text)
{
    wire_put(writer, text);
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
    if (!writer->block)
        return STR_EMPTY;
    arena_defer(writer->arena, free, writer->block);
    return (struct str){ writer->block + writer->capacity - writer->used, writer->used };
}
