#pragma once

#include "argo/application.h"
#include "argo/project.h"
#include "call.h"

struct json_doc;

/** The application that a call is about: what its rule has found and its handler goes on with. */
struct subject {
    struct json_doc *document; /* held by the call's arena */
    struct application app;
    struct project project; /* as its document stands, see subject_project() */
};

/** Which application a request names, and what is to be done with it. */
struct subject_query {
    struct str name;
    struct str namespace; /* never empty */
    struct str project;   /* what the caller takes it to be in; may be empty */
    const char *action;
};

/** From the request's `applicationName` (or `appName`, `name`), `appNamespace` and `project`. */
struct subject_query subject_query_of(const struct api_call *call, const char *action);

/**
 * Find the application if the caller may do `action` with it, and make it the call's subject. Who
 * may not is told no more than who names one that is not there; who names its project is told more.
 */
int subject_check(struct api_call *call, const struct subject_query *query,
                  struct error *err) MUST_USE;

/** The subject of a call whose rule has run. */
static inline struct subject *subject_of(const struct api_call *call)
{
    return call->subject;
}

/** Read it again from the cluster: somebody else has written meanwhile. */
int subject_reload(struct api_call *call, struct subject *subject, struct error *err) MUST_USE;

/** Take a document (a reference is taken) as the subject's application. */
int subject_take(struct api_call *call, struct json_doc *document, struct subject *subject,
                 struct error *err) MUST_USE;

/** The subject's project with all that belongs to it: globals, scoped repositories, clusters. */
int subject_project(struct api_call *call, struct subject *subject, struct error *err) MUST_USE;

/** Its project must exist and let applications of that namespace in. ERR_INVALID else. */
int subject_read_project(struct api_call *call, const struct application *app,
                         struct project *project, struct error *err) MUST_USE;

/**
 * How policies name an application: "project/name", elsewhere "project/namespace/name". Only these
 * three of it are read; an empty project is "default".
 */
const char *subject_object(const struct api_call *call, const struct application *app,
                           struct arena *arena);

/** "name", or "namespace_name" of an application that is not in the control plane's namespace. */
struct str subject_instance(const struct api_call *call, const struct application *app);

/** Applications may live there, as this server is configured. The text ends with a NUL. */
bool subject_allows_namespace(const struct api_call *call, struct str namespace);

/** ERR_UNKNOWN "namespace 'x' is not permitted" when they may not. */
int subject_require_namespace(const struct api_call *call, struct str namespace,
                              struct error *err) MUST_USE;
