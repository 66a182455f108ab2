#include "gitops/order.h"

#include "data/json.h"
#include "gitops/resource.h"

#include <stdlib.h>

static const char *const kinds[] = {
    "Namespace",
    "NetworkPolicy",
    "ResourceQuota",
    "LimitRange",
    "PodSecurityPolicy",
    "PodDisruptionBudget",
    "ServiceAccount",
    "Secret",
    "SecretList",
    "ConfigMap",
    "StorageClass",
    "PersistentVolume",
    "PersistentVolumeClaim",
    "CustomResourceDefinition",
    "ClusterRole",
    "ClusterRoleList",
    "ClusterRoleBinding",
    "ClusterRoleBindingList",
    "Role",
    "RoleList",
    "RoleBinding",
    "RoleBindingList",
    "Service",
    "DaemonSet",
    "Pod",
    "ReplicationController",
    "ReplicaSet",
    "Deployment",
    "HorizontalPodAutoscaler",
    "StatefulSet",
    "Job",
    "CronJob",
    "IngressClass",
    "Ingress",
    "APIService",
};

enum { KIND_COUNT = sizeof(kinds) / sizeof(kinds[0]) };

int order_phase_rank(struct str phase)
{
    static const char *const phases[] = { "PreSync", "Sync", "PostSync", "SyncFail" };

    for (int i = 0; i < 4; i++) {
        if (str_equals(phase, phases[i]))
            return i;
    }
    return 1;
}

int order_kind_rank(struct str kind)
{
    for (int i = 0; i < KIND_COUNT; i++) {
        if (str_equals(kind, kinds[i]))
            return i;
    }
    return KIND_COUNT;
}

int order_compare(const struct order_key *a, const struct order_key *b)
{
    int rank = order_kind_rank(a->kind) - order_kind_rank(b->kind);

    if (a->phase != b->phase)
        return a->phase - b->phase;
    if (a->wave != b->wave)
        return a->wave < b->wave ? -1 : 1;
    return rank ? rank : str_compare(a->name, b->name);
}

static int compare_tasks(const void *a, const void *b)
{
    return order_compare(&((const struct order_task *)a)->key,
                         &((const struct order_task *)b)->key);
}

static bool is_namespace(const struct order_task *task)
{
    return task->target && resource_is_kind(task->target, "", "Namespace");
}

static bool needs_namespace(const struct order_task *task, const struct order_task *namespace)
{
    return task->target &&
           str_equal(resource_namespace(task->target), resource_name(namespace->target));
}

static bool is_definition(const struct order_task *task)
{
    return task->target && resource_is_crd(task->target);
}

static bool needs_definition(const struct order_task *task, const struct order_task *definition)
{
    struct group_version_kind gvk = resource_gvk(task->target);
    const struct json *spec = json_get(definition->target, "spec");

    return task->target && str_equal(gvk.group, json_string(json_get(spec, "group"))) &&
           str_equal(gvk.kind, json_text_at(spec, "names.kind"));
}

/* Move task `from` directly before task `to`, which stands before it. */
static void move_before(struct order_task *tasks, size_t from, size_t to)
{
    struct order_task moved = tasks[from];

    moved.key.phase = tasks[to].key.phase;
    moved.key.wave = tasks[to].key.wave;
    memmove(&tasks[to + 1], &tasks[to], (from - to) * sizeof(*tasks));
    tasks[to] = moved;
}

static void move_dependencies(struct order_task *tasks, size_t count,
                              bool (*is_needed)(const struct order_task *),
                              bool (*needs)(const struct order_task *, const struct order_task *))
{
    for (size_t i = 1; i < count; i++) {
        if (!is_needed(&tasks[i]))
            continue;
        for (size_t j = 0; j < i; j++) {
            if (is_needed(&tasks[j]) || !needs(&tasks[j], &tasks[i]))
                continue;
            move_before(tasks, i, j);
            break;
        }
    }
}

void order_tasks(struct order_task *tasks, size_t count)
{
    qsort(tasks, count, sizeof(*tasks), compare_tasks);
    move_dependencies(tasks, count, is_namespace, needs_namespace);
    move_dependencies(tasks, count, is_definition, needs_definition);
}
