#include "io/await.h"

#include "base/arena.h"
#include "io/fiber.h"

#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* ---- a child process ---- */

struct child_wait {
    struct fiber_event event;
    struct child_result *out;
};

static void on_child_end(void *context, struct child_result *result)
{
    struct child_wait *wait = context;

    *wait->out = *result;
    memset(result, 0, sizeof(*result)); /* its texts are ours now */
    fiber_event_set(&wait->event);
}

int await_child(struct loop *loop, const struct child_options *options, struct child_result *out,
                struct error *err)
{
    struct child_wait wait = { .out = out };
    struct child *child;

    fiber_event_init(&wait.event);
    if (child_start(loop, options, on_child_end, &wait, &child, err) < 0)
        return -1;
    fiber_event_wait(&wait.event);
    return 0;
}

/* ---- HTTP ---- */

struct http_wait {
    struct fiber_event event;
    struct arena *arena;
    struct http_client_reply *out;
    struct error *err;
    int status;
};

static void keep_reply(struct http_wait *wait, const struct http_client_reply *reply)
{
    struct http_client_header *headers =
        arena_alloc(wait->arena, (reply->header_count + 1) * sizeof(*headers));

    for (size_t i = 0; i < reply->header_count; i++) {
        headers[i].name = arena_printf(wait->arena, "%s", reply->headers[i].name);
        headers[i].value = arena_printf(wait->arena, "%s", reply->headers[i].value);
    }
    *wait->out = *reply;
    wait->out->headers = headers;
    wait->out->body = str_dup(reply->body, wait->arena);
}

static void on_http_end(void *context, const struct http_client_reply *reply, struct error *err)
{
    struct http_wait *wait = context;

    if (err)
        wait->status = error_move(wait->err, err);
    else
        keep_reply(wait, reply);
    fiber_event_set(&wait->event);
}

int await_http(struct http_client *client, const struct http_client_request *request,
               struct arena *arena, struct http_client_reply *out, struct error *err)
{
    static const struct http_client_handler handler = { .on_end = on_http_end };
    struct http_wait wait = { .arena = arena, .out = out, .err = err };

    fiber_event_init(&wait.event);
    http_client_start(client, request, &handler, &wait);
    fiber_event_wait(&wait.event);
    return wait.status;
}

/* ---- HTTP, to a file ---- */

struct file_wait {
    struct http_wait http; /* first: it is what on_http_end() gets */
    int fd;
    int64_t left;
    int errnum;
    int reply_status;
    bool is_too_large;
};

static void on_file_headers(void *context, const struct http_client_reply *reply)
{
    ((struct file_wait *)context)->reply_status = reply->status;
}

static enum http_client_flow on_file_data(void *context, struct str data)
{
    struct file_wait *wait = context;

    if (wait->reply_status < 200 || wait->reply_status > 299)
        return HTTP_CLIENT_GO_ON; /* what an error page says is of no interest */
    wait->left -= (int64_t)data.len;
    wait->is_too_large = wait->left < 0;
    for (size_t done = 0; done < data.len && !wait->errnum && !wait->is_too_large;) {
        ssize_t written = write(wait->fd, data.ptr + done, data.len - done);

        if (written < 0)
            wait->errnum = errno;
        else
            done += (size_t)written;
    }
    return wait->errnum || wait->is_too_large ? HTTP_CLIENT_ABORT : HTTP_CLIENT_GO_ON;
}

int await_http_to_file(struct http_client *client, const struct http_client_request *request,
                       const struct await_file *file, struct arena *arena,
                       struct http_client_reply *out, struct error *err)
{
    static const struct http_client_handler handler = { .on_headers = on_file_headers,
                                                        .on_data = on_file_data,
                                                        .on_end = on_http_end };
    CLEANUP(error_release) struct error problem = { 0 };
    struct file_wait wait = { .http = { .arena = arena, .out = out, .err = &problem },
                              .fd = file->fd,
                              .left = file->limit };

    fiber_event_init(&wait.http.event);
    http_client_start(client, request, &handler, &wait);
    fiber_event_wait(&wait.http.event);
    if (wait.is_too_large)
        return error_set(err, ERR_TOO_LARGE, "what the server sends is larger than %lld bytes",
                         (long long)file->limit);
    if (wait.errnum)
        return error_set_errno(err, wait.errnum, "cannot keep what '%s' sends", request->url);
    return wait.http.status < 0 ? error_move(err, &problem) : 0;
}

/* ---- Redis ---- */

enum { REDIS_TIMEOUT_MS = 2000 }; /* a cache that takes longer is no help */

struct redis_wait {
    struct fiber_event event;
    struct arena *arena;
    struct str *out;
    struct error *err;
    int status;
};

static void on_redis_reply(void *context, const struct redis_reply *reply, struct error *err)
{
    struct redis_wait *wait = context;

    if (err) {
        wait->status = error_move(wait->err, err);
    } else {
        wait->status = reply->kind == REDIS_NIL ? 0 : 1;
        if (wait->out && wait->status)
            *wait->out = str_dup(reply->text, wait->arena);
    }
    fiber_event_set(&wait->event);
}

