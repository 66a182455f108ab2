/*
 * Helm's own functions: templates from within templates, failing on purpose, and YAML and JSON
 * there and back. What cannot be read is a value that says so.
 */
#include "render/helm/functions.h"

#include "base/arena.h"
#include "base/map.h"
#include "data/go_quote.h"
#include "data/json.h"
#include "data/yaml.h"
#include "render/helm/functions_toml.h"
#include "render/helm/functions_yaml_pretty.h"
#include "template/arguments.h"

#include <stdint.h>

enum { MAX_NESTED_INCLUDES = 1000 };

static struct helm_engine *engine_of(const struct template_call *call)
{
    return (struct helm_engine *)(uintptr_t)call->context;
}

/* ---- templates ---- */

/** How often a template is being included; made when it is not. */
static size_t *include_count(struct helm_engine *engine, struct str name)
{
    size_t *count = map_find(engine->included, name);

    if (!count) {
        count = ARENA_NEW(engine->arena, size_t);
        map_put(engine->included, name, count);
    }
    return count;
}

static int call_include(struct template_call *call, struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf out = ARGUMENTS_TEXT(call);
    struct str name = argument_str(call, 0);
    size_t *count = include_count(engine_of(call), name);
    int result;

    if (!template_has(call->set, name))
        return error_set(err, ERR_NOT_FOUND,
                         "template: no template %s associated with template \"gotpl\"",
                         go_quoted(name, call->arena).ptr);
    if (*count > MAX_NESTED_INCLUDES)
        return error_set(err, ERR_INVALID,
                         "rendering template has a nested reference name: %.*s: unable to execute "
                         "template",
                         STR_ARG(name));
    (*count)++;
    result = template_execute(call->run, call->set, name, *argument(call, 1), &out, err);
    (*count)--;
    return result < 0 ? -1 : template_text(call, &out, err);
}

void functions_drop_no_values(struct strbuf *text)
{
    static const struct str no_value = { "<no value>", 10 };
    struct str rest = { text->ptr, text->len };
    ptrdiff_t at = str_find(rest, no_value);
    size_t used;

    if (at < 0)
        return;
    used = (size_t)at;
    while (at >= 0) {
        size_t next;

        rest = str_slice(rest, (size_t)at + no_value.len, rest.len);
        at = str_find(rest, no_value);
        next = at < 0 ? rest.len : (size_t)at;
        memmove(text->ptr + used, rest.ptr, next);
        used += next;
    }
    text->ptr[used] = '\0';
    text->len = used;
}

static int call_tpl(struct template_call *call, struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf out = ARGUMENTS_TEXT(call);
    struct str text = argument_str(call, 0);
    const char *shown = NULL;
    struct template_set *set;
    const struct template_tree *own;

    if (template_run_charge(call->run, 16 * text.len + 1024, err) < 0)
        return -1;
    set = template_set_clone(call->set, call->arena);
    if (template_parse_own(set, STR("gotpl"), text, &own, err) < 0) {
        shown = go_quoted(text, call->arena).ptr;
        return error_prefix(err, "cannot parse template %s", shown);
    }
    if (template_execute_own(call->run, set, own, *argument(call, 1), &out, err) < 0) {
        shown = go_quoted(text, call->arena).ptr;
        return error_prefix(err, "error during tpl function execution for %s", shown);
    }
    functions_drop_no_values(&out);
    return template_text(call, &out, err);
}

/* ---- failing ---- */

/** The text becomes the whole message, at the place of the outermost call. */
static int complain(struct template_call *call, struct str text, struct error *err)
{
    struct helm_engine *engine = engine_of(call);

    engine->has_complaint = true;
    engine->complaint = text;
    return error_set(err, ERR_INVALID, "%.*s", STR_ARG(text));
}

static int call_fail(struct template_call *call, struct error *err)
{
    return complain(call, argument_str(call, 0), err);
}

static int call_required(struct template_call *call, struct error *err)
{
    const struct value *value = argument(call, 1);
    bool is_empty_text = value_kind(value) == VALUE_STRING && value->length == 0;

    if (value_is_nil(value) || is_empty_text)
        return complain(call, argument_str(call, 0), err);
    call->result = *value;
    return 0;
}

