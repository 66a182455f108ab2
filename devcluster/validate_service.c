#include "base/arena.h"
#include "data/json.h"
#include "service.h"
#include "validate.h"

#include <string.h>

enum { PORT_MAX = 65535 };

static bool is_balancer(const struct json *service)
{
    return str_equals(json_text_at(service, "spec.type"), "LoadBalancer");
}

static void check_port(const struct json *port, const char *path, struct faults *faults)
{
    int64_t number = json_int(port, 0);

    if (json_is(port, JSON_STRING))
        return;
    if (number < 1 || number > PORT_MAX)
        fault_invalid(faults, path, port ? port : json_new_int(faults->arena, 0),
                      "must be between 1 and 65535, inclusive");
}

static void check_node_port(const struct json *service, size_t index, struct faults *faults)
{
    const struct json *ports = json_at(service, "spec.ports"), *port = json_item(ports, index);
    const char *path = arena_printf(faults->arena, "spec.ports[%zu].nodePort", index);
    int64_t number = json_int(json_get(port, "nodePort"), 0);

    if (number == 0)
        return;
    if (str_equals(json_text_at(service, "spec.type"), "ClusterIP"))
        fault_forbidden(faults, path, "may not be used when `type` is 'ClusterIP'");
    for (size_t i = 0; i < index; i++) {
        const struct json *before = json_item(ports, i);

        if (json_int(json_get(before, "nodePort"), 0) == number &&
            json_equal(json_get(before, "protocol"), json_get(port, "protocol"))) {
            fault_add(faults, "FieldValueDuplicate", path, "Duplicate value: %d", (int)number);
            return;
        }
    }
}

/* What only services have that can be reached from outside. */
static void check_outside(const struct json *old, const struct json *service, struct faults *faults)
{
    static const char *const of_balancer[] = { "allocateLoadBalancerNodePorts",
                                               "loadBalancerClass" };
    const struct json *policy = json_at(service, "spec.externalTrafficPolicy");
    const struct json *health = json_at(service, "spec.healthCheckNodePort");

    if (policy && !service_needs_node_ports(service) &&
        json_count(json_at(service, "spec.externalIPs")) == 0)
        fault_invalid(faults, "spec.externalTrafficPolicy", policy,
                      "may only be set for externally-accessible services");
    if (service_health_port(service) != 0 && !service_needs_health_port(service))
        fault_invalid(faults, "spec.healthCheckNodePort", health,
                      "may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` "
                      "is 'Local'");
    if (service_needs_health_port(old) && service_needs_health_port(service) &&
        service_health_port(old) != service_health_port(service))
        fault_forbidden(faults, "spec.healthCheckNodePort", "field is immutable");
    for (size_t i = 0; i < sizeof(of_balancer) / sizeof(of_balancer[0]); i++)
        if (json_get(json_get(service, "spec"), of_balancer[i]) && !is_balancer(service))
            fault_forbidden(faults, arena_printf(faults->arena, "spec.%s", of_balancer[i]),
                            "may only be used when `type` is 'LoadBalancer'");
}

static void check_change(const struct json *old, const struct json *service, struct faults *faults)
{
    struct str before = json_text_at(old, "spec.clusterIP");
    struct str class_before = json_text_at(old, "spec.loadBalancerClass");
    const char *class = json_cstr_at(service, "spec.loadBalancerClass");

    if (is_balancer(old) && is_balancer(service) && class_before.len > 0 &&
        !str_equals(class_before, class))
        fault_invalid(faults, "spec.loadBalancerClass", json_new_cstr(faults->arena, class),
                      "may not change once set");

    if (service_needs_address(old) && service_needs_address(service) && before.len > 0 &&
        !str_equal(before, json_text_at(service, "spec.clusterIP")))
        fault_invalid(faults, "spec.clusterIPs[0]", json_at(service, "spec.clusterIPs"),
                      "may not change once set");
}

void validate_service(const struct json *old, const struct json *object, struct faults *faults)
{
    const struct json *ports = json_at(object, "spec.ports");

    if (json_count(ports) == 0 && service_needs_address(object) && !service_is_headless(object))
        fault_required(faults, "spec.ports", "");
    for (struct json_cursor at = json_walk(ports); json_next(&at);) {
        const char *path = arena_printf(faults->arena, "spec.ports[%zu]", at.index);

        check_port(json_get(at.value, "port"), arena_printf(faults->arena, "%s.port", path),
                   faults);
        check_port(json_get(at.value, "targetPort"),
                   arena_printf(faults->arena, "%s.targetPort", path), faults);
        check_node_port(object, at.index, faults);
    }
    check_outside(old, object, faults);
    check_change(old, object, faults);
}
