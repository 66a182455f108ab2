#include "command.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/** git starts this program by its name alone: what it is to do stands in the environment. */
static bool is_ask_pass(void)
{
    const char *name = getenv("ARGOCD_BINARY_NAME");

    return name && strcmp(name, "argocd-git-ask-pass") == 0;
}

int main(int argc, char **argv)
{
    CLEANUP(error_release) struct error err = { 0 };
    int status;

    (void)argc;
    status = is_ask_pass() ? cmd_git_ask_pass(argv, &err) : command_run(argv + 1, &err);
    if (status < 0) {
        fprintf(stderr, "Error: %s\n", error_text(&err));
        return 1;
    }
    return status;
}
