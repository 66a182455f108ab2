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

static int call_table(struct template_call *call, struct error *err)
{
    struct value table = *call->receiver;
    struct str name, rest = argument_str(call, 0);
    bool more = true;

    while (more) {
        more = str_cut(rest, '.', &name, &rest);
        if (!value_map_get(&table, name, &table) || value_kind(&table) != VALUE_MAP)
            return error_set(err, ERR_INVALID, "\"%.*s\" is not a table", STR_ARG(name));
    }
    call->result = table;
    call->result.type = call->receiver->type;
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
