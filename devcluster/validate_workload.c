/* Pods, and what makes them. */
#include "base/arena.h"
#include "controllers/cron_job.h"
#include "data/json.h"
#include "kube/selector.h"
#include "metadata.h"
#include "prepare.h"
#include "validate.h"
#include "write.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum { PORT_MAX = 65535 };

static const char *at_path(struct faults *faults, const char *path, const char *field)
{
    return arena_printf(faults->arena, "%s%s%s", path, path[0] ? "." : "", field);
}

static void check_immutable(const struct json *old, const struct json *object, const char *path,
                            struct faults *faults)
{
    const struct json *value = json_at(object, path);

    if (old && !json_equal(json_at(old, path), value))
        fault_invalid(faults, path, value, "field is immutable");
}

static void check_not_negative(const struct json *object, const char *path, struct faults *faults)
{
    if (json_int(json_at(object, path), 0) < 0)
        fault_invalid(faults, path, json_at(object, path), "must be greater than or equal to 0");
}

/* ---- pods ---- */

static void check_ports(const struct json *ports, const char *path, struct faults *faults)
{
    for (struct json_cursor at = json_walk(ports); json_next(&at);) {
        const char *field = arena_printf(faults->arena, "%s[%zu].containerPort", path, at.index);
        int64_t port = json_int(json_get(at.value, "containerPort"), 0);

        if (port < 0 || port > PORT_MAX) /* none: validate_fields() */
            fault_invalid(faults, field, json_get(at.value, "containerPort"),
                          "must be between 1 and 65535, inclusive");
    }
}

static void check_containers(const struct json *list, const char *path, struct faults *faults)
{
    for (struct json_cursor at = json_walk(list); json_next(&at);) {
        const char *here = arena_printf(faults->arena, "%s[%zu]", path, at.index);
        const struct json *name = json_get(at.value, "name");
        const char *fault = metadata_label_fault(json_string(name));

        if (json_string(name).len > 0 && fault)
            fault_invalid(faults, at_path(faults, here, "name"), name, fault);
        for (size_t i = 0; i < at.index; i++)
            if (json_equal(json_get(json_item(list, i), "name"), name))
                fault_add(faults, "FieldValueDuplicate", at_path(faults, here, "name"),
                          "Duplicate value: \"%s\"", json_cstr(name));
        check_ports(json_get(at.value, "ports"), at_path(faults, here, "ports"), faults);
    }
}

/* A volume is a name and one source. */
static void check_volumes(const struct json *volumes, const char *path, struct faults *faults)
{
    for (struct json_cursor at = json_walk(volumes); json_next(&at);) {
        const char *here = arena_printf(faults->arena, "%s[%zu]", path, at.index);
        bool has_source = json_get(at.value, "emptyDir") != NULL; /* the first that is looked at */

        for (struct json_cursor one = json_walk(at.value); json_next(&one);) {
            if (str_equals(one.key, "name") || str_equals(one.key, "emptyDir"))
                continue;
            if (has_source)
                fault_forbidden(faults,
                                arena_printf(faults->arena, "%s.%.*s", here, STR_ARG(one.key)),
                                "may not specify more than 1 volume type");
            has_source = true;
        }
    }
}

static void check_pod_spec(const struct json *spec, const char *path, struct faults *faults)
{
    const struct json *containers = json_get(spec, "containers");

    check_containers(containers, at_path(faults, path, "containers"), faults);
    check_containers(json_get(spec, "initContainers"), at_path(faults, path, "initContainers"),
                     faults);
    check_volumes(json_get(spec, "volumes"), at_path(faults, path, "volumes"), faults);
}

