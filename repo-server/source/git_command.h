#pragma once

#include "base/error.h"
#include "base/str.h"
#include "source/git_access.h"

#include <stdint.h>

struct arena;
struct loop;

/** What every git process of this program has in common. */
struct git_runner {
    struct loop *loop;
    const char *program;  /* git */
    const char *ask_pass; /* the program that answers for a password: `argosy` */
    int64_t timeout_ms, grace_ms;
    int64_t listing_timeout_ms; /* for a listing of refs; 0: as everything */
    bool builtin_config;        /* no housekeeping in the background */
    const char *hidden;         /* the folder of the clones, which no message names; NULL: none */
};

enum { GIT_ARGUMENTS_MAX = 32 };

struct git_command {
    const char *const *arguments;    /* behind "git"; ends with NULL */
    const char *shown;               /* the command as errors name it; NULL: as it is */
    const char *folder;              /* where it runs */
    const struct git_access *access; /* NULL: it talks to nobody */
    const char *keyring;             /* a GNUPGHOME; NULL: nothing is verified */
    bool is_told_aside; /* its output is its stderr, and an end with 1 is as good as with 0 */
    struct str input;
    size_t output_limit; /* bytes; 0: 64 MiB */
    /** Looked at now and then while it runs: true ends it with ERR_TOO_LARGE; or NULL. */
    bool (*is_too_large)(void *context);
    void *context;
};

/**
 * Run git and give its output, in `arena`, without its last newline. It failed: the original's
 * "`git …` failed exit status 128: fatal: …". Inside a fiber.
 */
int git_run(const struct git_runner *runner, const struct git_command *command, struct arena *arena,
            struct str *output, struct error *err) MUST_USE;

/** `argosy git-ask-pass` reads the user and the password from the file this names, a line each. */
#define GIT_ASK_PASS_FILE "ARGOSY_ASK_PASS_FILE"
