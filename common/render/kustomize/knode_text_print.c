/*
 * Nodes to YAML text as go-yaml v3 writes it. libyaml writes all but the comments; where one is to
 * stand it is given an entry or the end of a text that is nothing but a mark, and the marks are
 * replaced by comments in the end.
 */
#include "base/arena.h"
#include "base/strbuf.h"
#include "render/kustomize/arena_list.h"
#include "render/kustomize/knode_text.h"

#include <stdio.h>
#include <yaml.h>

enum {
    TEXT_MAX = 64 * 1024 * 1024,
    MARKED_KEY_MAX = 100, /* bytes: a longer one may be too long for a line with its mark */
};

/* Characters of no meaning: a text with them has no comments put in. */
#define MARK_BEGIN "\xef\xa3\xb0" /* U+F8F0 */
#define MARK_END "\xef\xa3\xb1"   /* U+F8F1 */

/* What a mark stands for. */
struct printed_comment {
    const struct knode_comment *own; /* of lines of its own; NULL: */
    struct str line;                 /* behind a line; empty: an empty line more or less */
    bool is_less;
};

struct text_writer {
    yaml_emitter_t yaml;
    struct arena *arena;
    ARENA_LIST(struct printed_comment) comments;
    struct strbuf out;
    bool has_failed; /* a text is not valid UTF-8 or has marks, a tag cannot be written */
    struct error *err;
};

static void text_writer_release(struct text_writer *w)
{
    yaml_emitter_delete(&w->yaml);
    strbuf_release(&w->out);
}
DEFINE_CLEANUP_VALUE(struct text_writer, text_writer_release)

static int take_output(void *out, unsigned char *bytes, size_t size)
{
    strbuf_add(out, bytes, size);
    return 1;
}

static void emit(struct text_writer *w, yaml_event_t *event, int initialized)
{
    w->has_failed |= !initialized || !yaml_emitter_emit(&w->yaml, event);
}

/* ---- marks ---- */

static struct str mark(struct text_writer *w, struct printed_comment comment)
{
    arena_list_push(w->arena, &w->comments, comment);
    return str_of(arena_printf(w->arena, MARK_BEGIN "%zu" MARK_END, w->comments.count - 1));
}

static int fail_place(struct text_writer *w)
{
    return error_set(w->err, ERR_UNIMPLEMENTED,
                     "a replacement inside of a YAML text with a comment at such a place is not "
                     "built in");
}

static struct str marked(struct text_writer *w, struct str text, struct str line)
{
    struct str sign;

    if (line.len == 0)
        return text;
    sign = mark(w, (struct printed_comment){ .line = line });
    return str_of(arena_printf(w->arena, "%.*s%s", STR_ARG(text), sign.ptr));
}

/* ---- scalars ---- */

static const yaml_char_t *long_tag(enum knode_tag tag)
{
    static const char *const names[] = {
        [KNODE_INT] = "tag:yaml.org,2002:int",        [KNODE_FLOAT] = "tag:yaml.org,2002:float",
        [KNODE_BOOL] = "tag:yaml.org,2002:bool",      [KNODE_NULL] = "tag:yaml.org,2002:null",
        [KNODE_TIME] = "tag:yaml.org,2002:timestamp",
    };

    return (const yaml_char_t *)names[tag];
}

static yaml_scalar_style_t libyaml_style(enum yaml_style style)
{
    switch (style) {
    case YAML_SINGLE:
        return YAML_SINGLE_QUOTED_SCALAR_STYLE;
    case YAML_DOUBLE:
        return YAML_DOUBLE_QUOTED_SCALAR_STYLE;
    case YAML_LITERAL:
        return YAML_LITERAL_SCALAR_STYLE;
    case YAML_FOLDED:
        return YAML_FOLDED_SCALAR_STYLE;
    default:
        return YAML_PLAIN_SCALAR_STYLE;
    }
}

/*
 * A line end in a folded block becomes two, but for one before an indented line or at the end:
 * there go-yaml decides by what the whole text begins with, not by the next line.
 */
static struct str fold_mistaken(struct text_writer *w, struct str text)
{
    CLEANUP(strbuf_release) struct strbuf made = STRBUF_INIT(TEXT_MAX);
    size_t begin = 0;
    bool is_doubled;

