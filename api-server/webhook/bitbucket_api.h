#pragma once

#include "base/error.h"
#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

struct arena;
struct loop;
struct repository;
struct webhook_push;

/**
 * Bitbucket Cloud's REST API: what a push has changed and which branch is the main one stand only
 * there.
 */

/**
 * Is this an address of the API of the host that `web_url` is on: the same scheme, and the same
 * host or "api." before it? Credentials are sent nowhere else.
 */
bool bitbucket_api_belongs_to(struct str api_url, struct str web_url);

/**
 * Ask `push->api_url` with a repository's credentials: `files`, `tells_files` and `touches_head`
 * become what it says. What it does not say within `timeout_ms`, all its answers together, stays
 * as it was, and is logged. Only inside a fiber; texts in `arena`.
 */
void bitbucket_api_complete(struct loop *loop, const struct repository *repository,
                            int64_t timeout_ms, struct webhook_push *push, struct arena *arena);
enum { BITBUCKET_API_TIMEOUT_MS = 10000 };

/** What is gathered of the pages of a diffstat. */
struct bitbucket_files {
    struct str *items; /* WEBHOOK_FILES_MAX at most */
    size_t count, capacity;
};

/**
 * One page: its files, under both names where they were renamed, and the address of the next one,
 * empty behind the last. The texts are the body's, or in `arena`.
 */
int bitbucket_api_read_page(struct str body, struct arena *arena, struct bitbucket_files *files,
                            struct str *next, struct error *err) MUST_USE;
