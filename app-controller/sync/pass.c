#include "sync/pass.h"

#include "base/arena.h"
#include "data/json.h"
#include "gitops/hooks.h"
#include "gitops/options.h"
#include "sync/pass_failure.h"
#include "sync/pass_group.h"
#include "sync/pass_terminate.h"
#include "sync/pass_wait.h"

/*
 * The steps below run in order; each either goes on or ends the pass, having set phase and message.
 * The texts are what users and their tools know.
 */
struct run {
    struct sync_pass *pass;
    struct sync_tasks all;      /* in order */
    struct sync_tasks tasks;    /* without those for a failure */
    struct sync_tasks failures; /* the SyncFail hooks */
    bool has_started;           /* something was recorded by an earlier pass */
    bool is_multi_step;
};

enum step_result { STEP_GO_ON, STEP_END };

enum { PHASE_SYNC_FAIL = 3 };

static enum step_result end_pass(struct run *run, const char *phase, struct str message)
{
    run->pass->phase = str_of(phase);
    run->pass->message = message;
    return STEP_END;
}

/* ---- tasks ---- */

static bool has_definition(const struct sync_pass *pass, const struct sync_task *task)
{
    for (size_t i = 0; i < pass->definition_count; i++) {
        const struct json *definition = pass->definitions[i];

        if (str_equal(json_text_at(definition, "spec.group"), task->gvk.group) &&
            str_equal(json_text_at(definition, "spec.names.kind"), task->gvk.kind))
            return true;
    }
    return false;
}

/* The kind of a task may come into being with this very sync. */
static bool may_be_missing(const struct sync_pass *pass, const struct sync_task *task)
{
    return sync_option_is_on(task->target, pass->options, "SkipDryRunOnMissingResource") ||
           has_definition(pass, task);
}

static void check_task(struct sync_pass *pass, struct sync_task *task)
{
    CLEANUP(error_release) struct error err = { 0 };
    bool is_namespaced = !str_is_empty(task->namespace);
    struct str refusal;

    if (pass->actions->find_kind(pass->context, task->gvk, &is_namespaced, &err) < 0) {
        if (err.code == ERR_NOT_FOUND && may_be_missing(pass, task))
            task->skips_dry_run = true;
        else
            sync_record_error(pass, task, "SyncFailed", "", "", &err);
        return;
    }
    refusal = pass->actions->refusal(pass->context, task, is_namespaced, pass->arena);
    if (!str_is_empty(refusal))
        sync_record(pass, task, "SyncFailed", "", refusal);
}

/* Whether the namespace is there could not be found out: the sync goes on to fail with that. */
static void record_namespace_error(struct sync_pass *pass, struct sync_task *task)
{
    sync_record(pass, task, "SyncFailed", "Error",
                str_of(arena_printf(pass->arena, "namespace auto creation failed: %s",
                                    pass->namespace_error)));
}

static enum step_result make_tasks(struct run *run)
{
    struct sync_pass *pass = run->pass;
    struct str reasons;

    run->has_started = pass->plan.results->count > 0;
    run->all = sync_plan_build(&pass->plan, pass->arena);
    for (size_t i = 0; i < run->all.count; i++)
        if (run->all.items[i]->creates_namespace && pass->namespace_error)
            record_namespace_error(pass, run->all.items[i]);
        else if (sync_task_is_pending(run->all.items[i]))
            check_task(pass, run->all.items[i]);
    reasons = sync_failure_reasons(&run->all, "; ", true, pass->arena);
    for (size_t i = 0; i < run->all.count; i++) {
        const struct sync_task *task = run->all.items[i];

        if (task->result && str_equals(task->result->status, "SyncFailed") &&
            sync_task_is_pending(task)) {
            return end_pass(
                run, "Failed",
                str_of(arena_printf(pass->arena,
                                    "one or more synchronization tasks are not valid%s%.*s",
                                    reasons.len > 0 ? ": " : "", STR_ARG(reasons))));
        }
    }
    sync_plan_sort(&run->all, pass->options, pass->arena);
    return STEP_GO_ON;
}

/* ---- before the first change ---- */

/* A task that need not be done: both sides are there and equal, and only changes are wanted. */
static bool is_left_out(const struct sync_task *task, const struct sync_pass *pass)
{
    return texts_contain(pass->options, "ApplyOutOfSyncOnly=true") && !task->hook && task->target &&
           task->live && !task->is_modified;
}

static bool is_in_dry_run(const struct sync_task *task, void *context)
{
    const struct sync_pass *pass = context;

    return !task->skips_dry_run && sync_task_is_pending(task) && !is_left_out(task, pass);
}

static bool is_missing_namespace(const struct sync_task *task, void *context)
{
    (void)context;
    return task->creates_namespace && !task->live;
}

static enum step_result create_namespace(struct run *run)
{
    struct sync_pass *pass = run->pass;
    struct sync_tasks namespaces =
        sync_tasks_where(&run->all, pass->arena, is_missing_namespace, NULL);

