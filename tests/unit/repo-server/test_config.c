#include "base/arena.h"
#include "config.h"
#include "test.h"

#include <stdlib.h>

static int read_flags(struct arena *arena, struct config *config, struct error *err,
                      const char *first, const char *second)
{
    char *argv[] = { (char *)(uintptr_t) "argosy-repo-server", (char *)(uintptr_t)first,
                     first ? (char *)(uintptr_t)second : NULL, NULL };

    return config_read(argv, arena, config, err);
}

static void defaults_are_the_originals(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct config config;

    (void)state;
    assert_int_equal(read_flags(arena, &config, &err, NULL, NULL), 1);
    assert_int_equal(config.port, 8081);
    assert_int_equal(config.metrics_port, 8084);
    assert_int_equal(config.max_combined_manifest_bytes, 10000000);
    assert_int_equal(config.repo_expiry_ms, 24 * 60 * 60 * 1000);
    assert_int_equal(config.revision_expiry_ms, 3 * 60 * 1000);
    assert_string_equal(config.redis.address, "argocd-redis:6379");
    assert_true(config.submodules_enabled);
    assert_int_equal(config.pause_after_failures, 3);
}

static void the_environment_is_read_and_flags_count_over_it(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct config config;

    (void)state;
    setenv("ARGOCD_REPO_SERVER_PARALLELISM_LIMIT", "7", 1);
    setenv("ARGOCD_GIT_MODULES_ENABLED", "false", 1);
    assert_int_equal(read_flags(arena, &config, &err, NULL, NULL), 1);
    assert_int_equal(config.parallelism_limit, 7);
    assert_false(config.submodules_enabled);
    assert_int_equal(read_flags(arena, &config, &err, "--parallelismlimit", "9"), 1);
    assert_int_equal(config.parallelism_limit, 9);
    unsetenv("ARGOCD_REPO_SERVER_PARALLELISM_LIMIT");
    unsetenv("ARGOCD_GIT_MODULES_ENABLED");
}

static void what_is_not_built_in_is_refused_by_name(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct config config;

    (void)state;
    assert_int_equal(read_flags(arena, &config, &err, "--otlp-address", "collector:4317"), -1);
    assert_string_equal(error_text(&err), "--otlp-address: sending traces is not built in");
    assert_int_equal(read_flags(arena, &config, &err, "--nonsense", NULL), -1);
    assert_string_equal(error_text(&err), "unknown flag: --nonsense");
}

static void tls_off_wants_the_client_ca_emptied_as_it_always_did(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct config config;

    (void)state;
    assert_int_equal(read_flags(arena, &config, &err, "--disable-tls", NULL), -1);
    assert_string_equal(error_text(&err),
                        "--client-ca-path cannot be used when --disable-tls is enabled");
    assert_int_equal(read_flags(arena, &config, &err, "--disable-tls", "--client-ca-path="), 1);
    assert_true(config.disable_tls);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(defaults_are_the_originals),
        cmocka_unit_test(the_environment_is_read_and_flags_count_over_it),
        cmocka_unit_test(what_is_not_built_in_is_refused_by_name),
        cmocka_unit_test(tls_off_wants_the_client_ca_emptied_as_it_always_did),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
