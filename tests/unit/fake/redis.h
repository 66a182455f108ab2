#pragma once

/* A Redis on loopback that takes every command, remembers SETs, answers GETs and notes all it was
 * told. */

#include "base/arena.h"
#include "base/mem.h"
#include "base/strbuf.h"
#include "io/loop.h"
#include "io/redis.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

enum { FAKE_REDIS_VALUES = 64 };

struct fake_redis {
    struct loop *loop;
    struct arena *arena;
    int listener, fd;
    unsigned port;
    struct watch *accepting, *reading;
    struct strbuf input, log; /* "SET key", "DEL key", "PUBLISH channel" a line */
    struct {
        struct str key, value;
    } values[FAKE_REDIS_VALUES];
    size_t value_count;
};

static inline bool fake_redis_is(struct str command, const char *name)
{
    return command.len == strlen(name) && strncasecmp(command.ptr, name, command.len) == 0;
}

/* The value last set; empty when there was none. */
static inline struct str fake_redis_value(const struct fake_redis *redis, const char *key)
{
    for (size_t i = redis->value_count; i-- > 0;)
        if (str_equals(redis->values[i].key, key))
            return redis->values[i].value;
    return STR_EMPTY;
}

static inline bool fake_redis_answer(struct fake_redis *redis, const struct str *argv, size_t argc)
{
    struct str value = STR_EMPTY;
    const char *head = "+OK\r\n";

    if (argc == 2 && fake_redis_is(argv[0], "GET")) {
        value = fake_redis_value(redis, str_dup(argv[1], redis->arena).ptr);
        head = value.len > 0 ? arena_printf(redis->arena, "$%zu\r\n", value.len) : "$-1\r\n";
    }
    if (send(redis->fd, head, strlen(head), MSG_NOSIGNAL) != (ssize_t)strlen(head))
        return false;
    return value.len == 0 ||
           (send(redis->fd, value.ptr, value.len, MSG_NOSIGNAL) == (ssize_t)value.len &&
            send(redis->fd, "\r\n", 2, MSG_NOSIGNAL) == 2);
}

static inline void fake_redis_note(struct fake_redis *redis, const struct str *argv, size_t argc)
{
    if (argc < 2)
        return;
    strbuf_printf(&redis->log, "%.*s %.*s\n", STR_ARG(argv[0]), STR_ARG(argv[1]));
    if (!fake_redis_is(argv[0], "SET") || redis->value_count == FAKE_REDIS_VALUES)
        return;
    redis->values[redis->value_count].key = str_dup(argv[1], redis->arena);
    redis->values[redis->value_count++].value = str_dup(argv[2], redis->arena);
}

/* "$5\r\nhello\r\n"; the length of what is taken, 0 when it is not all there. */
static inline size_t fake_redis_text(const char *at, const char *end, struct str *out)
{
    char *digits_end;
    size_t length;

    if (!memchr(at, '\n', (size_t)(end - at)))
        return 0;
    length = strtoul(at + 1, &digits_end, 10);
    *out = (struct str){ digits_end + 2, length };
    if (digits_end + 2 + length + 2 > end)
        return 0;
    return (size_t)(digits_end + 2 + length + 2 - at);
}

/* One command at the beginning of the input; false when it is not all there. */
static inline bool fake_redis_take(struct fake_redis *redis)
{
    const char *at = redis->input.ptr, *end = at + redis->input.len;
    struct str argv[8], rest;
    size_t argc, taken;
    char *line_end;

    if (redis->input.len == 0 || !memchr(at, '\n', redis->input.len))
        return false;
    argc = strtoul(at + 1, &line_end, 10);
    at = line_end + 2;
    for (size_t i = 0; i < argc && i < 8; i++, at += taken) {
        taken = fake_redis_text(at, end, &argv[i]);
        if (taken == 0)
            return false;
    }
    fake_redis_note(redis, argv, argc);
    if (!fake_redis_answer(redis, argv, argc))
        return false;
    rest = str_dup((struct str){ at, (size_t)(end - at) }, redis->arena);
    strbuf_release(&redis->input);
    redis->input = (struct strbuf)STRBUF_INIT((size_t)16 << 20);
    strbuf_add(&redis->input, rest.ptr, rest.len);
    return true;
}

