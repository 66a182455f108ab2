#include "data/yaml_node.h"

#include "base/arena.h"
#include "base/map.h"
#include "base/strbuf.h"
#include "base/vec.h"
#include "data/yaml_block.h"
#include "data/yaml_scalar.h"

#include <yaml.h>

enum {
    BOM_LENGTH = 3,
    COLONS_MAX = 32, /* for each the text is read again */
};

struct reader {
    yaml_parser_t parser;
    struct str text;
    struct arena *arena;
    struct map *anchors;
    VEC(struct yaml_node *) open;   /* containers around the place */
    VEC(struct yaml_node **) tails; /* where each one's next child goes */
    struct yaml_node *root;
    size_t depth_max;
    bool has_slash;                     /* an escaped one, somewhere */
    size_t seen_bytes, seen_characters; /* of the text, up to a mark that was looked at */
    bool has_question, has_mark;        /* a question mark, a byte order mark */
    struct error *err;
};

static void reader_release(struct reader *r)
{
    yaml_parser_delete(&r->parser);
    map_free(r->anchors);
    vec_release(&r->open);
    vec_release(&r->tails);
}
DEFINE_CLEANUP_VALUE(struct reader, reader_release)

static int fail_line(struct reader *r, size_t line, const char *problem)
{
    if (line > 0)
        return error_set(r->err, ERR_INVALID, "yaml: line %zu: %s", line, problem);
    return error_set(r->err, ERR_INVALID, "yaml: %s", problem);
}

static size_t byte_of(struct reader *r, size_t character)
{
    while (r->seen_characters < character && r->seen_bytes < r->text.len) {
        r->seen_bytes++;
        while (r->seen_bytes < r->text.len &&
               ((unsigned char)r->text.ptr[r->seen_bytes] & 0xc0) == 0x80)
            r->seen_bytes++;
        r->seen_characters++;
    }
    return r->seen_bytes;
}

/* "[]" or "{}", with whatever blanks in between, and no lone "-" before it. */
static bool is_empty_flow(struct str text, size_t at)
{
    size_t end = at + 1, line = at;

    while (end < text.len && strchr(" \t\r\n", text.ptr[end]))
        end++;
    if (end >= text.len || !((text.ptr[at] == '[' && text.ptr[end] == ']') ||
                             (text.ptr[at] == '{' && text.ptr[end] == '}')))
        return false;
    while (line > 0 && strchr(" \t\r\n", text.ptr[line - 1]))
        line--;
    return !(line > 0 && text.ptr[line - 1] == '-' &&
             (line == 1 || strchr(" \n", text.ptr[line - 2])));
}

/*
 * An empty list or map where a key or an item should begin: libyaml looks for the colon behind it
 * and misses that, go-yaml takes it at once and misses what should be in its place.
 */
static const char *problem_of_empty_flow(const struct reader *r)
{
    struct reader marks = { .text = r->text, .seen_bytes = r->has_mark ? BOM_LENGTH : 0 };
    const yaml_parser_t *p = &r->parser;

    if (p->error != YAML_SCANNER_ERROR || !p->problem ||
        strcmp(p->problem, "could not find expected ':'") != 0 ||
        !is_empty_flow(r->text, byte_of(&marks, p->context_mark.index)))
        return NULL;
    return p->state == YAML_PARSE_BLOCK_MAPPING_KEY_STATE ? "did not find expected key"
           : p->state == YAML_PARSE_BLOCK_SEQUENCE_ENTRY_STATE
               ? "did not find expected '-' indicator"
               : NULL;
}

/* The line of a failure as go-yaml counts it, which is not always the line of the mistake. */
static int fail_parser(struct reader *r)
{
    const yaml_parser_t *p = &r->parser;
    const char *missing = problem_of_empty_flow(r);
    size_t line = p->problem_mark.line;

    if (missing)
        return fail_line(r, p->context_mark.line, missing);
    if (line > 0)
        line += p->error == YAML_SCANNER_ERROR;
    else
        line = p->context_mark.line;
    return fail_line(r, line, p->problem ? p->problem : "unknown problem parsing YAML content");
}

static int next_event(struct reader *r, yaml_event_t *event)
{
    return yaml_parser_parse(&r->parser, event) ? 0 : fail_parser(r);
}

/* ---- what libyaml takes and go-yaml does not ---- */

/* "\/" in a double-quoted text. */
static int check_escapes(struct reader *r, const yaml_event_t *event)
{
    size_t line = event->start_mark.line, at, end;

    if (!r->has_slash || event->data.scalar.style != YAML_DOUBLE_QUOTED_SCALAR_STYLE)
        return 0;
    at = byte_of(r, event->start_mark.index);
    end = byte_of(r, event->end_mark.index);
    for (; at + 1 < end; at++) {
        if (r->text.ptr[at] == '\n')
            line++;
        if (r->text.ptr[at] != '\\')
            continue;
        if (r->text.ptr[++at] == '/')
            return fail_line(r, line > 0 ? line + 1 : 0, "found unknown escape character");
        at -= r->text.ptr[at] == '\n';
    }
    return 0;
}

