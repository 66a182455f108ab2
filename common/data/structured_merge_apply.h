#pragma once

#include "base/error.h"
#include "base/macros.h"
#include "base/str.h"
#include "data/field_set.h"
#include "data/schema.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct json;

/** One entry of metadata.managedFields. */
struct field_manager {
    struct str manager;
    struct str api_version;
    struct str subresource;
    struct str time; /* RFC 3339, empty when there is none */
    bool applied;    /* operation Apply; else Update */
    const struct field_set *set;
};

struct field_managers {
    struct field_manager *items;
    size_t count;
};

/** Read `metadata.managedFields`; none is an empty list. `error decoding managed fields: ...`. */
int field_managers_parse(const struct json *object, struct arena *arena, struct field_managers *out,
                         struct error *err) MUST_USE;

/** As the array of metadata.managedFields, in the API server's order; entries without fields left
 * out. */
const struct json *field_managers_json(const struct field_managers *managers, struct arena *arena);

/** Two entries of one identity: name, operation, apiVersion, subresource. */
bool field_manager_same(const struct field_manager *a, const struct field_manager *b);

struct structured_apply {
    const struct json *live;        /* NULL: the object is created */
    const struct json *config;      /* what is applied */
    struct schema_type type;        /* unknown: deduced */
    struct field_managers managers; /* of the live object */
    /** Who applies: name, api_version, subresource (and time) are read; `set` is not. */
    struct field_manager manager;
    bool force; /* take over what others own; else that is a conflict */
};

struct structured_result {
    const struct json *object; /* NULL: the live object stays as it is */
    struct field_managers managers;
};

struct field_conflict {
    const struct field_manager *manager;
    struct field_path path;
};
struct field_conflicts {
    struct field_conflict *items;
    size_t count;
};

/**
 * Server-side apply: `config` merged into `live`, what this manager applied before and no longer
 * does is taken out unless somebody else owns it. Entries of another apiVersion than the config's
 * are dropped: there is no conversion here. ERR_CONFLICT fills `*conflicts` (may be NULL).
 */
int structured_apply(const struct structured_apply *input, struct arena *arena,
                     struct structured_result *out, struct field_conflicts *conflicts,
                     struct error *err) MUST_USE;

/**
 * An update (PUT, PATCH, POST) of `live` to `config`: the manager gets what it changed, all others
 * lose it.
 */
int structured_update(const struct structured_apply *input, struct arena *arena,
                      struct structured_result *out, struct error *err) MUST_USE;
