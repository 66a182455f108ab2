#include "controllers/job_tracking.h"

#include "base/arena.h"
#include "cluster.h"
#include "controllers/control.h"
#include "data/json.h"

#define FINALIZER "batch.kubernetes.io/job-tracking"

void job_tracking_begin(struct control *control, struct json *pod)
{
    struct arena *arena = control->arena;
    struct json *metadata = json_edit_object(arena, pod, "metadata");
    const struct json *known = json_get(metadata, "finalizers");
    struct json *list = known ? json_edit(arena, known) : json_new_array(arena);

    json_append(arena, list, json_new_cstr(arena, FINALIZER));
    json_set(arena, metadata, "finalizers", list);
}

bool job_tracking_has(const struct json *pod)
{
    for (struct json_cursor at = json_walk(json_at(pod, "metadata.finalizers")); json_next(&at);)
        if (str_equals(json_string(at.value), FINALIZER))
            return true;
    return false;
}

void job_tracking_end(struct control *control, const struct json *pod)
{
    struct arena *arena = control->arena;
    struct json *again = json_edit(arena, pod);
    struct json *metadata = json_edit_object(arena, again, "metadata");
    struct json *list = json_new_array(arena);

    for (struct json_cursor at = json_walk(json_get(metadata, "finalizers")); json_next(&at);)
        if (!str_equals(json_string(at.value), FINALIZER))
            json_append(arena, list, at.value);
    if (json_count(list) > 0)
        json_set(arena, metadata, "finalizers", list);
    else
        json_remove(arena, metadata, "finalizers");
    (void)control_update(control, "pods", again, "");
}

bool job_tracking_is_orphan(struct control *control)
{
    const struct json *owners = json_at(control->object, "metadata.ownerReferences");
    struct api_resource *jobs = cluster_builtin(control->cluster, "jobs.batch");

    if (!job_tracking_has(control->object))
        return false;
    for (struct json_cursor at = json_walk(owners); json_next(&at);) {
        const struct json *job;

        if (!str_equals(json_text_at(at.value, "kind"), "Job"))
            continue;
        job =
            cluster_get(control->cluster, jobs, control->namespace, json_text_at(at.value, "name"));
        if (job && str_equal(json_text_at(job, "metadata.uid"), json_text_at(at.value, "uid")))
            return false;
    }
    return true;
}
