#pragma once

#include "base/str.h"

#include <stdbool.h>

struct arena;
struct json;

/* What the files of the defaults share. Documents are in their typed form (form_typed()). */

struct defaulting {
    struct arena *arena;
    bool is_pod; /* the object is a Pod itself: some defaults are for pods and not for templates */
};

/** Defaults of one struct type, wherever it stands in an object. */
struct type_rule {
    const char *type;
    void (*apply)(struct defaulting *defaulting, struct json *value);
};
extern const struct type_rule defaults_type_rules[]; /* ends with a NULL type */

/** Defaults of one kind, and that the rules of its types hold for it. */
struct kind_rule {
    const char *group, *version, *kind;
    void (*apply)(struct defaulting *defaulting, struct json *object); /* NULL: only its types */
};
extern const struct kind_rule defaults_workload_rules[]; /* ends with a NULL kind */
extern const struct kind_rule defaults_other_rules[];

/** A field and what it is when it is not set, as JSON text. */
struct default_row {
    const char *field;
    const char *value;
};

/** Unset: absent, null, or empty text. */
bool default_is_unset(const struct json *object, const char *field);
void default_set(struct defaulting *defaulting, struct json *object, const char *field,
                 const char *value);
/** Set what is unset; rows end with a NULL field. */
void default_rows(struct defaulting *defaulting, struct json *object,
                  const struct default_row *rows);
/** A member object made editable, NULL when there is none. */
struct json *default_object(struct defaulting *defaulting, struct json *object, const char *field);
/** Call `apply` for each object of a list. */
void default_each(struct defaulting *defaulting, struct json *object, const char *list,
                  void (*apply)(struct defaulting *defaulting, struct json *item));
/** What `from` has and `to` lacks. */
void default_copy_missing(struct defaulting *defaulting, struct json *object, const char *to,
                          const struct json *from);
