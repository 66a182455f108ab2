#include "template/run.h"

#include "base/arena.h"
#include "base/clock.h"

#include <openssl/rand.h>
#include <stdlib.h>

enum { CHECK_EVERY = 4096 }; /* steps; a power of two */

#define MEBIBYTE ((size_t)1024 * 1024)

static void release_variables(void *object)
{
    struct template_run *run = object;

    vec_release(&run->variables);
}

struct template_run *template_run_new(const struct template_limits *limits,
                                      const struct template_host *host, struct arena *arena)
{
    struct template_run *run = ARENA_NEW(arena, struct template_run);
    struct template_limits *own = &run->limits;

    run->arena = arena;
    if (limits)
        *own = *limits;
    if (host)
        run->host = *host;
    own->steps = own->steps ? own->steps : 500 * 1000 * 1000;
    own->depth = own->depth ? own->depth : 100000;
    own->stack = own->stack ? own->stack : 6 * MEBIBYTE;
    own->output = own->output ? own->output : 256 * MEBIBYTE;
    own->memory = own->memory ? own->memory : 512 * MEBIBYTE;
    arena_defer(arena, release_variables, run);
    return run;
}

const struct template_host *template_run_host(const struct template_run *run)
{
    return &run->host;
}

const struct template_limits *template_run_limits(const struct template_run *run)
{
    return &run->limits;
}

uint64_t template_run_steps(const struct template_run *run)
{
    return run->steps;
}

int64_t template_run_now(const struct template_run *run)
{
    return run->host.now ? run->host.now(run->host.context) : clock_now_ns();
}

void template_run_random(const struct template_run *run, void *bytes, size_t size)
{
    if (run->host.random) {
        run->host.random(run->host.context, bytes, size);
        return;
    }
    /* Fails only without any source of entropy: a key made then would be worth nothing. */
    if (RAND_bytes(bytes, (int)size) != 1)
        abort();
}

int template_run_charge(struct template_run *run, size_t bytes, struct error *err)
{
    if (bytes > run->limits.memory - run->memory)
        return error_set(err, ERR_TOO_LARGE, "the template makes more than %zu bytes of values",
                         run->limits.memory);
    run->memory += bytes;
    return 0;
}

int template_run_step(struct template_run *run, uint64_t steps, struct error *err)
{
    uint64_t before = run->steps;

    if (steps > run->limits.steps - before)
        return error_set(err, ERR_EXHAUSTED, "the template takes more than %llu steps",
                         (unsigned long long)run->limits.steps);
    run->steps += steps;
    if (before / CHECK_EVERY != run->steps / CHECK_EVERY && run->host.check)
        return run->host.check(run->host.context, err);
    return 0;
}

int template_run_check_stack(const struct template_run *run, struct error *err)
{
    const char *here = __builtin_frame_address(0);

    if (run->stack && (size_t)(run->stack - here) > run->limits.stack && here < run->stack)
        return error_set(err, ERR_EXHAUSTED, "the template calls too deeply");
    return 0;
}
