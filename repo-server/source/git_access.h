#pragma once

#include "base/error.h"
#include "repo_server.pb-c.h"

#include <stdbool.h>
#include <stdint.h>

struct arena;

/** How one logs in. Those of the original that are not built in yet are refused by name. */
enum git_login { GIT_LOGIN_NONE, GIT_LOGIN_BASIC, GIT_LOGIN_BEARER, GIT_LOGIN_SSH };

/** A repository and the way to it: what a request brings, with its template applied. */
struct git_access {
    const char *url;
    enum git_login login;
    const char *username, *password; /* the user is never empty with GIT_LOGIN_BASIC */
    const char *bearer_token;
    const char *ssh_private_key;
    const char *certificate, *key; /* PEM, both or neither */
    const char *authorities;       /* PEM; "": see below */
    const char *authorities_path;  /* a file of them; "": the system's */
    const char *known_hosts;       /* lines; "": see below */
    const char *known_hosts_path;
    const char *proxy, *no_proxy;
    bool force_basic; /* send the password unasked */
    bool insecure, enable_lfs;
    int64_t depth;
};

/** Where the folders of mounted certificates and host keys are. */
struct git_access_paths {
    const char *tls, *ssh;
};

/**
 * Texts are copied into `arena`. ERR_INVALID for a URL that is none; ERR_UNIMPLEMENTED for a kind
 * of login that is not built in.
 */
int git_access_of(const Argosy__Repo__Repository *repository, const struct git_access_paths *paths,
                  struct arena *arena, struct git_access *out, struct error *err) MUST_USE;

/**
 * Equal for those who may see the same: a digest of the URL as it is written, for a server may tell
 * x from X, and of all that logs in.
 */
const char *git_access_identity(const struct git_access *access, struct arena *arena);

/** Overwrite what is secret, before its arena is freed. */
void git_access_wipe(struct git_access *access);
