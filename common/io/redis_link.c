#include "io/redis_link.h"

#include "base/arena.h"
#include "base/mem.h"
#include "io/loop.h"
#include "io/redis_reader.h"
#include "io/stream.h"

#include <assert.h>
#include <hiredis/hiredis.h>
#include <stdio.h>

/*
 *     [sentinel: AUTH, get-master-addr] --> redis: AUTH, SELECT, ROLE --> up --> down
 *
 * Each arrow is a pipeline of commands whose replies are counted: the last of a sentinel's is the
 * master's address, Redis' last its role. Who is no master is not used: a failover is under way.
 */

enum phase { ASKING_SENTINEL, LOGGING_IN, UP, DOWN };

struct redis_link {
    struct loop *loop;
    const struct redis_settings *settings;
    struct redis_link_handler handler;
    void *context;
    enum phase phase;
    struct stream *stream;
    struct redis_reader *reader;
    struct watch *deadline;
    size_t first_sentinel, sentinels_tried;
    size_t awaited; /* replies of the pipeline */
    bool is_closed;
    int depth;
};

static void free_link(struct redis_link *link)
{
    stream_close(link->stream);
    redis_reader_free(link->reader);
    watch_cancel(link->deadline);
    free(link);
}

static void leave(struct redis_link *link)
{
    if (--link->depth == 0 && link->is_closed)
        free_link(link);
}

void redis_link_close(struct redis_link *link)
{
    if (!link)
        return;
    link->is_closed = true;
    link->phase = DOWN;
    if (link->depth == 0)
        free_link(link);
}

static void go_down(struct redis_link *link, struct error *err)
{
    if (link->phase == DOWN)
        return;
    link->phase = DOWN;
    watch_cancel(TAKE(link->deadline));
    stream_close(TAKE(link->stream));
    link->handler.on_down(link->context, err);
}

/* ---- sending ---- */

int redis_link_send(struct redis_link *link, const struct str *argv, size_t argc, struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const char **texts = arena_alloc(arena, argc * sizeof(*texts));
    size_t *sizes = arena_alloc(arena, argc * sizeof(*sizes));
    char *bytes = NULL;
    int size, status;

    if (!link->stream)
        return error_set(err, ERR_UNAVAILABLE, "the connection to Redis has ended");
    for (size_t i = 0; i < argc; i++) {
        texts[i] = argv[i].ptr;
        sizes[i] = argv[i].len;
    }
    size = redisFormatCommandArgv(&bytes, (int)argc, texts, sizes);
    if (size < 0)
        abort(); /* out of memory */
    status = stream_write(link->stream, (struct str){ bytes, (size_t)size }, err);
    secret_wipe(bytes, (size_t)size);
    redisFreeCommand(bytes);
    return status;
}

size_t redis_link_pending(const struct redis_link *link)
{
    return link->stream ? stream_pending(link->stream) : 0;
}

static void send_step(struct redis_link *link, const struct str *argv, size_t argc)
{
    CLEANUP(error_release) struct error err = { 0 };

    link->awaited++;
    if (redis_link_send(link, argv, argc, &err) < 0)
        go_down(link, &err);
}

static void log_in(struct redis_link *link, const char *username, const char *password)
{
    struct str argv[3] = { STR("AUTH"), str_of(username ? username : ""), str_of(password) };

    if (!password)
        return;
    if (username) {
        send_step(link, argv, 3);
    } else {
        argv[1] = argv[2]; /* before Redis 6 there are no names */
        send_step(link, argv, 2);
    }
}

static void send_pipeline(struct redis_link *link)
{
    const struct redis_settings *settings = link->settings;
    char number[16];

    link->awaited = 0;
    if (link->phase == ASKING_SENTINEL) {
        const struct str argv[] = { STR("SENTINEL"), STR("get-master-addr-by-name"),
                                    str_of(settings->sentinel_master) };

        log_in(link, settings->sentinel_username, settings->sentinel_password);
        send_step(link, argv, 3);
        return;
    }
    log_in(link, settings->username, settings->password);
    if (settings->database != 0) {
        snprintf(number, sizeof(number), "%d", settings->database);
        send_step(link, (struct str[]){ STR("SELECT"), str_of(number) }, 2);
    }
    /* Not everybody may ask for a role, and only Sentinel moves it. */
    if (settings->sentinel_count > 0)
        send_step(link, (struct str[]){ STR("ROLE") }, 1);
    else
        send_step(link, (struct str[]){ STR("PING") }, 1);
}

/* ---- connecting ---- */

static void connect_to(struct redis_link *link, const char *host, unsigned port);

static void ask_sentinel(struct redis_link *link)
{
    const struct redis_settings *settings = link->settings;
    size_t index = (link->first_sentinel + link->sentinels_tried) % settings->sentinel_count;

    link->sentinels_tried++;
    link->phase = ASKING_SENTINEL;
    connect_to(link, settings->sentinels[index].host, settings->sentinels[index].port);
}

/* This one does not help; another sentinel may. */
static void give_up(struct redis_link *link, struct error *err)
{
    if (link->phase == ASKING_SENTINEL && link->sentinels_tried < link->settings->sentinel_count) {
        ask_sentinel(link);
        return;
    }
    if (link->phase == ASKING_SENTINEL)
        error_prefix(err, "no sentinel knows the master '%s'", link->settings->sentinel_master);
    go_down(link, err);
}

