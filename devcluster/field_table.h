#pragma once

#include <stddef.h>

/** What a field is checked for. */
enum field_rule_kind {
    RULE_REQUIRED,      /* it may not be missing nor empty */
    RULE_ABSENT,        /* it may not be missing */
    RULE_EMPTY,         /* it may be missing, not empty */
    RULE_VALUES,        /* one of `text`, where it is there */
    RULE_KNOWN,         /* the same; an empty one is as none */
    RULE_ALWAYS,        /* the same; one that is missing is an empty one, and refused */
    RULE_ITEMS,         /* each text of a list is one of `text` */
    RULE_WHOLE,         /* the same, and the whole list is quoted */
    RULE_ITEM_REQUIRED, /* no text of a list is empty */
    RULE_MEMBER,        /* the map has the member `text` */
};

/**
 * A check as a Kubernetes API server makes it, found by asking one. `path` is where it says the
 * fault to be: "." the field, "^" the object that holds it, "^^" what holds that one, each with a
 * path beyond it or none ("#" is the object's number in its list); "list" the list without its
 * index. `text` is a detail, or the values as they are told. `when` are conditions, at commas:
 * "type=A|B", "type" (is there), "!type" (is not there), "several" (the object is one of several in
 * a list). `within` are fields, at bars, of which the object must be one; empty: wherever it
 * stands.
 */
struct field_rule {
    const char *model, *field;
    enum field_rule_kind kind;
    const char *path, *text, *when, *within;
};

/** Sorted by model. */
extern const struct field_rule field_rules[];
extern const size_t field_rule_count;

/** How Go's decoder names a field: the embedded struct it stands in ("" for none), and its type
 * ("": what follows from the schema). */
struct go_word {
    const char *model, *field, *inside, *type;
};

/** Sorted by model. */
extern const struct go_word go_words[];
extern const size_t go_word_count;