    if (namespaces.count == 0 || pass->plan.operation->dry_run ||
        sync_group_run(pass, namespaces, false) != GROUP_FAILED)
        return STEP_GO_ON;
    sync_fail(pass, &run->failures, &namespaces, "the namespace failed to apply");
    return STEP_END;
}

static bool is_sync_fail(const struct sync_task *task, void *context)
{
    (void)context;
    return task->phase == PHASE_SYNC_FAIL;
}

static bool is_no_sync_fail(const struct sync_task *task, void *context)
{
    return !is_sync_fail(task, context);
}

static enum step_result try_everything(struct run *run)
{
    struct sync_pass *pass = run->pass;
    struct sync_tasks tried;

    if (run->has_started || pass->namespace_error)
        return STEP_GO_ON;
    run->failures = sync_tasks_where(&run->all, pass->arena, is_sync_fail, NULL);
    if (create_namespace(run) == STEP_END)
        return STEP_END;
    tried = sync_tasks_where(&run->all, pass->arena, is_in_dry_run, pass);
    if (sync_group_run(pass, tried, true) == GROUP_FAILED)
        return end_pass(run, "Failed", STR("one or more objects failed to apply (dry run)"));
    return STEP_GO_ON;
}

/* ---- what earlier passes started ---- */

static void judge_hook(struct sync_pass *pass, struct sync_task *task, const struct health *health)
{
    const char *status = task->result->status.ptr;

    if (!str_is_empty(health->error)) {
        sync_record(pass, task, status, "Error",
                    str_of(arena_printf(pass->arena, "failed to get resource health: %.*s",
                                        STR_ARG(health->error))));
        return;
    }
    if (!health->is_known || health->status == HEALTH_NONE || health->status == HEALTH_MISSING) {
        sync_record(pass, task, status, "Succeeded",
                    str_of(arena_printf(pass->arena, "%.*s created", STR_ARG(task->name))));
        return;
    }
    switch (health->status) {
    case HEALTH_HEALTHY:
        sync_record(pass, task, status, "Succeeded", health->message);
        break;
    case HEALTH_UNKNOWN:
    case HEALTH_DEGRADED:
        sync_record(pass, task, status, "Failed", health->message);
        break;
    default:
        sync_record(pass, task, status, "Running", health->message);
        break;
    }
}

static void judge_resource(struct sync_pass *pass, struct sync_task *task,
                           const struct health *health)
{
    const char *status = task->result->status.ptr;

    if (!str_is_empty(health->error))
        return;
    if (!health->is_known || health->status == HEALTH_NONE)
        sync_record(pass, task, status, "Succeeded", STR_EMPTY);
    else if (health->status == HEALTH_HEALTHY)
        sync_record(pass, task, status, "Succeeded", health->message);
    else if (health->status == HEALTH_DEGRADED)
        sync_record(pass, task, status, "Failed", health->message);
}

static enum step_result judge_running(struct run *run)
{
    struct sync_pass *pass = run->pass;

    for (size_t i = 0; i < run->all.count; i++) {
        struct sync_task *task = run->all.items[i];
        struct health health;

        if (!sync_task_is_running(task) || !task->live)
            continue;
        health = pass->actions->health(pass->context, task->live, pass->arena);
        if (task->hook)
            judge_hook(pass, task, &health);
        else
            judge_resource(pass, task, &health);
    }
    return STEP_GO_ON;
}

static bool is_multi_step(const struct sync_tasks *tasks)
{
    return tasks->count > 0 &&
           !sync_tasks_are_together(tasks->items[0], tasks->items[tasks->count - 1]);
}

static bool is_waited_for(const struct sync_task *task, void *context)
{
    const struct run *run = context;

    return sync_task_is_running(task) && (task->hook || run->is_multi_step);
}

/* What is waited for and was not seen: it may not be in the cache yet, or be gone for good. */
static void look_for(struct sync_pass *pass, struct sync_task *task)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *live = NULL;
    int found = pass->actions->get(pass->context, task, pass->arena, &live, &err);

    if (found < 0)
        sync_record_error(pass, task, NULL, "Error", "Failed to get live resource ", &err);
    else if (found == 0) {
        sync_record(pass, task, "SyncFailed", "Error",
                    str_of(arena_printf(pass->arena,
                                        "Resource %.*s/%.*s/%.*s is missing, it might have been "
                                        "deleted",
                                        STR_ARG(task->gvk.group), STR_ARG(task->gvk.kind),
                                        STR_ARG(task->name))));
    }
}

static enum step_result wait_for_running(struct run *run)
{
    struct sync_pass *pass = run->pass;
    struct sync_tasks waited;

    run->is_multi_step = is_multi_step(&run->all);
    waited = sync_tasks_where(&run->all, pass->arena, is_waited_for, run);
    if (waited.count == 0)
        return STEP_GO_ON;
    for (size_t i = 0; i < waited.count; i++)
        if (!waited.items[i]->live)
            look_for(pass, waited.items[i]);
    return end_pass(run, "Running", sync_waiting_message(pass, &waited, WAIT_FOR_HEALTH));
}

