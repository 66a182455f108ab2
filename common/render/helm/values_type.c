#include "render/helm/values_type.h"

#include "base/arena.h"
#include "render/helm/functions.h"
#include "template/arguments.h"

/* The same map under the name of a plain one: what is set in one is seen in the other. */
static int call_as_map(struct template_call *call, struct error *err)
{
    (void)err;
    if (value_count(call->receiver) == 0) {
        call->result = value_map_new(&value_type_map, call->arena);
        return 0;
    }
    call->result = *call->receiver;
    call->result.type = &value_type_map;
    return 0;
}

/* The table that a path of names leads to; false: the last of `*name` is none. */
static bool find_table(const struct value *from, struct str path, struct value *out,
                       struct str *name)
{
    bool more = true;

    *out = *from;
    while (more) {
        more = str_cut(path, '.', name, &path);
        if (!value_map_get(out, *name, out) || value_kind(out) != VALUE_MAP)
            return false;
    }
    return true;
}

static int call_table(struct template_call *call, struct error *err)
{
    struct value table;
    struct str name;

    if (!find_table(call->receiver, argument_str(call, 0), &table, &name))
        return error_set(err, ERR_INVALID, "\"%.*s\" is not a table", STR_ARG(name));
    call->result = table;
    call->result.type = call->receiver->type;
    return 0;
}

/* What is no plain map, in the table that the names before the last one lead to. */
static int call_path_value(struct template_call *call, struct error *err)
{
    struct str path = argument_str(call, 0), name = path, ignored;
    ptrdiff_t dot = str_find_last_char(path, '.');
    struct value at = *call->receiver;
    bool is_there = true;

    if (path.len == 0)
        return error_set(err, ERR_INVALID, "YAML path cannot be empty");
    if (dot >= 0) {
        name = str_slice(path, (size_t)dot + 1, path.len);
        is_there = find_table(call->receiver, str_slice(path, 0, (size_t)dot), &at, &ignored);
    }
    if (!is_there || !value_map_get(&at, name, &at) || at.type == &value_type_map)
        return error_set(err, ERR_INVALID, "\"%.*s\" is not a value", STR_ARG(name));
    call->result = at;
    return 0;
}

static int call_yaml(struct template_call *call, struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf text = ARGUMENTS_TEXT(call);

    if (functions_write_yaml(call->receiver, call->arena, &text, err) < 0)
        return -1;
    return template_text(call, &text, err);
}

static const struct value_member members[] = {
    { .name = "AsMap", .signature = "func() map[string]interface {}", .call = call_as_map },
    { .name = "PathValue",
      .signature = "func(string) (interface {}, error)",
      .call = call_path_value },
    { .name = "Table", .signature = "func(string) (Values, error)", .call = call_table },
    { .name = "YAML", .signature = "func() (string, error)", .call = call_yaml },
    { 0 },
};

static const struct value_type type_4 = { .name = "common.Values",
                                          .kind = VALUE_MAP,
                                          .key = &value_type_string,
                                          .element = &value_type_any,
                                          .underlying = &value_type_map,
                                          .members = members };
static const struct value_type type_3 = { .name = "chartutil.Values",
                                          .kind = VALUE_MAP,
                                          .key = &value_type_string,
                                          .element = &value_type_any,
                                          .underlying = &value_type_map,
                                          .members = members };

const struct value_type *values_type(enum helm_rules rules)
{
    return rules == HELM_RULES_4 ? &type_4 : &type_3;
}
