/*
 * gobwas' patterns as a small machine: a program of runes, classes, stars, forks and jumps. All
 * places where a match may stand are followed at once, so that time is pattern x text.
 */
#include "data/glob.h"

#include "base/arena.h"
#include "base/mem.h"
#include "base/vec.h"
#include "data/go_quote.h"

#include <string.h>

enum opcode {
    OP_RUNE,   /* this rune */
    OP_CLASS,  /* one of the runes, or of the range */
    OP_SINGLE, /* any rune but a separator */
    OP_ANY,    /* any number of runes but separators: stays or goes on */
    OP_SUPER,  /* any number of runes */
    OP_FORK,   /* goes on here and at `target` */
    OP_JUMP,   /* goes on at `target` */
    OP_MATCH,
};

struct instruction {
    enum opcode opcode;
    bool negated;
    uint32_t low, high; /* OP_RUNE: low. OP_CLASS: a range when `runes` is empty */
    struct str runes;   /* OP_CLASS: UTF-8, without escapes */
    size_t target;
};

struct glob {
    struct str separators;
    size_t count;
    struct instruction program[];
};

/* A group `{a,b}` being compiled: where its fork stands, and the jumps to its end. */
struct group {
    size_t fork;
    VEC(size_t) jumps;
};

struct compiler {
    struct str pattern;
    size_t at;
    struct arena *arena;
    VEC(struct instruction) program;
    VEC(struct group) groups;
    struct error *err;
};

static uint32_t peek(const struct compiler *compiler, size_t *width)
{
    return go_decode_rune(compiler->pattern.ptr + compiler->at,
                          compiler->pattern.len - compiler->at, width);
}

static size_t emit(struct compiler *compiler, struct instruction instruction)
{
    vec_push(&compiler->program, instruction);
    return compiler->program.count - 1;
}

/* A class that holds single runes: up to the ']', where `\` takes the next one as it is. */
static int compile_list(struct compiler *compiler, struct instruction class)
{
    char *runes = arena_alloc(compiler->arena, compiler->pattern.len + 1);
    size_t width, count = 0;
    bool escaped = false;

    for (;; compiler->at += width) {
        uint32_t rune = peek(compiler, &width);

        if (width == 0)
            return error_set(compiler->err, ERR_INVALID, "unexpected end of input");
        if (!escaped && rune == ']')
            break;
        escaped = !escaped && rune == '\\';
        if (escaped)
            continue;
        memcpy(runes + count, compiler->pattern.ptr + compiler->at, width);
        count += width;
    }
    if (count == 0)
        return error_set(compiler->err, ERR_INVALID, "could not parse range");
    compiler->at++;
    class.runes = (struct str){ runes, count };
    emit(compiler, class);
    return 0;
}

/* What follows a '[': "a-z]" or "abc]", a '!' before it. */
static int compile_class(struct compiler *compiler)
{
    struct instruction class = { .opcode = OP_CLASS, .runes = STR_EMPTY };
    size_t width, low, end;
    uint32_t rune = peek(compiler, &width);

    if (rune == '!') {
        class.negated = true;
        compiler->at++;
        rune = peek(compiler, &width);
    }
    low = compiler->at;
    end = low + width;
    if (end >= compiler->pattern.len || compiler->pattern.ptr[end] != '-')
        return compile_list(compiler, class);

    compiler->at = end + 1;
    class.low = rune;
    class.high = peek(compiler, &width);
    if (width == 0 || compiler->at + width >= compiler->pattern.len)
        return error_set(compiler->err, ERR_INVALID, "unexpected end of input");
    if (compiler->pattern.ptr[compiler->at + width] != ']')
        return error_set(compiler->err, ERR_INVALID, "expected close range character");
    if (class.high < class.low)
        return error_set(compiler->err, ERR_INVALID,
                         "hi character '%.*s' should be greater than lo '%.*s'", (int)width,
                         compiler->pattern.ptr + compiler->at, (int)(end - low),
                         compiler->pattern.ptr + low);
    compiler->at += width + 1;
    emit(compiler, class);
    return 0;
}

static void open_group(struct compiler *compiler)
{
    struct group group = { .fork = emit(compiler, (struct instruction){ .opcode = OP_FORK }) };

    vec_push(&compiler->groups, group);
}

