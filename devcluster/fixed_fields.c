#include "fixed_fields.h"

#include "data/json.h"

#include <stddef.h>
#include <string.h>

/* A row for each, in the API server's words. */
struct fixed_field {
    const char *resource; /* "jobs.batch" */
    const char *path;     /* of the field */
    const char *told;     /* where the fault is said to be; NULL: there */
    const char *detail;
    bool is_forbidden;
    bool is_free_until_set;
};

#define IMMUTABLE "field is immutable"

static const struct fixed_field fixed_fields[] = {
    { "nodes", "spec.podCIDR", "spec.podCIDRs",
      "node updates may not change podCIDR except from \"\" to valid", true, true },
    { "nodes", "spec.providerID", NULL,
      "node updates may not change providerID except from \"\" to valid", true, true },
    { "persistentvolumes", "spec.nodeAffinity", "nodeAffinity",
      "field is immutable, except for updating from beta label to GA", false, true },
    { "persistentvolumes", "spec.volumeMode", "volumeMode", IMMUTABLE, false, false },
    { "persistentvolumeclaims", "spec.volumeMode", "volumeMode", IMMUTABLE, false, false },
    { "resourcequotas", "spec.scopes", NULL, IMMUTABLE, false, false },
    { "controllerrevisions.apps", "data", NULL, IMMUTABLE, false, false },
    { "jobs.batch", "spec.completionMode", NULL, IMMUTABLE, false, false },
    { "jobs.batch", "spec.backoffLimitPerIndex", NULL, IMMUTABLE, false, false },
    { "jobs.batch", "spec.managedBy", NULL, IMMUTABLE, false, false },
    { "jobs.batch", "spec.podFailurePolicy", NULL, IMMUTABLE, false, false },
    { "jobs.batch", "spec.successPolicy", NULL, IMMUTABLE, false, false },
    { "jobs.batch", "spec.selector", NULL, IMMUTABLE, false, false },
    { "endpointslices.discovery.k8s.io", "addressType", NULL, IMMUTABLE, false, false },
    { "events.events.k8s.io", "regarding", "involvedObject", IMMUTABLE, false, false },
    { "events.events.k8s.io", "eventTime", NULL, IMMUTABLE, false, false },
    { "events.events.k8s.io", "reportingController", NULL, IMMUTABLE, false, false },
    { "events.events.k8s.io", "reportingInstance", NULL, IMMUTABLE, false, false },
    { "events.events.k8s.io", "action", NULL, IMMUTABLE, false, false },
    { "events.events.k8s.io", "reason", NULL, IMMUTABLE, false, false },
    { "events.events.k8s.io", "note", "message", IMMUTABLE, false, false },
    { "events.events.k8s.io", "type", NULL, IMMUTABLE, false, false },
    { "events.events.k8s.io", "related", NULL, IMMUTABLE, false, false },
    { "ingressclasses.networking.k8s.io", "spec.controller", NULL, IMMUTABLE, false, false },
    { "ipaddresses.networking.k8s.io", "spec.parentRef", NULL, IMMUTABLE, false, false },
    { "runtimeclasses.node.k8s.io", "handler", NULL, IMMUTABLE, false, false },
    { "priorityclasses.scheduling.k8s.io", "value", NULL, "may not be changed in an update.", true,
      false },
    { "priorityclasses.scheduling.k8s.io", "preemptionPolicy", NULL, IMMUTABLE, false, false },
    { "storageclasses.storage.k8s.io", "provisioner", NULL, "updates to provisioner are forbidden.",
      true, false },
    { "storageclasses.storage.k8s.io", "parameters", NULL, "updates to parameters are forbidden.",
      true, false },
    { "storageclasses.storage.k8s.io", "reclaimPolicy", NULL,
      "updates to reclaimPolicy are forbidden.", true, false },
    { "storageclasses.storage.k8s.io", "volumeBindingMode", NULL, IMMUTABLE, false, false },
    { "csidrivers.storage.k8s.io", "spec.attachRequired", "spec.attachedRequired", IMMUTABLE, false,
      false },
    { "csidrivers.storage.k8s.io", "spec.volumeLifecycleModes", NULL, IMMUTABLE, false, false },
    { "csistoragecapacities.storage.k8s.io", "nodeTopology", NULL, IMMUTABLE, false, false },
    { "csistoragecapacities.storage.k8s.io", "storageClassName", NULL, IMMUTABLE, false, false },
    { "volumeattachments.storage.k8s.io", "spec", NULL, IMMUTABLE, false, false },
    { "volumeattributesclasses.storage.k8s.io", "driverName", NULL,
      "updates to driverName are forbidden.", true, false },
    { "volumeattributesclasses.storage.k8s.io", "parameters", NULL,
      "updates to parameters are forbidden.", true, false },
    { "resourceclaims.resource.k8s.io", "spec", NULL, IMMUTABLE, false, false },
    { "resourceclaimtemplates.resource.k8s.io", "spec", NULL, IMMUTABLE, false, false },
    { "resourceslices.resource.k8s.io", "spec.driver", NULL, IMMUTABLE, false, false },
    { "resourceslices.resource.k8s.io", "spec.nodeName", NULL, IMMUTABLE, false, false },
    { "resourceslices.resource.k8s.io", "spec.pool.name", NULL, IMMUTABLE, false, false },
};

static bool is_none(const struct json *value)
{
    return !value || json_is(value, JSON_NULL) ||
           (json_is(value, JSON_STRING) && json_string(value).len == 0) ||
           (json_is(value, JSON_ARRAY) && json_count(value) == 0);
}

static const struct json *quoted(const struct json *value, const struct json *old,
                                 struct arena *arena)
{
    /* What Go's type cannot be without is empty, not missing. */
    if (!value && json_is(old, JSON_STRING))
        return json_new_cstr(arena, "");
    return value;
}

void fixed_fields_validate(const struct api_resource *resource, const struct json *old,
                           const struct json *object, struct faults *faults)
{
    char label[512];

    (void)api_resource_label(resource, label, sizeof(label));
    for (size_t i = 0; i < sizeof(fixed_fields) / sizeof(fixed_fields[0]); i++) {
        const struct fixed_field *row = &fixed_fields[i];
        const char *told = row->told ? row->told : row->path;
        const struct json *before, *after;

        if (strcmp(row->resource, label) != 0)
            continue;
        before = json_at(old, row->path);
        after = json_at(object, row->path);
        if (json_equal(before, after) || (is_none(before) && is_none(after)) ||
            (row->is_free_until_set && is_none(before)))
            continue;
        if (row->is_forbidden)
            fault_forbidden(faults, told, row->detail);
        else
            fault_invalid(faults, told, quoted(after, before, faults->arena), row->detail);
    }
}
