/* The rows of a kind, one after the other. */
#include "gitops/health/rules.h"

#include "base/arena.h"
#include "gitops/health/rules_run.h"

#include <assert.h>
#include <stdlib.h>

enum { MESSAGE = 'm' - 'a', FIRST_ROOM = 256 };

/* The END of the block that begins at a row. */
static size_t end_of(const struct health_kind *kind, size_t begin)
{
    size_t depth = 0;

    for (size_t i = begin; i < kind->count; i++) {
        enum health_rule_op op = kind->rules[i].op;

        depth += op == RULE_EACH || op == RULE_PAIRS || op == RULE_SORTED || op == RULE_IF;
        if (op == RULE_END && --depth == 0)
            return i;
    }
    return kind->count;
}

static struct rule_frame *push_frame(struct rule_run *run, size_t start)
{
    struct rule_frame *frame = &run->frames[run->depth++];

    assert(run->depth <= RULE_FRAMES);
    *frame = (struct rule_frame){ .start = start };
    return frame;
}

static size_t begin_if(struct rule_run *run, size_t at)
{
    if (!rule_run_matches(run, run->kind->rules[at].when))
        return end_of(run->kind, at) + 1;
    push_frame(run, at);
    return at + 1;
}

static int compare_keys(const void *a, const void *b)
{
    const struct json_cursor *left = a, *right = b;

    return str_compare(left->key, right->key);
}

/* The values of an object by its keys. */
static const struct json *in_order(const struct json *object, struct arena *arena)
{
    struct json_cursor *members = arena_alloc(arena, (json_count(object) + 1) * sizeof(*members));
    struct json *values = json_new_array(arena);
    size_t count = 0;

    for (struct json_cursor at = json_walk(object); json_next(&at);)
        members[count++] = at;
    qsort(members, count, sizeof(*members), compare_keys);
    for (size_t i = 0; i < count; i++)
        json_append(arena, values, members[i].value);
    return values;
}

static size_t begin_loop(struct rule_run *run, size_t at)
{
    const struct health_rule *rule = &run->kind->rules[at];
    const char *cursor = rule->when;
    bool is_required = rule->when[strlen(rule->when) - 1] == ':';
    struct rule_frame *frame;
    struct rule_value list;

    /* Whether there is a list is asked in the line above the loop. */
    run->line -= !is_required;
    list = rule_run_operand(run, &cursor);
    run->line += !is_required;
    if (run->failed || (list.type == RULE_NIL && !is_required))
        return end_of(run->kind, at) + 1;
    if (list.type != RULE_TABLE) {
        rule_run_fail(run, "bad argument #1 to %s (table expected, got %s)",
                      rule->op == RULE_EACH ? "ipairs" : "pairs", rule_value_type(&list));
        return at;
    }
    if (rule->op == RULE_EACH && !json_is(list.table, JSON_ARRAY))
        return end_of(run->kind, at) + 1;
    frame = push_frame(run, at);
    frame->is_loop = true;
    if (rule->op == RULE_SORTED && json_is(list.table, JSON_OBJECT))
        list.table = in_order(list.table, run->arena);
    frame->at = json_walk(list.table);
    if (rule_frame_next(frame))
        return at + 1;
    run->depth--;
    return end_of(run->kind, at) + 1;
}

/* At an END: once more, or on. */
static size_t end_block(struct rule_run *run, size_t at)
{
    struct rule_frame *frame = &run->frames[run->depth - 1];

    if (frame->is_loop && rule_frame_next(frame))
        return frame->start + 1;
    run->depth--;
    return at + 1;
}

/* Leave the blocks within the innermost loop; where does it end? */
static size_t leave_to_loop(struct rule_run *run)
{
    while (!run->frames[run->depth - 1].is_loop)
        run->depth--;
    return end_of(run->kind, run->frames[run->depth - 1].start);
}

static void set(struct rule_run *run, const struct health_rule *rule)
{
    if (rule->text)
        run->slots[MESSAGE] = rule_run_text(run, rule->text);
    if (rule->status != HEALTH_NONE)
        run->status = rule->status;
}

/* Room for a text in its slot; it doubles, as a loop over many items appends to one text. */
static char *make_room(struct rule_run *run, size_t slot, struct str old, size_t length)
{
    struct rule_room *room = &run->rooms[slot];

    if (old.ptr == room->ptr && length < room->size)
        return room->ptr;
    room->size = length < FIRST_ROOM ? FIRST_ROOM : 2 * length;
    room->ptr = arena_alloc(run->arena, room->size);
    memcpy(room->ptr, old.ptr, old.len);
    return room->ptr;
}

