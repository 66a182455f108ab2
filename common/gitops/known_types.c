#include "gitops/known_types.h"

#include "argo/resource_overrides.h"
#include "base/arena.h"
#include "data/json.h"
#include "gitops/forms.h"
#include "gitops/resource.h"

static const struct known_type_field rollout_fields[] = {
    { { "spec.template.spec", 18 }, { "core/v1/PodSpec", 15 } },
};

/* "core/v1/PodSpec" is the form "core.v1.PodSpec"; two types are no structs. */
static uint16_t form_of_known_type(struct str type)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct str name;

    if (str_equals(type, "core/Quantity"))
        return form_quantity();
    if (str_equals(type, "meta/v1/Duration"))
        return form_duration();
    if (!str_has_prefix(type, STR("core/v1/")))
        return FORM_NONE;
    name = str_slice(type, 8, type.len);
    return form_of_type(str_of(arena_printf(arena, "core.v1.%.*s", STR_ARG(name))));
}

bool known_type_exists(struct str type)
{
    return form_of_known_type(type) != FORM_NONE;
}

static const struct json *replace_value(const struct json *value, uint16_t form,
                                        struct arena *arena)
{
    const struct json *typed = form_typed(form, value, arena);

    return typed && !json_equal(typed, value) ? typed : value;
}

/* The path goes through the first list: each object in it is one to go on with. */
static const struct json *replace_at(const struct json *value, struct str path, uint16_t form,
                                     struct arena *arena);

static const struct json *replace_in_list(const struct json *list, struct str path, uint16_t form,
                                          struct arena *arena)
{
    struct json *changed = NULL;

    for (struct json_cursor at = json_walk(list); json_next(&at);) {
        const struct json *item = at.value;

        if (!json_is(item, JSON_OBJECT))
            continue;
        item =
            path.len == 0 ? replace_value(item, form, arena) : replace_at(item, path, form, arena);
        if (item == at.value)
            continue;
        if (!changed)
            changed = json_edit(arena, list);
        json_replace(arena, changed, at.index, item);
    }
    return changed ? changed : list;
}

static const struct json *replace_at(const struct json *value, struct str path, uint16_t form,
                                     struct arena *arena)
{
    struct str head, rest;
    const struct json *member, *replaced;
    struct json *changed;

    str_cut(path, '.', &head, &rest);
    member = json_get_str(value, head);
    if (!member)
        return value;
    if (json_is(member, JSON_ARRAY))
        replaced = replace_in_list(member, rest, form, arena);
    else if (rest.len == 0)
        replaced = replace_value(member, form, arena);
    else
        replaced = replace_at(member, rest, form, arena);
    if (replaced == member)
        return value;
    changed = json_edit(arena, value);
    json_set_str(arena, changed, head, replaced);
    return changed;
}

const struct json *known_types_apply(const struct resource_overrides *overrides,
                                     const struct json *object, struct arena *arena)
{
    struct group_version_kind gvk = resource_gvk(object);
    struct str key = resource_join_api_version(gvk.group, gvk.kind, arena);
    const struct resource_override *override = resource_overrides_find(overrides, key);
    const struct known_type_field *fields = override ? override->known_type_fields : NULL;
    size_t count = override ? override->known_type_field_count : 0;

    if (count == 0 && str_equals(key, "argoproj.io/Rollout")) {
        fields = rollout_fields;
        count = sizeof(rollout_fields) / sizeof(rollout_fields[0]);
    }
    for (size_t i = 0; i < count; i++) {
        uint16_t form = form_of_known_type(fields[i].type);

        if (form != FORM_NONE)
            object = replace_at(object, fields[i].field, form, arena);
    }
    return object;
}
