#pragma once

#include "api_resource.h"
#include "base/str.h"
#include "refuse.h"

#include <stdbool.h>

struct arena;
struct cluster;
struct identity;
struct json;

/**
 * Writes: whoever changes an object, a client or a controller of ours, does it here, so that
 * defaults, validation, managed fields, finalizers and the rules of a kind hold for all.
 */
struct write {
    struct cluster *cluster;
    struct arena *arena;
    struct api_resource *resource;
    const struct api_version *api;
    struct str namespace, name;
    struct str subresource; /* "", "status", "scale" and so on */
    struct str manager;     /* of managed fields */
    bool dry_run, force;
    bool is_patch;                   /* other than an apply */
    bool is_internal;                /* a controller's: may write what clients may not */
    const struct identity *identity; /* whose rights count; NULL: a controller's */
    /** Told what is unknown in an object: a warning. May be NULL. */
    void (*warn)(void *context, const char *text);
    void *context;
};

struct refused_object write_object(const struct write *write);

/** `object` is decoded (decode.h) and in the version of `api`; the result is, too. */
int write_create(const struct write *write, const struct json *object, const struct json **out,
                 struct refusal *why) MUST_USE;
int write_update(const struct write *write, const struct json *object, const struct json **out,
                 struct refusal *why) MUST_USE;

/** The same for an object whose managed fields are settled already. */
int write_replace(const struct write *write, const struct json *object, const struct json **out,
                  struct refusal *why) MUST_USE;

/** Server-side apply: 1 when the object was made, 0 when it was there. */
int write_apply(const struct write *write, const struct json *config, const struct json **out,
                struct refusal *why) MUST_USE;

struct write_delete {
    struct str propagation;  /* "Background", "Foreground", "Orphan"; empty: the default */
    struct str uid, version; /* preconditions; empty: none */
    int64_t grace_s;         /* -1: the default */
};
/** `*out` is the object while it is still there (finalizers, grace), NULL when it is gone. */
int write_remove(const struct write *write, const struct write_delete *options,
                 const struct json **out, struct refusal *why) MUST_USE;

/** What a controller writes: as "kube-controller-manager", with `subresource` "" or "status". */
struct write write_internal(struct cluster *cluster, struct api_resource *resource,
                            struct str namespace, struct str name, const char *subresource,
                            struct arena *arena);

/** Random lower-case letters and digits as generateName adds them; `buffer` holds size + 1. */
void write_random_suffix(char *buffer, size_t size);
/** A random UUID. */
const char *write_uid(struct arena *arena);
