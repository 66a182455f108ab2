#include "argo/integrity_policy.h"

#include "argo/project.h"
#include "base/arena.h"
#include "data/glob.h"
#include "data/json.h"

#include <string.h>
#include <strings.h>

bool integrity_policy_is_enabled(const char *value)
{
    return strcasecmp(value, "false") != 0 && strcasecmp(value, "no") != 0;
}

/* ---- of a project ---- */

static char *text_of(struct str text, struct arena *arena)
{
    return arena_strndup(arena, text.ptr ? text.ptr : "", text.len);
}

static Argosy__Repo__GitIntegrityPolicy *new_policy(size_t repositories, size_t keys,
                                                    struct arena *arena)
{
    Argosy__Repo__GitIntegrityPolicy *policy = ARENA_NEW(arena, Argosy__Repo__GitIntegrityPolicy);

    argosy__repo__git_integrity_policy__init(policy);
    policy->repositories = arena_alloc(arena, (repositories + 1) * sizeof(char *));
    policy->gpg_keys = arena_alloc(arena, (keys + 1) * sizeof(char *));
    return policy;
}

static Argosy__Repo__GitIntegrityPolicy *policy_of(const struct json *item, struct arena *arena)
{
    const struct json *repositories = json_get(item, "repos"), *gpg = json_get(item, "gpg");
    const struct json *keys = json_get(gpg, "keys");
    Argosy__Repo__GitIntegrityPolicy *policy =
        new_policy(json_count(repositories), json_count(keys), arena);

    for (struct json_cursor at = json_walk(repositories); json_next(&at);)
        policy->repositories[policy->n_repositories++] =
            text_of(json_text_at(at.value, "url"), arena);
    policy->gpg_mode = text_of(gpg ? json_text_at(gpg, "mode") : STR("none"), arena);
    for (struct json_cursor at = json_walk(keys); json_next(&at);)
        policy->gpg_keys[policy->n_gpg_keys++] = text_of(json_string(at.value), arena);
    return policy;
}

static Argosy__Repo__GitIntegrityPolicy *policy_of_keys(struct texts keys, struct arena *arena)
{
    Argosy__Repo__GitIntegrityPolicy *policy = new_policy(1, keys.count, arena);

    policy->repositories[policy->n_repositories++] = text_of(STR("*"), arena);
    policy->gpg_mode = text_of(STR("head"), arena);
    for (size_t i = 0; i < keys.count; i++)
        policy->gpg_keys[policy->n_gpg_keys++] = text_of(keys.items[i], arena);
    return policy;
}

Argosy__Repo__SourceIntegrity *integrity_policy_read(const struct project *project,
                                                     struct arena *arena)
{
    const struct json *policies = json_at(project->source_integrity, "git.policies");
    Argosy__Repo__SourceIntegrity *integrity;

    if (json_count(policies) == 0 && project->signature_keys.count == 0)
        return NULL;
    integrity = ARENA_NEW(arena, Argosy__Repo__SourceIntegrity);
    argosy__repo__source_integrity__init(integrity);
    integrity->git_policies = arena_alloc(arena, (json_count(policies) + 1) * sizeof(void *));
    for (struct json_cursor at = json_walk(policies); json_next(&at);)
        integrity->git_policies[integrity->n_git_policies++] = policy_of(at.value, arena);
    if (json_count(policies) == 0)
        integrity->git_policies[integrity->n_git_policies++] =
            policy_of_keys(project->signature_keys, arena);
    return integrity;
}

/* ---- for a repository ---- */

static bool applies(const Argosy__Repo__GitIntegrityPolicy *policy, const char *url)
{
    bool is_included = false;

    for (size_t i = 0; i < policy->n_repositories; i++) {
        struct str pattern = str_of(policy->repositories[i]);
        bool is_exclusion = str_has_prefix(pattern, STR("!"));

        if (is_exclusion)
            pattern = str_slice(pattern, 1, pattern.len);
        if (!glob_matches_text(pattern, "", str_of(url)))
            continue;
        if (is_exclusion)
            return false;
        is_included = true;
    }
    return is_included;
}

int integrity_policy_find(const Argosy__Repo__SourceIntegrity *integrity, const char *url,
                          const Argosy__Repo__GitIntegrityPolicy **out, struct error *err)
{
    const Argosy__Repo__GitIntegrityPolicy *found = NULL;
    size_t count = 0;

    for (size_t i = 0; integrity && i < integrity->n_git_policies; i++) {
        if (!applies(integrity->git_policies[i], url))
            continue;
        found = integrity->git_policies[i];
        count++;
    }
    if (count > 1)
        return error_set(err, ERR_UNKNOWN,
                         "multiple (%zu) git source integrity policies found for repo URL: %s",
                         count, url);
    if (!found || strcmp(found->gpg_mode, "none") == 0)
        return 0;
    *out = found;
    return 1;
}

bool integrity_policy_concerns(const Argosy__Repo__SourceIntegrity *integrity,
                               const struct application_source *sources, size_t count)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    for (size_t i = 0; i < count; i++) {
        CLEANUP(error_release) struct error two = { 0 };
        const Argosy__Repo__GitIntegrityPolicy *policy;

        if (application_source_is_oci(&sources[i]) ||
            application_source_is_helm_repository(&sources[i]))
            continue;
        if (integrity_policy_find(integrity, text_of(sources[i].repo_url, arena), &policy, &two) !=
            0)
            return true;
    }
    return false;
}
