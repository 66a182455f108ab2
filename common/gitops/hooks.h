#pragma once

#include "base/str.h"
#include "gitops/sync_wave.h"

#include <stdbool.h>
#include <stdint.h>

struct arena;
struct json;

#define HOOK_ANNOTATION "argocd.argoproj.io/hook"

enum hook_type {
    HOOK_PRE_SYNC = 1 << 0,
    HOOK_SYNC = 1 << 1,
    HOOK_POST_SYNC = 1 << 2,
    HOOK_SYNC_FAIL = 1 << 3,
    HOOK_SKIP = 1 << 4,
    HOOK_PRE_DELETE = 1 << 5,
    HOOK_POST_DELETE = 1 << 6,
};
enum { HOOK_SYNC_PHASES = HOOK_PRE_SYNC | HOOK_SYNC | HOOK_POST_SYNC | HOOK_SYNC_FAIL };

enum hook_delete_policy {
    HOOK_DELETE_SUCCEEDED = 1 << 0,
    HOOK_DELETE_FAILED = 1 << 1,
    HOOK_DELETE_BEFORE_CREATION = 1 << 2,
};

/** The types an object has in a sync, HOOK_SYNC_PHASES and HOOK_SKIP: Argo's, else Helm's. */
unsigned hook_types(const struct json *object);
/** HOOK_PRE_DELETE and HOOK_POST_DELETE, in either annotation. */
unsigned hook_delete_types(const struct json *object);

/** It is a hook; with no hook_types() it is one that nothing ever runs, to be ignored. */
bool hook_is_hook(const struct json *object);
/** A hook, or one that only runs when the application is deleted. */
bool hook_is_any(const struct json *object);
/** Only `Skip`: a target that is never applied and has no status. */
bool hook_is_skipped(const struct json *object);
/** A hook annotation, but no type that anything here runs: neither compared nor applied. */
bool hook_is_ignored(const struct json *object);

/** Its delete policies, at least one. */
unsigned hook_delete_policies(const struct json *object);

/** "PreSync" ... of one type. */
const char *hook_type_name(enum hook_type type);

/**
 * The name of a hook that has only generateName: lower-case "<rev>-<phase>-<unix started>" behind
 * it. `revision` is empty with several sources.
 */
struct str hook_generated_name(struct str generate_name, struct str revision, struct str phase,
                               int64_t started_at, struct arena *arena);
