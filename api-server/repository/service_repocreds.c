#include "argo/repository_fields.h"
#include "audit.h"
#include "base/arena.h"
#include "call.h"
#include "data/json.h"
#include "repository/repositories.h"
#include "repository/service_repository.h"
#include "server.h"

#include <stdlib.h>

/* Credential templates: what repositories of a prefix inherit. Those to write are not behind the
 * hydrator's switch. */

/* ---- rights ---- */

static int take_sent(struct api_call *call, enum repository_use use, const char *action,
                     struct error *err)
{
    const struct json *sent = json_get(call->request, "creds");
    struct repository *creds = ARENA_NEW(call->arena, struct repository);

    if (!json_is(sent, JSON_OBJECT))
        return error_set(err, ERR_INVALID, "missing payload in request");
    *creds = repository_of_json(sent, true);
    call->subject = creds;
    return api_enforce(call, repository_resource(use), action, str_dup(creds->url, call->arena).ptr,
                       err);
}

static int take_url(struct api_call *call, enum repository_use use, struct error *err)
{
    struct repository *creds = ARENA_NEW(call->arena, struct repository);

    creds->is_template = true;
    creds->url = json_string(json_get(call->request, "url"));
    call->subject = creds;
    return api_enforce(call, repository_resource(use), "delete", creds->url.ptr, err);
}

static int may_create(struct api_call *call, struct error *err)
{
    return take_sent(call, REPOSITORY_TO_READ, "create", err);
}

static int may_create_write(struct api_call *call, struct error *err)
{
    return take_sent(call, REPOSITORY_TO_WRITE, "create", err);
}

static int may_update(struct api_call *call, struct error *err)
{
    return take_sent(call, REPOSITORY_TO_READ, "update", err);
}

static int may_update_write(struct api_call *call, struct error *err)
{
    return take_sent(call, REPOSITORY_TO_WRITE, "update", err);
}

static int may_delete(struct api_call *call, struct error *err)
{
    return take_url(call, REPOSITORY_TO_READ, err);
}

static int may_delete_write(struct api_call *call, struct error *err)
{
    return take_url(call, REPOSITORY_TO_WRITE, err);
}

/* ---- list ---- */

static const struct json *list(struct api_call *call, enum repository_use use)
{
    struct kept_repositories templates = repositories_list(call->server, use, true, call->arena);
    struct json *items = json_new_array(call->arena), *out = json_new_object(call->arena);

    for (size_t i = 0; i < templates.count; i++) {
        const struct repository *creds = &templates.items[i].repository;
        struct json *item = json_new_object(call->arena);

        if (!api_permits(call, repository_resource(use), "get", creds->url.ptr) ||
            (use == REPOSITORY_TO_WRITE && str_is_empty(creds->credentials.password)))
            continue;
        json_set(call->arena, item, "url", json_new_string(call->arena, creds->url));
        if (!str_is_empty(creds->credentials.username))
            json_set(call->arena, item, "username",
                     json_new_string(call->arena, creds->credentials.username));
        json_append(call->arena, items, item);
    }
    json_set(call->arena, out, "metadata", json_new_object(call->arena));
    json_set(call->arena, out, "items", items);
    return out;
}

static int list_to_read(struct api_call *call, const struct json **reply, struct error *err)
{
    (void)err;
    *reply = list(call, REPOSITORY_TO_READ);
    return 0;
}

static int list_to_write(struct api_call *call, const struct json **reply, struct error *err)
{
    (void)err;
    *reply = list(call, REPOSITORY_TO_WRITE);
    return 0;
}

/* ---- change ---- */

static const struct json *in_short(const struct repository *creds, struct api_call *call)
{
    struct json *out = json_new_object(call->arena);

    json_set(call->arena, out, "url", json_new_string(call->arena, creds->url));
    return out;
}

