#include "http/upgrade_client.h"

#include "base/mem.h"
#include "http/buffer.h"
#include "io/http_client.h"
#include "io/stream.h"

#include <assert.h>
#include <string.h>

/* Callbacks may close the client. It stays in memory until the last of our frames has returned. */
struct upgrade_client {
    struct stream *stream;
    struct reply_reader *reader;
    const struct upgrade_client_handler *handler;
    void *context;
    bool is_over, is_closed;
    int depth;
};

static void free_client(struct upgrade_client *client)
{
    reply_reader_free(client->reader);
    free(client);
}

void upgrade_client_close(struct upgrade_client *client)
{
    if (!client)
        return;
    client->is_over = client->is_closed = true;
    stream_close(TAKE(client->stream));
    if (client->depth == 0)
        free_client(client);
}

static void leave(struct upgrade_client *client)
{
    if (--client->depth == 0 && client->is_closed)
        free_client(client);
}

/* ---- the answer ---- */

static void end(struct upgrade_client *client, struct error *err)
{
    if (client->is_over)
        return;
    client->is_over = true;
    client->handler->on_end(client->context, err);
}

static void tell_head(void *context, const struct reply_reader_head *head)
{
    struct upgrade_client *client = context;

    client->handler->on_head(client->context, head);
}

static void tell_data(void *context, struct str data)
{
    struct upgrade_client *client = context;

    if (!client->is_over)
        client->handler->on_data(client->context, data);
}

static void on_data(void *context, struct str data)
{
    struct upgrade_client *client = context;
    CLEANUP(error_release) struct error err = { 0 };

    client->depth++;
    if (client->is_over) {
        /* Behind a whole answer nothing counts. */
    } else if (reply_reader_feed(client->reader, data, &err) < 0) {
        end(client, &err);
    } else if (reply_reader_state(client->reader) == REPLY_COMPLETE) {
        end(client, NULL);
    }
    leave(client);
}

static void on_stream_end(void *context, struct error *why)
{
    struct upgrade_client *client = context;
    CLEANUP(error_release) struct error err = { 0 };

    client->depth++;
    if (why)
        end(client, why);
    else
        end(client, reply_reader_end(client->reader, &err) < 0 ? &err : NULL);
    leave(client);
}

static void on_drain(void *context)
{
    struct upgrade_client *client = context;

    client->depth++;
    if (!client->is_over)
        client->handler->on_drain(client->context);
    leave(client);
}

/* ---- the question ---- */

static void add_header(struct http_buffer *out, const char *name, struct str value)
{
    http_buffer_printf(out, "%s: ", name);
    for (size_t i = 0; i < value.len; i++)
        http_buffer_add(out, strchr("\r\n", value.ptr[i]) ? " " : &value.ptr[i], 1);
    http_buffer_add_text(out, "\r\n");
}

static void write_request(const struct upgrade_client_request *request, struct http_buffer *out)
{
    http_buffer_printf(out, "%s %s HTTP/1.1\r\n", request->method, request->target);
    add_header(out, "Host", str_of(request->authority));
    for (size_t i = 0; i < request->header_count; i++)
        add_header(out, request->headers[i].name, str_of(request->headers[i].value));
    add_header(out, "Connection", STR("Upgrade"));
    add_header(out, "Upgrade", request->protocol);
    if (request->body.len > 0)
        http_buffer_printf(out, "Content-Length: %zu\r\n", request->body.len);
    http_buffer_add_text(out, "\r\n");
    http_buffer_add(out, request->body.ptr, request->body.len);
    assert(request->body.len <= UPGRADE_CLIENT_BODY_MAX);
}

struct upgrade_client *upgrade_client_open(struct loop *loop,
                                           const struct upgrade_client_request *request,
                                           const struct upgrade_client_handler *handler,
                                           void *context)
{
    static const struct reply_reader_handler of_reader = { tell_head, tell_data };
    static const struct stream_handler of_stream = { .on_data = on_data,
                                                     .on_end = on_stream_end,
                                                     .on_drain = on_drain };
    const struct stream_options options = { .host = request->host,
                                            .port = request->port,
                                            .tls = request->tls,
                                            .connect_timeout_ms = request->connect_timeout_ms };
    struct upgrade_client *client = xcalloc(1, sizeof(*client));
    CLEANUP(error_release) struct error err = { 0 };
    struct http_buffer text = { 0 };
    int written;

    client->handler = handler;
    client->context = context;
    client->reader = reply_reader_new(strcmp(request->method, "HEAD") == 0, &of_reader, client);
    client->stream = stream_open(loop, &options, &of_stream, client);
    write_request(request, &text);
    written = stream_write(client->stream, http_buffer_content(&text), &err);
    assert(written == 0); /* the body is far below what may wait */
    http_buffer_release(&text);
    return client;
}

/* ---- afterwards ---- */

int upgrade_client_write(struct upgrade_client *client, struct str data, struct error *err)
{
    return stream_write(client->stream, data, err);
}

void upgrade_client_end_output(struct upgrade_client *client)
{
    stream_end_output(client->stream);
}

size_t upgrade_client_pending(const struct upgrade_client *client)
{
    return stream_pending(client->stream);
}

void upgrade_client_pause(struct upgrade_client *client, bool paused)
{
    stream_pause(client->stream, paused);
}
