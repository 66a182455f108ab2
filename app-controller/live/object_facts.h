#pragma once

#include "live/object_table.h"

struct arena;
struct json_doc;
struct settings;
struct ignore_rules;

/** What reading an object of a cluster depends on; nothing is owned. */
struct facts_reader {
    const struct settings *settings;
    const struct ignore_rules *update_rules; /* NULL: every update counts */
};

/**
 * What is to be remembered of an object: owners (stated and known by rule), the application that
 * tracks it, health, what is shown of it; the body only of what is managed. References in `out`
 * that are not the object's own are released with the arena.
 */
void object_facts_read(const struct facts_reader *reader, struct json_doc *object,
                       struct arena *arena, struct object_facts *out);

/** Which object it is, from its own text. */
struct object_key object_key_of(const struct json_doc *object);