static bool is_pruned_but_there(const struct sync_task *task, void *context)
{
    (void)context;
    return sync_task_is_prune(task) && task->result && str_equals(task->result->status, "Pruned") &&
           json_at(task->live, "metadata.deletionTimestamp");
}

static enum step_result wait_for_deletions(struct run *run)
{
    struct sync_tasks waited =
        sync_tasks_where(&run->all, run->pass->arena, is_pruned_but_there, NULL);

    if (waited.count == 0)
        return STEP_GO_ON;
    return end_pass(run, "Running", sync_waiting_message(run->pass, &waited, WAIT_FOR_DELETION));
}

static enum step_result release_completed_hooks(struct run *run)
{
    sync_release_hooks(run->pass, &run->all);
    return STEP_GO_ON;
}

static bool is_unsuccessful(const struct sync_task *task, void *context)
{
    (void)context;
    return sync_task_is_completed(task) && !sync_task_has_succeeded(task);
}

static enum step_result end_on_failure(struct run *run)
{
    struct sync_pass *pass = run->pass;
    struct sync_tasks failed;

    run->failures = sync_tasks_where(&run->all, pass->arena, is_sync_fail, NULL);
    run->tasks = sync_tasks_where(&run->all, pass->arena, is_no_sync_fail, NULL);
    failed = sync_tasks_where(&run->tasks, pass->arena, is_unsuccessful, NULL);
    if (failed.count == 0)
        return STEP_GO_ON;
    sync_delete_hooks(pass, &run->all, HOOK_DELETE_FAILED);
    sync_fail(pass, &run->failures, &run->tasks,
              "one or more synchronization tasks completed unsuccessfully");
    return STEP_END;
}

/* ---- the next group ---- */

static bool is_to_do(const struct sync_task *task, void *context)
{
    return sync_task_is_pending(task) && !is_left_out(task, context);
}

static bool is_hook(const struct sync_task *task, void *context)
{
    (void)context;
    return task->hook != 0;
}

static bool is_in_group_of(const struct sync_task *task, void *context)
{
    return sync_tasks_are_together(task, context);
}

static bool is_running(const struct sync_task *task, void *context)
{
    (void)context;
    return sync_task_is_running(task);
}

static enum step_result after_failed_group(struct run *run, struct sync_tasks group)
{
    struct sync_pass *pass = run->pass;
    struct sync_tasks running = sync_tasks_where(&group, pass->arena, is_running, NULL);

    if (running.count == 0) {
        if (sync_fail(pass, &run->failures, &run->tasks, "one or more objects failed to apply"))
            sync_delete_hooks(pass, &run->all, HOOK_DELETE_FAILED);
        return STEP_END;
    }
    if (run->failures.count > 0)
        sync_fail(pass, &run->failures, &run->tasks, "one or more objects failed to apply");
    return end_pass(run, "Running", sync_waiting_message(pass, &running, WAIT_FOR_HEALTH));
}

static enum step_result after_successful_group(struct run *run, struct sync_tasks group,
                                               bool is_last)
{
    struct sync_pass *pass = run->pass;

    if (is_last && sync_tasks_where(&group, pass->arena, is_hook, NULL).count == 0) {
        sync_delete_hooks(pass, &run->all, HOOK_DELETE_SUCCEEDED);
        return end_pass(run, "Succeeded", STR("successfully synced (all tasks run)"));
    }
    return end_pass(run, "Running", sync_waiting_message(pass, &group, WAIT_FOR_HEALTH));
}

static enum step_result run_next_group(struct run *run)
{
    struct sync_pass *pass = run->pass;
    struct sync_tasks left = sync_tasks_where(&run->tasks, pass->arena, is_to_do, pass), group;
    enum group_outcome outcome;
    bool is_last;

    if (left.count == 0) {
        sync_delete_hooks(pass, &run->all, HOOK_DELETE_SUCCEEDED);
        return end_pass(run, "Succeeded", STR("successfully synced (no more tasks)"));
    }
    group = sync_tasks_where(&left, pass->arena, is_in_group_of, left.items[0]);
    is_last = group.count == left.count;
    outcome = sync_group_run(pass, group, false);
    if (outcome != GROUP_FAILED && !is_last)
        pass->actions->pause(pass->context);
    switch (outcome) {
    case GROUP_FAILED:
        return after_failed_group(run, group);
    case GROUP_SUCCESSFUL:
        return after_successful_group(run, group, is_last);
    default:
        return end_pass(run, "Running", sync_waiting_message(pass, &group, WAIT_FOR_CREATION));
    }
}

void sync_pass_run(struct sync_pass *pass)
{
    static enum step_result (*const steps[])(struct run * run) = {
        make_tasks,         try_everything,          judge_running,  wait_for_running,
        wait_for_deletions, release_completed_hooks, end_on_failure, run_next_group,
    };
    struct run run = { .pass = pass };

    if (pass->is_terminating) {
        sync_terminate(pass);
        return;
    }
    for (size_t i = 0; i < sizeof(steps) / sizeof(*steps); i++)
        if (steps[i](&run) == STEP_END)
            return;
}
