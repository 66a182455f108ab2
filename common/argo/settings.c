#include "argo/settings.h"

#include "argo/project.h"
#include "argo/secret_data.h"
#include "base/arena.h"
#include "base/clock.h"
#include "base/mem.h"
#include "data/json.h"
#include "data/yaml.h"
#include "kube/selector.h"

#include <stdatomic.h>

enum { NS_PER_MS = 1000000, SECOND_MS = 1000 };

struct owned_settings {
    struct settings settings; /* first: a pointer to one is a pointer to the other */
    atomic_uint references;
    struct arena *arena;
};

struct reading {
    struct settings *settings;
    const struct json *data;
    struct arena *arena;
    struct str warnings[16];
    size_t warning_count;
};

static void warn(struct reading *reading, const char *message)
{
    if (reading->warning_count < sizeof(reading->warnings) / sizeof(reading->warnings[0]))
        reading->warnings[reading->warning_count++] = str_of(message);
}

static struct str text(const struct reading *reading, const char *key)
{
    return json_string(json_get(reading->data, key));
}

static bool is_true(const struct reading *reading, const char *key)
{
    return str_equals(text(reading, key), "true");
}

static bool is_not_false(const struct reading *reading, const char *key)
{
    return !str_equals(text(reading, key), "false");
}

/* On unless there is a value and that is not "true". */
static bool is_enabled(const struct reading *reading, const char *key)
{
    return text(reading, key).len == 0 || is_true(reading, key);
}

/* A Go duration, or a whole number with s, m, h or d behind it. */
static int64_t duration_ms(struct reading *reading, const char *key, int64_t fallback)
{
    struct str value = text(reading, key);
    int64_t ns;

    if (value.len == 0)
        return fallback;
    if (value.ptr[value.len - 1] == 'd') {
        char *hours = arena_printf(reading->arena, "%.*sh", (int)value.len - 1, value.ptr);

        if (clock_parse_duration(str_of(hours), &ns) && ns >= 0)
            return ns / NS_PER_MS * 24;
    } else if (clock_parse_duration(value, &ns) && ns >= 0) {
        return ns / NS_PER_MS;
    }
    warn(reading, arena_printf(reading->arena, "%s is no duration: '%.*s'", key, STR_ARG(value)));
    return fallback;
}

static void read_tracking(struct reading *reading)
{
    struct settings *settings = reading->settings;
    struct str method = text(reading, "application.resourceTrackingMethod");

    settings->tracking_method = TRACKING_ANNOTATION;
    if (str_equals(method, "label"))
        settings->tracking_method = TRACKING_LABEL;
    else if (str_equals(method, "annotation+label"))
        settings->tracking_method = TRACKING_ANNOTATION_AND_LABEL;
    settings->instance_label_key = text(reading, "application.instanceLabelKey");
    if (settings->instance_label_key.len == 0)
        settings->instance_label_key = STR("app.kubernetes.io/instance");
    settings->installation_id = text(reading, "installationID");
}

/* `off` and `false` without quotes are booleans to YAML. */
static enum ignore_status_field read_status_field(struct reading *reading,
                                                  const struct json *options)
{
    const struct json *value = json_get(options, "ignoreResourceStatusField");
    struct str word = json_string(value);

    if (str_equals(word, "crd"))
        return IGNORE_STATUS_CRD;
    if (str_equals(word, "none") || str_equals(word, "off") || str_equals(word, "false") ||
        (json_is(value, JSON_BOOL) && !json_bool(value, true)))
        return IGNORE_STATUS_NONE;
    if (word.len > 0 && !str_equals(word, "all")) {
        warn(reading,
             arena_printf(reading->arena,
                          "Unrecognized value for ignoreResourceStatusField - %.*s, ignore status "
                          "for all resources",
                          STR_ARG(word)));
    }
    return IGNORE_STATUS_ALL;
}

static int read_compare_options(struct reading *reading, struct error *err)
{
    struct str value = text(reading, "resource.compareoptions");
    const struct json *options = NULL;

    if (value.len > 0 && yaml_parse(value, reading->arena, &options, err) < 0)
        return error_prefix(err, "failed to get compare options");
    reading->settings->compare = (struct compare_options){
        .ignore_aggregated_roles = json_bool(json_get(options, "ignoreAggregatedRoles"), false),
        .ignore_status_field = read_status_field(reading, options),
        .ignore_differences_on_resource_updates =
            json_bool(json_get(options, "ignoreDifferencesOnResourceUpdates"), true),
    };
    return 0;
}

