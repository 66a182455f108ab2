#include "argo/application.h"

#include "argo/annotations.h"
#include "base/arena.h"
#include "base/clock.h"
#include "data/json.h"

#include <math.h>

enum {
    DEFAULT_HISTORY_LIMIT = 10,
    DEFAULT_BACKOFF_MS = 5000,
    DEFAULT_BACKOFF_FACTOR = 2,
    DEFAULT_MAX_BACKOFF_MS = 180000,
    NS_PER_MS = 1000000,
};

/* A Go duration, or a bare number of seconds; of several that are neither the first is kept. */
static int64_t read_duration_ms(struct str text, int64_t fallback, struct str *odd)
{
    int64_t ns, seconds = 0;

    if (text.len == 0)
        return fallback;
    for (size_t i = 0; i < text.len && seconds < INT64_MAX / 10000; i++) {
        if (text.ptr[i] >= '0' && text.ptr[i] <= '9') {
            seconds = seconds * 10 + (text.ptr[i] - '0');
            continue;
        }
        if (clock_parse_duration(text, &ns))
            return ns / NS_PER_MS;
        if (str_is_empty(*odd))
            *odd = text;
        return fallback;
    }
    return seconds * 1000;
}

struct retry_strategy retry_strategy_read(const struct json *document)
{
    const struct json *backoff = json_get(document, "backoff");
    struct retry_strategy retry = {
        .present = json_is(document, JSON_OBJECT),
        .limit = json_int(json_get(document, "limit"), 0),
        .factor = json_int(json_get(backoff, "factor"), DEFAULT_BACKOFF_FACTOR),
        .odd_duration = STR_EMPTY,
        .refresh = json_bool(json_get(document, "refresh"), false),
    };

    retry.backoff_ms = read_duration_ms(json_text_at(backoff, "duration"), DEFAULT_BACKOFF_MS,
                                        &retry.odd_duration);
    retry.max_backoff_ms = read_duration_ms(json_text_at(backoff, "maxDuration"),
                                            DEFAULT_MAX_BACKOFF_MS, &retry.odd_duration);
    return retry;
}

int retry_strategy_delay_ms(const struct retry_strategy *retry, int64_t retries, int64_t *out,
                            struct error *err)
{
    double wait = (double)retry->backoff_ms * pow((double)retry->factor, (double)retries);

    if (!str_is_empty(retry->odd_duration))
        return error_set(err, ERR_INVALID, "unable to parse %.*s as a duration",
                         STR_ARG(retry->odd_duration));
    if (retry->max_backoff_ms > 0 && wait > (double)retry->max_backoff_ms)
        wait = (double)retry->max_backoff_ms;
    *out = wait < (double)INT64_MAX ? (int64_t)wait : INT64_MAX;
    return 0;
}

struct ignore_difference ignore_difference_read(const struct json *item, struct arena *arena)
{
    return (struct ignore_difference){
        .group = json_string(json_get(item, "group")),
        .kind = json_string(json_get(item, "kind")),
        .name = json_string(json_get(item, "name")),
        .namespace = json_string(json_get(item, "namespace")),
        .json_pointers = texts_of(json_get(item, "jsonPointers"), arena),
        .jq_path_expressions = texts_of(json_get(item, "jqPathExpressions"), arena),
        .managed_fields_managers = texts_of(json_get(item, "managedFieldsManagers"), arena),
    };
}

static struct sync_policy read_sync_policy(const struct json *document, struct arena *arena)
{
    const struct json *automated = json_get(document, "automated");
    const struct json *metadata = json_get(document, "managedNamespaceMetadata");

    return (struct sync_policy){
        .document = json_is(document, JSON_OBJECT) ? document : NULL,
        .is_automated =
            json_is(automated, JSON_OBJECT) && json_bool(json_get(automated, "enabled"), true),
        .prune = json_bool(json_get(automated, "prune"), false),
        .self_heal = json_bool(json_get(automated, "selfHeal"), false),
        .allow_empty = json_bool(json_get(automated, "allowEmpty"), false),
        .options = texts_of(json_get(document, "syncOptions"), arena),
        .retry = retry_strategy_read(json_get(document, "retry")),
        .managed_namespace_metadata = json_is(metadata, JSON_OBJECT) ? metadata : NULL,
    };
}

