#include "io/offline.h"

#include <errno.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/socket.h>

/* io_uring makes sockets without the system calls that are looked at here. */
static const char *const ways_around[] = { "io_uring_setup", "io_uring_enter",
                                           "io_uring_register" };

static bool forbid_sockets(scmp_filter_ctx filter)
{
    const struct scmp_arg_cmp not_unix = {
        .arg = 0, .op = SCMP_CMP_NE, .datum_a = AF_UNIX, .datum_b = 0
    };

    for (size_t i = 0; i < sizeof(ways_around) / sizeof(*ways_around); i++) {
        int number = seccomp_syscall_resolve_name(ways_around[i]);

        if (number != __NR_SCMP_ERROR &&
            seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), number, 0) != 0)
            return false;
    }
    return seccomp_rule_add_array(filter, SCMP_ACT_ERRNO(EACCES), SCMP_SYS(socket), 1, &not_unix) ==
           0;
}

int offline_enter(struct error *err)
{
    scmp_filter_ctx filter;
    int status = -1;

    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return error_set_errno(err, errno, "cannot give up privileges");
    filter = seccomp_init(SCMP_ACT_ALLOW);
    if (filter && forbid_sockets(filter))
        status = seccomp_load(filter);
    seccomp_release(filter);
    if (status != 0)
        return error_set(err, ERR_PRECONDITION,
                         "cannot forbid the network: this host does not "
                         "offer seccomp");
    return 0;
}
