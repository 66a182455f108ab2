#pragma once

#include "base/error.h"
#include "base/str.h"
#include "gitops/resource.h"

#include <stdbool.h>
#include <stdint.h>

struct arena;
struct json;
struct kube_api;
struct kube_client;
struct kube_discovery;
struct kube_impersonation;

#define APPLY_MANAGER "argocd-controller"

/** Where objects are applied, and as whom. Nothing is owned. */
struct apply_target {
    struct kube_client *client;
    const struct kube_discovery *discovery;
    const struct kube_impersonation *act_as; /* NULL: as ourselves */
};

struct apply_request {
    const struct json *target;
    const struct json *live; /* as the cache has it; NULL: it does not exist, as far as known */
    bool is_dry_run;         /* nothing is sent, but what the answer depends on is read */
    bool is_replace;
    bool is_force;
    bool is_server_side;
    /** Server-side only: fields of this manager's updates become ours; "" for none. */
    struct str migrated_manager;
};

/**
 * Bring one object to its desired state, as `kubectl apply`, `create`, `replace` and `auth
 * reconcile` do: `*message` is what they would say. Only inside a fiber. What is in the cache is
 * believed: an object that is equal is not sent at all, and one that was missed is found by the
 * refusal to create it.
 */
int apply_object(const struct apply_target *where, const struct apply_request *request,
                 struct arena *arena, struct str *message, struct error *err) MUST_USE;

/** Delete by name; ERR_NOT_FOUND when it is gone. `propagation` as the API takes it. */
int apply_delete(const struct apply_target *where, const struct json *live, const char *propagation,
                 struct error *err) MUST_USE;

/** Take a finalizer off an object, which may have changed since; a missing object is fine. */
int apply_remove_finalizer(const struct apply_target *where, const struct json *live,
                           const char *finalizer, struct error *err) MUST_USE;

/** 1 and `*out` when the object exists, 0 when it does not. */
int apply_get(const struct apply_target *where, const struct json *object, struct arena *arena,
              const struct json **out, struct error *err) MUST_USE;

/** What server-side apply would make of an object, without doing it. */
int apply_server_dry_run(const struct apply_target *where, const struct json *target,
                         struct arena *arena, const struct json **out, struct error *err) MUST_USE;
