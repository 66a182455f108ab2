/*
 * What a cluster's lists and watches cost here.
 *
 *     bench_kube KUBECONFIG [OBJECTS [WATCHES]]
 *
 * Makes OBJECTS ConfigMaps of about 1 KiB in a namespace of its own, lists them whole and in
 * metadata form, opens WATCHES watches, and changes one object so that each of them has an event.
 * Prints times, this process's memory and CPU.
 */
#include "base/arena.h"
#include "base/clock.h"
#include "base/mem.h"
#include "data/json.h"
#include "io/loop.h"
#include "kube/client.h"
#include "kube/watch.h"

#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

enum { IN_FLIGHT = 50 };

struct bench {
    struct loop *loop;
    struct kube_client *client;
    struct arena *arena;
    const char *namespace;
    size_t wanted, count, started;
    bool done;
};

static void stop(const struct error *err)
{
    fprintf(stderr, "%s\n", error_text(err));
    exit(EXIT_FAILURE);
}

static void run(struct bench *bench)
{
    CLEANUP(error_release) struct error err = { 0 };

    if (loop_run_until(bench->loop, &bench->done, 600 * 1000, &err) < 0 || !bench->done)
        stop(&err);
    bench->done = false;
}

/* ---- figures ---- */

static long resident_kib(void)
{
    FILE *file = fopen("/proc/self/statm", "r");
    char line[128] = "";
    char *second = NULL;

    malloc_trim(0);
    if (file && fgets(line, sizeof(line), file))
        second = strchr(line, ' ');
    if (file)
        (void)fclose(file);
    return second ? strtol(second, NULL, 10) * 4 : 0;
}

