/* Cells of services, endpoints, ingresses and network policies. */
#include "base/arena.h"
#include "base/strbuf.h"
#include "data/json.h"
#include "table_cells.h"

enum { TEXT_MAX = 64 * 1024 };

TEXT_CELL(service_type, "spec.type")
TEXT_CELL(ingress_controller, "spec.controller")
TEXT_CELL(address_type, "addressType")

/* ---- services and endpoints ---- */

static const struct json *cluster_ip(const struct json *object, struct arena *arena)
{
    return cell_text_or_none(json_cstr_at(object, "spec.clusterIP"), arena);
}

static const struct json *external_ip(const struct json *object, struct arena *arena)
{
    const struct json *ingress = json_at(object, "status.loadBalancer.ingress");

    if (str_equals(json_text_at(object, "spec.type"), "ExternalName"))
        return cell_text_or_none(json_cstr_at(object, "spec.externalName"), arena);
    if (json_count(json_at(object, "spec.externalIPs")) > 0)
        return cell_joined(json_at(object, "spec.externalIPs"), NULL, arena);
    if (!str_equals(json_text_at(object, "spec.type"), "LoadBalancer"))
        return json_new_cstr(arena, "<none>");
    if (json_count(ingress) == 0)
        return json_new_cstr(arena, "<pending>");
    return cell_joined(ingress, json_get(json_item(ingress, 0), "ip") ? "ip" : "hostname", arena);
}

static const struct json *service_ports(const struct json *object, struct arena *arena)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(TEXT_MAX);

    for (struct json_cursor at = json_walk(json_at(object, "spec.ports")); json_next(&at);) {
        long long node = json_int(json_get(at.value, "nodePort"), 0);

        strbuf_printf(&text, "%s%lld", text.len ? "," : "",
                      (long long)json_int(json_get(at.value, "port"), 0));
        if (node)
            strbuf_printf(&text, ":%lld", node);
        strbuf_printf(&text, "/%s", json_cstr_at(at.value, "protocol"));
    }
    return cell_text_or_none(text.ptr, arena);
}

static const struct json *service_selector(const struct json *object, struct arena *arena)
{
    return cell_labels(json_at(object, "spec.selector"), arena);
}

static const struct json *endpoint_list(const struct json *object, struct arena *arena)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(TEXT_MAX);
    size_t count = 0;

    for (struct json_cursor set = json_walk(json_get(object, "subsets")); json_next(&set);) {
        for (struct json_cursor at = json_walk(json_get(set.value, "addresses")); json_next(&at);) {
            const struct json *port = json_item(json_get(set.value, "ports"), 0);

            if (count++ >= 3)
                continue;
            strbuf_printf(&text, "%s%s", text.len ? "," : "", json_cstr_at(at.value, "ip"));
            if (port)
                strbuf_printf(&text, ":%lld", (long long)json_int(json_get(port, "port"), 0));
        }
    }
    if (count > 3)
        strbuf_printf(&text, " + %zu more...", count - 3);
    return cell_text_or_none(text.ptr, arena);
}

static const struct json *slice_ports(const struct json *object, struct arena *arena)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(TEXT_MAX);

    for (struct json_cursor at = json_walk(json_get(object, "ports")); json_next(&at);)
        strbuf_printf(&text, "%s%lld", text.len ? "," : "",
                      (long long)json_int(json_get(at.value, "port"), 0));
    return json_new_cstr(arena, text.len ? text.ptr : "<unset>");
}

static const struct json *slice_endpoints(const struct json *object, struct arena *arena)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(TEXT_MAX);

    for (struct json_cursor at = json_walk(json_get(object, "endpoints")); json_next(&at);)
        for (struct json_cursor one = json_walk(json_get(at.value, "addresses")); json_next(&one);)
            strbuf_printf(&text, "%s%s", text.len ? "," : "", json_cstr(one.value));
    return json_new_cstr(arena, text.len ? text.ptr : "<unset>");
}

/* ---- ingresses ---- */

static const struct json *ingress_class(const struct json *object, struct arena *arena)
{
    return cell_text_or_none(json_cstr_at(object, "spec.ingressClassName"), arena);
}

static const struct json *ingress_hosts(const struct json *object, struct arena *arena)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(TEXT_MAX);

    for (struct json_cursor at = json_walk(json_at(object, "spec.rules")); json_next(&at);)
        if (json_cstr_at(at.value, "host")[0])
            strbuf_printf(&text, "%s%s", text.len ? "," : "", json_cstr_at(at.value, "host"));
    return json_new_cstr(arena, text.len ? text.ptr : "*");
}

static const struct json *ingress_address(const struct json *object, struct arena *arena)
{
    const struct json *list = json_at(object, "status.loadBalancer.ingress");

    return cell_joined(list, json_get(json_item(list, 0), "ip") ? "ip" : "hostname", arena);
}

static const struct json *ingress_ports(const struct json *object, struct arena *arena)
{
    return json_new_cstr(arena, json_count(json_at(object, "spec.tls")) ? "80, 443" : "80");
}

/* ---- network policies ---- */

static const struct json *policy_selector(const struct json *object, struct arena *arena)
{
    return cell_labels(json_at(object, "spec.podSelector.matchLabels"), arena);
}

const struct cell_row table_network_cells[] = {
    { "services", "Type", service_type },
    { "services", "Cluster-IP", cluster_ip },
    { "services", "External-IP", external_ip },
    { "services", "Port(s)", service_ports },
    { "services", "Selector", service_selector },
    { "endpoints", "Endpoints", endpoint_list },
    { "endpointslices.discovery.k8s.io", "AddressType", address_type },
    { "endpointslices.discovery.k8s.io", "Ports", slice_ports },
    { "endpointslices.discovery.k8s.io", "Endpoints", slice_endpoints },
    { "ingresses.networking.k8s.io", "Class", ingress_class },
    { "ingresses.networking.k8s.io", "Hosts", ingress_hosts },
    { "ingresses.networking.k8s.io", "Address", ingress_address },
    { "ingresses.networking.k8s.io", "Ports", ingress_ports },
    { "ingressclasses.networking.k8s.io", "Controller", ingress_controller },
    { "networkpolicies.networking.k8s.io", "Pod-Selector", policy_selector },
    { 0 },
};
