/* The object is walked by its schema, from one named type to the next; the table says what is
 * checked of each. Paths are put together only when something is wrong. */
#include "validate_fields.h"

#include "base/arena.h"
#include "base/name_table.h"
#include "base/strbuf.h"
#include "data/json.h"
#include "field_table.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { PATH_MAX_BYTES = 64 * 1024 };

/* An object within the object, or a list. */
struct place {
    const struct place *above;
    const struct json *value;
    struct str model; /* of the type; empty: none */
    struct str key;   /* in `above`, which is an object or a map */
    size_t index;     /* in `above`, which is a list */
    size_t siblings;  /* items of that list */
    bool is_item;
};

/* ---- where ---- */

static const struct place *holder_of(const struct place *place)
{
    do
        place = place->above;
    while (place && json_is(place->value, JSON_ARRAY));
    return place;
}

static void put_path(const struct place *place, struct strbuf *path)
{
    if (!place->above)
        return;
    put_path(place->above, path);
    if (place->is_item)
        strbuf_printf(path, "[%zu]", place->index);
    else
        strbuf_printf(path, "%s%.*s", path->len ? "." : "", STR_ARG(place->key));
}

/* `#` stands for the place's number in its list. */
static void put_rest(const struct place *place, const char *rest, struct strbuf *path)
{
    for (; *rest; rest++) {
        if (*rest == '#')
            strbuf_printf(path, "%zu", place->index);
        else
            strbuf_printf(path, "%c", *rest);
    }
}

/* The path that a rule names; `item` is that of a text in a list, else SIZE_MAX. */
static const char *path_of(const struct place *place, const struct field_rule *rule, size_t item,
                           struct arena *arena)
{
    CLEANUP(strbuf_release) struct strbuf path = STRBUF_INIT(PATH_MAX_BYTES);
    const struct place *at = place;
    const char *rest = rule->path;

    if (rest[0] != '^')
        rest = "^.";
    for (rest++; *rest == '^' && holder_of(place); rest++)
        place = holder_of(place);
    put_path(place, &path);
    if (strcmp(rest, ".") == 0)
        strbuf_printf(&path, "%s%s", path.len ? "." : "", rule->field);
    else
        put_rest(at, path.len || rest[0] != '.' ? rest : rest + 1, &path);
    if (item != SIZE_MAX && strcmp(rule->path, "list") != 0)
        strbuf_printf(&path, "[%zu]", item);
    return arena_strndup(arena, path.ptr ? path.ptr : "", path.len);
}

/* ---- when ---- */

/* Is `text` one of those between bars? */
static bool is_one_of(struct str text, struct str list)
{
    struct str one;

    while (list.len > 0) {
        str_cut(list, '|', &one, &list);
        if (str_equal(one, text))
            return true;
    }
    return false;
}

static bool holds(const struct place *place, struct str condition)
{
    struct str name, values;

    if (str_equals(condition, "several"))
        return place->siblings > 1;
    if (condition.ptr[0] == '!')
        return !json_get_str(place->value, str_slice(condition, 1, condition.len));
    if (!str_cut(condition, '=', &name, &values))
        return json_get_str(place->value, condition) != NULL;
    return is_one_of(json_string(json_get_str(place->value, name)), values);
}

static bool is_within(const struct place *place, struct str list)
{
    const struct place *holder = holder_of(place), *field = place;
    struct str one, model, name;

    if (!holder)
        return false;
    while (field->is_item)
        field = field->above;
    while (list.len > 0) {
        ptrdiff_t dot;

        str_cut(list, '|', &one, &list);
        str_cut(one, '.', &model, &name);
        dot = str_find_last_char(holder->model, '.');
        if (str_equal(field->key, name) && dot >= 0 &&
            str_equal(str_slice(holder->model, (size_t)dot + 1, holder->model.len), model))
            return true;
    }
    return false;
}

static bool applies(const struct place *place, const struct field_rule *rule)
{
    struct str list = str_of(rule->when), one;

    if (rule->within[0] && !is_within(place, str_of(rule->within)))
        return false;
    while (list.len > 0) {
        str_cut(list, ',', &one, &list);
        if (!holds(place, one))
            return false;
    }
    return true;
}

/* ---- what ---- */

static bool is_empty(const struct json *value)
{
    switch (json_type(value)) {
    case JSON_STRING:
        return json_string(value).len == 0;
    case JSON_INT:
        return json_int(value, 0) == 0;
    case JSON_ARRAY:
    case JSON_OBJECT:
        return json_count(value) == 0;
    default:
        return !value || json_is(value, JSON_NULL);
    }
}

/* `values` are as they are told: each quoted. */
static bool is_known(struct str text, const char *values, struct arena *arena)
{
    return str_find_char(text, '"') < 0 &&
           strstr(values, arena_printf(arena, "\"%.*s\"", STR_ARG(text)));
}

