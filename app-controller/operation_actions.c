#include "operation_actions.h"

#include "argo/settings.h"
#include "base/arena.h"
#include "config.h"
#include "controller.h"
#include "data/json.h"
#include "gitops/options.h"
#include "io/fiber.h"
#include "kube/discovery.h"
#include "live/clusters.h"
#include "sync/apply.h"

static struct apply_target where(const struct operation_target *target)
{
    return (struct apply_target){
        .client = cluster_cache_client(target->cache),
        .discovery = cluster_cache_discovery(target->cache, target->run->arena),
        .act_as = target->act_as,
    };
}

static int find_kind(void *context, struct group_version_kind gvk, bool *is_namespaced,
                     struct error *err)
{
    const struct operation_target *target = context;
    const struct kube_gvk wanted = { gvk.group, gvk.version, gvk.kind };
    const struct kube_api *api;

    if (kube_discovery_require(cluster_cache_discovery(target->cache, target->run->arena), wanted,
                               KUBE_GET, &api, err) < 0)
        return -1;
    *is_namespaced = api->resource.is_namespaced;
    return 0;
}

static struct str refusal(void *context, const struct sync_task *task, bool is_namespaced,
                          struct arena *arena)
{
    const struct operation_target *target = context;
    const struct project *project = &target->run->project;

    if (!project_permits_kind(project, task->gvk.group, task->gvk.kind, task->name, is_namespaced))
        return str_of(arena_printf(arena, "resource %.*s:%.*s is not permitted in project %.*s",
                                   STR_ARG(task->gvk.group), STR_ARG(task->gvk.kind),
                                   STR_ARG(project->name)));
    if (is_namespaced && !project_permits_destination(
                             project, managed_cluster_info(target->cluster), task->namespace))
        return str_of(arena_printf(arena, "namespace %.*s is not permitted in project '%.*s'",
                                   STR_ARG(task->namespace), STR_ARG(project->name)));
    return STR_EMPTY;
}

static int get(void *context, const struct sync_task *task, struct arena *arena,
               const struct json **out, struct error *err)
{
    const struct operation_target *target = context;
    const struct apply_target place = where(target);

    if (apply_get(&place, sync_task_object(task), arena, out, err) < 0)
        return error_prefix(err, "failed to get resource");
    return *out != NULL;
}

static int apply(void *context, const struct sync_task *task, bool dry_run, struct arena *arena,
                 struct str *message, struct error *err)
{
    const struct operation_target *target = context;
    struct controller *controller = target->run->controller;
    const struct apply_target place = where(target);
    bool is_replace = sync_option_is_on(task->target, target->options, "Replace") ||
                      (task->live && resource_has_sync_option(task->live, "Replace=true"));
    bool is_force = target->run->operation.force ||
                    resource_has_sync_option(task->target, "Force=true") ||
                    (task->live && resource_has_sync_option(task->live, "Force=true"));
    const struct apply_request request = {
        .target = task->target,
        .live = task->live,
        .is_dry_run = dry_run,
        .is_replace = is_replace,
        .is_force = is_force,
        .is_server_side = !dry_run && sync_option_server_side_apply(task->target, target->options),
        .migrated_manager = target->migrated_manager,
    };
    int result;

    fiber_gate_enter(&controller->kubectl);
    result = apply_object(&place, &request, arena, message, err);
    fiber_gate_leave(&controller->kubectl);
    return result;
}

static int remove_object(void *context, const struct json *live, struct error *err)
{
    const struct operation_target *target = context;
    const struct apply_target place = where(target);

    return apply_delete(&place, live, propagation_name(sync_option_propagation(target->options)),
                        err);
}

static int remove_hook_finalizer(void *context, const struct json *live, struct error *err)
{
    const struct operation_target *target = context;
    const struct apply_target place = where(target);

    return apply_remove_finalizer(&place, live, HOOK_FINALIZER, err);
}

static struct health health(void *context, const struct json *live, struct arena *arena)
{
    const struct operation_target *target = context;

    return health_assess(live, &target->run->settings->overrides, arena);
}

static void pause_between_waves(void *context)
{
    const struct operation_target *target = context;
    int64_t delay_ms = (int64_t)target->run->controller->config->wave_delay_s * 1000;

    if (delay_ms > 0)
        fiber_sleep_ms(delay_ms);
}

static void run_all(void *context, size_t count, void (*run)(void *argument, size_t index),
                    void *argument)
{
    const struct operation_target *target = context;
    int limit = target->run->controller->config->kubectl_parallelism;

    fiber_each(count, limit > 0 ? (size_t)limit : 0, run, argument);
}

const struct sync_actions operation_actions = {
    .find_kind = find_kind,
    .refusal = refusal,
    .get = get,
    .apply = apply,
    .remove = remove_object,
    .remove_hook_finalizer = remove_hook_finalizer,
    .health = health,
    .pause = pause_between_waves,
    .run_all = run_all,
};
