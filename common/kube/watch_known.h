#pragma once

#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>

struct json;

/*
 * What a watch knows of: identity and version of each object, so that a new list can tell which
 * have vanished. About 100 bytes an object.
 */
struct watch_known;

struct watch_known *watch_known_new(void);
void watch_known_free(struct watch_known *known);

/** `object` is there, as of now. */
void watch_known_put(struct watch_known *known, const struct json *object);
void watch_known_remove(struct watch_known *known, const struct json *object);

/** A list begins: whatever is not put before the next watch_known_take_vanished() has vanished. */
void watch_known_begin_list(struct watch_known *known);

struct vanished {
    struct str namespace, name, uid, resource_version;
};
/**
 * One that has vanished, taken out. False: there is none (any more). The texts are valid until the
 * next call.
 */
bool watch_known_take_vanished(struct watch_known *known, struct vanished *out);
size_t watch_known_count(const struct watch_known *known);
