#pragma once

#include "argo/repository.h"

struct api_call;
struct api_server;
struct arena;
struct json_doc;

/**
 * The repositories and credential templates that Secrets describe: those that are read from, and
 * those that hydrated manifests are written to, which are kept apart.
 */
enum repository_use { REPOSITORY_TO_READ, REPOSITORY_TO_WRITE };

/** "repositories", "write-repositories": what rights speak of. */
const char *repository_resource(enum repository_use use);

/** A repository or template and its Secret; in an arena, with the catalog's reference kept there.
 */
struct kept_repository {
    struct repository repository;
    struct json_doc *secret;
};

struct kept_repositories {
    const struct kept_repository *items;
    size_t count;
};

/** All that can be read; what cannot is logged and left out. By the names of their Secrets. */
struct kept_repositories repositories_list(const struct api_server *server, enum repository_use use,
                                           bool templates, struct arena *arena);

/** The one of exactly this project; NULL when there is none. */
const struct kept_repository *repositories_find(struct kept_repositories list, struct str url,
                                                struct str project);

/** The template of the longest prefix of a URL; NULL when there is none. */
const struct kept_repository *repositories_find_template(struct kept_repositories templates,
                                                         struct str url);

/**
 * What a URL stands for in a project, with the credentials that it inherits: a bare one where no
 * Secret describes it.
 */
struct repository repositories_effective(const struct api_server *server, enum repository_use use,
                                         struct str url, struct str project, struct arena *arena);

/** Give it what a template has, where it has no credentials of its own. */
void repositories_inherit(const struct api_server *server, struct repository *repository,
                          struct arena *arena);

/** What rights are asked about: "url" or "project/url". */
const char *repository_object(struct str project, struct str url, struct arena *arena);

/** Store a new one. ERR_EXISTS in the original's words. */
int repositories_create(struct api_server *server, enum repository_use use,
                        const struct repository *repository, struct arena *arena,
                        struct error *err) MUST_USE;
/** Store one in the place of what is there, or as a new one. */
int repositories_update(struct api_server *server, enum repository_use use,
                        const struct repository *repository, struct arena *arena,
                        struct error *err) MUST_USE;
/** By URL and exact project; a template by its URL. */
int repositories_delete(struct api_server *server, enum repository_use use,
                        const struct repository *repository, struct arena *arena,
                        struct error *err) MUST_USE;
