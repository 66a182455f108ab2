#include "source/git_listing.h"

#include "base/arena.h"
#include "base/clock.h"
#include "io/await.h"
#include "io/tree.h"
#include "source/git_secrets.h"
#include "source/git_url.h"
#include "source/http_failure.h"

#include <stdlib.h>
#include <string.h>

enum {
    REFS_BYTES_MAX = 64 * 1024 * 1024,
    AUTHORITIES_BYTES_MAX = 4 * 1024 * 1024,
    REASON_MAX = 4 * 1024, /* bytes of a body that a message quotes */
};

/* ---- over HTTP ---- */

/** Read the mounted file of authorities, if there is one. */
static int read_authorities(const struct git_access *access, struct arena *arena, struct str *out,
                            struct error *err)
{
    CLEANUP(tree_close) struct tree *folder = NULL;
    const char *slash = strrchr(access->authorities_path, '/');
    const char *parent;

    *out = str_of(access->authorities);
    if (out->len || !slash)
        return 0;
    parent =
        arena_strndup(arena, access->authorities_path, (size_t)(slash - access->authorities_path));
    if (tree_open(parent, &folder, err) < 0 ||
        tree_read(folder, slash + 1, AUTHORITIES_BYTES_MAX, arena, out, err) < 0)
        return error_prefix(err, "cannot read the certificates in '%s'", access->authorities_path);
    return 0;
}

int git_http_client_open(const struct git_runner *runner, const struct git_access *access,
                         struct http_client **out, struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct http_client_options options = {
        .certificate = str_of(access->certificate),
        .key = str_of(access->key),
        .insecure = access->insecure,
        .proxy = access->proxy[0] ? access->proxy : NULL,
        .no_proxy = access->proxy[0] ? access->no_proxy : NULL,
        .max_connections_per_host = 2,
        .user_agent = "git/2.39.0 (argosy)",
    };

    if (!access->insecure && read_authorities(access, arena, &options.authorities, err) < 0)
        return -1;
    return http_client_new(runner->loop, &options, out, err);
}

/** As go-git says what a status means. */
static int explain_status(const struct http_client_reply *reply, const char *url, struct error *err)
{
    struct str body = str_slice(reply->body, 0, REASON_MAX);

    switch (reply->status) {
    case 401:
        return error_set(err, ERR_UNKNOWN, "authentication required: %.*s", STR_ARG(body));
    case 403:
        return error_set(err, ERR_UNKNOWN, "authorization failed: %.*s", STR_ARG(body));
    case 404:
        return error_set(err, ERR_UNKNOWN, "repository not found: %.*s", STR_ARG(body));
    default:
        return error_set(err, ERR_UNKNOWN,
                         "unexpected client error: unexpected requesting \"%s\" status code: %d",
                         url, reply->status);
    }
}

/** "/repo.git/" and "/repo.git" are one. */
static const char *listing_url(const char *url, struct arena *arena)
{
    struct str base = str_of(url);

    while (base.len && base.ptr[base.len - 1] == '/')
        base.len--;
    return arena_printf(arena, "%.*s/info/refs?service=git-upload-pack", STR_ARG(base));
}

static int list_over_http(const struct git_runner *runner, const struct git_access *access,
                          struct http_client *client, struct arena *arena, struct git_refs *out,
                          struct error *err)
{
    const char *url = listing_url(access->url, arena);
    const char *shown = git_url_without_password(str_of(url), arena);
    struct http_client_request request = {
        .url = url,
        .user = access->login == GIT_LOGIN_BASIC ? access->username : NULL,
        .password = access->login == GIT_LOGIN_BASIC ? access->password : NULL,
        .bearer_token = access->login == GIT_LOGIN_BEARER ? access->bearer_token : NULL,
        .timeout_ms = runner->listing_timeout_ms,
        .body_limit = REFS_BYTES_MAX,
        .gzip = true,
    };
    struct http_client_reply reply;

    if (await_http(client, &request, arena, &reply, err) < 0)
        return http_failure_explain(shown, arena, err);
    if (reply.status < 200 || reply.status > 299)
        return explain_status(&reply, shown, err);
    if (git_refs_parse_advertisement(reply.body, arena, out, err) < 0) {
        err->code = ERR_UNKNOWN;
        return -1;
    }
    return 0;
}

/* ---- by a git process ---- */

struct explanation {
    const char *sign; /* in git's or ssh's words */
    const char *text; /* in the original's; NULL: the sign's own line */
};

