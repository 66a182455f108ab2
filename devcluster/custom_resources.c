#include "custom_resources.h"

#include "base/arena.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/mem.h"
#include "cluster.h"
#include "data/json.h"
#include "definition_schema.h"
#include "gitops/forms.h"
#include "kube/resource.h"
#include "metadata.h"
#include "refuse.h"
#include "watcher.h"
#include "write.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static const int64_t NS_PER_SECOND = 1000000000;
enum {
    ALL_VERBS = KUBE_GET | KUBE_LIST | KUBE_WATCH | KUBE_CREATE | KUBE_UPDATE | KUBE_PATCH |
                KUBE_DELETE | KUBE_DELETE_COLLECTION,
    LABEL_MAX = 512,
};

/* ---- from a definition to a resource ---- */

static char *joined(const struct json *list)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const char *text = "";

    for (struct json_cursor at = json_walk(list); json_next(&at);)
        text = arena_printf(arena, "%s%s%s", text, text[0] ? "," : "", json_cstr(at.value));
    return xstrdup(text);
}

static void replace_text(char **slot, char *text)
{
    free(*slot);
    *slot = text;
}

/* v2 before v1, v1 before v1beta1, that before v1alpha1: as versions are preferred. */
static int version_rank(const char *name)
{
    int major = name[0] == 'v' ? (int)strtol(name + 1, NULL, 10) : 0;

    if (strstr(name, "alpha"))
        return major;
    return strstr(name, "beta") ? 1000 + major : 1000000 + major;
}

static int compare_versions(const void *a, const void *b)
{
    const struct api_version *left = a, *right = b;

    return version_rank(right->name) - version_rank(left->name);
}

static const struct schema *schema_of(const struct json *definition)
{
    CLEANUP(schema_builder_free) struct schema_builder *builder = schema_builder_new();
    CLEANUP(error_release) struct error err = { 0 };
    const struct schema *schema;

    if (schema_builder_add_crd_object(builder, definition, &err) < 0 ||
        schema_builder_finish(builder, &schema, &err) < 0) {
        log_warn("a definition's schema cannot be read",
                 F("name", json_cstr_at(definition, "metadata.name")),
                 F("error", error_text(&err)));
        return NULL;
    }
    return schema;
}

static void set_versions(struct api_resource *resource, const struct json *definition)
{
    const struct json *list = json_at(definition, "spec.versions");
    const char *storage = "";

    resource->versions = xcalloc(json_count(list) + 1, sizeof(*resource->versions));
    resource->version_count = 0;
    for (struct json_cursor at = json_walk(list); json_next(&at);) {
        const char *name = json_cstr_at(at.value, "name");

        if (json_bool(json_get(at.value, "storage"), false))
            storage = name;
        resource->versions[resource->version_count++] = (struct api_version){
            .name = xstrdup(name),
            .is_served = json_bool(json_get(at.value, "served"), false),
            .has_status = json_at(at.value, "subresources.status") != NULL,
            .has_scale = json_at(at.value, "subresources.scale") != NULL,
            .form = FORM_NONE,
            .definition = at.value,
        };
        if (resource->schema)
            resource->versions[resource->version_count - 1].type =
                schema_find(resource->schema, resource->group, name, resource->kind);
    }
    qsort(resource->versions, resource->version_count, sizeof(*resource->versions),
          compare_versions);
    for (size_t i = 0; i < resource->version_count; i++)
        if (strcmp(resource->versions[i].name, storage) == 0)
            resource->storage = i;
}

/* Fill in all that a definition says; the objects stay. */
static void define(struct api_resource *resource, struct json_doc *doc)
{
    const struct json *definition = json_doc_root(doc);
    const struct json *names = json_at(definition, "spec.names");

    replace_text(&resource->group, xstrdup(json_cstr_at(definition, "spec.group")));
    replace_text(&resource->plural, xstrdup(json_cstr_at(names, "plural")));
    replace_text(&resource->kind, xstrdup(json_cstr_at(names, "kind")));
    replace_text(&resource->list_kind, xstrdup(json_cstr_at(names, "listKind")));
    replace_text(&resource->singular, xstrdup(json_cstr_at(names, "singular")));
    replace_text(&resource->short_names, joined(json_get(names, "shortNames")));
    replace_text(&resource->categories, joined(json_get(names, "categories")));
    resource->is_namespaced = str_equals(json_text_at(definition, "spec.scope"), "Namespaced");
    resource->verbs = ALL_VERBS;
    resource->definition = json_doc_ref(doc);
    resource->schema = schema_of(definition);
    set_versions(resource, definition);
}

static struct api_resource *find_defined(struct cluster *cluster, const struct json *definition)
{
    struct api_resource *found = cluster_resource(cluster, json_text_at(definition, "spec.group"),
                                                  json_text_at(definition, "spec.names.plural"));

    return found && is_custom(found) ? found : NULL;
}

static bool is_established(const struct json *definition)
{
    for (struct json_cursor at = json_walk(json_at(definition, "status.conditions"));
         json_next(&at);)
        if (str_equals(json_text_at(at.value, "type"), "Established"))
            return str_equals(json_text_at(at.value, "status"), "True");
    return true;
}

