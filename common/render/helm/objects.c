/*
 * The `.` of templates: Values, Chart, Release, Capabilities, Files, Subcharts and Template. Every
 * chart has one, which all its templates share: what one of them sets, the next one sees.
 */
#include "render/helm/objects.h"

#include "base/arena.h"
#include "base/map.h"
#include "data/json.h"
#include "io/tree.h"
#include "render/helm/capabilities.h"
#include "render/helm/coalesce.h"
#include "render/helm/files.h"
#include "render/helm/values_type.h"

#include <string.h>

struct building {
    const struct helm_options *options;
    const struct value_type *values_type;
    struct value capabilities, release;
    struct helm_templates *templates;
    struct arena *arena;
    struct map *places; /* of templates, by name */
};

static struct str base_name(struct str path)
{
    ptrdiff_t slash = str_find_last_char(path, '/');

    return str_slice(path, (size_t)(slash + 1), path.len);
}

/* ---- .Chart ---- */

/** How Go names a field of a Chart.yaml, and what it is when it is absent. */
struct chart_field {
    const char *name, *key;
    enum { CHART_TEXT, CHART_BOOL, CHART_TEXTS, CHART_LIST, CHART_TEXT_MAP } type;
    const struct chart_field *fields;
};

static const struct chart_field maintainer_fields[] = {
    { "Name", "name", CHART_TEXT, NULL },
    { "Email", "email", CHART_TEXT, NULL },
    { "URL", "url", CHART_TEXT, NULL },
    { 0 },
};

static const struct chart_field dependency_fields[] = {
    { "Name", "name", CHART_TEXT, NULL },
    { "Version", "version", CHART_TEXT, NULL },
    { "Repository", "repository", CHART_TEXT, NULL },
    { "Condition", "condition", CHART_TEXT, NULL },
    { "Tags", "tags", CHART_LIST, NULL },
    { "Enabled", "enabled", CHART_BOOL, NULL },
    { "ImportValues", "import-values", CHART_LIST, NULL },
    { "Alias", "alias", CHART_TEXT, NULL },
    { 0 },
};

static const struct chart_field chart_fields[] = {
    { "Name", "name", CHART_TEXT, NULL },
    { "Home", "home", CHART_TEXT, NULL },
    { "Sources", "sources", CHART_LIST, NULL },
    { "Version", "version", CHART_TEXT, NULL },
    { "Description", "description", CHART_TEXT, NULL },
    { "Keywords", "keywords", CHART_LIST, NULL },
    { "Maintainers", "maintainers", CHART_LIST, maintainer_fields },
    { "Icon", "icon", CHART_TEXT, NULL },
    { "APIVersion", "apiVersion", CHART_TEXT, NULL },
    { "Condition", "condition", CHART_TEXT, NULL },
    { "Tags", "tags", CHART_TEXT, NULL },
    { "AppVersion", "appVersion", CHART_TEXT, NULL },
    { "Deprecated", "deprecated", CHART_BOOL, NULL },
    { "Annotations", "annotations", CHART_TEXT_MAP, NULL },
    { "KubeVersion", "kubeVersion", CHART_TEXT, NULL },
    { "Dependencies", "dependencies", CHART_LIST, dependency_fields },
    { "Type", "type", CHART_TEXT, NULL },
    { 0 },
};

static struct value fields_value(const struct json *object, const struct chart_field *fields,
                                 struct arena *arena);

static struct value list_value(const struct json *list, const struct chart_field *fields,
                               struct arena *arena)
{
    struct value value = value_list_new(&value_type_list, json_count(list), arena);

    for (struct json_cursor at = json_walk(list); json_next(&at);) {
        value_list_add(&value,
                       fields ? fields_value(at.value, fields, arena)
                              : value_of_json(at.value, VALUE_NUMBERS_FLOAT, arena),
                       arena);
    }
    return value;
}

static struct value text_map(const struct json *object, struct arena *arena)
{
    struct value value = { .type = &value_type_texts };

    if (!object)
        return value;
    value = value_map_new(&value_type_texts, arena);
    for (struct json_cursor at = json_walk(object); json_next(&at);)
        value_map_set(&value, at.key, value_of_str(json_string(at.value)));
    return value;
}