static const struct explanation explanations[] = {
    { "does not appear to be a git repository", "repository not found" },
    { "Repository not found", "repository not found" },
    { "repository does not exist", "repository not found" },
    { "not a git repository", "repository not found" },
    { "No such file or directory", "repository not found" },
    { "error in libcrypto", "ssh: no key found" },
    { "invalid format", "ssh: no key found" },
    { "Permission denied (publickey",
      "ssh: handshake failed: ssh: unable to authenticate, attempted methods [none publickey], no "
      "supported methods remain" },
    { "REMOTE HOST IDENTIFICATION HAS CHANGED", "ssh: handshake failed: knownhosts: key mismatch" },
    { "Host key verification failed", "ssh: handshake failed: knownhosts: key is unknown" },
    { NULL, NULL },
};

/** What ssh says of a connection, as Go would. */
static int explain_connection(const struct git_access *access, const char *text,
                              struct arena *arena, struct error *err)
{
    const char *host = git_url_host(str_of(access->url), arena);
    const char *port = git_url_port(str_of(access->url), arena);

    if (strstr(text, "Connection refused"))
        return error_set(err, ERR_UNKNOWN, "dial tcp %s:%s: connect: connection refused", host,
                         port[0] ? port : "22");
    if (strstr(text, "Could not resolve hostname"))
        return error_set(err, ERR_UNKNOWN, "dial tcp: lookup %s: no such host", host);
    if (strstr(text, "Connection timed out"))
        return error_set(err, ERR_UNKNOWN, "dial tcp %s:%s: i/o timeout", host,
                         port[0] ? port : "22");
    return error_set(err, ERR_UNKNOWN, "unknown error: %s", text);
}

static int explain_failure(const struct git_access *access, struct arena *arena, struct error *err)
{
    CLEANUP(error_release) struct error cause = { 0 };
    const char *text;

    if (err->code == ERR_TIMEOUT || err->code == ERR_TOO_LARGE)
        return -1;
    error_move(&cause, err);
    text = error_text(&cause);
    for (const struct explanation *at = explanations; at->sign; at++) {
        if (strstr(text, at->sign))
            return error_set(err, ERR_UNKNOWN, "%s", at->text);
    }
    return explain_connection(access, text, arena, err);
}

static int list_with_git(const struct git_runner *runner, const struct git_access *access,
                         struct arena *arena, struct git_refs *out, struct error *err)
{
    const char *const arguments[] = { "ls-remote", "--symref", "--", access->url, NULL };
    struct git_runner own = *runner;
    struct git_command command = {
        .arguments = arguments, .folder = "/", .access = access, .output_limit = REFS_BYTES_MAX
    };
    struct str output;

    if (own.listing_timeout_ms > 0 && own.listing_timeout_ms < own.timeout_ms)
        own.timeout_ms = own.listing_timeout_ms;
    if (git_run(&own, &command, arena, &output, err) < 0)
        return explain_failure(access, arena, err);
    if (git_refs_parse_listing(output, arena, out, err) < 0) {
        err->code = ERR_UNKNOWN;
        return -1;
    }
    return 0;
}

/** What the original's library says before it connects. */
static int check_reachable(const struct git_access *access, struct error *err)
{
    static const char *const schemes[] = { "file", "git", "ssh" };
    struct str url = str_of(access->url);
    ptrdiff_t colon = str_find(url, STR("://"));
    bool is_known = colon < 0;

    for (size_t i = 0; !is_known && i < sizeof(schemes) / sizeof(*schemes); i++)
        is_known = str_equals(str_slice(url, 0, (size_t)colon), schemes[i]);
    if (!is_known)
        return error_set(err, ERR_UNKNOWN, "unsupported scheme \"%.*s\"", (int)colon, url.ptr);
    if (git_url_is_ssh(url, NULL) && access->login == GIT_LOGIN_NONE && !getenv("SSH_AUTH_SOCK"))
        return error_set(err, ERR_UNKNOWN,
                         "error creating SSH agent: \"SSH agent requested but SSH_AUTH_SOCK "
                         "not-specified\"");
    return 0;
}

int git_list_refs(const struct git_runner *runner, const struct git_access *access,
                  struct http_client *client, struct arena *arena, struct git_refs *out,
                  struct error *err)
{
    if (client)
        return list_over_http(runner, access, client, arena, out, err);
    if (check_reachable(access, err) < 0)
        return -1;
    return list_with_git(runner, access, arena, out, err);
}
