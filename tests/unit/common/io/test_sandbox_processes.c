/* Processes and descriptors of a sandbox: none is left behind. */
#include "base/clock.h"
#include "sandbox_scene.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>

static void set_true(void *context)
{
    *(bool *)context = true;
}

static void run_for(struct loop *loop, int ms)
{
    bool done = false;
    struct watch *timer = loop_watch_once(loop, ms, set_true, &done);

    run_until(loop, &done);
    watch_cancel(timer);
}

static void a_cancelled_task_is_never_heard_of_and_leaves_no_process(void **state)
{
    struct fixture *fixture = *state;
    static struct outcome outcomes[2];
    pid_t zygote;

    memset(outcomes, 0, sizeof(outcomes));
    for (int i = 0; i < 2; i++)
        outcomes[i].run = sandbox_run(fixture->sandbox, &(struct sandbox_task){ .job = LOOP },
                                      on_done, &outcomes[i]);
    sandbox_run_cancel(outcomes[0].run); /* before it is spawned */
    run_for(fixture->loop, 100);
    sandbox_run_cancel(outcomes[1].run); /* while it runs */
    run_for(fixture->loop, 200);
    assert_false(outcomes[0].done || outcomes[1].done);
    zygote = waitpid(-1, NULL, WNOHANG); /* 0: there are children, none of them ended */
    assert_int_equal(zygote, 0);
}

static size_t open_descriptors(void)
{
    size_t count = 0;

    for (int fd = 0; fd < 1024; fd++)
        count += fcntl(fd, F_GETFD) >= 0;
    return count;
}

static void nothing_is_left_open(void **state)
{
    struct fixture *fixture = *state;
    size_t before;

    run_job(fixture, ECHO, "x");
    run_for(fixture->loop, 50);
    before = open_descriptors();
    for (int i = 0; i < 20; i++) {
        run_job(fixture, i % 2 ? ECHO : FAIL, "x");
        run_job(fixture, CRASH, "x");
    }
    run_for(fixture->loop, 100);
    assert_int_equal(open_descriptors(), before);
}

static bool is_sandbox_of_ours(const char *pid)
{
    char path[64], text[256] = "";
    const char *parent;
    FILE *file;

    snprintf(path, sizeof(path), "/proc/%.20s/stat", pid);
    file = fopen(path, "r");
    if (!file)
        return false;
    if (!fgets(text, sizeof(text), file))
        text[0] = '\0';
    fclose(file);
    parent = strrchr(text, ')');
    return strstr(text, "(sandbox)") && parent && strtol(parent + 4, NULL, 10) == getpid();
}

/* The zygote leads a group, to which its workers belong. 0: there is none. */
static pid_t find_sandbox(bool is_zygote)
{
    DIR *folder = opendir("/proc");
    const struct dirent *entry;
    pid_t found = 0;

    while (found == 0 && (entry = readdir(folder))) {
        pid_t pid = (pid_t)strtol(entry->d_name, NULL, 10);

        if (pid > 0 && is_sandbox_of_ours(entry->d_name) && (getpgid(pid) == pid) == is_zygote)
            found = pid;
    }
    closedir(folder);
    return found;
}

/* A child that has ended and that nobody has waited for. */
static bool is_zombie_there(void)
{
    siginfo_t info = { 0 };

    return waitid(P_ALL, 0, &info, WEXITED | WNOHANG | WNOWAIT) == 0 && info.si_pid > 0;
}

static void a_waiting_worker_that_dies_is_replaced(void **state)
{
    struct fixture *fixture = *state;
    pid_t spare = 0;

    for (int i = 0; i < 1000 && (spare = find_sandbox(false)) == 0; i++)
        run_for(fixture->loop, 10);
    assert_true(spare > 0);
    kill(spare, SIGKILL);
    run_for(fixture->loop, 50);
    assert_string_equal(run_job(fixture, ECHO, "x")->reply, "x");
    assert_string_equal(run_job(fixture, ECHO, "y")->reply, "y");
    for (int i = 0; i < 1000 && is_zombie_there(); i++)
        run_for(fixture->loop, 10);
    assert_false(is_zombie_there());
}

/* Runs last in its group: afterwards there is no zygote. */
static void without_its_zygote_tasks_fail_clearly(void **state)
{
    struct fixture *fixture = *state;
    struct outcome *outcome;
    static struct outcome lasting;
    pid_t zygote = find_sandbox(true);

    assert_true(zygote > 0);
    lasting = (struct outcome){ 0 };
    lasting.run =
        sandbox_run(fixture->sandbox, &(struct sandbox_task){ .job = LOOP, .timeout_ms = 500 },
                    on_done, &lasting);
    run_for(fixture->loop, 50);
    kill(zygote, SIGKILL);
    run_for(fixture->loop, 100);
    assert_false(sandbox_status(fixture->sandbox).alive);
    outcome = run_job(fixture, ECHO, "x");
    assert_int_equal(outcome->code, ERR_UNAVAILABLE);
    assert_false(lasting.done); /* what runs is not touched */
    run_until(fixture->loop, &lasting.done);
    assert_int_equal(lasting.code, ERR_TIMEOUT);
}

/* Runs where no other sandbox does. */
static void a_stopped_sandbox_leaves_no_process(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct sandbox *sandbox;

    (void)state;
    assert_int_equal(sandbox_start(jobs, JOBS, SANDBOX_OFF, &sandbox, &err), 0);
    sandbox_stop(sandbox);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
    assert_int_equal(errno, ECHILD);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_cancelled_task_is_never_heard_of_and_leaves_no_process),
        cmocka_unit_test(nothing_is_left_open),
        cmocka_unit_test(a_waiting_worker_that_dies_is_replaced),
        cmocka_unit_test(without_its_zygote_tasks_fail_clearly),
    };
    const struct CMUnitTest others[] = {
        cmocka_unit_test(a_stopped_sandbox_leaves_no_process),
    };
    int failed = run_in_sandboxes(tests, sizeof(tests) / sizeof(*tests));

    return failed + cmocka_run_group_tests_name("stopped", others, NULL, NULL);
}
