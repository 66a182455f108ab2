#include "gitops/forms.h"

#include "base/arena.h"
#include "base/clock.h"
#include "base/error.h"
#include "data/digest.h"
#include "data/json.h"
#include "data/quantity.h"
#include "gitops/forms_table.h"

#include <strings.h>

enum {
    BYTES_MAX = 16 << 20,
    NS_PER_SECOND = 1000000000,
    NS_PER_MICROSECOND = 1000,
};

#define ZERO_TIME "0001-01-01T00:00:00Z"

struct conversion {
    struct arena *arena;
    /* All fields, unknown ones dropped; else only the keys that are there, unknown ones refused. */
    bool whole;
    bool failed;
};

static const struct json *convert(struct conversion *conversion, uint16_t node,
                                  const struct json *value);

static const struct json *fail(struct conversion *conversion)
{
    conversion->failed = true;
    return NULL;
}

/* Go matches names without regard to case when there is no exact match. */
static const struct form_field *find_folded(const struct form_struct *type, struct str name)
{
    const struct form_field *fields = form_fields + type->first_field;

    for (size_t i = 0; i < type->field_count; i++) {
        const char *candidate = form_texts + fields[i].name;

        if (strlen(candidate) == name.len && strncasecmp(candidate, name.ptr, name.len) == 0)
            return &fields[i];
    }
    return NULL;
}

/* ---- scalars ---- */

static const struct json *convert_integer(struct conversion *conversion, const struct json *value,
                                          int64_t low, int64_t high)
{
    double number;

    if (json_is(value, JSON_INT)) {
        int64_t whole = json_int(value, 0);

        return whole >= low && whole <= high ? value : fail(conversion);
    }
    if (!json_is(value, JSON_FLOAT))
        return fail(conversion);
    number = json_double(value, 0);
    if (number != (double)json_int(value, INT64_MIN) || number < (double)low ||
        number > (double)high)
        return fail(conversion);
    return json_new_int(conversion->arena, (int64_t)number);
}

static const struct json *convert_bytes(struct conversion *conversion, const struct json *value)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct str bytes, text;

    if (!json_is(value, JSON_STRING))
        return fail(conversion);
    if (base64_decode(json_string(value), BYTES_MAX, conversion->arena, &bytes, &err) < 0)
        return fail(conversion);
    text = base64_encode(bytes, conversion->arena);
    return str_equal(text, json_string(value)) ? value : json_new_string(conversion->arena, text);
}

static const struct json *convert_quantity(struct conversion *conversion, const struct json *value)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct str text = json_string(value), canonical;
    struct quantity quantity;

    if (json_is(value, JSON_INT) || json_is(value, JSON_FLOAT))
        text = json_print(value, JSON_COMPACT, conversion->arena);
    else if (!json_is(value, JSON_STRING))
        return fail(conversion);
    if (quantity_parse(text, conversion->arena, &quantity, &err) < 0)
        return fail(conversion);
    canonical = quantity_print(&quantity, conversion->arena);
    if (json_is(value, JSON_STRING) && str_equal(canonical, text))
        return value;
    return json_new_string(conversion->arena, canonical);
}

static const struct json *convert_time(struct conversion *conversion, const struct json *value,
                                       bool is_micro)
{
    struct str text = json_string(value), canonical;
    int64_t ns, seconds, micros;
    const char *whole;

    if (!json_is(value, JSON_STRING) || !clock_parse_rfc3339(text, &ns))
        return fail(conversion);
    /* Too far away to be counted: Go's zero time is null, all else stays as it is. */
    if (ns == INT64_MIN || ns == INT64_MAX)
        return str_equals(text, ZERO_TIME) ? json_new_null(conversion->arena) : value;
    seconds = ns / NS_PER_SECOND - (ns % NS_PER_SECOND < 0);
    micros = (ns % NS_PER_SECOND + NS_PER_SECOND) % NS_PER_SECOND / NS_PER_MICROSECOND;
    whole = clock_rfc3339(seconds, conversion->arena);
    canonical = str_of(whole);
    if (is_micro)
        canonical = str_of(arena_printf(conversion->arena, "%.*s.%06lldZ", (int)canonical.len - 1,
                                        whole, (long long)micros));
    return str_equal(text, canonical) ? value : json_new_string(conversion->arena, canonical);
}

static const struct json *convert_duration(struct conversion *conversion, const struct json *value)
{
    struct str text = json_string(value);
    const char *canonical;
    int64_t ns;

    if (!json_is(value, JSON_STRING) || !clock_parse_duration(text, &ns))
        return fail(conversion);
    canonical = clock_print_duration(ns, conversion->arena);
    return str_equals(text, canonical) ? value : json_new_cstr(conversion->arena, canonical);
}

