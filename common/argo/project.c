#include "argo/project.h"

#include "argo/cluster.h"
#include "base/arena.h"
#include "data/json.h"

static void *new_list(const struct json *list, size_t size, struct arena *arena)
{
    return arena_alloc(arena, (json_count(list) + 1) * size);
}

static struct project_kinds read_kinds(const struct json *spec, const char *key,
                                       struct arena *arena)
{
    const struct json *list = json_get(spec, key);
    struct project_kinds kinds = { .present = json_is(list, JSON_ARRAY) };
    struct project_kind *items;

    if (!kinds.present)
        return kinds;
    items = new_list(list, sizeof(*items), arena);
    for (struct json_cursor at = json_walk(list); json_next(&at);) {
        items[kinds.count++] = (struct project_kind){
            json_string(json_get(at.value, "group")),
            json_string(json_get(at.value, "kind")),
            json_string(json_get(at.value, "name")),
        };
    }
    kinds.items = items;
    return kinds;
}

static void read_destinations(const struct json *list, struct arena *arena, struct project *project)
{
    struct project_destination *items = new_list(list, sizeof(*items), arena);

    for (struct json_cursor at = json_walk(list); json_next(&at);) {
        items[project->destination_count++] = (struct project_destination){
            json_string(json_get(at.value, "server")),
            json_string(json_get(at.value, "name")),
            json_string(json_get(at.value, "namespace")),
        };
    }
    project->destinations = items;
}

static void read_orphans(const struct json *document, struct arena *arena, struct project *project)
{
    const struct json *list = json_get(document, "ignore");
    struct orphaned_resource_key *items = new_list(list, sizeof(*items), arena);

    project->has_orphaned_resources = json_is(document, JSON_OBJECT);
    project->warns_of_orphans = json_bool(json_get(document, "warn"), false);
    for (struct json_cursor at = json_walk(list); json_next(&at);) {
        items[project->orphan_ignore_count++] = (struct orphaned_resource_key){
            json_string(json_get(at.value, "group")),
            json_string(json_get(at.value, "kind")),
            json_string(json_get(at.value, "name")),
        };
    }
    project->orphan_ignores = items;
}

static void read_roles(const struct json *list, struct arena *arena, struct project *project)
{
    struct project_role *items = new_list(list, sizeof(*items), arena);

    for (struct json_cursor at = json_walk(list); json_next(&at);) {
        items[project->role_count++] = (struct project_role){
            .name = json_string(json_get(at.value, "name")),
            .description = json_string(json_get(at.value, "description")),
            .policies = texts_of(json_get(at.value, "policies"), arena),
            .groups = texts_of(json_get(at.value, "groups"), arena),
            .jwt_tokens = json_get(at.value, "jwtTokens"),
        };
    }
    project->roles = items;
}

static void read_windows(const struct json *list, struct arena *arena, struct project *project)
{
    struct sync_window *items = new_list(list, sizeof(*items), arena);

    for (struct json_cursor at = json_walk(list); json_next(&at);) {
        struct str kind = json_string(json_get(at.value, "kind"));

        if (!json_is(at.value, JSON_OBJECT))
            continue;
        items[project->window_count++] = (struct sync_window){
            .document = at.value,
            .is_allow = str_equals(kind, "allow"),
            .kind = kind,
            .schedule = json_string(json_get(at.value, "schedule")),
            .duration = json_string(json_get(at.value, "duration")),
            .time_zone = json_string(json_get(at.value, "timeZone")),
            .applications = texts_of(json_get(at.value, "applications"), arena),
            .namespaces = texts_of(json_get(at.value, "namespaces"), arena),
            .clusters = texts_of(json_get(at.value, "clusters"), arena),
            .manual_sync = json_bool(json_get(at.value, "manualSync"), false),
            .use_and = json_bool(json_get(at.value, "andOperator"), false),
            .sync_overrun = json_bool(json_get(at.value, "syncOverrun"), false),
        };
    }
    project->windows = items;
}

static void read_service_accounts(const struct json *list, struct arena *arena,
                                  struct project *project)
{
    struct destination_service_account *items = new_list(list, sizeof(*items), arena);

    for (struct json_cursor at = json_walk(list); json_next(&at);) {
        items[project->service_account_count++] = (struct destination_service_account){
            json_string(json_get(at.value, "server")),
            json_string(json_get(at.value, "namespace")),
            json_string(json_get(at.value, "defaultServiceAccount")),
        };
    }
    project->service_accounts = items;
}

static struct texts read_signature_keys(const struct json *list, struct arena *arena)
{
    struct str *items = new_list(list, sizeof(*items), arena);
    size_t count = 0;

    for (struct json_cursor at = json_walk(list); json_next(&at);)
        items[count++] = json_string(json_get(at.value, "keyID"));
    return (struct texts){ items, count };
}

