#include "plugin/plugin_credentials.h"

#include "base/arena.h"
#include "base/log.h"
#include "base/mem.h"
#include "io/folders.h"
#include "source/git_secrets.h"
#include "source/git_url.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { ENTRIES_MAX = 16 };

struct opening {
    const struct git_access *access;
    const char *sockets;
    struct arena *arena;
    struct plugin_credentials *out;
};

static void add(struct opening *opening, const char *name, const char *value)
{
    struct plugin_credentials *out = opening->out;
    Plugin__EnvEntry *entry = ARENA_NEW(opening->arena, Plugin__EnvEntry);

    assert(out->count < ENTRIES_MAX);
    plugin__env_entry__init(entry);
    entry->name = arena_printf(opening->arena, "%s", name);
    entry->value = arena_printf(opening->arena, "%s", value);
    out->entries[out->count++] = entry;
}

/* ---- files ---- */

static int make_own_folder(struct opening *opening, struct error *err)
{
    char *template = arena_printf(opening->arena, "%s/.credentials-XXXXXX", opening->sockets);

    if (opening->out->folder)
        return 0;
    if (!mkdtemp(template))
        return error_set_errno(err, errno, "cannot make a folder in '%s'", opening->sockets);
    opening->out->folder = template;
    return 0;
}

/** A file that only this user reads. */
static int put_file(struct opening *opening, const char *name, const char *text, const char **path,
                    struct error *err)
{
    size_t length = strlen(text);
    ssize_t written;
    int fd;

    if (make_own_folder(opening, err) < 0)
        return -1;
    *path = arena_printf(opening->arena, "%s/%s", opening->out->folder, name);
    fd = open(*path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0)
        return error_set_errno(err, errno, "cannot make a file for a plugin");
    written = write(fd, text, length);
    close(fd);
    return written == (ssize_t)length
               ? 0
               : error_set(err, ERR_INTERNAL, "cannot write a file for a plugin");
}

/* ---- http ---- */

static const char *authorization(const struct git_access *access, struct arena *arena)
{
    if (access->login == GIT_LOGIN_BEARER)
        return arena_printf(arena, "Authorization: Bearer %s", access->bearer_token);
    return arena_printf(arena, "Authorization: Basic %s", git_basic_token(access, arena));
}

/** "https://host:port/": no other host is to see what logs in here. */
static const char *place_of(const struct git_access *access, struct arena *arena)
{
    struct str url = str_of(access->url);
    const char *port = git_url_port(url, arena);

    return arena_printf(arena, "%s://%s%s%s/", git_url_is_https(url) ? "https" : "http",
                        git_url_host(url, arena), *port ? ":" : "", port);
}

static int add_http(struct opening *opening, struct error *err)
{
    const struct git_access *access = opening->access;
    struct arena *arena = opening->arena;
    const char *path;

    if (access->login == GIT_LOGIN_BASIC || access->login == GIT_LOGIN_BEARER) {
        add(opening, "GIT_CONFIG_COUNT", "1");
        add(opening, "GIT_CONFIG_KEY_0",
            arena_printf(arena, "http.%s.extraHeader", place_of(access, arena)));
        add(opening, "GIT_CONFIG_VALUE_0", authorization(access, arena));
    }
    if (access->certificate[0]) {
        if (put_file(opening, "certificate", access->certificate, &path, err) < 0)
            return -1;
        add(opening, "GIT_SSL_CERT", path);
        if (put_file(opening, "key", access->key, &path, err) < 0)
            return -1;
        add(opening, "GIT_SSL_KEY", path);
    }
    if (access->insecure) {
        add(opening, "GIT_SSL_NO_VERIFY", "true");
    } else if (access->authorities[0]) {
        if (put_file(opening, "authorities", access->authorities, &path, err) < 0)
            return -1;
        add(opening, "GIT_SSL_CAINFO", path);
    }
    return 0;
}

/* ---- ssh ---- */

static int add_ssh(struct opening *opening, struct error *err)
{
    const struct git_access *access = opening->access;
    const char *key = "", *hosts = "/dev/null", *checking = access->insecure ? "no" : "yes", *path;

    if (access->login == GIT_LOGIN_SSH) {
        if (put_file(opening, "identity",
                     arena_printf(opening->arena, "%s\n", access->ssh_private_key), &path, err) < 0)
            return -1;
        key = arena_printf(opening->arena, " -i %s -o IdentitiesOnly=yes", path);
    }
    if (!access->insecure) {
        hosts = access->known_hosts_path;
        if (access->known_hosts[0] &&
            put_file(opening, "known_hosts", access->known_hosts, &hosts, err) < 0)
            return -1;
    }
    add(opening, "GIT_SSH_COMMAND",
        arena_printf(opening->arena,
                     "ssh%s -o StrictHostKeyChecking=%s -o UserKnownHostsFile=%s -o BatchMode=yes",
                     key, checking, hosts));
    return 0;
}

/* ---- both ---- */

static int fill(struct opening *opening, struct error *err)
{
    const struct git_access *access = opening->access;

    add(opening, "GIT_TERMINAL_PROMPT", "false");
    if (access->proxy[0]) {
        add(opening, "http_proxy", access->proxy);
        add(opening, "https_proxy", access->proxy);
        add(opening, "no_proxy", access->no_proxy);
    }
    return git_url_is_http(str_of(access->url)) ? add_http(opening, err) : add_ssh(opening, err);
}

int plugin_credentials_open(const struct git_access *access, const char *sockets,
                            struct arena *arena, struct plugin_credentials *out, struct error *err)
{
    struct opening opening = { access, sockets, arena, out };

    *out = (struct plugin_credentials){ .count = 0 };
    out->entries = arena_alloc(arena, ENTRIES_MAX * sizeof(*out->entries));
    if (fill(&opening, err) == 0)
        return 0;
    plugin_credentials_close(out);
    return -1;
}

void plugin_credentials_close(struct plugin_credentials *credentials)
{
    CLEANUP(error_release) struct error problem = { 0 };

    if (credentials->folder && remove_folder(credentials->folder, &problem) < 0)
        log_warn("cannot delete the credentials of a plugin", F("error", error_text(&problem)));
    credentials->folder = NULL;
    for (size_t i = 0; i < credentials->count; i++)
        secret_wipe(credentials->entries[i]->value, strlen(credentials->entries[i]->value));
    credentials->count = 0;
}
