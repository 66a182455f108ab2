/*
 * What git and gpg say about signatures. A commit's line is "<hash> <letter> <key> <author>": its
 * author, the only part that somebody else writes, is the last one and cannot hold a line's end.
 * A tag is told in gpg's status lines, which begin in the first column.
 */
#include "source/git_signature.h"

#include "base/arena.h"
#include "base/vec.h"
#include "data/json_text.h"
#include "source/git_url.h"

#include <ctype.h>
#include <string.h>

#define STATUS "[GNUPG:] "

enum { KEY_MIN = 16, KEY_MAX = 64, SHOWN_MAX = 1024 };

static const struct {
    const char *text;
    const char *status; /* of gpg; NULL: it has none */
    char letter;        /* of git */
} states[] = {
    [GIT_SIGNATURE_GOOD] = { "signed", "GOODSIG", 'G' },
    [GIT_SIGNATURE_BAD] = { "bad signature", "BADSIG", 'B' },
    [GIT_SIGNATURE_UNTRUSTED] = { "signed with untrusted key", NULL, 'U' },
    [GIT_SIGNATURE_EXPIRED] = { "expired signature", "EXPSIG", 'X' },
    [GIT_SIGNATURE_KEY_EXPIRED] = { "signed with expired key", "EXPKEYSIG", 'Y' },
    [GIT_SIGNATURE_KEY_REVOKED] = { "signed with revoked key", "REVKEYSIG", 'R' },
    [GIT_SIGNATURE_KEY_MISSING] = { "signed with key not in keyring", "ERRSIG", 'E' },
    [GIT_SIGNATURE_NONE] = { "unsigned", NULL, 'N' },
};

enum { STATE_COUNT = sizeof(states) / sizeof(*states) };

const char *git_signature_state_text(enum git_signature_state state)
{
    return states[state].text;
}

static bool is_key(struct str text)
{
    if (text.len < KEY_MIN || text.len > KEY_MAX)
        return false;
    for (size_t i = 0; i < text.len; i++)
        if (!isxdigit((unsigned char)text.ptr[i]))
            return false;
    return true;
}

/* ---- commits ---- */

static bool find_letter(struct str letter, enum git_signature_state *out)
{
    for (int i = 0; i < STATE_COUNT; i++)
        if (letter.len == 1 && letter.ptr[0] == states[i].letter) {
            *out = (enum git_signature_state)i;
            return true;
        }
    return false;
}

const char *git_signature_author(struct str text, struct arena *arena)
{
    struct str cut = str_slice(text, 0, text.len < GIT_AUTHOR_MAX ? text.len : GIT_AUTHOR_MAX);
    struct str valid = json_valid_utf8(cut, arena);
    char *copy = arena_strndup(arena, valid.ptr, valid.len);

    for (char *at = copy; *at; at++)
        if (iscntrl((unsigned char)*at))
            *at = '?';
    return copy;
}

static int parse_line(struct str line, struct arena *arena, struct git_signature *out,
                      struct error *err)
{
    struct str hash, letter, key, author;

    if (!str_cut(line, ' ', &hash, &line) || !str_cut(line, ' ', &letter, &line) ||
        !str_cut(line, ' ', &key, &author) || !git_is_commit_sha(hash))
        return error_set(err, ERR_INVALID, "git's list of signatures cannot be read");
    if (!find_letter(letter, &out->state))
        return error_set(err, ERR_INVALID, "unable to parse VerificationResult from '%.*s'",
                         STR_ARG(letter));
    if (out->state == GIT_SIGNATURE_NONE ? key.len > 0 : !is_key(key))
        return error_set(err, ERR_INVALID, "invalid gpg signing key \"%.*s\" of commit %.*s",
                         STR_ARG(key), STR_ARG(hash));
    out->revision = arena_strndup(arena, hash.ptr, hash.len);
    out->key = arena_strndup(arena, key.ptr, key.len);
    out->author = git_signature_author(author, arena);
    return 0;
}

int git_signatures_parse(struct str listing, struct arena *arena, struct git_signatures *out,
                         struct error *err)
{
    VEC(struct git_signature) found = { 0 };
    struct str line, rest = listing;
    int status = 0;

    while (status == 0 && rest.len > 0) {
        struct git_signature signature = { 0 };

        str_cut(rest, '\n', &line, &rest);
        if (found.count >= GIT_SIGNATURES_MAX)
            status = error_set(err, ERR_TOO_LARGE, "more than %d commits are to be verified",
                               GIT_SIGNATURES_MAX);
        else if ((status = parse_line(line, arena, &signature, err)) == 0)
            vec_push(&found, signature);
    }
    if (status == 0) {
        struct git_signature *items = arena_alloc(arena, (found.count + 1) * sizeof(*items));

        if (found.count)
            memcpy(items, found.items, found.count * sizeof(*items));
        *out = (struct git_signatures){ items, found.count };
    }
    vec_release(&found);
    return status;
}

/* ---- a tag ---- */

/** Does a status line tell what became of a signature? */
static bool find_status(struct str line, struct git_signature *out, struct arena *arena)
{
    struct str word, rest, key;

    if (!str_has_prefix(line, STR(STATUS)))
        return false;
    str_cut(str_slice(line, strlen(STATUS), line.len), ' ', &word, &rest);
    str_cut(rest, ' ', &key, &rest);
    for (int i = 0; i < STATE_COUNT; i++) {
        if (!states[i].status || !str_equals(word, states[i].status))
            continue;
        out->state = (enum git_signature_state)i;
        out->key = arena_strndup(arena, key.ptr, key.len);
        return true;
    }
    return false;
}

int git_signature_parse_status(struct str status, struct arena *arena, struct git_signature *out,
                               struct error *err)
{
    struct git_signature found = { .key = "", .state = GIT_SIGNATURE_NONE }, signature = found;
    struct str line, rest = status;
    size_t count = 0;

    while (rest.len > 0) {
        str_cut(rest, '\n', &line, &rest);
        if (find_status(line, &signature, arena)) {
            found = signature;
            count++;
        }
    }
    if (count > 1)
        return error_set(err, ERR_INVALID, "there is more than one signature");
    if (count == 0 && !str_equals(str_trim(status), "error: no signature found"))
        return error_set(err, ERR_INVALID, "unexpected `git verify-tag --raw` output: %.*s",
                         (int)(status.len < SHOWN_MAX ? status.len : SHOWN_MAX), status.ptr);
    if (count == 1 && !is_key(str_of(found.key)))
        return error_set(err, ERR_INVALID, "invalid gpg signing key \"%s\"", found.key);
    out->state = found.state;
    out->key = found.key;
    return 0;
}
