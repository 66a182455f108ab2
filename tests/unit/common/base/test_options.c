#include "base/arena.h"
#include "base/option_value.h"
#include "base/options.h"
#include "base/str.h"
#include "base/strbuf.h"
#include "test.h"

#include <stdlib.h>
#include <string.h>

struct config {
    const char *address, *password;
    int port, processors, level;
    bool insecure;
    double ratio;
    int64_t timeout_ms, resync, size;
    struct option_list names, patterns;
};

static const struct option table[] = {
    { "address,a", "T_ADDRESS", OPTION_TEXT, offsetof(struct config, address), "0.0.0.0",
      "Listen on given address" },
    { "password", "T_PASSWORD", OPTION_SECRET, offsetof(struct config, password), "", "Password" },
    { "port", "T_PORT", OPTION_PORT, offsetof(struct config, port), "8081", "Port" },
    { "processors", "T_PROCESSORS T_OLD_PROCESSORS", OPTION_WITHIN(1, 1000),
      offsetof(struct config, processors), "20", "Workers" },
    { "level", NULL, OPTION_INT, offsetof(struct config, level), "0", "Level" },
    { "insecure,k", "T_INSECURE", OPTION_BOOL, offsetof(struct config, insecure), "false",
      "Without TLS" },
    { "ratio", "T_RATIO", OPTION_FLOAT, offsetof(struct config, ratio), "1.0", "Ratio" },
    { "timeout", "T_TIMEOUT", OPTION_DURATION, offsetof(struct config, timeout_ms), "1m30s",
      "Timeout" },
    { "app-resync", "T_RESYNC", OPTION_SECONDS, offsetof(struct config, resync), "120s",
      "Time between resyncs" },
    { "size", "T_SIZE", OPTION_BYTES, offsetof(struct config, size), "10M", "Size" },
    { "names", "T_NAMES", OPTION_LIST, offsetof(struct config, names), "", "Names" },
    { "patterns", "T_PATTERNS", OPTION_ARRAY, offsetof(struct config, patterns), "", "Patterns" },
    OPTIONS_END,
};

struct fixture {
    struct arena *arena;
    struct config config;
    struct options options;
    struct error err;
};

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof(*fixture));

    fixture->arena = arena_new();
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    static const char *const variables[] = {
        "T_ADDRESS", "T_PASSWORD", "T_PORT",   "T_PROCESSORS", "T_OLD_PROCESSORS", "T_INSECURE",
        "T_RATIO",   "T_TIMEOUT",  "T_RESYNC", "T_SIZE",       "T_NAMES",          "T_PATTERNS",
    };
    struct fixture *fixture = *state;

    for (size_t i = 0; i < sizeof(variables) / sizeof(*variables); i++)
        unsetenv(variables[i]);
    arena_free(fixture->arena);
    error_release(&fixture->err);
    free(fixture);
    return 0;
}

/* `line` is split at blanks. */
static int parse(struct fixture *fixture, const char *line)
{
    static char program[] = "program";
    char **argv = arena_alloc(fixture->arena, 32 * sizeof(char *));
    struct str rest = str_of(line), word;
    size_t count = 0;

    argv[count++] = program;
    while (rest.len > 0) {
        str_cut(rest, ' ', &word, &rest);
        argv[count++] = arena_strndup(fixture->arena, word.ptr, word.len);
    }
    return options_parse(table, argv, &fixture->config, fixture->arena, &fixture->options,
                         &fixture->err);
}

static void assert_fails(struct fixture *fixture, const char *line, const char *message)
{
    assert_int_equal(parse(fixture, line), -1);
    assert_int_equal(fixture->err.code, ERR_INVALID);
    assert_string_equal(error_text(&fixture->err), message);
}

static void without_anything_the_defaults_count(void **state)
{
    struct fixture *fixture = *state;

    assert_int_equal(parse(fixture, ""), 0);
    assert_string_equal(fixture->config.address, "0.0.0.0");
    assert_string_equal(fixture->config.password, "");
    assert_int_equal(fixture->config.port, 8081);
    assert_int_equal(fixture->config.timeout_ms, 90000);
    assert_int_equal(fixture->config.resync, 120);
    assert_int_equal(fixture->config.size, 10000000);
    assert_true(fixture->config.ratio == 1.0);
    assert_int_equal(fixture->config.names.count, 0);
    assert_false(fixture->config.insecure);
    assert_false(fixture->options.help);
    assert_int_equal(fixture->options.warnings.count, 0);
}

