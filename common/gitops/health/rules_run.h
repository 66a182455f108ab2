#pragma once

#include "data/json.h"
#include "gitops/health/rules.h"

/* What the files of the rules share: values, and one run over an object. */

enum rule_type {
    RULE_NIL,
    RULE_BOOL,
    RULE_NUMBER,
    RULE_STRING,
    RULE_TABLE,
};

/** A value as scripts see it: lists and objects are tables, null is nil. */
struct rule_value {
    enum rule_type type;
    bool flag;
    double number;
    struct str text;
    const struct json *table;
};

struct rule_frame {
    size_t start; /* the EACH, PAIRS or IF */
    bool is_loop;
    struct json_cursor at;
    struct rule_value item, place;
};

enum { RULE_FRAMES = 6, RULE_SLOTS = 'z' - 'a' + 1 };

struct rule_run {
    const struct health_kind *kind;
    const struct json *object;
    struct arena *arena;
    int line;
    struct rule_frame frames[RULE_FRAMES];
    size_t depth;
    struct rule_value slots[RULE_SLOTS];
    struct rule_room {
        char *ptr;
        size_t size;
    } rooms[RULE_SLOTS]; /* of texts that were appended to */
    double counts[RULE_SLOTS];
    enum health_status status;
    bool failed;
    struct str failure;
};

struct rule_value rule_value_of(const struct json *value);
struct rule_value rule_value_text(struct str text);
struct rule_value rule_value_number(double number);
/** "nil", "boolean", "number", "string", "table". */
const char *rule_value_type(const struct rule_value *value);
bool rule_value_is_true(const struct rule_value *value);
/** Its text when it is a text or a number. */
bool rule_value_print(const struct rule_value *value, struct arena *arena, struct str *out);

/** A number, or a text that strtod() reads wholly. */
bool rule_value_as_number(const struct rule_value *value, double *number);

/** The check fails in the line at hand; the first failure counts. */
void rule_run_fail(struct rule_run *run, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
/** Reads `[#+]path[|default]` and moves the cursor behind it. */
struct rule_value rule_run_operand(struct rule_run *run, const char **cursor);
/** The next item of a list that is not null, or member of an object. */
bool rule_frame_next(struct rule_frame *frame);
/** Do all terms hold? NULL: yes. */
bool rule_run_matches(struct rule_run *run, const char *when);
struct rule_value rule_run_text(struct rule_run *run, const char *text);