static int call_lookup(struct template_call *call, struct error *err)
{
    (void)err;
    call->result = value_map_new(&value_type_map, call->arena);
    return 0;
}

static int call_get_host_by_name(struct template_call *call, struct error *err)
{
    (void)err;
    return arguments_same_text(call, STR_EMPTY);
}

/* ---- YAML ---- */

/** Characters that a YAML reader refuses, and so Go's way from JSON to YAML too. */
static bool has_controls(struct str text)
{
    const unsigned char *p = (const unsigned char *)text.ptr;

    for (size_t i = 0; i < text.len; i++) {
        if (p[i] == 0x7F)
            return true;
        if (p[i] == 0xC2 && p[i + 1] >= 0x80 && p[i + 1] <= 0x9F && p[i + 1] != 0x85)
            return true;
        if (p[i] == 0xEF && p[i + 1] == 0xBF && (p[i + 2] == 0xBE || p[i + 2] == 0xBF))
            return true;
    }
    return false;
}

static bool is_writable(const struct json *value)
{
    if (json_is(value, JSON_STRING))
        return !has_controls(json_string(value));
    for (struct json_cursor at = json_walk(value); json_next(&at);) {
        if (has_controls(at.key) || !is_writable(at.value))
            return false;
    }
    return true;
}

int functions_write_yaml(const struct value *value, struct arena *arena, struct strbuf *out,
                         struct error *err)
{
    const struct json *json;

    if (value_to_json(value, arena, &json, err) < 0)
        return -1;
    if (!is_writable(json))
        return error_set(err, ERR_INVALID, "yaml: control characters are not allowed");
    yaml_write(json, out);
    return 0;
}

static int write_yaml(struct template_call *call, struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf text = ARGUMENTS_TEXT(call);

    if (functions_write_yaml(argument(call, 0), call->arena, &text, err) < 0)
        return -1;
    if (text.len && text.ptr[text.len - 1] == '\n')
        text.ptr[--text.len] = '\0';
    return template_text(call, &text, err);
}

static bool is_budget(const struct error *failure)
{
    return failure->code == ERR_TOO_LARGE || failure->code == ERR_EXHAUSTED;
}

static int call_to_yaml(struct template_call *call, struct error *err)
{
    CLEANUP(error_release) struct error failure = { 0 };

    if (write_yaml(call, &failure) == 0)
        return 0;
    if (is_budget(&failure))
        return error_move(err, &failure);
    return arguments_same_text(call, STR_EMPTY);
}

static int call_must_to_yaml(struct template_call *call, struct error *err)
{
    return write_yaml(call, err);
}

/* ---- reading ---- */

static const char *json_kind(const struct json *value)
{
    enum json_type type = json_type(value);

    return type == JSON_INT || type == JSON_FLOAT ? "number" : json_type_name(type);
}

/** Check that it is an object (or an array); null is an empty one. */
static int check_kind(const struct json *value, enum json_type wanted, struct error *err)
{
    if (json_is(value, wanted) || json_is(value, JSON_NULL))
        return 0;
    return error_set(err, ERR_INVALID, "json: cannot unmarshal %s into Go value of type %s",
                     json_kind(value),
                     wanted == JSON_OBJECT ? "map[string]interface {}" : "[]interface {}");
}

static int read_yaml(struct template_call *call, enum json_type wanted, const struct json **out,
                     struct error *err)
{
    static const struct yaml_options options = { .depth = 1000 };
    struct str text = argument_str(call, 0);

    if (template_run_charge(call->run, 8 * text.len, err) < 0 ||
        yaml_parse_with(text, &options, call->arena, out, err) < 0)
        return -1;
    if (check_kind(*out, wanted, err) < 0)
        return error_prefix(err, "error unmarshaling JSON: while decoding JSON");
    return 0;
}

static int read_json(struct template_call *call, enum json_type wanted, const struct json **out,
                     struct error *err)
{
    struct str text = argument_str(call, 0);

