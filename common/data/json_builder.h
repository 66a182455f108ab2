#pragma once

#include "data/json.h"

/**
 * Builds a frozen block from the leaves up, for the json_*.c and yaml*.c files only. Values are put
 * one after the other and wait on a stack; ending a container moves those that were put since its
 * begin into the block and leaves the container in their place:
 *
 *     size_t begin = json_builder_begin(builder);
 *     json_builder_key(builder, STR("name"));
 *     json_builder_string(builder, STR("x"));
 *     json_builder_end_object(builder, begin);
 */
struct json_builder;

struct json_builder *json_builder_new(size_t size_hint) MUST_USE;
void json_builder_free(struct json_builder *builder);
DEFINE_CLEANUP(struct json_builder *, json_builder_free)

void json_builder_null(struct json_builder *builder);
void json_builder_bool(struct json_builder *builder, bool value);
void json_builder_int(struct json_builder *builder, int64_t number);
/** `text` is how the number was written, kept for the writer; empty for none. */
void json_builder_float(struct json_builder *builder, double number, struct str text);
/** Text is copied. */
void json_builder_string(struct json_builder *builder, struct str text);
/** Any value, deep. */
void json_builder_value(struct json_builder *builder, const struct json *value);

/** The key of the value that is put next. */
void json_builder_key(struct json_builder *builder, struct str key);

/** Opens a container; its key, if any, was given before. Returns what the end needs. */
struct json_opened {
    size_t first; /* value of the container */
    uint32_t key; /* of the container itself */
};
struct json_opened json_builder_begin(struct json_builder *builder);
void json_builder_end_array(struct json_builder *builder, struct json_opened opened);
/** Of several members with one key the last counts, in the place of the first. True: there were. */
bool json_builder_end_object(struct json_builder *builder, struct json_opened opened);

/** The block when one value is left: valid until free. -1: it is larger than a block may be. */
int json_builder_finish(struct json_builder *builder, struct str *block,
                        struct error *err) MUST_USE;
/** The same, copied into `arena`: its root. */
int json_builder_finish_in(struct json_builder *builder, struct arena *arena,
                           const struct json **out, struct error *err) MUST_USE;

/** The root of a block. */
const struct json *json_block_root(const char *block, size_t size);

/**
 * Parse one JSON value and put it into the builder. `prefix` NULL: nothing but blanks may follow
 * it. Else `prefix->used` is where it ends, or where Go's SyntaxError would have its offset; the
 * message is then Go's, without line and column.
 */
struct json_prefix {
    size_t used;
    bool at_end; /* of a failure: the text ends too early */
};
int json_parse_into(struct json_builder *builder, struct str text, const struct json_limits *limits,
                    struct json_prefix *prefix, struct error *err) MUST_USE;
