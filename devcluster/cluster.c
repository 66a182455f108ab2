#include "cluster.h"

#include "base/arena.h"
#include "base/map.h"
#include "bootstrap.h"
#include "cluster_log.h"
#include "config.h"
#include "controllers/controllers.h"
#include "convert.h"
#include "custom_resources.h"
#include "data/json.h"
#include "fault_rules.h"
#include "garbage.h"
#include "identities.h"
#include "resource_table.h"
#include "watcher.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LABEL_MAX = 512, NUMBER_MAX = 24 };

/* ---- resources ---- */

static struct str join(struct str first, struct str group, char buffer[LABEL_MAX])
{
    int size = snprintf(buffer, LABEL_MAX, "%.*s%s%.*s", STR_ARG(first), group.len ? "." : "",
                        STR_ARG(group));

    return (struct str){ buffer, size < 0 || size >= LABEL_MAX ? 0 : (size_t)size };
}

struct api_resource *cluster_resource(const struct cluster *cluster, struct str group,
                                      struct str plural)
{
    char buffer[LABEL_MAX];

    return map_find(cluster->by_name, join(plural, group, buffer));
}

struct api_resource *cluster_kind(const struct cluster *cluster, struct str group, struct str kind)
{
    char buffer[LABEL_MAX];

    return map_find(cluster->by_kind, join(kind, group, buffer));
}

struct api_resource *cluster_builtin(const struct cluster *cluster, const char *label)
{
    return map_find(cluster->by_name, str_of(label));
}

bool cluster_group_exists(const struct cluster *cluster, struct str group, struct str version)
{
    for (size_t i = 0; i < cluster->resources.count; i++)
        if (str_equals(group, cluster->resources.items[i]->group) &&
            api_resource_version(cluster->resources.items[i], version))
            return true;
    return false;
}

bool cluster_has_group(const struct cluster *cluster, struct str group)
{
    for (size_t i = 0; i < cluster->resources.count; i++)
        if (str_equals(group, cluster->resources.items[i]->group))
            return true;
    return false;
}

void cluster_add_resource(struct cluster *cluster, struct api_resource *resource)
{
    char buffer[LABEL_MAX];

    vec_push(&cluster->resources, resource);
    map_put(cluster->by_name, join(str_of(resource->plural), str_of(resource->group), buffer),
            resource);
    map_put(cluster->by_kind, join(str_of(resource->kind), str_of(resource->group), buffer),
            resource);
    cluster->discovery_version++;
}

void cluster_drop_resource(struct cluster *cluster, struct api_resource *resource)
{
    char buffer[LABEL_MAX];

    watchers_end(resource);
    map_remove(cluster->by_name, join(str_of(resource->plural), str_of(resource->group), buffer));
    map_remove(cluster->by_kind, join(str_of(resource->kind), str_of(resource->group), buffer));
    for (size_t i = 0; i < cluster->resources.count; i++) {
        if (cluster->resources.items[i] == resource) {
            vec_remove(&cluster->resources, i);
            break;
        }
    }
    cluster->discovery_version++;
    collection_free(resource->objects);
    resource->objects = collection_new();
    vec_push(&cluster->dropped, resource);
}

void cluster_retire_versions(struct cluster *cluster, struct api_resource *resource)
{
    struct api_resource *retired = xcalloc(1, sizeof(*retired));

    retired->versions = resource->versions;
    retired->version_count = resource->version_count;
    retired->schema = resource->schema;
    retired->definition = resource->definition;
    resource->versions = NULL;
    resource->version_count = resource->storage = 0;
    resource->schema = NULL;
    resource->definition = NULL;
    vec_push(&cluster->dropped, retired);
}

static void add_builtin(struct cluster *cluster)
{
    for (const struct resource_row *row = resource_rows; row->name; row++) {
        struct api_resource *known;

        if (strchr(row->name, '/'))
            continue;
        known = cluster_resource(cluster, str_of(row->group), str_of(row->name));
        if (known)
            api_resource_add_version(known, row);
        else
            cluster_add_resource(cluster, api_resource_of_row(row));
    }
}

/* ---- the cluster ---- */

