#include "repository/repositories.h"

#include "argo/annotations.h"
#include "argo/catalog.h"
#include "argo/repository_fields.h"
#include "base/arena.h"
#include "base/log.h"
#include "base/vec.h"
#include "data/json.h"
#include "secret_store.h"
#include "server.h"

#include <stdlib.h>
#include <string.h>

static const struct use {
    const char *resource;
    const char *type, *template_type;     /* of the Secrets */
    const char *prefix, *template_prefix; /* of their names */
} uses[] = {
    [REPOSITORY_TO_READ] = { "repositories", "repository", "repo-creds", "repo-", "creds-" },
    [REPOSITORY_TO_WRITE] = { "write-repositories", "repository-write", "repo-write-creds",
                              "repo-write-", "creds-write-" },
};

const char *repository_resource(enum repository_use use)
{
    return uses[use].resource;
}

const char *repository_object(struct str project, struct str url, struct arena *arena)
{
    if (str_is_empty(project))
        return arena_printf(arena, "%.*s", STR_ARG(url));
    return arena_printf(arena, "%.*s/%.*s", STR_ARG(project), STR_ARG(url));
}

/* ---- listing ---- */

struct listing {
    struct arena *arena;
    VEC(struct kept_repository) found;
};

static void unref_secret(void *secret)
{
    json_doc_unref(secret);
}

static void add(void *context, struct json_doc *secret)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct listing *listing = context;
    struct kept_repository kept = { .secret = secret };

    if (repository_read(json_doc_root(secret), listing->arena, &kept.repository, &err) < 0) {
        log_warn("cannot read a repository's Secret",
                 F("secret", json_cstr_at(json_doc_root(secret), "metadata.name")),
                 F("error", error_text(&err)));
        return;
    }
    arena_defer(listing->arena, unref_secret, json_doc_ref(secret));
    kept.repository.is_write = false; /* within its list all are of one use */
    vec_push(&listing->found, kept);
}

static int compare(const void *a, const void *b)
{
    const struct kept_repository *left = a, *right = b;

    return str_compare(left->repository.secret_name, right->repository.secret_name);
}

struct kept_repositories repositories_list(const struct api_server *server, enum repository_use use,
                                           bool templates, struct arena *arena)
{
    struct listing listing = { .arena = arena };
    const char *type = templates ? uses[use].template_type : uses[use].type;
    struct kept_repository *items;
    size_t count;

    catalog_each_secret(server->catalog, type, add, &listing);
    count = listing.found.count;
    items = arena_alloc(arena, (count + 1) * sizeof(*items));
    if (count > 0) {
        memcpy(items, listing.found.items, count * sizeof(*items));
        qsort(items, count, sizeof(*items), compare);
    }
    vec_release(&listing.found);
    return (struct kept_repositories){ items, count };
}

const struct kept_repository *repositories_find(struct kept_repositories list, struct str url,
                                                struct str project)
{
    const struct kept_repository *items = list.items;

    for (size_t i = 0; i < list.count; i++)
        if (str_equal(items[i].repository.project, project) &&
            repository_urls_equal(items[i].repository.url, url))
            return &items[i];
    return NULL;
}

static const struct repository **pointers(struct kept_repositories list, struct arena *arena)
{
    const struct repository **out = arena_alloc(arena, (list.count + 1) * sizeof(*out));

    for (size_t i = 0; i < list.count; i++)
        out[i] = &list.items[i].repository;
    return out;
}

const struct kept_repository *repositories_find_template(struct kept_repositories templates,
                                                         struct str url)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct repository *found =
        repository_template_for(url, pointers(templates, arena), templates.count);
    const struct kept_repository *items = templates.items;

    for (size_t i = 0; found && i < templates.count; i++)
        if (&items[i].repository == found)
            return &items[i];
    return NULL;
}

/* Repositories, then templates, as repository_for() takes them. */
static const struct repository **everything(const struct api_server *server,
                                            enum repository_use use, struct arena *arena,
                                            size_t *count)
{
    struct kept_repositories own = repositories_list(server, use, false, arena);
    struct kept_repositories templates = repositories_list(server, use, true, arena);
    const struct repository **out =
        arena_alloc(arena, (own.count + templates.count + 1) * sizeof(*out));

    for (size_t i = 0; i < own.count; i++)
        out[i] = &own.items[i].repository;
    for (size_t i = 0; i < templates.count; i++)
        out[own.count + i] = &templates.items[i].repository;
    *count = own.count + templates.count;
    return out;
}

