#include "base/arena.h"
#include "template/value.h"

#define BASIC(variable, text, its_kind)                                                            \
    const struct value_type variable = { .name = (text), .kind = (its_kind) }

BASIC(value_type_any, "interface {}", VALUE_INTERFACE);
BASIC(value_type_bool, "bool", VALUE_BOOL);
BASIC(value_type_int, "int", VALUE_INT);
BASIC(value_type_int32, "int32", VALUE_INT32);
BASIC(value_type_int64, "int64", VALUE_INT64);
BASIC(value_type_uint8, "uint8", VALUE_UINT8);
BASIC(value_type_uint32, "uint32", VALUE_UINT32);
BASIC(value_type_uint64, "uint64", VALUE_UINT64);
BASIC(value_type_float64, "float64", VALUE_FLOAT64);
BASIC(value_type_complex, "complex128", VALUE_COMPLEX128);
BASIC(value_type_string, "string", VALUE_STRING);
BASIC(value_type_func, "func", VALUE_FUNC);
BASIC(value_type_self, "reflect.Value", VALUE_STRUCT);

#define SLICE(variable, text, its_element)                                                         \
    const struct value_type variable = { .name = (text),                                           \
                                         .kind = VALUE_SLICE,                                      \
                                         .element = &(its_element) }

SLICE(value_type_list, "[]interface {}", value_type_any);
SLICE(value_type_lists, "[][]interface {}", value_type_list);
SLICE(value_type_strings, "[]string", value_type_string);
SLICE(value_type_ints, "[]int", value_type_int);
SLICE(value_type_bytes, "[]uint8", value_type_uint8);

const struct value_type value_type_map = { .name = "map[string]interface {}",
                                           .kind = VALUE_MAP,
                                           .key = &value_type_string,
                                           .element = &value_type_any };
const struct value_type value_type_texts = { .name = "map[string]string",
                                             .kind = VALUE_MAP,
                                             .key = &value_type_string,
                                             .element = &value_type_string };

SLICE(value_type_maps, "[]map[string]interface {}", value_type_map);

const char *value_kind_name(enum value_kind kind)
{
    static const char *const names[] = {
        [VALUE_INVALID] = "invalid",
        [VALUE_BOOL] = "bool",
        [VALUE_INT] = "int",
        [VALUE_INT8] = "int8",
        [VALUE_INT16] = "int16",
        [VALUE_INT32] = "int32",
        [VALUE_INT64] = "int64",
        [VALUE_UINT] = "uint",
        [VALUE_UINT8] = "uint8",
        [VALUE_UINT16] = "uint16",
        [VALUE_UINT32] = "uint32",
        [VALUE_UINT64] = "uint64",
        [VALUE_FLOAT32] = "float32",
        [VALUE_FLOAT64] = "float64",
        [VALUE_COMPLEX128] = "complex128",
        [VALUE_FUNC] = "func",
        [VALUE_INTERFACE] = "interface",
        [VALUE_MAP] = "map",
        [VALUE_POINTER] = "ptr",
        [VALUE_SLICE] = "slice",
        [VALUE_STRING] = "string",
        [VALUE_STRUCT] = "struct",
    };

    return names[kind];
}

bool value_type_assignable(const struct value_type *from, const struct value_type *to)
{
    return from == to || to == &value_type_any || from->underlying == to || to->underlying == from;
}

bool value_type_can_be_nil(const struct value_type *type)
{
    return type->kind == VALUE_FUNC || type->kind == VALUE_INTERFACE || type->kind == VALUE_MAP ||
           type->kind == VALUE_POINTER || type->kind == VALUE_SLICE || type == &value_type_self;
}

struct value value_zero(const struct value_type *type)
{
    if (type == &value_type_self)
        return VALUE_NONE;
    if (type->kind == VALUE_STRING)
        return (struct value){ .type = type, .bytes = "" };
    return (struct value){ .type = type };
}
