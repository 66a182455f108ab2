#include "base/arena.h"
#include "base/clock.h"
#include "base/mem.h"
#include "base/strbuf.h"
#include "base/whereabouts.h"
#include "io/loop.h"
#include "io/sandbox.h"
#include "io/sandbox_wire.h"
#include "io/sandbox_zygote.h"
#include "io/tree.h"
#include "sandbox_attempts.h"
#include "test.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <signal.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SANITIZED 1
#else
#define SANITIZED 0
#endif

/* ---- the jobs: what a worker does ---- */

static int job_echo(struct sandbox_worker *worker, struct str request, struct error *err)
{
    return sandbox_reply(worker, request, err);
}

static int job_echo_in_parts(struct sandbox_worker *worker, struct str request, struct error *err)
{
    if (sandbox_reply_begin(worker, request.len, err) < 0)
        return -1;
    for (size_t at = 0; at < request.len; at += 7)
        sandbox_reply_part(
            worker, (struct str){ request.ptr + at, request.len - at < 7 ? request.len - at : 7 });
    sandbox_reply_end(worker);
}

static int job_fail(struct sandbox_worker *worker, struct str request, struct error *err)
{
    (void)worker;
    return error_set(err, ERR_PRECONDITION, "no: %.*s", STR_ARG(request));
}

static int job_silent(struct sandbox_worker *worker, struct str request, struct error *err)
{
    (void)worker;
    (void)request;
    (void)err;
    return 0;
}

static int job_read_file(struct sandbox_worker *worker, struct str request, struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct str text;

    if (tree_read(sandbox_worker_tree(worker), request.ptr, 1000, arena, &text, err) < 0)
        return -1;
    return sandbox_reply(worker, text, err);
}

static enum tree_step add_path(void *context, const char *path, const struct tree_entry *entry,
                               struct error *err)
{
    (void)entry;
    (void)err;
    strbuf_printf(context, "%s ", path);
    return TREE_GO_ON;
}

static int job_walk(struct sandbox_worker *worker, struct str request, struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf paths = STRBUF_INIT(10000);
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const char *target;

    (void)request;
    if (tree_walk(sandbox_worker_tree(worker), ".", NULL, add_path, &paths, err) < 0 ||
        tree_read_link(sandbox_worker_tree(worker), "link", arena, &target, err) < 0)
        return -1;
    strbuf_printf(&paths, "-> %s", target);
    return sandbox_reply(worker, (struct str){ paths.ptr, paths.len }, err);
}

static int job_ask(struct sandbox_worker *worker, struct str request, struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(strbuf_release) struct strbuf all = STRBUF_INIT(10000);
    char bytes[100] = "";
    struct str answer;
    int fd = -1;

    for (int i = 0; i < 3; i++) {
        if (sandbox_ask(worker, request, arena, &answer, &fd, err) < 0)
            return error_prefix(err, "asked in vain");
        strbuf_add(&all, answer.ptr, answer.len);
    }
    if (fd >= 0) {
        ssize_t size = pread(fd, bytes, sizeof(bytes) - 1, 0);

        strbuf_add(&all, bytes, size > 0 ? (size_t)size : 0);
    }
    return sandbox_reply(worker, (struct str){ all.ptr, all.len }, err);
}

static int job_memory(struct sandbox_worker *worker, struct str request, struct error *err)
{
    void *room;

    if (sandbox_reply_room(worker, request.len, &room, err) < 0)
        return -1;
    memcpy(room, request.ptr, request.len);
    return sandbox_reply_memory(worker, err);
}

static int job_given(struct sandbox_worker *worker, struct str request, struct error *err)
{
    char bytes[100];
    ssize_t size = pread(sandbox_worker_fd(worker, 1), bytes, sizeof(bytes), 0);

    (void)request;
    if (size < 0 || sandbox_worker_fd(worker, 2) != -1)
        return error_set(err, ERR_INTERNAL, "not what was given");
    return sandbox_reply(worker, (struct str){ bytes, (size_t)size }, err);
}