static void read_selection(const struct json *resources, struct arena *arena,
                           struct operation *operation)
{
    struct sync_resource *items;

    if (json_count(resources) == 0)
        return;
    items = arena_alloc(arena, json_count(resources) * sizeof(*items));
    for (struct json_cursor at = json_walk(resources); json_next(&at);) {
        items[operation->resource_count++] = (struct sync_resource){
            .group = json_string(json_get(at.value, "group")),
            .kind = json_string(json_get(at.value, "kind")),
            .name = json_string(json_get(at.value, "name")),
            .namespace = json_string(json_get(at.value, "namespace")),
        };
    }
    operation->resources = items;
}

static const struct json *if_type(const struct json *value, enum json_type type)
{
    return json_is(value, type) ? value : NULL;
}

struct operation operation_read(const struct json *document, struct arena *arena)
{
    const struct json *sync = json_get(document, "sync");
    const struct json *strategy = json_get(sync, "syncStrategy");
    const struct json *sources = if_type(json_get(sync, "sources"), JSON_ARRAY);
    struct operation operation = {
        .document = if_type(document, JSON_OBJECT),
        .username = json_text_at(document, "initiatedBy.username"),
        .is_automated = json_bool(json_at(document, "initiatedBy.automated"), false),
        .retry = retry_strategy_read(json_get(document, "retry")),
        .info = if_type(json_get(document, "info"), JSON_ARRAY),
        .sync = if_type(sync, JSON_OBJECT),
        .revision = json_string(json_get(sync, "revision")),
        .revisions = texts_of(json_get(sync, "revisions"), arena),
        .prune = json_bool(json_get(sync, "prune"), false),
        .dry_run = json_bool(json_get(sync, "dryRun"), false),
        .is_apply = json_is(json_get(strategy, "apply"), JSON_OBJECT),
        .force = json_bool(json_at(strategy, "apply.force"), false) ||
                 json_bool(json_at(strategy, "hook.force"), false),
        .source = if_type(json_get(sync, "source"), JSON_OBJECT),
        .sources = json_count(sources) > 0 ? sources : NULL,
        .manifests = texts_of(json_get(sync, "manifests"), arena),
        .options = texts_of(json_get(sync, "syncOptions"), arena),
        .self_heal_attempts = json_int(json_get(sync, "autoHealAttemptsCount"), 0),
    };

    read_selection(json_get(sync, "resources"), arena, &operation);
    return operation;
}

static struct operation_state read_operation_state(const struct json *document, struct arena *arena)
{
    return (struct operation_state){
        .document = if_type(document, JSON_OBJECT),
        .operation = operation_read(json_get(document, "operation"), arena),
        .phase = json_string(json_get(document, "phase")),
        .message = json_string(json_get(document, "message")),
        .started_at = json_string(json_get(document, "startedAt")),
        .finished_at = json_string(json_get(document, "finishedAt")),
        .retry_count = json_int(json_get(document, "retryCount"), 0),
        .sync_result = if_type(json_get(document, "syncResult"), JSON_OBJECT),
    };
}

/* Where what is hydrated is put: in the dry source's repository, unless it names another. */
static const struct json *sync_source(const struct json *hydrator, struct arena *arena)
{
    const struct json *from = json_get(hydrator, "syncSource");
    struct str repo_url = json_text_at(from, "repoURL"), path = json_text_at(from, "path");
    struct str branch = json_text_at(from, "targetBranch");
    struct json *source = json_new_object(arena);

    if (repo_url.len == 0)
        repo_url = json_text_at(hydrator, "drySource.repoURL");
    json_set(arena, source, "repoURL", json_new_string(arena, repo_url));
    if (path.len > 0)
        json_set(arena, source, "path", json_new_string(arena, path));
    if (branch.len > 0)
        json_set(arena, source, "targetRevision", json_new_string(arena, branch));
    return source;
}

