#include "base/clock.h"
#include "base/error.h"
#include "io/child.h"
#include "io/http_client.h"
#include "io/loop.h"
#include "io/sandbox.h"
#include "io/tls.h"
#include "io/worker.h"

#include <arpa/inet.h>
#include <malloc.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/*
 * What the ground costs: a sandboxed worker, a child process, a job of the pool, an idle process, a
 * quiet watch. Prints one line of JSON a measurement.
 */

struct tally {
    struct loop *loop;
    struct sandbox *sandbox;
    struct worker_pool *pool;
    int left;
    int rest_ms; /* before each task but the first */
    struct watch *rest;
    bool done;
    int64_t before_ns, began_ns[1000], took_ns[1000];
};

static int compare(const void *left, const void *right)
{
    const int64_t *a = left, *b = right;

    return (*a > *b) - (*a < *b);
}

static void check(int status, const struct error *err)
{
    if (status == 0)
        return;
    fprintf(stderr, "%s\n", error_text(err));
    exit(1);
}

static void run(struct loop *loop, const bool *done)
{
    struct error err = { 0 };

    check(loop_run_until(loop, done, 120000, &err), &err);
}

static long memory_kib(const char *field)
{
    FILE *file = fopen("/proc/self/smaps_rollup", "re");
    char line[256];
    long value = -1;

    while (file && fgets(line, sizeof(line), file))
        if (strncmp(line, field, strlen(field)) == 0)
            value = strtol(line + strlen(field) + 1, NULL, 10);
    if (file)
        fclose(file);
    return value;
}

static void print(const char *what, double value, const char *unit)
{
    printf("{\"measure\": \"%s\", \"value\": %.3f, \"unit\": \"%s\"}\n", what, value, unit);
    fflush(stdout);
}

/* ---- the sandbox ---- */

/* Replies with the moment it began. */
static int job_nothing(struct sandbox_worker *worker, struct str request, struct error *err)
{
    int64_t now = clock_now_ns();

    (void)request;
    return sandbox_reply(worker, (struct str){ (const char *)&now, sizeof(now) }, err);
}

enum { LARGE = 5 * 1024 * 1024 };

/* Has a large result in its memory, and gives it; when it began to is in its first bytes. */
static int job_large(struct sandbox_worker *worker, struct str request, struct error *err)
{
    static char result[LARGE];
    int64_t now;

    (void)request;
    memset(result, 'x', LARGE);
    now = clock_now_ns();
    memcpy(result, &now, sizeof(now));
    return sandbox_reply(worker, (struct str){ result, LARGE }, err);
}

enum { JOB_NOTHING, JOB_LARGE, JOB_COUNT };
static const struct sandbox_job jobs[JOB_COUNT] = { { "nothing", job_nothing },
                                                    { "large", job_large } };

static void next_task(void *context);

static void on_task(void *context, struct sandbox_result *result, struct error *err)
{
    struct tally *tally = context;

    int64_t began_ns;

    check(err ? -1 : 0, err);
    memcpy(&began_ns, result->reply.ptr, sizeof(began_ns));
    tally->began_ns[tally->left - 1] = began_ns - tally->before_ns;
    tally->took_ns[tally->left - 1] = clock_now_ns() - tally->before_ns;
    if (--tally->left == 0)
        tally->done = true;
    else if (tally->rest_ms > 0)
        watch_restart(tally->rest, tally->rest_ms);
    else
        next_task(tally);
}

static void next_task(void *context)
{
    struct tally *tally = context;

    tally->before_ns = clock_now_ns();
    sandbox_run(tally->sandbox, &(struct sandbox_task){ .request = STR("x"), .timeout_ms = 10000 },
                on_task, tally);
}

static void measure_tasks(struct loop *loop, struct sandbox *sandbox, int rest_ms, const char *how)
{
    enum { COUNT = 1000, MIDDLE = COUNT / 2 };
    struct tally tally = { .loop = loop, .sandbox = sandbox, .left = COUNT, .rest_ms = rest_ms };
    char what[100];

    tally.rest = loop_watch_once(loop, 0, next_task, &tally); /* begins it, too */
    run(loop, &tally.done);
    watch_cancel(tally.rest);
    qsort(tally.took_ns, COUNT, sizeof(*tally.took_ns), compare);
    qsort(tally.began_ns, COUNT, sizeof(*tally.began_ns), compare);
    snprintf(what, sizeof(what), "sandbox: order to the job's first line, %s, fastest", how);
    print(what, (double)tally.began_ns[0] / 1e6, "ms");
    snprintf(what, sizeof(what), "sandbox: order to the job's first line, %s, median", how);
    print(what, (double)tally.began_ns[MIDDLE] / 1e6, "ms");
    snprintf(what, sizeof(what), "sandbox: order to reply, %s, median", how);
    print(what, (double)tally.took_ns[MIDDLE] / 1e6, "ms");
}

static void measure_sandbox(struct loop *loop, struct sandbox *sandbox)
{
    measure_tasks(loop, sandbox, 2, "with a rest between");
    measure_tasks(loop, sandbox, 0, "one upon the other");
}

static void next_large(struct tally *tally);

static void on_large(void *context, struct sandbox_result *result, struct error *err)
{
    struct tally *tally = context;
    int64_t began_ns;

    check(err ? -1 : 0, err);
    if (result->reply.len != LARGE || result->reply.ptr[LARGE - 1] != 'x')
        exit(1);
    memcpy(&began_ns, result->reply.ptr, sizeof(began_ns));
    tally->took_ns[tally->left - 1] = clock_now_ns() - began_ns;
    if (--tally->left == 0)
        tally->done = true;
    else
        next_large(tally);
}

