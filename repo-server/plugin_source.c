#include "plugin_source.h"

#include "argo/source.h"
#include "base/arena.h"
#include "data/json.h"
#include "plugin/plugin_client.h"
#include "plugin/plugin_environment.h"
#include "render_client.h"
#include "server.h"
#include "source/git_store.h"
#include "source/material.h"
#include "step.h"

#include <string.h>

struct choice {
    struct arena *arena;
    const struct plugin_access *access;
    struct plugin_subject subject;
    struct plugin_session *session;
};

static void release_choice(struct choice *choice)
{
    plugin_session_close(choice->session);
}
DEFINE_CLEANUP_VALUE(struct choice, release_choice)

/** Nothing points to a plugin: spare the look at the files. */
static bool is_out_of_question(const struct choice *choice, const struct application_source *source)
{
    return !source->plugin && !plugin_is_any(choice->access);
}

/** The source with what its files put over it, and the type that it has then. */
static int look_at_files(struct repo_server *server, const struct rpc_call *call,
                         struct tree *files, const Argosy__Render__Request *render,
                         Argosy__Render__Reply **out, struct error *err)
{
    Argosy__Render__Request request = *render;
    struct render_task task = { .files = files, .request = &request };

    request.type_only = true;
    request.details = false;
    return render_in_worker(server, call, &task, out, err);
}

static int find(struct choice *choice, const Argosy__Render__Request *render,
                const struct application_source *source, bool is_said, struct error *err)
{
    const char *name =
        arena_printf(choice->arena, "%.*s", STR_ARG(json_text_at(source->plugin, "name")));
    int found;

    choice->subject.environment_count =
        plugin_environment(render, source, choice->arena, &choice->subject.environment);
    found = plugin_find(choice->access, name, &choice->subject, &choice->session, err);
    if (found == 0 && is_said)
        return error_set(err, ERR_UNKNOWN, "could not find plugin supporting the given repository");
    return found;
}

static int choose(struct choice *choice, struct repo_server *server, const struct rpc_call *call,
                  struct material *material, const Argosy__Render__Request *render,
                  struct error *err)
{
    const struct git_repository *repository = material_repository(material);
    struct tree *files = material_files(material);
    struct application_source source;
    Argosy__Render__Reply *reply;

    choice->arena = call->arena;
    choice->access = &server->plugins;
    if (step_read_source(render->source, call->arena, &source, err) < 0)
        return -1;
    if (is_out_of_question(choice, &source))
        return 0;
    if (look_at_files(server, call, files, render, &reply, err) < 0)
        return -1;
    if (reply->explicit_type[0] && strcmp(reply->explicit_type, "Plugin") != 0)
        return 0;
    if (step_read_source(reply->source, call->arena, &source, err) < 0)
        return -1;
    choice->subject.files = files;
    choice->subject.access = repository ? git_repository_access(repository) : NULL;
    choice->subject.name = render->app_name;
    choice->subject.path = render->path;
    return find(choice, render, &source, reply->explicit_type[0] != '\0', err);
}

/** As the original says it; what a plugin says has a status of its own. Always -1. */
static int fail(const char *context, struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const char *text = arena_printf(arena, "%s", error_text(err));

    return error_set(err, ERR_UNKNOWN, "%s: rpc error: code = %s desc = %s", context,
                     error_grpc_name(err->code), text);
}

/** Always -1. */
static int fail_processing(const char *application, struct error *err)
{
    err->code = ERR_UNKNOWN;
    return error_prefix(err, "CMP processing failed for application \"%s\"", application);
}

int plugin_source_generate(struct repo_server *server, const struct rpc_call *call,
                           struct material *material, Argosy__Render__Request *render,
                           struct error *err)
{
    CLEANUP(release_choice) struct choice choice = { .session = NULL };
    Plugin__ManifestResponse *response;
    int found = choose(&choice, server, call, material, render, err);

    if (found < 0 && choice.subject.files)
        return fail_processing(render->app_name, err);
    if (found <= 0)
        return found;
    if (plugin_generate(choice.session, call->arena, &response, err) < 0) {
        fail("error generating manifests in cmp", err);
        return fail_processing(render->app_name, err);
    }
    render->is_generated = true;
    render->n_generated = response->n_manifests;
    render->generated =
        arena_alloc(call->arena, (response->n_manifests + 1) * sizeof(*render->generated));
    for (size_t i = 0; i < response->n_manifests; i++)
        render->generated[i] = (ProtobufCBinaryData){ strlen(response->manifests[i]),
                                                      (uint8_t *)response->manifests[i] };
    return 1;
}

int plugin_source_announce(struct repo_server *server, const struct rpc_call *call,
                           struct material *material, const Argosy__Render__Request *render,
                           Plugin__ParametersAnnouncementResponse **out, struct error *err)
{
    CLEANUP(release_choice) struct choice choice = { .session = NULL };
    int found = choose(&choice, server, call, material, render, err);

    if (found < 0 && choice.subject.files)
        return error_prefix(err, "failed to detect CMP for app");
    if (found <= 0)
        return found;
    if (plugin_announce(choice.session, call->arena, out, err) < 0)
        return fail("failed to populate plugin app details: failed to get parameter announcement",
                    err);
    return 1;
}
