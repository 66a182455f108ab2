#pragma once

#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct error;
struct json;
struct strbuf;
struct template_call;

/**
 * What a template computes with: a value with its Go type, because templates see types: in what is
 * printed, in what compares, in what a function takes. A plain value, copied freely; what it points
 * at is in the arena of the run. Maps and lists are shared, not copied: a change made through one
 * name is seen through all, as in Go.
 */
enum value_kind {
    VALUE_INVALID,
    VALUE_BOOL,
    VALUE_INT,
    VALUE_INT8,
    VALUE_INT16,
    VALUE_INT32,
    VALUE_INT64,
    VALUE_UINT,
    VALUE_UINT8,
    VALUE_UINT16,
    VALUE_UINT32,
    VALUE_UINT64,
    VALUE_FLOAT32,
    VALUE_FLOAT64,
    VALUE_COMPLEX128,
    VALUE_FUNC,
    VALUE_INTERFACE,
    VALUE_MAP,
    VALUE_POINTER,
    VALUE_SLICE,
    VALUE_STRING,
    VALUE_STRUCT,
};

/** As Go's reflect names it: "int64", "slice", "ptr", "invalid". */
const char *value_kind_name(enum value_kind kind);

/** A function or method. `call` reports a failure of its own as "error calling NAME: ...". */
typedef int (*template_function_fn)(struct template_call *call, struct error *err);

struct value_type;
struct value;

/** A field of a struct, or a method of any type. A table of them ends with a row without a name. */
struct value_member {
    const char *name;
    const char *signature;     /* of a method, as Go writes it; NULL: a field */
    template_function_fn call; /* of a method: call->receiver is the value */
    const struct value_type
        *type; /* of a field; its place in the struct is its place in the table */
};

/**
 * A Go type. Types are constants and are compared by address. A type of one's own is a static
 * constant too: named ones tell their `underlying` type, a pointer its `element`.
 */
struct value_type {
    const char *name; /* as %T prints it */
    enum value_kind kind;
    const struct value_type *key, *element; /* of maps, slices and pointers */
    const struct value_type *underlying;    /* of a named map or slice: the unnamed one */
    const struct value_member *members;     /* fields first, then methods; NULL: none */
    /** Go's String(): what printing gives. */
    struct str (*text)(const struct value *self, struct arena *arena);
    /** Go's String() of a pointer to it: what an action prints, and nothing else does. */
    struct str (*action_text)(const struct value *self, struct arena *arena);
    /** Go's MarshalJSON() of an opaque struct: a JSON text. */
    struct str (*json)(const struct value *self, struct arena *arena);
};

extern const struct value_type value_type_any; /* interface {}; only a nil value has it */
extern const struct value_type value_type_bool;
extern const struct value_type value_type_int;
extern const struct value_type value_type_int32;
extern const struct value_type value_type_int64;
extern const struct value_type value_type_uint8;
extern const struct value_type value_type_uint32;
extern const struct value_type value_type_uint64;
extern const struct value_type value_type_float64;
extern const struct value_type value_type_complex;
extern const struct value_type value_type_string;
extern const struct value_type value_type_list;    /* []interface {} */
extern const struct value_type value_type_lists;   /* [][]interface {} */
extern const struct value_type value_type_strings; /* []string */
extern const struct value_type value_type_ints;    /* []int */
extern const struct value_type value_type_bytes;   /* []uint8 */
extern const struct value_type value_type_map;     /* map[string]interface {} */
extern const struct value_type value_type_maps;    /* []map[string]interface {} */
extern const struct value_type value_type_texts;   /* map[string]string */
extern const struct value_type value_type_func;
extern const struct value_type value_type_self; /* reflect.Value: in signatures only */

struct value_list;
struct value_map;
struct value_function;

struct value {
    const struct value_type *type; /* NULL: no value at all, which prints "<no value>" */
    uint32_t length;               /* of a string */
    bool boxed;                    /* taken out of an interface {}: error texts tell */
    union {
        bool truth;
        int64_t integer;   /* of all signed kinds */
        uint64_t natural;  /* of all unsigned kinds */
        double number;     /* of both floats */
        const char *bytes; /* of a string */
        const double *complex;
        struct value_list *list;    /* NULL: Go's nil slice */
        struct value_map *map;      /* NULL: Go's nil map */
        const struct value *fields; /* of a struct, or of the one a pointer points at */
        const void *object;         /* of an opaque struct or pointer; NULL: a nil pointer */
        const struct value_function *function;
    };
};

