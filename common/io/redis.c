#include "io/redis.h"

#include "base/mem.h"
#include "io/loop.h"
#include "io/redis_client.h"

#include <assert.h>
#include <stdio.h>

/*
 *     first attempt: commands wait --> up: commands go out, replies come in their order
 *           ^                           |
 *           |                           v
 *           '------ (down: commands fail at once; attempts with growing pauses) ---'
 *
 * Callbacks may close it: it stays in memory until the last of our frames has returned.
 */

enum { DEFAULT_TIMEOUT_MS = 5000 };

struct redis_command {
    struct redis *redis;
    struct redis_command *next;
    redis_reply_fn done; /* NULL: told, or not asked for */
    void *context;
    struct watch *timer;
    int64_t sent_ms;
    struct str *argv; /* until it is sent; the texts stand behind it */
    size_t argc, bytes;
    struct error failure; /* of one in the list of failed ones */
};

struct command_list {
    struct redis_command *first, **last;
};

struct redis {
    struct loop *loop;
    struct redis_settings settings;
    struct redis_link *link;
    struct watch *retry;
    struct watch *teller; /* tells those that failed */
    struct redis_backoff backoff;
    bool is_up, is_known_down, is_closed;
    int depth;
    struct command_list pending; /* in the order of replies; those not sent yet come last */
    struct command_list failed;
    size_t waiting_bytes; /* of what is not sent yet */
    int64_t last_heard_ms;
    struct error reason; /* why it is down */
};

/* ---- lists ---- */

static void list_init(struct command_list *list)
{
    list->first = NULL;
    list->last = &list->first;
}

static void push(struct command_list *list, struct redis_command *command)
{
    command->next = NULL;
    *list->last = command;
    list->last = &command->next;
}

static struct redis_command *pop(struct command_list *list)
{
    struct redis_command *command = list->first;

    if (!command)
        return NULL;
    list->first = command->next;
    if (!list->first)
        list->last = &list->first;
    return command;
}

static void remove_from(struct command_list *list, const struct redis_command *command)
{
    for (struct redis_command **at = &list->first; *at; at = &(*at)->next) {
        if (*at != command)
            continue;
        *at = command->next;
        if (list->last == &command->next)
            list->last = at;
        return;
    }
}

/* ---- commands ---- */

static void drop_argv(struct redis_command *command)
{
    if (!command->argv)
        return;
    command->redis->waiting_bytes -= command->bytes;
    secret_wipe(command->argv, command->bytes);
    free(TAKE(command->argv));
}

static void free_command(struct redis_command *command)
{
    watch_cancel(command->timer);
    error_release(&command->failure);
    free(command);
}

/* Its outcome, once; it may live on, to meet its late reply. */
static void tell(struct redis_command *command, const struct redis_reply *reply, struct error *err)
{
    redis_reply_fn done = TAKE(command->done);

    watch_cancel(TAKE(command->timer));
    if (done && !command->redis->is_closed)
        done(command->context, reply, err);
}

static void fail_later(struct redis_command *command, const struct error *err)
{
    struct redis *redis = command->redis;

    drop_argv(command);
    watch_cancel(TAKE(command->timer));
    error_set(&command->failure, err->code, "%s", error_text(err));
    push(&redis->failed, command);
    watch_restart(redis->teller, 0);
}

/* ---- its life ---- */

static void free_commands(struct command_list *list)
{
    struct redis_command *command;

    while ((command = pop(list))) {
        drop_argv(command);
        free_command(command);
    }
}

static void free_redis(struct redis *redis)
{
    redis_link_close(redis->link);
    watch_cancel(redis->retry);
    watch_cancel(redis->teller);
    free_commands(&redis->pending);
    free_commands(&redis->failed);
    redis_settings_release(&redis->settings);
    error_release(&redis->reason);
    free(redis);
}

static void enter(struct redis *redis)
{
    redis->depth++;
}

static void leave(struct redis *redis)
{
    if (--redis->depth == 0 && redis->is_closed)
        free_redis(redis);
}

