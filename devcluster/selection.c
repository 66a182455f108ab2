#include "selection.h"

#include "api_call.h"
#include "base/arena.h"
#include "data/json.h"
#include "kube/selector.h"

#include <string.h>

/* The fields besides metadata.name and metadata.namespace that a resource can be selected by. */
static const struct {
    const char *resource;
    const char *fields; /* at blanks */
} selectable[] = {
    { "pods", "spec.nodeName spec.restartPolicy spec.schedulerName spec.serviceAccountName "
              "spec.hostNetwork status.phase status.podIP status.podIPs status.nominatedNodeName" },
    { "events", "involvedObject.kind involvedObject.namespace involvedObject.name "
                "involvedObject.uid involvedObject.apiVersion involvedObject.resourceVersion "
                "involvedObject.fieldPath reason reportingComponent source type" },
    { "events.events.k8s.io", "regarding.kind regarding.namespace regarding.name regarding.uid "
                              "reason reportingController type" },
    { "secrets", "type" },
    { "namespaces", "status.phase" },
    { "nodes", "spec.unschedulable" },
    { "replicasets.apps", "status.replicas" },
    { "replicationcontrollers", "status.replicas" },
    { "jobs.batch", "status.successful" },
    { "services", "spec.clusterIP spec.type" },
    { "certificatesigningrequests.certificates.k8s.io", "spec.signerName" },
};

static bool is_listed(const char *list, struct str field)
{
    struct str rest = str_of(list), item;

    while (rest.len > 0) {
        str_cut(rest, ' ', &item, &rest);
        if (str_equal(item, field))
            return true;
    }
    return false;
}

static bool custom_selects(const struct api_call *call, struct str field)
{
    const struct json *fields = json_get(call->api->definition, "selectableFields");

    for (struct json_cursor at = json_walk(fields); json_next(&at);) {
        struct str path = json_text_at(at.value, "jsonPath");

        if (path.len == field.len + 1 && memcmp(path.ptr + 1, field.ptr, field.len) == 0)
            return true;
    }
    return false;
}

/* The fields of a built-in resource; NULL: none of its own. */
static const char *fields_of(const struct api_call *call)
{
    char label[512];

    (void)api_resource_label(call->resource, label, sizeof(label));
    for (size_t i = 0; i < sizeof(selectable) / sizeof(selectable[0]); i++)
        if (strcmp(selectable[i].resource, label) == 0)
            return selectable[i].fields;
    return NULL;
}

static bool can_select(const struct api_call *call, struct str field)
{
    if (str_equals(field, "metadata.name") ||
        (str_equals(field, "metadata.namespace") && call->resource->is_namespaced))
        return true;
    if (is_custom(call->resource))
        return custom_selects(call, field);
    return fields_of(call) && is_listed(fields_of(call), field);
}

/* The field of each term must be one that the resource can be selected by. */
static int check_fields(const struct api_call *call, struct str text, struct refusal *why)
{
    struct str rest = text, term, field, value;

    while (rest.len > 0) {
        str_cut(rest, ',', &term, &rest);
        str_cut(term, '=', &field, &value);
        if (field.len > 0 && field.ptr[field.len - 1] == '!')
            field.len--;
        if (field.len == 0 || can_select(call, field))
            continue;
        if (is_custom(call->resource) || fields_of(call))
            return refuse_bad_request(why, "field label not supported: %.*s", STR_ARG(field));
        return refuse_bad_request(why,
                                  "\"%.*s\" is not a known field selector: only "
                                  "\"metadata.name\", \"metadata.namespace\"",
                                  STR_ARG(field));
    }
    return 0;
}

int selection_read(struct api_call *call, struct selection *out, struct refusal *why)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct str labels = call_option(call, "labelSelector");
    struct str fields = call_option(call, "fieldSelector");

    *out = (struct selection){ .name = call->name };
    if (labels.len > 0 && kube_selector_parse(labels, call->arena, &out->labels, &err) < 0)
        return refuse_bad_request(why, "%s", error_text(&err));
    if (fields.len == 0)
        return 0;
    if (kube_field_selector_parse(fields, call->arena, &out->fields, &err) < 0)
        return refuse_bad_request(why, "%s", error_text(&err));
    return check_fields(call, fields, why);
}

bool selection_matches(const struct selection *selection, const struct json *object)
{
    if (selection->name.len > 0 &&
        !str_equal(selection->name, json_text_at(object, "metadata.name")))
        return false;
    if (selection->labels &&
        !kube_selector_matches(selection->labels, json_at(object, "metadata.labels")))
        return false;
    return !selection->fields || kube_field_selector_matches(selection->fields, object);
}

bool selection_is_empty(const struct selection *selection)
{
    return selection->name.len == 0 && !selection->fields &&
           (!selection->labels || kube_selector_is_empty(selection->labels));
}

struct str selection_prefix(const struct api_call *call)
{
    if (call->namespace.len == 0)
        return STR_EMPTY;
    return str_of(arena_printf(call->arena, "%.*s/", STR_ARG(call->namespace)));
}
