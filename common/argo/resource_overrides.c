#include "argo/resource_overrides.h"

#include "base/arena.h"
#include "data/json.h"
#include "data/yaml.h"

#define PREFIX "resource.customizations"

const struct resource_override *resource_overrides_find(const struct resource_overrides *overrides,
                                                        struct str key)
{
    for (size_t i = 0; overrides && i < overrides->count; i++) {
        if (str_equal(overrides->items[i].key, key))
            return &overrides->items[i];
    }
    return NULL;
}

/* ---- parts of an entry ---- */

static int read_texts(const struct json *object, const char *key, struct arena *arena,
                      struct texts *out, struct error *err)
{
    const struct json *list = json_get(object, key);

    if (list && !json_is(list, JSON_ARRAY) && !json_is(list, JSON_NULL))
        return error_set(err, ERR_INVALID, "%s must be a list of strings", key);
    *out = texts_of(list, arena);
    if (out->count != json_count(list))
        return error_set(err, ERR_INVALID, "%s must be a list of strings", key);
    return 0;
}

static int read_rule(struct str text, struct arena *arena, struct ignore_rule *out,
                     struct error *err)
{
    const struct json *rule;

    if (yaml_parse(text, arena, &rule, err) < 0)
        return -1;
    if (!json_is(rule, JSON_OBJECT) && !json_is(rule, JSON_NULL))
        return error_set(err, ERR_INVALID, "it must be a map");
    if (read_texts(rule, "jsonPointers", arena, &out->json_pointers, err) < 0 ||
        read_texts(rule, "jqPathExpressions", arena, &out->jq_path_expressions, err) < 0 ||
        read_texts(rule, "managedFieldsManagers", arena, &out->managed_fields_managers, err) < 0)
        return -1;
    return 0;
}

static int read_known_fields(const struct json *list, struct arena *arena,
                             struct resource_override *out, struct error *err)
{
    struct known_type_field *items;

    if (list && !json_is(list, JSON_ARRAY) && !json_is(list, JSON_NULL))
        return error_set(err, ERR_INVALID, "knownTypeFields must be a list");
    items = arena_alloc(arena, (json_count(list) + 1) * sizeof(*items));
    out->known_type_field_count = 0;
    for (struct json_cursor at = json_walk(list); json_next(&at);) {
        items[out->known_type_field_count++] = (struct known_type_field){
            json_string(json_get(at.value, "field")),
            json_string(json_get(at.value, "type")),
        };
    }
    out->known_type_fields = items;
    return 0;
}

/* ---- the map ---- */

static int read_entry(const struct json *entry, struct arena *arena, struct resource_override *out,
                      struct error *err)
{
    if (!json_is(entry, JSON_OBJECT) && !json_is(entry, JSON_NULL))
        return error_set(err, ERR_INVALID, "it must be a map");
    out->health_lua = json_string(json_get(entry, "health.lua"));
    out->use_open_libs = json_bool(json_get(entry, "health.lua.useOpenLibs"), false);
    out->actions = json_string(json_get(entry, "actions"));
    if (read_known_fields(json_get(entry, "knownTypeFields"), arena, out, err) < 0)
        return -1;
    if (read_rule(json_string(json_get(entry, "ignoreDifferences")), arena,
                  &out->ignore_differences, err) < 0)
        return error_prefix(err, "ignoreDifferences");
    if (read_rule(json_string(json_get(entry, "ignoreResourceUpdates")), arena,
                  &out->ignore_resource_updates, err) < 0)
        return error_prefix(err, "ignoreResourceUpdates");
    return 0;
}

struct reading {
    struct arena *arena;
    struct resource_override *items;
    size_t count;
};

static struct resource_override *entry_of(struct reading *reading, struct str key)
{
    for (size_t i = 0; i < reading->count; i++) {
        if (str_equal(reading->items[i].key, key))
            return &reading->items[i];
    }
    reading->items[reading->count] = (struct resource_override){
        .key = str_dup(key, reading->arena), .health_lua = STR_EMPTY, .actions = STR_EMPTY
    };
    return &reading->items[reading->count++];
}

