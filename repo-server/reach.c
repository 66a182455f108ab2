#include "reach.h"

#include "argo/repository.h"
#include "base/arena.h"
#include "data/glob.h"
#include "io/address.h"
#include "io/fiber.h"
#include "io/resolve.h"
#include "source/git_url.h"
#include "source/helm_repository.h"
#include "source/remote.h"

#include <string.h>

static char *text_of(struct arena *arena, const char *text)
{
    return arena_printf(arena, "%s", text);
}

/** A repository with nothing but its address. */
static Argosy__Repo__Repository *stranger(const char *url, struct arena *arena)
{
    Argosy__Repo__Repository *repository = ARENA_NEW(arena, Argosy__Repo__Repository);

    argosy__repo__repository__init(repository);
    repository->url = text_of(arena, url);
    return repository;
}

static Argosy__Repo__Repository *with_url(const Argosy__Repo__Repository *from, const char *url,
                                          struct arena *arena)
{
    Argosy__Repo__Repository *repository = ARENA_NEW(arena, Argosy__Repo__Repository);

    *repository = *from;
    repository->url = text_of(arena, url);
    return repository;
}

/** The project names it, and not only as everything. */
static bool is_vouched_for(const struct reach *reach, const char *url)
{
    for (size_t i = 0; i < reach->project_repository_count; i++) {
        struct str pattern = str_of(reach->project_repositories[i]);

        if (pattern.len && str_find(pattern, STR("*")) != 0 && pattern.ptr[0] != '!' &&
            glob_matches_text(pattern, "/", str_of(url)))
            return true;
    }
    return false;
}

static bool is_permitted(const struct reach *reach, const char *url)
{
    bool is_found = reach->project_repository_count == 0;

    for (size_t i = 0; i < reach->project_repository_count; i++) {
        struct str pattern = str_of(reach->project_repositories[i]);

        if (str_has_prefix(pattern, STR("!"))) {
            if (glob_matches_text(str_slice(pattern, 1, pattern.len), "/", str_of(url)))
                return false;
        } else if (str_equals(pattern, "*") || glob_matches_text(pattern, "/", str_of(url))) {
            is_found = true;
        }
    }
    return is_found;
}

/* ---- addresses ---- */

struct look_up {
    struct fiber_event event;
    struct resolve *resolve; /* never given up: it answers in any case */
    bool is_public;
    struct error err;
};

static void on_addresses(void *context, const struct resolve_address *addresses, size_t count,
                         struct error *err)
{
    struct look_up *look_up = context;

    look_up->is_public = !err;
    if (err)
        error_move(&look_up->err, err);
    for (size_t i = 0; !look_up->err.code && i < count; i++)
        look_up->is_public &= address_is_public((const struct sockaddr *)&addresses[i].storage);
    fiber_event_set(&look_up->event);
}

static int check_public(const struct reach *reach, const char *host, struct error *err)
{
    struct look_up look_up = { .is_public = false };

    fiber_event_init(&look_up.event);
    look_up.resolve = resolve_start(reach->loop, host, 0, on_addresses, &look_up);
    fiber_event_wait(&look_up.event);
    if (look_up.err.code)
        return error_move(err, &look_up.err);
    if (!look_up.is_public)
        return error_set(err, ERR_FORBIDDEN,
                         "'%s' is an internal address, which files of a repository may not name",
                         host);
    return 0;
}

/* ---- Git ---- */

static bool is_same_host(const char *a, const char *b, struct arena *arena)
{
    const char *host = git_url_host(str_of(a), arena);

    return host[0] && strcmp(host, git_url_host(str_of(b), arena)) == 0 &&
           strcmp(git_url_port(str_of(a), arena), git_url_port(str_of(b), arena)) == 0;
}

int reach_git(const struct reach *reach, const char *url, struct arena *arena,
              struct reach_target *out, struct error *err)
{
    struct str user;

    if (!git_url_is_safe(str_of(url)) ||
        !(git_url_is_http(str_of(url)) || git_url_is_ssh(str_of(url), &user)))
        return error_set(err, ERR_FORBIDDEN,
                         "'%s' is no address that files of a repository may name",
                         git_url_without_password(str_of(url), arena));
    if (is_same_host(reach->own->url, url, arena)) {
        *out = (struct reach_target){ with_url(reach->own, url, arena), false };
        return 0;
    }
    *out = (struct reach_target){ stranger(url, arena), false };
    if (reach->allow_internal || is_vouched_for(reach, url))
        return 0;
    out->must_be_public = true;
    return check_public(reach, git_url_host(str_of(url), arena), err);
}

