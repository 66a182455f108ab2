#include "gitops/info.h"

#include "argo/annotations.h"
#include "base/arena.h"
#include "data/json.h"
#include "gitops/info_parts.h"
#include "gitops/resource.h"

#include <stdlib.h>
#include <strings.h>

void info_add_text(struct info_builder *builder, struct str name, struct str value)
{
    if (builder->count < INFO_ITEMS_MAX)
        builder->items[builder->count++] = (struct info_item){ name, value };
}

void info_add(struct info_builder *builder, const char *name, struct str value)
{
    info_add_text(builder, str_of(name), value);
}

void info_add_unique(struct json *array, struct str text, struct arena *arena)
{
    for (struct json_cursor at = json_walk(array); json_next(&at);) {
        if (str_equal(json_string(at.value), text))
            return;
    }
    json_append(arena, array, json_new_string(arena, text));
}

void info_add_target(struct info_builder *builder, const char *group, const char *kind,
                     struct str namespace, struct str name)
{
    struct json *ref = json_new_object(builder->arena);

    if (*group)
        json_set_text(builder->arena, ref, "group", group);
    json_set_text(builder->arena, ref, "kind", kind);
    if (namespace.len > 0)
        json_set(builder->arena, ref, "namespace", json_new_string(builder->arena, namespace));
    if (name.len > 0)
        json_set(builder->arena, ref, "name", json_new_string(builder->arena, name));
    for (struct json_cursor at = json_walk(builder->target_refs); json_next(&at);) {
        if (json_equal(at.value, ref))
            return;
    }
    json_append(builder->arena, builder->target_refs, ref);
}

/* ---- what every object may have ---- */

/* Empty, or with a scheme that a browser may follow. */
static bool is_link(struct str value)
{
    struct str title, url;

    if (!str_cut(value, '|', &title, &url))
        url = value;
    for (size_t i = 0; i < url.len; i++) {
        if ((unsigned char)url.ptr[i] < ' ' || url.ptr[i] == 0x7f)
            return false;
    }
    return url.len == 0 || strncasecmp(url.ptr, "http:", 5) == 0 ||
           strncasecmp(url.ptr, "https:", 6) == 0;
}

struct texts resource_info_links(const struct json *object, struct arena *arena)
{
    const struct json *annotations = json_at(object, "metadata.annotations");
    struct str *items = NULL;
    size_t count = 0;

    for (struct json_cursor at = json_walk(annotations); json_next(&at);) {
        if (!str_has_prefix(at.key, STR(ANNOTATION_LINK_PREFIX)) || !is_link(json_string(at.value)))
            continue;
        if (!items)
            items = arena_alloc(arena, json_count(annotations) * sizeof(*items));
        items[count++] = json_string(at.value);
    }
    return (struct texts){ items, count };
}

static long long revision_of(const struct json *object)
{
    static const char *const keys[] = { "deployment.kubernetes.io/revision",
                                        "rollout.argoproj.io/revision" };
    char *end = NULL;

    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
        struct str text = resource_annotation(object, keys[i]);
        long long number;

        if (!resource_has_annotation(object, keys[i]))
            continue;
        number = strtoll(text.ptr, &end, 10);
        return text.len > 0 && end == text.ptr + text.len ? number : 0;
    }
    return json_int(json_get(object, "revision"), 0);
}

static void add_common(struct info_builder *builder, struct texts custom_labels)
{
    const struct json *labels = json_at(builder->object, "metadata.labels");
    long long revision = revision_of(builder->object);

    if (revision > 0)
        info_add(builder, "Revision", str_of(arena_printf(builder->arena, "Rev:%lld", revision)));
    for (size_t i = 0; i < custom_labels.count; i++) {
        const struct json *value = json_get_str(labels, custom_labels.items[i]);

        if (value)
            info_add_text(builder, custom_labels.items[i], json_string(value));
    }
}

/* ---- kinds ---- */

