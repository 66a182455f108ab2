#include "chart_loader.h"

#include "base/arena.h"
#include "base/log.h"
#include "cache/chart_cache.h"
#include "data/digest.h"
#include "flight.h"
#include "io/await.h"
#include "io/worker.h"
#include "render/render_jobs.h"

#include <unistd.h>

enum {
    CHART_BYTES_MAX = 8 * 1024 * 1024,
    LOAD_MEMORY_BYTES = 512 * 1024 * 1024,
    LOAD_CPU_S = 20,
    LOAD_TIMEOUT_MS = 20 * 1000,
};

struct loading {
    struct repo_server *server;
    const struct chart_source *source;
    struct arena *arena;
    struct await_memory memory;
    const char *digest;
};

/** Only the bytes that count can say which chart it is: not who made them. */
static void digest_in_worker(void *context)
{
    struct loading *loading = context;

    loading->digest = digest_sha256(loading->memory.bytes, loading->arena);
}

static int run_worker(struct loading *loading, struct error *err)
{
    const struct chart_source *source = loading->source;
    struct sandbox_task task = {
        .job = RENDER_LOAD_JOB,
        .request =
            str_of(arena_printf(loading->arena, "%d %s",
                                loading->server->config->helm_rules == 3 ? 3 : 4, source->path)),
        .tree = source->files,
        .subject = arena_printf(loading->arena, "loading the chart '%s'", source->path),
        .memory_limit_bytes = LOAD_MEMORY_BYTES,
        .output_limit_bytes = CHART_BYTES_MAX,
        .cpu_limit_s = LOAD_CPU_S,
        .timeout_ms = LOAD_TIMEOUT_MS,
    };

    if (await_sandbox_memory(loading->server->sandbox, &task, loading->arena, &loading->memory,
                             err) < 0)
        return -1;
    fiber_run_in_worker(loading->server->workers, digest_in_worker, loading);
    return 0;
}

/** The rendering tells what is wrong with a chart: here it only counts that something is. */
static int load(void *context, struct error *err)
{
    struct loading *loading = context;
    struct repo_server *server = loading->server;
    CLEANUP(error_release) struct error problem = { 0 };

    (void)err;
    if (run_worker(loading, &problem) < 0) {
        log_debug("a chart is not kept", F("path", loading->source->path),
                  F("error", error_text(&problem)));
        chart_cache_refuse(server->charts, loading->source->place);
        repo_metrics_chart(&server->metrics, CHART_WAS_REFUSED);
        return 0;
    }
    chart_cache_put(server->charts, loading->source->place, loading->digest, loading->memory.fd,
                    loading->memory.bytes.len);
    repo_metrics_chart(&server->metrics, CHART_WAS_LOADED);
    metric_set(server->metrics.chart_bytes, (double)chart_cache_bytes(server->charts));
    return 0;
}

int chart_loader_find(struct repo_server *server, const struct chart_source *source)
{
    CLEANUP(arena_free) struct arena *arena = NULL;
    CLEANUP(error_release) struct error problem = { 0 };
    struct loading loading = { .server = server, .source = source };
    int fd = -1;

    if (!source->place)
        return -1;
    if (chart_cache_find(server->charts, source->place, &fd) == CHART_WANTED) {
        loading.arena = arena = arena_new();
        if (flights_join(server->flights, arena_printf(arena, "chart|%s", source->place), false,
                         load, &loading, &problem) == 0)
            (void)chart_cache_find(server->charts, source->place, &fd);
    }
    if (fd >= 0)
        repo_metrics_chart(&server->metrics, CHART_WAS_THERE);
    return fd;
}

void chart_loader_want(struct repo_server *server, const struct chart_source *source)
{
    if (source->place)
        chart_cache_want(server->charts, source->place);
}
