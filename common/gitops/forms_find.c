#include "gitops/forms.h"
#include "gitops/forms_table.h"

static int compare_kind(const struct form_kind *row, struct group_version_kind gvk)
{
    int order = str_compare(str_of(form_texts + row->group), gvk.group);

    if (order == 0)
        order = str_compare(str_of(form_texts + row->version), gvk.version);
    return order ? order : str_compare(str_of(form_texts + row->kind), gvk.kind);
}

uint16_t form_of_gvk(struct group_version_kind gvk)
{
    size_t low = 0, high = form_kind_count;

    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = compare_kind(&form_kinds[middle], gvk);

        if (order == 0)
            return form_kinds[middle].node;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return FORM_NONE;
}

static uint16_t struct_named(struct str name)
{
    size_t low = 0, high = form_struct_count;

    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = str_compare(str_of(form_texts + form_structs[middle].name), name);

        if (order == 0)
            return (uint16_t)middle;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return FORM_NONE;
}

uint16_t form_type_number(const char *name)
{
    return struct_named(str_of(name));
}

uint16_t form_of_type(struct str name)
{
    uint16_t number = struct_named(name);

    for (size_t node = 0; number != FORM_NONE && node < form_node_count; node++) {
        if (form_nodes[node].type == FORM_STRUCT && form_nodes[node].of == number)
            return (uint16_t)node;
    }
    return FORM_NONE;
}

const struct form_field *form_find_field(const struct form_struct *type, struct str name)
{
    const struct form_field *fields = form_fields + type->first_field;
    size_t low = 0, high = type->field_count;

    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = str_compare(str_of(form_texts + fields[middle].name), name);

        if (order == 0)
            return &fields[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

static uint16_t through_pointer(uint16_t node)
{
    while (form_nodes[node].type == FORM_POINTER)
        node = form_nodes[node].of;
    return node;
}

enum form_shape form_shape(uint16_t form)
{
    switch ((enum form_type)form_nodes[through_pointer(form)].type) {
    case FORM_LIST:
        return FORM_IS_LIST;
    case FORM_MAP:
        return FORM_IS_MAP;
    case FORM_STRUCT:
        return FORM_IS_STRUCT;
    default:
        return FORM_IS_SCALAR;
    }
}

uint16_t form_element(uint16_t form)
{
    return form_nodes[through_pointer(form)].of;
}

uint16_t form_struct_number(uint16_t form)
{
    return form_nodes[through_pointer(form)].of;
}

uint16_t form_field_of(uint16_t form, struct str name)
{
    const struct form_field *field = form_find_field(&form_structs[form_struct_number(form)], name);

    return field ? field->node : FORM_NONE;
}

/* The scalars are the first nodes, in the order of enum form_type. */
uint16_t form_quantity(void)
{
    return FORM_QUANTITY;
}

uint16_t form_duration(void)
{
    return FORM_DURATION;
}
