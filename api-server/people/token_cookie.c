#include "people/token_cookie.h"

#include "base/arena.h"
#include "base/vec.h"

#include <stdlib.h>

/* ---- reading ---- */

/* Every cookie whose name is the token's, in a walk over the header. */
struct cookie_cursor {
    struct str rest, name, value;
    bool is_done;
};

static bool next_cookie(struct cookie_cursor *at)
{
    while (!at->is_done) {
        struct str pair;

        at->is_done = !str_cut(at->rest, ';', &pair, &at->rest);
        if (!str_cut(str_trim(pair), '=', &at->name, &at->value) ||
            !str_has_prefix(at->name, STR(TOKEN_COOKIE)))
            continue;
        if (at->value.len > 1 && at->value.ptr[0] == '"' && at->value.ptr[at->value.len - 1] == '"')
            at->value = str_slice(at->value, 1, at->value.len - 1);
        return true;
    }
    return false;
}

/* The last of several cookies of one name counts, as in Argo CD. */
static bool find_part(struct str header, const char *name, struct str *out)
{
    struct cookie_cursor at = { .rest = header };
    bool is_found = false;

    while (next_cookie(&at))
        if (str_equals(at.name, name)) {
            *out = at.value;
            is_found = true;
        }
    return is_found;
}

/* "3:<part>": how many there are; 1 for a part alone, -1 for what is neither. */
static int count_parts(struct str first, int limit, struct str *part)
{
    struct str number, rest, more;
    int count = 0;

    if (!str_cut(first, ':', &number, &rest)) {
        *part = first;
        return 1;
    }
    *part = rest;
    if (number.len == 0 || str_cut(rest, ':', &more, &more))
        return -1;
    for (size_t i = 0; i < number.len; i++) {
        if (number.ptr[i] < '0' || number.ptr[i] > '9')
            return -1;
        count = count * 10 + number.ptr[i] - '0';
        if (count > limit)
            return -1;
    }
    return count;
}

int token_cookie_read(struct str header, int limit, struct arena *arena, struct str *out,
                      struct error *err)
{
    struct str first, part;
    char *token;
    size_t len;
    int count;

    if (!find_part(header, TOKEN_COOKIE, &first))
        return 0;
    count = count_parts(first, limit, &part);
    if (count < 1)
        return error_set(err, ERR_UNAUTHENTICATED, "invalid cookie for key %s", TOKEN_COOKIE);
    token = arena_alloc(arena, header.len + 1); /* no part is there twice */
    memcpy(token, part.ptr, part.len);
    len = part.len;
    for (int i = 1; i < count; i++) {
        if (!find_part(header, arena_printf(arena, "%s-%d", TOKEN_COOKIE, i), &part))
            return error_set(err, ERR_UNAUTHENTICATED, "invalid cookie for key %s", TOKEN_COOKIE);
        memcpy(token + len, part.ptr, part.len);
        len += part.len;
    }
    *out = (struct str){ token, len };
    return 1;
}

/* ---- making ---- */

static const char *attributes_of(const struct token_cookie_options *options, struct arena *arena)
{
    struct str base = str_of(options->base_href);

    while (base.len > 0 && base.ptr[0] == '/')
        base = str_slice(base, 1, base.len);
    while (base.len > 0 && base.ptr[base.len - 1] == '/')
        base = str_slice(base, 0, base.len - 1);
    return arena_printf(arena, "path=/%.*s; SameSite=lax; httpOnly%s", STR_ARG(base),
                        options->is_secure ? "; Secure" : "");
}

int token_cookie_make(struct str token, const struct token_cookie_options *options,
                      struct arena *arena, const char *const **out, struct error *err)
{
    const char *attributes = attributes_of(options, arena);
    /* Room for "argocd.token-99=", "99:" and "; ". */
    size_t room = TOKEN_COOKIE_MAX_BYTES - strlen(attributes) - sizeof(TOKEN_COOKIE "-99=99:; ");
    size_t count = token.len == 0 ? 1 : (token.len + room - 1) / room;
    const char **cookies = arena_alloc(arena, (count + 1) * sizeof(*cookies));

    if (count > (size_t)options->limit || count > TOKEN_COOKIES_MAX) {
        return error_set(err, ERR_UNKNOWN,
                         "the authentication token is %zu characters long and requires %zu cookies "
                         "but the max number of cookies is %d. Contact your Argo CD administrator "
                         "to increase the max number of cookies",
                         token.len, count, options->limit);
    }
    for (size_t i = 0; i < count; i++) {
        struct str part = str_slice(token, i * room, (i + 1) * room);
        const char *number = i == 0 ? "" : arena_printf(arena, "-%zu", i);
        const char *total = i == 0 && count > 1 ? arena_printf(arena, "%zu:", count) : "";

        cookies[i] = arena_printf(arena, TOKEN_COOKIE "%s=%s%.*s; %s", number, total, STR_ARG(part),
                                  attributes);
    }
    *out = cookies;
    return 0;
}

const char *const *token_cookie_clear(struct str header, const struct token_cookie_options *options,
                                      struct arena *arena)
{
    const char *attributes = attributes_of(options, arena);
    const char **cookies = arena_alloc(arena, (TOKEN_COOKIES_MAX + 1) * sizeof(*cookies));
    struct cookie_cursor at = { .rest = header };
    size_t count = 0;

    while (count < TOKEN_COOKIES_MAX && next_cookie(&at))
        cookies[count++] =
            arena_printf(arena, "%.*s=; %s; Max-Age=0", STR_ARG(at.name), attributes);
    return cookies;
}
