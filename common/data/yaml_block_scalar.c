/* Scalars of the common form of YAML: plain, in quotes, as blocks; and what is in brackets. */
#include "base/arena.h"
#include "data/yaml_block_parts.h"

#include <string.h>

/* A scalar of the bytes from `begin` to `end`; the place is behind them already. */
static struct yaml_node *finish_scalar(struct yaml_node *node, const char *begin, char *end)
{
    *end = '\0';
    node->text = (struct str){ begin, (size_t)(end - begin) };
    return node;
}

static char *trimmed(const char *begin, char *end)
{
    while (end > begin && end[-1] == ' ')
        end--;
    return end;
}

/* ---- plain ---- */

bool block_is_plain_start(const char *at)
{
    if (*at == '-')
        return !is_gap(at[1]) && at[1] != '\t';
    return !strchr("?:,[]{}#&*!|>'\"%@` \t\n", *at);
}

/* The end of what a line says from `at` on: a line end or a comment. NULL: it is out of the
 * common. */
static char *plain_end(char *at)
{
    for (; !is_line_end(*at); at++) {
        if (*at == '\t' || (*at == ':' && is_gap(at[1])))
            return NULL;
        if (*at == '#' && at[-1] == ' ')
            break;
    }
    return at;
}

/* Another line of the text, behind `*breaks` line ends; NULL when there is none. `indent` is what
 * it must pass. */
static char *next_plain_line(char *at, int indent, size_t *breaks)
{
    char *begin = at;

    for (*breaks = 0; *at == '\n'; ++*breaks) {
        begin = ++at;
        while (*at == ' ')
            at++;
    }
    return *breaks > 0 && at - begin > indent && !is_line_end(*at) && *at != '#' ? at : NULL;
}

static char *put_breaks(char *to, size_t breaks)
{
    if (breaks == 1)
        *to++ = ' ';
    for (; breaks > 1; breaks--)
        *to++ = '\n';
    return to;
}

static struct yaml_node *read_plain(struct block_reader *r, int indent)
{
    struct yaml_node *node = block_node_new(r, NODE_SCALAR);
    char *begin = r->at, *end = plain_end(begin), *to, *next;
    size_t breaks;

    if (!end)
        return NULL;
    node->implicit = true;
    to = trimmed(begin, end);
    while (*end == '\n' && (next = next_plain_line(end, indent, &breaks))) {
        size_t len;

        end = plain_end(next);
        if (!end)
            return NULL;
        len = (size_t)(trimmed(next, end) - next);
        to = put_breaks(to, breaks);
        memmove(to, next, len);
        to += len;
        r->line += (uint32_t)breaks;
    }
    r->at = *end == '#' ? end - 1 : end;
    return block_end_line(r) ? finish_scalar(node, begin, to) : NULL;
}

/* ---- quotes ---- */

/* Over line ends in a text in quotes, which count as in a plain one. */
static bool fold_quoted(struct block_reader *r, int indent, const char *begin, char **to)
{
    size_t breaks = 0;
    char *line = r->at;

    if (indent < 0)
        return false;
    *to = trimmed(begin, *to);
    for (; *r->at == '\n'; breaks++) {
        line = ++r->at;
        while (*r->at == ' ')
            r->at++;
    }
    r->line += (uint32_t)breaks;
    *to = put_breaks(*to, breaks);
    return r->at - line > indent;
}

static char unescaped(char c)
{
    switch (c) {
    case 'n':
        return '\n';
    case 't':
        return '\t';
    case 'r':
        return '\r';
    case '"':
    case '\\':
    case ' ':
        return c;
    default:
        return '\0';
    }
}

/* "\" and a line end: nothing at all. */
static bool join_lines(struct block_reader *r, int indent)
{
    char *line = ++r->at;

    r->line++;
    while (*r->at == ' ')
        r->at++;
    return indent >= 0 && r->at - line > indent && *r->at != '\n';
}

