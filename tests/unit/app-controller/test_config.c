#include "config.h"
#include "fake/values.h"
#include "test.h"

#include <unistd.h>

struct bed {
    struct arena *arena;
    struct config config;
    struct error err;
};

static int set_up(void **state)
{
    static struct bed bed;

    clearenv();
    bed = (struct bed){ .arena = arena_new() };
    *state = &bed;
    return 0;
}

static int tear_down(void **state)
{
    struct bed *bed = *state;

    arena_free(bed->arena);
    error_release(&bed->err);
    return 0;
}

static int read_arguments(struct bed *bed, const char *argument)
{
    char program[] = "argosy-application-controller";
    char *argv[3] = { program, NULL, NULL };

    if (argument)
        argv[1] = arena_strndup(bed->arena, argument, strlen(argument));
    return config_read(argv, bed->arena, &bed->config, &bed->err);
}

static void the_defaults_are_the_originals(void **state)
{
    struct bed *bed = *state;

    assert_int_equal(read_arguments(bed, NULL), 1);
    assert_int_equal(bed->config.resync_s, 120);
    assert_int_equal(bed->config.hard_resync_s, 0);
    assert_int_equal(bed->config.resync_jitter_s, 60);
    assert_int_equal(bed->config.wave_delay_s, 2);
    assert_int_equal(bed->config.app_state_cache_expiration_ms, 3600 * 1000);
    assert_string_equal(bed->config.repo_server, "argocd-repo-server:8081");
    assert_string_equal(bed->config.redis.address, "argocd-redis:6379");
    assert_int_equal(bed->config.self_heal_cap_s, 300);
    assert_int_equal(bed->config.jq_timeout_ms, 1000);
    assert_string_equal(bed->config.event_reasons.items[0], "all");
    assert_null(bed->config.kube.flags.kubeconfig);
    assert_null(bed->config.kube.flags.as_groups);
}

static void a_flag_wins_over_the_environment(void **state)
{
    struct bed *bed = *state;

    setenv("ARGOCD_RECONCILIATION_TIMEOUT", "300s", 1);
    assert_int_equal(read_arguments(bed, NULL), 1);
    assert_int_equal(bed->config.resync_s, 300);
    assert_int_equal(read_arguments(bed, "--app-resync=5"), 1);
    assert_int_equal(bed->config.resync_s, 5);
}

static void only_a_redis_that_is_not_named_has_a_default(void **state)
{
    struct bed *bed = *state;

    assert_int_equal(read_arguments(bed, "--sentinel=one:26379"), 1);
    assert_string_equal(bed->config.redis.address, "");
    assert_int_equal(bed->config.redis.sentinels.count, 1);
}

static void impersonated_groups_end_with_null(void **state)
{
    struct bed *bed = *state;

    assert_int_equal(read_arguments(bed, "--as-group=dev"), 1);
    assert_string_equal(bed->config.kube.flags.as_groups[0], "dev");
    assert_null(bed->config.kube.flags.as_groups[1]);
}

static void a_mounted_secret_stands_in_for_the_environment(void **state)
{
    struct bed *bed = *state;
    char folder[] = "/tmp/argosy-config-XXXXXX";
    const char *path;
    FILE *file;

    assert_non_null(mkdtemp(folder));
    path = arena_printf(bed->arena, "%s/auth", folder);
    file = fopen(path, "w");
    assert_non_null(file);
    fputs("s3cret\n", file);
    fclose(file);
    setenv("REDIS_CREDS_DIR_PATH", folder, 1);
    setenv("REDIS_PASSWORD", "other", 1);
    setenv("REDIS_USERNAME", "ann", 1);
    assert_int_equal(read_arguments(bed, NULL), 1);
    assert_string_equal(bed->config.redis.password, "s3cret");
    assert_string_equal(bed->config.redis.username, "");
    unlink(path);
    rmdir(folder);
}

static void what_is_not_built_or_unknown_is_refused_by_name(void **state)
{
    static const struct {
        const char *argument, *message;
    } cases[] = {
        { "--otlp-address=x:1", "--otlp-address: sending traces is not built in" },
        { "--hydrator-enabled", "--hydrator-enabled: the source hydrator is not built in" },
        { "--redis-compress=zstd", "unknown compression type: zstd" },
        { "--no-such-flag", "unknown flag: --no-such-flag" },
        { "serve", "unknown command \"serve\" for \"argosy-application-controller\"" },
    };
    struct bed *bed = *state;

    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        error_release(&bed->err);
        assert_int_equal(read_arguments(bed, cases[i].argument), -1);
        assert_string_equal(error_text(&bed->err), cases[i].message);
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(the_defaults_are_the_originals),
        TEST(a_flag_wins_over_the_environment),
        TEST(only_a_redis_that_is_not_named_has_a_default),
        TEST(impersonated_groups_end_with_null),
        TEST(a_mounted_secret_stands_in_for_the_environment),
        TEST(what_is_not_built_or_unknown_is_refused_by_name),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
