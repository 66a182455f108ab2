#include "people/first_start.h"

#include "argo/account.h"
#include "argo/catalog.h"
#include "argo/secret_data.h"
#include "argo/settings.h"
#include "base/arena.h"
#include "base/log.h"
#include "base/mem.h"
#include "data/digest.h"
#include "data/json.h"
#include "kube/client.h"
#include "kube/status.h"
#include "people/sessions.h"
#include "server.h"

#include <string.h>
#include <sys/random.h>

enum { TRIES = 10, KEY_BYTES = 32, PASSWORD_LENGTH = 16 };

#define SECRET "argocd-secret"
#define PASSWORD_SECRET "argocd-initial-admin-secret"

/* A look at argocd-secret, and what is to be added to it. */
struct start {
    struct api_server *server;
    struct arena *arena;
    const struct json *secret; /* NULL: there is none */
    struct json *data;
    const char *password; /* made by this look; NULL: none */
};

static int fill_random(void *bytes, size_t size, struct error *err)
{
    if (getrandom(bytes, size, 0) != (ssize_t)size)
        return error_set(err, ERR_INTERNAL, "there is no randomness");
    return 0;
}

/* ---- talking to the cluster ---- */

static int ask(struct start *start, const struct kube_request *request, const struct json **out,
               struct error *err)
{
    struct kube_answer answer;

    if (kube_client_wait(start->server->kube, request, start->arena, &answer, err) < 0)
        return -1;
    if (out)
        *out = answer.object;
    return 0;
}

/* What was written is known at once, and not only when the watch tells. */
static void remember(struct start *start, const struct json *object)
{
    CLEANUP(json_doc_unref) struct json_doc *document = NULL;

    if (!object)
        return;
    document = json_doc_freeze(object);
    catalog_put(start->server->catalog, document);
}

static struct json *new_object(struct start *start, const char *kind, const char *name)
{
    struct json *object = json_new_object(start->arena);
    struct json *metadata = json_edit_object(start->arena, object, "metadata");
    struct json *labels = json_edit_object(start->arena, metadata, "labels");

    json_set_text(start->arena, object, "apiVersion", "v1");
    json_set_text(start->arena, object, "kind", kind);
    json_set_text(start->arena, metadata, "name", name);
    json_set_text(start->arena, metadata, "namespace", start->server->namespace);
    json_set_text(start->arena, labels, "app.kubernetes.io/name", name);
    json_set_text(start->arena, labels, "app.kubernetes.io/part-of", "argocd");
    return object;
}

/* ---- argocd-secret ---- */

static int read_secret(struct start *start, struct error *err)
{
    const struct kube_request request = { .verb = KUBE_GET,
                                          .resource = &KUBE_SECRETS,
                                          .namespace = start->server->namespace,
                                          .name = SECRET };

    start->secret = NULL;
    if (ask(start, &request, &start->secret, err) == 0) {
        remember(start, start->secret);
        return 0;
    }
    if (!kube_is_not_found(err))
        return error_prefix(err, "cannot read " SECRET);
    error_release(err);
    return 0;
}

static int has_value(struct start *start, const char *key, bool *out, struct error *err)
{
    struct str value = STR_EMPTY;

    if (start->secret && secret_value(start->secret, key, start->arena, &value, err) < 0)
        return error_prefix(err, "cannot read " SECRET);
    *out = value.len > 0;
    return 0;
}

static int add_key(struct start *start, struct error *err)
{
    char bytes[KEY_BYTES];
    struct str text;
    bool is_there;

    if (has_value(start, "server.secretkey", &is_there, err) < 0)
        return -1;
    if (is_there)
        return 0;
    if (fill_random(bytes, sizeof(bytes), err) < 0)
        return -1;
    /* The key is the text; a Secret's data is base64 of that. */
    text = base64_encode((struct str){ bytes, sizeof(bytes) }, start->arena);
    json_set(start->arena, start->data, "server.secretkey",
             json_new_string(start->arena, base64_encode(text, start->arena)));
    secret_wipe(bytes, sizeof(bytes));
    return 0;
}

