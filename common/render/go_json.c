/*
 * JSON as Go's encoding/json scans it, only to say what is wrong and where, in its words: users
 * compare these texts. Values are read elsewhere (data/json).
 */
#include "base/arena.h"
#include "render/renderer.h"

#include <stdio.h>
#include <string.h>

enum { MAX_DEPTH = 10000 };

struct scanner {
    struct str text;
    size_t at;
    struct arena *arena;
    const char *problem; /* the first one */
};

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static void skip_blanks(struct scanner *scanner)
{
    while (scanner->at < scanner->text.len && is_blank(scanner->text.ptr[scanner->at]))
        scanner->at++;
}

/** A byte as Go's scanner quotes it: a rune of the same number. */
static const char *quote(unsigned char c, struct arena *arena)
{
    if (c == '\'')
        return "'\\''";
    if (c == '"')
        return "'\"'";
    if (c == '\\')
        return "'\\\\'";
    if (c == '\n')
        return "'\\n'";
    if (c == '\r')
        return "'\\r'";
    if (c == '\t')
        return "'\\t'";
    if (c == '\a' || c == '\b' || c == '\f' || c == '\v')
        return arena_printf(arena, "'\\%c'", "abtnvfr"[c - '\a']);
    if (c < 0x20 || c == 0x7F)
        return arena_printf(arena, "'\\x%02x'", c);
    if (c < 0x7F)
        return arena_printf(arena, "'%c'", c);
    if (c < 0xA0 || c == 0xAD)
        return arena_printf(arena, "'\\u%04x'", c);
    return arena_printf(arena, "'%c%c'", 0xC0 | c >> 6, 0x80 | (c & 0x3F));
}

/** Always false: the scan is over. */
static bool fail(struct scanner *scanner, const char *where)
{
    if (scanner->problem)
        return false;
    if (scanner->at >= scanner->text.len)
        scanner->problem = "unexpected EOF";
    else
        scanner->problem = arena_printf(
            scanner->arena, "invalid character %s %s",
            quote((unsigned char)scanner->text.ptr[scanner->at], scanner->arena), where);
    return false;
}

static bool peek_is(const struct scanner *scanner, char c)
{
    return scanner->at < scanner->text.len && scanner->text.ptr[scanner->at] == c;
}

static bool peek_is_digit(const struct scanner *scanner)
{
    return scanner->at < scanner->text.len && scanner->text.ptr[scanner->at] >= '0' &&
           scanner->text.ptr[scanner->at] <= '9';
}

static void skip_digits(struct scanner *scanner)
{
    while (peek_is_digit(scanner))
        scanner->at++;
}

static bool scan_escape(struct scanner *scanner)
{
    if (scanner->at >= scanner->text.len ||
        !strchr("bfnrt\\/\"u", scanner->text.ptr[scanner->at]) || !scanner->text.ptr[scanner->at])
        return fail(scanner, "in string escape code");
    if (scanner->text.ptr[scanner->at++] != 'u')
        return true;
    for (int i = 0; i < 4; i++, scanner->at++) {
        if (scanner->at >= scanner->text.len || !scanner->text.ptr[scanner->at] ||
            !strchr("0123456789abcdefABCDEF", scanner->text.ptr[scanner->at]))
            return fail(scanner, "in \\u hexadecimal character escape");
    }
    return true;
}

static bool scan_string(struct scanner *scanner)
{
    scanner->at++;
    while (scanner->at < scanner->text.len) {
        unsigned char c = (unsigned char)scanner->text.ptr[scanner->at];

        if (c < 0x20)
            return fail(scanner, "in string literal");
        scanner->at++;
        if (c == '"')
            return true;
        if (c == '\\' && !scan_escape(scanner))
            return false;
    }
    return fail(scanner, "in string literal");
}

