#include "extension/extension_config.h"

#include "argo/application.h"
#include "argo/settings.h"
#include "base/arena.h"
#include "base/clock.h"
#include "base/vec.h"
#include "data/json.h"
#include "data/yaml.h"

#include <string.h>

enum { CONNECT_TIMEOUT_MS = 2000, NESTING_MAX = 16 };
#define CONFIG_KEY "extension.config"

struct reading {
    const struct settings *settings;
    struct arena *arena;
    VEC(struct extension) found;
};

static void release_reading(struct reading *reading)
{
    vec_release(&reading->found);
}
DEFINE_CLEANUP_VALUE(struct reading, release_reading)

/* ---- secrets ---- */

static const struct json *with_secrets(const struct reading *reading, const struct json *value,
                                       int depth);

static const struct json *object_with_secrets(const struct reading *reading,
                                              const struct json *value, int depth)
{
    struct json *copy = json_new_object(reading->arena);

    for (struct json_cursor at = json_walk(value); json_next(&at);)
        json_set_str(reading->arena, copy, at.key, with_secrets(reading, at.value, depth));
    return copy;
}

static const struct json *array_with_secrets(const struct reading *reading,
                                             const struct json *value, int depth)
{
    struct json *copy = json_new_array(reading->arena);

    for (struct json_cursor at = json_walk(value); json_next(&at);)
        json_append(reading->arena, copy, with_secrets(reading, at.value, depth));
    return copy;
}

static const struct json *with_secrets(const struct reading *reading, const struct json *value,
                                       int depth)
{
    if (depth == NESTING_MAX)
        return value;
    if (json_is(value, JSON_OBJECT))
        return object_with_secrets(reading, value, depth + 1);
    if (json_is(value, JSON_ARRAY))
        return array_with_secrets(reading, value, depth + 1);
    if (json_is(value, JSON_STRING))
        return json_new_string(
            reading->arena,
            settings_resolve_secret(reading->settings, json_string(value), reading->arena));
    return value;
}

/* ---- a service ---- */

/* Of a URL only where it leads counts: the path is the request's. */
static int read_origin(struct str url, struct arena *arena, struct str *out, struct error *err)
{
    struct str rest, authority, path;
    ptrdiff_t scheme = str_find(url, STR("://"));

    if (!str_has_prefix(url, STR("http://")) && !str_has_prefix(url, STR("https://")))
        return error_set(err, ERR_INVALID, "error parsing proxy URL: it is neither http nor https");
    rest = str_slice(url, (size_t)scheme + 3, url.len);
    str_cut(rest, '/', &authority, &path);
    str_cut(authority, '?', &authority, &path);
    if (authority.len == 0)
        return error_set(err, ERR_INVALID, "error parsing proxy URL: it names no host");
    *out = str_of(arena_printf(arena, "%.*s://%.*s", (int)scheme, url.ptr, STR_ARG(authority)));
    return 0;
}

static size_t count_of(const struct json *array)
{
    size_t count = 0;

    for (struct json_cursor at = json_walk(array); json_next(&at);)
        count++;
    return count;
}

static int read_headers(const struct json *list, struct arena *arena,
                        struct extension_service *service, struct error *err)
{
    struct extension_header *headers = arena_alloc(arena, (count_of(list) + 1) * sizeof(*headers));

    for (struct json_cursor at = json_walk(list); json_next(&at);) {
        struct extension_header header = { json_text_at(at.value, "name"),
                                           json_text_at(at.value, "value") };

        if (header.name.len == 0)
            return error_set(err, ERR_INVALID,
                             "header.name must be defined when providing service headers in the "
                             "configuration");
        if (header.value.len == 0)
            return error_set(err, ERR_INVALID,
                             "header.value must be defined when providing service headers in the "
                             "configuration");
        headers[service->header_count++] = header;
    }
    service->headers = headers;
    return 0;
}

static int read_service(const struct json *value, bool is_only, struct arena *arena,
                        struct extension_service *out, struct error *err)
{
    const struct json *cluster = json_get(value, "cluster");
    struct str url = json_text_at(value, "url");

    *out = (struct extension_service){ .cluster_name = json_text_at(cluster, "name"),
                                       .cluster_server = json_text_at(cluster, "server") };
    if (url.len == 0)
        return error_set(err, ERR_INVALID, "extensions.backend.services.url must be configured");
    if (!is_only && !json_is(cluster, JSON_OBJECT))
        return error_set(err, ERR_INVALID,
                         "extensions.backend.services.cluster must be configured when defining "
                         "more than one service per extension");
    if (json_is(cluster, JSON_OBJECT) && out->cluster_name.len == 0 && out->cluster_server.len == 0)
        return error_set(err, ERR_INVALID,
                         "cluster.name or cluster.server must be defined when cluster is provided "
                         "in the configuration");
    if (read_headers(json_get(value, "headers"), arena, out, err) < 0)
        return -1;
    return read_origin(url, arena, &out->origin, err);
}

