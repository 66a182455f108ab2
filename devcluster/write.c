/* A write is its steps, top to bottom: who, what, is it right, and then the commit. */
#include "write.h"

#include "base/arena.h"
#include "cluster.h"
#include "custom_schema.h"
#include "data/json.h"
#include "decode.h"
#include "escalation.h"
#include "fixed_fields.h"
#include "gitops/forms.h"
#include "kind_rules.h"
#include "managed.h"
#include "metadata.h"
#include "validate_fields.h"
#include "write_private.h"

#include <stdlib.h>
#include <string.h>

struct refused_object write_object(const struct write *write)
{
    return (struct refused_object){ write->resource->group, write->resource->plural, write->name };
}

struct refused_object write_by_kind(const struct write *write, const struct json *object)
{
    struct str kind = json_text_at(object, "kind");

    return (struct refused_object){ write->resource->group,
                                    arena_printf(write->arena, "%.*s", STR_ARG(kind)),
                                    json_text_at(object, "metadata.name") };
}

/* ---- common steps ---- */

/* The object in its type's form again, after its status and the like were replaced. */
const struct json *write_retype(const struct write *write, const struct json *object)
{
    const struct json *typed = NULL;

    if (!is_custom(write->resource) && write->api->form != FORM_NONE)
        typed = form_typed(write->api->form, object, write->arena);
    return typed ? typed : object;
}

int write_validate(const struct write *write, const struct json *old, const struct json *object,
                   struct refusal *why)
{
    struct faults faults = { .arena = write->arena };
    const struct kind_rule *rule = kind_rule_of(write->resource);

    metadata_validate(write->resource, old, object, &faults);
    if (old && !is_custom(write->resource)) /* the API server says it twice, too */
        metadata_validate(write->resource, old, object, &faults);
    if (is_custom(write->resource))
        custom_schema_validate(write->api, object, &faults);
    else if (write->subresource.len == 0)
        validate_fields(object, write->api->type, &faults);
    if (old && !is_custom(write->resource) && write->subresource.len == 0)
        fixed_fields_validate(write->resource, old, object, &faults);
    if (!is_custom(write->resource) && rule->validate && write->subresource.len == 0)
        rule->validate(old, object, &faults);
    return refuse_faults(why, write_by_kind(write, object), &faults);
}

/* What the stored version does not know is not kept, what it has by default is. */
static const struct json *as_stored(const struct write *write, const struct api_version *storage,
                                    const struct json *object)
{
    struct refusal why = { .arena = write->arena };
    const struct json *result, *unknown;

    if (custom_schema_prepare(storage, object, write->arena, &result, &unknown, &why) < 0)
        return object;
    return result;
}

/* Keep it, unless it is only tried; `*out` is in the version of the write. */
void write_commit(const struct write *write, enum event_type type, const struct json *object,
                  const struct json **out)
{
    const struct api_version *storage = &write->resource->versions[write->resource->storage];

    *out = object;
    if (write->dry_run)
        return;
    object = cluster_convert(write->resource, object, storage, write->arena);
    if (is_custom(write->resource) && storage != write->api)
        object = as_stored(write, storage, object);
    object = cluster_commit(write->cluster, write->resource, type, object, write->arena);
    *out = cluster_convert(write->resource, object, write->api, write->arena);
}

static void release_doc(void *doc)
{
    json_doc_unref(doc);
}

static const struct json *find_old(const struct write *write)
{
    const struct object *old = collection_find(
        write->resource->objects, cluster_object_key(write->namespace, write->name, write->arena));

    if (!old)
        return NULL;
    /* It is replaced before the write is done with it. */
    arena_defer(write->arena, release_doc, json_doc_ref(old->doc));
    return cluster_convert(write->resource, json_doc_root(old->doc), write->api, write->arena);
}

/* ---- update ---- */

