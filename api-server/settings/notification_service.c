#include "settings/notification_service.h"

#include "argo/catalog.h"
#include "argo/texts.h"
#include "base/arena.h"
#include "data/json.h"
#include "server.h"

/* What follows the prefix; of a service, "webhook.github", the last part is its name. */
static struct str name_of(struct str key, struct str prefix)
{
    struct str name = str_slice(key, prefix.len, key.len), type, rest;

    if (str_equals(prefix, "service.") && str_cut(name, '.', &type, &rest))
        return rest;
    return name;
}

static int tell_names(struct api_call *call, struct str prefix, const struct json **reply)
{
    const struct json_doc *map =
        catalog_config_map(call->server->catalog, "argocd-notifications-cm");
    const struct json *data = map ? json_get(json_doc_root(map), "data") : NULL;
    struct str *names = arena_alloc(call->arena, (json_count(data) + 1) * sizeof(*names));
    struct json *message = json_new_object(call->arena), *items = json_new_array(call->arena);
    size_t count = 0;
    struct texts sorted;

    for (struct json_cursor at = json_walk(data); json_next(&at);)
        if (str_has_prefix(at.key, prefix))
            names[count++] = name_of(at.key, prefix);
    sorted = texts_sorted((struct texts){ names, count }, call->arena);
    for (size_t i = 0; i < sorted.count; i++) {
        struct json *item = json_new_object(call->arena);

        json_set(call->arena, item, "name", json_new_string(call->arena, sorted.items[i]));
        json_append(call->arena, items, item);
    }
    json_set(call->arena, message, "items", items);
    *reply = message;
    return 0;
}

static int list_services(struct api_call *call, const struct json **reply, struct error *err)
{
    (void)err;
    return tell_names(call, STR("service."), reply);
}

static int list_triggers(struct api_call *call, const struct json **reply, struct error *err)
{
    (void)err;
    return tell_names(call, STR("trigger."), reply);
}

static int list_templates(struct api_call *call, const struct json **reply, struct error *err)
{
    (void)err;
    return tell_names(call, STR("template."), reply);
}

const struct api_method notification_methods[] = {
    { "notification.NotificationService/ListServices", RULE_SESSION, .run = list_services },
    { "notification.NotificationService/ListTriggers", RULE_SESSION, .run = list_triggers },
    { "notification.NotificationService/ListTemplates", RULE_SESSION, .run = list_templates },
    API_METHODS_END,
};
