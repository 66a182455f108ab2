#include "sync/plan.h"

#include "base/arena.h"
#include "base/map.h"
#include "data/json.h"
#include "gitops/hooks.h"
#include "gitops/options.h"
#include "gitops/order.h"
#include "gitops/tracking.h"

#include <stdlib.h>

enum { PHASE_PRE_SYNC = 0, PHASE_SYNC = 1 };

/* ---- building ---- */

struct building {
    const struct sync_plan_input *input;
    struct arena *arena;
    struct sync_tasks tasks;
};

static bool is_selected(const struct operation *operation, const struct json *object)
{
    struct resource_key key = resource_key_of(object);

    if (operation->resource_count == 0 || hook_delete_types(object) != 0)
        return true;
    for (size_t i = 0; i < operation->resource_count; i++) {
        const struct sync_resource *wanted = &operation->resources[i];

        if (str_equal(wanted->name, key.name) && str_equal(wanted->group, key.group) &&
            str_equal(wanted->kind, key.kind) &&
            (str_is_empty(wanted->namespace) || str_equal(wanted->namespace, key.namespace)))
            return true;
    }
    return false;
}

static struct sync_task *add_task(struct building *building, int phase, const struct json *target,
                                  const struct json *live)
{
    struct sync_task *task = ARENA_NEW(building->arena, struct sync_task);
    const struct json *object = target ? target : live;

    *task = (struct sync_task){
        .phase = phase,
        .target = target,
        .live = live,
        .gvk = resource_gvk(object),
        .namespace = resource_namespace(object),
        .name = resource_name(object),
        .wave = sync_wave(object),
    };
    building->tasks.items[building->tasks.count++] = task;
    return task;
}

/* A target without a namespace gets the destination's, even if its kind has none. */
static const struct json *in_destination(const struct building *building, const struct json *target)
{
    struct str namespace = building->input->destination_namespace;
    struct json *edited;

    if (!target || !str_is_empty(resource_namespace(target)) || str_is_empty(namespace))
        return target;
    edited = json_edit(building->arena, target);
    json_set(building->arena, json_edit_object(building->arena, edited, "metadata"), "namespace",
             json_new_string(building->arena, namespace));
    return edited;
}

static void add_pairs(struct building *building)
{
    const struct sync_plan_input *input = building->input;

    for (size_t i = 0; i < input->pair_count; i++) {
        const struct sync_pair *pair = &input->pairs[i];
        const struct json *object = pair->target ? pair->target : pair->live;
        struct sync_task *task;

        if (hook_is_hook(object) || hook_is_skipped(object) ||
            !is_selected(input->operation, object) ||
            !tracking_is_self_referenced(input->tracking, pair->target, pair->live))
            continue;
        task = add_task(building, PHASE_SYNC, in_destination(building, pair->target), pair->live);
        task->is_modified = pair->is_modified;
    }
}

static const struct json *named_hook(const struct building *building, const struct json *hook,
                                     int phase)
{
    const struct sync_plan_input *input = building->input;
    struct str generate_name = json_text_at(hook, "metadata.generateName"), name;
    struct json *edited;

    if (!str_is_empty(resource_name(hook)) || str_is_empty(generate_name))
        return hook;
    name = hook_generated_name(generate_name, input->revision, str_of(sync_phase_name(phase)),
                               input->started_at, building->arena);
    edited = json_edit(building->arena, hook);
    json_set(building->arena, json_edit_object(building->arena, edited, "metadata"), "name",
             json_new_string(building->arena, name));
    return edited;
}

/* Whoever deletes a hook waits until its result has been seen. */
static const struct json *held_hook(const struct building *building, const struct json *hook)
{
    struct arena *arena = building->arena;
    struct json *edited, *metadata, *finalizers;

    if (resource_has_finalizer(hook, HOOK_FINALIZER))
        return hook;
    edited = json_edit(arena, hook);
    metadata = json_edit_object(arena, edited, "metadata");
    finalizers = json_new_array(arena);
    for (struct json_cursor at = json_walk(json_get(metadata, "finalizers")); json_next(&at);)
        json_append(arena, finalizers, at.value);
    json_append(arena, finalizers, json_new_string(arena, STR(HOOK_FINALIZER)));
    json_set(arena, metadata, "finalizers", finalizers);
    return edited;
}

static void add_hooks(struct building *building)
{
    const struct sync_plan_input *input = building->input;

    if (input->operation->is_apply || input->operation->resource_count > 0)
        return; /* such a sync leaves hooks out */
    for (size_t i = 0; i < input->hook_count; i++) {
        unsigned types = hook_types(input->hooks[i]);

        for (int phase = PHASE_PRE_SYNC; phase < 4; phase++) {
            unsigned type = 1u << phase;
            const struct json *target;

            if (!(types & type))
                continue;
            target = named_hook(building, input->hooks[i], phase);
            target = in_destination(building, held_hook(building, target));
            add_task(building, phase, target, NULL)->hook = type;
        }
    }
}

/* What is live by its key. Backwards, so that of several pairs the first counts. */
static struct map *index_live(const struct building *building)
{
    const struct sync_plan_input *input = building->input;
    struct map *pairs = map_new();

    for (size_t i = input->pair_count; i-- > 0;) {
        const struct sync_pair *pair = &input->pairs[i];

        if (pair->live)
            map_put(pairs, resource_key_text(resource_key_of(pair->live), building->arena),
                    (void *)(uintptr_t)pair);
    }
    return pairs;
}

