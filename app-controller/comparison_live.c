#include "argo/settings.h"
#include "base/arena.h"
#include "base/log.h"
#include "base/map.h"
#include "comparison_parts.h"
#include "controller.h"
#include "data/json.h"
#include "gitops/hooks.h"
#include "gitops/options.h"
#include "gitops/resource.h"
#include "io/fiber.h"
#include "kube/client.h"
#include "kube/discovery.h"
#include "managed_namespace.h"
#include "sync/apply.h"

enum { READS_AT_A_TIME = 20 };

/* ---- what the cache holds ---- */

static void release_document(void *document)
{
    json_doc_unref(document);
}

/* The cache may drop the body while this comparison waits: it is kept for as long. */
static const struct json *hold(struct comparing *comparing, struct json_doc *document)
{
    arena_defer(comparing->arena, release_document, json_doc_ref(document));
    return json_doc_root(document);
}

static struct str live_identity(const struct comparing *comparing, const struct json *object)
{
    return resource_key_text(resource_key_of(object), comparing->arena);
}

struct loading {
    struct comparing *comparing;
    struct map *known;           /* identity -> index into live, plus one */
    const struct json **reads;   /* targets whose live state has to be asked for */
    const struct json **answers; /* NULL: absent */
    size_t read_count;
    struct error err;
};

static void add_live(struct loading *loading, const struct json *object)
{
    struct comparing *comparing = loading->comparing;

    comparing->live[comparing->live_count++] = object;
    map_put(loading->known, live_identity(comparing, object),
            (void *)(uintptr_t)comparing->live_count); // NOLINT(performance-no-int-to-ptr)
}

static void add_tracked(struct loading *loading)
{
    struct comparing *comparing = loading->comparing;
    struct object_table *objects = cluster_cache_objects(comparing->cache);

    for (struct live_object *object =
             object_table_first_of_application(objects, comparing->instance);
         object; object = object_table_next_of_application(object))
        if (live_object_manifest(object) && !live_object_has_owners(object))
            add_live(loading, hold(comparing, live_object_manifest(object)));
}

static bool is_same_version(const struct json *a, const struct json *b)
{
    return str_equal(json_text_at(a, "apiVersion"), json_text_at(b, "apiVersion"));
}

/* In namespaced mode some things cannot be there to be managed. */
static int check_mode(const struct comparing *comparing, const struct json *target,
                      struct error *err)
{
    const struct cluster_cache *cache = comparing->cache;
    struct resource_key key = resource_key_of(target);

    if (!cluster_cache_is_namespaced_mode(cache))
        return 0;
    if (str_is_empty(key.namespace) && !cluster_cache_manages_cluster_resources(cache))
        return error_set(err, ERR_INVALID,
                         "cluster level %.*s \"%.*s\" can not be managed when in namespaced mode",
                         STR_ARG(key.kind), STR_ARG(key.name));
    if (!str_is_empty(key.namespace) && !cluster_cache_manages_namespace(cache, key.namespace))
        return error_set(err, ERR_INVALID, "namespace \"%.*s\" for %.*s \"%.*s\" is not managed",
                         STR_ARG(key.namespace), STR_ARG(key.kind), STR_ARG(key.name));
    return 0;
}

/* Take the target's live object from the cache, or note that it has to be asked for. */
static int find_target(struct loading *loading, const struct json *target, struct error *err)
{
    struct comparing *comparing = loading->comparing;
    struct resource_key key = resource_key_of(target);
    struct object_key wanted = { key.group, key.kind, key.namespace, key.name };
    size_t place = (size_t)(uintptr_t)map_find(loading->known, live_identity(comparing, target));
    struct live_object *object;

    if (check_mode(comparing, target, err) < 0)
        return -1;
    if (place > 0) {
        if (!is_same_version(comparing->live[place - 1], target))
            loading->reads[loading->read_count++] = target;
        return 0;
    }
    if (str_is_empty(key.name))
        return 0;
    object = object_table_find(cluster_cache_objects(comparing->cache), &wanted);
    if (object && live_object_manifest(object) &&
        is_same_version(json_doc_root(live_object_manifest(object)), target)) {
        add_live(loading, hold(comparing, live_object_manifest(object)));
        return 0;
    }
    if (!object && cluster_cache_watches(comparing->cache, key.group, key.kind))
        return 0;
    if (cluster_cache_scope(comparing->cache, key.group, key.kind) >= 0)
        loading->reads[loading->read_count++] = target;
    return 0;
}

/* ---- what has to be asked for ---- */

