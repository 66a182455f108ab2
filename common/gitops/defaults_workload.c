/* Kinds that run pods. */
#include "data/json.h"
#include "gitops/defaults_rules.h"

static struct json *spec_of(struct defaulting *defaulting, struct json *object)
{
    return json_edit_object(defaulting->arena, object, "spec");
}

/* The block of a rolling update: made when it is missing. */
static struct json *rolling_block(struct defaulting *defaulting, struct json *strategy)
{
    return json_edit_object(defaulting->arena, strategy, "rollingUpdate");
}

static bool is_type(const struct json *strategy, const char *type)
{
    return str_equals(json_string(json_get(strategy, "type")), type);
}

static void default_deployment(struct defaulting *defaulting, struct json *object)
{
    static const struct default_row rows[] = {
        { "replicas", "1" },
        { "revisionHistoryLimit", "10" },
        { "progressDeadlineSeconds", "600" },
        { NULL, NULL },
    };
    static const struct default_row rolling[] = { { "maxUnavailable", "\"25%\"" },
                                                  { "maxSurge", "\"25%\"" },
                                                  { NULL, NULL } };
    struct json *spec = spec_of(defaulting, object);
    struct json *strategy = json_edit_object(defaulting->arena, spec, "strategy");

    default_rows(defaulting, spec, rows);
    if (default_is_unset(strategy, "type"))
        default_set(defaulting, strategy, "type", "\"RollingUpdate\"");
    if (is_type(strategy, "RollingUpdate"))
        default_rows(defaulting, rolling_block(defaulting, strategy), rolling);
}

static void default_replica_set(struct defaulting *defaulting, struct json *object)
{
    static const struct default_row rows[] = { { "replicas", "1" }, { NULL, NULL } };

    default_rows(defaulting, spec_of(defaulting, object), rows);
}

static void default_daemon_set(struct defaulting *defaulting, struct json *object)
{
    static const struct default_row rows[] = { { "revisionHistoryLimit", "10" }, { NULL, NULL } };
    static const struct default_row rolling[] = { { "maxUnavailable", "1" },
                                                  { "maxSurge", "0" },
                                                  { NULL, NULL } };
    struct json *spec = spec_of(defaulting, object);
    struct json *strategy = json_edit_object(defaulting->arena, spec, "updateStrategy");

    default_rows(defaulting, spec, rows);
    if (default_is_unset(strategy, "type"))
        default_set(defaulting, strategy, "type", "\"RollingUpdate\"");
    if (is_type(strategy, "RollingUpdate"))
        default_rows(defaulting, rolling_block(defaulting, strategy), rolling);
}

static void default_claim(struct defaulting *defaulting, struct json *claim)
{
    static const struct default_row mode[] = { { "volumeMode", "\"Filesystem\"" }, { NULL, NULL } };
    static const struct default_row phase[] = { { "phase", "\"Pending\"" }, { NULL, NULL } };

    default_rows(defaulting, spec_of(defaulting, claim), mode);
    default_rows(defaulting, json_edit_object(defaulting->arena, claim, "status"), phase);
}

static void default_stateful_set(struct defaulting *defaulting, struct json *object)
{
    static const struct default_row rows[] = {
        { "podManagementPolicy", "\"OrderedReady\"" },
        { "replicas", "1" },
        { "revisionHistoryLimit", "10" },
        { NULL, NULL },
    };
    static const struct default_row rolling[] = { { "partition", "0" }, { NULL, NULL } };
    static const struct default_row retention[] = { { "whenDeleted", "\"Retain\"" },
                                                    { "whenScaled", "\"Retain\"" },
                                                    { NULL, NULL } };
    struct json *spec = spec_of(defaulting, object);
    struct json *strategy = json_edit_object(defaulting->arena, spec, "updateStrategy");

    default_rows(defaulting, spec, rows);
    /* An explicit type without a block gets none. */
    if (default_is_unset(strategy, "type")) {
        default_set(defaulting, strategy, "type", "\"RollingUpdate\"");
        rolling_block(defaulting, strategy);
    }
    if (is_type(strategy, "RollingUpdate") && default_object(defaulting, strategy, "rollingUpdate"))
        default_rows(defaulting, rolling_block(defaulting, strategy), rolling);
    default_rows(defaulting,
                 json_edit_object(defaulting->arena, spec, "persistentVolumeClaimRetentionPolicy"),
                 retention);
    default_each(defaulting, spec, "volumeClaimTemplates", default_claim);
}

static void copy_labels(struct defaulting *defaulting, struct json *object,
                        const struct json *labels)
{
    if (json_count(labels) > 0 && json_count(json_at(object, "metadata.labels")) == 0)
        json_set(defaulting->arena, json_edit_object(defaulting->arena, object, "metadata"),
                 "labels", labels);
}

