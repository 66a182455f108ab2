#pragma once

#include "base/error.h"

#include <stdbool.h>

/**
 * A command of `argosy`: one row of the table in command.c and one file, cmd_<name>.c. `run` gets
 * the arguments behind the command's name (argv[0] is the name) and gives the exit status; -1 is 1,
 * with `err` for the user.
 */
struct command {
    const char *name; /* "admin initial-keys": words separated by blanks */
    bool is_hidden;   /* only other programs of ours call it */
    const char *help;
    int (*run)(char **argv, struct error *err);
};

/** Find the command that `argv` (behind the program's name) begins with, and run it. */
int command_run(char **argv, struct error *err) MUST_USE;

int cmd_render(char **argv, struct error *err);
int cmd_git_ask_pass(char **argv, struct error *err);
int cmd_run_offline(char **argv, struct error *err);
int cmd_admin_initial_keys(char **argv, struct error *err);

/** Exit statuses besides 0 and 1. */
enum { EXIT_USAGE = 2, EXIT_NOT_NATIVE = 3 };