int await_redis(struct redis *redis, const struct str *argv, size_t argc, struct arena *arena,
                struct str *out, struct error *err)
{
    struct redis_wait wait = { .arena = arena, .out = out, .err = err };

    fiber_event_init(&wait.event);
    redis_send(redis, argv, argc, REDIS_TIMEOUT_MS, on_redis_reply, &wait);
    fiber_event_wait(&wait.event);
    return wait.status;
}

/* ---- a sandboxed worker ---- */

struct sandbox_wait {
    struct fiber_event event;
    struct arena *arena;
    const struct sandbox_answerer *answerer;
    struct str *out;
    struct error *err;
    int status;
};

struct mapping {
    void *memory;
    size_t size;
};

static void unmap(void *context)
{
    struct mapping *mapping = context;

    munmap(mapping->memory, mapping->size);
}

/* Sealed memory is read where it lies. */
static int map_reply(const struct sandbox_result *result, struct arena *arena, struct str *out,
                     struct error *err)
{
    struct mapping *mapping = ARENA_NEW(arena, struct mapping);

    if (result->memory_bytes == 0) {
        *out = STR_EMPTY;
        return 0;
    }
    mapping->size = result->memory_bytes;
    mapping->memory =
        mmap(NULL, mapping->size, PROT_READ, MAP_SHARED | MAP_POPULATE, result->memory, 0);
    if (mapping->memory == MAP_FAILED)
        return error_set_errno(err, errno, "cannot map the result of a sandboxed worker");
    arena_defer(arena, unmap, mapping);
    *out = (struct str){ mapping->memory, mapping->size };
    return 0;
}

/* A large reply is read where it lies, too. */
static struct str take_over(struct sandbox_result *result, struct arena *arena)
{
    struct mapping *mapping = ARENA_NEW(arena, struct mapping);

    *mapping = (struct mapping){ result->mapping, result->mapping_bytes };
    arena_defer(arena, unmap, mapping);
    result->mapping = NULL;
    return result->reply;
}

static void on_sandbox_end(void *context, struct sandbox_result *result, struct error *err)
{
    struct sandbox_wait *wait = context;

    if (err)
        wait->status = error_move(wait->err, err);
    else if (result->memory >= 0)
        wait->status = map_reply(result, wait->arena, wait->out, wait->err);
    else if (result->mapping)
        *wait->out = take_over(result, wait->arena);
    else
        *wait->out = str_dup(result->reply, wait->arena);
    fiber_event_set(&wait->event);
}

static void on_sandbox_question(void *context, struct sandbox_run *run, struct str question)
{
    struct sandbox_wait *wait = context;

    wait->answerer->on_ask(wait->answerer->context, run, question);
}

int await_sandbox_asking(struct sandbox *sandbox, const struct sandbox_task *task,
                         const struct sandbox_answerer *answerer, struct arena *arena,
                         struct str *out, struct error *err)
{
    struct sandbox_wait wait = { .arena = arena, .answerer = answerer, .out = out, .err = err };
    struct sandbox_task asking = *task;

    asking.on_ask = answerer ? on_sandbox_question : NULL;
    fiber_event_init(&wait.event);
    sandbox_run(sandbox, &asking, on_sandbox_end, &wait);
    fiber_event_wait(&wait.event);
    return wait.status;
}

int await_sandbox(struct sandbox *sandbox, const struct sandbox_task *task, struct arena *arena,
                  struct str *out, struct error *err)
{
    return await_sandbox_asking(sandbox, task, NULL, arena, out, err);
}

struct memory_wait {
    struct sandbox_wait sandbox;
    int fd;
};

static int keep_memory(struct memory_wait *wait, struct sandbox_result *result)
{
    struct sandbox_wait *sandbox = &wait->sandbox;

    if (result->memory < 0)
        return error_set(sandbox->err, ERR_INTERNAL,
                         "a sandboxed worker did not reply with memory");
    if (map_reply(result, sandbox->arena, sandbox->out, sandbox->err) < 0)
        return -1;
    wait->fd = result->memory;
    result->memory = -1;
    return 0;
}

static void on_memory(void *context, struct sandbox_result *result, struct error *err)
{
    struct memory_wait *wait = context;

    wait->sandbox.status = err ? error_move(wait->sandbox.err, err) : keep_memory(wait, result);
    fiber_event_set(&wait->sandbox.event); /* which may go on at once */
}

int await_sandbox_memory(struct sandbox *sandbox, const struct sandbox_task *task,
                         struct arena *arena, struct await_memory *out, struct error *err)
{
    struct memory_wait wait = { .sandbox = { .arena = arena, .out = &out->bytes, .err = err },
                                .fd = -1 };
    struct sandbox_task silent = *task;

    silent.on_ask = NULL;
    fiber_event_init(&wait.sandbox.event);
    sandbox_run(sandbox, &silent, on_memory, &wait);
    fiber_event_wait(&wait.sandbox.event);
    out->fd = wait.fd;
    return wait.sandbox.status;
}
