#include "gpg_keyring.h"

#include "argo/gpg_keys.h"
#include "base/arena.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/strbuf.h"
#include "data/digest.h"
#include "io/fiber.h"
#include "io/folders.h"
#include "io/tree.h"

#include <assert.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define PREFIX "ring-"

enum { KEY_BYTES_MAX = 1024 * 1024, FILES_MAX = 10000, STATE_LIMIT = 4 * 1024 * 1024 };

struct gpg_ring {
    int users;
    char *home, *digest;
    int lock; /* held as long as the folder is in use: who sweeps up leaves it alone */
    size_t key_count;
};

struct gpg_keyring {
    struct gpg_keyring_options options;
    struct fiber_gate making;
    bool is_tidy;          /* what an earlier process has left is gone */
    char *state;           /* of the folder when `ring` was made */
    struct gpg_ring *ring; /* the newest; NULL: none yet */
};

struct gpg_keyring *gpg_keyring_new(const struct gpg_keyring_options *options)
{
    struct gpg_keyring *keyring = xcalloc(1, sizeof(*keyring));

    keyring->options = *options;
    keyring->making.limit = 1;
    return keyring;
}

void gpg_keyring_free(struct gpg_keyring *keyring)
{
    if (!keyring)
        return;
    assert(!keyring->ring || keyring->ring->users == 1);
    gpg_ring_release(keyring->ring);
    free(keyring->state);
    free(keyring);
}

/* ---- one ring ---- */

void gpg_ring_release(struct gpg_ring *ring)
{
    CLEANUP(error_release) struct error problem = { 0 };

    if (!ring || --ring->users > 0)
        return;
    if (ring->home && remove_folder(ring->home, &problem) < 0)
        log_warn("cannot delete a key ring", F("error", error_text(&problem)));
    if (ring->lock >= 0)
        close(ring->lock);
    free(ring->home);
    free(ring->digest);
    free(ring);
}

const char *gpg_ring_home(const struct gpg_ring *ring)
{
    return ring->home;
}

const char *gpg_ring_digest(const struct gpg_ring *ring)
{
    return ring->digest;
}

size_t gpg_ring_key_count(const struct gpg_ring *ring)
{
    return ring->key_count;
}

/* 1: ours; 0: somebody else's; -1. */
static int lock_ring(const char *home, int *fd, struct arena *arena, struct error *err)
{
    const char *path = arena_printf(arena, "%s/lock", home);

    *fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (*fd < 0)
        return error_set_errno(err, errno, "cannot open '%s'", path);
    if (flock(*fd, LOCK_EX | LOCK_NB) == 0)
        return 1;
    close(*fd);
    *fd = -1;
    return 0;
}

static int new_ring(const char *home, struct arena *arena, struct gpg_ring **out, struct error *err)
{
    CLEANUP(gpg_ring_release) struct gpg_ring *ring = xcalloc(1, sizeof(*ring));
    char *path = arena_printf(arena, "%s/" PREFIX "XXXXXX", home);
    int locked;

    ring->users = 1;
    ring->lock = -1;
    if (!mkdtemp(path))
        return error_set_errno(err, errno, "cannot make a key ring in '%s'", home);
    ring->home = xstrdup(path);
    locked = lock_ring(path, &ring->lock, arena, err);
    if (locked == 0) /* who sweeps up has found it between the two steps */
        return error_set(err, ERR_UNAVAILABLE, "the key ring '%s' was taken away", path);
    if (locked < 0)
        return -1;
    *out = TAKE(ring);
    return 0;
}

/* ---- what earlier processes have left ---- */

static void sweep(const char *home)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    DIR *folder = opendir(home);
    struct dirent *entry;

    while (folder && (entry = readdir(folder))) {
        CLEANUP(error_release) struct error problem = { 0 };
        const char *path = arena_printf(arena, "%s/%s", home, entry->d_name);
        int lock = -1;

        if (strncmp(entry->d_name, PREFIX, strlen(PREFIX)) != 0 ||
            lock_ring(path, &lock, arena, &problem) <= 0)
            continue;
        if (remove_folder(path, &problem) < 0)
            log_warn("cannot delete a key ring", F("error", error_text(&problem)));
        close(lock);
    }
    if (folder)
        closedir(folder);
}

/* ---- the folder of keys ---- */

struct folder {
    struct tree *tree;
    const char **names; /* of what may be keys, sorted */
    size_t count;
    const char *state; /* changes with each of them */
};

static int read_folder(const char *path, struct arena *arena, struct folder *out, struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf state = STRBUF_INIT(STATE_LIMIT);
    CLEANUP(tree_close) struct tree *tree = NULL;
    const char *const *names;
    size_t count;

    if (tree_open(path, &tree, err) < 0 ||
        tree_list(tree, "", FILES_MAX, arena, &names, &count, err) < 0)
        return error_prefix(err, "cannot read the keys in '%s'", path);
    out->count = 0;
    out->names = arena_alloc(arena, (count + 1) * sizeof(*out->names));
    for (size_t i = 0; i < count; i++) {
        CLEANUP(error_release) struct error problem = { 0 };
        struct tree_entry entry;
        struct str id;

        if (!gpg_key_id(str_of(names[i]), &id) || id.len != strlen(names[i]) ||
            tree_stat(tree, names[i], &entry, &problem) <= 0 || entry.kind != TREE_FILE)
            continue;
        strbuf_printf(&state, "%s %" PRIu64 " %" PRId64 " %" PRIu64 " %" PRIu64 "\n", names[i],
                      entry.size_bytes, entry.modified_ns, entry.inode, entry.device);
        out->names[out->count++] = names[i];
    }
    if (strbuf_check(&state, "the folder of keys", err) < 0)
        return -1;
    out->state = arena_strndup(arena, state.ptr, state.len);
    out->tree = TAKE(tree);
    return 0;
}

