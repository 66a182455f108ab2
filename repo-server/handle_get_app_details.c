/*
 * GetAppDetails: of what type a source is, and what can be set in it. Kept under the original's
 * name and in its shape.
 */
#include "base/arena.h"
#include "cache/source_key.h"
#include "data/json.h"
#include "external_render.h"
#include "io/item_store.h"
#include "outside_desk.h"
#include "plugin_source.h"
#include "references.h"
#include "render_client.h"
#include "source/material.h"
#include "step.h"

#include <string.h>

struct details {
    struct repo_server *server;
    struct rpc_call *call;
    Argosy__Repo__GetAppDetailsRequest *request;
    struct application_source source;
    struct material *material;
    struct references references;
};

static void release_details(struct details *details)
{
    material_close(details->material);
}
DEFINE_CLEANUP_VALUE(struct details, release_details)

/* ---- as the cache has it ---- */

static char *text_of(struct arena *arena, const char *text)
{
    return arena_printf(arena, "%s", text ? text : "");
}

static void set_text(struct arena *arena, struct json *object, const char *key, const char *text)
{
    if (text[0])
        json_set_text(arena, object, key, text);
}

static void set_texts(struct arena *arena, struct json *object, const char *key, char *const *texts,
                      size_t count)
{
    struct json *list = json_new_array(arena);

    for (size_t i = 0; i < count; i++)
        json_append(arena, list, json_new_cstr(arena, texts[i]));
    if (count > 0)
        json_set(arena, object, key, list);
}

static struct json *helm_to_json(const Argosy__Render__HelmDetails *helm, struct arena *arena)
{
    struct json *object = json_new_object(arena);
    struct json *parameters = json_new_array(arena), *files = json_new_array(arena);

    set_text(arena, object, "name", helm->name);
    set_texts(arena, object, "valueFiles", helm->value_files, helm->n_value_files);
    for (size_t i = 0; i < helm->n_parameters; i++) {
        struct json *item = json_new_object(arena);

        set_text(arena, item, "name", helm->parameters[i]->name);
        set_text(arena, item, "value", helm->parameters[i]->value);
        if (helm->parameters[i]->force_string)
            json_set_bool(arena, item, "forceString", true);
        json_append(arena, parameters, item);
    }
    if (helm->n_parameters > 0)
        json_set(arena, object, "parameters", parameters);
    set_text(arena, object, "values", helm->values);
    for (size_t i = 0; i < helm->n_file_parameters; i++) {
        struct json *item = json_new_object(arena);

        set_text(arena, item, "name", helm->file_parameters[i]->name);
        set_text(arena, item, "path", helm->file_parameters[i]->path);
        json_append(arena, files, item);
    }
    if (helm->n_file_parameters > 0)
        json_set(arena, object, "fileParameters", files);
    return object;
}

static struct json *reply_to_json(const Argosy__Render__Reply *reply, struct arena *arena)
{
    struct json *item = json_new_object(arena);

    json_set_text(arena, item, "type", reply->source_type);
    if (strcmp(reply->source_type, "Helm") == 0)
        json_set(arena, item, "helm",
                 reply->helm ? helm_to_json(reply->helm, arena) : json_new_object(arena));
    if (strcmp(reply->source_type, "Kustomize") == 0)
        set_texts(arena, json_edit_object(arena, item, "kustomize"), "images",
                  reply->kustomize_images, reply->n_kustomize_images);
    if (strcmp(reply->source_type, "Directory") == 0)
        json_set(arena, item, "directory", json_new_object(arena));
    return item;
}

static struct json *announcement_to_json(const Plugin__ParameterAnnouncement *from,
                                         struct arena *arena)
{
    struct json *item = json_new_object(arena), *map = json_new_object(arena);

    set_text(arena, item, "name", from->name);
    set_text(arena, item, "title", from->title);
    set_text(arena, item, "tooltip", from->tooltip);
    if (from->required)
        json_set_bool(arena, item, "required", true);
    set_text(arena, item, "itemType", from->itemtype);
    set_text(arena, item, "collectionType", from->collectiontype);
    set_text(arena, item, "string", from->string);
    set_texts(arena, item, "array", from->array, from->n_array);
    for (size_t i = 0; i < from->n_map; i++)
        json_set_text(arena, map, from->map[i]->key, from->map[i]->value);
    if (from->n_map > 0)
        json_set(arena, item, "map", map);
    return item;
}

static struct json *announcements_to_json(const Plugin__ParametersAnnouncementResponse *response,
                                          struct arena *arena)
{
    struct json *item = json_new_object(arena), *list = json_new_array(arena);

    for (size_t i = 0; i < response->n_parameterannouncements; i++)
        json_append(arena, list, announcement_to_json(response->parameterannouncements[i], arena));
    json_set_text(arena, item, "type", "Plugin");
    json_set(arena, json_edit_object(arena, item, "plugin"), "parametersAnnouncement", list);
    return item;
}

