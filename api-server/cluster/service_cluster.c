#include "cluster/service_cluster.h"

#include "audit.h"
#include "base/arena.h"
#include "base/clock.h"
#include "cluster/cluster_info.h"
#include "cluster/clusters.h"
#include "cluster/rotate.h"
#include "data/json.h"
#include "io/fiber.h"
#include "server.h"

enum { LOOKS_AT_ONCE = 32 };

/* ---- rights: what a request is about is left in `call->subject` ---- */

static int refuse(struct error *err)
{
    return error_set(err, ERR_FORBIDDEN, "permission denied");
}

static bool permits(const struct api_call *call, const struct cluster *info, const char *action)
{
    return api_permits(call, "clusters", action,
                       cluster_object(info->project, info->server, call->arena));
}

/* One that is not there and one that may not be seen answer the same. */
static int find(struct api_call *call, struct cluster_query query, const char *action,
                struct error *err)
{
    const struct cluster_entry *entry =
        clusters_find(clusters_list(call->server, call->arena), query);
    struct cluster_entry *kept = ARENA_NEW(call->arena, struct cluster_entry);

    if (!entry || !permits(call, &entry->info, action))
        return refuse(err);
    *kept = *entry;
    call->subject = kept;
    return 0;
}

static int may_get(struct api_call *call, struct error *err)
{
    return find(call, clusters_query(call->request, call->arena), "get", err);
}

static int may_delete(struct api_call *call, struct error *err)
{
    return find(call, clusters_query(call->request, call->arena), "delete", err);
}

static int may_change(struct api_call *call, struct error *err)
{
    return find(call, clusters_query(call->request, call->arena), "update", err);
}

static const struct json *sent_cluster(const struct api_call *call, struct error *err)
{
    const struct json *sent = json_get(call->request, "cluster");

    if (json_is(sent, JSON_OBJECT))
        return sent;
    error_set(err, ERR_INVALID, "missing payload in request");
    return NULL;
}

static int may_create(struct api_call *call, struct error *err)
{
    const struct json *sent = sent_cluster(call, err);

    if (!sent)
        return -1;
    return api_enforce(
        call, "clusters", "create",
        cluster_object(json_text_at(sent, "project"), json_text_at(sent, "server"), call->arena),
        err);
}

static bool names_field(const struct api_call *call, const char *name)
{
    return texts_contain(texts_of(json_get(call->request, "updatedFields"), call->arena), name);
}

/* Where it is, and, when that may change, where it will be. */
static int may_update(struct api_call *call, struct error *err)
{
    const struct json *sent = sent_cluster(call, err);
    struct cluster_query query;
    const struct cluster_entry *entry;

    if (!sent)
        return -1;
    query =
        json_is(json_get(call->request, "id"), JSON_OBJECT)
            ? clusters_query(call->request, call->arena)
            : (struct cluster_query){ json_text_at(sent, "server"), json_text_at(sent, "name") };
    if (find(call, query, "update", err) < 0)
        return -1;
    entry = call->subject;
    if ((json_count(json_get(call->request, "updatedFields")) == 0 ||
         names_field(call, "project")) &&
        !api_permits(
            call, "clusters", "update",
            cluster_object(json_text_at(sent, "project"), entry->info.server, call->arena)))
        return refuse(err);
    return 0;
}

/* ---- showing ---- */

static struct json *show(struct api_call *call, const struct json *document)
{
    return cluster_document_shown(
        document, cluster_info(call->server->items, json_text_at(document, "server"), call->arena),
        call->arena);
}

struct showing {
    struct api_call *call;
    struct cluster_list list;
    struct json **shown; /* NULL: not for this caller */
};

static void show_one(void *context, size_t index)
{
    struct showing *showing = context;
    struct api_call *call = showing->call;
    const struct cluster_entry *entry = &showing->list.items[index];

    if (permits(call, &entry->info, "get"))
        showing->shown[index] = show(call, cluster_document(entry, call->arena));
}

/* Those that the request asks for: by `id`, by `name` and by `server`, of each the first hit. */
static struct cluster_list narrow(struct api_call *call, struct cluster_list list)
{
    const struct json *request = call->request;
    const struct cluster_query queries[] = {
        clusters_query(json_get(request, "id") ? request : NULL, call->arena),
        { STR_EMPTY, json_string(json_get(request, "name")) },
        { json_string(json_get(request, "server")), STR_EMPTY },
    };

