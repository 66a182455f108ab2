#include "http/request.h"

#include "base/arena.h"
#include "base/clock.h"
#include "base/mem.h"
#include "http/connection.h"
#include "http/percent.h"

#include <assert.h>
#include <stdio.h>
#include <strings.h>
#include <time.h>

/* The part of a request that is the same for every protocol. */

enum { HELD_FREE = 16 * 1024 };

struct http_request *http_request_new(struct http_connection *connection)
{
    struct http_request *request = xcalloc(1, sizeof(*request));

    request->connection = connection;
    request->arena = arena_new();
    request->method = "";
    request->path = STR("/");
    request->query = STR_EMPTY;
    request->next = connection->requests;
    if (request->next)
        request->next->previous = request;
    connection->requests = request;
    http_listener_count_request(connection->listener, 1);
    return request;
}

static void unlink_request(struct http_request *request)
{
    if (request->previous)
        request->previous->next = request->next;
    else
        request->connection->requests = request->next;
    if (request->next)
        request->next->previous = request->previous;
}

void http_request_free(struct http_request *request)
{
    request->is_gone = true;
    if (request->events && request->events->on_close)
        request->events->on_close(request, request->context);
    http_listener_count_request(request->connection->listener, -1);
    http_listener_hold(request->connection->listener, request->held, 0);
    unlink_request(request);
    http_buffer_release(&request->in);
    http_buffer_release(&request->out);
    vec_release(&request->headers);
    vec_release(&request->params);
    arena_free(request->arena);
    free(request);
}

bool http_hold(struct http_request *request, size_t size)
{
    size_t now = size > HELD_FREE ? size - HELD_FREE : 0;

    if (!http_listener_hold(request->connection->listener, request->held, now))
        return false;
    request->held = now;
    return true;
}

void http_hold_less(struct http_request *request, size_t size)
{
    bool is_less = http_hold(request, size);

    assert(is_less);
}

void http_request_add_header(struct http_request *request, struct str name, struct str value)
{
    char *lower = arena_strndup(request->arena, name.ptr, name.len);
    struct http_header header = { lower, str_dup(value, request->arena) };

    for (char *p = lower; *p; p++)
        if (*p >= 'A' && *p <= 'Z')
            *p = (char)(*p - 'A' + 'a');
    vec_push(&request->headers, header);
}

/* Where the path begins: behind the host in the form for proxies. NULL: there is none. */
static char *find_path(char *target)
{
    char *host = *target == '/' ? NULL : strstr(target, "://");

    return host && host > target ? strchr(host + strlen("://"), '/') : target;
}

void http_request_set_target(struct http_request *request, struct str target)
{
    char *path = find_path(arena_strndup(request->arena, target.ptr, target.len)), *query;

    request->path = STR("/");
    request->query = STR_EMPTY;
    if (!path)
        return;
    query = strchr(path, '?');
    if (query) {
        *query = '\0';
        request->query = str_of(query + 1);
    }
    request->path = str_of(path);
}

void http_request_deliver(struct http_request *request)
{
    const struct http_listener_options *settings =
        http_listener_settings(request->connection->listener);

    if (request->is_gone)
        return;
    if (!request->is_handled) {
        request->is_handled = true;
        settings->handler(request, settings->context);
        if (request->received == 0 && !request->is_complete)
            return;
    }
    if (!request->is_gone && !request->is_ended && request->events && request->events->on_data)
        request->events->on_data(request, request->context);
}

int http_request_receive(struct http_request *request, const void *data, size_t size)
{
    size_t limit = http_listener_limits(request->connection->listener)->body_bytes;

    request->received += size;
    if (limit > 0 && request->received > limit && !request->is_switched) {
        if (!request->is_started)
            http_reply(request, 413, "text/plain; charset=utf-8",
                       STR("the request's body is too large\n"));
        return -1;
    }
    if (request->is_ended) {
        http_consume(request, size); /* nobody looks any more */
        return 0;
    }
    http_buffer_add(&request->in, data, size);
    http_request_deliver(request);
    return 0;
}

bool http_request_drain(struct http_request *request)
{
    if (!request->wants_drain || request->is_ended || request->is_gone || !request->events ||
        !request->events->on_drain || http_pending(request) > HTTP_PENDING_HIGH / 4)
        return false;
    request->wants_drain = false;
    request->events->on_drain(request, request->context);
    return true;
}

void http_on(struct http_request *request, const struct http_events *events, void *context)
{
    request->events = events;
    request->context = context;
}

/* ---- what was asked ---- */