/* ---- scalars ---- */

#define VALUE_NONE ((struct value){ 0 })
/** nil of type interface {}. */
#define VALUE_NIL ((struct value){ .type = &value_type_any })

static inline enum value_kind value_kind(const struct value *value)
{
    return value->type ? value->type->kind : VALUE_INVALID;
}
/** No value, or nil of an interface type. */
static inline bool value_is_nil(const struct value *value)
{
    return !value->type || value->type->kind == VALUE_INTERFACE;
}

struct value value_of_bool(bool truth);
struct value value_of_int(int64_t number);
struct value value_of_int64(int64_t number);
struct value value_of_float(double number);
/** Borrows the text. */
struct value value_of_str(struct str text);
/** Borrows the bytes. */
struct value value_of_bytes(struct str bytes, struct arena *arena);
/** `fields` as many as the type has; borrowed. */
struct value value_of_struct(const struct value_type *type, const struct value *fields);
struct value value_of_object(const struct value_type *type, const void *object);

/** The text of a string; empty for all else. */
struct str value_str(const struct value *value);
bool value_is_signed(const struct value *value);
bool value_is_unsigned(const struct value *value);
bool value_is_float(const struct value *value);
/** The bytes of a []uint8; no NUL need follow them. */
struct str value_bytes(const struct value *value, struct arena *arena);

/** May a value of type `from` stand where `to` is wanted? */
bool value_type_assignable(const struct value_type *from, const struct value_type *to);
bool value_type_can_be_nil(const struct value_type *type);
struct value value_zero(const struct value_type *type);
/** As it is when it comes out of an interface {}. */
struct value value_boxed(struct value value);
/** Go's truth: false for zero, empty, nil. */
bool value_truth(const struct value *value);
/** nil of a type that has a nil. */
bool value_is_null(const struct value *value);

/* ---- lists ---- */

/** An empty list of `type`; room for `capacity` items. */
struct value value_list_new(const struct value_type *type, size_t capacity, struct arena *arena);
void value_list_add(struct value *list, struct value item, struct arena *arena);
/** The items `begin` to `end` under a name of their own; shared as Go's slices are. */
struct value value_list_slice(const struct value *list, size_t begin, size_t end,
                              struct arena *arena);
/** Items of a list, members of a map, bytes of a string. */
size_t value_count(const struct value *value);
/** `index` < value_count(). */
struct value value_item(const struct value *list, size_t index);
void value_list_put(struct value *list, size_t index, struct value item);

/* ---- maps ---- */

struct value value_map_new(const struct value_type *type, struct arena *arena);
bool value_map_get(const struct value *value, struct str key, struct value *out);
/** The map is not nil. The key is borrowed. */
void value_map_set(const struct value *value, struct str key, struct value item);
void value_map_remove(const struct value *value, struct str key);

struct value_entry {
    struct str key;
    struct value value;
};
/** The members sorted by key, as Go prints and ranges; a copy in `arena`. */
struct value_entry *value_map_entries(const struct value *value, struct arena *arena,
                                      size_t *count);

/* ---- to and from JSON ---- */

enum value_numbers {
    VALUE_NUMBERS_KEEP,  /* JSON_INT is an int64, JSON_FLOAT a float64 */
    VALUE_NUMBERS_FLOAT, /* all are float64, as Go decodes JSON */
};

/**
 * A JSON value as Go decodes it into interface {}. Nothing is copied before it is looked at; the
 * document must outlive the arena and is never changed.
 */
struct value value_of_json(const struct json *json, enum value_numbers numbers,
                           struct arena *arena);
/**
 * The reverse: structs by their field names, bytes as base64, times as RFC 3339. ERR_INVALID for
 * what Go's encoding/json refuses, in its words.
 */
int value_to_json(const struct value *value, struct arena *arena, const struct json **out,
                  struct error *err);
/** As Go's encoding/json marshals it, members sorted; `style` as json_write() has it. */
int value_write_json(const struct value *value, unsigned style, struct strbuf *out,
                     struct error *err);

/* ---- whole values ---- */

enum { VALUE_MAX_DEPTH = 1000 }; /* what is nested deeper (or contains itself) is not walked */

/** Go's reflect.DeepEqual; what is nested too deeply is unequal. */
bool value_equal(const struct value *a, const struct value *b);
/** A deep copy of maps and lists. ERR_TOO_LARGE when nested too deeply or beyond `budget` values.
 */
int value_copy(const struct value *value, size_t budget, struct arena *arena, struct value *out,
               struct error *err);
