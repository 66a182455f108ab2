/*
 * Defaults as the API server fills them in. They are worked out on the typed form of the object and
 * carried over as a strategic patch, so that unknown fields survive: the original does it this way,
 * and the oddities of that patch are part of what it shows.
 */
#include "gitops/defaults.h"

#include "argo/texts.h"
#include "base/arena.h"
#include "base/error.h"
#include "data/json.h"
#include "data/quantity.h"
#include "data/schema.h"
#include "data/strategic_merge.h"
#include "gitops/defaults_rules.h"
#include "gitops/forms.h"
#include "gitops/resource.h"

#include <assert.h>

enum { TYPE_RULES_MAX = 64, MILLI = -3 };

/* ---- what rules are made of ---- */

bool default_is_unset(const struct json *object, const char *field)
{
    const struct json *value = json_get(object, field);

    return !value || json_is(value, JSON_NULL) ||
           (json_is(value, JSON_STRING) && json_string(value).len == 0);
}

void default_set(struct defaulting *defaulting, struct json *object, const char *field,
                 const char *value)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *parsed;
    int rc = json_parse(str_of(value), NULL, defaulting->arena, &parsed, &err);

    assert(rc == 0); /* it is a constant of ours */
    json_set(defaulting->arena, object, field, parsed);
}

void default_rows(struct defaulting *defaulting, struct json *object,
                  const struct default_row *rows)
{
    for (; rows->field; rows++) {
        if (default_is_unset(object, rows->field))
            default_set(defaulting, object, rows->field, rows->value);
    }
}

struct json *default_object(struct defaulting *defaulting, struct json *object, const char *field)
{
    if (!json_is(json_get(object, field), JSON_OBJECT))
        return NULL;
    return json_edit_get(defaulting->arena, object, field);
}

void default_each(struct defaulting *defaulting, struct json *object, const char *list,
                  void (*apply)(struct defaulting *defaulting, struct json *item))
{
    struct json *items;

    if (!json_is(json_get(object, list), JSON_ARRAY))
        return;
    items = json_edit_get(defaulting->arena, object, list);
    for (size_t i = 0; i < json_count(items); i++) {
        if (json_is(json_item(items, i), JSON_OBJECT))
            apply(defaulting, json_edit_item(defaulting->arena, items, i));
    }
}

void default_copy_missing(struct defaulting *defaulting, struct json *object, const char *to,
                          const struct json *from)
{
    struct json *target;

    if (json_count(from) == 0)
        return;
    target = json_edit_object(defaulting->arena, object, to);
    for (struct json_cursor at = json_walk(from); json_next(&at);) {
        if (!json_get_str(target, at.key))
            json_set_str(defaulting->arena, target, at.key, at.value);
    }
}

/* ---- walking over the types ---- */

struct walk {
    struct defaulting defaulting;
    struct {
        uint16_t number;
        void (*apply)(struct defaulting *defaulting, struct json *value);
    } rules[TYPE_RULES_MAX];
    size_t rule_count;
};

static void walk_value(struct walk *walk, uint16_t form, struct json *value);

/* The keys of an object, to walk over while its members change. */
static struct texts keys_of(const struct json *object, struct arena *arena)
{
    struct str *keys = arena_alloc(arena, (json_count(object) + 1) * sizeof(*keys));
    size_t count = 0;

    for (struct json_cursor at = json_walk(object); json_next(&at);)
        keys[count++] = at.key;
    return (struct texts){ keys, count };
}

static void round_quantities(struct walk *walk, struct json *map)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct arena *arena = walk->defaulting.arena;
    struct texts keys = keys_of(map, arena);

    for (size_t i = 0; i < keys.count; i++) {
        struct quantity quantity, rounded;
        struct str text = json_string(json_get_str(map, keys.items[i]));

        if (quantity_parse(text, arena, &quantity, &err) < 0 || quantity.exponent >= MILLI)
            continue;
        rounded = quantity_round_up(&quantity, MILLI, arena);
        json_set_str(arena, map, keys.items[i],
                     json_new_string(arena, quantity_print(&rounded, arena)));
    }
}