static int make_password(struct start *start, struct error *err)
{
    static const char letters[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    unsigned char random[PASSWORD_LENGTH];
    char *password = arena_alloc(start->arena, PASSWORD_LENGTH + 1);

    if (fill_random(random, sizeof(random), err) < 0)
        return -1;
    for (size_t i = 0; i < PASSWORD_LENGTH; i++)
        password[i] = letters[random[i] % 64];
    start->password = password;
    return 0;
}

static int add_password(struct start *start, struct error *err)
{
    const struct settings *settings = catalog_settings(start->server->catalog);
    struct account admin;
    const struct json *patch;
    const char *hash;
    bool is_there;

    if (has_value(start, "admin.password", &is_there, err) < 0 ||
        account_find(settings, STR(ACCOUNT_ADMIN), start->arena, &admin, err) < 0)
        return -1;
    if (is_there || !admin.is_enabled)
        return 0;
    if (make_password(start, err) < 0 ||
        sessions_hash_password(start->server->sessions, str_of(start->password), start->arena,
                               &hash, err) < 0)
        return -1;
    patch = account_password_patch(&admin, hash, sessions_now(), start->arena);
    for (struct json_cursor at = json_walk(patch); json_next(&at);)
        json_set_str(start->arena, start->data, at.key, at.value);
    return 0;
}

/* Fails with a conflict when somebody else was faster. */
static int write_secret(struct start *start, struct error *err)
{
    struct kube_request request = { .resource = &KUBE_SECRETS,
                                    .namespace = start->server->namespace };
    const struct json *written;
    struct json *body;

    if (start->secret) {
        body = json_new_object(start->arena);
        json_set(start->arena, json_edit_object(start->arena, body, "metadata"), "resourceVersion",
                 json_at(start->secret, "metadata.resourceVersion"));
        request.verb = KUBE_PATCH;
        request.patch_type = KUBE_PATCH_MERGE;
        request.name = SECRET;
    } else {
        body = new_object(start, "Secret", SECRET);
        request.verb = KUBE_CREATE;
    }
    json_set(start->arena, body, "data", start->data);
    request.body = body;
    if (ask(start, &request, &written, err) < 0)
        return -1;
    remember(start, written);
    return 0;
}

/* ---- the first password, told ---- */

static int forget_password(struct start *start, struct error *err)
{
    struct json *body = json_new_object(start->arena);
    struct json *data = json_edit_object(start->arena, body, "data");
    const struct kube_request request = { .verb = KUBE_PATCH,
                                          .resource = &KUBE_SECRETS,
                                          .namespace = start->server->namespace,
                                          .name = SECRET,
                                          .body = body,
                                          .patch_type = KUBE_PATCH_MERGE };

    json_set(start->arena, data, "admin.password", json_new_null(start->arena));
    json_set(start->arena, data, "admin.passwordMtime", json_new_null(start->arena));
    return ask(start, &request, NULL, err);
}

static int store_password(struct start *start, struct error *err)
{
    struct json *body = new_object(start, "Secret", PASSWORD_SECRET);
    struct json *data = json_edit_object(start->arena, body, "data");
    struct kube_request request = { .verb = KUBE_CREATE,
                                    .resource = &KUBE_SECRETS,
                                    .namespace = start->server->namespace,
                                    .body = body };

    json_set(start->arena, data, "password",
             json_new_string(start->arena, base64_encode(str_of(start->password), start->arena)));
    json_set_text(start->arena, body, "type", "Opaque");
    if (ask(start, &request, NULL, err) == 0)
        return 0;
    if (!kube_already_exists(err))
        return -1;
    /* Left from before a reset. */
    error_release(err);
    request.verb = KUBE_PATCH;
    request.patch_type = KUBE_PATCH_MERGE;
    request.name = PASSWORD_SECRET;
    return ask(start, &request, NULL, err);
}

/* A password that nobody can be told must not stay. */
static int tell_password(struct start *start, struct error *err)
{
    CLEANUP(error_release) struct error kept = { 0 };

    if (!start->password || store_password(start, err) == 0)
        return 0;
    if (forget_password(start, &kept) < 0)
        log_error("cannot take back a first password that could not be stored",
                  F("error", error_text(&kept)));
    return error_prefix(err, "cannot store the first password of '" ACCOUNT_ADMIN "'");
}

static int complete_secret(struct api_server *server, struct arena *arena, struct error *err)
{
    struct start start = { .server = server, .arena = arena };

    start.data = json_new_object(arena);
    if (read_secret(&start, err) < 0 || add_key(&start, err) < 0 || add_password(&start, err) < 0)
        return -1;
    if (json_count(start.data) == 0)
        return 0;
    if (write_secret(&start, err) < 0)
        return -1;
    return tell_password(&start, err);
}

/* ---- the default project ---- */

static const struct json *default_project(struct start *start)
{
    struct arena *arena = start->arena;
    struct json *project = json_new_object(arena);
    struct json *metadata = json_edit_object(arena, project, "metadata");
    struct json *spec = json_edit_object(arena, project, "spec");
    struct json *anything = json_new_array(arena), *anywhere = json_new_object(arena);
    struct json *destinations = json_new_array(arena), *kinds = json_new_array(arena);
    struct json *any_kind = json_new_object(arena);

    json_set_text(arena, project, "apiVersion", "argoproj.io/v1alpha1");
    json_set_text(arena, project, "kind", "AppProject");
    json_set_text(arena, metadata, "name", "default");
    json_set_text(arena, metadata, "namespace", start->server->namespace);
    json_append(arena, anything, json_new_cstr(arena, "*"));
    json_set(arena, spec, "sourceRepos", anything);
    json_set_text(arena, anywhere, "server", "*");
    json_set_text(arena, anywhere, "namespace", "*");
    json_append(arena, destinations, anywhere);
    json_set(arena, spec, "destinations", destinations);
    json_set_text(arena, any_kind, "group", "*");
    json_set_text(arena, any_kind, "kind", "*");
    json_append(arena, kinds, any_kind);
    json_set(arena, spec, "clusterResourceWhitelist", kinds);
    json_set(arena, project, "status", json_new_object(arena));
    return project;
}

static int make_project(struct api_server *server, struct arena *arena, struct error *err)
{
    struct start start = { .server = server, .arena = arena };
    const struct json *made;
    const struct kube_request request = { .verb = KUBE_CREATE,
                                          .resource = &KUBE_APP_PROJECTS,
                                          .namespace = server->namespace,
                                          .body = default_project(&start) };

    if (catalog_project(server->catalog, STR("default")))
        return 0;
    if (ask(&start, &request, &made, err) == 0) {
        remember(&start, made);
        return 0;
    }
    if (!kube_already_exists(err))
        return error_prefix(err, "cannot create the project 'default'");
    error_release(err);
    return 0;
}

int first_start(struct api_server *server, struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    for (int tries = 1; complete_secret(server, arena, err) < 0; tries++) {
        if ((!kube_is_conflict(err) && !kube_already_exists(err)) || tries == TRIES)
            return -1;
        error_release(err);
    }
    return make_project(server, arena, err);
}
