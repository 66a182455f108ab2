#pragma once

/*
 * A small cluster on loopback: a few kinds, kept in memory, with what the controller's client needs
 * of an API server: discovery, lists, watches, writes of every kind, conflicts. It logs each write
 * and may be told to refuse one.
 */

#include "common/kube/fake_api.h"
#include "data/merge_patch.h"
#include "fake/values.h"
#include "io/fiber.h"
#include "kube/kube_config.h"

enum { FAKE_OBJECTS = 256, FAKE_WATCHES = 64 };

struct fake_kind {
    const char *group, *version, *plural, *kind;
    bool is_namespaced;
};

static const struct fake_kind fake_kinds[] = {
    { "", "v1", "configmaps", "ConfigMap", true },
    { "", "v1", "secrets", "Secret", true },
    { "", "v1", "serviceaccounts", "ServiceAccount", true },
    { "", "v1", "namespaces", "Namespace", false },
    { "", "v1", "events", "Event", true },
    { "", "v1", "pods", "Pod", true },
    { "apps", "v1", "deployments", "Deployment", true },
    { "rbac.authorization.k8s.io", "v1", "roles", "Role", true },
    { "rbac.authorization.k8s.io", "v1", "rolebindings", "RoleBinding", true },
    { "argoproj.io", "v1alpha1", "applications", "Application", true },
    { "argoproj.io", "v1alpha1", "appprojects", "AppProject", true },
};
enum { FAKE_KINDS = sizeof(fake_kinds) / sizeof(*fake_kinds) };

struct fake_object {
    const struct fake_kind *kind;
    const struct json *value;
};

/* What a request's path says. */
struct fake_target {
    const struct fake_kind *kind;
    char namespace[128], name[128];
    bool is_watch;
};

struct fake_watcher {
    struct fake_request *request;
    struct fake_target target;
};

struct fake_cluster {
    struct arena *arena;
    struct loop *loop;
    struct fiber_pool *fibers;
    struct fake_api api;
    struct kube_client *client;
    struct fake_object objects[FAKE_OBJECTS];
    size_t object_count;
    struct fake_object gone[FAKE_OBJECTS]; /* the last ones, as they were */
    size_t gone_count;
    struct fake_watcher watchers[FAKE_WATCHES];
    size_t watcher_count;
    long long version;
    struct strbuf log; /* "METHOD target\n" of each request that writes */
    size_t reads;      /* GETs of one object */
    const char *last_body, *last_content_type;
    /* The next requests of this method are answered so. */
    struct {
        const char *method;
        int status, times;
        const char *reason;
    } refusal;
    const char *allowed_namespace; /* where a review allows what is asked for; NULL: nowhere */
};

static inline void fake_status(struct fake_cluster *cluster, struct fake_request *request,
                               int status, const char *reason, const char *message)
{
    fake_reply(request, status,
               arena_printf(cluster->arena,
                            "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\","
                            "\"message\":\"%s\",\"reason\":\"%s\",\"code\":%d}",
                            message, reason, status));
}

/* ---- what it serves ---- */

static inline void fake_discovery(struct fake_request *request, bool is_core)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(1024 * 1024);
    const char *group = NULL;

    strbuf_puts(&text, "{\"kind\":\"APIGroupDiscoveryList\",\"apiVersion\":"
                       "\"apidiscovery.k8s.io/v2\",\"items\":[");
    for (int i = 0; i < FAKE_KINDS; i++) {
        const struct fake_kind *kind = &fake_kinds[i];

        if (!*kind->group != is_core)
            continue;
        if (!group || strcmp(group, kind->group) != 0) {
            strbuf_printf(&text,
                          "%s{\"metadata\":{\"name\":\"%s\"},\"versions\":[{\"version\":\"%s\","
                          "\"resources\":[",
                          group ? "]}]}," : "", kind->group, kind->version);
        } else {
            strbuf_puts(&text, ",");
        }
        group = kind->group;
        strbuf_printf(&text,
                      "{\"resource\":\"%s\",\"responseKind\":{\"group\":\"%s\",\"version\":\"%s\","
                      "\"kind\":\"%s\"},\"scope\":\"%s\",\"verbs\":[\"get\",\"list\",\"watch\","
                      "\"create\",\"patch\",\"update\",\"delete\"]}",
                      kind->plural, kind->group, kind->version, kind->kind,
                      kind->is_namespaced ? "Namespaced" : "Cluster");
    }
    strbuf_puts(&text, "]}]}]}");
    fake_reply(request, 200, text.ptr);
}

