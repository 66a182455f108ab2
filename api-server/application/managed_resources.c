#include "application/app_state.h"
#include "application/methods.h"
#include "application/subject.h"
#include "data/json.h"

static bool is_wanted(const struct json *request, const struct json *resource)
{
    static const char *const keys[] = { "group", "kind", "namespace", "name" };

    if (json_bool(json_get(resource, "hook"), false))
        return false;
    for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++) {
        struct str wanted = json_string(json_get(request, keys[i]));

        if (!str_is_empty(wanted) && !str_equal(wanted, json_string(json_get(resource, keys[i]))))
            return false;
    }
    return true;
}

int list_application_managed_resources(struct api_call *call, const struct json **reply,
                                       struct error *err)
{
    struct json *answer = json_new_object(call->arena), *items = json_new_array(call->arena);
    const struct json *managed;

    if (app_state_managed(call, subject_of(call), &managed, err) < 0)
        return -1;
    for (struct json_cursor at = json_walk(managed); json_next(&at);)
        if (is_wanted(call->request, at.value))
            json_append(call->arena, items, at.value);
    if (json_count(items) > 0)
        json_set(call->arena, answer, "items", items);
    *reply = answer;
    return 0;
}
