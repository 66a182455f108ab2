#include "template/functions.h"

#include "base/arena.h"
#include "base/map.h"
#include "template/go_time.h"
#include "template/version.h"

#include <assert.h>
#include <string.h>

struct template_functions {
    struct arena *arena;
    struct map *by_name; /* of struct value_function */
};

static void free_map(void *map)
{
    map_free(map);
}

struct template_functions *template_functions_new(struct arena *arena)
{
    struct template_functions *functions = ARENA_NEW(arena, struct template_functions);

    functions->arena = arena;
    functions->by_name = map_new();
    arena_defer(arena, free_map, functions->by_name);
    template_functions_add(functions, template_builtins, NULL);
    template_functions_add(functions, functions_compare, NULL);
    for (struct map_cursor at = { 0 }; map_next(functions->by_name, &at);)
        ((struct value_function *)at.value)->is_builtin = true;
    return functions;
}

void template_functions_add(struct template_functions *functions,
                            const struct template_function *table, const void *context)
{
    for (; table->name; table++) {
        struct value_function *function = ARENA_NEW(functions->arena, struct value_function);

        function->name = table->name;
        function->signature = table->signature;
        function->call = table->call;
        function->context = context;
        map_put(functions->by_name, str_of(table->name), function);
    }
}

void template_functions_remove(struct template_functions *functions, const char *name)
{
    map_remove(functions->by_name, str_of(name));
}

const struct value_function *template_functions_find(struct template_functions *functions,
                                                     struct str name)
{
    struct value_function *function = map_find(functions->by_name, name);

    if (function && function->signature) {
        function_read_signature(function, function->signature);
        function->signature = NULL;
    }
    return function;
}

const struct template_function *const template_sprig_tables[] = {
    functions_crypto,
    functions_certificates,
    functions_dates,
    functions_defaults,
    functions_dicts,
    functions_encoding,
    functions_lists,
    functions_math,
    functions_network,
    functions_paths,
    functions_random,
    functions_regex,
    functions_semver,
    functions_strings,
    functions_text_lists,
    functions_types,
    functions_url,
    functions_words,
    NULL,
};

void template_functions_add_sprig(struct template_functions *functions)
{
    for (size_t i = 0; template_sprig_tables[i]; i++)
        template_functions_add(functions, template_sprig_tables[i], NULL);
}

/* ---- signatures ---- */

static const struct value_type *type_named(struct str name)
{
    static const struct value_type *const types[] = {
        &value_type_any,    &value_type_bool,    &value_type_int,    &value_type_int64,
        &value_type_uint32, &value_type_uint64,  &value_type_string, &value_type_float64,
        &value_type_list,   &value_type_strings, &value_type_map,    &value_type_self,
        &go_time_type,      &go_duration_type,   &certificate_type,  &version_type,
        &value_type_bytes,  &value_type_func,
    };

    for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
        if (str_equals(name, types[i]->name))
            return types[i];
    }
    return NULL;
}

static void add_parameter(struct value_function *function, struct str text)
{
    if (text.len == 0)
        return;
    if (str_has_prefix(text, STR("..."))) {
        function->is_variadic = true;
        text = str_slice(text, 3, text.len);
    }
    assert(function->parameter_count < FUNCTION_MAX_PARAMETERS);
    function->parameters[function->parameter_count] = type_named(text);
    assert(function->parameters[function->parameter_count]);
    function->parameter_count++;
}

void function_read_signature(struct value_function *function, const char *signature)
{
    struct str rest, part;
    const char *end = strchr(signature, ')');

    assert(strncmp(signature, "func(", 5) == 0 && end);
    rest = (struct str){ signature + 5, (size_t)(end - signature - 5) };
    while (rest.len) {
        str_cut(rest, ',', &part, &rest);
        add_parameter(function, str_trim(part));
    }
    function->boxes_result = str_has_prefix(str_trim(str_of(end + 1)), STR("interface {}")) ||
                             str_has_prefix(str_trim(str_of(end + 1)), STR("(interface {}"));
}