static void walk_struct(struct walk *walk, uint16_t form, struct json *object)
{
    uint16_t number = form_struct_number(form);
    struct texts keys;

    for (size_t i = 0; i < walk->rule_count; i++) {
        if (walk->rules[i].number == number)
            walk->rules[i].apply(&walk->defaulting, object);
    }
    keys = keys_of(object, walk->defaulting.arena);
    for (size_t i = 0; i < keys.count; i++) {
        uint16_t field = form_field_of(form, keys.items[i]);

        if (field != FORM_NONE && form_shape(field) != FORM_IS_SCALAR)
            walk_value(walk, field,
                       json_edit_get_str(walk->defaulting.arena, object, keys.items[i]));
    }
}

static void walk_map(struct walk *walk, uint16_t element, struct json *map)
{
    struct texts keys;

    if (element == form_quantity()) {
        round_quantities(walk, map);
        return;
    }
    if (form_shape(element) == FORM_IS_SCALAR)
        return;
    keys = keys_of(map, walk->defaulting.arena);
    for (size_t i = 0; i < keys.count; i++)
        walk_value(walk, element, json_edit_get_str(walk->defaulting.arena, map, keys.items[i]));
}

static void walk_value(struct walk *walk, uint16_t form, struct json *value)
{
    uint16_t element = form_element(form);

    switch (form_shape(form)) {
    case FORM_IS_STRUCT:
        if (json_is(value, JSON_OBJECT))
            walk_struct(walk, form, value);
        break;
    case FORM_IS_LIST:
        if (form_shape(element) == FORM_IS_SCALAR)
            break;
        for (size_t i = 0; i < json_count(value); i++)
            walk_value(walk, element, json_edit_item(walk->defaulting.arena, value, i));
        break;
    case FORM_IS_MAP:
        if (json_is(value, JSON_OBJECT))
            walk_map(walk, element, value);
        break;
    default:
        break;
    }
}

static void open_walk(struct walk *walk, struct arena *arena, bool is_pod)
{
    *walk = (struct walk){ .defaulting = { .arena = arena, .is_pod = is_pod } };
    for (const struct type_rule *rule = defaults_type_rules; rule->type; rule++) {
        assert(walk->rule_count < TYPE_RULES_MAX);
        walk->rules[walk->rule_count].number = form_type_number(rule->type);
        walk->rules[walk->rule_count++].apply = rule->apply;
    }
}

/* ---- one object ---- */

static const struct kind_rule *find_rule(struct group_version_kind gvk)
{
    static const struct kind_rule *const tables[] = { defaults_workload_rules,
                                                      defaults_other_rules };

    for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++) {
        for (const struct kind_rule *rule = tables[i]; rule->kind; rule++) {
            if (str_equals(gvk.kind, rule->kind) && str_equals(gvk.group, rule->group) &&
                str_equals(gvk.version, rule->version))
                return rule;
        }
    }
    return NULL;
}

/* The typed form with its defaults; NULL when nothing is missing. */
static const struct json *completed_form(const struct kind_rule *rule, uint16_t form,
                                         const struct json *typed, struct arena *arena)
{
    struct json *completed = json_edit(arena, typed);
    struct walk walk;

    open_walk(&walk, arena, strcmp(rule->kind, "Pod") == 0);
    if (rule->apply)
        rule->apply(&walk.defaulting, completed);
    walk_value(&walk, form, completed);
    return json_equal(typed, completed) ? NULL : completed;
}

int defaults_apply(const struct json *object, struct arena *arena, const struct json **out,
                   struct error *err)
{
    struct group_version_kind gvk = resource_gvk(object);
    const struct kind_rule *rule = find_rule(gvk);
    uint16_t form = rule ? form_of_gvk(gvk) : FORM_NONE;
    const struct json *typed = form == FORM_NONE ? NULL : form_typed(form, object, arena);
    const struct json *completed = typed ? completed_form(rule, form, typed, arena) : NULL;
    struct schema_type type = schema_find_object(schema_builtin(), object);
    const struct json *patch;

    if (!completed) {
        *out = object;
        return 0;
    }
    if (strategic_merge_create(typed, completed, type, arena, &patch, err) < 0)
        return error_prefix(err, "failed to create two way merge patch");
    return strategic_merge_apply(object, patch, type, arena, out, err);
}

const struct json *defaults_complete(const struct json *typed, struct arena *arena)
{
    struct group_version_kind gvk = resource_gvk(typed);
    const struct kind_rule *rule = find_rule(gvk);
    uint16_t form = rule ? form_of_gvk(gvk) : FORM_NONE;
    const struct json *completed =
        form == FORM_NONE ? NULL : completed_form(rule, form, typed, arena);

    return completed ? completed : typed;
}