static int job_loop(struct sandbox_worker *worker, struct str request, struct error *err)
{
    volatile bool forever = true;

    (void)worker;
    (void)request;
    (void)err;
    while (forever)
        ;
    return 0;
}

static int job_crash(struct sandbox_worker *worker, struct str request, struct error *err)
{
    (void)worker;
    (void)request;
    (void)err;
    fputs("last words", stderr);
    raise(SIGILL); /* refused, too */
    __builtin_trap();
}

static int go_deeper(const volatile char *above)
{
    volatile char frame[1000];

    frame[0] = (char)(above[0] + 1);
    return above ? go_deeper(frame) + frame[0] : 0;
}

static int job_recurse(struct sandbox_worker *worker, struct str request, struct error *err)
{
    volatile char start[1] = { 0 };

    (void)worker;
    (void)request;
    (void)err;
    return go_deeper(start);
}

static int job_eat_memory(struct sandbox_worker *worker, struct str request, struct error *err)
{
    enum { STEP = 1 << 20, STEPS = 4096 };

    (void)request;
    for (int i = 0; i < STEPS; i++)
        memset(xrealloc(NULL, STEP), 1, STEP);
    return sandbox_reply(worker, STR("ate it all"), err);
}

static int job_flood_reply(struct sandbox_worker *worker, struct str request, struct error *err)
{
    static char bytes[200000];

    (void)request;
    return sandbox_reply(worker, (struct str){ bytes, sizeof(bytes) }, err);
}

static int job_flood_memory(struct sandbox_worker *worker, struct str request, struct error *err)
{
    void *room;

    (void)request;
    if (sandbox_reply_room(worker, 200000, &room, err) < 0)
        return -1;
    return sandbox_reply_memory(worker, err);
}

/* Asks twice for memory that is not counted as its own, as one would that has been taken over. */
static int job_ask_memory_twice(struct sandbox_worker *worker, struct str request,
                                struct error *err)
{
    struct frame_header ask = { .kind = FRAME_MEMORY }, answer = { 0 };
    int fd = -1;

    (void)request;
    for (int i = 0; i < 2; i++) {
        for (int stream = 3; stream < 64; stream++)
            if (send(stream, &ask, sizeof(ask), MSG_NOSIGNAL) == (ssize_t)sizeof(ask) &&
                wire_receive_header(stream, &answer, &fd) && answer.kind == FRAME_REFUSAL)
                return i == 1 ? sandbox_reply(worker, STR("refused"), err)
                              : error_set(err, ERR_INTERNAL, "refused the first time");
    }
    return error_set(err, ERR_INTERNAL, "was given twice");
}

/* Works at a place that it noted, as its request says. */
static int job_note(struct sandbox_worker *worker, struct str request, struct error *err)
{
    struct whereabouts *where = sandbox_worker_whereabouts(worker);

    whereabouts_set_file(where, STR("chart/templates/a.yaml"));
    whereabouts_set_line(where, 7);
    if (request.ptr[0] == 'c')
        return job_crash(worker, request, err);
    return job_loop(worker, request, err);
}

static int job_flood_stderr(struct sandbox_worker *worker, struct str request, struct error *err)
{
    static const char bytes[4096] = "x";

    (void)request;
    for (int i = 0; i < 1000; i++)
        if (write(STDERR_FILENO, bytes, sizeof(bytes)) < 0 && errno != EAGAIN)
            return error_set_errno(err, errno, "cannot write");
    return sandbox_reply(worker, STR("done"), err);
}

/* Sends raw bytes down its stream: the lowest descriptor that is a connected socket. */
static int job_break_protocol(struct sandbox_worker *worker, struct str request, struct error *err)
{
    (void)worker;
    for (int fd = 3; fd < 64; fd++)
        if (send(fd, request.ptr, request.len, MSG_NOSIGNAL) == (ssize_t)request.len)
            return job_loop(worker, request, err);
    return error_set(err, ERR_INTERNAL, "no stream");
}

