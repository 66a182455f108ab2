#pragma once

#include "base/vec.h"
#include "data/json.h"
#include "data/json_schema.h"

#include <stdint.h>

/* Private to the json_schema*.c files. */

struct map;
struct schema_links;

enum {
    SCHEMA_DRAFT_4 = 4,
    SCHEMA_DRAFT_6 = 6,
    SCHEMA_DRAFT_7 = 7,
    SCHEMA_DRAFT_2019 = 2019,
    SCHEMA_DRAFT_2020 = 2020,
};

struct json_schema {
    const struct json *root;
    int draft;
    bool is_meta;               /* of a draft itself: formats count in all of them */
    bool has_parts;             /* with an $id of their own, which references may be about */
    bool tracks_evaluated;      /* unevaluatedProperties or unevaluatedItems occur */
    const char *url, *base;     /* where it is from; what references are relative to */
    struct schema_links *links; /* NULL: of a draft itself */
    struct map *anchors;        /* of const struct json: by "#name" and by $id */
    struct map *patterns;       /* of struct regex */
};

/** Where a value lies in the whole; the root has no parent. */
struct schema_place {
    const struct schema_place *parent;
    struct str key;
    size_t index; /* in an array: `key` is then empty */
    bool is_item;
};

/** One thing that is wrong, and what it follows from. */
struct schema_problem {
    const char *place; /* "/a/0" */
    const char *text;
    enum { PROBLEM_PLAIN, PROBLEM_GROUP, PROBLEM_REFERENCE } kind;
    struct schema_problem *first, *last, *next; /* causes, and the next one of its parent */
    size_t count;
};

/** Which members or items were looked at by some keyword. */
struct schema_evaluated {
    bool *flags;
    size_t count;
};

/** One check under way. */
struct schema_run {
    struct json_schema *schema;
    struct arena *arena;
    bool tracks_evaluated; /* as of the schemas that are checked */
    uint64_t steps;
    int depth;
    struct error *err; /* set: the run has failed */
};

/** A schema against a value. */
struct schema_check {
    struct schema_run *run;
    const struct json *schema, *value;
    const struct schema_place *place;
    struct schema_evaluated evaluated;
    struct schema_problem problems; /* its causes are what was found */
};

/** What is wrong with `value`, NULL when nothing is, or when the run has failed. */
struct schema_problem *schema_validate(struct schema_run *run, const struct json *schema,
                                       const struct json *value, const struct schema_place *place,
                                       struct schema_evaluated *evaluated);

bool schema_failed(const struct schema_run *run);

/** A problem at the check's place, among its problems. */
struct schema_problem *schema_add(struct schema_check *check, const char *fmt, ...) PRINTF(2, 3);
/** Put a problem beneath another; NULL is none. */
void schema_adopt(struct schema_problem *parent, struct schema_problem *child);
const char *schema_place_text(const struct schema_place *place, struct arena *arena);
struct schema_problem *schema_problem_new(struct schema_run *run, const struct schema_place *place,
                                          const char *text);

/* Keywords by the type of the value: json_schema_object.c, _array.c, _scalar.c. */
void schema_check_object(struct schema_check *check);
void schema_check_array(struct schema_check *check);
void schema_check_text(struct schema_check *check);
void schema_check_number(struct schema_check *check);
void schema_check_unevaluated(struct schema_check *check);

/** Equal as JSON Schema has it: 1 is 1.0. */
bool schema_equal(const struct json *a, const struct json *b, int depth);

/** Text in single quotes; a number as messages show it; a scalar. */
const char *schema_quoted(struct str text, struct arena *arena);
const char *schema_number(double number, struct arena *arena);
const char *schema_scalar(const struct json *value, struct arena *arena);

/** Does a pattern of the schema match? False with a failed run when it cannot be compiled. */
bool schema_matches(struct schema_run *run, struct str pattern, struct str text);

/** NULL: the format is fine or unknown; else what is wrong with the text. */
const char *schema_format_problem(struct str format, struct str text, struct arena *arena);

/** Index `$id` and anchors. */
void schema_index(struct json_schema *schema, const struct json *value, int depth);
/** The part of a document that a reference without its fragment is about; NULL: it has none. */
const struct json *schema_find_base(const struct json_schema *schema, struct str base);
/** What a fragment means in a part; NULL: nothing. */
const struct json *schema_find_fragment(const struct json_schema *schema, const struct json *part,
                                        struct str fragment, struct arena *arena);
/** What "$ref" means within its document; NULL with a failed run. */
const struct json *schema_resolve(struct schema_run *run, struct str reference);
