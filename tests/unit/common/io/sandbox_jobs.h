#pragma once

/* What workers do in the tests of the sandbox. */

#include "base/mem.h"
#include "base/strbuf.h"
#include "base/whereabouts.h"
#include "io/sandbox.h"
#include "io/sandbox_wire.h"
#include "io/tree.h"
#include "sandbox_attempts.h"

#include <errno.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

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
