/* The four methods. Three take a stream of files, which is kept until its end and then worked on.
 */
#include "methods.h"

#include "base/arena.h"
#include "base/log.h"
#include "base/mem.h"
#include "data/json.h"
#include "io/fiber.h"
#include "plugin.pb-c.h"
#include "server.h"
#include "upload.h"
#include "workspace.h"

#include <string.h>

/** One call under way; it may outlive its peer. */
struct call_state {
    struct cmp_server *server;
    struct grpc_call *call; /* NULL: the peer is gone */
    struct arena *arena;
    struct upload *upload;
    int64_t deadline_ms;
    int (*work)(struct call_state *state, struct workspace *workspace, struct error *err);
    const ProtobufCMessage *reply;
    const char *context; /* of failures */
    bool is_working;
};

static void free_state(struct call_state *state)
{
    upload_free(state->upload);
    arena_free(state->arena);
    free(state);
}

static void on_close(struct grpc_call *call, void *context)
{
    struct call_state *state = context;

    (void)call;
    state->call = NULL;
    if (!state->is_working)
        free_state(state);
}

static const struct grpc_events events = { .on_close = on_close };

/* ---- what each does with the files ---- */

static int match(struct call_state *state, struct workspace *workspace, struct error *err)
{
    Plugin__RepositoryResponse *reply = ARENA_NEW(state->arena, Plugin__RepositoryResponse);
    bool matches;

    plugin__repository_response__init(reply);
    if (workspace_matches(workspace, &matches, err) < 0)
        return -1;
    reply->issupported = matches;
    reply->isdiscoveryenabled = plugin_has_discovery(&state->server->plugin);
    state->reply = &reply->base;
    return 0;
}

static int generate(struct call_state *state, struct workspace *workspace, struct error *err)
{
    Plugin__ManifestResponse *reply = ARENA_NEW(state->arena, Plugin__ManifestResponse);
    const struct json *documents;

    plugin__manifest_response__init(reply);
    if (workspace_generate(workspace, state->arena, &documents, err) < 0)
        return -1;
    reply->manifests =
        arena_alloc(state->arena, (json_count(documents) + 1) * sizeof(*reply->manifests));
    for (struct json_cursor at = json_walk(documents); json_next(&at);)
        reply->manifests[reply->n_manifests++] =
            (char *)(uintptr_t)json_print(at.value, JSON_SORTED, state->arena).ptr;
    state->reply = &reply->base;
    return 0;
}

static char *text_at(const struct json *item, const char *key, struct arena *arena)
{
    return arena_printf(arena, "%s", json_cstr_at(item, key));
}

static Plugin__ParameterAnnouncement *announcement_of(const struct json *item, struct arena *arena)
{
    Plugin__ParameterAnnouncement *out = ARENA_NEW(arena, Plugin__ParameterAnnouncement);
    const struct json *array = json_get(item, "array"), *map = json_get(item, "map");

    plugin__parameter_announcement__init(out);
    out->name = text_at(item, "name", arena);
    out->title = text_at(item, "title", arena);
    out->tooltip = text_at(item, "tooltip", arena);
    out->required = json_bool(json_get(item, "required"), false);
    out->itemtype = text_at(item, "itemType", arena);
    out->collectiontype = text_at(item, "collectionType", arena);
    out->string = text_at(item, "string", arena);
    out->array = arena_alloc(arena, (json_count(array) + 1) * sizeof(*out->array));
    for (struct json_cursor at = json_walk(array); json_next(&at);)
        out->array[out->n_array++] = arena_printf(arena, "%s", json_cstr(at.value));
    out->map = arena_alloc(arena, (json_count(map) + 1) * sizeof(*out->map));
    for (struct json_cursor at = json_walk(map); json_next(&at);) {
        Plugin__MapEntry *entry = ARENA_NEW(arena, Plugin__MapEntry);

        plugin__map_entry__init(entry);
        entry->key = arena_printf(arena, "%.*s", STR_ARG(at.key));
        entry->value = arena_printf(arena, "%s", json_cstr(at.value));
        out->map[out->n_map++] = entry;
    }
    return out;
}

