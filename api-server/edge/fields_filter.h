#pragma once

#include "base/str.h"
#include "data/message.h"

#include <stdbool.h>

struct arena;
struct json;
struct strbuf;

/**
 * What "fields=items.metadata.name,items.spec" leaves of an answer. A path is kept when a field of
 * the list begins with it, wholly when it is one; lists are passed through. A list that begins with
 * '-' names what is left out. Members come sorted by key.
 */
struct fields_filter;

/** `fields` as it stands in the query, not empty. */
const struct fields_filter *fields_filter_parse(struct str fields, struct arena *arena);

/** Which methods know the parameter, by their numbers in the contract. */
bool fields_filter_applies(unsigned method);

/** What is left of a value, sharing what it can with it. */
const struct json *fields_filter_apply(const struct fields_filter *filter, const struct json *value,
                                       struct arena *arena);

void fields_filter_print_value(const struct fields_filter *filter, const struct json *value,
                               struct strbuf *out);
/** A message as message_print() has it, filtered. */
void fields_filter_print(const struct fields_filter *filter, struct message type,
                         const struct json *message, struct strbuf *out);
/** The same as an item of a stream: {"result": ...}, and "result." begins each path. */
void fields_filter_print_result(const struct fields_filter *filter, struct message type,
                                const struct json *message, struct strbuf *out);