static int parse_map(struct str text, struct arena *arena, const struct json **out,
                     struct error *err)
{
    *out = NULL;
    if (text.len == 0)
        return 0;
    if (yaml_parse(text, arena, out, err) < 0)
        return -1;
    if (!json_is(*out, JSON_OBJECT) && !json_is(*out, JSON_NULL))
        return error_set(err, ERR_INVALID, "it must be a map");
    return 0;
}

static int read_map(const struct json *map, struct reading *reading, struct error *err)
{
    for (struct json_cursor at = json_walk(map); json_next(&at);) {
        if (read_entry(at.value, reading->arena, entry_of(reading, at.key), err) < 0)
            return error_prefix(err, "%.*s", STR_ARG(at.key));
    }
    return 0;
}

/* ---- split keys: resource.customizations.<type>.<group>_<Kind> ---- */

/* "group/Kind", "Kind", or for "all" the pattern of everything. */
static int override_key(struct str name, struct arena *arena, struct str *out, struct error *err)
{
    struct str group, kind;

    if (str_equals(name, "all")) {
        *out = STR("*/*");
    } else if (!str_cut(name, '_', &group, &kind) && name.len > 0) {
        *out = name;
    } else if (name.len > 0 && str_find_char(kind, '_') < 0) {
        *out = str_of(arena_printf(arena, "%.*s/%.*s", STR_ARG(group), STR_ARG(kind)));
    } else {
        return error_set(err, ERR_INVALID,
                         "group kind should be in format "
                         "`resource.customizations.<type>.<group_kind>` or "
                         "resource.customizations.<type>.<kind>`, got group kind: '%.*s'",
                         STR_ARG(name));
    }
    return 0;
}

static int read_part(struct str type, struct str value, struct arena *arena,
                     struct resource_override *out, struct error *err)
{
    const struct json *list;

    if (str_equals(type, "health")) {
        out->health_lua = value;
    } else if (str_equals(type, "useOpenLibs")) {
        if (!texts_parse_bool(value, &out->use_open_libs))
            return error_set(err, ERR_INVALID,
                             "strconv.ParseBool: parsing \"%.*s\": invalid syntax", STR_ARG(value));
    } else if (str_equals(type, "actions")) {
        out->actions = value;
    } else if (str_equals(type, "ignoreDifferences")) {
        return read_rule(value, arena, &out->ignore_differences, err);
    } else if (str_equals(type, "ignoreResourceUpdates")) {
        return read_rule(value, arena, &out->ignore_resource_updates, err);
    } else if (str_equals(type, "knownTypeFields")) {
        if (yaml_parse(value, arena, &list, err) < 0)
            return -1;
        return read_known_fields(list, arena, out, err);
    } else {
        return error_set(err, ERR_INVALID, "resource customization type %.*s not supported",
                         STR_ARG(type));
    }
    return 0;
}

static int read_split_key(struct str key, struct str value, struct reading *reading,
                          struct error *err)
{
    struct str rest, type, name, override;

    if (!str_has_prefix(key, STR(PREFIX ".")))
        return 0;
    rest = str_slice(key, sizeof(PREFIX), key.len);
    if (!str_cut(rest, '.', &type, &name))
        return 0;
    if (override_key(name, reading->arena, &override, err) < 0)
        return -1;
    if (read_part(type, value, reading->arena, entry_of(reading, override), err) < 0)
        return error_prefix(err, "%.*s", STR_ARG(key));
    return 0;
}

int resource_overrides_read(const struct json *data, struct arena *arena,
                            struct resource_overrides *out, struct error *err)
{
    struct reading reading = { .arena = arena };
    const struct json *map;

    if (parse_map(json_string(json_get(data, PREFIX)), arena, &map, err) < 0)
        return error_prefix(err, PREFIX);
    reading.items =
        arena_alloc(arena, (json_count(map) + json_count(data) + 1) * sizeof(*reading.items));
    if (read_map(map, &reading, err) < 0)
        return error_prefix(err, PREFIX);
    for (struct json_cursor at = json_walk(data); json_next(&at);) {
        if (read_split_key(at.key, json_string(at.value), &reading, err) < 0)
            return -1;
    }
    *out = (struct resource_overrides){ reading.items, reading.count };
    return 0;
}
