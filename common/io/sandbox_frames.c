#include "base/arena.h"
#include "base/mem.h"
#include "io/sandbox_run_private.h"
#include "io/tree.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* The stream of a run: frames out, frames in, and who may say what. */

enum { READ_BURST = 64 };

/* From here on the owner may keep a body as it lies; from there on pages of 2 MiB are asked for:
 * to get and to clear 1,280 small ones takes longer than to fill them. */
static const size_t large_body = 64 * 1024, huge_page = (size_t)2 * 1024 * 1024;

/* ---- what follows a header ---- */

static bool map_body(struct frame_body *body, size_t size)
{
    bool wants_huge = size >= huge_page;
    size_t bytes = wants_huge ? (size / huge_page + 2) * huge_page : size + 1;
    void *mapping = mmap(NULL, bytes, PROT_READ | PROT_WRITE,
                         // cppcheck-suppress invalidFunctionArg; no file is behind it
                         MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    char *start = mapping;

    if (mapping == MAP_FAILED)
        return false;
    if (wants_huge) {
        size_t past = (uintptr_t)start % huge_page;

        start += past > 0 ? huge_page - past : 0;
        (void)madvise(start, (size / huge_page + 1) * huge_page, MADV_HUGEPAGE); /* or small ones */
    }
    *body = (struct frame_body){ .ptr = start, .mapping = mapping, .mapping_bytes = bytes };
    return true;
}

/* Room for all of it, which is no memory yet when it is large. */
static bool make_body(struct frame_body *body, size_t size)
{
    if (size >= large_body)
        return map_body(body, size);
    *body = (struct frame_body){ .ptr = xcalloc(1, size + 1) };
    return true;
}

void sandbox_run_release_body(struct sandbox_run *run)
{
    struct frame_body *body = &run->body;

    if (body->mapping_bytes > 0) {
        munmap(body->mapping, body->mapping_bytes);
    } else if (body->ptr) {
        secret_wipe(body->ptr, body->len);
        free(body->ptr);
    }
    *body = (struct frame_body){ 0 };
}

/* ---- sending ---- */

void sandbox_run_drop_outgoing(struct sandbox_run *run)
{
    struct outgoing *out = run->first_outgoing;

    run->first_outgoing = out->next;
    if (!run->first_outgoing)
        run->last_outgoing = &run->first_outgoing;
    sandbox_close_fd(&out->fd);
    secret_wipe(out->bytes, out->size);
    free(out);
}

static void watch_stream(struct sandbox_run *run)
{
    if (run->stream_watch)
        watch_set_events(run->stream_watch, LOOP_READ | (run->first_outgoing ? LOOP_WRITE : 0u));
}

void sandbox_run_send(struct sandbox_run *run)
{
    while (run->first_outgoing) {
        struct outgoing *out = run->first_outgoing;
        ssize_t sent = wire_send(run->stream, out->bytes + out->sent, out->size - out->sent,
                                 &out->fd, out->fd >= 0 ? 1 : 0);

        if (sent < 0) {
            if (errno != EAGAIN) /* it has died: on_death() tells */
                while (run->first_outgoing)
                    sandbox_run_drop_outgoing(run);
            break;
        }
        sandbox_close_fd(&out->fd);
        out->sent += (size_t)sent;
        if (out->sent == out->size)
            sandbox_run_drop_outgoing(run);
    }
    watch_stream(run);
}

void sandbox_run_post(struct sandbox_run *run, enum frame_kind kind, uint32_t code,
                      struct str bytes, int fd)
{
    struct frame_header header = { .kind = kind, .code = code, .size = bytes.len };
    struct outgoing *out = xcalloc(1, sizeof(*out) + sizeof(header) + bytes.len);

    out->fd = fd;
    out->size = sizeof(header) + bytes.len;
    memcpy(out->bytes, &header, sizeof(header));
    if (bytes.len > 0)
        memcpy(out->bytes + sizeof(header), bytes.ptr, bytes.len);
    *run->last_outgoing = out;
    run->last_outgoing = &out->next;
}

static void send_answer(struct sandbox_run *run, enum frame_kind kind, uint32_t code,
                        struct str bytes, int fd)
{
    if (run->is_told) {
        sandbox_close_fd(&fd);
        return;
    }
    assert(run->owes_answer);
    run->owes_answer = false;
    sandbox_run_post(run, kind, code, bytes, fd);
    sandbox_run_send(run);
}

void sandbox_answer(struct sandbox_run *run, struct str answer, int fd)
{
    int copy = fd >= 0 ? fcntl(fd, F_DUPFD_CLOEXEC, 0) : -1;

    send_answer(run, FRAME_ANSWER, 0, answer, copy);
}

void sandbox_refuse(struct sandbox_run *run, const struct error *err)
{
    send_answer(run, FRAME_REFUSAL, err->code, str_of(error_text(err)), -1);
}

/* ---- what comes ---- */

static void tell_reply(struct sandbox_run *run)
{
    struct frame_body body = run->body;
    struct sandbox_result result = { .reply = { body.ptr, body.len },
                                     .memory = -1,
                                     .mapping = body.mapping,
                                     .mapping_bytes = body.mapping_bytes };

    if (body.mapping_bytes > 0)
        run->body = (struct frame_body){ 0 };
    sandbox_run_tell(run, &result, NULL);
}

static void tell_memory(struct sandbox_run *run)
{
    const int wanted = F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE;
    struct sandbox_result result = { .reply = STR_EMPTY, .memory = run->came_along };
    struct stat status;
    int seals = run->came_along >= 0 ? fcntl(run->came_along, F_GET_SEALS) : -1;

    if (seals < 0 || (seals & wanted) != wanted || fstat(run->came_along, &status) != 0) {
        sandbox_run_tell_failure(run, ERR_INTERNAL, "the sandboxed worker gave no sealed memory");
        return;
    }
    run->came_along = -1;
    result.memory_bytes = (size_t)status.st_size;
    if (result.memory_bytes > run->order.output_limit_bytes) {
        close(result.memory);
        sandbox_run_tell_failure(run, ERR_TOO_LARGE, "the result is larger than is accepted");
        return;
    }
    sandbox_run_tell(run, &result, NULL);
}

static void tell_failure_of_job(struct sandbox_run *run)
{
    bool is_known = run->header.code > ERR_OK && run->header.code <= ERR_GONE;

    sandbox_run_tell_failure(run, is_known ? (enum error_code)run->header.code : ERR_UNKNOWN,
                             run->body.ptr);
}

static void take_question(struct sandbox_run *run)
{
    CLEANUP(error_release) struct error err = { 0 };

    run->owes_answer = true;
    if (run->on_ask) {
        run->on_ask(run->context, run, (struct str){ run->body.ptr, run->body.len });
        return;
    }
    error_set(&err, ERR_FORBIDDEN, "nothing is provided from outside here");
    sandbox_refuse(run, &err);
}

/* Without Landlock we open for the worker, by the same rule. */
static void open_for_worker(struct sandbox_run *run)
{
    const unsigned allowed = O_DIRECTORY | O_PATH | O_NOFOLLOW;
    CLEANUP(error_release) struct error err = { 0 };
    int fd = -1;

    run->owes_answer = true;
    if (!run->tree || (run->header.code & ~allowed) != 0)
        error_set(&err, ERR_FORBIDDEN, "'%s' may not be opened so", run->body.ptr);
    else if (tree_open_file(run->tree, run->body.ptr, (int)run->header.code, &fd, &err) == 0)
        send_answer(run, FRAME_ANSWER, 0, STR_EMPTY, fd);
    if (fd < 0)
        sandbox_refuse(run, &err);
}

static void read_link_for_worker(struct sandbox_run *run)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    const char *target = NULL;

    run->owes_answer = true;
    if (!run->tree)
        error_set(&err, ERR_FORBIDDEN, "there is no folder");
    else if (tree_read_link(run->tree, run->body.ptr, arena, &target, &err) == 0)
        send_answer(run, FRAME_ANSWER, 0, str_of(target), -1);
    if (!target)
        sandbox_refuse(run, &err);
}

