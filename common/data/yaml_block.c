#include "data/yaml_block.h"

#include "base/arena.h"
#include "data/json_text.h"
#include "data/yaml_block_parts.h"

#include <string.h>

enum {
    DEPTH_MAX = 200,
    KEY_MAX = 1000, /* the general reader takes keys of up to 1024 characters */
};

struct yaml_node *block_node_new(struct block_reader *r, int kind)
{
    struct yaml_node *node = ARENA_NEW(r->arena, struct yaml_node);

    node->kind = kind;
    node->line = r->line;
    return node;
}

void block_node_append(struct yaml_node *into, struct yaml_node ***tail, struct yaml_node *node)
{
    **tail = node;
    *tail = &node->next;
    into->count++;
}

static struct yaml_node *empty_scalar(struct block_reader *r, uint32_t line)
{
    struct yaml_node *node = block_node_new(r, NODE_SCALAR);

    node->text = STR_EMPTY;
    node->implicit = true;
    node->line = line;
    return node;
}

/* ---- characters ---- */

/* Line ends that only YAML 1.1 knows, marks of byte order, what may not stand in a text at all. */
static bool is_odd(uint32_t code)
{
    return code < 0xa0 || code == 0x2028 || code == 0x2029 || code == 0xfeff || code == 0xfffe ||
           code == 0xffff;
}

static bool has_odd_characters(struct str text)
{
    const char *end = text.ptr + text.len;

    for (const char *at = text.ptr; at < end;) {
        size_t len;

        if ((unsigned char)*at < 0x80) {
            at++;
            continue;
        }
        if (json_utf8_length(at, end) == 0 || is_odd(json_utf8_decode(at, end, &len)))
            return true;
        at += json_utf8_length(at, end);
    }
    return false;
}

static bool is_common_text(struct str text)
{
    bool is_odd_byte = false, is_wide = false;

    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];

        is_odd_byte |= (c < ' ' && c != '\n' && c != '\t') || c == 0x7f;
        is_wide |= c >= 0x80;
    }
    return !is_odd_byte && (!is_wide || !has_odd_characters(text));
}

/* ---- lines ---- */

static char *line_end(const struct block_reader *r, char *at)
{
    char *found = memchr(at, '\n', (size_t)(r->end - at));

    return found ? found : r->end;
}

bool block_end_line(struct block_reader *r)
{
    char *at = r->at;

    while (*at == ' ')
        at++;
    if (*at == '#' && at > r->at)
        at = line_end(r, at);
    if (!is_line_end(*at))
        return false;
    if (*at == '\n') {
        at++;
        r->line++;
    }
    r->at = at;
    return true;
}

static bool is_document_mark(const char *at)
{
    return strncmp(at, "---", 3) == 0 || strncmp(at, "...", 3) == 0;
}

/* From the begin of a line over empty ones and comments. */
static bool next_content(struct block_reader *r)
{
    char *at = r->at;

    for (;;) {
        r->line_begin = at;
        while (*at == ' ')
            at++;
        if (*at == '#')
            at = line_end(r, at);
        if (*at != '\n')
            break;
        at++;
        r->line++;
    }
    r->at = at;
    r->indent = at == r->end ? -1 : (int)(at - r->line_begin);
    return *at != '\t' && !(r->indent == 0 && is_document_mark(at));
}

/* ---- keys ---- */

static bool is_entry(const char *at)
{
    return *at == '-' && is_gap(at[1]);
}

static char *find_colon_behind_quotes(char *at)
{
    char quote = *at;

    for (at++; *at != quote; at++) {
        if (is_line_end(*at))
            return NULL;
        at += quote == '"' && *at == '\\' && !is_line_end(at[1]);
    }
    return at[1] == ':' && is_gap(at[2]) ? at + 1 : NULL;
}

/* The colon behind a key that begins at `at`; NULL when none does. */
static char *find_colon(char *at)
{
    if (*at == '"' || *at == '\'')
        return find_colon_behind_quotes(at);
    if (!block_is_plain_start(at))
        return NULL;
    for (; !is_line_end(*at) && *at != '\t'; at++) {
        if (*at == ':' && is_gap(at[1]))
            return at;
        if (*at == ' ' && at[1] == '#')
            return NULL;
    }
    return NULL;
}