static double cpu_s(void)
{
    struct rusage usage;

    getrusage(RUSAGE_SELF, &usage);
    return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
           (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

struct mark {
    int64_t ms;
    double cpu;
};

static struct mark mark_now(void)
{
    return (struct mark){ clock_monotonic_ms(), cpu_s() };
}

static void report(const char *what, size_t count, struct mark since)
{
    printf("%-28s %8zu  %6lld ms  %6.2f core-s  %7ld KiB resident\n", what, count,
           (long long)(clock_monotonic_ms() - since.ms), cpu_s() - since.cpu, resident_kib());
}

/* ---- steps ---- */

static void on_written(void *context, const struct kube_reply *reply)
{
    struct bench *bench = context;

    if (reply->error)
        stop(reply->error);
    if (!bench->namespace)
        bench->namespace =
            str_dup(json_text_at(json_doc_root(reply->object), "metadata.name"), bench->arena).ptr;
    bench->done = ++bench->count == bench->wanted;
}

static void make_namespace(struct bench *bench)
{
    struct kube_request request = {
        .verb = KUBE_CREATE,
        .resource = &KUBE_NAMESPACES,
        .body_text = STR("{\"apiVersion\":\"v1\",\"kind\":\"Namespace\",\"metadata\":{"
                         "\"generateName\":\"bench-\"}}"),
    };

    bench->wanted = 1;
    kube_client_call(bench->client, &request, on_written, bench);
    run(bench);
}

static void create_next(struct bench *bench);

static void on_created(void *context, const struct kube_reply *reply)
{
    struct bench *bench = context;

    if (reply->error)
        stop(reply->error);
    bench->done = ++bench->count == bench->wanted;
    if (bench->started < bench->wanted)
        create_next(bench);
}

static void create_next(struct bench *bench)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct kube_request request = { .verb = KUBE_CREATE,
                                    .resource = &KUBE_CONFIG_MAPS,
                                    .namespace = bench->namespace };
    char filler[900];

    memset(filler, 'x', sizeof(filler));
    request.body_text =
        str_of(arena_printf(arena,
                            "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{"
                            "\"name\":\"map-%zu\"},\"data\":{\"key\":\"%.*s\"}}",
                            bench->started++, (int)sizeof(filler), filler));
    kube_client_call(bench->client, &request, on_created, bench);
}

static void make_objects(struct bench *bench, size_t count)
{
    struct mark since = mark_now();

    bench->count = 0;
    bench->wanted = count;
    for (size_t i = 0; i < IN_FLIGHT && i < count; i++)
        create_next(bench);
    run(bench);
    report("created, 50 at a time", count, since);
}

static void on_object(void *context, struct json_doc *object)
{
    struct bench *bench = context;

    bench->count += json_is(json_doc_root(object), JSON_OBJECT);
}

static void on_list_end(void *context, const struct kube_list_end *end)
{
    struct bench *bench = context;

    if (end->error)
        stop(end->error);
    bench->done = true;
}

static void list(struct bench *bench, const char *what, enum kube_form form, int limit)
{
    struct kube_request request = {
        .verb = KUBE_LIST, .resource = &KUBE_CONFIG_MAPS, .form = form, .limit = limit
    };
    struct mark since = mark_now();

    bench->count = 0;
    kube_client_list(bench->client, &request, on_object, on_list_end, bench);
    run(bench);
    report(what, bench->count, since);
}

static void on_event(void *context, const struct kube_event *event)
{
    struct bench *bench = context;

    bench->count += event->type == KUBE_EVENT_MODIFIED;
    bench->done = bench->count == bench->wanted;
}

static void on_relisted(void *context, const char *version)
{
    struct bench *bench = context;

    (void)version;
    bench->done = --bench->wanted == 0;
}

static void watch_and_change(struct bench *bench, size_t count)
{
    struct kube_watch **watches = xcalloc(count, sizeof(*watches));
    struct kube_watch_handlers handlers = { .on_event = on_event,
                                            .on_synced = on_relisted,
                                            .context = bench };
    struct kube_watch_options options = { .resource = &KUBE_CONFIG_MAPS,
                                          .namespace = bench->namespace,
                                          .field_selector = "metadata.name=map-0" };
    struct kube_request request = { .verb = KUBE_PATCH,
                                    .resource = &KUBE_CONFIG_MAPS,
                                    .namespace = bench->namespace,
                                    .name = "map-0",
                                    .body_text = STR("{\"data\":{\"key\":\"changed\"}}") };
    struct mark since = mark_now();
    bool never = false;
    CLEANUP(error_release) struct error err = { 0 };

    bench->wanted = count;
    bench->count = 0;
    for (size_t i = 0; i < count; i++)
        watches[i] = kube_watch_new(bench->client, &options, &handlers);
    run(bench);
    (void)!loop_run_until(bench->loop, &never, 1000, &err);
    report("watches opened (1 s rest)", count, since);
    since = mark_now();
    bench->wanted = count + 1;
    bench->count = 0;
    kube_client_call(bench->client, &request, on_written, bench);
    run(bench);
    report("one change seen by all", count, since);
    for (size_t i = 0; i < count; i++)
        kube_watch_free(watches[i]);
    free(watches);
}

static void remove_namespace(struct bench *bench)
{
    struct kube_request request = { .verb = KUBE_DELETE_COLLECTION,
                                    .resource = &KUBE_CONFIG_MAPS,
                                    .namespace = bench->namespace,
                                    .timeout_ms = -1 };

    bench->wanted = 1;
    bench->count = 0;
    kube_client_call(bench->client, &request, on_written, bench);
    run(bench);
}

int main(int argc, char **argv)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct bench bench = { .arena = arena_new(), .loop = loop_new() };
    struct kube_config_flags flags = { .kubeconfig = argc > 1 ? argv[1] : NULL };
    struct kube_client_options options = { .qps = -1 };
    const struct kube_config *config;
    size_t objects = argc > 2 ? strtoul(argv[2], NULL, 10) : 10000;

    if (kube_config_load(&flags, &config, &err) < 0 ||
        kube_client_open(bench.loop, config, &options, &bench.client, &err) < 0)
        stop(&err);
    make_namespace(&bench);
    report("connected", 1, mark_now());
    make_objects(&bench, objects);
    list(&bench, "listed, pages of 500", KUBE_WHOLE, 500);
    list(&bench, "listed, one page", KUBE_WHOLE, 0);
    list(&bench, "listed, metadata only", KUBE_METADATA, 500);
    watch_and_change(&bench, argc > 3 ? strtoul(argv[3], NULL, 10) : 300);
    remove_namespace(&bench);
    kube_client_close(bench.client);
    kube_config_unref(config);
    arena_free(bench.arena);
    loop_free(bench.loop);
    return EXIT_SUCCESS;
}
