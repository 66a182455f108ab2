#include "argo/catalog.h"

#include "argo/settings.h"
#include "base/arena.h"
#include "base/log.h"
#include "base/map.h"
#include "base/mem.h"
#include "data/json.h"
#include "kube/client.h"
#include "kube/watch.h"

#include <stdlib.h>

/*
 * A table for each kind, filled by a watch. The settings are made again from the two documents
 * whenever one of them changes; what does not parse leaves the last good settings in force.
 */
enum source {
    SOURCE_APPLICATIONS,
    SOURCE_PROJECTS,
    SOURCE_CONFIG_MAP,
    SOURCE_SECRETS, /* of argocd: the settings' own and those of clusters and repositories */
    SOURCES,
};

#define SECRET_TYPE_LABEL "argocd.argoproj.io/secret-type"

struct table {
    struct catalog *catalog;
    enum source source;
    struct map *documents; /* "namespace/name" -> struct json_doc */
    struct map *unseen;    /* during a relist: what it has not brought so far */
    struct kube_watch *watch;
    bool is_synced;
};

struct catalog {
    struct catalog_handlers handlers;
    char *namespace;
    struct table tables[SOURCES];
    struct settings *settings;
    bool is_ready;
    bool leaves_managers_out;
};

static const char *key_of(const struct json_doc *document, struct arena *arena)
{
    const struct json *root = json_doc_root(document);

    return arena_printf(arena, "%s/%s", json_cstr_at(root, "metadata.namespace"),
                        json_cstr_at(root, "metadata.name"));
}

/* ---- settings ---- */

static struct json_doc *document_named(const struct catalog *catalog, enum source source,
                                       const char *name)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    return map_find(catalog->tables[source].documents,
                    str_of(arena_printf(arena, "%s/%s", catalog->namespace, name)));
}

static void read_settings(struct catalog *catalog)
{
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(json_doc_unref) struct json_doc *empty = NULL;
    struct json_doc *config_map = document_named(catalog, SOURCE_CONFIG_MAP, "argocd-cm");
    struct json_doc *secret = document_named(catalog, SOURCE_SECRETS, "argocd-secret");
    struct settings *settings = NULL, *old = catalog->settings;

    if (!config_map)
        config_map = empty = json_doc_freeze(json_new_object(arena));
    if (settings_read(config_map, secret, &settings, &err) < 0) {
        log_error("cannot use the settings; the last good ones stay in force",
                  F("config_map", "argocd-cm"), F("error", error_text(&err)));
        if (old)
            return;
        error_release(&err);
        if (!empty)
            empty = json_doc_freeze(json_new_object(arena));
        if (settings_read(empty, secret, &settings, &err) < 0)
            abort(); /* the defaults are not ours to refuse */
    }
    for (size_t i = 0; i < settings->warnings.count; i++)
        log_warn("a setting is odd", F("warning", settings->warnings.items[i].ptr));
    catalog->settings = settings;
    if (catalog->handlers.on_settings)
        catalog->handlers.on_settings(catalog->handlers.context, settings);
    settings_unref(old);
}

/* ---- what a change means ---- */

static struct str secret_type(const struct json_doc *secret)
{
    const struct json *labels = json_at(json_doc_root(secret), "metadata.labels");

    return json_string(json_get(labels, SECRET_TYPE_LABEL));
}

static void tell_secret(struct catalog *catalog, struct json_doc *before, struct json_doc *now)
{
    const struct catalog_handlers *handlers = &catalog->handlers;
    struct json_doc *either = now ? now : before;
    struct str name = json_text_at(json_doc_root(either), "metadata.name");
    bool was_cluster = before && str_equals(secret_type(before), "cluster");
    bool is_cluster = now && str_equals(secret_type(now), "cluster");

    if (!catalog->is_ready)
        return;
    if (str_equals(name, "argocd-secret"))
        read_settings(catalog);
    else if (is_cluster)
        handlers->on_cluster_secret(handlers->context, name, now);
    else if (was_cluster)
        handlers->on_cluster_secret(handlers->context, name, NULL);
    else
        handlers->on_repositories(handlers->context);
}

static void tell(struct table *table, const char *key, struct json_doc *before,
                 struct json_doc *now)
{
    struct catalog *catalog = table->catalog;
    const struct catalog_handlers *handlers = &catalog->handlers;

    if (table->source == SOURCE_SECRETS) {
        tell_secret(catalog, before, now);
        return;
    }
    if (!catalog->is_ready)
        return;
    if (table->source == SOURCE_APPLICATIONS)
        handlers->on_application(handlers->context, key, before, now);
    else if (table->source == SOURCE_PROJECTS)
        handlers->on_project(handlers->context,
                             json_text_at(json_doc_root(now ? now : before), "metadata.name"));
    else
        read_settings(catalog);
}

/* ---- tables ---- */

static struct str version_of(const struct json_doc *document)
{
    return json_text_at(json_doc_root(document), "metadata.resourceVersion");
}

/* `a` is the older state of the same object. Versions are numbers in practice, if not by contract.
 */
