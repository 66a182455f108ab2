#pragma once

/* What most of this component needs around it: a loop, fibers on it, workers; and a Git repository.
 */

#include "base/arena.h"
#include "io/fiber.h"
#include "io/item_store.h"
#include "io/loop.h"
#include "io/worker.h"
#include "metrics.h"
#include "source/git_store.h"
#include "test.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

struct fiber_scene {
    char folder[64];
    struct arena *arena;
    struct loop *loop;
    struct fiber_pool *fibers;
    struct worker_pool *workers;
    struct item_store *items;
    struct repo_metrics metrics;
    struct git_store *store;
    const char *url; /* of a repository with the branch main */
    struct error err;
};

/* Run a script in the scene's folder; it must succeed. */
static void run_script(struct fiber_scene *scene, const char *script)
{
    pid_t child = fork();
    int status = 0;

    if (child == 0) {
        setenv("GIT_CONFIG_GLOBAL", "/dev/null", 1);
        setenv("GIT_AUTHOR_NAME", "A U Thor", 1);
        setenv("GIT_AUTHOR_EMAIL", "author@example.com", 1);
        setenv("GIT_AUTHOR_DATE", "2025-01-02T03:04:05Z", 1);
        setenv("GIT_COMMITTER_NAME", "C O Mitter", 1);
        setenv("GIT_COMMITTER_EMAIL", "committer@example.com", 1);
        setenv("GIT_COMMITTER_DATE", "2025-01-02T03:04:05Z", 1);
        if (chdir(scene->folder) == 0)
            execl("/bin/sh", "sh", "-ec", script, (char *)NULL);
        _exit(127);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
}

static int open_store(struct fiber_scene *scene)
{
    struct git_store_options options = {
        .loop = scene->loop,
        .workers = scene->workers,
        .items = scene->items,
        .metrics = &scene->metrics,
        .runner = { .loop = scene->loop,
                    .program = "git",
                    .ask_pass = "/bin/false",
                    .timeout_ms = 20000,
                    .grace_ms = 1000,
                    .builtin_config = true },
        .paths = { "/nonexistent", "/nonexistent" },
        .folder = arena_printf(scene->arena, "%s/clones", scene->folder),
        .attempts = 1,
        .retry_factor = 1,
        .refs_expiry_ms = 60000,
        .max_fetch_bytes = 100000000,
        .tree_idle_ms = 60000,
        .repository_idle_ms = 60000,
    };

    return git_store_open(&options, &scene->store, &scene->err);
}

static int scene_open(void **state)
{
    struct fiber_scene *scene = calloc(1, sizeof(*scene));
    struct item_store_options items = { .default_expiry_ms = 60000, .local_bytes = 1000000 };

    snprintf(scene->folder, sizeof(scene->folder), "%s", "/tmp/repo-test-XXXXXX");
    assert_non_null(mkdtemp(scene->folder));
    scene->arena = arena_new();
    scene->loop = items.loop = loop_new();
    scene->fibers = fiber_pool_new(scene->loop, 4);
    scene->workers = worker_pool_new(scene->loop, NULL);
    repo_metrics_init(&scene->metrics);
    scene->items = item_store_new(&items);
    run_script(scene, "git init -q -b main repo; cd repo; mkdir app; echo 'kind: A' > app/a.yaml;"
                      "git add .; git commit -q -m first; git tag v1.0.0; git tag -a v1.1.0 -m x");
    scene->url = arena_printf(scene->arena, "%s/repo", scene->folder);
    assert_int_equal(open_store(scene), 0);
    *state = scene;
    return 0;
}

static int scene_close(void **state)
{
    struct fiber_scene *scene = *state;

    git_store_close(scene->store);
    item_store_free(scene->items);
    repo_metrics_release(&scene->metrics);
    worker_pool_free(scene->workers);
    fiber_pool_free(scene->fibers);
    loop_free(scene->loop);
    run_script(scene, "rm -rf \"$PWD\"");
    arena_free(scene->arena);
    error_release(&scene->err);
    free(scene);
    return 0;
}

struct fiber_run {
    void (*run)(struct fiber_scene *scene);
    struct fiber_scene *scene;
    bool is_done;
};

static void run_fiber_test(void *context)
{
    struct fiber_run *run = context;

    run->run(run->scene);
    run->is_done = true;
}

/* cmocka leaves a failed test by longjmp(): on a fiber's stack that would be another one's, so a
 * test that fails in here ends the program. */
static inline void in_fiber(void **state, void (*run)(struct fiber_scene *scene))
{
    struct fiber_run context = { .run = run, .scene = *state };

    fiber_start(context.scene->fibers, run_fiber_test, &context);
    if (!context.is_done)
        assert_int_equal(
            loop_run_until(context.scene->loop, &context.is_done, 60000, &context.scene->err), 0);
}

#define check(condition)                                                                           \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            fprintf(stderr, "%s:%d: not true: %s (%s)\n", __FILE__, __LINE__, #condition,          \
                    error_text(&scene->err));                                                      \
            exit(1);                                                                               \
        }                                                                                          \
    } while (0)

static inline Argosy__Repo__Repository repository_of(const char *url)
{
    Argosy__Repo__Repository repository = ARGOSY__REPO__REPOSITORY__INIT;

    repository.url = (char *)(uintptr_t)url;
    return repository;
}

#define SCENE_TEST(name) cmocka_unit_test_setup_teardown(name, scene_open, scene_close)