static int read_updates_switch(struct reading *reading, struct error *err)
{
    struct str value = text(reading, "resource.ignoreResourceUpdatesEnabled");

    reading->settings->ignore_resource_updates_enabled = true;
    if (value.len > 0 &&
        !texts_parse_bool(value, &reading->settings->ignore_resource_updates_enabled))
        return error_set(err, ERR_INVALID,
                         "resource.ignoreResourceUpdatesEnabled: strconv.ParseBool: parsing "
                         "\"%.*s\": invalid syntax",
                         STR_ARG(value));
    return 0;
}

static int read_global_projects(struct reading *reading, struct error *err)
{
    struct str value = text(reading, "globalProjects");
    const struct json *list = NULL;
    struct global_project *items;

    if (value.len > 0 && yaml_parse(value, reading->arena, &list, err) < 0)
        return error_prefix(err, "cannot read globalProjects");
    if (list && !json_is(list, JSON_ARRAY) && !json_is(list, JSON_NULL))
        return error_set(err, ERR_INVALID, "cannot read globalProjects: it must be a list");
    items = arena_alloc(reading->arena, (json_count(list) + 1) * sizeof(*items));
    for (struct json_cursor at = json_walk(list); json_next(&at);) {
        items[reading->settings->global_project_count++] = (struct global_project){
            json_string(json_get(at.value, "projectName")),
            json_get(at.value, "labelSelector"),
        };
    }
    reading->settings->global_projects = items;
    return 0;
}

/* ---- kustomize and helm ---- */

static struct kustomize_version *version_of(struct reading *reading,
                                            struct kustomize_version *items, struct str name)
{
    struct settings *settings = reading->settings;

    for (size_t i = 0; i < settings->kustomize_version_count; i++) {
        if (str_equal(items[i].name, name))
            return &items[i];
    }
    items[settings->kustomize_version_count] =
        (struct kustomize_version){ name, STR_EMPTY, STR_EMPTY };
    return &items[settings->kustomize_version_count++];
}

static bool has_suffix_after(struct str key, const char *prefix, struct str *rest)
{
    if (!str_has_prefix(key, str_of(prefix)))
        return false;
    *rest = str_slice(key, strlen(prefix), key.len);
    return rest->len > 0;
}

static int read_kustomize(struct reading *reading, struct error *err)
{
    size_t size = (json_count(reading->data) + 1) * sizeof(struct kustomize_version);
    struct kustomize_version *items = arena_alloc(reading->arena, size);
    struct str name;

    for (struct json_cursor at = json_walk(reading->data); json_next(&at);) {
        if (has_suffix_after(at.key, "kustomize.path.", &name) ||
            has_suffix_after(at.key, "kustomize.version.", &name)) {
            struct kustomize_version *version = version_of(reading, items, name);

            if (version->path.len > 0)
                return error_set(err, ERR_INVALID, "found duplicate kustomize version: %.*s",
                                 STR_ARG(name));
            version->path = json_string(at.value);
        } else if (has_suffix_after(at.key, "kustomize.buildOptions.", &name)) {
            version_of(reading, items, name)->build_options = json_string(at.value);
        }
    }
    reading->settings->kustomize_versions = items;
    reading->settings->kustomize_build_options = text(reading, "kustomize.buildOptions");
    return 0;
}

static void read_rendering(struct reading *reading)
{
    struct settings *settings = reading->settings;
    const struct json *schemes = json_get(reading->data, "helm.valuesFileSchemes");

    settings->kustomize_enabled = is_enabled(reading, "kustomize.enable");
    settings->helm_enabled = is_enabled(reading, "helm.enable");
    settings->jsonnet_enabled = is_enabled(reading, "jsonnet.enable");
    settings->helm_value_file_schemes =
        texts_split(schemes ? json_string(schemes) : STR("https, http"), ',', reading->arena);
}

/* ---- the whole ---- */

static struct texts list(const struct reading *reading, const char *key)
{
    return texts_split(text(reading, key), ',', reading->arena);
}