/* An object as Go prints its own form of it: with the names of Go's fields. */
static const struct json *in_go(const struct json *value, struct arena *arena)
{
    struct json *result;

    if (!json_is(value, JSON_OBJECT))
        return value;
    result = json_new_object(arena);
    for (struct json_cursor at = json_walk(value); json_next(&at);) {
        char *name = arena_strndup(arena, at.key.ptr, at.key.len);

        name[0] = (char)toupper((unsigned char)name[0]);
        json_set(arena, result, name, in_go(at.value, arena));
    }
    return result;
}

static void refuse_value(const struct place *place, const struct field_rule *rule,
                         const struct json *value, struct faults *faults)
{
    struct arena *arena = faults->arena;
    bool is_holder = strcmp(rule->path, "^") == 0 && !place->is_item;
    struct str text;

    if (is_holder && strcmp(rule->field, "type") == 0)
        value = in_go(place->value, arena);
    text = json_print(value, JSON_COMPACT | JSON_RAW_HTML, arena);
    fault_add(faults, "FieldValueNotSupported", path_of(place, rule, SIZE_MAX, arena),
              "Unsupported value: %.*s: supported values: %s", STR_ARG(text), rule->text);
}

static void check_value(const struct place *place, const struct field_rule *rule,
                        const struct json *value, struct faults *faults)
{
    bool is_none =
        !value || json_is(value, JSON_NULL) || (rule->kind == RULE_KNOWN && is_empty(value));

    if (is_none && rule->kind != RULE_ALWAYS)
        return;
    if (!is_known(json_string(value), rule->text, faults->arena))
        refuse_value(place, rule, is_none ? json_new_cstr(faults->arena, "") : value, faults);
}

static void check_items(const struct place *place, const struct field_rule *rule,
                        const struct json *list, struct faults *faults)
{
    struct arena *arena = faults->arena;

    for (struct json_cursor at = json_walk(list); json_next(&at);) {
        const struct json *quoted = rule->kind == RULE_WHOLE ? list : at.value;
        struct str text = json_string(at.value);

        if (rule->kind == RULE_ITEM_REQUIRED) {
            if (text.len == 0)
                fault_required(faults, path_of(place, rule, at.index, arena), rule->text);
            continue;
        }
        if (is_known(text, rule->text, arena))
            continue;
        text = json_print(quoted, JSON_COMPACT | JSON_RAW_HTML, arena);
        fault_add(faults, "FieldValueNotSupported", path_of(place, rule, at.index, arena),
                  "Unsupported value: %.*s: supported values: %s", STR_ARG(text), rule->text);
        if (rule->kind == RULE_WHOLE)
            return;
    }
}

static void check_field(const struct place *place, const struct field_rule *rule,
                        struct faults *faults)
{
    const struct json *value = json_get(place->value, rule->field);
    bool is_missing = false;

    switch (rule->kind) {
    case RULE_REQUIRED:
        is_missing = is_empty(value);
        break;
    case RULE_ABSENT:
        is_missing = !value || json_is(value, JSON_NULL);
        break;
    case RULE_EMPTY:
        is_missing = value && !json_is(value, JSON_NULL) && is_empty(value);
        break;
    case RULE_MEMBER:
        is_missing = !json_get(value, rule->text);
        break;
    case RULE_VALUES:
    case RULE_KNOWN:
    case RULE_ALWAYS:
        check_value(place, rule, value, faults);
        return;
    case RULE_ITEMS:
    case RULE_WHOLE:
    case RULE_ITEM_REQUIRED:
        check_items(place, rule, value, faults);
        return;
    }
    if (is_missing)
        fault_required(faults, path_of(place, rule, SIZE_MAX, faults->arena),
                       rule->kind == RULE_MEMBER ? "" : rule->text);
}

/* The first rule of a type. */
static const struct field_rule *find_rules(struct str model)
{
    return field_rules +
           name_table_first(field_rules, field_rule_count, sizeof(field_rules[0]), model);
}

static void check_object(const struct place *place, struct faults *faults)
{
    const struct field_rule *end = field_rules + field_rule_count;

    for (const struct field_rule *rule = find_rules(place->model);
         rule < end && str_equals(place->model, rule->model); rule++)
        if (applies(place, rule))
            check_field(place, rule, faults);
}

static void walk(struct place *place, struct schema_type type, struct faults *faults)
{
    bool is_list = json_is(place->value, JSON_ARRAY);

    if (!schema_is_known(type) || (!is_list && !json_is(place->value, JSON_OBJECT)))
        return;
    place->model = schema_name(type);
    if (place->model.len > 0 && !is_list)
        check_object(place, faults);
    for (struct json_cursor at = json_walk(place->value); json_next(&at);) {
        struct place below = {
            .above = place,
            .value = at.value,
            .key = at.key,
            .index = at.index,
            .siblings = json_count(place->value),
            .is_item = is_list,
        };

        walk(&below, is_list ? schema_element(type) : schema_member(type, at.key), faults);
    }
}

void validate_fields(const struct json *object, struct schema_type type, struct faults *faults)
{
    struct place place = { .value = object };

    walk(&place, type, faults);
}
