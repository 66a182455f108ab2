#include "io/offline.h"
#include "test.h"

#include <errno.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static bool can_make(int family)
{
    int fd = socket(family, SOCK_STREAM | SOCK_CLOEXEC, 0);

    if (fd >= 0)
        close(fd);
    return fd >= 0;
}

/* How a child ends that tries: 0 when nothing but a local socket can be made. */
static int try_sockets(void)
{
    static const int families[] = { AF_INET, AF_INET6, AF_NETLINK, AF_PACKET };
    struct error err = { 0 };

    if (offline_enter(&err) < 0)
        return 1;
    for (size_t i = 0; i < sizeof(families) / sizeof(*families); i++)
        if (can_make(families[i]) || errno != EACCES)
            return 2;
    return can_make(AF_UNIX) ? 0 : 3;
}

static int outcome_of(pid_t child)
{
    int status = 0;

    assert_int_equal(waitpid(child, &status, 0), child);
    return status;
}

static void no_socket_but_a_local_one_can_be_made(void **state)
{
    pid_t child = fork();

    (void)state;
    if (child == 0)
        _exit(try_sockets());
    assert_int_equal(outcome_of(child), 0);
}

static void what_a_program_becomes_has_no_network_either(void **state)
{
    pid_t child = fork();

    (void)state;
    if (child == 0) {
        struct error err = { 0 };

        if (offline_enter(&err) == 0)
            execl("/bin/bash", "bash", "-c", "exec 2>/dev/null; ! true > /dev/udp/127.0.0.1/9",
                  (char *)NULL);
        _exit(9);
    }
    assert_int_equal(outcome_of(child), 0);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_socket_but_a_local_one_can_be_made),
        cmocka_unit_test(what_a_program_becomes_has_no_network_either),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
