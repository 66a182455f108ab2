#pragma once

#include "refuse.h"

#include <stddef.h>

struct api_call;
struct arena;
struct json;
struct json_doc;
struct message;
struct strbuf;

/** How objects are shown: as they are, as rows of a table, or only their metadata. */

/** The beginning of a list up to its first item. */
void answer_write_list_head(const struct api_call *call, const struct json *metadata,
                            struct strbuf *out);
/** One item of a list, or one row. */
void answer_write_item(const struct api_call *call, const struct json *object, struct arena *arena,
                       struct strbuf *out);
/** A list without its items, and the message that each of them is in protobuf. */
const struct json *answer_list_head(const struct api_call *call, const struct json *metadata,
                                    struct message *item);
int answer_list_as_yaml(struct api_call *call, const struct json *metadata,
                        struct json_doc *const *docs, size_t count, struct refusal *why) MUST_USE;
/** One object on its own: an answer, or a watch event's object. */
const struct json *answer_object(const struct api_call *call, const struct json *object,
                                 bool with_columns, struct arena *arena);
