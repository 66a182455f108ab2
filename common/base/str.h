#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct arena;

/**
 * A piece of text owned by somebody else: by a document, an arena, a constant. It may hold a NUL
 * byte; one always follows it, so that `ptr` serves where a C string is wanted and the text holds
 * none. The empty one has a valid `ptr` too.
 */
struct str {
    const char *ptr;
    size_t len;
};

#define STR(literal) ((struct str){ "" literal, sizeof(literal) - 1 })
#define STR_EMPTY ((struct str){ "", 0 })

/* For printf: "%.*s", STR_ARG(text) */
#define STR_ARG(text) (int)(text).len, (text).ptr

static inline struct str str_of(const char *text)
{
    return text ? (struct str){ text, strlen(text) } : STR_EMPTY;
}

static inline bool str_equal(struct str a, struct str b)
{
    /* Names of one length mostly differ at the end: "x1", "x2". */
    return a.len == b.len && (a.len == 0 || (a.ptr[a.len - 1] == b.ptr[a.len - 1] &&
                                             memcmp(a.ptr, b.ptr, a.len) == 0));
}

static inline bool str_equals(struct str a, const char *b)
{
    return str_equal(a, str_of(b));
}

static inline bool str_is_empty(struct str text)
{
    return text.len == 0;
}

/** Bytewise, as Go compares strings: negative, 0 or positive. */
int str_compare(struct str a, struct str b);

bool str_has_prefix(struct str text, struct str prefix);
bool str_has_suffix(struct str text, struct str suffix);

/** Where `needle` begins in `text`, or -1. */
ptrdiff_t str_find(struct str text, struct str needle);
ptrdiff_t str_find_char(struct str text, char c);
ptrdiff_t str_find_last_char(struct str text, char c);

/**
 * A part of a text, from `begin` up to but not including `end` (clamped to the text). NOTE: where
 * the part does not reach the end of the text no NUL follows it; str_dup() makes one that has it.
 */
struct str str_slice(struct str text, size_t begin, size_t end);

/** Without leading and trailing blanks, tabs and line ends. A slice: see str_slice(). */
struct str str_trim(struct str text);

/**
 * Split off what stands before `separator`: `*rest` is what follows it. False when there is no
 * separator: then `*head` is the whole text and `*rest` is empty. Slices: see str_slice().
 */
bool str_cut(struct str text, char separator, struct str *head, struct str *rest);

/** A copy in `arena`, with its NUL. */
struct str str_dup(struct str text, struct arena *arena);

/** A copy in `arena`, every `from` (not empty) in it replaced. */
struct str str_replace(struct str text, struct str from, struct str to, struct arena *arena);

/** Is `word` one of the words of `text`, between blanks, tabs and line ends? */
bool str_has_word(struct str text, struct str word);

/** A hash for tables in memory; it differs between processes' versions, never store it. */
unsigned long long str_hash(struct str text);
