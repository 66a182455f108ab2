#pragma once

#include "base/error.h"

#include <stdbool.h>

struct arena;
struct ignore_rules;
struct json;
struct resource_overrides;
struct settings;

/** How objects are brought into the form in which they are compared. Nothing is owned. */
struct normalizer {
    const struct ignore_rules *rules;           /* NULL: none */
    const struct resource_overrides *overrides; /* for known types; NULL: none */
    bool ignore_aggregated_roles;
};

struct normalizer normalizer_of(const struct settings *settings, const struct ignore_rules *rules);

/**
 * One object, normalised: re-marshalled where its type is built in, creationTimestamp dropped,
 * Secrets, roles and endpoints in their canonical form, ignored fields removed, known types
 * re-marshalled. Returns `object` itself when nothing changes. NULL stays NULL.
 */
const struct json *normalize(const struct normalizer *normalizer, const struct json *object,
                             struct arena *arena);

/** Parts of it, each by itself. */
enum normalize_step {
    NORMALIZE_REMARSHAL = 1,
    NORMALIZE_KIND = 2, /* creationTimestamp and what one kind needs */
    NORMALIZE_IGNORE = 4,
    NORMALIZE_KNOWN_TYPES = 8,
    NORMALIZE_ALL = 15,
};
const struct json *normalize_steps(const struct normalizer *normalizer, unsigned steps,
                                   const struct json *object, struct arena *arena);

/** stringData into data, canonical base64; as it is when the base64 is not valid. */
const struct json *normalize_secret(const struct json *secret, struct arena *arena);

/** Canonical forms of a built-in type (quantities, durations, ...); others as they are. */
const struct json *normalize_remarshal(const struct json *object, struct arena *arena);

/**
 * Take the fields that the named managers own and that differ out of both sides. Both stay as they
 * are when their types cannot be told. `schema` is the cluster's, may be NULL.
 */
struct schema;
struct texts;
void normalize_managed_fields(const struct json **target, const struct json **live,
                              const struct texts *managers, const struct schema *schema,
                              struct arena *arena);
