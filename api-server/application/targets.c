#include "application/targets.h"

#include "application/application_store.h"
#include "argo/catalog.h"
#include "argo/cluster_access.h"
#include "argo/settings.h"
#include "base/arena.h"
#include "base/mem.h"
#include "base/vec.h"
#include "call.h"
#include "config.h"
#include "data/json.h"
#include "io/loop.h"
#include "kube/client.h"
#include "kube/discovery.h"
#include "kube/kube_config.h"
#include "server.h"

#include <stdlib.h>

enum { DISCOVERY_KEPT_MS = 5 * 60 * 1000, DISCOVERY_LEAST_MS = 5000 };

struct entry {
    struct target target; /* first: what callers hold is the entry */
    struct arena *arena;  /* of target.info */
    struct loop *loop;
    int references;
    uint64_t secret_hash; /* of the Secret's data; 0: there is none */
    bool owns_client;
    const struct kube_discovery *discovery; /* NULL: not asked yet */
    int64_t discovered_ms;
};

struct targets {
    struct api_server *server;
    VEC(struct entry *) entries;
    struct entry *own; /* NULL: not asked for yet */
};

struct targets *targets_new(struct api_server *server)
{
    struct targets *targets = xcalloc(1, sizeof(*targets));

    targets->server = server;
    return targets;
}

static void entry_unref(struct entry *entry)
{
    if (--entry->references > 0)
        return;
    kube_discovery_unref(entry->discovery);
    if (entry->owns_client)
        kube_client_close(entry->target.client);
    arena_free(entry->arena);
    free(entry);
}

void targets_free(struct targets *targets)
{
    if (!targets)
        return;
    for (size_t i = 0; i < targets->entries.count; i++)
        entry_unref(targets->entries.items[i]);
    vec_release(&targets->entries);
    if (targets->own)
        entry_unref(targets->own);
    free(targets);
}

/* ---- one cluster ---- */

static int connect_entry(const struct targets *targets, const struct cluster_entry *cluster,
                         struct entry *entry, struct error *err)
{
    CLEANUP(kube_config_unref) const struct kube_config *config = NULL;
    struct api_server *server = targets->server;

    if (str_equals(cluster->info.server, CLUSTER_IN_CLUSTER_SERVER) &&
        cluster_uses_service_account(&cluster->info)) {
        entry->target.client = server->kube;
        return 0;
    }
    if (cluster_kube_config(&cluster->info, cluster->secret, server->kube_config, &config, err) <
            0 ||
        kube_client_open(server->loop, config, &server->config->kube.client, &entry->target.client,
                         err) < 0)
        return -1;
    entry->owns_client = true;
    return 0;
}

/* What a call reads of a cluster: who it is, not how to log in there. */
static void describe(struct entry *entry, const struct cluster *info)
{
    entry->target.info = (struct cluster){
        .server = str_dup(info->server, entry->arena),
        .name = str_dup(info->name, entry->arena),
        .project = str_dup(info->project, entry->arena),
        .cluster_resources = info->cluster_resources,
        .shard = info->shard,
        .namespaces = texts_of(texts_to_json(info->namespaces, entry->arena), entry->arena),
    };
}

static struct entry *entry_new(const struct targets *targets, const struct cluster_entry *cluster,
                               uint64_t hash, struct error *err)
{
    struct entry *entry = xcalloc(1, sizeof(*entry));

    entry->arena = arena_new();
    entry->loop = targets->server->loop;
    entry->references = 1;
    entry->secret_hash = hash;
    describe(entry, &cluster->info);
    if (connect_entry(targets, cluster, entry, err) == 0)
        return entry;
    entry_unref(entry);
    return NULL;
}

static struct entry *entry_of(struct targets *targets, const struct cluster_entry *cluster,
                              struct error *err)
{
    uint64_t hash =
        cluster->secret ? json_hash(json_get(json_doc_root(cluster->secret), "data")) : 0;
    struct entry *entry;