static bool same_but_images(struct arena *arena, const struct json *old, const struct json *spec)
{
    static const char *const free_fields[] = { "activeDeadlineSeconds", "tolerations", "nodeName",
                                               NULL };
    static const char *const lists[] = { "containers", "initContainers", NULL };
    struct json *left = json_edit(arena, old), *right = json_edit(arena, spec);
    struct json *sides[2] = { left, right };

    for (int side = 0; side < 2; side++) {
        for (size_t i = 0; free_fields[i]; i++)
            json_remove(arena, sides[side], free_fields[i]);
        for (size_t i = 0; lists[i]; i++) {
            struct json *list = json_edit_get(arena, sides[side], lists[i]);

            for (size_t j = 0; j < json_count(list); j++)
                json_remove(arena, json_edit_item(arena, list, j), "image");
        }
    }
    return json_equal(left, right);
}

/* Containers are neither added nor removed. */
static bool check_same_containers(const struct json *old, const struct json *spec,
                                  struct faults *faults)
{
    static const char *const lists[] = { "containers", "initContainers" };

    for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
        if (json_count(json_get(old, lists[i])) == json_count(json_get(spec, lists[i])))
            continue;
        fault_forbidden(faults, at_path(faults, "spec", lists[i]),
                        "pod updates may not add or remove containers");
        return false;
    }
    return true;
}

static bool tolerates(const struct json *tolerations, const struct json *wanted,
                      struct arena *arena)
{
    struct json *left = json_edit(arena, wanted);

    json_remove(arena, left, "tolerationSeconds");
    for (struct json_cursor at = json_walk(tolerations); json_next(&at);) {
        struct json *right = json_edit(arena, at.value);

        json_remove(arena, right, "tolerationSeconds");
        if (json_equal(left, right))
            return true;
    }
    return false;
}

/* What may change, within bounds. */
static void check_free_fields(const struct json *old, const struct json *spec,
                              struct faults *faults)
{
    const struct json *before = json_get(old, "activeDeadlineSeconds");
    const struct json *after = json_get(spec, "activeDeadlineSeconds");

    if (before && !after)
        fault_invalid(faults, "spec.activeDeadlineSeconds", NULL,
                      "must not update from a positive integer to nil value");
    else if (before && json_int(after, 0) > json_int(before, 0))
        fault_invalid(faults, "spec.activeDeadlineSeconds", after,
                      "must be less than or equal to previous value");
    for (struct json_cursor at = json_walk(json_get(old, "tolerations")); json_next(&at);) {
        if (tolerates(json_get(spec, "tolerations"), at.value, faults->arena))
            continue;
        fault_forbidden(faults, "spec.tolerations",
                        "existing toleration can not be modified except its tolerationSeconds");
        return;
    }
}

void validate_pod(const struct json *old, const struct json *object, struct faults *faults)
{
    const struct json *spec = json_get(object, "spec"), *before = json_get(old, "spec");

    check_pod_spec(spec, "spec", faults);
    if (!old || !check_same_containers(before, spec, faults))
        return;
    check_free_fields(before, spec, faults);
    if (!same_but_images(faults->arena, before, spec)) {
        fault_forbidden(faults, "spec",
                        "pod updates may not change fields other than `spec.containers[*].image`,"
                        "`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,"
                        "`spec.tolerations` (only additions to existing tolerations),"
                        "`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was "
                        "previously negative)");
    }
}

static const char *quality_of(const struct json *spec)
{
    bool has_any = false, all_equal = true;

    for (struct json_cursor at = json_walk(json_get(spec, "containers")); json_next(&at);) {
        const struct json *limits = json_at(at.value, "resources.limits");
        const struct json *requests = json_at(at.value, "resources.requests");

        has_any = has_any || json_count(limits) > 0 || json_count(requests) > 0;
        all_equal = all_equal && json_get(limits, "cpu") && json_get(limits, "memory") &&
                    json_equal(limits, requests);
    }
    if (!has_any)
        return "BestEffort";
    return all_equal ? "Guaranteed" : "Burstable";
}

