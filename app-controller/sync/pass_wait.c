#include "sync/pass_wait.h"

#include "base/arena.h"

struct waiting {
    const struct sync_task *first_hook, *first_resource, *first_confirmation;
    size_t hooks, resources, confirmations;
};

static struct waiting count_tasks(const struct sync_pass *pass, const struct sync_tasks *tasks)
{
    struct waiting waiting = { 0 };

    for (size_t i = 0; i < tasks->count; i++) {
        const struct sync_task *task = tasks->items[i];

        if (task->hook) {
            if (waiting.hooks++ == 0)
                waiting.first_hook = task;
        } else if (waiting.resources++ == 0) {
            waiting.first_resource = task;
        }
        if (!pass->is_prune_confirmed && sync_prune_needs_confirmation(task, pass->options) &&
            waiting.confirmations++ == 0)
            waiting.first_confirmation = task;
    }
    return waiting;
}

static struct str message_of(const char *reason, const struct sync_task *first, size_t others,
                             const char *what, struct arena *arena)
{
    struct str group = first->gvk.group, kind = first->gvk.kind;

    if (others == 0)
        return str_of(arena_printf(arena, "waiting for %s %.*s/%.*s/%.*s", reason, STR_ARG(group),
                                   STR_ARG(kind), STR_ARG(first->name)));
    return str_of(arena_printf(arena, "waiting for %s %.*s/%.*s/%.*s and %zu more %s", reason,
                               STR_ARG(group), STR_ARG(kind), STR_ARG(first->name), others, what));
}

struct str sync_waiting_message(const struct sync_pass *pass, const struct sync_tasks *tasks,
                                enum wait_reason reason)
{
    struct waiting waiting = count_tasks(pass, tasks);
    const struct sync_task *first =
        waiting.first_hook ? waiting.first_hook : waiting.first_resource;
    const char *what = waiting.resources == 0 ? "hooks" : "resources";
    const char *text;

    if (!first)
        return STR_EMPTY;
    if (reason == WAIT_FOR_CREATION && waiting.first_confirmation)
        return message_of("pruning confirmation of", waiting.first_confirmation,
                          waiting.confirmations - 1, "resources", pass->arena);
    if (reason == WAIT_FOR_HEALTH)
        text = waiting.first_hook ? "completion of hook" : "healthy state of";
    else
        text = waiting.first_hook ? "deletion of hook" : "deletion of";
    return message_of(text, first, tasks->count - 1, what, pass->arena);
}
