#include "template/lexer.h"

#include "base/arena.h"
#include "base/strbuf.h"
#include "data/go_quote.h"
#include "template/unicode.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { END_OF_TEXT = UINT32_MAX };

void lexer_init(struct lexer *lexer, struct str input, const char *left, const char *right,
                struct arena *arena)
{
    *lexer = (struct lexer){
        .input = input,
        .left = str_of(left && *left ? left : "{{"),
        .right = str_of(right && *right ? right : "}}"),
        .arena = arena,
        .line = 1,
        .start_line = 1,
    };
}

static bool starts_at(const struct lexer *lexer, size_t position, const char *text, size_t len)
{
    return position <= lexer->input.len && lexer->input.len - position >= len &&
           memcmp(lexer->input.ptr + position, text, len) == 0;
}

static uint32_t peek(const struct lexer *lexer, size_t *width)
{
    if (lexer->at >= lexer->input.len) {
        *width = 0;
        return END_OF_TEXT;
    }
    return go_decode_rune(lexer->input.ptr + lexer->at, lexer->input.len - lexer->at, width);
}

static uint32_t peek_rune(const struct lexer *lexer)
{
    size_t width;

    return peek(lexer, &width);
}

static uint32_t advance(struct lexer *lexer)
{
    size_t width;
    uint32_t rune = peek(lexer, &width);

    lexer->at += width;
    if (rune == '\n')
        lexer->line++;
    return rune;
}

/* Go on at `to`, counting lines on the way. */
static void move_to(struct lexer *lexer, size_t to)
{
    for (; lexer->at < to; lexer->at++)
        lexer->line += lexer->input.ptr[lexer->at] == '\n';
}

static void ignore(struct lexer *lexer)
{
    lexer->start = lexer->at;
    lexer->start_line = lexer->line;
}

static void emit(struct lexer *lexer, enum token_type type)
{
    lexer->token = (struct token){
        .type = type,
        .text = { lexer->input.ptr + lexer->start, lexer->at - lexer->start },
        .position = lexer->start,
        .line = lexer->start_line,
    };
    lexer->found = true;
    ignore(lexer);
}

static void fail(struct lexer *lexer, const char *message)
{
    lexer->token = (struct token){
        .type = TOKEN_ERROR,
        .text = str_of(message),
        .position = lexer->start,
        .line = lexer->start_line,
    };
    lexer->found = true;
    lexer->is_over = true;
}

static void fail_quoting(struct lexer *lexer, const char *what)
{
    struct str text = { lexer->input.ptr + lexer->start, lexer->at - lexer->start };

    fail(lexer, arena_printf(lexer->arena, "%s: %s", what, go_quoted(text, lexer->arena).ptr));
}

/* As Go's %#U: U+0040 '@'. */
static void fail_at_rune(struct lexer *lexer, const char *what, uint32_t rune)
{
    char bytes[4];
    struct str text = { bytes, unicode_encode(rune, bytes) };

    if (rune == END_OF_TEXT)
        fail(lexer, arena_printf(lexer->arena, "%s U+FFFFFFFFFFFFFFFF", what));
    else if (go_is_printable(rune))
        fail(lexer, arena_printf(lexer->arena, "%s U+%04X '%.*s'", what, rune, STR_ARG(text)));
    else
        fail(lexer, arena_printf(lexer->arena, "%s U+%04X", what, rune));
}

static bool is_blank(uint32_t rune)
{
    return rune == ' ' || rune == '\t' || rune == '\r' || rune == '\n';
}

static bool is_blank_at(const struct lexer *lexer, size_t position)
{
    return position < lexer->input.len && is_blank((unsigned char)lexer->input.ptr[position]);
}

static bool is_word(uint32_t rune)
{
    return rune == '_' ||
           (rune != END_OF_TEXT && (unicode_is_letter(rune) || unicode_is_digit(rune)));
}

static bool trims_left(const struct lexer *lexer, size_t position)
{
    return starts_at(lexer, position, "-", 1) && is_blank_at(lexer, position + 1);
}

