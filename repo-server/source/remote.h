#pragma once

#include "base/error.h"
#include "io/http_client.h"
#include "repo_server.pb-c.h"

#include <stdbool.h>
#include <stdint.h>

struct arena;
struct loop;

/**
 * A Helm repository, a registry, or any place on the web, as one reaches it by HTTP: who we are
 * there, whom we trust, through which proxy. Inside fibers.
 */
struct remote;

struct remote_options {
    struct loop *loop;
    const char *tls_folder; /* certificates of authorities, by host */
    int64_t timeout_ms;     /* of a request */
    bool public_only;       /* see http_client_options */
};

/**
 * `repository` as a request brings it (its credential templates are applied) is copied. ERR_INVALID
 * for a URL that is none, ERR_UNIMPLEMENTED for a kind of login that is not built in.
 */
int remote_open(const struct remote_options *options, const Argosy__Repo__Repository *repository,
                struct remote **out, struct error *err) MUST_USE;
void remote_close(struct remote *remote);
DEFINE_CLEANUP(struct remote *, remote_close)

/** As it stands in the repository, without a final '/'. */
const char *remote_url(const struct remote *remote);
/** Host and port. */
const char *remote_host(const struct remote *remote);
/** Registries are spoken to without TLS. */
bool remote_is_plain(const struct remote *remote);
const char *remote_username(const struct remote *remote);
const char *remote_password(const struct remote *remote);

/** Equal for those who may see the same: a digest of the URL and of all that logs in. */
const char *remote_identity(const struct remote *remote, struct arena *arena);

struct remote_request {
    const char *url;
    const char *accept;       /* NULL: anything */
    bool with_login;          /* send user and password */
    const char *bearer_token; /* or NULL */
    size_t body_limit;        /* of a body in memory; 0: 4 MiB */
    int fd;                   /* with `to_file`: the body is written there */
    bool to_file;
    int64_t file_limit;
};

/** A reply of whatever status, in `arena`; redirects are followed, without the login to others. */
int remote_get(struct remote *remote, const struct remote_request *request, struct arena *arena,
               struct http_client_reply *out, struct error *err) MUST_USE;

/** Whether two URLs have one scheme, host and port. */
bool remote_is_same_place(const char *a, const char *b);
