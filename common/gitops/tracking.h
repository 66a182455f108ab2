#pragma once

#include "argo/settings.h"
#include "base/error.h"
#include "gitops/resource.h"

#include <stdbool.h>

struct arena;
struct json;

#define TRACKING_ANNOTATION_KEY "argocd.argoproj.io/tracking-id"
#define TRACKING_INSTALLATION_KEY "argocd.argoproj.io/installation-id"
#define TRACKING_DEFAULT_LABEL "app.kubernetes.io/instance"
#define TRACKING_LEGACY_LABEL "applications.argoproj.io/app-name"

/** How objects carry the name of their application: a view of the settings, nothing owned. */
struct tracking {
    enum tracking_method method;
    const char *label_key;
    const char *installation_id; /* "" for none */
};

struct tracking tracking_of(const struct settings *settings);

/** What a tracking annotation says. */
struct tracking_id {
    struct str app; /* the instance name */
    struct resource_key key;
};

/** False when the text is no tracking id. The parts are slices of the text. */
bool tracking_id_parse(struct str text, struct tracking_id *out);
/** "app:group/kind:namespace/name". */
struct str tracking_id_print(const struct tracking_id *id, struct arena *arena);

/** The instance name of the application that an object says it belongs to, "" for none. */
struct str tracking_app_name(const struct tracking *tracking, const struct json *object);

/**
 * Write the tracking data of an application into `object` (an editable value in `arena`).
 * `destination_namespace` stands in for a missing namespace.
 */
int tracking_set(const struct tracking *tracking, struct json *object, struct str app,
                 struct str destination_namespace, struct arena *arena, struct error *err) MUST_USE;

/** Take the tracking data of this method off an object. */
void tracking_remove(const struct tracking *tracking, struct json *object, struct arena *arena);

/**
 * The live object's tracking data speaks of itself and was not copied from another one. `target`
 * and `live` may be NULL.
 */
bool tracking_is_self_referenced(const struct tracking *tracking, const struct json *target,
                                 const struct json *live);

/**
 * The live object as if its tracking had been moved to annotations (before a comparison): copies
 * the target's annotation to a live object that has only the label, and drops a label that the
 * target lacks. Returns `live` itself when there is nothing to do.
 */
const struct json *tracking_migrate(const struct tracking *tracking, const struct json *target,
                                    const struct json *live, struct arena *arena);
