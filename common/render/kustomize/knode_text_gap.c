/*
 * The comments of a YAML text. libyaml skips them; they are looked for in the gaps between its
 * events, where nothing else can hold a '#' behind a blank, and given to the entries around them
 * as go-yaml does it:
 *
 *     # head of all
 *
 *     # before a
 *     a:  # line comment of a
 *       b: 1
 *       # foot, after b: an empty line follows or a line of less indent
 *
 *       # before c
 *       c: 2
 */
#include "base/strbuf.h"
#include "render/kustomize/knode_text_parts.h"

int text_fail_comment(struct text_reader *r)
{
    return error_set(r->err, ERR_UNIMPLEMENTED,
                     "a replacement inside of a YAML text with a comment at such a place is not "
                     "built in");
}

void text_push_comment(struct knode_comment **list, struct knode_comment *more)
{
    while (*list)
        list = &(*list)->next;
    *list = more;
}

/* The lines between two contents, and the comment that is being collected there. */
struct gap {
    size_t at, end;
    size_t line;             /* of the place */
    bool had_empty;          /* there was an empty line */
    bool is_after_empty;     /* the line before is one */
    struct strbuf comment;   /* empty: none is being collected */
    size_t begun_at, column; /* its first line */
    size_t foot_level;       /* of the last foot; SIZE_MAX: there is none yet */
};

static void gap_release(struct gap *gap)
{
    strbuf_release(&gap->comment);
}
DEFINE_CLEANUP_VALUE(struct gap, gap_release)

static struct knode_comment *take_comment(struct text_reader *r, struct gap *gap)
{
    struct knode_comment *made = ARENA_NEW(r->arena, struct knode_comment);

    while (gap->comment.ptr[gap->comment.len - 1] == '\n')
        gap->comment.len--;
    made->text = str_dup((struct str){ gap->comment.ptr, gap->comment.len }, r->arena);
    gap->comment.len = 0;
    return made;
}

static int put_foot(struct text_reader *r, struct gap *gap, size_t level, bool is_late)
{
    struct text_level *owner = &r->open.items[level];
    struct knode_comment *comment;

    if (owner->has_late || (owner->node->kind == KNODE_LIST && r->last.is_flow))
        return text_fail_comment(
            r); /* the order is another, or it is written with a comma before the bracket's end */
    comment = take_comment(r, gap);
    comment->is_foot = true;
    text_push_comment(is_late && owner->node->kind == KNODE_LIST ? &owner->late : &owner->feet,
                      comment);
    gap->foot_level = level;
    return 0;
}

/* It belongs to an entry before it: of the innermost container, or of the one it is in line with.
 */
static int add_foot(struct text_reader *r, struct gap *gap)
{
    size_t level = r->open.count;

    if (level > 0 && gap->column >= r->last.column)
        return put_foot(r, gap, level - 1, false);
    while (level > 0 && r->open.items[level - 1].column != gap->column)
        level--;
    return level > 0 ? put_foot(r, gap, level - 1, true) : text_fail_comment(r);
}

/* The same when a line of less indent follows at once: then it goes out by one container a time. */
static int add_foot_before_less(struct text_reader *r, struct gap *gap)
{
    size_t level = r->open.count;

    if (level == 0)
        return text_fail_comment(r);
    if (gap->column >= r->last.column || gap->foot_level == SIZE_MAX)
        return put_foot(r, gap, level - 1, false);
    level = gap->foot_level;
    if (level == 0 || r->open.items[level - 1].column != gap->column)
        return text_fail_comment(r);
    return put_foot(r, gap, level - 1, true);
}

static bool is_foot(const struct text_reader *r, const struct gap *gap)
{
    return !gap->had_empty && (gap->begun_at == r->last.foot_line || gap->column < r->last.column);
}

static int pass_empty_line(struct text_reader *r, struct gap *gap)
{
    if (!gap->is_after_empty && gap->comment.len > 0) {
        if (!is_foot(r, gap))
            strbuf_puts(&gap->comment, "\n");
        else if (add_foot(r, gap) < 0)
            return -1;
    }
    gap->had_empty = gap->is_after_empty = true;
    return 0;
}

/* A line of less indent parts what was collected from what follows. */
static int part_at_column(struct text_reader *r, struct gap *gap, size_t column)
{
    if (gap->comment.len > 0 && column < r->last.column && column != gap->column)
        return add_foot_before_less(r, gap);
    return 0;
}

