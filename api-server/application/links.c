#include "application/live_resource.h"
#include "application/methods.h"
#include "application/subject.h"
#include "application/targets.h"
#include "argo/annotations.h"
#include "argo/catalog.h"
#include "argo/settings.h"
#include "base/arena.h"
#include "base/log.h"
#include "base/strbuf.h"
#include "data/json.h"
#include "data/yaml.h"
#include "server.h"
#include "template/template.h"

/*
 * Deep links: templates of the settings over the application, its project and cluster, and for a
 * resource that too. A link that cannot be made is left out.
 */
enum {
    LINK_MAX_BYTES = 64 * 1024,
    TEMPLATE_STEPS = 100000,
    TEMPLATE_MEMORY = 16 * 1024 * 1024,
    TEMPLATE_STACK = 2 * 1024 * 1024,
};

struct linking {
    struct api_call *call;
    struct template_functions *functions;
    const struct json *data;
};

/* ---- what templates see ---- */

static const struct json *cluster_to_json(const struct cluster *cluster, struct arena *arena)
{
    struct json *made = json_new_object(arena);

    json_set(arena, made, "server", json_new_string(arena, cluster->server));
    json_set(arena, made, "name", json_new_string(arena, cluster->name));
    if (cluster->namespaces.count > 0)
        json_set(arena, made, "namespaces", texts_to_json(cluster->namespaces, arena));
    if (!str_is_empty(cluster->project))
        json_set(arena, made, "project", json_new_string(arena, cluster->project));
    return made;
}

static struct json *data_of(struct api_call *call)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct subject *subject = subject_of(call);
    struct str url = settings_text(catalog_settings(call->server->catalog), "url");
    const char *managed_by = application_annotation(&subject->app, ANNOTATION_MANAGED_BY_URL);
    struct json *data = json_new_object(call->arena);
    struct target *target;

    json_set(call->arena, data, "app", subject->app.document);
    json_set(call->arena, data, "application", subject->app.document);
    json_set(call->arena, data, "project", subject->project.document);
    if (targets_find(call, &subject->app.destination, &target, &err) == 0)
        json_set(call->arena, data, "cluster", cluster_to_json(&target->info, call->arena));
    json_set_text(call->arena, data, "managedByURL", *managed_by ? managed_by : url.ptr);
    return data;
}

/* ---- one link ---- */

static int render(const struct linking *linking, struct str text, struct strbuf *out,
                  struct error *err)
{
    static const struct template_limits limits = { .steps = TEMPLATE_STEPS,
                                                   .stack = TEMPLATE_STACK,
                                                   .output = LINK_MAX_BYTES,
                                                   .memory = TEMPLATE_MEMORY };
    struct arena *arena = linking->call->arena;
    struct template_set *set = template_set_new(linking->functions, NULL, arena);
    struct template_run *run = template_run_new(&limits, NULL, arena);

    if (template_parse(set, STR("deep-link"), text, err) < 0 ||
        template_execute(run, set, STR("deep-link"),
                         value_of_json(linking->data, VALUE_NUMBERS_FLOAT, arena), out, err) < 0)
        return -1;
    return strbuf_check(out, "the link", err);
}

static int make_link(const struct linking *linking, const struct json *row, struct json **out,
                     struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf url = STRBUF_INIT(LINK_MAX_BYTES);
    struct arena *arena = linking->call->arena;
    struct json *link = json_new_object(arena);

    if (!str_is_empty(json_string(json_get(row, "if"))))
        return error_set(err, ERR_UNIMPLEMENTED, "conditions of links cannot be evaluated yet");
    if (render(linking, json_string(json_get(row, "url")), &url, err) < 0)
        return -1;
    json_set(arena, link, "title", json_new_string(arena, json_string(json_get(row, "title"))));
    json_set(arena, link, "url", json_new_string(arena, (struct str){ url.ptr, url.len }));
    if (json_is(json_get(row, "description"), JSON_STRING))
        json_set(arena, link, "description", json_get(row, "description"));
    if (json_is(json_get(row, "icon.class"), JSON_STRING))
        json_set(arena, link, "iconClass", json_get(row, "icon.class"));
    *out = link;
    return 0;
}

/* ---- all of a setting ---- */

static int make_links(struct api_call *call, const char *setting, const struct json *data,
                      const struct json **reply, struct error *err)
{
    struct linking linking = { .call = call, .data = data };
    struct str text = settings_text(catalog_settings(call->server->catalog), setting);
    struct json *answer = json_new_object(call->arena), *items = json_new_array(call->arena);
    const struct json *rows = NULL;

    linking.functions = template_functions_new(call->arena);
    template_functions_add_sprig(linking.functions);
    if (!str_is_empty(text) && yaml_parse(text, call->arena, &rows, err) < 0)
        return error_prefix(err, "failed to read deep links from configmap");
    for (struct json_cursor at = json_walk(rows); json_next(&at);) {
        CLEANUP(error_release) struct error problem = { 0 };
        struct json *link;

        if (make_link(&linking, at.value, &link, &problem) == 0)
            json_append(call->arena, items, link);
        else
            log_warn("a deep link is left out", F("setting", setting),
                     F("title", json_cstr_at(at.value, "title")), F("error", error_text(&problem)));
    }
    if (json_count(items) > 0)
        json_set(call->arena, answer, "items", items);
    *reply = answer;
    return 0;
}

int list_application_links(struct api_call *call, const struct json **reply, struct error *err)
{
    return make_links(call, "application.links", data_of(call), reply, err);
}

int list_application_resource_links(struct api_call *call, const struct json **reply,
                                    struct error *err)
{
    struct json *data = data_of(call);
    struct live_resource resource;
    const struct json *object;

    if (live_resource_find(call, subject_of(call), &resource, err) < 0 ||
        live_resource_get(call, &resource, &object, err) < 0)
        return -1;
    json_set(call->arena, data, "resource", live_resource_mask(call, object));
    return make_links(call, "resource.links", data, reply, err);
}
