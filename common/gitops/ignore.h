#pragma once

#include "argo/application.h"
#include "argo/settings.h"
#include "base/error.h"
#include "gitops/jq_runner.h"

#include <stdbool.h>

struct arena;
struct json;

/**
 * The rules that say which differences do not count, compiled once for an application (or for the
 * resource updates of a cluster) and then asked for each object.
 */
struct ignore_rules;

/**
 * From an application's rules (first; NULL: none) and the settings' (NULL: none). Fails as the
 * original does when a jq expression does not compile. What it points at must outlive the arena.
 */
int ignore_rules_new(const struct application *app, const struct settings *settings,
                     const struct jq_runner *jq, struct arena *arena, struct ignore_rules **out,
                     struct error *err) MUST_USE;

/** The rules of ignoreResourceUpdates, for ignore_update_hash(). */
int ignore_rules_for_updates(const struct settings *settings, const struct jq_runner *jq,
                             struct arena *arena, struct ignore_rules **out,
                             struct error *err) MUST_USE;

/** Any rule for an object of that kind and name. */
bool ignore_rules_match(const struct ignore_rules *rules, const struct json *object);

/**
 * The object without what its rules name: pointers and jq paths, one after another. A rule that
 * fails is skipped. Returns `object` itself when nothing is removed.
 */
const struct json *ignore_rules_apply(const struct ignore_rules *rules, const struct json *object,
                                      struct arena *arena);

/** The managers whose fields do not count for an object: from the application and the settings. */
struct texts ignore_rules_managers(const struct ignore_rules *rules, const struct json *object,
                                   struct arena *arena);

/**
 * What two versions of an object have in common when nothing that counts changed: lower-case hex of
 * XXH64 over its JSON without the ignored fields.
 */
struct str ignore_update_hash(const struct ignore_rules *rules, const struct json *object,
                              struct arena *arena);

/** An object whose updates are judged by their hash: tracked, an Application, or marked so. */
bool ignore_updates_apply_to(const struct json *object, bool is_tracked);
