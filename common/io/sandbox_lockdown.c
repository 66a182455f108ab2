#include "io/sandbox_lockdown.h"

#include "base/mem.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <seccomp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define SANITIZED 1
#endif
#endif

enum { WORKER_DESCRIPTORS = 256 };

/* ---- Landlock: which files ---- */

/* The kernel's interface grew; Debian's headers know its beginnings. */
struct ruleset {
    uint64_t files, network, scopes;
};

enum { ABI_REFER = 2, ABI_TRUNCATE = 3, ABI_NETWORK = 4, ABI_IOCTL = 5, ABI_SCOPES = 6 };

static const uint64_t files_of_abi_1 = (1ull << 13) - 1;
static const uint64_t right_refer = 1ull << 13, right_truncate = 1ull << 14,
                      right_ioctl = 1ull << 15;
static const uint64_t network_bind_and_connect = 3, scopes_abstract_sockets_and_signals = 3;

static int landlock_version(void)
{
    long version = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);

    return version > 0 ? (int)version : 0;
}

static struct ruleset ruleset_of(int abi, size_t *size)
{
    struct ruleset rules = { .files = files_of_abi_1 };

    if (abi >= ABI_REFER)
        rules.files |= right_refer;
    if (abi >= ABI_TRUNCATE)
        rules.files |= right_truncate;
    if (abi >= ABI_IOCTL)
        rules.files |= right_ioctl;
    if (abi >= ABI_NETWORK)
        rules.network = network_bind_and_connect;
    if (abi >= ABI_SCOPES)
        rules.scopes = scopes_abstract_sockets_and_signals;
    *size = abi >= ABI_SCOPES ? 24 : abi >= ABI_NETWORK ? 16 : 8;
    return rules;
}

static int restrict_files(int abi, int tree_fd, struct error *err)
{
    size_t size;
    struct ruleset rules = ruleset_of(abi, &size);
    struct landlock_path_beneath_attr beneath = {
        .allowed_access = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR,
        .parent_fd = tree_fd,
    };
    int fd = (int)syscall(SYS_landlock_create_ruleset, &rules, size, 0);
    long status = 0;

    if (fd < 0)
        return error_set_errno(err, errno, "cannot make a Landlock ruleset");
    if (tree_fd >= 0)
        status = syscall(SYS_landlock_add_rule, fd, LANDLOCK_RULE_PATH_BENEATH, &beneath, 0);
    if (status == 0)
        status = syscall(SYS_landlock_restrict_self, fd, 0);
    if (status != 0)
        error_set_errno(err, errno, "cannot put Landlock in force");
    close(fd);
    return status == 0 ? 0 : -1;
}

/* ---- seccomp: which system calls ---- */

/*
 * Everything that is not here fails with EPERM. No path is looked at without Landlock: there is no
 * open, stat, readlink or access by path here but openat2, and that only where Landlock judges it.
 * No call makes a process, a thread, a socket or a file, or reaches another process.
 */
static const char *const harmless[] = {
    "read",
    "write",
    "readv",
    "writev",
    "pread64",
    "pwrite64",
    "lseek",
    "close",
    "fstat",
    "getdents64",
    "ftruncate",
    "fadvise64",
    "sendmsg",
    "recvmsg",
    "sendto",
    "recvfrom",
    "poll",
    "ppoll",
    "dup",
    "munmap",
    "mremap",
    "madvise",
    "brk",
    "futex",
    "clock_gettime",
    "clock_getres",
    "gettimeofday",
    "time",
    "clock_nanosleep",
    "nanosleep",
    "restart_syscall",
    "getrandom",
    "rt_sigprocmask",
    "rt_sigaction",
    "rt_sigreturn",
    "sigaltstack",
    "getpid",
    "gettid",
    "getuid",
    "geteuid",
    "getgid",
    "getegid",
    "getrusage",
    "setitimer", /* signals only the worker itself */
    "times",
    "sched_yield",
    "uname",
    "exit",
    "exit_group",
};

static bool allow(scmp_filter_ctx filter, const char *name)
{
    int number = seccomp_syscall_resolve_name(name);

    /* Not every architecture has every one of them. */
    return number < 0 || seccomp_rule_add(filter, SCMP_ACT_ALLOW, number, 0) == 0;
}

/* Never F_SETOWN and F_SETSIG, with which a descriptor sends any signal to any process. */
static const unsigned harmless_fcntl[] = { F_DUPFD, F_DUPFD_CLOEXEC, F_GETFD,    F_SETFD,
                                           F_GETFL, F_ADD_SEALS,     F_GET_SEALS };

static bool allow_fcntl(scmp_filter_ctx filter)
{
    for (size_t i = 0; i < sizeof(harmless_fcntl) / sizeof(*harmless_fcntl); i++) {
        struct scmp_arg_cmp is_command = {
            .arg = 1, .op = SCMP_CMP_EQ, .datum_a = harmless_fcntl[i], .datum_b = 0
        };

        if (seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, SCMP_SYS(fcntl), 1, &is_command) != 0)
            return false;
    }
    return true;
}

