#pragma once

/* Who signs: Ada, whose key is in the folder of keys, and Eve, whose key is not. */

#include "fiber_scene.h"
#include "gpg_keyring.h"

#define GPG "gpg --homedir \"$PWD\"/home --batch --quiet --no-permission-warning --passphrase '' "

/* Keys are made in home/; ada.id and eve.id hold their ids, keys/ what is mounted, ring/ is empty.
 */
#define MAKE_SIGNERS                                                                               \
    "mkdir -m 700 home keys ring; exec 2>/dev/null;"                                               \
    "id() { " GPG                                                                                  \
    "--with-colons --list-keys $1 | sed -n 's/^pub:[^:]*:[^:]*:[^:]*:\\([^:]*\\):.*/"              \
    "\\1/p'; };"                                                                                   \
    "for who in ada eve; do " GPG "--quick-gen-key \"$who <$who@example.test>\" ed25519 sign 0;"   \
    " printf %s \"$(id $who@)\" > $who.id; done;" GPG                                              \
    "--armor --export ada@ > keys/$(cat ada.id);"

/* Git signs with the keys of home/. */
#define SIGNING "export GNUPGHOME=\"$PWD/home\"; A=$(cat ada.id); E=$(cat eve.id);"

#define STOP_AGENT "gpgconf --homedir \"$PWD\"/home --kill all;"

static inline char *id_of(struct fiber_scene *scene, const char *who)
{
    const char *path = arena_printf(scene->arena, "%s/%s.id", scene->folder, who);
    char *id = arena_alloc(scene->arena, 17);
    FILE *file = fopen(path, "re");

    check(file && fread(id, 1, 16, file) == 16);
    fclose(file);
    return id;
}

static inline struct gpg_keyring *open_keyring(struct fiber_scene *scene)
{
    struct gpg_keyring_options options = {
        .loop = scene->loop,
        .home = arena_printf(scene->arena, "%s/ring", scene->folder),
        .source = arena_printf(scene->arena, "%s/keys", scene->folder),
    };

    return gpg_keyring_new(&options);
}
