/* A YAML text to nodes that know how they were written. */
#include "render/kustomize/knode_text_parts.h"

static void text_reader_release(struct text_reader *r)
{
    yaml_parser_delete(&r->parser);
    vec_release(&r->lines);
    vec_release(&r->open);
}
DEFINE_CLEANUP_VALUE(struct text_reader, text_reader_release)

static int fail_parser(struct text_reader *r)
{
    return error_set(
        r->err, ERR_UNIMPLEMENTED, "yaml: line %zu: %s", r->parser.problem_mark.line + 1,
        r->parser.problem ? r->parser.problem : "unknown problem parsing YAML content");
}

/* ---- places ---- */

static void find_lines(struct text_reader *r)
{
    vec_push(&r->lines, 0);
    for (size_t i = 0; i < r->text.len; i++) {
        if (r->text.ptr[i] == '\n')
            vec_push(&r->lines, i + 1);
    }
}

static size_t byte_of(const struct text_reader *r, yaml_mark_t mark)
{
    size_t at = mark.line < r->lines.count ? r->lines.items[mark.line] : r->text.len;

    for (size_t i = 0; i < mark.column && at < r->text.len; i++) {
        at++;
        while (at < r->text.len && ((unsigned char)r->text.ptr[at] & 0xc0) == 0x80)
            at++;
    }
    return at;
}

/* ---- entries ---- */

static struct knode_comment *take_held(struct text_reader *r)
{
    struct knode_comment *held = r->held;

    r->held = NULL;
    return held;
}

/* Containers that ended are left, their feet becoming what they end with. */
static void leave_ended(struct text_reader *r)
{
    for (; r->ended > 0; r->ended--) {
        struct text_level *level = text_innermost(r);

        text_push_comment(&level->feet, level->late);
        level->look->after = level->feet;
        level->look->after_count = level->node->count;
        r->open.count--;
    }
}

static void begin_entry(struct text_reader *r, struct text_level *level, struct knode_look *look)
{
    text_push_comment(&level->feet, take_held(r));
    look->before = level->feet;
    level->feet = NULL;
    level->has_late = false;
    text_push_comment(&r->late, level->late);
    level->late = NULL;
}

/* Comments that were kept back go behind the first text since. */
static void put_late(struct text_reader *r)
{
    struct text_level *level = text_innermost(r);

    if (level)
        text_push_comment(&level->feet, r->late);
    if (level && r->late)
        level->has_late = true;
    r->late = NULL;
}

/* A node takes its place: as the root, an item or the value of the key that waits. */
static int place_node(struct text_reader *r, struct knode *node, struct knode_look *look,
                      bool is_block)
{
    struct text_level *level = text_innermost(r);

    node->look = look;
    if (!level) {
        r->begins_at_once =
            r->last.end == 0 && !r->held && r->text.len > 0 && !strchr(" #\n", r->text.ptr[0]);
        r->root = node;
        return 0;
    }
    if (level->node->kind == KNODE_LIST) {
        begin_entry(r, level, look);
        knode_append(r->arena, level->node, node);
        return 0;
    }
    /* Comments between a key and its value: they may only be those of the value's first entry. */
    if (!is_block && (r->held || level->key_look->line_comment.len > 0))
        return text_fail_comment(r);
    level->node->members[level->node->count - 1].value = node;
    level->key_look = NULL;
    return 0;
}

static void place_key(struct text_reader *r, struct text_level *level, const struct knode *key,
                      struct knode_look *look)
{
    struct knode *map = level->node;

    begin_entry(r, level, look);
    level->key_look = look;
    knode_add(r->arena, map,
              (struct knode_member){ key->text, NULL, knode_meaning(key) == KNODE_STR, key->style,
                                     look });
}

static struct knode_look *new_look(struct text_reader *r, const yaml_char_t *anchor,
                                   const yaml_char_t *tag)
{
    struct knode_look *look = ARENA_NEW(r->arena, struct knode_look);

    look->anchor = anchor ? str_dup(str_of((const char *)anchor), r->arena).ptr : NULL;
    look->tag = tag ? str_dup(str_of((const char *)tag), r->arena).ptr : NULL;
    look->line_comment = STR_EMPTY;
    return look;
}

