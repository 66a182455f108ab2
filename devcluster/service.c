/* What a service is given that it does not ask for: addresses, families, ports of nodes. */
#include "service.h"

#include "base/arena.h"
#include "cluster.h"
#include "data/json.h"
#include "prepare.h"
#include "write.h"

#include <string.h>
#include <sys/random.h>

bool service_needs_address(const struct json *service)
{
    return service && !str_equals(json_text_at(service, "spec.type"), "ExternalName");
}

bool service_is_headless(const struct json *service)
{
    return service_needs_address(service) &&
           (str_equals(json_text_at(service, "spec.clusterIP"), "None") ||
            str_equals(json_string(json_item(json_at(service, "spec.clusterIPs"), 0)), "None"));
}

bool service_is_free(const struct json *service)
{
    return service_is_headless(service) && json_count(json_at(service, "spec.selector")) == 0;
}

bool service_needs_node_ports(const struct json *service)
{
    struct str type = json_text_at(service, "spec.type");

    return str_equals(type, "NodePort") || str_equals(type, "LoadBalancer");
}

bool service_needs_health_port(const struct json *service)
{
    return str_equals(json_text_at(service, "spec.type"), "LoadBalancer") &&
           str_equals(json_text_at(service, "spec.externalTrafficPolicy"), "Local");
}

int64_t service_health_port(const struct json *service)
{
    return json_int(json_at(service, "spec.healthCheckNodePort"), 0);
}

bool service_has_node_port(const struct json *service, int64_t number)
{
    for (struct json_cursor at = json_walk(json_at(service, "spec.ports")); json_next(&at);)
        if (json_int(json_get(at.value, "nodePort"), 0) == number)
            return true;
    return false;
}

/* ---- what an update leaves out, or has no use for any more ---- */

/* The one address and the list say the same, whichever of them was changed. */
static void join_addresses(struct arena *arena, const struct json *old, struct json *spec)
{
    const struct json *address = json_get(spec, "clusterIP"), *list = json_get(spec, "clusterIPs");
    bool is_same_list = old && json_equal(list, json_at(old, "spec.clusterIPs"));
    struct json *changed;

    if (json_string(address).len == 0) {
        if (is_same_list)
            json_remove(arena, spec, "clusterIPs");
        return;
    }
    if (json_count(list) > 0 && !is_same_list)
        return;
    changed = json_count(list) > 0 ? json_edit(arena, list) : json_new_array(arena);
    if (json_count(changed) > 0)
        json_replace(arena, changed, 0, address);
    else
        json_append(arena, changed, address);
    json_set(arena, spec, "clusterIPs", changed);
}

static void keep(struct arena *arena, const struct json *old, struct json *spec, const char *field)
{
    const struct json *value = json_get(spec, field),
                      *before = json_get(json_get(old, "spec"), field);

    if (before && json_string(value).len == 0 && json_count(value) == 0 && json_int(value, 0) == 0)
        json_set(arena, spec, field, before);
}

/* A port that says no number has the one of its name, unless another one asks for that. */
static void keep_node_ports(struct arena *arena, const struct json *old, struct json *spec)
{
    struct json *ports = json_edit_get(arena, spec, "ports");

    for (size_t i = 0; i < json_count(ports); i++) {
        const struct json *port = json_item(ports, i);
        int64_t number = 0;

        if (json_int(json_get(port, "nodePort"), 0) != 0)
            continue;
        for (struct json_cursor at = json_walk(json_at(old, "spec.ports")); json_next(&at);)
            if (str_equal(json_text_at(at.value, "name"), json_text_at(port, "name")))
                number = json_int(json_get(at.value, "nodePort"), 0);
        for (struct json_cursor at = json_walk(ports); json_next(&at);)
            if (json_int(json_get(at.value, "nodePort"), 0) == number)
                number = 0;
        if (number != 0)
            json_set_int(arena, json_edit_item(arena, ports, i), "nodePort", number);
    }
}

