/* Cells of all that neither runs nor connects. */
#include "base/arena.h"
#include "base/strbuf.h"
#include "data/json.h"
#include "table.h"
#include "table_cells.h"

#include <string.h>

enum { TEXT_MAX = 64 * 1024 };

#define UNSET_CELL(name, path)                                                                     \
    static const struct json *name(const struct json *object, struct arena *arena)                 \
    {                                                                                              \
        const char *text = json_cstr_at(object, path);                                             \
        return json_new_cstr(arena, text[0] ? text : "<unset>");                                   \
    }
#define COUNT_CELL(name, path)                                                                     \
    static const struct json *name(const struct json *object, struct arena *arena)                 \
    {                                                                                              \
        return json_new_int(arena, (int64_t)json_count(json_at(object, path)));                    \
    }
#define INT_CELL(name, path)                                                                       \
    static const struct json *name(const struct json *object, struct arena *arena)                 \
    {                                                                                              \
        return json_new_int(arena, json_int(json_at(object, path), 0));                            \
    }
#define BOOL_CELL(name, path)                                                                      \
    static const struct json *name(const struct json *object, struct arena *arena)                 \
    {                                                                                              \
        return json_new_bool(arena, json_bool(json_at(object, path), false));                      \
    }

TEXT_CELL(status_phase, "status.phase")
TEXT_CELL(secret_type, "type")
COUNT_CELL(secret_data, "data")
COUNT_CELL(webhooks, "webhooks")
COUNT_CELL(drivers, "spec.drivers")
COUNT_CELL(validations, "spec.validations")
TEXT_CELL(claim_volume, "spec.volumeName")
TEXT_CELL(claim_capacity, "status.capacity.storage")
TEXT_CELL(volume_capacity, "spec.capacity.storage")
TEXT_CELL(storage_class, "spec.storageClassName")
UNSET_CELL(attributes_class, "spec.volumeAttributesClassName")
TEXT_CELL(volume_mode, "spec.volumeMode")
TEXT_CELL(volume_reclaim, "spec.persistentVolumeReclaimPolicy")
TEXT_CELL(status_reason, "status.reason")
TEXT_CELL(lease_holder, "spec.holderIdentity")
TEXT_CELL(provisioner, "provisioner")
TEXT_CELL(reclaim_policy, "reclaimPolicy")
TEXT_CELL(binding_mode, "volumeBindingMode")
BOOL_CELL(allows_expansion, "allowVolumeExpansion")
INT_CELL(priority_value, "value")
BOOL_CELL(global_default, "globalDefault")
TEXT_CELL(preemption_policy, "preemptionPolicy")
TEXT_CELL(runtime_handler, "handler")
TEXT_CELL(driver_name, "driverName")
TEXT_CELL(event_type, "type")
TEXT_CELL(event_reason, "reason")
TEXT_CELL(event_subobject, "involvedObject.fieldPath")
TEXT_CELL(node_version, "status.nodeInfo.kubeletVersion")
TEXT_CELL(node_os, "status.nodeInfo.osImage")
TEXT_CELL(node_kernel, "status.nodeInfo.kernelVersion")
TEXT_CELL(node_runtime, "status.nodeInfo.containerRuntimeVersion")
INT_CELL(revision, "revision")
INT_CELL(scaler_max, "spec.maxReplicas")
INT_CELL(scaler_replicas, "status.currentReplicas")
INT_CELL(disruptions_allowed, "status.disruptionsAllowed")
TEXT_CELL(signer_name, "spec.signerName")
TEXT_CELL(requestor, "spec.username")

static const struct json *text_of(const struct json *value, const char *fallback,
                                  struct arena *arena)
{
    if (json_is(value, JSON_STRING))
        return value;
    if (json_is(value, JSON_INT))
        return json_new_string(arena, json_print(value, JSON_COMPACT, arena));
    return json_new_cstr(arena, fallback);
}

static const struct json *config_data(const struct json *object, struct arena *arena)
{
    return json_new_int(arena, (int64_t)(json_count(json_get(object, "data")) +
                                         json_count(json_get(object, "binaryData"))));
}

/* ---- storage ---- */

static const struct json *access_modes(const struct json *object, struct arena *arena)
{
    static const struct {
        const char *name, *abbreviation;
    } known[] = { { "ReadWriteOnce", "RWO" },
                  { "ReadOnlyMany", "ROX" },
                  { "ReadWriteMany", "RWX" },
                  { "ReadWriteOncePod", "RWOP" } };
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(TEXT_MAX);
    const struct json *modes = json_at(object, "status.accessModes");

    if (!modes)
        modes = json_at(object, "spec.capacity") ? json_at(object, "spec.accessModes") : NULL;
    for (struct json_cursor at = json_walk(modes); json_next(&at);)
        for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
            if (str_equals(json_string(at.value), known[i].name))
                strbuf_printf(&text, "%s%s", text.len ? "," : "", known[i].abbreviation);
    return json_new_cstr(arena, text.ptr);
}

