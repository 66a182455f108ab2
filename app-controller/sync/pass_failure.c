#include "sync/pass_failure.h"

#include "base/arena.h"
#include "sync/pass_group.h"
#include "sync/pass_wait.h"

static bool has_failed(const struct sync_task *task)
{
    return task->result && str_equals(task->result->status, "SyncFailed");
}

struct str sync_failure_reasons(const struct sync_tasks *tasks, const char *separator,
                                bool is_sorted, struct arena *arena)
{
    struct str *messages = arena_alloc(arena, tasks->count * sizeof(*messages));
    struct texts distinct = { messages, 0 };

    for (size_t i = 0; i < tasks->count; i++) {
        struct str message;

        if (!has_failed(tasks->items[i]))
            continue;
        message = tasks->items[i]->result->message;
        if (!str_is_empty(message) && !texts_contain(distinct, message.ptr))
            messages[distinct.count++] = message;
    }
    return texts_join(is_sorted ? texts_sorted(distinct, arena) : distinct, separator, arena);
}

static struct str with_reasons(const char *text, const struct sync_tasks *failed,
                               struct arena *arena)
{
    struct str reasons = sync_failure_reasons(failed, ",", false, arena);

    if (str_is_empty(reasons))
        return str_of(text);
    return str_of(arena_printf(arena, "%s, reason: %.*s", text, STR_ARG(reasons)));
}

static void end_failed(struct sync_pass *pass, struct str message)
{
    pass->phase = STR("Failed");
    pass->message = message;
}

static bool is_to_start(const struct sync_task *task, void *context)
{
    (void)context;
    return sync_task_is_pending(task);
}

static bool is_unfinished(const struct sync_task *task, void *context)
{
    (void)context;
    return !sync_task_is_completed(task);
}

bool sync_fail(struct sync_pass *pass, const struct sync_tasks *hooks,
               const struct sync_tasks *failed, const char *text)
{
    struct str message = with_reasons(text, failed, pass->arena);
    struct sync_tasks unfinished = sync_tasks_where(hooks, pass->arena, is_unfinished, NULL);

    if (hooks->count == 0) {
        end_failed(pass, message);
        return true;
    }
    if (unfinished.count > 0) {
        sync_group_run(pass, sync_tasks_where(hooks, pass->arena, is_to_start, NULL), false);
        pass->phase = STR("Running");
        pass->message = sync_waiting_message(pass, &unfinished, WAIT_FOR_HEALTH);
        return false;
    }
    for (size_t i = 0; i < hooks->count; i++) {
        struct str hook_failure;

        if (!has_failed(hooks->items[i]))
            continue;
        hook_failure = with_reasons("one or more SyncFail hooks failed", hooks, pass->arena);
        message = str_of(
            arena_printf(pass->arena, "%.*s\n%.*s", STR_ARG(message), STR_ARG(hook_failure)));
        break;
    }
    end_failed(pass, message);
    return true;
}