/* What null becomes: Go leaves the zero value where it is. */
static const struct json *convert_null(struct conversion *conversion, enum form_type type)
{
    switch (type) {
    case FORM_STRING:
        return json_new_cstr(conversion->arena, "");
    case FORM_BOOL:
        return json_new_bool(conversion->arena, false);
    case FORM_INT32:
    case FORM_INT64:
    case FORM_FLOAT:
    case FORM_INTSTR:
        return json_new_int(conversion->arena, 0);
    case FORM_QUANTITY:
        return json_new_cstr(conversion->arena, "0");
    case FORM_DURATION:
        return fail(conversion);
    default:
        return json_new_null(conversion->arena);
    }
}

static const struct json *convert_scalar(struct conversion *conversion, enum form_type type,
                                         const struct json *value)
{
    switch (type) {
    case FORM_STRING:
        return json_is(value, JSON_STRING) ? value : fail(conversion);
    case FORM_BOOL:
        return json_is(value, JSON_BOOL) ? value : fail(conversion);
    case FORM_INT32:
        return convert_integer(conversion, value, INT32_MIN, INT32_MAX);
    case FORM_INT64:
        return convert_integer(conversion, value, INT64_MIN, INT64_MAX);
    case FORM_FLOAT:
        return json_is(value, JSON_INT) || json_is(value, JSON_FLOAT) ? value : fail(conversion);
    case FORM_BYTES:
        return convert_bytes(conversion, value);
    case FORM_QUANTITY:
        return convert_quantity(conversion, value);
    case FORM_TIME:
    case FORM_MICROTIME:
        return convert_time(conversion, value, type == FORM_MICROTIME);
    case FORM_DURATION:
        return convert_duration(conversion, value);
    case FORM_INTSTR:
        return json_is(value, JSON_STRING)
                   ? value
                   : convert_integer(conversion, value, INT32_MIN, INT32_MAX);
    default:
        return value;
    }
}

/* ---- containers ---- */

static const struct json *convert_list(struct conversion *conversion, uint16_t element,
                                       const struct json *list)
{
    struct json *changed = NULL;

    if (!json_is(list, JSON_ARRAY))
        return fail(conversion);
    for (struct json_cursor at = json_walk(list); json_next(&at);) {
        const struct json *item = convert(conversion, element, at.value);

        if (conversion->failed)
            return NULL;
        if (item == at.value)
            continue;
        if (!changed)
            changed = json_edit(conversion->arena, list);
        json_replace(conversion->arena, changed, at.index, item);
    }
    return changed ? changed : list;
}

static const struct json *convert_map(struct conversion *conversion, uint16_t element,
                                      const struct json *map)
{
    struct json *changed = NULL;

    if (!json_is(map, JSON_OBJECT))
        return fail(conversion);
    for (struct json_cursor at = json_walk(map); json_next(&at);) {
        const struct json *member = convert(conversion, element, at.value);

        if (conversion->failed)
            return NULL;
        if (member == at.value)
            continue;
        if (!changed)
            changed = json_edit(conversion->arena, map);
        json_set_str(conversion->arena, changed, at.key, member);
    }
    return changed ? changed : map;
}

/* A field with omitempty is not written when its value is this. */
static bool is_empty(uint16_t node, const struct json *value)
{
    switch (json_type(value)) {
    case JSON_ABSENT:
    case JSON_NULL:
        return true;
    case JSON_BOOL:
        return form_nodes[node].type == FORM_BOOL && !json_bool(value, false);
    case JSON_INT:
        return (form_nodes[node].type == FORM_INT32 || form_nodes[node].type == FORM_INT64 ||
                form_nodes[node].type == FORM_FLOAT) &&
               json_int(value, 0) == 0;
    case JSON_STRING:
        return (form_nodes[node].type == FORM_STRING || form_nodes[node].type == FORM_BYTES) &&
               json_string(value).len == 0;
    case JSON_ARRAY:
        return form_nodes[node].type == FORM_LIST && json_count(value) == 0;
    case JSON_OBJECT:
        return form_nodes[node].type == FORM_MAP && json_count(value) == 0;
    default:
        return false;
    }
}

static bool is_left_out(const struct form_field *field, const struct json *value)
{
    if (field->flags & FORM_OMIT_EMPTY && form_nodes[field->node].type != FORM_TIME &&
        form_nodes[field->node].type != FORM_MICROTIME &&
        form_nodes[field->node].type != FORM_STRUCT && is_empty(field->node, value))
        return true;
    return field->flags & FORM_OMIT_ZERO && json_is(value, JSON_NULL);
}

