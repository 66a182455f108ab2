#include "sync/apply.h"

#include "base/arena.h"
#include "data/json.h"
#include "io/fiber.h"
#include "kube/status.h"
#include "sync/apply_steps.h"

#include <ctype.h>
#include <stdlib.h>
#include <sys/random.h>

enum {
    CONFLICT_TRIES = 5,
    DELETION_POLL_MS = 100,
    DELETION_WAIT_MS = 60000,
    ESTABLISHED_POLL_MS = 100,
    ESTABLISHED_WAIT_MS = 3000,
};

struct str apply_said(const struct applying *applying, const char *verb)
{
    struct str kind = str_of(applying->api->resource.kind);
    const char *group = applying->api->resource.group;
    char *lower = arena_strndup(applying->arena, kind.ptr, kind.len);

    for (char *c = lower; *c; c++)
        *c = (char)tolower((unsigned char)*c);
    return str_of(arena_printf(applying->arena, "%s%s%s/%s %s%s", lower, *group ? "." : "", group,
                               applying->name, verb,
                               applying->request->is_dry_run ? " (dry run)" : ""));
}

struct kube_request apply_request_for(const struct applying *applying, enum kube_verb verb)
{
    return (struct kube_request){
        .verb = verb,
        .resource = &applying->api->resource,
        .namespace = applying->namespace,
        .name = verb == KUBE_CREATE ? NULL : applying->name,
        .act_as = applying->where->act_as,
    };
}

int apply_read(const struct applying *applying, const struct json **out, struct error *err)
{
    struct kube_request request = apply_request_for(applying, KUBE_GET);
    struct kube_answer answer = { 0 };

    if (kube_client_wait(applying->where->client, &request, applying->arena, &answer, err) == 0) {
        *out = answer.object;
        return 1;
    }
    if (!kube_is_not_found(err))
        return -1;
    error_release(err);
    return 0;
}

int apply_cannot_retrieve(const struct applying *applying, struct error *err)
{
    const struct kube_resource *resource = &applying->api->resource;

    return error_prefix(err,
                        "error when retrieving current configuration of:\nResource: \"%s/%s, "
                        "Resource=%s\", GroupVersionKind: \"%s/%s, Kind=%s\"\nName: \"%s\", "
                        "Namespace: \"%s\"\nfrom server for: \"%s\"",
                        resource->group, resource->version, resource->plural, resource->group,
                        resource->version, resource->kind, applying->name, applying->namespace,
                        apply_file_name(applying->arena));
}

const char *apply_file_name(struct arena *arena)
{
    uint32_t number = 0;

    if (getrandom(&number, sizeof(number), 0) != (ssize_t)sizeof(number))
        number = 1;
    return arena_printf(arena, "/dev/shm/%u", number);
}

struct str apply_join_output(struct str a, struct str b, struct arena *arena)
{
    a = str_trim(a);
    b = str_trim(b);
    if (str_is_empty(a) || str_is_empty(b))
        return str_dup(str_is_empty(a) ? b : a, arena);
    return str_of(arena_printf(arena, "%.*s. %.*s", STR_ARG(a), STR_ARG(b)));
}

static void release_discovery(void *discovery)
{
    kube_discovery_unref(discovery);
}

/* The kind may have come into being in this very sync, by a definition applied before. */
static int find_new_kind(const struct apply_target *where, struct kube_gvk wanted,
                         struct arena *arena, const struct kube_api **out, struct error *err)
{
    CLEANUP(error_release) struct error failure = { 0 };
    const struct kube_discovery *discovery = NULL;

    if (kube_discover_wait(where->client, &discovery, &failure) < 0)
        return -1; /* what was known before says why it failed */
    arena_defer(arena, release_discovery, (void *)(uintptr_t)discovery);
    error_release(err);
    return kube_discovery_map(discovery, wanted, out, err);
}

static int describe(const struct apply_target *where, const struct json *object,
                    struct arena *arena, struct applying *out, struct error *err)
{
    struct group_version_kind gvk = resource_gvk(object);
    const struct kube_gvk wanted = { gvk.group, gvk.version, gvk.kind };

    *out = (struct applying){ .where = where, .arena = arena };
    if (kube_discovery_map(where->discovery, wanted, &out->api, err) < 0 &&
        find_new_kind(where, wanted, arena, &out->api, err) < 0)
        return -1;
    out->name = arena_printf(arena, "%.*s", STR_ARG(resource_name(object)));
    out->namespace = out->api->resource.is_namespaced
                         ? arena_printf(arena, "%.*s", STR_ARG(resource_namespace(object)))
                         : "";
    return 0;
}