    for (size_t i = 0; i < 3; i++) {
        const struct cluster_entry *hit;

        if (queries[i].server.len == 0 && queries[i].name.len == 0)
            continue;
        hit = clusters_find(list, queries[i]);
        list = (struct cluster_list){ hit, hit ? 1 : 0 };
    }
    return list;
}

static int list(struct api_call *call, const struct json **reply, struct error *err)
{
    struct showing showing = { .call = call };
    struct json *items = json_new_array(call->arena), *out = json_new_object(call->arena);

    (void)err;
    showing.list = narrow(call, clusters_list(call->server, call->arena));
    showing.shown = arena_alloc(call->arena, (showing.list.count + 1) * sizeof(*showing.shown));
    fiber_each(showing.list.count, LOOKS_AT_ONCE, show_one, &showing);
    for (size_t i = 0; i < showing.list.count; i++)
        if (showing.shown[i])
            json_append(call->arena, items, showing.shown[i]);
    json_set(call->arena, out, "metadata", json_new_object(call->arena));
    json_set(call->arena, out, "items", items);
    *reply = out;
    return 0;
}

static int get(struct api_call *call, const struct json **reply, struct error *err)
{
    (void)err;
    *reply = show(call, cluster_document(call->subject, call->arena));
    return 0;
}

/* ---- changing ---- */

static struct json *stored(struct api_call *call, const struct json *document)
{
    const struct cluster_entry *entry =
        clusters_find(clusters_list(call->server, call->arena),
                      (struct cluster_query){ json_text_at(document, "server"), STR_EMPTY });

    return entry ? show(call, cluster_document(entry, call->arena)) : show(call, document);
}

/* It answers, and is kept: that is its state now. */
static int try(struct api_call *call, const struct json *document, struct str *version,
               struct error *err)
{
    return cluster_info_version(call->server, document, call->arena, version, err);
}

static int finish(struct api_call *call, const struct json *document, struct str version,
                  const char *what, const struct json **reply)
{
    struct str address = json_text_at(document, "server");

    cluster_info_set(call->server, address, version);
    audit_note(call, "%s cluster %.*s", what, STR_ARG(address));
    *reply = stored(call, document);
    return 0;
}

static int update_with(struct api_call *call, const struct json *document, const char *what,
                       const struct json **reply, struct error *err)
{
    struct str version;

    if (try(call, document, &version, err) < 0)
        return error_prefix(err, "failed to get server version");
    if (clusters_update(call->server, document, call->arena, err) < 0)
        return err->code == ERR_UNKNOWN ? error_prefix(err, "failed to update cluster in database")
                                        : -1;
    return finish(call, document, version, what, reply);
}

static int settle_existing(struct api_call *call, const struct json *sent, struct str version,
                           const struct json **reply, struct error *err)
{
    struct cluster_query query = { json_text_at(sent, "server"), STR_EMPTY };
    const struct cluster_entry *existing =
        clusters_find(clusters_list(call->server, call->arena), query);
    struct str differences;

    if (!existing)
        return error_set(err, ERR_INTERNAL, "unable to check existing cluster details: %s",
                         error_text(err));
    error_release(err);
    differences =
        cluster_document_differences(cluster_document(existing, call->arena), sent, call->arena);
    if (differences.len == 0)
        return finish(call, sent, version, "created", reply);
    if (!json_bool(json_get(call->request, "upsert"), false))
        return error_set(err, ERR_INVALID,
                         "existing cluster spec is different; use upsert flag to force update; "
                         "difference in keys \"ID,%.*s\"", /* what is sent has none */
                         STR_ARG(differences));
    if (find(call, query, "update", err) < 0 ||
        !api_permits(call, "clusters", "update",
                     cluster_object(json_text_at(sent, "project"), query.server, call->arena)))
        return refuse(err);
    return update_with(call, sent, "updated", reply, err);
}

