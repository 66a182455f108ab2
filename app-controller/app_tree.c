#include "app_tree.h"

#include "argo/catalog.h"
#include "argo/settings.h"
#include "base/arena.h"
#include "base/clock.h"
#include "base/map.h"
#include "base/vec.h"
#include "comparison.h"
#include "controller.h"
#include "data/json.h"
#include "gitops/mask.h"
#include "gitops/tree.h"
#include "live/object_info.h"

#include <stdlib.h>

/* One walk: from its roots down, each object once. */
struct walk {
    const struct app_tree_input *input;
    struct object_table *objects;
    struct arena *arena;
    struct json *nodes;
    struct map *visited;
    bool is_for_orphans; /* what belongs to an application is left out */
    VEC(const struct pod_usage *) pods;
};

static bool is_permitted(const struct walk *walk, const struct object_key *key)
{
    struct project_object object = { key->group, key->kind, key->name, key->namespace,
                                     !str_is_empty(key->namespace) };

    return project_permits_resource(walk->input->project, &object, walk->input->cluster);
}

/* ---- one node ---- */

static struct resource_ref parent_ref(const struct walk *walk, const struct object_owner *owner,
                                      struct str child_namespace)
{
    struct resource_ref ref = { .kind = owner->kind, .name = owner->name, .uid = owner->uid };
    struct object_key key = { .kind = owner->kind,
                              .namespace = child_namespace,
                              .name = owner->name };
    const struct live_object *object;

    resource_split_api_version(owner->api_version, &ref.group, &ref.version);
    ref.group = str_dup(ref.group, walk->arena);
    ref.version = str_dup(ref.version, walk->arena);
    key.group = ref.group;
    object = object_table_find(walk->objects, &key);
    ref.namespace = object ? child_namespace : STR_EMPTY;
    if (object && str_is_empty(ref.uid))
        ref.uid = live_object_facts(walk->objects, object, walk->arena).uid;
    return ref;
}

static void add_node(struct walk *walk, const struct object_facts *facts)
{
    struct resource_info info = { 0 };
    struct resource_ref *parents = arena_alloc(walk->arena, facts->owner_count * sizeof(*parents));
    struct resource_node node = {
        .ref = { facts->key.group, facts->version, facts->key.kind, facts->key.namespace,
                 facts->key.name, facts->uid },
        .parents = parents,
        .parent_count = facts->owner_count,
        .resource_version = facts->resource_version,
        .health = { .is_known = facts->health != HEALTH_NONE,
                    .status = (enum health_status)facts->health,
                    .message = facts->health_message },
    };

    for (size_t i = 0; i < facts->owner_count; i++)
        parents[i] = parent_ref(walk, &facts->owners[i], facts->key.namespace);
    if (facts->info) {
        info = object_info_unpack(facts->info, walk->arena);
        node.info = &info;
        if (info.pod)
            vec_push(&walk->pods, info.pod);
    }
    if (facts->created_seconds > 0)
        node.created_at = str_of(clock_rfc3339(facts->created_seconds, walk->arena));
    json_append(walk->arena, walk->nodes, resource_node_to_json(&node, walk->arena));
}

/* ---- the walk ---- */

static void visit(void *context, struct live_object *object)
{
    struct walk *walk = context;
    struct object_key key = live_object_key(object);
    struct str text = str_of(object_key_print(&key, walk->arena));
    struct object_facts facts;

    if (map_find(walk->visited, text) || !is_permitted(walk, &key))
        return;
    if (walk->is_for_orphans && !str_is_empty(live_object_application(object)))
        return;
    map_put(walk->visited, text, walk);
    facts = live_object_facts(walk->objects, object, walk->arena);
    add_node(walk, &facts);
    object_table_each_child(walk->objects, facts.uid, visit, walk);
}

/* Owners that are only known by name are no one's uid: their children are found by looking. */
static void visit_children_by_name(struct walk *walk, const struct object_key *root)
{
    for (struct live_object *object =
             object_table_first_of_namespace(walk->objects, root->namespace);
         object; object = object_table_next_of_namespace(object)) {
        struct object_facts facts;

        if (!live_object_has_owners(object))
            continue;
        facts = live_object_facts(walk->objects, object, walk->arena);
        for (size_t i = 0; i < facts.owner_count; i++)
            if (str_is_empty(facts.owners[i].uid) && str_equal(facts.owners[i].name, root->name) &&
                str_equal(facts.owners[i].kind, root->kind))
                visit(walk, object);
    }
}

