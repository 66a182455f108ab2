#pragma once

/* A client of HTTP/2 for tests: nghttp2's session on a socket, with TLS or without. */

#include "http_client.h"

#include <nghttp2/nghttp2.h>
#include <openssl/ssl.h>
#include <stdio.h>

struct h2_stream {
    int32_t id;
    int status;
    char headers[2000]; /* "name: value\n"..., trailers too */
    char *body;
    size_t size, capacity;
    const char *upload;
    size_t upload_size;
    bool upload_open; /* more of it may come */
    bool closed;
    uint32_t code;
};

struct h2_client {
    int fd;
    SSL *ssl;
    SSL_CTX *context;
    struct loop *loop;
    nghttp2_session *session;
    struct h2_stream *streams;
    size_t count, capacity;
    bool settings_seen, goaway_seen, ended;
    uint32_t goaway_code;
    bool consumes; /* opens windows for what it reads */
};

static inline struct h2_stream *h2_find(struct h2_client *client, int32_t id)
{
    for (size_t i = 0; i < client->count; i++)
        if (client->streams[i].id == id)
            return &client->streams[i];
    fprintf(stderr, "no stream %d\n", (int)id);
    abort();
}

// NOLINTNEXTLINE(readability-function-size): nghttp2 says what it takes
static inline int h2_on_header(nghttp2_session *session, const nghttp2_frame *frame,
                               const uint8_t *name, size_t name_size, const uint8_t *value,
                               size_t value_size, uint8_t flags, void *context)
{
    struct h2_stream *stream = h2_find(context, frame->hd.stream_id);
    size_t used;

    (void)session, (void)flags;
    if (name_size == 7 && memcmp(name, ":status", 7) == 0)
        stream->status = (int)strtol((const char *)value, NULL, 10);
    used = strlen(stream->headers);
    snprintf(stream->headers + used, sizeof(stream->headers) - used, "%.*s: %.*s\n", (int)name_size,
             (const char *)name, (int)value_size, (const char *)value);
    return 0;
}

static inline int h2_on_data(nghttp2_session *session, uint8_t flags, int32_t id,
                             const uint8_t *data, size_t size, void *context)
{
    struct h2_client *client = context;
    struct h2_stream *stream = h2_find(client, id);

    (void)flags;
    if (stream->capacity < stream->size + size + 1) {
        stream->capacity = (stream->size + size + 1) * 2;
        stream->body = realloc(stream->body, stream->capacity);
    }
    memcpy(stream->body + stream->size, data, size);
    stream->size += size;
    stream->body[stream->size] = '\0';
    if (client->consumes)
        nghttp2_session_consume(session, id, size);
    return 0;
}

static inline int h2_on_frame(nghttp2_session *session, const nghttp2_frame *frame, void *context)
{
    struct h2_client *client = context;

    (void)session;
    if (frame->hd.type == NGHTTP2_SETTINGS && !(frame->hd.flags & NGHTTP2_FLAG_ACK))
        client->settings_seen = true;
    if (frame->hd.type == NGHTTP2_GOAWAY) {
        client->goaway_seen = true;
        client->goaway_code = frame->goaway.error_code;
    }
    return 0;
}

static inline int h2_on_close(nghttp2_session *session, int32_t id, uint32_t code, void *context)
{
    struct h2_stream *stream = h2_find(context, id);

    (void)session;
    stream->closed = true;
    stream->code = code;
    return 0;
}

// NOLINTNEXTLINE(readability-function-size): nghttp2 says what it takes
static inline ssize_t h2_upload(nghttp2_session *session, int32_t id, uint8_t *data, size_t size,
                                uint32_t *flags, nghttp2_data_source *source, void *context)
{
    struct h2_stream *stream = h2_find(context, id);

    (void)session, (void)source;
    if (stream->upload_size == 0 && stream->upload_open)
        return NGHTTP2_ERR_DEFERRED;
    if (size > stream->upload_size)
        size = stream->upload_size;
    if (size > 0)
        memcpy(data, stream->upload, size);
    stream->upload += size;
    stream->upload_size -= size;
    if (stream->upload_size == 0 && !stream->upload_open)
        *flags |= NGHTTP2_DATA_FLAG_EOF;
    return (ssize_t)size;
}

static inline ssize_t h2_read_socket(struct h2_client *client, void *data, size_t size)
{
    if (client->ssl) {
        int got = SSL_read(client->ssl, data, (int)size);

        if (got > 0)
            return got;
        return SSL_get_error(client->ssl, got) == SSL_ERROR_WANT_READ ? -1 : 0;
    }
    ssize_t got = recv(client->fd, data, size, 0);

    return got < 0 && errno != EAGAIN ? 0 : got;
}

/* Until the server has all. */
static inline void h2_write_socket(struct h2_client *client, const void *data, size_t size)
{
    const char *at = data;

    while (size > 0 && !client->ended) {
        ssize_t sent = client->ssl ? SSL_write(client->ssl, at, (int)size)
                                   : send(client->fd, at, size, MSG_NOSIGNAL);

        if (sent > 0) {
            at += sent;
            size -= (size_t)sent;
        } else if (!client->ssl && errno != EAGAIN) {
            client->ended = true;
        } else {
            loop_turn(client->loop, 1);
        }
    }
}

