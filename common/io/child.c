#include "io/child.h"

#include "base/arena.h"
#include "base/mem.h"
#include "io/child_process.h"
#include "io/loop.h"

#include <limits.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

/*
 * A child on the loop:
 *
 *     running --deadline or child_cancel()--> SIGTERM --grace--> SIGKILL
 *        '------------------ its descriptor says that it has ended ---> done()
 */
struct child {
    struct child_process process;
    child_done_fn done; /* NULL: forgotten */
    void *context;
    struct watch *ended, *output, *errors, *timer;
};

static void free_child(void *context)
{
    struct child *child = context;

    watch_cancel(TAKE(child->output));
    watch_cancel(TAKE(child->errors));
    watch_cancel(TAKE(child->timer));
    child_process_release(&child->process);
    free(child);
}

/* `ended` is the one watch that lasts as long as the child: when it goes, everything goes. */
static void on_ended(void *context, unsigned events)
{
    struct child *child = context;
    CLEANUP(child_result_release) struct child_result result = { 0 };

    (void)events;
    watch_cancel(TAKE(child->output));
    watch_cancel(TAKE(child->errors));
    watch_cancel(TAKE(child->timer));
    watch_cancel(child->ended);
    child_process_finish(&child->process, &result);
    if (child->done)
        child->done(child->context, &result);
}

static void end_child(struct child *child)
{
    child_process_end(&child->process);
    watch_restart(child->timer, child->process.grace_ms);
}

static void on_timer(void *context)
{
    struct child *child = context;

    if (!child->process.is_ending)
        child->process.timed_out = true;
    end_child(child);
}

static void on_output(void *context, unsigned events)
{
    struct child *child = context;

    (void)events;
    if (!child_pipe_read(&child->process.output))
        watch_cancel(TAKE(child->output));
    if (child_process_is_over_limit(&child->process) && !child->process.is_ending)
        end_child(child);
}

static void on_errors(void *context, unsigned events)
{
    struct child *child = context;

    (void)events;
    if (!child_pipe_read(&child->process.errors))
        watch_cancel(TAKE(child->errors));
}

int child_start(struct loop *loop, const struct child_options *options, child_done_fn done,
                void *context, struct child **out, struct error *err)
{
    static const int64_t never_ms = INT64_MAX / 2;
    struct child *child = xcalloc(1, sizeof(*child));

    child->done = done;
    child->context = context;
    if (child_process_start(&child->process, options, err) < 0) {
        free_child(child);
        return -1;
    }
    child->ended = loop_watch_fd(loop, child->process.pid_fd, LOOP_READ, on_ended, child);
    watch_set_release(child->ended, free_child);
    child->output = loop_watch_fd(loop, child->process.output.fd, LOOP_READ, on_output, child);
    child->errors = loop_watch_fd(loop, child->process.errors.fd, LOOP_READ, on_errors, child);
    child->timer = loop_watch_once(loop, options->timeout_ms > 0 ? options->timeout_ms : never_ms,
                                   on_timer, child);
    *out = child;
    return 0;
}

void child_cancel(struct child *child)
{
    if (child->process.is_ending)
        return;
    child->process.cancelled = true;
    end_child(child);
}

void child_free(struct child *child)
{
    if (!child)
        return;
    child->done = NULL; /* on_ended() comes soon, and frees it */
    child->process.is_ending = true;
    child_process_end(&child->process);
}

int child_pid(const struct child *child)
{
    return child->process.pid;
}

/* ---- results ---- */

static void text_release(struct str *text)
{
    char *bytes = (char *)(uintptr_t)text->ptr;

    if (bytes)
        secret_wipe(bytes, text->len);
    free(bytes);
    *text = (struct str){ 0 };
}

void child_result_release(struct child_result *result)
{
    text_release(&result->output);
    text_release(&result->errors);
}

bool child_succeeded(const struct child_result *result)
{
    return result->exit_code == 0 && !result->timed_out && !result->cancelled &&
           !result->stdout_truncated;
}

static struct str last_line(struct str text)
{
    struct str trimmed = str_trim(text);
    ptrdiff_t newline = str_find_last_char(trimmed, '\n');

    return newline < 0 ? trimmed : str_slice(trimmed, (size_t)newline + 1, trimmed.len);
}

int child_error(const struct child_result *result, const char *what, struct error *err)
{
    struct str line = last_line(result->errors);
    const char *colon = line.len > 0 ? ": " : "";

    if (result->timed_out)
        return error_set(err, ERR_TIMEOUT, "%s took too long and was ended%s%.*s", what, colon,
                         STR_ARG(line));
    if (result->cancelled)
        return error_set(err, ERR_CANCELLED, "%s was cancelled", what);
    if (result->stdout_truncated)
        return error_set(err, ERR_TOO_LARGE, "%s printed more than is accepted", what);
    if (result->signal > 0)
        return error_set(err, ERR_INTERNAL, "%s was ended by signal %d (%s)%s%.*s", what,
                         result->signal, sigdescr_np(result->signal), colon, STR_ARG(line));
    return error_set(err, ERR_INTERNAL, "%s failed with exit code %d%s%.*s", what,
                     result->exit_code, colon, STR_ARG(line));
}

const char *child_program_beside(const char *name, struct arena *arena)
{
    char path[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", path, sizeof(path) - 1);
    const char *slash;

    if (length <= 0)
        return name;
    path[length] = '\0';
    slash = strrchr(path, '/');
    return arena_printf(arena, "%.*s/%s", (int)(slash - path), path, name);
}
