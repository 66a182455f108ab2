#pragma once

#include "base/error.h"
#include "base/str.h"

#include <stdbool.h>

struct arena;
struct json;
struct strbuf;

/**
 * JSON Schema, drafts 4, 6, 7, 2019-09 and 2020-12 (which counts when none is named). Nothing is
 * fetched: a reference to another document is ERR_UNIMPLEMENTED. Problems are worded as by
 * santhosh-tekuri/jsonschema v6, which Helm uses:
 *
 *     - at '/replicas': got string, want integer
 *     - at '': missing property 'name'
 */
struct json_schema;

/**
 * A schema's text, which messages call `url`. Freed with its arena. ERR_INVALID: it is none, or
 * not what its draft calls one.
 */
int json_schema_read(struct str text, const char *url, struct arena *arena,
                     struct json_schema **out, struct error *err) MUST_USE;

/**
 * 1: `value` is as the schema wants it. 0: it is not, and `problems` tells, a line each, members by
 * name. -1: the schema cannot be used, or costs too much.
 */
int json_schema_check(struct json_schema *schema, const struct json *value, struct arena *arena,
                      struct strbuf *problems, struct error *err) MUST_USE;