static void on_open(void *context)
{
    struct redis_link *link = context;

    link->depth++;
    send_pipeline(link);
    leave(link);
}

/* ---- replies ---- */

static void take_address(struct redis_link *link, const struct redis_reply *reply)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };

    if (reply->kind != REDIS_ARRAY || reply->count != 2 || reply->items[0]->kind != REDIS_TEXT ||
        reply->items[1]->kind != REDIS_TEXT) {
        error_set(&err, ERR_UNAVAILABLE, "a sentinel does not know it");
        give_up(link, &err);
        return;
    }
    link->phase = LOGGING_IN;
    /* A copy: the reply goes with the connection that it came over. */
    connect_to(link, str_dup(reply->items[0]->text, arena).ptr,
               (unsigned)strtoul(reply->items[1]->text.ptr, NULL, 10));
}

static bool is_master(const struct redis_link *link, const struct redis_reply *reply)
{
    if (link->settings->sentinel_count == 0)
        return true;
    return reply->kind == REDIS_ARRAY && reply->count > 0 &&
           str_equals(reply->items[0]->text, "master");
}

static void end_login(struct redis_link *link, const struct redis_reply *reply)
{
    CLEANUP(error_release) struct error err = { 0 };

    if (!is_master(link, reply)) {
        error_set(&err, ERR_UNAVAILABLE, "the Redis that the sentinels name is no master yet");
        go_down(link, &err);
        return;
    }
    link->phase = UP;
    watch_cancel(TAKE(link->deadline));
    link->handler.on_up(link->context);
}

static bool is_refusal_of_login(struct str text)
{
    return str_has_prefix(text, STR("WRONGPASS")) || str_has_prefix(text, STR("NOAUTH")) ||
           str_has_prefix(text, STR("ERR invalid password")) ||
           str_has_prefix(text, STR("ERR AUTH"));
}

static void take_step(struct redis_link *link, const struct redis_reply *reply)
{
    CLEANUP(error_release) struct error err = { 0 };

    link->awaited--;
    if (reply->kind == REDIS_ERROR) {
        error_set(&err, is_refusal_of_login(reply->text) ? ERR_UNAUTHENTICATED : ERR_UNAVAILABLE,
                  "Redis refuses: %.*s", STR_ARG(reply->text));
        give_up(link, &err);
    } else if (link->awaited == 0 && link->phase == ASKING_SENTINEL) {
        take_address(link, reply);
    } else if (link->awaited == 0) {
        end_login(link, reply);
    }
}

static void on_data(void *context, struct str data)
{
    struct redis_link *link = context;
    const struct stream *stream = link->stream;
    CLEANUP(error_release) struct error err = { 0 };
    const struct redis_reply *reply;
    int status;

    link->depth++;
    status = redis_reader_feed(link->reader, data, &err);
    while (status == 0 && link->phase != DOWN && link->stream == stream) {
        status = redis_reader_next(link->reader, &reply, &err);
        if (status <= 0)
            break;
        status = 0;
        if (link->phase == UP)
            link->handler.on_reply(link->context, reply);
        else
            take_step(link, reply);
    }
    if (status < 0)
        go_down(link, &err);
    leave(link);
}

static void on_end(void *context, struct error *err)
{
    struct redis_link *link = context;
    CLEANUP(error_release) struct error closed = { 0 };

    link->depth++;
    if (!err) {
        error_set(&closed, ERR_UNAVAILABLE, "Redis closed the connection");
        err = &closed;
    }
    give_up(link, err);
    leave(link);
}

static void on_deadline(void *context)
{
    struct redis_link *link = context;
    CLEANUP(error_release) struct error err = { 0 };

    link->depth++;
    error_set(&err, ERR_TIMEOUT, "connecting to Redis takes too long");
    give_up(link, &err);
    leave(link);
}

static void connect_to(struct redis_link *link, const char *host, unsigned port)
{
    static const struct stream_handler handler = { .on_open = on_open,
                                                   .on_data = on_data,
                                                   .on_end = on_end };
    const struct stream_options options = {
        .host = host,
        .port = port,
        .tls = link->settings->tls,
        .insecure = link->settings->insecure,
        .connect_timeout_ms = link->settings->connect_timeout_ms,
        .write_limit = link->settings->queue_limit,
    };

    stream_close(link->stream);
    redis_reader_free(link->reader);
    link->reader = redis_reader_new(link->settings->reply_limit);
    link->stream = stream_open(link->loop, &options, &handler, link);
    watch_restart(link->deadline, link->settings->connect_timeout_ms);
}

struct redis_link *redis_link_open(struct loop *loop, const struct redis_settings *settings,
                                   size_t first_sentinel, const struct redis_link_handler *handler,
                                   void *context)
{
    struct redis_link *link = xcalloc(1, sizeof(*link));

    link->loop = loop;
    link->settings = settings;
    link->handler = *handler;
    link->context = context;
    link->first_sentinel = first_sentinel;
    link->deadline = loop_watch_once(loop, settings->connect_timeout_ms, on_deadline, link);
    if (settings->sentinel_count > 0) {
        ask_sentinel(link);
    } else {
        link->phase = LOGGING_IN;
        connect_to(link, settings->host, settings->port);
    }
    return link;
}
