#pragma once

#include "base/error.h"
#include "base/str.h"

struct arena;
struct json;

/** Private to json_schema*.c: what a schema itself must look like. */

/** The name of a draft's own schema: "http://json-schema.org/draft-07/schema". */
const char *schema_meta_url(int draft);

/** The draft that a name means, with or without scheme and fragment; 0: none that is known. */
int schema_meta_draft(struct str name);

/** That schema as JSON text, in `arena`. */
struct str schema_meta_text(int draft, struct arena *arena);
