#pragma once

/* What a sandboxed worker tries that must not work; each attempt answers "refused" or what it
 * achieved. */

#include "base/arena.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static inline const char *refused_or(long result, const char *achieved)
{
    return result < 0 && (errno == EPERM || errno == EACCES || errno == EXDEV) ? "refused"
                                                                               : achieved;
}

static inline long try_open(const char *path, int flags)
{
    struct open_how how = { .flags = (uint64_t)flags };
    int fd = open(path, flags, 0600);

    if (fd >= 0)
        return close(fd);
    return syscall(SYS_openat2, AT_FDCWD, path, &how, sizeof(how));
}

static inline const char *escape_by_file(int step)
{
    static const char *const paths[] = {
        "/etc/passwd", "/proc/self/environ", "/proc/self/maps", "/",
        "/tmp",        "/dev/null",          "/proc/1/root"
    };

    if (step >= (int)(sizeof(paths) / sizeof(*paths)))
        return NULL;
    return refused_or(try_open(paths[step], O_RDONLY), paths[step]);
}

static inline const char *escape_by_network(int step)
{
    int pair[2];

    switch (step) {
    case 0:
        return refused_or(socket(AF_INET, SOCK_STREAM, 0), "tcp");
    case 1:
        return refused_or(socket(AF_INET6, SOCK_DGRAM, 0), "udp");
    case 2:
        return refused_or(socket(AF_UNIX, SOCK_STREAM, 0), "unix");
    case 3:
        return refused_or(socketpair(AF_UNIX, SOCK_STREAM, 0, pair), "socketpair");
    case 4:
        return refused_or(socket(AF_NETLINK, SOCK_RAW, 0), "netlink");
    default:
        return NULL;
    }
}

static inline const char *escape_by_process(int step)
{
    char *const argv[] = { NULL };

    switch (step) {
    case 0:
        return refused_or(syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0), "clone");
    case 1:
        return refused_or(syscall(SYS_clone3, NULL, 0), "clone3");
    case 2:
        return refused_or(execve("/bin/true", argv, argv), "execve");
    case 3:
        return refused_or(kill(getppid(), SIGURG), "kill");
    case 4:
        return refused_or(ptrace(PTRACE_ATTACH, getppid(), 0, 0), "ptrace");
    case 5:
        return refused_or(fcntl(STDERR_FILENO, F_SETOWN, 1), "F_SETOWN");
    case 6:
        return refused_or(
            /* cppcheck-suppress invalidFunctionArg */
            (long)mmap(NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0),
            "executable memory");
    case 7:
        return refused_or(syscall(SYS_memfd_create, "x", 0), "another memory file");
    default:
        return NULL;
    }
}

static inline const char *escape_by_writing(int step)
{
    switch (step) {
    case 0:
        return refused_or(try_open("/tmp/argosy-escaped", O_WRONLY | O_CREAT), "a new file");
    case 1:
        return refused_or(mkdir("/tmp/argosy-escaped", 0700), "mkdir");
    case 2:
        return refused_or(unlink("/tmp/argosy-nothing"), "unlink");
    case 3:
        return refused_or(chdir("/"), "chdir");
    case 4:
        return refused_or(syscall(SYS_mount, "a", "/tmp", "tmpfs", 0, NULL), "mount");
    default:
        return NULL;
    }
}
