#include "base/arena.h"
#include "base/log.h"
#include "config.h"
#include "controller.h"
#include "gitops/jq_process.h"
#include "io/sandbox.h"

#include <stdio.h>

static int serve(const struct config *config, struct error *err)
{
    static const struct sandbox_job jobs[] = { { "jq", jq_process_job } };
    CLEANUP(sandbox_stop) struct sandbox *sandbox = NULL;
    CLEANUP(controller_close) struct controller *controller = NULL;
    enum sandbox_mode mode;

    if (!sandbox_mode_parse(config->require_sandbox, &mode))
        return error_set(err, ERR_INVALID, "--require-sandbox is full, seccomp or off, not \"%s\"",
                         config->require_sandbox);
    /* Before the first thread: what is forked later is forked from a small process. */
    if (sandbox_start(jobs, 1, mode, &sandbox, err) < 0)
        return -1;
    if (controller_open(config, TAKE(sandbox), &controller, err) < 0)
        return -1;
    return controller_run(controller, err);
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
        log_error("argosy-application-controller cannot go on", F("error", error_text(&err)));
        return 1;
    }
    return 0;
}