static int job_escape(struct sandbox_worker *worker, struct str request, struct error *err)
{
    static const char *(*const ways[])(int step) = { escape_by_file, escape_by_network,
                                                     escape_by_process, escape_by_writing };
    CLEANUP(strbuf_release) struct strbuf achieved = STRBUF_INIT(10000);
    const char *outcome;

    for (int step = 0; (outcome = ways[request.ptr[0] - '0'](step)); step++)
        if (strcmp(outcome, "refused") != 0)
            strbuf_printf(&achieved, "%s (%d) ", outcome, errno);
    return sandbox_reply(worker, (struct str){ achieved.ptr, achieved.len }, err);
}

enum job {
    ECHO,
    ECHO_IN_PARTS,
    FAIL,
    SILENT,
    READ_FILE,
    WALK,
    ASK,
    MEMORY,
    GIVEN,
    LOOP,
    CRASH,
    EAT_MEMORY,
    FLOOD_REPLY,
    FLOOD_MEMORY,
    FLOOD_STDERR,
    BREAK_PROTOCOL,
    ESCAPE,
    RECURSE,
    ASK_MEMORY_TWICE,
    NOTE,
    JOBS
};

static const struct sandbox_job jobs[JOBS] = {
    [ECHO] = { "echo", job_echo },
    [ECHO_IN_PARTS] = { "echo in parts", job_echo_in_parts },
    [FAIL] = { "fail", job_fail },
    [SILENT] = { "silent", job_silent },
    [READ_FILE] = { "read file", job_read_file },
    [WALK] = { "walk", job_walk },
    [ASK] = { "ask", job_ask },
    [MEMORY] = { "memory", job_memory },
    [GIVEN] = { "given", job_given },
    [LOOP] = { "loop", job_loop },
    [CRASH] = { "crash", job_crash },
    [EAT_MEMORY] = { "eat memory", job_eat_memory },
    [FLOOD_REPLY] = { "flood reply", job_flood_reply },
    [FLOOD_MEMORY] = { "flood memory", job_flood_memory },
    [FLOOD_STDERR] = { "flood stderr", job_flood_stderr },
    [BREAK_PROTOCOL] = { "break protocol", job_break_protocol },
    [ESCAPE] = { "escape", job_escape },
    [RECURSE] = { "recurse", job_recurse },
    [ASK_MEMORY_TWICE] = { "ask memory twice", job_ask_memory_twice },
    [NOTE] = { "note", job_note },
};

/* ---- the parent ---- */

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

static void on_done(void *context, struct sandbox_result *result, struct error *err)
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

static void run_until(struct loop *loop, const bool *done)
{
    CLEANUP(error_release) struct error err = { 0 };

    if (loop_run_until(loop, done, 20000, &err) < 0)
        fail_msg("%s", error_text(&err));
}

static struct outcome *run_task(struct fixture *fixture, const struct sandbox_task *task)
{
    static struct outcome outcome;

    outcome = (struct outcome){ .fixture = fixture, .memory = -1 };
    outcome.run = sandbox_run(fixture->sandbox, task, on_done, &outcome);
    run_until(fixture->loop, &outcome.done);
    return &outcome;
}

static struct outcome *run_job(struct fixture *fixture, enum job job, const char *request)
{
    return run_task(fixture, &(struct sandbox_task){ .job = job,
                                                     .request = str_of(request),
                                                     .tree = fixture->tree,
                                                     .timeout_ms = 10000 });
}

static void a_job_gets_its_request_and_gives_its_reply(void **state)
{
    struct outcome *outcome = run_job(*state, ECHO, "hello");

    assert_string_equal(outcome->message, "");
    assert_string_equal(outcome->reply, "hello");
}

