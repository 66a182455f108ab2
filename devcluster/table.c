#include "table.h"

#include "api_resource.h"
#include "base/arena.h"
#include "base/clock.h"
#include "base/strbuf.h"
#include "data/json.h"
#include "resource_table.h"
#include "simple_path.h"
#include "table_cells.h"

#include <string.h>

static const int64_t NS_PER_SECOND = 1000000000;
enum {
    LABEL_MAX = 512,
    TEXT_MAX = 64 * 1024,
    MINUTE = 60,
    HOUR = 3600,
    DAY = 86400,
    YEAR = 31536000
};

/* ---- ages ---- */

static const char *two_units(struct arena *arena, int64_t first, char unit, int64_t second,
                             char smaller)
{
    if (second == 0)
        return arena_printf(arena, "%lld%c", (long long)first, unit);
    return arena_printf(arena, "%lld%c%lld%c", (long long)first, unit, (long long)second, smaller);
}

const char *table_duration(int64_t s, struct arena *arena)
{
    if (s < -1)
        return "<invalid>";
    if (s < 0)
        return "0s";
    if (s < 2 * MINUTE)
        return arena_printf(arena, "%llds", (long long)s);
    if (s < 10 * MINUTE)
        return two_units(arena, s / MINUTE, 'm', s % MINUTE, 's');
    if (s < 3 * HOUR)
        return arena_printf(arena, "%lldm", (long long)(s / MINUTE));
    if (s < 8 * HOUR)
        return two_units(arena, s / HOUR, 'h', s % HOUR / MINUTE, 'm');
    if (s < 2 * DAY)
        return arena_printf(arena, "%lldh", (long long)(s / HOUR));
    if (s < 8 * DAY)
        return two_units(arena, s / DAY, 'd', s % DAY / HOUR, 'h');
    if (s < 2 * (int64_t)YEAR)
        return arena_printf(arena, "%lldd", (long long)(s / DAY));
    if (s < 8 * (int64_t)YEAR)
        return two_units(arena, s / YEAR, 'y', s % YEAR / DAY, 'd');
    return arena_printf(arena, "%lldy", (long long)(s / YEAR));
}

const char *table_age(struct str time, struct arena *arena)
{
    int64_t at;

    if (time.len == 0 || !clock_parse_rfc3339(time, &at))
        return "<unknown>";
    return table_duration((clock_now_ns() - at) / NS_PER_SECOND, arena);
}

/* ---- cells ---- */

const struct json *cell_text_or_none(const char *text, struct arena *arena)
{
    return json_new_cstr(arena, text[0] ? text : "<none>");
}

const struct json *cell_labels(const struct json *labels, struct arena *arena)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(TEXT_MAX);

    for (struct json_cursor at = json_walk(labels); json_next(&at);)
        strbuf_printf(&text, "%s%.*s=%s", text.len ? "," : "", STR_ARG(at.key),
                      json_cstr(at.value));
    return cell_text_or_none(text.ptr, arena);
}

const struct json *cell_joined(const struct json *list, const char *member, struct arena *arena)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(TEXT_MAX);

    for (struct json_cursor at = json_walk(list); json_next(&at);)
        strbuf_printf(&text, "%s%s", text.len ? "," : "",
                      json_cstr(member ? json_at(at.value, member) : at.value));
    return json_new_cstr(arena, text.ptr);
}

static const struct json *common_cell(const char *column, const struct json *object,
                                      struct arena *arena)
{
    const struct json *created = json_at(object, "metadata.creationTimestamp");

    if (strcmp(column, "Name") == 0)
        return json_new_string(arena, json_text_at(object, "metadata.name"));
    if (strcmp(column, "Age") == 0)
        return json_new_cstr(arena, table_age(json_string(created), arena));
    if (strcmp(column, "Created At") == 0)
        return created ? created : json_new_null(arena);
    return NULL;
}

static const struct json *builtin_cell(const char *label, const char *column,
                                       const struct json *object, struct arena *arena)
{
    static const struct cell_row *const tables[] = { table_workload_cells, table_network_cells,
                                                     table_other_cells };
    const struct json *cell;

    for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++)
        for (const struct cell_row *row = tables[i]; row->resource; row++)
            if (strcmp(row->resource, label) == 0 && strcmp(row->column, column) == 0)
                return row->cell(object, arena);
    cell = common_cell(column, object, arena);
    return cell ? cell : json_new_cstr(arena, "<unknown>");
}

