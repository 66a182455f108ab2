/* Where traffic comes from and goes to. */
#include "argo/annotations.h"
#include "base/arena.h"
#include "data/json.h"
#include "gitops/info_parts.h"
#include "gitops/resource.h"

static struct str text(const struct json *object, const char *key)
{
    return json_string(json_get(object, key));
}

static bool hides_default_links(const struct json *object)
{
    bool hides = false;

    return texts_parse_bool(resource_annotation(object, ANNOTATION_IGNORE_DEFAULT_LINKS), &hides) &&
           hides;
}

/* Host name before address, per item. */
static void add_balancers(struct info_builder *builder)
{
    const struct json *list = json_at(builder->object, "status.loadBalancer.ingress");

    for (struct json_cursor at = json_walk(list); json_next(&at);) {
        const char *key = json_get(at.value, "hostname") ? "hostname" : "ip";
        struct json *item = json_new_object(builder->arena);

        if (!json_get(at.value, key))
            continue;
        json_set(builder->arena, item, key, json_get(at.value, key));
        json_append(builder->arena, builder->ingress, item);
    }
}

void info_of_service(struct info_builder *builder)
{
    builder->has_networking = true;
    builder->target_labels = json_at(builder->object, "spec.selector");
    if (str_equals(json_text_at(builder->object, "spec.type"), "LoadBalancer"))
        add_balancers(builder);
}

/* ---- Ingress ---- */

static struct str backend_service(const struct json *backend, struct group_version_kind gvk)
{
    if (str_equals(gvk.group, "extensions") || str_equals(gvk.version, "v1beta1"))
        return text(backend, "serviceName");
    return json_text_at(backend, "service.name");
}

static void add_backend(struct info_builder *builder, const struct json *backend)
{
    struct str service = backend_service(backend, resource_gvk(builder->object));

    if (service.len > 0)
        info_add_target(builder, "", "Service", resource_namespace(builder->object), service);
}

static struct str first_balancer(const struct json *ingress)
{
    for (struct json_cursor at = json_walk(ingress); json_next(&at);) {
        struct str host = text(at.value, "hostname");

        if (host.len == 0)
            host = text(at.value, "ip");
        if (host.len > 0)
            return host;
    }
    return STR_EMPTY;
}

static bool has_tls(const struct json *object, struct str host)
{
    for (struct json_cursor at = json_walk(json_at(object, "spec.tls")); json_next(&at);) {
        const struct json *secret = json_get(at.value, "secretName");

        /* The `hosts` of an entry never count: the original looks for a map there. */
        if ((secret && !json_is(secret, JSON_NULL)) || str_equal(text(at.value, "host"), host))
            return true;
    }
    return false;
}

static void add_path(struct info_builder *builder, const struct json *path, struct str host)
{
    struct str sub = text(path, "path");

    add_backend(builder, json_get(path, "backend"));
    if (host.len == 0 || hides_default_links(builder->object))
        return;
    if (str_has_suffix(sub, STR("*")))
        sub = str_slice(sub, 0, sub.len - 1);
    info_add_unique(builder->urls,
                    str_of(arena_printf(builder->arena, "%s://%.*s%.*s",
                                        has_tls(builder->object, host) ? "https" : "http",
                                        STR_ARG(host), STR_ARG(sub))),
                    builder->arena);
}

void info_of_ingress(struct info_builder *builder)
{
    builder->has_networking = true;
    add_balancers(builder);
    add_backend(builder, json_at(builder->object, "spec.backend"));
    for (struct json_cursor rule = json_walk(json_at(builder->object, "spec.rules"));
         json_next(&rule);) {
        struct str host = text(rule.value, "host");

        if (host.len == 0)
            host = first_balancer(builder->ingress);
        for (struct json_cursor at = json_walk(json_at(rule.value, "http.paths")); json_next(&at);)
            add_path(builder, at.value, host);
    }
}

/* ---- Istio ---- */

static void add_host(struct info_builder *builder, struct str host)
{
    struct str name, rest, namespace, tail;

    if (!str_cut(host, '.', &name, &rest))
    namespace = resource_namespace(builder->object);
    else str_cut(rest, '.', &namespace, &tail);
    info_add_target(builder, "", "Service", namespace, name);
}