/* A question mark ends a plain text in brackets, and there is nothing that could follow then. */
static int check_question(struct reader *r, const yaml_event_t *event)
{
    const struct yaml_node *around = r->open.count > 0 ? r->open.items[r->open.count - 1] : NULL;
    size_t line = event->start_mark.line, at, end;

    if (!r->has_question || !around || !around->is_flow ||
        event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE)
        return 0;
    at = byte_of(r, event->start_mark.index);
    end = byte_of(r, event->end_mark.index);
    for (; at < end; at++) {
        line += r->text.ptr[at] == '\n';
        if (r->text.ptr[at] == '?')
            return fail_line(r, line,
                             around->kind == NODE_MAPPING ? "did not find expected ',' or '}'"
                                                          : "did not find expected ',' or ']'");
    }
    return 0;
}

static int check_version(struct reader *r, const yaml_event_t *event)
{
    const yaml_version_directive_t *version = event->data.document_start.version_directive;

    if (version && (version->major != 1 || version->minor != 1))
        return fail_line(r, event->start_mark.line, "found incompatible YAML document");
    return 0;
}

/* ---- the tree ---- */

static struct yaml_node *add_node(struct reader *r, int kind, const yaml_event_t *event)
{
    struct yaml_node *node = ARENA_NEW(r->arena, struct yaml_node);

    node->kind = kind;
    node->line = (uint32_t)event->start_mark.line + 1;
    if (r->open.count == 0) {
        r->root = node;
        return node;
    }
    *r->tails.items[r->tails.count - 1] = node;
    r->tails.items[r->tails.count - 1] = &node->next;
    r->open.items[r->open.count - 1]->count++;
    return node;
}

static struct str copy_text(struct reader *r, const yaml_char_t *text, size_t len)
{
    return str_dup((struct str){ (const char *)text, len }, r->arena);
}

static void keep_anchor(struct reader *r, struct yaml_node *node, const yaml_char_t *name)
{
    if (name)
        map_put(r->anchors, str_of((const char *)name), node);
}

static const char *copy_tag(struct reader *r, const yaml_char_t *tag)
{
    return tag && *tag ? str_dup(str_of((const char *)tag), r->arena).ptr : NULL;
}

enum yaml_style yaml_style_of(int style)
{
    switch (style) {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE:
        return YAML_SINGLE;
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE:
        return YAML_DOUBLE;
    case YAML_LITERAL_SCALAR_STYLE:
        return YAML_LITERAL;
    case YAML_FOLDED_SCALAR_STYLE:
        return YAML_FOLDED;
    default:
        return YAML_PLAIN;
    }
}

static int add_scalar(struct reader *r, const yaml_event_t *event)
{
    struct yaml_node *node;

    if (check_escapes(r, event) < 0 || check_question(r, event) < 0)
        return -1;
    node = add_node(r, NODE_SCALAR, event);
    node->text = copy_text(r, event->data.scalar.value, event->data.scalar.length);
    node->tag = copy_tag(r, event->data.scalar.tag);
    node->implicit = event->data.scalar.plain_implicit;
    node->style = yaml_style_of(event->data.scalar.style);
    keep_anchor(r, node, event->data.scalar.anchor);
    return 0;
}

static int add_alias(struct reader *r, const yaml_event_t *event)
{
    const char *name = (const char *)event->data.alias.anchor;
    struct yaml_node *node = add_node(r, NODE_ALIAS, event);

    node->text = copy_text(r, event->data.alias.anchor, strlen(name));
    node->alias = map_find(r->anchors, node->text);
    if (!node->alias)
        return error_set(r->err, ERR_INVALID, "yaml: unknown anchor '%s' referenced", name);
    return 0;
}

/* Go's library has no number for the first line. */
static int fail_depth(const struct reader *r, size_t line)
{
    if (line == 0)
        return error_set(r->err, ERR_TOO_LARGE, "yaml: exceeded max depth of %zu", r->depth_max);
    return error_set(r->err, ERR_TOO_LARGE, "yaml: line %zu: exceeded max depth of %zu", line + 1,
                     r->depth_max);
}

static int open_container(struct reader *r, int kind, const yaml_event_t *event,
                          const yaml_char_t *anchor)
{
    struct yaml_node *node;

    if (r->open.count >= r->depth_max)
        return fail_depth(r, event->start_mark.line);
    node = add_node(r, kind, event);
    keep_anchor(r, node, anchor);
    vec_push(&r->open, node);
    vec_push(&r->tails, &node->first);
    return 0;
}

static void mark_flow(struct reader *r, bool is_flow)
{
    r->open.items[r->open.count - 1]->is_flow = is_flow;
}

static void close_container(struct reader *r)
{
    r->open.count--;
    r->tails.count--;
}