static int update(struct api_call *call, enum repository_use use, const struct json **reply,
                  struct error *err)
{
    const struct repository *sent = call->subject;

    if (repositories_update(call->server, use, sent, call->arena, err) < 0)
        return -1;
    audit_note(call, "updated repository credentials %s",
               repository_strip_credentials(sent->url, call->arena).ptr);
    *reply = in_short(sent, call);
    return 0;
}

static int settle_existing(struct api_call *call, enum repository_use use,
                           const struct json **reply, struct error *err)
{
    const struct repository *sent = call->subject;
    const struct kept_repository *kept = repositories_find_template(
        repositories_list(call->server, use, true, call->arena), sent->url);
    struct str differences =
        kept ? repository_differences(&kept->repository, sent, call->arena) : STR("URL");

    if (differences.len == 0) {
        error_release(err);
        *reply = in_short(sent, call);
        return 0;
    }
    if (!json_bool(json_get(call->request, "upsert"), false))
        return error_set(err, ERR_INVALID,
                         "existing repository credentials spec is different; use upsert flag to "
                         "force update; difference in keys \"%.*s\"",
                         STR_ARG(differences));
    error_release(err);
    if (api_enforce(call, repository_resource(use), "update", sent->url.ptr, err) < 0)
        return -1;
    return update(call, use, reply, err);
}

static int create(struct api_call *call, enum repository_use use, const struct json **reply,
                  struct error *err)
{
    const struct repository *sent = call->subject;

    if (str_is_empty(sent->url))
        return error_set(err, ERR_INVALID, "must specify URL");
    if (repositories_create(call->server, use, sent, call->arena, err) < 0) {
        if (err->code != ERR_EXISTS)
            return -1;
        return settle_existing(call, use, reply, err);
    }
    audit_note(call, "created repository credentials %s",
               repository_strip_credentials(sent->url, call->arena).ptr);
    *reply = in_short(sent, call);
    return 0;
}

static int delete (struct api_call *call, enum repository_use use, const struct json **reply,
                   struct error *err)
{
    const struct repository *named = call->subject;

    if (repositories_delete(call->server, use, named, call->arena, err) < 0)
        return -1;
    audit_note(call, "deleted repository credentials %s",
               repository_strip_credentials(named->url, call->arena).ptr);
    *reply = json_new_object(call->arena);
    return 0;
}

/* ---- the table ---- */

#define VARIANTS(verb)                                                                             \
    static int verb##_to_read(struct api_call *call, const struct json **reply, struct error *err) \
    {                                                                                              \
        return verb(call, REPOSITORY_TO_READ, reply, err);                                         \
    }                                                                                              \
    static int verb##_to_write(struct api_call *call, const struct json **reply,                   \
                               struct error *err)                                                  \
    {                                                                                              \
        return verb(call, REPOSITORY_TO_WRITE, reply, err);                                        \
    }
VARIANTS(create)
VARIANTS(update)
VARIANTS(delete)

#define METHOD(name, rule, function)                                                               \
    {                                                                                              \
        "repocreds.RepoCredsService/" name, rule, .run = (function)                                \
    }
const struct api_method repocreds_methods[] = {
    METHOD("ListRepositoryCredentials", RULE_FILTERED, list_to_read),
    METHOD("ListWriteRepositoryCredentials", RULE_FILTERED, list_to_write),
    METHOD("CreateRepositoryCredentials", RULE(may_create), create_to_read),
    METHOD("CreateWriteRepositoryCredentials", RULE(may_create_write), create_to_write),
    METHOD("UpdateRepositoryCredentials", RULE(may_update), update_to_read),
    METHOD("UpdateWriteRepositoryCredentials", RULE(may_update_write), update_to_write),
    METHOD("DeleteRepositoryCredentials", RULE(may_delete), delete_to_read),
    METHOD("DeleteWriteRepositoryCredentials", RULE(may_delete_write), delete_to_write),
    API_METHODS_END,
};
