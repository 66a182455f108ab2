/* Creating, replacing and deleting AppProjects. */
#include "argo/catalog.h"
#include "argo/project.h"
#include "argo/rbac.h"
#include "argo/rbac_policy.h"
#include "argo/shape.h"
#include "audit.h"
#include "base/arena.h"
#include "data/json.h"
#include "gitops/cron.h"
#include "kube/client.h"
#include "kube/status.h"
#include "project/project_document.h"
#include "project/project_parts.h"
#include "server.h"

#include <string.h>

/* ---- shared with the other files ---- */

int project_fetch(struct api_call *call, struct str name, const struct json **out,
                  struct error *err)
{
    const struct kube_request request = { .verb = KUBE_GET,
                                          .resource = &KUBE_APP_PROJECTS,
                                          .namespace = call->server->namespace,
                                          .name = name.ptr };
    struct kube_answer answer;

    if (name.len == 0)
        return error_set(err, ERR_INVALID, "resource name may not be empty");
    /* Whoever compares it as a whole must not mean another than who asks the cluster for it. */
    if (strlen(name.ptr) != name.len)
        return error_set(err, ERR_INVALID, "invalid resource name \"%s\"", name.ptr);
    if (kube_client_wait(call->server->kube, &request, call->arena, &answer, err) < 0)
        return -1;
    *out = answer.object;
    return 0;
}

void project_remember(const struct api_call *call, const struct json *project)
{
    CLEANUP(json_doc_unref) struct json_doc *document = json_doc_freeze(project);

    catalog_put(call->server->catalog, document);
}

static int check_schedules(const struct project *project, struct error *err)
{
    for (size_t i = 0; i < project->window_count; i++) {
        struct str schedule = project->windows[i].schedule;
        struct cron cron;

        if (cron_parse(schedule, &cron, err) < 0) {
            error_prefix(err, "cannot parse schedule '%.*s'", STR_ARG(schedule));
            err->code = ERR_UNKNOWN;
            return -1;
        }
    }
    return 0;
}

int project_check(const struct json *project, struct arena *arena, struct error *err)
{
    struct project read;
    struct rbac_policy policy;

    if (project_read(project, arena, &read, err) < 0)
        return -1;
    if (project_validate(&read, err) < 0 || check_schedules(&read, err) < 0)
        return -1;
    if (rbac_policy_parse(rbac_project_policy(&read, arena), RBAC_MATCH_GLOB, arena, &policy, err) <
        0) {
        error_prefix(err, "policy syntax error");
        err->code = ERR_INVALID;
        return -1;
    }
    return 0;
}

int project_check_first(const struct json *project, struct arena *arena, struct error *err)
{
    if (project_check(project, arena, err) < 0) /* plain errors only */
        return err->code == ERR_UNKNOWN ? error_prefix(err, "error validating project") : -1;
    return 0;
}

static struct json *with_kind(struct json *project, const char *namespace, struct arena *arena)
{
    struct json *metadata = json_edit_object(arena, project, "metadata");

    json_set_text(arena, project, "apiVersion", "argoproj.io/v1alpha1");
    json_set_text(arena, project, "kind", "AppProject");
    json_set_text(arena, metadata, "namespace", namespace);
    return project;
}

int project_replace(struct api_call *call, const struct json *project, const struct json **out,
                    struct error *err)
{
    const struct kube_request request = { .verb = KUBE_UPDATE,
                                          .resource = &KUBE_APP_PROJECTS,
                                          .namespace = call->server->namespace,
                                          .name = json_cstr_at(project, "metadata.name"),
                                          .body = project };
    struct kube_answer answer;

    if (kube_client_wait(call->server->kube, &request, call->arena, &answer, err) < 0)
        return -1;
    project_remember(call, answer.object);
    *out = answer.object;
    return 0;
}

/* ---- create ---- */

static int replace_existing(struct api_call *call, const struct json *existing,
                            const struct json *project, const struct json **out, struct error *err)
{
    struct arena *arena = call->arena;
    struct json *changed = json_edit(arena, existing);
    struct json *spec = json_edit(arena, json_get(project, "spec"));

    if (api_enforce(call, "projects", "update", json_cstr_at(project, "metadata.name"), err) < 0)
        return -1;
    json_set(arena, changed, "spec", spec);
    project_document_keep_unknown(changed, existing, arena);
    return project_replace(call, changed, out, err);
}

