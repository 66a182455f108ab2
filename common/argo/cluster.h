#pragma once

#include "argo/texts.h"
#include "base/error.h"

#include <stdbool.h>
#include <stdint.h>

struct arena;
struct destination;
struct json;

#define CLUSTER_IN_CLUSTER_SERVER "https://kubernetes.default.svc"
#define CLUSTER_IN_CLUSTER_NAME "in-cluster"

/** A cluster that applications deploy to: a Secret of type `cluster`, or the one we run in. */
struct cluster {
    struct str id;     /* the Secret's UID; empty for the built-in entry */
    struct str server; /* without trailing slashes */
    struct str name;
    struct texts namespaces; /* empty: the whole cluster */
    bool cluster_resources;  /* with namespaces: cluster-scoped objects too */
    int64_t shard;           /* -1: not fixed */
    struct str project;
    struct str refresh_requested_at; /* RFC 3339; empty: never */
    const struct json *labels;       /* an object, may be NULL */
    const struct json *annotations;
    bool skips_reconcile; /* annotation argocd.argoproj.io/skip-reconcile */

    /* Of `config`; whoever connects uses them. None is ever printed. */
    struct str username, password, bearer_token;
    bool insecure;
    struct str server_name;
    struct str ca_data, cert_data, key_data; /* PEM, decoded */
    const struct json *aws_auth;             /* {clusterName, roleARN, profile}, NULL: none */
    const struct json *exec_provider;        /* {command, args, env, apiVersion, ...}, NULL: none */
    struct str proxy_url;
    bool disable_compression;
};

/**
 * Read a Secret. ERR_INVALID when `config` is no JSON or data is no base64. A shard that is no
 * number reads as none (`*warning`, when not NULL, says so; it is set to NULL else).
 */
int cluster_read(const struct json *secret, struct arena *arena, struct cluster *out,
                 const char **warning, struct error *err) MUST_USE;

/** The entry that needs no Secret. */
struct cluster cluster_in_cluster(void);

/** It carries no credentials of its own: the pod's service account is used. */
bool cluster_uses_service_account(const struct cluster *cluster);

/**
 * The cluster that a destination names, among `clusters`, errors in the original's words.
 * `in_cluster_enabled` is settings' cluster.inClusterEnabled.
 */
int cluster_resolve(const struct destination *destination, const struct cluster *const *clusters,
                    size_t count, bool in_cluster_enabled, const struct cluster **out,
                    struct error *err) MUST_USE;

/** Name of the Secret the API makes for a server: "cluster-<host>-<decimal FNV-1a>". */
struct str cluster_secret_name(struct str server, struct arena *arena);
