/*
 * A deployment has a replica set for each template it had. The new one is scaled up at once, the
 * others go when it is available: an image that never starts leaves what ran before.
 */
#include "base/arena.h"
#include "base/clock.h"
#include "cluster.h"
#include "controllers/control.h"
#include "data/json.h"

#include <inttypes.h>
#include <stdlib.h>

#define REVISION "deployment.kubernetes.io/revision"
#define HASH "pod-template-hash"

static const int64_t NS_PER_SECOND = 1000000000;
enum { DEADLINE_S = 600, HISTORY = 10 };

static int64_t revision_of(const struct json *set)
{
    struct str text = json_string(json_get(json_at(set, "metadata.annotations"), REVISION));

    return text.len ? strtoll(text.ptr, NULL, 10) : 0;
}

static const struct json *find_set(const struct json *sets, const char *hash)
{
    for (struct json_cursor at = json_walk(sets); json_next(&at);)
        if (str_equals(json_string(json_get(json_at(at.value, "metadata.labels"), HASH)), hash))
            return at.value;
    return NULL;
}

static int64_t newest_revision(const struct json *sets)
{
    int64_t newest = 0;

    for (struct json_cursor at = json_walk(sets); json_next(&at);)
        if (revision_of(at.value) > newest)
            newest = revision_of(at.value);
    return newest;
}

static void set_revision(struct control *control, struct json *object, int64_t revision)
{
    struct json *annotations = json_edit_object(
        control->arena, json_edit_object(control->arena, object, "metadata"), "annotations");

    json_set_text(control->arena, annotations, REVISION,
                  arena_printf(control->arena, "%lld", (long long)revision));
}

static void tell_scaled(struct control *control, const char *set, int64_t before, int64_t after)
{
    control_tell(control, "deployment-controller", "ScalingReplicaSet",
                 arena_printf(control->arena,
                              "Scaled %s replica set %s from %" PRId64 " to %" PRId64,
                              after > before ? "up" : "down", set, before, after));
}

static void make_set(struct control *control, const char *hash, int64_t revision)
{
    struct arena *arena = control->arena;
    const struct json *template = json_at(control->object, "spec.template");
    const struct json *labelled = control_with_label(control, template, HASH, hash);
    const char *name = arena_printf(arena, "%.*s-%s", STR_ARG(control->name), hash);
    struct json *set = control_child(control, name, NULL), *spec = json_new_object(arena);
    struct json *selector = json_edit(arena, json_at(control->object, "spec.selector"));

    json_set_text(arena, json_edit_object(arena, selector, "matchLabels"), HASH, hash);
    json_set(arena, spec, "replicas", json_at(control->object, "spec.replicas"));
    json_set(arena, spec, "selector", selector);
    json_set(arena, spec, "template", labelled);
    json_set(arena, set, "spec", spec);
    json_set(arena, json_edit_object(arena, set, "metadata"), "labels",
             json_at(labelled, "metadata.labels"));
    set_revision(control, set, revision);
    if (control_create(control, "replicasets.apps", set) &&
        control_int(control->object, "spec.replicas", 1) > 0)
        tell_scaled(control, name, 0, control_int(control->object, "spec.replicas", 1));
}

static void scale_set(struct control *control, const struct json *set, int64_t replicas)
{
    struct json *scaled;

    if (control_int(set, "spec.replicas", 0) == replicas)
        return;
    scaled = json_edit(control->arena, set);
    json_set_int(control->arena, json_edit_object(control->arena, scaled, "spec"), "replicas",
                 replicas);
    if (control_update(control, "replicasets.apps", scaled, ""))
        tell_scaled(control, json_cstr_at(set, "metadata.name"),
                    control_int(set, "spec.replicas", 0), replicas);
}

/* The new set at full size; the others at none once it is available. */
static void roll(struct control *control, const struct json *sets, const struct json *current)
{
    int64_t wanted = control_int(control->object, "spec.replicas", 1);
    bool is_available = control_int(current, "status.availableReplicas", 0) >= wanted &&
                        control_int(current, "status.observedGeneration", 0) >=
                            control_int(current, "metadata.generation", 0);
    int64_t history = control_int(control->object, "spec.revisionHistoryLimit", HISTORY);
    int64_t oldest_kept = newest_revision(sets) - history;

    scale_set(control, current, wanted);
    for (struct json_cursor at = json_walk(sets); json_next(&at);) {
        if (str_equal(json_text_at(at.value, "metadata.uid"),
                      json_text_at(current, "metadata.uid")))
            continue;
        if (is_available)
            scale_set(control, at.value, 0);
        if (control_int(at.value, "spec.replicas", 0) == 0 &&
            control_int(at.value, "status.replicas", 0) == 0 && revision_of(at.value) < oldest_kept)
            control_delete(control, "replicasets.apps", at.value);
    }
}

struct sums {
    int64_t replicas, ready, available, updated;
};

