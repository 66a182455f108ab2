#include "base/arena.h"
#include "base/vec.h"
#include "data/digest.h"
#include "data/glob.h"
#include "data/json.h"
#include "io/item_store.h"
#include "io/tree.h"
#include "io/worker.h"
#include "render/render.h"
#include "source/git_store.h"
#include "source_integrity.h"
#include "step.h"

#include <stdlib.h>
#include <string.h>

enum {
    FILES_BYTES_MAX = 90 * 1024 * 1024, /* of all files together: they travel in one message */
};

struct search {
    const Argosy__Repo__GetGitFilesRequest *request;
    struct tree *files;
    const char *pattern;
    struct arena *arena;
    VEC(const char *) paths;
    struct json *contents; /* path to base64, as the cache has it */
    int status;
    struct error err;
};

/* ---- which files ---- */

/** The index, as `git ls-files` matches it. */
static int list_by_index(struct git_tree *tree, struct search *search, struct error *err)
{
    const char *folder = git_tree_folder(tree);
    const char *const arguments[] = { "-C", folder, "ls-files",      "--full-name",
                                      "-z", "--",   search->pattern, NULL };
    struct str output, rest, name;

    if (git_repository_run(git_tree_repository(tree), arguments, STR_EMPTY, search->arena, &output,
                           err) < 0)
        return -1;
    for (rest = output; rest.len;) {
        str_cut(rest, '\0', &name, &rest);
        if (name.len)
            vec_push(&search->paths, arena_strndup(search->arena, name.ptr, name.len));
    }
    return 0;
}

static enum tree_step match(void *context, const char *path, const struct tree_entry *entry,
                            struct error *err)
{
    struct search *search = context;
    CLEANUP(arena_free) struct arena *scratch = NULL;
    CLEANUP(error_release) struct error problem = { 0 };
    const char *real;
    bool matches;

    if (strcmp(path, ".git") == 0) /* a worktree's is a file */
        return entry->kind == TREE_FOLDER ? TREE_SKIP_FOLDER : TREE_GO_ON;
    if (glob_doublestar(str_of(search->pattern), str_of(path), &matches, err) < 0)
        return TREE_FAIL;
    if (!matches)
        return TREE_GO_ON;
    scratch = arena_new();
    if (entry->kind == TREE_SYMLINK &&
        tree_real_path(search->files, path, scratch, &real, &problem) < 0) {
        if (problem.code == ERR_FORBIDDEN)
            return TREE_GO_ON; /* it leads outside: passed over */
        error_move(err, &problem);
        return TREE_FAIL;
    }
    vec_push(&search->paths, arena_printf(search->arena, "%s", path));
    return TREE_GO_ON;
}

static void match_in_worker(void *context)
{
    struct search *search = context;

    search->status = tree_walk(search->files, ".", NULL, match, search, &search->err);
}

/* ---- what is in them ---- */

static int read_file(struct search *search, const char *path, size_t *left, struct error *err)
{
    struct tree_entry entry;
    struct str text;
    int there = tree_stat(search->files, path, &entry, err);

    if (there < 0)
        return -1;
    if (there && entry.kind == TREE_FOLDER)
        return error_set(err, ERR_UNKNOWN, "read " RENDER_ROOT_NAME "/%s: is a directory", path);
    if (!there)
        return error_set(err, ERR_UNKNOWN,
                         "open " RENDER_ROOT_NAME "/%s: no such file or directory", path);
    if (tree_read(search->files, path, *left, search->arena, &text, err) < 0)
        return -1;
    *left -= text.len;
    json_set(search->arena, search->contents, path,
             json_new_string(search->arena, base64_encode(text, search->arena)));
    return 0;
}

static void read_in_worker(void *context)
{
    struct search *search = context;
    size_t left = FILES_BYTES_MAX;

    for (size_t i = 0; i < search->paths.count && search->status == 0; i++)
        search->status = read_file(search, search->paths.items[i], &left, &search->err);
}

static int find_files(struct repo_server *server, struct git_tree *tree, struct search *search,
                      bool is_new_way, struct error *err)
{
    if (!is_new_way)
        return list_by_index(tree, search, err);
    fiber_run_in_worker(server->workers, match_in_worker, search);
    return search->status < 0 ? error_move(err, &search->err) : 0;
}

static int read_files(struct repo_server *server, struct search *search, struct error *err)
{
    search->contents = json_new_object(search->arena);
    fiber_run_in_worker(server->workers, read_in_worker, search);
    return search->status < 0 ? error_move(err, &search->err) : 0;
}

