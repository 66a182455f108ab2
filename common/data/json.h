#pragma once

#include "base/error.h"
#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct strbuf;

/**
 * A JSON value: one 8-byte word, handled by pointer. A value lives in one of two places:
 *
 * frozen   in a block that is never changed again: a `struct json_doc`, shared between threads, or
 *          a parse into an arena. The block is position-independent.
 * edited   in a tree that an arena owns (json_edit(), json_new_*()). It takes values over from
 *          frozen blocks without copying them; those must outlive the arena.
 *
 * Readers take both, and NULL, which reads as "absent": json_at(json_get(v, "a"), "b.c") needs no
 * check on the way. Text is valid as long as the value. Objects keep their order.
 */
struct json;

enum json_type {
    JSON_ABSENT, /* of NULL only */
    JSON_NULL,
    JSON_BOOL,
    JSON_INT,   /* a whole number within int64 */
    JSON_FLOAT, /* any other number */
    JSON_STRING,
    JSON_ARRAY,
    JSON_OBJECT,
};

/* ---- reading ---- */

enum json_type json_type(const struct json *value);
static inline bool json_is(const struct json *value, enum json_type type)
{
    return json_type(value) == type;
}

/** "null", "bool", "int", "float", "string", "array", "object", "absent". */
const char *json_type_name(enum json_type type);

/** Members of an object or items of an array; 0 for all else. */
size_t json_count(const struct json *value);

/** A member by its key, NULL when there is none or `object` is no object. */
const struct json *json_get(const struct json *object, const char *key);
const struct json *json_get_str(const struct json *object, struct str key);

/** By a path of keys separated by dots, such as "metadata.name"; a number picks an array's item. */
const struct json *json_at(const struct json *value, const char *path);

/** Item `index` of an array, NULL past its end. */
const struct json *json_item(const struct json *array, size_t index);

/**
 * Walk over members or items, in order:
 *     for (struct json_cursor at = json_walk(value); json_next(&at);) use(at.key, at.value);
 * `key` is empty for an array's items. Do not change the value on the way.
 */
struct json_cursor {
    struct str key;
    const struct json *value;
    size_t index; /* of the item at hand */
    const struct json *container;
    size_t position;
};
struct json_cursor json_walk(const struct json *value);
bool json_next(struct json_cursor *at);

/** The text of a string; empty for all else. */
struct str json_string(const struct json *value);
/** The same as a C string (cut at a NUL byte): never NULL. */
const char *json_cstr(const struct json *value);
bool json_bool(const struct json *value, bool fallback);
/** An integer, or a float without a fraction that fits; else the fallback. */
int64_t json_int(const struct json *value, int64_t fallback);
double json_double(const struct json *value, double fallback);

/** True and `*out` set when `object` has a string of that key. */
bool json_text(const struct json *object, const char *key, struct str *out);
/** The string at a path (see json_at()), empty when there is none. */
struct str json_text_at(const struct json *value, const char *path);
const char *json_cstr_at(const struct json *value, const char *path);

/** The same value: objects regardless of order, 1 and 1.0 differ (JSON_INT and JSON_FLOAT). */
bool json_equal(const struct json *a, const struct json *b);
/** Equal values have equal hashes, in every process and version: it may be stored. */
uint64_t json_hash(const struct json *value);

/* ---- making and editing, in an arena ---- */

struct json *json_new_null(struct arena *arena);
struct json *json_new_bool(struct arena *arena, bool value);
struct json *json_new_int(struct arena *arena, int64_t value);
/** JSON knows no infinity and no NaN: they become null. */
struct json *json_new_float(struct arena *arena, double value);
/** Copies the text. */
struct json *json_new_string(struct arena *arena, struct str text);
struct json *json_new_cstr(struct arena *arena, const char *text);
struct json *json_new_array(struct arena *arena);
struct json *json_new_object(struct arena *arena);

/**
 * A value that can be changed and starts equal to `value`, which is not changed and not copied:
 * what is not touched is shared. `value` must outlive the arena, and where it is itself an edited
 * one it may not be changed afterwards. A scalar comes back as it is: replace it in its container.
 */
struct json *json_edit(struct arena *arena, const struct json *value);

/**
 * The functions below change `object` or `array`, which must come from json_edit(), json_new_*()
 * or json_edit_*() with the same arena. A value put in is taken over as it is, not copied; it must
 * outlive the arena and may not be changed through its old name afterwards.
 */
void json_set(struct arena *arena, struct json *object, const char *key, const struct json *value);
void json_set_str(struct arena *arena, struct json *object, struct str key,
                  const struct json *value);
