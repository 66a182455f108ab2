#include "argo/settings.h"
#include "base/arena.h"
#include "data/json.h"
#include "gitops/resource.h"
#include "live/cluster_parts.h"
#include "live/inferred_owners.h"
#include "live/object_facts.h"

/* Objects on their way into and out of the cache, and who is told of it. */

struct str cluster_cache_application_of(const struct cluster_cache *cache,
                                        const struct live_object *object)
{
    enum { DEPTH_MAX = 32 }; /* owners in a ring end somewhere */
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct live_object *at = object;

    for (int depth = 0; at && depth < DEPTH_MAX; depth++) {
        struct object_facts facts;
        const struct live_object *owner = NULL;

        if (!str_is_empty(live_object_application(at)))
            return live_object_application(at);
        if (!live_object_has_owners(at))
            return STR_EMPTY;
        facts = live_object_facts(cache->objects, at, arena);
        for (size_t i = 0; i < facts.owner_count && !owner; i++) {
            struct object_key key = { .kind = facts.owners[i].kind,
                                      .namespace = facts.key.namespace,
                                      .name = facts.owners[i].name };
            struct str version;

            resource_split_api_version(facts.owners[i].api_version, &key.group, &version);
            key.group = str_dup(key.group, arena);
            owner = object_table_find(cache->objects, &key);
        }
        at = owner;
    }
    return STR_EMPTY;
}

static void tell(struct cluster_cache *cache, const struct object_key *key, struct str uid,
                 struct str application, bool is_root)
{
    const struct cluster_change change = { *key, uid, application, is_root };

    if (cache->state == STATE_SYNCED)
        cache->options.on_change(cache->options.context, &change);
}

void cluster_cache_take_out(struct cluster_cache *cache, struct live_object *object)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct object_facts facts = live_object_facts(cache->objects, object, arena);
    struct object_key key = { str_dup(facts.key.group, arena), str_dup(facts.key.kind, arena),
                              str_dup(facts.key.namespace, arena), str_dup(facts.key.name, arena) };
    struct str application = str_dup(cluster_cache_application_of(cache, object), arena);
    struct str uid = str_dup(facts.uid, arena);
    bool is_root = !str_is_empty(facts.application);

    inferred_owners_before_removal(cache->objects, object);
    object_table_remove(cache->objects, &key);
    tell(cache, &key, uid, application, is_root);
}

/* Nothing that counts has changed. */
static bool is_irrelevant(const struct object_facts *before, const struct object_facts *now)
{
    return before->content_hash != 0 && before->content_hash == now->content_hash &&
           before->health == now->health;
}

static bool is_same_version(const struct cluster_cache *cache, struct live_object *known,
                            const struct json *object, struct arena *arena)
{
    struct object_facts facts = live_object_facts(cache->objects, known, arena);

    return str_equal(facts.resource_version, json_text_at(object, "metadata.resourceVersion")) &&
           str_equal(facts.uid, json_text_at(object, "metadata.uid"));
}

void cluster_cache_put(struct cluster_cache *cache, struct json_doc *document, bool is_listed)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct facts_reader reader = { cache->settings, cache->update_rules };
    struct object_key key = object_key_of(document);
    struct live_object *object = object_table_find(cache->objects, &key);
    struct str application, before = STR_EMPTY;
    struct object_facts facts;
    bool was_root = false, is_quiet = false;

    if (object && is_listed && is_same_version(cache, object, json_doc_root(document), arena)) {
        live_object_unmark(object);
        return;
    }
    object_facts_read(&reader, document, arena, &facts);
    if (object) {
        struct object_facts old = live_object_facts(cache->objects, object, arena);

        is_quiet = is_irrelevant(&old, &facts);
        was_root = !str_is_empty(old.application);
        before = str_dup(cluster_cache_application_of(cache, object), arena);
    }
    object = object_table_put(cache->objects, &facts);
    inferred_owners_after_put(cache->objects, object);
    if (is_quiet || cache->state != STATE_SYNCED)
        return;
    application = cluster_cache_application_of(cache, object);
    tell(cache, &facts.key, facts.uid, application, !str_is_empty(facts.application));
    if (!str_is_empty(before) && !str_equal(before, application))
        tell(cache, &facts.key, facts.uid, before, was_root);
}
