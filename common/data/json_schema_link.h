#pragma once

#include "data/json_schema_check.h"

/* Private to the json_schema*.c files. */

/** The documents of a schema, and what their references lead to. */
struct schema_links;

/** A schema within a document. */
struct schema_target {
    struct json_schema *document;
    const struct json *schema;
};

/** Freed with the arena. */
struct schema_links *schema_links_new(const struct json_schema_source *source,
                                      struct arena *arena) MUST_USE;

/**
 * Resolve all references that can be reached from the root of a document, and read the documents
 * that they lead into, each once. What no check can come to is not looked at. ERR_INVALID when one
 * leads nowhere or to no schema.
 */
int schema_link(struct json_schema *document, struct error *err) MUST_USE;

/** The draft of a schema; where it names a language of somebody's own, that which this is in. */
int schema_find_draft(struct schema_links *links, const struct json *root, int *out,
                      struct error *err) MUST_USE;

/** What the `keyword` ("$ref") of a schema leads to; NULL: it was not linked. */
const struct schema_target *schema_linked(const struct json_schema *document,
                                          const struct json *schema, const char *keyword);

/** Make a document that of a draft itself. */
int schema_fill_draft(struct json_schema *meta, int draft, struct arena *arena,
                      struct error *err) MUST_USE;

/** The JSON of a schema. */
int schema_parse(struct str text, struct arena *arena, const struct json **out,
                 struct error *err) MUST_USE;

/** Read a text into a document that has its URL and links. */
int schema_fill(struct json_schema *schema, struct str text, struct arena *arena,
                struct error *err) MUST_USE;