static bool is_older(const struct json_doc *a, const struct json_doc *b)
{
    const struct json *uid_a = json_at(json_doc_root(a), "metadata.uid");
    const struct json *uid_b = json_at(json_doc_root(b), "metadata.uid");

    if (!str_equal(json_string(uid_a), json_string(uid_b)))
        return false;
    return strtoull(version_of(a).ptr, NULL, 10) < strtoull(version_of(b).ptr, NULL, 10);
}

/* What is kept of a document: the caller's reference, or a smaller one of its own. */
static struct json_doc *kept_of(const struct table *table, struct json_doc *document,
                                struct arena *arena)
{
    const struct json *metadata = json_get(json_doc_root(document), "metadata");
    struct json *brief;

    if (!table->catalog->leaves_managers_out || !json_get(metadata, "managedFields"))
        return json_doc_ref(document);
    brief = json_edit(arena, json_doc_root(document));
    json_remove(arena, json_edit_get(arena, brief, "metadata"), "managedFields");
    return json_doc_freeze(brief);
}

static void put(struct table *table, struct json_doc *document)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(json_doc_unref) struct json_doc *before = NULL;
    const char *key = key_of(document, arena);
    struct json_doc *known = map_find(table->documents, str_of(key));

    if (table->unseen)
        map_remove(table->unseen, str_of(key));
    if (known && (str_equal(version_of(known), version_of(document)) || is_older(document, known)))
        return;
    known = kept_of(table, document, arena);
    before = map_put(table->documents, str_of(key), known);
    tell(table, key, before, known);
}

static void take_out(struct table *table, const char *key)
{
    CLEANUP(json_doc_unref) struct json_doc *before = map_remove(table->documents, str_of(key));

    if (before)
        tell(table, key, before, NULL);
}

static bool is_all_synced(const struct catalog *catalog)
{
    for (int i = 0; i < SOURCES; i++)
        if (!catalog->tables[i].is_synced)
            return false;
    return true;
}

static void on_event(void *context, const struct kube_event *event)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct table *table = context;

    if (event->type == KUBE_EVENT_DELETED)
        take_out(table, key_of(event->object, arena));
    else
        put(table, event->object);
}

static void on_relist(void *context, bool is_first)
{
    struct table *table = context;

    if (is_first)
        return;
    map_free(table->unseen);
    table->unseen = map_new();
    for (struct map_cursor at = { 0 }; map_next(table->documents, &at);)
        map_put(table->unseen, at.key, table);
}

static void on_synced(void *context, const char *resource_version)
{
    struct table *table = context;
    struct catalog *catalog = table->catalog;

    (void)resource_version;
    if (table->unseen) {
        CLEANUP(map_free) struct map *vanished = TAKE(table->unseen);

        for (struct map_cursor at = { 0 }; map_next(vanished, &at);)
            take_out(table, at.key.ptr);
    }
    table->is_synced = true;
    if (catalog->is_ready || !is_all_synced(catalog))
        return;
    read_settings(catalog);
    catalog->is_ready = true;
    catalog->handlers.on_ready(catalog->handlers.context);
}

static enum kube_watch_decision on_failure(void *context, const struct error *err, bool during_list)
{
    const struct table *table = context;
    static const char *const names[] = { "applications", "appprojects", "configmaps", "secrets" };

    (void)during_list;
    log_warn("cannot watch", F("resource", names[table->source]), F("error", error_text(err)));
    return KUBE_WATCH_RETRY;
}

/* ---- life ---- */

static void open_table(struct catalog *catalog, enum source source, struct kube_client *client,
                       const struct kube_watch_options *options)
{
    struct table *table = &catalog->tables[source];
    const struct kube_watch_handlers handlers = {
        .on_event = on_event,
        .on_relist = on_relist,
        .on_synced = on_synced,
        .on_failure = on_failure,
        .context = table,
    };

    table->catalog = catalog;
    table->source = source;
    table->documents = map_new();
    table->watch = kube_watch_new(client, options, &handlers);
}

struct catalog *catalog_new(const struct catalog_options *options)
{
    struct catalog *catalog = xcalloc(1, sizeof(*catalog));
    const char *namespace = options->namespace;
    const struct kube_watch_options watches[SOURCES] = {
        [SOURCE_APPLICATIONS] = { .resource = &KUBE_APPLICATIONS,
                                  .namespace = options->watches_all_namespaces ? "" : namespace },
        [SOURCE_PROJECTS] = { .resource = &KUBE_APP_PROJECTS, .namespace = namespace },
        [SOURCE_CONFIG_MAP] = { .resource = &KUBE_CONFIG_MAPS,
                                .namespace = namespace,
                                .label_selector = "app.kubernetes.io/part-of=argocd" },
        [SOURCE_SECRETS] = { .resource = &KUBE_SECRETS, .namespace = namespace },
    };

    catalog->handlers = *options->handlers;
    catalog->namespace = xstrdup(namespace);
    catalog->leaves_managers_out = options->leaves_managers_out;
    for (int i = 0; i < SOURCES; i++)
        open_table(catalog, (enum source)i, options->client, &watches[i]);
    return catalog;
}