void info_of_virtual_service(struct info_builder *builder)
{
    builder->has_networking = true;
    for (struct json_cursor rule = json_walk(json_at(builder->object, "spec.http"));
         json_next(&rule);) {
        for (struct json_cursor at = json_walk(json_get(rule.value, "route")); json_next(&at);) {
            const struct json *host = json_at(at.value, "destination.host");

            if (json_is(host, JSON_STRING))
                add_host(builder, json_string(host));
        }
    }
}

void info_of_service_entry(struct info_builder *builder)
{
    const struct json *labels = json_at(builder->object, "spec.workloadSelector.labels");

    if (!json_is(labels, JSON_OBJECT))
        return;
    builder->has_networking = true;
    builder->drops_links = true;
    builder->target_labels = labels;
    info_add_target(builder, "", "Pod", STR_EMPTY, STR_EMPTY);
}

/* ---- Gateway API ---- */

static void add_reference(struct info_builder *builder, const struct json *ref, const char *group,
                          const char *kind)
{
    struct str namespace = text(ref, "namespace");
    const struct json *own_group = json_get(ref, "group");
    struct str own_kind = text(ref, "kind");

    if (text(ref, "name").len == 0)
        return;
    info_add_target(builder, own_group ? json_cstr(own_group) : group,
                    own_kind.len > 0 ? json_cstr(json_get(ref, "kind")) : kind,
                    namespace.len > 0 ? namespace : resource_namespace(builder->object),
                    text(ref, "name"));
}

void info_of_route(struct info_builder *builder)
{
    const struct json *spec = json_get(builder->object, "spec");

    builder->has_networking = true;
    for (struct json_cursor at = json_walk(json_get(spec, "parentRefs")); json_next(&at);)
        add_reference(builder, at.value, "gateway.networking.k8s.io", "Gateway");
    for (struct json_cursor rule = json_walk(json_get(spec, "rules")); json_next(&rule);) {
        for (struct json_cursor at = json_walk(json_get(rule.value, "backendRefs"));
             json_next(&at);)
            add_reference(builder, at.value, "", "Service");
    }
}

static void add_gateway_url(struct info_builder *builder, const struct json *listener,
                            struct str host)
{
    struct str protocol = text(listener, "protocol");
    bool is_secure = str_equals(protocol, "HTTPS") || str_equals(protocol, "TLS");
    long long port = json_int(json_get(listener, "port"), 0);
    const char *url =
        arena_printf(builder->arena, "%s://%.*s", is_secure ? "https" : "http", STR_ARG(host));

    if (port != 0 && port != (is_secure ? 443 : 80))
        url = arena_printf(builder->arena, "%s:%lld", url, port);
    info_add_unique(builder->urls, str_of(url), builder->arena);
}

static void add_listener(struct info_builder *builder, const struct json *listener)
{
    struct str host = text(listener, "hostname");

    if (host.len > 0 && !str_equals(host, "*")) {
        add_gateway_url(builder, listener, host);
        return;
    }
    for (struct json_cursor at = json_walk(builder->ingress); json_next(&at);) {
        struct str name = text(at.value, "hostname");

        add_gateway_url(builder, listener, name.len > 0 ? name : text(at.value, "ip"));
    }
}

void info_of_gateway(struct info_builder *builder)
{
    builder->has_networking = true;
    for (struct json_cursor at = json_walk(json_at(builder->object, "status.addresses"));
         json_next(&at);) {
        struct str type = text(at.value, "type");
        const char *key = str_equals(type, "Hostname")                     ? "hostname"
                          : type.len == 0 || str_equals(type, "IPAddress") ? "ip"
                                                                           : NULL;
        struct json *item = json_new_object(builder->arena);

        if (!key || text(at.value, "value").len == 0)
            continue;
        json_set(builder->arena, item, key, json_get(at.value, "value"));
        json_append(builder->arena, builder->ingress, item);
    }
    if (hides_default_links(builder->object))
        return;
    for (struct json_cursor at = json_walk(json_at(builder->object, "spec.listeners"));
         json_next(&at);)
        add_listener(builder, at.value);
}