/* ---- custom resources ---- */

static const struct json *custom_cell(const struct json *column, const struct json *object,
                                      struct arena *arena)
{
    const struct json *value = simple_path_find(object, json_text_at(column, "jsonPath"), arena);
    struct str type = json_text_at(column, "type");

    if (!value)
        return json_new_null(arena);
    if (str_equals(type, "date"))
        return json_new_cstr(arena, table_age(json_string(value), arena));
    if (str_equals(type, "integer"))
        return json_new_int(arena, json_int(value, 0));
    if (str_equals(type, "string") && !json_is(value, JSON_STRING))
        return json_new_string(arena, json_print(value, JSON_SORTED, arena));
    return value;
}

static const struct json *default_columns(struct arena *arena)
{
    struct json *columns = json_new_array(arena), *age = json_new_object(arena);

    json_set_text(arena, age, "name", "Age");
    json_set_text(arena, age, "type", "date");
    json_set_text(arena, age, "jsonPath", ".metadata.creationTimestamp");
    json_append(arena, columns, age);
    return columns;
}

static const struct json *custom_columns(const struct api_version *version, struct arena *arena)
{
    const struct json *columns = json_get(version->definition, "additionalPrinterColumns");

    return json_count(columns) > 0 ? columns : default_columns(arena);
}

const struct json *table_cells(const struct api_resource *resource,
                               const struct api_version *version, const struct json *object,
                               struct arena *arena)
{
    struct json *cells = json_new_array(arena);
    char label[LABEL_MAX];

    if (is_custom(resource)) {
        json_append(arena, cells, common_cell("Name", object, arena));
        for (struct json_cursor at = json_walk(custom_columns(version, arena)); json_next(&at);)
            json_append(arena, cells, custom_cell(at.value, object, arena));
        return cells;
    }
    (void)api_resource_label(resource, label, sizeof(label));
    for (const struct column_row *row = column_rows; row->name; row++)
        if (strcmp(row->resource, label) == 0)
            json_append(arena, cells, builtin_cell(label, row->name, object, arena));
    return cells;
}

/* ---- columns ---- */

struct column {
    const char *name, *type, *format, *description;
    int64_t priority;
};

static void add_column(struct arena *arena, struct json *list, struct column column)
{
    struct json *definition = json_new_object(arena);

    json_set_text(arena, definition, "name", column.name);
    json_set_text(arena, definition, "type", column.type);
    json_set_text(arena, definition, "format", column.format);
    json_set_text(arena, definition, "description", column.description);
    json_set_int(arena, definition, "priority", column.priority);
    json_append(arena, list, definition);
}

static struct column column_of_row(const struct column_row *row)
{
    return (struct column){ row->name, row->type, row->format, row->description, row->priority };
}

const struct json *table_columns(const struct api_resource *resource,
                                 const struct api_version *version, struct arena *arena)
{
    struct json *list = json_new_array(arena);
    char label[LABEL_MAX];

    (void)api_resource_label(resource, label, sizeof(label));
    if (!is_custom(resource)) {
        for (const struct column_row *row = column_rows; row->name; row++)
            if (strcmp(row->resource, label) == 0)
                add_column(arena, list, column_of_row(row));
        return list;
    }
    for (const struct column_row *row = column_rows; row->name; row++) {
        if (strcmp(row->resource, "configmaps") == 0 && strcmp(row->name, "Name") == 0)
            add_column(arena, list, column_of_row(row)); /* every Name reads the same */
    }
    for (struct json_cursor at = json_walk(custom_columns(version, arena)); json_next(&at);) {
        const char *path = json_cstr_at(at.value, "jsonPath");
        const char *text = json_cstr_at(at.value, "description");

        if (!text[0])
            text = arena_printf(arena, "Custom resource definition column (in JSONPath format): %s",
                                path);
        add_column(arena, list,
                   (struct column){ json_cstr_at(at.value, "name"), json_cstr_at(at.value, "type"),
                                    json_cstr_at(at.value, "format"), text,
                                    json_int(json_get(at.value, "priority"), 0) });
    }
    return list;
}
