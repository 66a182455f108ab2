#pragma once

#include "gitops/health/checks.h"

#include <stddef.h>

/**
 * The health of operators' kinds, as rows. A kind has a list of rules; they are read from the top,
 * and the first WHEN whose condition holds is the verdict. SET, KEEP, APPEND and COUNT remember
 * something and go on.
 *
 *     static const struct health_rule certificate[] = {
 *         EACH(9, "status.conditions"),
 *         WHEN(10, ".type=Ready .status=False", DEGRADED, "{.message}"),
 *         WHEN(15, ".type=Ready .status=True", HEALTHY, "{.message}"),
 *         END,
 *         FINALLY(PROGRESSING, "Waiting for certificate"),
 *     };
 *
 * A PATH begins at the object (`status.phase`), at the item of the innermost loop (`.type`), of the
 * one around it (`..parentRef`), or is what was kept: `$a`, the message so far `$m`, a counter
 * `%a`, the place in the loop `$i` (from 1, or the key). A key with other signs than letters,
 * digits and _ stands in brackets; [2] is an item, [#] the last one. What is absent, null or on the
 * way to something absent is nil. A colon in place of the dot says that the check fails when nil
 * stands before it, as `spec:paused` does in an object without a spec; at the end of the path of a
 * loop, that it fails without a list. `#path` is the length of a list, `+path` the number that a
 * text spells or else nil. `path|text` is the text when there is nothing (nil or false) at the
 * path, `path|@path` what is at another one; with two bars when there is nil.
 *
 * A CONDITION is a list of terms with blanks between, all of which must hold:
 *     path  !path               it is neither nil nor false; it is one of the two
 *     path=a|b  path!=a|b       it is one of these; none of these. nil, true, false and numbers are
 *                               those, {} has no members, <number> is any of that type, all else is
 *                               text; 'in quotes' where it has blanks or a |
 *     path^=text                it begins with the text
 *     path*=a|b                 it holds one of the texts, in whatever case
 *     path<1 > <= >=            numbers, or texts; of other types the check fails
 *     path=@path  path<@a-@b    with what is at another path, or with a difference
 *
 * A TEXT is the value at a path, as it is, when it is only "{path}"; else a text with such pieces,
 * where the check fails when one is neither text nor number. {path~7} is cut after seven bytes and
 * empty for nothing, {word} is the kind's own word.
 *
 * A check that fails says why and in which line of the original's script: this is what the first
 * number of a row is for; a kind whose script has the same lines further down adds its `shift`.
 */
enum health_rule_op {
    RULE_WHEN,
    RULE_SET,
    RULE_KEEP,
    RULE_APPEND,
    RULE_COUNT,
    RULE_ADD,
    RULE_RESET,
    RULE_NEED_TABLE,
    RULE_NEED_TEXT,
    RULE_EACH,
    RULE_PAIRS,
    RULE_SORTED,
    RULE_IF,
    RULE_NEXT,
    RULE_BREAK,
    RULE_END,
};

struct health_rule {
    enum health_rule_op op;
    char slot; /* a..z */
    int line;
    enum health_status status; /* HEALTH_NONE: it stays as it is */
    const char *when;          /* NULL: always. The path of a loop */
    const char *text;          /* NULL: the message stays as it is */
};

#define RULE_ROW(op, line, when, slot, status, text)                                               \
    {                                                                                              \
        RULE_##op, slot, line, HEALTH_##status, when, text                                         \
    }

/** The verdict, when the condition holds. Status NONE and text NULL leave what was SET. */
#define WHEN(line, when, status, text) RULE_ROW(WHEN, line, when, 0, status, text)
/** The verdict of whoever comes here. */
#define FINALLY(status, text) RULE_ROW(WHEN, 0, NULL, 0, status, text)
/** What holds until something else is said. */
#define SET(line, when, status, text) RULE_ROW(SET, line, when, 0, status, text)
/** Remember a text or value as `$slot`; `$i` is taken. */
#define KEEP(line, when, slot, text) RULE_ROW(KEEP, line, when, slot, NONE, text)
/** Add to the text in `$slot`. */
#define APPEND(line, when, slot, text) RULE_ROW(APPEND, line, when, slot, NONE, text)
/** Add one to `%slot`, or a number; set it back to 0. */
#define COUNT(line, when, slot) RULE_ROW(COUNT, line, when, slot, NONE, NULL)
#define ADD(line, when, slot, text) RULE_ROW(ADD, line, when, slot, NONE, text)
#define RESET(line, when, slot) RULE_ROW(RESET, line, when, slot, NONE, NULL)
/** The check fails when there is something else than a list or object, or a text or number, at the
 * path: the original gives it to a function. */
#define NEED_TABLE(line, path, function) RULE_ROW(NEED_TABLE, line, path, 0, NONE, function)
#define NEED_TEXT(line, path, function) RULE_ROW(NEED_TEXT, line, path, 0, NONE, function)
/** For each item of a list, up to END; no item when there is no list. */
#define EACH(line, path) RULE_ROW(EACH, line, path, 0, NONE, NULL)
/** For each item of a list or member of an object. */
#define PAIRS(line, path) RULE_ROW(PAIRS, line, path, 0, NONE, NULL)
/** The same, the members by their names; $i is the place among them. */
#define SORTED(line, path) RULE_ROW(SORTED, line, path, 0, NONE, NULL)
/** Up to END only when the condition holds. */
#define IF(line, when) RULE_ROW(IF, line, when, 0, NONE, NULL)
/** On with the next item, or behind the loop, when the condition holds. */
#define NEXT(line, when) RULE_ROW(NEXT, line, when, 0, NONE, NULL)
#define BREAK(line, when) RULE_ROW(BREAK, line, when, 0, NONE, NULL)
#define END RULE_ROW(END, 0, NULL, 0, NONE, NULL)

/** A kind of a group: its rules, or a check of its own. */
struct health_kind {
    const char *kind; /* "*": all others */
    const struct health_rule *rules;
    size_t count;
    const char *word;
    int shift;
    struct health (*assess)(const struct json *object, struct arena *arena);
};

#define BY_RULES(kind, rules) BY_RULES_AT(kind, rules, NULL, 0)
#define BY_RULES_NAMED(kind, rules, word) BY_RULES_AT(kind, rules, word, 0)
#define BY_RULES_AT(kind, rules, word, shift)                                                      \
    {                                                                                              \
        kind, rules, sizeof(rules) / sizeof((rules)[0]), word, shift, NULL                         \
    }
#define BY_CHECK(kind, check)                                                                      \
    {                                                                                              \
        kind, NULL, 0, NULL, 0, check                                                              \
    }

/** The health of one object by the rules of its kind. */
struct health health_by_rules(const struct health_kind *kind, const struct json *object,
                              struct arena *arena);
