/* What the repo-server says of a repository: branches, applications in it, charts. */
#include "application/repo_questions.h"
#include "argo/application.h"
#include "argo/catalog.h"
#include "argo/manifest_request.h"
#include "argo/project_scope.h"
#include "argo/repo_server.h"
#include "argo/settings.h"
#include "base/arena.h"
#include "data/json.h"
#include "repository/service_parts.h"
#include "server.h"

static char *text_of(struct str text, struct arena *arena)
{
    return arena_strndup(arena, text.ptr, text.len);
}

static struct json *texts_json(char *const *texts, size_t count, struct arena *arena)
{
    struct json *list = json_new_array(arena);

    for (size_t i = 0; i < count; i++)
        json_append(arena, list, json_new_cstr(arena, texts[i]));
    return list;
}

static void put_texts(struct json *object, const char *key, char *const *texts, size_t count,
                      struct arena *arena)
{
    if (count > 0)
        json_set(arena, object, key, texts_json(texts, count, arena));
}

static void put_text(struct json *object, const char *key, const char *text, struct arena *arena)
{
    if (text && *text)
        json_set_text(arena, object, key, text);
}

/* ---- refs ---- */

int repository_list_refs(struct api_call *call, const struct json **reply, struct error *err)
{
    static const struct repo_method method = { "ListRefs",
                                               &argosy__repo__list_refs_reply__descriptor };
    Argosy__Repo__ListRefsRequest request = ARGOSY__REPO__LIST_REFS_REQUEST__INIT;
    const ProtobufCMessage *answer;
    const Argosy__Repo__ListRefsReply *refs;
    struct json *out = json_new_object(call->arena);

    request.repository = repo_server_repository(call->subject, call->arena);
    if (repo_questions_ask(call, &method, &request.base, &answer, err) < 0)
        return -1;
    refs = (const Argosy__Repo__ListRefsReply *)answer;
    put_texts(out, "branches", refs->branches, refs->n_branches, call->arena);
    put_texts(out, "tags", refs->tags, refs->n_tags, call->arena);
    *reply = out;
    return 0;
}

/* ---- applications in it ---- */

int repository_list_apps(struct api_call *call, const struct json **reply, struct error *err)
{
    static const struct repo_method method = { "ListApps",
                                               &argosy__repo__list_apps_reply__descriptor };
    Argosy__Repo__ListAppsRequest request;
    const ProtobufCMessage *answer;
    const Argosy__Repo__ListAppsReply *apps;
    struct json *out = json_new_object(call->arena), *items = json_new_array(call->arena);

    argosy__repo__list_apps_request__init(&request);
    request.repository = repo_server_repository(call->subject, call->arena);
    request.revision = text_of(json_string(json_get(call->request, "revision")), call->arena);
    if (repo_questions_ask(call, &method, &request.base, &answer, err) < 0)
        return -1;
    apps = (const Argosy__Repo__ListAppsReply *)answer;
    for (size_t i = 0; i < apps->n_apps; i++) {
        struct json *item = json_new_object(call->arena);

        put_text(item, "type", apps->apps[i]->type, call->arena);
        put_text(item, "path", apps->apps[i]->path, call->arena);
        json_append(call->arena, items, item);
    }
    if (apps->n_apps > 0)
        json_set(call->arena, out, "items", items);
    *reply = out;
    return 0;
}

/* ---- details of a source ---- */

static struct json *helm_json(const Argosy__Repo__HelmAppDetails *helm, struct arena *arena)
{
    struct json *out = json_new_object(arena);
    struct json *parameters = json_new_array(arena), *files = json_new_array(arena);

