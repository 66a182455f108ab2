#include "base/arena.h"
#include "config.h"
#include "test.h"

#include <stdlib.h>
#include <string.h>

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

static int read_flag(struct arena *arena, const char *flag, struct config *config,
                     struct error *err)
{
    char *argv[3] = { arena_strndup(arena, "argosy-server", 13), NULL, NULL };

    *config = (struct config){ 0 };
    if (flag)
        argv[1] = arena_strndup(arena, flag, strlen(flag));
    return config_read(argv, arena, config, err);
}

static void the_defaults_are_the_originals(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct config config;

    assert_int_equal(read_flag(*state, NULL, &config, &err), 1);
    assert_int_equal(config.port, 8080);
    assert_int_equal(config.metrics_port, 8083);
    assert_false(config.insecure);
    assert_string_equal(config.base_href, "/");
    assert_string_equal(config.root_path, "");
    assert_string_equal(config.static_assets, "/shared/app");
    assert_string_equal(config.api_content_types, "application/json");
    assert_string_equal(config.tls_ciphers.items[0], "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384");
    assert_string_equal(config.repo_server, "argocd-repo-server:8081");
    assert_string_equal(config.redis.address, "argocd-redis:6379");
    assert_int_equal(config.max_message_mb, 200);
    assert_int_equal(config.max_concurrent_logins, 50);
    assert_true(config.sync_with_replace_allowed);
}

static void a_root_path_counts_over_a_base(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct config config;

    assert_int_equal(read_flag(*state, "--basehref=argo/cd", &config, &err), 1);
    assert_string_equal(config.base_href, "/argo/cd/");
    setenv("ARGOCD_SERVER_BASEHREF", "/other", 1);
    assert_int_equal(read_flag(*state, "--rootpath=/x/", &config, &err), 1);
    assert_string_equal(config.root_path, "/x");
    assert_string_equal(config.base_href, "/x/");
}

static void an_unknown_flag_is_an_error(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct config config;

    assert_int_equal(read_flag(*state, "--surprise", &config, &err), -1);
    assert_string_equal(error_text(&err), "unknown flag: --surprise");
    error_release(&err);
    assert_int_equal(read_flag(*state, "serve", &config, &err), -1);
    assert_string_equal(error_text(&err), "unknown command \"serve\" for \"argosy-server\"");
}

static void what_is_not_built_in_is_refused(void **state)
{
    static const char *const flags[] = { "--otlp-address=x:1", "--hydrator-enabled" };

    for (size_t i = 0; i < sizeof(flags) / sizeof(*flags); i++) {
        CLEANUP(error_release) struct error err = { 0 };
        struct config config;

        assert_int_equal(read_flag(*state, flags[i], &config, &err), -1);
        assert_int_equal(err.code, ERR_UNIMPLEMENTED);
    }
}

static void a_version_of_tls_that_is_none_is_refused(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct config config;

    assert_int_equal(read_flag(*state, "--tlsminversion=2", &config, &err), -1);
    assert_string_equal(error_text(&err), "invalid minimum TLS version: 2");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_defaults_are_the_originals),
        cmocka_unit_test(a_root_path_counts_over_a_base),
        cmocka_unit_test(an_unknown_flag_is_an_error),
        cmocka_unit_test(what_is_not_built_in_is_refused),
        cmocka_unit_test(a_version_of_tls_that_is_none_is_refused),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
