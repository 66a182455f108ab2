#include "application/action_engine.h"

#include "application/builtin_actions.h"
#include "base/arena.h"
#include "data/json.h"
#include "data/yaml.h"
#include "gitops/health/lua.h"
#include "gitops/resource.h"

#include <stdlib.h>
#include <strings.h>

/* ---- which scripts ---- */

static struct str key_of(const struct json *object, struct arena *arena)
{
    struct group_version_kind gvk = resource_gvk(object);

    if (str_is_empty(gvk.group))
        return gvk.kind;
    return str_of(arena_printf(arena, "%.*s/%.*s", STR_ARG(gvk.group), STR_ARG(gvk.kind)));
}

/* What the settings say of the kind's actions; NULL: nothing. */
static int read_settings(const struct resource_overrides *overrides, struct str key,
                         struct arena *arena, const struct json **out, struct error *err)
{
    const struct resource_override *override =
        overrides ? resource_overrides_find(overrides, key) : NULL;

    *out = NULL;
    if (!override || str_is_empty(override->actions))
        return 0;
    if (yaml_parse(override->actions, arena, out, err) < 0) {
        err->code = ERR_UNKNOWN;
        return -1;
    }
    return 0;
}

/* Scripts answer with a table; nothing is none. */
static int run_script(const struct lua_script *script, struct arena *arena, const struct json **out,
                      struct error *err)
{
    const struct json *result;

    if (lua_run(script, arena, &result, err) < 0)
        return error_set(err, ERR_UNKNOWN, "%s", error_text(err));
    if (json_is(result, JSON_NULL))
        return error_set(err, ERR_UNKNOWN, "expect table output from Lua script, not nil");
    *out = result;
    return 0;
}

struct scripts {
    struct str items[2];
    size_t count;
};

static struct scripts discovery_scripts(const struct json *settings, struct str key)
{
    const struct builtin_actions *builtin = builtin_actions_find(key);
    struct scripts scripts = { .count = 0 };

    if (settings)
        scripts.items[scripts.count++] = json_string(json_get(settings, "discovery.lua"));
    if (builtin && (!settings || json_bool(json_get(settings, "mergeBuiltinActions"), false)))
        scripts.items[scripts.count++] = str_of(builtin->discovery);
    return scripts;
}

/* ---- what there is ---- */

/* A member by its name in any letter case. */
static const struct json *member(const struct json *object, const char *name)
{
    for (struct json_cursor at = json_walk(object); json_next(&at);)
        if (at.key.len == strlen(name) && strncasecmp(at.key.ptr, name, at.key.len) == 0)
            return at.value;
    return NULL;
}

static const struct json *params_of(const struct json *sent, struct arena *arena)
{
    struct json *params = json_new_array(arena);

    for (struct json_cursor at = json_walk(sent); json_next(&at);) {
        struct json *param = json_new_object(arena);
        const struct json *name = member(at.value, "name");

        if (json_is(name, JSON_STRING))
            json_set(arena, param, "name", name);
        json_append(arena, params, param);
    }
    return params;
}

static struct json *action_of(struct str key, const struct json *sent, struct arena *arena)
{
    struct json *action = json_new_object(arena);
    struct str name = json_string(member(sent, "name"));
    const struct json *params = params_of(member(sent, "params"), arena);
    static const char *const texts[] = { "displayName", "iconClass" };

    json_set(arena, action, "name", json_new_string(arena, str_is_empty(name) ? key : name));
    if (json_count(params) > 0)
        json_set(arena, action, "params", params);
    if (json_bool(member(sent, "disabled"), false))
        json_set_bool(arena, action, "disabled", true);
    for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
        if (!str_is_empty(json_string(member(sent, texts[i]))))
            json_set(arena, action, texts[i], member(sent, texts[i]));
    return action;
}

