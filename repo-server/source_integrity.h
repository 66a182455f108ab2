#pragma once

#include "base/error.h"
#include "repo_server.pb-c.h"
#include "source/git_signature.h"

struct arena;
struct git_repository;
struct git_tree;
struct repo_server;

/** A commit of a repository that a project's policies are asked about. */
struct integrity_question {
    struct git_repository *repository;
    const char *url;                   /* as the policies are held against it */
    const char *commit;                /* its whole name; it is here */
    const char *names[2], *tag_prefix; /* see git_verify_wanted; NULL: it was asked for as itself */
};

/** What came of it; in an arena. */
struct integrity_answer {
    Argosy__Repo__SourceIntegrityResult *result; /* NULL: nothing was to be verified */
    const char *report;  /* gpg's words about its signature; "": it is not signed */
    const char *summary; /* one sentence about its signature, as the original shows it */
    const char *keyring; /* a digest of the keys it was verified with; "": nothing was */
};

/**
 * Verify what the policies ask for. Signatures that are not good are problems in the result; -1: it
 * could not be found out, and nothing may be used.
 */
int source_integrity_verify(struct repo_server *server,
                            const Argosy__Repo__SourceIntegrity *integrity,
                            const struct integrity_question *question, struct arena *arena,
                            struct integrity_answer *out, struct error *err) MUST_USE;

/** The same for files that are handed out at once: any problem is a failure. */
int source_integrity_enforce(struct repo_server *server,
                             const Argosy__Repo__SourceIntegrity *integrity,
                             const struct git_tree *tree, struct arena *arena,
                             struct error *err) MUST_USE;

/**
 * 1: the repository is to be verified, so that nothing cached counts for it unless it was verified
 * with the keys whose digest is `*keyring`, in `arena`; 0: it is not; -1.
 */
int source_integrity_applies(struct repo_server *server,
                             const Argosy__Repo__SourceIntegrity *integrity, const char *url,
                             struct arena *arena, const char **keyring, struct error *err) MUST_USE;

/** The problems of signatures: at most ten, the newest first, one for each key. */
size_t source_integrity_describe(const Argosy__Repo__GitIntegrityPolicy *policy,
                                 const struct git_signatures *signatures, struct arena *arena,
                                 char ***out);
