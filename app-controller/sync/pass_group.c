#include "sync/pass_group.h"

#include "base/arena.h"
#include "data/json.h"
#include "gitops/hooks.h"
#include "gitops/options.h"

#include <stdlib.h>

struct sync_tasks sync_tasks_where(const struct sync_tasks *tasks, struct arena *arena,
                                   bool (*is_wanted)(const struct sync_task *task, void *context),
                                   void *context)
{
    struct sync_tasks found = { arena_alloc(arena, tasks->count * sizeof(*found.items)), 0 };

    for (size_t i = 0; i < tasks->count; i++)
        if (is_wanted(tasks->items[i], context))
            found.items[found.count++] = tasks->items[i];
    return found;
}

void sync_record(struct sync_pass *pass, struct sync_task *task, const char *status,
                 const char *hook_phase, struct str message)
{
    sync_results_record(pass->plan.results, task, status, hook_phase, message, pass->arena);
}

static const char *status_of(const struct sync_task *task)
{
    return task->result ? task->result->status.ptr : "";
}

void sync_record_error(struct sync_pass *pass, struct sync_task *task, const char *status,
                       const char *hook_phase, const char *prefix, const struct error *err)
{
    /* Where an API server shows what was to change, its words end with a line break. */
    sync_record(pass, task, status ? status : status_of(task), hook_phase,
                str_trim(str_of(arena_printf(pass->arena, "%s%s", prefix, error_text(err)))));
}

/* ---- running several at a time ---- */

struct group {
    struct sync_pass *pass;
    struct sync_tasks tasks;
    bool is_dry_run;
    bool has_failed, is_pending;
};

/* Successes of the trial before a sync are no results; those of a sync that is a trial are. */
static bool is_recorded(const struct group *group)
{
    return !group->is_dry_run || group->pass->plan.operation->dry_run;
}

static bool is_prune(const struct sync_task *task, void *context)
{
    (void)context;
    return sync_task_is_prune(task);
}

static bool is_creation(const struct sync_task *task, void *context)
{
    (void)context;
    return !sync_task_is_prune(task);
}

static bool is_pending_hook_with_live(const struct sync_task *task, void *context)
{
    (void)context;
    return task->hook && task->live && sync_task_is_pending(task);
}

static bool is_hook_to_recreate(const struct sync_task *task, void *context)
{
    return is_pending_hook_with_live(task, context) &&
           (hook_delete_policies(task->target) & HOOK_DELETE_BEFORE_CREATION);
}

/* `run` gets the group, with only the chosen tasks in it. */
static void run_chosen(struct group *group, struct sync_tasks chosen,
                       void (*run)(void *group, size_t index))
{
    struct group part = *group;

    part.tasks = chosen;
    group->pass->actions->run_all(group->pass->context, chosen.count, run, &part);
    group->has_failed = part.has_failed;
    group->is_pending = part.is_pending;
}

/* ---- 1: hooks of an earlier sync ---- */

static void remove_finalizer(void *argument, size_t index)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct group *group = argument;
    struct sync_pass *pass = group->pass;
    struct sync_task *task = group->tasks.items[index];

    if (pass->actions->remove_hook_finalizer(pass->context, task->live, &err) == 0)
        return;
    group->has_failed = true;
    sync_record_error(pass, task, NULL, "Error", "failed to remove hook finalizer: ", &err);
}

static void recreate_hook(void *argument, size_t index)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct group *group = argument;
    struct sync_pass *pass = group->pass;
    struct sync_task *task = group->tasks.items[index];

    if (pass->actions->remove(pass->context, task->live, &err) == 0) {
        group->is_pending = true;
    } else if (err.code == ERR_NOT_FOUND) {
        task->live = NULL;
    } else {
        group->has_failed = true;
        sync_record_error(pass, task, NULL, "Error",
                          "failed to delete resource: failed to delete resource: ", &err);
    }
}

/* ---- 2: prunes ---- */

static const char *prune_refusal(const struct sync_pass *pass, const struct sync_task *task)
{
    if (!pass->plan.operation->prune)
        return "ignored (requires pruning)";
    if (str_equals(sync_option_value(task->live, pass->options, "Prune"), "false"))
        return "ignored (no prune)";
    return NULL;
}

static bool is_being_deleted(const struct json *live)
{
    return json_at(live, "metadata.deletionTimestamp") != NULL;
}