static void read_one(void *context, size_t index)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct loading *loading = context;
    const struct apply_target where = {
        .client = cluster_cache_client(loading->comparing->cache),
        .discovery = cluster_cache_discovery(loading->comparing->cache, loading->comparing->arena),
    };

    if (apply_get(&where, loading->reads[index], loading->comparing->arena,
                  &loading->answers[index], &err) < 0 &&
        err.code != ERR_NOT_FOUND && !loading->err.message)
        error_move(&loading->err, &err);
}

static void take_answers(struct loading *loading)
{
    struct comparing *comparing = loading->comparing;

    for (size_t i = 0; i < loading->read_count; i++) {
        struct str identity = live_identity(comparing, loading->reads[i]);
        size_t place = (size_t)(uintptr_t)map_find(loading->known, identity);

        if (!loading->answers[i])
            continue;
        if (place > 0)
            comparing->live[place - 1] = loading->answers[i];
        else
            add_live(loading, loading->answers[i]);
    }
}

/* ---- which of it counts ---- */

static void drop_forbidden(struct comparing *comparing)
{
    const struct comparison_request *request = comparing->request;
    size_t kept = 0;

    for (size_t i = 0; i < comparing->live_count; i++) {
        struct resource_key key = resource_key_of(comparing->live[i]);
        struct project_object object = { key.group, key.kind, key.name, key.namespace,
                                         !str_is_empty(key.namespace) };

        if (project_permits_resource(request->project, &object,
                                     managed_cluster_info(request->cluster)))
            comparing->live[kept++] = comparing->live[i];
    }
    comparing->live_count = kept;
}

static void warn_of_sharing(struct comparing *comparing)
{
    const struct application *app = comparing->request->app;
    const char *namespace = comparing->request->controller->namespace;

    for (size_t i = 0; i < comparing->live_count; i++) {
        const struct json *live = comparing->live[i];
        struct str owner = tracking_app_name(&comparing->tracking, live);
        struct str other;

        if (str_is_empty(owner) || str_equal(owner, comparing->instance))
            continue;
        other = application_qualify(owner, namespace, comparing->arena);
        if (str_find_char(owner, '_') < 0)
            other = owner;
        conditions_addf(&comparing->out->conditions, comparing->arena,
                        CONDITION_SHARED_RESOURCE_WARNING,
                        "%.*s/%.*s is part of applications %.*s and %.*s",
                        STR_ARG(resource_gvk(live).kind), STR_ARG(resource_name(live)),
                        STR_ARG(application_qualified_name(app, comparing->arena)), STR_ARG(other));
    }
}

static bool is_destination_namespace(const struct comparing *comparing, const struct json *object)
{
    return resource_is_kind(object, "", "Namespace") &&
           str_equal(resource_name(object), comparing->request->app->destination.namespace);
}

/* The namespace that managedNamespaceMetadata describes is a target, where it exists already. */
static void add_managed_namespace(struct comparing *comparing)
{
    const struct json *metadata = comparing->request->app->sync_policy.managed_namespace_metadata;
    bool is_live = false;

    for (size_t i = 0; i < comparing->live_count; i++)
        is_live = is_live || is_destination_namespace(comparing, comparing->live[i]);
    for (size_t i = 0; i < comparing->target_count; i++)
        is_live = is_live && !is_destination_namespace(comparing, comparing->targets[i]);
    if (metadata && is_live)
        comparing->targets[comparing->target_count++] = managed_namespace_target(
            comparing->request->app->destination.namespace, metadata, comparing->arena);
}

int comparing_load_live(struct comparing *comparing, struct error *err)
{
    CLEANUP(map_free) struct map *known = map_new();
    struct loading loading = { .comparing = comparing, .known = known };
    struct object_table *objects = cluster_cache_objects(comparing->cache);
    size_t tracked = 0;

    for (struct live_object *object =
             object_table_first_of_application(objects, comparing->instance);
         object; object = object_table_next_of_application(object))
        tracked++;
    comparing->live = arena_alloc(comparing->arena,
                                  (tracked + comparing->target_count) * sizeof(*comparing->live));
    loading.reads = arena_alloc(comparing->arena, comparing->target_count * sizeof(*loading.reads));
    loading.answers =
        arena_alloc(comparing->arena, comparing->target_count * sizeof(*loading.answers));
    add_tracked(&loading);
    for (size_t i = 0; i < comparing->target_count; i++)
        if (find_target(&loading, comparing->targets[i], err) < 0)
            return -1;
    fiber_each(loading.read_count, READS_AT_A_TIME, read_one, &loading);
    if (loading.err.message)
        return error_move(err, &loading.err);
    take_answers(&loading);
    drop_forbidden(comparing);
    warn_of_sharing(comparing);
    add_managed_namespace(comparing);
    return 0;
}
