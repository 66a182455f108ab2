#include "base/arena.h"
#include "base/log.h"
#include "config.h"
#include "devcluster.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

/* Objects nested 10,000 deep are taken, as the real server takes them, and walked by recursion. */
enum { STACK_BYTES = 64 * 1024 * 1024 };

/* The kernel leaves 128 MiB free beneath a stack, so that a larger limit holds at once. */
static void raise_stack_limit(void)
{
    struct rlimit limit;

    if (getrlimit(RLIMIT_STACK, &limit) < 0 || limit.rlim_cur >= STACK_BYTES)
        return; /* RLIM_INFINITY is the largest number */
    limit.rlim_cur = limit.rlim_max < STACK_BYTES ? limit.rlim_max : STACK_BYTES;
    if (setrlimit(RLIMIT_STACK, &limit) < 0)
        log_warn("deeply nested objects may end the process", F("error", strerror(errno)));
}

static int serve(const struct config *config, struct error *err)
{
    CLEANUP(devcluster_close) struct devcluster *devcluster = NULL;

    if (devcluster_open(config, &devcluster, err) < 0)
        return -1;
    return devcluster_run(devcluster, err);
}

int main(int argc, char **argv)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct config config = { 0 };
    int got = config_read(argv, arena, &config, &err);

    (void)argc;
    if (got == 0)
        return 0;
    if (got < 0 || log_open(config.log_level, config.log_format, &err) < 0) {
        fprintf(stderr, "Error: %s\n", error_text(&err));
        return 1;
    }
    raise_stack_limit();
    if (serve(&config, &err) < 0) {
        log_error("argosy-devcluster cannot go on", F("error", error_text(&err)));
        return 1;
    }
    return 0;
}
