#include "source/git_access.h"

#include "base/arena.h"
#include "base/mem.h"
#include "data/digest.h"
#include "source/credentials.h"
#include "source/git_url.h"

#include <string.h>
#include <unistd.h>

/* What GitHub and others take for the user of a token. */
#define TOKEN_USER "x-access-token"

static enum git_login login_of(const Argosy__Repo__Repository *repository)
{
    bool is_http_login = repository->password[0] || repository->bearer_token[0];

    if (is_http_login && !(repository->password[0] && repository->force_http_basic_auth) &&
        repository->bearer_token[0])
        return GIT_LOGIN_BEARER;
    if (is_http_login)
        return GIT_LOGIN_BASIC;
    return repository->ssh_private_key[0] ? GIT_LOGIN_SSH : GIT_LOGIN_NONE;
}

/** A file called like the host, among the mounted certificates. */
static const char *authorities_path(const char *folder, const char *url, struct arena *arena)
{
    const char *host = git_url_host(str_of(url), arena);
    const char *path = arena_printf(arena, "%s/%s", folder, host);

    if (!host[0] || strchr(host, '/') || host[0] == '.' || access(path, R_OK) < 0)
        return "";
    return path;
}

static void copy_access(const Argosy__Repo__Repository *repository,
                        const struct git_access_paths *paths, struct arena *arena,
                        struct git_access *out)
{
    const char *user = repository->username[0] ? repository->username : TOKEN_USER;
    bool has_certificate =
        repository->tls_client_cert_data[0] && repository->tls_client_cert_key[0];

    *out = (struct git_access){
        .url = arena_printf(arena, "%s", repository->url),
        .login = login_of(repository),
        .username = arena_printf(arena, "%s", user),
        .password = arena_printf(arena, "%s", repository->password),
        .bearer_token = arena_printf(arena, "%s", repository->bearer_token),
        .ssh_private_key = arena_printf(arena, "%s", repository->ssh_private_key),
        .authorities = arena_printf(arena, "%s", repository->ca_certificates),
        .authorities_path = authorities_path(paths->tls, repository->url, arena),
        .known_hosts = arena_printf(arena, "%s", repository->ssh_known_hosts),
        .known_hosts_path = arena_printf(arena, "%s/ssh_known_hosts", paths->ssh),
        .proxy = arena_printf(arena, "%s", repository->proxy),
        .no_proxy = arena_printf(arena, "%s", repository->no_proxy),
        .certificate = "",
        .key = "",
        .force_basic = repository->force_http_basic_auth,
        .insecure = repository->insecure || repository->insecure_ignore_host_key,
        .enable_lfs = repository->enable_lfs,
        .depth = repository->depth,
    };
    /* A certificate without password or token was never used: such a login counts as none. */
    if (has_certificate && (out->login == GIT_LOGIN_BASIC || out->login == GIT_LOGIN_BEARER)) {
        out->certificate = arena_printf(arena, "%s", repository->tls_client_cert_data);
        out->key = arena_printf(arena, "%s", repository->tls_client_cert_key);
    }
}

int git_access_of(const Argosy__Repo__Repository *repository, const struct git_access_paths *paths,
                  struct arena *arena, struct git_access *out, struct error *err)
{
    Argosy__Repo__Repository own;

    if (!repository)
        return error_set(err, ERR_INVALID, "must pass a valid repo");
    own = *repository;
    if (!git_url_is_safe(str_of(own.url)))
        return error_set(err, ERR_INVALID,
                         "repository \"%s\" cannot be initialized: repo URL is invalid", own.url);
    if (credentials_complete(&own, arena, err) < 0)
        return -1;
    copy_access(&own, paths, arena, out);
    return 0;
}

const char *git_access_identity(const struct git_access *access, struct arena *arena)
{
    CLEANUP(digest_free) struct digest *digest = digest_new();
    const char *parts[] = { access->username,        access->password,    access->bearer_token,
                            access->ssh_private_key, access->certificate, access->key,
                            access->authorities,     access->known_hosts, access->proxy,
                            access->no_proxy };
    const char flags[] = { (char)('0' + (int)access->login), access->insecure ? '1' : '0',
                           access->enable_lfs ? '1' : '0', access->depth > 0 ? '1' : '0' };

    digest_add(digest, (struct str){ access->url, strlen(access->url) + 1 });
    digest_add(digest, (struct str){ flags, sizeof(flags) });
    for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++)
        digest_add(digest, (struct str){ parts[i], strlen(parts[i]) + 1 });
    return digest_hex(digest, arena);
}

static void wipe(const char *text)
{
    secret_wipe((void *)(uintptr_t)text, strlen(text));
}

void git_access_wipe(struct git_access *access)
{
    const char *secrets[] = { access->password, access->bearer_token, access->ssh_private_key };

    for (size_t i = 0; i < sizeof(secrets) / sizeof(*secrets); i++) {
        if (secrets[i])
            wipe(secrets[i]);
    }
    if (access->key && access->key[0])
        wipe(access->key);
}
