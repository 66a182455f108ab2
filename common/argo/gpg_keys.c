#include "argo/gpg_keys.h"

#include "base/arena.h"
#include "base/vec.h"
#include "data/json_text.h"
#include "io/await.h"

#include <assert.h>
#include <ctype.h>
#include <errno.h>
#include <ftw.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    ID_LENGTH = 16,
    FINGERPRINT_LENGTH = 40,
    TIMEOUT_MS = 20000,
    FIELDS = 20,
    WALK_FILES = 8,
    ARGUMENTS_MAX = 16
};

/* ---- ids ---- */

bool gpg_key_id(struct str text, struct str *out)
{
    if (text.len != ID_LENGTH && text.len != FINGERPRINT_LENGTH)
        return false;
    for (size_t i = 0; i < text.len; i++)
        if (!isxdigit((unsigned char)text.ptr[i]))
            return false;
    *out = str_slice(text, text.len - ID_LENGTH, text.len);
    return true;
}

/* ---- the listing ---- */

static void split_fields(struct str line, struct str fields[FIELDS])
{
    struct str rest = line;
    bool more = true;

    for (int i = 0; i < FIELDS; i++) {
        fields[i] = STR_EMPTY;
        if (more)
            more = str_cut(rest, ':', &fields[i], &rest);
    }
}

static struct str kind_of(const struct str fields[FIELDS], struct arena *arena)
{
    struct str algorithm = fields[3], length = fields[2];
    const char *name = NULL;

    if (str_equals(algorithm, "1") || str_equals(algorithm, "2") || str_equals(algorithm, "3"))
        name = "rsa";
    else if (str_equals(algorithm, "17"))
        name = "dsa";
    else if (str_equals(algorithm, "16") || str_equals(algorithm, "20"))
        name = "elg";
    if (name)
        return str_of(arena_printf(arena, "%s%.*s", name, STR_ARG(length)));
    return fields[16].len > 0 ? str_dup(fields[16], arena) : STR("unknown");
}

static struct str trust_of(struct str validity)
{
    switch (validity.len > 0 ? validity.ptr[0] : '-') {
    case 'e':
        return STR("expired");
    case 'r':
        return STR("revoked");
    case 'n':
        return STR("never");
    case 'm':
        return STR("marginal");
    case 'f':
        return STR("full");
    case 'u':
        return STR("ultimate");
    default:
        return STR("unknown");
    }
}

/* gpg writes a colon as "\x3a". */
static struct str unescape(struct str text, struct arena *arena)
{
    char *out = arena_alloc(arena, text.len + 1);
    size_t len = 0;

    for (size_t i = 0; i < text.len; i++) {
        int high = i + 3 < text.len ? json_hex_digit(text.ptr[i + 2]) : -1;
        int low = i + 3 < text.len ? json_hex_digit(text.ptr[i + 3]) : -1;

        if (text.ptr[i] == '\\' && text.ptr[i + 1] == 'x' && high >= 0 && low >= 0) {
            out[len++] = (char)(high * 16 + low);
            i += 3;
        } else {
            out[len++] = text.ptr[i];
        }
    }
    return (struct str){ out, len };
}

/* A primary key's line, then its fingerprint, then its user ids; what follows "sub" is another's.
 */
static void take_line(struct str line, struct gpg_key *key, struct arena *arena)
{
    struct str fields[FIELDS];

    split_fields(line, fields);
    if (str_equals(fields[0], "fpr") && key->fingerprint.len == 0 &&
        gpg_key_id(fields[9], &key->id)) {
        key->fingerprint = str_dup(fields[9], arena);
        key->id =
            str_slice(key->fingerprint, key->fingerprint.len - ID_LENGTH, key->fingerprint.len);
    } else if (str_equals(fields[0], "uid") && key->trust.len == 0) {
        key->trust = trust_of(fields[1]);
        key->owner = unescape(fields[9], arena);
    }
}

struct gpg_key_list gpg_keys_parse(struct str listing, struct arena *arena)
{
    VEC(struct gpg_key) keys = { 0 };
    struct str line, rest = listing;
    struct gpg_key_list list = { .count = 0 };
    struct gpg_key *copy;
    bool more = true;

    while (more && keys.count < GPG_KEYS_MAX) {
        more = str_cut(rest, '\n', &line, &rest);
        if (str_has_prefix(line, STR("pub:"))) {
            struct str fields[FIELDS];

            split_fields(line, fields);
            vec_push(&keys, ((struct gpg_key){ .kind = kind_of(fields, arena) }));
        } else if (keys.count > 0) {
            take_line(line, &keys.items[keys.count - 1], arena);
        }
    }
    copy = arena_alloc(arena, (keys.count + 1) * sizeof(*copy));
    for (size_t i = 0; i < keys.count; i++)
        if (keys.items[i].id.len > 0)
            copy[list.count++] = keys.items[i];
    list.items = copy;
    vec_release(&keys);
    return list;
}

