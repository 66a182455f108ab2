#include "application/app_state.h"

#include "application/refresh.h"
#include "application/subject.h"
#include "base/arena.h"
#include "base/map.h"
#include "base/strbuf.h"
#include "controller.pb-c.h"
#include "data/json.h"
#include "gitops/resource.h"
#include "io/item_store.h"
#include "rpc/client.h"
#include "server.h"

enum { VIEW_TIMEOUT_MS = 60000, SHARDS_MAX = 10000 };

/* ---- the cache ---- */

static void append_all(struct arena *arena, struct json *tree, const char *key,
                       const struct json *shard)
{
    const struct json *from = json_get(shard, key), *has = json_get(tree, key);
    struct json *list;

    if (json_count(from) == 0)
        return;
    if (!json_is(has, JSON_ARRAY))
        json_set(arena, tree, key, json_new_array(arena));
    list = json_edit_get(arena, tree, key);
    for (struct json_cursor at = json_walk(from); json_next(&at);)
        json_append(arena, list, at.value);
}

/* A large tree lies in several items; the first one tells how many there are. */
static const struct json *join_shards(const struct api_server *server, const char *item,
                                      const struct json *first, struct arena *arena)
{
    int64_t count = json_int(json_get(first, "shardsCount"), 0);
    struct json *tree;

    tree = json_edit(arena, first);
    json_remove(arena, tree, "shardsCount");
    if (count > SHARDS_MAX)
        return NULL;
    for (int64_t i = 1; i < count; i++) {
        const char *key = arena_printf(arena, "%s|%lld", item, (long long)i);
        const struct json *shard = item_store_get(server->items, key, 0, arena);

        if (!shard)
            return NULL;
        append_all(arena, tree, "nodes", shard);
        append_all(arena, tree, "orphanedNodes", shard);
        append_all(arena, tree, "hosts", shard);
    }
    return tree;
}

const struct json *app_state_find_tree(const struct api_server *server, struct str instance,
                                       struct arena *arena)
{
    const char *item = arena_printf(arena, "app|resources-tree|%.*s", STR_ARG(instance));
    const struct json *tree = item_store_get(server->items, item, 0, arena);

    return tree ? join_shards(server, item, tree, arena) : NULL;
}

static const struct json *find_managed(const struct api_server *server, struct str instance,
                                       struct arena *arena)
{
    return item_store_get(server->items,
                          arena_printf(arena, "app|managed-resources|%.*s", STR_ARG(instance)), 0,
                          arena);
}

/* ---- the controller, where there is no cache ---- */

/* Several controllers share the applications: the one that looks after this one knows. */
static int ask_each(struct api_call *call, struct rpc_call_options *options,
                    const ProtobufCMessage **out, struct error *err)
{
    const char *const *peers;
    size_t count = rpc_client_peers(call->server->controller, call->arena, &peers);

    for (size_t i = 0; i + 1 < count; i++) {
        options->peer = peers[i];
        if (rpc_client_ask(call->server->controller, options, call->arena, out, err) == 0)
            return 0;
        if (err->code != ERR_NOT_FOUND && err->code != ERR_UNAVAILABLE)
            return -1;
        error_release(err);
    }
    options->peer = count > 1 ? peers[count - 1] : NULL;
    return rpc_client_ask(call->server->controller, options, call->arena, out, err);
}

static int ask_controller(struct api_call *call, const struct subject *subject, bool wants_managed,
                          const struct json **out, struct error *err)
{
    Argosy__Controller__GetApplicationViewRequest request;
    struct rpc_call_options options = {
        .method = "GetApplicationView",
        .request = &request.base,
        .reply = &argosy__controller__get_application_view_reply__descriptor,
        .timeout_ms = VIEW_TIMEOUT_MS,
        .idempotent = true,
    };
    const ProtobufCMessage *message;
    const Argosy__Controller__GetApplicationViewReply *reply;
    ProtobufCBinaryData bytes;

    argosy__controller__get_application_view_request__init(&request);
    request.name = arena_strndup(call->arena, subject->app.name.ptr, subject->app.name.len);
    request.namespace_ =
        arena_strndup(call->arena, subject->app.namespace.ptr, subject->app.namespace.len);
    request.managed_resources = wants_managed;
    if (ask_each(call, &options, &message, err) < 0)
        return error_prefix(err, "there is no cache, and the application controller was asked");
    reply = (const Argosy__Controller__GetApplicationViewReply *)message;
    bytes = wants_managed ? reply->managed_resources : reply->tree;
    return json_parse((struct str){ (const char *)bytes.data, bytes.len }, NULL, call->arena, out,
                      err);
}