static void read_sync_source(struct arena *arena, struct application *app)
{
    struct application_source *source = ARENA_NEW(arena, struct application_source);

    *source = application_source_read(sync_source(app->source_hydrator, arena));
    app->sources = source;
    app->source_count = 1;
}

static void read_sources(const struct json *spec, struct arena *arena, struct application *app)
{
    const struct json *sources = json_get(spec, "sources");
    const struct json *source = json_get(spec, "source");
    size_t count = json_is(sources, JSON_ARRAY) ? json_count(sources) : 0;
    struct application_source *items = arena_alloc(arena, (count + 1) * sizeof(*items));

    app->has_multiple_sources = count > 0;
    app->sources = items;
    if (count == 0 && json_is(source, JSON_OBJECT))
        items[app->source_count++] = application_source_read(source);
    for (size_t i = 0; i < count; i++)
        items[app->source_count++] = application_source_read(json_item(sources, i));
}

const struct application_source *application_dry_source(const struct application *app,
                                                        struct arena *arena)
{
    struct application_source *source = ARENA_NEW(arena, struct application_source);

    if (!app->source_hydrator)
        return NULL;
    *source = application_source_read(json_get(app->source_hydrator, "drySource"));
    return source;
}

static void read_ignore_differences(const struct json *list, struct arena *arena,
                                    struct application *app)
{
    struct ignore_difference *items;

    if (!json_is(list, JSON_ARRAY))
        return;
    items = arena_alloc(arena, (json_count(list) + 1) * sizeof(*items));
    for (struct json_cursor at = json_walk(list); json_next(&at);)
        items[app->ignore_difference_count++] = ignore_difference_read(at.value, arena);
    app->ignore_differences = items;
}

static void read_spec(const struct json *spec, struct arena *arena, struct application *app)
{
    struct str server = json_text_at(spec, "destination.server");

    while (str_has_suffix(server, STR("/")))
        server = str_slice(server, 0, server.len - 1);
    app->spec = spec;
    app->project = json_string(json_get(spec, "project"));
    if (app->project.len == 0)
        app->project = STR("default");
    app->destination =
        (struct destination){ str_dup(server, arena), json_text_at(spec, "destination.name"),
                              json_text_at(spec, "destination.namespace") };
    app->source_hydrator = if_type(json_get(spec, "sourceHydrator"), JSON_OBJECT);
    if (app->source_hydrator)
        read_sync_source(arena, app);
    else
        read_sources(spec, arena, app);
    app->sync_policy = read_sync_policy(json_get(spec, "syncPolicy"), arena);
    read_ignore_differences(json_get(spec, "ignoreDifferences"), arena, app);
    app->info = if_type(json_get(spec, "info"), JSON_ARRAY);
    app->revision_history_limit =
        json_int(json_get(spec, "revisionHistoryLimit"), DEFAULT_HISTORY_LIMIT);
}

int application_read(const struct json *document, struct arena *arena, struct application *out,
                     struct error *err)
{
    const struct json *metadata = json_get(document, "metadata");
    const struct json *spec = json_get(document, "spec");
    struct application app = { .document = document };

    if (!json_is(document, JSON_OBJECT))
        return error_set(err, ERR_INVALID, "an Application must be an object, not %s",
                         json_type_name(json_type(document)));
    if (!json_text(metadata, "name", &app.name) || app.name.len == 0)
        return error_set(err, ERR_INVALID, "the Application has no name");
    if (spec && !json_is(spec, JSON_OBJECT))
        return error_set(err, ERR_INVALID, "the spec of Application '%.*s' must be an object",
                         STR_ARG(app.name));
    app.namespace = json_string(json_get(metadata, "namespace"));
    app.uid = json_string(json_get(metadata, "uid"));
    app.resource_version = json_string(json_get(metadata, "resourceVersion"));
    app.deletion_timestamp = json_string(json_get(metadata, "deletionTimestamp"));
    app.is_deleting = app.deletion_timestamp.len > 0;
    app.finalizers = texts_of(json_get(metadata, "finalizers"), arena);
    app.status = if_type(json_get(document, "status"), JSON_OBJECT);
    app.operation = operation_read(json_get(document, "operation"), arena);
    app.operation_state = read_operation_state(json_get(app.status, "operationState"), arena);
    read_spec(spec, arena, &app);
    *out = app;
    return 0;
}