static void pass_content(struct text_reader *r, const yaml_event_t *event, struct knode_look *look)
{
    struct text_level *level = text_innermost(r);
    size_t end = byte_of(r, event->end_mark);
    bool is_block =
        event->end_mark.column == 0; /* it ends on the next line, or behind empty ones */

    r->last = (struct text_content){
        .end = end,
        .line = event->end_mark.line,
        .foot_line = event->end_mark.line + !is_block,
        .had_empty = is_block && end > 1 && r->text.ptr[end - 2] == '\n',
        .column = level ? level->column : 0,
        .look = look,
    };
    if (text_is_first_of_all(r) && end > 0 && memchr("'\"]}", r->text.ptr[end - 1], 4))
        r->last.foot_line = SIZE_MAX;
}

/* ---- events ---- */

static int fail_key(struct text_reader *r)
{
    return error_set(r->err, ERR_UNIMPLEMENTED,
                     "a replacement inside of a YAML text with a key that is no scalar is not "
                     "built in");
}

static bool is_key(struct text_reader *r)
{
    struct text_level *level = text_innermost(r);

    return level && level->node->kind == KNODE_MAP && !level->key_look;
}

/* "|  # comment" */
static void read_header(struct text_reader *r, const yaml_event_t *event, struct knode_look *look)
{
    struct str line = text_line_from(r, byte_of(r, event->start_mark), r->text.len);
    ptrdiff_t sign = str_find_char(line, '#');

    if (sign > 0)
        look->line_comment = str_dup(str_slice(line, (size_t)sign, line.len), r->arena);
}

static struct knode *new_scalar(struct text_reader *r, const yaml_event_t *event,
                                struct knode_look *look)
{
    struct str text = { (const char *)event->data.scalar.value, event->data.scalar.length };
    struct knode *node = knode_new_plain(r->arena, text);

    node->style = yaml_style_of(event->data.scalar.style);
    node->quoted = node->style != YAML_PLAIN;
    if (!look->tag)
        node->tag = node->quoted ? KNODE_STR : knode_tag_of_text(text);
    if (node->style == YAML_LITERAL || node->style == YAML_FOLDED)
        read_header(r, event, look);
    return node;
}

static int put_scalar(struct text_reader *r, const yaml_event_t *event, struct knode *node,
                      struct knode_look *look)
{
    bool is_absent = node->style == YAML_PLAIN && node->text.len == 0 && !look->is_alias;
    bool is_named = is_key(r);

    if (is_named && look->is_alias)
        return fail_key(r);
    if (is_named)
        place_key(r, text_innermost(r), node, look);
    else if (place_node(r, node, look, node->style >= YAML_LITERAL) < 0)
        return -1;
    put_late(r);
    pass_content(r, event, look);
    if (is_named || is_absent)
        r->last.foot_line = SIZE_MAX;
    return 0;
}

static int take_scalar(struct text_reader *r, const yaml_event_t *event)
{
    struct knode_look *look = new_look(r, event->data.scalar.anchor, event->data.scalar.tag);

    return put_scalar(r, event, new_scalar(r, event, look), look);
}

static int take_alias(struct text_reader *r, const yaml_event_t *event)
{
    struct knode_look *look = new_look(r, NULL, NULL);

    look->is_alias = true;
    return put_scalar(
        r, event, knode_new_text(r->arena, str_of((const char *)event->data.alias.anchor)), look);
}

static int open_container(struct text_reader *r, const yaml_event_t *event, struct knode *node,
                          struct knode_look *look)
{
    if (r->open.count >= KNODE_DEPTH_MAX)
        return error_set(r->err, ERR_TOO_LARGE, "yaml: exceeded max depth of %d", KNODE_DEPTH_MAX);
    if (is_key(r))
        return fail_key(r);
    if (place_node(r, node, look, !node->is_flow) < 0)
        return -1;
    if (node->is_flow && r->late)
        return text_fail_comment(r);
    vec_push(&r->open, ((struct text_level){
                           .node = node, .look = look, .column = event->start_mark.column }));
    r->last = (struct text_content){
        .end = byte_of(r, event->start_mark),
        .line = event->start_mark.line,
        .foot_line = SIZE_MAX,
        .column = event->start_mark.column,
    };
    return 0;
}

static int take_sequence(struct text_reader *r, const yaml_event_t *event)
{
    struct knode *list = knode_new_list(r->arena);

    list->is_flow = event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE;
    return open_container(
        r, event, list,
        new_look(r, event->data.sequence_start.anchor, event->data.sequence_start.tag));
}

static int take_mapping(struct text_reader *r, const yaml_event_t *event)
{
    struct knode *map = knode_new_map(r->arena);

    map->is_flow = event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE;
    return open_container(
        r, event, map,
        new_look(r, event->data.mapping_start.anchor, event->data.mapping_start.tag));
}