static struct value field_value(const struct json *object, const struct chart_field *field,
                                struct arena *arena)
{
    const struct json *member = json_get(object, field->key);

    switch (field->type) {
    case CHART_BOOL:
        return value_of_bool(json_bool(member, false));
    case CHART_TEXT_MAP:
        return text_map(member, arena);
    case CHART_LIST:
    case CHART_TEXTS:
        return list_value(member, field->fields, arena);
    default:
        return value_of_str(json_string(member));
    }
}

static struct value fields_value(const struct json *object, const struct chart_field *fields,
                                 struct arena *arena)
{
    struct value value = value_map_new(&value_type_map, arena);

    for (; fields->name; fields++)
        value_map_set(&value, str_of(fields->name), field_value(object, fields, arena));
    return value;
}

static struct value dependency_list(const struct chart *chart, struct arena *arena)
{
    struct value list = value_list_new(&value_type_list, chart->dependency_count, arena);

    for (size_t i = 0; i < chart->dependency_count; i++) {
        const struct chart_dependency *dependency = &chart->dependencies[i];
        struct value value = fields_value(dependency->document, dependency_fields, arena);

        value_map_set(&value, STR("Name"), value_of_str(dependency->name));
        value_map_set(&value, STR("Enabled"), value_of_bool(dependency->is_enabled));
        if (dependency->imports)
            value_map_set(&value, STR("ImportValues"),
                          value_of_json(dependency->imports, VALUE_NUMBERS_FLOAT, arena));
        value_list_add(&list, value, arena);
    }
    return list;
}

static struct value chart_map(const struct chart *chart, struct arena *arena)
{
    struct value value = fields_value(chart->metadata, chart_fields, arena);

    value_map_set(&value, STR("Name"), value_of_str(chart->name));
    value_map_set(&value, STR("Dependencies"), dependency_list(chart, arena));
    value_map_set(&value, STR("IsRoot"), value_of_bool(!chart->parent));
    return value;
}

/* In 3.19 it is a struct: what it has not is an error. */
#define TEXT_FIELD(field)                                                                          \
    {                                                                                              \
        .name = (field), .type = &value_type_string                                                \
    }
#define LIST_FIELD(field)                                                                          \
    {                                                                                              \
        .name = (field), .type = &value_type_list                                                  \
    }
static const struct value_member chart_members_3[] = {
    TEXT_FIELD("Name"),
    TEXT_FIELD("Home"),
    LIST_FIELD("Sources"),
    TEXT_FIELD("Version"),
    TEXT_FIELD("Description"),
    LIST_FIELD("Keywords"),
    LIST_FIELD("Maintainers"),
    TEXT_FIELD("Icon"),
    TEXT_FIELD("APIVersion"),
    TEXT_FIELD("Condition"),
    TEXT_FIELD("Tags"),
    TEXT_FIELD("AppVersion"),
    { .name = "Deprecated", .type = &value_type_bool },
    { .name = "Annotations", .type = &value_type_texts },
    TEXT_FIELD("KubeVersion"),
    LIST_FIELD("Dependencies"),
    TEXT_FIELD("Type"),
    { .name = "IsRoot", .type = &value_type_bool },
    { 0 },
};
static const struct value_type chart_type_3 = { .name = "struct { chart.Metadata; IsRoot bool }",
                                                .kind = VALUE_STRUCT,
                                                .members = chart_members_3 };

static struct value chart_value(const struct building *building, const struct chart *chart)
{
    struct value map = chart_map(chart, building->arena);
    struct value *fields;

    if (building->options->rules == HELM_RULES_4)
        return map;
    fields = arena_alloc(building->arena,
                         sizeof(chart_members_3) / sizeof(*chart_members_3) * sizeof(*fields));
    for (size_t i = 0; chart_members_3[i].name; i++)
        value_map_get(&map, str_of(chart_members_3[i].name), &fields[i]);
    return value_of_struct(&chart_type_3, fields);
}

/* ---- .Release ---- */

static struct value release_value(const char *name, const struct helm_options *options,
                                  struct arena *arena)
{
    const char *namespace = options->namespace ? options->namespace : "default";
    struct value release = value_map_new(&value_type_map, arena);

