#include "base/strbuf.h"
#include "io/loop.h"
#include "io/sandbox.h"
#include "io/sandbox_zygote.h"
#include "test.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A zygote that is a program of its own: this one again, under a name by which it knows that. */

static char own_zygote[] = "/tmp/argosy-zygote-XXXXXX/zygote";

enum { ECHO, ENVIRONMENT, OPEN, JOBS };

static int job_echo(struct sandbox_worker *worker, struct str request, struct error *err)
{
    return sandbox_reply(worker, request, err);
}

static int job_environment(struct sandbox_worker *worker, struct str request, struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf names = STRBUF_INIT(10000);

    (void)request;
    for (char **at = environ; *at; at++)
        strbuf_printf(&names, "%.*s ", (int)strcspn(*at, "="), *at);
    return sandbox_reply(worker, (struct str){ names.ptr, names.len }, err);
}

static int job_open(struct sandbox_worker *worker, struct str request, struct error *err)
{
    int fd = open(request.ptr, O_RDONLY | O_CLOEXEC);

    if (fd < 0)
        return sandbox_reply(worker, STR("refused"), err);
    close(fd);
    return sandbox_reply(worker, STR("opened"), err);
}

static const struct sandbox_job jobs[JOBS] = {
    [ECHO] = { "echo", job_echo },
    [ENVIRONMENT] = { "environment", job_environment },
    [OPEN] = { "open", job_open },
};

struct scene {
    struct loop *loop;
    struct sandbox *sandbox;
    bool is_done;
    enum error_code code;
    char text[4000];
};

static void on_done(void *context, struct sandbox_result *result, struct error *err)
{
    struct scene *scene = context;

    scene->is_done = true;
    scene->code = err ? err->code : ERR_OK;
    if (err)
        snprintf(scene->text, sizeof(scene->text), "%s", error_text(err));
    else
        snprintf(scene->text, sizeof(scene->text), "%.*s", STR_ARG(result->reply));
}

static const char *run(struct scene *scene, size_t job, const char *request)
{
    struct sandbox_task task = { .job = job, .request = str_of(request), .timeout_ms = 10000 };
    CLEANUP(error_release) struct error err = { 0 };

    scene->is_done = false;
    sandbox_run(scene->sandbox, &task, on_done, scene);
    if (loop_run_until(scene->loop, &scene->is_done, 20000, &err) < 0)
        fail_msg("%s", error_text(&err));
    return scene->text;
}

static void its_workers_do_the_jobs_of_its_own_table(void **state)
{
    assert_string_equal(run(*state, ECHO, "hello"), "hello");
    assert_string_equal(run(*state, OPEN, "/etc/passwd"), "refused");
    assert_string_equal(run(*state, ECHO, "again"), "again");
}

static void a_job_that_is_not_in_its_table_is_refused(void **state)
{
    struct scene *scene = *state;

    assert_string_equal(run(scene, JOBS, "x"), "cannot fork a sandboxed worker: Invalid argument");
    assert_int_equal(scene->code, ERR_INVALID);
}

static void it_knows_nothing_of_our_environment(void **state)
{
    assert_string_equal(run(*state, ENVIRONMENT, ""), "LD_BIND_NOW TZ ");
}

static void a_program_that_is_not_there_is_told(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct sandbox *sandbox = NULL;

    (void)state;
    assert_int_equal(sandbox_start_program("/nowhere/zygote", SANDBOX_OFF, &sandbox, &err), -1);
    assert_int_equal(err.code, ERR_NOT_FOUND);
    assert_string_equal(error_text(&err),
                        "cannot run '/nowhere/zygote': No such file or directory");
}

static void a_program_that_is_no_zygote_is_told(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct sandbox *sandbox = NULL;

    (void)state;
    assert_int_equal(sandbox_start_program("/bin/true", SANDBOX_OFF, &sandbox, &err), -1);
    assert_int_equal(err.code, ERR_PRECONDITION);
    assert_string_equal(error_text(&err), "the sandbox's zygote has ended");
}

/* One secret, and of what is passed on only the time zone. */
static void set_environment(void)
{
    static const char *const others[] = { "LD_LIBRARY_PATH", "ASAN_OPTIONS", "LSAN_OPTIONS",
                                          "TSAN_OPTIONS", "UBSAN_OPTIONS" };

    for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++)
        unsetenv(others[i]);
    setenv("TZ", "UTC", 1);
    setenv("REDIS_PASSWORD", "secret", 1);
}

static int set_up(void **state)
{
    static struct scene scene;
    CLEANUP(error_release) struct error err = { 0 };
    char *slash = strrchr(own_zygote, '/');
    char path[4096] = "";

    *slash = '\0';
    assert_non_null(mkdtemp(own_zygote));
    *slash = '/';
    assert_true(readlink("/proc/self/exe", path, sizeof(path) - 1) > 0);
    assert_int_equal(symlink(path, own_zygote), 0);
    set_environment();
    if (sandbox_start_program(own_zygote, SANDBOX_SECCOMP, &scene.sandbox, &err) < 0)
        fail_msg("%s", error_text(&err));
    scene.loop = loop_new();
    sandbox_attach(scene.sandbox, scene.loop);
    *state = &scene;
    return 0;
}

static int tear_down(void **state)
{
    struct scene *scene = *state;

    sandbox_stop(scene->sandbox);
    loop_free(scene->loop);
    unlink(own_zygote);
    *strrchr(own_zygote, '/') = '\0';
    rmdir(own_zygote);
    return 0;
}

int main(int argc, char **argv)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(its_workers_do_the_jobs_of_its_own_table),
        cmocka_unit_test(a_job_that_is_not_in_its_table_is_refused),
        cmocka_unit_test(it_knows_nothing_of_our_environment),
        cmocka_unit_test(a_program_that_is_not_there_is_told),
        cmocka_unit_test(a_program_that_is_no_zygote_is_told),
    };

    if (argc > 0 && strcmp(strrchr(argv[0], '/') ? strrchr(argv[0], '/') : "", "/zygote") == 0)
        sandbox_serve(jobs, JOBS);
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