static int step_failed(const struct search *search, const char *step, const char *revision,
                       struct error *err)
{
    const char *prefix =
        arena_printf(search->arena, "unable to %s repo %s with revision %s pattern %s", step,
                     search->request->repository->url, revision, search->pattern);

    return step_internal(prefix, err);
}

static int look_up(struct repo_server *server, struct git_repository *repository,
                   const char *revision, struct search *search, struct error *err)
{
    CLEANUP(git_tree_release) struct git_tree *tree = NULL;
    CLEANUP(pending_request_end)
    struct pending_request pending =
        pending_request_begin(server, git_repository_url(repository), search->arena);
    const Argosy__Repo__GetGitFilesRequest *request = search->request;

    if (step_check_out(repository, revision, request->submodule_enabled, &tree, err) < 0)
        return step_failed(search, "checkout git", revision, err);
    if (source_integrity_enforce(server, request->source_integrity, tree, search->arena, err) < 0)
        return -1;
    search->files = git_tree_files(tree);
    if (find_files(server, tree, search, request->new_git_file_globbing_enabled, err) < 0)
        return step_failed(search, "list files.", revision, err);
    if (read_files(server, search, err) < 0)
        return step_failed(search, "read files.", revision, err);
    return 0;
}

static int compare_files(const void *a, const void *b)
{
    return strcmp((*(Argosy__Repo__GitFile *const *)a)->path,
                  (*(Argosy__Repo__GitFile *const *)b)->path);
}

static int answer(struct rpc_call *call, const struct json *contents, const ProtobufCMessage **out,
                  struct error *err)
{
    Argosy__Repo__GetGitFilesReply *reply = ARENA_NEW(call->arena, Argosy__Repo__GetGitFilesReply);

    argosy__repo__get_git_files_reply__init(reply);
    reply->files = arena_alloc(call->arena, (json_count(contents) + 1) * sizeof(*reply->files));
    for (struct json_cursor at = json_walk(contents); json_next(&at);) {
        Argosy__Repo__GitFile *file = ARENA_NEW(call->arena, Argosy__Repo__GitFile);
        struct str bytes;

        if (base64_decode(json_string(at.value), FILES_BYTES_MAX, call->arena, &bytes, err) < 0)
            return error_prefix(err, "a file in the cache cannot be read");
        argosy__repo__git_file__init(file);
        file->path = arena_printf(call->arena, "%.*s", STR_ARG(at.key));
        file->content = (ProtobufCBinaryData){ bytes.len, (uint8_t *)(uintptr_t)bytes.ptr };
        reply->files[reply->n_files++] = file;
    }
    qsort(reply->files, reply->n_files, sizeof(*reply->files), compare_files);
    *out = &reply->base;
    return 0;
}

int handle_get_git_files(struct repo_server *server, struct rpc_call *call,
                         const ProtobufCMessage **out, struct error *err)
{
    CLEANUP(git_repository_release) struct git_repository *repository = NULL;
    const Argosy__Repo__GetGitFilesRequest *request =
        rpc_request(call, &argosy__repo__get_git_files_request__descriptor, err);
    struct search search = { .request = request, .arena = call->arena };
    const struct json *contents;
    const char *revision, *key, *keyring;
    int status = 0, is_verified;

    if (!request || git_store_get(server->git, request->repository, &repository, err) < 0)
        return -1;
    search.pattern = request->path[0] ? request->path : ".";
    if (git_repository_resolve(
            repository,
            &(struct git_wanted){ request->revision, "", request->no_revision_cache, 0 },
            call->arena, &revision, err) < 0)
        return step_internal("unable to resolve git revision ", err); /* as it always was */
    key = arena_printf(call->arena, "gitfiles|%s|%s|%s", request->repository->url, revision,
                       search.pattern);
    is_verified = source_integrity_applies(server, request->source_integrity,
                                           request->repository->url, call->arena, &keyring, err);
    if (is_verified < 0)
        return -1;
    /* Nobody knows whether what is in the cache was verified, and how. */
    contents = is_verified ? NULL : item_store_get(server->items, key, 0, call->arena);
    if (!json_is(contents, JSON_OBJECT)) {
        status = look_up(server, repository, revision, &search, err);
        vec_release(&search.paths);
        if (status < 0)
            return -1;
        contents = search.contents;
        item_store_set(server->items, key, contents, server->config->repo_expiry_ms, 0);
    }
    return answer(call, contents, out, err);
}