/* ---- making a ring ---- */

struct making {
    const struct gpg_keyring_options *options;
    struct gpg_ring *ring;
    struct arena *arena;
    struct digest *digest;
    const char *trust; /* for --import-ownertrust */
};

static int run(const struct making *making, const char *const *arguments, struct str input,
               struct error *err)
{
    const struct gpg_run run = { making->ring->home, arguments, input };
    struct str output;

    return gpg_run(making->options->loop, &run, making->arena, &output, err);
}

/* Looked at by itself first: what is not wanted never comes into the ring. */
static int add_key(struct making *making, struct tree *tree, const char *name, struct error *err)
{
    static const char *const import[] = { "--quiet", "--import", NULL };
    struct gpg_key_list list;
    struct str text;

    if (tree_read(tree, name, KEY_BYTES_MAX, making->arena, &text, err) < 0 ||
        gpg_keys_read(making->options->loop, text, false, making->arena, &list, err) < 0)
        return -1;
    if (list.count != 1)
        return error_set(err, ERR_INVALID, "the file holds %zu keys instead of one", list.count);
    if (list.items[0].id.len != strlen(name) ||
        strncasecmp(list.items[0].id.ptr, name, list.items[0].id.len) != 0)
        return error_set(err, ERR_INVALID, "the file holds the key %.*s",
                         STR_ARG(list.items[0].id));
    if (run(making, import, text, err) < 0)
        return -1;
    making->trust = arena_printf(making->arena, "%s%.*s:6:\n", making->trust,
                                 STR_ARG(list.items[0].fingerprint));
    making->ring->key_count++;
    digest_add(making->digest, str_of(digest_sha256(text, making->arena)));
    return 0;
}

/* All of them are trusted, and gpg has nothing left to work out when it verifies. */
static int trust_keys(struct making *making, struct error *err)
{
    static const char *const import[] = { "--quiet", "--import-ownertrust", NULL };
    static const char *const check[] = { "--quiet", "--check-trustdb", NULL };

    if (run(making, import, str_of(making->trust), err) < 0 ||
        run(making, check, STR_EMPTY, err) < 0)
        return error_prefix(err, "cannot trust the keys");
    return 0;
}

static int fill_ring(struct making *making, const struct folder *folder, struct error *err)
{
    CLEANUP(digest_free) struct digest *digest = digest_new();

    making->digest = digest;
    making->trust = "";
    for (size_t i = 0; i < folder->count; i++) {
        CLEANUP(error_release) struct error problem = { 0 };

        if (add_key(making, folder->tree, folder->names[i], &problem) < 0)
            log_error("a key is left out, and what it has signed is refused",
                      F("key", folder->names[i]), F("error", error_text(&problem)));
    }
    if (trust_keys(making, err) < 0)
        return -1;
    making->ring->digest = xstrdup(digest_hex(digest, making->arena));
    return 0;
}

/* For who looks into `home` with gpg. A file that is somebody else's stays. */
static void point_to(const struct gpg_ring *ring, const char *home, struct arena *arena)
{
    static const char *const files[] = { "pubring.kbx", "trustdb.gpg" };
    const char *name = strrchr(ring->home, '/') + 1;

    for (size_t i = 0; i < sizeof(files) / sizeof(*files); i++) {
        const char *target = arena_printf(arena, "%s/%s", name, files[i]);
        const char *link = arena_printf(arena, "%s/%s", home, files[i]);
        const char *next = arena_printf(arena, "%s/next", ring->home);
        struct stat status;

        if (lstat(link, &status) == 0 && !S_ISLNK(status.st_mode))
            continue;
        if (symlink(target, next) < 0 || rename(next, link) < 0)
            log_warn("cannot show the keys", F("path", link), F("error", strerror(errno)));
    }
}

static int make_ring(struct gpg_keyring *keyring, const struct folder *folder, struct arena *arena,
                     struct error *err)
{
    CLEANUP(gpg_ring_release) struct gpg_ring *ring = NULL;
    struct making making = { .options = &keyring->options, .arena = arena };

    if (!keyring->is_tidy)
        sweep(keyring->options.home);
    if (new_ring(keyring->options.home, arena, &ring, err) < 0)
        return -1;
    keyring->is_tidy = true;
    making.ring = ring;
    if (fill_ring(&making, folder, err) < 0)
        return -1;
    point_to(ring, keyring->options.home, arena);
    log_info("the keys for signatures are loaded", F("keys", ring->key_count),
             F("files", folder->count));
    free(keyring->state);
    keyring->state = xstrdup(folder->state);
    gpg_ring_release(keyring->ring);
    keyring->ring = TAKE(ring);
    return 0;
}

static int update(struct gpg_keyring *keyring, struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct folder folder = { .count = 0 };
    int status = 0;

    if (read_folder(keyring->options.source, arena, &folder, err) < 0)
        return -1;
    if (!keyring->state || strcmp(keyring->state, folder.state) != 0)
        status = make_ring(keyring, &folder, arena, err);
    tree_close(folder.tree);
    return status;
}

int gpg_keyring_use(struct gpg_keyring *keyring, struct gpg_ring **out, struct error *err)
{
    int status;

    fiber_gate_enter(&keyring->making);
    status = update(keyring, err);
    if (status == 0) {
        *out = keyring->ring;
        (*out)->users++;
    }
    fiber_gate_leave(&keyring->making);
    return status < 0 ? error_prefix(err, "signatures cannot be verified") : 0;
}
