#include "rendered_integrity.h"

#include "base/arena.h"
#include "server.h"
#include "source/git_store.h"

#include <string.h>

int rendered_integrity_applies(struct repo_server *server, const struct rendered_sources *sources,
                               struct arena *arena, const char **keyring, struct error *err)
{
    const Argosy__Repo__GenerateManifestRequest *request = sources->request;
    int applies = 0;

    /* The policies there are concern Git alone. */
    if (material_repository(sources->material))
        applies = source_integrity_applies(server, request->source_integrity,
                                           request->repository->url, arena, keyring, err);
    for (size_t i = 0; i < sources->references->count && applies == 0; i++)
        applies = source_integrity_applies(server, request->source_integrity,
                                           sources->references->used[i].source->repository->url,
                                           arena, keyring, err);
    return applies;
}

static int verify_own(struct repo_server *server, const struct rendered_sources *sources,
                      struct arena *arena, struct integrity_answer *out, struct error *err)
{
    const Argosy__Repo__GenerateManifestRequest *request = sources->request;
    const struct integrity_question question = {
        .repository = material_repository(sources->material),
        .url = request->repository->url,
        .commit = material_fetched_revision(sources->material),
        .names = { request->revision, str_dup(sources->source->target_revision, arena).ptr },
        .tag_prefix = str_dup(sources->source->tag_prefix, arena).ptr,
    };

    *out = (struct integrity_answer){ NULL, "", "", "" };
    if (!question.repository)
        return 0;
    return source_integrity_verify(server, request->source_integrity, &question, arena, out, err);
}

/** The files of another source count as much as the source's own. */
static int verify_reference(struct repo_server *server, const struct rendered_sources *sources,
                            const struct outside_ref *ref, struct arena *arena,
                            struct integrity_answer *out, struct error *err)
{
    CLEANUP(git_repository_release) struct git_repository *repository = NULL;
    const Argosy__Repo__RefSource *source = ref->source;
    struct integrity_question question = { .url = source->repository->url,
                                           .names = { source->target_revision, NULL } };

    if (git_store_get(server->git, source->repository, &repository, err) < 0 ||
        git_repository_fetch(repository, ref->revision, arena, &question.commit, err) < 0)
        return -1;
    question.repository = repository;
    return source_integrity_verify(server, sources->request->source_integrity, &question, arena,
                                   out, err);
}

static void add_answer(struct integrity_answer *whole, const struct integrity_answer *answer,
                       struct arena *arena)
{
    size_t known, added;
    Argosy__Repo__SourceIntegrityCheck **checks;

    if (!answer->result)
        return;
    if (!whole->result) {
        *whole = *answer;
        return;
    }
    known = whole->result->n_checks;
    added = answer->result->n_checks;
    checks = arena_alloc(arena, (known + added) * sizeof(*checks));
    memcpy(checks, whole->result->checks, known * sizeof(*checks));
    memcpy(checks + known, answer->result->checks, added * sizeof(*checks));
    whole->result->checks = checks;
    whole->result->n_checks = known + added;
}

int rendered_integrity_verify(struct repo_server *server, const struct rendered_sources *sources,
                              struct arena *arena, struct integrity_answer *out, struct error *err)
{
    struct integrity_answer whole, answer;

    if (verify_own(server, sources, arena, &whole, err) < 0)
        return -1;
    for (size_t i = 0; i < sources->references->count; i++) {
        if (verify_reference(server, sources, &sources->references->used[i], arena, &answer, err) <
            0)
            return -1;
        add_answer(&whole, &answer, arena);
    }
    *out = whole;
    return 0;
}
