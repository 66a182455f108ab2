/* What a structural schema demands of a value, in the API server's words. */
#include "api_resource.h"
#include "base/arena.h"
#include "base/strbuf.h"
#include "custom_format.h"
#include "custom_schema.h"
#include "data/json.h"
#include "data/regex.h"

#include <math.h>
#include <string.h>

enum { DEPTH_MAX = 200, TEXT_MAX = 64 * 1024 };

struct validation {
    struct faults *faults;
    unsigned depth;
};

static void validate(struct validation *validation, const struct json *value,
                     const struct json *schema, const char *path);

static const char *type_of(const struct json *value)
{
    switch (json_type(value)) {
    case JSON_INT:
        return "integer";
    case JSON_FLOAT:
        return "number";
    case JSON_BOOL:
        return "boolean";
    case JSON_STRING:
        return "string";
    case JSON_ARRAY:
        return "array";
    case JSON_OBJECT:
        return "object";
    default:
        return "null";
    }
}

static bool has_type(const struct json *value, const struct json *schema, const char **wanted)
{
    struct str type = json_text_at(schema, "type");
    const char *is = type_of(value);

    *wanted = json_cstr_at(schema, "type");
    if (json_bool(json_get(schema, "x-kubernetes-int-or-string"), false)) {
        *wanted = "integer,string";
        return json_is(value, JSON_INT) || json_is(value, JSON_STRING);
    }
    if (type.len == 0 || str_equals(type, is))
        return true;
    if (json_is(value, JSON_NULL))
        return json_bool(json_get(schema, "nullable"), false);
    if (str_equals(type, "integer"))
        return json_is(value, JSON_FLOAT) &&
               floor(json_double(value, 0.5)) == json_double(value, 0);
    return str_equals(type, "number") && json_is(value, JSON_INT);
}

/* ---- scalars ---- */

static void validate_enum(struct validation *validation, const struct json *value,
                          const struct json *schema, const char *path)
{
    CLEANUP(strbuf_release) struct strbuf list = STRBUF_INIT(TEXT_MAX);
    const struct json *allowed = json_get(schema, "enum");
    struct arena *arena = validation->faults->arena;
    struct str text = json_print(value, JSON_SORTED | JSON_RAW_HTML, arena);

    if (!allowed)
        return;
    for (struct json_cursor at = json_walk(allowed); json_next(&at);) {
        struct str one = json_print(at.value, JSON_SORTED | JSON_RAW_HTML, arena);

        if (json_equal(at.value, value))
            return;
        strbuf_printf(&list, "%s%.*s", list.len ? ", " : "", STR_ARG(one));
    }
    fault_add(validation->faults, "FieldValueNotSupported", path,
              "Unsupported value: %.*s: supported values: %s", STR_ARG(text), list.ptr);
}

static void validate_number(struct validation *validation, const struct json *value,
                            const struct json *schema, const char *path)
{
    struct arena *arena = validation->faults->arena;
    const struct json *minimum = json_get(schema, "minimum"),
                      *maximum = json_get(schema, "maximum");
    bool above = json_bool(json_get(schema, "exclusiveMinimum"), false);
    bool below = json_bool(json_get(schema, "exclusiveMaximum"), false);
    double number = json_double(value, 0), least = json_double(minimum, 0);
    double most = json_double(maximum, 0);

    if (minimum && (number < least || (above && !(number > least))))
        fault_invalid(validation->faults, path, value,
                      arena_printf(arena, "%s in body should be greater than%s %s", path,
                                   above ? "" : " or equal to",
                                   json_print(minimum, JSON_COMPACT, arena).ptr));
    if (maximum && (number > most || (below && !(number < most))))
        fault_invalid(validation->faults, path, value,
                      arena_printf(arena, "%s in body should be less than%s %s", path,
                                   below ? "" : " or equal to",
                                   json_print(maximum, JSON_COMPACT, arena).ptr));
}

static void validate_multiple(struct validation *validation, const struct json *value,
                              const struct json *schema, const char *path)
{
    const struct json *step = json_get(schema, "multipleOf");
    struct arena *arena = validation->faults->arena;
    double quotient = json_double(value, 0) / json_double(step, 1);

    if (!step)
        return;
    /* The API server measures whole numbers with whole steps. */
    if (json_is(value, JSON_INT) && (int64_t)json_double(step, 1) == 0)
        fault_invalid(
            validation->faults, path, json_new_int(arena, 0),
            arena_printf(arena, "factor MultipleOf declared for %s must be positive: 0", path));
    else if (quotient != floor(quotient))
        fault_invalid(validation->faults, path, value,
                      arena_printf(arena, "%s in body should be a multiple of %s", path,
                                   json_print(step, JSON_COMPACT, arena).ptr));
}

static size_t count_runes(struct str text)
{
    size_t count = 0;

    for (size_t i = 0; i < text.len; i++)
        count += ((unsigned char)text.ptr[i] & 0xc0) != 0x80;
    return count;
}

