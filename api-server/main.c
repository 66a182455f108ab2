#include "base/arena.h"
#include "base/log.h"
#include "config.h"
#include "gitops/jq_process.h"
#include "io/descriptor_limit.h"
#include "io/sandbox.h"
#include "server.h"

#include <stdio.h>

static int serve(const struct config *config, struct error *err)
{
    static const struct sandbox_job jobs[] = { { "jq", jq_process_job } };
    CLEANUP(sandbox_stop) struct sandbox *sandbox = NULL;
    CLEANUP(api_server_close) struct api_server *server = NULL;
    enum sandbox_mode mode;

    if (!sandbox_mode_parse(config->require_sandbox, &mode))
        return error_set(err, ERR_INVALID, "--require-sandbox is full, seccomp or off, not \"%s\"",
                         config->require_sandbox);
    /* Before the first thread: what is forked later is forked from a small process. */
    if (sandbox_start(jobs, 1, mode, &sandbox, err) < 0)
        return -1;
    if (api_server_open(config, TAKE(sandbox), &server, err) < 0)
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
