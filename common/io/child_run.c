#include "base/clock.h"
#include "io/cancel.h"
#include "io/child.h"
#include "io/child_process.h"

#include <poll.h>

DEFINE_CLEANUP_VALUE(struct child_process, child_process_release)

/* Milliseconds until `when`, for poll(): -1 when there is no such time. */
static int until(int64_t when)
{
    int64_t left = when - clock_monotonic_ms();

    if (when == INT64_MAX)
        return -1;
    return left < 0 ? 0 : left > INT32_MAX ? INT32_MAX : (int)left;
}

static void end_now(struct child_process *process, int64_t *deadline)
{
    child_process_end(process);
    *deadline = process->is_killed ? INT64_MAX : clock_monotonic_ms() + process->grace_ms;
}

/* One sleep and what it brought. True: the child has ended. */
static bool wait_once(struct child_process *process, struct cancel *cancel, int64_t *deadline)
{
    enum { ENDED, OUTPUT, ERRORS, CANCEL, COUNT };
    struct pollfd fds[COUNT] = {
        [ENDED] = { .fd = process->pid_fd, .events = POLLIN },
        [OUTPUT] = { .fd = process->output.fd, .events = POLLIN },
        [ERRORS] = { .fd = process->errors.fd, .events = POLLIN },
        [CANCEL] = { .fd = process->is_ending ? -1 : cancel_fd(cancel), .events = POLLIN },
    };

    if (poll(fds, COUNT, until(*deadline)) == 0) {
        process->timed_out = process->timed_out || !process->is_ending;
        end_now(process, deadline);
        return false;
    }
    if (fds[OUTPUT].revents)
        child_pipe_read(&process->output);
    if (fds[ERRORS].revents)
        child_pipe_read(&process->errors);
    if (fds[CANCEL].revents)
        process->cancelled = true;
    if ((process->cancelled || child_process_is_over_limit(process)) && !process->is_ending)
        end_now(process, deadline);
    return fds[ENDED].revents != 0;
}

int child_run(const struct child_options *options, struct cancel *cancel, struct child_result *out,
              struct error *err)
{
    CLEANUP(child_process_release) struct child_process process = { .pid_fd = -1 };
    int64_t deadline = INT64_MAX;

    if (is_cancelled(cancel))
        return error_set(err, ERR_CANCELLED, "'%s' was cancelled", options->argv[0]);
    if (child_process_start(&process, options, err) < 0)
        return -1;
    if (options->timeout_ms > 0)
        deadline = clock_monotonic_ms() + options->timeout_ms;
    while (!wait_once(&process, cancel, &deadline))
        ;
    child_process_finish(&process, out);
    return 0;
}
