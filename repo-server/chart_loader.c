#include "chart_loader.h"

#include "base/arena.h"
#include "base/log.h"
#include "cache/chart_cache.h"
#include "chart_content.h"
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
    struct chart_source *source;
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

static void read_in_worker(void *context)
{
    struct loading *loading = context;

    loading->digest =
        chart_content_digest(loading->source->files, loading->source->path, loading->arena);
}

/** Look what is in the folder, once. */
static void find_content(struct loading *loading)
{
    struct chart_source *source = loading->source;

    if (source->content || !source->origin)
        return;
    fiber_run_in_worker(loading->server->workers, read_in_worker, loading);
    if (loading->digest)
        source->content = arena_printf(loading->arena, "%s %s", source->origin, loading->digest);
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

static void refuse(struct loading *loading, const struct error *problem)
{
    const struct chart_source *source = loading->source;

    log_debug("a chart is not kept", F("path", source->path), F("error", error_text(problem)));
    chart_cache_refuse(loading->server->charts, source->place);
    if (source->content)
        chart_cache_refuse(loading->server->charts, source->content);
    repo_metrics_chart(&loading->server->metrics, CHART_WAS_REFUSED);
}

/** The rendering tells what is wrong with a chart: here it only counts that something is. */
static int load(void *context, struct error *err)
{
    struct loading *loading = context;
    struct repo_server *server = loading->server;
    const struct chart_source *source = loading->source;
    CLEANUP(error_release) struct error problem = { 0 };

    (void)err;
    find_content(loading);
    if (run_worker(loading, &problem) < 0) {
        refuse(loading, &problem);
        return 0;
    }
    chart_cache_put(server->charts, source->place, loading->digest, loading->memory.fd,
                    loading->memory.bytes.len);
    if (source->content)
        chart_cache_link(server->charts, source->content, source->place);
    repo_metrics_chart(&server->metrics, CHART_WAS_LOADED);
    metric_set(server->metrics.chart_bytes, (double)chart_cache_bytes(server->charts));
    return 0;
}

/** What is known of the same folder at other commits, if it is the same. */
static enum chart_state find_elsewhere(struct loading *loading, int *fd)
{
    struct chart_cache *charts = loading->server->charts;
    const struct chart_source *source = loading->source;
    enum chart_state state;

    if (!source->origin || chart_cache_find(charts, source->origin, fd) == CHART_UNKNOWN)
        return CHART_UNKNOWN;
    find_content(loading);
    if (!source->content)
        return CHART_UNKNOWN;
    state = chart_cache_find(charts, source->content, fd);
    if (state == CHART_LOADED)
        chart_cache_link(charts, source->place, source->content);
    return state;
}

int chart_loader_find(struct repo_server *server, struct chart_source *source, struct arena *arena)
{
    CLEANUP(error_release) struct error problem = { 0 };
    struct loading loading = { .server = server, .source = source, .arena = arena };
    enum chart_state state;
    int fd = -1;

    if (!source->place)
        return -1;
    state = chart_cache_find(server->charts, source->place, &fd);
    if (state == CHART_UNKNOWN)
        state = find_elsewhere(&loading, &fd);
    if (state == CHART_WANTED &&
        flights_join(server->flights, arena_printf(arena, "chart|%s", source->place), false, load,
                     &loading, &problem) == 0)
        (void)chart_cache_find(server->charts, source->place, &fd);
    if (fd >= 0)
        repo_metrics_chart(&server->metrics, CHART_WAS_THERE);
    return fd;
}

void chart_loader_want(struct repo_server *server, const struct chart_source *source)
{
    if (!source->place)
        return;
    chart_cache_want(server->charts, source->place);
    if (source->origin)
        chart_cache_want(server->charts, source->origin);
    if (source->content)
        chart_cache_want(server->charts, source->content);
}
