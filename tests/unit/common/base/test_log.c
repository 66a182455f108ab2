#include "base/arena.h"
#include "base/log.h"
#include "base/mem.h"
#include "test.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Standard error goes to a file while a test writes. */
struct capture {
    FILE *file;
    int saved;
};

static void capture_begin(struct capture *capture)
{
    capture->file = tmpfile();
    assert_non_null(capture->file);
    capture->saved = dup(STDERR_FILENO);
    assert_true(capture->saved >= 0);
    assert_int_equal(dup2(fileno(capture->file), STDERR_FILENO), STDERR_FILENO);
}

static const char *capture_end(struct capture *capture, struct arena *arena)
{
    char *text = arena_alloc(arena, 200000);

    assert_int_equal(dup2(capture->saved, STDERR_FILENO), STDERR_FILENO);
    close(capture->saved);
    rewind(capture->file);
    assert_true(fread(text, 1, 199999, capture->file) < 199999);
    fclose(capture->file);
    return text;
}

static int reset(void **state)
{
    (void)state;
    log_set_level(LOG_INFO);
    log_set_format(LOG_FORMAT_TEXT);
    return 0;
}

static void a_line_looks_as_logrus_text(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct capture capture;
    const char *text;

    (void)state;
    capture_begin(&capture);
    log_info("sync finished", F("app", "guest-book"), F("took_ms", 12), F("why", "a \"b\"\n"),
             F("none", (const char *)NULL));
    text = capture_end(&capture, arena);
    assert_memory_equal(text, "time=\"20", 8);
    assert_string_equal(strstr(text, " level="),
                        " level=info msg=\"sync finished\" app=guest-book took_ms=12 "
                        "why=\"a \\\"b\\\"\\n\" none=\"\"\n");
}

static void a_line_can_be_json(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct capture capture;
    const char *text;

    (void)state;
    log_set_format(LOG_FORMAT_JSON);
    capture_begin(&capture);
    log_warn("x", F("key", "a\tb"), F("n", -1));
    text = capture_end(&capture, arena);
    assert_memory_equal(text,
                        "{\"key\":\"a\\u0009b\",\"n\":-1,\"level\":\"warning\",\"msg\":\"x\",", 52);
    assert_string_equal(text + strlen(text) - 4, "Z\"}\n");
}

static void a_level_that_is_off_writes_nothing(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct capture capture;

    (void)state;
    log_set_level(LOG_ERROR);
    capture_begin(&capture);
    log_debug("x");
    log_warn("x");
    assert_string_equal(capture_end(&capture, arena), "");
    assert_true(log_is_on(LOG_ERROR));
    assert_false(log_is_on(LOG_WARN));
}

static void a_long_value_is_cut_and_the_line_still_ends(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    char *value = xcalloc(1, 100001);
    struct capture capture;
    const char *text;

    (void)state;
    memset(value, '\1', 100000);
    capture_begin(&capture);
    log_info("x", F("a", value), F("b", "y"));
    log_info("x", F("a", value), F("b", value), F("c", value), F("d", value), F("e", value));
    text = capture_end(&capture, arena);
    free(value);
    assert_non_null(strstr(text, "\\u0001...\" b=y\ntime="));
    assert_true(strlen(text) < 90000);
    assert_string_equal(text + strlen(text) - 1, "\n");
}

static void levels_have_names(void **state)
{
    enum log_level level = LOG_ERROR;

    (void)state;
    assert_true(log_parse_level("WARN", &level));
    assert_int_equal(level, LOG_WARN);
    assert_true(log_parse_level("debug", &level));
    assert_int_equal(level, LOG_DEBUG);
    assert_false(log_parse_level("loud", &level));
    assert_int_equal(level, LOG_DEBUG);
}

static void a_program_says_which_log_it_wants(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct capture capture;

    (void)state;
    assert_int_equal(log_open("warn", "json", &err), 0);
    capture_begin(&capture);
    log_info("quiet");
    log_warn("loud");
    assert_int_equal(strncmp(capture_end(&capture, arena), "{\"", 2), 0);
    assert_false(log_is_on(LOG_INFO));
    assert_int_equal(log_open("loud", "text", &err), -1);
    assert_string_equal(error_text(&err), "not a valid logrus Level: \"loud\"");
    assert_false(log_is_on(LOG_INFO));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(a_line_looks_as_logrus_text, reset),
        cmocka_unit_test_setup(a_line_can_be_json, reset),
        cmocka_unit_test_setup(a_level_that_is_off_writes_nothing, reset),
        cmocka_unit_test_setup(a_long_value_is_cut_and_the_line_still_ends, reset),
        cmocka_unit_test_setup(levels_have_names, reset),
        cmocka_unit_test_setup(a_program_says_which_log_it_wants, reset),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