int project_read(const struct json *document, struct arena *arena, struct project *out,
                 struct error *err)
{
    const struct json *spec = json_get(document, "spec");
    struct project project = { .document = document };

    if (!json_text(json_get(document, "metadata"), "name", &project.name) || project.name.len == 0)
        return error_set(err, ERR_INVALID, "the AppProject has no name");
    project.namespace = json_text_at(document, "metadata.namespace");
    project.description = json_string(json_get(spec, "description"));
    project.source_repos = texts_of(json_get(spec, "sourceRepos"), arena);
    project.source_namespaces = texts_of(json_get(spec, "sourceNamespaces"), arena);
    project.cluster_whitelist = read_kinds(spec, "clusterResourceWhitelist", arena);
    project.cluster_blacklist = read_kinds(spec, "clusterResourceBlacklist", arena);
    project.namespace_whitelist = read_kinds(spec, "namespaceResourceWhitelist", arena);
    project.namespace_blacklist = read_kinds(spec, "namespaceResourceBlacklist", arena);
    project.signature_keys = read_signature_keys(json_get(spec, "signatureKeys"), arena);
    project.source_integrity = json_get(spec, "sourceIntegrity");
    project.permit_only_scoped_clusters =
        json_bool(json_get(spec, "permitOnlyProjectScopedClusters"), false);
    read_destinations(json_get(spec, "destinations"), arena, &project);
    read_orphans(json_get(spec, "orphanedResources"), arena, &project);
    read_roles(json_get(spec, "roles"), arena, &project);
    read_windows(json_get(spec, "syncWindows"), arena, &project);
    read_service_accounts(json_get(spec, "destinationServiceAccounts"), arena, &project);
    *out = project;
    return 0;
}

/* ---- extending ---- */

/* Two arrays as one, in the arena. */
static const void *joined(const void *a, size_t a_count, const void *b, size_t b_count, size_t size,
                          struct arena *arena)
{
    char *both = arena_alloc(arena, (a_count + b_count + 1) * size);

    if (a_count > 0)
        memcpy(both, a, a_count * size);
    if (b_count > 0)
        memcpy(both + a_count * size, b, b_count * size);
    return both;
}

#define JOIN(field, count, more, more_count)                                                       \
    (project->field = joined(project->field, project->count, (more), (more_count),                 \
                             sizeof(*project->field), arena),                                      \
     project->count += (more_count))

static void add_kinds(struct project_kinds *kinds, struct project_kinds more, struct arena *arena)
{
    if (!more.present || more.count == 0)
        return;
    kinds->items =
        joined(kinds->items, kinds->count, more.items, more.count, sizeof(*kinds->items), arena);
    kinds->count += more.count;
    kinds->present = true;
}

static void add_texts(struct texts *texts, struct texts more, struct arena *arena)
{
    texts->items =
        joined(texts->items, texts->count, more.items, more.count, sizeof(*texts->items), arena);
    texts->count += more.count;
}

static void add_global(struct project *project, const struct project *global, struct arena *arena)
{
    add_kinds(&project->cluster_whitelist, global->cluster_whitelist, arena);
    add_kinds(&project->cluster_blacklist, global->cluster_blacklist, arena);
    add_kinds(&project->namespace_whitelist, global->namespace_whitelist, arena);
    add_kinds(&project->namespace_blacklist, global->namespace_blacklist, arena);
    add_texts(&project->source_repos, global->source_repos, arena);
    JOIN(destinations, destination_count, global->destinations, global->destination_count);
    JOIN(windows, window_count, global->windows, global->window_count);
    JOIN(service_accounts, service_account_count, global->service_accounts,
         global->service_account_count);
}

/* A cluster of the project is a destination: all of it, or each of its namespaces. */
static void add_scoped_cluster(struct project *project, const struct cluster *cluster,
                               struct arena *arena)
{
    static const struct str everything[] = { { "*", 1 } };
    struct texts namespaces = cluster->namespaces;
    struct project_destination *items;

    if (namespaces.count == 0)
        namespaces = (struct texts){ everything, 1 };
    items = arena_alloc(arena, namespaces.count * sizeof(*items));
    for (size_t i = 0; i < namespaces.count; i++)
        items[i] = (struct project_destination){ cluster->server, STR_EMPTY, namespaces.items[i] };
    JOIN(destinations, destination_count, items, namespaces.count);
}

struct project project_extend(const struct project *project_, const struct project_extras *extras,
                              struct arena *arena)
{
    struct project extended = *project_, *project = &extended;

    for (size_t i = 0; i < extras->global_count; i++)
        add_global(project, extras->globals[i], arena);
    add_texts(&project->source_repos, extras->scoped_repositories, arena);
    for (size_t i = 0; i < extras->scoped_cluster_count; i++)
        add_scoped_cluster(project, extras->scoped_clusters[i], arena);
    project->scoped_clusters = extras->scoped_clusters;
    project->scoped_cluster_count = extras->scoped_cluster_count;
    return extended;
}
