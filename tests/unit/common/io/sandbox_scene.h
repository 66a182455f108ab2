#pragma once

/* A sandbox with a folder, and a loop that waits for what it runs. */

#include "io/loop.h"
#include "io/sandbox_zygote.h"
#include "sandbox_jobs.h"
#include "test.h"

#include <sys/stat.h>

struct fixture {
    struct loop *loop;
    struct sandbox *sandbox;
    struct tree *tree;
    char folder[64];
};

struct outcome {
    struct fixture *fixture;
    struct watch *timer;
    struct sandbox_run *run;
    size_t memory_bytes;
    enum error_code code;
    int memory, asked;
    bool done;
    char reply[2000], message[4000];
};

static inline void on_done(void *context, struct sandbox_result *result, struct error *err)
{
    struct outcome *outcome = context;

    assert_false(outcome->done);
    outcome->done = true;
    outcome->code = err ? err->code : ERR_OK;
    snprintf(outcome->message, sizeof(outcome->message), "%s", err ? error_text(err) : "");
    if (!result)
        return;
    snprintf(outcome->reply, sizeof(outcome->reply), "%.*s", STR_ARG(result->reply));
    outcome->memory = result->memory;
    outcome->memory_bytes = result->memory_bytes;
    result->memory = -1;
}

static inline void run_until(struct loop *loop, const bool *done)
{
    CLEANUP(error_release) struct error err = { 0 };

    if (loop_run_until(loop, done, 20000, &err) < 0)
        fail_msg("%s", error_text(&err));
}

static inline struct outcome *run_task(struct fixture *fixture, const struct sandbox_task *task)
{
    static struct outcome outcome;

    outcome = (struct outcome){ .fixture = fixture, .memory = -1 };
    outcome.run = sandbox_run(fixture->sandbox, task, on_done, &outcome);
    run_until(fixture->loop, &outcome.done);
    return &outcome;
}

static inline struct outcome *run_job(struct fixture *fixture, enum job job, const char *request)
{
    return run_task(fixture, &(struct sandbox_task){ .job = job,
                                                     .request = str_of(request),
                                                     .tree = fixture->tree,
                                                     .timeout_ms = 10000 });
}

static inline void make_folder(struct fixture *fixture)
{
    char path[128];
    FILE *file;

    snprintf(fixture->folder, sizeof(fixture->folder), "/tmp/argosy-sandbox-XXXXXX");
    assert_non_null(mkdtemp(fixture->folder));
    snprintf(path, sizeof(path), "%s/inside", fixture->folder);
    assert_int_equal(mkdir(path, 0755), 0);
    snprintf(path, sizeof(path), "%s/inside/file", fixture->folder);
    file = fopen(path, "w");
    assert_non_null(file);
    fputs("content", file);
    fclose(file);
    snprintf(path, sizeof(path), "%s/link", fixture->folder);
    assert_int_equal(symlink("../outside", path), 0);
}

static inline void remove_folder(struct fixture *fixture)
{
    static const char *const names[] = { "inside/file", "inside", "link", "" };
    char path[128];

    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
        snprintf(path, sizeof(path), "%s/%s", fixture->folder, names[i]);
        remove(path);
    }
}

static inline int set_up(void **state, struct sandbox *sandbox)
{
    struct fixture *fixture = xcalloc(1, sizeof(*fixture));
    CLEANUP(error_release) struct error err = { 0 };

    make_folder(fixture);
    fixture->sandbox = sandbox;
    fixture->loop = loop_new();
    sandbox_attach(sandbox, fixture->loop);
    assert_int_equal(tree_open(fixture->folder, &fixture->tree, &err), 0);
    *state = fixture;
    return 0;
}

static inline int tear_down(void **state)
{
    struct fixture *fixture = *state;

    sandbox_stop(fixture->sandbox);
    loop_free(fixture->loop);
    tree_close(fixture->tree);
    remove_folder(fixture);
    free(fixture);
    return 0;
}

/* Started in main(), where there is no thread yet. */
static struct sandbox *full_sandbox, *seccomp_sandbox;

static inline int set_up_full(void **state)
{
    assert_true(sandbox_status(full_sandbox).landlock_abi > 0);
    assert_true(sandbox_status(full_sandbox).seccomp);
    return set_up(state, full_sandbox);
}

static inline int set_up_seccomp(void **state)
{
    assert_int_equal(sandbox_status(seccomp_sandbox).landlock_abi, 0);
    assert_true(sandbox_status(seccomp_sandbox).seccomp);
    return set_up(state, seccomp_sandbox);
}

/** Each in both kinds of sandbox, which start before there is a thread. Where there is no Landlock,
 * the first is like the second, and tested once. */
static inline int run_in_sandboxes(const struct CMUnitTest *tests, size_t count)
{
    CLEANUP(error_release) struct error err = { 0 };
    int failed = 0;

    if (sandbox_start(jobs, JOBS, SANDBOX_SECCOMP, &full_sandbox, &err) < 0) {
        fprintf(stderr, "%s\n", error_text(&err));
        return 1;
    }
    if (sandbox_status(full_sandbox).landlock_abi > 0)
        failed += _cmocka_run_group_tests("full", tests, count, set_up_full, tear_down);
    else
        sandbox_stop(full_sandbox);
    if (sandbox_start_without_landlock(jobs, JOBS, SANDBOX_SECCOMP, &seccomp_sandbox, &err) < 0) {
        fprintf(stderr, "%s\n", error_text(&err));
        return 1;
    }
    return failed + _cmocka_run_group_tests("seccomp", tests, count, set_up_seccomp, tear_down);
}