static int create(struct api_call *call, const struct json **reply, struct error *err)
{
    const struct json *sent = json_get(call->request, "cluster");
    struct str version;

    if (try(call, sent, &version, err) < 0)
        return error_prefix(err, "error getting server version");
    if (clusters_create(call->server, sent, call->arena, err) < 0)
        return err->code == ERR_EXISTS ? settle_existing(call, sent, version, reply, err) : -1;
    return finish(call, sent, version, "created", reply);
}

static int update(struct api_call *call, const struct json **reply, struct error *err)
{
    const struct json *sent = json_get(call->request, "cluster");
    struct texts fields = texts_of(json_get(call->request, "updatedFields"), call->arena);
    struct json *document;

    if (fields.count == 0) {
        const struct cluster_entry *entry = call->subject;

        /* The one whose right was looked at, wherever what was sent says that it is. */
        document = json_edit(call->arena, sent);
        json_set(call->arena, document, "server", json_new_string(call->arena, entry->info.server));
        return update_with(call, document, "updated", reply, err);
    }
    document = cluster_document(call->subject, call->arena);
    for (size_t i = 0; i < fields.count; i++)
        cluster_document_take(document, sent, fields.items[i], call->arena);
    return update_with(call, document, "updated", reply, err);
}

static int invalidate_cache(struct api_call *call, const struct json **reply, struct error *err)
{
    struct json *document = cluster_document(call->subject, call->arena);

    json_set_text(call->arena, document, "refreshRequestedAt",
                  clock_rfc3339(clock_now_ns() / 1000000000, call->arena));
    if (clusters_update(call->server, document, call->arena, err) < 0)
        return -1;
    audit_note(call, "invalidated the cache of cluster %s", json_cstr_at(document, "server"));
    *reply = stored(call, document);
    return 0;
}

/* ---- by name there may be several ---- */

struct named {
    const struct cluster_entry **items;
    size_t count;
};

/* With a name all of that name are meant; each needs the right. */
static int choose(struct api_call *call, const char *action, struct named *out, struct error *err)
{
    struct cluster_query query = clusters_query(call->request, call->arena);
    struct cluster_list all = clusters_list(call->server, call->arena);

    *out = (struct named){ arena_alloc(call->arena, (all.count + 1) * sizeof(*out->items)), 0 };
    if (query.name.len == 0) {
        out->items[out->count++] = call->subject;
        return 0;
    }
    for (size_t i = 0; i < all.count; i++) {
        if (!str_equal(all.items[i].info.name, query.name))
            continue;
        if (!permits(call, &all.items[i].info, action))
            return refuse(err);
        out->items[out->count++] = &all.items[i];
    }
    return 0;
}

static int delete (struct api_call *call, const struct json **reply, struct error *err)
{
    struct named named;

    if (choose(call, "delete", &named, err) < 0)
        return -1;
    for (size_t i = 0; i < named.count; i++) {
        if (clusters_delete(call->server, named.items[i]->info.server, call->arena, err) < 0)
            return -1;
        audit_note(call, "deleted cluster %.*s", STR_ARG(named.items[i]->info.server));
    }
    *reply = json_new_object(call->arena);
    return 0;
}

static int rotate(struct api_call *call, const struct json **reply, struct error *err)
{
    struct named named;

    if (choose(call, "update", &named, err) < 0)
        return -1;
    for (size_t i = 0; i < named.count; i++) {
        if (cluster_rotate(call->server, cluster_document(named.items[i], call->arena), call->arena,
                           err) < 0)
            return -1;
        audit_note(call, "rotated the credentials of cluster %.*s",
                   STR_ARG(named.items[i]->info.server));
    }
    *reply = json_new_object(call->arena);
    return 0;
}

const struct api_method cluster_methods[] = {
    { "cluster.ClusterService/List", RULE_FILTERED, .run = list },
    { "cluster.ClusterService/Get", RULE(may_get), .run = get },
    { "cluster.ClusterService/Create", RULE(may_create), .run = create },
    { "cluster.ClusterService/Update", RULE(may_update), .run = update },
    { "cluster.ClusterService/Delete", RULE(may_delete), .run = delete },
    { "cluster.ClusterService/RotateAuth", RULE(may_change), .run = rotate },
    { "cluster.ClusterService/InvalidateCache", RULE(may_change), .run = invalidate_cache },
    API_METHODS_END,
};
