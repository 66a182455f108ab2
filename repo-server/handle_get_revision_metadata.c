#include "argo/integrity_result.h"
#include "base/arena.h"
#include "base/clock.h"
#include "data/json.h"
#include "io/item_store.h"
#include "source/git_reference.h"
#include "source/git_store.h"
#include "source/git_url.h"
#include "source_integrity.h"
#include "step.h"

#include <stdlib.h>
#include <string.h>

/* ---- as the cache has it ---- */

static void set_text(struct arena *arena, struct json *object, const char *key, const char *text)
{
    if (text[0])
        json_set_text(arena, object, key, text);
}

static struct json *references_to_json(const struct git_reference *reference, struct arena *arena)
{
    struct json *list = json_new_array(arena), *item = json_new_object(arena);
    struct json *commit = json_edit_object(arena, item, "commit");

    set_text(arena, commit, "author", reference->author);
    set_text(arena, commit, "date", reference->date);
    set_text(arena, commit, "subject", reference->subject);
    set_text(arena, commit, "body", reference->body);
    set_text(arena, commit, "sha", reference->sha);
    set_text(arena, commit, "repoUrl", reference->repo_url);
    json_append(arena, list, item);
    return list;
}

static char *text_of(const struct json *object, const char *key, struct arena *arena)
{
    return arena_printf(arena, "%s", json_cstr(json_get(object, key)));
}

static Argosy__Repo__RevisionReference *read_reference(const struct json *commit,
                                                       struct arena *arena)
{
    Argosy__Repo__RevisionReference *reference = ARENA_NEW(arena, Argosy__Repo__RevisionReference);

    argosy__repo__revision_reference__init(reference);
    reference->author = text_of(commit, "author", arena);
    reference->date = text_of(commit, "date", arena);
    reference->subject = text_of(commit, "subject", arena);
    reference->body = text_of(commit, "body", arena);
    reference->sha = text_of(commit, "sha", arena);
    reference->repo_url = text_of(commit, "repoUrl", arena);
    return reference;
}

static const ProtobufCMessage *answer(struct rpc_call *call, const struct json *item)
{
    const struct json *tags = json_get(item, "tags"), *references = json_get(item, "references");
    struct arena *arena = call->arena;
    Argosy__Repo__GetRevisionMetadataReply *reply =
        ARENA_NEW(arena, Argosy__Repo__GetRevisionMetadataReply);
    int64_t nanoseconds = 0;

    argosy__repo__get_revision_metadata_reply__init(reply);
    if (!clock_parse_rfc3339(json_text_at(item, "date"), &nanoseconds))
        nanoseconds = 0;
    reply->author = text_of(item, "author", arena);
    reply->date = nanoseconds / 1000000000;
    reply->message = text_of(item, "message", arena);
    reply->tags = arena_alloc(arena, (json_count(tags) + 1) * sizeof(char *));
    for (struct json_cursor at = json_walk(tags); json_next(&at);)
        reply->tags[reply->n_tags++] = arena_printf(arena, "%s", json_cstr(at.value));
    reply->references = arena_alloc(arena, (json_count(references) + 1) * sizeof(void *));
    for (struct json_cursor at = json_walk(references); json_next(&at);)
        reply->references[reply->n_references++] =
            read_reference(json_get(at.value, "commit"), arena);
    reply->signature_info = text_of(item, "signatureInfo", arena);
    reply->source_integrity_result =
        integrity_result_from_json(json_get(item, "sourceIntegrityResult"), arena);
    return &reply->base;
}

/* ---- out of the repository ---- */

struct commit_text {
    struct str author, date, message;
};

/** "Name <mail>", the seconds since 1970, and the message, a line each but for the last. */
static int read_commit(struct git_repository *repository, const char *commit, struct arena *arena,
                       struct commit_text *out, struct error *err)
{
    const char *const arguments[] = { "show", "-s", "--format=%an <%ae>%n%at%n%B", commit, NULL };
    struct str output, rest;

    if (git_repository_run(repository, arguments, STR_EMPTY, arena, &output, err) < 0)
        return -1;
    if (!str_cut(output, '\n', &out->author, &rest) || !str_cut(rest, '\n', &out->date, &rest))
        return error_set(err, ERR_UNKNOWN, "expected 3 segments, got [%.*s]", STR_ARG(output));
    out->message = str_dup(str_trim(rest), arena);
    out->author = str_dup(out->author, arena);
    out->date = str_dup(out->date, arena);
    return 0;
}