static void a_flag_counts_over_the_environment_and_that_over_the_default(void **state)
{
    struct fixture *fixture = *state;

    setenv("T_PORT", "1", 1);
    setenv("T_OLD_PROCESSORS", "7", 1);
    setenv("T_ADDRESS", "", 1);
    assert_int_equal(parse(fixture, "--port 2"), 0);
    assert_int_equal(fixture->config.port, 2);
    assert_int_equal(fixture->config.processors, 7);
    assert_string_equal(fixture->config.address, "0.0.0.0");
    assert_true(options_given(&fixture->options, "port"));
    assert_false(options_given(&fixture->options, "processors"));
}

static void flags_are_written_in_every_way_that_pflag_knows(void **state)
{
    struct fixture *fixture = *state;

    assert_int_equal(parse(fixture, "one --port=0x10 -k -a=::1 --timeout 250ms two -- --port"), 0);
    assert_int_equal(fixture->config.port, 16);
    assert_true(fixture->config.insecure);
    assert_string_equal(fixture->config.address, "::1");
    assert_int_equal(fixture->config.timeout_ms, 250);
    assert_int_equal(fixture->options.arguments.count, 3);
    assert_string_equal(fixture->options.arguments.items[2], "--port");
    assert_int_equal(parse(fixture, "--insecure=false -kaxyz --app-resync 90"), 0);
    assert_true(fixture->config.insecure);
    assert_string_equal(fixture->config.address, "xyz");
    assert_int_equal(fixture->config.resync, 90);
    assert_int_equal(parse(fixture, "--insecure --insecure=f --level -5"), 0);
    assert_false(fixture->config.insecure);
    assert_int_equal(fixture->config.level, -5);
}

static void lists_are_repeated_and_split(void **state)
{
    struct fixture *fixture = *state;

    setenv("T_NAMES", " x , y,,", 1);
    assert_int_equal(parse(fixture, ""), 0);
    assert_int_equal(fixture->config.names.count, 2);
    assert_string_equal(fixture->config.names.items[1], "y");
    assert_int_equal(parse(fixture, "--names a,\"b,\"\"c\" --names d --patterns a,b --patterns c"),
                     0);
    assert_int_equal(fixture->config.names.count, 3);
    assert_string_equal(fixture->config.names.items[1], "b,\"c");
    assert_string_equal(fixture->config.names.items[2], "d");
    assert_int_equal(fixture->config.patterns.count, 2);
    assert_string_equal(fixture->config.patterns.items[0], "a,b");
}

static void a_mistake_on_the_command_line_is_named(void **state)
{
    struct fixture *fixture = *state;

    assert_fails(fixture, "--nonsense=1", "unknown flag: --nonsense");
    assert_fails(fixture, "-kx", "unknown shorthand flag: 'x' in -kx");
    assert_fails(fixture, "--port", "flag needs an argument: --port");
    assert_fails(fixture, "-ka", "flag needs an argument: 'a' in -ka");
    assert_fails(fixture, "--=x", "bad flag syntax: --=x");
    assert_fails(fixture, "--port x",
                 "invalid argument \"x\" for \"--port\" flag: strconv.ParseInt: parsing \"x\": "
                 "invalid syntax");
    assert_fails(fixture, "--port 70000",
                 "invalid argument \"70000\" for \"--port\" flag: '70000' is above 65535");
    assert_fails(fixture, "--level 99999999999999999999",
                 "invalid argument \"99999999999999999999\" for \"--level\" flag: "
                 "strconv.ParseInt: parsing \"99999999999999999999\": value out of range");
    assert_fails(fixture, "--timeout 5",
                 "invalid argument \"5\" for \"--timeout\" flag: time: invalid duration \"5\"");
    assert_fails(fixture, "-k=maybe",
                 "invalid argument \"maybe\" for \"-k, --insecure\" flag: strconv.ParseBool: "
                 "parsing \"maybe\": invalid syntax");
    assert_fails(
        fixture, "--names a\"b",
        "invalid argument \"a\"b\" for \"--names\" flag: parse error on line 1: bare \" in "
        "non-quoted-field");
    assert_fails(fixture, "--size 10X",
                 "invalid argument \"10X\" for \"--size\" flag: '10X' is no quantity");
}

