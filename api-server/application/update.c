#include "application/update.h"

#include "application/methods.h"
#include "application/spec_check.h"
#include "application/subject.h"
#include "application/write.h"
#include "argo/shape.h"
#include "audit.h"
#include "base/arena.h"
#include "data/json.h"
#include "data/json_patch.h"
#include "data/merge_patch.h"
#include "data/message.h"
#include "server.h"

/* ---- storing ---- */

struct wish {
    const struct json *wanted;
    enum update_metadata metadata;
};

static void put_map(const struct wish *wish, const char *key, struct json *metadata,
                    struct arena *arena)
{
    const struct json *value = json_get(json_get(wish->wanted, "metadata"), key);
    struct json *has;

    if (wish->metadata == UPDATE_REPLACES_METADATA) {
        if (json_count(value) > 0)
            json_set(arena, metadata, key, value);
        else
            json_remove(arena, metadata, key);
        return;
    }
    if (json_count(value) == 0)
        return;
    has = json_edit_object(arena, metadata, key);
    for (struct json_cursor at = json_walk(value); json_next(&at);)
        json_set_str(arena, has, at.key, at.value);
}

static int apply_wish(const struct application_edit *edit, struct json *document,
                      struct arena *arena, struct error *err)
{
    const struct wish *wish = edit->context;
    struct json *metadata = json_edit_object(arena, document, "metadata");
    const struct json *finalizers = json_at(wish->wanted, "metadata.finalizers");

    (void)err;
    put_map(wish, "labels", metadata, arena);
    put_map(wish, "annotations", metadata, arena);
    if (json_count(finalizers) > 0)
        json_set(arena, metadata, "finalizers", finalizers);
    else
        json_remove(arena, metadata, "finalizers");
    json_set(arena, document, "spec", json_get(wish->wanted, "spec"));
    return 0;
}

int application_update_stored(struct api_call *call, struct subject *subject,
                              const struct json *wanted, enum update_metadata metadata,
                              struct error *err)
{
    const struct wish wish = { wanted, metadata };
    const struct application_edit edit = {
        .apply = apply_wish,
        .context = &wish,
        .exhausted = "Failed to update application. Too many conflicts",
    };

    if (application_write(call, subject, &edit, err) < 0)
        return -1;
    audit_application(call, &subject->app, "ResourceUpdated", "updated application spec");
    return 0;
}

/* ---- checking ---- */

/* Into another project goes what may be made there and changed here. */
static int check_project(struct api_call *call, const struct subject *stored,
                         struct subject *wanted, struct error *err)
{
    if (!str_equal(stored->app.project, wanted->app.project) &&
        (api_enforce(call, "applications", "create",
                     subject_object(call, &wanted->app, call->arena), err) < 0 ||
         api_enforce(call, "applications", "update",
                     subject_object(call, &stored->app, call->arena), err) < 0))
        return -1;
    return subject_read_project(call, &wanted->app, &wanted->project, err);
}

/* Replace what is stored by `document`, if it may be so. */
static int replace(struct api_call *call, const struct json *document, bool asks_repositories,
                   struct error *err)
{
    struct subject *stored = subject_of(call), wanted = { 0 };
    struct json *normalized = json_edit(call->arena, document);
    const struct json *spec =
        shape_prune(shape_application_spec, json_get(document, "spec"), call->arena);

    json_set(call->arena, normalized, "spec", spec);
    if (application_read(normalized, call->arena, &wanted.app, err) < 0)
        return error_prefix(err, "error validating and normalizing app");
    if (spec_check_names(&wanted, err) < 0 || check_project(call, stored, &wanted, err) < 0 ||
        spec_check(call, &wanted, asks_repositories, err) < 0)
        return spec_check_error_prefix(err, "error validating and normalizing app");
    spec = application_normalize_spec(&wanted.app, call->arena);
    if (spec)
        json_set(call->arena, normalized, "spec", spec);
    return application_update_stored(call, stored, normalized, UPDATE_REPLACES_METADATA, err);
}

/* ---- Update ---- */

int may_update_application(struct api_call *call, struct error *err)
{
    const struct json *sent = json_get(call->request, "application");
    struct subject_query query = subject_query_of(call, "update");
    struct str namespace = json_text_at(sent, "metadata.namespace");
    struct application named;

    if (!json_is(sent, JSON_OBJECT))
        return error_set(err, ERR_UNKNOWN,
                         "error updating application: application is nil in request");
    query.name = json_text_at(sent, "metadata.name");
    query.namespace = str_is_empty(namespace) ? str_of(call->server->namespace) : namespace;
    named = (struct application){ .project = json_text_at(sent, "spec.project"),
                                  .namespace = query.namespace,
                                  .name = query.name };
    if (api_enforce(call, "applications", "update", subject_object(call, &named, call->arena),
                    err) < 0)
        return -1;
    return subject_check(call, &query, err);
}