    while (begin < text.len && text.ptr[begin] == '\n')
        begin++;
    is_doubled = begin < text.len && text.ptr[begin] != ' ' && text.ptr[begin] != '\t';
    for (size_t at = 0; at < text.len;) {
        struct str line, rest;
        size_t next;
        bool would_double;

        str_cut(str_slice(text, at, text.len), '\n', &line, &rest);
        next = at + line.len;
        strbuf_add(&made, line.ptr, line.len);
        at = next + 1;
        while (next < text.len && text.ptr[next] == '\n')
            next++;
        would_double = next < text.len && text.ptr[next] != ' ' && text.ptr[next] != '\t';
        if (line.len > 0 && line.ptr[0] != ' ' && line.ptr[0] != '\t' && at <= text.len &&
            would_double != is_doubled)
            strbuf_puts(&made, mark(w, (struct printed_comment){ .is_less = !is_doubled }).ptr);
        if (at <= text.len)
            strbuf_puts(&made, "\n");
    }
    return str_dup((struct str){ made.ptr, made.len }, w->arena);
}

/* What was a number is marked as one when its text is none any more; a text is quoted. */
static void emit_scalar(struct text_writer *w, const struct knode *node, struct str text)
{
    const struct knode_look *look = node->look;
    const yaml_char_t *tag = look && look->tag ? (const yaml_char_t *)look->tag : NULL;
    const yaml_char_t *anchor = look ? (const yaml_char_t *)look->anchor : NULL;
    yaml_scalar_style_t style = libyaml_style(node->style);
    bool is_plain = style == YAML_PLAIN_SCALAR_STYLE;
    yaml_event_t event;

    w->has_failed |= str_find(node->text, STR(MARK_BEGIN)) >= 0;
    if (is_plain && !tag && node->tag != KNODE_PLAIN && node->tag != KNODE_STR &&
        knode_tag_of_text(node->text) != node->tag)
        tag = long_tag(node->tag);
    if (is_plain && memchr(text.ptr, '\n', text.len))
        style = YAML_LITERAL_SCALAR_STYLE;
    else if (is_plain && !tag && node->tag == KNODE_STR &&
             knode_tag_of_text(node->text) != KNODE_STR)
        style = YAML_DOUBLE_QUOTED_SCALAR_STYLE;
    emit(w, &event,
         yaml_scalar_event_initialize(&event, anchor, tag, (const yaml_char_t *)text.ptr,
                                      (int)text.len, !tag, !tag, style));
}

static void emit_plain(struct text_writer *w, struct str text)
{
    yaml_event_t event;

    emit(w, &event,
         yaml_scalar_event_initialize(&event, NULL, NULL, (const yaml_char_t *)text.ptr,
                                      (int)text.len, 1, 1, YAML_PLAIN_SCALAR_STYLE));
}

static int print_scalar(struct text_writer *w, const struct knode *node, struct str line)
{
    yaml_event_t event;

    if (node->look && node->look->is_alias) {
        if (line.len > 0)
            return fail_place(w);
        emit(w, &event, yaml_alias_event_initialize(&event, (const yaml_char_t *)node->text.ptr));
        return 0;
    }
    if (line.len > 0 && memchr(node->text.ptr, '\n', node->text.len))
        return fail_place(w);
    if (node->style == YAML_SINGLE && node->text.len > 0 &&
        node->text.ptr[node->text.len - 1] == '\n')
        return error_set(w->err, ERR_UNIMPLEMENTED,
                         "a replacement inside of a YAML text that ends with an empty line in "
                         "single quotes is not built in");
    if (node->style == YAML_FOLDED)
        emit_scalar(w, node, fold_mistaken(w, node->text));
    else
        emit_scalar(w, node, marked(w, node->text, line));
    return 0;
}

/* ---- containers ---- */

static int print_node(struct text_writer *w, const struct knode *node, struct str line);

static struct str line_comment_of(const struct knode_look *look)
{
    return look ? look->line_comment : STR_EMPTY;
}

/* Each comment stands as an entry of its own. Those of the whole document are its end. */
static void print_some(struct text_writer *w, const struct knode_comment *first, bool in_map,
                       bool of_all)
{
    for (const struct knode_comment *at = first; at; at = at->next) {
        if (at->is_foot_of_all != of_all)
            continue;
        emit_plain(w, mark(w, (struct printed_comment){ .own = at }));
        if (in_map)
            emit_plain(w, STR_EMPTY);
    }
}

static void print_before(struct text_writer *w, const struct knode_look *look, bool in_map)
{
    if (look)
        print_some(w, look->before, in_map, false);
}

/* Entries that were added stand behind the comments. */
static void print_after(struct text_writer *w, const struct knode *container, uint32_t at)
{
    const struct knode_look *look = container->look;
    bool in_map = container->kind == KNODE_MAP;

    if (look && at == look->after_count)
        print_some(w, look->after, in_map, false);
    if (look && at == container->count)
        print_some(w, look->after, in_map, true);
}

static int print_list(struct text_writer *w, const struct knode *list, struct str line)
{
    for (uint32_t i = 0; i < list->count; i++) {
        const struct knode *item = list->items[i];
        bool is_end = list->is_flow && i + 1 == list->count;

        print_after(w, list, i);
        print_before(w, item->look, false);
        if (print_node(w, item, is_end ? line : line_comment_of(item->look)) < 0)
            return -1;
    }
    print_after(w, list, list->count);
    return 0;
}

