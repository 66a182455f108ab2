#include "data/semver.h"

#include "base/arena.h"

#include <string.h>

enum { MAX_VERSION = 256 }; /* bytes */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_identifier(char c)
{
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
}

static bool all_of(struct str text, bool (*accepts)(char))
{
    for (size_t i = 0; i < text.len; i++)
        if (!accepts(text.ptr[i]))
            return false;
    return true;
}

static int parse_number(struct str digits, const char *context, uint64_t *out, struct error *err)
{
    uint64_t value = 0;

    for (size_t i = 0; i < digits.len; i++) {
        if (__builtin_mul_overflow(value, 10, &value) ||
            __builtin_add_overflow(value, (uint64_t)(digits.ptr[i] - '0'), &value))
            return error_set(err, ERR_INVALID,
                             "%sstrconv.ParseUint: parsing \"%.*s\": value out of range", context,
                             STR_ARG(digits));
    }
    if (digits.len == 0)
        return error_set(err, ERR_INVALID, "%sstrconv.ParseUint: parsing \"\": invalid syntax",
                         context);
    *out = value;
    return 0;
}

static int check_prerelease(struct str text, struct error *err)
{
    struct str part;
    bool more;

    do {
        more = str_cut(text, '.', &part, &text);
        if (part.len == 0 || !all_of(part, is_identifier))
            return error_set(err, ERR_INVALID, "invalid prerelease string");
        if (part.len > 1 && part.ptr[0] == '0' && all_of(part, is_digit))
            return error_set(err, ERR_INVALID, "version segment starts with 0");
    } while (more);
    return 0;
}

static int check_metadata(struct str text, struct error *err)
{
    struct str part;
    bool more;

    do {
        more = str_cut(text, '.', &part, &text);
        if (part.len == 0 || !all_of(part, is_identifier))
            return error_set(err, ERR_INVALID, "invalid metadata string");
    } while (more);
    return 0;
}

/* Where the digits from `at` on end. */
static size_t skip_digits(struct str text, size_t at)
{
    while (at < text.len && is_digit(text.ptr[at]))
        at++;
    return at;
}

/* Dot-separated identifiers from `at` on, ending before a dot that begins none. */
static size_t skip_identifiers(struct str text, size_t at)
{
    size_t end = at;

    while (end < text.len && is_identifier(text.ptr[end]))
        end++;
    while (end > at && end + 1 < text.len && text.ptr[end] == '.' &&
           is_identifier(text.ptr[end + 1])) {
        end++;
        while (end < text.len && is_identifier(text.ptr[end]))
            end++;
    }
    return end;
}

static int invalid(struct error *err)
{
    return error_set(err, ERR_INVALID, "invalid semantic version");
}

/* What follows the numbers: "-prerelease", "+metadata", nothing. */
static int parse_tail(struct str text, size_t at, struct semver *version, struct error *err)
{
    size_t end;

    version->prerelease = version->metadata = STR_EMPTY;
    if (at < text.len && text.ptr[at] == '-') {
        end = skip_identifiers(text, at + 1);
        version->prerelease = str_slice(text, at + 1, end);
        if (end == at + 1)
            return invalid(err);
        at = end;
    }
    if (at < text.len && text.ptr[at] == '+') {
        end = skip_identifiers(text, at + 1);
        version->metadata = str_slice(text, at + 1, end);
        if (end == at + 1)
            return invalid(err);
        at = end;
    }
    return at == text.len ? 0 : invalid(err);
}

static void keep(struct semver *version, struct str original, struct arena *arena)
{
    version->prerelease = str_dup(version->prerelease, arena);
    version->metadata = str_dup(version->metadata, arena);
    version->original = str_dup(original, arena);
}