/* ---- what follows a CustomResourceDefinition ---- */

static bool is_established(const struct json *definition)
{
    for (struct json_cursor at = json_walk(json_at(definition, "status.conditions"));
         json_next(&at);)
        if (str_equals(json_text_at(at.value, "type"), "Established"))
            return str_equals(json_text_at(at.value, "status"), "True");
    return false;
}

/* Objects of the new kind may follow at once; a definition that takes too long is theirs to fail.
 */
static void wait_until_established(const struct applying *applying)
{
    for (int waited = 0; waited < ESTABLISHED_WAIT_MS; waited += ESTABLISHED_POLL_MS) {
        CLEANUP(error_release) struct error err = { 0 };
        const struct json *definition = NULL;

        if (apply_read(applying, &definition, &err) == 1 && is_established(definition))
            return;
        fiber_sleep_ms(ESTABLISHED_POLL_MS);
    }
}

/* ---- the kinds of apply ---- */

static int refuse_nameless(const struct applying *applying, struct error *err)
{
    struct str prefix = json_text_at(applying->request->target, "metadata.generateName");

    if (!str_is_empty(prefix))
        return error_set(err, ERR_INVALID, "from %.*s: cannot use generate name with apply",
                         STR_ARG(prefix));
    error_set(err, ERR_INVALID, "resource name may not be empty");
    return apply_cannot_retrieve(applying, err);
}

static const char *word_of(const struct json *value)
{
    if (json_is(value, JSON_BOOL))
        return "bool";
    if (json_is(value, JSON_ARRAY))
        return "array";
    return json_is(value, JSON_OBJECT) ? "object" : "number";
}

/* A label that is written as a number or as true is found out before anything is sent. */
static int check_metadata(const struct json *target, struct arena *arena, struct error *err)
{
    static const char *const maps[] = { "labels", "annotations" };

    for (size_t i = 0; i < sizeof(maps) / sizeof(*maps); i++) {
        const struct json *map = json_get(json_get(target, "metadata"), maps[i]);

        for (struct json_cursor at = json_walk(map); json_next(&at);) {
            if (json_is(at.value, JSON_STRING) || json_is(at.value, JSON_NULL))
                continue;
            return error_set(err, ERR_INVALID,
                             "unable to decode \"%s\": json: cannot unmarshal %s into Go struct "
                             "field ObjectMeta.metadata.%s of type string",
                             apply_file_name(arena), word_of(at.value), maps[i]);
        }
    }
    return 0;
}

static int apply_described(struct applying *applying, struct str *message, struct error *err)
{
    const struct apply_request *request = applying->request;
    struct str reconciled = STR_EMPTY, said;

    if (request->is_replace)
        return request->live ? apply_replace(applying, message, err)
                             : apply_create(applying, message, err);
    if (!*applying->name)
        return refuse_nameless(applying, err);
    if (request->is_server_side && !request->is_dry_run)
        return apply_server_side(applying, message, err);
    if (apply_is_reconciled(request->target) && apply_reconcile(applying, &reconciled, err) < 0)
        return error_prefix(err, "error running kubectl auth reconcile");
    if (apply_client_side(applying, &said, err) < 0)
        return -1;
    *message =
        str_of(arena_printf(applying->arena, "%.*s%.*s", STR_ARG(reconciled), STR_ARG(said)));
    return 0;
}

/* What is cluster-wide has no namespace, whatever its manifest or its application says. */
static const struct json *in_its_scope(const struct json *target, const struct kube_api *api,
                                       struct arena *arena)
{
    struct json *edited;

    if (api->resource.is_namespaced || str_is_empty(resource_namespace(target)))
        return target;
    edited = json_edit(arena, target);
    json_remove(arena, json_edit_object(arena, edited, "metadata"), "namespace");
    return edited;
}

int apply_object(const struct apply_target *where, const struct apply_request *request,
                 struct arena *arena, struct str *message, struct error *err)
{
    struct apply_request scoped = *request;
    struct applying applying;

