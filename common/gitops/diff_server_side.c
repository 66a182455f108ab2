/*
 * The API server said what the object would become; what webhooks made of it is taken out again,
 * so that only what the manifest causes is shown.
 */
#include "base/arena.h"
#include "data/field_set.h"
#include "data/json.h"
#include "data/structured_merge.h"
#include "data/structured_merge_apply.h"
#include "gitops/diff_types.h"
#include "gitops/resource.h"

static const char *label_of(const struct json *object, struct arena *arena)
{
    return arena_printf(arena, "%s/%s", json_cstr(json_get(object, "kind")),
                        json_cstr_at(object, "metadata.name"));
}

/* What the manager owns in the answer. */
static int owned_fields(const struct json *predicted, const char *manager, struct arena *arena,
                        const struct field_set **out, struct error *err)
{
    struct field_managers managers;
    const struct field_set *owned = NULL;

    if (json_count(json_at(predicted, "metadata.managedFields")) == 0)
        return error_set(err, ERR_INVALID,
                         "predictedLive for resource %s must have the managedFields",
                         label_of(predicted, arena));
    if (field_managers_parse(predicted, arena, &managers, err) < 0)
        return error_prefix(err, "error building managedFields set");
    for (size_t i = 0; i < managers.count; i++) {
        if (str_equals(managers.items[i].manager, manager))
            owned = field_set_union(owned, managers.items[i].set, arena);
    }
    if (field_set_is_empty(owned))
        return error_set(err, ERR_INVALID, "no managed fields found for manager: %s", manager);
    *out = owned;
    return 0;
}

/* ---- walking over sets ---- */

struct filter {
    const struct field_set *owned;
    struct field_set *kept;
    struct arena *arena;
};

static bool is_above_something(struct field_path path, const struct field_set *set)
{
    for (size_t i = 0; i < path.count; i++) {
        set = field_set_below(set, &path.elements[i]);
        if (!set)
            return false;
    }
    return !field_set_is_empty(set);
}

/* Keep what is not a way to something owned. */
static int keep_foreign(struct field_path path, void *context)
{
    struct filter *filter = context;

    if (!is_above_something(path, filter->owned))
        field_set_insert(filter->arena, filter->kept, path);
    return 0;
}

/* Its last part is one of several keys of a list item above it: without it the item would be no
 * item of its list. */
static bool is_part_of_key(struct field_path path)
{
    const struct field_element *last = &path.elements[path.count - 1];

    if (path.count == 0 || last->kind != FIELD_NAME)
        return false;
    for (size_t i = 0; i + 1 < path.count; i++) {
        const struct field_element *element = &path.elements[i];

        if (element->kind == FIELD_KEY && json_count(element->value) > 1 &&
            json_get_str(element->value, last->name))
            return true;
    }
    return false;
}

static int keep_removable(struct field_path path, void *context)
{
    struct filter *filter = context;

    if (path.count > 0 && !is_part_of_key(path))
        field_set_insert(filter->arena, filter->kept, path);
    return 0;
}

static struct field_set *filtered(const struct field_set *set, const struct field_set *owned,
                                  int (*visit)(struct field_path, void *), struct arena *arena)
{
    struct filter filter = { owned, field_set_new(arena), arena };

    field_set_walk(set, arena, visit, &filter);
    return filter.kept;
}

static int remove_mutations(const struct json *predicted, const struct json *live,
                            const struct diff_config *config, struct arena *arena,
                            const struct json **out, struct error *err)
{
    const char *manager = config->manager ? config->manager : DIFF_MANAGER;
    struct schema_type type = diff_schema_type(predicted, config->schema);
    const struct field_set *owned, *all, *foreign, *removed;
    struct structured_comparison changes;
    const struct json *merged;

    if (owned_fields(predicted, manager, arena, &owned, err) < 0)
        return -1;
    if (structured_validate(predicted, type, STRUCTURED_ALLOW_DUPLICATES, err) < 0 ||
        structured_field_set(predicted, type, arena, &all, err) < 0)
        return error_prefix(err, "error converting predicted live state to FieldSet");
    foreign = filtered(field_set_difference(all, owned, arena), owned, keep_foreign, arena);
    if (structured_compare(live, predicted, type, arena, &changes, err) < 0)
        return error_prefix(err, "error comparing predicted resource to live resource");
    removed = field_set_difference(changes.removed, foreign, arena);
    foreign = filtered(foreign, NULL, keep_removable, arena);
    predicted = structured_remove(predicted, type, foreign, arena);
    if (structured_merge(live, predicted, type, arena, &merged, err) < 0)
        return error_prefix(err, "error applying predicted live to live state");
    *out = structured_remove(merged, type, removed, arena);
    return 0;
}

/* ---- comparing ---- */

static const struct json *without_bookkeeping(const struct json *object, struct arena *arena)
{
    struct json *changed = json_edit(arena, diff_without_last_applied(object, arena));
    struct json *metadata = json_edit_object(arena, changed, "metadata");

    json_remove(arena, metadata, "managedFields");
    json_remove(arena, metadata, "resourceVersion");
    return changed;
}

int diff_server_side(const struct diff_config *config, const struct json *live,
                     const struct json *predicted, struct arena *arena, struct diff_result *out,
                     struct error *err)
{
    if (!predicted)
        return error_set(err, ERR_INVALID, "serverSideDryRunner is null");
    if (!config->includes_webhook_mutations &&
        remove_mutations(predicted, live, config, arena, &predicted, err) < 0)
        return error_prefix(err, "error removing non config mutations for resource %s",
                            label_of(live, arena));
    predicted = normalize(&config->normalizer, predicted, arena);
    live = normalize_steps(&config->normalizer, NORMALIZE_ALL & ~(unsigned)NORMALIZE_REMARSHAL,
                           live, arena);
    *out = diff_result_of(without_bookkeeping(live, arena), without_bookkeeping(predicted, arena));
    return 0;
}