static bool same_node_ports(const struct json *old, const struct json *object)
{
    for (struct json_cursor at = json_walk(json_at(object, "spec.ports")); json_next(&at);) {
        int64_t number = json_int(json_get(at.value, "nodePort"), 0);

        if (number != 0 && !service_has_node_port(old, number))
            return false;
    }
    return true;
}

static void drop_same(struct arena *arena, const struct json *old, struct json *spec,
                      const char *field)
{
    if (json_equal(json_get(spec, field), json_get(json_get(old, "spec"), field)))
        json_remove(arena, spec, field);
}

/* What the type had before and has not now goes, unless it was changed with the type. */
static void drop_unused(struct arena *arena, const struct json *old, const struct json *object,
                        struct json *spec)
{
    static const char *const of_address[] = { "clusterIP", "clusterIPs", "ipFamilies",
                                              "ipFamilyPolicy", "internalTrafficPolicy" };
    static const char *const of_balancer[] = { "allocateLoadBalancerNodePorts",
                                               "loadBalancerClass" };
    struct json *ports;

    if (service_needs_address(old) && !service_needs_address(object))
        for (size_t i = 0; i < sizeof(of_address) / sizeof(of_address[0]); i++)
            drop_same(arena, old, spec, of_address[i]);
    if (service_needs_health_port(old) && !service_needs_health_port(object))
        drop_same(arena, old, spec, "healthCheckNodePort");
    if (str_equals(json_text_at(old, "spec.type"), "LoadBalancer") &&
        !str_equals(json_get(spec, "type") ? json_string(json_get(spec, "type")) : STR_EMPTY,
                    "LoadBalancer"))
        for (size_t i = 0; i < sizeof(of_balancer) / sizeof(of_balancer[0]); i++)
            drop_same(arena, old, spec, of_balancer[i]);
    if (!service_needs_node_ports(old) || service_needs_node_ports(object))
        return;
    drop_same(arena, old, spec, "externalTrafficPolicy");
    if (!same_node_ports(old, object))
        return;
    ports = json_edit_get(arena, spec, "ports");
    for (size_t i = 0; i < json_count(ports); i++)
        json_remove(arena, json_edit_item(arena, ports, i), "nodePort");
}

static void carry_over(struct arena *arena, const struct json *old, struct json *object)
{
    struct json *spec = json_edit_object(arena, object, "spec");

    if (service_needs_address(old) && service_needs_address(object)) {
        keep(arena, old, spec, "clusterIP");
        keep(arena, old, spec, "clusterIPs");
        keep(arena, old, spec, "ipFamilies");
        keep(arena, old, spec, "ipFamilyPolicy");
    }
    if (service_needs_node_ports(old) && service_needs_node_ports(object))
        keep_node_ports(arena, old, spec);
    if (service_needs_health_port(old) && service_needs_health_port(object))
        keep(arena, old, spec, "healthCheckNodePort");
    drop_unused(arena, old, object, spec);
}

/* ---- what it is given ---- */

static unsigned random_below(unsigned limit)
{
    unsigned value = 0;

    if (getrandom(&value, sizeof(value), 0) != (ssize_t)sizeof(value))
        value = 1;
    return value % limit;
}

static bool is_address_taken(const struct write *write, const char *address)
{
    struct object_cursor at = collection_from(write->resource->objects, STR_EMPTY);
    const struct object *object;

    while ((object = object_next(&at)))
        if (str_equals(json_text_at(object_root(object), "spec.clusterIP"), address))
            return true;
    return false;
}

static void give_address(const struct write *write, struct json *spec)
{
    struct arena *arena = write->arena;
    struct json *list = json_new_array(arena);
    const char *address;

    do {
        uint32_t number = SERVICE_NETWORK + 1 + random_below(SERVICE_NETWORK_SIZE - 2);

        address = arena_printf(arena, "%u.%u.%u.%u", number >> 24, number >> 16 & 0xff,
                               number >> 8 & 0xff, number & 0xff);
    } while (is_address_taken(write, address));
    json_set_text(arena, spec, "clusterIP", address);
    json_append(arena, list, json_new_cstr(arena, address));
    json_set(arena, spec, "clusterIPs", list);
}