static void validate_pattern(struct validation *validation, const struct json *value,
                             const struct json *schema, const char *path)
{
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(regex_free) struct regex *regex = NULL;
    struct str pattern = json_text_at(schema, "pattern");

    if (pattern.len == 0 || regex_compile(pattern, &regex, &err) < 0)
        return;
    if (!regex_matches(regex, json_string(value)))
        fault_invalid(validation->faults, path, value,
                      arena_printf(validation->faults->arena, "%s in body should match '%.*s'",
                                   path, STR_ARG(pattern)));
}

static void validate_format(struct validation *validation, const struct json *value,
                            const struct json *schema, const char *path)
{
    struct str format = json_text_at(schema, "format"), text = json_string(value);

    if (format.len > 0 && !custom_format_fits(format, text, validation->faults->arena))
        fault_add(validation->faults, "FieldValueTypeInvalid", path,
                  "Invalid value: \"%.*s\": %s in body must be of type %.*s: \"%.*s\"",
                  STR_ARG(text), path, STR_ARG(format), STR_ARG(text));
}

static void validate_string(struct validation *validation, const struct json *value,
                            const struct json *schema, const char *path)
{
    int64_t size = (int64_t)count_runes(json_string(value));
    int64_t least = json_int(json_get(schema, "minLength"), 0);
    int64_t most = json_int(json_get(schema, "maxLength"), INT64_MAX);

    /* The first that is wrong is all that is said. */
    if (size > most)
        fault_add(validation->faults, "FieldValueTooLong", path,
                  "Too long: may not be more than %lld bytes", (long long)most);
    else if (size < least) {
        fault_invalid(validation->faults, path, value,
                      arena_printf(validation->faults->arena,
                                   "%s in body should be at least %lld chars long", path,
                                   (long long)least));
    } else {
        validate_pattern(validation, value, schema, path);
    }
    validate_format(validation, value, schema, path);
}

/* ---- containers ---- */

static const struct json *keys_of(struct arena *arena, const struct json *item,
                                  const struct json *keys)
{
    struct json *key = json_new_object(arena);

    for (struct json_cursor at = json_walk(keys); json_next(&at);)
        if (json_get_str(item, json_string(at.value)))
            json_set_str(arena, key, json_string(at.value),
                         json_get_str(item, json_string(at.value)));
    return key;
}

static void validate_unique(struct validation *validation, const struct json *list,
                            const struct json *schema, const char *path)
{
    struct arena *arena = validation->faults->arena;
    struct str type = json_text_at(schema, "x-kubernetes-list-type");
    const struct json *keys = json_get(schema, "x-kubernetes-list-map-keys");
    size_t count = json_count(list);
    const struct json **seen;

    if (!str_equals(type, "map") && !str_equals(type, "set"))
        return;
    seen = arena_alloc(arena, (count + 1) * sizeof(struct json *));
    for (struct json_cursor at = json_walk(list); json_next(&at);) {
        seen[at.index] = str_equals(type, "set") ? at.value : keys_of(arena, at.value, keys);
        for (size_t i = 0; i < at.index; i++) {
            if (!json_equal(seen[i], seen[at.index]))
                continue;
            fault_add(validation->faults, "FieldValueDuplicate",
                      arena_printf(arena, "%s[%zu]", path, at.index), "Duplicate value: %s",
                      json_print(seen[at.index], JSON_SORTED, arena).ptr);
            break;
        }
    }
}

static void validate_list(struct validation *validation, const struct json *value,
                          const struct json *schema, const char *path)
{
    struct arena *arena = validation->faults->arena;
    int64_t size = (int64_t)json_count(value);
    int64_t least = json_int(json_get(schema, "minItems"), 0);
    int64_t most = json_int(json_get(schema, "maxItems"), INT64_MAX);

    if (size > most)
        fault_add(validation->faults, "FieldValueTooMany", path,
                  "Too many: %lld: must have at most %lld items", (long long)size, (long long)most);
    if (size < least)
        fault_invalid(validation->faults, path, json_new_int(arena, size),
                      arena_printf(arena, "%s in body should have at least %lld items", path,
                                   (long long)least));
    for (struct json_cursor at = json_walk(value); json_next(&at);)
        validate(validation, at.value, json_get(schema, "items"),
                 arena_printf(arena, "%s[%zu]", path, at.index));
    validate_unique(validation, value, schema, path);
}

static const char *join(struct validation *validation, const char *path, struct str key)
{
    return arena_printf(validation->faults->arena, "%s%s%.*s", path, path[0] ? "." : "",
                        STR_ARG(key));
}

/* An object within an object says what it is. */
static void require_envelope(struct validation *validation, const struct json *value,
                             const char *path)
{
    static const char *const fields[] = { "apiVersion", "kind" };

    for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++)
        if (json_text_at(value, fields[i]).len == 0)
            fault_required(validation->faults, join(validation, path, str_of(fields[i])), "");
}

