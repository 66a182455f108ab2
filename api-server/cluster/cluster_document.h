#pragma once

#include "argo/cluster_access.h"
#include "secret_store.h"

struct arena;
struct json;

/** A cluster as the API has it: a document, made of its Secret and written into one. */

/** Everything there is, credentials included: never to be shown. */
struct json *cluster_document(const struct cluster_entry *entry, struct arena *arena);

/** What the API shows of one: nothing to log in with. `info` (a ClusterInfo) may be NULL. */
struct json *cluster_document_shown(const struct json *document, const struct json *info,
                                    struct arena *arena);

/** The Secret that keeps it. ERR_INVALID for an annotation that may not be set. */
int cluster_document_secret(const struct json *document, struct arena *arena,
                            struct secret_to_write *out, struct error *err) MUST_USE;

/** In what they differ, as "Name,Config,BearerToken"; empty: in nothing that counts. */
struct str cluster_document_differences(const struct json *a, const struct json *b,
                                        struct arena *arena);

/** Take the named field over from another; false: it is not one that can be. */
bool cluster_document_take(struct json *document, const struct json *from, struct str field,
                           struct arena *arena);