/* ---- charts ---- */

static const Argosy__Repo__Repository *find_repository(const struct reach *reach, const char *name)
{
    const char *alias = name[0] == '@'                    ? name + 1
                        : strncmp(name, "alias:", 6) == 0 ? name + 6
                                                          : NULL;

    for (size_t i = 0; i < reach->helm_repository_count; i++) {
        const Argosy__Repo__Repository *known = reach->helm_repositories[i];

        if (alias ? strcmp(known->name, alias) == 0 : strcmp(known->url, name) == 0)
            return known;
    }
    return NULL;
}

/** The one whose registry it is, when the whole URL is not known. */
static const Argosy__Repo__Repository *find_registry(const struct reach *reach, const char *url)
{
    const char *wanted = strncmp(url, "oci://", 6) == 0 ? url + 6 : url;

    for (size_t i = 0; i < reach->helm_repository_count; i++) {
        const Argosy__Repo__Repository *known = reach->helm_repositories[i];
        const char *host = strncmp(known->url, "oci://", 6) == 0 ? known->url + 6 : known->url;
        size_t length = strcspn(host, "/");

        if (known->enable_oci && length && strncmp(wanted, host, length) == 0 &&
            (wanted[length] == '/' || wanted[length] == '\0'))
            return known;
    }
    return NULL;
}

static bool has_template(const struct reach *reach, const char *url, struct arena *arena)
{
    struct str wanted = repository_normalize_url(str_of(url), arena);

    for (size_t i = 0; i < reach->helm_credential_count; i++) {
        struct str prefix =
            repository_normalize_url(str_of(reach->helm_credentials[i]->url), arena);

        if (prefix.len && str_has_prefix(wanted, prefix))
            return true;
    }
    return false;
}

int reach_charts(const struct reach *reach, const char *name, struct arena *arena,
                 struct reach_target *out, struct error *err)
{
    const Argosy__Repo__Repository *known = find_repository(reach, name);
    const char *url = known ? known->url : name;
    bool is_known = known != NULL;

    if (!known && (name[0] == '@' || strncmp(name, "alias:", 6) == 0))
        return error_set(err, ERR_NOT_FOUND, "no repository definition for %s", name);
    if (!known && helm_repository_is_oci(url))
        known = find_registry(reach, url);
    if (known) {
        out->repository = with_url(known, url, arena);
        is_known = true;
    } else {
        out->repository = stranger(url, arena);
        out->repository->n_credential_templates = reach->helm_credential_count;
        out->repository->credential_templates =
            (Argosy__Repo__CredentialTemplate **)(uintptr_t)reach->helm_credentials;
        is_known = has_template(reach, url, arena);
    }
    out->must_be_public = !is_known && !reach->allow_internal && !is_vouched_for(reach, url) &&
                          !is_same_host(reach->own->url, url, arena);
    return 0;
}

int reach_explain(const struct reach *reach, const char *name, struct error *err)
{
    if (is_permitted(reach, name))
        return -1;
    return error_set(err, ERR_FORBIDDEN, "helm repos %s are not permitted in project '%s'", name,
                     reach->project);
}

/* ---- files ---- */

int reach_file(const struct reach *reach, const char *url, struct arena *arena,
               struct reach_target *out, struct error *err)
{
    if (!git_url_is_http(str_of(url)))
        return error_set(err, ERR_UNIMPLEMENTED,
                         "'%s' is not read by HTTP, which alone is built in",
                         git_url_without_password(str_of(url), arena));
    *out = (struct reach_target){ stranger(url, arena), !reach->allow_internal };
    for (size_t i = 0; out->must_be_public && i < reach->helm_repository_count; i++)
        out->must_be_public = !remote_is_same_place(reach->helm_repositories[i]->url, url);
    if (remote_is_same_place(reach->own->url, url) || is_vouched_for(reach, url))
        out->must_be_public = false;
    return 0;
}