static const struct json *volume_claim(const struct json *object, struct arena *arena)
{
    const struct json *claim = json_at(object, "spec.claimRef");

    if (!claim)
        return json_new_cstr(arena, "");
    return json_new_cstr(arena, arena_printf(arena, "%s/%s", json_cstr_at(claim, "namespace"),
                                             json_cstr_at(claim, "name")));
}

/* ---- events and nodes ---- */

static const struct json *event_last(const struct json *object, struct arena *arena)
{
    struct str time = json_text_at(object, "lastTimestamp");

    if (time.len == 0)
        time = json_text_at(object, "eventTime");
    return json_new_cstr(arena, table_age(time, arena));
}

static const struct json *event_first(const struct json *object, struct arena *arena)
{
    struct str time = json_text_at(object, "firstTimestamp");

    if (time.len == 0)
        time = json_text_at(object, "eventTime");
    return json_new_cstr(arena, table_age(time, arena));
}

static const struct json *event_object(const struct json *object, struct arena *arena)
{
    struct str kind = json_text_at(object, "involvedObject.kind");
    char *lower = arena_strndup(arena, kind.ptr, kind.len);

    for (char *c = lower; *c; c++)
        if (*c >= 'A' && *c <= 'Z')
            *c = (char)(*c - 'A' + 'a');
    return json_new_cstr(
        arena, arena_printf(arena, "%s/%s", lower, json_cstr_at(object, "involvedObject.name")));
}

static const struct json *event_source(const struct json *object, struct arena *arena)
{
    const char *component = json_cstr_at(object, "source.component");

    if (!component[0])
        component = json_cstr_at(object, "reportingComponent");
    return json_new_cstr(arena, component);
}

static const struct json *event_message(const struct json *object, struct arena *arena)
{
    return json_new_string(arena, str_trim(json_text_at(object, "message")));
}

static const struct json *event_count(const struct json *object, struct arena *arena)
{
    return json_new_int(arena, json_int(json_get(object, "count"), 1));
}

static const struct json *node_status(const struct json *object, struct arena *arena)
{
    const char *text = "Unknown";

    for (struct json_cursor at = json_walk(json_at(object, "status.conditions")); json_next(&at);)
        if (str_equals(json_text_at(at.value, "type"), "Ready"))
            text = str_equals(json_text_at(at.value, "status"), "True") ? "Ready" : "NotReady";
    if (json_bool(json_at(object, "spec.unschedulable"), false))
        text = arena_printf(arena, "%s,SchedulingDisabled", text);
    return json_new_cstr(arena, text);
}

static const struct json *node_roles(const struct json *object, struct arena *arena)
{
    static const struct str prefix = { "node-role.kubernetes.io/", 24 };
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(TEXT_MAX);

    for (struct json_cursor at = json_walk(json_at(object, "metadata.labels")); json_next(&at);)
        if (str_has_prefix(at.key, prefix))
            strbuf_printf(&text, "%s%s", text.len ? "," : "", at.key.ptr + prefix.len);
    return cell_text_or_none(text.ptr, arena);
}

static const struct json *node_address(const struct json *object, const char *type,
                                       struct arena *arena)
{
    for (struct json_cursor at = json_walk(json_at(object, "status.addresses")); json_next(&at);)
        if (str_equals(json_text_at(at.value, "type"), type))
            return json_get(at.value, "address");
    return json_new_cstr(arena, "<none>");
}

static const struct json *node_internal(const struct json *object, struct arena *arena)
{
    return node_address(object, "InternalIP", arena);
}

static const struct json *node_external(const struct json *object, struct arena *arena)
{
    return node_address(object, "ExternalIP", arena);
}

/* ---- policies and bindings ---- */

static const struct json *role_of_binding(const struct json *object, struct arena *arena)
{
    return json_new_cstr(arena, arena_printf(arena, "%s/%s", json_cstr_at(object, "roleRef.kind"),
                                             json_cstr_at(object, "roleRef.name")));
}

static const struct json *subjects(const struct json *object, const char *kind, struct arena *arena)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(TEXT_MAX);

    for (struct json_cursor at = json_walk(json_get(object, "subjects")); json_next(&at);) {
        const char *namespace = json_cstr_at(at.value, "namespace");

        if (str_equals(json_text_at(at.value, "kind"), kind))
            strbuf_printf(&text, "%s%s%s%s", text.len ? ", " : "", namespace,
                          namespace[0] ? "/" : "", json_cstr_at(at.value, "name"));
    }
    return json_new_cstr(arena, text.ptr);
}