void redis_close(struct redis *redis)
{
    if (!redis)
        return;
    redis->is_closed = true;
    if (redis->depth == 0)
        free_redis(redis);
}

bool redis_is_up(const struct redis *redis)
{
    return redis->is_up;
}

struct loop *redis_loop(struct redis *redis)
{
    return redis->loop;
}

const struct redis_settings *redis_settings_of(const struct redis *redis)
{
    return &redis->settings;
}

/* ---- up and down ---- */

static void go_down(struct redis *redis, const struct error *err)
{
    struct command_list lost = redis->pending;
    struct redis_command *command;

    if (!lost.first)
        list_init(&lost);
    list_init(&redis->pending);
    redis_link_close(TAKE(redis->link));
    redis->is_up = false;
    redis->is_known_down = true;
    error_set(&redis->reason, err->code == ERR_TOO_LARGE ? ERR_TOO_LARGE : ERR_UNAVAILABLE,
              "Redis is not reachable: %s", error_text(err));
    while ((command = pop(&lost))) {
        if (command->done) {
            fail_later(command, &redis->reason);
            continue;
        }
        drop_argv(command);
        free_command(command);
    }
    watch_restart(redis->retry, redis_backoff_next(&redis->backoff));
}

static void on_down(void *context, struct error *err)
{
    struct redis *redis = context;

    enter(redis);
    go_down(redis, err);
    leave(redis);
}

static int send_command(struct redis *redis, struct redis_command *command, struct error *err)
{
    if (redis_link_send(redis->link, command->argv, command->argc, err) < 0)
        return -1;
    command->sent_ms = loop_now_ms(redis->loop);
    drop_argv(command);
    return 0;
}

static void on_up(void *context)
{
    struct redis *redis = context;
    CLEANUP(error_release) struct error err = { 0 };

    redis->is_up = true;
    redis->is_known_down = false;
    redis_backoff_reset(&redis->backoff);
    redis->last_heard_ms = loop_now_ms(redis->loop);
    for (struct redis_command *command = redis->pending.first; command; command = command->next)
        if (send_command(redis, command, &err) < 0) {
            go_down(redis, &err);
            return;
        }
}

/* Its master has become a replica: the sentinels, or the address, know another. */
static bool is_demotion(const struct redis_reply *reply)
{
    return reply->kind == REDIS_ERROR && str_has_prefix(reply->text, STR("READONLY"));
}

static void tell_reply(struct redis_command *command, const struct redis_reply *reply)
{
    CLEANUP(error_release) struct error err = { 0 };

    if (reply->kind == REDIS_ERROR)
        error_set(&err, ERR_INTERNAL, "%.*s", STR_ARG(reply->text));
    tell(command, reply->kind == REDIS_ERROR ? NULL : reply,
         reply->kind == REDIS_ERROR ? &err : NULL);
}

static void on_reply(void *context, const struct redis_reply *reply)
{
    struct redis *redis = context;
    struct redis_command *command = pop(&redis->pending);
    CLEANUP(error_release) struct error err = { 0 };

    enter(redis);
    redis->last_heard_ms = loop_now_ms(redis->loop);
    if (command) {
        tell_reply(command, reply);
        free_command(command);
    }
    if (!command)
        error_set(&err, ERR_UNAVAILABLE, "it answers what was not asked");
    else if (is_demotion(reply))
        error_set(&err, ERR_UNAVAILABLE, "it is no master any more");
    if (err.code != ERR_OK && !redis->is_closed)
        go_down(redis, &err);
    leave(redis);
}

static void connect_now(void *context)
{
    static const struct redis_link_handler handler = { on_up, on_reply, on_down };
    struct redis *redis = context;

    redis->link =
        redis_link_open(redis->loop, &redis->settings, redis->backoff.attempts++, &handler, redis);
}

static void tell_failed(void *context)
{
    struct redis *redis = context;
    struct redis_command *command;

    enter(redis);
    while (!redis->is_closed && (command = pop(&redis->failed))) {
        tell(command, NULL, &command->failure);
        free_command(command);
    }
    leave(redis);
}

