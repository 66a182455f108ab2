/*
 * UpdateRevisionForPaths: did anything that an application is made of change between two commits?
 * When not, what was rendered for the old one is renamed to the new one.
 */
#include "base/arena.h"
#include "cache/source_key.h"
#include "data/json.h"
#include "flight.h"
#include "io/item_store.h"
#include "references.h"
#include "refresh_paths.h"
#include "source/git_store.h"
#include "source/git_url.h"
#include "source_integrity.h"
#include "step.h"

#include <string.h>

struct comparison {
    struct repo_server *server;
    struct rpc_call *call;
    Argosy__Repo__UpdateRevisionForPathsRequest *request;
    struct application_source source;
    /* The repository at hand: first the source's own, then those of its refs. */
    const char *url;
    struct git_repository *repository;
    const char *revision, *synced; /* commits; equal: nothing to compare */
    bool is_same;                  /* so far all pairs were equal */
};

/** What is rendered from: the source's commit and those of its refs. */
struct state {
    const char *revision;
    Argosy__Repo__RefSource **refs;
    size_t ref_count;
    const char **ref_revisions;
};

static void release_comparison(struct comparison *comparison)
{
    git_repository_release(comparison->repository);
}
DEFINE_CLEANUP_VALUE(struct comparison, release_comparison)

/* ---- what changed between two commits ---- */

/** The lines of `git diff --name-only` as the cache has them. */
static const struct json *lines_to_json(struct str text, struct arena *arena)
{
    struct json *list = json_new_array(arena);
    struct str line, rest = text;

    while (rest.len) {
        str_cut(rest, '\n', &line, &rest);
        json_append(arena, list, json_new_string(arena, line));
    }
    return list;
}

static int diff_commits(struct comparison *comparison, struct arena *arena, const struct json **out,
                        struct error *err)
{
    const char *url = comparison->url;
    const char *range, *found;
    struct str output;

    if (git_repository_fetch(comparison->repository, comparison->revision, arena, &found, err) <
        0) {
        step_prefix("failed to initialize repository resources", err);
        return step_internal(arena_printf(comparison->call->arena,
                                          "unable to checkout git repo %s with revision %s", url,
                                          comparison->revision),
                             err);
    }
    if (git_repository_fetch(comparison->repository, comparison->synced, arena, &found, err) < 0)
        return step_internal(arena_printf(comparison->call->arena,
                                          "unable to fetch git repo %s with syncedRevisions %s",
                                          url, comparison->synced),
                             err);
    if (!git_is_commit_sha(str_of(comparison->revision)) ||
        !git_is_commit_sha(str_of(comparison->synced))) {
        error_set(err, ERR_UNKNOWN, "invalid revision provided, must be SHA");
        return step_internal(
            arena_printf(comparison->call->arena,
                         "unable to get changed files for repo %s with revision %s", url,
                         comparison->revision),
            err);
    }
    range = arena_printf(arena, "%s..%s", comparison->synced, comparison->revision);
    const char *const arguments[] = { "diff", "--name-only", range, NULL };
    if (git_repository_run(comparison->repository, arguments, STR_EMPTY, arena, &output, err) < 0) {
        error_prefix(err, "failed to diff %s", range);
        return step_internal(
            arena_printf(comparison->call->arena,
                         "unable to get changed files for repo %s with revision %s", url,
                         comparison->revision),
            err);
    }
    *out = lines_to_json(output, arena);
    return 0;
}

static const char *changes_key(const struct comparison *comparison, struct arena *arena)
{
    return arena_printf(arena, "gitFilesChanges|%s|%s|%s", comparison->url, comparison->revision,
                        comparison->synced);
}

/** One of all applications of the repository compares; the others find it in the cache. */
static int compare_commits(void *context, struct error *err)
{
    struct comparison *comparison = context;
    struct repo_server *server = comparison->server;
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const char *key = changes_key(comparison, arena);
    CLEANUP(pending_request_end)
    struct pending_request pending =
        pending_request_begin(server, git_repository_url(comparison->repository), arena);
    const struct json *files = NULL;

    if (json_is(item_store_get(server->items, key, ITEM_IS_FIXED, arena), JSON_ARRAY))
        return 0;
    if (diff_commits(comparison, arena, &files, err) < 0)
        return -1;
    item_store_set(server->items, key, files, server->config->repo_expiry_ms, ITEM_IS_FIXED);
    return 0;
}