static int compare_texts(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/** The tags that stand for a commit, by name. */
static int find_tags(struct git_repository *repository, const char *commit, struct arena *arena,
                     struct json **out, struct error *err)
{
    struct json *list = json_new_array(arena);
    struct git_refs refs;
    const char **names;
    size_t count = 0;

    if (git_repository_refs(repository, false, arena, &refs, err) < 0)
        return error_prefix(err, "failed to list refs");
    names = arena_alloc(arena, (refs.count + 1) * sizeof(*names));
    for (size_t i = 0; i < refs.count; i++) {
        if (strncmp(refs.items[i].name, "refs/tags/", 10) == 0 &&
            strcmp(refs.items[i].hash, commit) == 0)
            names[count++] = refs.items[i].name + 10;
    }
    qsort(names, count, sizeof(*names), compare_texts);
    for (size_t i = 0; i < count; i++)
        json_append(arena, list, json_new_cstr(arena, names[i]));
    *out = list;
    return 0;
}

static int find_reference(struct git_repository *repository, struct str message,
                          struct arena *arena, struct json *item, struct error *err)
{
    static const char *const arguments[] = { "interpret-trailers", "--parse", NULL };
    struct git_reference reference;
    struct str trailers;

    if (git_repository_run(repository, arguments, message, arena, &trailers, err) < 0)
        return -1;
    if (git_reference_parse(trailers, arena, &reference))
        json_set(arena, item, "references", references_to_json(&reference, arena));
    return 0;
}

static int find_signature(struct repo_server *server, const struct integrity_question *question,
                          const Argosy__Repo__SourceIntegrity *integrity, struct arena *arena,
                          struct json *item, struct error *err)
{
    struct integrity_answer answer;

    if (source_integrity_verify(server, integrity, question, arena, &answer, err) < 0)
        return -1;
    set_text(arena, item, "signatureInfo", answer.summary);
    if (answer.result)
        json_set(arena, item, "sourceIntegrityResult",
                 integrity_result_to_json(answer.result, arena));
    return 0;
}

static int describe(struct git_repository *repository, const char *revision, struct arena *arena,
                    struct json **out, const char **whole, struct error *err)
{
    struct json *item = json_new_object(arena), *tags = NULL;
    struct commit_text text;
    const char *commit;

    if (git_repository_fetch(repository, revision, arena, &commit, err) < 0) {
        step_prefix("failed to initialize repository resources", err);
        return step_prefix("error acquiring repo lock", err);
    }
    if (read_commit(repository, commit, arena, &text, err) < 0 ||
        find_tags(repository, commit, arena, &tags, err) < 0)
        return -1;
    json_set_text(arena, item, "author", text.author.ptr);
    json_set_text(arena, item, "date", clock_rfc3339(strtoll(text.date.ptr, NULL, 10), arena));
    if (json_count(tags) > 0)
        json_set(arena, item, "tags", tags);
    set_text(arena, item, "message", text.message.ptr);
    *out = item;
    *whole = commit;
    return find_reference(repository, text.message, arena, item, err);
}

static int look_up(struct repo_server *server, struct rpc_call *call,
                   const Argosy__Repo__GetRevisionMetadataRequest *request, const char *key,
                   const struct json **out, struct error *err)
{
    CLEANUP(git_repository_release) struct git_repository *repository = NULL;
    struct integrity_question question = { .url = request->repository ? request->repository->url
                                                                      : "" };
    struct json *item = NULL;

    if (git_store_get(server->git, request->repository, &repository, err) < 0)
        return -1;
    CLEANUP(pending_request_end)
    struct pending_request pending =
        pending_request_begin(server, git_repository_url(repository), call->arena);

    if (describe(repository, request->revision, call->arena, &item, &question.commit, err) < 0)
        return -1;
    question.repository = repository;
    if (find_signature(server, &question, request->source_integrity, call->arena, item, err) < 0)
        return -1;
    item_store_set(server->items, key, item, server->config->repo_expiry_ms, 0);
    *out = item;
    return 0;
}

int handle_get_revision_metadata(struct repo_server *server, struct rpc_call *call,
                                 const ProtobufCMessage **out, struct error *err)
{
    const Argosy__Repo__GetRevisionMetadataRequest *request =
        rpc_request(call, &argosy__repo__get_revision_metadata_request__descriptor, err);
    const struct json *item = NULL;
    const char *key;

    if (!request)
        return -1;
    if (!git_is_short_sha(str_of(request->revision)))
        return error_set(err, ERR_UNKNOWN, "revision %s must be resolved", request->revision);
    key = arena_printf(call->arena, "revisionmetadata|%s|%s",
                       request->repository ? request->repository->url : "", request->revision);
    if (!request->source_integrity)
        item = item_store_get(server->items, key, 0, call->arena);
    /* What was checked under other rules counts for nothing. */
    if (!json_is(item, JSON_OBJECT) || json_get(item, "sourceIntegrityResult") ||
        json_get(item, "signatureInfo")) {
        if (look_up(server, call, request, key, &item, err) < 0)
            return -1;
    }
    *out = answer(call, item);
    return 0;
}
