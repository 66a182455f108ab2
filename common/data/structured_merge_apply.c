/* Server-side apply and update: merging, and the accounts of who owns which field. */
#include "data/structured_merge_apply.h"

#include "base/arena.h"
#include "base/strbuf.h"
#include "data/json.h"
#include "data/structured_merge.h"
#include "data/structured_merge_walk.h"

#include <string.h>

/* One apply or update under way. */
struct updating {
    const struct structured_apply *input;
    struct arena *arena;
    struct error *err;
    struct field_managers managers; /* its own entry is the last one */
    const struct json *live;        /* never NULL */
};

static struct field_manager *own_entry(struct updating *updating)
{
    return &updating->managers.items[updating->managers.count - 1];
}

/* The live object's managers in this version, fitted to the type; the own one behind them. */
static const struct field_set *take_managers(struct updating *updating, bool applied)
{
    const struct structured_apply *input = updating->input;
    struct field_manager own = input->manager;
    const struct field_set *last = NULL;

    own.applied = applied;
    updating->managers.items =
        arena_alloc(updating->arena, (input->managers.count + 1) * sizeof(own));
    for (size_t i = 0; i < input->managers.count; i++) {
        struct field_manager entry = input->managers.items[i];

        if (!str_equal(entry.api_version, own.api_version))
            continue;
        entry.set = structured_reconcile(entry.set, input->type, updating->arena);
        if (field_manager_same(&entry, &own))
            last = field_set_union(last, entry.set, updating->arena);
        else
            updating->managers.items[updating->managers.count++] = entry;
    }
    own.set = last;
    updating->managers.items[updating->managers.count++] = own;
    return last;
}

static const struct field_set *named(const struct updating *updating, const struct field_set *set)
{
    return field_set_with_named_fields(set, structured_root(updating->input->type),
                                       updating->arena);
}

static int fields_of(const struct updating *updating, const struct json *value,
                     const struct field_set **out)
{
    return structured_field_set(value, updating->input->type, updating->arena, out, updating->err);
}

static const struct json *remove_paths(const struct updating *updating, const struct json *value,
                                       const struct field_set *paths)
{
    return structured_remove(value, updating->input->type, paths, updating->arena);
}

/*
 * Take out what was applied last time and is no longer: all of it first, then what somebody owns
 * comes back, and what was only above it.
 */
static int prune(struct updating *updating, const struct json *merged, const struct field_set *last,
                 const struct json **out)
{
    struct arena *arena = updating->arena;
    const struct field_set *merged_set, *pruned_set, *owned = NULL;
    const struct json *pruned;

    *out = merged;
    if (field_set_is_empty(last))
        return 0;
    for (size_t i = 0; i < updating->managers.count; i++)
        owned = field_set_union(owned, updating->managers.items[i].set, arena);
    pruned = remove_paths(updating, merged, named(updating, last));
    if (fields_of(updating, merged, &merged_set) < 0 ||
        fields_of(updating, pruned, &pruned_set) < 0)
        return error_prefix(updating->err, "failed to prune fields");
    merged_set = named(updating, merged_set);
    pruned = remove_paths(updating, merged,
                          field_set_difference(merged_set,
                                               field_set_union(named(updating, pruned_set),
                                                               named(updating, owned), arena),
                                               arena));
    if (fields_of(updating, pruned, &pruned_set) < 0)
        return error_prefix(updating->err, "failed to prune fields");
    *out = remove_paths(
        updating, merged,
        field_set_intersection(field_set_difference(merged_set, named(updating, pruned_set), arena),
                               named(updating, last), arena));
    return 0;
}

/* ---- conflicts ---- */

struct listing {
    struct arena *arena;
    const struct field_manager *manager;
    struct field_conflict *items;
    size_t count, capacity;
};

static int list_conflict(struct field_path path, void *context)
{
    struct listing *listing = context;
    struct field_element *elements =
        arena_alloc(listing->arena, (path.count + 1) * sizeof(*elements));

    if (listing->count == listing->capacity) {
        size_t capacity = listing->capacity ? listing->capacity * 2 : 8;
        struct field_conflict *items = arena_alloc(listing->arena, capacity * sizeof(*items));

        if (listing->count)
            memcpy(items, listing->items, listing->count * sizeof(*items));
        listing->items = items;
        listing->capacity = capacity;
    }
    memcpy(elements, path.elements, path.count * sizeof(*elements));
    listing->items[listing->count++] =
        (struct field_conflict){ .manager = listing->manager, .path = { elements, path.count } };
    return 0;
}