/* ---- names ---- */

struct str application_instance(struct str name, struct str namespace,
                                const char *controller_namespace, struct arena *arena)
{
    if (namespace.len == 0 || str_equals(namespace, controller_namespace))
        return name;
    return str_of(arena_printf(arena, "%.*s_%.*s", STR_ARG(namespace), STR_ARG(name)));
}

struct str application_instance_name(const struct application *app,
                                     const char *controller_namespace, struct arena *arena)
{
    return application_instance(app->name, app->namespace, controller_namespace, arena);
}

struct str application_qualified_name(const struct application *app, struct arena *arena)
{
    return str_of(arena_printf(arena, "%.*s/%.*s", STR_ARG(app->namespace), STR_ARG(app->name)));
}

struct str application_qualify(struct str instance, const char *controller_namespace,
                               struct arena *arena)
{
    struct str namespace, name;

    if (str_cut(instance, '_', &namespace, &name))
        return str_of(arena_printf(arena, "%.*s/%.*s", STR_ARG(namespace), STR_ARG(name)));
    return str_of(arena_printf(arena, "%s/%.*s", controller_namespace, STR_ARG(instance)));
}

/* ---- questions ---- */

const char *application_annotation(const struct application *app, const char *key)
{
    const struct json *annotations = json_at(app->document, "metadata.annotations");

    return json_cstr(json_get(annotations, key));
}

enum refresh_request application_refresh_request(const struct application *app)
{
    const struct json *annotations = json_at(app->document, "metadata.annotations");
    const struct json *value = json_get(annotations, ANNOTATION_REFRESH);

    if (!value)
        return REFRESH_NOT_REQUESTED;
    return str_equals(json_string(value), "hard") ? REFRESH_HARD : REFRESH_NORMAL;
}

bool application_skips_reconcile(const struct application *app)
{
    bool skips = false;

    return texts_parse_bool(str_of(application_annotation(app, ANNOTATION_SKIP_RECONCILE)),
                            &skips) &&
           skips;
}

bool application_has_sync_option(const struct application *app, const char *option)
{
    return texts_contain(app->sync_policy.options, option);
}

struct str application_synced_revision(const struct application *app, size_t source)
{
    const struct json *sync = json_get(app->status, "sync");

    if (app->has_multiple_sources)
        return json_string(json_item(json_get(sync, "revisions"), source));
    return json_string(json_get(sync, "revision"));
}

bool operation_phase_is_completed(struct str phase)
{
    return str_equals(phase, "Failed") || str_equals(phase, "Error") ||
           str_equals(phase, "Succeeded");
}

const struct json *application_normalize_spec(const struct application *app, struct arena *arena)
{
    const struct json *source = json_get(app->spec, "source");
    const struct json *normal = NULL;
    struct json *changed = NULL;

    if (json_is(source, JSON_OBJECT) && !app->has_multiple_sources)
        normal = application_source_normalize(source, arena);
    if (normal) {
        changed = json_edit(arena, app->spec);
        json_set(arena, changed, "source", normal);
    }
    if (json_string(json_get(app->spec, "project")).len == 0) {
        changed = changed ? changed : json_edit(arena, app->spec);
        json_set_text(arena, changed, "project", "default");
    }
    if (app->sync_policy.document && !json_get(app->sync_policy.document, "automated") &&
        !app->sync_policy.retry.present && app->sync_policy.options.count == 0 &&
        !app->sync_policy.managed_namespace_metadata) {
        changed = changed ? changed : json_edit(arena, app->spec);
        json_remove(arena, changed, "syncPolicy");
    }
    return changed;
}