/* A field of another type than the original reads there; in the order in which it is found. */
static int check_types(const struct json *sent, struct error *err)
{
    static const struct {
        const char *name, *type_name;
        enum json_type type;
    } fields[] = { { "disabled", "bool", JSON_BOOL },
                   { "displayName", "string", JSON_STRING },
                   { "iconClass", "string", JSON_STRING },
                   { "name", "string", JSON_STRING } };

    for (size_t i = 0; i < sizeof(fields) / sizeof(*fields); i++) {
        const struct json *value = member(sent, fields[i].name);

        if (value && !json_is(value, fields[i].type) && !json_is(value, JSON_NULL))
            return error_set(err, ERR_UNKNOWN,
                             "error unmarshaling resource action: json: cannot unmarshal %s into "
                             "Go struct field ResourceAction.%s of type %s",
                             json_type_name(json_type(value)), fields[i].name, fields[i].type_name);
    }
    return 0;
}

static bool has_action(const struct json *actions, struct str name)
{
    for (struct json_cursor at = json_walk(actions); json_next(&at);)
        if (str_equal(json_string(json_get(at.value, "name")), name))
            return true;
    return false;
}

static int add_discovered(const struct json *found, struct json *actions, struct arena *arena,
                          struct error *err)
{
    if (json_is(found, JSON_ARRAY))
        return 0; /* an empty table */
    for (struct json_cursor at = json_walk(found); json_next(&at);) {
        struct json *action;

        if (!json_is(at.value, JSON_OBJECT) && !json_is(at.value, JSON_ARRAY))
            return error_set(err, ERR_UNKNOWN,
                             "error unmarshaling resource action: json: cannot unmarshal %s into "
                             "Go value of type v1alpha1.ResourceAction",
                             json_type_name(json_type(at.value)));
        if (json_is(at.value, JSON_OBJECT) && check_types(at.value, err) < 0)
            return -1;
        action = action_of(at.key, json_is(at.value, JSON_OBJECT) ? at.value : NULL, arena);
        if (!has_action(actions, json_string(json_get(action, "name"))))
            json_append(arena, actions, action);
    }
    return 0;
}

static int by_name(const void *a, const void *b)
{
    return str_compare(json_string(json_get(*(const struct json *const *)a, "name")),
                       json_string(json_get(*(const struct json *const *)b, "name")));
}

static const struct json *sorted(const struct json *actions, struct arena *arena)
{
    size_t count = json_count(actions);
    const struct json **list = arena_alloc(arena, (count + 1) * sizeof(*list));
    struct json *made = json_new_array(arena);

    for (size_t i = 0; i < count; i++)
        list[i] = json_item(actions, i);
    qsort(list, count, sizeof(*list), by_name);
    for (size_t i = 0; i < count; i++)
        json_append(arena, made, list[i]);
    return made;
}

int action_engine_list(const struct resource_overrides *overrides, const struct json *object,
                       struct arena *arena, const struct json **out, struct error *err)
{
    struct str key = key_of(object, arena);
    struct json *actions = json_new_array(arena);
    const struct json *settings, *found;
    struct scripts scripts;

    if (read_settings(overrides, key, arena, &settings, err) < 0)
        return error_prefix(err, "error getting Lua discovery script");
    scripts = discovery_scripts(settings, key);
    for (size_t i = 0; i < scripts.count; i++) {
        const struct lua_script script = { .text = scripts.items[i], .object = object };

        if (run_script(&script, arena, &found, err) < 0)
            return error_prefix(err, "error executing Lua discovery script");
        if (add_discovered(found, actions, arena, err) < 0)
            return -1;
    }
    *out = sorted(actions, arena);
    return 0;
}

/* ---- running one ---- */

static struct str find_script(const struct json *settings, struct str key, struct str name)
{
    const struct json *definitions = json_get(settings, "definitions");

    for (struct json_cursor at = json_walk(definitions); json_next(&at);)
        if (str_equal(json_string(json_get(at.value, "name")), name))
            return json_string(json_get(at.value, "action.lua"));
    return str_of(builtin_actions_script(key, name));
}