int cluster_open(const struct cluster_options *options, struct cluster **out, struct error *err)
{
    CLEANUP(cluster_close) struct cluster *cluster = xcalloc(1, sizeof(*cluster));

    cluster->loop = options->loop;
    cluster->config = options->config;
    cluster->number = options->number;
    cluster->authority = xstrdup(options->authority);
    cluster->by_name = map_new();
    cluster->by_kind = map_new();
    cluster->fault_rules = fault_rules_new(cluster->loop);
    add_builtin(cluster);
    convert_prepare(cluster);
    cluster->garbage = garbage_new(cluster);
    cluster->identities = identities_new(cluster);
    if (cluster_log_open(cluster, err) < 0 || identities_load(cluster->identities, err) < 0)
        return -1;
    garbage_resume(cluster->garbage);
    if (!options->config->without_controllers)
        cluster->controllers = controllers_new(cluster);
    if (bootstrap(cluster, err) < 0)
        return -1;
    *out = TAKE(cluster);
    return 0;
}

void cluster_close(struct cluster *cluster)
{
    if (!cluster)
        return;
    controllers_free(cluster->controllers);
    garbage_free(cluster->garbage);
    cluster_log_close(cluster->log);
    for (size_t i = 0; i < cluster->resources.count; i++) {
        watchers_end(cluster->resources.items[i]);
        api_resource_free(cluster->resources.items[i]);
    }
    vec_release(&cluster->resources);
    for (size_t i = 0; i < cluster->dropped.count; i++)
        api_resource_free(cluster->dropped.items[i]);
    vec_release(&cluster->dropped);
    identities_free(cluster->identities);
    fault_rules_free(cluster->fault_rules);
    map_free(cluster->by_name);
    map_free(cluster->by_kind);
    free(cluster->authority);
    free(cluster);
}

/* ---- objects ---- */

struct str cluster_object_key(struct str namespace, struct str name, struct arena *arena)
{
    const char *text;

    if (namespace.len == 0)
        return str_dup(name, arena);
    text = arena_printf(arena, "%.*s/%.*s", STR_ARG(namespace), STR_ARG(name));
    return str_of(text);
}

const struct json *cluster_get(const struct cluster *cluster, const struct api_resource *resource,
                               struct str namespace, struct str name)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)cluster;
    return object_root(
        collection_find(resource->objects, cluster_object_key(namespace, name, arena)));
}

static void release_doc(void *doc)
{
    json_doc_unref(doc);
}

static void tell(struct cluster *cluster, struct api_resource *resource, const struct event *event)
{
    watchers_wake(resource);
    garbage_see(cluster->garbage, resource, event);
    custom_resources_see(cluster, resource, event);
    if (cluster->controllers)
        controllers_see(cluster->controllers, resource, event);
}

const struct json *cluster_commit(struct cluster *cluster, struct api_resource *resource,
                                  enum event_type type, const struct json *object,
                                  struct arena *arena)
{
    struct json *kept = json_edit(arena, object);
    struct json *metadata = json_edit_object(arena, kept, "metadata");
    struct str key = cluster_object_key(json_text_at(object, "metadata.namespace"),
                                        json_text_at(object, "metadata.name"), arena);
    const struct object *known = collection_find(resource->objects, key);
    struct json_doc *before = known ? json_doc_ref(known->doc) : NULL;
    struct event event = { type, ++cluster->version, NULL, NULL };
    char number[NUMBER_MAX];

    (void)snprintf(number, sizeof(number), "%" PRIu64, cluster->version);
    json_set_text(arena, metadata, "resourceVersion", number);
    event.doc = json_doc_freeze(kept);
    event.before = type == EVENT_ADDED ? NULL : before;
    if (type == EVENT_DELETED)
        collection_remove(resource->objects, key);
    else
        collection_put(resource->objects, key, json_doc_ref(event.doc), cluster->version);
    collection_record(resource->objects, type, event.version, event.doc, event.before);
    cluster_log_write(cluster->log, resource, type, event.version, json_doc_root(event.doc));
    arena_defer(arena, release_doc, event.doc);
    if (before)
        arena_defer(arena, release_doc, before);
    tell(cluster, resource, &event);
    return json_doc_root(event.doc);
}

const struct json *cluster_convert(const struct api_resource *resource, const struct json *object,
                                   const struct api_version *to, struct arena *arena)
{
    return convert_object(resource, object, to, arena);
}
