/* Keywords of arrays. */
#include "base/arena.h"
#include "base/strbuf.h"
#include "data/json_schema_check.h"

enum { MAX_COMPARISONS = 2 * 1000 * 1000 };

static void check_counts(struct schema_check *check)
{
    const struct json *min = json_get(check->schema, "minItems");
    const struct json *max = json_get(check->schema, "maxItems");
    int64_t count = (int64_t)json_count(check->value);

    if (min && count < json_int(min, 0))
        schema_add(check, "minItems: got %s, want %s",
                   schema_number((double)count, check->run->arena),
                   schema_number((double)json_int(min, 0), check->run->arena));
    if (max && count > json_int(max, INT64_MAX))
        schema_add(check, "maxItems: got %s, want %s",
                   schema_number((double)count, check->run->arena),
                   schema_number((double)json_int(max, 0), check->run->arena));
}

static void check_unique(struct schema_check *check)
{
    size_t count = json_count(check->value);

    if (!json_bool(json_get(check->schema, "uniqueItems"), false))
        return;
    if (count * count / 2 > MAX_COMPARISONS) {
        error_set(check->run->err, ERR_EXHAUSTED, "uniqueItems of %zu items takes too long", count);
        return;
    }
    for (size_t i = 1; i < count; i++) {
        for (size_t j = 0; j < i; j++) {
            if (!schema_equal(json_item(check->value, i), json_item(check->value, j), 0))
                continue;
            schema_add(check, "items at %zu and %zu are equal", j, i);
            return;
        }
    }
}

/** `shown` is where the item is said to be. */
static struct schema_problem *check_item(struct schema_check *check, const struct json *schema,
                                         size_t index, size_t shown)
{
    struct schema_place place = { .parent = check->place, .index = shown, .is_item = true };

    return schema_validate(check->run, schema, json_item(check->value, index), &place, NULL);
}

static void mark(struct schema_check *check, size_t begin, size_t end)
{
    for (size_t i = begin; i < end && i < check->evaluated.count; i++)
        check->evaluated.flags[i] = true;
}

/** The items that have a schema each; how many those are. */
static size_t check_tuple(struct schema_check *check, const struct json *schemas)
{
    size_t count = json_count(check->value);

    if (json_count(schemas) < count)
        count = json_count(schemas);
    for (size_t i = 0; i < count; i++)
        schema_adopt(&check->problems, check_item(check, json_item(schemas, i), i, i));
    mark(check, 0, count);
    return count;
}

/** Those behind them. The library counts their places from there. */
static void check_rest(struct schema_check *check, const struct json *schema, size_t begin)
{
    size_t count = json_count(check->value);

    if (!schema)
        return;
    for (size_t i = begin; i < count; i++)
        schema_adopt(&check->problems, check_item(check, schema, i, i - begin));
    mark(check, begin, count);
}

static void check_items_before_2020(struct schema_check *check)
{
    const struct json *items = json_get(check->schema, "items");
    const struct json *additional = json_get(check->schema, "additionalItems");
    size_t count = json_count(check->value), done = 0;

    if (json_is(items, JSON_ARRAY)) {
        done = check_tuple(check, items);
    } else if (items) {
        check_rest(check, items, 0);
        done = count;
    }
    if (!additional || !json_is(items, JSON_ARRAY))
        return;
    if (!json_is(additional, JSON_BOOL)) {
        check_rest(check, additional, done);
        return;
    }
    if (!json_bool(additional, true) && done < count)
        schema_add(check, "last %zu additionalItem(s) not allowed", count - done);
    mark(check, done, count);
}

static void add_contains(struct schema_check *check, const struct schema_problem *misses,
                         size_t hits, const struct strbuf *places)
{
    const struct json *min = json_get(check->schema, "minContains");
    const struct json *max = json_get(check->schema, "maxContains");
    bool has_limits = check->run->schema->draft >= SCHEMA_DRAFT_2019;
    struct schema_problem *problem = NULL;

    if (!has_limits || !min) {
        if (hits == 0)
            problem = schema_add(check, "no items match contains schema");
    } else if ((int64_t)hits < json_int(min, 0)) {
        const char *wanted = schema_number((double)json_int(min, 0), check->run->arena);

        problem = hits == 0 ? schema_add(check,
                                         "min %s items required to match contains schema, but "
                                         "none matched",
                                         wanted)
                            : schema_add(check,
                                         "min %s items required to match contains schema, but "
                                         "matched %zu items at %s",
                                         wanted, hits, places->ptr);
    }
    if (problem) {
        problem->first = misses->first;
        problem->count = misses->count;
    }
    if (has_limits && max && (int64_t)hits > json_int(max, INT64_MAX))
        schema_add(check,
                   "max %s items required to match contains schema, but matched %zu items "
                   "at %s",
                   schema_number((double)json_int(max, 0), check->run->arena), hits, places->ptr);
}

static void check_contains(struct schema_check *check)
{
    const struct json *schema = json_get(check->schema, "contains");
    CLEANUP(strbuf_release) struct strbuf places = STRBUF_INIT(32 * 1024);
    struct schema_problem misses = { 0 };
    size_t hits = 0;

    if (!schema || check->run->schema->draft < SCHEMA_DRAFT_6)
        return;
    for (size_t i = 0; i < json_count(check->value); i++) {
        struct schema_problem *problem = check_item(check, schema, i, i);

        schema_adopt(&misses, problem);
        if (problem)
            continue;
        strbuf_printf(&places, "%s%zu", hits++ ? " " : "", i);
        if (check->run->schema->draft >= SCHEMA_DRAFT_2020)
            mark(check, i, i + 1);
    }
    add_contains(check, &misses, hits, &places);
}

void schema_check_array(struct schema_check *check)
{
    check_counts(check);
    check_unique(check);
    if (check->run->schema->draft < SCHEMA_DRAFT_2020)
        check_items_before_2020(check);
    else
        check_rest(check, json_get(check->schema, "items"),
                   check_tuple(check, json_get(check->schema, "prefixItems")));
    check_contains(check);
}