/* No memory that can be executed. */
static bool allow_mapping(scmp_filter_ctx filter)
{
    struct scmp_arg_cmp not_executable = {
        .arg = 2, .op = SCMP_CMP_MASKED_EQ, .datum_a = PROT_EXEC, .datum_b = 0
    };

    return seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 1, &not_executable) ==
               0 &&
           seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1, &not_executable) ==
               0;
}

static bool add_rules(scmp_filter_ctx filter, bool has_landlock)
{
    for (size_t i = 0; i < sizeof(harmless) / sizeof(*harmless); i++)
        if (!allow(filter, harmless[i]))
            return false;
    if (has_landlock && !(allow(filter, "openat2") && allow(filter, "readlinkat")))
        return false;
    return allow_fcntl(filter) && allow_mapping(filter);
}

/* The program as bytes, made once: loading it is then one system call a worker. */
static bool export(scmp_filter_ctx filter, struct sock_fprog *out)
{
    int fd = memfd_create("filter", MFD_CLOEXEC);
    off_t size;
    bool good = fd >= 0 && seccomp_export_bpf(filter, fd) == 0;

    size = good ? lseek(fd, 0, SEEK_END) : 0;
    if (good && size > 0) {
        out->filter = xcalloc(1, (size_t)size);
        good = pread(fd, out->filter, (size_t)size, 0) == size;
        out->len = good ? (unsigned short)((size_t)size / sizeof(struct sock_filter)) : 0;
    }
    if (fd >= 0)
        close(fd);
    return good;
}

static void make_filter(struct lockdown *lockdown)
{
    uint32_t action = SECCOMP_RET_ERRNO;
    scmp_filter_ctx filter;

    if (syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &action) != 0)
        return;
    filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
    if (!filter)
        return;
    /* As a tree, not as a list: the kernel runs it for every call there is when it is loaded, which
     * took most of a worker's start. Where the library cannot, a list does. */
    (void)seccomp_attr_set(filter, SCMP_FLTATR_CTL_OPTIMIZE, 2);
    if (!add_rules(filter, lockdown->landlock_abi > 0) || !export(filter, &lockdown->filter))
        lockdown->filter.len = 0;
    seccomp_release(filter);
}

static int restrict_calls(const struct sock_fprog *filter, struct error *err)
{
    if (syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, filter) != 0)
        return error_set_errno(err, errno, "cannot put seccomp in force");
    return 0;
}

/* ---- limits ---- */

static int set_limit(int resource, uint64_t value, const char *what, struct error *err)
{
    struct rlimit limit = { .rlim_cur = value, .rlim_max = value };

    /* The kernel kills at the hard limit; a second earlier it says why, by SIGXCPU. */
    if (resource == RLIMIT_CPU)
        limit.rlim_max = value + 1;
    if (setrlimit((__rlimit_resource_t)resource, &limit) != 0)
        return error_set_errno(err, errno, "cannot limit %s", what);
    return 0;
}

static int set_limits(const struct lockdown *lockdown, const struct lockdown_limits *limits,
                      struct error *err)
{
    if (lockdown->own_bytes > 0 &&
        set_limit(RLIMIT_AS, lockdown->own_bytes + limits->memory_limit_bytes, "memory", err) < 0)
        return -1;
    if (limits->cpu_limit_s > 0 &&
        set_limit(RLIMIT_CPU, limits->cpu_limit_s, "processor time", err) < 0)
        return -1;
    if (set_limit(RLIMIT_FSIZE, limits->output_limit_bytes, "output", err) < 0 ||
        set_limit(RLIMIT_NOFILE, WORKER_DESCRIPTORS, "descriptors", err) < 0)
        return -1;
    return set_limit(RLIMIT_CORE, 0, "core files", err);
}

#ifndef SANITIZED
static uint64_t own_address_space(void)
{
    FILE *file = fopen("/proc/self/statm", "re");
    char line[128] = "";
    unsigned long pages;

    if (!file)
        return 0;
    if (!fgets(line, sizeof(line), file))
        line[0] = '\0';
    fclose(file);
    pages = strtoul(line, NULL, 10);
    return pages * (uint64_t)sysconf(_SC_PAGESIZE);
}
#endif

void lockdown_volunteer_for_oom(void)
{
    int fd = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);

    if (fd < 0)
        return;
    if (write(fd, "1000", 4) < 0) {
        /* not allowed here: it stays as it is */
    }
    close(fd);
}

/* ---- both ---- */

void lockdown_prepare(struct lockdown *lockdown, bool without_landlock)
{
    *lockdown = (struct lockdown){ .landlock_abi = without_landlock ? 0 : landlock_version() };
    /* Both need it, and everything that is forked from here on has it. */
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) {
        lockdown->landlock_abi = 0;
        return;
    }
    make_filter(lockdown);
#ifndef SANITIZED
    lockdown->own_bytes = own_address_space();
#endif
}

int lockdown_enter(const struct lockdown *lockdown, const struct lockdown_limits *limits,
                   struct error *err)
{
    if (set_limits(lockdown, limits, err) < 0)
        return -1;
    if (lockdown->landlock_abi > 0 &&
        restrict_files(lockdown->landlock_abi, limits->tree_fd, err) < 0)
        return -1;
    if (lockdown->filter.len > 0 && restrict_calls(&lockdown->filter, err) < 0)
        return -1;
    return 0;
}
