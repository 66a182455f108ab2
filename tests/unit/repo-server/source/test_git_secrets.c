#include "base/arena.h"
#include "repo-server/source/git_login.h"
#include "source/git_secrets.h"
#include "test.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *value_of(const struct git_secrets *secrets, const char *name)
{
    for (size_t i = 0; i < secrets->environment_count; i++) {
        if (strncmp(secrets->environment[i], name, strlen(name)) == 0 &&
            secrets->environment[i][strlen(name)] == '=')
            return secrets->environment[i] + strlen(name) + 1;
    }
    return NULL;
}

static void assert_file_holds(const char *path, const char *text)
{
    char content[256] = { 0 };
    struct stat status;
    FILE *file = fopen(path, "r");

    assert_non_null(file);
    assert_true(fread(content, 1, sizeof(content) - 1, file) > 0);
    assert_string_equal(content, text);
    assert_int_equal(fstat(fileno(file), &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    fclose(file);
}

static void a_password_is_asked_for_out_of_a_file_in_memory(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct git_access access = access_with(GIT_LOGIN_BASIC, "https://h/x");
    struct git_secrets secrets = GIT_SECRETS_NONE;
    const char *path;

    (void)state;
    assert_int_equal(git_secrets_open(&access, "/bin/argosy", arena, &secrets, &err), 0);
    assert_string_equal(value_of(&secrets, "GIT_ASKPASS"), "/bin/argosy");
    path = value_of(&secrets, "ARGOSY_ASK_PASS_FILE");
    assert_file_holds(path, "user\nsecret\n");
    assert_null(secrets.header_variable);
    for (size_t i = 0; i < secrets.environment_count; i++)
        assert_null(strstr(secrets.environment[i], "secret"));
    git_secrets_close(&secrets);
    assert_int_equal(open(path, O_RDONLY), -1);
}

static void a_token_travels_as_a_header(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(git_secrets_close) struct git_secrets secrets = GIT_SECRETS_NONE;
    struct git_access access = access_with(GIT_LOGIN_BEARER, "https://h/x");

    (void)state;
    assert_int_equal(git_secrets_open(&access, "argosy", arena, &secrets, &err), 0);
    assert_string_equal(value_of(&secrets, secrets.header_variable), "Authorization: Bearer token");
}

static void a_forced_password_travels_as_a_header(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(git_secrets_close) struct git_secrets secrets = GIT_SECRETS_NONE;
    struct git_access access = access_with(GIT_LOGIN_BASIC, "https://h/x");

    (void)state;
    access.force_basic = true;
    assert_int_equal(git_secrets_open(&access, "argosy", arena, &secrets, &err), 0);
    assert_string_equal(value_of(&secrets, secrets.header_variable),
                        "Authorization: Basic dXNlcjpzZWNyZXQ=");
}

static void ssh_gets_its_key_and_known_hosts(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(git_secrets_close) struct git_secrets secrets = GIT_SECRETS_NONE;
    struct git_access access = access_with(GIT_LOGIN_SSH, "git@h:x");
    char path[64];

    (void)state;
    assert_int_equal(git_secrets_open(&access, "argosy", arena, &secrets, &err), 0);
    assert_int_equal(sscanf(value_of(&secrets, "GIT_SSH_COMMAND"), "ssh -i %63s", path), 1);
    assert_file_holds(path, "PRIVATE KEY\n");
    assert_non_null(strstr(value_of(&secrets, "GIT_SSH_COMMAND"),
                           "-o StrictHostKeyChecking=yes -o UserKnownHostsFile=/etc/hosts"));
}

static void an_insecure_ssh_checks_no_host(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(git_secrets_close) struct git_secrets secrets = GIT_SECRETS_NONE;
    struct git_access access = access_with(GIT_LOGIN_NONE, "git@h:x");

    (void)state;
    access.insecure = true;
    assert_int_equal(git_secrets_open(&access, "argosy", arena, &secrets, &err), 0);
    assert_non_null(strstr(value_of(&secrets, "GIT_SSH_COMMAND"),
                           "-o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null"));
    assert_null(strstr(value_of(&secrets, "GIT_SSH_COMMAND"), " -i "));
}

static void a_proxy_cannot_smuggle_commands_in(void **state)
{
    static const char *const bad[] = { "socks5://h';touch x;'", "socks5://$(id)", "" };
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    for (size_t i = 0; bad[i][0]; i++) {
        CLEANUP(error_release) struct error err = { 0 };
        CLEANUP(git_secrets_close) struct git_secrets secrets = GIT_SECRETS_NONE;
        struct git_access access = access_with(GIT_LOGIN_SSH, "git@h:x");

        access.proxy = bad[i];
        assert_int_equal(git_secrets_open(&access, "argosy", arena, &secrets, &err), -1);
        assert_int_equal(err.code, ERR_INVALID);
    }
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(git_secrets_close) struct git_secrets secrets = GIT_SECRETS_NONE;
    struct git_access access = access_with(GIT_LOGIN_SSH, "git@h:x");

    access.proxy = "socks5://proxy.example:1080";
    assert_int_equal(git_secrets_open(&access, "argosy", arena, &secrets, &err), 0);
    assert_non_null(strstr(value_of(&secrets, "GIT_SSH_COMMAND"),
                           " -o ProxyCommand='connect-proxy -S proxy.example:1080 -5 %h %p'"));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_password_is_asked_for_out_of_a_file_in_memory),
        cmocka_unit_test(a_token_travels_as_a_header),
        cmocka_unit_test(a_forced_password_travels_as_a_header),
        cmocka_unit_test(ssh_gets_its_key_and_known_hosts),
        cmocka_unit_test(an_insecure_ssh_checks_no_host),
        cmocka_unit_test(a_proxy_cannot_smuggle_commands_in),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
