/* May they? Every method comes here: its rule, or what it lists. */
#include "argo/catalog.h"
#include "argo/rbac.h"
#include "base/arena.h"
#include "base/clock.h"
#include "base/log.h"
#include "call.h"
#include "people/principal.h"
#include "server.h"

enum { PROJECT_NAME_MAX = 253 };

/* The roles of the project at hand, as it is now: the same document again costs nothing. */
static void take_over_project(struct api_server *server, const struct rbac_request *request)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct str name = rbac_project_of(request->resource, request->object);

    if (name.len == 0 || name.len > PROJECT_NAME_MAX)
        return;
    if (rbac_set_project(server->rbac, name, catalog_project(server->catalog, name), &err) < 0)
        log_warn("cannot use the roles of a project", F("project", name.ptr),
                 F("error", error_text(&err)));
}

bool api_permits(const struct api_call *call, const char *resource, const char *action,
                 const char *object)
{
    const struct principal *who = call->principal;
    const struct rbac_request request = {
        .subject = who->subject,
        .groups = who->groups,
        .resource = resource,
        .action = action,
        .object = str_of(object),
    };

    if (who->kind == PRINCIPAL_UNRESTRICTED)
        return true;
    take_over_project(call->server, &request);
    return rbac_permits(call->server->rbac, &request);
}

int api_enforce(const struct api_call *call, const char *resource, const char *action,
                const char *object, struct error *err)
{
    const struct principal *who = call->principal;
    const char *subject = "", *issued = "";

    if (api_permits(call, resource, action, object))
        return 0;
    if (who->subject.len > 0)
        subject = arena_printf(call->arena, ", sub: %.*s", STR_ARG(who->subject));
    if (who->issued_at > 0)
        issued = arena_printf(call->arena, ", iat: %s", clock_rfc3339(who->issued_at, call->arena));
    return error_set(err, ERR_FORBIDDEN, "permission denied: %s, %s, %s%s%s", resource, action,
                     object, subject, issued);
}