/* ---- objects ---- */

static inline const struct fake_kind *fake_kind_of(const struct json *object)
{
    struct str kind = json_text_at(object, "kind");

    for (int i = 0; i < FAKE_KINDS; i++)
        if (str_equals(kind, fake_kinds[i].kind))
            return &fake_kinds[i];
    return NULL;
}

static inline bool fake_matches(const struct fake_object *object, const struct fake_target *target)
{
    return object->kind == target->kind &&
           (!*target->namespace ||
            str_equals(json_text_at(object->value, "metadata.namespace"), target->namespace)) &&
           (!*target->name ||
            str_equals(json_text_at(object->value, "metadata.name"), target->name));
}

static inline struct fake_object *fake_find(struct fake_cluster *cluster,
                                            const struct fake_target *target)
{
    for (size_t i = 0; i < cluster->object_count; i++)
        if (fake_matches(&cluster->objects[i], target))
            return &cluster->objects[i];
    return NULL;
}

static inline void fake_tell(struct fake_cluster *cluster, const char *type,
                             const struct fake_object *object)
{
    const char *line = arena_printf(cluster->arena, "{\"type\":\"%s\",\"object\":%s}\n", type,
                                    printed(object->value, cluster->arena));

    for (size_t i = 0; i < cluster->watcher_count; i++)
        if (fake_matches(object, &cluster->watchers[i].target))
            fake_send(cluster->watchers[i].request, line);
}

/* As stored: with a version, a UID and its kind. */
static inline const struct json *fake_stored(struct fake_cluster *cluster,
                                             const struct fake_kind *kind, const struct json *value,
                                             const char *namespace)
{
    struct arena *arena = cluster->arena;
    struct json *edited = json_edit(arena, json_copy(arena, value));
    struct json *metadata = json_edit_object(arena, edited, "metadata");

    json_set_text(arena, edited, "apiVersion",
                  *kind->group ? arena_printf(arena, "%s/%s", kind->group, kind->version)
                               : kind->version);
    json_set_text(arena, edited, "kind", kind->kind);
    if (*namespace)
        json_set_text(arena, metadata, "namespace", namespace);
    json_set_text(arena, metadata, "resourceVersion",
                  arena_printf(arena, "%lld", ++cluster->version));
    if (!json_get(metadata, "uid"))
        json_set_text(arena, metadata, "uid",
                      arena_printf(arena, "00000000-0000-0000-0000-%012lld", cluster->version));
    return edited;
}

static inline const struct json *fake_add(struct fake_cluster *cluster,
                                          const struct fake_kind *kind, const struct json *value,
                                          const char *namespace)
{
    struct fake_object *object = &cluster->objects[cluster->object_count++];

    object->kind = kind;
    object->value = fake_stored(cluster, kind, value, namespace);
    fake_tell(cluster, "ADDED", object);
    return object->value;
}

static inline void fake_remove(struct fake_cluster *cluster, struct fake_object *object)
{
    struct fake_object *gone = &cluster->gone[cluster->gone_count++ % FAKE_OBJECTS];

    *gone = *object;
    gone->value = fake_stored(cluster, gone->kind, gone->value, "");
    *object = cluster->objects[--cluster->object_count];
    fake_tell(cluster, "DELETED", gone);
}

static inline void fake_change(struct fake_cluster *cluster, struct fake_object *object,
                               const struct json *value)
{
    bool is_gone = json_at(value, "metadata.deletionTimestamp") &&
                   json_count(json_at(value, "metadata.finalizers")) == 0;

    if (json_equal(value, object->value))
        return;
    object->value = fake_stored(cluster, object->kind, value, "");
    if (is_gone)
        fake_remove(cluster, object);
    else
        fake_tell(cluster, "MODIFIED", object);
}

/* ---- requests ---- */