const char *http_method(const struct http_request *request)
{
    return request->method;
}

void http_set_path(struct http_request *request, struct str path)
{
    request->path = path;
}

struct str http_path(const struct http_request *request)
{
    return request->path;
}

struct str http_query(const struct http_request *request)
{
    return request->query;
}

/* Most names are written as they are. */
static bool is_name(struct str key, const char *name, struct arena *arena)
{
    if (str_find_char(key, '%') < 0 && str_find_char(key, '+') < 0)
        return str_equals(key, name);
    return str_equals(percent_decode(key, PERCENT_QUERY, arena), name);
}

bool http_query_value(struct http_request *request, const char *name, struct str *out)
{
    struct str rest = request->query, pair, key, value;

    while (rest.len > 0) {
        str_cut(rest, '&', &pair, &rest);
        str_cut(pair, '=', &key, &value);
        if (is_name(key, name, request->arena)) {
            *out = percent_decode(value, PERCENT_QUERY, request->arena);
            return true;
        }
    }
    return false;
}

struct str http_header(const struct http_request *request, const char *name)
{
    struct str found = STR_EMPTY;
    bool again = false;

    for (size_t i = 0; i < request->headers.count; i++) {
        const struct http_header *header = &request->headers.items[i];

        if (strcmp(header->name, name) != 0)
            continue;
        if (again)
            found = str_of(
                arena_printf(request->arena, "%.*s, %.*s", STR_ARG(found), STR_ARG(header->value)));
        else
            found = header->value;
        again = true;
    }
    return found;
}

bool http_header_at(const struct http_request *request, size_t index, struct http_header *out)
{
    if (index >= request->headers.count)
        return false;
    *out = request->headers.items[index];
    return true;
}

struct str http_host(const struct http_request *request)
{
    return http_header(request, "host");
}

void http_request_add_param(struct http_request *request, const char *name, struct str value)
{
    vec_push(&request->params, ((struct http_header){ name, value }));
}

struct str http_param(const struct http_request *request, const char *name)
{
    for (size_t i = 0; i < request->params.count; i++)
        if (strcmp(request->params.items[i].name, name) == 0)
            return request->params.items[i].value;
    return STR_EMPTY;
}

const struct ssl_st *http_tls(const struct http_request *request)
{
    return request->connection->transport.ssl;
}

bool http_is_tls(const struct http_request *request)
{
    return request->connection->transport.ssl != NULL;
}

bool http_is_http2(const struct http_request *request)
{
    return request->connection->protocol == &http2_protocol;
}

const char *http_peer(const struct http_request *request)
{
    return request->connection->peer;
}

struct arena *http_arena(const struct http_request *request)
{
    return request->arena;
}

struct loop *http_loop(const struct http_request *request)
{
    return http_listener_settings(request->connection->listener)->loop;
}

/* ---- its body ---- */

struct str http_body(const struct http_request *request)
{
    return http_buffer_content(&request->in);
}

void http_consume(struct http_request *request, size_t size)
{
    http_buffer_consume(&request->in, size);
    if (!request->is_gone)
        request->connection->protocol->consume(request, size);
}

bool http_is_complete(const struct http_request *request)
{
    return request->is_complete;
}

/* ---- the answer ---- */

/* A line break in a value, wherever it came from, must not begin a header of somebody else's. */
static struct str clean_value(struct http_request *request, struct str value)
{
    char *copy = NULL;

    for (size_t i = 0; i < value.len; i++) {
        if (value.ptr[i] != '\r' && value.ptr[i] != '\n' && value.ptr[i] != '\0')
            continue;
        if (!copy)
            copy = arena_strndup(request->arena, value.ptr, value.len);
        copy[i] = ' ';
    }
    return copy ? (struct str){ copy, value.len } : value;
}

static struct http_header *clean_headers(struct http_request *request,
                                         const struct http_header *headers, size_t count)
{
    struct http_header *clean = arena_alloc(request->arena, (count + 1) * sizeof(*clean));

    for (size_t i = 0; i < count; i++)
        clean[i] = (struct http_header){ headers[i].name, clean_value(request, headers[i].value) };
    return clean;
}

void http_start(struct http_request *request, int status, const struct http_header *headers,
                size_t count)
{
    assert(!request->is_started);
    request->is_started = true;
    request->without_body = request->is_head || status == 204 || status == 304;
    if (request->is_gone)
        return;
    request->connection->protocol->start(request, status, clean_headers(request, headers, count),
                                         count);
    http_connection_touch(request->connection);
}