void prepare_pod(const struct write *write, const struct json *old, struct json *object)
{
    static const char *const given[] = { "priority", "preemptionPolicy", "serviceAccount",
                                         "serviceAccountName" };
    struct arena *arena = write->arena;
    struct json *status, *spec;

    if (old) { /* what admission gave it stays */
        spec = json_edit_object(arena, object, "spec");
        for (size_t i = 0; i < sizeof(given) / sizeof(given[0]); i++)
            if (!json_get(spec, given[i]) && json_get(json_get(old, "spec"), given[i]))
                json_set(arena, spec, given[i], json_get(json_get(old, "spec"), given[i]));
        return;
    }
    status = json_edit_object(arena, object, "status");
    json_set_text(arena, status, "phase", "Pending");
    json_set_text(arena, status, "qosClass", quality_of(json_get(object, "spec")));
    spec = json_edit_object(arena, object, "spec");
    if (json_text_at(spec, "serviceAccountName").len == 0) {
        json_set_text(arena, spec, "serviceAccountName", "default");
        json_set_text(arena, spec, "serviceAccount", "default");
    }
    if (!json_get(spec, "priority"))
        json_set_int(arena, spec, "priority", 0);
    if (!json_get(spec, "preemptionPolicy"))
        json_set_text(arena, spec, "preemptionPolicy", "PreemptLowerPriority");
}

/* ---- selectors and templates ---- */

/* Labels that were taken away by a change are an empty map, those that never were are none. */
static void refuse_labels(const struct json *old, const struct kube_selector *selector,
                          const struct json *labels, struct faults *faults)
{
    if (kube_selector_matches(selector, labels))
        return;
    if (!labels && old)
        labels = json_new_object(faults->arena);
    fault_invalid(faults, "spec.template.metadata.labels", labels,
                  "`selector` does not match template `labels`");
}

static void check_selector(const struct json *old, const struct json *object, struct faults *faults)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *selector = json_at(object, "spec.selector");
    const struct json *labels = json_at(object, "spec.template.metadata.labels");
    const struct kube_selector *parsed = NULL;

    if (!json_is(selector, JSON_OBJECT)) {
        if (!str_equals(json_text_at(object, "kind"), "DaemonSet")) /* it says the rest only */
            fault_required(faults, "spec.selector", "");
        selector = NULL;
    } else if (json_count(selector) == 0) {
        fault_invalid(faults, "spec.selector", selector,
                      "empty selector is invalid for deployment");
        return;
    }
    if (kube_selector_of_object(selector, faults->arena, &parsed, &err) < 0) {
        fault_invalid(faults, "spec.selector", selector, error_text(&err));
        return;
    }
    refuse_labels(old, parsed, labels, faults);
}

static void check_restart_policy(const struct json *object, const char *path,
                                 const char *const *allowed, struct faults *faults)
{
    const struct json *policy = json_at(object, path);

    for (size_t i = 0; allowed[i]; i++)
        if (str_equals(json_string(policy), allowed[i]))
            return;
    if (policy)
        fault_unsupported(faults, path, policy, allowed);
}

void validate_workload(const struct json *old, const struct json *object, struct faults *faults)
{
    static const char *const always[] = { "Always", NULL };

    check_not_negative(object, "spec.replicas", faults);
    check_not_negative(object, "spec.minReadySeconds", faults);
    check_selector(old, object, faults);
    check_pod_spec(json_at(object, "spec.template.spec"), "spec.template.spec", faults);
    check_restart_policy(object, "spec.template.spec.restartPolicy", always, faults);
    check_immutable(old, object, "spec.selector", faults);
}

/* Its selector is a plain map. */
void validate_replication_controller(const struct json *old, const struct json *object,
                                     struct faults *faults)
{
    static const char *const always[] = { "Always", NULL };
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *selector = json_at(object, "spec.selector");
    const struct json *template = json_at(object, "spec.template");
    struct json *wrapped = json_new_object(faults->arena);
    const struct kube_selector *parsed;