static inline bool fake_parse(const char *text, struct fake_target *out)
{
    char path[2048], *parts[8] = { 0 }, *query;
    size_t count = 0, at;
    bool is_core;

    *out = (struct fake_target){ 0 };
    snprintf(path, sizeof(path), "%s", text);
    query = strchr(path, '?');
    if (query)
        *query++ = '\0';
    out->is_watch = query && strstr(query, "watch=true");
    for (char *rest = path, *part; (part = strsep(&rest, "/")) && count < 8;)
        if (*part)
            parts[count++] = part;
    is_core = count > 0 && strcmp(parts[0], "api") == 0;
    at = is_core ? 2 : 3;
    if (count > at + 2 && strcmp(parts[at], "namespaces") == 0) {
        snprintf(out->namespace, sizeof(out->namespace), "%s", parts[at + 1]);
        at += 2;
    }
    for (int i = 0; i < FAKE_KINDS && at < count; i++)
        if (strcmp(parts[at], fake_kinds[i].plural) == 0)
            out->kind = &fake_kinds[i];
    if (at + 1 < count)
        snprintf(out->name, sizeof(out->name), "%s", parts[at + 1]);
    return out->kind != NULL;
}

static inline void fake_list(struct fake_cluster *cluster, struct fake_request *request,
                             const struct fake_target *target)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(16 * 1024 * 1024);
    const char *separator = "";

    strbuf_printf(&text,
                  "{\"kind\":\"%sList\",\"apiVersion\":\"%s%s%s\",\"metadata\":{"
                  "\"resourceVersion\":\"%lld\"},\"items\":[",
                  target->kind->kind, target->kind->group, *target->kind->group ? "/" : "",
                  target->kind->version, cluster->version);
    for (size_t i = 0; i < cluster->object_count; i++) {
        if (!fake_matches(&cluster->objects[i], target))
            continue;
        strbuf_printf(&text, "%s%s", separator, printed(cluster->objects[i].value, cluster->arena));
        separator = ",";
    }
    strbuf_puts(&text, "]}");
    fake_reply(request, 200, text.ptr);
}

static inline void fake_create(struct fake_cluster *cluster, struct fake_request *request,
                               struct fake_target *target, const struct json *body)
{
    struct str name = json_text_at(body, "metadata.name");

    if (str_is_empty(name)) {
        struct json *edited = json_edit(cluster->arena, body);

        name = str_of(
            arena_printf(cluster->arena, "%sxyz", json_cstr_at(body, "metadata.generateName")));
        json_set(cluster->arena, json_edit_object(cluster->arena, edited, "metadata"), "name",
                 json_new_string(cluster->arena, name));
        body = edited;
    }
    snprintf(target->name, sizeof(target->name), "%.*s", STR_ARG(name));
    if (fake_find(cluster, target)) {
        fake_status(cluster, request, 409, "AlreadyExists", "it exists");
        return;
    }
    fake_reply(request, 201,
               printed(fake_add(cluster, target->kind, body, target->namespace), cluster->arena));
}

static inline bool fake_is_stale(const struct fake_object *object, const struct json *body)
{
    struct str version = json_text_at(body, "metadata.resourceVersion");

    return !str_is_empty(version) &&
           !str_equal(version, json_text_at(object->value, "metadata.resourceVersion"));
}

static inline void fake_delete(struct fake_cluster *cluster, struct fake_request *request,
                               struct fake_object *object)
{
    struct json *edited;

    if (json_count(json_at(object->value, "metadata.finalizers")) == 0) {
        fake_remove(cluster, object);
        fake_reply(request, 200, "{\"kind\":\"Status\",\"status\":\"Success\"}");
        return;
    }
    edited = json_edit(cluster->arena, object->value);
    json_set_text(cluster->arena, json_edit_object(cluster->arena, edited, "metadata"),
                  "deletionTimestamp", "2025-01-01T00:00:00Z");
    fake_change(cluster, object, edited);
    fake_reply(request, 200, printed(object->value, cluster->arena));
}

/* Patches of managedFields (JSON patches) are taken as they are and change nothing but those. */
static inline const struct json *fake_patched(struct fake_cluster *cluster,
                                              const struct fake_object *object,
                                              const struct json *body)
{
    struct json *edited;

    if (!json_is(body, JSON_ARRAY))
        return merge_patch_apply(object->value, body, cluster->arena);
    edited = json_edit(cluster->arena, object->value);
    json_set(cluster->arena, json_edit_object(cluster->arena, edited, "metadata"), "managedFields",
             json_get(json_item(body, 0), "value"));
    return edited;
}