    value_map_set(&release, STR("Name"), value_of_str(str_of(name)));
    value_map_set(&release, STR("Namespace"), value_of_str(str_of(namespace)));
    value_map_set(&release, STR("IsUpgrade"), value_of_bool(false));
    value_map_set(&release, STR("IsInstall"), value_of_bool(true));
    value_map_set(&release, STR("Revision"), value_of_int(1));
    value_map_set(&release, STR("Service"), value_of_str(STR("Helm")));
    return release;
}

/* ---- templates ---- */

/** Charts may have the same name, and then their templates too: the last one counts. */
static void add_template(struct building *building, const struct helm_template *template)
{
    struct helm_templates *templates = building->templates;
    const size_t *place = map_find(building->places, template->name);
    size_t *own;

    if (place) {
        templates->items[*place] = *template;
        return;
    }
    own = ARENA_NEW(building->arena, size_t);
    *own = templates->count;
    map_put(building->places, template->name, own);
    if (templates->count == templates->capacity) {
        size_t capacity = templates->capacity ? templates->capacity * 2 : 32;
        struct helm_template *items = arena_alloc(building->arena, capacity * sizeof(*items));

        if (templates->count)
            memcpy(items, templates->items, templates->count * sizeof(*items));
        templates->items = items;
        templates->capacity = capacity;
    }
    templates->items[templates->count++] = *template;
}

static void add_templates(struct building *building, const struct chart *chart,
                          const struct value *data)
{
    struct arena *arena = building->arena;
    struct str path = chart_path(chart, arena);
    bool is_library = chart_is_library(chart);
    struct helm_template template = {
        .data = *data,
        .base_path = str_of(arena_printf(arena, "%.*s/templates", STR_ARG(path))),
    };

    for (struct json_cursor at = json_walk(json_get(chart->document, "templates"));
         json_next(&at);) {
        if (is_library && !str_has_prefix(base_name(at.key), STR("_")))
            continue;
        template.name = str_of(
            tree_clean(arena_printf(arena, "%.*s/%.*s", STR_ARG(path), STR_ARG(at.key)), arena));
        template.text = json_string(at.value);
        add_template(building, &template);
    }
}

/** The chart's `.`; `values` is what its parent has under its name. */
static struct value build_chart(struct building *building, const struct chart *chart,
                                struct value values)
{
    struct arena *arena = building->arena;
    struct value subcharts = value_map_new(&value_type_map, arena);
    struct value data = value_map_new(building->values_type, arena);

    values.type = building->values_type;
    value_map_set(&data, STR("Chart"), chart_value(building, chart));
    value_map_set(&data, STR("Files"), files_new(json_get(chart->document, "files"), arena));
    value_map_set(&data, STR("Release"), building->release);
    value_map_set(&data, STR("Capabilities"), building->capabilities);
    value_map_set(&data, STR("Values"), values);
    value_map_set(&data, STR("Subcharts"), subcharts);
    for (size_t i = 0; i < chart->charts.count; i++) {
        const struct chart *child = chart->charts.items[i];
        struct value theirs;

        if (!coalesce_table(&values, child->name, &theirs))
            theirs = value_map_new(&value_type_map, arena);
        theirs = build_chart(building, child, theirs);
        theirs.type = &value_type_map;
        value_map_set(&subcharts, child->name, theirs);
    }
    add_templates(building, chart, &data);
    return data;
}

int objects_build(const struct objects_input *input, struct arena *arena,
                  struct helm_templates *out, struct error *err)
{
    const struct helm_options *options = input->options;
    CLEANUP(map_free) struct map *places = map_new();
    struct building building = {
        .options = options,
        .values_type = values_type(options->rules),
        .release = release_value(input->release_name, options, arena),
        .templates = out,
        .places = places,
        .arena = arena,
    };
    struct kube_version version;

    *out = (struct helm_templates){ 0 };
    if (capabilities_kube_version(options, arena, &version, err) < 0)
        return -1;
    building.capabilities = capabilities_new(options, &version, arena);
    build_chart(&building, input->chart, *input->values);
    return 0;
}

void objects_point_at(const struct helm_template *template, struct arena *arena)
{
    struct value value = value_map_new(template->data.type, arena);

    value_map_set(&value, STR("Name"), value_of_str(template->name));
    value_map_set(&value, STR("BasePath"), value_of_str(template->base_path));
    value_map_set(&template->data, STR("Template"), value);
}
