#include "base/arena.h"
#include "data/json.h"
#include "gitops/health/operators/groups.h"

static const struct health_rule keycloak[] = {
    WHEN(1, "status.conditions=nil", PROGRESSING,
         "Waiting for Keycloak status conditions to exist"),
    IF(11, "#status.conditions>1"), /* as sorting them does, ask each for its time */
    EACH(11, "status.conditions"),
    NEXT(14, ".lastTransitionTime"),
    END,
    END,
    EACH(24, "status.conditions"),
    WHEN(25, ".type=Ready .status=True", HEALTHY, ""),
    WHEN(33, ".type=HasErrors .status=True", DEGRADED, "Has Errors: {.message}"),
    END,
    FINALLY(PROGRESSING, ""),
};

static const struct health_kind by_rules = BY_RULES("Keycloak", keycloak);

/* The time of the last change; NULL when there is none. */
static const struct json *changed_at(const struct json *condition)
{
    const struct json *time = json_get(condition, "lastTransitionTime");

    return json_is(time, JSON_STRING) ? time : NULL;
}

static bool is_older(const struct json *a, const struct json *b)
{
    const struct json *left = changed_at(a), *right = changed_at(b);

    if (!left || !right)
        return left != NULL;
    return str_compare(json_string(left), json_string(right)) < 0;
}

/* From old to new, those without a time last; the others keep their places. */
static struct json *by_age(const struct json *conditions, struct arena *arena)
{
    struct json *sorted = json_new_array(arena);

    for (struct json_cursor at = json_walk(conditions); json_next(&at);) {
        size_t place = json_count(sorted);

        while (place > 0 && is_older(at.value, json_item(sorted, place - 1)))
            place--;
        json_insert(arena, sorted, place, at.value);
    }
    return sorted;
}

/* The oldest of the conditions that say something is the verdict. */
static struct health health_of_keycloak(const struct json *object, struct arena *arena)
{
    const struct json *conditions = json_at(object, "status.conditions");
    struct json *sorted;

    if (!json_is(conditions, JSON_ARRAY))
        return health_by_rules(&by_rules, object, arena);
    sorted = json_edit(arena, object);
    json_set(arena, json_edit_object(arena, sorted, "status"), "conditions",
             by_age(conditions, arena));
    return health_by_rules(&by_rules, sorted, arena);
}

static const struct health_kind kinds[] = { BY_CHECK("Keycloak", health_of_keycloak) };
HEALTH_GROUP(health_group_keycloak, "k8s.keycloak.org", kinds);