/* Its reply is large. Memory that is not counted as its own it gets once. */
static void give_memory(struct sandbox_run *run)
{
    CLEANUP(error_release) struct error err = { 0 };
    int fd = run->gave_memory ? -1 : memfd_create("result", MFD_CLOEXEC | MFD_ALLOW_SEALING);

    run->owes_answer = true;
    run->gave_memory = true;
    if (fd >= 0) {
        send_answer(run, FRAME_ANSWER, 0, STR_EMPTY, fd);
        return;
    }
    error_set(&err, ERR_EXHAUSTED, "there is no memory for the result");
    sandbox_refuse(run, &err);
}

/* What a worker may send, how much of it, and what is done with it. */
static const struct frame_rule {
    enum frame_kind kind;
    size_t limit; /* 0: the task's */
    void (*take)(struct sandbox_run *run);
} rules[] = {
    { FRAME_ASK, 0, take_question },
    { FRAME_OPEN, PATH_MAX, open_for_worker },
    { FRAME_READ_LINK, PATH_MAX, read_link_for_worker },
    { FRAME_MEMORY, 1, give_memory },
    { FRAME_REPLY, 0, tell_reply },
    { FRAME_REPLY_MEMORY, 1, tell_memory },
    { FRAME_FAILURE, ERROR_MESSAGE_MAX + 1, tell_failure_of_job },
};