static bool has_nameless_children(const struct object_key *key)
{
    return str_equals(key->kind, "Service") || str_equals(key->kind, "OperatorGroup");
}

/* ---- managed objects ---- */

static void add_missing(struct walk *walk, const struct json *resource)
{
    const struct resource_node node = {
        .ref = { json_string(json_get(resource, "group")),
                 json_string(json_get(resource, "version")),
                 json_string(json_get(resource, "kind")),
                 json_string(json_get(resource, "namespace")),
                 json_string(json_get(resource, "name")), STR_EMPTY },
        .health = { .is_known = true, .status = HEALTH_MISSING, .message = STR_EMPTY },
    };

    json_append(walk->arena, walk->nodes, resource_node_to_json(&node, walk->arena));
}

static void add_managed(struct walk *walk)
{
    for (struct json_cursor at = json_walk(walk->input->resources); json_next(&at);) {
        struct object_key key = { json_string(json_get(at.value, "group")),
                                  json_string(json_get(at.value, "kind")),
                                  json_string(json_get(at.value, "namespace")),
                                  json_string(json_get(at.value, "name")) };
        struct live_object *object = object_table_find(walk->objects, &key);

        if (!object) {
            add_missing(walk, at.value);
            continue;
        }
        visit(walk, object);
        if (has_nameless_children(&key))
            visit_children_by_name(walk, &key);
    }
}

/* ---- orphans ---- */

static bool is_orphan(const struct walk *walk, const struct live_object *object)
{
    struct object_key key = live_object_key(object);

    return !live_object_has_owners(object) && str_is_empty(live_object_application(object)) &&
           !map_find(walk->visited, str_of(object_key_print(&key, walk->arena))) &&
           is_permitted(walk, &key) &&
           !project_ignores_orphan(walk->input->project, key.group, key.kind, key.namespace,
                                   key.name);
}

static struct json *find_orphans(struct walk *managed, struct conditions *conditions)
{
    const struct app_tree_input *input = managed->input;
    struct walk walk = {
        .input = input,
        .objects = managed->objects,
        .arena = managed->arena,
        .nodes = json_new_array(managed->arena),
        .visited = managed->visited,
        .is_for_orphans = true,
    };

    if (!input->project->has_orphaned_resources)
        return NULL;
    for (struct live_object *object =
             object_table_first_of_namespace(walk.objects, input->app->destination.namespace);
         object; object = object_table_next_of_namespace(object))
        if (is_orphan(&walk, object))
            visit(&walk, object);
    vec_release(&walk.pods);
    if (input->project->warns_of_orphans && json_count(walk.nodes) > 0)
        conditions_addf(conditions, managed->arena, CONDITION_ORPHANED_RESOURCE_WARNING,
                        "Application has %zu orphaned resources", json_count(walk.nodes));
    return walk.nodes;
}

/* ---- hosts ---- */

struct hosts {
    struct walk *walk;
    VEC(const struct pod_usage *) all_pods;
    VEC(const struct node_info *) nodes;
};

static void collect(void *context, struct live_object *object)
{
    struct hosts *hosts = context;
    struct object_key key = live_object_key(object);
    struct object_facts facts;
    struct resource_info info;

    if (!str_is_empty(key.group) || (!str_equals(key.kind, "Pod") && !str_equals(key.kind, "Node")))
        return;
    facts = live_object_facts(hosts->walk->objects, object, hosts->walk->arena);
    if (!facts.info)
        return;
    info = object_info_unpack(facts.info, hosts->walk->arena);
    if (info.pod)
        vec_push(&hosts->all_pods, info.pod);
    if (info.node)
        vec_push(&hosts->nodes, info.node);
}

static bool is_same_pod(const struct pod_usage *a, const struct pod_usage *b)
{
    return a->requests == b->requests && str_equal(a->node, b->node);
}