/* ---- an extension ---- */

static bool is_safe_name(struct str name)
{
    for (size_t i = 0; i < name.len; i++) {
        char c = name.ptr[i];

        if (!(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') && !(c >= '0' && c <= '9') &&
            c != '-' && c != '_')
            return false;
    }
    return true;
}

static int check_name(const struct reading *reading, struct str name, struct error *err)
{
    if (name.len == 0)
        return error_set(err, ERR_INVALID, "extensions.name must be configured");
    if (!is_safe_name(name))
        return error_set(err, ERR_INVALID,
                         "invalid extensions.name: only alphanumeric characters, hyphens, and "
                         "underscores are allowed");
    for (size_t i = 0; i < reading->found.count; i++)
        if (str_equal(reading->found.items[i].name, name))
            return error_set(err, ERR_INVALID,
                             "duplicated extension found in the configs for \"%.*s\"",
                             STR_ARG(name));
    return 0;
}

static int timeout_of(const struct json *backend)
{
    int64_t nanoseconds;

    if (!clock_parse_duration(json_text_at(backend, "connectionTimeout"), &nanoseconds) ||
        nanoseconds < 1000000 || nanoseconds > (int64_t)3600 * 1000000000)
        return CONNECT_TIMEOUT_MS;
    return (int)(nanoseconds / 1000000);
}

static int add_extension(struct reading *reading, struct str name, const struct json *backend,
                         struct error *err)
{
    const struct json *list = json_get(backend, "services");
    size_t count = count_of(list);
    struct extension_service *services =
        arena_alloc(reading->arena, (count + 1) * sizeof(*services));
    struct extension extension = { .name = name,
                                   .connect_timeout_ms = timeout_of(backend),
                                   .services = services };

    if (check_name(reading, name, err) < 0)
        return -1;
    if (count == 0)
        return error_set(err, ERR_INVALID, "no backend service configured for extension %.*s",
                         STR_ARG(name));
    for (struct json_cursor at = json_walk(list); json_next(&at);)
        if (read_service(at.value, count == 1, reading->arena, &services[extension.service_count++],
                         err) < 0)
            return -1;
    vec_push(&reading->found, extension);
    return 0;
}

static int add_list(struct reading *reading, const struct json *config, struct error *err)
{
    for (struct json_cursor at = json_walk(json_get(config, "extensions")); json_next(&at);)
        if (add_extension(reading, json_text_at(at.value, "name"), json_get(at.value, "backend"),
                          err) < 0)
            return -1;
    return 0;
}

static int add_key(struct reading *reading, struct str key, struct str text, struct error *err)
{
    struct str name = str_slice(key, strlen(CONFIG_KEY), key.len);
    const struct json *config;

    if (name.len > 0 && name.ptr[0] != '.')
        return 0; /* a key of something else */
    if (yaml_parse(text, reading->arena, &config, err) < 0)
        return error_prefix(err, "invalid extension config");
    config = with_secrets(reading, config, 0);
    if (name.len == 0)
        return add_list(reading, config, err);
    return add_extension(reading, str_dup(str_slice(name, 1, name.len), reading->arena), config,
                         err);
}

int extension_config_read(const struct settings *settings, struct arena *arena,
                          struct extension_config *out, struct error *err)
{
    CLEANUP(release_reading) struct reading reading = { .settings = settings, .arena = arena };
    const struct json *data = json_get(json_doc_root(settings->config_map), "data");
    struct extension *items;

    for (struct json_cursor at = json_walk(data); json_next(&at);)
        if (str_has_prefix(at.key, STR(CONFIG_KEY)) &&
            add_key(&reading, at.key, json_string(at.value), err) < 0)
            return -1;
    items = arena_alloc(arena, (reading.found.count + 1) * sizeof(*items));
    for (size_t i = 0; i < reading.found.count; i++)
        items[i] = reading.found.items[i];
    *out = (struct extension_config){ items, reading.found.count };
    return 0;
}

/* ---- finding ---- */

const struct extension *extension_config_find(const struct extension_config *config,
                                              struct str name)
{
    for (size_t i = 0; i < config->count; i++)
        if (str_equal(config->items[i].name, name))
            return &config->items[i];
    return NULL;
}

static bool leads_to(const struct extension_service *service, const struct destination *destination)
{
    if (destination->name.len > 0)
        return str_equal(service->cluster_name, destination->name);
    return destination->server.len > 0 && str_equal(service->cluster_server, destination->server);
}

const struct extension_service *extension_service_for(const struct extension *extension,
                                                      const struct destination *destination)
{
    if (extension->service_count == 1)
        return &extension->services[0];
    for (size_t i = 0; i < extension->service_count; i++)
        if (leads_to(&extension->services[i], destination))
            return &extension->services[i];
    return NULL;
}