static int find_changes(struct comparison *comparison, const struct json **out, struct error *err)
{
    struct arena *arena = comparison->call->arena;
    const char *key = changes_key(comparison, arena);
    struct item_store *items = comparison->server->items;

    *out = item_store_get(items, key, ITEM_IS_FIXED, arena);
    if (json_is(*out, JSON_ARRAY))
        return 0;
    if (flights_join(comparison->server->flights, key, false, compare_commits, comparison, err) < 0)
        return -1;
    *out = item_store_get(items, key, ITEM_IS_FIXED, arena);
    /* Too large to be kept: everybody has to look for himself. */
    return json_is(*out, JSON_ARRAY) ? 0 : diff_commits(comparison, arena, out, err);
}

static bool touches_paths(const struct comparison *comparison, const struct json *files)
{
    const Argosy__Repo__UpdateRevisionForPathsRequest *request = comparison->request;

    for (struct json_cursor at = json_walk(files); json_next(&at);) {
        if (refresh_paths_cover(request->paths, request->n_paths, json_string(at.value)))
            return true;
    }
    return false;
}

/* ---- the cache ---- */

static const char *key_of(const struct comparison *comparison, const struct state *state)
{
    const Argosy__Repo__UpdateRevisionForPathsRequest *request = comparison->request;
    struct manifest_key key = {
        .revision = state->revision,
        .source = { (const char *)request->application_source.data,
                    request->application_source.len },
        .refs = state->refs,
        .ref_count = state->ref_count,
        .ref_revisions = (const char *const *)state->ref_revisions,
        .namespace = request->namespace_,
        .tracking_method = request->tracking_method,
        .app_label_key = request->app_label_key,
        .app_name = request->app_name,
        .installation_id = request->installation_id,
        .integrity = request->source_integrity,
        .kube_version = request->kube_version,
        .api_versions = request->api_versions,
        .api_version_count = request->n_api_versions,
        .helm_rules = comparison->server->config->helm_rules,
    };

    return manifest_key_text(&key, comparison->call->arena);
}

static struct state state_of(struct comparison *comparison, Argosy__Repo__RefSource **refs,
                             size_t count)
{
    struct state state = { "", refs, count, NULL };

    state.ref_revisions =
        arena_alloc(comparison->call->arena, (count + 1) * sizeof(*state.ref_revisions));
    for (size_t i = 0; i < count; i++)
        state.ref_revisions[i] = "";
    return state;
}

/* ---- steps ---- */

static const ProtobufCMessage *reply_with(struct comparison *comparison, bool changes,
                                          const char *revision)
{
    Argosy__Repo__UpdateRevisionForPathsReply *reply =
        ARENA_NEW(comparison->call->arena, Argosy__Repo__UpdateRevisionForPathsReply);

    argosy__repo__update_revision_for_paths_reply__init(reply);
    reply->changes = changes;
    reply->revision = arena_printf(comparison->call->arena, "%s", revision);
    return &reply->base;
}

static int resolve(struct comparison *comparison, const char *wanted, const char *synced,
                   struct error *err)
{
    struct arena *arena = comparison->call->arena;
    bool is_fresh = comparison->request->no_revision_cache;
    int64_t asked_ms_ago = comparison->request->asked_ms_ago;
    struct git_wanted now = { wanted, "", is_fresh, asked_ms_ago };
    struct git_wanted then = { synced, "", is_fresh, asked_ms_ago };

    if (git_repository_resolve(comparison->repository, &now, arena, &comparison->revision, err) < 0)
        return step_internal("unable to resolve git revision ", err); /* as it always was */
    if (git_repository_resolve(comparison->repository, &then, arena, &comparison->synced, err) < 0)
        return step_internal(
            arena_printf(arena, "unable to resolve git revision %s", comparison->revision), err);
    return 0;
}

/** One repository at two revisions. 1: something changed that counts; 0: nothing. */
static int compare_pair(struct comparison *comparison, const Argosy__Repo__Repository *repository,
                        const char *wanted, const char *synced, struct error *err)
{
    const struct json *files;

    git_repository_release(TAKE(comparison->repository));
    comparison->revision = wanted;
    comparison->synced = synced;
    if (strcmp(wanted, synced) == 0)
        return 0;
    comparison->url = repository->url;
    if (git_store_get(comparison->server->git, repository, &comparison->repository, err) < 0 ||
        resolve(comparison, wanted, synced, err) < 0)
        return -1;
    if (strcmp(comparison->revision, comparison->synced) == 0)
        return 0;
    comparison->is_same = false;
    if (find_changes(comparison, &files, err) < 0)
        return -1;
    return touches_paths(comparison, files);
}

