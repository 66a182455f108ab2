#include "project_finish.h"

#include "argo/catalog.h"
#include "base/arena.h"
#include "base/log.h"
#include "controller.h"
#include "data/json.h"
#include "kube/client.h"

#define FINALIZER "resources-finalizer.argocd.argoproj.io"

struct users {
    struct str project;
    size_t count;
};

static void count_user(void *context, const char *key, struct json_doc *application)
{
    struct users *users = context;
    struct str project = json_text_at(json_doc_root(application), "spec.project");

    (void)key;
    if (str_equal(str_is_empty(project) ? STR("default") : project, users->project))
        users->count++;
}

/* False: ours is not among them. */
static bool other_finalizers(const struct json *project, struct json *kept, struct arena *arena)
{
    bool found = false;

    for (struct json_cursor at = json_walk(json_at(project, "metadata.finalizers"));
         json_next(&at);) {
        if (str_equals(json_string(at.value), FINALIZER))
            found = true;
        else
            json_append(arena, kept, at.value);
    }
    return found;
}

void project_process(void *context, const char *name)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct controller *controller = context;
    struct json_doc *document = catalog_project(controller->catalog, str_of(name));
    struct users users = { .project = str_of(name) };
    struct json *patch = json_new_object(arena), *kept = json_new_array(arena);
    struct kube_request request = { .verb = KUBE_PATCH,
                                    .resource = &KUBE_APP_PROJECTS,
                                    .namespace = controller->namespace,
                                    .name = name,
                                    .patch_type = KUBE_PATCH_MERGE,
                                    .body = patch };

    if (!document || !json_at(json_doc_root(document), "metadata.deletionTimestamp"))
        return;
    catalog_each_application(controller->catalog, count_user, &users);
    if (users.count > 0)
        return;
    CLEANUP(json_doc_unref) struct json_doc *held = json_doc_ref(document);

    if (!other_finalizers(json_doc_root(held), kept, arena))
        return;
    json_set(arena, json_edit_object(arena, patch, "metadata"), "finalizers", kept);
    if (kube_client_wait(controller->kube, &request, arena, NULL, &err) < 0 &&
        err.code != ERR_NOT_FOUND)
        log_warn("cannot let go of a project", F("project", name), F("error", error_text(&err)));
}
