#pragma once

#include "base/error.h"
#include "base/str.h"
#include "data/yaml_node.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct json;

/**
 * A YAML value that is being transformed. Scalars stay text, as they were written, together with
 * what says how they are to be read in the end: 1.10 and 012 go through prefixes, patches and
 * replacements unharmed and get their meaning only in knode_to_json(). Maps keep their order.
 *
 * Nodes live in an arena and are changed in place; two places never share one (knode_copy()), but
 * for labels and annotations that the same transformer puts at several places of an object.
 */
enum knode_kind { KNODE_SCALAR, KNODE_LIST, KNODE_MAP };

enum knode_tag {
    KNODE_PLAIN, /* means what its text says */
    KNODE_STR,
    KNODE_INT,
    KNODE_FLOAT,
    KNODE_BOOL,
    KNODE_NULL,
    KNODE_TIME,
};

struct knode;
struct knode_look;

struct knode_member {
    struct str key;
    struct knode *value;
    bool is_text;                  /* the key is one: others cannot be printed as JSON */
    enum yaml_style style;         /* of the key */
    const struct knode_look *look; /* of the key; NULL: nothing is known */
};

struct knode {
    enum knode_kind kind;
    enum knode_tag tag;    /* of a scalar */
    bool quoted;           /* was written in quotes or as a block: what replaces it is text too */
    bool is_flow;          /* a container that was written in brackets or braces */
    enum yaml_style style; /* of a scalar: what was folded is again by the original in the end */
    uint32_t count, capacity;
    const struct knode_look *look; /* of what knode_text.h reads; NULL in all else */
    union {
        struct str text;
        struct knode **items;
        struct knode_member *members;
    };
};

struct knode *knode_new_map(struct arena *arena);
struct knode *knode_new_list(struct arena *arena);
/** A text that stays one, whatever it looks like. */
struct knode *knode_new_text(struct arena *arena, struct str text);
/** A scalar that means what it looks like. */
struct knode *knode_new_plain(struct arena *arena, struct str text);
struct knode *knode_copy(struct arena *arena, const struct knode *node);

/** NULL, or a scalar that means null. */
bool knode_is_null(const struct knode *node);
static inline bool knode_is(const struct knode *node, enum knode_kind kind)
{
    return node && node->kind == kind;
}
/** What a text without quotes means by itself. */
enum knode_tag knode_tag_of_text(struct str text);
/** What a scalar means, its tag or else its text deciding. */
enum knode_tag knode_meaning(const struct knode *node);
/** The text of a scalar; empty for all else. */
struct str knode_text(const struct knode *node);

/** A member, NULL when there is none or `map` is no map (or NULL). */
struct knode *knode_get(const struct knode *map, struct str key);
struct knode *knode_get_path(const struct knode *map, const char *const *keys, size_t count);
/** Put a member, in its place when it is there; `value` is taken over. A new key is plain text. */
void knode_set(struct arena *arena, struct knode *map, struct str key, struct knode *value);
/** Put a text, written as the scalar was that it takes the place of. */
void knode_set_text(struct arena *arena, struct knode *map, struct str key, struct str text);
/** Append a member, though its key may be there. */
void knode_add(struct arena *arena, struct knode *map, struct knode_member member);
bool knode_remove(struct knode *map, struct str key);
void knode_append(struct arena *arena, struct knode *list, struct knode *item);
void knode_insert(struct arena *arena, struct knode *list, size_t index, struct knode *item);
void knode_remove_item(struct knode *list, size_t index);
/** The map at a key, made when there is none or it is null; NULL when it is something else. */
struct knode *knode_map_at(struct arena *arena, struct knode *map, struct str key);
/** Give a scalar other text; quotes stay, its type is looked up anew. */
void knode_set_scalar(struct knode *node, struct str text);
/** What takes the place of `old` is written as that was: what stood in quotes stays a text. */
void knode_keep_style(struct knode *node, const struct knode *old);
/** Quote a text that YAML 1.1 would not read as one, as the original does where it sets fields. */
void knode_quote_if_misread(struct knode *node, struct arena *arena);
/** Make `node` what `value` is. */
void knode_replace(struct knode *node, const struct knode *value);
bool knode_equal(const struct knode *a, const struct knode *b);

/** "wrong node kind: expected ScalarNode but got MappingNode: node contents:", and these. */
int knode_fail_kind(const struct knode *node, const char *expected, struct arena *arena,
                    struct error *err);

/** Documents of a YAML text. */
struct knode_list {
    struct knode **items; /* in an arena */
    size_t count;
};

enum {
    KNODE_DEPTH_MAX = 500,
    KNODE_ALIAS_MAX = 200000, /* nodes that aliases may add to a text */
    KNODE_BYTES_MAX = 64 * 1024 * 1024,
};

/**
 * The documents of a text as kustomize's reader splits them: empty ones are left out, aliases and
 * merge keys are resolved.
 */
int knode_parse(struct str text, struct arena *arena, struct knode_list *out,
                struct error *err) MUST_USE;

/** The value in the end, as kustomize prints it. */
int knode_to_json(const struct knode *node, struct arena *arena, const struct json **out,
                  struct error *err) MUST_USE;
/** The same with the digits of whole numbers up to the largest of 64 bits, as the original writes
 * them on the way. */
int knode_to_exact_json(const struct knode *node, struct arena *arena, const struct json **out,
                        struct error *err) MUST_USE;
/** As the original reads it back from the YAML it makes of it: what stays plain there is not
 * quoted. */
struct knode *knode_of_json(const struct json *value, struct arena *arena);
