#pragma once

#include "base/error.h"
#include "source/git_access.h"

struct arena;

/**
 * What logs a git process in, for as long as it runs. Keys and passwords lie in memory files that
 * only this user's processes can open through /proc, and that are gone when this process is: there
 * is nothing on disk to be left behind.
 */
enum { GIT_SECRETS_FILES = 6, GIT_SECRETS_VARIABLES = 16 };

struct git_secrets {
    int files[GIT_SECRETS_FILES];
    size_t file_count;
    const char *environment[GIT_SECRETS_VARIABLES];
    size_t environment_count;
    const char *header_variable; /* the variable with an HTTP header; NULL: none */
};

#define GIT_SECRETS_NONE                                                                           \
    {                                                                                              \
        .file_count = 0                                                                            \
    }

/** Texts are in `arena`. */
int git_secrets_open(const struct git_access *access, const char *ask_pass, struct arena *arena,
                     struct git_secrets *out, struct error *err) MUST_USE;
void git_secrets_close(struct git_secrets *secrets);
DEFINE_CLEANUP_VALUE(struct git_secrets, git_secrets_close)

/** "user:password" in base64, for an Authorization header. */
const char *git_basic_token(const struct git_access *access, struct arena *arena);