void catalog_free(struct catalog *catalog)
{
    if (!catalog)
        return;
    for (int i = 0; i < SOURCES; i++) {
        struct table *table = &catalog->tables[i];

        kube_watch_free(table->watch);
        for (struct map_cursor at = { 0 }; map_next(table->documents, &at);)
            json_doc_unref(at.value);
        map_free(table->documents);
        map_free(table->unseen);
    }
    settings_unref(catalog->settings);
    free(catalog->namespace);
    free(catalog);
}

/* ---- reading ---- */

bool catalog_is_ready(const struct catalog *catalog)
{
    return catalog->is_ready;
}

struct json_doc *catalog_application(const struct catalog *catalog, const char *key)
{
    return map_find(catalog->tables[SOURCE_APPLICATIONS].documents, str_of(key));
}

size_t catalog_application_count(const struct catalog *catalog)
{
    return map_count(catalog->tables[SOURCE_APPLICATIONS].documents);
}

const char *catalog_applications_version(const struct catalog *catalog)
{
    return kube_watch_resource_version(catalog->tables[SOURCE_APPLICATIONS].watch);
}

const char *catalog_projects_version(const struct catalog *catalog)
{
    return kube_watch_resource_version(catalog->tables[SOURCE_PROJECTS].watch);
}

void catalog_each_application(const struct catalog *catalog,
                              void (*visit)(void *context, const char *key,
                                            struct json_doc *application),
                              void *context)
{
    const struct map *documents = catalog->tables[SOURCE_APPLICATIONS].documents;

    for (struct map_cursor at = { 0 }; map_next(documents, &at);)
        visit(context, at.key.ptr, at.value);
}

void catalog_put_application(struct catalog *catalog, struct json_doc *application)
{
    put(&catalog->tables[SOURCE_APPLICATIONS], application);
}

static struct table *table_of(struct catalog *catalog, const struct json_doc *object)
{
    static const char *const kinds[SOURCES] = { "Application", "AppProject", "ConfigMap",
                                                "Secret" };
    struct str kind = json_text_at(json_doc_root(object), "kind");

    for (int i = 0; i < SOURCES; i++)
        if (str_equals(kind, kinds[i]))
            return &catalog->tables[i];
    return NULL;
}

void catalog_put(struct catalog *catalog, struct json_doc *object)
{
    struct table *table = table_of(catalog, object);

    if (table)
        put(table, object);
}

void catalog_take_out(struct catalog *catalog, struct json_doc *object)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct table *table = table_of(catalog, object);
    const char *key = key_of(object, arena);
    const struct json_doc *known = table ? map_find(table->documents, str_of(key)) : NULL;

    if (known && str_equal(json_text_at(json_doc_root(known), "metadata.uid"),
                           json_text_at(json_doc_root(object), "metadata.uid")))
        take_out(table, key);
}

struct json_doc *catalog_config_map(const struct catalog *catalog, const char *name)
{
    return document_named(catalog, SOURCE_CONFIG_MAP, name);
}

struct json_doc *catalog_secret(const struct catalog *catalog, const char *name)
{
    return document_named(catalog, SOURCE_SECRETS, name);
}

void catalog_put_secret(struct catalog *catalog, struct json_doc *secret)
{
    put(&catalog->tables[SOURCE_SECRETS], secret);
}

void catalog_forget_secret(struct catalog *catalog, const char *name)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    take_out(&catalog->tables[SOURCE_SECRETS],
             arena_printf(arena, "%s/%s", catalog->namespace, name));
}

struct json_doc *catalog_project(const struct catalog *catalog, struct str name)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    return map_find(catalog->tables[SOURCE_PROJECTS].documents,
                    str_of(arena_printf(arena, "%s/%.*s", catalog->namespace, STR_ARG(name))));
}

void catalog_each_project(const struct catalog *catalog,
                          void (*visit)(void *context, struct json_doc *project), void *context)
{
    const struct map *documents = catalog->tables[SOURCE_PROJECTS].documents;

    for (struct map_cursor at = { 0 }; map_next(documents, &at);)
        visit(context, at.value);
}

const struct settings *catalog_settings(const struct catalog *catalog)
{
    return catalog->settings;
}

static void release_settings(void *settings)
{
    settings_unref(settings);
}

const struct settings *catalog_hold_settings(const struct catalog *catalog, struct arena *arena)
{
    struct settings *settings;

    if (!catalog->settings)
        return NULL;
    settings = settings_ref(catalog->settings);
    arena_defer(arena, release_settings, settings);
    return settings;
}

void catalog_each_secret(const struct catalog *catalog, const char *type,
                         void (*visit)(void *context, struct json_doc *secret), void *context)
{
    const struct map *documents = catalog->tables[SOURCE_SECRETS].documents;

    for (struct map_cursor at = { 0 }; map_next(documents, &at);)
        if (str_equals(secret_type(at.value), type))
            visit(context, at.value);
}
