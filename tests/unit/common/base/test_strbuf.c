#include "base/strbuf.h"
#include "test.h"

#include <stdlib.h>

static void pieces_make_one_text(void **state)
{
    CLEANUP(strbuf_release) struct strbuf buf = STRBUF_INIT(100);
    CLEANUP(error_release) struct error err = { 0 };

    (void)state;
    assert_string_equal(buf.ptr, "");
    strbuf_puts(&buf, "a");
    strbuf_add(&buf, "bcd", 2);
    strbuf_printf(&buf, "%d", 42);
    strbuf_add(&buf, "", 0);
    assert_string_equal(buf.ptr, "abc42");
    assert_int_equal(buf.len, 5);
    assert_int_equal(strbuf_check(&buf, "the text", &err), 0);
}

static void what_passes_the_limit_is_dropped_and_told(void **state)
{
    CLEANUP(strbuf_release) struct strbuf buf = STRBUF_INIT(4);
    CLEANUP(error_release) struct error err = { 0 };

    (void)state;
    strbuf_puts(&buf, "abcd");
    assert_int_equal(strbuf_check(&buf, "the text", &err), 0);
    strbuf_printf(&buf, "%s", "e");
    assert_string_equal(buf.ptr, "abcd");
    assert_int_equal(strbuf_check(&buf, "the text", &err), -1);
    assert_int_equal(err.code, ERR_TOO_LARGE);
    assert_string_equal(error_text(&err), "the text is larger than 4 bytes");
    strbuf_release(&buf);
    assert_int_equal(strbuf_check(&buf, "the text", &err), 0);
    strbuf_puts(&buf, "x");
    assert_string_equal(buf.ptr, "x");
}

static void a_detached_text_belongs_to_the_caller(void **state)
{
    struct strbuf buf = STRBUF_INIT(10);
    char *empty = strbuf_detach(&buf), *text;

    (void)state;
    strbuf_puts(&buf, "abc");
    text = strbuf_detach(&buf);
    assert_string_equal(text, "abc");
    assert_string_equal(empty, "");
    assert_string_equal(buf.ptr, "");
    assert_int_equal(buf.limit, 10);
    free(text);
    free(empty);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pieces_make_one_text),
        cmocka_unit_test(what_passes_the_limit_is_dropped_and_told),
        cmocka_unit_test(a_detached_text_belongs_to_the_caller),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