static void print_key(struct text_writer *w, const struct knode_member *member, struct str line)
{
    struct knode key = { .kind = KNODE_SCALAR, .style = member->style, .text = member->key };

    key.look = member->look;
    key.tag = member->is_text ? KNODE_STR : KNODE_PLAIN;
    if (str_equals(member->key, "<<") && member->style == YAML_PLAIN && !line.len) {
        yaml_event_t event;

        emit(w, &event,
             yaml_scalar_event_initialize(
                 &event, NULL, (const yaml_char_t *)"tag:yaml.org,2002:merge",
                 (const yaml_char_t *)"<<", 2, 0, 0, YAML_PLAIN_SCALAR_STYLE));
        return;
    }
    emit_scalar(w, &key, marked(w, key.text, line));
}

/* A comment behind the value is marked at its key, on the same line. */
static int print_map(struct text_writer *w, const struct knode *map, struct str line)
{
    for (uint32_t i = 0; i < map->count; i++) {
        const struct knode_member *member = &map->members[i];
        struct str own = line_comment_of(member->value->look);
        bool is_end = map->is_flow && i + 1 == map->count;

        if (own.len == 0) {
            own = line_comment_of(member->look);
            /* What was put in place of lines cannot keep the comment before them. */
            if (own.len > 0 && (member->value->kind == KNODE_SCALAR || member->value->is_flow))
                return fail_place(w);
        }
        if (own.len > 0 &&
            (member->key.len == 0 || member->key.len > MARKED_KEY_MAX ||
             (member->value->style < YAML_LITERAL &&
              memchr(knode_text(member->value).ptr, '\n', knode_text(member->value).len))))
            return fail_place(w);
        print_after(w, map, i);
        print_before(w, member->look, true);
        print_key(w, member, own);
        if (print_node(w, member->value, is_end ? line : STR_EMPTY) < 0)
            return -1;
    }
    print_after(w, map, map->count);
    return 0;
}

static int print_container(struct text_writer *w, const struct knode *node, struct str line)
{
    const struct knode_look *look = node->look;
    const yaml_char_t *tag = look ? (const yaml_char_t *)look->tag : NULL;
    const yaml_char_t *anchor = look ? (const yaml_char_t *)look->anchor : NULL;
    bool is_list = node->kind == KNODE_LIST;
    yaml_event_t event;
    int status, done;

    if (line.len > 0 && (!node->is_flow || node->count == 0))
        return fail_place(w);
    done = is_list ? yaml_sequence_start_event_initialize(&event, anchor, tag, !tag,
                                                          node->is_flow ? YAML_FLOW_SEQUENCE_STYLE
                                                                        : YAML_BLOCK_SEQUENCE_STYLE)
                   : yaml_mapping_start_event_initialize(&event, anchor, tag, !tag,
                                                         node->is_flow ? YAML_FLOW_MAPPING_STYLE
                                                                       : YAML_BLOCK_MAPPING_STYLE);
    emit(w, &event, done);
    status = is_list ? print_list(w, node, line) : print_map(w, node, line);
    done = is_list ? yaml_sequence_end_event_initialize(&event)
                   : yaml_mapping_end_event_initialize(&event);
    emit(w, &event, done);
    return status;
}

static int print_node(struct text_writer *w, const struct knode *node, struct str line)
{
    return node->kind == KNODE_SCALAR ? print_scalar(w, node, line)
                                      : print_container(w, node, line);
}

/* ---- comments for marks ---- */

/* The comment of a mark in a line, which is cut into what is before and behind the mark. */
static const struct printed_comment *find_mark(struct text_writer *w, struct str line,
                                               struct str *head, struct str *tail)
{
    ptrdiff_t at = str_find(line, STR(MARK_BEGIN));
    size_t number = 0, i;

    if (at < 0)
        return NULL;
    i = (size_t)at + strlen(MARK_BEGIN);
    for (; line.ptr[i] >= '0' && line.ptr[i] <= '9'; i++)
        number = number * 10 + (size_t)(line.ptr[i] - '0');
    *head = str_slice(line, 0, (size_t)at);
    *tail = str_slice(line, i + strlen(MARK_END), line.len);
    return &w->comments.items[number];
}

static size_t indent_of(struct str line)
{
    size_t indent = 0;

    while (indent < line.len && line.ptr[indent] == ' ')
        indent++;
    return indent;
}

