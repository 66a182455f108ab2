#include "base/error.h"
#include "base/mem.h"
#include "test.h"

#include <errno.h>
#include <string.h>

static void a_failure_keeps_its_code_and_gains_context(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };

    (void)state;
    assert_string_equal(error_text(&err), "");
    assert_int_equal(error_set(&err, ERR_NOT_FOUND, "no %s", "file"), -1);
    err.reason = "NotFound";
    assert_int_equal(error_prefix(&err, "cannot read '%s'", "x"), -1);
    assert_string_equal(error_text(&err), "cannot read 'x': no file");
    assert_int_equal(err.code, ERR_NOT_FOUND);
    assert_string_equal(err.reason, "NotFound");
}

static void a_new_failure_replaces_the_old_one(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };

    (void)state;
    error_set(&err, ERR_EXISTS, "old");
    err.reason = "AlreadyExists";
    err.retry_after_ms = 5;
    error_set(&err, ERR_INVALID, "new: %s", error_text(&err));
    assert_string_equal(error_text(&err), "new: old");
    assert_int_equal(err.code, ERR_INVALID);
    assert_null(err.reason);
    assert_int_equal(err.retry_after_ms, 0);
}

static void an_errno_gives_code_and_words(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };

    (void)state;
    assert_int_equal(error_set_errno(&err, ENOENT, "cannot open '%s'", "x"), -1);
    assert_int_equal(err.code, ERR_NOT_FOUND);
    assert_string_equal(error_text(&err), "cannot open 'x': No such file or directory");
    error_set_errno(&err, 12345, "x");
    assert_string_equal(error_text(&err), "x: unknown error");
}

static void a_failure_can_be_moved(void **state)
{
    CLEANUP(error_release) struct error from = { 0 }, to = { 0 };

    (void)state;
    error_set(&to, ERR_INVALID, "old");
    error_set(&from, ERR_TIMEOUT, "new");
    assert_int_equal(error_move(&to, &from), -1);
    assert_int_equal(to.code, ERR_TIMEOUT);
    assert_string_equal(error_text(&to), "new");
    assert_int_equal(from.code, ERR_OK);
    assert_string_equal(error_text(&from), "");
    error_move(&to, &to);
    assert_string_equal(error_text(&to), "new");
}

static void a_long_message_loses_its_middle(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    char *text = xcalloc(1, 100001);

    (void)state;
    memset(text, 'a', 50000);
    memset(text + 50000, 'b', 50000);
    error_set(&err, ERR_INVALID, "%s", text);
    assert_true(strlen(error_text(&err)) <= ERROR_MESSAGE_MAX);
    assert_true(strlen(error_text(&err)) > ERROR_MESSAGE_MAX - 10);
    assert_non_null(strstr(error_text(&err), "a ... b"));
    free(text);
}

static void codes_have_numbers_names_and_statuses(void **state)
{
    (void)state;
    assert_int_equal(error_grpc_code(ERR_NOT_FOUND), 5);
    assert_string_equal(error_grpc_name(ERR_NOT_FOUND), "NotFound");
    assert_int_equal(error_http_status(ERR_NOT_FOUND), 404);
    assert_int_equal(error_grpc_code(ERR_TOO_LARGE), 8);
    assert_int_equal(error_http_status(ERR_TOO_LARGE), 413);
    assert_int_equal(error_grpc_code(ERR_CONFLICT), 10);
    assert_string_equal(error_grpc_name(ERR_GONE), "OutOfRange");
    assert_string_equal(error_grpc_name((enum error_code)99), "Unknown");
    assert_int_equal(error_code_of_http(200), ERR_OK);
    assert_int_equal(error_code_of_http(404), ERR_NOT_FOUND);
    assert_int_equal(error_code_of_http(410), ERR_GONE);
    assert_int_equal(error_code_of_http(413), ERR_TOO_LARGE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_failure_keeps_its_code_and_gains_context),
        cmocka_unit_test(a_new_failure_replaces_the_old_one),
        cmocka_unit_test(an_errno_gives_code_and_words),
        cmocka_unit_test(a_failure_can_be_moved),
        cmocka_unit_test(a_long_message_loses_its_middle),
        cmocka_unit_test(codes_have_numbers_names_and_statuses),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