static struct yaml_node *read_key(struct block_reader *r)
{
    char *colon = find_colon(r->at);
    struct yaml_node *key;

    if (!colon || colon - r->at > KEY_MAX || colon[-1] == ' ')
        return NULL;
    if (*r->at == '"' || *r->at == '\'') {
        key = block_quoted(r, -1);
        if (!key || r->at != colon)
            return NULL;
    } else {
        key = block_node_new(r, NODE_SCALAR);
        key->implicit = true;
        key->text = (struct str){ r->at, (size_t)(colon - r->at) };
        *colon = '\0';
    }
    r->at = colon + 1;
    return key;
}

/* ---- collections ---- */

static struct yaml_node *read_collection(struct block_reader *r);
static struct yaml_node *read_sequence(struct block_reader *r, bool shares_indent);

/* What begins on a later line than its key or dash. */
static struct yaml_node *read_nested(struct block_reader *r, int indent, bool in_map)
{
    uint32_t line = r->line;

    if (!block_end_line(r) || !next_content(r))
        return NULL;
    if (r->indent > indent)
        return read_collection(r);
    if (in_map && r->indent == indent && is_entry(r->at))
        return read_sequence(r, true);
    return empty_scalar(r, line);
}

static struct yaml_node *read_value(struct block_reader *r, int indent, bool in_map)
{
    struct yaml_node *node;
    char *gap = r->at;

    while (*r->at == ' ')
        r->at++;
    if (is_line_end(*r->at) || *r->at == '#') {
        r->at = gap;
        return read_nested(r, indent, in_map);
    }
    if (!in_map && (is_entry(r->at) || find_colon(r->at))) {
        r->indent = (int)(r->at - r->line_begin);
        return read_collection(r);
    }
    node = block_scalar(r, indent);
    if (!node || !next_content(r) || r->indent > indent)
        return NULL;
    return node;
}

static struct yaml_node *read_mapping(struct block_reader *r)
{
    struct yaml_node *map = block_node_new(r, NODE_MAPPING), **tail = &map->first;
    int indent = r->indent;

    do {
        struct yaml_node *key = read_key(r);
        struct yaml_node *value = key ? read_value(r, indent, true) : NULL;

        if (!value)
            return NULL;
        block_node_append(map, &tail, key);
        block_node_append(map, &tail, value);
    } while (r->indent == indent);
    return r->indent > indent ? NULL : map;
}

static struct yaml_node *read_sequence(struct block_reader *r, bool shares_indent)
{
    struct yaml_node *list = block_node_new(r, NODE_SEQUENCE), **tail = &list->first;
    int indent = r->indent;

    while (r->indent == indent && is_entry(r->at)) {
        struct yaml_node *item;

        r->at++;
        item = read_value(r, indent, false);
        if (!item)
            return NULL;
        block_node_append(list, &tail, item);
    }
    return r->indent > indent || (r->indent == indent && !shares_indent) ? NULL : list;
}

/* The lines at the indent at hand. */
static struct yaml_node *read_collection(struct block_reader *r)
{
    struct yaml_node *node;

    if (++r->depth > r->depth_max)
        return NULL;
    node = is_entry(r->at) ? read_sequence(r, false) : read_mapping(r);
    r->depth--;
    return node;
}

/* The first content, behind the line that may begin a document. */
static bool find_root(struct block_reader *r)
{
    if (!next_content(r)) {
        if (r->indent != 0 || strncmp(r->at, "---\n", 4) != 0)
            return false;
        r->at += 4;
        r->line++;
        if (!next_content(r))
            return false;
    }
    return r->indent >= 0;
}

bool yaml_block_parse(struct str text, const struct yaml_options *options, struct arena *arena,
                      struct yaml_node **out)
{
    struct block_reader r = { .line = 1, .arena = arena, .depth_max = DEPTH_MAX };
    struct yaml_node *root;

    if (!is_common_text(text))
        return false;
    if (options->depth / 2 < r.depth_max)
        r.depth_max = options->depth / 2;
    r.at = arena_strndup(arena, text.ptr, text.len);
    r.end = r.at + text.len;
    if (!find_root(&r))
        return false;
    root = read_collection(&r);
    if (!root || r.indent >= 0)
        return false;
    *out = root;
    return true;
}