    check_not_negative(object, "spec.replicas", faults);
    check_not_negative(object, "spec.minReadySeconds", faults);
    if (json_count(selector) == 0)
        fault_required(faults, "spec.selector", "");
    if (!template) {
        fault_required(faults, "spec.template", "");
        return;
    }
    if (json_count(selector) > 0)
        json_set(faults->arena, wrapped, "matchLabels", selector);
    if (json_count(selector) > 0 &&
        kube_selector_of_object(wrapped, faults->arena, &parsed, &err) == 0)
        refuse_labels(old, parsed, json_at(template, "metadata.labels"), faults);
    check_pod_spec(json_get(template, "spec"), "spec.template.spec", faults);
    check_restart_policy(object, "spec.template.spec.restartPolicy", always, faults);
}

void validate_deployment(const struct json *old, const struct json *object, struct faults *faults)
{
    const struct json *type = json_at(object, "spec.strategy.type");

    validate_workload(old, object, faults);
    check_not_negative(object, "spec.revisionHistoryLimit", faults);
    if (str_equals(json_string(type), "Recreate") && json_at(object, "spec.strategy.rollingUpdate"))
        fault_forbidden(faults, "spec.strategy.rollingUpdate",
                        "may not be specified when strategy `type` is 'Recreate'");
}

void validate_stateful_set(const struct json *old, const struct json *object, struct faults *faults)
{
    static const char *const free_fields[] = {
        "replicas",
        "ordinals",
        "template",
        "updateStrategy",
        "minReadySeconds",
        "persistentVolumeClaimRetentionPolicy",
        "revisionHistoryLimit",
        NULL,
    };
    struct json *before, *after;

    validate_workload(NULL, object, faults);
    if (!old)
        return;
    before = json_edit(faults->arena, json_get(old, "spec"));
    after = json_edit(faults->arena, json_get(object, "spec"));
    for (size_t i = 0; free_fields[i]; i++) {
        json_remove(faults->arena, before, free_fields[i]);
        json_remove(faults->arena, after, free_fields[i]);
    }
    if (!json_equal(before, after)) {
        fault_forbidden(faults, "spec",
                        "updates to statefulset spec for fields other than 'replicas', "
                        "'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit', "
                        "'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are "
                        "forbidden");
    }
}

/* ---- jobs ---- */

static void check_job_policy(const struct json *object, const char *path, struct faults *faults)
{
    static const char *const allowed[] = { "OnFailure", "Never", NULL };

    if (str_equals(json_text_at(object, path), "Always"))
        fault_required(faults, path, "valid values: \"OnFailure\", \"Never\"");
    else
        check_restart_policy(object, path, allowed, faults);
}

/* The pods of an indexed job are named by it and their number. */
static void check_job_name(const struct json *object, struct faults *faults)
{
    const struct json *name = json_at(object, "metadata.name");
    int64_t count = json_int(json_at(object, "spec.completions"), 0);
    const char *pod;

    if (!str_equals(json_text_at(object, "spec.completionMode"), "Indexed") || count < 1)
        return;
    pod = arena_printf(faults->arena, "%s-%" PRId64, json_cstr(name), count - 1);
    if (metadata_label_fault(str_of(pod)))
        fault_invalid(faults, "metadata.name", name ? name : json_new_cstr(faults->arena, ""),
                      arena_printf(faults->arena,
                                   "will not able to create pod with invalid DNS label: %s", pod));
}

static struct json *edit_annotations(const struct write *write, struct json *object)
{
    return json_edit_object(write->arena, json_edit_object(write->arena, object, "metadata"),
                            "annotations");
}

/* How many templates it had stands in an annotation, whatever a client writes there. */
static const char template_generation[] = "deprecated.daemonset.template.generation";

void prepare_new_daemon_set(const struct write *write, struct json *object)
{
    json_set_text(write->arena, edit_annotations(write, object), template_generation, "0");
}

void prepare_daemon_set(const struct write *write, const struct json *old, struct json *object)
{
    const char *name = template_generation;
    struct str known = json_string(json_get(json_at(old, "metadata.annotations"), name));
    long long number = known.len > 0 ? strtoll(known.ptr, NULL, 10) : 0;

    if (!old || !json_equal(json_at(old, "spec.template"), json_at(object, "spec.template")))
        number++;
    json_set_text(write->arena, edit_annotations(write, object), name,
                  arena_printf(write->arena, "%lld", number));
}

