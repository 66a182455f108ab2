#include "base/arena.h"
#include "base/log.h"
#include "config.h"
#include "devcluster.h"

#include <stdio.h>

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
    if (serve(&config, &err) < 0) {
        log_error("argosy-devcluster cannot go on", F("error", error_text(&err)));
        return 1;
    }
    return 0;
}
