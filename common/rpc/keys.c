#include "rpc/keys.h"

#include "base/mem.h"
#include "base/strbuf.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zmq.h>

enum { KEY_TEXT = 40, PATH_LIMIT = 4096 };

struct rpc_keys {
    char texts[RPC_KEYS][KEY_TEXT + 1];
};

static const char *const names[RPC_KEYS] = {
    [RPC_SERVER_PUBLIC] = "server.public",
    [RPC_SERVER_SECRET] = "server.secret",
    [RPC_CLIENT_PUBLIC] = "client.public",
    [RPC_CLIENT_SECRET] = "client.secret",
};

const char *rpc_key_name(enum rpc_key which)
{
    return names[which];
}

const char *rpc_key_text(const struct rpc_keys *keys, enum rpc_key which)
{
    return keys->texts[which];
}

struct rpc_keys *rpc_keys_copy(const struct rpc_keys *keys)
{
    return xmemdup(keys, sizeof(*keys));
}

void rpc_keys_free(struct rpc_keys *keys)
{
    if (keys)
        secret_wipe(keys, sizeof(*keys));
    free(keys);
}

int rpc_keys_generate(struct rpc_keys **out, struct error *err)
{
    CLEANUP(rpc_keys_free) struct rpc_keys *keys = xcalloc(1, sizeof(*keys));

    if (zmq_curve_keypair(keys->texts[RPC_SERVER_PUBLIC], keys->texts[RPC_SERVER_SECRET]) != 0 ||
        zmq_curve_keypair(keys->texts[RPC_CLIENT_PUBLIC], keys->texts[RPC_CLIENT_SECRET]) != 0)
        return error_set_errno(err, errno, "cannot make a pair of keys");
    *out = TAKE(keys);
    return 0;
}

/* ---- reading ---- */

static int read_key(const char *folder, enum rpc_key which, char text[KEY_TEXT + 1],
                    struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf path = STRBUF_INIT(PATH_LIMIT);
    char content[KEY_TEXT + 8];
    unsigned char binary[32];
    ssize_t size;
    int fd;

    strbuf_printf(&path, "%s/%s", folder, names[which]);
    if (strbuf_check(&path, "the path of a key", err) < 0)
        return -1;
    fd = open(path.ptr, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return error_set_errno(err, errno, "cannot open '%s'", path.ptr);
    size = read(fd, content, sizeof(content));
    close(fd);
    while (size > 0 && (content[size - 1] == '\n' || content[size - 1] == '\r'))
        size--;
    if (size == KEY_TEXT) {
        memcpy(text, content, KEY_TEXT);
        text[KEY_TEXT] = '\0';
    }
    secret_wipe(content, sizeof(content));
    if (size != KEY_TEXT || strlen(text) != KEY_TEXT || !zmq_z85_decode(binary, text))
        return error_set(err, ERR_INVALID, "'%s' holds no key (40 characters of Z85)", path.ptr);
    secret_wipe(binary, sizeof(binary));
    return 0;
}

static int check_pair(const struct rpc_keys *keys, enum rpc_key public, enum rpc_key secret,
                      struct error *err)
{
    char derived[KEY_TEXT + 1];

    if (zmq_curve_public(derived, keys->texts[secret]) != 0)
        return error_set_errno(err, errno, "cannot use the key '%s'", names[secret]);
    if (strcmp(derived, keys->texts[public]) != 0)
        return error_set(err, ERR_INVALID, "the keys '%s' and '%s' are not a pair", names[public],
                         names[secret]);
    return 0;
}

int rpc_keys_load(const char *folder, struct rpc_keys **out, struct error *err)
{
    CLEANUP(rpc_keys_free) struct rpc_keys *keys = xcalloc(1, sizeof(*keys));

    for (enum rpc_key which = 0; which < RPC_KEYS; which++)
        if (read_key(folder, which, keys->texts[which], err) < 0)
            return -1;
    if (check_pair(keys, RPC_SERVER_PUBLIC, RPC_SERVER_SECRET, err) < 0 ||
        check_pair(keys, RPC_CLIENT_PUBLIC, RPC_CLIENT_SECRET, err) < 0)
        return error_prefix(err, "cannot use the keys in '%s'", folder);
    *out = TAKE(keys);
    return 0;
}

/* ---- writing ---- */

static int write_all(int fd, const char *text, const char *path, struct error *err)
{
    size_t size = strlen(text);
    ssize_t written = write(fd, text, size);

    if (written < 0 || fsync(fd) < 0)
        return error_set_errno(err, errno, "cannot write '%s'", path);
    if ((size_t)written < size)
        return error_set(err, ERR_EXHAUSTED, "cannot write all of '%s'", path);
    return 0;
}

static int save_key(const char *folder, const char *name, const char *text, struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf path = STRBUF_INIT(PATH_LIMIT);
    CLEANUP(strbuf_release) struct strbuf draft = STRBUF_INIT(PATH_LIMIT);
    int fd, status;

    strbuf_printf(&path, "%s/%s", folder, name);
    strbuf_printf(&draft, "%s/.%s.new", folder, name);
    if (strbuf_check(&draft, "the path of a key", err) < 0)
        return -1;
    unlink(draft.ptr);
    fd = open(draft.ptr, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0)
        return error_set_errno(err, errno, "cannot make '%s'", draft.ptr);
    status = write_all(fd, text, draft.ptr, err);
    close(fd);
    if (status == 0 && rename(draft.ptr, path.ptr) < 0)
        status = error_set_errno(err, errno, "cannot put '%s' in place", path.ptr);
    if (status < 0)
        unlink(draft.ptr);
    return status;
}

int rpc_keys_save(const struct rpc_keys *keys, const char *folder, struct error *err)
{
    for (enum rpc_key which = 0; which < RPC_KEYS; which++)
        if (save_key(folder, names[which], keys->texts[which], err) < 0)
            return -1;
    return 0;
}