static inline void fake_redis_hang_up(struct fake_redis *redis)
{
    if (redis->fd < 0)
        return;
    watch_cancel(TAKE(redis->reading));
    close(redis->fd);
    redis->fd = -1;
    strbuf_release(&redis->input);
    redis->input = (struct strbuf)STRBUF_INIT((size_t)16 << 20);
}

static inline void fake_redis_on_readable(void *context, unsigned events)
{
    struct fake_redis *redis = context;
    char bytes[65536];
    ssize_t n = recv(redis->fd, bytes, sizeof(bytes), MSG_DONTWAIT);

    (void)events;
    if (n <= 0) {
        fake_redis_hang_up(redis);
        return;
    }
    strbuf_add(&redis->input, bytes, (size_t)n);
    while (fake_redis_take(redis))
        ;
}

static inline void fake_redis_on_connection(void *context, unsigned events)
{
    struct fake_redis *redis = context;

    (void)events;
    fake_redis_hang_up(redis);
    redis->fd = accept4(redis->listener, NULL, NULL, SOCK_CLOEXEC);
    if (redis->fd >= 0)
        redis->reading =
            loop_watch_fd(redis->loop, redis->fd, LOOP_READ, fake_redis_on_readable, redis);
}

static inline void fake_redis_start(struct fake_redis *redis, struct loop *loop)
{
    struct sockaddr_in address = { .sin_family = AF_INET, .sin_addr = { htonl(INADDR_LOOPBACK) } };
    socklen_t size = sizeof(address);

    *redis = (struct fake_redis){ .loop = loop, .arena = arena_new(), .fd = -1 };
    redis->input = (struct strbuf)STRBUF_INIT((size_t)16 << 20);
    redis->log = (struct strbuf)STRBUF_INIT((size_t)1 << 20);
    redis->listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (bind(redis->listener, (struct sockaddr *)&address, size) < 0 ||
        listen(redis->listener, 4) < 0 ||
        getsockname(redis->listener, (struct sockaddr *)&address, &size) < 0)
        abort();
    redis->port = ntohs(address.sin_port);
    redis->accepting =
        loop_watch_fd(loop, redis->listener, LOOP_READ, fake_redis_on_connection, redis);
}

static inline void fake_redis_stop(struct fake_redis *redis)
{
    fake_redis_hang_up(redis);
    watch_cancel(redis->accepting);
    close(redis->listener);
    strbuf_release(&redis->input);
    strbuf_release(&redis->log);
    arena_free(redis->arena);
}

/* A client of it, connected. */
static inline struct redis *fake_redis_client(struct fake_redis *redis)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct redis_options options = { .address = arena_printf(redis->arena, "127.0.0.1:%u",
                                                                   redis->port) };
    struct redis *client;
    bool never = false;

    if (redis_open(redis->loop, &options, &client, &err) < 0)
        abort();
    for (int i = 0; i < 200 && !redis_is_up(client); i++)
        (void)!loop_run_until(redis->loop, &never, 5, &err);
    return client;
}

/* What was noted since the last time, after a moment for it to arrive. */
static inline const char *fake_redis_log(struct fake_redis *redis)
{
    CLEANUP(error_release) struct error err = { 0 };
    bool never = false;
    const char *text;

    (void)!loop_run_until(redis->loop, &never, 30, &err);
    text = arena_printf(redis->arena, "%s", redis->log.ptr ? redis->log.ptr : "");
    strbuf_release(&redis->log);
    redis->log = (struct strbuf)STRBUF_INIT((size_t)1 << 20);
    return text;
}
