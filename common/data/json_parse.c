#include "base/arena.h"
#include "base/mem.h"
#include "data/json_builder.h"
#include "data/json_text.h"
#include "data/json_word.h"

#include <math.h>

enum {
    BYTES_MAX = 256 * 1024 * 1024,
    DEPTH_MAX = 10000,
};

struct level {
    struct json_opened opened;
    bool is_object;
};

struct parser {
    const char *begin, *at, *end;
    struct json_limits limits;
    struct json_builder *builder;
    struct level *levels;
    size_t depth, capacity;
    char *scratch; /* of an unescaped text */
    size_t scratch_capacity;
    struct json_prefix *prefix; /* NULL: the text holds one value and nothing else */
    struct str too_large;       /* the first number that no float can hold */
    struct error *err;
};

/* ---- errors, with the words of Go's encoding/json ---- */

static int fail_at(struct parser *p, const char *where, const char *message)
{
    size_t line = 1;
    const char *start = p->begin;

    if (p->prefix) {
        p->prefix->at_end = where >= p->end;
        p->prefix->used = (size_t)(where - p->begin) + !p->prefix->at_end;
        return error_set(p->err, ERR_INVALID, "%s", message);
    }
    for (const char *c = p->begin; c < where; c++) {
        if (*c == '\n') {
            line++;
            start = c + 1;
        }
    }
    return error_set(p->err, ERR_INVALID, "%s (line %zu, column %zu)", message, line,
                     (size_t)(where - start) + 1);
}

/* Inside of a word, a number or an escape: where the text ends, Go shows a blank. */
static int fail_inside(struct parser *p, const char *where, const char *context)
{
    char message[128], quoted[16];
    unsigned char c = where < p->end ? (unsigned char)*where : ' ';

    snprintf(message, sizeof(message), "invalid character %s %s", json_quote_char(c, quoted),
             context);
    return fail_at(p, where, message);
}

/* `context` as in "looking for beginning of value". */
static int fail_char(struct parser *p, const char *where, const char *context)
{
    if (where >= p->end)
        return fail_at(p, p->end, "unexpected end of JSON input");
    return fail_inside(p, where, context);
}

static void skip_blanks(struct parser *p)
{
    while (p->at < p->end && (*p->at == ' ' || *p->at == '\n' || *p->at == '\t' || *p->at == '\r'))
        p->at++;
}

/* ---- texts ---- */

/* Room for `extra` bytes behind `used`; returns where they begin. */
static char *scratch(struct parser *p, size_t used, size_t extra)
{
    if (used + extra > p->scratch_capacity) {
        p->scratch_capacity = (used + extra) * 2;
        p->scratch = xrealloc(p->scratch, p->scratch_capacity);
    }
    return p->scratch + used;
}

/* The four digits behind \u; -1 when they are none. */
static int read_hex(const char *at, const char *end, const char **wrong)
{
    int number = 0;

    for (int i = 0; i < 4; i++, at++) {
        int digit = at < end ? json_hex_digit(*at) : -1;

        if (digit < 0) {
            *wrong = at;
            return -1;
        }
        number = number << 4 | digit;
    }
    return number;
}

/* `at` is behind "\u". A surrogate without its other half is U+FFFD. */
static int unescape_unicode(struct parser *p, const char **at, char *to)
{
    const char *wrong = NULL, *next = *at + 4;
    int code = read_hex(*at, p->end, &wrong), low;

    if (code < 0)
        return fail_inside(p, wrong, "in \\u hexadecimal character escape");
    if (code >= 0xd800 && code < 0xdc00 && p->end - next >= 6 && next[0] == '\\' &&
        next[1] == 'u') {
        low = read_hex(next + 2, p->end, &wrong);
        if (low >= 0xdc00 && low < 0xe000) {
            code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
            next += 6;
        }
    }
    if (code >= 0xd800 && code < 0xe000)
        code = 0xfffd;
    *at = next;
    return (int)json_utf8_encode((uint32_t)code, to);
}

/* `at` is behind the backslash. Returns the bytes written to `to`, which has room for four. */
static int unescape(struct parser *p, const char **at, char *to)
{
    static const char from[] = "\"\\/bfnrt", meant[] = "\"\\/\b\f\n\r\t";
    const char *found;

    if (*at < p->end && **at == 'u') {
        ++*at;
        return unescape_unicode(p, at, to);
    }
    found = *at < p->end && **at ? strchr(from, **at) : NULL;
    if (!found)
        return fail_inside(p, *at, "in string escape code");
    ++*at;
    *to = meant[found - from];
    return 1;
}