static void validate_object(struct validation *validation, const struct json *value,
                            const struct json *schema, const char *path)
{
    const struct json *properties = json_get(schema, "properties");
    const struct json *rest = json_get(schema, "additionalProperties");
    int64_t most = json_int(json_get(schema, "maxProperties"), INT64_MAX);
    int64_t least = json_int(json_get(schema, "minProperties"), 0);

    for (struct json_cursor at = json_walk(json_get(schema, "required")); json_next(&at);)
        if (!json_get_str(value, json_string(at.value)))
            fault_required(validation->faults, join(validation, path, json_string(at.value)), "");
    if ((int64_t)json_count(value) > most)
        fault_add(validation->faults, "FieldValueTooMany", path,
                  "Too many: %zu: must have at most %lld items", json_count(value),
                  (long long)most);
    if ((int64_t)json_count(value) < least) {
        fault_invalid(validation->faults, path,
                      json_new_int(validation->faults->arena, (int64_t)json_count(value)),
                      arena_printf(validation->faults->arena,
                                   "%s in body should have at least %lld properties", path,
                                   (long long)least));
    }
    if (json_bool(json_get(schema, "x-kubernetes-embedded-resource"), false))
        require_envelope(validation, value, path);
    for (struct json_cursor at = json_walk(value); json_next(&at);) {
        const struct json *member = json_get_str(properties, at.key);

        if (!member && json_is(rest, JSON_OBJECT))
            member = rest;
        if (member)
            validate(validation, at.value, member, join(validation, path, at.key));
    }
}

/* ---- combinations ---- */

static bool fits(struct validation *validation, const struct json *value, const struct json *schema)
{
    struct faults faults = { .arena = validation->faults->arena };
    struct validation inner = { &faults, validation->depth };

    validate(&inner, value, schema, "");
    return faults.count == 0;
}

static unsigned count_fits(struct validation *validation, const struct json *value,
                           const struct json *schemas)
{
    unsigned count = 0;

    for (struct json_cursor at = json_walk(schemas); json_next(&at);)
        count += fits(validation, value, at.value);
    return count;
}

/* The API server names no field here, and quotes nothing. */
static void fault_combined(struct validation *validation, const char *path, const char *text)
{
    fault_add(validation->faults, "FieldValueInvalid", "<nil>", "Invalid value: \"\": \"%s\" %s",
              path, text);
}

static void validate_combined(struct validation *validation, const struct json *value,
                              const struct json *schema, const char *path)
{
    const struct json *any = json_get(schema, "anyOf"), *one = json_get(schema, "oneOf");
    const struct json *not = json_get(schema, "not");
    unsigned fitting = json_count(one) > 0 ? count_fits(validation, value, one) : 1;

    for (struct json_cursor at = json_walk(json_get(schema, "allOf")); json_next(&at);)
        validate(validation, value, at.value, path);
    if (json_count(any) > 0 && count_fits(validation, value, any) == 0) {
        fault_combined(validation, path, "must validate at least one schema (anyOf)");
        validate(validation, value, json_item(any, 0), path);
    }
    if (fitting == 0) {
        fault_combined(validation, path,
                       "must validate one and only one schema (oneOf). Found none valid");
        validate(validation, value, json_item(one, 0), path);
    } else if (fitting > 1) {
        fault_combined(validation, path,
                       arena_printf(validation->faults->arena,
                                    "must validate one and only one schema (oneOf). Found %u "
                                    "valid alternatives",
                                    fitting));
    }
    if (not &&fits(validation, value, not ))
        fault_combined(validation, path, "must not validate the schema (not)");
}

static void validate(struct validation *validation, const struct json *value,
                     const struct json *schema, const char *path)
{
    const char *wanted;

    if (!json_is(schema, JSON_OBJECT) || validation->depth >= DEPTH_MAX)
        return;
    if (json_is(value, JSON_NULL) && json_bool(json_get(schema, "nullable"), false))
        return;
    if (!has_type(value, schema, &wanted)) {
        fault_add(validation->faults, "FieldValueTypeInvalid", path,
                  "Invalid value: \"%s\": %s in body must be of type %s: \"%s\"", type_of(value),
                  path, wanted, type_of(value));
        /* Only for these the API server goes on to what else it could have been. */
        if (json_bool(json_get(schema, "x-kubernetes-int-or-string"), false))
            validate_combined(validation, value, schema, path);
        return;
    }
    validation->depth++;
    validate_enum(validation, value, schema, path);
    if (json_is(value, JSON_OBJECT))
        validate_object(validation, value, schema, path);
    else if (json_is(value, JSON_ARRAY))
        validate_list(validation, value, schema, path);
    else if (json_is(value, JSON_STRING))
        validate_string(validation, value, schema, path);
    else if (json_is(value, JSON_INT) || json_is(value, JSON_FLOAT))
        validate_number(validation, value, schema, path);
    if (json_is(value, JSON_INT) || json_is(value, JSON_FLOAT))
        validate_multiple(validation, value, schema, path);
    validate_combined(validation, value, schema, path);
    validation->depth--;
}

void custom_schema_validate_value(const struct json *value, const struct json *schema,
                                  struct faults *faults)
{
    struct validation validation = { .faults = faults };

    validate(&validation, value, schema, "");
}

void custom_schema_validate(const struct api_version *api, const struct json *object,
                            struct faults *faults)
{
    custom_schema_validate_value(object, json_at(api->definition, "schema.openAPIV3Schema"),
                                 faults);
}