static void put_own_lines(const struct knode_comment *comment, size_t indent, struct strbuf *out)
{
    struct str rest = comment->text, line;

    if (comment->is_foot_of_all)
        strbuf_puts(out, "\n");
    while (rest.len > 0) {
        str_cut(rest, '\n', &line, &rest);
        strbuf_printf(out, "%*s%.*s\n", line.len > 0 ? (int)indent : 0, "", STR_ARG(line));
    }
    if (comment->is_head_of_all)
        strbuf_puts(out, "\n");
}

/* The lines without marks. */
struct cleaning {
    struct text_writer *w;
    size_t foot_indent; /* of a comment just written, that an empty line may have to follow */
    bool is_less;       /* the next line, an empty one, is left out */
    struct strbuf *out;
};

static void put_own_comment(struct cleaning *c, const struct knode_comment *comment, size_t indent)
{
    put_own_lines(comment, indent, c->out);
    c->foot_indent = comment->is_foot ? indent : SIZE_MAX;
}

static void put_line(struct cleaning *c, struct str line)
{
    struct str head = line, tail = STR_EMPTY;
    const struct printed_comment *comment = find_mark(c->w, line, &head, &tail);
    bool ends_all = comment && comment->own && comment->own->is_foot_of_all;

    if (c->is_less && line.len == 0) {
        c->is_less = false;
        return;
    }
    /* An empty line follows a foot when the next line has its indent. */
    if (line.len > 0 && indent_of(line) == c->foot_indent && !ends_all)
        strbuf_puts(c->out, "\n");
    if (line.len > 0)
        c->foot_indent = SIZE_MAX;
    if (comment && comment->own) {
        put_own_comment(c, comment->own, indent_of(line));
        return;
    }
    if (comment && comment->line.len > 0 && tail.len == 0) /* an empty text behind a tag */
        head = str_slice(head, 0, (size_t)(str_trim(head).ptr - head.ptr) + str_trim(head).len);
    strbuf_printf(c->out, "%.*s%.*s", STR_ARG(head), STR_ARG(tail));
    if (comment && comment->line.len > 0)
        strbuf_printf(c->out, " %.*s", STR_ARG(comment->line));
    strbuf_puts(c->out, comment && comment->line.len == 0 && !comment->is_less ? "\n\n" : "\n");
    c->is_less = comment && comment->is_less;
}

static void put_comments(struct text_writer *w, struct str text, struct strbuf *out)
{
    struct cleaning cleaning = { w, SIZE_MAX, false, out };
    struct str line;

    while (text.len > 0) {
        str_cut(text, '\n', &line, &text);
        put_line(&cleaning, line);
    }
}

/* What nobody could read again is not handed out. */
static int check_readable(struct str text, struct arena *arena, struct str *out, struct error *err)
{
    CLEANUP(error_release) struct error unreadable = { 0 };
    struct knode_list ignored;

    if (knode_parse(text, arena, &ignored, &unreadable) < 0)
        return error_set(err, ERR_UNIMPLEMENTED,
                         "a YAML text with a replacement inside cannot be written again: %s",
                         error_text(&unreadable));
    *out = text;
    return 0;
}

int knode_text_print(const struct knode *root, struct arena *arena, struct str *out,
                     struct error *err)
{
    CLEANUP(text_writer_release) struct text_writer w = { .arena = arena, .err = err };
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(TEXT_MAX);
    yaml_event_t event;

    w.out = (struct strbuf)STRBUF_INIT(TEXT_MAX);
    if (!yaml_emitter_initialize(&w.yaml))
        return error_set(err, ERR_EXHAUSTED, "out of memory for the YAML writer");
    yaml_emitter_set_output(&w.yaml, take_output, &w.out);
    yaml_emitter_set_unicode(&w.yaml, 1);
    yaml_emitter_set_width(&w.yaml, -1);
    emit(&w, &event, yaml_stream_start_event_initialize(&event, YAML_UTF8_ENCODING));
    emit(&w, &event, yaml_document_start_event_initialize(&event, NULL, NULL, NULL, 1));
    if (print_node(&w, root, STR_EMPTY) < 0)
        return -1;
    emit(&w, &event, yaml_document_end_event_initialize(&event, 1));
    w.yaml.open_ended = 0; /* or it ends some documents with "..." */
    emit(&w, &event, yaml_stream_end_event_initialize(&event));
    if (w.has_failed)
        return error_set(err, ERR_UNIMPLEMENTED,
                         "a YAML text with a replacement inside cannot be written again: %s",
                         w.yaml.problem ? w.yaml.problem : "it has characters of no meaning");
    if (strbuf_check(&w.out, "the replaced text", err) < 0)
        return -1;
    put_comments(&w, (struct str){ w.out.ptr, w.out.len }, &text);
    if (strbuf_check(&text, "the replaced text", err) < 0)
        return -1;
    return check_readable(str_dup(str_trim((struct str){ text.ptr, text.len }), arena), arena, out,
                          err);
}
