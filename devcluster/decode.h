#pragma once

#include "api_resource.h"
#include "base/error.h"
#include "refuse.h"

struct arena;
struct json;

enum field_validation { VALIDATION_IGNORE, VALIDATION_WARN, VALIDATION_STRICT };

/** How an object that came from outside is read. */
struct decoding {
    struct arena *arena;
    const struct api_resource *resource;
    const struct api_version *api;
    enum field_validation validation;
    void (*warn)(void *context, const char *text);
    void *context;
    struct str text; /* the JSON or YAML that it was; empty: it was none */
    bool text_is_yaml;
    /** A patched object: errors are worded as the API server words them there. */
    bool is_patched;
};

/**
 * An object as its type has it: unknown fields dropped (and warned of, or refused), canonical
 * quantities and times, defaults filled in. `*out` is in `decoding->arena`.
 */
int decode_object(const struct decoding *decoding, const struct json *value,
                  const struct json **out, struct refusal *why) MUST_USE;

/** A parser's message as Go has it, without the place that ours adds. */
const char *decode_error_text(struct arena *arena, const struct error *err);

/** The text of a request's body, JSON or YAML. */
int decode_body(struct arena *arena, struct str body, struct str content_type,
                const struct json **out, struct refusal *why) MUST_USE;

/** The unknown fields of a value, as paths in an array; NULL type fields are free. */
struct json *decode_unknown_fields(const struct json *value, struct schema_type type,
                                   struct arena *arena);
/** Can all fields be read as their types? -1: `*fault` says in Go's words which cannot. */
int decode_check_fields(const struct json *value, struct schema_type type, struct arena *arena,
                        const char **fault) MUST_USE;
