#include "scale_managers.h"

#include "base/arena.h"

static const struct field_element spec_replicas[] = {
    { .kind = FIELD_NAME, .name = { "spec", 4 } },
    { .kind = FIELD_NAME, .name = { "replicas", 8 } },
};
static const struct field_path SCALE_PATH = { spec_replicas, 2 };

static const struct field_set *set_of(struct field_path path, struct arena *arena)
{
    struct field_set *set = field_set_new(arena);

    field_set_insert(arena, set, path);
    return set;
}

struct field_managers scale_managers_of(const struct field_managers *parents,
                                        struct field_path replicas, struct arena *arena)
{
    struct field_managers scales = { .items = arena_alloc(arena, (parents->count + 1) *
                                                                     sizeof(*scales.items)) };

    for (size_t i = 0; i < parents->count; i++) {
        struct field_manager manager = parents->items[i];

        if (!field_set_has(manager.set, replicas))
            continue;
        manager.api_version = STR("autoscaling/v1");
        manager.set = set_of(SCALE_PATH, arena);
        scales.items[scales.count++] = manager;
    }
    return scales;
}

/* An applier is one whatever version it applied; who updates in another version is another. */
static const struct field_manager *find_applier(const struct field_managers *scales,
                                                const struct field_manager *wanted)
{
    for (size_t i = 0; i < scales->count; i++) {
        const struct field_manager *manager = &scales->items[i];

        if (wanted->applied && manager->applied && str_equal(manager->manager, wanted->manager) &&
            str_equal(manager->subresource, wanted->subresource))
            return manager;
    }
    return NULL;
}

struct field_managers scale_managers_back(const struct field_managers *parents,
                                          const struct field_managers *scales,
                                          struct field_path replicas, const char *api_version,
                                          struct arena *arena)
{
    size_t room = parents->count + scales->count + 1;
    struct field_managers result = { .items = arena_alloc(arena, room * sizeof(*result.items)) };
    bool *is_known = arena_alloc(arena, scales->count + 1);

    for (size_t i = 0; i < parents->count; i++) {
        struct field_manager manager = parents->items[i];
        const struct field_manager *found = find_applier(scales, &manager);

        if (field_set_has(manager.set, replicas) && found)
            is_known[found - scales->items] = true;
        else if (field_set_has(manager.set, replicas))
            manager.set = field_set_difference(manager.set, set_of(replicas, arena), arena);
        if (!field_set_is_empty(manager.set))
            result.items[result.count++] = manager;
    }
    for (size_t i = 0; i < scales->count; i++) {
        struct field_manager manager = scales->items[i];

        if (is_known[i] || !field_set_has(manager.set, SCALE_PATH))
            continue;
        manager.api_version = str_of(api_version);
        manager.time = STR_EMPTY; /* as the API server has it */
        manager.set = set_of(replicas, arena);
        result.items[result.count++] = manager;
    }
    return result;
}
