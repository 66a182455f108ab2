#include "base/arena.h"
#include "base/log.h"
#include "config.h"
#include "io/child.h"
#include "io/sandbox.h"
#include "io/tree.h"
#include "server.h"

#include <stdio.h>

static int serve(const struct config *config, struct arena *arena, struct error *err)
{
    CLEANUP(sandbox_stop) struct sandbox *sandbox = NULL;
    CLEANUP(repo_server_close) struct repo_server *server = NULL;
    const char *renderer = child_program_beside("argosy-renderer", arena);
    enum sandbox_mode mode;

    if (!sandbox_mode_parse(config->require_sandbox, &mode))
        return error_set(err, ERR_INVALID, "--require-sandbox is full, seccomp or off, not \"%s\"",
                         config->require_sandbox);
    /* Before the first thread, as everything that forks. */
    if (sandbox_start_program(renderer, mode, &sandbox, err) < 0 || tree_check_kernel(err) < 0)
        return -1;
    if (repo_server_open(config, TAKE(sandbox), &server, err) < 0)
        return -1;
    return repo_server_run(server, err);
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
    if (serve(&config, arena, &err) < 0) {
        log_error("argosy-repo-server cannot go on", F("error", error_text(&err)));
        return 1;
    }
    return 0;
}
