/* Deleting: at once, or marked until finalizers and grace are done. */
#include "base/arena.h"
#include "base/clock.h"
#include "cluster.h"
#include "custom_resources.h"
#include "data/json.h"
#include "kind_rules.h"
#include "write.h"

#include <string.h>

static const int64_t NS_PER_SECOND = 1000000000;
enum { POD_GRACE_S = 30 };

static bool is_resource(const struct write *write, const char *label)
{
    return cluster_builtin(write->cluster, label) == write->resource;
}

static int check_preconditions(const struct write *write, const struct write_delete *options,
                               const struct json *object, struct refusal *why)
{
    struct refused_object what = { write->resource->group, write->resource->kind, write->name };
    struct str uid = json_text_at(object, "metadata.uid");
    struct str version = json_text_at(object, "metadata.resourceVersion");

    if (options->uid.len > 0 && !str_equal(options->uid, uid)) {
        return refuse_conflict(why, what,
                               arena_printf(write->arena,
                                            "the UID in the precondition (%.*s) does not match the "
                                            "UID in record (%.*s). The object might have been "
                                            "deleted and then recreated",
                                            STR_ARG(options->uid), STR_ARG(uid)));
    }
    if (options->version.len > 0 && !str_equal(options->version, version)) {
        return refuse_conflict(why, what,
                               arena_printf(write->arena,
                                            "the ResourceVersion in the precondition (%.*s) does "
                                            "not match the ResourceVersion in record (%.*s). The "
                                            "object might have been modified",
                                            STR_ARG(options->version), STR_ARG(version)));
    }
    return 0;
}

static int check_protected(const struct write *write, struct refusal *why)
{
    static const char *const kept[] = { "default", "kube-system", "kube-public" };

    if (!is_resource(write, "namespaces"))
        return 0;
    for (size_t i = 0; i < sizeof(kept) / sizeof(kept[0]); i++)
        if (str_equals(write->name, kept[i]))
            return refuse_forbidden(why, write_object(write), "this namespace may not be deleted");
    return 0;
}

static bool has_finalizer(const struct json *object, const char *name)
{
    for (struct json_cursor at = json_walk(json_at(object, "metadata.finalizers")); json_next(&at);)
        if (str_equals(json_string(at.value), name))
            return true;
    return false;
}

static void drop_finalizer(struct arena *arena, struct json *metadata, const char *name)
{
    struct json *list = json_edit_get(arena, metadata, "finalizers");

    for (size_t i = json_count(list); i-- > 0;)
        if (str_equals(json_string(json_item(list, i)), name))
            json_remove_item(arena, list, i);
    if (list && json_count(list) == 0)
        json_remove(arena, metadata, "finalizers");
}

static void add_finalizer(struct arena *arena, struct json *metadata, const char *name)
{
    if (!json_is(json_get(metadata, "finalizers"), JSON_ARRAY))
        json_set(arena, metadata, "finalizers", json_new_array(arena));
    json_append(arena, json_edit_get(arena, metadata, "finalizers"), json_new_cstr(arena, name));
}

/* The propagation that was asked for becomes a finalizer, which garbage collection works off. */
static void set_propagation(const struct write *write, struct str propagation, struct json *object)
{
    static const struct {
        const char *policy, *finalizer;
    } known[] = { { "Foreground", "foregroundDeletion" }, { "Orphan", "orphan" } };
    struct json *metadata = json_edit_object(write->arena, object, "metadata");

    if (propagation.len == 0)
        return;
    for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
        bool wanted = str_equals(propagation, known[i].policy);

        if (wanted && !has_finalizer(object, known[i].finalizer))
            add_finalizer(write->arena, metadata, known[i].finalizer);
        else if (!wanted && has_finalizer(object, known[i].finalizer))
            drop_finalizer(write->arena, metadata, known[i].finalizer);
    }
}

static int64_t grace_of(const struct write *write, const struct write_delete *options,
                        const struct json *object)
{
    if (!is_resource(write, "pods") || json_text_at(object, "spec.nodeName").len == 0)
        return 0;
    if (str_equals(json_text_at(object, "status.phase"), "Failed") ||
        str_equals(json_text_at(object, "status.phase"), "Succeeded"))
        return 0;
    if (options->grace_s >= 0)
        return options->grace_s;
    return json_int(json_at(object, "spec.terminationGracePeriodSeconds"), POD_GRACE_S);
}

static void mark_deleted(const struct write *write, int64_t grace, struct json *object)
{
    struct arena *arena = write->arena;
    struct json *metadata = json_edit_object(arena, object, "metadata");
    int64_t generation = json_int(json_get(metadata, "generation"), 0);
    int64_t known = json_int(json_get(metadata, "deletionGracePeriodSeconds"), INT64_MAX);

    if (json_get(metadata, "deletionTimestamp") && grace >= known)
        return;
    if (generation > 0 && !json_get(metadata, "deletionTimestamp"))
        json_set_int(arena, metadata, "generation", generation + 1);
    json_set_text(arena, metadata, "deletionTimestamp",
                  clock_rfc3339(clock_now_ns() / NS_PER_SECOND + grace, arena));
    json_set_int(arena, metadata, "deletionGracePeriodSeconds", grace);
    if (is_resource(write, "customresourcedefinitions.apiextensions.k8s.io")) {
        json_set_int(arena, metadata, "generation", generation);
        json_remove(arena, metadata, "deletionGracePeriodSeconds");
    }
    if (is_resource(write, "namespaces")) {
        json_set_text(arena, json_edit_object(arena, object, "status"), "phase", "Terminating");
        json_remove(arena, metadata, "deletionGracePeriodSeconds");
    }
}

static bool must_wait(const struct write *write, const struct json *object, int64_t grace)
{
    return grace > 0 || json_count(json_at(object, "metadata.finalizers")) > 0 ||
           (is_resource(write, "namespaces") && json_count(json_at(object, "spec.finalizers")) > 0);
}

int write_remove(const struct write *write, const struct write_delete *options,
                 const struct json **out, struct refusal *why)
{
    const struct json *old =
        cluster_get(write->cluster, write->resource, write->namespace, write->name);
    struct json *object;
    int64_t grace;

    if (!old)
        return refuse_not_found(why, write_object(write));
    old = json_copy(write->arena, old);
    if (check_preconditions(write, options, old, why) < 0 || check_protected(write, why) < 0)
        return -1;
    object = json_edit(write->arena, old);
    set_propagation(write, options->propagation, object);
    if (is_resource(write, "customresourcedefinitions.apiextensions.k8s.io") &&
        !json_at(object, "metadata.deletionTimestamp")) {
        add_finalizer(write->arena, json_edit_object(write->arena, object, "metadata"),
                      CUSTOM_RESOURCES_FINALIZER);
        custom_resources_set_terminating(object, "InstanceDeletionPending",
                                         "CustomResourceDefinition marked for deletion; "
                                         "CustomResource deletion will begin soon",
                                         write->arena);
    }
    grace = grace_of(write, options, object);
    if (!must_wait(write, object, grace)) {
        *out = NULL;
        if (!write->dry_run)
            (void)cluster_commit(write->cluster, write->resource, EVENT_DELETED, object,
                                 write->arena);
        return 0;
    }
    mark_deleted(write, grace, object);
    *out = object;
    if (!write->dry_run && !json_equal(old, object))
        *out =
            cluster_commit(write->cluster, write->resource, EVENT_MODIFIED, object, write->arena);
    *out = cluster_convert(write->resource, *out, write->api, write->arena);
    return 0;
}