static const struct {
    const char *group, *kind;
    void (*add)(struct info_builder *builder);
} kinds[] = {
    { "", "Pod", info_of_pod },
    { "", "Node", info_of_node },
    { "", "Service", info_of_service },
    { "extensions", "Ingress", info_of_ingress },
    { "networking.k8s.io", "Ingress", info_of_ingress },
    { "networking.istio.io", "VirtualService", info_of_virtual_service },
    { "networking.istio.io", "ServiceEntry", info_of_service_entry },
    { "gateway.networking.k8s.io", "HTTPRoute", info_of_route },
    { "gateway.networking.k8s.io", "GRPCRoute", info_of_route },
    { "gateway.networking.k8s.io", "TCPRoute", info_of_route },
    { "gateway.networking.k8s.io", "TLSRoute", info_of_route },
    { "gateway.networking.k8s.io", "UDPRoute", info_of_route },
    { "gateway.networking.k8s.io", "Gateway", info_of_gateway },
    { "argoproj.io", "Application", info_of_application },
};

static void add_kind(struct info_builder *builder)
{
    struct group_version_kind gvk = resource_gvk(builder->object);

    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
        if (str_equals(gvk.kind, kinds[i].kind) && str_equals(gvk.group, kinds[i].group)) {
            kinds[i].add(builder);
            return;
        }
    }
}

static void set_filled(struct info_builder *builder, struct json *networking, const char *key,
                       const struct json *value)
{
    if (json_count(value) > 0)
        json_set(builder->arena, networking, key, value);
}

static const struct json *networking_of(struct info_builder *builder)
{
    struct texts links = builder->links;
    struct json *networking, *urls;

    if (!builder->has_networking && builder->links.count == 0)
        return NULL;
    networking = json_new_object(builder->arena);
    if (builder->drops_links)
        links.count = 0;
    urls = texts_to_json(links, builder->arena);
    for (struct json_cursor at = json_walk(builder->urls); json_next(&at);)
        json_append(builder->arena, urls, at.value);
    set_filled(builder, networking, "targetLabels", builder->target_labels);
    set_filled(builder, networking, "targetRefs", builder->target_refs);
    set_filled(builder, networking, "labels", builder->labels);
    set_filled(builder, networking, "ingress", builder->ingress);
    set_filled(builder, networking, "externalURLs", urls);
    return networking;
}

struct resource_info resource_info_of(const struct json *object, struct texts custom_labels,
                                      struct arena *arena)
{
    struct info_item items[INFO_ITEMS_MAX];
    struct info_builder builder = {
        .arena = arena,
        .object = object,
        .items = items,
        .links = resource_info_links(object, arena),
        .target_refs = json_new_array(arena),
        .ingress = json_new_array(arena),
        .urls = json_new_array(arena),
    };
    struct info_item *kept;

    add_common(&builder, custom_labels);
    add_kind(&builder);
    builder.info.networking = networking_of(&builder);
    if (builder.count > 0) {
        kept = arena_alloc(arena, builder.count * sizeof(*kept));
        memcpy(kept, items, builder.count * sizeof(*kept));
        builder.info.items = kept;
        builder.info.item_count = builder.count;
    }
    return builder.info;
}

void info_of_application(struct info_builder *builder)
{
    struct str url = resource_annotation(builder->object, ANNOTATION_MANAGED_BY_URL);

    if (url.len > 0)
        info_add(builder, "managed-by-url", url);
}

struct texts resource_info_images(const struct json *object, struct arena *arena)
{
    static const char *const paths[] = { "spec.containers", "spec.template.spec.containers",
                                         "spec.jobTemplate.spec.template.spec.containers" };
    const struct json *containers = NULL, *image;
    struct str *items;
    size_t count = 0;

    for (size_t i = 0; i < sizeof(paths) / sizeof(paths[0]) && !containers; i++) {
        if (json_is(json_at(object, paths[i]), JSON_ARRAY))
            containers = json_at(object, paths[i]);
    }
    if (json_count(containers) == 0)
        return (struct texts){ 0 };
    items = arena_alloc(arena, json_count(containers) * sizeof(*items));
    for (struct json_cursor at = json_walk(containers); json_next(&at);) {
        image = json_get(at.value, "image");
        if (json_is(image, JSON_STRING))
            items[count++] = json_string(image);
    }
    return (struct texts){ items, count };
}