static size_t read_texts(const struct json *list, struct arena *arena, char ***out)
{
    size_t count = 0;

    *out = arena_alloc(arena, (json_count(list) + 1) * sizeof(**out));
    for (struct json_cursor at = json_walk(list); json_next(&at);)
        (*out)[count++] = text_of(arena, json_cstr(at.value));
    return count;
}

static Argosy__Repo__HelmAppDetails *read_helm(const struct json *item, struct arena *arena)
{
    Argosy__Repo__HelmAppDetails *helm = ARENA_NEW(arena, Argosy__Repo__HelmAppDetails);
    const struct json *parameters = json_get(item, "parameters");
    const struct json *files = json_get(item, "fileParameters");

    argosy__repo__helm_app_details__init(helm);
    helm->name = text_of(arena, json_cstr_at(item, "name"));
    helm->values = text_of(arena, json_cstr_at(item, "values"));
    helm->n_value_files = read_texts(json_get(item, "valueFiles"), arena, &helm->value_files);
    helm->parameters = arena_alloc(arena, (json_count(parameters) + 1) * sizeof(void *));
    for (struct json_cursor at = json_walk(parameters); json_next(&at);) {
        Argosy__Repo__HelmParameter *parameter = ARENA_NEW(arena, Argosy__Repo__HelmParameter);

        argosy__repo__helm_parameter__init(parameter);
        parameter->name = text_of(arena, json_cstr_at(at.value, "name"));
        parameter->value = text_of(arena, json_cstr_at(at.value, "value"));
        parameter->force_string = json_bool(json_get(at.value, "forceString"), false);
        helm->parameters[helm->n_parameters++] = parameter;
    }
    helm->file_parameters = arena_alloc(arena, (json_count(files) + 1) * sizeof(void *));
    for (struct json_cursor at = json_walk(files); json_next(&at);) {
        Argosy__Repo__HelmFileParameter *file = ARENA_NEW(arena, Argosy__Repo__HelmFileParameter);

        argosy__repo__helm_file_parameter__init(file);
        file->name = text_of(arena, json_cstr_at(at.value, "name"));
        file->path = text_of(arena, json_cstr_at(at.value, "path"));
        helm->file_parameters[helm->n_file_parameters++] = file;
    }
    return helm;
}

static Argosy__Repo__ParameterAnnouncement *read_announcement(const struct json *item,
                                                              struct arena *arena)
{
    Argosy__Repo__ParameterAnnouncement *to = ARENA_NEW(arena, Argosy__Repo__ParameterAnnouncement);
    const struct json *map = json_get(item, "map");

    argosy__repo__parameter_announcement__init(to);
    to->name = text_of(arena, json_cstr_at(item, "name"));
    to->title = text_of(arena, json_cstr_at(item, "title"));
    to->tooltip = text_of(arena, json_cstr_at(item, "tooltip"));
    to->required = json_bool(json_get(item, "required"), false);
    to->item_type = text_of(arena, json_cstr_at(item, "itemType"));
    to->collection_type = text_of(arena, json_cstr_at(item, "collectionType"));
    to->string = text_of(arena, json_cstr_at(item, "string"));
    to->n_array = read_texts(json_get(item, "array"), arena, &to->array);
    to->map = arena_alloc(arena, (json_count(map) + 1) * sizeof(void *));
    for (struct json_cursor at = json_walk(map); json_next(&at);) {
        Argosy__Repo__ParameterMapEntry *entry = ARENA_NEW(arena, Argosy__Repo__ParameterMapEntry);

        argosy__repo__parameter_map_entry__init(entry);
        entry->key = arena_printf(arena, "%.*s", STR_ARG(at.key));
        entry->value = text_of(arena, json_cstr(at.value));
        to->map[to->n_map++] = entry;
    }
    return to;
}

static const ProtobufCMessage *answer(const struct json *item, struct arena *arena)
{
    Argosy__Repo__GetAppDetailsReply *reply = ARENA_NEW(arena, Argosy__Repo__GetAppDetailsReply);
    const struct json *helm = json_get(item, "helm"), *list;

    argosy__repo__get_app_details_reply__init(reply);
    reply->type = text_of(arena, json_cstr_at(item, "type"));
    if (helm)
        reply->helm = read_helm(helm, arena);
    reply->n_kustomize_images =
        read_texts(json_at(item, "kustomize.images"), arena, &reply->kustomize_images);
    list = json_at(item, "plugin.parametersAnnouncement");
    reply->plugin_parameters = arena_alloc(arena, (json_count(list) + 1) * sizeof(void *));
    for (struct json_cursor at = json_walk(list); json_next(&at);)
        reply->plugin_parameters[reply->n_plugin_parameters++] = read_announcement(at.value, arena);
    return &reply->base;
}

/* ---- out of the files ---- */