static bool scan_number(struct scanner *scanner)
{
    if (peek_is(scanner, '-'))
        scanner->at++;
    if (!peek_is_digit(scanner))
        return fail(scanner, "in numeric literal");
    if (peek_is(scanner, '0'))
        scanner->at++;
    else
        skip_digits(scanner);
    if (peek_is(scanner, '.')) {
        scanner->at++;
        if (!peek_is_digit(scanner))
            return fail(scanner, "after decimal point in numeric literal");
        skip_digits(scanner);
    }
    if (peek_is(scanner, 'e') || peek_is(scanner, 'E')) {
        scanner->at++;
        if (peek_is(scanner, '+') || peek_is(scanner, '-'))
            scanner->at++;
        if (!peek_is_digit(scanner))
            return fail(scanner, "in exponent of numeric literal");
        skip_digits(scanner);
    }
    return true;
}

static bool scan_literal(struct scanner *scanner, const char *literal)
{
    for (const char *p = literal; *p; p++, scanner->at++) {
        if (!peek_is(scanner, *p))
            return fail(scanner, arena_printf(scanner->arena, "in literal %s (expecting '%c')",
                                              literal, *p));
    }
    return true;
}

static bool scan_scalar(struct scanner *scanner)
{
    if (peek_is(scanner, '"'))
        return scan_string(scanner);
    if (peek_is(scanner, 't'))
        return scan_literal(scanner, "true");
    if (peek_is(scanner, 'f'))
        return scan_literal(scanner, "false");
    if (peek_is(scanner, 'n'))
        return scan_literal(scanner, "null");
    if (peek_is(scanner, '-') || peek_is_digit(scanner))
        return scan_number(scanner);
    return fail(scanner, "looking for beginning of value");
}

static bool scan_key(struct scanner *scanner)
{
    skip_blanks(scanner);
    if (!peek_is(scanner, '"'))
        return fail(scanner, "looking for beginning of object key string");
    if (!scan_string(scanner))
        return false;
    skip_blanks(scanner);
    if (!peek_is(scanner, ':'))
        return fail(scanner, "after object key");
    scanner->at++;
    return true;
}

/** What stands open, outermost first: '{' or '['. Outside text decides how deep, so no recursion.
 */
struct nesting {
    char *open;
    size_t depth;
};

/** Enter a container. False: too deep, or its first key is bad; `*is_empty`: it ended at once. */
static bool enter(struct scanner *scanner, struct nesting *nesting, bool *is_empty)
{
    char kind = scanner->text.ptr[scanner->at];

    if (nesting->depth >= MAX_DEPTH)
        return fail(scanner, "exceeded max depth");
    scanner->at++;
    skip_blanks(scanner);
    *is_empty = peek_is(scanner, kind == '{' ? '}' : ']');
    if (*is_empty) {
        scanner->at++;
        return true;
    }
    nesting->open[nesting->depth++] = kind;
    return kind == '[' || scan_key(scanner);
}

/** After a value: on to the next one, or out of what ends here. False: the whole is at its end. */
static bool go_on(struct scanner *scanner, struct nesting *nesting)
{
    while (nesting->depth > 0) {
        bool is_object = nesting->open[nesting->depth - 1] == '{';

        skip_blanks(scanner);
        if (peek_is(scanner, ',')) {
            scanner->at++;
            return !is_object || scan_key(scanner);
        }
        if (!peek_is(scanner, is_object ? '}' : ']'))
            return fail(scanner, is_object ? "after object key:value pair" : "after array element");
        scanner->at++;
        nesting->depth--;
    }
    return false;
}

static void scan_value(struct scanner *scanner, struct nesting *nesting)
{
    do {
        bool is_whole = true;

        skip_blanks(scanner);
        if (peek_is(scanner, '{') || peek_is(scanner, '[')) {
            if (!enter(scanner, nesting, &is_whole))
                return;
        } else if (!scan_scalar(scanner)) {
            return;
        }
        if (!is_whole)
            continue; /* its first value comes */
        if (!go_on(scanner, nesting))
            return;
    } while (true);
}

const char *renderer_json_problem(struct str text, size_t *end, struct arena *arena)
{
    struct nesting nesting = { .open = arena_alloc(arena, MAX_DEPTH) };
    struct scanner scanner = { .text = text, .arena = arena };

    skip_blanks(&scanner);
    if (scanner.at == text.len)
        return "EOF";
    scan_value(&scanner, &nesting);
    *end = scanner.at;
    return scanner.problem;
}
