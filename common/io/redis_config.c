#include "io/redis_config.h"

#include "base/arena.h"
#include "base/str.h"
#include "io/redis.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

enum { SECRET_LIMIT = 4096, PEM_LIMIT = 1024 * 1024 };

/* 1, or 0 when there is no such file. */
static int read_file(const char *path, size_t limit, struct arena *arena, struct str *out,
                     struct error *err)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t size = 0;
    size_t total = 0;
    char *text;

    if (fd < 0)
        return errno == ENOENT ? 0 : error_set_errno(err, errno, "cannot open '%s'", path);
    text = arena_alloc(arena, limit + 1);
    while (total < limit && (size = read(fd, text + total, limit - total)) > 0)
        total += (size_t)size;
    close(fd);
    if (size < 0)
        return error_set_errno(err, errno, "cannot read '%s'", path);
    *out = (struct str){ text, total };
    return 1;
}

/* A file of a mounted Secret stands in for a variable; a missing file is an empty value. */
static int read_secret(const char *folder, const char *name, struct arena *arena, const char **out,
                       struct error *err)
{
    struct str text = STR_EMPTY;

    if (read_file(arena_printf(arena, "%s/%s", folder, name), SECRET_LIMIT, arena, &text, err) < 0)
        return -1;
    *out = str_dup(str_trim(text), arena).ptr;
    return 0;
}

int redis_config_finish(struct redis_config *config, struct arena *arena, struct error *err)
{
    const char *folder = config->credentials_folder;

    if (*folder && access(folder, R_OK | X_OK) < 0)
        return error_set_errno(err, errno, "cannot read the folder '%s'", folder);
    if (*folder &&
        (read_secret(folder, "auth", arena, &config->password, err) < 0 ||
         read_secret(folder, "auth_username", arena, &config->username, err) < 0 ||
         read_secret(folder, "sentinel_auth", arena, &config->sentinel_password, err) < 0 ||
         read_secret(folder, "sentinel_username", arena, &config->sentinel_username, err) < 0))
        return -1;
    if (!*config->address && config->sentinels.count == 0)
        config->address = "argocd-redis:6379";
    if (strcmp(config->compress, "gzip") != 0 && strcmp(config->compress, "none") != 0)
        return error_set(err, ERR_INVALID, "unknown compression type: %s", config->compress);
    return 0;
}

bool redis_config_compresses(const struct redis_config *config)
{
    return strcmp(config->compress, "gzip") == 0;
}

static int read_pem(const char *path, struct arena *arena, struct str *out, struct error *err)
{
    int found;

    *out = STR_EMPTY;
    if (!*path)
        return 0;
    found = read_file(path, PEM_LIMIT, arena, out, err);
    return found == 0 ? error_set(err, ERR_NOT_FOUND, "cannot open '%s'", path) : found;
}

static const char *or_null(const char *text)
{
    return *text ? text : NULL;
}

int redis_config_open(const struct redis_config *config, struct loop *loop, struct redis **out,
                      struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct redis_options options = {
        .address = config->address,
        .username = or_null(config->username),
        .password = or_null(config->password),
        .database = config->database,
        .tls = config->tls,
        .insecure = config->insecure,
        .sentinels = config->sentinels.items,
        .sentinel_count = config->sentinels.count,
        .sentinel_master = config->sentinel_master,
        .sentinel_username = or_null(config->sentinel_username),
        .sentinel_password = or_null(config->sentinel_password),
    };

    if (read_pem(config->authorities, arena, &options.authorities, err) < 0 ||
        read_pem(config->certificate, arena, &options.certificate, err) < 0 ||
        read_pem(config->key, arena, &options.key, err) < 0)
        return -1;
    return redis_open(loop, &options, out, err);
}
