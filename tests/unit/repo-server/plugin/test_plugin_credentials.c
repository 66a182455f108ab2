#include "base/arena.h"
#include "plugin/plugin_credentials.h"
#include "repo-server/source/git_login.h"
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char sockets[] = "/tmp/credentials-test-XXXXXX";
static struct arena *arena;
static struct git_access access_of;
static struct plugin_credentials credentials;
static struct error err;

static int set_up(void **state)
{
    (void)state;
    arena = arena_new();
    access_of = access_with(GIT_LOGIN_BASIC, "https://user@h.example:8443/org/app");
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    plugin_credentials_close(&credentials);
    error_release(&err);
    arena_free(arena);
    return 0;
}

static void open_all(void)
{
    assert_int_equal(plugin_credentials_open(&access_of, sockets, arena, &credentials, &err), 0);
}

static const char *value_of(const char *name)
{
    for (size_t i = 0; i < credentials.count; i++)
        if (strcmp(credentials.entries[i]->name, name) == 0)
            return credentials.entries[i]->value;
    return NULL;
}

static void a_password_is_a_header_for_its_host_alone(void **state)
{
    (void)state;
    open_all();
    assert_string_equal(value_of("GIT_CONFIG_KEY_0"), "http.https://h.example:8443/.extraHeader");
    assert_string_equal(value_of("GIT_CONFIG_VALUE_0"), "Authorization: Basic dXNlcjpzZWNyZXQ=");
    assert_string_equal(value_of("GIT_TERMINAL_PROMPT"), "false");
    assert_null(credentials.folder);
}

static void a_token_is_a_header_too(void **state)
{
    (void)state;
    access_of.login = GIT_LOGIN_BEARER;
    open_all();
    assert_string_equal(value_of("GIT_CONFIG_VALUE_0"), "Authorization: Bearer token");
}

static void a_key_is_a_file_beside_the_sockets_for_as_long_as_it_is_used(void **state)
{
    const char *folder;
    struct stat entry;

    (void)state;
    access_of.url = "git@h.example:org/app";
    access_of.login = GIT_LOGIN_SSH;
    open_all();
    folder = credentials.folder;
    assert_non_null(strstr(folder, sockets));
    assert_non_null(
        strstr(value_of("GIT_SSH_COMMAND"), arena_printf(arena, "-i %s/identity", folder)));
    assert_non_null(strstr(value_of("GIT_SSH_COMMAND"), "UserKnownHostsFile=/etc/hosts"));
    assert_int_equal(stat(arena_printf(arena, "%s/identity", folder), &entry), 0);
    assert_int_equal(entry.st_mode & 0777, 0600);
    plugin_credentials_close(&credentials);
    assert_int_equal(access(folder, F_OK), -1);
}

static void nobody_who_logs_in_gives_nothing(void **state)
{
    (void)state;
    access_of.login = GIT_LOGIN_NONE;
    open_all();
    assert_null(value_of("GIT_CONFIG_KEY_0"));
    assert_int_equal(credentials.count, 1);
}

static void certificates_are_files(void **state)
{
    (void)state;
    access_of.certificate = "CERTIFICATE";
    access_of.key = "KEY";
    access_of.authorities = "AUTHORITIES";
    open_all();
    assert_int_equal(access(value_of("GIT_SSL_CERT"), R_OK), 0);
    assert_int_equal(access(value_of("GIT_SSL_KEY"), R_OK), 0);
    assert_int_equal(access(value_of("GIT_SSL_CAINFO"), R_OK), 0);
    assert_null(value_of("GIT_SSL_NO_VERIFY"));
}

static void without_a_place_for_files_it_is_an_error(void **state)
{
    (void)state;
    access_of.certificate = access_of.key = "x";
    assert_int_equal(plugin_credentials_open(&access_of, "/nonexistent", arena, &credentials, &err),
                     -1);
    assert_int_equal(credentials.count, 0);
}

static int make_sockets(void **state)
{
    (void)state;
    return mkdtemp(sockets) ? 0 : -1;
}

static int remove_sockets(void **state)
{
    (void)state;
    return rmdir(sockets); /* nothing is left in it */
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    static const struct CMUnitTest tests[] = {
        TEST(a_password_is_a_header_for_its_host_alone),
        TEST(a_token_is_a_header_too),
        TEST(a_key_is_a_file_beside_the_sockets_for_as_long_as_it_is_used),
        TEST(nobody_who_logs_in_gives_nothing),
        TEST(certificates_are_files),
        TEST(without_a_place_for_files_it_is_an_error),
    };

    return cmocka_run_group_tests(tests, make_sockets, remove_sockets);
}