/* There is one of that name. */
static int meet_existing(struct api_call *call, const struct json *project, const struct json **out,
                         bool *is_new, struct error *err)
{
    struct arena *arena = call->arena;
    struct str name = json_text_at(project, "metadata.name"), keys;
    const struct json *existing, *old_spec, *new_spec;

    *is_new = false;
    if (project_fetch(call, name, &existing, err) < 0) {
        error_prefix(err, "unable to check existing project details (%.*s)", STR_ARG(name));
        err->code = ERR_INTERNAL;
        return -1;
    }
    if (json_bool(json_get(call->request, "upsert"), false)) {
        *is_new = true;
        return replace_existing(call, existing, project, out, err);
    }
    old_spec = shape_typed(shape_project_spec, json_get(existing, "spec"), arena);
    new_spec = shape_typed(shape_project_spec, json_get(project, "spec"), arena);
    if (json_equal(old_spec, new_spec)) {
        *out = existing;
        return 0;
    }
    keys = project_document_difference(old_spec, new_spec, arena);
    return error_set(err, ERR_INVALID,
                     "existing project spec is different; use upsert flag to force update%s%.*s%s",
                     keys.len ? "; difference in keys \"" : "", STR_ARG(keys),
                     keys.len ? "\"" : "");
}

int project_create(struct api_call *call, const struct json **reply, struct error *err)
{
    const struct json *sent = json_get(call->request, "project");
    struct json *project = project_document_normalize(sent, call->arena);
    struct kube_request request = { .verb = KUBE_CREATE,
                                    .resource = &KUBE_APP_PROJECTS,
                                    .namespace = call->server->namespace };
    struct kube_answer answer;
    bool is_new = true;

    if (project_check_first(project, call->arena, err) < 0)
        return -1;
    request.body = with_kind(project, call->server->namespace, call->arena);
    if (kube_client_wait(call->server->kube, &request, call->arena, &answer, err) == 0) {
        project_remember(call, answer.object);
        *reply = answer.object;
    } else {
        if (!kube_already_exists(err))
            return -1;
        error_release(err);
        if (meet_existing(call, project, reply, &is_new, err) < 0)
            return -1;
    }
    if (is_new)
        audit_object(call, *reply, "ResourceCreated", "created project");
    return 0;
}

/* ---- update ---- */

int project_update(struct api_call *call, const struct json **reply, struct error *err)
{
    const struct json *sent = json_get(call->request, "project"), *old;
    struct json *project = project_document_normalize(sent, call->arena);

    if (project_check(project, call->arena, err) < 0 ||
        project_fetch(call, json_text_at(project, "metadata.name"), &old, err) < 0 ||
        project_may_become(call, old, project, err) < 0)
        return -1;
    with_kind(project, call->server->namespace, call->arena);
    project_document_keep_unknown(project, old, call->arena);
    if (project_replace(call, project, reply, err) < 0)
        return -1;
    audit_object(call, *reply, "ResourceUpdated", "updated project");
    return 0;
}

/* ---- delete ---- */

struct users {
    struct str project;
    const char *namespace;
    size_t count;
};

static void count_user(void *context, const char *key, struct json_doc *application)
{
    struct users *users = context;
    const struct json *root = json_doc_root(application);
    struct str project = json_text_at(root, "spec.project");

    (void)key;
    if (project.len == 0)
        project = STR("default");
    if (str_equal(project, users->project) &&
        str_equals(json_text_at(root, "metadata.namespace"), users->namespace))
        users->count++;
}

int project_delete(struct api_call *call, const struct json **reply, struct error *err)
{
    struct str name = json_string(json_get(call->request, "name"));
    struct users users = { name, call->server->namespace, 0 };
    struct kube_request request = { .verb = KUBE_DELETE,
                                    .resource = &KUBE_APP_PROJECTS,
                                    .namespace = call->server->namespace,
                                    .name = name.ptr };
    CLEANUP(json_doc_unref) struct json_doc *gone = NULL;
    const struct json *project;
    struct kube_answer answer;

    if (project_fetch(call, name, &project, err) < 0)
        return -1;
    catalog_each_application(call->server->catalog, count_user, &users);
    if (users.count > 0)
        return error_set(err, ERR_INVALID, "project is referenced by %zu applications",
                         users.count);
    /* This one, and no other that was made of the same name meanwhile. */
    request.precondition_uid = json_cstr_at(project, "metadata.uid");
    if (kube_client_wait(call->server->kube, &request, call->arena, &answer, err) < 0)
        return -1;
    if (json_count(json_at(project, "metadata.finalizers")) == 0) {
        gone = json_doc_freeze(project);
        catalog_take_out(call->server->catalog, gone);
    }
    audit_object(call, project, "ResourceDeleted", "deleted project");
    *reply = json_new_object(call->arena);
    return 0;
}
