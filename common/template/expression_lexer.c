#include "base/arena.h"
#include "base/strbuf.h"
#include "template/expression_node.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

int expression_fail(const struct expression_lexer *lexer, size_t at, const char *what,
                    struct str token, struct error *err)
{
    size_t line = 1, column = 1;

    for (size_t i = 0; i < at && i < lexer->text.len; i++) {
        column = lexer->text.ptr[i] == '\n' ? 1 : column + 1;
        line += lexer->text.ptr[i] == '\n';
    }
    return error_set(err, ERR_INVALID, "%s%s%.*s (%zu:%zu)", what, token.len ? " " : "",
                     STR_ARG(token), line, column);
}

static char peek(const struct expression_lexer *lexer, size_t ahead)
{
    size_t at = lexer->position + ahead;

    return at < lexer->text.len ? lexer->text.ptr[at] : '\0';
}

static bool is_name_start(char c)
{
    return isalpha((unsigned char)c) || c == '_' || c == '$' || (unsigned char)c >= 0x80;
}

static bool is_name_part(char c)
{
    return is_name_start(c) || isdigit((unsigned char)c);
}

/* ---- what is passed over ---- */

static void skip_line(struct expression_lexer *lexer)
{
    while (lexer->position < lexer->text.len && peek(lexer, 0) != '\n')
        lexer->position++;
}

static int skip_comment(struct expression_lexer *lexer, struct error *err)
{
    struct str rest = str_slice(lexer->text, lexer->position + 2, lexer->text.len);
    ptrdiff_t end = str_find(rest, STR("*/"));

    if (end < 0)
        return expression_fail(lexer, lexer->position, "unclosed comment", STR_EMPTY, err);
    lexer->position += (size_t)end + 4;
    return 0;
}

static int skip_blanks(struct expression_lexer *lexer, struct error *err)
{
    for (;;) {
        if (peek(lexer, 0) && isspace((unsigned char)peek(lexer, 0)))
            lexer->position++;
        else if (peek(lexer, 0) == '/' && peek(lexer, 1) == '/')
            skip_line(lexer);
        else if (peek(lexer, 0) != '/' || peek(lexer, 1) != '*')
            return 0;
        else if (skip_comment(lexer, err) < 0)
            return -1;
    }
}

/* ---- tokens ---- */

static void put_rune(struct strbuf *out, unsigned long rune)
{
    char bytes[4];
    size_t count = 0;

    if (rune < 0x80) {
        bytes[count++] = (char)rune;
    } else if (rune < 0x800) {
        bytes[count++] = (char)(0xc0 | rune >> 6);
        bytes[count++] = (char)(0x80 | (rune & 0x3f));
    } else if (rune < 0x10000) {
        bytes[count++] = (char)(0xe0 | rune >> 12);
        bytes[count++] = (char)(0x80 | (rune >> 6 & 0x3f));
        bytes[count++] = (char)(0x80 | (rune & 0x3f));
    } else {
        bytes[count++] = (char)(0xf0 | (rune >> 18 & 7));
        bytes[count++] = (char)(0x80 | (rune >> 12 & 0x3f));
        bytes[count++] = (char)(0x80 | (rune >> 6 & 0x3f));
        bytes[count++] = (char)(0x80 | (rune & 0x3f));
    }
    strbuf_add(out, bytes, count);
}

/* "\x41", "\u0041", "\U00000041": `digits` of them. */
static int read_hex(struct expression_lexer *lexer, size_t digits, struct strbuf *out,
                    struct error *err)
{
    unsigned long rune = 0;

    for (size_t i = 0; i < digits; i++) {
        char c = peek(lexer, i);

        if (!isxdigit((unsigned char)c))
            return expression_fail(lexer, lexer->position, "invalid char escape", STR_EMPTY, err);
        rune =
            rune * 16 + (unsigned long)(isdigit((unsigned char)c) ? c - '0' : (c | 32) - 'a' + 10);
    }
    lexer->position += digits;
    if (rune > 0x10ffff || (rune >= 0xd800 && rune < 0xe000))
        rune = 0xfffd;
    put_rune(out, rune);
    return 0;
}

static int read_escape(struct expression_lexer *lexer, struct strbuf *out, struct error *err)
{
    static const char letters[] = "abfnrtv\\'\"`", meanings[] = "\a\b\f\n\r\t\v\\'\"`";
    char c = peek(lexer, 0);
    const char *found = c ? strchr(letters, c) : NULL;

    lexer->position++;
    if (found) {
        strbuf_add(out, &meanings[found - letters], 1);
        return 0;
    }
    if (c == 'x' || c == 'u' || c == 'U')
        return read_hex(lexer, c == 'x' ? 2 : c == 'u' ? 4 : 8, out, err);
    return expression_fail(lexer, lexer->position, "invalid char escape", STR_EMPTY, err);
}

