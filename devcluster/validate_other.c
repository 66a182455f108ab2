/* Storage, configuration and bindings. */
#include "base/arena.h"
#include "cluster.h"
#include "data/digest.h"
#include "data/json.h"
#include "metadata.h"
#include "prepare.h"
#include "validate.h"
#include "write.h"

#include <string.h>

enum { DATA_MAX = 1024 * 1024 };

/* ---- what the server fills in ---- */

void prepare_namespace(const struct write *write, const struct json *old, struct json *object)
{
    struct arena *arena = write->arena;
    struct json *list = json_new_array(arena), *labels;

    if (json_text_at(object, "metadata.name").len > 0) {
        labels = json_edit_object(arena, json_edit_object(arena, object, "metadata"), "labels");
        json_set(arena, labels, "kubernetes.io/metadata.name", json_at(object, "metadata.name"));
    }
    if (old) {
        json_set(arena, json_edit_object(arena, object, "spec"), "finalizers",
                 json_at(old, "spec.finalizers") ? json_at(old, "spec.finalizers") : list);
        return;
    }
    json_append(arena, list, json_new_cstr(arena, "kubernetes"));
    json_set(arena, json_edit_object(arena, object, "spec"), "finalizers", list);
    json_set_text(arena, json_edit_object(arena, object, "status"), "phase", "Active");
}

/* What names no class gets the one that is marked as the default. */
static void set_default_class(const struct write *write, struct json *spec)
{
    const struct api_resource *classes =
        cluster_builtin(write->cluster, "storageclasses.storage.k8s.io");
    struct object_cursor at = collection_from(classes->objects, STR_EMPTY);
    const struct object *object;

    if (json_get(spec, "storageClassName"))
        return;
    while ((object = object_next(&at))) {
        const struct json *mark = json_get(json_at(object_root(object), "metadata.annotations"),
                                           "storageclass.kubernetes.io/is-default-class");

        if (str_equals(json_string(mark), "true"))
            json_set_text(write->arena, spec, "storageClassName", object->key);
    }
}

void prepare_claim(const struct write *write, const struct json *old, struct json *object)
{
    struct json *metadata = json_edit_object(write->arena, object, "metadata"), *list;

    if (old)
        return;
    json_set_text(write->arena, json_edit_object(write->arena, object, "status"), "phase",
                  "Pending");
    set_default_class(write, json_edit_object(write->arena, object, "spec"));
    list =
        json_edit(write->arena, json_get(metadata, "finalizers") ? json_get(metadata, "finalizers")
                                                                 : json_new_array(write->arena));
    json_append(write->arena, list, json_new_cstr(write->arena, "kubernetes.io/pvc-protection"));
    json_set(write->arena, metadata, "finalizers", list);
}

void prepare_volume(const struct write *write, const struct json *old, struct json *object)
{
    if (!old)
        json_set_text(write->arena, json_edit_object(write->arena, object, "status"), "phase",
                      "Pending");
}

/* What was asked to be signed stays what it is. */
void prepare_request(const struct write *write, const struct json *old, struct json *object)
{
    if (old && json_get(old, "spec"))
        json_set(write->arena, object, "spec", json_get(old, "spec"));
}

/* ---- what it checks ---- */

static void check_immutable_data(const struct json *old, const struct json *object,
                                 struct faults *faults)
{
    static const char *const fields[] = { "data", "binaryData" };

    if (!json_bool(json_get(old, "immutable"), false))
        return;
    if (!json_bool(json_get(object, "immutable"), false))
        fault_forbidden(faults, "immutable", "field is immutable when `immutable` is set");
    for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++)
        if (!json_equal(json_get(old, fields[i]), json_get(object, fields[i])))
            fault_forbidden(faults, fields[i], "field is immutable when `immutable` is set");
}

static void check_keys(const struct json *object, const char *field, struct faults *faults)
{
    for (struct json_cursor at = json_walk(json_get(object, field)); json_next(&at);) {
        bool is_good = at.key.len > 0;

        for (size_t i = 0; i < at.key.len; i++)
            is_good = is_good && (strchr("-._", at.key.ptr[i]) ||
                                  (at.key.ptr[i] >= '0' && at.key.ptr[i] <= '9') ||
                                  (at.key.ptr[i] >= 'A' && at.key.ptr[i] <= 'Z') ||
                                  (at.key.ptr[i] >= 'a' && at.key.ptr[i] <= 'z'));
        if (!is_good) {
            fault_invalid(faults, arena_printf(faults->arena, "%s[%.*s]", field, STR_ARG(at.key)),
                          json_new_string(faults->arena, at.key),
                          "a valid config key must consist of alphanumeric characters, '-', '_' or "
                          "'.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for "
                          "validation is '[-._a-zA-Z0-9]+')");
        }
    }
}

