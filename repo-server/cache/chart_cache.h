#pragma once

#include "base/macros.h"

#include <stdbool.h>
#include <stddef.h>

/**
 * Loaded charts, as sealed memory that renderers map. A chart is known by its place (a commit and a
 * folder, an archive that was fetched), which always holds the same files; what was loaded from it,
 * by the digest of the memory: equal charts of many places are kept once. So much and no more: what
 * was unused for longest goes. For one thread.
 */
struct chart_cache;

struct chart_cache_limits {
    size_t bytes;  /* of all charts */
    size_t charts; /* a descriptor each */
    size_t places;
};

struct chart_cache *chart_cache_new(const struct chart_cache_limits *limits) MUST_USE;
void chart_cache_free(struct chart_cache *cache);
DEFINE_CLEANUP(struct chart_cache *, chart_cache_free)

enum chart_state {
    CHART_UNKNOWN, /* nothing is known of the place */
    CHART_WANTED,  /* there is a chart, and it was rendered: the next time it is worth loading */
    CHART_UNFIT,   /* it cannot be loaded, or is too large */
    CHART_LOADED,
};

/** `*fd` is set when it is loaded: the cache's, until that is next changed. */
enum chart_state chart_cache_find(struct chart_cache *cache, const char *place, int *fd);

/** There is a chart: CHART_WANTED where nothing was known. */
void chart_cache_want(struct chart_cache *cache, const char *place);
void chart_cache_refuse(struct chart_cache *cache, const char *place);

/** `digest` says all about the bytes of `fd`, which is taken over. */
void chart_cache_put(struct chart_cache *cache, const char *place, const char *digest, int fd,
                     size_t bytes);

/** `place` holds what `known` does, from whose chart it then has its own; else nothing happens. */
void chart_cache_link(struct chart_cache *cache, const char *place, const char *known);

/** What all charts take. */
size_t chart_cache_bytes(const struct chart_cache *cache);