/* The rest of a text, from `at` on, which is the first byte that cannot be taken as it is. */
static int parse_escaped(struct parser *p, const char *begin, const char *at, struct str *out)
{
    size_t len = 0;

    for (;;) {
        size_t plain = (size_t)(at - begin);

        memcpy(scratch(p, len, plain + 4), begin, plain);
        len += plain;
        if (at >= p->end || (unsigned char)*at < 0x20)
            return fail_char(p, at, "in string literal");
        if (*at == '"')
            break;
        if (*at == '\\') {
            int written;

            at++;
            written = unescape(p, &at, p->scratch + len);
            if (written < 0)
                return -1;
            len += (size_t)written;
        } else {
            len += json_utf8_encode(0xfffd, p->scratch + len);
            at++;
        }
        begin = at;
        at = json_plain_end(at, p->end);
    }
    p->at = at + 1;
    *out = (struct str){ p->scratch, len };
    return 0;
}

/* `p->at` is behind the opening quote. The text is valid until the next one. */
static int parse_text(struct parser *p, struct str *out)
{
    const char *end = json_plain_end(p->at, p->end);

    if (end >= p->end || *end != '"')
        return parse_escaped(p, p->at, end, out);
    *out = (struct str){ p->at, (size_t)(end - p->at) };
    p->at = end + 1;
    return 0;
}

/* ---- numbers ---- */

static const char *skip_digits(const char *at, const char *end)
{
    while (at < end && *at >= '0' && *at <= '9')
        at++;
    return at;
}

/* Where a number ends; NULL, and `*wrong` at the byte that does not belong there. */
static const char *number_end(const char *at, const char *end, bool *whole, const char **wrong)
{
    const char *digits;

    *whole = true;
    at += at < end && *at == '-';
    digits = at;
    at = at < end && *at == '0' ? at + 1 : skip_digits(at, end);
    *wrong = at;
    if (at == digits)
        return NULL;
    if (at < end && *at == '.') {
        *whole = false;
        digits = ++at;
        at = skip_digits(at, end);
        *wrong = at;
        if (at == digits)
            return NULL;
    }
    if (at < end && (*at == 'e' || *at == 'E')) {
        *whole = false;
        at++;
        at += at < end && (*at == '+' || *at == '-');
        digits = at;
        at = skip_digits(at, end);
        *wrong = at;
        if (at == digits)
            return NULL;
    }
    return at;
}

bool json_is_number(struct str text)
{
    const char *wrong;
    bool whole;

    return number_end(text.ptr, text.ptr + text.len, &whole, &wrong) == text.ptr + text.len;
}

static const char *number_context(const char *begin, const char *wrong)
{
    if (wrong[-1] == '-' && wrong - 1 == begin)
        return "in numeric literal";
    if (wrong[-1] == '.')
        return "after decimal point in numeric literal";
    return "in exponent of numeric literal";
}

static int parse_number(struct parser *p)
{
    const char *begin = p->at, *wrong;
    bool whole;
    const char *end = number_end(begin, p->end, &whole, &wrong);
    struct str text;
    int64_t integer;
    double number;

    if (!end)
        return fail_inside(p, wrong, number_context(begin, wrong));
    p->at = end;
    if (whole && json_read_int((struct str){ begin, (size_t)(end - begin) }, &integer)) {
        json_builder_int(p->builder, integer);
        return 0;
    }
    text = (struct str){ begin, (size_t)(end - begin) };
    number = json_read_float(text);
    if (!isfinite(number) && !p->limits.keep_number_text && !p->too_large.ptr)
        p->too_large = text;
    json_builder_float(p->builder, number, p->limits.keep_number_text ? text : STR_EMPTY);
    return 0;
}

/** Go looks at the whole text before it reads numbers: what else is wrong with it comes first. */
static int check_numbers(struct parser *p)
{
    struct str text = p->too_large;
    char message[128];

    if (!text.ptr)
        return 0;
    snprintf(message, sizeof(message),
             "json: cannot unmarshal number %.*s%s into Go value of type float64",
             (int)(text.len < 40 ? text.len : 40), text.ptr, text.len < 40 ? "" : "...");
    return fail_at(p, text.ptr, message);
}

/* ---- values ---- */

static int parse_word(struct parser *p, struct str word)
{
    char context[64];

    for (size_t i = 1; i < word.len; i++) {
        if (p->at + i < p->end && p->at[i] == word.ptr[i])
            continue;
        snprintf(context, sizeof(context), "in literal %.*s (expecting '%c')", STR_ARG(word),
                 word.ptr[i]);
        return fail_inside(p, p->at + i, context);
    }
    p->at += word.len;
    return 0;
}

static int parse_key(struct parser *p)
{
    struct str key;

    skip_blanks(p);
    if (p->at >= p->end || *p->at != '"')
        return fail_char(p, p->at, "looking for beginning of object key string");
    p->at++;
    if (parse_text(p, &key) < 0)
        return -1;
    json_builder_key(p->builder, key);

    skip_blanks(p);
    if (p->at >= p->end || *p->at != ':')
        return fail_char(p, p->at, "after object key");
    p->at++;
    return 0;
}