    if (template_run_charge(call->run, 8 * text.len, err) < 0 ||
        arguments_parse_json(text, call->arena, out, err) < 0)
        return -1;
    return check_kind(*out, wanted, err);
}

typedef int (*read_fn)(struct template_call *call, enum json_type wanted, const struct json **out,
                       struct error *err);

static int read_map(struct template_call *call, read_fn read, bool null_is_nil, struct error *err)
{
    CLEANUP(error_release) struct error failure = { 0 };
    const struct json *json;

    call->result = value_map_new(&value_type_map, call->arena);
    if (read(call, JSON_OBJECT, &json, &failure) < 0) {
        if (is_budget(&failure))
            return error_move(err, &failure);
        value_map_set(&call->result, STR("Error"),
                      value_of_str(str_dup(str_of(error_text(&failure)), call->arena)));
        return 0;
    }
    if (json_is(json, JSON_OBJECT))
        call->result = value_of_json(json, VALUE_NUMBERS_FLOAT, call->arena);
    else if (null_is_nil)
        call->result = (struct value){ .type = &value_type_map };
    return 0;
}

static int read_array(struct template_call *call, read_fn read, bool null_is_nil, struct error *err)
{
    CLEANUP(error_release) struct error failure = { 0 };
    const struct json *json;

    call->result = value_list_new(&value_type_list, 1, call->arena);
    if (read(call, JSON_ARRAY, &json, &failure) < 0) {
        if (is_budget(&failure))
            return error_move(err, &failure);
        value_list_add(&call->result,
                       value_of_str(str_dup(str_of(error_text(&failure)), call->arena)),
                       call->arena);
        return 0;
    }
    if (json_is(json, JSON_ARRAY))
        call->result = value_of_json(json, VALUE_NUMBERS_FLOAT, call->arena);
    else if (null_is_nil)
        call->result = (struct value){ .type = &value_type_list };
    return 0;
}

static int call_from_yaml(struct template_call *call, struct error *err)
{
    return read_map(call, read_yaml, false, err);
}

static int call_from_json(struct template_call *call, struct error *err)
{
    return read_map(call, read_json, true, err);
}

static int call_from_yaml_array(struct template_call *call, struct error *err)
{
    return read_array(call, read_yaml, false, err);
}

static int call_from_json_array(struct template_call *call, struct error *err)
{
    return read_array(call, read_json, true, err);
}

/* ---- the tables ---- */

#define PLAIN "func(interface {}) string"
#define MAP "func(string) map[string]interface {}"
#define LIST "func(string) []interface {}"

static const struct template_function table[] = {
    { "fail", "func(string) (string, error)", call_fail },
    { "fromJson", MAP, call_from_json },
    { "fromJsonArray", LIST, call_from_json_array },
    { "fromToml", MAP, call_from_toml },
    { "fromYaml", MAP, call_from_yaml },
    { "fromYamlArray", LIST, call_from_yaml_array },
    { "getHostByName", "func(string) string", call_get_host_by_name },
    { "include", "func(string, interface {}) (string, error)", call_include },
    { "lookup", "func(string, string, string, string) (map[string]interface {}, error)",
      call_lookup },
    { "required", "func(string, interface {}) (interface {}, error)", call_required },
    { "toToml", PLAIN, call_to_toml },
    { "toYaml", PLAIN, call_to_yaml },
    { "toYamlPretty", PLAIN, call_to_yaml_pretty },
    { "tpl", "func(string, interface {}) (string, error)", call_tpl },
    { 0 },
};

static const struct template_function table_4[] = {
    { "mustToToml", PLAIN, call_must_to_toml },
    { "mustToYaml", PLAIN, call_must_to_yaml },
    { 0 },
};

struct template_functions *functions_new(struct helm_engine *engine)
{
    struct template_functions *functions = template_functions_new(engine->arena);

    template_functions_add_sprig(functions);
    template_functions_remove(functions, "env");
    template_functions_remove(functions, "expandenv");
    template_functions_add(functions, table, engine);
    if (engine->rules == HELM_RULES_4)
        template_functions_add(functions, table_4, engine);
    return functions;
}