static void append(struct rule_run *run, const struct health_rule *rule)
{
    size_t index = (size_t)(rule->slot - 'a');
    struct rule_value *slot = &run->slots[index];
    const struct rule_value more = rule_run_text(run, rule->text);
    struct str old = STR_EMPTY, text;
    char *room;

    if (run->failed)
        return;
    if (slot->type == RULE_NIL)
        *slot = rule_value_text(STR_EMPTY);
    if (!rule_value_print(&more, run->arena, &text) || !rule_value_print(slot, run->arena, &old)) {
        rule_run_fail(run, "cannot perform concat operation between %s and %s",
                      rule_value_type(slot), rule_value_type(&more));
        return;
    }
    room = make_room(run, index, old, old.len + text.len);
    memcpy(room + old.len, text.ptr, text.len);
    room[old.len + text.len] = '\0';
    *slot = rule_value_text((struct str){ room, old.len + text.len });
}

static void add(struct rule_run *run, const struct health_rule *rule)
{
    const struct rule_value more = rule_run_text(run, rule->text);
    double number = 0;

    if (!run->failed && !rule_value_as_number(&more, &number))
        rule_run_fail(run, "cannot perform add operation between number and %s",
                      rule_value_type(&more));
    run->counts[rule->slot - 'a'] += number;
}

static void remember(struct rule_run *run, const struct health_rule *rule)
{
    size_t index = (size_t)(rule->slot - 'a');

    switch (rule->op) {
    case RULE_KEEP:
        run->slots[index] = rule_run_text(run, rule->text);
        break;
    case RULE_APPEND:
        append(run, rule);
        break;
    case RULE_COUNT:
        run->counts[index]++;
        break;
    case RULE_ADD:
        add(run, rule);
        break;
    case RULE_RESET:
        run->counts[index] = 0;
        break;
    default:
        set(run, rule);
        break;
    }
}

static void need(struct rule_run *run, const struct health_rule *rule)
{
    const char *cursor = rule->when, *type = rule->op == RULE_NEED_TABLE ? "table" : "string";
    const struct rule_value value = rule_run_operand(run, &cursor);
    bool fits =
        value.type == RULE_NIL ||
        (rule->op == RULE_NEED_TABLE ? value.type == RULE_TABLE
                                     : value.type == RULE_STRING || value.type == RULE_NUMBER);

    if (!fits)
        rule_run_fail(run, "bad argument #1 to %s (%s expected, got %s)", rule->text, type,
                      rule_value_type(&value));
}

/* One row; returns the next one. */
static size_t take_row(struct rule_run *run, size_t at)
{
    const struct health_rule *rule = &run->kind->rules[at];

    run->line = rule->line + run->kind->shift;
    switch (rule->op) {
    case RULE_EACH:
    case RULE_PAIRS:
    case RULE_SORTED:
        return begin_loop(run, at);
    case RULE_IF:
        return begin_if(run, at);
    case RULE_END:
        return end_block(run, at);
    case RULE_NEED_TABLE:
    case RULE_NEED_TEXT:
        need(run, rule);
        return at + 1;
    default:
        break;
    }
    if (!rule_run_matches(run, rule->when))
        return at + 1;
    if (rule->op == RULE_NEXT)
        return leave_to_loop(run);
    if (rule->op == RULE_BREAK) {
        at = leave_to_loop(run);
        run->depth--;
        return at + 1;
    }
    remember(run, rule);
    return rule->op == RULE_WHEN ? run->kind->count : at + 1;
}

/* What a script's result becomes: a message that is no text makes the whole of no use. */
static struct health verdict(const struct rule_run *run)
{
    const struct rule_value *message = &run->slots[MESSAGE];

    if (run->failed)
        return (struct health){ true, HEALTH_UNKNOWN, run->failure, run->failure };
    if (message->type != RULE_NIL && message->type != RULE_STRING)
        return health_plain(HEALTH_NONE);
    if (run->status == HEALTH_NONE && message->type == RULE_STRING)
        return health_text(HEALTH_UNKNOWN, STR("Lua returned an invalid health status"));
    return health_text(run->status, message->type == RULE_STRING ? message->text : STR_EMPTY);
}

struct health health_by_rules(const struct health_kind *kind, const struct json *object,
                              struct arena *arena)
{
    struct rule_run run = { .kind = kind, .object = object, .arena = arena };

    if (kind->assess)
        return kind->assess(object, arena);
    for (size_t at = 0; at < kind->count && !run.failed;)
        at = take_row(&run, at);
    return verdict(&run);
}
