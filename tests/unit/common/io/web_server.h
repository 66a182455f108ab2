#pragma once

/*
 * A small HTTP/1.1 server on loopback for the tests of clients: a thread a connection, in the clear
 * or over TLS. What it does is in the path; see serve().
 */

#include "base/mem.h"
#include "base/strbuf.h"
#include "io/tls.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <openssl/ssl.h>
#include <poll.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>
#include <zlib.h>

struct web_server {
    int listener;
    unsigned port;
    SSL_CTX *tls;
    pthread_t thread;
    atomic_int connections, open, bytes_sent;
    atomic_bool stop;
};

struct web_connection {
    struct web_server *server;
    int fd;
    SSL *ssl;
};

struct web_request {
    char method[16], path[256];
    char head[16384];
    size_t head_bytes, body_bytes;
    char body[65536];
};

static inline void web_sleep_ms(int ms)
{
    struct timespec time = { ms / 1000, ms % 1000 * 1000000L };

    nanosleep(&time, NULL);
}

static inline bool web_send(struct web_connection *connection, const char *bytes, size_t size)
{
    while (size > 0) {
        ssize_t n = connection->ssl ? SSL_write(connection->ssl, bytes, (int)size)
                                    : send(connection->fd, bytes, size, MSG_NOSIGNAL);

        if (n <= 0)
            return false;
        atomic_fetch_add(&connection->server->bytes_sent, (int)n);
        bytes += n;
        size -= (size_t)n;
    }
    return true;
}

static inline bool web_send_text(struct web_connection *connection, const char *text)
{
    return web_send(connection, text, strlen(text));
}

static inline ssize_t web_receive(struct web_connection *connection, char *bytes, size_t size)
{
    return connection->ssl ? SSL_read(connection->ssl, bytes, (int)size)
                           : recv(connection->fd, bytes, size, 0);
}

static inline const char *web_header(const struct web_request *request, const char *name)
{
    const char *at = strcasestr(request->head, name);

    return at ? at + strlen(name) + 2 : NULL; /* behind ": " */
}

/* False: the peer is gone. */
static inline bool web_read_request(struct web_connection *connection, struct web_request *request)
{
    char *end = NULL;
    const char *length;
    size_t have;

    memset(request, 0, sizeof(*request));
    while (!end) {
        ssize_t n = web_receive(connection, request->head + request->head_bytes,
                                sizeof(request->head) - 1 - request->head_bytes);

        if (n <= 0)
            return false;
        request->head_bytes += (size_t)n;
        end = strstr(request->head, "\r\n\r\n");
    }
    have = request->head_bytes - (size_t)(end + 4 - request->head);
    memcpy(request->body, end + 4, have);
    end[2] = '\0';
    length = web_header(request, "Content-Length");
    request->body_bytes = length ? strtoul(length, NULL, 10) : 0;
    while (have < request->body_bytes) {
        ssize_t n = web_receive(connection, request->body + have, request->body_bytes - have);

        if (n <= 0)
            return false;
        have += (size_t)n;
    }
    return sscanf(request->head, "%15s %255s", request->method, request->path) == 2;
}

static inline bool web_reply(struct web_connection *connection, const char *status,
                             const char *headers, const char *body, size_t size)
{
    char head[4096];

    snprintf(head, sizeof(head), "HTTP/1.1 %s\r\nContent-Length: %zu\r\n%s\r\n", status, size,
             headers);
    return web_send_text(connection, head) && web_send(connection, body, size);
}

static inline bool web_reply_gzip(struct web_connection *connection)
{
    unsigned char plain[20000], packed[2000];
    z_stream stream = { 0 };

    memset(plain, 'z', sizeof(plain));
    deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    stream.next_in = plain;
    stream.avail_in = sizeof(plain);
    stream.next_out = packed;
    stream.avail_out = sizeof(packed);
    deflate(&stream, Z_FINISH);
    deflateEnd(&stream);
    return web_reply(connection, "200 OK", "Content-Encoding: gzip\r\n", (char *)packed,
                     sizeof(packed) - stream.avail_out);
}