/* An object of the cluster is the task's too, though a target carries the destination's name. */
static const struct sync_pair *find_live(const struct building *building, const struct map *pairs,
                                         const struct sync_task *task)
{
    struct resource_key key = { task->gvk.group, task->gvk.kind, task->namespace, task->name };
    const struct sync_pair *same = map_find(pairs, resource_key_text(key, building->arena)), *bare;

    key.namespace = STR_EMPTY;
    bare = map_find(pairs, resource_key_text(key, building->arena));
    if (!same || !bare)
        return same ? same : bare;
    return same < bare ? same : bare;
}

static void attach_live(struct building *building)
{
    CLEANUP(map_free) struct map *pairs = index_live(building);

    for (size_t i = 0; i < building->tasks.count; i++) {
        struct sync_task *task = building->tasks.items[i];
        const struct sync_pair *pair = task->live ? NULL : find_live(building, pairs, task);

        if (pair)
            task->live = pair->live;
    }
}

/* Of several results of one task the last counts. */
static void attach_results(struct building *building)
{
    CLEANUP(map_free) struct map *known = map_new();
    const struct sync_results *results = building->input->results;

    for (size_t i = 0; i < results->count; i++)
        map_put(known, resource_result_key(results->items[i], building->arena), results->items[i]);
    for (size_t i = 0; i < building->tasks.count; i++) {
        struct sync_task *task = building->tasks.items[i];
        const struct resource_result wanted = {
            .group = task->gvk.group,
            .kind = task->gvk.kind,
            .namespace = task->namespace,
            .name = task->name,
            .sync_phase = str_of(sync_phase_name(task->phase)),
        };

        task->result = map_find(known, resource_result_key(&wanted, building->arena));
    }
}

struct sync_tasks sync_plan_build(const struct sync_plan_input *input, struct arena *arena)
{
    struct building building = { .input = input, .arena = arena };
    size_t most = input->pair_count + input->hook_count * 4 + 1;

    building.tasks.items = arena_alloc(arena, most * sizeof(*building.tasks.items));
    add_pairs(&building);
    add_hooks(&building);
    if (input->namespace_target) {
        struct sync_task *task =
            add_task(&building, PHASE_PRE_SYNC, input->namespace_target, input->namespace_live);

        task->creates_namespace = true;
        task->is_modified = true;
    }
    attach_live(&building);
    attach_results(&building);
    return building.tasks;
}

/* ---- order ---- */

static int compare_waves(const void *a, const void *b)
{
    int64_t left = *(const int64_t *)a, right = *(const int64_t *)b;

    return (left > right) - (left < right);
}

/* The waves of the prunes, each once, ascending. */
static size_t waves_of_prunes(const struct sync_tasks *tasks, int64_t *waves)
{
    size_t count = 0, distinct = 0;

    for (size_t i = 0; i < tasks->count; i++)
        if (sync_task_is_prune(tasks->items[i]))
            waves[count++] = tasks->items[i]->wave;
    qsort(waves, count, sizeof(*waves), compare_waves);
    for (size_t i = 0; i < count; i++)
        if (distinct == 0 || waves[distinct - 1] != waves[i])
            waves[distinct++] = waves[i];
    return distinct;
}

/* What was created last goes first: the waves swap places, the first with the last and so on. */
static void reverse_prunes(struct sync_tasks *tasks, struct arena *arena)
{
    int64_t *waves = arena_alloc(arena, tasks->count * sizeof(*waves));
    size_t count = waves_of_prunes(tasks, waves);

    for (size_t i = 0; i < tasks->count; i++) {
        struct sync_task *task = tasks->items[i];

        for (size_t k = 0; sync_task_is_prune(task) && k < count; k++) {
            if (waves[k] != task->wave)
                continue;
            task->wave = waves[count - 1 - k];
            break;
        }
    }
}

static void prune_last(struct sync_tasks *tasks, struct texts options)
{
    int64_t last = 0;

    for (size_t i = 0; i < tasks->count; i++)
        if (tasks->items[i]->phase == PHASE_SYNC && tasks->items[i]->wave > last)
            last = tasks->items[i]->wave;
    for (size_t i = 0; i < tasks->count; i++)
        if (sync_task_is_prune(tasks->items[i]) &&
            sync_option_is_on(tasks->items[i]->live, options, "PruneLast"))
            tasks->items[i]->wave = last + 1;
}

void sync_plan_sort(struct sync_tasks *tasks, struct texts options, struct arena *arena)
{
    struct order_task *order = arena_alloc(arena, tasks->count * sizeof(*order));

    reverse_prunes(tasks, arena);
    prune_last(tasks, options);
    for (size_t i = 0; i < tasks->count; i++) {
        struct sync_task *task = tasks->items[i];

        order[i] = (struct order_task){
            .key = { task->phase, task->wave, task->gvk.kind, task->name },
            .target = task->target,
            .user = task,
        };
    }
    order_tasks(order, tasks->count);
    for (size_t i = 0; i < tasks->count; i++) {
        tasks->items[i] = order[i].user;
        tasks->items[i]->phase = order[i].key.phase;
        tasks->items[i]->wave = order[i].key.wave;
    }
}

bool sync_tasks_are_together(const struct sync_task *a, const struct sync_task *b)
{
    return a->phase == b->phase && a->wave == b->wave;
}

bool sync_prune_needs_confirmation(const struct sync_task *task, struct texts options)
{
    return sync_task_is_prune(task) &&
           str_equals(sync_option_value(task->live, options, "Prune"), "confirm");
}