/* 1: the document is complete. */
static int take_event(struct reader *r, const yaml_event_t *event)
{
    switch (event->type) {
    case YAML_DOCUMENT_START_EVENT:
        return check_version(r, event);
    case YAML_SCALAR_EVENT:
        return add_scalar(r, event);
    case YAML_ALIAS_EVENT:
        return add_alias(r, event);
    case YAML_SEQUENCE_START_EVENT:
        if (open_container(r, NODE_SEQUENCE, event, event->data.sequence_start.anchor) < 0)
            return -1;
        mark_flow(r, event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE);
        return 0;
    case YAML_MAPPING_START_EVENT:
        if (open_container(r, NODE_MAPPING, event, event->data.mapping_start.anchor) < 0)
            return -1;
        mark_flow(r, event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE);
        return 0;
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        close_container(r);
        return 0;
    case YAML_DOCUMENT_END_EVENT:
    case YAML_STREAM_END_EVENT:
        return 1;
    default:
        return 0;
    }
}

/* ---- a colon in brackets ---- */

/*
 * "[a:, b]" is an error to libyaml, and a list with "a:" to go-yaml. Where such a text stands is
 * told with the error; in quotes it reads alike.
 */
static bool quote_colon(const struct reader *r, struct str *text)
{
    CLEANUP(strbuf_release) struct strbuf quoted = STRBUF_INIT(SIZE_MAX);
    struct reader marks = { .text = *text, .seen_bytes = r->has_mark ? BOM_LENGTH : 0 };
    const yaml_parser_t *p = &r->parser;
    size_t begin, colon;

    if (p->error != YAML_SCANNER_ERROR || strcmp(p->problem, "found unexpected ':'") != 0)
        return false;
    begin = byte_of(&marks, p->context_mark.index);
    colon = byte_of(&marks, p->problem_mark.index);
    strbuf_add(&quoted, text->ptr, begin);
    strbuf_puts(&quoted, "'");
    for (size_t at = begin; at <= colon; at++) {
        strbuf_add(&quoted, text->ptr + at, 1);
        if (text->ptr[at] == '\'')
            strbuf_puts(&quoted, "'");
    }
    strbuf_puts(&quoted, "'");
    strbuf_add(&quoted, text->ptr + colon + 1, text->len - colon - 1);
    *text = str_dup((struct str){ quoted.ptr, quoted.len }, r->arena);
    return true;
}

static int read_document(struct reader *r, struct error *err)
{
    int status = 0;

    if (!yaml_parser_initialize(&r->parser))
        return error_set(err, ERR_EXHAUSTED, "out of memory for the YAML parser");
    yaml_parser_set_input_string(&r->parser, (const unsigned char *)r->text.ptr, r->text.len);
    while (status == 0) {
        yaml_event_t event;

        if (next_event(r, &event) < 0)
            return -1;
        status = take_event(r, &event);
        yaml_event_delete(&event);
    }
    return status < 0 ? -1 : 0;
}

/* 1: the text has to be read again, as it is now. */
static int try_document(struct str *text, const struct yaml_options *options, struct arena *arena,
                        struct yaml_node **out, struct error *err)
{
    CLEANUP(reader_release) struct reader reader = { .text = *text, .arena = arena, .err = err };

    reader.anchors = map_new();
    reader.depth_max = options->depth;
    reader.has_slash = str_find(*text, STR("\\/")) >= 0;
    reader.has_question = str_find_char(*text, '?') >= 0;
    reader.has_mark = str_has_prefix(*text, STR("\xef\xbb\xbf"));
    reader.seen_bytes = reader.has_mark ? BOM_LENGTH : 0;
    if (read_document(&reader, err) < 0)
        return quote_colon(&reader, text) ? 1 : -1;
    *out = reader.root;
    return 0;
}

int yaml_node_parse_any(struct str text, const struct yaml_options *options, struct arena *arena,
                        struct yaml_node **out, struct error *err)
{
    CLEANUP(error_release) struct error failure = { 0 };
    int status = 1;

    for (size_t tries = 0; status > 0 && tries < COLONS_MAX; tries++) {
        error_release(&failure);
        status = try_document(&text, options, arena, out, &failure);
    }
    return status == 0 ? 0 : error_move(err, &failure);
}

int yaml_node_parse(struct str text, const struct yaml_options *options, struct arena *arena,
                    struct yaml_node **out, struct error *err)
{
    if (yaml_block_parse(text, options, arena, out))
        return 0;
    return yaml_node_parse_any(text, options, arena, out, err);
}

bool yaml_node_is_merge(const struct yaml_node *key)
{
    return key->kind == NODE_SCALAR && str_equals(key->text, "<<") &&
           (key->implicit || (key->tag && strcmp(key->tag, "tag:yaml.org,2002:merge") == 0));
}

int yaml_node_resolve(const struct yaml_node *node, struct arena *arena, struct yaml_scalar *out,
                      struct error *err)
{
    if (!node->tag && !node->implicit) {
        *out = (struct yaml_scalar){ .kind = YAML_TEXT, .text = node->text };
        return 0;
    }
    return yaml_resolve(node->tag, node->text, arena, out, err);
}