void custom_resources_see(struct cluster *cluster, struct api_resource *resource,
                          const struct event *event)
{
    const struct json *definition = json_doc_root(event->doc);
    struct api_resource *known;

    if (resource != cluster_builtin(cluster, "customresourcedefinitions.apiextensions.k8s.io"))
        return;
    known = find_defined(cluster, definition);
    if (!is_established(definition))
        return;
    if (event->type == EVENT_DELETED) {
        if (known)
            cluster_drop_resource(cluster, known);
        return;
    }
    if (known) {
        if (event->before &&
            json_equal(json_at(json_doc_root(event->before), "spec"), json_at(definition, "spec")))
            return;
        (void)watchers_end(known);
        cluster_retire_versions(cluster, known);
        define(known, event->doc);
        cluster->discovery_version++;
        return;
    }
    known = xcalloc(1, sizeof(*known));
    known->objects = collection_new();
    collection_forget(known->objects, cluster->version);
    define(known, event->doc);
    cluster_add_resource(cluster, known);
}

/* ---- definitions as objects ---- */

static void add_condition(struct arena *arena, struct json *list, const char *type, bool status,
                          const char *reason, const char *message)
{
    struct json *condition = json_new_object(arena);

    json_set_text(arena, condition, "lastTransitionTime",
                  clock_rfc3339(clock_now_ns() / NS_PER_SECOND, arena));
    json_set_text(arena, condition, "message", message);
    json_set_text(arena, condition, "reason", reason);
    json_set_text(arena, condition, "status", status ? "True" : "False");
    json_set_text(arena, condition, "type", type);
    json_append(arena, list, condition);
}

void custom_resources_set_terminating(struct json *definition, const char *reason,
                                      const char *message, struct arena *arena)
{
    struct json *status = json_edit_object(arena, definition, "status");
    struct json *list = json_new_array(arena);

    for (struct json_cursor at = json_walk(json_get(status, "conditions")); json_next(&at);)
        if (!str_equals(json_text_at(at.value, "type"), "Terminating"))
            json_append(arena, list, at.value);
    add_condition(arena, list, "Terminating", true, reason, message);
    json_set(arena, status, "conditions", list);
}

bool custom_resources_are_ending(const struct cluster *cluster, const struct api_resource *resource)
{
    const struct api_resource *definitions =
        cluster_builtin(cluster, "customresourcedefinitions.apiextensions.k8s.io");
    char label[LABEL_MAX];
    const struct json *definition;

    if (!is_custom(resource))
        return false;
    (void)api_resource_label(resource, label, sizeof(label));
    definition = cluster_get(cluster, definitions, STR_EMPTY, str_of(label));
    return json_at(definition, "metadata.deletionTimestamp") != NULL;
}

void custom_resources_default(struct json *definition, struct arena *arena)
{
    struct json *spec = json_edit_object(arena, definition, "spec");
    struct json *names = json_edit_object(arena, spec, "names");
    struct str kind = json_text_at(names, "kind");
    char *lower = arena_strndup(arena, kind.ptr, kind.len);

    for (char *c = lower; *c; c++)
        *c = (char)tolower((unsigned char)*c);
    if (json_text_at(names, "singular").len == 0)
        json_set_text(arena, names, "singular", lower);
    if (json_text_at(names, "listKind").len == 0)
        json_set_text(arena, names, "listKind", arena_printf(arena, "%.*sList", STR_ARG(kind)));
    if (!json_get(spec, "conversion"))
        json_set_text(arena, json_edit_object(arena, spec, "conversion"), "strategy", "None");
}

/* Another definition of the group has the name already: its resource. */
static bool is_name_taken(const struct write *write, const struct json *definition, bool is_list)
{
    const struct json *names = json_at(definition, "spec.names");
    struct str group = json_text_at(definition, "spec.group");
    struct str name = json_text_at(names, is_list ? "listKind" : "kind");

    for (size_t i = 0; i < write->cluster->resources.count; i++) {
        const struct api_resource *other = write->cluster->resources.items[i];

        if (str_equals(group, other->group) &&
            !str_equals(json_text_at(names, "plural"), other->plural) &&
            (str_equals(name, other->kind) || str_equals(name, other->list_kind)))
            return true;
    }
    return false;
}

/* Names that another has are not accepted, and then there is no such resource. */
static void set_acceptance(const struct write *write, const struct json *definition,
                           struct json *status)
{
    struct arena *arena = write->arena;
    struct json *list = json_new_array(arena), *accepted = json_new_object(arena);
    const struct json *names = json_at(definition, "spec.names");
    bool kind = is_name_taken(write, definition, false);
    bool list_kind = is_name_taken(write, definition, true);
    const char *message = arena_printf(arena, "\"%s\" is already in use",
                                       json_cstr_at(names, list_kind ? "listKind" : "kind"));