/* The end of one alternative: the next one starts behind the jump to the end. */
static void next_alternative(struct compiler *compiler)
{
    struct group *group = &compiler->groups.items[compiler->groups.count - 1];
    size_t jump = emit(compiler, (struct instruction){ .opcode = OP_JUMP });

    vec_push(&group->jumps, jump);
    compiler->program.items[group->fork].target = compiler->program.count;
    group->fork = emit(compiler, (struct instruction){ .opcode = OP_FORK });
}

static void close_group(struct compiler *compiler)
{
    struct group *group = &compiler->groups.items[--compiler->groups.count];
    size_t end = compiler->program.count;

    /* The last alternative has no other one to go on with. */
    compiler->program.items[group->fork].target = group->fork + 1;
    for (size_t i = 0; i < group->jumps.count; i++)
        compiler->program.items[group->jumps.items[i]].target = end;
    vec_release(&group->jumps);
}

static void compile_star(struct compiler *compiler)
{
    size_t width;
    bool is_double = peek(compiler, &width) == '*' && width > 0;

    compiler->at += is_double ? 1 : 0;
    emit(compiler, (struct instruction){ .opcode = is_double ? OP_SUPER : OP_ANY });
}

static void compile_text(struct compiler *compiler, uint32_t rune)
{
    size_t width;

    if (rune == '\\') { /* at the very end it stands for nothing */
        rune = peek(compiler, &width);
        if (width == 0)
            return;
        compiler->at += width;
    }
    emit(compiler, (struct instruction){ .opcode = OP_RUNE, .low = rune });
}

/* Compile what stands at `at`. */
static int compile_one(struct compiler *compiler)
{
    bool in_group = compiler->groups.count > 0;
    size_t width;
    uint32_t rune = peek(compiler, &width);

    compiler->at += width;
    if (rune == '[')
        return compile_class(compiler);
    if (rune == '{')
        open_group(compiler);
    else if (rune == ',' && in_group)
        next_alternative(compiler);
    else if (rune == '}' && in_group)
        close_group(compiler);
    else if (rune == '*')
        compile_star(compiler);
    else if (rune == '?')
        emit(compiler, (struct instruction){ .opcode = OP_SINGLE });
    else
        compile_text(compiler, rune);
    return 0;
}

/* A NUL ends the pattern, and what is not UTF-8 is an error. */
static int check_text(struct str *pattern, struct error *err)
{
    size_t width;

    if (pattern->len > GLOB_MAX_PATTERN)
        return error_set(err, ERR_TOO_LARGE, "the pattern is longer than %d bytes",
                         GLOB_MAX_PATTERN);
    pattern->len = strnlen(pattern->ptr, pattern->len);
    for (size_t i = 0; i < pattern->len; i += width)
        if (go_decode_rune(pattern->ptr + i, pattern->len - i, &width) == 0xfffd)
            return error_set(err, ERR_INVALID, "could not read rune");
    return 0;
}

int glob_compile(struct str pattern, const char *separators, struct arena *arena,
                 const struct glob **out, struct error *err)
{
    struct compiler compiler = { .pattern = pattern, .arena = arena, .err = err };
    struct glob *glob;
    int result = check_text(&compiler.pattern, err);

    while (result >= 0 && compiler.at < compiler.pattern.len)
        result = compile_one(&compiler);
    while (compiler.groups.count > 0) /* "{a" is as good as "{a}" */
        close_group(&compiler);
    emit(&compiler, (struct instruction){ .opcode = OP_MATCH });

    if (result >= 0) {
        glob = arena_alloc(arena, sizeof(*glob) +
                                      compiler.program.count * sizeof(compiler.program.items[0]));
        glob->separators = str_dup(str_of(separators), arena);
        glob->count = compiler.program.count;
        memcpy(glob->program, compiler.program.items,
               glob->count * sizeof(compiler.program.items[0]));
        *out = glob;
    }
    vec_release(&compiler.groups);
    vec_release(&compiler.program);
    return result < 0 ? -1 : 0;
}

/* ---- matching ---- */

/* Places in the program, each at most once. */
struct places {
    size_t *items;
    size_t count;
    size_t *seen; /* by place: the step (from 1) at which it was added last */
};

static bool holds_rune(struct str runes, uint32_t rune)
{
    size_t width;

    for (size_t i = 0; i < runes.len; i += width)
        if (go_decode_rune(runes.ptr + i, runes.len - i, &width) == rune)
            return true;
    return false;
}