struct repository repositories_effective(const struct api_server *server, enum repository_use use,
                                         struct str url, struct str project, struct arena *arena)
{
    size_t count;
    const struct repository **all = everything(server, use, arena, &count);

    return repository_for(url, project, all, count, arena);
}

void repositories_inherit(const struct api_server *server, struct repository *repository,
                          struct arena *arena)
{
    struct kept_repositories templates = repositories_list(server, REPOSITORY_TO_READ, true, arena);
    const struct repository **all = arena_alloc(arena, (templates.count + 1) * sizeof(*all));

    memcpy(all, pointers(templates, arena), templates.count * sizeof(*all));
    all[templates.count] = repository;
    *repository =
        repository_for(repository->url, repository->project, all, templates.count + 1, arena);
}

/* ---- writing ---- */

static struct secret_to_write written(enum repository_use use, const struct repository *repository,
                                      const struct json *before, struct arena *arena)
{
    bool is_template = repository->is_template;

    return (struct secret_to_write){
        .name = repository_secret_name(is_template ? uses[use].template_prefix : uses[use].prefix,
                                       repository->url,
                                       is_template ? STR_EMPTY : repository->project, arena),
        .type = is_template ? uses[use].template_type : uses[use].type,
        .data = repository_secret_data(repository, before, arena),
    };
}

static int explain_existing(const struct api_server *server, const struct repository *repository,
                            struct str name, struct error *err)
{
    const struct json_doc *known = catalog_secret(server->catalog, name.ptr);
    const struct json *labels = known ? json_at(json_doc_root(known), "metadata.labels") : NULL;

    if (repository->is_template)
        return error_set(err, ERR_EXISTS, "repository credentials \"%.*s\" already exists",
                         STR_ARG(repository->url));
    if (known && !json_get(labels, LABEL_SECRET_TYPE)) {
        return error_set(err, ERR_INVALID,
                         "secret \"%.*s\" doesn't have the proper \"" LABEL_SECRET_TYPE
                         "\" label: please fix the secret or delete it",
                         STR_ARG(name));
    }
    return error_set(err, ERR_EXISTS, "repository \"%.*s\" already exists",
                     STR_ARG(repository->url));
}

int repositories_create(struct api_server *server, enum repository_use use,
                        const struct repository *repository, struct arena *arena, struct error *err)
{
    struct secret_to_write secret = written(use, repository, NULL, arena);

    if (secret_store_create(server, &secret, arena, NULL, err) == 0)
        return 0;
    if (err->code != ERR_EXISTS)
        return -1;
    error_release(err);
    if (secret_store_learn(server, secret.name, arena, err) < 0)
        return -1; /* somebody else has just made it */
    return explain_existing(server, repository, secret.name, err);
}

static const struct kept_repository *find_kept(const struct api_server *server,
                                               enum repository_use use,
                                               const struct repository *repository,
                                               struct arena *arena)
{
    struct kept_repositories list = repositories_list(server, use, repository->is_template, arena);

    return repository->is_template ? repositories_find_template(list, repository->url)
                                   : repositories_find(list, repository->url, repository->project);
}

int repositories_update(struct api_server *server, enum repository_use use,
                        const struct repository *repository, struct arena *arena, struct error *err)
{
    const struct kept_repository *kept = find_kept(server, use, repository, arena);
    struct secret_to_write secret;

    if (!kept)
        return error_set(err, ERR_NOT_FOUND, "%s '%.*s' not found",
                         repository->is_template ? "repository credentials" : "repo",
                         STR_ARG(repository->url));
    secret = written(use, repository, json_get(json_doc_root(kept->secret), "data"), arena);
    return secret_store_update(server, kept->secret, &secret, arena, NULL, err);
}

int repositories_delete(struct api_server *server, enum repository_use use,
                        const struct repository *repository, struct arena *arena, struct error *err)
{
    const struct kept_repository *kept = find_kept(server, use, repository, arena);

    if (!kept)
        return error_set(err, ERR_NOT_FOUND, "%s \"%.*s\" not found",
                         repository->is_template ? "repository credentials" : "repository",
                         STR_ARG(repository->url));
    return secret_store_delete(server, kept->secret, arena, err);
}