static bool is_past_deadline(struct control *control)
{
    int64_t deadline = control_int(control->object, "spec.progressDeadlineSeconds", DEADLINE_S);
    const struct json *conditions = json_at(control->object, "status.conditions");
    int64_t since, left;

    for (struct json_cursor at = json_walk(conditions); json_next(&at);) {
        if (!str_equals(json_text_at(at.value, "type"), "Progressing") ||
            !clock_parse_rfc3339(json_text_at(at.value, "lastUpdateTime"), &since))
            continue;
        left = deadline - (clock_now_ns() - since) / NS_PER_SECOND;
        if (left <= 0 && !str_equals(json_text_at(at.value, "reason"), "NewReplicaSetAvailable"))
            return true;
        control_again(control, left > 0 ? left * 1000 + 100 : 1000);
    }
    return false;
}

static void set_conditions(struct control *control, struct json *status, const struct sums *sums,
                           int64_t wanted, const char *set)
{
    bool is_complete =
        sums->updated >= wanted && sums->available >= wanted && sums->replicas == sums->updated;
    struct arena *arena = control->arena;

    if (sums->available >= wanted || sums->available * 4 >= wanted * 3)
        control_condition(control, status,
                          &(struct condition){ "Available", "True", "MinimumReplicasAvailable",
                                               "Deployment has minimum availability.", true });
    else
        control_condition(control, status,
                          &(struct condition){ "Available", "False", "MinimumReplicasUnavailable",
                                               "Deployment does not have minimum availability.",
                                               true });
    if (is_complete) {
        control_condition(
            control, status,
            &(struct condition){
                "Progressing", "True", "NewReplicaSetAvailable",
                arena_printf(arena, "ReplicaSet \"%s\" has successfully progressed.", set), true });
    } else if (is_past_deadline(control)) {
        control_condition(
            control, status,
            &(struct condition){
                "Progressing", "False", "ProgressDeadlineExceeded",
                arena_printf(arena, "ReplicaSet \"%s\" has timed out progressing.", set), true });
    } else {
        control_condition(
            control, status,
            &(struct condition){ "Progressing", "True", "ReplicaSetUpdated",
                                 arena_printf(arena, "ReplicaSet \"%s\" is progressing.", set),
                                 true });
    }
}

static void write_status(struct control *control, const struct json *sets,
                         const struct json *current)
{
    struct arena *arena = control->arena;
    struct json *status = json_new_object(arena);
    int64_t wanted = control_int(control->object, "spec.replicas", 1);
    struct sums sums = { 0 };

    for (struct json_cursor at = json_walk(sets); json_next(&at);) {
        sums.replicas += control_int(at.value, "status.replicas", 0);
        sums.ready += control_int(at.value, "status.readyReplicas", 0);
        sums.available += control_int(at.value, "status.availableReplicas", 0);
    }
    sums.updated = control_int(current, "status.replicas", 0);
    json_set_int(arena, status, "observedGeneration",
                 control_int(control->object, "metadata.generation", 0));
    if (sums.replicas)
        json_set_int(arena, status, "replicas", sums.replicas);
    if (sums.updated)
        json_set_int(arena, status, "updatedReplicas", sums.updated);
    if (sums.ready)
        json_set_int(arena, status, "readyReplicas", sums.ready);
    if (sums.available)
        json_set_int(arena, status, "availableReplicas", sums.available);
    if (wanted > sums.available)
        json_set_int(arena, status, "unavailableReplicas", wanted - sums.available);
    json_set_int(arena, status, "terminatingReplicas", 0); /* pods here end at once */
    set_conditions(control, status, &sums, wanted, json_cstr_at(current, "metadata.name"));
    control_set_status(control, status);
}

/* The deployment says which revision it is at. */
static bool note_revision(struct control *control, const struct json *current)
{
    struct json *object;

    if (revision_of(control->object) == revision_of(current))
        return false;
    object = json_edit(control->arena, control->object);
    set_revision(control, object, revision_of(current));
    return control_update(control, "deployments.apps", object, "status");
}

void control_deployment(struct control *control)
{
    const struct json *sets = control_children(control, "replicasets.apps"), *current;
    const char *hash = control_template_hash(control, json_at(control->object, "spec.template"));

    if (json_at(control->object, "metadata.deletionTimestamp"))
        return;
    current = find_set(sets, hash);
    if (!current && json_bool(json_at(control->object, "spec.paused"), false))
        return;
    if (!current) {
        make_set(control, hash, newest_revision(sets) + 1);
        return;
    }
    if (revision_of(current) < newest_revision(sets)) {
        struct json *again = json_edit(control->arena, current);

        set_revision(control, again, newest_revision(sets) + 1);
        (void)control_update(control, "replicasets.apps", again, "");
        return;
    }
    if (note_revision(control, current))
        return;
    roll(control, sets, current);
    write_status(control, control_children(control, "replicasets.apps"), current);
}
