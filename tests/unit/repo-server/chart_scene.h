#pragma once

/* The fixture that serves charts and artifacts, and what fetches from it. */

#include "io/tree.h"
#include "repo-server/fiber_scene.h"
#include "source/artifact_store.h"
#include "source/helm_repository.h"
#include "source/oci_artifact.h"
#include "source/remote.h"

struct chart_scene {
    struct fiber_scene *base;
    pid_t server;
    int server_input, server_output;
    unsigned port;
    struct artifact_store *artifacts;
    struct helm_access helm;
    struct oci_access oci;
    struct option_list media_types;
    struct remote_options remote_options;
    Argosy__Repo__Repository repository;
    void (*body)(struct chart_scene *scene); /* runs in a fiber */
    bool is_done;
    struct error err;
};

static inline void start_server(struct chart_scene *scene)
{
    int input[2], output[2];
    char text[16] = "";

    assert_int_equal(pipe(input), 0);
    assert_int_equal(pipe(output), 0);
    scene->server = fork();
    if (scene->server == 0) {
        dup2(input[0], 0);
        dup2(output[1], 1);
        close(input[1]);
        close(output[0]);
        execlp("python3", "python3", FIXTURES "/charts/serve.py", (char *)NULL);
        _exit(127);
    }
    close(input[0]);
    close(output[1]);
    scene->server_input = input[1];
    scene->server_output = output[0];
    assert_true(read(output[0], text, sizeof(text) - 1) > 0);
    scene->port = (unsigned)strtoul(text, NULL, 10);
}

static inline void stop_server(struct chart_scene *scene)
{
    close(scene->server_input);
    close(scene->server_output);
    waitpid(scene->server, NULL, 0);
}

static inline int chart_scene_open(void **state)
{
    static const char *const types[] = { "application/vnd.oci.image.layer.v1.tar+gzip",
                                         "application/vnd.cncf.helm.chart.content.v1.tar+gzip" };
    struct chart_scene *scene = calloc(1, sizeof(*scene));
    struct artifact_store_options options = { .idle_ms = 60000 };
    struct fiber_scene *base;

    scene_open((void **)&scene->base);
    base = scene->base;
    start_server(scene);
    options.workers = base->workers;
    options.folder = arena_printf(base->arena, "%s/artifacts", base->folder);
    assert_int_equal(artifact_store_open(&options, &scene->artifacts, &scene->err), 0);
    scene->media_types.items = (const char **)(uintptr_t)types;
    scene->media_types.count = 2;
    scene->helm = (struct helm_access){ .items = base->items,
                                        .artifacts = scene->artifacts,
                                        .workers = base->workers,
                                        .index_bytes_max = 1000000,
                                        .chart_bytes_max = 1000000,
                                        .extracted_bytes_max = 1000000,
                                        .index_expiry_ms = 60000,
                                        .item_expiry_ms = 60000 };
    scene->oci = (struct oci_access){ .items = base->items,
                                      .artifacts = scene->artifacts,
                                      .workers = base->workers,
                                      .media_types = &scene->media_types,
                                      .layer_bytes_max = 1000000,
                                      .extracted_bytes_max = 1000000,
                                      .tags_expiry_ms = 60000,
                                      .item_expiry_ms = 60000 };
    scene->remote_options = (struct remote_options){ .loop = base->loop,
                                                     .tls_folder = "/nonexistent",
                                                     .timeout_ms = 60000 };
    argosy__repo__repository__init(&scene->repository);
    *state = scene;
    return 0;
}

static inline int chart_scene_close(void **state)
{
    struct chart_scene *scene = *state;

    artifact_store_close(scene->artifacts);
    stop_server(scene);
    error_release(&scene->err);
    scene_close((void **)&scene->base);
    free(scene);
    return 0;
}

static inline void run_body(void *context)
{
    struct chart_scene *scene = context;

    scene->body(scene);
    scene->is_done = true;
}

/* Run a test's body where it may wait. */
static inline void with_charts(void **state, void (*body)(struct chart_scene *scene))
{
    struct chart_scene *scene = *state;

    scene->body = body;
    scene->is_done = false;
    fiber_start(scene->base->fibers, run_body, scene);
    assert_int_equal(loop_run_until(scene->base->loop, &scene->is_done, 60000, &scene->base->err),
                     0);
}

#define check_text(got, expected)                                                                  \
    do {                                                                                           \
        const char *text_got = (got), *text_expected = (expected);                                 \
                                                                                                   \
        if (strcmp(text_got, text_expected) != 0) {                                                \
            fprintf(stderr, "%s:%d: \"%s\"\n    is not \"%s\"\n", __FILE__, __LINE__, text_got,    \
                    text_expected);                                                                \
            exit(1);                                                                               \
        }                                                                                          \
    } while (0)

static inline char *text(struct chart_scene *scene, const char *format)
{
    return arena_printf(scene->base->arena, "%s", format);
}

/* "http://127.0.0.1:<port>/charts" */
static inline char *address(struct chart_scene *scene, const char *path)
{
    return arena_printf(scene->base->arena, "http://127.0.0.1:%u/%s", scene->port, path);
}

static inline char *registry(struct chart_scene *scene, const char *scheme, const char *path)
{
    return arena_printf(scene->base->arena, "%s127.0.0.1:%u%s", scheme, scene->port, path);
}

static inline struct remote *open_remote(struct chart_scene *scene, const char *url)
{
    struct remote *remote = NULL;

    scene->repository.url = text(scene, url);
    check((remote_open(&scene->remote_options, &scene->repository, &remote, &scene->err)) == 0);
    return remote;
}

static inline void log_in(struct chart_scene *scene)
{
    scene->repository.username = text(scene, "user");
    scene->repository.password = text(scene, "pass");
}

/* What a failed step says; it is forgotten. */
static inline const char *failure(struct chart_scene *scene)
{
    const char *said = arena_printf(scene->base->arena, "%s", error_text(&scene->err));

    error_release(&scene->err);
    return said;
}

static inline const char *content(struct chart_scene *scene, const struct artifact *artifact,
                                  const char *path)
{
    struct str bytes;

    if (tree_read(artifact_files(artifact), path, 1000000, scene->base->arena, &bytes,
                  &scene->err) < 0)
        return failure(scene);
    return bytes.ptr;
}

/* What the server was asked for so far. */
static inline const char *asked(struct chart_scene *scene)
{
    CLEANUP(remote_close) struct remote *remote = open_remote(scene, address(scene, "log"));
    struct remote_request request = { .url = address(scene, "log") };
    struct http_client_reply reply;

    check((remote_get(remote, &request, scene->base->arena, &reply, &scene->err)) == 0);
    return reply.body.ptr;
}

#define CHART_TEST(name) cmocka_unit_test_setup_teardown(name, chart_scene_open, chart_scene_close)
