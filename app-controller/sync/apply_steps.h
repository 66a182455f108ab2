#pragma once

#include "kube/client.h"
#include "kube/discovery.h"
#include "sync/apply.h"

/** Private to sync/apply*.c. */

/** One object on its way to the cluster. */
struct applying {
    const struct apply_target *where;
    const struct apply_request *request;
    const struct kube_api *api;
    const char *namespace; /* "" for an object of the cluster */
    const char *name;
    const struct json *live; /* as last seen; NULL: there is none, as far as known */
    struct arena *arena;
};

/** "deployment.apps/web configured", with " (dry run)" where it is one. */
struct str apply_said(const struct applying *applying, const char *verb);

/** A request about the object, to be completed by the caller. */
struct kube_request apply_request_for(const struct applying *applying, enum kube_verb verb);

int apply_client_side(struct applying *applying, struct str *message, struct error *err) MUST_USE;
int apply_server_side(struct applying *applying, struct str *message, struct error *err) MUST_USE;
int apply_replace(struct applying *applying, struct str *message, struct error *err) MUST_USE;
int apply_create(struct applying *applying, struct str *message, struct error *err) MUST_USE;

/** 1 and `*out`, 0 when it does not exist. */
int apply_read(const struct applying *applying, const struct json **out,
               struct error *err) MUST_USE;

/** Delete the object and wait until it is gone. */
int apply_delete_and_wait(const struct applying *applying, struct error *err) MUST_USE;

/** Roles and bindings: add what is missing before they are applied. `*said` is its output. */
bool apply_is_reconciled(const struct json *target);
int apply_reconcile(struct applying *applying, struct str *said, struct error *err) MUST_USE;

/** Always -1: it could not be read for what is to be applied; `err` says why and then also of what.
 */
int apply_cannot_retrieve(const struct applying *applying, struct error *err);

/** The name of the file that kubectl would have read the object from, for its messages. */
const char *apply_file_name(struct arena *arena);

/** The object as it is sent and recorded: its own last-applied annotation left out. */
const struct json *apply_with_last_applied(const struct json *target, struct arena *arena);

/** "a. b", each trimmed; one of them alone when the other is empty. */
struct str apply_join_output(struct str a, struct str b, struct arena *arena);