int semver_parse(struct str text, struct arena *arena, struct semver *out, struct error *err)
{
    struct semver version = { 0 };
    uint64_t *numbers[] = { &version.major, &version.minor, &version.patch };
    struct str segments[3] = { STR_EMPTY, STR_EMPTY, STR_EMPTY };
    size_t at = text.len > 0 && text.ptr[0] == 'v' ? 1 : 0, end = skip_digits(text, at);
    size_t count = 0;

    if (text.len > MAX_VERSION)
        return error_set(err, ERR_INVALID, "version string is too long (max %d bytes)",
                         MAX_VERSION);
    while (end > at && count < 3) {
        segments[count++] = str_slice(text, at, end);
        at = end;
        if (count == 3 || at >= text.len || text.ptr[at] != '.')
            break;
        end = skip_digits(text, at + 1);
        if (end == at + 1)
            break;
        at++;
    }
    if (count == 0 || parse_tail(text, at, &version, err) < 0)
        return invalid(err);
    for (size_t i = 0; i < count; i++)
        if (parse_number(segments[i], "error parsing version segment: ", numbers[i], err) < 0)
            return -1;
    if (version.prerelease.len > 0 && check_prerelease(version.prerelease, err) < 0)
        return -1;
    keep(&version, text, arena);
    *out = version;
    return 0;
}

int semver_parse_strict(struct str text, struct arena *arena, struct semver *out, struct error *err)
{
    struct semver version = { .prerelease = STR_EMPTY, .metadata = STR_EMPTY };
    uint64_t *numbers[] = { &version.major, &version.minor, &version.patch };
    struct str segments[3];

    if (text.len == 0)
        return error_set(err, ERR_INVALID, "version string empty");
    if (text.len > MAX_VERSION)
        return error_set(err, ERR_INVALID, "version string is too long (max %d bytes)",
                         MAX_VERSION);
    if (!str_cut(text, '.', &segments[0], &segments[2]) ||
        !str_cut(segments[2], '.', &segments[1], &segments[2]))
        return invalid(err);
    if (str_cut(segments[2], '+', &segments[2], &version.metadata) &&
        check_metadata(version.metadata, err) < 0)
        return -1;
    if (str_cut(segments[2], '-', &segments[2], &version.prerelease) &&
        check_prerelease(version.prerelease, err) < 0)
        return -1;
    for (size_t i = 0; i < 3; i++) {
        if (!all_of(segments[i], is_digit))
            return error_set(err, ERR_INVALID, "invalid characters in version");
        if (segments[i].len > 1 && segments[i].ptr[0] == '0')
            return error_set(err, ERR_INVALID, "version segment starts with 0");
    }
    for (size_t i = 0; i < 3; i++)
        if (parse_number(segments[i], "", numbers[i], err) < 0)
            return -1;
    keep(&version, text, arena);
    *out = version;
    return 0;
}

struct str semver_print(const struct semver *version, struct arena *arena)
{
    return str_of(
        arena_printf(arena, "%llu.%llu.%llu%s%.*s%s%.*s", (unsigned long long)version->major,
                     (unsigned long long)version->minor, (unsigned long long)version->patch,
                     version->prerelease.len ? "-" : "", STR_ARG(version->prerelease),
                     version->metadata.len ? "+" : "", STR_ARG(version->metadata)));
}

/* As numbers when both fit 64 bits; a number comes before a word. */
static int compare_parts(struct str a, struct str b)
{
    CLEANUP(error_release) struct error err = { 0 };
    uint64_t left, right;
    bool a_number, b_number;

    if (str_equal(a, b))
        return 0;
    if (a.len == 0 || b.len == 0)
        return a.len == 0 ? -1 : 1;
    a_number = all_of(a, is_digit) && parse_number(a, "", &left, &err) == 0;
    b_number = all_of(b, is_digit) && parse_number(b, "", &right, &err) == 0;
    if (a_number != b_number)
        return a_number ? -1 : 1;
    if (!a_number)
        return str_compare(a, b);
    return left > right ? 1 : -1;
}

/* Part by part; a missing part comes first. */
static int compare_prereleases(struct str a, struct str b)
{
    struct str left, right;

    while (a.len > 0 || b.len > 0) {
        int order;

        str_cut(a, '.', &left, &a);
        str_cut(b, '.', &right, &b);
        order = compare_parts(left, right);
        if (order != 0)
            return order;
    }
    return 0;
}

int semver_compare(const struct semver *a, const struct semver *b)
{
    if (a->major != b->major)
        return a->major < b->major ? -1 : 1;
    if (a->minor != b->minor)
        return a->minor < b->minor ? -1 : 1;
    if (a->patch != b->patch)
        return a->patch < b->patch ? -1 : 1;
    if (a->prerelease.len == 0 || b->prerelease.len == 0)
        return (a->prerelease.len == 0) - (b->prerelease.len == 0);
    return compare_prereleases(a->prerelease, b->prerelease);
}