static void a_reply_may_come_in_parts(void **state)
{
    assert_string_equal(run_job(*state, ECHO_IN_PARTS, "one two three four")->reply,
                        "one two three four");
    assert_string_equal(run_job(*state, ECHO_IN_PARTS, "")->reply, "");
}

static void many_jobs_run_at_once(void **state)
{
    enum { COUNT = 100 };
    static struct outcome outcomes[COUNT];
    struct fixture *fixture = *state;

    memset(outcomes, 0, sizeof(outcomes));
    for (int i = 0; i < COUNT; i++)
        sandbox_run(fixture->sandbox,
                    &(struct sandbox_task){ .job = ECHO, .request = STR("x"), .timeout_ms = 10000 },
                    on_done, &outcomes[i]);
    for (int i = 0; i < COUNT; i++) {
        run_until(fixture->loop, &outcomes[i].done);
        assert_string_equal(outcomes[i].message, "");
        assert_string_equal(outcomes[i].reply, "x");
    }
}

static void a_large_request_and_reply_pass_whole(void **state)
{
    enum { SIZE = 5000000 };
    CLEANUP(free) char *bytes = xcalloc(1, SIZE);
    struct outcome *outcome;

    memset(bytes, 'r', SIZE);
    outcome = run_task(
        *state,
        &(struct sandbox_task){ .job = MEMORY, .request = { bytes, SIZE }, .timeout_ms = 10000 });
    assert_string_equal(outcome->message, "");
    assert_int_equal(outcome->memory_bytes, SIZE);
    assert_int_equal(fcntl(outcome->memory, F_GET_SEALS),
                     F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE);
    assert_int_equal(pwrite(outcome->memory, "x", 1, 0), -1);
    memset(bytes, 0, SIZE);
    assert_int_equal(pread(outcome->memory, bytes, SIZE, 0), SIZE);
    assert_int_equal(bytes[SIZE - 1], 'r');
    close(outcome->memory);
}

static void a_job_fails_with_its_own_error(void **state)
{
    struct outcome *outcome = run_job(*state, FAIL, "why");

    assert_int_equal(outcome->code, ERR_PRECONDITION);
    assert_string_equal(outcome->message, "no: why");
    outcome = run_job(*state, SILENT, "");
    assert_int_equal(outcome->code, ERR_INTERNAL);
    assert_string_equal(outcome->message, "the job 'silent' ended without a result");
}

static void the_folder_can_be_read_and_nothing_above_it(void **state)
{
    struct outcome *outcome = run_job(*state, READ_FILE, "inside/file");

    assert_string_equal(outcome->message, "");
    assert_string_equal(outcome->reply, "content");
    outcome = run_job(*state, READ_FILE, "missing");
    assert_int_equal(outcome->code, ERR_NOT_FOUND);
    outcome = run_job(*state, READ_FILE, "link");
    assert_int_equal(outcome->code, ERR_FORBIDDEN);
    outcome = run_job(*state, READ_FILE, "../../etc/passwd");
    assert_int_equal(outcome->code, ERR_FORBIDDEN);
    outcome = run_job(*state, WALK, "");
    assert_string_equal(outcome->message, "");
    assert_string_equal(outcome->reply, ". inside inside/file link -> ../outside");
}

static void answer_at_once(void *context, struct sandbox_run *run, struct str question)
{
    struct outcome *outcome = context;

    assert_string_equal(question.ptr, "what?");
    outcome->asked++;
    sandbox_answer(run, STR("this "), -1);
}

static void answer_late(void *context)
{
    struct outcome *outcome = context;
    char path[128];
    int fd;

    snprintf(path, sizeof(path), "%s/inside/file", outcome->fixture->folder);
    fd = open(path, O_RDONLY | O_CLOEXEC);
    watch_cancel(outcome->timer);
    sandbox_answer(outcome->run, STR("late "), fd);
    close(fd);
}

static void think(void *context, struct sandbox_run *run, struct str question)
{
    struct outcome *outcome = context;

    (void)run;
    (void)question;
    outcome->timer = loop_watch_once(outcome->fixture->loop, 5, answer_late, outcome);
}