/* Not trimmed: a key with a blank matches nothing, as in the original. */
static struct texts untrimmed_list(const struct reading *reading, const char *key)
{
    struct str rest = text(reading, key), head;
    struct str *items = arena_alloc(reading->arena, (rest.len + 2) * sizeof(*items));
    size_t count = 0;
    bool more = rest.len > 0;

    while (more) {
        more = str_cut(rest, ',', &head, &rest);
        if (head.len > 0)
            items[count++] = str_dup(head, reading->arena);
    }
    return (struct texts){ items, count };
}

static struct texts masked_annotations(const struct reading *reading)
{
    struct str value = text(reading, "resource.sensitive.mask.annotations");
    char *compact = arena_strndup(reading->arena, value.ptr, value.len);
    size_t kept = 0;

    for (size_t i = 0; i < value.len; i++) {
        if (compact[i] != ' ')
            compact[kept++] = compact[i];
    }
    return texts_split((struct str){ compact, kept }, ',', reading->arena);
}

static void read_lists(struct reading *reading)
{
    struct settings *settings = reading->settings;

    settings->custom_labels = untrimmed_list(reading, "resource.customLabels");
    settings->sensitive_annotations = masked_annotations(reading);
    settings->include_event_labels = list(reading, "resource.includeEventLabelKeys");
    settings->exclude_event_labels = list(reading, "resource.excludeEventLabelKeys");
    settings->allowed_node_labels = list(reading, "application.allowedNodeLabels");
}

static void read_switches(struct reading *reading)
{
    struct settings *settings = reading->settings;

    settings->respect_rbac_text = text(reading, "resource.respectRBAC");
    settings->in_cluster_enabled = is_not_false(reading, "cluster.inClusterEnabled");
    settings->impersonation_enabled = is_true(reading, "application.sync.impersonation.enabled");
    settings->impersonation_enforced =
        is_not_false(reading, "application.sync.impersonation.enforced");
    settings->requires_override_for_revision_sync =
        is_true(reading, "application.sync.requireOverridePrivilegeForRevisionSync");
    settings->reconciliation_ms = duration_ms(reading, "timeout.reconciliation", 120 * SECOND_MS);
    settings->reconciliation_jitter_ms =
        duration_ms(reading, "timeout.reconciliation.jitter", 60 * SECOND_MS);
    settings->hard_reconciliation_ms = duration_ms(reading, "timeout.hard.reconciliation", 0);
}

static int read_all(struct reading *reading, struct error *err)
{
    struct settings *settings = reading->settings;

    read_tracking(reading);
    read_lists(reading);
    read_switches(reading);
    read_rendering(reading);
    if (resource_overrides_read(reading->data, reading->arena, &settings->overrides, err) < 0 ||
        read_compare_options(reading, err) < 0 || read_updates_switch(reading, err) < 0 ||
        resource_filter_read(text(reading, "resource.exclusions"),
                             text(reading, "resource.inclusions"), reading->arena,
                             &settings->filter, err) < 0 ||
        read_global_projects(reading, err) < 0 || read_kustomize(reading, err) < 0)
        return -1;
    settings->warnings =
        texts_sorted((struct texts){ reading->warnings, reading->warning_count }, reading->arena);
    return 0;
}

int settings_read(struct json_doc *config_map, struct json_doc *secret, struct settings **out,
                  struct error *err)
{
    struct owned_settings *owned = xcalloc(1, sizeof(*owned));
    CLEANUP(settings_unref) struct settings *settings = &owned->settings;
    struct reading reading = { .settings = settings };

    atomic_init(&owned->references, 1);
    owned->arena = arena_new();
    settings->config_map = json_doc_ref(config_map);
    settings->secret = secret ? json_doc_ref(secret) : NULL;
    reading.arena = owned->arena;
    reading.data = json_get(json_doc_root(config_map), "data");
    if (read_all(&reading, err) < 0)
        return -1;
    *out = TAKE(settings);
    return 0;
}

struct settings *settings_ref(const struct settings *settings)
{
    /* Only the counter changes, and that is atomic. */
    struct owned_settings *owned = (struct owned_settings *)(uintptr_t)settings;

    atomic_fetch_add(&owned->references, 1);
    return &owned->settings;
}