/* Only the keys that are there. */
static const struct json *convert_members(struct conversion *conversion,
                                          const struct form_struct *type, const struct json *object)
{
    struct json *changed = NULL;

    for (struct json_cursor at = json_walk(object); json_next(&at);) {
        const struct form_field *field = form_find_field(type, at.key);
        bool is_exact = field != NULL;
        const struct json *value;

        if (!field)
            field = find_folded(type, at.key);
        if (!field)
            return fail(conversion);
        value = convert(conversion, field->node, at.value);
        if (conversion->failed)
            return NULL;
        if (is_exact && value == at.value && !is_left_out(field, value))
            continue;
        if (!changed)
            changed = json_edit(conversion->arena, object);
        /* A wrongly cased key counts as the field, but is no key of what is written. */
        if (!is_exact || is_left_out(field, value))
            json_remove_str(conversion->arena, changed, at.key);
        else
            json_set_str(conversion->arena, changed, at.key, value);
    }
    return changed ? changed : object;
}

/* What a typed value writes for a field that is not there. */
static const struct json *convert_missing(struct conversion *conversion, uint16_t node)
{
    const struct json *empty = json_new_object(conversion->arena);

    switch ((enum form_type)form_nodes[node].type) {
    case FORM_STRUCT:
        return convert(conversion, node, empty);
    case FORM_POINTER:
    case FORM_LIST:
    case FORM_MAP:
    case FORM_RAW:
        return json_new_null(conversion->arena);
    case FORM_DURATION:
        return json_new_cstr(conversion->arena, "0s");
    default:
        return convert_null(conversion, form_nodes[node].type);
    }
}

static const struct json *find_member(const struct json *object, const char *name)
{
    const struct json *value = json_get(object, name);

    if (value)
        return value;
    for (struct json_cursor at = json_walk(object); json_next(&at);) {
        if (strlen(name) == at.key.len && strncasecmp(name, at.key.ptr, at.key.len) == 0)
            return at.value;
    }
    return NULL;
}

/* All fields of the type. */
static const struct json *convert_whole(struct conversion *conversion,
                                        const struct form_struct *type, const struct json *object)
{
    struct json *written = json_new_object(conversion->arena);

    for (size_t i = 0; i < type->field_count; i++) {
        const struct form_field *field = &form_fields[type->first_field + i];
        const char *name = form_texts + field->name;
        const struct json *value = find_member(object, name);

        value = value ? convert(conversion, field->node, value)
                      : convert_missing(conversion, field->node);
        if (conversion->failed)
            return NULL;
        if (!is_left_out(field, value))
            json_set(conversion->arena, written, name, value);
    }
    return written;
}

static const struct json *convert_struct(struct conversion *conversion, uint16_t number,
                                         const struct json *object)
{
    const struct form_struct *type = &form_structs[number];

    if (json_is(object, JSON_NULL)) {
        /* The zero struct, as Go writes it. */
        struct conversion zero = { .arena = conversion->arena, .whole = true };

        return convert_whole(&zero, type, json_new_object(conversion->arena));
    }
    if (!json_is(object, JSON_OBJECT))
        return fail(conversion);
    return conversion->whole ? convert_whole(conversion, type, object)
                             : convert_members(conversion, type, object);
}

static const struct json *convert(struct conversion *conversion, uint16_t node,
                                  const struct json *value)
{
    enum form_type type = form_nodes[node].type;

    switch (type) {
    case FORM_POINTER:
        return json_is(value, JSON_NULL) ? value : convert(conversion, form_nodes[node].of, value);
    case FORM_LIST:
        return json_is(value, JSON_NULL) ? value
                                         : convert_list(conversion, form_nodes[node].of, value);
    case FORM_MAP:
        return json_is(value, JSON_NULL) ? value
                                         : convert_map(conversion, form_nodes[node].of, value);
    case FORM_STRUCT:
        return convert_struct(conversion, form_nodes[node].of, value);
    default:
        return json_is(value, JSON_NULL) ? convert_null(conversion, type)
                                         : convert_scalar(conversion, type, value);
    }
}

const struct json *form_canonical(uint16_t form, const struct json *document, struct arena *arena)
{
    struct conversion conversion = { .arena = arena };
    const struct json *result = convert(&conversion, form, document);

    return conversion.failed ? NULL : result;
}

const struct json *form_typed(uint16_t form, const struct json *document, struct arena *arena)
{
    struct conversion conversion = { .arena = arena, .whole = true };
    const struct json *result = convert(&conversion, form, document);

    return conversion.failed ? NULL : result;
}