static void prune(void *argument, size_t index)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct group *group = argument;
    struct sync_pass *pass = group->pass;
    struct sync_task *task = group->tasks.items[index];
    const char *refusal = prune_refusal(pass, task);
    bool dry_run = group->is_dry_run || pass->plan.operation->dry_run;

    if (refusal && is_recorded(group))
        sync_record(pass, task, "PruneSkipped", "Succeeded", str_of(refusal));
    if (refusal)
        return;
    if (dry_run) {
        if (is_recorded(group))
            sync_record(pass, task, "Pruned", "Succeeded", STR("pruned (dry run)"));
        return;
    }
    if (is_being_deleted(task->live) ||
        pass->actions->remove(pass->context, task->live, &err) == 0) {
        sync_record(pass, task, "Pruned", "Succeeded", STR("pruned"));
        return;
    }
    group->has_failed = true;
    sync_record_error(pass, task, "SyncFailed", "Failed", "", &err);
}

static bool waits_for_confirmation(const struct sync_pass *pass, const struct sync_tasks *prunes)
{
    for (size_t i = 0; i < prunes->count && !pass->is_prune_confirmed; i++)
        if (sync_prune_needs_confirmation(prunes->items[i], pass->options))
            return true;
    return false;
}

/* ---- 4: creations ---- */

static void apply(void *argument, size_t index)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct group *group = argument;
    struct sync_pass *pass = group->pass;
    struct sync_task *task = group->tasks.items[index];
    bool dry_run = group->is_dry_run || pass->plan.operation->dry_run;
    struct str message = STR_EMPTY;

    if (pass->actions->apply(pass->context, task, dry_run, pass->arena, &message, &err) < 0) {
        group->has_failed = true;
        sync_record_error(pass, task, "SyncFailed", "Failed", "", &err);
    } else if (is_recorded(group)) {
        sync_record(pass, task, "Synced", dry_run ? "Succeeded" : "Running", message);
    }
}

/* Tasks of one kind that stand together are applied at the same time, one kind after another. */
static void apply_by_kind(struct group *group, struct sync_tasks creations)
{
    for (size_t begin = 0, end; begin < creations.count; begin = end) {
        for (end = begin + 1; end < creations.count; end++)
            if (!str_equal(creations.items[end]->gvk.kind, creations.items[begin]->gvk.kind))
                break;
        run_chosen(group, (struct sync_tasks){ creations.items + begin, end - begin }, apply);
    }
}

static enum group_outcome outcome_of(const struct group *group)
{
    if (group->has_failed)
        return GROUP_FAILED;
    return group->is_pending ? GROUP_PENDING : GROUP_SUCCESSFUL;
}

enum group_outcome sync_group_run(struct sync_pass *pass, struct sync_tasks tasks, bool is_dry_run)
{
    struct group group = { .pass = pass, .tasks = tasks, .is_dry_run = is_dry_run };
    bool changes = !is_dry_run && !pass->plan.operation->dry_run;
    struct sync_tasks prunes = sync_tasks_where(&tasks, pass->arena, is_prune, NULL);

    if (changes)
        run_chosen(&group, sync_tasks_where(&tasks, pass->arena, is_pending_hook_with_live, NULL),
                   remove_finalizer);
    if (group.has_failed)
        return GROUP_FAILED;
    if (waits_for_confirmation(pass, &prunes))
        return GROUP_PENDING;
    run_chosen(&group, prunes, prune);
    if (group.has_failed)
        return GROUP_FAILED;
    if (changes)
        run_chosen(&group, sync_tasks_where(&tasks, pass->arena, is_hook_to_recreate, NULL),
                   recreate_hook);
    if (group.has_failed || group.is_pending)
        return outcome_of(&group);
    apply_by_kind(&group, sync_tasks_where(&tasks, pass->arena, is_creation, NULL));
    return outcome_of(&group);
}

/* ---- hooks at the end of a sync ---- */

static bool has_live_hook(const struct sync_task *task, void *context)
{
    unsigned policy = *(const unsigned *)context;

    return task->hook && task->live && !sync_task_is_running(task) &&
           (hook_delete_policies(task->target) & policy);
}

static void delete_hook(void *argument, size_t index)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct group *group = argument;
    struct sync_pass *pass = group->pass;
    struct sync_task *task = group->tasks.items[index];

    if (pass->actions->remove_hook_finalizer(pass->context, task->live, &err) < 0 ||
        (pass->actions->remove(pass->context, task->live, &err) < 0 && err.code != ERR_NOT_FOUND))
        sync_record_error(pass, task, NULL, "Error",
                          "failed to delete resource: failed to delete resource: ", &err);
}

void sync_delete_hooks(struct sync_pass *pass, const struct sync_tasks *tasks, unsigned policy)
{
    struct group group = { .pass = pass };

    run_chosen(&group, sync_tasks_where(tasks, pass->arena, has_live_hook, &policy), delete_hook);
}