static inline void fake_write(struct fake_cluster *cluster, struct fake_request *request,
                              struct fake_target *target)
{
    const struct json *body = *request->body ? value_of(cluster->arena, request->body) : NULL;
    struct fake_object *object = fake_find(cluster, target);
    bool is_apply =
        strstr(fake_header(request, "Content-Type", cluster->arena), "apply-patch") != NULL;

    if (strcmp(request->method, "POST") == 0) {
        fake_create(cluster, request, target, body);
    } else if (!object && is_apply) {
        fake_reply(
            request, 201,
            printed(fake_add(cluster, target->kind, body, target->namespace), cluster->arena));
    } else if (!object) {
        fake_status(cluster, request, 404, "NotFound", "not found");
    } else if (strcmp(request->method, "DELETE") == 0) {
        fake_delete(cluster, request, object);
    } else if (fake_is_stale(object, body)) {
        fake_status(cluster, request, 409, "Conflict", "the object has been modified");
    } else {
        const char *answer;

        fake_change(cluster, object,
                    strcmp(request->method, "PUT") == 0 ? body
                                                        : fake_patched(cluster, object, body));
        object = fake_find(cluster, target);
        answer = object ? printed(object->value, cluster->arena) : "{\"metadata\":{}}";
        fake_reply(request, 200, answer);
    }
}

static inline bool fake_refuses(struct fake_cluster *cluster, struct fake_request *request)
{
    if (cluster->refusal.times == 0 || strcmp(cluster->refusal.method, request->method) != 0)
        return false;
    cluster->refusal.times--;
    fake_status(cluster, request, cluster->refusal.status, cluster->refusal.reason, "not now");
    return true;
}

/* What has come to the `count` objects since a version, as far as a watch asks for them. */
static inline void fake_catch_up(struct fake_cluster *cluster, struct fake_request *request,
                                 const struct fake_target *target, const char *type,
                                 const struct fake_object *objects, size_t count)
{
    const char *asked = strstr(request->target, "resourceVersion=");
    long long since = asked ? strtoll(asked + strlen("resourceVersion="), NULL, 10) : 0;

    for (size_t i = 0; i < count; i++) {
        const struct json *value = objects[i].value;

        if (fake_matches(&objects[i], target) &&
            strtoll(json_cstr_at(value, "metadata.resourceVersion"), NULL, 10) > since)
            fake_send(request, arena_printf(cluster->arena, "{\"type\":\"%s\",\"object\":%s}\n",
                                            type, printed(value, cluster->arena)));
    }
}

/* From the version that is asked for on. */
static inline void fake_watch(struct fake_cluster *cluster, struct fake_request *request,
                              const struct fake_target *target)
{
    size_t gone = cluster->gone_count < FAKE_OBJECTS ? cluster->gone_count : FAKE_OBJECTS;

    fake_begin(request);
    fake_catch_up(cluster, request, target, "DELETED", cluster->gone, gone);
    fake_catch_up(cluster, request, target, "MODIFIED", cluster->objects, cluster->object_count);
    cluster->watchers[cluster->watcher_count++] = (struct fake_watcher){ request, *target };
}

static inline void fake_review(struct fake_cluster *cluster, struct fake_request *request)
{
    struct str namespace =
        json_text_at(value_of(cluster->arena, request->body), "spec.resourceAttributes.namespace");
    bool is_allowed =
        cluster->allowed_namespace && str_equals(namespace, cluster->allowed_namespace);

    if (fake_refuses(cluster, request))
        return;
    fake_reply(request, 201,
               is_allowed ? "{\"status\":{\"allowed\":true}}" : "{\"status\":{\"allowed\":false}}");
}

