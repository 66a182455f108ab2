#include "base/arena.h"
#include "base/log.h"
#include "config.h"
#include "io/descriptor_limit.h"
#include "server.h"

#include <stdio.h>

static int serve(const struct config *config, struct error *err)
{
    CLEANUP(api_server_close) struct api_server *server = NULL;

    if (api_server_open(config, &server, err) < 0)
        return -1;
    return api_server_run(server, err);
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
    config.descriptors = descriptor_limit_raise();
    if (serve(&config, &err) < 0) {
        log_error("argosy-server cannot go on", F("error", error_text(&err)));
        return 1;
    }
    return 0;
}
