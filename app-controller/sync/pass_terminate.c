#include "sync/pass_terminate.h"

#include "base/arena.h"
#include "data/json.h"
#include "gitops/hooks.h"
#include "sync/pass_group.h"

void sync_release_hooks(struct sync_pass *pass, const struct sync_tasks *tasks)
{
    for (size_t i = 0; i < tasks->count; i++) {
        CLEANUP(error_release) struct error err = { 0 };
        struct sync_task *task = tasks->items[i];

        if (!task->hook || !task->live || !sync_task_is_completed(task) ||
            !resource_has_finalizer(task->live, HOOK_FINALIZER))
            continue;
        if (pass->actions->remove_hook_finalizer(pass->context, task->live, &err) < 0)
            sync_record_error(pass, task, NULL, "Error", "Failed to remove hook finalizer: ", &err);
    }
}

/* False when the hook could not be ended cleanly. */
static bool end_hook(struct sync_pass *pass, struct sync_task *task)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *live = task->live;
    struct health health;
    bool is_running, is_good;

    if (!live) {
        int found = pass->actions->get(pass->context, task, pass->arena, &live, &err);

        if (found < 0) {
            sync_record_error(pass, task, NULL, "Error", "Failed to get live resource: ", &err);
            return false;
        }
        if (found == 0) {
            sync_record(pass, task, task->result->status.ptr, "Succeeded", STR("Terminated"));
            return true;
        }
    }
    health = pass->actions->health(pass->context, live, pass->arena);
    is_good = !health.is_known || health.status == HEALTH_HEALTHY;
    is_running = health.is_known &&
                 (health.status == HEALTH_PROGRESSING || health.status == HEALTH_SUSPENDED);
    if (pass->actions->remove_hook_finalizer(pass->context, live, &err) < 0) {
        sync_record_error(pass, task, NULL, "Error", "Failed to remove hook finalizer: ", &err);
        return false;
    }
    if ((!str_is_empty(health.error) || is_running ||
         (hook_delete_policies(task->target) & HOOK_DELETE_FAILED)) &&
        pass->actions->remove(pass->context, live, &err) < 0 && err.code != ERR_NOT_FOUND) {
        sync_record_error(pass, task, NULL, "Error", "Failed to delete: ", &err);
        return false;
    }
    if (!str_is_empty(health.error))
        sync_record(pass, task, task->result->status.ptr, "Error",
                    str_of(arena_printf(pass->arena, "Failed to get hook health: %.*s",
                                        STR_ARG(health.error))));
    else if (is_good)
        sync_record(pass, task, task->result->status.ptr, "Succeeded", health.message);
    else
        sync_record(pass, task, task->result->status.ptr, "Failed",
                    is_running ? STR("Terminated") : health.message);
    return true;
}

void sync_terminate(struct sync_pass *pass)
{
    struct sync_tasks tasks = sync_plan_build(&pass->plan, pass->arena);
    bool is_clean = true;

    sync_release_hooks(pass, &tasks);
    for (size_t i = 0; i < tasks.count; i++)
        if (tasks.items[i]->hook && sync_task_is_running(tasks.items[i]) &&
            !end_hook(pass, tasks.items[i]))
            is_clean = false;
    pass->phase = is_clean ? STR("Failed") : STR("Error");
    pass->message =
        is_clean ? STR("Operation terminated") : STR("Operation termination had errors");
}
