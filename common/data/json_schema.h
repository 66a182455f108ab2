#pragma once

#include "base/error.h"
#include "base/str.h"

#include <stdbool.h>

struct arena;
struct json;
struct strbuf;

/**
 * JSON Schema, drafts 4, 6, 7, 2019-09 and 2020-12 (which counts when none is named). Problems are
 * worded as by santhosh-tekuri/jsonschema v6, which Helm uses:
 *
 *     - at '/replicas': got string, want integer
 *     - at '': missing property 'name'
 */
struct json_schema;

/** Where the documents come from that a schema refers to. */
struct json_schema_source {
    /** What is behind an http or https URL. A failure is told behind `failing loading "URL": `. */
    int (*read)(void *context, const char *url, struct arena *arena, struct str *out,
                struct error *err);
    void *context;
};

/**
 * A schema's text, which messages call `url`, with the documents that it refers to; without a
 * `source` (NULL) one that has to be fetched is ERR_UNIMPLEMENTED. Freed with its arena.
 * ERR_INVALID: it is none, or not what its draft calls one, or a reference leads nowhere.
 */
int json_schema_read(struct str text, const char *url, const struct json_schema_source *source,
                     struct arena *arena, struct json_schema **out, struct error *err) MUST_USE;

/**
 * 1: `value` is as the schema wants it. 0: it is not, and `problems` tells, a line each, members by
 * name. -1: the schema cannot be used, or costs too much.
 */
int json_schema_check(struct json_schema *schema, const struct json *value, struct arena *arena,
                      struct strbuf *problems, struct error *err) MUST_USE;
