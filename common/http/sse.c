#include "http/sse.h"

#include "base/arena.h"
#include "http/buffer.h"

void sse_start(struct http_request *request, int status, const struct http_header *headers,
               size_t count)
{
    struct http_header *all = arena_alloc(http_arena(request), (count + 3) * sizeof(*all));
    size_t used = 0;

    all[used++] = (struct http_header){ "content-type", STR("text/event-stream") };
    all[used++] = (struct http_header){ "cache-control", STR("no-cache, no-store") };
    all[used++] = (struct http_header){ "x-accel-buffering", STR("no") };
    for (size_t i = 0; i < count; i++)
        all[used++] = headers[i];
    http_start(request, status, all, used);
}

void sse_send_named(struct http_request *request, const char *name, struct str data)
{
    struct http_buffer text = { 0 };
    struct str rest = data, line;
    bool more = true;

    if (name) {
        http_buffer_add_text(&text, "event: ");
        http_buffer_add_text(&text, name);
        http_buffer_add_text(&text, "\n");
    }
    while (more) {
        more = str_cut(rest, '\n', &line, &rest);
        http_buffer_add_text(&text, "data: ");
        http_buffer_add(&text, line.ptr, line.len);
        http_buffer_add_text(&text, "\n");
    }
    http_buffer_add_text(&text, "\n");
    http_write(request, http_buffer_content(&text).ptr, http_buffer_size(&text));
    http_buffer_release(&text);
}

void sse_send(struct http_request *request, struct str data)
{
    sse_send_named(request, NULL, data);
}

void sse_keep_alive(struct http_request *request)
{
    http_write(request, ":\n", 2);
}