/*
 * A script cannot tell an empty array from an empty map: where the live object has a map, what came
 * back empty is one.
 */
static const struct json *restore_maps(const struct json *live, const struct json *made,
                                       struct arena *arena)
{
    struct json *restored;

    if (json_is(made, JSON_ARRAY) && json_count(made) == 0 && json_is(live, JSON_OBJECT))
        return json_new_object(arena);
    if (json_is(made, JSON_OBJECT) && json_is(live, JSON_OBJECT)) {
        restored = json_new_object(arena);
        for (struct json_cursor at = json_walk(made); json_next(&at);)
            json_set_str(arena, restored, at.key,
                         restore_maps(json_get_str(live, at.key), at.value, arena));
        return restored;
    }
    if (json_is(made, JSON_ARRAY) && json_is(live, JSON_ARRAY)) {
        restored = json_new_array(arena);
        for (struct json_cursor at = json_walk(made); json_next(&at);)
            json_append(arena, restored, restore_maps(json_item(live, at.index), at.value, arena));
        return restored;
    }
    return made;
}

static int read_step(const struct json *sent, const struct json *live, struct arena *arena,
                     struct action_step *out, struct error *err)
{
    struct str operation = json_string(json_get(sent, "operation"));
    const struct json *resource = json_get(sent, "resource");

    if (!json_is(resource, JSON_OBJECT))
        return error_set(err, ERR_INTERNAL, "a step of the action names no resource");
    if (str_is_empty(json_string(json_get(resource, "kind"))))
        return error_set(err, ERR_UNKNOWN, "Object 'Kind' is missing in '%s'",
                         json_print(resource, JSON_SORTED, arena).ptr);
    if (str_equals(operation, "patch"))
        *out = (struct action_step){ ACTION_PATCH, restore_maps(live, resource, arena) };
    else if (str_equals(operation, "create"))
        *out = (struct action_step){ ACTION_CREATE, resource };
    else if (str_is_empty(operation))
        *out = (struct action_step){ ACTION_NOTHING, resource };
    else
        return error_set(err, ERR_UNKNOWN, "unsupported operation: \"%.*s\"", STR_ARG(operation));
    return 0;
}

static int read_steps(const struct json *result, const struct json *live, struct arena *arena,
                      const struct action_step **out, size_t *count, struct error *err)
{
    bool is_list = json_is(result, JSON_ARRAY);
    size_t number = is_list ? json_count(result) : 1;
    struct action_step *steps = arena_alloc(arena, (number + 1) * sizeof(*steps));

    if (number == 0)
        return error_set(err, ERR_INTERNAL, "the action returned nothing");
    if (!is_list)
        steps[0] = (struct action_step){ ACTION_PATCH, restore_maps(live, result, arena) };
    for (size_t i = 0; is_list && i < number; i++)
        if (read_step(json_item(result, i), live, arena, &steps[i], err) < 0)
            return -1;
    *out = steps;
    *count = number;
    return 0;
}

int action_engine_run(const struct action_question *question, struct arena *arena,
                      const struct action_step **out, size_t *count, struct error *err)
{
    struct str key = key_of(question->object, arena);
    struct lua_script script = { .object = question->object, .params = question->params };
    const struct json *settings, *result;

    if (read_settings(question->overrides, key, arena, &settings, err) < 0)
        return error_prefix(err, "error getting Lua resource action");
    script.text = find_script(settings, key, question->name);
    if (str_is_empty(script.text))
        return error_set(err, ERR_UNKNOWN,
                         "error getting Lua resource action: built-in script does not exist");
    if (run_script(&script, arena, &result, err) < 0 ||
        read_steps(result, question->object, arena, out, count, err) < 0)
        return error_prefix(err, "error executing Lua resource action");
    return 0;
}