/* Say what there is to say, let the server work, take what came. */
static inline void h2_turn(struct h2_client *client, int ms)
{
    static char buffer[65536];
    const uint8_t *data;
    ssize_t size;

    while ((size = nghttp2_session_mem_send(client->session, &data)) > 0)
        h2_write_socket(client, data, (size_t)size);
    loop_turn(client->loop, ms);
    while (!client->ended && (size = h2_read_socket(client, buffer, sizeof(buffer))) >= 0) {
        if (size == 0 ||
            nghttp2_session_mem_recv(client->session, (uint8_t *)buffer, (size_t)size) < 0)
            client->ended = true;
    }
}

static inline void h2_start(struct h2_client *client, uint32_t window)
{
    nghttp2_session_callbacks *callbacks;
    nghttp2_option *option;
    nghttp2_settings_entry settings[] = { { NGHTTP2_SETTINGS_INITIAL_WINDOW_SIZE, window } };

    nghttp2_session_callbacks_new(&callbacks);
    nghttp2_session_callbacks_set_on_header_callback(callbacks, h2_on_header);
    nghttp2_session_callbacks_set_on_data_chunk_recv_callback(callbacks, h2_on_data);
    nghttp2_session_callbacks_set_on_frame_recv_callback(callbacks, h2_on_frame);
    nghttp2_session_callbacks_set_on_stream_close_callback(callbacks, h2_on_close);
    nghttp2_option_new(&option);
    nghttp2_option_set_no_auto_window_update(option, 1);
    nghttp2_session_client_new2(&client->session, callbacks, client, option);
    nghttp2_option_del(option);
    nghttp2_session_callbacks_del(callbacks);
    nghttp2_submit_settings(client->session, NGHTTP2_FLAG_NONE, settings, 1);
    nghttp2_session_set_local_window_size(client->session, NGHTTP2_FLAG_NONE, 0, 1 << 28);
}

/* `window` of each stream; 0: the usual 65,535. `tls`: with it, offering h2. */
static inline struct h2_client *h2_connect(struct loop *loop, int port, uint32_t window, bool tls)
{
    struct client plain = client_connect(loop, port);
    struct h2_client *client = calloc(1, sizeof(*client));

    client->fd = plain.fd;
    client->loop = loop;
    client->consumes = true;
    free(plain.got);
    if (tls) {
        int status;

        client->context = SSL_CTX_new(TLS_client_method());
        SSL_CTX_set_mode(client->context, SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
        client->ssl = SSL_new(client->context);
        SSL_set_alpn_protos(client->ssl, (const unsigned char *)"\x02h2", 3);
        SSL_set_fd(client->ssl, client->fd);
        for (int i = 0; i < 1000 && (status = SSL_connect(client->ssl)) != 1; i++)
            loop_turn(loop, 1);
        assert_int_equal(status, 1);
    }
    h2_start(client, window ? window : 65535);
    return client;
}

static inline void h2_close(struct h2_client *client)
{
    nghttp2_session_del(client->session);
    for (size_t i = 0; i < client->count; i++)
        free(client->streams[i].body);
    free(client->streams);
    SSL_free(client->ssl);
    SSL_CTX_free(client->context);
    close(client->fd);
    free(client);
}

static inline nghttp2_nv h2_field(const char *name, const char *value)
{
    union {
        const char *text;
        uint8_t *bytes;
    } key = { name }, content = { value };

    return (nghttp2_nv){ key.bytes, content.bytes, strlen(name), strlen(value),
                         NGHTTP2_NV_FLAG_NONE };
}

/* `more`: NULL, or names and values in turn, ended by NULL. Returns the stream's id. */
static inline int32_t h2_request(struct h2_client *client, const char *method, const char *path,
                                 const char *const *more, const char *body, size_t size)
{
    nghttp2_nv fields[20] = { h2_field(":method", method), h2_field(":scheme", "http"),
                              h2_field(":path", path), h2_field(":authority", "x") };
    nghttp2_data_provider provider = { .read_callback = h2_upload };
    size_t used = 4;
    int32_t id;

    for (; more && *more; more += 2)
        fields[used++] = h2_field(more[0], more[1]);
    if (client->count == client->capacity) {
        client->capacity = client->capacity ? client->capacity * 2 : 8;
        client->streams = realloc(client->streams, client->capacity * sizeof(*client->streams));
    }
    client->streams[client->count++] = (struct h2_stream){ .upload = body, .upload_size = size };
    id = nghttp2_submit_request(client->session, NULL, fields, used, body ? &provider : NULL, NULL);
    assert_true(id > 0);
    client->streams[client->count - 1].id = id;
    return id;
}

static inline int32_t h2_get(struct h2_client *client, const char *path)
{
    return h2_request(client, "GET", path, NULL, NULL, 0);
}

/* Until the stream is closed, or 8 seconds passed. */
static inline struct h2_stream *h2_wait(struct h2_client *client, int32_t id)
{
    for (int i = 0; i < 4000 && !client->ended && !h2_find(client, id)->closed; i++)
        h2_turn(client, 2);
    return h2_find(client, id);
}

static inline bool h2_wait_end(struct h2_client *client)
{
    for (int i = 0; i < 1500 && !client->ended; i++)
        h2_turn(client, 2);
    return client->ended;
}