static int pass_comment(struct text_reader *r, struct gap *gap, struct str line, size_t column)
{
    if (part_at_column(r, gap, column) < 0)
        return -1;
    if (gap->comment.len == 0) {
        gap->begun_at = gap->line;
        gap->column = column;
    } else {
        strbuf_puts(&gap->comment, "\n");
    }
    strbuf_add(&gap->comment, line.ptr + column, line.len - column);
    gap->is_after_empty = false;
    return 0;
}

/* 1: the line has content. */
static int pass_line(struct text_reader *r, struct gap *gap, struct str line)
{
    size_t column = 0;

    while (column < line.len && line.ptr[column] == ' ')
        column++;
    if (column == line.len && gap->at + line.len < gap->end)
        return pass_empty_line(r, gap);
    if (column < line.len && line.ptr[column] == '#')
        return pass_comment(r, gap, line, column);
    if (gap->end == r->text.len) /* nothing but blanks is left */
        return 1;
    return part_at_column(r, gap, column) < 0 ? -1 : 1;
}

struct str text_line_from(const struct text_reader *r, size_t at, size_t end)
{
    const char *begin = r->text.ptr + at, *stop = memchr(begin, '\n', end - at);

    return (struct str){ begin, stop ? (size_t)(stop - begin) : end - at };
}

bool text_is_first_of_all(const struct text_reader *r)
{
    const struct text_level *level = r->open.items;

    return level && r->open.count == 1 && level->node->count == 1 && r->begins_at_once;
}

/* What is behind a content on its line: nothing, indicators, a comment. */
static int pass_rest_of_line(struct text_reader *r, struct gap *gap)
{
    struct str line = text_line_from(r, gap->at, gap->end);
    ptrdiff_t sign = str_find_char(line, '#');

    gap->at += line.len;
    if (sign < 0)
        return 0;
    if (!r->last.look || str_find_char(str_slice(line, 0, (size_t)sign), '-') >= 0)
        return text_fail_comment(r);
    if (text_is_first_of_all(r))
        r->last.foot_line = SIZE_MAX;
    r->last.look->line_comment = str_dup(str_slice(line, (size_t)sign, line.len), r->arena);
    return 0;
}

static int pass_lines(struct text_reader *r, struct gap *gap)
{
    bool at_line = gap->at == 0 || r->text.ptr[gap->at - 1] == '\n';
    int status = 0;

    if (!at_line && pass_rest_of_line(r, gap) < 0)
        return -1;
    while (status == 0 && gap->at < gap->end) {
        struct str line;

        if (!at_line) {
            gap->at++; /* the line end */
            gap->line++;
        }
        at_line = false;
        line = text_line_from(r, gap->at, gap->end);
        status = pass_line(r, gap, line);
        gap->at += status == 0 ? line.len : 0;
    }
    return status < 0 ? -1 : 0;
}

int text_read_gap(struct text_reader *r, size_t end)
{
    CLEANUP(gap_release) struct gap gap = { .at = r->last.end, .end = end };
    struct text_level *level = text_innermost(r);

    gap.comment = (struct strbuf)STRBUF_INIT(KNODE_BYTES_MAX);
    gap.line = r->last.line;
    gap.had_empty = r->last.had_empty;
    gap.foot_level = SIZE_MAX;
    if (end <= gap.at || !memchr(r->text.ptr + gap.at, '#', end - gap.at))
        return 0;
    if (level && level->node->is_flow)
        return text_fail_comment(r);
    if (pass_lines(r, &gap) < 0)
        return -1;
    if (memchr(r->text.ptr + gap.at, '#', end - gap.at)) /* behind a dash */
        return text_fail_comment(r);
    if (gap.comment.len == 0)
        return 0;
    if (end == r->text.len && is_foot(r, &gap)) {
        /* Without a line end it goes in. */
        bool is_cut = gap.column < r->last.column && r->text.ptr[end - 1] != '\n';

        return is_cut ? text_fail_comment(r) : add_foot(r, &gap);
    }
    if (end == r->text.len && gap.foot_level != SIZE_MAX && gap.foot_level + 1 < r->open.count)
        return text_fail_comment(r);
    r->held = take_comment(r, &gap);
    r->held->is_head_of_all = !r->root && gap.is_after_empty;
    return r->is_explicit && !r->root && gap.had_empty ? text_fail_comment(r) : 0;
}