static bool read_escape(struct block_reader *r, int indent, char **to, const char **kept)
{
    char c = *++r->at;

    if (c == '\n') {
        *kept = *to; /* blanks before it stay */
        return join_lines(r, indent);
    }
    *(*to)++ = unescaped(c);
    *kept = *to;
    r->at++;
    return (*to)[-1] != '\0';
}

struct yaml_node *block_quoted(struct block_reader *r, int indent)
{
    struct yaml_node *node = block_node_new(r, NODE_SCALAR);
    char quote = *r->at, *begin = ++r->at, *to = begin;
    const char *kept = begin; /* up to here nothing is trimmed */

    node->style = quote == '"' ? YAML_DOUBLE : YAML_SINGLE;
    for (;;) {
        char c = *r->at;

        if (c == '\0' || c == '\t')
            return NULL;
        if (c == '\n') {
            if (!fold_quoted(r, indent, kept, &to))
                return NULL;
            kept = to;
        } else if (c == '\\' && quote == '"') {
            if (!read_escape(r, indent, &to, &kept))
                return NULL;
        } else if (c != quote) {
            *to++ = c;
            r->at++;
        } else if (quote == '\'' && r->at[1] == quote) {
            *to++ = c;
            r->at += 2;
        } else {
            break;
        }
    }
    r->at++;
    return finish_scalar(node, begin, to);
}

/* ---- blocks ---- */

struct block_text {
    bool is_literal, is_kept, is_stripped;
    int indent;       /* of its lines */
    bool ended_line;  /* the line before has an end, which is not written yet */
    bool began_blank; /* ... and began with a blank */
    size_t breaks;    /* empty lines since */
    char *to;
};

/* "|", ">-", "|2+": the place is at the begin of the next line. */
static bool read_header(struct block_reader *r, struct block_text *text)
{
    text->is_literal = *r->at++ == '|';
    text->indent = 0;
    for (size_t i = 0; i < 2 && strchr("+-123456789", *r->at) && *r->at; i++) {
        char c = *r->at++;

        if (c == '+' || c == '-') {
            if (text->is_kept || text->is_stripped)
                return false;
            text->is_kept = c == '+';
            text->is_stripped = c == '-';
        } else {
            if (text->indent > 0)
                return false;
            text->indent = c - '0';
        }
    }
    return block_end_line(r);
}

/* The indent of the first line that is not empty. */
static bool find_indent(const char *at, int *out)
{
    int width = 0, widest = 0;

    for (; *at == ' ' || *at == '\n'; at++) {
        width = *at == ' ' ? width + 1 : 0;
        widest = width > widest ? width : widest;
    }
    *out = width;
    return *at != '\0' && *at != '\t' && width == widest;
}

static int width_at(const char *at, int most)
{
    int width = 0;

    while (width < most && at[width] == ' ')
        width++;
    return width;
}

static void add_line(struct block_text *text, const char *line, size_t len)
{
    bool begins_blank = *line == ' ' || *line == '\t';

    if (text->ended_line && !text->is_literal && !text->began_blank && !begins_blank) {
        if (text->breaks == 0)
            *text->to++ = ' ';
    } else if (text->ended_line) {
        *text->to++ = '\n';
    }
    for (; text->breaks > 0; text->breaks--)
        *text->to++ = '\n';
    text->began_blank = begins_blank;
    memmove(text->to, line, len);
    text->to += len;
}

static bool read_lines(struct block_reader *r, struct block_text *text)
{
    while (r->at < r->end) {
        int width = width_at(r->at, text->indent);
        char *line = r->at + width, *end = memchr(line, '\n', (size_t)(r->end - line));

        if (*line == '\n') {
            text->breaks++;
        } else {
            if (width < text->indent)
                return *line != '\t';
            if (line == r->end)
                return true;
            add_line(text, line, (size_t)((end ? end : r->end) - line));
            text->ended_line = end != NULL;
        }
        r->at = end ? end + 1 : r->end;
        r->line += end != NULL;
    }
    return true;
}