static void refuse_it(void *context, struct sandbox_run *run, struct str question)
{
    CLEANUP(error_release) struct error err = { 0 };

    (void)context;
    (void)question;
    error_set(&err, ERR_FORBIDDEN, "not that");
    sandbox_refuse(run, &err);
}

static void a_worker_may_ask_its_parent(void **state)
{
    struct sandbox_task task = {
        .job = ASK, .request = STR("what?"), .timeout_ms = 10000, .on_ask = answer_at_once
    };
    struct outcome *outcome = run_task(*state, &task);

    assert_string_equal(outcome->reply, "this this this ");
    assert_int_equal(outcome->asked, 3);

    task.on_ask = think;
    outcome = run_task(*state, &task);
    assert_string_equal(outcome->reply, "late late late content");

    task.on_ask = refuse_it;
    outcome = run_task(*state, &task);
    assert_int_equal(outcome->code, ERR_FORBIDDEN);
    assert_string_equal(outcome->message, "asked in vain: not that");

    task.on_ask = NULL;
    outcome = run_task(*state, &task);
    assert_int_equal(outcome->code, ERR_FORBIDDEN);
}

static void given_descriptors_arrive_in_order(void **state)
{
    struct fixture *fixture = *state;
    int first = memfd_create("first", MFD_CLOEXEC), second = memfd_create("second", MFD_CLOEXEC);
    struct outcome *outcome;

    assert_int_equal(pwrite(second, "second", 6, 0), 6);
    outcome = run_task(fixture, &(struct sandbox_task){ .job = GIVEN,
                                                        .tree = fixture->tree,
                                                        .fds = { first, second },
                                                        .fd_count = 2,
                                                        .timeout_ms = 10000 });
    close(first);
    close(second);
    assert_string_equal(outcome->message, "");
    assert_string_equal(outcome->reply, "second");
}

static void there_is_no_way_out(void **state)
{
    static const char *const ways[] = { "0", "1", "2", "3" };

    for (size_t i = 0; i < sizeof(ways) / sizeof(*ways); i++) {
        struct outcome *outcome = run_job(*state, ESCAPE, ways[i]);

        assert_string_equal(outcome->message, "");
        assert_string_equal(outcome->reply, "");
    }
}

static void an_endless_job_ends_at_its_deadline(void **state)
{
    struct outcome *outcome =
        run_task(*state, &(struct sandbox_task){ .job = LOOP, .timeout_ms = 100 });

    assert_int_equal(outcome->code, ERR_TIMEOUT);
    assert_string_equal(outcome->message, "it took longer than 100 ms");
    outcome = run_task(
        *state, &(struct sandbox_task){ .job = LOOP, .timeout_ms = 100, .subject = "counting" });
    assert_string_equal(outcome->message, "counting took longer than 100 ms");
}

static void what_has_to_be_killed_is_told_with_the_place_it_was_at(void **state)
{
    struct sandbox_task task = { .job = NOTE, .request = STR("loop"), .timeout_ms = 200 };
    struct outcome *outcome = run_task(*state, &task);

    assert_string_equal(outcome->message,
                        "it took longer than 200 ms, at chart/templates/a.yaml:7");
    task = (struct sandbox_task){ .job = NOTE, .request = STR("crash"), .timeout_ms = 10000 };
    outcome = run_task(*state, &task);
    assert_non_null(strstr(outcome->message, ", at chart/templates/a.yaml:7: last words"));
    task = (struct sandbox_task){ .job = LOOP, .timeout_ms = 100 }; /* a page is used again */
    outcome = run_task(*state, &task);
    assert_string_equal(outcome->message, "it took longer than 100 ms");
}

static void memory_for_the_reply_is_given_once(void **state)
{
    struct outcome *outcome = run_job(*state, ASK_MEMORY_TWICE, "");

    assert_string_equal(outcome->message, "");
    assert_string_equal(outcome->reply, "refused");
}

