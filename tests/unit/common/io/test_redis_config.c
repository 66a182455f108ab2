#include "base/arena.h"
#include "io/redis_config.h"
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct holder {
    struct redis_config redis;
};

static const struct option table[] = {
    REDIS_OPTIONS(offsetof(struct holder, redis)),
    OPTIONS_END,
};

static int set_up(void **state)
{
    clearenv();
    *state = arena_new();
    return 0;
}

static int tear_down(void **state)
{
    arena_free(*state);
    return 0;
}

static int read_flags(struct arena *arena, const char *flag, struct redis_config *out,
                      struct error *err)
{
    char *argv[3] = { arena_strndup(arena, "p", 1), NULL, NULL };
    struct holder holder = { 0 };
    struct options options;

    if (flag)
        argv[1] = arena_strndup(arena, flag, strlen(flag));
    if (options_parse(table, argv, &holder, arena, &options, err) < 0)
        return -1;
    *out = holder.redis;
    return redis_config_finish(out, arena, err);
}

static void without_a_word_it_is_where_the_manifests_put_it(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct redis_config config;

    assert_int_equal(read_flags(*state, NULL, &config, &err), 0);
    assert_string_equal(config.address, "argocd-redis:6379");
    assert_string_equal(config.sentinel_master, "master");
    assert_true(redis_config_compresses(&config));
}

static void sentinels_stand_in_for_an_address(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct redis_config config;

    assert_int_equal(read_flags(*state, "--sentinel=a:1,b:2", &config, &err), 0);
    assert_string_equal(config.address, "");
    assert_int_equal(config.sentinels.count, 2);
}

static void an_unknown_compression_is_refused(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct redis_config config;

    assert_int_equal(read_flags(*state, "--redis-compress=zip", &config, &err), -1);
    assert_string_equal(error_text(&err), "unknown compression type: zip");
    error_release(&err);
    assert_int_equal(read_flags(*state, "--redis-compress=none", &config, &err), 0);
    assert_false(redis_config_compresses(&config));
}

static void a_folder_of_credentials_counts_over_variables(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    char folder[] = "/tmp/argosy-redis-XXXXXX";
    struct redis_config config;
    const char *path;
    FILE *file;

    assert_non_null(mkdtemp(folder));
    path = arena_printf(*state, "%s/auth", folder);
    file = fopen(path, "we");
    assert_non_null(file);
    assert_true(fputs(" s3cret\n", file) >= 0);
    assert_int_equal(fclose(file), 0);
    setenv("REDIS_CREDS_DIR_PATH", folder, 1);
    setenv("REDIS_PASSWORD", "other", 1);
    setenv("REDIS_USERNAME", "ann", 1);
    assert_int_equal(read_flags(*state, NULL, &config, &err), 0);
    assert_string_equal(config.password, "s3cret");
    assert_string_equal(config.username, "");
    unlink(path);
    rmdir(folder);
    assert_int_equal(read_flags(*state, NULL, &config, &err), -1);
    assert_non_null(strstr(error_text(&err), folder));
    clearenv();
}

static void a_certificate_that_is_not_there_is_an_error(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct redis_config config;
    struct redis *redis = NULL;

    assert_int_equal(
        read_flags(*state, "--redis-ca-certificate=/nonexistent/ca.crt", &config, &err), 0);
    assert_int_equal(redis_config_open(&config, NULL, &redis, &err), -1);
    assert_string_equal(error_text(&err), "cannot open '/nonexistent/ca.crt'");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_a_word_it_is_where_the_manifests_put_it),
        cmocka_unit_test(sentinels_stand_in_for_an_address),
        cmocka_unit_test(an_unknown_compression_is_refused),
        cmocka_unit_test(a_folder_of_credentials_counts_over_variables),
        cmocka_unit_test(a_certificate_that_is_not_there_is_an_error),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
