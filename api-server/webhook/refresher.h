#pragma once

#include "base/macros.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct fiber_pool;
struct kube_client;
struct loop;
struct rpc_client;

/**
 * Sees that applications are refreshed, whatever happens: the controllers are asked, each of them,
 * until every one has confirmed; where none does, the wish is written into the Application itself
 * (annotation argocd.argoproj.io/refresh), from where any controller takes it, now or when it
 * starts.
 */
struct refresher;

struct refresher_options {
    struct loop *loop;
    struct fiber_pool *fibers;
    struct rpc_client *controllers;
    struct kube_client *kube; /* of the cluster that Applications live in */
    size_t writers;           /* Applications written at a time */
    int64_t ask_timeout_ms;   /* 0: 5 s */
    int64_t retry_ms;         /* 0: 1 s */
    int64_t patience_ms;      /* 0: 15 s without a confirmation until it is written */
};

struct refresher *refresher_new(const struct refresher_options *options) MUST_USE;
/** Nothing may be under way: see refresher_drain(). */
void refresher_free(struct refresher *refresher);
DEFINE_CLEANUP(struct refresher *, refresher_free)

struct refresher_item {
    const char *key;      /* "namespace/name" */
    bool is_forced;       /* past the caches of what branches a repository has */
    bool is_first;        /* ahead of all that waits */
    bool is_written_only; /* it must be written: the wish is to hydrate, too */
    int64_t delay_ms;
};

/**
 * Ask for these; only inside a fiber. Returns when the controllers have confirmed, or when it is
 * clear that they do not now: the rest goes on by itself.
 */
void refresher_ask(struct refresher *refresher, const struct refresher_item *items, size_t count);

/** The process ends: what no controller has confirmed is written at once. */
void refresher_drain(struct refresher *refresher);
/** Applications whose refresh is neither confirmed nor written. */
size_t refresher_pending(const struct refresher *refresher);