static void processor_time_is_limited(void **state)
{
    struct outcome *outcome = run_task(
        *state, &(struct sandbox_task){ .job = LOOP, .timeout_ms = 15000, .cpu_limit_s = 1 });

    assert_int_equal(outcome->code, ERR_EXHAUSTED);
    assert_string_equal(outcome->message, "it took more than 1 s of processor time");
}

static void memory_is_limited(void **state)
{
    struct fixture *fixture = *state;
    struct outcome *outcome;

    if (SANITIZED) {
        assert_false(sandbox_status(fixture->sandbox).memory_limit);
        return; /* sanitizers need the address space */
    }
    assert_true(sandbox_status(fixture->sandbox).memory_limit);
    outcome = run_task(fixture, &(struct sandbox_task){ .job = EAT_MEMORY,
                                                        .memory_limit_bytes = 64 << 20,
                                                        .timeout_ms = 10000 });
    assert_int_equal(outcome->code, ERR_EXHAUSTED);
    assert_string_equal(outcome->message, "it needed more than 67108864 bytes of memory");
}

static void output_is_limited(void **state)
{
    struct sandbox_task task = { .job = FLOOD_REPLY,
                                 .output_limit_bytes = 100000,
                                 .timeout_ms = 10000 };
    struct outcome *outcome = run_task(*state, &task);

    assert_int_equal(outcome->code, ERR_TOO_LARGE);
    task.job = FLOOD_MEMORY;
    outcome = run_task(*state, &task);
    assert_int_equal(outcome->code, ERR_TOO_LARGE);
    task.job = FLOOD_STDERR;
    outcome = run_task(*state, &task);
    assert_string_equal(outcome->reply, "done");
}

static void a_worker_that_lies_is_ended(void **state)
{
    static const struct {
        const char bytes[17];
        enum error_code code;
    } cases[] = {
        { "\x04\0\0\0\0\0\0\0\xff\xff\xff\xff\xff\xff\xff\x7f", ERR_TOO_LARGE }, /* a question */
        { "\xff\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", ERR_INTERNAL },                  /* no such frame */
        { "\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", ERR_INTERNAL },                  /* a request */
    };

    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        struct outcome *outcome =
            run_task(*state, &(struct sandbox_task){ .job = BREAK_PROTOCOL,
                                                     .request = { cases[i].bytes, 16 },
                                                     .timeout_ms = 10000 });

        assert_int_equal(outcome->code, cases[i].code);
    }
}

static void a_crash_is_told_with_its_last_words_and_harms_nobody(void **state)
{
    struct outcome *outcome = run_job(*state, CRASH, "");

    assert_int_equal(outcome->code, ERR_INTERNAL);
    assert_non_null(strstr(outcome->message, "last words"));
    outcome = run_job(*state, ECHO, "still here");
    assert_string_equal(outcome->reply, "still here");
}

static void recursion_without_end_is_told_as_such(void **state)
{
    struct outcome *outcome = run_job(*state, RECURSE, "");

    assert_int_equal(outcome->code, ERR_EXHAUSTED);
    assert_string_equal(outcome->message,
                        "it went too deep: something in it is nested without end");
}

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

static void modes_are_read_from_text(void **state)
{
    enum sandbox_mode mode = SANDBOX_OFF;

    (void)state;
    assert_true(sandbox_mode_parse("full", &mode));
    assert_int_equal(mode, SANDBOX_FULL);
    assert_true(sandbox_mode_parse("seccomp", &mode));
    assert_int_equal(mode, SANDBOX_SECCOMP);
    assert_true(sandbox_mode_parse("off", &mode));
    assert_int_equal(mode, SANDBOX_OFF);
    assert_false(sandbox_mode_parse("none", &mode));
}