static int open_container(struct parser *p, bool is_object)
{
    if (p->depth >= p->limits.depth)
        return fail_inside(p, p->at, "exceeded max depth");
    if (p->depth == p->capacity) {
        p->capacity = p->capacity ? p->capacity * 2 : 32;
        p->levels = xrealloc(p->levels, p->capacity * sizeof(*p->levels));
    }
    p->levels[p->depth++] = (struct level){ json_builder_begin(p->builder), is_object };
    p->at++;
    return 0;
}

static void close_container(struct parser *p)
{
    struct level level = p->levels[--p->depth];

    if (level.is_object)
        json_builder_end_object(p->builder, level.opened);
    else
        json_builder_end_array(p->builder, level.opened);
}

/* 1: there is something in it. */
static int parse_container(struct parser *p)
{
    bool is_object = *p->at == '{';

    if (open_container(p, is_object) < 0)
        return -1;
    skip_blanks(p);
    if (p->at >= p->end || *p->at != (is_object ? '}' : ']'))
        return 1;
    p->at++;
    close_container(p);
    return 0;
}

static int parse_string(struct parser *p)
{
    struct str text;

    p->at++;
    if (parse_text(p, &text) < 0)
        return -1;
    json_builder_string(p->builder, text);
    return 0;
}

/* 1: a container was opened, and is not empty. */
static int parse_value(struct parser *p)
{
    skip_blanks(p);
    if (p->at >= p->end)
        return fail_char(p, p->at, "looking for beginning of value");
    switch (*p->at) {
    case '"':
        return parse_string(p);
    case '{':
    case '[':
        return parse_container(p);
    case 't':
    case 'f':
        json_builder_bool(p->builder, *p->at == 't');
        return parse_word(p, *p->at == 't' ? STR("true") : STR("false"));
    case 'n':
        json_builder_null(p->builder);
        return parse_word(p, STR("null"));
    default:
        if (*p->at == '-' || (*p->at >= '0' && *p->at <= '9'))
            return parse_number(p);
        return fail_char(p, p->at, "looking for beginning of value");
    }
}

/* What follows a value: the ends of containers, up to a comma or the end of all. */
static int parse_ends(struct parser *p)
{
    while (p->depth > 0) {
        bool is_object = p->levels[p->depth - 1].is_object;
        char c;

        skip_blanks(p);
        c = '\0';
        if (p->at < p->end)
            c = *p->at;
        if (c == ',') {
            p->at++;
            return 0;
        }
        if (c != (is_object ? '}' : ']'))
            return fail_char(p, p->at,
                             is_object ? "after object key:value pair" : "after array element");
        p->at++;
        close_container(p);
    }
    return 0;
}

static int parse_document(struct parser *p)
{
    do {
        int opened;

        if (p->depth > 0 && p->levels[p->depth - 1].is_object && parse_key(p) < 0)
            return -1;
        opened = parse_value(p);
        if (opened < 0)
            return -1;
        if (!opened && parse_ends(p) < 0)
            return -1;
    } while (p->depth > 0);
    return 0;
}

static void parser_init(struct parser *p, struct str text, const struct json_limits *limits,
                        struct json_builder *builder, struct error *err)
{
    *p = (struct parser){ .begin = text.ptr, .at = text.ptr, .end = text.ptr + text.len };
    if (limits)
        p->limits = *limits;
    if (p->limits.bytes == 0)
        p->limits.bytes = BYTES_MAX;
    if (p->limits.depth == 0)
        p->limits.depth = DEPTH_MAX;
    p->builder = builder;
    p->err = err;
}

static void parser_release(struct parser *p)
{
    free(p->levels);
    free(p->scratch);
}
DEFINE_CLEANUP_VALUE(struct parser, parser_release)

int json_parse_into(struct json_builder *builder, struct str text, const struct json_limits *limits,
                    struct json_prefix *prefix, struct error *err)
{
    CLEANUP(parser_release) struct parser parser;

    parser_init(&parser, text, limits, builder, err);
    parser.prefix = prefix;
    if (text.len > parser.limits.bytes)
        return error_set(err, ERR_TOO_LARGE, "the JSON text is larger than %zu bytes",
                         parser.limits.bytes);
    if (parse_document(&parser) < 0)
        return -1;
    if (prefix) {
        prefix->used = (size_t)(parser.at - text.ptr);
        return check_numbers(&parser);
    }
    skip_blanks(&parser);
    if (parser.at < parser.end)
        return fail_char(&parser, parser.at, "after top-level value");
    return check_numbers(&parser);
}

int json_parse(struct str text, const struct json_limits *limits, struct arena *arena,
               const struct json **out, struct error *err)
{
    CLEANUP(json_builder_free) struct json_builder *builder = json_builder_new(text.len);

    if (json_parse_into(builder, text, limits, NULL, err) < 0)
        return -1;
    return json_builder_finish_in(builder, arena, out, err);
}
