#pragma once

/* A client that says exactly what a test wants, on the loop's thread: a socket and what came back.
 */

#include "io/loop.h"
#include "test.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

struct client {
    int fd;
    struct loop *loop;
    char *got;
    size_t size, capacity;
    bool ended;
};

static inline struct client client_connect(struct loop *loop, int port)
{
    struct sockaddr_in address = { .sin_family = AF_INET, .sin_port = htons((uint16_t)port) };
    struct client client = { .fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), .loop = loop };

    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    assert_int_equal(connect(client.fd, (struct sockaddr *)&address, sizeof(address)), 0);
    fcntl(client.fd, F_SETFL, O_NONBLOCK);
    client.got = calloc(1, 1);
    return client;
}

static inline void client_close(struct client *client)
{
    if (client->fd >= 0)
        close(client->fd);
    client->fd = -1;
    free(client->got);
    client->got = NULL;
}

/* Let the server have `turns` milliseconds. */
static inline void loop_turn(struct loop *loop, int ms)
{
    struct error err = { 0 };
    bool never = false;

    if (loop_run_until(loop, &never, ms, &err) < 0)
        error_release(&err);
}

static inline void client_read(struct client *client)
{
    char buffer[65536];

    for (;;) {
        ssize_t got = recv(client->fd, buffer, sizeof(buffer), 0);

        if (got < 0 && errno == EAGAIN)
            return;
        if (got <= 0) {
            client->ended = true;
            return;
        }
        if (client->capacity < client->size + (size_t)got + 1) {
            client->capacity = (client->size + (size_t)got + 1) * 2;
            client->got = realloc(client->got, client->capacity);
        }
        memcpy(client->got + client->size, buffer, (size_t)got);
        client->size += (size_t)got;
        client->got[client->size] = '\0';
    }
}

static inline void client_send_bytes(struct client *client, const void *data, size_t size)
{
    const char *at = data;

    while (size > 0) {
        ssize_t sent = send(client->fd, at, size, MSG_NOSIGNAL);

        if (sent < 0 && errno != EAGAIN)
            return; /* the server has had enough */
        if (sent > 0) {
            at += sent;
            size -= (size_t)sent;
        }
        if (size > 0) {
            loop_turn(client->loop, 1);
            client_read(client);
        }
    }
}

static inline void client_send(struct client *client, const char *text)
{
    client_send_bytes(client, text, strlen(text));
}

/* Wait until `text` came, or the end, or 3 seconds passed. */
static inline bool client_sees(struct client *client, const char *text)
{
    for (int i = 0; i < 1500; i++) {
        client_read(client);
        if (memmem(client->got, client->size, text, strlen(text)))
            return true;
        if (client->ended)
            return false;
        loop_turn(client->loop, 2);
    }
    return false;
}

static inline bool client_sees_end(struct client *client)
{
    for (int i = 0; i < 1500 && !client->ended; i++) {
        loop_turn(client->loop, 2);
        client_read(client);
    }
    return client->ended;
}

static inline size_t client_count(const struct client *client, const char *text)
{
    size_t count = 0;

    for (const char *at = client->got; (at = strstr(at, text)); at += strlen(text))
        count++;
    return count;
}