static const struct json *binding_users(const struct json *object, struct arena *arena)
{
    return subjects(object, "User", arena);
}

static const struct json *binding_groups(const struct json *object, struct arena *arena)
{
    return subjects(object, "Group", arena);
}

static const struct json *binding_accounts(const struct json *object, struct arena *arena)
{
    return subjects(object, "ServiceAccount", arena);
}

static const struct json *min_available(const struct json *object, struct arena *arena)
{
    return text_of(json_at(object, "spec.minAvailable"), "N/A", arena);
}

static const struct json *max_unavailable(const struct json *object, struct arena *arena)
{
    return text_of(json_at(object, "spec.maxUnavailable"), "N/A", arena);
}

static int compare_names(const void *a, const void *b)
{
    return str_compare(*(const struct str *)a, *(const struct str *)b);
}

/* What is used of what is allowed, sorted; the limits' names have a column of their own. */
static const struct json *quota_use(const struct json *object, bool of_limits, struct arena *arena)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(TEXT_MAX);
    const struct json *used = json_at(object, "status.used"),
                      *hard = json_at(object, "status.hard");
    struct str *names = arena_alloc(arena, (json_count(hard) + 1) * sizeof(*names));
    size_t count = 0;

    for (struct json_cursor at = json_walk(hard); json_next(&at);)
        if (str_has_prefix(at.key, STR("limits")) == of_limits)
            names[count++] = at.key;
    qsort(names, count, sizeof(*names), compare_names);
    for (size_t i = 0; i < count; i++) {
        struct str is = json_string(json_get_str(used, names[i]));
        struct str may = json_string(json_get_str(hard, names[i]));

        strbuf_printf(&text, "%s%.*s: %.*s/%.*s", i ? ", " : "", STR_ARG(names[i]), STR_ARG(is),
                      STR_ARG(may));
    }
    return json_new_cstr(arena, text.ptr ? text.ptr : "");
}

static const struct json *quota_requests(const struct json *object, struct arena *arena)
{
    return quota_use(object, false, arena);
}

static const struct json *quota_limits(const struct json *object, struct arena *arena)
{
    return quota_use(object, true, arena);
}

static const struct json *scaler_reference(const struct json *object, struct arena *arena)
{
    return json_new_cstr(arena, arena_printf(arena, "%s/%s",
                                             json_cstr_at(object, "spec.scaleTargetRef.kind"),
                                             json_cstr_at(object, "spec.scaleTargetRef.name")));
}

static const struct json *scaler_targets(const struct json *object, struct arena *arena)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(TEXT_MAX);

    for (struct json_cursor at = json_walk(json_at(object, "spec.metrics")); json_next(&at);) {
        const struct json *percent = json_at(at.value, "resource.target.averageUtilization");

        if (percent)
            strbuf_printf(&text, "%s%s: <unknown>/%lld%%", text.len ? ", " : "",
                          json_cstr_at(at.value, "resource.name"), (long long)json_int(percent, 0));
    }
    return cell_text_or_none(text.ptr, arena);
}

static const struct json *scaler_min(const struct json *object, struct arena *arena)
{
    return text_of(json_at(object, "spec.minReplicas"), "<unset>", arena);
}

static const struct json *service_of_api(const struct json *object, struct arena *arena)
{
    if (!json_at(object, "spec.service"))
        return json_new_cstr(arena, "Local");
    return json_new_cstr(arena, arena_printf(arena, "%s/%s",
                                             json_cstr_at(object, "spec.service.namespace"),
                                             json_cstr_at(object, "spec.service.name")));
}

static const struct json *available_api(const struct json *object, struct arena *arena)
{
    for (struct json_cursor at = json_walk(json_at(object, "status.conditions")); json_next(&at);)
        if (str_equals(json_text_at(at.value, "type"), "Available"))
            return json_get(at.value, "status");
    return json_new_cstr(arena, "Unknown");
}

static const struct json *controller_of(const struct json *object, struct arena *arena)
{
    const struct json *owner = json_item(json_at(object, "metadata.ownerReferences"), 0);

    if (!owner)
        return json_new_cstr(arena, "<none>");
    return json_new_cstr(arena, arena_printf(arena, "%s/%s", json_cstr_at(owner, "kind"),
                                             json_cstr_at(owner, "name")));
}