/* ---- what etcd takes of one object ---- */

static size_t text_size(const struct json *map)
{
    size_t size = 0;

    for (struct json_cursor at = json_walk(map); json_next(&at);)
        size += json_string(at.value).len;
    return size;
}

/* Of texts in base64. */
static size_t decoded_size(const struct json *map)
{
    size_t size = 0;

    for (struct json_cursor at = json_walk(map); json_next(&at);) {
        struct str text = json_string(at.value);

        size += text.len / 4 * 3;
        for (size_t i = text.len; i > 0 && text.ptr[i - 1] == '='; i--)
            size--;
    }
    return size;
}

static void check_size(size_t size, const char *field, struct faults *faults)
{
    if (size > DATA_MAX)
        fault_add(faults, "FieldValueTooLong", field, "Too long: may not be more than %d bytes",
                  DATA_MAX);
}

void validate_config_map(const struct json *old, const struct json *object, struct faults *faults)
{
    check_keys(object, "data", faults);
    check_keys(object, "binaryData", faults);
    for (struct json_cursor at = json_walk(json_get(object, "data")); json_next(&at);)
        if (json_get_str(json_get(object, "binaryData"), at.key))
            fault_invalid(faults, arena_printf(faults->arena, "data[%.*s]", STR_ARG(at.key)),
                          json_new_string(faults->arena, at.key),
                          "duplicate of key present in binaryData");
    check_size(text_size(json_get(object, "data")) + decoded_size(json_get(object, "binaryData")),
               "[]", faults);
    check_immutable_data(old, object, faults);
}

/* The data that secrets of a type must have. */
static void check_secret_type(const struct json *object, struct faults *faults)
{
    static const struct {
        const char *type, *keys[2];
        bool is_any; /* of the two; an empty one counts as one */
    } types[] = {
        { "kubernetes.io/dockercfg", { ".dockercfg" }, false },
        { "kubernetes.io/dockerconfigjson", { ".dockerconfigjson" }, false },
        { "kubernetes.io/basic-auth", { "username", "password" }, true },
        { "kubernetes.io/ssh-auth", { "ssh-privatekey" }, false },
        { "kubernetes.io/tls", { "tls.crt", "tls.key" }, false },
    };
    const struct json *data = json_get(object, "data");
    const struct json *annotations = json_at(object, "metadata.annotations");

    if (str_equals(json_text_at(object, "type"), "kubernetes.io/service-account-token") &&
        json_string(json_get(annotations, "kubernetes.io/service-account.name")).len == 0)
        fault_required(faults, "metadata.annotations[kubernetes.io/service-account.name]", "");
    for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
        if (!str_equals(json_text_at(object, "type"), types[i].type) ||
            (types[i].is_any &&
             (json_get(data, types[i].keys[0]) || json_get(data, types[i].keys[1]))))
            continue;
        for (size_t k = 0; k < 2 && types[i].keys[k]; k++) {
            const struct json *value = json_get(data, types[i].keys[k]);
            bool may_be_empty = strcmp(types[i].keys[k], "ssh-privatekey") != 0;

            if (!value || (!may_be_empty && json_string(value).len == 0))
                fault_required(faults, arena_printf(faults->arena, "data[%s]", types[i].keys[k]),
                               "");
        }
    }
}

void validate_secret(const struct json *old, const struct json *object, struct faults *faults)
{
    if (old && !json_equal(json_get(old, "type"), json_get(object, "type")))
        fault_invalid(faults, "type", json_get(object, "type"), "field is immutable");
    check_keys(object, "data", faults);
    check_secret_type(object, faults);
    check_size(decoded_size(json_get(object, "data")), "data", faults);
    check_immutable_data(old, object, faults);
}