static bool has_pod(const struct walk *walk, const struct pod_usage *pod)
{
    for (size_t i = 0; i < walk->pods.count; i++)
        if (is_same_pod(walk->pods.items[i], pod))
            return true;
    return false;
}

static struct json *host_of(const struct hosts *hosts, const struct node_info *node)
{
    const struct walk *walk = hosts->walk;
    struct arena *arena = walk->arena;
    const struct pod_usage **own = arena_alloc(arena, walk->pods.count * sizeof(*own));
    const struct pod_usage **others = arena_alloc(arena, hosts->all_pods.count * sizeof(*others));
    struct host_usage host = { .node = node, .pods = own, .neighbors = others };

    for (size_t i = 0; i < walk->pods.count; i++)
        if (str_equal(walk->pods.items[i]->node, node->name))
            own[host.pod_count++] = walk->pods.items[i];
    if (host.pod_count == 0)
        return NULL;
    for (size_t i = 0; i < hosts->all_pods.count; i++)
        if (str_equal(hosts->all_pods.items[i]->node, node->name) &&
            !has_pod(walk, hosts->all_pods.items[i]))
            others[host.neighbor_count++] = hosts->all_pods.items[i];
    return host_to_json(&host, walk->input->settings->allowed_node_labels, arena);
}

static struct json *find_hosts(struct walk *walk)
{
    struct hosts hosts = { .walk = walk };
    struct json *list = json_new_array(walk->arena);

    if (walk->pods.count == 0)
        return list;
    object_table_each(walk->objects, collect, &hosts);
    for (size_t i = 0; i < hosts.nodes.count; i++) {
        struct json *host = host_of(&hosts, hosts.nodes.items[i]);

        if (host)
            json_append(walk->arena, list, host);
    }
    vec_release(&hosts.all_pods);
    vec_release(&hosts.nodes);
    return list;
}

struct json *app_tree_make(const struct app_tree_input *input, struct conditions *conditions,
                           struct arena *arena)
{
    CLEANUP(map_free) struct map *visited = map_new();
    struct walk walk = {
        .input = input,
        .objects = cluster_cache_objects(input->cache),
        .arena = arena,
        .nodes = json_new_array(arena),
        .visited = visited,
    };
    struct json *orphans, *hosts;

    add_managed(&walk);
    orphans = find_orphans(&walk, conditions);
    hosts = find_hosts(&walk);
    vec_release(&walk.pods);
    return application_tree_to_json(walk.nodes, orphans, hosts, arena);
}

/* ---- managed resources ---- */

static int compare_keys(const void *a, const void *b)
{
    return resource_key_compare(((const struct managed_resource *)a)->key,
                                ((const struct managed_resource *)b)->key);
}

/* Secrets leave the process without their values. */
static struct managed_resource managed_of(const struct compared *item,
                                          const struct settings *settings, struct arena *arena)
{
    struct texts annotations = settings->sensitive_annotations;
    struct masked_pair sides = mask_secret_pair(item->target, item->live, annotations, arena);
    struct masked_pair compared =
        mask_secret_pair(item->diff.predicted_live, item->diff.normalized_live, annotations, arena);

    return (struct managed_resource){
        .key = { item->status.gvk.group, item->status.gvk.kind, item->status.namespace,
                 item->status.name },
        .target = sides.target,
        .live = sides.live,
        .normalized_live = compared.live,
        .predicted_live = compared.target,
        .hook = item->status.hook,
        .modified = item->diff.modified,
        .resource_version = item->resource_version,
    };
}

struct json *app_tree_managed(const struct comparison *comparison, const struct settings *settings,
                              struct arena *arena)
{
    struct managed_resource *resources = arena_alloc(arena, comparison->count * sizeof(*resources));
    struct json *list = json_new_array(arena);

    for (size_t i = 0; i < comparison->count; i++)
        resources[i] = managed_of(&comparison->items[i], settings, arena);
    qsort(resources, comparison->count, sizeof(*resources), compare_keys);
    for (size_t i = 0; i < comparison->count; i++)
        json_append(arena, list, managed_resource_to_json(&resources[i], arena));
    return list;
}
