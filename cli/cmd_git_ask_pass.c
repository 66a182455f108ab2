/*
 * git asks "Username for 'https://…': " or "Password for …" and reads the answer. Both stand in a
 * file, a line each, that only the process which started git has made and can show.
 */
#include "command.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LINE_LIMIT = 64 * 1024 };

static int print_line(const char *path, int number, struct error *err)
{
    char *line = calloc(1, LINE_LIMIT);
    FILE *file = fopen(path, "re");
    bool is_there = line && file;

    for (int i = 0; is_there && i < number; i++)
        is_there = fgets(line, LINE_LIMIT, file) != NULL;
    if (is_there)
        fputs(line, stdout);
    if (file)
        fclose(file);
    if (line)
        explicit_bzero(line, LINE_LIMIT);
    free(line);
    return is_there ? 0 : error_set(err, ERR_INTERNAL, "the credentials cannot be read");
}

int cmd_git_ask_pass(char **argv, struct error *err)
{
    const char *path = getenv("ARGOSY_ASK_PASS_FILE");

    if (!argv[1] || argv[2])
        return error_set(err, ERR_INVALID, "expected 1 argument");
    if (!path)
        return error_set(err, ERR_INVALID, "ARGOSY_ASK_PASS_FILE is not set");
    if (strncmp(argv[1], "Username", 8) == 0)
        return print_line(path, 1, err);
    if (strncmp(argv[1], "Password", 8) == 0)
        return print_line(path, 2, err);
    return error_set(err, ERR_INVALID, "unknown credential type '%s'", argv[1]);
}