const struct cell_row table_other_cells[] = {
    { "configmaps", "Data", config_data },
    { "secrets", "Type", secret_type },
    { "secrets", "Data", secret_data },
    { "namespaces", "Status", status_phase },
    { "persistentvolumeclaims", "Status", status_phase },
    { "persistentvolumeclaims", "Volume", claim_volume },
    { "persistentvolumeclaims", "Capacity", claim_capacity },
    { "persistentvolumeclaims", "Access Modes", access_modes },
    { "persistentvolumeclaims", "StorageClass", storage_class },
    { "persistentvolumeclaims", "VolumeAttributesClass", attributes_class },
    { "persistentvolumeclaims", "VolumeMode", volume_mode },
    { "persistentvolumes", "Capacity", volume_capacity },
    { "persistentvolumes", "Access Modes", access_modes },
    { "persistentvolumes", "Reclaim Policy", volume_reclaim },
    { "persistentvolumes", "Status", status_phase },
    { "persistentvolumes", "Claim", volume_claim },
    { "persistentvolumes", "StorageClass", storage_class },
    { "persistentvolumes", "VolumeAttributesClass", attributes_class },
    { "persistentvolumes", "Reason", status_reason },
    { "persistentvolumes", "VolumeMode", volume_mode },
    { "storageclasses.storage.k8s.io", "Provisioner", provisioner },
    { "storageclasses.storage.k8s.io", "ReclaimPolicy", reclaim_policy },
    { "storageclasses.storage.k8s.io", "VolumeBindingMode", binding_mode },
    { "storageclasses.storage.k8s.io", "AllowVolumeExpansion", allows_expansion },
    { "csinodes.storage.k8s.io", "Drivers", drivers },
    { "volumeattributesclasses.storage.k8s.io", "DriverName", driver_name },
    { "events", "Last Seen", event_last },
    { "events", "Type", event_type },
    { "events", "Reason", event_reason },
    { "events", "Object", event_object },
    { "events", "Subobject", event_subobject },
    { "events", "Source", event_source },
    { "events", "Message", event_message },
    { "events", "First Seen", event_first },
    { "events", "Count", event_count },
    { "resourcequotas", "Request", quota_requests },
    { "resourcequotas", "Limit", quota_limits },
    { "nodes", "Status", node_status },
    { "nodes", "Roles", node_roles },
    { "nodes", "Version", node_version },
    { "nodes", "Internal-IP", node_internal },
    { "nodes", "External-IP", node_external },
    { "nodes", "OS-Image", node_os },
    { "nodes", "Kernel-Version", node_kernel },
    { "nodes", "Container-Runtime", node_runtime },
    { "leases.coordination.k8s.io", "Holder", lease_holder },
    { "rolebindings.rbac.authorization.k8s.io", "Role", role_of_binding },
    { "rolebindings.rbac.authorization.k8s.io", "Users", binding_users },
    { "rolebindings.rbac.authorization.k8s.io", "Groups", binding_groups },
    { "rolebindings.rbac.authorization.k8s.io", "ServiceAccounts", binding_accounts },
    { "clusterrolebindings.rbac.authorization.k8s.io", "Role", role_of_binding },
    { "clusterrolebindings.rbac.authorization.k8s.io", "Users", binding_users },
    { "clusterrolebindings.rbac.authorization.k8s.io", "Groups", binding_groups },
    { "clusterrolebindings.rbac.authorization.k8s.io", "ServiceAccounts", binding_accounts },
    { "poddisruptionbudgets.policy", "Min Available", min_available },
    { "poddisruptionbudgets.policy", "Max Unavailable", max_unavailable },
    { "poddisruptionbudgets.policy", "Allowed Disruptions", disruptions_allowed },
    { "horizontalpodautoscalers.autoscaling", "Reference", scaler_reference },
    { "horizontalpodautoscalers.autoscaling", "Targets", scaler_targets },
    { "horizontalpodautoscalers.autoscaling", "MinPods", scaler_min },
    { "horizontalpodautoscalers.autoscaling", "MaxPods", scaler_max },
    { "horizontalpodautoscalers.autoscaling", "Replicas", scaler_replicas },
    { "priorityclasses.scheduling.k8s.io", "Value", priority_value },
    { "priorityclasses.scheduling.k8s.io", "Global-Default", global_default },
    { "priorityclasses.scheduling.k8s.io", "PreemptionPolicy", preemption_policy },
    { "runtimeclasses.node.k8s.io", "Handler", runtime_handler },
    { "controllerrevisions.apps", "Controller", controller_of },
    { "controllerrevisions.apps", "Revision", revision },
    { "mutatingwebhookconfigurations.admissionregistration.k8s.io", "Webhooks", webhooks },
    { "validatingwebhookconfigurations.admissionregistration.k8s.io", "Webhooks", webhooks },
    { "validatingadmissionpolicies.admissionregistration.k8s.io", "Validations", validations },
    { "apiservices.apiregistration.k8s.io", "Service", service_of_api },
    { "apiservices.apiregistration.k8s.io", "Available", available_api },
    { "certificatesigningrequests.certificates.k8s.io", "SignerName", signer_name },
    { "certificatesigningrequests.certificates.k8s.io", "Requestor", requestor },
    { 0 },
};
