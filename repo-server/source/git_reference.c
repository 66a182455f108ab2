#include "source/git_reference.h"

#include "base/arena.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/strbuf.h"
#include "data/json.h"

#include <ctype.h>
#include <string.h>

#define PREFIX "Argocd-reference-commit-"

enum { NAME_MAX_BYTES = 4096 };

static bool is_ascii_text(struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        if ((unsigned char)text.ptr[i] < 0x20 || (unsigned char)text.ptr[i] > 0x7E)
            return false;
    }
    return true;
}

/** A display name as Go prints it: in quotes, or, beyond ASCII, as an encoded word. */
static const char *print_name(struct str name, struct arena *arena)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(NAME_MAX_BYTES * 3);
    bool is_plain = is_ascii_text(name);

    strbuf_puts(&text, is_plain ? "\"" : "=?utf-8?q?");
    for (size_t i = 0; i < name.len; i++) {
        unsigned char c = (unsigned char)name.ptr[i];

        if (is_plain)
            strbuf_printf(&text, "%s%c", c == '"' || c == '\\' ? "\\" : "", c);
        else if (c == ' ')
            strbuf_puts(&text, "_");
        else if (c <= 0x20 || c > 0x7E || c == '=' || c == '?' || c == '_')
            strbuf_printf(&text, "=%02X", c);
        else
            strbuf_printf(&text, "%c", c);
    }
    strbuf_puts(&text, is_plain ? "\"" : "?=");
    return arena_strndup(arena, text.ptr, text.len);
}

static bool is_mail_address(struct str text)
{
    ptrdiff_t at = str_find_char(text, '@');

    if (at <= 0 || (size_t)at + 1 == text.len || str_find_last_char(text, '@') != at ||
        text.len > NAME_MAX_BYTES)
        return false;
    for (size_t i = 0; i < text.len; i++) {
        if (isspace((unsigned char)text.ptr[i]) || strchr("<>()[],;:\\\"", text.ptr[i]))
            return false;
    }
    return true;
}

static struct str unquote(struct str name)
{
    if (name.len >= 2 && name.ptr[0] == '"' && name.ptr[name.len - 1] == '"')
        return str_slice(name, 1, name.len - 1);
    return name;
}

/** "Name <mail>" or a bare address. */
static const char *parse_author(struct str value, struct arena *arena)
{
    ptrdiff_t open = str_find_last_char(value, '<');
    struct str name, mail;

    if (open < 0) {
        mail = str_trim(value);
        return is_mail_address(mail) ? arena_printf(arena, "<%.*s>", STR_ARG(mail)) : NULL;
    }
    if (value.len == 0 || value.ptr[value.len - 1] != '>')
        return NULL;
    name = unquote(str_trim(str_slice(value, 0, (size_t)open)));
    mail = str_slice(value, (size_t)open + 1, value.len - 1);
    if (!is_mail_address(mail) || name.len > NAME_MAX_BYTES)
        return NULL;
    if (name.len == 0)
        return arena_printf(arena, "<%.*s>", STR_ARG(mail));
    return arena_printf(arena, "%s <%.*s>", print_name(name, arena), STR_ARG(mail));
}

static const char *copy(struct str value, struct arena *arena)
{
    return arena_strndup(arena, value.ptr, value.len);
}

static const char *parse_date(struct str value, struct arena *arena)
{
    int64_t nanoseconds;

    return clock_parse_rfc3339(value, &nanoseconds) ? copy(value, arena) : NULL;
}

static const char *parse_body(struct str value, struct arena *arena)
{
    CLEANUP(error_release) struct error problem = { 0 };
    const struct json *text;

    if (json_parse(value, NULL, arena, &text, &problem) < 0 || !json_is(text, JSON_STRING))
        return NULL;
    return json_cstr(text);
}

static const char *parse_sha(struct str value, struct arena *arena)
{
    if (value.len < 5 || value.len > 40)
        return NULL;
    for (size_t i = 0; i < value.len; i++) {
        if (!isxdigit((unsigned char)value.ptr[i]) || isupper((unsigned char)value.ptr[i]))
            return NULL;
    }
    return copy(value, arena);
}

/** Go's url.Parse refuses control characters and bad escapes, and hardly anything else. */
static const char *parse_url(struct str value, struct arena *arena)
{
    for (size_t i = 0; i < value.len; i++) {
        if ((unsigned char)value.ptr[i] < 0x20 || value.ptr[i] == 0x7F)
            return NULL;
        if (value.ptr[i] == '%' &&
            (i + 2 >= value.len || !isxdigit((unsigned char)value.ptr[i + 1]) ||
             !isxdigit((unsigned char)value.ptr[i + 2])))
            return NULL;
    }
    return value.len && value.ptr[0] == ':' ? NULL : copy(value, arena);
}

static const struct trailer {
    const char *key;
    size_t field;
    const char *(*parse)(struct str value, struct arena *arena);
} trailers_known[] = {
    { PREFIX "repourl", offsetof(struct git_reference, repo_url), parse_url },
    { PREFIX "author", offsetof(struct git_reference, author), parse_author },
    { PREFIX "date", offsetof(struct git_reference, date), parse_date },
    { PREFIX "subject", offsetof(struct git_reference, subject), copy },
    { PREFIX "body", offsetof(struct git_reference, body), parse_body },
    { PREFIX "sha", offsetof(struct git_reference, sha), parse_sha },
};

static bool read_trailer(struct str line, struct arena *arena, struct git_reference *out)
{
    ptrdiff_t colon = str_find(line, STR(": "));
    struct str key, value;

    if (colon < 0)
        return false;
    key = str_slice(line, 0, (size_t)colon);
    value = str_slice(line, (size_t)colon + 2, line.len);
    for (size_t i = 0; i < sizeof(trailers_known) / sizeof(*trailers_known); i++) {
        const struct trailer *known = &trailers_known[i];
        const char *text;

        if (!str_equals(key, known->key))
            continue;
        text = known->parse(str_dup(value, arena), arena);
        if (text)
            memcpy((char *)out + known->field, &text, sizeof(text));
        return text && text[0];
    }
    return false;
}

bool git_reference_parse(struct str trailers, struct arena *arena, struct git_reference *out)
{
    struct git_reference reference = { "", "", "", "", "", "" };
    struct str line, rest = trailers;
    bool is_any = false;

    while (rest.len) {
        str_cut(rest, '\n', &line, &rest);
        is_any = read_trailer(line, arena, &reference) || is_any;
    }
    if (!is_any)
        return false;
    if (!reference.author[0])
        reference.author = "<@>"; /* Go's print of nobody */
    *out = reference;
    return true;
}