static int read_quoted(struct expression_lexer *lexer, struct token *out, struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(EXPRESSION_MAX_BYTES);
    char quote = peek(lexer, 0);
    size_t begin = lexer->position++;

    while (peek(lexer, 0) != quote) {
        if (lexer->position >= lexer->text.len || peek(lexer, 0) == '\n')
            return expression_fail(lexer, begin, "literal not terminated", STR_EMPTY, err);
        if (peek(lexer, 0) == '\\') {
            lexer->position++;
            if (read_escape(lexer, &text, err) < 0)
                return -1;
            continue;
        }
        strbuf_add(&text, lexer->text.ptr + lexer->position++, 1);
    }
    lexer->position++;
    *out = (struct token){ TOKEN_STRING,
                           { arena_strndup(lexer->arena, text.ptr, text.len), text.len },
                           VALUE_NONE,
                           begin };
    return 0;
}

static int read_raw(struct expression_lexer *lexer, struct token *out, struct error *err)
{
    size_t begin = lexer->position;
    struct str rest = str_slice(lexer->text, begin + 1, lexer->text.len);
    ptrdiff_t end = str_find(rest, STR("`"));

    if (end < 0)
        return expression_fail(lexer, begin, "literal not terminated", STR_EMPTY, err);
    *out = (struct token){ TOKEN_STRING, str_slice(rest, 0, (size_t)end), VALUE_NONE, begin };
    lexer->position += (size_t)end + 2;
    return 0;
}

/* The digits and what belongs to them; "1..3" is three tokens. */
static bool is_number_part(const struct expression_lexer *lexer, char before)
{
    char c = peek(lexer, 0);

    if (c == '.')
        return peek(lexer, 1) != '.' && !is_name_start(peek(lexer, 1));
    if ((c == '+' || c == '-') && (before == 'e' || before == 'E'))
        return true;
    return isalnum((unsigned char)c) || c == '_';
}

static int read_number(struct expression_lexer *lexer, struct token *out, struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf digits = STRBUF_INIT(EXPRESSION_MAX_BYTES);
    size_t begin = lexer->position;
    bool is_hex = peek(lexer, 0) == '0' && (peek(lexer, 1) | 32) == 'x';
    char before = '0', *end;
    long long whole;

    while (is_number_part(lexer, is_hex ? '0' : before)) {
        before = lexer->text.ptr[lexer->position++];
        if (before != '_')
            strbuf_add(&digits, &before, 1);
    }
    *out = (struct token){ TOKEN_NUMBER, str_slice(lexer->text, begin, lexer->position), VALUE_NONE,
                           begin };
    errno = 0;
    whole = strtoll(digits.ptr, &end, is_hex ? 16 : 10);
    if (!*end && errno == 0) {
        out->value = value_of_int(whole);
        return 0;
    }
    out->value = value_of_float(strtod(digits.ptr, &end));
    if (*end || is_hex)
        return expression_fail(lexer, begin, "bad number syntax:", out->text, err);
    return 0;
}

static int read_operator(struct expression_lexer *lexer, struct token *out, struct error *err)
{
    static const char *const operators[] = { "?.", "??", "==", "!=", "<=", ">=", "&&", "||", "**",
                                             "..", "#",  "(",  ")",  "[",  "]",  "{",  "}",  ",",
                                             ":",  "?",  "+",  "-",  "*",  "/",  "%",  "^",  "|",
                                             "<",  ">",  "!",  ".",  ";",  "=" };
    struct str rest = str_slice(lexer->text, lexer->position, lexer->text.len);

    for (size_t i = 0; i < sizeof(operators) / sizeof(*operators); i++) {
        struct str sign = str_of(operators[i]);

        if (!str_has_prefix(rest, sign))
            continue;
        *out = (struct token){ TOKEN_OPERATOR, sign, VALUE_NONE, lexer->position };
        lexer->position += sign.len;
        return 0;
    }
    return expression_fail(lexer, lexer->position, "unrecognized character:", str_slice(rest, 0, 1),
                           err);
}

int expression_next(struct expression_lexer *lexer, struct token *out, struct error *err)
{
    size_t begin;
    char c;

    if (skip_blanks(lexer, err) < 0)
        return -1;
    begin = lexer->position;
    c = peek(lexer, 0);
    if (begin >= lexer->text.len) {
        *out = (struct token){ TOKEN_END, STR("EOF"), VALUE_NONE, begin };
        return 0;
    }
    if (c == '"' || c == '\'')
        return read_quoted(lexer, out, err);
    if (c == '`')
        return read_raw(lexer, out, err);
    if (isdigit((unsigned char)c))
        return read_number(lexer, out, err);
    if (!is_name_start(c))
        return read_operator(lexer, out, err);
    while (lexer->position < lexer->text.len && is_name_part(peek(lexer, 0)))
        lexer->position++;
    *out = (struct token){ TOKEN_NAME, str_slice(lexer->text, begin, lexer->position), VALUE_NONE,
                           begin };
    return 0;
}
