/* Claims, services, ingresses and namespaces. */
#include "base/arena.h"
#include "cluster.h"
#include "controllers/control.h"
#include "data/digest.h"
#include "data/json.h"
#include "kube/selector.h"

#include <string.h>

#define PROVISIONER "persistentvolume-controller"

/* ---- claims: each gets a volume of its own at once ---- */

static void make_volume(struct control *control, const char *name)
{
    struct arena *arena = control->arena;
    struct json *volume = json_new_object(arena), *spec, *claim, *status;

    json_set_text(arena, json_edit_object(arena, volume, "metadata"), "name", name);
    spec = json_edit_object(arena, volume, "spec");
    json_set(arena, spec, "accessModes", json_at(control->object, "spec.accessModes"));
    json_set(arena, spec, "capacity", json_at(control->object, "spec.resources.requests"));
    json_set_text(arena, json_edit_object(arena, spec, "hostPath"), "path", "/dev/null");
    json_set_text(arena, spec, "persistentVolumeReclaimPolicy", "Delete");
    json_set_text(arena, spec, "storageClassName",
                  json_cstr_at(control->object, "spec.storageClassName"));
    claim = json_edit_object(arena, spec, "claimRef");
    json_set_text(arena, claim, "kind", "PersistentVolumeClaim");
    json_set(arena, claim, "namespace", json_new_string(arena, control->namespace));
    json_set(arena, claim, "name", json_new_string(arena, control->name));
    json_set(arena, claim, "uid", json_new_string(arena, control->uid));
    if (!control_create(control, "persistentvolumes", volume))
        return;
    status = json_edit(arena, cluster_get(control->cluster,
                                          cluster_builtin(control->cluster, "persistentvolumes"),
                                          STR_EMPTY, str_of(name)));
    json_set_text(arena, json_edit_object(arena, status, "status"), "phase", "Bound");
    (void)control_update(control, "persistentvolumes", json_copy(arena, status), "status");
}

void control_claim(struct control *control)
{
    struct arena *arena = control->arena;
    const char *name = arena_printf(arena, "pvc-%.*s", STR_ARG(control->uid));
    struct json *status, *object;

    if (json_at(control->object, "metadata.deletionTimestamp"))
        return;
    if (json_text_at(control->object, "spec.volumeName").len == 0) {
        make_volume(control, name);
        control_tell(control, PROVISIONER, "ProvisioningSucceeded",
                     arena_printf(arena, "Successfully provisioned volume %s", name));
        object = json_edit(arena, control->object);
        json_set_text(arena, json_edit_object(arena, object, "spec"), "volumeName", name);
        (void)control_update(control, "persistentvolumeclaims", object, "");
        return;
    }
    status = json_new_object(arena);
    json_set_text(arena, status, "phase", "Bound");
    json_set(arena, status, "accessModes", json_at(control->object, "spec.accessModes"));
    json_set(arena, status, "capacity", json_at(control->object, "spec.resources.requests"));
    control_set_status(control, status);
}

/* ---- services: what they lead to ---- */

static int64_t port_of(const struct json *pod, const struct json *port)
{
    const struct json *target = json_get(port, "targetPort");

    if (json_is(target, JSON_INT))
        return json_int(target, 0);
    for (struct json_cursor at = json_walk(json_at(pod, "spec.containers")); json_next(&at);)
        for (struct json_cursor one = json_walk(json_get(at.value, "ports")); json_next(&one);)
            if (str_equal(json_text_at(one.value, "name"), json_string(target)))
                return json_int(json_get(one.value, "containerPort"), 0);
    return json_int(json_get(port, "port"), 0);
}

static bool is_chosen(const struct json *selector, const struct json *pod)
{
    for (struct json_cursor at = json_walk(selector); json_next(&at);)
        if (!json_equal(json_get_str(json_at(pod, "metadata.labels"), at.key), at.value))
            return false;
    return json_text_at(pod, "status.podIP").len > 0 && !json_at(pod, "metadata.deletionTimestamp");
}

static struct json *endpoint(struct control *control, const struct json *pod)
{
    struct arena *arena = control->arena;
    struct json *result = json_new_object(arena), *addresses = json_new_array(arena);
    struct json *conditions = json_edit_object(arena, result, "conditions"), *target;
    bool is_ready = control_pod_is_ready(pod);

    json_append(arena, addresses, json_new_string(arena, json_text_at(pod, "status.podIP")));
    json_set(arena, result, "addresses", addresses);
    json_set_bool(arena, conditions, "ready", is_ready);
    json_set_bool(arena, conditions, "serving", is_ready);
    json_set_bool(arena, conditions, "terminating", false);
    json_set_text(arena, result, "nodeName", json_cstr_at(pod, "spec.nodeName"));
    target = json_edit_object(arena, result, "targetRef");
    json_set_text(arena, target, "kind", "Pod");
    json_set(arena, target, "namespace", json_new_string(arena, control->namespace));
    json_set_text(arena, target, "name", json_cstr_at(pod, "metadata.name"));
    json_set_text(arena, target, "uid", json_cstr_at(pod, "metadata.uid"));
    return result;
}