/* The specification but what may grow or change while it is used. */
static const struct json *fixed_claim(const struct json *object, struct arena *arena)
{
    struct json *spec = json_edit(arena, json_get(object, "spec"));
    struct json *resources = json_edit_object(arena, spec, "resources");

    json_remove(arena, resources, "requests");
    json_remove(arena, spec, "volumeAttributesClassName");
    return spec;
}

void validate_claim(const struct json *old, const struct json *object, struct faults *faults)
{
    if (old && !json_equal(fixed_claim(old, faults->arena), fixed_claim(object, faults->arena)))
        fault_forbidden(faults, "spec",
                        "spec is immutable after creation except resources.requests and "
                        "volumeAttributesClassName for bound claims");
}

/* ---- volumes ---- */

/* What of a volume is not where its data is. */
static const struct json *source_of(const struct json *object, struct arena *arena)
{
    static const char *const others[] = { "capacity",
                                          "accessModes",
                                          "claimRef",
                                          "persistentVolumeReclaimPolicy",
                                          "storageClassName",
                                          "mountOptions",
                                          "volumeMode",
                                          "nodeAffinity",
                                          "volumeAttributesClassName" };
    struct json *spec = json_edit(arena, json_get(object, "spec"));

    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
        json_remove(arena, spec, others[i]);
    return spec;
}

void validate_volume(const struct json *old, const struct json *object, struct faults *faults)
{
    static const char *const resources[] = { "storage", NULL };
    const struct json *capacity = json_at(object, "spec.capacity");

    if (!json_get(capacity, "storage") || json_count(capacity) != 1)
        fault_unsupported(faults, "spec.capacity",
                          capacity ? capacity : json_new_null(faults->arena), resources);
    if (old && !json_equal(source_of(old, faults->arena), source_of(object, faults->arena)))
        fault_forbidden(faults, "spec.persistentvolumesource",
                        "spec.persistentvolumesource is immutable after creation");
}

/* What a driver says of a node stays as long as it is there. */
void validate_storage_node(const struct json *old, const struct json *object, struct faults *faults)
{
    const struct json *drivers = json_at(object, "spec.drivers");

    for (struct json_cursor at = json_walk(json_at(old, "spec.drivers")); json_next(&at);) {
        for (struct json_cursor now = json_walk(drivers); json_next(&now);) {
            if (!json_equal(json_get(at.value, "name"), json_get(now.value, "name")) ||
                (json_equal(json_get(at.value, "nodeID"), json_get(now.value, "nodeID")) &&
                 json_equal(json_get(at.value, "topologyKeys"),
                            json_get(now.value, "topologyKeys"))))
                continue;
            fault_invalid(faults, "spec.drivers", drivers, "field is immutable");
        }
    }
}

/* Its name says what it is. */
void validate_api_service(const struct json *old, const struct json *object, struct faults *faults)
{
    const struct json *name = json_at(object, "metadata.name");
    const char *wanted = arena_printf(faults->arena, "%s.%s", json_cstr_at(object, "spec.version"),
                                      json_cstr_at(object, "spec.group"));

    if (!old && json_string(name).len > 0 && !str_equals(json_string(name), wanted) &&
        !metadata_segment_fault(json_string(name)))
        fault_invalid(
            faults, "metadata.name", name,
            arena_printf(faults->arena, "must be `spec.version+\".\"+spec.group`: \"%s\"", wanted));
}

void validate_service_range(const struct json *old, const struct json *object,
                            struct faults *faults)
{
    const struct json *before = json_at(old, "spec.cidrs"), *after = json_at(object, "spec.cidrs");

    if (!old || json_equal(before, after))
        return;
    if (json_count(before) > json_count(after)) {
        fault_invalid(faults, "spec.cidrs", after, "field is immutable");
        return;
    }
    for (struct json_cursor at = json_walk(before); json_next(&at);)
        if (!json_equal(at.value, json_item(after, at.index)))
            fault_invalid(faults, arena_printf(faults->arena, "spec.cidrs[%zu]", at.index),
                          json_item(after, at.index), "field is immutable");
}

void validate_binding(const struct json *old, const struct json *object, struct faults *faults)
{
    if (old && !json_equal(json_get(old, "roleRef"), json_get(object, "roleRef")))
        fault_invalid(faults, "roleRef", json_get(object, "roleRef"), "cannot change roleRef");
}
