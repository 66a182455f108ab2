#include "argo/repository_fields.h"
#include "audit.h"
#include "base/arena.h"
#include "data/json.h"
#include "repository/connection.h"
#include "repository/service_parts.h"
#include "server.h"

static const struct json *empty(struct api_call *call)
{
    return json_new_object(call->arena);
}

/* What is told of one that was stored. */
static const struct json *in_short(const struct repository *repository, struct api_call *call)
{
    const struct repository shown = { .url = repository->url,
                                      .type = repository->type,
                                      .name = repository->name };

    return repository_to_json(&shown, true, call->arena);
}

static void note(const struct api_call *call, const char *what, const struct repository *repository)
{
    audit_note(call, "%s %s", what, repository_strip_credentials(repository->url, call->arena).ptr);
}

/* ---- create ---- */

static const char *noun_of(enum repository_use use)
{
    return use == REPOSITORY_TO_READ ? "repository" : "write repository";
}

/* The whole of it, which has just been tried. */
static const struct json *echo(const struct repository *sent, struct api_call *call)
{
    struct json *shown = json_edit(call->arena, repository_to_json(sent, true, call->arena));

    json_set_text(call->arena, json_edit_object(call->arena, shown, "connectionState"), "status",
                  "Successful");
    return shown;
}

/*
 * One of this address is there already. Sent once more as it is, it is created; else only whoever
 * says so may replace it. `sent` is echoed whole then, as the original does.
 */
static int settle_existing(struct api_call *call, enum repository_use use,
                           const struct repository *sent, const struct json **reply,
                           struct error *err)
{
    struct repository existing =
        repositories_effective(call->server, use, sent->url, sent->project, call->arena);
    struct str differences;

    if (str_is_empty(existing.type))
        existing.type = STR("git");
    differences = repository_differences(&existing, sent, call->arena);
    if (differences.len == 0) {
        error_release(err);
        *reply = in_short(&existing, call);
        return 0;
    }
    if (!json_bool(json_get(call->request, "upsert"), false))
        return error_set(err, ERR_INVALID,
                         "existing %s spec is different; use upsert flag to force update; "
                         "difference in keys \"%.*s\"",
                         noun_of(use), STR_ARG(differences));
    error_release(err);
    if (repositories_update(call->server, use, sent, call->arena, err) < 0)
        return -1;
    note(call, "updated repository", sent);
    *reply = echo(sent, call);
    return 0;
}

static int create(struct api_call *call, enum repository_use use, const struct json **reply,
                  struct error *err)
{
    const struct repository *sent = call->subject;

    if (repositories_create(call->server, use, sent, call->arena, err) < 0) {
        if (err->code != ERR_EXISTS)
            return -1;
        return settle_existing(call, use, sent, reply, err);
    }
    note(call, "created repository", sent);
    *reply = in_short(sent, call);
    return 0;
}

int repository_create(struct api_call *call, const struct json **reply, struct error *err)
{
    const struct repository *sent = call->subject;
    struct repository tested = *sent;

    /* Of a project's own it is not known what it may inherit. */
    if (str_is_empty(sent->project)) {
        repositories_inherit(call->server, &tested, call->arena);
        if (connection_test(call->server, &tested, call->arena, err) < 0)
            return -1;
    }
    return create(call, REPOSITORY_TO_READ, reply, err);
}

int repository_create_write(struct api_call *call, const struct json **reply, struct error *err)
{
    const struct repository *sent = call->subject;

    if (!repository_has_credentials(sent))
        return error_set(err, ERR_INVALID, "missing credentials in request");
    if (connection_test(call->server, sent, call->arena, err) < 0)
        return -1;
    return create(call, REPOSITORY_TO_WRITE, reply, err);
}

/* ---- update ---- */

static int update(struct api_call *call, enum repository_use use, const struct json **reply,
                  struct error *err)
{
    const struct repository *sent = call->subject;

    if (repositories_update(call->server, use, sent, call->arena, err) < 0)
        return -1;
    note(call, "updated repository", sent);
    *reply = in_short(sent, call);
    return 0;
}

int repository_update(struct api_call *call, const struct json **reply, struct error *err)
{
    return update(call, REPOSITORY_TO_READ, reply, err);
}

int repository_update_write(struct api_call *call, const struct json **reply, struct error *err)
{
    return update(call, REPOSITORY_TO_WRITE, reply, err);
}

/* ---- delete ---- */

static int delete (struct api_call *call, enum repository_use use, const struct json **reply,
                   struct error *err)
{
    const struct repository *found = call->subject;

    if (use == REPOSITORY_TO_READ)
        connection_forget(call->server, found->url, found->project);
    if (repositories_delete(call->server, use, found, call->arena, err) < 0)
        return -1;
    note(call, "deleted repository", found);
    *reply = empty(call);
    return 0;
}

int repository_delete(struct api_call *call, const struct json **reply, struct error *err)
{
    return delete (call, REPOSITORY_TO_READ, reply, err);
}

int repository_delete_write(struct api_call *call, const struct json **reply, struct error *err)
{
    return delete (call, REPOSITORY_TO_WRITE, reply, err);
}

/* ---- validate ---- */

int repository_validate(struct api_call *call, const struct json **reply, struct error *err)
{
    struct repository tested = *(const struct repository *)call->subject;

    repositories_inherit(call->server, &tested, call->arena);
    *reply = empty(call);
    return connection_test(call->server, &tested, call->arena, err);
}

int repository_validate_write(struct api_call *call, const struct json **reply, struct error *err)
{
    *reply = empty(call);
    return connection_test(call->server, call->subject, call->arena, err);
}
