#pragma once

/* What a test needs that waits: a loop, a fiber on it, and a store of items without Redis. */

#include "base/arena.h"
#include "io/fiber.h"
#include "io/item_store.h"
#include "io/loop.h"
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct fiber_scene {
    struct arena *arena;
    struct loop *loop;
    struct fiber_pool *fibers;
    struct item_store *items;
    struct error err;
};

static int scene_open(void **state)
{
    struct fiber_scene *scene = calloc(1, sizeof(*scene));
    struct item_store_options items = { .default_expiry_ms = 60000, .local_bytes = 1000000 };

    scene->arena = arena_new();
    scene->loop = items.loop = loop_new();
    scene->fibers = fiber_pool_new(scene->loop, 4);
    scene->items = item_store_new(&items);
    *state = scene;
    return 0;
}

static int scene_close(void **state)
{
    struct fiber_scene *scene = *state;

    item_store_free(scene->items);
    fiber_pool_free(scene->fibers);
    loop_free(scene->loop);
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
static void in_fiber(void **state, void (*run)(struct fiber_scene *scene))
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

#define SCENE_TEST(name) cmocka_unit_test_setup_teardown(name, scene_open, scene_close)
