#pragma once

#include "io/redis.h"

/** Private to redis*.c: replies out of bytes, with a limit on each. hiredis parses. */
struct redis_reader;

struct redis_reader *redis_reader_new(size_t reply_limit) MUST_USE;
void redis_reader_free(struct redis_reader *reader);
DEFINE_CLEANUP(struct redis_reader *, redis_reader_free)

/** Give it bytes. -1: too large, or not Redis' protocol: nothing can be read any more. */
int redis_reader_feed(struct redis_reader *reader, struct str bytes, struct error *err) MUST_USE;

/** 1 and a reply, which lives until the next call; 0: more bytes are needed; -1 as above. */
int redis_reader_next(struct redis_reader *reader, const struct redis_reply **out,
                      struct error *err) MUST_USE;
