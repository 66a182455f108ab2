/* Tokens of a project's roles. */
#include "argo/texts.h"
#include "audit.h"
#include "base/arena.h"
#include "data/json.h"
#include "kube/status.h"
#include "people/principal.h"
#include "people/sessions.h"
#include "project/project_document.h"
#include "project/project_parts.h"
#include "server.h"

#include <string.h>

enum { TRIES = 10, TOKENS_MAX = 10000 };

static struct str text_of(const struct api_call *call, const char *key)
{
    return json_string(json_get(call->request, key));
}

static const struct json *role_of(const struct json *project, struct str name)
{
    for (struct json_cursor at = json_walk(json_at(project, "spec.roles")); json_next(&at);)
        if (str_equal(json_string(json_get(at.value, "name")), name))
            return at.value;
    return NULL;
}

static bool is_member(const struct principal *who, const struct json *role)
{
    for (struct json_cursor at = json_walk(json_get(role, "groups")); json_next(&at);)
        for (size_t i = 0; i < who->groups.count; i++)
            if (str_equal(json_string(at.value), who->groups.items[i]))
                return true;
    return false;
}

/*
 * Who is refused does not learn whether there is such a project or role. What was read on the way
 * is read again by the handler, which has to try more than once.
 */
int project_may_token(struct api_call *call, struct error *err)
{
    struct str name = text_of(call, "project");
    CLEANUP(error_release) struct error absent = { 0 };
    const struct json *project;

    if (api_enforce(call, "projects", "update", name.ptr, err) == 0)
        return 0;
    if (project_fetch(call, name, &project, &absent) == 0 &&
        is_member(call->principal, role_of(project, text_of(call, "role")))) {
        error_release(err);
        return 0;
    }
    return -1;
}

/* ---- create ---- */

static int check_id(const struct json *project, struct str role, struct str id, struct error *err)
{
    const struct json *tokens = project_document_tokens(project, role);

    if (strlen(id.ptr) != id.len)
        return error_set(err, ERR_INVALID, "Token id '%s' is none. ", id.ptr);
    for (struct json_cursor at = json_walk(tokens); json_next(&at);) {
        if (id.len > 0 && str_equal(json_string(json_get(at.value, "id")), id))
            return error_set(err, ERR_INVALID,
                             "rpc error: code = InvalidArgument desc = Token id '%.*s' has been "
                             "used. ",
                             STR_ARG(id));
    }
    if (json_count(tokens) >= TOKENS_MAX)
        return error_set(err, ERR_EXHAUSTED, "role '%.*s' has %d tokens already", STR_ARG(role),
                         TOKENS_MAX);
    return 0;
}

static int try_create(struct api_call *call, struct str *token, struct error *err)
{
    struct arena *arena = call->arena;
    struct str name = text_of(call, "project"), role = text_of(call, "role");
    struct str id = text_of(call, "id");
    const struct token_order order = {
        .subject = arena_printf(arena, "proj:%.*s:%.*s", STR_ARG(name), STR_ARG(role)),
        .id = id.len > 0 ? id.ptr : NULL,
        .lifetime_s = json_int(json_get(call->request, "expiresIn"), 0),
    };
    struct json *entry = json_new_object(arena), *changed;
    const struct json *project, *written;
    struct issued_token issued;

    if (project_fetch(call, name, &project, err) < 0 ||
        project_check_first(project, arena, err) < 0)
        return -1;
    if (!role_of(project, role))
        return error_set(err, ERR_NOT_FOUND, "project '%.*s' does not have role '%.*s'",
                         STR_ARG(name), STR_ARG(role));
    changed = project_document_with_tokens(project, arena);
    if (check_id(changed, role, id, err) < 0 ||
        sessions_issue(call->server->sessions, &order, arena, &issued, err) < 0)
        return -1;
    json_set_int(arena, entry, "iat", issued.issued_at);
    if (issued.expires_at > 0)
        json_set_int(arena, entry, "exp", issued.expires_at);
    json_set(arena, entry, "id", json_new_string(arena, issued.id));
    project_document_add_token(changed, role, entry, arena);
    if (project_replace(call, changed, &written, err) < 0)
        return -1;
    audit_object(call, written, "ResourceCreated", "created token");
    *token = issued.token;
    return 0;
}

int project_create_token(struct api_call *call, const struct json **reply, struct error *err)
{
    struct json *message = json_new_object(call->arena);
    struct str token;

    for (int tries = 1; try_create(call, &token, err) < 0; tries++) {
        if (!kube_is_conflict(err) || tries == TRIES)
            return -1;
        error_release(err);
    }
    json_set(call->arena, message, "token", json_new_string(call->arena, token));
    *reply = message;
    return 0;
}

/* ---- delete ---- */

static int try_delete(struct api_call *call, struct error *err)
{
    struct arena *arena = call->arena;
    struct str role = text_of(call, "role");
    const struct json *project, *written;
    struct json *changed;

    if (project_fetch(call, text_of(call, "project"), &project, err) < 0 ||
        project_check_first(project, arena, err) < 0)
        return -1;
    changed = project_document_with_tokens(project, arena);
    if (!project_document_remove_token(changed, role, text_of(call, "id"),
                                       json_int(json_get(call->request, "iat"), 0), arena))
        return 0; /* it is not there: that is what was wanted */
    if (project_replace(call, changed, &written, err) < 0)
        return -1;
    audit_object(call, written, "ResourceDeleted", "deleted token");
    return 0;
}

int project_delete_token(struct api_call *call, const struct json **reply, struct error *err)
{
    for (int tries = 1; try_delete(call, err) < 0; tries++) {
        if (!kube_is_conflict(err) || tries == TRIES)
            return -1;
        error_release(err);
    }
    *reply = json_new_object(call->arena);
    return 0;
}
