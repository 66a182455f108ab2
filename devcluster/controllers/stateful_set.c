/* Pods with numbers, one after the other, each with claims of its own. */
#include "base/arena.h"
#include "cluster.h"
#include "controllers/control.h"
#include "data/json.h"

#define HASH "controller-revision-hash"

static const struct json *find_pod(const struct json *pods, const char *name)
{
    for (struct json_cursor at = json_walk(pods); json_next(&at);)
        if (str_equals(json_text_at(at.value, "metadata.name"), name))
            return at.value;
    return NULL;
}

static const char *pod_name(struct control *control, int64_t number)
{
    return arena_printf(control->arena, "%.*s-%lld", STR_ARG(control->name), (long long)number);
}

static void make_claims(struct control *control, const char *pod, struct json *volumes)
{
    const struct json *templates = json_at(control->object, "spec.volumeClaimTemplates");
    struct api_resource *claims = cluster_builtin(control->cluster, "persistentvolumeclaims");
    struct arena *arena = control->arena;

    for (struct json_cursor at = json_walk(templates); json_next(&at);) {
        const char *base = json_cstr_at(at.value, "metadata.name");
        const char *name = arena_printf(arena, "%s-%s", base, pod);
        struct json *claim = json_edit(arena, at.value), *volume = json_new_object(arena);
        struct json *metadata = json_edit_object(arena, claim, "metadata");

        json_set_text(arena, metadata, "name", name);
        json_set(arena, metadata, "namespace", json_new_string(arena, control->namespace));
        json_remove(arena, claim, "status");
        if (!cluster_get(control->cluster, claims, control->namespace, str_of(name)))
            (void)control_create(control, "persistentvolumeclaims", claim);
        json_set_text(arena, volume, "name", base);
        json_set_text(arena, json_edit_object(arena, volume, "persistentVolumeClaim"), "claimName",
                      name);
        json_append(arena, volumes, volume);
    }
}

static void make_pod(struct control *control, int64_t number, const char *hash)
{
    struct arena *arena = control->arena;
    const char *name = pod_name(control, number);
    const struct json *template =
        control_with_label(control, json_at(control->object, "spec.template"), HASH, hash);
    struct json *pod, *spec, *volumes;

    template = control_with_label(control, template, "statefulset.kubernetes.io/pod-name", name);
    template = control_with_label(control, template, "apps.kubernetes.io/pod-index",
                                  arena_printf(arena, "%lld", (long long)number));
    pod = control_child(control, name, template);
    spec = json_edit_object(arena, pod, "spec");
    json_set_text(arena, spec, "hostname", name);
    volumes = json_get(spec, "volumes") ? json_edit(arena, json_get(spec, "volumes"))
                                        : json_new_array(arena);
    make_claims(control, name, volumes);
    if (json_count(volumes) > 0)
        json_set(arena, spec, "volumes", volumes);
    (void)control_create(control, "pods", pod);
}

static bool has_hash(const struct json *pod, const char *hash)
{
    return str_equals(json_string(json_get(json_at(pod, "metadata.labels"), HASH)), hash);
}

/* The next step: one pod more, one less, or one anew. */
static void step(struct control *control, const struct json *pods, const char *hash)
{
    int64_t wanted = control_int(control->object, "spec.replicas", 1);
    bool is_parallel =
        str_equals(json_text_at(control->object, "spec.podManagementPolicy"), "Parallel");

    for (int64_t i = 0; i < wanted; i++) {
        const struct json *pod = find_pod(pods, pod_name(control, i));

        if (!pod)
            make_pod(control, i, hash);
        if (!is_parallel && (!pod || !control_pod_is_ready(pod)) && (!pod || has_hash(pod, hash)))
            return;
    }
    for (size_t i = json_count(pods); i-- > 0;) {
        const struct json *pod = json_item(pods, i);
        struct str index =
            json_string(json_get(json_at(pod, "metadata.labels"), "apps.kubernetes.io/pod-index"));

        if (index.len > 0 && !find_pod(pods, pod_name(control, wanted)) && has_hash(pod, hash))
            continue;
        if (!has_hash(pod, hash) || (int64_t)json_count(pods) > wanted) {
            control_delete(control, "pods", pod);
            if (!is_parallel)
                return;
        }
    }
}

void control_stateful_set(struct control *control)
{
    struct arena *arena = control->arena;
    const struct json *pods = control_children(control, "pods");
    const char *hash = control_template_hash(control, json_at(control->object, "spec.template"));
    const char *revision = arena_printf(arena, "%.*s-%s", STR_ARG(control->name), hash);
    struct json *status = json_new_object(arena);
    int64_t ready = 0, updated = 0, wanted = control_int(control->object, "spec.replicas", 1);
    const char *before = json_cstr_at(control->object, "status.currentRevision");

    if (json_at(control->object, "metadata.deletionTimestamp"))
        return;
    step(control, pods, hash);
    pods = control_children(control, "pods");
    for (struct json_cursor at = json_walk(pods); json_next(&at);) {
        ready += control_pod_is_ready(at.value);
        updated += has_hash(at.value, hash);
    }
    json_set_int(arena, status, "observedGeneration",
                 control_int(control->object, "metadata.generation", 0));
    json_set_int(arena, status, "replicas", (int64_t)json_count(pods));
    if (ready)
        json_set_int(arena, status, "readyReplicas", ready);
    if (updated) {
        json_set_int(arena, status, "currentReplicas", updated);
        json_set_int(arena, status, "updatedReplicas", updated);
    }
    json_set_text(arena, status, "currentRevision",
                  !before[0] || (updated == wanted && ready == wanted) ? revision : before);
    json_set_text(arena, status, "updateRevision", revision);
    json_set_int(arena, status, "collisionCount", 0);
    json_set_int(arena, status, "availableReplicas", ready);
    control_set_status(control, status);
}