static const struct frame_rule *find_rule(uint32_t kind)
{
    for (size_t i = 0; i < sizeof(rules) / sizeof(*rules); i++)
        if (rules[i].kind == kind)
            return &rules[i];
    return NULL;
}

/* The header is complete: is it one that may come now? */
static bool check_header(struct sandbox_run *run)
{
    const struct frame_rule *rule = find_rule(run->header.kind);
    size_t limit;

    if (!rule || run->owes_answer) {
        sandbox_run_tell_failure(run, ERR_INTERNAL,
                                 "the sandboxed worker does not keep to the protocol");
        return false;
    }
    limit = rule->limit ? rule->limit : run->order.output_limit_bytes;
    if (run->header.size > limit) {
        sandbox_run_tell_failure(run, ERR_TOO_LARGE,
                                 "the sandboxed worker sends more than is accepted");
        return false;
    }
    run->rule = rule;
    if (make_body(&run->body, run->header.size))
        return true;
    sandbox_run_tell_failure(run, ERR_EXHAUSTED, "there is no memory for the result");
    return false;
}

static ssize_t read_header(struct sandbox_run *run)
{
    size_t fd_count = 1;
    int fd = -1;
    ssize_t size = wire_receive(run->stream, (char *)&run->header + run->header_bytes,
                                sizeof(run->header) - run->header_bytes, &fd, &fd_count);

    if (fd_count > 0) {
        sandbox_close_fd(&run->came_along);
        run->came_along = fd;
    }
    if (size > 0)
        run->header_bytes += (size_t)size;
    return size;
}

static ssize_t read_body(struct sandbox_run *run)
{
    ssize_t size = wire_receive(run->stream, run->body.ptr + run->body.len,
                                run->header.size - run->body.len, NULL, NULL);

    if (size > 0)
        run->body.len += (size_t)size;
    return size;
}

/* One step; false: no more now. */
static bool read_some(struct sandbox_run *run)
{
    bool in_header = run->header_bytes < sizeof(run->header);

    if (in_header || run->body.len < run->header.size) {
        ssize_t size = in_header ? read_header(run) : read_body(run);

        if (size <= 0) {
            if (size == 0 || errno != EAGAIN)
                watch_set_events(run->stream_watch, 0); /* its end: on_death() tells */
            return false;
        }
        if (run->header_bytes < sizeof(run->header))
            return true;
        if (in_header && !check_header(run))
            return false;
    }
    if (run->body.len == run->header.size) {
        run->rule->take(run);
        if (run->is_told)
            return false;
        run->header_bytes = 0;
        sandbox_close_fd(&run->came_along);
        sandbox_run_release_body(run);
    }
    return true;
}

void sandbox_run_read(struct sandbox_run *run)
{
    for (int i = 0; i < READ_BURST && read_some(run); i++)
        ;
}

void sandbox_run_on_stream(void *context, unsigned events)
{
    struct sandbox_run *run = context;

    if (events & LOOP_WRITE)
        sandbox_run_send(run);
    if (events & LOOP_READ)
        sandbox_run_read(run);
}