/* ---- asking gpg ---- */

int gpg_run(struct loop *loop, const struct gpg_run *run, struct arena *arena, struct str *out,
            struct error *err)
{
    CLEANUP(child_result_release) struct child_result result = { .exit_code = -1 };
    const char *argv[ARGUMENTS_MAX] = {
        "gpg",      "--homedir",      run->home,           "--no-options",           "--batch",
        "--no-tty", "--no-autostart", "--disable-dirmngr", "--no-permission-warning"
    };
    const char *const environment[] = { "LC_ALL=C.UTF-8", "PATH=/usr/local/bin:/usr/bin:/bin",
                                        NULL };
    const struct child_options options = { .argv = argv,
                                           .environment = environment,
                                           .input = run->input,
                                           .timeout_ms = TIMEOUT_MS,
                                           .stdout_limit = GPG_KEYS_MAX_BYTES };
    size_t count = 9;

    for (const char *const *at = run->arguments; *at; at++) {
        assert(count < ARGUMENTS_MAX - 1);
        argv[count++] = *at;
    }
    if (await_child(loop, &options, &result, err) < 0)
        return error_prefix(err, "cannot run gpg");
    if (!child_succeeded(&result)) {
        child_error(&result, "gpg", err);
        err->code = ERR_UNKNOWN;
        return -1;
    }
    *out = str_dup(result.output, arena);
    return 0;
}

struct home {
    struct loop *loop;
    struct arena *arena;
    char *path;
};

static int ask(const struct home *home, const char *const *arguments, struct str input,
               struct str *out, struct error *err)
{
    const struct gpg_run run = { home->path, arguments, input };

    return gpg_run(home->loop, &run, home->arena, out, err);
}

static int export_keys(const struct home *home, struct gpg_key_list list, struct gpg_key *keys,
                       struct error *err)
{
    for (size_t i = 0; i < list.count; i++) {
        const char *const arguments[] = {
            "--armor", "--export",
            arena_printf(home->arena, "%.*s", STR_ARG(list.items[i].fingerprint)), NULL
        };

        keys[i] = list.items[i];
        if (ask(home, arguments, STR_EMPTY, &keys[i].data, err) < 0)
            return -1;
        if (str_has_suffix(keys[i].data, STR("\n"))) /* the original's reader of output */
            keys[i].data.len--;
    }
    return 0;
}

static int read_in(const struct home *home, struct str text, bool with_data,
                   struct gpg_key_list *out, struct error *err)
{
    static const char *const import[] = { "--quiet", "--import", NULL };
    static const char *const listing[] = { "--with-colons", "--list-keys", NULL };
    struct gpg_key *keys;
    struct str output;

    if (ask(home, import, text, &output, err) < 0 ||
        ask(home, listing, STR_EMPTY, &output, err) < 0)
        return -1;
    *out = gpg_keys_parse(output, home->arena);
    keys = arena_alloc(home->arena, (out->count + 1) * sizeof(*keys));
    if (!with_data)
        return 0;
    if (export_keys(home, *out, keys, err) < 0)
        return -1;
    out->items = keys;
    return 0;
}

static int remove_entry(const char *path, const struct stat *status, int type, struct FTW *at)
{
    (void)status;
    (void)type;
    (void)at;
    return remove(path);
}

int gpg_keys_read(struct loop *loop, struct str text, bool with_data, struct arena *arena,
                  struct gpg_key_list *out, struct error *err)
{
    const char *folder = getenv("TMPDIR");
    struct home home = { .loop = loop, .arena = arena };
    int result;

    if (text.len > GPG_KEYS_MAX_BYTES)
        return error_set(err, ERR_TOO_LARGE, "keys of more than %d bytes", GPG_KEYS_MAX_BYTES);
    home.path = arena_printf(arena, "%s/argosy-gpg-XXXXXX", folder && *folder ? folder : "/tmp");
    if (!mkdtemp(home.path))
        return error_set_errno(err, errno, "cannot make a folder for gpg");
    result = read_in(&home, text, with_data, out, err);
    if (nftw(home.path, remove_entry, WALK_FILES, FTW_DEPTH | FTW_PHYS | FTW_MOUNT) != 0 &&
        result == 0)
        return error_set_errno(err, errno, "cannot remove the folder of gpg");
    return result;
}
