#include "base/arena.h"
#include "base/mem.h"
#include "io/loop.h"
#include "kube/credentials.h"
#include "kube/kube_config.h"
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct fixture {
    struct arena *arena;
    struct loop *loop;
    char folder[64];
    struct credentials *credentials;
    bool ready;
};

static void on_ready(void *context)
{
    struct fixture *fixture = context;

    fixture->ready = true;
}

static int setup(void **state)
{
    struct fixture *fixture = xcalloc(1, sizeof(*fixture));

    fixture->arena = arena_new();
    fixture->loop = loop_new();
    snprintf(fixture->folder, sizeof(fixture->folder), "/tmp/credentials.XXXXXX");
    assert_non_null(mkdtemp(fixture->folder));
    *state = fixture;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *fixture = *state;

    credentials_free(fixture->credentials);
    loop_free(fixture->loop);
    unlink(arena_printf(fixture->arena, "%s/plugin", fixture->folder));
    unlink(arena_printf(fixture->arena, "%s/token", fixture->folder));
    rmdir(fixture->folder);
    arena_free(fixture->arena);
    free(fixture);
    return 0;
}

static const char *write_file(struct fixture *fixture, const char *name, const char *text)
{
    const char *path = arena_printf(fixture->arena, "%s/%s", fixture->folder, name);
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
    chmod(path, 0700);
    return path;
}

static void use(struct fixture *fixture, const char *user)
{
    CLEANUP(kube_config_unref) const struct kube_config *config = NULL;
    CLEANUP(error_release) struct error err = { 0 };
    const char *text = arena_printf(fixture->arena,
                                    "clusters: [{name: c, cluster: {server: 'https://h'}}]\n"
                                    "users: [{name: u, user: %s}]\n"
                                    "contexts: [{name: c, context: {cluster: c, user: u}}]\n"
                                    "current-context: c\n",
                                    user);

    if (kube_config_parse(str_of(text), NULL, NULL, &config, &err) < 0)
        fail_msg("%s", error_text(&err));
    fixture->credentials = credentials_new(fixture->loop, config, on_ready, fixture);
}

/* What there is, after a plugin has ended if one had to run. */
static int get(struct fixture *fixture, struct credential *out, struct error *err)
{
    int known = credentials_get(fixture->credentials, out, err);

    if (known != 0)
        return known;
    fixture->ready = false;
    assert_int_equal(loop_run_until(fixture->loop, &fixture->ready, 5000, err), 0);
    assert_true(fixture->ready);
    return credentials_current(fixture->credentials, out, err);
}

static void fixed_ones_are_there_at_once(void **state)
{
    struct fixture *fixture = *state;
    CLEANUP(error_release) struct error err = { 0 };
    struct credential credential;

    use(fixture, "{username: u, password: p}");
    assert_int_equal(credentials_get(fixture->credentials, &credential, &err), 1);
    assert_string_equal(credential.username, "u");
    assert_string_equal(credential.password, "p");
    assert_null(credential.token);
    assert_false(credentials_reject(fixture->credentials, credential.generation));
}

static void a_file_is_read_again_when_it_was_refused(void **state)
{
    struct fixture *fixture = *state;
    CLEANUP(error_release) struct error err = { 0 };
    struct credential credential;
    const char *path = write_file(fixture, "token", "one\n");

    use(fixture, arena_printf(fixture->arena, "{tokenFile: %s}", path));
    assert_int_equal(credentials_get(fixture->credentials, &credential, &err), 1);
    assert_string_equal(credential.token, "one");
    assert_false(credentials_reject(fixture->credentials, credential.generation));
    write_file(fixture, "token", "two\n");
    assert_true(credentials_reject(fixture->credentials, credential.generation));
    assert_int_equal(credentials_get(fixture->credentials, &credential, &err), 1);
    assert_string_equal(credential.token, "two");
    unlink(path);
    assert_false(credentials_reject(fixture->credentials, credential.generation));
    assert_int_equal(credentials_get(fixture->credentials, &credential, &err), 1);
    assert_string_equal(credential.token, "two");
}

static const char *exec_user(struct fixture *fixture, const char *script)
{
    return arena_printf(fixture->arena,
                        "{exec: {apiVersion: client.authentication.k8s.io/v1, interactiveMode: "
                        "Never, command: %s}}",
                        write_file(fixture, "plugin", script));
}

static void a_plugins_certificate_is_a_new_identity(void **state)
{
    struct fixture *fixture = *state;
    CLEANUP(error_release) struct error err = { 0 };
    struct credential first, second;

    use(fixture,
        exec_user(fixture,
                  "#!/bin/sh\n"
                  "printf '{\"kind\":\"ExecCredential\",\"apiVersion\":"
                  "\"client.authentication.k8s.io/v1\",\"status\":{\"clientCertificateData\":"
                  "\"cert-%s\",\"clientKeyData\":\"key\"}}' $$\n"));
    assert_int_equal(get(fixture, &first, &err), 1);
    assert_int_equal(memcmp(first.certificate.ptr, "cert-", 5), 0);
    /* Without an expiry it is kept until it is refused. */
    assert_int_equal(get(fixture, &second, &err), 1);
    assert_int_equal(first.certificate_generation, second.certificate_generation);
    assert_true(credentials_reject(fixture->credentials, second.generation));
    assert_int_equal(get(fixture, &second, &err), 1);
    assert_int_not_equal(first.certificate_generation, second.certificate_generation);
}

static void an_expired_answer_is_asked_for_again(void **state)
{
    struct fixture *fixture = *state;
    CLEANUP(error_release) struct error err = { 0 };
    struct credential credential;

    use(fixture,
        exec_user(fixture, "#!/bin/sh\n"
                           "printf '{\"kind\":\"ExecCredential\",\"apiVersion\":"
                           "\"client.authentication.k8s.io/v1\",\"status\":{\"token\":\"t\","
                           "\"expirationTimestamp\":\"2001-01-01T00:00:00Z\"}}'\n"));
    /* Who waited for it may use it; the next one asks again. */
    assert_int_equal(get(fixture, &credential, &err), 1);
    assert_string_equal(credential.token, "t");
    assert_int_equal(credentials_get(fixture->credentials, &credential, &err), 0);
}

static void a_failure_is_kept_for_a_moment(void **state)
{
    struct fixture *fixture = *state;
    CLEANUP(error_release) struct error err = { 0 };
    struct credential credential;

    use(fixture, exec_user(fixture, "#!/bin/sh\necho not today >&2\nexit 7\n"));
    assert_int_equal(get(fixture, &credential, &err), -1);
    assert_non_null(strstr(error_text(&err), "getting credentials: exec: executable "));
    assert_non_null(strstr(error_text(&err), "failed with exit code 7 (not today)"));
    assert_int_equal(credentials_get(fixture->credentials, &credential, &err), -1);
}

static void a_plugin_may_be_left_running(void **state)
{
    struct fixture *fixture = *state;
    CLEANUP(error_release) struct error err = { 0 };
    struct credential credential;

    use(fixture, exec_user(fixture, "#!/bin/sh\nsleep 60\n"));
    assert_int_equal(credentials_get(fixture->credentials, &credential, &err), 0);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(fixed_ones_are_there_at_once),
        TEST(a_file_is_read_again_when_it_was_refused),
        TEST(a_plugins_certificate_is_a_new_identity),
        TEST(an_expired_answer_is_asked_for_again),
        TEST(a_failure_is_kept_for_a_moment),
        TEST(a_plugin_may_be_left_running),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