static void fill_slice(struct control *control, struct json *slice)
{
    struct arena *arena = control->arena;
    struct json *endpoints = json_new_array(arena), *ports = json_new_array(arena);
    const char *prefix = arena_printf(arena, "%.*s/", STR_ARG(control->namespace));
    struct api_resource *pods = cluster_builtin(control->cluster, "pods");
    struct object_cursor at = collection_from(pods->objects, str_of(prefix));
    const struct json *first = NULL;
    const struct object *object;

    while ((object = object_next(&at)) && str_has_prefix(str_of(object->key), str_of(prefix))) {
        const struct json *pod = object_root(object);

        if (!is_chosen(json_at(control->object, "spec.selector"), pod))
            continue;
        if (!first)
            first = json_copy(arena, pod);
        json_append(arena, endpoints, endpoint(control, pod));
    }
    for (struct json_cursor one = json_walk(json_at(control->object, "spec.ports"));
         json_next(&one);) {
        struct json *port = json_new_object(arena);

        json_set_text(arena, port, "name", json_cstr_at(one.value, "name"));
        json_set_int(arena, port, "port", port_of(first, one.value));
        json_set(arena, port, "protocol", json_get(one.value, "protocol"));
        json_append(arena, ports, port);
    }
    json_set_text(arena, slice, "addressType", "IPv4");
    json_set(arena, slice, "endpoints", endpoints);
    json_set(arena, slice, "ports", first ? ports : json_new_array(arena));
}

static void write_slice(struct control *control)
{
    struct arena *arena = control->arena;
    const struct json *known =
        json_item(control_children(control, "endpointslices.discovery.k8s.io"), 0);
    const char *name = arena_printf(arena, "%.*s-", STR_ARG(control->name));
    struct json *slice = known ? json_edit(arena, known) : control_child(control, name, NULL);
    struct json *labels;

    labels = json_edit_object(arena, json_edit_object(arena, slice, "metadata"), "labels");
    json_set(arena, labels, "kubernetes.io/service-name", json_new_string(arena, control->name));
    json_set_text(arena, labels, "endpointslice.kubernetes.io/managed-by",
                  "endpointslice-controller.k8s.io");
    fill_slice(control, slice);
    if (!known)
        (void)control_create(control, "endpointslices.discovery.k8s.io", slice);
    else if (!json_equal(known, slice))
        (void)control_update(control, "endpointslices.discovery.k8s.io", slice, "");
}

static void give_address(struct control *control)
{
    struct arena *arena = control->arena;
    struct json *status = json_new_object(arena), *list = json_new_array(arena);
    struct json *address = json_new_object(arena);

    json_set_text(arena, address, "ip",
                  arena_printf(arena, "192.0.2.%u", 1 + digest_fnv32a(control->uid) % 254));
    if (str_equals(json_text_at(control->object, "kind"), "Service"))
        json_set_text(arena, address, "ipMode", "VIP");
    json_append(arena, list, address);
    json_set(arena, json_edit_object(arena, status, "loadBalancer"), "ingress", list);
    control_set_status(control, status);
}

/* What is no load balancer any more has none of its addresses. */
static void take_address(struct control *control)
{
    struct json *status;

    if (!json_at(control->object, "status.loadBalancer.ingress"))
        return;
    status = json_edit(control->arena, json_get(control->object, "status"));
    json_set(control->arena, status, "loadBalancer", json_new_object(control->arena));
    control_set_status(control, status);
}

void control_service(struct control *control)
{
    if (json_at(control->object, "metadata.deletionTimestamp"))
        return;
    if (json_count(json_at(control->object, "spec.selector")) > 0)
        write_slice(control);
    /* Balancers of a class are some other controller's. */
    if (!str_equals(json_text_at(control->object, "spec.type"), "LoadBalancer"))
        take_address(control);
    else if (!json_at(control->object, "spec.loadBalancerClass"))
        give_address(control);
}

void control_ingress(struct control *control)
{
    if (!json_at(control->object, "metadata.deletionTimestamp"))
        give_address(control);
}

/* ---- namespaces: what each has ---- */

void control_namespace(struct control *control)
{
    struct arena *arena = control->arena;
    struct api_resource *accounts = cluster_builtin(control->cluster, "serviceaccounts");
    struct api_resource *maps = cluster_builtin(control->cluster, "configmaps");
    struct json *object, *metadata;

    if (json_at(control->object, "metadata.deletionTimestamp"))
        return;
    object = json_new_object(arena);
    metadata = json_edit_object(arena, object, "metadata");
    json_set(arena, metadata, "namespace", json_new_string(arena, control->name));
    json_set_text(arena, metadata, "name", "default");
    if (!cluster_get(control->cluster, accounts, control->name, STR("default")))
        (void)control_create(control, "serviceaccounts", json_copy(arena, object));
    json_set_text(arena, metadata, "name", "kube-root-ca.crt");
    json_set_text(arena, json_edit_object(arena, metadata, "annotations"),
                  "kubernetes.io/description",
                  "Contains a CA bundle that can be used to verify the kube-apiserver when using "
                  "internal endpoints such as the internal service IP or "
                  "kubernetes.default.svc. No other usage is guaranteed across distributions of "
                  "Kubernetes clusters.");
    json_set_text(arena, json_edit_object(arena, object, "data"), "ca.crt",
                  control->cluster->authority);
    if (!cluster_get(control->cluster, maps, control->name, STR("kube-root-ca.crt")))
        (void)control_create(control, "configmaps", object);
}
