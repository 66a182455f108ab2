#include "base/arena.h"
#include "data/json.h"
#include "io/tree.h"
#include "render/helm/helm.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

/*
 * Charts rendered again and again, on one thread: from their files, and from a document that was
 * loaded before, as a cache keeps it.
 *     bench_render CHART...
 * Prints the median of each chart, and median and 90th percentile of these: processor time, which
 * what else runs on the machine changes least.
 */
enum { RUNS = 15 };

struct timing {
    double cold_ms, cached_ms;
};

static double now_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static int by_time(const void *a, const void *b)
{
    double left = *(const double *)a, right = *(const double *)b;

    return (left > right) - (left < right);
}

static double percentile(double *times, size_t count, size_t percent)
{
    qsort(times, count, sizeof(*times), by_time);
    return times[(count - 1) * percent / 100];
}

/** What a caller does: load (or not), render, take the objects. */
static int render(struct tree *tree, const struct json *loaded, double *out_ms, struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct helm_options options = { .release_name = "bench",
                                    .kube_version = "1.31.2",
                                    .include_crds = true };
    double begin = now_ms();
    struct helm_output output;
    const struct json *objects, *chart = loaded;

    if (!chart && helm_chart_load(tree, ".", HELM_RULES_4, arena, &chart, err) < 0)
        return -1;
    if (helm_template(chart, &options, arena, &output, err) < 0 ||
        helm_output_objects(&output, arena, &objects, err) < 0)
        return -1;
    *out_ms = now_ms() - begin;
    return 0;
}

static int measure(const char *path, struct timing *out, struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(tree_close) struct tree *tree = NULL;
    CLEANUP(json_doc_unref) struct json_doc *frozen = NULL;
    double cold[RUNS], cached[RUNS];
    const struct json *chart;

    if (tree_open(path, &tree, err) < 0 ||
        helm_chart_load(tree, ".", HELM_RULES_4, arena, &chart, err) < 0)
        return -1;
    frozen = json_doc_freeze(chart);
    for (size_t i = 0; i < RUNS; i++) {
        if (render(tree, NULL, &cold[i], err) < 0 ||
            render(tree, json_doc_root(frozen), &cached[i], err) < 0)
            return -1;
    }
    out->cold_ms = percentile(cold, RUNS, 50);
    out->cached_ms = percentile(cached, RUNS, 50);
    return 0;
}

int main(int argc, char **argv)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    double *cold = arena_alloc(arena, ((size_t)argc + 1) * sizeof(*cold));
    double *cached = arena_alloc(arena, ((size_t)argc + 1) * sizeof(*cached));
    size_t count = 0;

    for (int i = 1; i < argc; i++) {
        CLEANUP(error_release) struct error err = { 0 };
        struct timing timing;

        if (measure(argv[i], &timing, &err) < 0) {
            fprintf(stderr, "%s: %.200s\n", argv[i], error_text(&err));
            continue;
        }
        printf("%9.3f ms %9.3f ms  %s\n", timing.cold_ms, timing.cached_ms, argv[i]);
        cold[count] = timing.cold_ms;
        cached[count++] = timing.cached_ms;
    }
    if (count)
        printf("%zu charts: cold median %.3f ms, p90 %.3f ms; cached median %.3f ms, p90 %.3f ms\n",
               count, percentile(cold, count, 50), percentile(cold, count, 90),
               percentile(cached, count, 50), percentile(cached, count, 90));
    return EXIT_SUCCESS;
}