    put_text(out, "name", helm->name, arena);
    put_texts(out, "valueFiles", helm->value_files, helm->n_value_files, arena);
    for (size_t i = 0; i < helm->n_parameters; i++) {
        struct json *item = json_new_object(arena);

        put_text(item, "name", helm->parameters[i]->name, arena);
        put_text(item, "value", helm->parameters[i]->value, arena);
        if (helm->parameters[i]->force_string)
            json_set_bool(arena, item, "forceString", true);
        json_append(arena, parameters, item);
    }
    for (size_t i = 0; i < helm->n_file_parameters; i++) {
        struct json *item = json_new_object(arena);

        put_text(item, "name", helm->file_parameters[i]->name, arena);
        put_text(item, "path", helm->file_parameters[i]->path, arena);
        json_append(arena, files, item);
    }
    if (helm->n_parameters > 0)
        json_set(arena, out, "parameters", parameters);
    put_text(out, "values", helm->values, arena);
    if (helm->n_file_parameters > 0)
        json_set(arena, out, "fileParameters", files);
    return out;
}

static struct json *announcement_json(const Argosy__Repo__ParameterAnnouncement *announcement,
                                      struct arena *arena)
{
    struct json *out = json_new_object(arena), *map = json_new_object(arena);

    put_text(out, "name", announcement->name, arena);
    put_text(out, "title", announcement->title, arena);
    put_text(out, "tooltip", announcement->tooltip, arena);
    if (announcement->required)
        json_set_bool(arena, out, "required", true);
    put_text(out, "itemType", announcement->item_type, arena);
    put_text(out, "collectionType", announcement->collection_type, arena);
    put_text(out, "string", announcement->string, arena);
    put_texts(out, "array", announcement->array, announcement->n_array, arena);
    for (size_t i = 0; i < announcement->n_map; i++)
        json_set_text(arena, map, announcement->map[i]->key, announcement->map[i]->value);
    if (announcement->n_map > 0)
        json_set(arena, out, "map", map);
    return out;
}

static struct json *plugin_json(const Argosy__Repo__GetAppDetailsReply *details,
                                struct arena *arena)
{
    struct json *out = json_new_object(arena), *list = json_new_array(arena);

    for (size_t i = 0; i < details->n_plugin_parameters; i++)
        json_append(arena, list, announcement_json(details->plugin_parameters[i], arena));
    if (details->n_plugin_parameters > 0)
        json_set(arena, out, "parametersAnnouncement", list);
    return out;
}

static const struct json *details_json(const Argosy__Repo__GetAppDetailsReply *details,
                                       struct arena *arena)
{
    struct json *out = json_new_object(arena), *kustomize = json_new_object(arena);

    put_text(out, "type", details->type, arena);
    if (details->helm)
        json_set(arena, out, "helm", helm_json(details->helm, arena));
    put_texts(kustomize, "images", details->kustomize_images, details->n_kustomize_images, arena);
    if (details->type && strcmp(details->type, "Kustomize") == 0)
        json_set(arena, out, "kustomize", kustomize);
    if (details->type && strcmp(details->type, "Plugin") == 0)
        json_set(arena, out, "plugin", plugin_json(details, arena));
    return out;
}

/* As it would be if it were made of this source. */
static const struct json *application_to_be(const struct api_call *call)
{
    struct json *made = json_new_object(call->arena);
    struct json *spec = json_edit_object(call->arena, made, "spec");

    json_set(call->arena, json_edit_object(call->arena, made, "metadata"), "name",
             json_get(call->request, "appName"));
    json_set(call->arena, spec, "source", json_get(call->request, "source"));
    return made;
}

static int find_application(const struct api_call *call, struct application *out, struct error *err)
{
    struct str name = json_string(json_get(call->request, "appName"));
    const char *key = str_find_char(name, '/') >= 0
                          ? name.ptr
                          : arena_printf(call->arena, "%s/%s", call->server->namespace, name.ptr);
    struct json_doc *document = catalog_application(call->server->catalog, key);

    return application_read(document ? json_doc_root(document) : application_to_be(call),
                            call->arena, out, err);
}

/*
 * All that rendering would be asked with besides the source itself: the other sources that value
 * files name, and of other repositories what the project may use.
 */