    if (check_metadata(request->target, arena, err) < 0)
        return -1;
    if (describe(where, request->target, arena, &applying, err) < 0) {
        struct resource_key key = resource_key_of(request->target);

        return error_set(err, err->code,
                         "resource mapping not found for name: \"%.*s\" namespace: \"%.*s\" from "
                         "\"%s\": %s\nensure CRDs are installed first",
                         STR_ARG(key.name), STR_ARG(key.namespace), apply_file_name(arena),
                         error_text(err));
    }
    scoped.target = in_its_scope(request->target, applying.api, arena);
    applying.request = &scoped;
    applying.live = request->live;
    if (apply_described(&applying, message, err) < 0)
        return -1;
    if (resource_is_crd(request->target) && !request->is_dry_run)
        wait_until_established(&applying);
    return 0;
}

/* ---- single requests ---- */

int apply_get(const struct apply_target *where, const struct json *object, struct arena *arena,
              const struct json **out, struct error *err)
{
    struct applying applying;

    if (describe(where, object, arena, &applying, err) < 0)
        return -1;
    return apply_read(&applying, out, err);
}

int apply_delete(const struct apply_target *where, const struct json *live, const char *propagation,
                 struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct applying applying;
    struct kube_request request;

    if (describe(where, live, arena, &applying, err) < 0)
        return -1;
    request = apply_request_for(&applying, KUBE_DELETE);
    request.propagation = propagation;
    request.precondition_uid = arena_printf(arena, "%.*s", STR_ARG(resource_uid(live)));
    return kube_client_wait(where->client, &request, arena, NULL, err);
}

int apply_delete_and_wait(const struct applying *applying, struct error *err)
{
    struct kube_request request = apply_request_for(applying, KUBE_DELETE);
    const struct json *left = NULL;

    request.propagation = "Background";
    if (kube_client_wait(applying->where->client, &request, applying->arena, NULL, err) < 0) {
        if (!kube_is_not_found(err))
            return -1;
        error_release(err);
        return 0;
    }
    for (int waited = 0; waited < DELETION_WAIT_MS; waited += DELETION_POLL_MS) {
        int found = apply_read(applying, &left, err);

        if (found <= 0)
            return found;
        fiber_sleep_ms(DELETION_POLL_MS);
    }
    return error_set(err, ERR_TIMEOUT, "timed out waiting for the condition");
}

static const struct json *without_finalizer(const struct json *object, const char *finalizer,
                                            struct arena *arena)
{
    struct json *edited = json_edit(arena, object);
    struct json *metadata = json_edit_object(arena, edited, "metadata");
    struct json *kept = json_new_array(arena);

    for (struct json_cursor at = json_walk(json_get(metadata, "finalizers")); json_next(&at);)
        if (!str_equals(json_string(at.value), finalizer))
            json_append(arena, kept, at.value);
    json_set(arena, metadata, "finalizers", kept);
    return edited;
}

int apply_remove_finalizer(const struct apply_target *where, const struct json *live,
                           const char *finalizer, struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct applying applying;

    if (!resource_has_finalizer(live, finalizer))
        return 0;
    if (describe(where, live, arena, &applying, err) < 0)
        return -1;
    for (int tries = 0;; tries++) {
        struct kube_request request = apply_request_for(&applying, KUBE_UPDATE);
        int found;

        request.body = without_finalizer(live, finalizer, arena);
        if (kube_client_wait(where->client, &request, arena, NULL, err) == 0)
            return 0;
        if (kube_is_not_found(err)) {
            error_release(err);
            return 0;
        }
        if (!kube_is_conflict(err) || tries + 1 == CONFLICT_TRIES)
            return error_prefix(err, "failed to update resource: failed to update resource");
        error_release(err);
        found = apply_read(&applying, &live, err);
        if (found <= 0)
            return found;
    }
}

int apply_server_dry_run(const struct apply_target *where, const struct json *target,
                         struct arena *arena, const struct json **out, struct error *err)
{
    struct applying applying;
    struct kube_request request;
    struct kube_answer answer = { 0 };

    if (describe(where, target, arena, &applying, err) < 0)
        return -1;
    request = apply_request_for(&applying, KUBE_PATCH);
    request.patch_type = KUBE_PATCH_APPLY;
    request.body = target;
    request.field_manager = APPLY_MANAGER;
    request.force = true;
    request.is_dry_run = true;
    if (kube_client_wait(where->client, &request, arena, &answer, err) < 0)
        return -1;
    *out = answer.object;
    return 0;
}