int redis_open(struct loop *loop, const struct redis_options *options, struct redis **out,
               struct error *err)
{
    struct redis *redis = xcalloc(1, sizeof(*redis));

    if (redis_settings_init(&redis->settings, options, err) < 0) {
        redis_settings_release(&redis->settings);
        free(redis);
        return -1;
    }
    redis->loop = loop;
    list_init(&redis->pending);
    list_init(&redis->failed);
    redis->retry = loop_watch_once(loop, REDIS_NEVER_MS, connect_now, redis);
    redis->teller = loop_watch_once(loop, REDIS_NEVER_MS, tell_failed, redis);
    connect_now(redis);
    *out = redis;
    return 0;
}

/* ---- one command ---- */

static void on_timeout(void *context)
{
    struct redis_command *command = context;
    struct redis *redis = command->redis;
    CLEANUP(error_release) struct error err = { 0 };
    bool was_sent = command->argv == NULL;
    bool is_silent = was_sent && redis->last_heard_ms <= command->sent_ms;

    enter(redis);
    error_set(&err, ERR_TIMEOUT, "Redis did not answer in time");
    if (!was_sent) {
        remove_from(&redis->pending, command);
        drop_argv(command);
    }
    tell(command, NULL, &err);
    if (!was_sent)
        free_command(command); /* a sent one waits for its reply, to keep the order */
    /* Not a byte since it was sent: the connection is dead, though nobody said so. */
    if (is_silent && redis->is_up && !redis->is_closed)
        go_down(redis, &err);
    leave(redis);
}

/* The command and its texts, in one block. */
static void copy_argv(struct redis_command *command, const struct str *argv, size_t argc)
{
    size_t bytes = argc * sizeof(*argv);
    char *at;

    for (size_t i = 0; i < argc; i++)
        bytes += argv[i].len;
    command->argv = xcalloc(1, bytes);
    command->argc = argc;
    command->bytes = bytes;
    command->redis->waiting_bytes += bytes;
    at = (char *)(command->argv + argc);
    for (size_t i = 0; i < argc; i++) {
        command->argv[i] = (struct str){ at, argv[i].len };
        if (argv[i].len > 0)
            memcpy(at, argv[i].ptr, argv[i].len);
        at += argv[i].len;
    }
}

/* 0: it is under way, or waits. */
static int begin(struct redis *redis, struct redis_command *command, const struct str *argv,
                 size_t argc, struct error *err)
{
    if (redis->is_known_down)
        return error_set(err, redis->reason.code, "%s", error_text(&redis->reason));
    if (redis->is_up) {
        if (redis_link_send(redis->link, argv, argc, err) < 0)
            return -1;
        command->sent_ms = loop_now_ms(redis->loop);
        return 0;
    }
    if (redis->waiting_bytes > redis->settings.queue_limit)
        return error_set(err, ERR_EXHAUSTED, "too many commands wait for Redis");
    copy_argv(command, argv, argc);
    return 0;
}

struct redis_command *redis_send(struct redis *redis, const struct str *argv, size_t argc,
                                 int timeout_ms, redis_reply_fn done, void *context)
{
    struct redis_command *command = xcalloc(1, sizeof(*command));
    CLEANUP(error_release) struct error err = { 0 };

    command->redis = redis;
    command->done = done;
    command->context = context;
    if (begin(redis, command, argv, argc, &err) < 0) {
        fail_later(command, &err);
        return command;
    }
    push(&redis->pending, command);
    command->timer = loop_watch_once(redis->loop, timeout_ms > 0 ? timeout_ms : DEFAULT_TIMEOUT_MS,
                                     on_timeout, command);
    return command;
}

void redis_cancel(struct redis_command *command)
{
    if (!command)
        return;
    command->done = NULL;
    if (command->failure.code != ERR_OK || !command->argv)
        return; /* told to nobody, later; its deadline still watches over the connection */
    remove_from(&command->redis->pending, command);
    drop_argv(command);
    free_command(command);
}