static void a_mistake_in_the_environment_is_a_warning_and_the_default(void **state)
{
    static const char *const wrong[][2] = {
        { "T_PORT", "http" }, { "T_PROCESSORS", "0" }, { "T_INSECURE", "1" }, { "T_TIMEOUT", "5" },
        { "T_RESYNC", "60" }, { "T_SIZE", "-1" },      { "T_RATIO", "x" },
    };
    struct fixture *fixture = *state;

    for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++)
        setenv(wrong[i][0], wrong[i][1], 1);
    assert_int_equal(parse(fixture, ""), 0);
    assert_int_equal(fixture->options.warnings.count, 7);
    assert_string_equal(fixture->options.warnings.items[1],
                        "T_PROCESSORS is ignored: '0' is below 1; the default '20' counts");
    assert_int_equal(fixture->config.processors, 20);
    assert_int_equal(fixture->config.port, 8081);
    assert_int_equal(fixture->config.timeout_ms, 90000);
    assert_int_equal(fixture->config.size, 10000000);
}

static void the_environment_knows_days_and_letter_cases(void **state)
{
    struct fixture *fixture = *state;

    setenv("T_TIMEOUT", "2d", 1);
    setenv("T_INSECURE", "TRUE", 1);
    setenv("T_RESYNC", "3m", 1);
    setenv("T_SIZE", "1.5Gi", 1);
    assert_int_equal(parse(fixture, ""), 0);
    assert_int_equal(fixture->options.warnings.count, 0);
    assert_int_equal(fixture->config.timeout_ms, 2 * 86400 * 1000);
    assert_true(fixture->config.insecure);
    assert_int_equal(fixture->config.resync, 180);
    assert_true(fixture->config.size == INT64_C(1610612736));
}

static void help_is_made_of_the_table(void **state)
{
    struct fixture *fixture = *state;
    CLEANUP(strbuf_release) struct strbuf out = STRBUF_INIT(65536);

    assert_int_equal(parse(fixture, "--port 1 -h"), 0);
    assert_true(fixture->options.help);
    assert_int_equal(parse(fixture, "--help"), 0);
    assert_true(fixture->options.help);
    options_usage(table, "argosy-x", "Does x.", &out);
    assert_non_null(strstr(out.ptr, "Does x.\n\nUsage:\n  argosy-x [flags]\n\nFlags:\n"
                                    "  -a, --address string         Listen on given address "
                                    "(default \"0.0.0.0\") [T_ADDRESS]\n"));
    assert_non_null(strstr(out.ptr, "  -h, --help                   Print this text\n"));
    assert_non_null(strstr(out.ptr, "      --processors int         Workers (default 20) "
                                    "[T_PROCESSORS T_OLD_PROCESSORS]\n"));
}

static void a_secret_is_never_shown(void **state)
{
    static const struct option secret[] = {
        { "pin", NULL, { OPTION_KIND_INT, 1, 9, OPTION_IS_SECRET }, 0, "7", "Pin" }, OPTIONS_END
    };
    static char program[] = "p", flag[] = "--pin=4711";
    char *argv[] = { program, flag, NULL };
    struct fixture *fixture = *state;
    CLEANUP(strbuf_release) struct strbuf out = STRBUF_INIT(65536);
    int pin;

    assert_int_equal(
        options_parse(secret, argv, &pin, fixture->arena, &fixture->options, &fixture->err), -1);
    assert_string_equal(error_text(&fixture->err),
                        "invalid argument \"******\" for \"--pin\" flag: '******' is above 9");
    options_usage(secret, "p", "s", &out);
    assert_null(strstr(out.ptr, "7"));
}

static void every_kind_says_what_pflag_calls_it(void **state)
{
    (void)state;
    assert_string_equal(option_value_type(OPTION_KIND_TEXT), "string");
    assert_string_equal(option_value_type(OPTION_KIND_BOOL), "");
    assert_string_equal(option_value_type(OPTION_KIND_DURATION), "duration");
    assert_string_equal(option_value_type(OPTION_KIND_LIST), "strings");
    assert_string_equal(option_value_type(OPTION_KIND_ARRAY), "stringArray");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_says_what_pflag_calls_it),
        cmocka_unit_test_setup_teardown(without_anything_the_defaults_count, set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            a_flag_counts_over_the_environment_and_that_over_the_default, set_up, tear_down),
        cmocka_unit_test_setup_teardown(flags_are_written_in_every_way_that_pflag_knows, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(lists_are_repeated_and_split, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_mistake_on_the_command_line_is_named, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_mistake_in_the_environment_is_a_warning_and_the_default,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_environment_knows_days_and_letter_cases, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(help_is_made_of_the_table, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_secret_is_never_shown, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