static int announce(struct call_state *state, struct workspace *workspace, struct error *err)
{
    Plugin__ParametersAnnouncementResponse *reply =
        ARENA_NEW(state->arena, Plugin__ParametersAnnouncementResponse);
    const struct json *parameters;

    plugin__parameters_announcement_response__init(reply);
    if (workspace_parameters(workspace, state->arena, &parameters, err) < 0)
        return -1;
    reply->parameterannouncements =
        arena_alloc(state->arena, (json_count(parameters) + 1) * sizeof(void *));
    for (struct json_cursor at = json_walk(parameters); json_next(&at);)
        reply->parameterannouncements[reply->n_parameterannouncements++] =
            announcement_of(at.value, state->arena);
    state->reply = &reply->base;
    return 0;
}

/* ---- streams ---- */

static const struct stream_kind {
    const char *path;
    int (*work)(struct call_state *state, struct workspace *workspace, struct error *err);
    const char *context;
} kinds[] = {
    { "MatchRepository", match, "match repository error" },
    { "GenerateManifest", generate, "error generating manifests" },
    { "GetParametersAnnouncement", announce, "get parameters announcement error" },
};

static const struct stream_kind *kind_of(const char *method)
{
    const char *name = strrchr(method, '/');

    for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
        if (name && strcmp(kinds[i].path, name + 1) == 0)
            return &kinds[i];
    }
    return NULL;
}

static struct call_state *new_state(struct grpc_call *call)
{
    const struct stream_kind *kind = kind_of(call->method);
    struct call_state *state = xcalloc(1, sizeof(*state));

    state->server = call->server;
    state->call = call;
    state->arena = arena_new();
    state->upload = upload_new(state->server->config->temporary_folder,
                               state->server->config->max_archive_bytes);
    state->deadline_ms = call->deadline_ms;
    state->work = kind->work;
    state->context = kind->context;
    grpc_on(call, &events, state);
    return state;
}

static int add_message(struct grpc_call *call, struct str message, struct error *err)
{
    struct call_state *state = grpc_context(call);

    if (!state)
        state = new_state(call);
    return upload_add(state->upload, message, err);
}

static int work(struct call_state *state, struct error *err)
{
    CLEANUP(workspace_close) struct workspace *workspace = NULL;

    if (workspace_open(state->server, state->upload, state->deadline_ms, &workspace, err) < 0)
        return -1;
    return state->work(state, workspace, err);
}

static void work_in_fiber(void *context)
{
    struct call_state *state = context;
    CLEANUP(error_release) struct error err = { 0 };
    int status = work(state, &err);

    state->is_working = false;
    if (!state->call) {
        free_state(state); /* nobody waits any more */
        return;
    }
    if (status < 0) {
        error_prefix(&err, "%s", state->context);
        if (err.code != ERR_TIMEOUT && err.code != ERR_CANCELLED)
            err.code = ERR_UNKNOWN; /* the original's has no codes of its own */
        log_warn("call failed", F("method", state->call->method), F("error", error_text(&err)));
        grpc_fail(state->call, &err);
        return;
    }
    grpc_send(state->call, state->reply);
    grpc_end(state->call);
}

static int end_stream(struct grpc_call *call, struct error *err)
{
    struct call_state *state = grpc_context(call);

    if (!state)
        return error_set(err, ERR_UNKNOWN, "error getting stream metadata: EOF");
    state->is_working = true;
    fiber_start(state->server->fibers, work_in_fiber, state);
    return 0;
}

static int check_configuration(struct grpc_call *call, struct str message, struct error *err)
{
    struct cmp_server *server = call->server;
    Plugin__CheckPluginConfigurationResponse reply;

    (void)message;
    (void)err;
    plugin__check_plugin_configuration_response__init(&reply);
    reply.isdiscoveryconfigured = plugin_has_discovery(&server->plugin);
    reply.providegitcreds = server->plugin.provide_git_creds;
    grpc_send(call, &reply.base);
    grpc_end(call);
    return 0;
}

#define SERVICE "/plugin.ConfigManagementPluginService/"

const struct grpc_method cmp_methods[] = {
    { SERVICE "CheckPluginConfiguration", check_configuration, NULL },
    { SERVICE "MatchRepository", add_message, end_stream },
    { SERVICE "GenerateManifest", add_message, end_stream },
    { SERVICE "GetParametersAnnouncement", add_message, end_stream },
};
const size_t cmp_method_count = sizeof(cmp_methods) / sizeof(*cmp_methods);
