/* Fields of managers that do not count, taken out of both sides. */
#include "argo/texts.h"
#include "base/arena.h"
#include "base/error.h"
#include "data/field_set.h"
#include "data/json.h"
#include "data/schema.h"
#include "data/structured_merge.h"
#include "data/structured_merge_apply.h"
#include "gitops/diff_types.h"
#include "gitops/normalize.h"

static bool is_listed(const struct texts *managers, struct str manager)
{
    for (size_t i = 0; i < managers->count; i++) {
        if (str_equal(managers->items[i], manager))
            return true;
    }
    return false;
}

/* What differs between two sides of a type. */
static int modified_fields(const struct json *target, const struct json *live,
                           struct schema_type type, struct arena *arena,
                           const struct field_set **out, struct error *err)
{
    struct structured_comparison difference;

    if (structured_validate(live, type, 0, err) < 0 ||
        structured_validate(target, type, 0, err) < 0 ||
        structured_compare(live, target, type, arena, &difference, err) < 0)
        return -1;
    *out = difference.modified;
    return 0;
}

/* What the managers own in a live object. */
static int owned_fields(const struct json *live, const struct texts *managers, struct arena *arena,
                        const struct field_set **out, struct error *err)
{
    struct field_managers owners;
    const struct field_set *owned = NULL;

    if (field_managers_parse(live, arena, &owners, err) < 0)
        return -1;
    for (size_t i = 0; i < owners.count; i++) {
        if (is_listed(managers, owners.items[i].manager))
            owned = field_set_union(owned, owners.items[i].set, arena);
    }
    *out = owned;
    return 0;
}

void normalize_managed_fields(const struct json **target, const struct json **live,
                              const struct texts *managers, const struct schema *schema,
                              struct arena *arena)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct field_set *modified, *owned, *ignored;
    struct schema_type type;

    if (!*target || !*live || managers->count == 0)
        return;
    type = diff_schema_type(*target, schema);
    if (modified_fields(*target, *live, type, arena, &modified, &err) < 0 ||
        owned_fields(*live, managers, arena, &owned, &err) < 0)
        return;
    ignored = field_set_intersection(owned, modified, arena);
    if (field_set_is_empty(ignored))
        return;
    *target = structured_remove(*target, type, ignored, arena);
    *live = structured_remove(*live, type, ignored, arena);
}
