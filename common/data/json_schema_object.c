/* Keywords of objects. Members are looked at by name, so that problems have an order. */
#include "base/arena.h"
#include "base/strbuf.h"
#include "data/json_schema_check.h"

#include <stdlib.h>

struct member {
    struct str key;
    const struct json *value;
    size_t index;
};

static int by_key(const void *a, const void *b)
{
    return str_compare(((const struct member *)a)->key, ((const struct member *)b)->key);
}

static struct member *sorted_members(const struct json *object, struct arena *arena, size_t *count)
{
    struct member *members = arena_alloc(arena, (json_count(object) + 1) * sizeof(*members));

    *count = 0;
    for (struct json_cursor at = json_walk(object); json_next(&at);) {
        members[*count] = (struct member){ at.key, at.value, *count };
        (*count)++;
    }
    qsort(members, *count, sizeof(*members), by_key);
    return members;
}

static void check_counts(struct schema_check *check)
{
    const struct json *min = json_get(check->schema, "minProperties");
    const struct json *max = json_get(check->schema, "maxProperties");
    int64_t count = (int64_t)json_count(check->value);

    if (min && count < json_int(min, 0))
        schema_add(check, "minProperties: got %s, want %s",
                   schema_number((double)count, check->run->arena),
                   schema_number((double)json_int(min, 0), check->run->arena));
    if (max && count > json_int(max, INT64_MAX))
        schema_add(check, "maxProperties: got %s, want %s",
                   schema_number((double)count, check->run->arena),
                   schema_number((double)json_int(max, 0), check->run->arena));
}

/** The names of a list that are no members, quoted; how many. */
static size_t find_missing(const struct schema_check *check, const struct json *names,
                           struct strbuf *out)
{
    size_t count = 0;

    for (struct json_cursor at = json_walk(names); json_next(&at);) {
        struct str name = json_string(at.value);

        if (json_get_str(check->value, name))
            continue;
        strbuf_printf(out, "%s%s", count ? ", " : "", schema_quoted(name, check->run->arena));
        count++;
    }
    return count;
}

static void check_required(struct schema_check *check)
{
    CLEANUP(strbuf_release) struct strbuf missing = STRBUF_INIT(32 * 1024);
    size_t count = find_missing(check, json_get(check->schema, "required"), &missing);

    if (count)
        schema_add(check, "missing %s %s", count == 1 ? "property" : "properties", missing.ptr);
}

/** What a member asks for beside it: other members, or that the whole fits a schema. */
static void check_dependency(struct schema_check *check, struct str name,
                             const struct json *dependency)
{
    CLEANUP(strbuf_release) struct strbuf missing = STRBUF_INIT(32 * 1024);

    if (!json_get_str(check->value, name))
        return;
    if (!json_is(dependency, JSON_ARRAY)) {
        struct schema_evaluated evaluated = { NULL, 0 };
        struct schema_problem *problem =
            schema_validate(check->run, dependency, check->value, check->place, &evaluated);

        for (size_t i = 0; !problem && i < evaluated.count && i < check->evaluated.count; i++)
            check->evaluated.flags[i] |= evaluated.flags[i];
        schema_adopt(&check->problems, problem);
        return;
    }
    if (find_missing(check, dependency, &missing))
        schema_add(check, "properties %s required, if %s exists", missing.ptr,
                   schema_quoted(name, check->run->arena));
}

static void check_dependencies(struct schema_check *check, const char *keyword)
{
    for (struct json_cursor at = json_walk(json_get(check->schema, keyword)); json_next(&at);)
        check_dependency(check, at.key, at.value);
}

static void check_member_with(struct schema_check *check, const struct json *schema,
                              const struct member *member)
{
    struct schema_place place = { .parent = check->place, .key = member->key };

    schema_adopt(&check->problems,
                 schema_validate(check->run, schema, member->value, &place, NULL));
}