static int check_version(const struct write *write, const struct json *old,
                         const struct json *object, struct refusal *why)
{
    struct str version = json_text_at(object, "metadata.resourceVersion");
    struct str uid = json_text_at(object, "metadata.uid");
    struct str old_uid = json_text_at(old, "metadata.uid");
    struct faults faults = { .arena = write->arena };
    char *end;

    if (uid.len > 0 && !str_equal(uid, old_uid) && write->is_patch) {
        fault_invalid(&faults, "metadata.uid", json_at(object, "metadata.uid"),
                      "field is immutable");
        if (!is_custom(write->resource)) /* the API server says it twice, too */
            fault_invalid(&faults, "metadata.uid", json_at(object, "metadata.uid"),
                          "field is immutable");
        return refuse_faults(why, write_by_kind(write, object), &faults);
    }
    if (uid.len > 0 && !str_equal(uid, old_uid)) {
        return refuse_conflict(
            why, write_object(write),
            arena_printf(write->arena,
                         "StorageError: invalid object, Code: 4, Key: /registry/%s/%.*s%s%.*s, "
                         "ResourceVersion: 0, AdditionalErrorMsg: Precondition failed: UID in "
                         "precondition: %.*s, UID in object meta: %.*s",
                         write->resource->plural, STR_ARG(write->namespace),
                         write->namespace.len ? "/" : "", STR_ARG(write->name), STR_ARG(uid),
                         STR_ARG(old_uid)));
    }
    if (version.len == 0) {
        if (!kind_rule_of(write->resource)->needs_version)
            return 0;
        fault_invalid(&faults, "metadata.resourceVersion", json_new_int(write->arena, 0),
                      "must be specified for an update");
        return refuse_faults(why, write_object(write), &faults);
    }
    (void)strtoull(version.ptr, &end, 10);
    if (*end != '\0' || version.ptr[0] == '-')
        return refuse(why, 500, "", "strconv.ParseUint: parsing \"%.*s\": invalid syntax",
                      STR_ARG(version));
    if (!str_equal(version, json_text_at(old, "metadata.resourceVersion")))
        return refuse_conflict(why, write_object(write),
                               "the object has been modified; please apply your changes to the "
                               "latest version and try again");
    return 0;
}

static void keep_members(struct arena *arena, struct json *to, const struct json *from,
                         const char *const *names)
{
    for (; *names; names++) {
        if (json_get(from, *names))
            json_set(arena, to, *names, json_get(from, *names));
        else
            json_remove(arena, to, *names);
    }
}

/* What a write through this door cannot change comes from the old object. */
static struct json *carry_over(const struct write *write, const struct json *old,
                               const struct json *object)
{
    static const char *const identity[] = { "name",
                                            "namespace",
                                            "uid",
                                            "creationTimestamp",
                                            "deletionTimestamp",
                                            "deletionGracePeriodSeconds",
                                            "generation",
                                            "resourceVersion",
                                            NULL };
    static const char *const labels[] = { "labels", NULL }, *const status[] = { "status", NULL };
    const struct kind_rule *rule = kind_rule_of(write->resource);
    struct arena *arena = write->arena;
    struct json *result = json_edit(arena, object), *metadata;

    if (str_equals(write->subresource, "status")) {
        result = json_edit(arena, old);
        keep_members(arena, result, object, status);
        metadata = json_edit_object(arena, result, "metadata");
        if (!rule->status_spares_metadata) {
            json_set(arena, result, "metadata", json_get(object, "metadata"));
            metadata = json_edit_object(arena, result, "metadata");
            if (rule->status_spares_labels)
                keep_members(arena, metadata, json_get(old, "metadata"), labels);
        } else if (json_at(object, "metadata.managedFields")) {
            json_set(arena, metadata, "managedFields", json_at(object, "metadata.managedFields"));
        }
    } else if (write->subresource.len == 0 && kind_has_status(write->api)) {
        keep_members(arena, result, old, status);
    }
    metadata = json_edit_object(arena, result, "metadata");
    keep_members(arena, metadata, json_get(old, "metadata"), identity);
    return result;
}

/* Did anything change that the object is for? */
static bool wish_changed(const struct json *old, const struct json *object, bool with_status)
{
    const struct json *pair[2] = { old, object };

    for (int side = 0; side < 2; side++) {
        for (struct json_cursor at = json_walk(pair[side]); json_next(&at);) {
            if (str_equals(at.key, "metadata") || str_equals(at.key, "kind") ||
                str_equals(at.key, "apiVersion") || (!with_status && str_equals(at.key, "status")))
                continue;
            if (!json_equal(at.value, json_get_str(pair[1 - side], at.key)))
                return true;
        }
    }
    return false;
}

static bool is_finished(const struct write *write, const struct json *object)
{
    bool is_namespace = !is_custom(write->resource) && !write->resource->group[0] &&
                        strcmp(write->resource->plural, "namespaces") == 0;

    return json_at(object, "metadata.deletionTimestamp") &&
           json_count(json_at(object, "metadata.finalizers")) == 0 &&
           json_int(json_at(object, "metadata.deletionGracePeriodSeconds"), 0) == 0 &&
           (!is_namespace || json_count(json_at(object, "spec.finalizers")) == 0);
}

