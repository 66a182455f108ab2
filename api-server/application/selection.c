#include "application/selection.h"

#include "application/subject.h"
#include "argo/catalog.h"
#include "argo/repository.h"
#include "base/arena.h"
#include "base/vec.h"
#include "data/json.h"
#include "kube/selector.h"
#include "server.h"

#include <stdlib.h>

int selection_read(const struct api_call *call, struct selection *out, struct error *err)
{
    const struct json *request = call->request;
    struct texts projects = texts_of(json_get(request, "project"), call->arena);

    *out = (struct selection){
        .name = json_string(json_get(request, "name")),
        .namespace = json_string(json_get(request, "appNamespace")),
        .repository = json_string(json_get(request, "repo")),
        .projects =
            projects.count > 0 ? projects : texts_of(json_get(request, "projects"), call->arena),
    };
    if (kube_selector_parse(json_string(json_get(request, "selector")), call->arena, &out->selector,
                            err) < 0)
        return error_set(err, ERR_UNKNOWN, "%s", error_text(err));
    return 0;
}

static struct str project_of(const struct json *document)
{
    struct str project = json_text_at(document, "spec.project");

    return str_is_empty(project) ? STR("default") : project;
}

static bool has_project(struct texts projects, struct str project)
{
    for (size_t i = 0; i < projects.count; i++)
        if (str_equal(projects.items[i], project))
            return true;
    return projects.count == 0;
}

static struct str repository_of(const struct json *document)
{
    const struct json *first = json_item(json_at(document, "spec.sources"), 0);

    return json_text_at(first ? first : json_at(document, "spec.source"), "repoURL");
}

bool selection_has(const struct selection *selection, const struct api_call *call,
                   const struct json *document, struct arena *arena)
{
    const struct json *metadata = json_get(document, "metadata");
    const struct application identity = {
        .name = json_string(json_get(metadata, "name")),
        .namespace = json_string(json_get(metadata, "namespace")),
        .project = project_of(document),
    };

    if (!str_is_empty(selection->name) && !str_equal(selection->name, identity.name))
        return false;
    if (!str_is_empty(selection->namespace) && !str_equal(selection->namespace, identity.namespace))
        return false;
    if (!has_project(selection->projects, identity.project) ||
        !kube_selector_matches(selection->selector, json_get(metadata, "labels")))
        return false;
    if (!str_is_empty(selection->repository) &&
        !str_equal(selection->repository, repository_of(document)))
        return false;
    return subject_allows_namespace(call, identity.namespace) &&
           api_permits(call, "applications", "get", subject_object(call, &identity, arena));
}

/* ---- all of them ---- */

struct listing {
    const struct selection *selection;
    const struct api_call *call;
    struct arena *arena;
    VEC(struct json_doc *) found;
};

static void release_document(void *document)
{
    json_doc_unref(document);
}

static void visit(void *context, const char *key, struct json_doc *document)
{
    struct listing *listing = context;

    (void)key;
    if (!selection_has(listing->selection, listing->call, json_doc_root(document), listing->arena))
        return;
    arena_defer(listing->arena, release_document, json_doc_ref(document));
    vec_push(&listing->found, document);
}

static int by_name(const void *a, const void *b)
{
    const struct json *left = json_get(json_doc_root(*(struct json_doc *const *)a), "metadata");
    const struct json *right = json_get(json_doc_root(*(struct json_doc *const *)b), "metadata");
    int order =
        str_compare(json_string(json_get(left, "name")), json_string(json_get(right, "name")));

    return order ? order
                 : str_compare(json_string(json_get(left, "namespace")),
                               json_string(json_get(right, "namespace")));
}

size_t selection_list(const struct selection *selection, const struct api_call *call,
                      struct arena *arena, struct json_doc *const **out)
{
    struct listing listing = { .selection = selection, .call = call, .arena = arena };
    struct json_doc **list;
    size_t count;

    catalog_each_application(call->server->catalog, visit, &listing);
    count = listing.found.count;
    list = arena_alloc(arena, (count + 1) * sizeof(struct json_doc *));
    if (count > 0) {
        memcpy(list, listing.found.items, count * sizeof(struct json_doc *));
        qsort(list, count, sizeof(struct json_doc *), by_name);
    }
    vec_release(&listing.found);
    *out = list;
    return count;
}
