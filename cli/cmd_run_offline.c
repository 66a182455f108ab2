/* Becomes another program that has no network: argosy run-offline PROGRAM ARGUMENTS... */
#include "command.h"
#include "io/offline.h"

#include <errno.h>
#include <unistd.h>

int cmd_run_offline(char **argv, struct error *err)
{
    if (!argv[1])
        return error_set(err, ERR_INVALID, "expected a program and its arguments");
    if (offline_enter(err) < 0)
        return -1;
    execvp(argv[1], argv + 1);
    return error_set_errno(err, errno, "cannot run '%s'", argv[1]);
}