    if (!kind && !list_kind) {
        add_condition(arena, list, "NamesAccepted", true, "NoConflicts", "no conflicts found");
        add_condition(arena, list, "Established", true, "InitialNamesAccepted",
                      "the initial names have been accepted");
        json_set(arena, status, "acceptedNames", names);
    } else {
        add_condition(arena, list, "NamesAccepted", false,
                      list_kind ? "ListKindConflict" : "KindConflict", message);
        add_condition(arena, list, "Established", false, "NotAccepted",
                      "not all names are accepted");
        json_set(arena, accepted, "plural", json_get(names, "plural"));
        json_set_text(arena, accepted, "kind", "");
        json_set(arena, status, "acceptedNames", accepted);
    }
    json_set(arena, status, "conditions", list);
}

void custom_resources_prepare(const struct write *write, const struct json *old,
                              struct json *object)
{
    struct arena *arena = write->arena;
    struct json *status, *stored;

    custom_resources_default(object, arena);
    status = json_edit_object(arena, object, "status");
    if (old) {
        if (str_equals(json_text_at(old, "status.acceptedNames.kind"),
                       json_cstr_at(old, "spec.names.kind")))
            json_set(arena, status, "acceptedNames", json_at(object, "spec.names"));
        return;
    }
    set_acceptance(write, object, status);
    stored = json_new_array(arena);
    for (struct json_cursor at = json_walk(json_at(object, "spec.versions")); json_next(&at);)
        if (json_bool(json_get(at.value, "storage"), false) && json_count(stored) == 0)
            json_append(arena, stored, json_get(at.value, "name"));
    json_set(arena, status, "storedVersions", stored);
}

static void check_names(const struct json *spec, struct faults *faults)
{
    static const char *const labels[] = { "plural", "singular" };

    for (size_t i = 0; i < sizeof(labels) / sizeof(labels[0]); i++) {
        const struct json *name = json_get(json_get(spec, "names"), labels[i]);
        const char *fault = metadata_service_fault(json_string(name));

        if (fault)
            fault_invalid(faults, arena_printf(faults->arena, "spec.names.%s", labels[i]), name,
                          fault);
    }
    if (json_text_at(spec, "names.kind").len == 0)
        fault_required(faults, "spec.names.kind", "");
}

static void check_stored(const struct json *object, struct faults *faults)
{
    const struct json *stored = json_at(object, "status.storedVersions");

    if (json_count(stored) == 0)
        fault_invalid(faults, "status.storedVersions", NULL,
                      "must have at least one stored version");
    for (struct json_cursor at = json_walk(json_at(object, "spec.versions")); json_next(&at);) {
        bool is_stored = !json_bool(json_get(at.value, "storage"), false);

        for (struct json_cursor one = json_walk(stored); json_next(&one);)
            is_stored = is_stored || json_equal(one.value, json_get(at.value, "name"));
        if (!is_stored && json_count(stored) > 0)
            fault_invalid(faults, "status.storedVersions", stored,
                          arena_printf(faults->arena, "must have the storage version %s",
                                       json_cstr_at(at.value, "name")));
    }
}

/* Once it is served it stays where it is served, and what it is. */
static void check_fixed(const struct json *old, const struct json *object, struct faults *faults)
{
    static const char *const fields[] = { "spec.scope", "spec.group", "spec.names.kind",
                                          "spec.names.plural" };

    for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++) {
        const struct json *value = json_at(object, fields[i]);

        if (!json_equal(json_at(old, fields[i]), value) && (i < 2 || is_established(old)))
            fault_invalid(faults, fields[i], value ? value : json_new_cstr(faults->arena, ""),
                          "field is immutable");
    }
}

void custom_resources_validate(const struct json *old, const struct json *object,
                               struct faults *faults)
{
    static const char *const scopes[] = { "Cluster", "Namespaced", NULL };
    struct arena *arena = faults->arena;
    const struct json *spec = json_get(object, "spec"), *scope = json_get(spec, "scope");
    const char *name = arena_printf(arena, "%s.%s", json_cstr_at(spec, "names.plural"),
                                    json_cstr_at(spec, "group"));
    unsigned storages = 0;

    if (!old && !str_equals(json_text_at(object, "metadata.name"), name))
        fault_invalid(faults, "metadata.name", json_at(object, "metadata.name"),
                      "must be spec.names.plural+\".\"+spec.group");
    if (json_string(scope).len == 0)
        fault_required(faults, "spec.scope", "");
    else if (!str_equals(json_string(scope), "Cluster") &&
             !str_equals(json_string(scope), "Namespaced"))
        fault_unsupported(faults, "spec.scope", scope, scopes);
    check_names(spec, faults);
    for (struct json_cursor at = json_walk(json_get(spec, "versions")); json_next(&at);) {
        storages += json_bool(json_get(at.value, "storage"), false);
        if (!json_is(json_at(at.value, "schema.openAPIV3Schema"), JSON_OBJECT))
            fault_required(
                faults, arena_printf(arena, "spec.versions[%zu].schema.openAPIV3Schema", at.index),
                "");
    }
    if (storages != 1)
        fault_invalid(faults, "spec.versions", json_get(spec, "versions"),
                      "must have exactly one version marked as storage version");
    if (old)
        check_fixed(old, object, faults);
    if (!old)
        check_stored(object, faults);
    definition_schema_check(object, faults);
}
