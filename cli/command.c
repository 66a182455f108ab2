#include "command.h"

#include <stdio.h>
#include <string.h>

static const struct command commands[] = {
    { "render", false, "Render the manifests of a folder, as the repo-server does", cmd_render },
    { "admin initial-keys", true, "Make the keys of an installation", cmd_admin_initial_keys },
    { "git-ask-pass", true, "Answer git's question for a user or a password", cmd_git_ask_pass },
    { "run-offline", true, "Run a program without a network", cmd_run_offline },
};

/** How many words of `argv` a command's name takes; 0: it is another one. */
static int words_matched(const struct command *command, char **argv)
{
    const char *name = command->name;
    int words = 0;

    for (;; words++) {
        size_t length = strcspn(name, " ");

        if (!argv[words] || strlen(argv[words]) != length ||
            strncmp(argv[words], name, length) != 0)
            return 0;
        if (!name[length])
            return words + 1;
        name += length + 1;
    }
}

static void print_usage(FILE *out)
{
    fputs("argosy: continuous delivery for Kubernetes with Git as the only truth\n\nUsage:\n"
          "  argosy COMMAND [flags]\n\nCommands:\n",
          out);
    for (size_t i = 0; i < sizeof(commands) / sizeof(*commands); i++) {
        if (!commands[i].is_hidden)
            fprintf(out, "  %-12s %s\n", commands[i].name, commands[i].help);
    }
}

int command_run(char **argv, struct error *err)
{
    for (size_t i = 0; i < sizeof(commands) / sizeof(*commands); i++) {
        int words = words_matched(&commands[i], argv);

        if (words > 0)
            return commands[i].run(argv + words - 1, err);
    }
    if (!argv[0] || strcmp(argv[0], "help") == 0 || strcmp(argv[0], "--help") == 0 ||
        strcmp(argv[0], "-h") == 0) {
        print_usage(stdout);
        return 0;
    }
    return error_set(err, ERR_INVALID, "unknown command \"%s\" for \"argosy\"", argv[0]);
}