/* Pieces every few milliseconds; without an end when there is no count. */
static inline bool web_stream(struct web_connection *connection, long count, int pause_ms)
{
    if (!web_send_text(connection, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"))
        return false;
    for (long i = 0; count == 0 || i < count; i++) {
        char chunk[64], line[32];

        snprintf(line, sizeof(line), "piece %ld\n", i);
        snprintf(chunk, sizeof(chunk), "%zx\r\n%s\r\n", strlen(line), line);
        if (atomic_load(&connection->server->stop) || !web_send_text(connection, chunk))
            return false;
        web_sleep_ms(pause_ms);
    }
    return web_send_text(connection, "0\r\n\r\n");
}

static inline bool web_send_much(struct web_connection *connection, size_t size)
{
    static const char block[65536];
    char head[256];

    snprintf(head, sizeof(head), "HTTP/1.1 200 OK\r\nContent-Length: %zu\r\n\r\n", size);
    if (!web_send_text(connection, head))
        return false;
    for (size_t sent = 0; sent < size; sent += sizeof(block))
        if (!web_send(connection, block, size - sent < sizeof(block) ? size - sent : sizeof(block)))
            return false;
    return true;
}

static inline void web_wait_for_stop(struct web_connection *connection)
{
    struct pollfd fd = { .fd = connection->fd, .events = POLLIN };

    while (!atomic_load(&connection->server->stop) && poll(&fd, 1, 10) == 0)
        ;
}

/* A proxy's work: connect to the port that "HOST:PORT" names, on loopback, and pass bytes on. */
static inline bool web_tunnel(struct web_connection *connection, const char *target)
{
    const char *colon = strrchr(target, ':');
    struct sockaddr_in address = {
        .sin_family = AF_INET,
        .sin_port = htons((uint16_t)strtoul(colon ? colon + 1 : "0", NULL, 10)),
        .sin_addr = { htonl(INADDR_LOOPBACK) },
    };
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    struct pollfd ends[2] = { { .fd = connection->fd, .events = POLLIN },
                              { .fd = fd, .events = POLLIN } };
    bool good = connect(fd, (struct sockaddr *)&address, sizeof(address)) == 0 &&
                web_send_text(connection, "HTTP/1.1 200 Connected\r\nX-Proxy: yes\r\n\r\n");
    char bytes[16384];

    while (good && poll(ends, 2, 10000) > 0) {
        int from = ends[0].revents ? 0 : 1;
        ssize_t n = recv(ends[from].fd, bytes, sizeof(bytes), 0);

        good = n > 0 && send(ends[1 - from].fd, bytes, (size_t)n, MSG_NOSIGNAL) == n;
    }
    close(fd);
    return false;
}

/* False: this connection is over. */
static inline bool web_serve(struct web_connection *connection, const struct web_request *request)
{
    const char *path = request->path;
    static const char echo_headers[] = "Content-Type: text/plain\r\nETag: \"abc\"\r\nX-Empty:\r\n";

    if (strcmp(request->method, "CONNECT") == 0 &&
        !strcasestr(request->head, "\r\nProxy-Authorization: Basic bWU6cGFzcw=="))
        return web_reply(connection, "407 Proxy Authentication Required", "", "", 0);
    if (strcmp(request->method, "CONNECT") == 0)
        return web_tunnel(connection, path);
    if (strcmp(path, "/hello") == 0)
        return web_reply(connection, "200 OK", echo_headers, "hello", 5);
    if (strcmp(path, "/head") == 0)
        return web_reply(connection, "200 OK", "", request->head, strlen(request->head));
    if (strcmp(path, "/body") == 0)
        return web_reply(connection, "200 OK", "", request->body, request->body_bytes);
    if (strcmp(path, "/busy") == 0)
        return web_reply(connection, "503 Service Unavailable", "Retry-After: 7\r\n", "later", 5);
    if (strcmp(path, "/redirect") == 0)
        return web_reply(connection, "302 Found", "Location: /hello\r\nX-Interim: yes\r\n", "moved",
                         5);
    if (strcmp(path, "/circle") == 0)
        return web_reply(connection, "302 Found", "Location: /circle\r\n", "", 0);
    if (strcmp(path, "/gzip") == 0)
        return web_reply_gzip(connection);
    if (strncmp(path, "/much/", 6) == 0)
        return web_send_much(connection, strtoul(path + 6, NULL, 10));
    if (strncmp(path, "/stream/", 8) == 0)
        return web_stream(connection, strtol(path + 8, NULL, 10), 2);
    if (strcmp(path, "/silent") == 0) {
        web_send_text(connection, "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n1234");
        web_wait_for_stop(connection);
        return false;
    }
    if (strcmp(path, "/mute") == 0) {
        web_wait_for_stop(connection);
        return false;
    }
    if (strcmp(path, "/cut") == 0) {
        web_send_text(connection, "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n1234");
        return false;
    }
    if (strcmp(path, "/garbage") == 0) {
        web_send_text(connection, "\x01\x02 nonsense\r\n\r\n");
        return false;
    }
    return web_reply(connection, "404 Not Found", "", "no such page", 12);
}

static inline void *web_connection_main(void *context)
{
    struct web_connection *connection = context;
    struct web_request *request = xcalloc(1, sizeof(*request));
    bool good = true;

    if (connection->server->tls) {
        connection->ssl = SSL_new(connection->server->tls);
        SSL_set_fd(connection->ssl, connection->fd);
        good = SSL_accept(connection->ssl) == 1;
    }
    while (good && web_read_request(connection, request))
        good = web_serve(connection, request);
    if (!good) { /* close only when the peer has read why */
        char rest[1024];

        shutdown(connection->fd, SHUT_WR);
        while (recv(connection->fd, rest, sizeof(rest), 0) > 0)
            ;
    }
    SSL_free(connection->ssl);
    close(connection->fd);
    atomic_fetch_sub(&connection->server->open, 1);
    free(request);
    free(connection);
    return NULL;
}

static inline void *web_server_main(void *context)
{
    struct web_server *server = context;

    while (!atomic_load(&server->stop)) {
        struct pollfd fd = { .fd = server->listener, .events = POLLIN };
        struct web_connection *connection;
        pthread_t thread;
        int peer;

        if (poll(&fd, 1, 10) <= 0)
            continue;
        peer = accept4(server->listener, NULL, NULL, SOCK_CLOEXEC);
        if (peer < 0)
            continue;
        connection = xcalloc(1, sizeof(*connection));
        connection->server = server;
        connection->fd = peer;
        atomic_fetch_add(&server->connections, 1);
        atomic_fetch_add(&server->open, 1);
        pthread_create(&thread, NULL, web_connection_main, connection);
        pthread_detach(thread);
    }
    return NULL;
}

/* The same on a unix socket. */
static inline void web_server_start_at(struct web_server *server, const char *path)
{
    struct sockaddr_un address = { .sun_family = AF_UNIX };

    *server = (struct web_server){ 0 };
    snprintf(address.sun_path, sizeof(address.sun_path), "%s", path);
    server->listener = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (bind(server->listener, (struct sockaddr *)&address, sizeof(address)) < 0 ||
        listen(server->listener, 64) < 0)
        abort();
    pthread_create(&server->thread, NULL, web_server_main, server);
}

/* A listener at a free port of loopback. */
static inline int web_listen(unsigned *port)
{
    struct sockaddr_in address = { .sin_family = AF_INET, .sin_addr = { htonl(INADDR_LOOPBACK) } };
    socklen_t size = sizeof(address);
    int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

    if (bind(listener, (struct sockaddr *)&address, size) < 0 || listen(listener, 64) < 0 ||
        getsockname(listener, (struct sockaddr *)&address, &size) < 0)
        abort();
    *port = ntohs(address.sin_port);
    return listener;
}

static inline void web_server_start(struct web_server *server, SSL_CTX *tls)
{
    *server = (struct web_server){ .tls = tls };
    server->listener = web_listen(&server->port);
    pthread_create(&server->thread, NULL, web_server_main, server);
}

/* After the clients have closed their connections. */
static inline void web_server_stop(struct web_server *server)
{
    atomic_store(&server->stop, true);
    pthread_join(server->thread, NULL);
    close(server->listener);
    for (int i = 0; i < 500 && atomic_load(&server->open) > 0; i++)
        web_sleep_ms(10);
    SSL_CTX_free(server->tls);
}
