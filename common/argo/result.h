#pragma once

#include "argo/texts.h"

#include <stdbool.h>

struct arena;
struct json;

/** One resource's outcome in operationState.syncResult.resources. Empty texts are left out, but
 * for group, version, kind, namespace and name, which are always there. */
struct resource_result {
    struct str group, version, kind, namespace, name;
    struct str status; /* Synced, SyncFailed, Pruned, PruneSkipped */
    struct str message;
    struct str hook_type;  /* PreSync, ... of a hook */
    struct str hook_phase; /* Running, Terminating, Failed, Error, Succeeded */
    struct str sync_phase; /* PreSync, Sync, PostSync, SyncFail */
    struct texts images;
};

struct json *resource_result_to_json(const struct resource_result *result, struct arena *arena);
struct resource_result resource_result_read(const struct json *document, struct arena *arena);

/** "group/kind/namespace/name:phase": what identifies a result within an operation. */
struct str resource_result_key(const struct resource_result *result, struct arena *arena);
