#include "source/gpg_report.h"

#include "argo/gpg_keys.h"
#include "base/arena.h"

#include <ctype.h>
#include <string.h>

enum { LINES_MAX = 40 };

static bool is_made_of(struct str text, const char *others)
{
    for (size_t i = 0; i < text.len; i++)
        if (!isalnum((unsigned char)text.ptr[i]) && !strchr(others, text.ptr[i]))
            return false;
    return text.len > 0;
}

/** What stands behind `prefix` and blanks. False: it does not begin so. */
static bool skip(struct str line, struct str prefix, struct str *rest)
{
    if (!str_has_prefix(line, prefix))
        return false;
    *rest = str_trim(str_slice(line, prefix.len, line.len));
    return true;
}

struct lines {
    struct str rest;
    int count;
};

static bool next_line(struct lines *lines, struct str *line)
{
    if (lines->rest.len == 0 || ++lines->count >= LINES_MAX)
        return false;
    str_cut(lines->rest, '\n', line, &lines->rest);
    return true;
}

/* "gpg:                using EDDSA key D01B…" */
static bool read_key(struct str line, struct gpg_report *out)
{
    struct str rest, word, key;

    return skip(line, STR("gpg:"), &rest) && str_cut(rest, ' ', &word, &rest) &&
           str_equals(word, "using") && str_cut(rest, ' ', &out->cipher, &rest) &&
           str_cut(rest, ' ', &word, &key) && str_equals(word, "key") && gpg_key_id(key, &out->key);
}

/* `gpg: Good signature from "Ada <ada@example.test>" [ultimate]` */
static bool read_verdict(struct str line, struct gpg_report *out)
{
    static const char middle[] = "signature from \"";
    struct str rest, word, trust;
    ptrdiff_t quote;

    if (skip(line, STR("gpg: Can't check signature: "), &rest)) {
        out->verdict = GPG_REPORT_INVALID;
        out->message = line;
        return true;
    }
    if (!skip(line, STR("gpg:"), &rest) || !str_cut(rest, ' ', &word, &rest) ||
        !is_made_of(word, "") || !str_has_prefix(rest, str_of(middle)))
        return false;
    rest = str_slice(rest, strlen(middle), rest.len);
    quote = str_find_char(rest, '"');
    if (quote <= 0)
        return false;
    trust = str_slice(rest, (size_t)quote + 1, rest.len);
    if (!str_has_prefix(trust, STR(" [")) || !str_has_suffix(trust, STR("]")))
        return false;
    out->message = STR("Success verifying the commit signature.");
    if (str_equals(word, "Good"))
        out->verdict = GPG_REPORT_GOOD;
    else
        out->verdict = str_equals(word, "BAD") ? GPG_REPORT_BAD : GPG_REPORT_INVALID;
    return true;
}

struct gpg_report gpg_report_parse(struct str text)
{
    const struct gpg_report unknown = { .verdict = GPG_REPORT_UNKNOWN };
    struct gpg_report report = unknown;
    struct lines lines = { .rest = text };
    struct str line, date, ignored;

    while (next_line(&lines, &line)) {
        if (!skip(line, STR("gpg: Signature made "), &date) || !is_made_of(date, " :"))
            continue;
        if (!next_line(&lines, &line) || !read_key(line, &report) || !next_line(&lines, &line))
            return unknown;
        while (skip(line, STR("gpg:"), &ignored) && str_has_prefix(ignored, STR("issuer ")))
            if (!next_line(&lines, &line))
                return unknown;
        return read_verdict(line, &report) ? report : unknown;
    }
    return unknown;
}

static bool is_allowed(struct str key, char *const *keys, size_t count)
{
    struct str id;

    for (size_t i = 0; i < count; i++)
        if (gpg_key_id(str_of(keys[i]), &id) && str_equal(id, key))
            return true;
    return false;
}

const char *gpg_report_complaint(struct str text, const char *revision, char *const *keys,
                                 size_t key_count, struct arena *arena)
{
    struct gpg_report report = gpg_report_parse(text);

    if (text.len == 0)
        return arena_printf(arena,
                            "Target revision %s in Git is not signed, but a signature is required",
                            revision);
    switch (report.verdict) {
    case GPG_REPORT_GOOD:
        if (is_allowed(report.key, keys, key_count))
            return NULL;
        return arena_printf(arena,
                            "Found good signature made with %.*s key %.*s, but this key is not "
                            "allowed in AppProject",
                            STR_ARG(report.cipher), STR_ARG(report.key));
    case GPG_REPORT_INVALID:
        return arena_printf(arena,
                            "Found signature made with %.*s key %.*s, but verification result was "
                            "invalid: '%.*s'",
                            STR_ARG(report.cipher), STR_ARG(report.key), STR_ARG(report.message));
    case GPG_REPORT_BAD:
    case GPG_REPORT_UNKNOWN:
        break;
    }
    return arena_printf(arena,
                        "Could not verify commit signature on revision '%s', check logs for more "
                        "information.",
                        revision);
}
