#include "live/inferred_owners.h"

#include "base/arena.h"
#include "data/json.h"
#include "live/object_info.h"
#include "live/object_table.h"

static bool is_stateful_set(const struct object_key *key)
{
    return str_equals(key->kind, "StatefulSet") &&
           (str_equals(key->group, "apps") || str_equals(key->group, "extensions"));
}

static bool is_claim(const struct object_key *key)
{
    return str_is_empty(key->group) && str_equals(key->kind, "PersistentVolumeClaim");
}

/* The name ends with "<template>-<set>-" and at least one digit. */
static bool is_claim_of(struct str claim, struct str set, const struct json *templates,
                        struct arena *arena)
{
    struct str stem = claim;

    while (stem.len > 0 && stem.ptr[stem.len - 1] >= '0' && stem.ptr[stem.len - 1] <= '9')
        stem.len--;
    if (stem.len == claim.len)
        return false;
    for (struct json_cursor at = json_walk(templates); json_next(&at);) {
        const char *wanted =
            arena_printf(arena, "%.*s-%.*s-", STR_ARG(json_string(at.value)), STR_ARG(set));

        if (str_has_suffix(stem, str_of(wanted)))
            return true;
    }
    return false;
}

static void match(struct object_table *table, struct live_object *set, struct live_object *claim,
                  struct arena *arena)
{
    struct object_facts owner = live_object_facts(table, set, arena);
    const struct object_owner reference = {
        .api_version = str_of(
            arena_printf(arena, "%.*s/%.*s", STR_ARG(owner.key.group), STR_ARG(owner.version))),
        .kind = owner.key.kind,
        .name = owner.key.name,
        .uid = owner.uid,
    };

    if (is_claim_of(live_object_key(claim).name, owner.key.name, object_info_claims(owner.info),
                    arena))
        object_table_add_owner(table, claim, &reference);
    else
        object_table_remove_owner(table, claim, owner.uid);
}

void inferred_owners_after_put(struct object_table *table, struct live_object *object)
{
    struct object_key key = live_object_key(object);
    bool is_set = is_stateful_set(&key);
    struct arena *arena;

    if (!is_set && !is_claim(&key))
        return;
    arena = arena_new();
    for (struct live_object *other = object_table_first_of_namespace(table, key.namespace); other;
         other = object_table_next_of_namespace(other)) {
        struct object_key other_key = live_object_key(other);

        if (is_set && is_claim(&other_key))
            match(table, object, other, arena);
        else if (!is_set && is_stateful_set(&other_key))
            match(table, other, object, arena);
    }
    arena_free(arena);
}

struct removal {
    struct object_table *table;
    struct str uid;
};

static void remove_from_claim(void *context, struct live_object *child)
{
    struct removal *removal = context;
    struct object_key key = live_object_key(child);

    if (is_claim(&key))
        object_table_remove_owner(removal->table, child, removal->uid);
}

void inferred_owners_before_removal(struct object_table *table, struct live_object *object)
{
    struct object_key key = live_object_key(object);
    struct arena *arena;
    struct removal removal = { .table = table };

    if (!is_stateful_set(&key))
        return;
    arena = arena_new();
    removal.uid = live_object_facts(table, object, arena).uid;
    object_table_each_child(table, removal.uid, remove_from_claim, &removal);
    arena_free(arena);
}
