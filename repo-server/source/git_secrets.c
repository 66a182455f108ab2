#include "source/git_secrets.h"

#include "base/arena.h"
#include "data/digest.h"
#include "source/git_command.h"
#include "source/git_url.h"

#include <assert.h>
#include <ctype.h>
#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

struct opening {
    const struct git_access *access;
    struct arena *arena;
    struct git_secrets *secrets;
};

static void add(struct opening *opening, const char *name, const char *value)
{
    struct git_secrets *secrets = opening->secrets;

    assert(secrets->environment_count < GIT_SECRETS_VARIABLES);
    secrets->environment[secrets->environment_count++] =
        arena_printf(opening->arena, "%s=%s", name, value);
}

static int write_all(int fd, const char *text, size_t left)
{
    while (left > 0) {
        ssize_t written = write(fd, text, left);

        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return -1;
        text += written;
        left -= (size_t)written;
    }
    return 0;
}

/** A file with this text, in memory; its path is what other processes open. */
static int add_file(struct opening *opening, const char *text, const char **path, struct error *err)
{
    struct git_secrets *secrets = opening->secrets;
    int fd = memfd_create("git-secret", MFD_CLOEXEC);

    if (fd < 0)
        return error_set_errno(err, errno, "cannot make a file in memory");
    assert(secrets->file_count < GIT_SECRETS_FILES);
    secrets->files[secrets->file_count++] = fd;
    /* ssh refuses a key that others could read. */
    if (fchmod(fd, S_IRUSR | S_IWUSR) < 0 || write_all(fd, text, strlen(text)) < 0)
        return error_set_errno(err, errno, "cannot write a file in memory");
    *path = arena_printf(opening->arena, "/proc/%d/fd/%d", (int)getpid(), fd);
    return 0;
}

const char *git_basic_token(const struct git_access *access, struct arena *arena)
{
    struct str pair = str_of(arena_printf(arena, "%s:%s", access->username, access->password));

    return base64_encode(pair, arena).ptr;
}

static int add_http_login(struct opening *opening, const char *ask_pass, struct error *err)
{
    const struct git_access *access = opening->access;
    struct arena *arena = opening->arena;
    const char *path = NULL;

    if (access->login == GIT_LOGIN_BEARER) {
        opening->secrets->header_variable = "ARGOCD_GIT_BEARER_AUTH_HEADER";
        add(opening, "ARGOCD_GIT_BEARER_AUTH_HEADER",
            arena_printf(arena, "Authorization: Bearer %s", access->bearer_token));
    } else if (access->force_basic) {
        opening->secrets->header_variable = "ARGOCD_GIT_AUTH_HEADER";
        add(opening, "ARGOCD_GIT_AUTH_HEADER",
            arena_printf(arena, "Authorization: Basic %s", git_basic_token(access, arena)));
    }
    if (add_file(opening, arena_printf(arena, "%s\n%s\n", access->username, access->password),
                 &path, err) < 0)
        return -1;
    add(opening, "GIT_ASKPASS", ask_pass);
    add(opening, GIT_ASK_PASS_FILE, path);
    add(opening, "ARGOCD_BINARY_NAME", "argocd-git-ask-pass");
    return 0;
}

static int add_tls(struct opening *opening, struct error *err)
{
    const struct git_access *access = opening->access;
    const char *path = NULL;

    if (access->certificate[0]) {
        if (add_file(opening, access->certificate, &path, err) < 0)
            return -1;
        add(opening, "GIT_SSL_CERT", path);
        if (add_file(opening, access->key, &path, err) < 0)
            return -1;
        add(opening, "GIT_SSL_KEY", path);
    }
    if (access->insecure) {
        add(opening, "GIT_SSL_NO_VERIFY", "true");
    } else if (access->authorities[0]) {
        if (add_file(opening, access->authorities, &path, err) < 0)
            return -1;
        add(opening, "GIT_SSL_CAINFO", path);
    } else if (access->authorities_path[0]) {
        add(opening, "GIT_SSL_CAINFO", access->authorities_path);
    }
    return 0;
}

/** Part of a command for a shell: nothing in it may mean anything there. */
static bool is_plain(const char *text)
{
    for (; *text; text++) {
        if (!isalnum((unsigned char)*text) && !strchr("-._:[]/", *text))
            return false;
    }
    return true;
}

/** SOCKS5 through connect-proxy, as the original has it. */
static int proxy_option(struct opening *opening, const char **out, struct error *err)
{
    struct str proxy = str_of(opening->access->proxy);
    const char *host = git_url_host(proxy, opening->arena);
    const char *port = git_url_port(proxy, opening->arena);

    if (!host[0] || !is_plain(host) || !is_plain(port))
        return error_set(err, ERR_INVALID, "could not parse the proxy URL of '%s'",
                         git_url_without_password(str_of(opening->access->url), opening->arena));
    *out = arena_printf(opening->arena, " -o ProxyCommand='connect-proxy -S %s:%s -5 %%h %%p'",
                        host, port);
    return 0;
}

static int add_ssh(struct opening *opening, struct error *err)
{
    const struct git_access *access = opening->access;
    struct arena *arena = opening->arena;
    const char *hosts = access->known_hosts_path, *key = "", *proxy = "", *checking = "yes";

    if (access->known_hosts[0] && add_file(opening, access->known_hosts, &hosts, err) < 0)
        return -1;
    if (access->login == GIT_LOGIN_SSH) {
        const char *path = NULL;

        if (add_file(opening, arena_printf(arena, "%s\n", access->ssh_private_key), &path, err) < 0)
            return -1;
        key = arena_printf(arena, " -i %s -o IdentitiesOnly=yes", path);
    }
    if (access->insecure) {
        checking = "no";
        hosts = "/dev/null";
    }
    if (access->proxy[0] && proxy_option(opening, &proxy, err) < 0)
        return -1;
    if (!is_plain(hosts))
        return error_set(err, ERR_INVALID, "the path '%s' of the known hosts is not usable", hosts);
    add(opening, "GIT_SSH_COMMAND",
        arena_printf(arena,
                     "ssh%s -o StrictHostKeyChecking=%s -o UserKnownHostsFile=%s -o BatchMode=yes "
                     "-o ConnectTimeout=15 -o LogLevel=ERROR%s",
                     key, checking, hosts, proxy));
    return 0;
}

int git_secrets_open(const struct git_access *access, const char *ask_pass, struct arena *arena,
                     struct git_secrets *out, struct error *err)
{
    struct opening opening = { access, arena, out };
    bool is_http_login = access->login == GIT_LOGIN_BASIC || access->login == GIT_LOGIN_BEARER;

    if (is_http_login && add_http_login(&opening, ask_pass, err) < 0)
        return -1;
    if (git_url_is_http(str_of(access->url)))
        return add_tls(&opening, err);
    return add_ssh(&opening, err);
}

void git_secrets_close(struct git_secrets *secrets)
{
    for (size_t i = 0; i < secrets->file_count; i++)
        close(secrets->files[i]);
    secrets->file_count = 0;
}