static void next_large(struct tally *tally)
{
    sandbox_run(tally->sandbox, &(struct sandbox_task){ .job = JOB_LARGE, .timeout_ms = 10000 },
                on_large, tally);
}

static void measure_hand_over(struct loop *loop, struct sandbox *sandbox)
{
    enum { COUNT = 100, MIDDLE = COUNT / 2 };
    struct tally tally = { .loop = loop, .sandbox = sandbox, .left = COUNT };

    next_large(&tally);
    run(loop, &tally.done);
    qsort(tally.took_ns, COUNT, sizeof(*tally.took_ns), compare);
    print("sandbox: hand-over of 5 MiB, fastest", (double)tally.took_ns[0] / 1e6, "ms");
    print("sandbox: hand-over of 5 MiB, median", (double)tally.took_ns[MIDDLE] / 1e6, "ms");
}

/* ---- children and jobs ---- */

static void next_child(struct tally *tally);

static void on_child(void *context, struct child_result *result)
{
    struct tally *tally = context;

    (void)result;
    if (--tally->left == 0)
        tally->done = true;
    else
        next_child(tally);
}

static void next_child(struct tally *tally)
{
    static const char *const argv[] = { "/bin/true", NULL };
    struct error err = { 0 };
    struct child *child;

    check(child_start(tally->loop, &(struct child_options){ .argv = argv }, on_child, tally, &child,
                      &err),
          &err);
}

static void measure_children(struct loop *loop)
{
    enum { COUNT = 300 };
    struct tally tally = { .loop = loop, .left = COUNT };
    int64_t before = clock_now_ns();

    next_child(&tally);
    run(loop, &tally.done);
    print("child: /bin/true, start to result", (double)(clock_now_ns() - before) / COUNT / 1e6,
          "ms");
}

static void nothing(void *context)
{
    (void)context;
}

static void next_job(void *context)
{
    struct tally *tally = context;

    if (tally->left-- == 0)
        tally->done = true;
    else
        worker_submit(tally->pool, nothing, next_job, tally);
}

static void measure_jobs(struct loop *loop)
{
    enum { COUNT = 20000 };
    struct worker_pool *pool = worker_pool_new(loop, NULL);
    struct tally tally = { .loop = loop, .pool = pool, .left = COUNT };
    int64_t before = clock_now_ns();

    next_job(&tally);
    run(loop, &tally.done);
    print("worker: an empty job, there and back", (double)(clock_now_ns() - before) / COUNT / 1e3,
          "us");
    worker_pool_free(pool);
}

/* ---- watches ---- */

static void on_end(void *context, const struct http_client_reply *reply, struct error *err)
{
    (void)context;
    (void)reply;
    (void)err;
}

static enum http_client_flow on_data(void *context, struct str data)
{
    struct tally *tally = context;

    (void)data;
    if (--tally->left == 0)
        tally->done = true;
    return HTTP_CLIENT_GO_ON;
}

/* In a process of its own: its memory is not ours. Sends one piece to each, and then is silent. */
static unsigned serve_silence(void)
{
    static const char reply[] = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n";
    struct sockaddr_in address = { .sin_family = AF_INET, .sin_addr = { htonl(INADDR_LOOPBACK) } };
    socklen_t size = sizeof(address);
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

    if (bind(fd, (struct sockaddr *)&address, size) < 0 || listen(fd, 1024) < 0 ||
        getsockname(fd, (struct sockaddr *)&address, &size) < 0)
        exit(1);
    if (fork() == 0) {
        char request[2000];
        int peer;

        alarm(30);
        while ((peer = accept(fd, NULL, NULL)) >= 0)
            if (recv(peer, request, sizeof(request), 0) > 0 &&
                send(peer, reply, sizeof(reply) - 1, MSG_NOSIGNAL) < 0)
                break;
        _exit(0);
    }
    close(fd);
    return ntohs(address.sin_port);
}

static void measure_watches(struct loop *loop, unsigned port)
{
    enum { COUNT = 500 };
    static const struct http_client_handler handler = { .on_data = on_data, .on_end = on_end };
    struct tally tally = { .left = COUNT };
    struct http_client *client;
    struct error err = { 0 };
    char url[64];
    long before;

    check(http_client_new(loop, &(struct http_client_options){ .max_connections_per_host = COUNT },
                          &client, &err),
          &err);
    snprintf(url, sizeof(url), "http://127.0.0.1:%u/", port);
    malloc_trim(0);
    before = memory_kib("Anonymous:");
    for (int i = 0; i < COUNT; i++)
        http_client_start(client, &(struct http_client_request){ .url = url, .is_quiet = true },
                          &handler, &tally);
    run(loop, &tally.done);
    print("http: one quiet stream (HTTP/1.1, its connection included)",
          (double)(memory_kib("Anonymous:") - before) / COUNT, "KiB");
    http_client_free(client);
}

int main(void)
{
    struct sandbox *sandbox = NULL;
    struct error err = { 0 };
    struct loop *loop;
    struct http_client *client;
    unsigned port;

    check(sandbox_start(jobs, JOB_COUNT, SANDBOX_SECCOMP, &sandbox, &err), &err);
    print("idle: with the zygote started, PSS", (double)memory_kib("Pss:"), "KiB");
    port = serve_silence();
    loop = loop_new();
    sandbox_attach(sandbox, loop);
    print("idle: with a loop, PSS", (double)memory_kib("Pss:"), "KiB");
    check(http_client_new(loop, NULL, &client, &err), &err);
    print("idle: with an HTTP client, PSS", (double)memory_kib("Pss:"), "KiB");
    measure_sandbox(loop, sandbox);
    measure_hand_over(loop, sandbox);
    measure_children(loop);
    measure_jobs(loop);
    measure_watches(loop, port);
    http_client_free(client);
    sandbox_stop(sandbox);
    loop_free(loop);
    return 0;
}
