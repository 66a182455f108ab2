#include "io/redis_reader.h"
#include "test.h"

#include <stdio.h>
#include <string.h>

static void check_reply(const struct redis_reply *reply, size_t index)
{
    static const enum redis_kind kinds[] = { REDIS_STATUS, REDIS_INTEGER, REDIS_NIL,   REDIS_TEXT,
                                             REDIS_ARRAY,  REDIS_ERROR,   REDIS_ARRAY, REDIS_NIL };

    assert_true(index < sizeof(kinds) / sizeof(*kinds));
    assert_int_equal(reply->kind, kinds[index]);
    if (index == 1)
        assert_int_equal(reply->integer, -5);
    if (index == 3)
        assert_string_equal(reply->text.ptr, "a\r\nbc");
    if (index == 4) {
        assert_int_equal(reply->count, 3);
        assert_string_equal(reply->items[2]->items[0]->text.ptr, "y");
    }
}

/* How many replies come out when the bytes come in pieces of this size. */
static size_t count_replies(struct str bytes, size_t step)
{
    CLEANUP(redis_reader_free) struct redis_reader *reader = redis_reader_new(100000);
    CLEANUP(error_release) struct error err = { 0 };
    const struct redis_reply *reply = NULL;
    size_t count = 0;

    for (size_t at = 0; at < bytes.len; at += step) {
        assert_int_equal(redis_reader_feed(reader, str_slice(bytes, at, at + step), &err), 0);
        while (redis_reader_next(reader, &reply, &err) == 1)
            check_reply(reply, count++);
        assert_int_equal(err.code, ERR_OK);
    }
    return count;
}

static void replies_come_out_however_the_bytes_are_cut(void **state)
{
    const struct str bytes = STR("+OK\r\n:-5\r\n$-1\r\n$5\r\na\r\nbc\r\n*3\r\n$1\r\nx\r\n:1\r\n"
                                 "*1\r\n+y\r\n-ERR no\r\n*0\r\n*-1\r\n");

    (void)state;
    for (size_t step = 1; step <= bytes.len; step++)
        assert_int_equal(count_replies(bytes, step), 8);
}

static enum error_code code_of(const char *bytes, size_t limit)
{
    CLEANUP(redis_reader_free) struct redis_reader *reader = redis_reader_new(limit);
    CLEANUP(error_release) struct error err = { 0 };
    const struct redis_reply *reply = NULL;

    if (redis_reader_feed(reader, str_of(bytes), &err) == 0)
        while (redis_reader_next(reader, &reply, &err) == 1)
            ;
    return err.code;
}

static void what_is_announced_too_large_is_refused_before_it_comes(void **state)
{
    (void)state;
    assert_int_equal(code_of("*2000000000\r\n", 100000), ERR_TOO_LARGE);
    assert_int_equal(code_of("*1000\r\n", 100000), ERR_OK);
    assert_int_equal(code_of("*1\r\n*1\r\n*100000\r\n", 100000), ERR_TOO_LARGE);
}

static void a_text_that_never_ends_is_refused_at_the_limit(void **state)
{
    CLEANUP(redis_reader_free) struct redis_reader *reader = redis_reader_new(1000);
    CLEANUP(error_release) struct error err = { 0 };
    static char much[4096];
    const struct redis_reply *reply = NULL;
    int status = redis_reader_feed(reader, STR("$999999999\r\n"), &err);

    (void)state;
    memset(much, 'x', sizeof(much));
    for (int i = 0; i < 100 && status == 0; i++) {
        status = redis_reader_feed(reader, (struct str){ much, sizeof(much) }, &err);
        if (status == 0)
            status = redis_reader_next(reader, &reply, &err);
    }
    assert_int_equal(status, -1);
    assert_int_equal(err.code, ERR_TOO_LARGE);
}

static void what_is_not_redis_is_refused(void **state)
{
    (void)state;
    assert_int_equal(code_of("HTTP/1.1 400 Bad Request\r\n", 1000), ERR_UNAVAILABLE);
    assert_int_equal(code_of("$-5\r\n", 1000), ERR_UNAVAILABLE);
    assert_int_equal(code_of(":9999999999999999999999\r\n", 1000), ERR_UNAVAILABLE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(replies_come_out_however_the_bytes_are_cut),
        cmocka_unit_test(what_is_announced_too_large_is_refused_before_it_comes),
        cmocka_unit_test(a_text_that_never_ends_is_refused_at_the_limit),
        cmocka_unit_test(what_is_not_redis_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
