/* Texts of TOML: quotes of four kinds. */
#include "base/arena.h"
#include "base/strbuf.h"
#include "data/go_quote.h"
#include "data/json_text.h"
#include "render/helm/toml_parts.h"

#include <string.h>

enum { TEXT_LIMIT = 16 * 1024 * 1024 };

static bool is_triple(const char *at, char quote)
{
    return at[0] == quote && at[1] == quote && at[2] == quote;
}

/* Two, four or eight digits. */
static int read_code(struct toml_reader *r, char letter, struct strbuf *out)
{
    size_t digits = letter == 'x' ? 2 : letter == 'u' ? 4 : 8;
    uint32_t code = 0;
    char bytes[4];

    for (size_t i = 0; i < digits; i++) {
        int digit = json_hex_digit(r->at[i]);

        if (digit < 0) {
            return toml_fail(r, "expected %s hexadecimal digits after '\\%c', but got %s instead",
                             digits == 2   ? "two"
                             : digits == 4 ? "four"
                                           : "eight",
                             letter, go_quoted((struct str){ r->at - 2, i + 3 }, r->arena).ptr);
        }
        code = code << 4 | (uint32_t)digit;
    }
    r->at += digits;
    if (code > 0x10ffff || (code >= 0xd800 && code < 0xe000))
        return toml_fail(r, "Escaped character '\\u%x' is not valid UTF-8.", code);
    strbuf_add(out, bytes, json_utf8_encode(code, bytes));
    return 0;
}

static int read_escape(struct toml_reader *r, struct strbuf *out)
{
    static const char letters[] = "btnfre\"\\", meant[] = "\b\t\n\f\r\x1b\"\\";
    char c = *r->at;
    const char *found = c ? strchr(letters, c) : NULL;

    if (found) {
        strbuf_add(out, &meant[found - letters], 1);
        r->at++;
        return 0;
    }
    if (c == 'x' || c == 'u' || c == 'U') {
        r->at++;
        return read_code(r, c, out);
    }
    return toml_fail(r, "invalid escape in string '\\%c'", c);
}

/* A backslash at the end of a line: the blanks behind it do not count. */
static bool skip_joined(struct toml_reader *r)
{
    const char *at = r->at;

    while (*at == ' ' || *at == '\t' || *at == '\r')
        at++;
    if (*at != '\n')
        return false;
    for (; *at == ' ' || *at == '\t' || *at == '\r' || *at == '\n'; at++)
        r->line += *at == '\n';
    r->at = at;
    return true;
}

static int read_character(struct toml_reader *r, char quote, bool is_long, struct strbuf *out)
{
    char c = *r->at;

    if (r->at >= r->end)
        return toml_fail(r, "unexpected EOF; expected %s",
                         is_long ? (quote == '"' ? "'\"\"\"'" : "\"'''\"")
                                 : (quote == '"' ? "'\"'" : "\"'\""));
    if (c == '\n' && !is_long)
        return toml_fail(r, "strings cannot contain newlines");
    r->at++;
    if (c == '\\' && quote == '"')
        return is_long && skip_joined(r) ? 0 : read_escape(r, out);
    r->line += c == '\n';
    if (c == '\r' && *r->at == '\n')
        return 0;
    strbuf_add(out, &c, 1);
    return 0;
}

/* Up to two more quotes belong to the text. */
static bool ends_long(struct toml_reader *r, char quote, struct strbuf *out)
{
    if (!is_triple(r->at, quote))
        return false;
    for (size_t i = 0; i < 2 && r->at[3] == quote; i++) {
        strbuf_add(out, &quote, 1);
        r->at++;
    }
    r->at += 3;
    return true;
}

int toml_read_text(struct toml_reader *r, struct str *out)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(TEXT_LIMIT);
    char quote = *r->at;
    bool is_long = is_triple(r->at, quote);

    r->at += is_long ? 3 : 1;
    if (is_long && r->at[0] == '\r' && r->at[1] == '\n')
        r->at++;
    if (is_long && *r->at == '\n') {
        r->at++;
        r->line++;
    }
    while (is_long ? !ends_long(r, quote, &text) : *r->at != quote) {
        if (read_character(r, quote, is_long, &text) < 0)
            return -1;
    }
    r->at += !is_long;
    if (strbuf_check(&text, "a TOML text", r->err) < 0)
        return -1;
    *out = str_dup((struct str){ text.ptr, text.len }, r->arena);
    return 0;
}
