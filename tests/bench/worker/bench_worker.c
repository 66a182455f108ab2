#include "base/arena.h"
#include "base/clock.h"
#include "data/json.h"
#include "io/loop.h"
#include "io/sandbox.h"
#include "io/tree.h"
#include "render.pb-c.h"
#include "render/render_jobs.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

/*
 * One application rendered again and again, each time in a worker of its own, as the repo-server
 * does it:
 *     bench_worker FOLDER [COUNT [PROGRAM [loaded]]]
 * Workers are forked from PROGRAM (argosy-renderer), or from this one; with "loaded" they get the
 * chart as one before them has loaded it. Prints what an application
 * takes: the clock from the order to the answer, and the processor time of this process, of the one
 * that forks and of the workers, with their page faults.
 */
enum { COUNT = 500, TIMEOUT_MS = 60 * 1000 };

struct series {
    struct loop *loop;
    struct sandbox *sandbox;
    struct sandbox_task task;
    int left;
    bool is_done;
    int64_t began_ns, *took_ns;
    size_t reply_bytes;
};

static void fail(const struct error *err)
{
    fprintf(stderr, "%s\n", error_text(err));
    exit(EXIT_FAILURE);
}

static void order(struct series *series);

static void on_done(void *context, struct sandbox_result *result, struct error *err)
{
    struct series *series = context;

    if (err)
        fail(err);
    series->reply_bytes = result->memory >= 0 ? result->memory_bytes : result->reply.len;
    series->took_ns[--series->left] = clock_now_ns() - series->began_ns;
    if (series->left > 0)
        order(series);
    else
        series->is_done = true;
}

static void order(struct series *series)
{
    series->began_ns = clock_now_ns();
    sandbox_run(series->sandbox, &series->task, on_done, series);
}

static void on_loaded(void *context, struct sandbox_result *result, struct error *err)
{
    struct series *series = context;

    if (err)
        fail(err);
    series->task.fds[0] = result->memory;
    series->task.fd_count = 1;
    printf("the loaded chart         %zu bytes\n", result->memory_bytes);
    result->memory = -1;
    series->is_done = true;
}

static int load(struct series *series, struct error *err)
{
    struct sandbox_task task = { .job = RENDER_LOAD_JOB,
                                 .request = STR("4 ."),
                                 .tree = series->task.tree,
                                 .timeout_ms = TIMEOUT_MS };

    sandbox_run(series->sandbox, &task, on_loaded, series);
    if (loop_run_until(series->loop, &series->is_done, TIMEOUT_MS, err) < 0)
        return -1;
    series->is_done = false;
    return 0;
}

static struct str pack_request(struct arena *arena)
{
    static const char source[] = "{\"repoURL\":\"https://example.com/r\",\"path\":\".\"}";
    Argosy__Render__Request request = ARGOSY__RENDER__REQUEST__INIT;
    uint8_t *packed;
    size_t size;

    request.path = arena_printf(arena, ".");
    request.app_name = arena_printf(arena, "bench");
    request.namespace_ = arena_printf(arena, "default");
    request.kube_version = arena_printf(arena, "1.31.2");
    request.source = (ProtobufCBinaryData){ sizeof(source) - 1, (uint8_t *)(uintptr_t)source };
    size = argosy__render__request__get_packed_size(&request);
    packed = arena_alloc(arena, size + 1);
    argosy__render__request__pack(&request, packed);
    return (struct str){ (const char *)packed, size };
}

static double milliseconds(struct timeval time)
{
    return (double)time.tv_sec * 1e3 + (double)time.tv_usec / 1e3;
}

static int by_time(const void *a, const void *b)
{
    int64_t left = *(const int64_t *)a, right = *(const int64_t *)b;

    return (left > right) - (left < right);
}

static void print_usage(const char *who, int kind, int count)
{
    struct rusage usage;

    if (getrusage(kind, &usage) != 0)
        return;
    printf("%-24s user %.3f ms, system %.3f ms, %.0f page faults\n", who,
           milliseconds(usage.ru_utime) / count, milliseconds(usage.ru_stime) / count,
           (double)usage.ru_minflt / count);
}

static int measure(struct series *series, char **argv, int count, struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(tree_close) struct tree *tree = NULL;
    size_t middle = (size_t)count / 2;

    if (tree_open(argv[1], &tree, err) < 0)
        return -1;
    series->task = (struct sandbox_task){ .request = pack_request(arena),
                                          .tree = tree,
                                          .memory_limit_bytes = 1u << 30,
                                          .output_limit_bytes = 256u << 20,
                                          .timeout_ms = TIMEOUT_MS };
    if (argv[2] && argv[3] && argv[4] && load(series, err) < 0)
        return -1;
    series->left = count;
    series->took_ns = arena_alloc(arena, (size_t)count * sizeof(*series->took_ns));
    order(series);
    if (loop_run_until(series->loop, &series->is_done, (int64_t)count * TIMEOUT_MS, err) < 0)
        return -1;
    qsort(series->took_ns, (size_t)count, sizeof(*series->took_ns), by_time);
    printf("order to answer          fastest %.3f ms, median %.3f ms, answer of %zu bytes\n",
           (double)series->took_ns[0] / 1e6, (double)series->took_ns[middle] / 1e6,
           series->reply_bytes);
    return 0;
}

int main(int argc, char **argv)
{
    int count = argc > 2 ? (int)strtol(argv[2], NULL, 10) : COUNT;
    struct error err = { 0 };
    struct series series = { 0 };

    if (argc < 2 || count < 1) {
        fprintf(stderr, "bench_worker FOLDER [COUNT [PROGRAM]]\n");
        return EXIT_FAILURE;
    }
    if (argc > 3 ? sandbox_start_program(argv[3], SANDBOX_SECCOMP, &series.sandbox, &err) < 0
                 : sandbox_start(render_jobs, RENDER_JOB_COUNT, SANDBOX_SECCOMP, &series.sandbox,
                                 &err) < 0)
        fail(&err);
    series.loop = loop_new();
    sandbox_attach(series.sandbox, series.loop);
    if (measure(&series, argv, count, &err) < 0)
        fail(&err);
    sandbox_stop(series.sandbox);
    loop_free(series.loop);
    print_usage("this process", RUSAGE_SELF, count);
    print_usage("workers and their parent", RUSAGE_CHILDREN, count);
    return EXIT_SUCCESS;
}