/* What is in brackets is over at once; behind lines there may be comments that belong to them. */
static int close_container(struct text_reader *r, const yaml_event_t *event)
{
    struct text_level *level = &r->open.items[r->open.count - 1 - r->ended];
    struct knode_look *look = level->look;

    if (!level->node->is_flow) {
        r->ended++;
        return 0;
    }
    if (text_read_gap(r, byte_of(r, event->start_mark)) < 0)
        return -1;
    r->open.count--;
    pass_content(r, event, look);
    r->last.is_flow = true;
    return 0;
}

static int begin_document(struct text_reader *r, const yaml_event_t *event)
{
    r->is_explicit = !event->data.document_start.implicit;
    if (!r->is_explicit)
        return 0;
    r->last.end = byte_of(r, event->end_mark);
    r->last.line = event->end_mark.line;
    return memchr(r->text.ptr, '#', r->last.end) ? text_fail_comment(r) : 0;
}

/* Comments that belong to no entry end the document, behind an empty line. */
static int end_document(struct text_reader *r, const yaml_event_t *event)
{
    size_t end = byte_of(r, event->start_mark);
    bool is_last = event->data.document_end.implicit && end >= r->text.len;

    if (!is_last && memchr(r->text.ptr + r->last.end, '#', r->text.len - r->last.end))
        return text_fail_comment(r);
    if (is_last && text_read_gap(r, r->text.len) < 0)
        return -1;
    r->ended = r->open.count;
    if (r->held && r->open.count == 0)
        return text_fail_comment(r);
    if (r->held) {
        r->held->is_foot_of_all = true;
        text_push_comment(&r->open.items[0].feet, take_held(r));
    }
    leave_ended(r);
    return 1;
}

/* A comment of less indent than what comes next, which goes on with a container within. */
static bool has_outer_feet(const struct text_reader *r)
{
    for (size_t i = 0; i + 1 < r->open.count; i++) {
        if (r->open.items[i].feet || r->open.items[i].late)
            return true;
    }
    return false;
}

/* 1: the document is complete. */
static int take_event(struct text_reader *r, const yaml_event_t *event)
{
    switch (event->type) {
    case YAML_DOCUMENT_START_EVENT:
        return begin_document(r, event);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        return close_container(r, event);
    case YAML_DOCUMENT_END_EVENT:
    case YAML_STREAM_END_EVENT:
        return end_document(r, event);
    case YAML_STREAM_START_EVENT:
    case YAML_NO_EVENT:
        return 0;
    default:
        break;
    }
    if (text_read_gap(r, byte_of(r, event->start_mark)) < 0)
        return -1;
    leave_ended(r);
    if (has_outer_feet(r))
        return text_fail_comment(r);
    switch (event->type) {
    case YAML_SCALAR_EVENT:
        return take_scalar(r, event);
    case YAML_ALIAS_EVENT:
        return take_alias(r, event);
    case YAML_SEQUENCE_START_EVENT:
        return take_sequence(r, event);
    default:
        return take_mapping(r, event);
    }
}

/* Line ends that are only ones to YAML would put comments on other lines than they are on. */
static bool has_odd_lines(struct str text)
{
    return str_find_char(text, '\r') >= 0 || str_find(text, STR("\xc2\x85")) >= 0 ||
           str_find(text, STR("\xe2\x80\xa8")) >= 0 || str_find(text, STR("\xe2\x80\xa9")) >= 0;
}

int knode_text_parse(struct str text, struct arena *arena, struct knode **out, struct error *err)
{
    CLEANUP(text_reader_release)
    struct text_reader r = { .text = text, .arena = arena, .err = err };
    int status = 0;

    if (has_odd_lines(text))
        return error_set(err, ERR_UNIMPLEMENTED,
                         "a replacement inside of a YAML text with such line ends is not built in");
    r.last.foot_line = SIZE_MAX;
    find_lines(&r);
    if (!yaml_parser_initialize(&r.parser))
        return error_set(err, ERR_EXHAUSTED, "out of memory for the YAML parser");
    yaml_parser_set_input_string(&r.parser, (const unsigned char *)text.ptr, text.len);
    while (status == 0) {
        yaml_event_t event;

        if (!yaml_parser_parse(&r.parser, &event))
            return fail_parser(&r);
        status = take_event(&r, &event);
        yaml_event_delete(&event);
    }
    if (status > 0)
        *out = r.root;
    return status < 0 ? -1 : 0;
}