void prepare_job(const struct write *write, const struct json *old, struct json *object)
{
    static const char *const names[] = { "batch.kubernetes.io/controller-uid", "controller-uid",
                                         "batch.kubernetes.io/job-name", "job-name" };
    struct arena *arena = write->arena;
    struct json *spec = json_edit_object(arena, object, "spec"), *labels;
    const char *values[4];

    if (old || json_bool(json_get(spec, "manualSelector"), false))
        return;
    values[0] = values[1] = json_cstr_at(object, "metadata.uid");
    values[2] = values[3] = json_cstr_at(object, "metadata.name");
    labels = json_edit_object(
        arena, json_edit_object(arena, json_edit_object(arena, spec, "template"), "metadata"),
        "labels");
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        json_set_text(arena, labels, names[i], values[i]);
    if (json_count(json_at(object, "metadata.labels")) == 0)
        json_set(arena, json_edit_object(arena, object, "metadata"), "labels",
                 json_copy(arena, labels));
    json_set_text(arena,
                  json_edit_object(arena, json_edit_object(arena, spec, "selector"), "matchLabels"),
                  names[0], values[0]);
}

/* Where its pods will run, as long as it waits, is not fixed. */
static const struct json *fixed_template(const struct json *job, struct arena *arena)
{
    static const char *const free_fields[] = { "nodeSelector", "tolerations", "affinity",
                                               "schedulingGates" };
    struct json *template = json_edit(arena, json_at(job, "spec.template"));
    struct json *spec = json_edit_object(arena, template, "spec");
    struct json *list = json_edit_get(arena, spec, "containers");

    json_remove(arena, template, "metadata");
    for (size_t i = 0; i < sizeof(free_fields) / sizeof(free_fields[0]); i++)
        json_remove(arena, spec, free_fields[i]);
    for (size_t i = 0; i < json_count(list); i++)
        json_remove(arena, json_edit_item(arena, list, i), "resources");
    return template;
}

static void check_job_template(const struct json *old, const struct json *object,
                               struct faults *faults)
{
    struct arena *arena = faults->arena;

    if (!json_bool(json_at(old, "spec.suspend"), false))
        check_immutable(old, object, "spec.template", faults);
    else if (json_at(object, "spec.template") &&
             !json_equal(fixed_template(old, arena), fixed_template(object, arena)))
        fault_invalid(faults, "spec.template", json_at(object, "spec.template"),
                      "field is immutable");
}

void validate_job(const struct json *old, const struct json *object, struct faults *faults)
{
    check_not_negative(object, "spec.parallelism", faults);
    check_not_negative(object, "spec.completions", faults);
    check_not_negative(object, "spec.backoffLimit", faults);
    check_pod_spec(json_at(object, "spec.template.spec"), "spec.template.spec", faults);
    check_job_policy(object, "spec.template.spec.restartPolicy", faults);
    if (!old)
        check_job_name(object, faults);
    if (!str_equals(json_text_at(old, "spec.completionMode"), "Indexed"))
        check_immutable(old, object, "spec.completions", faults);
    if (old && !json_at(object, "spec.selector"))
        fault_required(faults, "spec.selector", "");
    if (old)
        check_job_template(old, object, faults);
}

void validate_cron_job(const struct json *old, const struct json *object, struct faults *faults)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *template = json_at(object, "spec.jobTemplate.spec.template");
    struct cron schedule;

    (void)old;
    if (json_text_at(object, "spec.schedule").len > 0 &&
        cron_job_schedule(json_text_at(object, "spec.schedule"), &schedule, &err) < 0)
        fault_invalid(faults, "spec.schedule", json_at(object, "spec.schedule"), error_text(&err));
    check_pod_spec(json_get(template, "spec"), "spec.jobTemplate.spec.template.spec", faults);
    check_job_policy(object, "spec.jobTemplate.spec.template.spec.restartPolicy", faults);
}
