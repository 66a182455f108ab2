#include "source/remote.h"

#include "base/arena.h"
#include "base/mem.h"
#include "data/digest.h"
#include "io/await.h"
#include "io/tree.h"
#include "source/credentials.h"
#include "source/git_url.h"
#include "source/http_failure.h"

#include <string.h>
#include <strings.h>
#include <unistd.h>

enum {
    BODY_MAX = 4 * 1024 * 1024,
    AUTHORITIES_MAX = 4 * 1024 * 1024,
    REDIRECTS_MAX = 10,
};

struct remote {
    struct arena *arena;
    struct remote_options options;
    Argosy__Repo__Repository repository; /* its texts are in `arena` */
    const char *url, *host;
    struct http_client *http;
};

/* ---- what it is made of ---- */

static char *keep(struct remote *remote, const char *text)
{
    return arena_printf(remote->arena, "%s", text ? text : "");
}

static void copy_repository(struct remote *remote, const Argosy__Repo__Repository *from)
{
    Argosy__Repo__Repository *own = &remote->repository;

    argosy__repo__repository__init(own);
    own->url = keep(remote, from->url);
    own->username = keep(remote, from->username);
    own->password = keep(remote, from->password);
    own->bearer_token = keep(remote, from->bearer_token);
    own->tls_client_cert_data = keep(remote, from->tls_client_cert_data);
    own->tls_client_cert_key = keep(remote, from->tls_client_cert_key);
    own->ca_certificates = keep(remote, from->ca_certificates);
    own->proxy = keep(remote, from->proxy);
    own->no_proxy = keep(remote, from->no_proxy);
    own->insecure = from->insecure;
    own->insecure_oci_force_http = from->insecure_oci_force_http;
}

/** "ghcr.io:443" of "oci://ghcr.io:443/org/charts", of "ghcr.io:443/org" and of "https://...". */
static const char *host_of(const char *url, struct arena *arena)
{
    const char *begin = strstr(url, "://"), *at;
    size_t length;

    begin = begin ? begin + 3 : url;
    length = strcspn(begin, "/?#");
    at = memchr(begin, '@', length);
    if (at) {
        length -= (size_t)(at + 1 - begin);
        begin = at + 1;
    }
    return arena_strndup(arena, begin, length);
}

static int read_authorities(struct remote *remote, struct str *out, struct error *err)
{
    CLEANUP(tree_close) struct tree *folder = NULL;
    const char *name = arena_strndup(remote->arena, remote->host, strcspn(remote->host, ":"));
    struct tree_entry entry;
    CLEANUP(error_release) struct error ignored = { 0 };

    *out = str_of(remote->repository.ca_certificates);
    if (out->len || !name[0] || name[0] == '.' ||
        tree_open(remote->options.tls_folder, &folder, &ignored) < 0)
        return 0;
    if (tree_stat(folder, name, &entry, &ignored) <= 0)
        return 0;
    if (tree_read(folder, name, AUTHORITIES_MAX, remote->arena, out, err) < 0)
        return error_prefix(err, "cannot read the certificates of '%s'", name);
    return 0;
}

static int open_http(struct remote *remote, struct error *err)
{
    const Argosy__Repo__Repository *own = &remote->repository;
    bool has_certificate = own->tls_client_cert_data[0] && own->tls_client_cert_key[0];
    struct http_client_options options = {
        .insecure = own->insecure,
        .proxy = own->proxy[0] ? own->proxy : NULL,
        .no_proxy = own->proxy[0] ? own->no_proxy : NULL,
        .max_connections_per_host = 2,
        .public_only = remote->options.public_only,
        .user_agent = "argosy-repo-server",
    };

    if (has_certificate) {
        options.certificate = str_of(own->tls_client_cert_data);
        options.key = str_of(own->tls_client_cert_key);
    }
    if (!own->insecure && read_authorities(remote, &options.authorities, err) < 0)
        return -1;
    return http_client_new(remote->options.loop, &options, &remote->http, err);
}

int remote_open(const struct remote_options *options, const Argosy__Repo__Repository *repository,
                struct remote **out, struct error *err)
{
    CLEANUP(remote_close) struct remote *remote = NULL;
    Argosy__Repo__Repository own;
    size_t length;

