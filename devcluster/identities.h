#pragma once

#include "base/error.h"
#include "refuse.h"

struct api_call;
struct api_resource;
struct arena;
struct cluster;
struct event;
struct json;

/**
 * Who may do what: the administrator's token, tokens of service accounts, impersonation, and the
 * roles and bindings of the cluster for all but the administrator.
 */
struct identities;

struct identity {
    struct str name;
    const struct json *groups; /* an array of strings */
    struct str uid;            /* empty: none */
    const struct json *extra;  /* lists of texts by name; NULL: none */
};

struct identities *identities_new(struct cluster *cluster) MUST_USE;
void identities_free(struct identities *identities);
/** Read, or make, the key that signs tokens. */
int identities_load(struct identities *identities, struct error *err) MUST_USE;

/** Sets `call->identity`; 401 for nobody. */
int identities_authenticate(struct api_call *call, struct refusal *why) MUST_USE;
/** 403 when the call's identity may not do it. */
int identities_authorize(struct api_call *call, struct refusal *why) MUST_USE;

struct str identity_name(const struct identity *identity);

/** An identity in `arena`. */
const struct identity *identity_new(struct str name, const struct json *groups,
                                    struct arena *arena);
/** Whose token it is; NULL: nobody's. */
const struct identity *identities_of_token(struct identities *identities, struct str token,
                                           struct arena *arena);

/** What somebody wants to do; empty texts: none. */
struct access {
    struct str verb, group, resource, subresource, namespace, name;
    struct str path; /* of no resource */
};
bool identities_allow(struct cluster *cluster, const struct identity *identity,
                      const struct access *access);

/** All that somebody may do in a namespace, as a SelfSubjectRulesReview says it. */
void identities_list_rules(struct cluster *cluster, const struct identity *identity,
                           struct str namespace, struct arena *arena, struct json *status);

/** A token for a service account, for so long. */
const char *identities_issue(struct identities *identities, const struct json *account,
                             int64_t seconds, struct arena *arena);
/** A token without an end, for a Secret to keep: it counts while that Secret is there and has it.
 */
const char *identities_issue_kept(struct identities *identities, const struct json *account,
                                  struct str secret, struct arena *arena);
