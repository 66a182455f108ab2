#pragma once

#include "base/str.h"
#include "repo_server.pb-c.h"

#include <stdbool.h>
#include <stdint.h>

struct arena;
struct item_store;
struct json;

/**
 * What an application was rendered to, or how often in a row that failed, under the original's keys
 * and in its form: both find what the other has written.
 */
struct cached_manifests {
    const struct str *manifests; /* JSON, in order */
    size_t count;
    const char *source_type;
    const char *const *commands;
    size_t command_count;
    const char *verify_result;
    const Argosy__Repo__SourceIntegrityResult *integrity; /* NULL: nothing was verified */
    const char *keyring; /* a digest of the keys that it was verified with; "": none were */
    bool is_rendered;    /* false: the fields above are empty, and it failed */
    const char *error;
    int64_t first_failure_s; /* since 1970; 0: it did not fail */
    int failures, answers;   /* in a row; how often the failure was told from here */
};

/** False when there is no entry, or it is damaged (it is then deleted). */
bool manifest_cache_find(struct item_store *items, const char *key, struct arena *arena,
                         struct cached_manifests *out);
/** `revision`: the commit; an entry may later be kept under another one's key. */
void manifest_cache_put(struct item_store *items, const char *key, const char *revision,
                        const struct cached_manifests *entry, int64_t expiry_ms);