static struct yaml_node *read_block(struct block_reader *r, int indent)
{
    struct yaml_node *node = block_node_new(r, NODE_SCALAR);
    struct block_text text = { .to = r->at };
    char *begin = r->at;
    int found;

    if (!read_header(r, &text) || !find_indent(r->at, &found))
        return NULL;
    if (text.indent > 0)
        text.indent += indent;
    else
        text.indent = found;
    if (found <= indent || found < text.indent || !read_lines(r, &text))
        return NULL;
    node->style = text.is_literal ? YAML_LITERAL : YAML_FOLDED;
    if (!text.is_stripped && text.ended_line)
        *text.to++ = '\n';
    for (; text.is_kept && text.breaks > 0; text.breaks--)
        *text.to++ = '\n';
    return finish_scalar(node, begin, text.to);
}

/* ---- brackets ---- */

static void skip_blanks(struct block_reader *r)
{
    while (*r->at == ' ')
        r->at++;
}

static bool is_simple(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           (c && strchr("_./+-=~", c));
}

/* Of the plain ones only words. Their bytes are copied: what ends them is still to be read. */
static struct yaml_node *flow_scalar(struct block_reader *r)
{
    struct yaml_node *node;
    char *begin = r->at;

    if (*begin == '"' || *begin == '\'')
        return block_quoted(r, -1);
    while (is_simple(*r->at))
        r->at++;
    if (r->at == begin || (*begin == '-' && r->at == begin + 1))
        return NULL;
    node = block_node_new(r, NODE_SCALAR);
    node->implicit = true;
    node->text = str_dup((struct str){ begin, (size_t)(r->at - begin) }, r->arena);
    return node;
}

static struct yaml_node *flow_value(struct block_reader *r)
{
    skip_blanks(r);
    return *r->at == '[' || *r->at == '{' ? block_flow(r) : flow_scalar(r);
}

static struct yaml_node *flow_key(struct block_reader *r)
{
    struct yaml_node *key;

    skip_blanks(r);
    key = flow_scalar(r);
    if (!key || r->at[0] != ':' || r->at[1] != ' ')
        return NULL;
    r->at++;
    return key;
}

/* A member or an item; false when it is out of the common. */
static bool flow_part(struct block_reader *r, struct yaml_node *into, struct yaml_node ***tail)
{
    struct yaml_node *key = NULL, *value;

    if (into->kind == NODE_MAPPING) {
        key = flow_key(r);
        if (!key)
            return false;
        block_node_append(into, tail, key);
    }
    value = flow_value(r);
    if (!value)
        return false;
    block_node_append(into, tail, value);
    skip_blanks(r);
    return true;
}

struct yaml_node *block_flow(struct block_reader *r)
{
    bool is_map = *r->at == '{';
    char close = is_map ? '}' : ']';
    struct yaml_node *node = block_node_new(r, is_map ? NODE_MAPPING : NODE_SEQUENCE);
    struct yaml_node **tail = &node->first;

    node->is_flow = true;
    r->at++;
    skip_blanks(r);
    if (++r->depth > r->depth_max)
        return NULL;
    while (*r->at != close) {
        if (!flow_part(r, node, &tail))
            return NULL;
        if (*r->at == close)
            break;
        if (*r->at++ != ',')
            return NULL;
        skip_blanks(r);
        if (*r->at == close)
            return NULL;
    }
    r->depth--;
    r->at++;
    return node;
}

/* ---- all ---- */

struct yaml_node *block_scalar(struct block_reader *r, int indent)
{
    struct yaml_node *node;

    switch (*r->at) {
    case '|':
    case '>':
        return read_block(r, indent);
    case '"':
    case '\'':
        node = block_quoted(r, indent);
        break;
    case '[':
    case '{':
        node = block_flow(r);
        break;
    default:
        return block_is_plain_start(r->at) ? read_plain(r, indent) : NULL;
    }
    return node && block_end_line(r) ? node : NULL;
}