/* What was sent may lack what names it: the stored one has it. */
static const struct json *with_identity(struct api_call *call, const struct json *sent)
{
    struct arena *arena = call->arena;
    const struct application *app = &subject_of(call)->app;
    struct json *document = json_edit(arena, sent);
    struct json *metadata = json_edit_object(arena, document, "metadata");

    json_set(arena, metadata, "name", json_new_string(arena, app->name));
    json_set(arena, metadata, "namespace", json_new_string(arena, app->namespace));
    json_edit_object(arena, document, "spec");
    return document;
}

int update_application(struct api_call *call, const struct json **reply, struct error *err)
{
    const struct json *sent = json_get(call->request, "application");

    if (replace(call, with_identity(call, sent),
                json_bool(json_get(call->request, "validate"), true), err) < 0)
        return -1;
    *reply = subject_of(call)->app.document;
    return 0;
}

/* ---- UpdateSpec ---- */

int update_application_spec(struct api_call *call, const struct json **reply, struct error *err)
{
    const struct json *spec = json_get(call->request, "spec");
    struct json *document = json_edit(call->arena, subject_of(call)->app.document);

    if (!json_is(spec, JSON_OBJECT))
        return error_set(err, ERR_UNKNOWN,
                         "error updating application spec: spec is nil in request");
    json_set(call->arena, document, "spec", spec);
    if (replace(call, document, json_bool(json_get(call->request, "validate"), true), err) < 0)
        return -1;
    *reply = subject_of(call)->app.spec;
    return 0;
}

/* ---- Patch ---- */

static int apply_json_patch(struct api_call *call, const struct json *patch,
                            const struct json **out, struct error *err)
{
    static const struct json_patch_options options = { .dialect = JSON_PATCH_V4 };

    if (json_patch_apply(subject_of(call)->app.document, patch, &options, call->arena, out, err) ==
        0)
        return 0;
    return error_set(err, ERR_UNKNOWN, "error applying patch: %s", error_text(err));
}

static int apply_patch(struct api_call *call, const struct json **out, struct error *err)
{
    struct str type = json_string(json_get(call->request, "patchType"));
    struct str text = json_string(json_get(call->request, "patch"));
    bool is_json = str_is_empty(type) || str_equals(type, "json");
    const struct json *patch;
    int got;

    if (!is_json && !str_equals(type, "merge"))
        return error_set(err, ERR_INVALID, "Patch type '%.*s' is not supported", STR_ARG(type));
    got = json_parse_first(text, call->arena, &patch, err);
    if (got <= 0 && !is_json)
        return error_set(err, ERR_UNKNOWN, "error calculating merge patch: Invalid JSON Patch");
    if (got <= 0)
        return error_set(err, ERR_UNKNOWN, "error decoding json patch: %s",
                         got < 0 ? error_text(err) : "unexpected end of JSON input");
    if (is_json)
        return apply_json_patch(call, patch, out, err);
    *out = merge_patch_apply(subject_of(call)->app.document, patch, call->arena);
    return 0;
}

/* Another name means another application, for which nobody has asked for rights. */
static bool is_of_subject(struct api_call *call, const struct json *patched)
{
    const struct application *app = &subject_of(call)->app;

    return str_equal(json_text_at(patched, "metadata.name"), app->name) &&
           str_equal(json_text_at(patched, "metadata.namespace"), app->namespace);
}

int patch_application(struct api_call *call, const struct json **reply, struct error *err)
{
    const struct json *patched;

    if (apply_patch(call, &patched, err) < 0)
        return -1;
    if (!json_is(patched, JSON_OBJECT))
        return error_set(err, ERR_UNKNOWN,
                         "error unmarshaling patched app: json: cannot unmarshal %s into Go value "
                         "of type v1alpha1.Application",
                         message_value_kind(patched));
    if (!is_of_subject(call, patched))
        return error_set(err, ERR_FORBIDDEN, "permission denied");
    if (replace(call, with_identity(call, patched), true, err) < 0)
        return -1;
    *reply = subject_of(call)->app.document;
    return 0;
}