static void a_host_that_lacks_what_is_required_is_refused(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct sandbox *sandbox = NULL;

    (void)state;
    assert_int_equal(sandbox_start_without_landlock(jobs, JOBS, SANDBOX_FULL, &sandbox, &err), -1);
    assert_int_equal(err.code, ERR_PRECONDITION);
    assert_non_null(strstr(error_text(&err), "does not offer Landlock"));
}

static void make_folder(struct fixture *fixture)
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

static void remove_folder(struct fixture *fixture)
{
    static const char *const names[] = { "inside/file", "inside", "link", "" };
    char path[128];

    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
        snprintf(path, sizeof(path), "%s/%s", fixture->folder, names[i]);
        remove(path);
    }
}

static int set_up(void **state, struct sandbox *sandbox)
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

static int tear_down(void **state)
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

static int set_up_full(void **state)
{
    assert_true(sandbox_status(full_sandbox).landlock_abi > 0);
    assert_true(sandbox_status(full_sandbox).seccomp);
    return set_up(state, full_sandbox);
}

static int set_up_seccomp(void **state)
{
    assert_int_equal(sandbox_status(seccomp_sandbox).landlock_abi, 0);
    assert_true(sandbox_status(seccomp_sandbox).seccomp);
    return set_up(state, seccomp_sandbox);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_job_gets_its_request_and_gives_its_reply),
        cmocka_unit_test(a_reply_may_come_in_parts),
        cmocka_unit_test(many_jobs_run_at_once),
        cmocka_unit_test(a_large_request_and_reply_pass_whole),
        cmocka_unit_test(a_job_fails_with_its_own_error),
        cmocka_unit_test(the_folder_can_be_read_and_nothing_above_it),
        cmocka_unit_test(a_worker_may_ask_its_parent),
        cmocka_unit_test(given_descriptors_arrive_in_order),
        cmocka_unit_test(there_is_no_way_out),
        cmocka_unit_test(an_endless_job_ends_at_its_deadline),
        cmocka_unit_test(what_has_to_be_killed_is_told_with_the_place_it_was_at),
        cmocka_unit_test(memory_for_the_reply_is_given_once),
        cmocka_unit_test(processor_time_is_limited),
        cmocka_unit_test(memory_is_limited),
        cmocka_unit_test(output_is_limited),
        cmocka_unit_test(a_worker_that_lies_is_ended),
        cmocka_unit_test(a_crash_is_told_with_its_last_words_and_harms_nobody),
        cmocka_unit_test(recursion_without_end_is_told_as_such),
        cmocka_unit_test(a_cancelled_task_is_never_heard_of_and_leaves_no_process),
        cmocka_unit_test(nothing_is_left_open),
        cmocka_unit_test(a_waiting_worker_that_dies_is_replaced),
        cmocka_unit_test(without_its_zygote_tasks_fail_clearly),
    };
    const struct CMUnitTest others[] = {
        cmocka_unit_test(a_stopped_sandbox_leaves_no_process),
        cmocka_unit_test(modes_are_read_from_text),
        cmocka_unit_test(a_host_that_lacks_what_is_required_is_refused),
    };
    struct error err = { 0 };
    int failed = 0;

    if (sandbox_start(jobs, JOBS, SANDBOX_SECCOMP, &full_sandbox, &err) < 0) {
        fprintf(stderr, "%s\n", error_text(&err));
        return 1;
    }
    /* Where there is no Landlock, the first is like the second, and tested once. */
    if (sandbox_status(full_sandbox).landlock_abi > 0)
        failed += cmocka_run_group_tests_name("full", tests, set_up_full, tear_down);
    else
        sandbox_stop(full_sandbox);
    if (sandbox_start_without_landlock(jobs, JOBS, SANDBOX_SECCOMP, &seccomp_sandbox, &err) < 0) {
        fprintf(stderr, "%s\n", error_text(&err));
        return 1;
    }
    failed += cmocka_run_group_tests_name("seccomp", tests, set_up_seccomp, tear_down);
    failed += cmocka_run_group_tests_name("modes", others, NULL, NULL);
    error_release(&err);
    return failed;
}