static bool accepts(const struct glob *glob, const struct instruction *instruction, uint32_t rune)
{
    bool inside;

    switch (instruction->opcode) {
    case OP_RUNE:
        return instruction->low == rune;
    case OP_CLASS:
        inside = instruction->runes.len > 0 ? holds_rune(instruction->runes, rune)
                                            : rune >= instruction->low && rune <= instruction->high;
        return inside != instruction->negated;
    case OP_SINGLE:
    case OP_ANY:
        return !holds_rune(glob->separators, rune);
    case OP_SUPER:
        return true;
    default:
        return false;
    }
}

/* Add a place and all that are reached from it without a rune. The program only leads forward. */
static void add(const struct glob *glob, struct places *places, size_t place, size_t step)
{
    while (places->seen[place] != step) {
        const struct instruction *instruction = &glob->program[place];

        places->seen[place] = step;
        places->items[places->count++] = place;
        if (instruction->opcode == OP_FORK) {
            add(glob, places, place + 1, step);
            place = instruction->target;
        } else if (instruction->opcode == OP_JUMP) {
            place = instruction->target;
        } else if (instruction->opcode == OP_ANY || instruction->opcode == OP_SUPER) {
            place++;
        } else {
            return;
        }
    }
}

static void advance(const struct glob *glob, const struct places *from, uint32_t rune,
                    struct places *to, size_t step)
{
    to->count = 0;
    for (size_t i = 0; i < from->count; i++) {
        size_t place = from->items[i];
        enum opcode opcode = glob->program[place].opcode;

        if (accepts(glob, &glob->program[place], rune))
            add(glob, to, opcode == OP_ANY || opcode == OP_SUPER ? place : place + 1, step);
    }
}

static size_t count_runes(const struct glob *glob, size_t at)
{
    size_t count = 0;

    while (glob->program[at + count].opcode == OP_RUNE)
        count++;
    return count;
}

static bool is_super(const struct glob *glob, size_t at)
{
    enum opcode opcode = glob->program[at].opcode;

    return opcode == OP_SUPER || (opcode == OP_ANY && glob->separators.len == 0);
}

/* Do `count` runes of the program stand at the front of the text? `*text` is what follows. */
static bool takes_runes(const struct glob *glob, size_t at, size_t count, struct str *text)
{
    for (size_t width; count > 0; count--, at++) {
        if (go_decode_rune(text->ptr, text->len, &width) != glob->program[at].low || width == 0)
            return false;
        *text = str_slice(*text, width, text->len);
    }
    return true;
}

/*
 * A pattern of text, a star and text: upstream asks only whether the one begins and the other ends
 * the text, so they may overlap. "charts/<star>/values.yaml" finds "charts/values.yaml": kept, as
 * repositories rely on it.
 */
static bool matches_overlapping(const struct glob *glob, struct str text)
{
    size_t prefix = count_runes(glob, 0), stars = 0, suffix;
    struct str rest = text;

    while (is_super(glob, prefix + stars))
        stars++;
    suffix = count_runes(glob, prefix + stars);
    if (prefix == 0 || stars == 0 || suffix == 0 || prefix + stars + suffix + 1 != glob->count ||
        !takes_runes(glob, 0, prefix, &rest))
        return false;
    for (size_t i = 0; i < text.len; i++) {
        rest = str_slice(text, i, text.len);
        if (takes_runes(glob, prefix + stars, suffix, &rest) && rest.len == 0)
            return true;
    }
    return false;
}

bool glob_matches(const struct glob *glob, struct str text)
{
    CLEANUP(free) char *memory = xcalloc(glob->count * 3, sizeof(size_t));
    size_t *slots = (size_t *)(void *)memory;
    struct places now = { .items = slots, .seen = slots + 2 * glob->count };
    struct places next = { .items = slots + glob->count, .seen = now.seen };
    size_t width, step = 1;

    add(glob, &now, 0, step);
    for (size_t i = 0; i < text.len && now.count > 0; i += width) {
        uint32_t rune = go_decode_rune(text.ptr + i, text.len - i, &width);
        struct places last = now;

        advance(glob, &now, rune, &next, ++step);
        now = next;
        next = last;
    }
    return (now.count > 0 && now.seen[glob->count - 1] == step) || matches_overlapping(glob, text);
}

bool glob_matches_text(struct str pattern, const char *separators, struct str text)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    const struct glob *glob;

    if (glob_compile(pattern, separators, arena, &glob, &err) < 0)
        return false;
    return glob_matches(glob, text);
}
