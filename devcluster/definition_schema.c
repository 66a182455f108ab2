#include "definition_schema.h"

#include "base/arena.h"
#include "custom_schema.h"
#include "data/json.h"
#include "refuse.h"

enum { DEPTH_MAX = 200 };

/* Each pass looks at schemas that the one before found right. */
enum pass { PASS_WORDS, PASS_TYPES, PASS_DEFAULTS, PASS_COUNT };

struct check {
    struct faults *faults;
    unsigned depth;
    enum pass pass;
};

static bool flag(const struct json *schema, const char *name)
{
    return json_bool(json_get(schema, name), false);
}

static void check_schema(struct check *check, const struct json *schema, const char *path,
                         const char *missing);

/* ---- what a schema may not say ---- */

static void forbid(struct check *check, const char *path, const char *member, const char *detail)
{
    fault_forbidden(check->faults, arena_printf(check->faults->arena, "%s.%s", path, member),
                    detail);
}

/* What would let a schema go round, or take too long. */
static void check_members_forbidden(struct check *check, const struct json *schema,
                                    const char *path)
{
    static const char *const unsupported[] = { "$ref",         "id",
                                               "definitions",  "patternProperties",
                                               "dependencies", "additionalItems" };

    for (size_t i = 0; i < sizeof(unsupported) / sizeof(unsupported[0]); i++)
        if (json_type(json_get(schema, unsupported[i])) > JSON_NULL)
            forbid(check, path, unsupported[i],
                   arena_printf(check->faults->arena, "%s is not supported", unsupported[i]));
    if (flag(schema, "uniqueItems"))
        forbid(check, path, "uniqueItems",
               "uniqueItems cannot be set to true since the runtime complexity becomes quadratic");
    if (json_is(json_get(schema, "items"), JSON_ARRAY))
        forbid(check, path, "items", "items must be a schema object and not an array");
    if (json_count(json_get(schema, "properties")) > 0 &&
        json_type(json_get(schema, "additionalProperties")) > JSON_NULL)
        forbid(check, path, "additionalProperties",
               "additionalProperties and properties are mutual exclusive");
}

static void check_words(struct check *check, const struct json *schema, const char *path)
{
    static const char *const types[] = { "array",  "boolean", "integer", "number",
                                         "object", "string",  NULL };
    const struct json *type = json_get(schema, "type");
    bool is_known = !json_is(type, JSON_STRING) || json_string(type).len == 0;

    check_members_forbidden(check, schema, path);
    for (size_t i = 0; types[i]; i++)
        is_known = is_known || str_equals(json_string(type), types[i]);
    if (is_known)
        return;
    fault_unsupported(check->faults, arena_printf(check->faults->arena, "%s.type", path), type,
                      types);
    if (str_equals(json_string(type), "null"))
        forbid(check, path, "type", "type cannot be set to null, use nullable as an alternative");
}

/* ---- types and defaults ---- */

static void check_type(struct check *check, const struct json *schema, const char *path,
                       const char *missing)
{
    if (json_text_at(schema, "type").len == 0 && !flag(schema, "x-kubernetes-int-or-string") &&
        !flag(schema, "x-kubernetes-preserve-unknown-fields"))
        fault_required(check->faults, arena_printf(check->faults->arena, "%s.type", path), missing);
}

static void check_default(struct check *check, const struct json *schema, const char *path)
{
    struct faults inner = { .arena = check->faults->arena };

    if (!json_get(schema, "default"))
        return;
    custom_schema_validate_value(json_get(schema, "default"), schema, &inner);
    for (const struct fault *fault = inner.first; fault; fault = fault->next)
        fault_add(check->faults, fault->reason,
                  arena_printf(inner.arena, "%s.default%s%s", path, fault->field[0] ? "." : "",
                               fault->field),
                  "%s", fault->message);
}

static void check_members(struct check *check, const struct json *schema, const char *path)
{
    struct arena *arena = check->faults->arena;

    for (struct json_cursor at = json_walk(json_get(schema, "properties")); json_next(&at);)
        check_schema(check, at.value,
                     arena_printf(arena, "%s.properties[%.*s]", path, STR_ARG(at.key)),
                     "must not be empty for specified object fields");
    if (json_is(json_get(schema, "additionalProperties"), JSON_OBJECT))
        check_schema(check, json_get(schema, "additionalProperties"),
                     arena_printf(arena, "%s.additionalProperties", path),
                     "must not be empty for specified object fields");
    if (json_is(json_get(schema, "items"), JSON_OBJECT))
        check_schema(check, json_get(schema, "items"), arena_printf(arena, "%s.items", path),
                     "must not be empty for specified array items");
}

static void check_schema(struct check *check, const struct json *schema, const char *path,
                         const char *missing)
{
    if (check->depth >= DEPTH_MAX) {
        fault_invalid(check->faults, path, json_new_cstr(check->faults->arena, "..."),
                      "schemas may not be nested so deep");
        return;
    }
    check->depth++;
    check_members(check, schema, path);
    switch (check->pass) {
    case PASS_WORDS:
        check_words(check, schema, path);
        break;
    case PASS_TYPES:
        check_type(check, schema, path, missing);
        break;
    default:
        check_default(check, schema, path);
    }
    check->depth--;
}

static void check_root(struct faults *faults, const struct json *schema, const char *path)
{
    struct check check = { .faults = faults };
    struct str type = json_text_at(schema, "type");
    const char *field = arena_printf(faults->arena, "%s.type", path);
    unsigned before = faults->count;

    check_words(&check, schema, path);
    check_members(&check, schema, path);
    if (faults->count > before)
        return;
    if (type.len == 0) {
        fault_required(faults, field, "must not be empty at the root");
    } else if (!str_equals(type, "object")) {
        fault_invalid(faults, field, json_get(schema, "type"), "must be object at the root");
        return;
    }
    for (check.pass = PASS_TYPES; check.pass < PASS_COUNT; check.pass++) {
        check_members(&check, schema, path);
        if (faults->count > before)
            return;
    }
}

void definition_schema_check(const struct json *definition, struct faults *faults)
{
    const struct json *versions = json_at(definition, "spec.versions");

    for (struct json_cursor at = json_walk(versions); json_next(&at);) {
        const struct json *schema = json_at(at.value, "schema.openAPIV3Schema");
        const char *path =
            json_count(versions) == 1
                ? "spec.validation.openAPIV3Schema"
                : arena_printf(faults->arena, "spec.versions[%zu].schema.openAPIV3Schema",
                               at.index);

        if (json_is(schema, JSON_OBJECT))
            check_root(faults, schema, path);
    }
}