    if (!repository)
        return error_set(err, ERR_INVALID, "must pass a valid repo");
    if (!git_url_is_safe(str_of(repository->url)))
        return error_set(err, ERR_INVALID, "repository URL \"%s\" is invalid", repository->url);
    remote = xcalloc(1, sizeof(*remote));
    remote->arena = arena_new();
    remote->options = *options;
    own = *repository;
    if (credentials_complete(&own, remote->arena, err) < 0)
        return -1;
    copy_repository(remote, &own);
    length = strlen(own.url);
    while (length > 0 && own.url[length - 1] == '/')
        length--;
    remote->url = arena_strndup(remote->arena, own.url, length);
    remote->host = host_of(remote->url, remote->arena);
    if (open_http(remote, err) < 0)
        return -1;
    *out = TAKE(remote);
    return 0;
}

static void wipe(char *text)
{
    if (text)
        secret_wipe(text, strlen(text));
}

void remote_close(struct remote *remote)
{
    if (!remote)
        return;
    http_client_free(remote->http);
    if (remote->repository.url) {
        wipe(remote->repository.password);
        wipe(remote->repository.bearer_token);
        wipe(remote->repository.tls_client_cert_key);
    }
    arena_free(remote->arena);
    free(remote);
}

const char *remote_url(const struct remote *remote)
{
    return remote->url;
}

const char *remote_host(const struct remote *remote)
{
    return remote->host;
}

bool remote_is_plain(const struct remote *remote)
{
    return remote->repository.insecure_oci_force_http;
}

const char *remote_username(const struct remote *remote)
{
    return remote->repository.username;
}

const char *remote_password(const struct remote *remote)
{
    return remote->repository.password;
}

const char *remote_identity(const struct remote *remote, struct arena *arena)
{
    CLEANUP(digest_free) struct digest *digest = digest_new();
    const Argosy__Repo__Repository *own = &remote->repository;
    const char *parts[] = { remote->url,          own->username,
                            own->password,        own->bearer_token,
                            own->ca_certificates, own->tls_client_cert_data,
                            own->proxy,           own->insecure ? "1" : "0",
                            own->no_proxy,        own->insecure_oci_force_http ? "1" : "0" };

    for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++)
        digest_add(digest, (struct str){ parts[i], strlen(parts[i]) + 1 });
    return digest_hex(digest, arena);
}

/* ---- asking ---- */

bool remote_is_same_place(const char *a, const char *b)
{
    const char *end_a = strstr(a, "://"), *end_b = strstr(b, "://");
    size_t length_a, length_b;

    if (!end_a || !end_b)
        return false;
    length_a = (size_t)(end_a - a) + 3 + strcspn(end_a + 3, "/?#");
    length_b = (size_t)(end_b - b) + 3 + strcspn(end_b + 3, "/?#");
    return length_a == length_b && strncasecmp(a, b, length_a) == 0;
}

int remote_get(struct remote *remote, const struct remote_request *request, struct arena *arena,
               struct http_client_reply *out, struct error *err)
{
    const Argosy__Repo__Repository *own = &remote->repository;
    bool has_user = request->with_login && (own->username[0] || own->password[0]);
    struct http_client_header accept = { "Accept", request->accept };
    struct http_client_request wanted = {
        .url = request->url,
        .headers = &accept,
        .header_count = request->accept ? 1 : 0,
        .bearer_token = request->bearer_token,
        .user = has_user ? own->username : NULL,
        .password = has_user ? own->password : NULL,
        .timeout_ms = remote->options.timeout_ms,
        .body_limit = request->body_limit ? request->body_limit : BODY_MAX,
        .max_redirects = REDIRECTS_MAX,
    };
    struct await_file file = { request->fd, request->file_limit };
    int status;

    if (request->with_login && !has_user && own->bearer_token[0])
        wanted.bearer_token = own->bearer_token;
    status = request->to_file ? await_http_to_file(remote->http, &wanted, &file, arena, out, err)
                              : await_http(remote->http, &wanted, arena, out, err);
    if (status < 0 && err->code != ERR_TOO_LARGE)
        return http_failure_explain(git_url_without_password(str_of(request->url), arena), arena,
                                    err);
    return status;
}
