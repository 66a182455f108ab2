#include "gitops/resource.h"

#include "base/arena.h"
#include "data/json.h"

void resource_split_api_version(struct str api_version, struct str *group, struct str *version)
{
    if (!str_cut(api_version, '/', group, version)) {
        *version = api_version;
        *group = STR_EMPTY;
    }
}

struct str resource_join_api_version(struct str group, struct str version, struct arena *arena)
{
    if (group.len == 0)
        return version;
    return str_of(arena_printf(arena, "%.*s/%.*s", STR_ARG(group), STR_ARG(version)));
}

struct group_version_kind resource_gvk(const struct json *object)
{
    struct group_version_kind gvk = { .kind = json_string(json_get(object, "kind")) };

    resource_split_api_version(json_string(json_get(object, "apiVersion")), &gvk.group,
                               &gvk.version);
    return gvk;
}

struct str resource_print_gvk(struct group_version_kind gvk, struct arena *arena)
{
    return str_of(arena_printf(arena, "%.*s/%.*s, Kind=%.*s", STR_ARG(gvk.group),
                               STR_ARG(gvk.version), STR_ARG(gvk.kind)));
}

struct resource_key resource_key_of(const struct json *object)
{
    struct group_version_kind gvk = resource_gvk(object);

    return (struct resource_key){ gvk.group, gvk.kind, resource_namespace(object),
                                  resource_name(object) };
}

bool resource_key_equal(struct resource_key a, struct resource_key b)
{
    return str_equal(a.name, b.name) && str_equal(a.kind, b.kind) &&
           str_equal(a.namespace, b.namespace) && str_equal(a.group, b.group);
}

struct str resource_key_text(struct resource_key key, struct arena *arena)
{
    return str_of(arena_printf(arena, "%.*s/%.*s/%.*s/%.*s", STR_ARG(key.group), STR_ARG(key.kind),
                               STR_ARG(key.namespace), STR_ARG(key.name)));
}

/* The bytes of the text form, one at a time, without making it. */
struct key_reader {
    const struct str *parts;
    size_t part, position;
};

static int next_byte(struct key_reader *reader)
{
    if (reader->part == 4)
        return -1;
    if (reader->position < reader->parts[reader->part].len)
        return (unsigned char)reader->parts[reader->part].ptr[reader->position++];
    reader->position = 0;
    return ++reader->part < 4 ? '/' : -1;
}

int resource_key_compare(struct resource_key a, struct resource_key b)
{
    const struct str left[] = { a.group, a.kind, a.namespace, a.name };
    const struct str right[] = { b.group, b.kind, b.namespace, b.name };
    struct key_reader x = { .parts = left }, y = { .parts = right };
    int c, d;

    do {
        c = next_byte(&x);
        d = next_byte(&y);
    } while (c == d && c >= 0);
    return c - d;
}

struct str resource_name(const struct json *object)
{
    return json_string(json_get(json_get(object, "metadata"), "name"));
}

struct str resource_namespace(const struct json *object)
{
    return json_string(json_get(json_get(object, "metadata"), "namespace"));
}

struct str resource_uid(const struct json *object)
{
    return json_string(json_get(json_get(object, "metadata"), "uid"));
}

struct str resource_annotation(const struct json *object, const char *key)
{
    return json_string(json_get(json_get(json_get(object, "metadata"), "annotations"), key));
}

struct str resource_label(const struct json *object, const char *key)
{
    return json_string(json_get(json_get(json_get(object, "metadata"), "labels"), key));
}

bool resource_has_annotation(const struct json *object, const char *key)
{
    return json_is(json_get(json_get(json_get(object, "metadata"), "annotations"), key),
                   JSON_STRING);
}

bool resource_is_kind(const struct json *object, const char *group, const char *kind)
{
    struct group_version_kind gvk = resource_gvk(object);

    return str_equals(gvk.kind, kind) && str_equals(gvk.group, group);
}

bool resource_is_crd(const struct json *object)
{
    return resource_is_kind(object, "apiextensions.k8s.io", "CustomResourceDefinition");
}

bool resource_has_finalizer(const struct json *object, const char *finalizer)
{
    const struct json *list = json_get(json_get(object, "metadata"), "finalizers");

    for (struct json_cursor at = json_walk(list); json_next(&at);) {
        if (str_equals(json_string(at.value), finalizer))
            return true;
    }
    return false;
}