void http_write(struct http_request *request, const void *data, size_t size)
{
    assert(request->is_started && !request->is_ended);
    if (request->is_gone || request->without_body || size == 0)
        return;
    request->wants_drain = true;
    request->connection->protocol->write(request, data, size);
    http_connection_touch(request->connection);
}

void http_end(struct http_request *request, const struct http_header *trailers, size_t count)
{
    assert(request->is_started && !request->is_ended);
    request->is_ended = true;
    if (request->is_gone)
        return;
    request->connection->protocol->end(request, clean_headers(request, trailers, count), count);
    http_connection_touch(request->connection);
}

void http_abort(struct http_request *request)
{
    request->is_started = request->is_ended = true;
    if (request->is_gone)
        return;
    request->connection->protocol->abort(request);
    http_connection_touch(request->connection);
}

size_t http_pending(const struct http_request *request)
{
    return request->is_gone ? 0 : request->connection->protocol->pending(request);
}

bool http_is_started(const struct http_request *request)
{
    return request->is_started;
}

bool http_list_names(struct str list, const char *token)
{
    struct str item;

    while (list.len > 0) {
        str_cut(list, ',', &item, &list);
        item = str_trim(item);
        if (item.len == strlen(token) && strncasecmp(item.ptr, token, item.len) == 0)
            return true;
    }
    return false;
}

struct str http_wanted_protocol(const struct http_request *request)
{
    if (!request->connection->protocol->switch_over || request->is_http10 ||
        !http_list_names(http_header(request, "connection"), "upgrade"))
        return STR_EMPTY;
    return http_header(request, "upgrade");
}

void http_switch(struct http_request *request, const struct http_header *headers, size_t count)
{
    assert(!request->is_started && request->connection->protocol->switch_over);
    assert(request->is_complete && http_buffer_size(&request->in) == 0);
    request->is_started = true;
    if (request->is_gone)
        return;
    request->is_switched = true;
    request->is_complete = false;
    request->connection->protocol->switch_over(request, clean_headers(request, headers, count),
                                               count);
    http_connection_touch(request->connection);
}

void http_reply(struct http_request *request, int status, const char *content_type, struct str body)
{
    char length[24];
    struct http_header headers[] = {
        { "content-length", { length, (size_t)snprintf(length, sizeof(length), "%zu", body.len) } },
        { "content-type", str_of(content_type) },
    };

    http_start(request, status, headers, content_type && *content_type ? 2 : 1);
    http_write(request, body.ptr, body.len);
    http_end(request, NULL, 0);
}

void http_reply_error(struct http_request *request, const struct error *err)
{
    const char *text = arena_printf(request->arena, "%s\n", error_text(err));

    http_reply(request, error_http_status(err->code), "text/plain; charset=utf-8", str_of(text));
}

const char *http_date(char text[32])
{
    time_t now = (time_t)(clock_now_ns() / 1000000000);
    struct tm utc;

    gmtime_r(&now, &utc);
    strftime(text, 32, "%a, %d %b %Y %H:%M:%S GMT", &utc);
    return text;
}

const char *http_status_text(int status)
{
    static const struct {
        int status;
        const char *text;
    } texts[] = {
        { 100, "Continue" },
        { 101, "Switching Protocols" },
        { 200, "OK" },
        { 201, "Created" },
        { 202, "Accepted" },
        { 204, "No Content" },
        { 206, "Partial Content" },
        { 301, "Moved Permanently" },
        { 302, "Found" },
        { 303, "See Other" },
        { 304, "Not Modified" },
        { 307, "Temporary Redirect" },
        { 308, "Permanent Redirect" },
        { 400, "Bad Request" },
        { 401, "Unauthorized" },
        { 403, "Forbidden" },
        { 404, "Not Found" },
        { 405, "Method Not Allowed" },
        { 406, "Not Acceptable" },
        { 408, "Request Timeout" },
        { 409, "Conflict" },
        { 410, "Gone" },
        { 412, "Precondition Failed" },
        { 413, "Request Entity Too Large" },
        { 414, "Request URI Too Long" },
        { 415, "Unsupported Media Type" },
        { 416, "Requested Range Not Satisfiable" },
        { 422, "Unprocessable Entity" },
        { 429, "Too Many Requests" },
        { 431, "Request Header Fields Too Large" },
        { 500, "Internal Server Error" },
        { 501, "Not Implemented" },
        { 502, "Bad Gateway" },
        { 503, "Service Unavailable" },
        { 504, "Gateway Timeout" },
        { 505, "HTTP Version Not Supported" },
    };

    for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
        if (texts[i].status == status)
            return texts[i].text;
    return "";
}