/** True: the member may not be there. */
static bool check_member(struct schema_check *check, const struct member *member)
{
    const struct json *own = json_get_str(json_get(check->schema, "properties"), member->key);
    const struct json *additional = json_get(check->schema, "additionalProperties");
    bool is_known = own != NULL;

    if (own)
        check_member_with(check, own, member);
    for (struct json_cursor at = json_walk(json_get(check->schema, "patternProperties"));
         json_next(&at);) {
        if (!schema_matches(check->run, at.key, member->key))
            continue;
        is_known = true;
        check_member_with(check, at.value, member);
    }
    if ((is_known || additional) && check->evaluated.count)
        check->evaluated.flags[member->index] = true;
    if (is_known || !additional)
        return false;
    if (json_is(additional, JSON_BOOL))
        return !json_bool(additional, true);
    check_member_with(check, additional, member);
    return false;
}

static void check_members(struct schema_check *check)
{
    CLEANUP(strbuf_release) struct strbuf refused = STRBUF_INIT(32 * 1024);
    size_t count;
    struct member *members = sorted_members(check->value, check->run->arena, &count);

    for (size_t i = 0; i < count; i++) {
        if (check_member(check, &members[i]))
            strbuf_printf(&refused, "%s%s", refused.len ? ", " : "",
                          schema_quoted(members[i].key, check->run->arena));
    }
    if (refused.len)
        schema_add(check, "additional properties %s not allowed", refused.ptr);
}

/** A name is checked as a text of its own, and its problems have no place. */
static void check_names(struct schema_check *check)
{
    static const struct schema_place nowhere = { 0 };
    const struct json *schema = json_get(check->schema, "propertyNames");
    size_t count;
    struct member *members;

    if (!schema)
        return;
    members = sorted_members(check->value, check->run->arena, &count);
    for (size_t i = 0; i < count; i++) {
        struct arena *arena = check->run->arena;
        struct schema_problem *problem,
            *found = schema_validate(check->run, schema, json_new_string(arena, members[i].key),
                                     &nowhere, NULL);

        if (!found)
            continue;
        problem = schema_problem_new(
            check->run, &nowhere,
            arena_printf(arena, "invalid propertyName %s", schema_quoted(members[i].key, arena)));
        if (found->kind == PROBLEM_GROUP) {
            problem->first = found->first;
            problem->count = found->count;
        } else {
            schema_adopt(problem, found);
        }
        schema_adopt(&check->problems, problem);
    }
}

void schema_check_object(struct schema_check *check)
{
    int draft = check->run->schema->draft;

    check_counts(check);
    check_required(check);
    check_dependencies(check, "dependencies");
    check_members(check);
    if (draft >= SCHEMA_DRAFT_6)
        check_names(check);
    if (draft < SCHEMA_DRAFT_2019)
        return;
    check_dependencies(check, "dependentSchemas");
    check_dependencies(check, "dependentRequired");
}

static void check_unevaluated_members(struct schema_check *check, const struct json *schema)
{
    size_t count;
    struct member *members = sorted_members(check->value, check->run->arena, &count);

    for (size_t i = 0; i < count; i++) {
        if (check->evaluated.flags[members[i].index])
            continue;
        check_member_with(check, schema, &members[i]);
        check->evaluated.flags[members[i].index] = true;
    }
}

static void check_unevaluated_items(struct schema_check *check, const struct json *schema)
{
    for (struct json_cursor at = json_walk(check->value); json_next(&at);) {
        struct schema_place place = { .parent = check->place, .index = at.index, .is_item = true };

        if (check->evaluated.flags[at.index])
            continue;
        schema_adopt(&check->problems, schema_validate(check->run, schema, at.value, &place, NULL));
        check->evaluated.flags[at.index] = true;
    }
}

void schema_check_unevaluated(struct schema_check *check)
{
    const struct json *members = json_get(check->schema, "unevaluatedProperties");
    const struct json *items = json_get(check->schema, "unevaluatedItems");

    if (!check->evaluated.count)
        return;
    if (members && json_is(check->value, JSON_OBJECT))
        check_unevaluated_members(check, members);
    if (items && json_is(check->value, JSON_ARRAY))
        check_unevaluated_items(check, items);
}
