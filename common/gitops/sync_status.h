#pragma once

#include "argo/application.h"
#include "base/str.h"
#include "gitops/tracking.h"

#include <stdbool.h>
#include <stdint.h>

struct arena;
struct json;

enum sync_status { SYNC_NONE, SYNC_SYNCED, SYNC_OUT_OF_SYNC, SYNC_UNKNOWN };
/** "", "Synced", "OutOfSync", "Unknown". */
const char *sync_status_name(enum sync_status status);

/** One pair of a comparison and what is known of it. */
struct sync_status_input {
    const struct json *target; /* either may be NULL */
    const struct json *live;
    const struct json *hook_target; /* for a live hook without target: its manifest, if any */
    bool modified;                  /* of the diff */
    bool is_managed_namespace;      /* the namespace made for managedNamespaceMetadata */
    bool is_permitted;              /* by the project: group, kind and name */
    bool failed_to_load;
    struct texts app_options; /* the application's sync options */
};

struct sync_status_result {
    struct group_version_kind gvk;
    struct str namespace, name;
    enum sync_status status;
    bool hook;
    bool requires_pruning;
    bool requires_deletion_confirmation;
    int64_t wave;
    /** This pair makes the application OutOfSync (an ignored extra does not). */
    bool makes_app_out_of_sync;
};

struct sync_status_result sync_status_of(const struct tracking *tracking,
                                         const struct sync_status_input *input);