/** Short forms of json_set() with a new value. */
void json_set_text(struct arena *arena, struct json *object, const char *key, const char *text);
void json_set_int(struct arena *arena, struct json *object, const char *key, int64_t number);
void json_set_bool(struct arena *arena, struct json *object, const char *key, bool flag);
/** False when there was no such member. */
bool json_remove(struct arena *arena, struct json *object, const char *key);
bool json_remove_str(struct arena *arena, struct json *object, struct str key);

/** A member or an item, made editable in its place; NULL when there is none. */
struct json *json_edit_get(struct arena *arena, struct json *object, const char *key);
struct json *json_edit_get_str(struct arena *arena, struct json *object, struct str key);
struct json *json_edit_item(struct arena *arena, struct json *array, size_t index);
/** The object at a key, made editable; made, when it is missing or no object. */
struct json *json_edit_object(struct arena *arena, struct json *object, const char *key);

void json_append(struct arena *arena, struct json *array, const struct json *value);
/** `index` <= json_count(array). */
void json_insert(struct arena *arena, struct json *array, size_t index, const struct json *value);
/** `index` < json_count(array). */
void json_replace(struct arena *arena, struct json *array, size_t index, const struct json *value);
void json_remove_item(struct arena *arena, struct json *array, size_t index);

/** A copy in `arena` that depends on nothing else; it can be changed as json_edit()'s. */
struct json *json_copy(struct arena *arena, const struct json *value);

/* ---- parsing ---- */

struct json_limits {
    size_t bytes; /* 0: 256 MiB */
    size_t depth; /* 0: 10,000, as Go's encoding/json has it */
    /** Whole numbers outside int64 and floats keep their text for the writer. */
    bool keep_number_text;
};

/**
 * Parse one JSON text (RFC 8259) into `arena`. Errors name line and column. As Go: the last of
 * several members of one name counts, invalid UTF-8 and lone surrogates become U+FFFD.
 * `limits` NULL: the defaults.
 */
int json_parse(struct str text, const struct json_limits *limits, struct arena *arena,
               const struct json **out, struct error *err) MUST_USE;

/**
 * The first value of a text, as Go's json.Decoder reads it: what follows is not looked at, and an
 * error (ERR_INVALID) is in Go's words. 0: there is none, only blanks. 1: `*out` is set.
 */
int json_parse_first(struct str text, struct arena *arena, const struct json **out,
                     struct error *err) MUST_USE;

/* ---- documents: frozen, reference-counted, for any thread ---- */

struct json_doc;

int json_doc_parse(struct str text, const struct json_limits *limits, struct json_doc **out,
                   struct error *err) MUST_USE;
/** Any value as a document of its own. */
struct json_doc *json_doc_freeze(const struct json *value) MUST_USE;
struct json_doc *json_doc_ref(struct json_doc *doc);
void json_doc_unref(struct json_doc *doc);
DEFINE_CLEANUP(struct json_doc *, json_doc_unref)
const struct json *json_doc_root(const struct json_doc *doc);
/** Bytes that the document takes. */
size_t json_doc_size(const struct json_doc *doc);

/**
 * A document for another process: `json_doc_seal()` gives a sealed memfd (the caller closes it),
 * `json_doc_map()` maps one read-only after checking every offset in it; it trusts nothing.
 */
int json_doc_seal(const struct json_doc *doc, int *fd, struct error *err) MUST_USE;
int json_doc_map(int fd, struct json_doc **out, struct error *err) MUST_USE;

/** The bytes of such a file, for memory that somebody else seals: `room` has as many as told. */
size_t json_doc_file_size(const struct json_doc *doc);
void json_doc_write_file(const struct json_doc *doc, void *room);

/* ---- writing ---- */

enum json_style {
    JSON_COMPACT = 0,
    JSON_SORTED = 1,   /* members by key, bytewise: as Go writes a map */
    JSON_INDENT = 2,   /* two blanks a level, as Go's MarshalIndent(v, "", "  ") */
    JSON_RAW_HTML = 4, /* leave <, > and & as they are (Go's SetEscapeHTML(false)) */
};

/**
 * Append the text, equal to Go's encoding/json byte for byte: escapes (<, >, &, U+2028 and U+2029
 * as \u003c ... unless JSON_RAW_HTML), numbers (shortest, exponent below 1e-6 and from 1e21).
 */
void json_write(const struct json *value, unsigned style, struct strbuf *out);
/** The text in `arena`. JSON_SORTED is what most want. */
struct str json_print(const struct json *value, unsigned style, struct arena *arena);

/** A float as Go's encoding/json prints it; `buffer` holds at least 32 bytes. Returns its length.
 */
size_t json_print_float(double value, char *buffer);
