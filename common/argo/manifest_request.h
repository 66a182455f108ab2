#pragma once

#include "argo/application.h"
#include "repo_server.pb-c.h"

struct arena;
struct project;
struct repository;
struct settings;

/**
 * What the manifests of an application are asked with: everything the repo-server needs stands in
 * the request. Nothing is owned.
 */
struct manifest_request {
    const struct settings *settings;
    const struct application *app;
    const struct project *project;
    struct str instance; /* see application_instance_name() */
    const struct application_source *sources;
    const struct str *revisions; /* one a source; empty: its targetRevision */
    size_t source_count;
    bool has_multiple_sources;
    const struct repository *const *repositories; /* all that are known: repo_server_list() */
    size_t repository_count;
    struct str kube_version;
    struct texts api_versions; /* see cluster_api_versions() */
    bool no_cache;
    bool no_revision_cache;
    int64_t asked_ms_ago; /* how long this has been wanted: younger answers serve */
    struct str files;     /* to render instead of the source's: a tar; empty: none */
    const char *files_checksum;
};

/** The request for source `index`; everything in it is in `arena`. */
void manifest_request_fill(const struct manifest_request *request, size_t index,
                           struct arena *arena, Argosy__Repo__GenerateManifestRequest *out);

/**
 * The question what `source` is made of, as it would be rendered among those of the request;
 * everything in it is in `arena`.
 */
void manifest_request_fill_details(const struct manifest_request *request,
                                   const struct application_source *source, struct arena *arena,
                                   Argosy__Repo__GetAppDetailsRequest *out);

/**
 * The question whether any of `paths` has changed between what source `index` was compared with
 * last and what it is to be compared with; everything in it is in `arena`.
 */
void manifest_request_fill_paths(const struct manifest_request *request, size_t index,
                                 struct texts paths, struct arena *arena,
                                 Argosy__Repo__UpdateRevisionForPathsRequest *out);

/** The repository of a URL as the repo-server takes it, with the credentials that apply. */
Argosy__Repo__Repository *manifest_request_repository(const struct manifest_request *request,
                                                      struct str url, struct arena *arena);

/** The settings of kustomize. */
Argosy__Repo__KustomizeOptions *manifest_request_kustomize(const struct settings *settings,
                                                           struct arena *arena);

/** A source as it stands, for a request's `application_source`. */
ProtobufCBinaryData manifest_request_source(const struct application_source *source,
                                            struct arena *arena);
