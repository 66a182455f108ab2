#include "source_integrity.h"

#include "data/glob.h"

#include <string.h>

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

int source_integrity_check(const Argosy__Repo__SourceIntegrity *integrity, const char *url,
                           bool is_enabled, struct error *err)
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
    if (!found || !is_enabled || !found->gpg_mode[0] || strcmp(found->gpg_mode, "none") == 0)
        return 0;
    if (strcmp(found->gpg_mode, "head") != 0 && strcmp(found->gpg_mode, "strict") != 0)
        return error_set(err, ERR_UNKNOWN,
                         "unknown GPG mode \"%s\" configured for GIT source integrity",
                         found->gpg_mode);
    return error_set(err, ERR_UNIMPLEMENTED,
                     "verifying GPG signatures is not built in, and the project wants it for %s",
                     url);
}
