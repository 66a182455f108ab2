#include "source_integrity.h"

#include "argo/gpg_keys.h"
#include "argo/integrity_policy.h"
#include "argo/integrity_result.h"
#include "base/arena.h"
#include "gpg_keyring.h"
#include "server.h"
#include "source/git_store.h"
#include "source/git_url.h"
#include "source/git_verify.h"
#include "source/gpg_report.h"

#include <string.h>

enum { PROBLEMS_MAX = 10 };

/* ---- problems ---- */

static bool is_allowed(const Argosy__Repo__GitIntegrityPolicy *policy, const char *key)
{
    struct str id;

    for (size_t i = 0; i < policy->n_gpg_keys; i++)
        if (gpg_key_id(str_of(policy->gpg_keys[i]), &id) && str_equals(id, key))
            return true;
    return false;
}

static const char *reason_of(const Argosy__Repo__GitIntegrityPolicy *policy,
                             const struct git_signature *signature)
{
    if (signature->state != GIT_SIGNATURE_GOOD)
        return git_signature_state_text(signature->state);
    return is_allowed(policy, signature->key) ? NULL : "signed with unallowed key";
}

/* What is not signed may be anybody's, and a tag is signed apart from its commit. */
static bool is_told_already(const struct git_signature *signature, const char *const *keys,
                            size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(keys[i], signature->key) == 0 && git_is_commit_sha(str_of(signature->revision)))
            return true;
    return false;
}

size_t source_integrity_describe(const Argosy__Repo__GitIntegrityPolicy *policy,
                                 const struct git_signatures *signatures, struct arena *arena,
                                 char ***out)
{
    const char *keys[PROBLEMS_MAX];
    size_t count = 0, key_count = 0;

    *out = arena_alloc(arena, PROBLEMS_MAX * sizeof(**out));
    for (size_t i = 0; i < signatures->count && count < PROBLEMS_MAX; i++) {
        const struct git_signature *signature = &signatures->items[i];
        const char *reason = reason_of(policy, signature);

        if (!reason || is_told_already(signature, keys, key_count))
            continue;
        if (signature->key[0] && git_is_commit_sha(str_of(signature->revision)))
            keys[key_count++] = signature->key;
        (*out)[count++] =
            arena_printf(arena, "Failed verifying revision %s by '%s': %s (key_id=%s)",
                         signature->revision, signature->author, reason, signature->key);
    }
    return count;
}

/* ---- the answer ---- */

static Argosy__Repo__SourceIntegrityResult *result_of(
    const Argosy__Repo__GitIntegrityPolicy *policy, const struct git_signatures *signatures,
    struct arena *arena)
{
    Argosy__Repo__SourceIntegrityResult *result =
        ARENA_NEW(arena, Argosy__Repo__SourceIntegrityResult);
    Argosy__Repo__SourceIntegrityCheck *check =
        ARENA_NEW(arena, Argosy__Repo__SourceIntegrityCheck);

    argosy__repo__source_integrity_result__init(result);
    argosy__repo__source_integrity_check__init(check);
    check->name = arena_printf(arena, "GIT/GPG");
    check->n_problems = source_integrity_describe(policy, signatures, arena, &check->problems);
    result->n_checks = 1;
    result->checks = arena_alloc(arena, sizeof(void *));
    result->checks[0] = check;
    return result;
}

static const char *summary_of(const Argosy__Repo__GitIntegrityPolicy *policy,
                              const struct git_verified *verified, struct arena *arena)
{
    const struct git_signature *first = &verified->signatures.items[0];
    const char *complaint = gpg_report_complaint(verified->report, verified->revision,
                                                 policy->gpg_keys, policy->n_gpg_keys, arena);
    const char *word = "Invalid";

    if (complaint)
        return complaint;
    if (first->state == GIT_SIGNATURE_NONE)
        return "Revision is not signed.";
    if (first->state == GIT_SIGNATURE_GOOD)
        word = "Good";
    else if (first->state == GIT_SIGNATURE_BAD)
        word = "Bad";
    return arena_printf(arena, "%s signature from %s key %s", word, first->author, first->key);
}

/* ---- asking ---- */

static int find_policy(struct repo_server *server, const Argosy__Repo__SourceIntegrity *integrity,
                       const char *url, const Argosy__Repo__GitIntegrityPolicy **out,
                       struct error *err)
{
    int found = integrity_policy_find(integrity, url, out, err);

    return found > 0 && !integrity_policy_is_enabled(server->config->gpg_enabled) ? 0 : found;
}

int source_integrity_verify(struct repo_server *server,
                            const Argosy__Repo__SourceIntegrity *integrity,
                            const struct integrity_question *question, struct arena *arena,
                            struct integrity_answer *out, struct error *err)
{
    CLEANUP(gpg_ring_release) struct gpg_ring *ring = NULL;
    const Argosy__Repo__GitIntegrityPolicy *policy = NULL;
    struct git_verify_wanted wanted = { .commit = question->commit,
                                        .names = { question->names[0], question->names[1] },
                                        .tag_prefix =
                                            question->tag_prefix ? question->tag_prefix : "" };
    struct git_verified verified;
    int found = find_policy(server, integrity, question->url, &policy, err);

    *out = (struct integrity_answer){ NULL, "", "", "" };
    if (found <= 0)
        return found;
    wanted.with_history = strcmp(policy->gpg_mode, "strict") == 0;
    if (!wanted.with_history && strcmp(policy->gpg_mode, "head") != 0)
        return error_set(err, ERR_UNKNOWN,
                         "unknown GPG mode \"%s\" configured for GIT source integrity",
                         policy->gpg_mode);
    if (gpg_keyring_use(server->keyring, &ring, err) < 0)
        return -1;
    wanted.keyring = gpg_ring_home(ring);
    if (git_verify(question->repository, &wanted, arena, &verified, err) < 0)
        return -1;
    out->result = result_of(policy, &verified.signatures, arena);
    out->report = verified.report.ptr;
    out->summary = summary_of(policy, &verified, arena);
    out->keyring = arena_printf(arena, "%s", gpg_ring_digest(ring));
    return 0;
}

int source_integrity_enforce(struct repo_server *server,
                             const Argosy__Repo__SourceIntegrity *integrity,
                             const struct git_tree *tree, struct arena *arena, struct error *err)
{
    struct git_repository *repository = git_tree_repository(tree);
    const struct integrity_question question = { .repository = repository,
                                                 .url = git_repository_url(repository),
                                                 .commit = git_tree_commit(tree) };
    struct integrity_answer answer;
    struct str problems;

    if (source_integrity_verify(server, integrity, &question, arena, &answer, err) < 0)
        return -1;
    problems = integrity_result_print(answer.result, "", arena);
    return problems.len > 0 ? error_set(err, ERR_UNKNOWN, "%s", problems.ptr) : 0;
}

int source_integrity_applies(struct repo_server *server,
                             const Argosy__Repo__SourceIntegrity *integrity, const char *url,
                             struct arena *arena, const char **keyring, struct error *err)
{
    CLEANUP(gpg_ring_release) struct gpg_ring *ring = NULL;
    const Argosy__Repo__GitIntegrityPolicy *policy;
    int found = find_policy(server, integrity, url, &policy, err);

    if (found <= 0)
        return found;
    if (gpg_keyring_use(server->keyring, &ring, err) < 0)
        return -1;
    *keyring = arena_printf(arena, "%s", gpg_ring_digest(ring));
    return 1;
}
