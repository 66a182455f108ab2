#pragma once

#include "argo/application.h"
#include "argo/manifest_request.h"
#include "argo/repo_server.h"
#include "base/error.h"

struct api_call;
struct subject;

/* What the API asks the repo-server about an application. All of it only inside a fiber. */

/** Ask; the error is the repo-server's own. */
int repo_questions_ask(const struct api_call *call, const struct repo_method *method,
                       const ProtobufCMessage *request, const ProtobufCMessage **out,
                       struct error *err) MUST_USE;

/** An error as gRPC's print it, for texts that tell of it: "rpc error: code = ... desc = ...". */
const char *repo_questions_error_text(const struct error *err, struct arena *arena);

/** Which of an application's sources are rendered, and how. */
struct render_question {
    const struct application_source *sources;
    const struct str *revisions; /* one a source; empty: its targetRevision */
    size_t source_count;
    bool no_cache, no_revision_cache;
};

/**
 * Everything a request for manifests needs but the sources: needs subject_project() to have run.
 * Asks the destination's cluster for its version and kinds.
 */
int repo_questions_prepare(struct api_call *call, struct subject *subject,
                           const struct render_question *question, struct manifest_request *out,
                           struct error *err) MUST_USE;

/** Can the repository of a source be read at all? */
int repo_questions_test(struct api_call *call, const struct subject *subject,
                        const struct application_source *source, struct error *err) MUST_USE;

/** A revision made exact, and how people are told of it: "main (<sha>)". */
struct resolved_revision {
    struct str revision, display;
};
int repo_questions_resolve(struct api_call *call, const struct subject *subject,
                           const struct application_source *source, struct str revision,
                           struct resolved_revision *out, struct error *err) MUST_USE;

/** Have what is known of the sources read anew, past all caches. */
int repo_questions_drop_details(struct api_call *call, struct subject *subject,
                                struct error *err) MUST_USE;

/** The repository of a source as the repo-server takes it. */
Argosy__Repo__Repository *repo_questions_repository(struct api_call *call,
                                                    const struct application *app,
                                                    const struct application_source *source);