/* " -" in front of the right delimiter. */
static bool trims_right(const struct lexer *lexer, size_t position)
{
    return is_blank_at(lexer, position) && starts_at(lexer, position + 1, "-", 1);
}

static bool at_right(const struct lexer *lexer, bool *trims)
{
    *trims = trims_right(lexer, lexer->at) &&
             starts_at(lexer, lexer->at + 2, lexer->right.ptr, lexer->right.len);
    return *trims || starts_at(lexer, lexer->at, lexer->right.ptr, lexer->right.len);
}

static void lex_comment(struct lexer *lexer)
{
    struct str rest = { lexer->input.ptr + lexer->at + 2, lexer->input.len - lexer->at - 2 };
    ptrdiff_t end = str_find(rest, STR("*/"));
    bool trims;

    if (end < 0) {
        fail(lexer, "unclosed comment");
        return;
    }
    move_to(lexer, lexer->at + 2 + (size_t)end + 2);
    if (!at_right(lexer, &trims)) {
        fail(lexer, "comment ends before closing delimiter");
        return;
    }
    move_to(lexer, lexer->at + (trims ? 2 : 0) + lexer->right.len);
    while (trims && is_blank_at(lexer, lexer->at))
        advance(lexer);
    ignore(lexer);
}

static void lex_left(struct lexer *lexer)
{
    size_t after = lexer->at + lexer->left.len;
    size_t trim = trims_left(lexer, after) ? 2 : 0;

    if (starts_at(lexer, after + trim, "/*", 2)) {
        move_to(lexer, after + trim);
        ignore(lexer);
        lex_comment(lexer);
        return;
    }
    move_to(lexer, after);
    emit(lexer, TOKEN_LEFT);
    move_to(lexer, after + trim);
    ignore(lexer);
    lexer->inside = true;
    lexer->parentheses = 0;
}

static void lex_text(struct lexer *lexer)
{
    struct str rest = { lexer->input.ptr + lexer->at, lexer->input.len - lexer->at };
    ptrdiff_t found = str_find(rest, lexer->left);
    size_t end, left;

    if (found < 0) {
        move_to(lexer, lexer->input.len);
        if (lexer->at > lexer->start) {
            emit(lexer, TOKEN_TEXT);
            return;
        }
        emit(lexer, TOKEN_EOF);
        lexer->is_over = true;
        return;
    }
    left = end = lexer->at + (size_t)found;
    if (trims_left(lexer, left + lexer->left.len))
        while (end > lexer->start && is_blank_at(lexer, end - 1))
            end--;
    if (end > lexer->start) {
        move_to(lexer, end);
        emit(lexer, TOKEN_TEXT);
        move_to(lexer, left);
        ignore(lexer);
        return;
    }
    move_to(lexer, left);
    ignore(lexer);
    lex_left(lexer);
}

static void lex_right(struct lexer *lexer, bool trims)
{
    if (trims) {
        move_to(lexer, lexer->at + 2);
        ignore(lexer);
    }
    move_to(lexer, lexer->at + lexer->right.len);
    emit(lexer, TOKEN_RIGHT);
    while (trims && is_blank_at(lexer, lexer->at))
        advance(lexer);
    if (trims)
        ignore(lexer);
    lexer->inside = false;
}

static void lex_space(struct lexer *lexer)
{
    size_t blanks = 0;
    bool trims;

    while (is_blank(peek_rune(lexer))) {
        /* The last blank may belong to a "- }}" that trims. */
        if (at_right(lexer, &trims) && trims)
            break;
        advance(lexer);
        blanks++;
    }
    if (blanks)
        emit(lexer, TOKEN_SPACE);
    else
        lex_right(lexer, true);
}

static bool at_terminator(const struct lexer *lexer)
{
    uint32_t rune = peek_rune(lexer);

    return is_blank(rune) || rune == END_OF_TEXT ||
           strchr(".,|:()", (int)(rune < 128 ? rune : 'x')) ||
           starts_at(lexer, lexer->at, lexer->right.ptr, lexer->right.len);
}

