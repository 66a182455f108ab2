#include "plugin/plugin_environment.h"

#include "argo/shape.h"
#include "base/arena.h"
#include "base/strbuf.h"
#include "base/vec.h"
#include "data/json.h"
#include "render/build_environment.h"

#include <ctype.h>

enum { TEXT_MAX = 16 * 1024 * 1024 };

struct building {
    struct arena *arena;
    VEC(Plugin__EnvEntry *) entries;
};

static void release_building(struct building *building)
{
    vec_release(&building->entries);
}
DEFINE_CLEANUP_VALUE(struct building, release_building)

static void add(struct building *building, const char *name, struct str value)
{
    Plugin__EnvEntry *entry = ARENA_NEW(building->arena, Plugin__EnvEntry);

    plugin__env_entry__init(entry);
    entry->name = arena_printf(building->arena, "%s", name);
    entry->value = arena_strndup(building->arena, value.ptr, value.len);
    vec_push(&building->entries, entry);
}

/** A name as a variable can have it. */
static const char *variable_name(struct str text, struct arena *arena)
{
    char *name = arena_strndup(arena, text.ptr, text.len);

    for (char *at = name; *at; at++) {
        if (!isalnum((unsigned char)*at) || (unsigned char)*at > 127)
            *at = '_';
        *at = (char)toupper((unsigned char)*at);
    }
    return name;
}

static void add_parameter(struct building *building, const struct json *parameter)
{
    struct arena *arena = building->arena;
    const char *base =
        arena_printf(arena, "PARAM_%s", variable_name(json_text_at(parameter, "name"), arena));
    const struct json *text = json_get(parameter, "string");

    if (json_is(text, JSON_STRING))
        add(building, base, json_string(text));
    for (struct json_cursor at = json_walk(json_get(parameter, "map")); json_next(&at);)
        add(building, arena_printf(arena, "%s_%s", base, variable_name(at.key, arena)),
            json_string(at.value));
    for (struct json_cursor at = json_walk(json_get(parameter, "array")); json_next(&at);)
        add(building, arena_printf(arena, "%s_%zu", base, at.index), json_string(at.value));
}

static void add_block(struct building *building, const struct json *plugin,
                      const struct build_variable *variables, size_t count)
{
    struct arena *arena = building->arena;
    const struct json *parameters = json_get(plugin, "parameters");

    for (struct json_cursor at = json_walk(json_get(plugin, "env")); json_next(&at);)
        add(building, arena_printf(arena, "ARGOCD_ENV_%s", json_cstr_at(at.value, "name")),
            build_environment_expand(variables, count, json_text_at(at.value, "value"), arena));
    add(building, "ARGOCD_APP_PARAMETERS",
        json_count(parameters) ? json_print(parameters, JSON_SORTED, arena) : STR("null"));
    for (struct json_cursor at = json_walk(parameters); json_next(&at);)
        add_parameter(building, at.value);
}

size_t plugin_environment(const Argosy__Render__Request *rendering,
                          const struct application_source *source, struct arena *arena,
                          Plugin__EnvEntry ***out)
{
    CLEANUP(release_building) struct building building = { .arena = arena };
    CLEANUP(strbuf_release) struct strbuf versions = STRBUF_INIT(TEXT_MAX);
    struct build_variable variables[BUILD_VARIABLES_MAX];
    size_t count = build_environment(rendering, source, arena, variables);

    for (size_t i = 0; i < count; i++) {
        if (!rendering->details || !str_equals(str_of(variables[i].name), "ARGOCD_APP_REVISION"))
            add(&building, variables[i].name, variables[i].value);
    }
    for (size_t i = 0; i < rendering->n_api_versions; i++)
        strbuf_printf(&versions, "%s%s", i ? "," : "", rendering->api_versions[i]);
    if (!rendering->details) {
        add(&building, "KUBE_VERSION", str_of(rendering->kube_version));
        add(&building, "KUBE_API_VERSIONS", (struct str){ versions.ptr, versions.len });
    }
    if (source->plugin)
        add_block(&building, source->plugin, variables, count);
    *out = arena_alloc(arena, (building.entries.count + 1) * sizeof(**out));
    for (size_t i = 0; i < building.entries.count; i++)
        (*out)[i] = building.entries.items[i];
    return building.entries.count;
}
