#include "base/arena.h"
#include "base/mem.h"
#include "keep.h"
#include "test.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void what_is_written_is_read_and_a_secret_stays(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(free) char *first = NULL, *second = NULL, *other = NULL;
    char folder[] = "/tmp/keep-XXXXXX";
    struct str text;

    (void)state;
    assert_non_null(mkdtemp(folder));
    assert_int_equal(keep_read(folder, "a", arena, &text, &err), 0);
    assert_int_equal(keep_write(folder, "a", STR("hello"), &err), 0);
    assert_int_equal(keep_read(folder, "a", arena, &text, &err), 1);
    assert_string_equal(text.ptr, "hello");
    assert_int_equal(keep_secret(folder, "key", 16, &first, &err), 0);
    assert_int_equal(keep_secret(folder, "key", 16, &second, &err), 0);
    assert_int_equal(keep_secret("", "key", 16, &other, &err), 0);
    assert_int_equal(strlen(first), 32);
    assert_string_equal(first, second);
    assert_string_not_equal(first, other);
    (void)unlink(arena_printf(arena, "%s/a", folder));
    (void)unlink(arena_printf(arena, "%s/key", folder));
    (void)rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_written_is_read_and_a_secret_stays),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
