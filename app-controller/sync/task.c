#include "sync/task.h"

#include "base/arena.h"
#include "data/json.h"
#include "gitops/hooks.h"

static const char *const phase_names[] = { "PreSync", "Sync", "PostSync", "SyncFail" };

const char *sync_phase_name(int phase)
{
    return phase_names[phase];
}

struct sync_results sync_results_read(const struct json *documents, struct arena *arena)
{
    struct sync_results results = { 0 };

    results.capacity = json_count(documents) + 16;
    results.items = arena_alloc(arena, results.capacity * sizeof(*results.items));
    for (struct json_cursor at = json_walk(documents); json_next(&at);) {
        struct resource_result *result = ARENA_NEW(arena, struct resource_result);

        *result = resource_result_read(at.value, arena);
        results.items[results.count++] = result;
    }
    return results;
}

struct json *sync_results_to_json(const struct sync_results *results, struct arena *arena)
{
    struct json *list = json_new_array(arena);

    for (size_t i = 0; i < results->count; i++)
        json_append(arena, list, resource_result_to_json(results->items[i], arena));
    return list;
}

static struct str hook_phase_of(const struct sync_task *task)
{
    return task->result ? task->result->hook_phase : STR_EMPTY;
}

bool sync_task_is_pending(const struct sync_task *task)
{
    return str_is_empty(hook_phase_of(task));
}

bool sync_task_is_running(const struct sync_task *task)
{
    return str_equals(hook_phase_of(task), "Running");
}

bool sync_task_is_completed(const struct sync_task *task)
{
    return operation_phase_is_completed(hook_phase_of(task));
}

bool sync_task_has_succeeded(const struct sync_task *task)
{
    return str_equals(hook_phase_of(task), "Succeeded");
}

const struct json *sync_task_object(const struct sync_task *task)
{
    return task->target ? task->target : task->live;
}

bool sync_task_is_prune(const struct sync_task *task)
{
    return !task->target;
}

static struct resource_result *new_result(struct sync_results *results, struct arena *arena)
{
    struct resource_result *result = ARENA_NEW(arena, struct resource_result);

    if (results->count == results->capacity) {
        size_t capacity = results->capacity * 2 + 16;
        struct resource_result **items = arena_alloc(arena, capacity * sizeof(*items));

        if (results->count > 0)
            memcpy(items, results->items, results->count * sizeof(*items));
        results->items = items;
        results->capacity = capacity;
    }
    results->items[results->count++] = result;
    return result;
}

/* Images of the containers that the object or its template names; init containers do not count. */
static struct texts images_of(const struct json *object, struct arena *arena)
{
    static const char *const places[] = {
        "spec.containers",
        "spec.template.spec.containers",
        "spec.jobTemplate.spec.template.spec.containers",
    };
    const struct json *containers = NULL;
    struct texts images = { 0 };
    struct str *items;

    for (size_t i = 0; i < sizeof(places) / sizeof(*places) && !containers; i++)
        if (json_is(json_at(object, places[i]), JSON_ARRAY))
            containers = json_at(object, places[i]);
    items = arena_alloc(arena, json_count(containers) * sizeof(*items));
    for (struct json_cursor at = json_walk(containers); json_next(&at);)
        if (json_text(at.value, "image", &items[images.count]))
            images.count++;
    images.items = items;
    return images;
}

void sync_results_record(struct sync_results *results, struct sync_task *task, const char *status,
                         const char *hook_phase, struct str message, struct arena *arena)
{
    struct resource_result *result = task->result;

    if (!result) {
        result = new_result(results, arena);
        *result = (struct resource_result){
            .group = task->gvk.group,
            .version = task->gvk.version,
            .kind = task->gvk.kind,
            .namespace = task->namespace,
            .name = task->name,
            .status = STR_EMPTY,
            .message = STR_EMPTY,
            .hook_phase = STR_EMPTY,
            .hook_type =
                task->hook ? str_of(hook_type_name((enum hook_type)task->hook)) : STR_EMPTY,
            .sync_phase = str_of(sync_phase_name(task->phase)),
            .images = images_of(sync_task_object(task), arena),
        };
        task->result = result;
    }
    result->status = str_of(status);
    result->hook_phase = str_of(hook_phase);
    if (!str_is_empty(message))
        result->message = str_dup(message, arena);
}