static int report_conflicts(const struct updating *updating, const struct listing *listing,
                            struct field_conflicts *out)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(ERROR_MESSAGE_MAX);
    const struct field_manager *last = NULL;

    if (out)
        *out = (struct field_conflicts){ listing->items, listing->count };
    for (size_t i = 0; i < listing->count; i++) {
        const struct field_conflict *conflict = &listing->items[i];

        if (listing->count == 1)
            strbuf_printf(&text, "conflict with \"%.*s\": ", STR_ARG(conflict->manager->manager));
        else if (conflict->manager != last)
            strbuf_printf(&text, "%sconflicts with \"%.*s\":\n- ", i ? "\n" : "",
                          STR_ARG(conflict->manager->manager));
        else
            strbuf_puts(&text, "\n- ");
        field_path_print(conflict->path, &text);
        last = conflict->manager;
    }
    return error_set(updating->err, ERR_CONFLICT, "%s", text.ptr);
}

/* ---- accounts ---- */

/* What changed is no longer anybody else's; without `force` that is a conflict. */
static int settle(struct updating *updating, const struct structured_comparison *changes,
                  bool force, struct field_conflicts *conflicts)
{
    struct arena *arena = updating->arena;
    const struct field_set *set = field_set_union(changes->modified, changes->added, arena);
    struct listing listing = { .arena = arena };

    for (size_t i = 0; i + 1 < updating->managers.count && !force; i++) {
        listing.manager = &updating->managers.items[i];
        field_set_walk(field_set_intersection(listing.manager->set, set, arena), arena,
                       list_conflict, &listing);
    }
    if (listing.count > 0)
        return report_conflicts(updating, &listing, conflicts);
    set = field_set_union(set, changes->removed, arena);
    for (size_t i = 0; i + 1 < updating->managers.count; i++)
        updating->managers.items[i].set =
            field_set_difference(updating->managers.items[i].set, set, arena);
    return 0;
}

/* The entries that own something. */
static struct field_managers owners(const struct updating *updating)
{
    struct field_managers left = { .items = updating->managers.items };

    for (size_t i = 0; i < updating->managers.count; i++)
        if (!field_set_is_empty(updating->managers.items[i].set))
            left.items[left.count++] = updating->managers.items[i];
    return left;
}

static int compare(const struct updating *updating, const struct json *object,
                   struct structured_comparison *out)
{
    if (structured_compare(updating->live, object, updating->input->type, updating->arena, out,
                           updating->err) < 0)
        return error_prefix(updating->err, "failed to compare objects");
    return 0;
}

int structured_apply(const struct structured_apply *input, struct arena *arena,
                     struct structured_result *out, struct field_conflicts *conflicts,
                     struct error *err)
{
    struct updating updating = { .input = input, .arena = arena, .err = err };
    struct structured_comparison changes;
    const struct field_set *last, *set;
    const struct json *object;

    updating.live = input->live ? input->live : json_new_object(arena);
    last = take_managers(&updating, true);
    if (structured_merge(updating.live, input->config, input->type, arena, &object, err) < 0)
        return error_prefix(err, "failed to merge config");
    if (fields_of(&updating, input->config, &set) < 0)
        return error_prefix(err, "failed to get field set");
    own_entry(&updating)->set = set;
    if (prune(&updating, object, last, &object) < 0)
        return -1;
    if (!object)
        object = json_new_object(arena);
    if (compare(&updating, object, &changes) < 0 ||
        settle(&updating, &changes, input->force, conflicts) < 0)
        return -1;
    out->object = input->live && structured_equal(input->live, object) ? NULL : object;
    out->managers = owners(&updating);
    return 0;
}

int structured_update(const struct structured_apply *input, struct arena *arena,
                      struct structured_result *out, struct error *err)
{
    struct updating updating = { .input = input, .arena = arena, .err = err };
    struct structured_comparison changes;
    struct field_manager *own;

    updating.live = input->live ? input->live : json_new_object(arena);
    take_managers(&updating, false);
    if (compare(&updating, input->config, &changes) < 0 ||
        settle(&updating, &changes, true, NULL) < 0)
        return -1;
    own = own_entry(&updating);
    own->set = field_set_union(field_set_difference(own->set, changes.removed, arena),
                               field_set_union(changes.modified, changes.added, arena), arena);
    out->object = input->config;
    out->managers = owners(&updating);
    return 0;
}