/* `object` has its managed fields already. */
static int replace(const struct write *write, const struct json *old, const struct json *object,
                   const struct json **out, struct refusal *why)
{
    const struct kind_rule *rule = kind_rule_of(write->resource);
    struct json *prepared = json_edit(write->arena, object);
    bool with_status = !kind_has_status(write->api);

    if (wish_changed(old, object, true) && escalation_check(write, object, why) < 0)
        return -1;
    if (rule->prepare && write->subresource.len == 0)
        rule->prepare(write, old, prepared);
    if ((rule->has_generation && wish_changed(old, prepared, with_status)) ||
        (rule->counts_annotations && write->subresource.len == 0 &&
         !json_equal(json_at(old, "metadata.annotations"),
                     json_at(prepared, "metadata.annotations"))))
        json_set_int(write->arena, json_edit_object(write->arena, prepared, "metadata"),
                     "generation", json_int(json_at(old, "metadata.generation"), 0) + 1);
    object = write_retype(write, prepared);
    if (rule->reserve && write->subresource.len == 0 && rule->reserve(write, old, object, why) < 0)
        return -1;
    if (write_validate(write, old, object, why) < 0)
        return -1;
    if (is_finished(write, object)) {
        write_commit(write, EVENT_DELETED, object, out);
        return 0;
    }
    if (json_equal(old, object)) {
        *out = old;
        return 0;
    }
    write_commit(write, EVENT_MODIFIED, object, out);
    return 0;
}

int write_update(const struct write *write, const struct json *object, const struct json **out,
                 struct refusal *why)
{
    const struct json *old = find_old(write);

    if (!old)
        return refuse_not_found(why, write_object(write));
    if (check_version(write, old, object, why) < 0)
        return -1;
    object = carry_over(write, old, object);
    if (managed_update(write, old, object, &object, why) < 0)
        return -1;
    return replace(write, old, object, out, why);
}

int write_replace(const struct write *write, const struct json *object, const struct json **out,
                  struct refusal *why)
{
    const struct json *old = find_old(write);

    if (!old)
        return refuse_not_found(why, write_object(write));
    if (check_version(write, old, object, why) < 0)
        return -1;
    return replace(write, old, carry_over(write, old, object), out, why);
}

/* ---- apply ---- */

static int decode_applied(const struct write *write, const struct json *merged,
                          const struct json **out, struct refusal *why)
{
    struct decoding decoding = {
        .arena = write->arena,
        .resource = write->resource,
        .api = write->api,
        .validation = VALIDATION_IGNORE,
    };

    return decode_object(&decoding, merged, out, why);
}

int write_apply(const struct write *write, const struct json *config, const struct json **out,
                struct refusal *why)
{
    const struct json *old = find_old(write), *object;
    struct json *identified;

    if (old && json_text_at(config, "metadata.resourceVersion").len > 0 &&
        check_version(write, old, config, why) < 0)
        return -1;
    if (!old && json_text_at(config, "metadata.uid").len > 0) {
        return refuse_conflict(why, write_object(write),
                               arena_printf(write->arena,
                                            "uid mismatch: the provided object specified uid %s, "
                                            "and no existing object was found",
                                            json_cstr_at(config, "metadata.uid")));
    }
    if (managed_apply(write, old, config, &object, why) < 0)
        return -1;
    if (old) {
        if (object == old) {
            *out = old;
            return 0;
        }
        if (decode_applied(write, object, &object, why) < 0 ||
            replace(write, old, carry_over(write, old, object), out, why) < 0)
            return -1;
        return 0;
    }
    if (write_check_new(write, object, why) < 0 || decode_applied(write, object, &object, why) < 0)
        return -1;
    identified = json_edit(write->arena, object);
    write_set_identity(write, identified);
    return write_new(write, identified, out, why) < 0 ? -1 : 1;
}

struct write write_internal(struct cluster *cluster, struct api_resource *resource,
                            struct str namespace, struct str name, const char *subresource,
                            struct arena *arena)
{
    return (struct write){
        .cluster = cluster,
        .arena = arena,
        .resource = resource,
        .api = &resource->versions[resource->storage],
        .namespace = namespace,
        .name = name,
        .subresource = str_of(subresource),
        .manager = STR("kube-controller-manager"),
        .is_internal = true,
    };
}
