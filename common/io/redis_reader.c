#include "io/redis_reader.h"

#include "base/arena.h"
#include "base/mem.h"

#include <hiredis/hiredis.h>

/* hiredis builds replies through these functions: ours go into an arena, and count what they cost.
 */

enum { FEED_BLOCK = 64 * 1024 };

struct redis_reader {
    redisReader *parser;
    struct arena *arena; /* of the reply that is being built; NULL: none yet */
    bool is_delivered;   /* it is the caller's until the next call */
    size_t limit, spent;
    bool is_too_large;
};

static void *spend(struct redis_reader *reader, size_t size)
{
    if (size > reader->limit - reader->spent) {
        reader->is_too_large = true;
        return NULL;
    }
    reader->spent += size;
    if (!reader->arena)
        reader->arena = arena_new();
    return arena_alloc(reader->arena, size);
}

static void *new_reply(const redisReadTask *task, enum redis_kind kind, size_t extra)
{
    struct redis_reply *reply = spend(task->privdata, sizeof(*reply) + extra);

    if (!reply)
        return NULL;
    reply->kind = kind;
    reply->text = STR_EMPTY;
    if (task->parent) {
        struct redis_reply *parent = task->parent->obj;
        const struct redis_reply **items = (const struct redis_reply **)(uintptr_t)parent->items;

        items[task->idx] = reply;
    }
    return reply;
}

static void *create_text(const redisReadTask *task, char *bytes, size_t size)
{
    enum redis_kind kind = task->type == REDIS_REPLY_ERROR    ? REDIS_ERROR
                           : task->type == REDIS_REPLY_STATUS ? REDIS_STATUS
                                                              : REDIS_TEXT;
    struct redis_reply *reply = new_reply(task, kind, size + 1);
    char *text;

    if (!reply)
        return NULL;
    text = (char *)(reply + 1);
    memcpy(text, bytes, size);
    reply->text = (struct str){ text, size };
    return reply;
}

static void *create_array(const redisReadTask *task, int count)
{
    struct redis_reply *reply;

    if (count < 0)
        return NULL;
    reply = new_reply(task, REDIS_ARRAY, (size_t)count * sizeof(*reply->items));
    if (!reply)
        return NULL;
    reply->count = (size_t)count;
    reply->items = (const struct redis_reply *const *)(reply + 1);
    return reply;
}

static void *create_integer(const redisReadTask *task, long long value)
{
    struct redis_reply *reply = new_reply(task, REDIS_INTEGER, 0);

    if (reply)
        reply->integer = value;
    return reply;
}

static void *create_nil(const redisReadTask *task)
{
    return new_reply(task, REDIS_NIL, 0);
}

static void leave_to_arena(void *reply)
{
    (void)reply;
}

struct redis_reader *redis_reader_new(size_t reply_limit)
{
    static redisReplyObjectFunctions functions = { create_text, create_array, create_integer,
                                                   create_nil, leave_to_arena };
    struct redis_reader *reader = xcalloc(1, sizeof(*reader));

    reader->limit = reply_limit;
    reader->parser = redisReaderCreateWithFunctions(&functions);
    if (!reader->parser)
        abort(); /* out of memory */
    reader->parser->privdata = reader;
    return reader;
}

void redis_reader_free(struct redis_reader *reader)
{
    if (!reader)
        return;
    redisReaderFree(reader->parser);
    arena_free(reader->arena);
    free(reader);
}

static int too_large(const struct redis_reader *reader, struct error *err)
{
    return error_set(err, ERR_TOO_LARGE, "a reply of Redis is larger than %zu bytes",
                     reader->limit);
}

int redis_reader_feed(struct redis_reader *reader, struct str bytes, struct error *err)
{
    size_t unread = reader->parser->len - reader->parser->pos;

    /* One text is kept whole until its end has come: its announced size is not believed before. */
    if (unread > reader->limit || bytes.len > reader->limit - unread + FEED_BLOCK)
        return too_large(reader, err);
    if (redisReaderFeed(reader->parser, bytes.ptr, bytes.len) != REDIS_OK)
        return error_set(err, ERR_UNAVAILABLE, "Redis answers garbage: %s", reader->parser->errstr);
    return 0;
}

int redis_reader_next(struct redis_reader *reader, const struct redis_reply **out,
                      struct error *err)
{
    void *reply = NULL;

    if (reader->is_delivered) {
        arena_free(TAKE(reader->arena));
        reader->spent = 0;
        reader->is_delivered = false;
    }
    if (redisReaderGetReply(reader->parser, &reply) != REDIS_OK) {
        if (reader->is_too_large)
            return too_large(reader, err);
        return error_set(err, ERR_UNAVAILABLE, "Redis answers garbage: %s", reader->parser->errstr);
    }
    if (!reply)
        return 0;
    reader->is_delivered = true;
    *out = reply;
    return 1;
}