static void lex_field_or_variable(struct lexer *lexer, enum token_type type)
{
    if (at_terminator(lexer)) {
        emit(lexer, type == TOKEN_VARIABLE ? TOKEN_VARIABLE : TOKEN_DOT);
        return;
    }
    while (is_word(peek_rune(lexer)))
        advance(lexer);
    if (!at_terminator(lexer))
        fail_at_rune(lexer, "bad character", peek_rune(lexer));
    else
        emit(lexer, type);
}

static enum token_type type_of_word(struct str word)
{
    static const struct {
        const char *word;
        enum token_type type;
    } words[] = {
        { "true", TOKEN_BOOL },     { "false", TOKEN_BOOL },  { "nil", TOKEN_NIL },
        { "block", TOKEN_BLOCK },   { "break", TOKEN_BREAK }, { "continue", TOKEN_CONTINUE },
        { "define", TOKEN_DEFINE }, { "else", TOKEN_ELSE },   { "end", TOKEN_END },
        { "if", TOKEN_IF },         { "range", TOKEN_RANGE }, { "template", TOKEN_TEMPLATE },
        { "with", TOKEN_WITH },
    };

    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        if (str_equals(word, words[i].word))
            return words[i].type;
    }
    return TOKEN_IDENTIFIER;
}

static void lex_identifier(struct lexer *lexer)
{
    while (is_word(peek_rune(lexer)))
        advance(lexer);
    if (!at_terminator(lexer)) {
        fail_at_rune(lexer, "bad character", peek_rune(lexer));
        return;
    }
    emit(lexer,
         type_of_word((struct str){ lexer->input.ptr + lexer->start, lexer->at - lexer->start }));
}

/* From behind the opening quote to behind the closing one; false: there is none. */
static bool skip_quoted(struct lexer *lexer, uint32_t quote)
{
    for (;;) {
        uint32_t rune = advance(lexer);

        if (rune == '\\')
            rune = advance(lexer);
        else if (rune == quote)
            return true;
        if (rune == END_OF_TEXT || rune == '\n')
            return false;
    }
}

static void lex_quoted(struct lexer *lexer, uint32_t quote, enum token_type type,
                       const char *unclosed)
{
    if (skip_quoted(lexer, quote))
        emit(lexer, type);
    else
        fail(lexer, unclosed);
}

static void lex_raw(struct lexer *lexer)
{
    for (uint32_t rune; (rune = advance(lexer)) != '`';) {
        if (rune == END_OF_TEXT) {
            fail(lexer, "unterminated raw quoted string");
            return;
        }
    }
    emit(lexer, TOKEN_RAW_STRING);
}

static bool accept(struct lexer *lexer, const char *any)
{
    uint32_t rune = peek_rune(lexer);

    if (rune == 0 || rune >= 128 || !strchr(any, (int)rune))
        return false;
    lexer->at++;
    return true;
}

static void accept_run(struct lexer *lexer, const char *any)
{
    while (accept(lexer, any))
        continue;
}

static bool scan_number(struct lexer *lexer)
{
    const char *digits = "0123456789_";
    bool is_hex = false;

    accept(lexer, "+-");
    if (accept(lexer, "0")) {
        if (accept(lexer, "xX")) {
            digits = "0123456789abcdefABCDEF_";
            is_hex = true;
        } else if (accept(lexer, "oO")) {
            digits = "01234567_";
        } else if (accept(lexer, "bB")) {
            digits = "01_";
        }
    }
    accept_run(lexer, digits);
    if (accept(lexer, "."))
        accept_run(lexer, digits);
    if (strlen(digits) == 11 && accept(lexer, "eE")) {
        accept(lexer, "+-");
        accept_run(lexer, "0123456789_");
    }
    if (is_hex && accept(lexer, "pP")) {
        accept(lexer, "+-");
        accept_run(lexer, "0123456789_");
    }
    accept(lexer, "i");
    if (is_word(peek_rune(lexer))) {
        advance(lexer);
        return false;
    }
    return true;
}

static void lex_number(struct lexer *lexer)
{
    uint32_t sign;

    if (!scan_number(lexer)) {
        fail_quoting(lexer, "bad number syntax");
        return;
    }
    sign = peek_rune(lexer);
    if (sign != '+' && sign != '-') {
        emit(lexer, TOKEN_NUMBER);
        return;
    }
    if (!scan_number(lexer) || lexer->input.ptr[lexer->at - 1] != 'i')
        fail_quoting(lexer, "bad number syntax");
    else
        emit(lexer, TOKEN_COMPLEX);
}