static void default_replication_controller(struct defaulting *defaulting, struct json *object)
{
    static const struct default_row rows[] = { { "replicas", "1" }, { NULL, NULL } };
    const struct json *labels = json_at(object, "spec.template.metadata.labels");
    struct json *spec = spec_of(defaulting, object);

    if (json_count(labels) > 0 && json_count(json_get(spec, "selector")) == 0)
        json_set(defaulting->arena, spec, "selector", labels);
    copy_labels(defaulting, object, labels);
    default_rows(defaulting, spec, rows);
}

/* ---- jobs ---- */

static void default_pod_condition(struct defaulting *defaulting, struct json *condition)
{
    static const struct default_row rows[] = { { "status", "\"True\"" }, { NULL, NULL } };

    default_rows(defaulting, condition, rows);
}

static void default_failure_rule(struct defaulting *defaulting, struct json *rule)
{
    default_each(defaulting, rule, "onPodConditions", default_pod_condition);
}

static void default_job(struct defaulting *defaulting, struct json *object)
{
    static const struct default_row rows[] = {
        { "parallelism", "1" }, { "completionMode", "\"NonIndexed\"" },
        { "suspend", "false" }, { "manualSelector", "false" },
        { NULL, NULL },
    };
    struct json *spec = spec_of(defaulting, object);
    struct json *policy = default_object(defaulting, spec, "podFailurePolicy");
    bool is_per_index = json_get(spec, "backoffLimitPerIndex") != NULL;

    if (!json_get(spec, "completions") && !json_get(spec, "parallelism"))
        default_set(defaulting, spec, "completions", "1");
    default_rows(defaulting, spec, rows);
    if (!json_get(spec, "backoffLimit"))
        default_set(defaulting, spec, "backoffLimit", is_per_index ? "2147483647" : "6");
    copy_labels(defaulting, object, json_at(spec, "template.metadata.labels"));
    if (policy)
        default_each(defaulting, policy, "rules", default_failure_rule);
    if (default_is_unset(spec, "podReplacementPolicy"))
        default_set(defaulting, spec, "podReplacementPolicy",
                    policy ? "\"Failed\"" : "\"TerminatingOrFailed\"");
}

static void default_cron_job(struct defaulting *defaulting, struct json *object)
{
    static const struct default_row rows[] = {
        { "concurrencyPolicy", "\"Allow\"" },
        { "suspend", "false" },
        { "successfulJobsHistoryLimit", "3" },
        { "failedJobsHistoryLimit", "1" },
        { NULL, NULL },
    };

    default_rows(defaulting, spec_of(defaulting, object), rows);
}

/* ---- autoscaling ---- */

static void default_hpa_v1(struct defaulting *defaulting, struct json *object)
{
    static const struct default_row rows[] = { { "minReplicas", "1" }, { NULL, NULL } };

    default_rows(defaulting, spec_of(defaulting, object), rows);
}

static void default_scaling(struct defaulting *defaulting, struct json *behavior, const char *field,
                            const struct default_row *rows)
{
    default_rows(defaulting, json_edit_object(defaulting->arena, behavior, field), rows);
}

static void default_hpa_v2(struct defaulting *defaulting, struct json *object)
{
    static const struct default_row up[] = {
        { "stabilizationWindowSeconds", "0" },
        { "selectPolicy", "\"Max\"" },
        { "policies", "[{\"type\":\"Pods\",\"value\":4,\"periodSeconds\":15},"
                      "{\"type\":\"Percent\",\"value\":100,\"periodSeconds\":15}]" },
        { NULL, NULL },
    };
    static const struct default_row down[] = {
        { "selectPolicy", "\"Max\"" },
        { "policies", "[{\"type\":\"Percent\",\"value\":100,\"periodSeconds\":15}]" },
        { NULL, NULL },
    };
    struct json *spec = spec_of(defaulting, object);
    struct json *behavior = default_object(defaulting, spec, "behavior");

    default_hpa_v1(defaulting, object);
    spec = spec_of(defaulting, object);
    if (json_count(json_get(spec, "metrics")) == 0)
        default_set(defaulting, spec, "metrics",
                    "[{\"type\":\"Resource\",\"resource\":{\"name\":\"cpu\",\"target\":{"
                    "\"type\":\"Utilization\",\"averageUtilization\":80}}}]");
    if (!behavior)
        return;
    default_scaling(defaulting, behavior, "scaleUp", up);
    default_scaling(defaulting, behavior, "scaleDown", down);
}

const struct kind_rule defaults_workload_rules[] = {
    { "", "v1", "Pod", NULL },
    { "", "v1", "PodTemplate", NULL },
    { "", "v1", "ReplicationController", default_replication_controller },
    { "apps", "v1", "Deployment", default_deployment },
    { "apps", "v1", "ReplicaSet", default_replica_set },
    { "apps", "v1", "DaemonSet", default_daemon_set },
    { "apps", "v1", "StatefulSet", default_stateful_set },
    { "batch", "v1", "Job", default_job },
    { "batch", "v1", "CronJob", default_cron_job },
    { "autoscaling", "v1", "HorizontalPodAutoscaler", default_hpa_v1 },
    { "autoscaling", "v2", "HorizontalPodAutoscaler", default_hpa_v2 },
    { NULL, NULL, NULL, NULL },
};
