#include "edge/client_version.h"

#include "base/arena.h"
#include "data/semver.h"

#define CLIENT "argocd-client"
#define OLDEST "1.4.0"

static bool is_refused_program(struct str user_agent)
{
    return str_equals(user_agent, "grpc-go/1.15.0") || str_equals(user_agent, "grpc-go/1.10.0");
}

static int too_old(struct error *err)
{
    return error_set(err, ERR_PRECONDITION,
                     "unsatisfied client version constraint: expected %s to satisfy '>= %s'",
                     CLIENT, OLDEST);
}

int client_version_check(struct str user_agent, struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = NULL;
    CLEANUP(error_release) struct error why = { 0 };
    struct semver version, oldest;
    struct str word, rest;

    if (is_refused_program(user_agent))
        return too_old(err);
    if (!str_has_prefix(user_agent, STR(CLIENT "/")))
        return 0;
    arena = arena_new();
    str_cut(str_slice(user_agent, sizeof(CLIENT), user_agent.len), ' ', &word, &rest);
    if (semver_parse(str_dup(word, arena), arena, &version, &why) < 0)
        return error_set(err, ERR_INVALID, "could not parse the version of %.*s: %s",
                         STR_ARG(user_agent), error_text(&why));
    version.prerelease = STR_EMPTY;
    if (semver_parse(STR(OLDEST), arena, &oldest, err) < 0)
        return -1;
    return semver_compare(&version, &oldest) < 0 ? too_old(err) : 0;
}
