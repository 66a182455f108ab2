#pragma once

/* A cluster without a port, and short ways to write into it. */

#include "base/arena.h"
#include "base/mem.h"
#include "cluster.h"
#include "config.h"
#include "data/json.h"
#include "data/yaml.h"
#include "decode.h"
#include "io/loop.h"
#include "test.h"
#include "write.h"

#include <stdlib.h>

struct bed {
    struct config config;
    struct loop *loop;
    struct cluster *cluster;
    struct arena *arena;
    struct refusal why;
};

/* With controllers a pod takes `delay_ms` to start; with a folder ("": none) objects are kept. */
static inline struct bed *bed_in(const char *folder, bool with_controllers, int64_t delay_ms)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct bed *bed = xcalloc(1, sizeof(*bed));
    struct cluster_options options = { .config = &bed->config, .authority = "" };

    bed->config = (struct config){
        .data_folder = folder, .token = "t", .nodes = 2, .without_controllers = !with_controllers
    };
    bed->config.progress_delay_ms = delay_ms;
    bed->arena = arena_new();
    bed->loop = loop_new();
    bed->why.arena = bed->arena;
    options.loop = bed->loop;
    assert_int_equal(cluster_open(&options, &bed->cluster, &err), 0);
    return bed;
}

static inline struct bed *bed_with(bool with_controllers, int64_t delay_ms)
{
    return bed_in("", with_controllers, delay_ms);
}

static inline struct bed *bed_of(bool with_controllers)
{
    return bed_with(with_controllers, 0);
}

static inline void bed_free(struct bed *bed)
{
    cluster_close(bed->cluster);
    loop_free(bed->loop);
    arena_free(bed->arena);
    free(bed);
}
DEFINE_CLEANUP(struct bed *, bed_free)

static inline void turn(struct bed *bed, int ms)
{
    CLEANUP(error_release) struct error err = { 0 };
    bool never = false;

    (void)!loop_run_until(bed->loop, &never, ms, &err);
}

static inline struct write write_of(struct bed *bed, const char *label, const char *name)
{
    struct api_resource *resource = cluster_builtin(bed->cluster, label);

    return write_internal(bed->cluster, resource,
                          resource->is_namespaced ? STR("default") : STR_EMPTY, str_of(name), "",
                          bed->arena);
}

static inline int create(struct bed *bed, const char *label, const char *yaml,
                         const struct json **out)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct write write = write_of(bed, label, "");
    struct decoding decoding = { .arena = bed->arena,
                                 .resource = write.resource,
                                 .api = write.api };
    const struct json *object;

    assert_int_equal(yaml_parse(str_of(yaml), bed->arena, &object, &err), 0);
    if (decode_object(&decoding, object, &object, &bed->why) < 0)
        return -1;
    return write_create(&write, object, out, &bed->why);
}

static inline const struct json *get(struct bed *bed, const char *label, const char *name)
{
    struct write write = write_of(bed, label, name);

    return cluster_get(bed->cluster, write.resource, write.namespace, write.name);
}

/* Let the loop run until it is so, or half a minute is over. */
static inline bool turn_until(struct bed *bed, bool (*is_so)(struct bed *bed))
{
    for (int i = 0; i < 3000 && !is_so(bed); i++)
        turn(bed, 10);
    return is_so(bed);
}