static void lex_parenthesis(struct lexer *lexer, bool opens)
{
    if (!opens && lexer->parentheses == 0) {
        fail(lexer, "unexpected right paren");
        return;
    }
    lexer->parentheses = opens ? lexer->parentheses + 1 : lexer->parentheses - 1;
    emit(lexer, opens ? TOKEN_OPEN : TOKEN_CLOSE);
}

/* A character that begins a token with a body. */
static void lex_body(struct lexer *lexer, uint32_t rune)
{
    if (rune == '.' && lexer->at < lexer->input.len &&
        !(lexer->input.ptr[lexer->at] >= '0' && lexer->input.ptr[lexer->at] <= '9')) {
        lex_field_or_variable(lexer, TOKEN_FIELD);
    } else if (rune == '.' || rune == '+' || rune == '-' || (rune >= '0' && rune <= '9')) {
        lexer->at = lexer->start;
        lex_number(lexer);
    } else if (is_word(rune)) {
        lex_identifier(lexer);
    } else if (rune < 128 && rune >= ' ' && rune != 127) {
        emit(lexer, TOKEN_CHAR);
    } else {
        fail_at_rune(lexer, "unrecognized character in action:", rune);
    }
}

static void lex_action(struct lexer *lexer) /* NOLINT(*-function-*): one case a character */
{
    bool trims;
    uint32_t rune;

    if (at_right(lexer, &trims)) {
        if (lexer->parentheses)
            fail(lexer, "unclosed left paren");
        else
            lex_right(lexer, trims);
        return;
    }
    if (is_blank(peek_rune(lexer))) {
        lex_space(lexer);
        return;
    }
    switch (rune = advance(lexer)) {
    case END_OF_TEXT:
        fail(lexer, "unclosed action");
        return;
    case '=':
        emit(lexer, TOKEN_ASSIGN);
        return;
    case ':':
        if (advance(lexer) != '=')
            fail(lexer, "expected :=");
        else
            emit(lexer, TOKEN_DECLARE);
        return;
    case '|':
        emit(lexer, TOKEN_PIPE);
        return;
    case '"':
        lex_quoted(lexer, '"', TOKEN_STRING, "unterminated quoted string");
        return;
    case '\'':
        lex_quoted(lexer, '\'', TOKEN_RUNE, "unterminated character constant");
        return;
    case '`':
        lex_raw(lexer);
        return;
    case '$':
        lex_field_or_variable(lexer, TOKEN_VARIABLE);
        return;
    case '(':
    case ')':
        lex_parenthesis(lexer, rune == '(');
        return;
    default:
        lex_body(lexer, rune);
    }
}

struct token lexer_next(struct lexer *lexer)
{
    lexer->found = false;
    while (!lexer->found && !lexer->is_over) {
        if (lexer->inside)
            lex_action(lexer);
        else
            lex_text(lexer);
    }
    if (!lexer->found)
        return (struct token){ TOKEN_EOF, STR_EMPTY, lexer->at, lexer->start_line };
    return lexer->token;
}

struct str token_describe(const struct token *token, struct arena *arena)
{
    size_t end = 0, runes = 0;

    if (token->type == TOKEN_EOF)
        return STR("EOF");
    if (token->type == TOKEN_ERROR)
        return token->text;
    if (token->type >= TOKEN_BLOCK || token->type == TOKEN_DOT || token->type == TOKEN_NIL)
        return str_of(arena_printf(arena, "<%.*s>", STR_ARG(token->text)));
    if (token->text.len <= 10)
        return go_quoted(token->text, arena);
    while (end < token->text.len && runes++ < 10) {
        size_t width;

        go_decode_rune(token->text.ptr + end, token->text.len - end, &width);
        end += width;
    }
    return str_of(
        arena_printf(arena, "%s...", go_quoted((struct str){ token->text.ptr, end }, arena).ptr));
}
