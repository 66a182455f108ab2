#pragma once

/* What the controllers of this folder share. */

#include "base/str.h"
#include "controllers/controllers.h"
#include "controllers/happenings.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct json;
struct time_zones;

/** One look at one object. */
struct control {
    struct controllers *controllers;
    struct cluster *cluster;
    struct arena *arena;
    struct api_resource *resource;
    const struct json *object; /* a copy in the arena */
    struct str namespace, name, uid;
};

/** A controller: a row in the table of controllers.c. */
struct controller {
    const char *resource; /* "deployments.apps" */
    void (*look)(struct control *control);
};

void control_deployment(struct control *control);
void control_replica_set(struct control *control);
void control_stateful_set(struct control *control);
void control_daemon_set(struct control *control);
void control_job(struct control *control);
void control_cron_job(struct control *control);
void control_pod(struct control *control);
void control_claim(struct control *control);
void control_service(struct control *control);
void control_ingress(struct control *control);
void control_namespace(struct control *control);
void control_secret(struct control *control);

/** What zones there are; kept. */
struct time_zones *control_time_zones(struct control *control);
/** Look at it again after a while. */
void control_again(struct control *control, int64_t delay_ms);

/** The objects of a resource in the same namespace that this one controls, as an array; those
 * being deleted are left out. */
const struct json *control_children(struct control *control, const char *resource);
/** The same with those being deleted. */
const struct json *control_all_children(struct control *control, const char *resource);
/** A new object of a resource in the same namespace, with its name, or generated from the owner's;
 * `spec` and `metadata` parts may be NULL. */
struct json *control_child(struct control *control, const char *name, const struct json *template);
/** Make it: what was made, NULL and a line in the log when it cannot be. */
const struct json *control_create(struct control *control, const char *resource,
                                  const struct json *object);
bool control_update(struct control *control, const char *resource, const struct json *object,
                    const char *subresource);
void control_delete(struct control *control, const char *resource, const struct json *object);
/** Tell of its work as a controller that is called `component` does: of this object. */
void control_tell(struct control *control, const char *component, const char *reason,
                  const char *message);
/** The same of anything else, and of what went wrong. */
void control_tell_of(struct control *control, const struct json *about,
                     const struct happening *happening);
/** Write the status of the object, when it differs. */
void control_set_status(struct control *control, const struct json *status);

struct condition {
    const char *type, *value, *reason, *message;
    bool has_update_time; /* lastUpdateTime, too */
};
/** Set a condition with its times; one of the same type and status keeps its own. */
void control_condition(struct control *control, struct json *status,
                       const struct condition *condition);

int64_t control_int(const struct json *object, const char *path, int64_t fallback);
/** A number, or a percentage of the whole. */
int64_t control_part_of(const struct json *value, int64_t whole, bool is_rounded_up);
bool control_pod_is_ready(const struct json *pod);
/** Ready for as long as the object's `minReadySeconds`; else it is looked at again when the pod
 * could be. */
bool control_pod_is_available(struct control *control, const struct json *pod);
/** Now, as RFC 3339. */
const char *control_now(struct control *control);
/** A short name for a pod template, as hashes in names have it. */
const char *control_template_hash(struct control *control, const struct json *template);
/** A template with one more label. */
const struct json *control_with_label(struct control *control, const struct json *template,
                                      const char *label, const char *value);