/* The cluster has one family; what is free of both gets the other one, too. */
static void give_families(struct arena *arena, const struct json *service, struct json *spec)
{
    const struct json *asked = json_get(spec, "ipFamilies");
    struct json *families = json_count(asked) > 0 ? json_edit(arena, asked) : json_new_array(arena);
    bool has_both = service_is_free(service) &&
                    !str_equals(json_text_at(service, "spec.ipFamilyPolicy"), "SingleStack");

    if (!json_get(spec, "ipFamilyPolicy"))
        json_set_text(arena, spec, "ipFamilyPolicy", has_both ? "RequireDualStack" : "SingleStack");
    /* Addresses that cannot be had say their family themselves. */
    if (json_count(families) == 0 && (json_count(json_get(spec, "clusterIPs")) > 1 ||
                                      strchr(json_cstr_at(spec, "clusterIP"), ':')))
        return;
    if (json_count(families) == 0)
        json_append(arena, families, json_new_cstr(arena, "IPv4"));
    if (has_both && json_count(families) == 1) {
        bool is_first = str_equals(json_string(json_item(families, 0)), "IPv4");

        json_append(arena, families, json_new_cstr(arena, is_first ? "IPv6" : "IPv4"));
    }
    json_set(arena, spec, "ipFamilies", families);
}

static bool is_first_family(const struct json *spec, const char *family)
{
    return str_equals(json_string(json_item(json_get(spec, "ipFamilies"), 0)), family);
}

static bool is_port_taken(const struct write *write, const struct json *object, int64_t number)
{
    struct object_cursor at = collection_from(write->resource->objects, STR_EMPTY);
    const struct object *other;

    if (service_has_node_port(object, number) || service_health_port(object) == number)
        return true;
    while ((other = object_next(&at)))
        if (service_has_node_port(object_root(other), number) ||
            service_health_port(object_root(other)) == number)
            return true;
    return false;
}

/* A free one, from some place on; 0 when none is left. */
static int64_t free_port(const struct write *write, const struct json *object)
{
    unsigned start = random_below(NODE_PORT_COUNT);

    for (unsigned i = 0; i < NODE_PORT_COUNT; i++) {
        int64_t number = NODE_PORT_MIN + (start + i) % NODE_PORT_COUNT;

        if (!is_port_taken(write, object, number))
            return number;
    }
    return 0;
}

static void give_node_ports(const struct write *write, const struct json *object, struct json *spec)
{
    struct json *ports = json_edit_get(write->arena, spec, "ports");

    for (size_t i = 0; i < json_count(ports); i++) {
        int64_t number;

        if (json_int(json_get(json_item(ports, i), "nodePort"), 0) != 0)
            continue;
        number = free_port(write, object);
        if (number != 0)
            json_set_int(write->arena, json_edit_item(write->arena, ports, i), "nodePort", number);
    }
}

void prepare_service(const struct write *write, const struct json *old, struct json *object)
{
    struct arena *arena = write->arena;
    struct json *spec = json_edit_object(arena, object, "spec");
    bool is_balancer = str_equals(json_text_at(object, "spec.type"), "LoadBalancer");

    if (!old)
        json_set(arena, json_edit_object(arena, object, "status"), "loadBalancer",
                 json_new_object(arena));
    join_addresses(arena, old, spec);
    if (old)
        carry_over(arena, old, object);
    if (!service_needs_address(object))
        return;
    give_families(arena, object, spec);
    if (json_text_at(object, "spec.clusterIP").len == 0 &&
        json_count(json_at(object, "spec.clusterIPs")) == 0 && is_first_family(spec, "IPv4"))
        give_address(write, spec);
    if (is_balancer && !json_get(spec, "allocateLoadBalancerNodePorts"))
        json_set_bool(arena, spec, "allocateLoadBalancerNodePorts", true);
    if (service_needs_node_ports(object) &&
        json_bool(json_get(spec, "allocateLoadBalancerNodePorts"), true))
        give_node_ports(write, object, spec);
    if (service_needs_health_port(object) && service_health_port(object) == 0)
        json_set_int(arena, spec, "healthCheckNodePort", free_port(write, object));
}
