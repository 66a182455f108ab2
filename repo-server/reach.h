#pragma once

#include "base/error.h"
#include "repo_server.pb-c.h"

#include <stdbool.h>

struct arena;
struct loop;

/**
 * Where a rendering may have things fetched from. What a repository's files name is somebody else's
 * wish: it is fetched with the login of a repository that the application may use, where it is
 * beneath that, and else without any login and only from the public Internet.
 */
struct reach {
    struct loop *loop;
    const Argosy__Repo__Repository *own; /* of the application */
    Argosy__Repo__Repository *const *helm_repositories;
    size_t helm_repository_count;
    Argosy__Repo__CredentialTemplate *const *helm_credentials;
    size_t helm_credential_count;
    char *const *project_repositories; /* globs; "*" says nothing about internal addresses */
    size_t project_repository_count;
    const char *project;
    bool allow_internal;
};

/** A repository to fetch from; `must_be_public` when nobody has vouched for its address. */
struct reach_target {
    Argosy__Repo__Repository *repository;
    bool must_be_public;
};

/** The Git repository at a URL. ERR_FORBIDDEN: not there. In a fiber: names are looked up. */
int reach_git(const struct reach *reach, const char *url, struct arena *arena,
              struct reach_target *out, struct error *err) MUST_USE;

/** A repository of charts as a dependency names it: a URL, "@name", "alias:name". */
int reach_charts(const struct reach *reach, const char *name, struct arena *arena,
                 struct reach_target *out, struct error *err) MUST_USE;

/** A file behind a URL (http or https). */
int reach_file(const struct reach *reach, const char *url, struct arena *arena,
               struct reach_target *out, struct error *err) MUST_USE;

/** Charts may only come from what the project permits: else the words for it. Replaces `*err`. */
int reach_explain(const struct reach *reach, const char *name, struct error *err);