static int fill_details_request(struct api_call *call, Argosy__Repo__GetAppDetailsRequest *out,
                                struct error *err)
{
    const struct application_source source =
        application_source_read(json_get(call->request, "source"));
    const struct project_scope scope = { .catalog = call->server->catalog,
                                         .namespace = call->server->namespace };
    struct application app;
    struct project project;
    struct str *revisions;
    struct manifest_request request = {
        .settings = catalog_hold_settings(call->server->catalog, call->arena),
        .app = &app,
        .project = &project,
        .instance = json_string(json_get(call->request, "appName")),
    };

    if (project_scope_find(&scope, json_string(json_get(call->request, "appProject")), call->arena,
                           &project, err) <= 0 ||
        find_application(call, &app, err) < 0)
        return -1;
    if (app.source_count == 0)
        return error_set(err, ERR_PRECONDITION, "the application has no source");
    revisions = arena_alloc(call->arena, app.source_count * sizeof(*revisions));
    for (size_t i = 0; i < app.source_count; i++)
        revisions[i] = STR_EMPTY; /* each its own */
    request.sources = app.sources;
    request.source_count = app.source_count;
    request.revisions = revisions;
    request.has_multiple_sources = app.has_multiple_sources;
    request.repository_count =
        repo_server_list(call->server->catalog, call->arena, &request.repositories);
    manifest_request_fill_details(&request, &source, call->arena, out);
    out->repository = repo_server_repository(call->subject, call->arena);
    return 0;
}

int repository_get_details(struct api_call *call, const struct json **reply, struct error *err)
{
    static const struct repo_method method = { "GetAppDetails",
                                               &argosy__repo__get_app_details_reply__descriptor };
    Argosy__Repo__GetAppDetailsRequest request;
    const ProtobufCMessage *answer;

    if (fill_details_request(call, &request, err) < 0 ||
        repo_questions_ask(call, &method, &request.base, &answer, err) < 0)
        return -1;
    *reply = details_json((const Argosy__Repo__GetAppDetailsReply *)answer, call->arena);
    return 0;
}

/* ---- tags of a registry ---- */

int repository_list_oci_tags(struct api_call *call, const struct json **reply, struct error *err)
{
    static const struct repo_method method = { "ListOciTags",
                                               &argosy__repo__list_oci_tags_reply__descriptor };
    Argosy__Repo__ListOciTagsRequest request = ARGOSY__REPO__LIST_OCI_TAGS_REQUEST__INIT;
    const ProtobufCMessage *answer;
    const Argosy__Repo__ListOciTagsReply *tags;
    struct json *out = json_new_object(call->arena);

    request.repository = repo_server_repository(call->subject, call->arena);
    if (repo_questions_ask(call, &method, &request.base, &answer, err) < 0)
        return -1;
    tags = (const Argosy__Repo__ListOciTagsReply *)answer;
    put_texts(out, "tags", tags->tags, tags->n_tags, call->arena);
    *reply = out;
    return 0;
}

/* ---- charts ---- */

int repository_get_helm_charts(struct api_call *call, const struct json **reply, struct error *err)
{
    static const struct repo_method method = { "GetHelmCharts",
                                               &argosy__repo__get_helm_charts_reply__descriptor };
    Argosy__Repo__GetHelmChartsRequest request = ARGOSY__REPO__GET_HELM_CHARTS_REQUEST__INIT;
    const ProtobufCMessage *answer;
    const Argosy__Repo__GetHelmChartsReply *charts;
    struct json *out = json_new_object(call->arena), *items = json_new_array(call->arena);

    request.repository = repo_server_repository(call->subject, call->arena);
    if (repo_questions_ask(call, &method, &request.base, &answer, err) < 0)
        return -1;
    charts = (const Argosy__Repo__GetHelmChartsReply *)answer;
    for (size_t i = 0; i < charts->n_charts; i++) {
        struct json *item = json_new_object(call->arena);

        put_text(item, "name", charts->charts[i]->name, call->arena);
        put_texts(item, "versions", charts->charts[i]->versions, charts->charts[i]->n_versions,
                  call->arena);
        json_append(call->arena, items, item);
    }
    if (charts->n_charts > 0)
        json_set(call->arena, out, "items", items);
    *reply = out;
    return 0;
}