/* ---- a miss ---- */

/* What keeps the application from being compared, as "Type: message;Type: message". */
static int tell_conditions(const struct application *app, struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(ERROR_MESSAGE_MAX);
    const struct json *conditions = json_get(app->status, "conditions");

    for (struct json_cursor at = json_walk(conditions); json_next(&at);) {
        struct str type = json_string(json_get(at.value, "type"));
        struct str message = json_string(json_get(at.value, "message"));

        if (str_equals(type, "ComparisonError") || str_equals(type, "InvalidSpecError"))
            strbuf_printf(&text, "%s%.*s: %.*s", text.len > 0 ? ";" : "", STR_ARG(type),
                          STR_ARG(message));
    }
    return text.len > 0 ? error_set(err, ERR_UNKNOWN, "%s", text.ptr) : 0;
}

static int find_again(struct api_call *call, struct subject *subject, bool wants_managed,
                      const struct json **out, struct error *err)
{
    struct str instance = subject_instance(call, &subject->app);

    if (tell_conditions(&subject->app, err) < 0)
        return -1;
    if (!item_store_is_shared(call->server->items))
        return ask_controller(call, subject, wants_managed, out, err);
    if (application_refresh(call, subject, false, err) < 0)
        return -1;
    *out = wants_managed ? find_managed(call->server, instance, call->arena)
                         : app_state_find_tree(call->server, instance, call->arena);
    return *out ? 0 : error_set(err, ERR_UNKNOWN, "cache: key is missing");
}

int app_state_tree(struct api_call *call, struct subject *subject, const struct json **out,
                   struct error *err)
{
    *out = app_state_find_tree(call->server, subject_instance(call, &subject->app), call->arena);
    if (*out || find_again(call, subject, false, out, err) == 0)
        return 0;
    return error_prefix(err, "error getting cached app resource tree");
}

int app_state_managed(struct api_call *call, struct subject *subject, const struct json **out,
                      struct error *err)
{
    *out = find_managed(call->server, subject_instance(call, &subject->app), call->arena);
    if (*out || find_again(call, subject, true, out, err) == 0)
        return 0;
    return error_prefix(err, "error getting cached app managed resources");
}

/* ---- health ---- */

static struct str key_of(const struct json *reference, struct arena *arena)
{
    const struct resource_key key = {
        .group = json_string(json_get(reference, "group")),
        .kind = json_string(json_get(reference, "kind")),
        .namespace = json_string(json_get(reference, "namespace")),
        .name = json_string(json_get(reference, "name")),
    };

    return resource_key_text(key, arena);
}

/* A node that has no live object yet says so. */
static const struct json *health_of(const struct json *node, struct arena *arena)
{
    const struct json *health = json_get(node, "health");
    struct json *missing;

    if (health || json_get(node, "resourceVersion") || json_get(node, "uid") ||
        json_get(node, "createdAt"))
        return health;
    missing = json_new_object(arena);
    json_set_text(arena, missing, "status", "Missing");
    json_set_text(arena, missing, "message", "Resource has not been created");
    return missing;
}

static struct map *nodes_by_key(const struct json *tree, struct arena *arena)
{
    struct map *nodes = map_new();

    for (struct json_cursor at = json_walk(json_get(tree, "nodes")); json_next(&at);)
        map_put(nodes, key_of(at.value, arena), (void *)(uintptr_t)at.value);
    return nodes;
}

const struct json *app_state_add_health(const struct api_server *server,
                                        const struct json *document, struct arena *arena)
{
    CLEANUP(map_free) struct map *nodes = NULL;
    CLEANUP(error_release) struct error err = { 0 };
    struct application app;
    const struct json *tree;
    struct json *made, *resources;

    if (!str_equals(json_text_at(document, "status.resourceHealthSource"), "appTree") ||
        application_read(document, arena, &app, &err) < 0)
        return document;
    tree = app_state_find_tree(server, application_instance_name(&app, server->namespace, arena),
                               arena);
    if (!tree)
        return document;
    nodes = nodes_by_key(tree, arena);
    made = json_edit(arena, document);
    resources = json_edit_get(arena, json_edit_object(arena, made, "status"), "resources");
    for (size_t i = 0; i < json_count(resources); i++) {
        struct json *resource = json_edit_item(arena, resources, i);
        const struct json *node = map_find(nodes, key_of(resource, arena));
        const struct json *health = node ? health_of(node, arena) : NULL;

        if (health)
            json_set(arena, resource, "health", health);
    }
    return made;
}
