#pragma once

#include "collection.h"
#include "write.h"

/** Private to write*.c: the steps that several kinds of write share. */

/** What is refused, by the kind that the object names. */
struct refused_object write_by_kind(const struct write *write, const struct json *object);

/** The object in its type's form again, after its status and the like were replaced. */
const struct json *write_retype(const struct write *write, const struct json *object);

int write_validate(const struct write *write, const struct json *old, const struct json *object,
                   struct refusal *why) MUST_USE;

/** Keep it, unless it is only tried; `*out` is in the version of the write. */
void write_commit(const struct write *write, enum event_type type, const struct json *object,
                  const struct json **out);

/** May a client say this of an object that is not there yet? */
int write_check_new(const struct write *write, const struct json *object,
                    struct refusal *why) MUST_USE;
/** What the server says of a new object. */
void write_set_identity(const struct write *write, struct json *object);
/** Make `object`, which has its identity and its managed fields. */
int write_new(const struct write *write, const struct json *object, const struct json **out,
              struct refusal *why) MUST_USE;
