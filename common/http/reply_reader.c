#include "http/reply_reader.h"

#include "base/arena.h"
#include "base/mem.h"
#include "base/vec.h"
#include "http/buffer.h"

#include <llhttp.h>
#include <string.h>

enum { HEAD_MAX = 64 * 1024 };

struct reply_reader {
    llhttp_t parser;
    const struct reply_reader_handler *handler;
    void *context;
    struct arena *arena; /* of the head */
    VEC(struct http_header) headers;
    struct http_buffer name, value;
    size_t head_bytes;
    enum reply_reader_state state;
    bool is_request_head, is_too_large;
};

struct str reply_reader_header(const struct reply_reader_head *head, const char *name)
{
    for (size_t i = 0; i < head->count; i++)
        if (strcmp(head->headers[i].name, name) == 0)
            return head->headers[i].value;
    return STR_EMPTY;
}

/* ---- what the parser tells ---- */

static int take_head(llhttp_t *parser, struct http_buffer *buffer, const char *data, size_t size)
{
    struct reply_reader *reader = parser->data;

    reader->head_bytes += size;
    reader->is_too_large = reader->head_bytes > HEAD_MAX;
    if (reader->is_too_large)
        return HPE_USER;
    if (buffer)
        http_buffer_add(buffer, data, size);
    return 0;
}

static int on_status(llhttp_t *parser, const char *data, size_t size)
{
    return take_head(parser, NULL, data, size);
}

static int on_name(llhttp_t *parser, const char *data, size_t size)
{
    return take_head(parser, &((struct reply_reader *)parser->data)->name, data, size);
}

static int on_value(llhttp_t *parser, const char *data, size_t size)
{
    return take_head(parser, &((struct reply_reader *)parser->data)->value, data, size);
}

static int on_header_complete(llhttp_t *parser)
{
    struct reply_reader *reader = parser->data;
    struct str name = http_buffer_content(&reader->name);
    char *lower = arena_strndup(reader->arena, name.ptr, name.len);

    for (char *c = lower; *c; c++)
        if (*c >= 'A' && *c <= 'Z')
            *c = (char)(*c - 'A' + 'a');
    vec_push(&reader->headers,
             ((struct http_header){ lower,
                                    str_dup(http_buffer_content(&reader->value), reader->arena) }));
    http_buffer_release(&reader->name);
    http_buffer_release(&reader->value);
    return 0;
}

static bool is_interim(const llhttp_t *parser)
{
    return parser->status_code / 100 == 1 && parser->status_code != 101;
}

/* 1: no body follows; 2: no HTTP does. */
static int on_headers_complete(llhttp_t *parser)
{
    struct reply_reader *reader = parser->data;
    const struct reply_reader_head head = { parser->status_code, reader->headers.items,
                                            reader->headers.count };

    if (is_interim(parser)) {
        reader->headers.count = 0;
        return 1;
    }
    if (parser->status_code == 101)
        reader->state = REPLY_SWITCHED;
    reader->handler->on_head(reader->context, &head);
    if (parser->status_code == 101)
        return 2;
    return reader->is_request_head ? 1 : 0;
}

static int on_body(llhttp_t *parser, const char *data, size_t size)
{
    struct reply_reader *reader = parser->data;

    reader->handler->on_data(reader->context, (struct str){ data, size });
    return 0;
}

static int on_message_complete(llhttp_t *parser)
{
    struct reply_reader *reader = parser->data;

    if (is_interim(parser) || reader->state == REPLY_SWITCHED)
        return 0;
    reader->state = REPLY_COMPLETE;
    return HPE_PAUSED;
}

static const llhttp_settings_t callbacks = {
    .on_status = on_status,
    .on_header_field = on_name,
    .on_header_value = on_value,
    .on_header_value_complete = on_header_complete,
    .on_headers_complete = on_headers_complete,
    .on_body = on_body,
    .on_message_complete = on_message_complete,
};

/* ---- its user's side ---- */

struct reply_reader *reply_reader_new(bool is_head, const struct reply_reader_handler *handler,
                                      void *context)
{
    struct reply_reader *reader = xcalloc(1, sizeof(*reader));

    llhttp_init(&reader->parser, HTTP_RESPONSE, &callbacks);
    reader->parser.data = reader;
    reader->handler = handler;
    reader->context = context;
    reader->arena = arena_new();
    reader->is_request_head = is_head;
    return reader;
}

void reply_reader_free(struct reply_reader *reader)
{
    if (!reader)
        return;
    vec_release(&reader->headers);
    http_buffer_release(&reader->name);
    http_buffer_release(&reader->value);
    arena_free(reader->arena);
    free(reader);
}

static int refuse(const struct reply_reader *reader, struct error *err)
{
    if (reader->is_too_large)
        return error_set(err, ERR_TOO_LARGE, "the headers of the reply are too large");
    return error_set(err, ERR_UNAVAILABLE, "the reply is no HTTP: %s",
                     llhttp_get_error_reason(&reader->parser));
}

int reply_reader_feed(struct reply_reader *reader, struct str data, struct error *err)
{
    if (reader->state == REPLY_READING && data.len > 0) {
        llhttp_errno_t result = llhttp_execute(&reader->parser, data.ptr, data.len);

        if (result != HPE_OK && result != HPE_PAUSED && result != HPE_PAUSED_UPGRADE)
            return refuse(reader, err);
        if (reader->state != REPLY_SWITCHED)
            return 0;
        data =
            str_slice(data, (size_t)(llhttp_get_error_pos(&reader->parser) - data.ptr), data.len);
    }
    if (reader->state == REPLY_SWITCHED && data.len > 0)
        reader->handler->on_data(reader->context, data);
    return 0;
}

int reply_reader_end(struct reply_reader *reader, struct error *err)
{
    llhttp_errno_t result;

    if (reader->state != REPLY_READING)
        return 0;
    result = llhttp_finish(&reader->parser);
    if ((result == HPE_OK || result == HPE_PAUSED) && reader->state == REPLY_COMPLETE)
        return 0;
    return error_set(err, ERR_UNAVAILABLE, "the connection ended in the middle of the reply");
}

enum reply_reader_state reply_reader_state(const struct reply_reader *reader)
{
    return reader->state;
}