    for (size_t i = 0; i < targets->entries.count; i++) {
        entry = targets->entries.items[i];
        if (!str_equal(entry->target.info.server, cluster->info.server))
            continue;
        if (entry->secret_hash == hash)
            return entry;
        vec_remove(&targets->entries, i);
        entry_unref(entry);
        break;
    }
    entry = entry_new(targets, cluster, hash, err);
    if (entry)
        vec_push(&targets->entries, entry);
    return entry;
}

/* ---- finding one ---- */

static void release_entry(void *entry)
{
    entry_unref(entry);
}

static size_t index_of(const struct cluster *const *list, size_t count, const struct cluster *found)
{
    size_t i = 0;

    while (i < count && list[i] != found)
        i++;
    return i;
}

int targets_find(struct api_call *call, const struct destination *destination, struct target **out,
                 struct error *err)
{
    const struct settings *settings = catalog_hold_settings(call->server->catalog, call->arena);
    const struct cluster_entry *entries;
    size_t count = cluster_entries(call->server->catalog, call->arena, &entries);
    const struct cluster **list = arena_alloc(call->arena, count * sizeof(*list)), *found;
    struct entry *entry;

    for (size_t i = 0; i < count; i++)
        list[i] = &entries[i].info;
    if (cluster_resolve(destination, list, count, settings->in_cluster_enabled, &found, err) < 0)
        return -1;
    entry = entry_of(application_store_targets(call->server->applications),
                     &entries[index_of(list, count, found)], err);
    if (!entry)
        return -1;
    entry->references++;
    arena_defer(call->arena, release_entry, entry);
    *out = &entry->target;
    return 0;
}

struct target *targets_own(struct api_call *call)
{
    struct targets *targets = application_store_targets(call->server->applications);

    if (!targets->own) {
        targets->own = xcalloc(1, sizeof(*targets->own));
        targets->own->arena = arena_new();
        targets->own->loop = call->server->loop;
        targets->own->references = 1;
        targets->own->target.info = cluster_in_cluster();
        targets->own->target.client = call->server->kube;
    }
    return &targets->own->target;
}

/* ---- what it serves ---- */

static void release_discovery(void *discovery)
{
    kube_discovery_unref(discovery);
}

static int discover(struct entry *entry, struct error *err)
{
    const struct kube_discovery *found = NULL;

    if (kube_discover_wait(entry->target.client, &found, err) < 0)
        return -1;
    kube_discovery_unref(entry->discovery);
    entry->discovery = found;
    entry->discovered_ms = loop_now_ms(entry->loop);
    return 0;
}

static int discovery_younger_than(struct api_call *call, struct target *target, int64_t age_ms,
                                  const struct kube_discovery **out, struct error *err)
{
    struct entry *entry = (struct entry *)target;

    if ((!entry->discovery || loop_now_ms(entry->loop) - entry->discovered_ms > age_ms) &&
        discover(entry, err) < 0)
        return -1;
    *out = kube_discovery_ref(entry->discovery);
    arena_defer(call->arena, release_discovery, (void *)(uintptr_t)*out);
    return 0;
}

int target_discovery(struct api_call *call, struct target *target,
                     const struct kube_discovery **out, struct error *err)
{
    return discovery_younger_than(call, target, DISCOVERY_KEPT_MS, out, err);
}

int target_resource(struct api_call *call, struct target *target, struct kube_gvk gvk,
                    enum kube_verb verb, const struct kube_api **out, struct error *err)
{
    const struct kube_discovery *discovery;

    if (target_discovery(call, target, &discovery, err) < 0)
        return -1;
    if (!kube_discovery_find(discovery, gvk.group, gvk.version, gvk.kind) &&
        discovery_younger_than(call, target, DISCOVERY_LEAST_MS, &discovery, err) < 0)
        return -1;
    return kube_discovery_require(discovery, gvk, verb, out, err);
}

int target_version(struct api_call *call, struct target *target, struct str *out, struct error *err)
{
    const struct kube_request request = { .verb = KUBE_GET, .path = "/version" };
    struct kube_answer answer = { 0 };

    if (kube_client_wait(target->client, &request, call->arena, &answer, err) < 0)
        return -1;
    *out = str_of(kube_server_version(answer.object, call->arena));
    return 0;
}