static struct outside_desk *open_desk(struct details *details)
{
    const Argosy__Repo__GetAppDetailsRequest *request = details->request;
    struct outside_desk_options options = {
        .server = details->server,
        .reach = { .loop = details->server->loop,
                   .own = request->repository,
                   .helm_repositories = request->helm_repositories,
                   .helm_repository_count = request->n_helm_repositories,
                   .helm_credentials = request->helm_credentials,
                   .helm_credential_count = request->n_helm_credentials,
                   .project = "",
                   .allow_internal = details->server->config->allow_internal_addresses },
        .refs = details->references.used,
        .ref_count = details->references.count,
        .value_schemes = request->helm_values_file_schemes,
        .value_scheme_count = request->n_helm_values_file_schemes,
    };

    return outside_desk_new(&options);
}

/** By ourselves, else by a program that can what we cannot. */
static int render_details(struct details *details, const Argosy__Render__Request *render,
                          Argosy__Render__Reply **out, struct error *err)
{
    struct render_task task = { .files = material_files(details->material),
                                .request = render,
                                .desk = open_desk(details) };

    if (render_in_worker(details->server, details->call, &task, out, err) == 0)
        return 0;
    if (err->code != ERR_UNIMPLEMENTED)
        return -1;
    task.desk = open_desk(details);
    return external_render(details->server, details->call, &task, out, err);
}

static int look(struct details *details, const struct json **out, struct error *err)
{
    const Argosy__Repo__GetAppDetailsRequest *request = details->request;
    struct arena *arena = details->call->arena;
    Argosy__Render__Request render;
    Argosy__Render__Reply *reply;
    Plugin__ParametersAnnouncementResponse *announced;
    int is_plugin;
    CLEANUP(pending_request_end)
    struct pending_request pending =
        pending_request_begin(details->server, request->repository->url, arena);

    argosy__render__request__init(&render);
    if (material_fetch(details->material, err) < 0)
        return -1;
    render.path = text_of(arena, material_path(details->material));
    render.source = request->application_source;
    render.n_refs = details->references.count;
    render.refs = references_names(&details->references, arena);
    render.app_name = request->app_name;
    render.repo_url = request->repository->url;
    render.revision = text_of(arena, material_fetched_revision(details->material));
    render.n_disabled_source_types = request->n_disabled_source_types;
    render.disabled_source_types = request->disabled_source_types;
    render.n_helm_value_schemes = request->n_helm_values_file_schemes;
    render.helm_value_schemes = request->helm_values_file_schemes;
    render.helm_rules = (uint32_t)details->server->config->helm_rules;
    step_fill_kustomize(request->kustomize, arena, &render);
    render.details = true;
    is_plugin = plugin_source_announce(details->server, details->call, details->material, &render,
                                       &announced, err);
    if (is_plugin > 0)
        *out = announcements_to_json(announced, arena);
    if (is_plugin != 0)
        return is_plugin < 0 ? -1 : 0;
    if (render_details(details, &render, &reply, err) < 0)
        return -1;
    *out = reply_to_json(reply, arena);
    return 0;
}

static int resolve(struct details *details, struct error *err)
{
    const Argosy__Repo__GetAppDetailsRequest *request = details->request;
    struct material_wanted wanted = { .repository = request->repository,
                                      .source = &details->source,
                                      .revision = "",
                                      .is_fresh = request->no_cache || request->no_revision_cache };
    struct references_wanted references = { .source = &details->source,
                                            .has_multiple_sources = request->n_ref_sources > 0,
                                            .refs = request->ref_sources,
                                            .ref_count = request->n_ref_sources,
                                            .is_fresh = wanted.is_fresh };

    if (material_open(&details->server->material, &wanted, &details->material, err) < 0)
        return -1;
    return references_resolve(&details->server->material, &references, details->call->arena,
                              &details->references, err);
}

int handle_get_app_details(struct repo_server *server, struct rpc_call *call,
                           const ProtobufCMessage **out, struct error *err)
{
    CLEANUP(release_details) struct details details = { .server = server, .call = call };
    Argosy__Repo__GetAppDetailsRequest *request =
        rpc_request(call, &argosy__repo__get_app_details_request__descriptor, err);
    const struct json *item = NULL;
    struct manifest_key key;
    const char *name;

    if (!request ||
        step_read_source(request->application_source, call->arena, &details.source, err) < 0)
        return -1;
    details.request = request;
    if (resolve(&details, err) < 0)
        return -1;
    key = (struct manifest_key){
        .revision = material_revision(details.material),
        .source = { (const char *)request->application_source.data,
                    request->application_source.len },
        .refs = request->ref_sources,
        .ref_count = request->n_ref_sources,
        .ref_revisions = details.references.revisions,
        .tracking_method = request->tracking_method,
        .helm_rules = server->config->helm_rules,
    };
    name = app_details_key_text(&key, call->arena);
    if (!request->no_cache)
        item = item_store_get(server->items, name, 0, call->arena);
    if (!json_text_at(item, "type").len) {
        if (look(&details, &item, err) < 0)
            return -1;
        item_store_set(server->items, name, item, server->config->repo_expiry_ms, 0);
    }
    *out = answer(item, call->arena);
    return 0;
}
