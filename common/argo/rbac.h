#pragma once

#include "argo/texts.h"
#include "base/error.h"
#include "base/str.h"

#include <stdbool.h>

struct json;
struct json_doc;

/**
 * Who may do what: the built-in roles, the policies of argocd-rbac-cm, and the roles of projects.
 * A request is allowed when a rule allows it and none denies it; without a rule it is refused.
 *
 * What cannot be read changes nothing: the last good policy stays in force.
 */
struct rbac;

/** With the built-in roles alone. */
struct rbac *rbac_new(void) MUST_USE;
void rbac_free(struct rbac *rbac);
DEFINE_CLEANUP(struct rbac *, rbac_free)

/** Take over argocd-rbac-cm; NULL: there is none. */
int rbac_set_policy(struct rbac *rbac, const struct json *config_map, struct error *err) MUST_USE;

/**
 * Take over a project's roles; NULL: the project is gone. A project whose policies cannot be read
 * has none: -1 says why. The same document again costs nothing.
 */
int rbac_set_project(struct rbac *rbac, struct str name, struct json_doc *document,
                     struct error *err) MUST_USE;

/** The claims that hold a user's groups: `scopes` of argocd-rbac-cm, "groups" by default. */
struct texts rbac_scopes(const struct rbac *rbac);

struct rbac_request {
    struct str subject;   /* a user, or "proj:<project>:<role>"; empty: anonymous */
    struct texts groups;  /* the user's */
    const char *resource; /* "applications" */
    const char *action;   /* "get", "update/apps/Deployment/default/web" */
    struct str object;    /* "default/guestbook" */
};
bool rbac_permits(struct rbac *rbac, const struct rbac_request *request);

/** The project that a request is about, whose roles have a say; empty: none. */
struct str rbac_project_of(const char *resource, struct str object);

/** "proj:<project>:<role>" taken apart. False: another subject. */
bool rbac_project_role(struct str subject, struct str *project, struct str *role);

/** A project's roles as lines of policy, in `arena`: as it is checked before it is stored. */
struct project;
struct arena;
struct str rbac_project_policy(const struct project *project, struct arena *arena);
