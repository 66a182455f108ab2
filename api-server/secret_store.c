#include "secret_store.h"

#include "argo/annotations.h"
#include "argo/catalog.h"
#include "base/arena.h"
#include "data/json.h"
#include "kube/client.h"
#include "server.h"

#define MANAGED_BY "managed-by"
#define MANAGED_BY_US "argocd.argoproj.io"

static void take_in(struct api_server *server, const struct json *stored, const struct json **out)
{
    CLEANUP(json_doc_unref) struct json_doc *document = json_doc_freeze(stored);

    catalog_put_secret(server->catalog, document);
    if (out)
        *out = stored;
}

static int send(struct api_server *server, const struct kube_request *request, struct arena *arena,
                const struct json **out, struct error *err)
{
    struct kube_answer answer;

    if (kube_client_wait(server->kube, request, arena, &answer, err) < 0)
        return -1;
    if (!json_is(answer.object, JSON_OBJECT))
        return error_set(err, ERR_INTERNAL, "the API server answered without the Secret");
    take_in(server, answer.object, out);
    return 0;
}

/* Ours come last: nobody takes a Secret away from us by a label. */
static void mark(struct json *secret, const struct secret_to_write *from, struct arena *arena)
{
    struct json *metadata = json_edit_object(arena, secret, "metadata");

    if (from->labels)
        json_set(arena, metadata, "labels", json_copy(arena, from->labels));
    if (from->annotations)
        json_set(arena, metadata, "annotations", json_copy(arena, from->annotations));
    json_set_text(arena, json_edit_object(arena, metadata, "labels"), LABEL_SECRET_TYPE,
                  from->type);
    json_set_text(arena, json_edit_object(arena, metadata, "annotations"), MANAGED_BY,
                  MANAGED_BY_US);
}

int secret_store_create(struct api_server *server, const struct secret_to_write *secret,
                        struct arena *arena, const struct json **out, struct error *err)
{
    struct json *body = json_new_object(arena);
    const struct kube_request request = {
        .verb = KUBE_CREATE, .resource = &KUBE_SECRETS, .namespace = server->namespace, .body = body
    };

    json_set_text(arena, body, "apiVersion", "v1");
    json_set_text(arena, body, "kind", "Secret");
    json_set(arena, json_edit_object(arena, body, "metadata"), "name",
             json_new_string(arena, secret->name));
    json_set_text(arena, json_edit_object(arena, body, "metadata"), "namespace", server->namespace);
    mark(body, secret, arena);
    json_set(arena, body, "data", secret->data);
    return send(server, &request, arena, out, err);
}

int secret_store_learn(struct api_server *server, struct str name, struct arena *arena,
                       struct error *err)
{
    const char *own = arena_printf(arena, "%.*s", STR_ARG(name));
    const struct kube_request request = {
        .verb = KUBE_GET, .resource = &KUBE_SECRETS, .namespace = server->namespace, .name = own
    };

    return catalog_secret(server->catalog, own) ? 0 : send(server, &request, arena, NULL, err);
}

int secret_store_update(struct api_server *server, const struct json_doc *before,
                        const struct secret_to_write *secret, struct arena *arena,
                        const struct json **out, struct error *err)
{
    struct json *body = json_edit(arena, json_copy(arena, json_doc_root(before)));
    const struct kube_request request = { .verb = KUBE_UPDATE,
                                          .resource = &KUBE_SECRETS,
                                          .namespace = server->namespace,
                                          .name = json_cstr_at(body, "metadata.name"),
                                          .body = body };

    json_set_text(arena, body, "apiVersion", "v1");
    json_set_text(arena, body, "kind", "Secret");
    mark(body, secret, arena);
    json_set(arena, body, "data", secret->data);
    return send(server, &request, arena, out, err);
}

static int release_secret(struct api_server *server, const struct json_doc *secret,
                          struct arena *arena, struct error *err)
{
    struct json *body = json_edit(arena, json_copy(arena, json_doc_root(secret)));
    struct json *metadata = json_edit_object(arena, body, "metadata");
    const struct kube_request request = { .verb = KUBE_UPDATE,
                                          .resource = &KUBE_SECRETS,
                                          .namespace = server->namespace,
                                          .name = json_cstr_at(body, "metadata.name"),
                                          .body = body };

    json_set_text(arena, body, "apiVersion", "v1");
    json_set_text(arena, body, "kind", "Secret");
    json_remove(arena, json_edit_object(arena, metadata, "labels"), LABEL_SECRET_TYPE);
    return send(server, &request, arena, NULL, err);
}

int secret_store_delete(struct api_server *server, const struct json_doc *secret,
                        struct arena *arena, struct error *err)
{
    const struct json *metadata = json_get(json_doc_root(secret), "metadata");
    const char *name = arena_printf(arena, "%s", json_cstr(json_get(metadata, "name")));
    const struct kube_request request = {
        .verb = KUBE_DELETE, .resource = &KUBE_SECRETS, .namespace = server->namespace, .name = name
    };

    if (!str_equals(json_string(json_get(json_get(metadata, "annotations"), MANAGED_BY)),
                    MANAGED_BY_US))
        return release_secret(server, secret, arena, err);
    if (kube_client_wait(server->kube, &request, arena, NULL, err) < 0)
        return -1;
    catalog_forget_secret(server->catalog, name);
    return 0;
}