static const Argosy__Repo__RefSource *find_ref(Argosy__Repo__RefSource *const *refs, size_t count,
                                               const char *name, size_t *index)
{
    for (*index = 0; *index < count; ++*index) {
        if (strcmp(refs[*index]->key, name) == 0)
            return refs[*index];
    }
    return NULL;
}

/** The commit that a ref stood for when nothing else than a commit was told. */
static int compare_ref(struct comparison *comparison, const char *name, struct state *now,
                       struct state *then, struct error *err)
{
    size_t here, there;
    const Argosy__Repo__RefSource *ref = find_ref(now->refs, now->ref_count, name, &here);
    const Argosy__Repo__RefSource *synced = find_ref(then->refs, then->ref_count, name, &there);
    int changed;

    if (!ref || !synced)
        return error_set(err, ERR_UNKNOWN,
                         "source referenced \"%s\", but no source has a 'ref' field defined", name);
    changed = compare_pair(comparison, ref->repository, ref->target_revision,
                           synced->target_revision, err);
    now->ref_revisions[here] = comparison->revision;
    then->ref_revisions[there] = comparison->synced;
    return changed;
}

/** The refs that the source's value files name. */
static int compare_refs(struct comparison *comparison, struct state *now, struct state *then,
                        struct error *err)
{
    const char *const *names;
    size_t count = 0;
    int changed = 0;

    if (comparison->request->has_multiple_sources)
        count = references_named(&comparison->source, comparison->call->arena, &names);
    for (size_t i = 0; i < count && changed == 0; i++)
        changed = compare_ref(comparison, names[i], now, then, err);
    return changed;
}

static bool is_git(const Argosy__Repo__Repository *repository)
{
    return !repository->type[0] || strcmp(repository->type, "git") == 0;
}

/* What was verified is one commit: nothing that was made of it passes for another one's. */
static int is_verified(struct comparison *comparison, const struct state *now, struct error *err)
{
    const Argosy__Repo__UpdateRevisionForPathsRequest *request = comparison->request;
    struct arena *arena = comparison->call->arena;
    const char *keyring;
    int applies = 0;

    if (is_git(request->repository))
        applies = source_integrity_applies(comparison->server, request->source_integrity,
                                           request->repository->url, arena, &keyring, err);
    for (size_t i = 0; i < now->ref_count && applies == 0; i++)
        applies = source_integrity_applies(comparison->server, request->source_integrity,
                                           now->refs[i]->repository->url, arena, &keyring, err);
    return applies;
}

static int compare(struct comparison *comparison, const ProtobufCMessage **out, struct error *err)
{
    const Argosy__Repo__UpdateRevisionForPathsRequest *request = comparison->request;
    struct state now = state_of(comparison, request->ref_sources, request->n_ref_sources);
    struct state then =
        state_of(comparison, request->synced_ref_sources, request->n_synced_ref_sources);
    int changed = 0;

    now.revision = request->revision;
    then.revision = request->synced_revision;
    if (is_git(request->repository)) {
        changed = compare_pair(comparison, request->repository, request->revision,
                               request->synced_revision, err);
        now.revision = comparison->revision;
        then.revision = comparison->synced;
    }
    if (changed == 0)
        changed = compare_refs(comparison, &now, &then, err);
    if (changed == 0 && !comparison->is_same)
        changed = is_verified(comparison, &now, err);
    if (changed < 0)
        return -1;
    if (changed == 0 && !comparison->is_same)
        changed = !item_store_rename(comparison->server->items, key_of(comparison, &then),
                                     key_of(comparison, &now));
    *out = reply_with(comparison, changed, now.revision);
    return 0;
}

int handle_update_revision_for_paths(struct repo_server *server, struct rpc_call *call,
                                     const ProtobufCMessage **out, struct error *err)
{
    CLEANUP(release_comparison)
    struct comparison comparison = { .server = server, .call = call, .is_same = true };
    Argosy__Repo__UpdateRevisionForPathsRequest *request =
        rpc_request(call, &argosy__repo__update_revision_for_paths_request__descriptor, err);

    if (!request)
        return -1;
    comparison.request = request;
    if (!request->repository)
        return error_set(err, ERR_INVALID, "must pass a valid repo");
    if (request->n_paths == 0) {
        *out = reply_with(&comparison, true, "");
        return 0;
    }
    if (!is_git(request->repository) && request->n_ref_sources == 0) {
        *out = reply_with(&comparison, false, "");
        return 0;
    }
    if (step_read_source(request->application_source, call->arena, &comparison.source, err) < 0)
        return -1;
    return compare(&comparison, out, err);
}
