#include "convert.h"

#include "base/arena.h"
#include "cluster.h"
#include "data/json.h"

#include <string.h>

/* ---- HorizontalPodAutoscaler: v1 knows one metric, the CPU's utilization, by its own fields ----
 */

static struct json *cpu_metric(struct arena *arena, const char *value_field,
                               const struct json *percent)
{
    struct json *metric = json_new_object(arena), *resource = json_new_object(arena);
    struct json *value = json_new_object(arena);

    json_set_text(arena, metric, "type", "Resource");
    json_set_text(arena, resource, "name", "cpu");
    if (strcmp(value_field, "target") == 0)
        json_set_text(arena, value, "type", "Utilization");
    json_set(arena, value, "averageUtilization", percent);
    json_set(arena, resource, value_field, value);
    json_set(arena, metric, "resource", resource);
    return metric;
}

static void metric_to_list(struct arena *arena, struct json *part, const char *from, const char *to,
                           const char *value_field)
{
    const struct json *percent = json_get(part, from);
    struct json *list;

    if (!percent)
        return;
    list = json_new_array(arena);
    json_append(arena, list, cpu_metric(arena, value_field, percent));
    json_remove(arena, part, from);
    json_set(arena, part, to, list);
}

static void metric_from_list(struct arena *arena, struct json *part, const char *from,
                             const char *to, const char *path)
{
    for (struct json_cursor at = json_walk(json_get(part, from)); json_next(&at);)
        if (str_equals(json_text_at(at.value, "resource.name"), "cpu") && json_at(at.value, path))
            json_set(arena, part, to, json_at(at.value, path));
    json_remove(arena, part, from);
}

static void convert_autoscaler(struct arena *arena, struct json *object, bool to_v1)
{
    struct json *spec = json_edit_object(arena, object, "spec");
    struct json *status = json_edit_object(arena, object, "status");

    if (to_v1) {
        metric_from_list(arena, spec, "metrics", "targetCPUUtilizationPercentage",
                         "resource.target.averageUtilization");
        metric_from_list(arena, status, "currentMetrics", "currentCPUUtilizationPercentage",
                         "resource.current.averageUtilization");
        json_remove(arena, spec, "behavior");
        json_remove(arena, status, "conditions");
        if (!json_get(status, "currentReplicas"))
            json_set_int(arena, status, "currentReplicas", 0);
        return;
    }
    metric_to_list(arena, spec, "targetCPUUtilizationPercentage", "metrics", "target");
    metric_to_list(arena, status, "currentCPUUtilizationPercentage", "currentMetrics", "current");
    if (!json_get(status, "currentMetrics"))
        json_set(arena, status, "currentMetrics", json_new_null(arena));
}

const struct json *convert_object(const struct api_resource *resource, const struct json *object,
                                  const struct api_version *to, struct arena *arena)
{
    const char *version =
        resource->group[0] ? arena_printf(arena, "%s/%s", resource->group, to->name) : to->name;
    struct json *converted;

    if (!object || str_equals(json_text_at(object, "apiVersion"), version))
        return object;
    converted = json_edit(arena, object);
    json_set_text(arena, converted, "apiVersion", version);
    if (!is_custom(resource) && strcmp(resource->plural, "horizontalpodautoscalers") == 0)
        convert_autoscaler(arena, converted, strcmp(to->name, "v1") == 0);
    return converted;
}

void convert_prepare(struct cluster *cluster)
{
    struct api_resource *autoscalers =
        cluster_builtin(cluster, "horizontalpodautoscalers.autoscaling");
    struct api_version first = autoscalers->versions[0];

    /* v2 is what is preferred, and holds more. */
    autoscalers->versions[0] = autoscalers->versions[1];
    autoscalers->versions[1] = first;
    autoscalers->storage = 0;
}
