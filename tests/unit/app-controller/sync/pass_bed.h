#pragma once

/*
 * A cluster for the parts of a pass: it logs what is done to it and answers as the test says. The
 * names of objects are what it goes by.
 */

#include "base/strbuf.h"
#include "fake/values.h"
#include "gitops/tracking.h"
#include "sync/pass_group.h"

struct pass_bed {
    struct arena *arena;
    struct strbuf log;
    const char *refuses;         /* to apply or to delete; a name */
    const char *keeps_finalizer; /* a name: its hook finalizer cannot be removed */
    bool is_missing;             /* deleting answers "not found", getting nothing */
    struct health health;
    struct operation operation;
    struct tracking tracking;
    struct sync_results results;
    struct sync_pass pass;
    struct sync_task *items[8];
    struct sync_tasks tasks;
};

static inline bool bed_is(const char *name, const struct json *object)
{
    return name && str_equals(resource_name(object), name);
}

static inline int bed_find_kind(void *context, struct group_version_kind gvk, bool *is_namespaced,
                                struct error *err)
{
    (void)context;
    (void)gvk;
    (void)err;
    *is_namespaced = true;
    return 0;
}

static inline struct str bed_refusal(void *context, const struct sync_task *task,
                                     bool is_namespaced, struct arena *arena)
{
    (void)context;
    (void)task;
    (void)is_namespaced;
    (void)arena;
    return STR_EMPTY;
}

static inline int bed_get(void *context, const struct sync_task *task, struct arena *arena,
                          const struct json **out, struct error *err)
{
    const struct pass_bed *bed = context;

    (void)arena;
    (void)err;
    if (bed->is_missing)
        return 0;
    *out = task->target;
    return 1;
}

static inline int bed_apply(void *context, const struct sync_task *task, bool dry_run,
                            struct arena *arena, struct str *message, struct error *err)
{
    struct pass_bed *bed = context;

    (void)arena;
    if (bed_is(bed->refuses, task->target))
        return error_set(err, ERR_INVALID, "%s is refused", bed->refuses);
    strbuf_printf(&bed->log, "%s %.*s\n", dry_run ? "try" : "apply", STR_ARG(task->name));
    *message = STR("applied");
    return 0;
}

static inline int bed_remove(void *context, const struct json *live, struct error *err)
{
    struct pass_bed *bed = context;

    if (bed_is(bed->refuses, live))
        return error_set(err, ERR_FORBIDDEN, "%s stays", bed->refuses);
    if (bed->is_missing)
        return error_set(err, ERR_NOT_FOUND, "not found");
    strbuf_printf(&bed->log, "delete %.*s\n", STR_ARG(resource_name(live)));
    return 0;
}

static inline int bed_remove_finalizer(void *context, const struct json *live, struct error *err)
{
    struct pass_bed *bed = context;

    if (bed_is(bed->keeps_finalizer, live))
        return error_set(err, ERR_FORBIDDEN, "it stays");
    strbuf_printf(&bed->log, "release %.*s\n", STR_ARG(resource_name(live)));
    return 0;
}

static inline struct health bed_health(void *context, const struct json *live, struct arena *arena)
{
    const struct pass_bed *bed = context;

    (void)live;
    (void)arena;
    return bed->health;
}

static inline void bed_pause(void *context)
{
    (void)context;
}

static inline void bed_run_all(void *context, size_t count,
                               void (*run)(void *argument, size_t index), void *argument)
{
    (void)context;
    for (size_t i = 0; i < count; i++)
        run(argument, i);
}

static const struct sync_actions bed_actions = {
    bed_find_kind,        bed_refusal, bed_get,   bed_apply,   bed_remove,
    bed_remove_finalizer, bed_health,  bed_pause, bed_run_all,
};

static inline void open_bed(struct pass_bed *bed)
{
    *bed = (struct pass_bed){ .arena = arena_new() };
    bed->log = (struct strbuf)STRBUF_INIT(64 * 1024);
    bed->health = (struct health){ .message = STR_EMPTY, .error = STR_EMPTY };
    bed->operation.prune = true;
    bed->tracking = (struct tracking){ TRACKING_LABEL, TRACKING_DEFAULT_LABEL, "" };
    bed->results = sync_results_read(NULL, bed->arena);
    bed->tasks.items = bed->items;
    bed->pass = (struct sync_pass){
        .plan = { .operation = &bed->operation,
                  .tracking = &bed->tracking,
                  .destination_namespace = STR("ns"),
                  .results = &bed->results },
        .actions = &bed_actions,
        .context = bed,
        .arena = bed->arena,
    };
}

static inline void close_bed(struct pass_bed *bed)
{
    strbuf_release(&bed->log);
    arena_free(bed->arena);
}

/* A task of a ConfigMap; `target` or `live` may be NULL, `phase` is its recorded one or NULL. */
static inline struct sync_task *bed_task(struct pass_bed *bed, const char *target, const char *live,
                                         const char *phase)
{
    struct sync_task *task = ARENA_NEW(bed->arena, struct sync_task);
    const struct json *object;

    task->phase = 1;
    task->target = target ? value_of(bed->arena, target) : NULL;
    task->live = live ? value_of(bed->arena, live) : NULL;
    object = sync_task_object(task);
    task->gvk = resource_gvk(object);
    task->name = resource_name(object);
    task->namespace = STR("ns");
    bed->items[bed->tasks.count++] = task;
    if (phase)
        sync_record(&bed->pass, task, "Synced", phase, STR_EMPTY);
    return task;
}

#define BED_OBJECT(name) "{apiVersion: v1, kind: ConfigMap, metadata: {name: " name "}}"
#define BED_HOOK(name, policy)                                                                     \
    "{apiVersion: v1, kind: ConfigMap, metadata: {name: " name ", finalizers: "                    \
    "[argocd.argoproj.io/hook-finalizer], annotations: {argocd.argoproj.io/hook: PreSync, "        \
    "argocd.argoproj.io/hook-delete-policy: " policy "}}}"

static inline const char *bed_log(const struct pass_bed *bed)
{
    return bed->log.ptr ? bed->log.ptr : "";
}

/* What was logged so far counts no more. */
static inline void bed_forget(struct pass_bed *bed)
{
    strbuf_release(&bed->log);
    bed->log = (struct strbuf)STRBUF_INIT(64 * 1024);
}

static inline bool bed_recorded(const struct sync_task *task, const char *status, const char *phase,
                                const char *message)
{
    return task->result && str_equals(task->result->status, status) &&
           str_equals(task->result->hook_phase, phase) &&
           str_equals(task->result->message, message);
}
