#pragma once

#include "base/error.h"
#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct json;
struct strbuf;
struct wire_writer;

/**
 * Messages of protobuf contracts by table instead of by generated code: each is a JSON document in
 * the shape that Go's encoding/json gives the struct, and goes to and from the wire and to text as
 * a Go program would have it. Tables are made by tools/ and read-only.
 */
enum message_kind {
    MESSAGE_STRING,
    MESSAGE_BOOL,
    MESSAGE_INT32,
    MESSAGE_INT64,
    MESSAGE_DOUBLE,
    MESSAGE_BYTES, /* base64 in JSON */
    MESSAGE_OF,    /* another message */
};

enum message_shape {
    MESSAGE_ONE,
    MESSAGE_LIST,
    MESSAGE_MAP,    /* from text */
    MESSAGE_INLINE, /* an embedded struct: its members stand beside ours */
};

enum message_flag {
    MESSAGE_ALWAYS = 1,   /* printed when it is empty too: no omitempty */
    MESSAGE_POINTER = 2,  /* absent and zero differ */
    MESSAGE_VALUE = 4,    /* a message that is a struct, no pointer: printed always, never null */
    MESSAGE_HIDDEN = 8,   /* not in JSON */
    MESSAGE_REQUIRED = 16 /* on the wire always */
};

/** What a message is in JSON. */
enum message_form {
    MESSAGE_FORM_FIELDS,        /* an object */
    MESSAGE_FORM_TIME,          /* RFC 3339, whole seconds; zero is null */
    MESSAGE_FORM_MICRO_TIME,    /* with six digits of a second */
    MESSAGE_FORM_INT_OR_STRING, /* a number or a text */
    MESSAGE_FORM_ANY,           /* field 1 holds JSON text, which stands in its place */
    MESSAGE_FORM_TEXT,          /* the text of field 1 */
    MESSAGE_FORM_TEXTS,         /* the list of field 1 */
    MESSAGE_FORM_TEXT_MAP,      /* the map of field 1 */
    MESSAGE_FORM_YAML,          /* an object as YAML in a text */
};

struct message_field {
    uint16_t number;
    uint8_t kind, shape, flags;
    uint16_t of;                  /* the index of MESSAGE_OF's type */
    uint32_t json_name, own_name; /* offsets in the texts */
};

struct message_type {
    uint32_t name; /* "package.Message" */
    uint16_t first, count;
    uint8_t form;
};

enum { MESSAGE_FIELDS_MAX = 64 };

struct message_set {
    const struct message_type *types; /* sorted by name */
    unsigned type_count;
    const struct message_field *fields; /* those of a type together, in the order of printing */
    const char *texts;
    const uint16_t *slots; /* a hash table from a type and a JSON name to a field, plus one */
    unsigned slot_count;   /* a power of two; 0: the set is only decoded */
};

/** A type of a set. */
struct message {
    const struct message_set *set;
    const struct message_type *type;
};

static inline struct message message_at(const struct message_set *set, unsigned index)
{
    return (struct message){ set, &set->types[index] };
}

/** Where a key of the type with that index begins to be looked for in the slots. */
uint32_t message_hash(uint32_t type, struct str key);

/** False when the set has no message of that name. */
bool message_find(const struct message_set *set, struct str name, struct message *out);
const char *message_name(struct message message);

/** The field that a key of the message's JSON stands for, NULL when there is none. */
const struct message_field *message_field_of(struct message message, struct str key);

/** The same as Go takes keys: letter case counts only where two would fit. `*owner` is the message
 * that has it: `message` itself, or one embedded. */
const struct message_field *message_field_like(struct message message, struct str key,
                                               struct message *owner);

/**
 * A message off the wire. A scalar that is zero is left out where Go would not print it, so that an
 * absent one and a zero one read alike; what `message` does not know is skipped. ERR_INVALID.
 */
int message_decode(struct message message, struct str wire, struct arena *arena,
                   const struct json **out, struct error *err) MUST_USE;

/**
 * What a caller has kept of messages of one type: their text or wire form, by the value itself. It
 * stands in for printing and encoding them again.
 */
enum message_output { MESSAGE_TEXT, MESSAGE_WIRE };
struct message_memory {
    const struct message_type *type;
    bool (*find)(void *context, const struct json *value, enum message_output what,
                 struct str *out);
    void *context;
};

/** The wire form of a document. What has another type than its field is left out. */
struct str message_encode(struct message message, const struct json *document, struct arena *arena);
struct str message_encode_with(struct message message, const struct json *document,
                               const struct message_memory *memory, struct arena *arena);

/** The same in front of what `out` has already. */
void message_write(struct message message, const struct json *document, struct wire_writer *out);

/** Append the document as Go prints the struct. */
void message_print(struct message message, const struct json *document, struct strbuf *out);
void message_print_with(struct message message, const struct json *document,
                        const struct message_memory *memory, struct strbuf *out);

/**
 * JSON that somebody sent as a document of the message: keys in any letter case, unknown ones and
 * nulls left out. ERR_INVALID in Go's words: "json: cannot unmarshal string into Go struct field
 * ...".
 */
int message_take(struct message message, const struct json *value, struct arena *arena,
                 const struct json **out, struct error *err) MUST_USE;

/** What such a refusal calls the value: "number", "object" ... */
const char *message_value_kind(const struct json *value);