void settings_unref(struct settings *settings)
{
    struct owned_settings *owned = (struct owned_settings *)settings;

    if (!owned || atomic_fetch_sub(&owned->references, 1) > 1)
        return;
    json_doc_unref(settings->config_map);
    json_doc_unref(settings->secret);
    arena_free(owned->arena);
    free(owned);
}

/* ---- questions ---- */

struct str settings_text(const struct settings *settings, const char *key)
{
    return json_string(json_get(json_get(json_doc_root(settings->config_map), "data"), key));
}

int settings_respect_rbac(const struct settings *settings, enum respect_rbac *out,
                          struct error *err)
{
    struct str word = settings->respect_rbac_text;

    if (word.len == 0)
        *out = RESPECT_RBAC_OFF;
    else if (str_equals(word, "normal"))
        *out = RESPECT_RBAC_NORMAL;
    else if (str_equals(word, "strict"))
        *out = RESPECT_RBAC_STRICT;
    else
        return error_set(err, ERR_INVALID, "invalid value for resource.respectRBAC: %.*s",
                         STR_ARG(word));
    return 0;
}

static bool is_for_cache(struct str key)
{
    static const char *const prefixes[] = {
        "resource.customizations",
        "resource.exclusions",
        "resource.inclusions",
        "resource.compareoptions",
        "resource.ignoreResourceUpdatesEnabled",
        "resource.respectRBAC",
        "resource.customLabels",
        "application.instanceLabelKey",
        "application.resourceTrackingMethod",
        "installationID",
    };

    for (size_t i = 0; i < sizeof(prefixes) / sizeof(prefixes[0]); i++) {
        if (str_has_prefix(key, str_of(prefixes[i])))
            return true;
    }
    return false;
}

/* Every such key of `a` has the same value in `b`. */
static bool has_same_keys(const struct settings *a, const struct settings *b)
{
    const struct json *left = json_get(json_doc_root(a->config_map), "data");
    const struct json *right = json_get(json_doc_root(b->config_map), "data");

    for (struct json_cursor at = json_walk(left); json_next(&at);) {
        if (is_for_cache(at.key) && !json_equal(at.value, json_get_str(right, at.key)))
            return false;
    }
    return true;
}

bool settings_equal_for_cache(const struct settings *a, const struct settings *b)
{
    return a == b || (has_same_keys(a, b) && has_same_keys(b, a));
}

static const struct project *project_named(const struct project *const *all, size_t count,
                                           struct str name)
{
    for (size_t i = 0; i < count; i++) {
        if (str_equal(all[i]->name, name))
            return all[i];
    }
    return NULL;
}

static bool selects(const struct json *selector, const struct json *labels, struct arena *arena)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct kube_selector *parsed;

    return kube_selector_of_object(selector, arena, &parsed, &err) == 0 &&
           kube_selector_matches(parsed, labels);
}

size_t settings_global_projects(const struct settings *settings, const struct project *project,
                                const struct project *const *all, size_t count, struct arena *arena,
                                const struct project *const **out)
{
    const struct project **found =
        arena_alloc(arena, (settings->global_project_count + 1) * sizeof(struct project *));
    const struct json *labels = json_at(project->document, "metadata.labels");
    size_t matches = 0;

    for (size_t i = 0; i < settings->global_project_count; i++) {
        const struct global_project *global = &settings->global_projects[i];
        const struct project *other = project_named(all, count, global->project_name);

        if (other && !str_equal(other->name, project->name) &&
            selects(global->label_selector, labels, arena))
            found[matches++] = other;
    }
    *out = found;
    return matches;
}

struct str settings_resolve_secret(const struct settings *settings, struct str value,
                                   struct arena *arena)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct str found;

    if (!str_has_prefix(value, STR("$")) || str_find_char(value, ':') >= 0 || !settings->secret)
        return value;
    if (secret_value(json_doc_root(settings->secret),
                     arena_printf(arena, "%.*s", (int)value.len - 1, value.ptr + 1), arena, &found,
                     &err) < 0 ||
        found.len == 0)
        return value;
    return str_dup(str_trim(found), arena);
}

const char *tracking_method_name(enum tracking_method method)
{
    static const char *const names[] = { "annotation", "label", "annotation+label" };

    return names[method];
}
