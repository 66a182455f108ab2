#include "gitops/host.h"

#include "base/arena.h"
#include "data/json.h"

static void set_list(struct arena *arena, struct json *object, const char *key,
                     const struct json *list)
{
    if (json_count(list) > 0)
        json_set(arena, object, key, list);
}

static int64_t requested(const struct pod_usage *const *pods, size_t count, struct str name,
                         bool skip_finished)
{
    int64_t sum = 0;

    for (size_t i = 0; i < count; i++) {
        struct str phase = pods[i]->phase;

        if (skip_finished && (str_equals(phase, "Succeeded") || str_equals(phase, "Failed")))
            continue;
        for (size_t j = 0; j < pods[i]->request_count; j++) {
            if (str_equal(pods[i]->requests[j].name, name))
                sum += pods[i]->requests[j].milli;
        }
    }
    return sum;
}

static void set_number(struct arena *arena, struct json *object, const char *key, int64_t number)
{
    if (number != 0)
        json_set_int(arena, object, key, number);
}

static struct json *resources_to_json(const struct host_usage *host, struct arena *arena)
{
    struct json *list = json_new_array(arena);

    for (size_t i = 0; i < host->node->capacity_count; i++) {
        struct resource_amount capacity = host->node->capacity[i];
        struct json *item;

        if (capacity.milli <= 0 ||
            (!str_equals(capacity.name, "cpu") && !str_equals(capacity.name, "memory") &&
             !str_equals(capacity.name, "storage")))
            continue;
        item = json_new_object(arena);
        json_set(arena, item, "resourceName", json_new_string(arena, capacity.name));
        set_number(arena, item, "requestedByApp",
                   requested(host->pods, host->pod_count, capacity.name, false));
        set_number(arena, item, "requestedByNeighbors",
                   requested(host->neighbors, host->neighbor_count, capacity.name, true));
        json_set_int(arena, item, "capacity", capacity.milli);
        json_append(arena, list, item);
    }
    return list;
}

struct json *host_to_json(const struct host_usage *host, struct texts allowed_labels,
                          struct arena *arena)
{
    struct json *object = json_new_object(arena), *labels = json_new_object(arena);

    for (size_t i = 0; i < allowed_labels.count; i++) {
        const struct json *value = json_get_str(host->node->labels, allowed_labels.items[i]);

        if (value)
            json_set_str(arena, labels, allowed_labels.items[i], value);
    }
    json_set(arena, object, "name", json_new_string(arena, host->node->name));
    set_list(arena, object, "resourcesInfo", resources_to_json(host, arena));
    json_set(arena, object, "systemInfo",
             host->node->system_info ? host->node->system_info : json_new_object(arena));
    set_list(arena, object, "labels", labels);
    return object;
}
