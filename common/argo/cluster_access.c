#include "argo/cluster_access.h"

#include "argo/catalog.h"
#include "base/arena.h"
#include "base/log.h"
#include "base/vec.h"
#include "data/digest.h"
#include "data/json.h"
#include "kube/discovery.h"
#include "kube/kube_config.h"

/* ---- what the catalog knows ---- */

static void release_document(void *document)
{
    json_doc_unref(document);
}

struct listing {
    struct arena *arena;
    VEC(struct cluster_entry) found;
    bool has_in_cluster;
};

static void add_cluster(void *context, struct json_doc *secret)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct listing *listing = context;
    struct cluster_entry entry = { .secret = secret };
    const char *name = json_cstr_at(json_doc_root(secret), "metadata.name"), *warning = NULL;

    if (cluster_read(json_doc_root(secret), listing->arena, &entry.info, &warning, &err) < 0) {
        log_warn("cannot read a cluster's Secret", F("secret", name), F("error", error_text(&err)));
        return;
    }
    arena_defer(listing->arena, release_document, json_doc_ref(secret));
    if (str_equals(entry.info.server, CLUSTER_IN_CLUSTER_SERVER))
        listing->has_in_cluster = true;
    vec_push(&listing->found, entry);
}

size_t cluster_entries(const struct catalog *catalog, struct arena *arena,
                       const struct cluster_entry **out)
{
    struct listing listing = { .arena = arena };
    struct cluster_entry *entries;
    size_t count;

    catalog_each_secret(catalog, "cluster", add_cluster, &listing);
    if (!listing.has_in_cluster)
        vec_push(&listing.found, ((struct cluster_entry){ .info = cluster_in_cluster() }));
    count = listing.found.count;
    entries = arena_alloc(arena, count * sizeof(*entries));
    memcpy(entries, listing.found.items, count * sizeof(*entries));
    vec_release(&listing.found);
    *out = entries;
    return count;
}

/* ---- how to reach one ---- */

/* `data.config` of the Secret as a value. */
static int read_config_document(const struct json *secret, struct arena *arena,
                                const struct json **out, struct error *err)
{
    enum { CONFIG_LIMIT = 1024 * 1024 };
    struct str encoded = json_text_at(secret, "data.config"), text;

    *out = NULL;
    if (str_is_empty(encoded))
        return 0;
    if (base64_decode(encoded, CONFIG_LIMIT, arena, &text, err) < 0 ||
        json_parse(text, NULL, arena, out, err) < 0)
        return error_prefix(err, "cannot read the config of a cluster's Secret");
    return 0;
}

int cluster_kube_config(const struct cluster *cluster, const struct json_doc *secret,
                        const struct kube_config *local, const struct kube_config **out,
                        struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct json *config = NULL;

    if (str_equals(cluster->server, CLUSTER_IN_CLUSTER_SERVER) &&
        cluster_uses_service_account(cluster)) {
        *out = kube_config_ref(local);
        return 0;
    }
    if (secret && read_config_document(json_doc_root(secret), arena, &config, err) < 0)
        return -1;
    return kube_config_of_cluster(cluster->server.ptr, config, local, out, err);
}

/* ---- what it can do ---- */

struct texts cluster_api_versions(const struct kube_discovery *discovery, struct arena *arena)
{
    const unsigned needed = KUBE_LIST | KUBE_WATCH;
    size_t count = kube_discovery_count(discovery);
    struct str *items = arena_alloc(arena, count * 2 * sizeof(*items));
    struct texts versions = { items, 0 };

    for (size_t i = 0; i < count; i++) {
        const struct kube_resource *resource = &kube_discovery_at(discovery, i)->resource;
        const char *version;

        if ((resource->verbs & needed) != needed)
            continue;
        version = kube_api_version(resource->group, resource->version, arena);
        items[versions.count++] = str_of(version);
        items[versions.count++] = str_of(arena_printf(arena, "%s/%s", version, resource->kind));
    }
    return texts_sorted(versions, arena);
}