static inline void fake_on_request(void *context, struct fake_request *request)
{
    struct fake_cluster *cluster = context;
    bool is_get = strcmp(request->method, "GET") == 0;
    struct fake_target target;
    const struct fake_object *object;

    if (!is_get) {
        strbuf_printf(&cluster->log, "%s %.*s\n", request->method,
                      (int)strcspn(request->target, "?"), request->target);
        cluster->last_body = arena_printf(cluster->arena, "%s", request->body);
        cluster->last_content_type = fake_header(request, "Content-Type", cluster->arena);
    }
    if (strncmp(request->target, "/version", 8) == 0)
        fake_reply(request, 200, "{\"major\":\"1\",\"minor\":\"35\",\"gitVersion\":\"v1.35.4\"}");
    else if (strcmp(request->target, "/api") == 0 || strncmp(request->target, "/api?", 5) == 0)
        fake_discovery(request, true);
    else if (strcmp(request->target, "/apis") == 0 || strncmp(request->target, "/apis?", 6) == 0)
        fake_discovery(request, false);
    else if (strstr(request->target, "/selfsubjectaccessreviews"))
        fake_review(cluster, request);
    else if (!fake_parse(request->target, &target))
        fake_status(cluster, request, 404, "NotFound", "the server could not find it");
    else if (target.is_watch && cluster->watcher_count < FAKE_WATCHES) {
        fake_watch(cluster, request, &target);
    } else if (fake_refuses(cluster, request)) {
        return;
    } else if (!is_get) {
        fake_write(cluster, request, &target);
    } else if (!*target.name) {
        fake_list(cluster, request, &target);
    } else {
        cluster->reads++;
        object = fake_find(cluster, &target);
        if (object)
            fake_reply(request, 200, printed(object->value, cluster->arena));
        else
            fake_status(cluster, request, 404, "NotFound", "not found");
    }
}

/* ---- for tests ---- */

static inline void fake_cluster_open(struct fake_cluster *cluster)
{
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(kube_config_unref) const struct kube_config *config = NULL;
    const struct kube_client_options options = { .qps = -1 };

    *cluster = (struct fake_cluster){ .arena = arena_new(), .version = 100 };
    cluster->log = (struct strbuf)STRBUF_INIT(1024 * 1024);
    cluster->loop = loop_new();
    cluster->fibers = fiber_pool_new(cluster->loop, 4);
    fake_api_start(&cluster->api, cluster->loop, fake_on_request, cluster);
    config = fake_config(&cluster->api);
    if (kube_client_open(cluster->loop, config, &options, &cluster->client, &err) < 0)
        abort();
}

static inline void fake_cluster_close(struct fake_cluster *cluster)
{
    kube_client_close(cluster->client);
    fake_api_stop(&cluster->api);
    fiber_pool_free(cluster->fibers);
    loop_free(cluster->loop);
    strbuf_release(&cluster->log);
    arena_free(cluster->arena);
}

/* Put an object there, as somebody else would; in the place of what is there. */
static inline const struct json *fake_put(struct fake_cluster *cluster, const char *yaml)
{
    const struct json *value = value_of(cluster->arena, yaml);
    struct fake_target target = { .kind = fake_kind_of(value) };
    struct fake_object *object;

    snprintf(target.namespace, sizeof(target.namespace), "%s",
             json_cstr_at(value, "metadata.namespace"));
    snprintf(target.name, sizeof(target.name), "%s", json_cstr_at(value, "metadata.name"));
    object = fake_find(cluster, &target);
    if (!object)
        return fake_add(cluster, target.kind, value, target.namespace);
    fake_change(cluster, object, value);
    return object->value;
}

/* NULL when it is not there. `path`: "/api/v1/namespaces/ns/configmaps/a". */
static inline const struct json *fake_get(struct fake_cluster *cluster, const char *path)
{
    struct fake_target target;
    const struct fake_object *object = NULL;

    if (fake_parse(path, &target))
        object = fake_find(cluster, &target);
    return object ? object->value : NULL;
}

static inline void fake_take(struct fake_cluster *cluster, const char *path)
{
    struct fake_target target;

    if (fake_parse(path, &target) && fake_find(cluster, &target))
        fake_remove(cluster, fake_find(cluster, &target));
}

static inline const char *fake_log(const struct fake_cluster *cluster)
{
    return cluster->log.ptr ? cluster->log.ptr : "";
}

static inline void fake_forget(struct fake_cluster *cluster)
{
    strbuf_release(&cluster->log);
    cluster->log = (struct strbuf)STRBUF_INIT(1024 * 1024);
    cluster->reads = 0;
}

struct fake_errand {
    void (*run)(void *context);
    void *context;
    bool is_done;
};

static inline void fake_run_errand(void *context)
{
    struct fake_errand *errand = context;

    errand->run(errand->context);
    errand->is_done = true;
}

/* Run it in a fiber to its end; false: it does not end. Nothing in it may assert. */
static inline bool fake_in_fiber(struct fake_cluster *cluster, void (*run)(void *context),
                                 void *context)
{
    struct fake_errand errand = { run, context, false };

    fiber_start(cluster->fibers, fake_run_errand, &errand);
    return errand.is_done || fake_run(&cluster->api, &errand.is_done);
}
