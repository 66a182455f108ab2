#include "cache/chart_cache.h"

#include "base/map.h"
#include "base/mem.h"

#include <assert.h>
#include <stdlib.h>
#include <unistd.h>

struct chart {
    char *digest;
    int fd;
    size_t bytes;
    unsigned long long used; /* when, by the cache's own count */
};

struct place {
    enum chart_state state;
    struct chart *chart; /* when loaded */
    unsigned long long used;
};

struct chart_cache {
    struct chart_cache_limits limits;
    struct map *places; /* by name */
    struct map *charts; /* by digest */
    size_t bytes;
    unsigned long long now;
};

struct chart_cache *chart_cache_new(const struct chart_cache_limits *limits)
{
    struct chart_cache *cache = xcalloc(1, sizeof(*cache));

    cache->limits = *limits;
    cache->places = map_new();
    cache->charts = map_new();
    return cache;
}

static void free_chart(struct chart *chart)
{
    close(chart->fd);
    free(chart->digest);
    free(chart);
}

void chart_cache_free(struct chart_cache *cache)
{
    if (!cache)
        return;
    for (struct map_cursor at = { 0 }; map_next(cache->charts, &at);)
        free_chart(at.value);
    for (struct map_cursor at = { 0 }; map_next(cache->places, &at);)
        free(at.value);
    map_free(cache->charts);
    map_free(cache->places);
    free(cache);
}

size_t chart_cache_bytes(const struct chart_cache *cache)
{
    return cache->bytes;
}

/* ---- making room ---- */

/** Its places are those of a chart that was rendered: the next time it is loaded again. */
static void drop_chart(struct chart_cache *cache, struct chart *chart)
{
    for (struct map_cursor at = { 0 }; map_next(cache->places, &at);) {
        struct place *place = at.value;

        if (place->chart == chart) {
            place->chart = NULL;
            place->state = CHART_WANTED;
        }
    }
    cache->bytes -= chart->bytes;
    map_remove(cache->charts, str_of(chart->digest));
    free_chart(chart);
}

static struct chart *oldest_chart(const struct chart_cache *cache)
{
    struct chart *oldest = NULL;

    for (struct map_cursor at = { 0 }; map_next(cache->charts, &at);) {
        struct chart *chart = at.value;

        if (!oldest || chart->used < oldest->used)
            oldest = chart;
    }
    return oldest;
}

static void make_room(struct chart_cache *cache, size_t bytes)
{
    while (map_count(cache->charts) > 0 && (cache->bytes + bytes > cache->limits.bytes ||
                                            map_count(cache->charts) >= cache->limits.charts))
        drop_chart(cache, oldest_chart(cache));
}

static void drop_oldest_place(struct chart_cache *cache)
{
    struct str oldest = STR_EMPTY;
    unsigned long long used = cache->now + 1;

    for (struct map_cursor at = { 0 }; map_next(cache->places, &at);) {
        const struct place *place = at.value;

        if (place->used < used) {
            used = place->used;
            oldest = at.key;
        }
    }
    free(map_remove(cache->places, oldest));
}

/* ---- places ---- */

static struct place *make_place(struct chart_cache *cache, const char *name)
{
    struct place *place = map_find(cache->places, str_of(name));

    if (!place) {
        if (map_count(cache->places) >= cache->limits.places)
            drop_oldest_place(cache);
        place = xcalloc(1, sizeof(*place));
        map_put(cache->places, str_of(name), place);
    }
    place->used = ++cache->now;
    return place;
}

enum chart_state chart_cache_find(struct chart_cache *cache, const char *place, int *fd)
{
    struct place *found = map_find(cache->places, str_of(place));

    if (!found)
        return CHART_UNKNOWN;
    found->used = ++cache->now;
    if (found->chart) {
        found->chart->used = cache->now;
        *fd = found->chart->fd;
    }
    return found->state;
}

void chart_cache_want(struct chart_cache *cache, const char *place)
{
    struct place *made = make_place(cache, place);

    if (made->state == CHART_UNKNOWN)
        made->state = CHART_WANTED;
}

void chart_cache_refuse(struct chart_cache *cache, const char *place)
{
    struct place *made = make_place(cache, place);

    made->state = CHART_UNFIT;
    made->chart = NULL;
}

void chart_cache_put(struct chart_cache *cache, const char *place, const char *digest, int fd,
                     size_t bytes)
{
    struct chart *chart = map_find(cache->charts, str_of(digest));
    struct place *made;

    assert(fd >= 0);
    if (chart) {
        close(fd); /* an equal one is there */
    } else {
        make_room(cache, bytes);
        chart = xcalloc(1, sizeof(*chart));
        chart->digest = xstrdup(digest);
        chart->fd = fd;
        chart->bytes = bytes;
        cache->bytes += bytes;
        map_put(cache->charts, str_of(digest), chart);
    }
    made = make_place(cache, place);
    made->state = CHART_LOADED;
    made->chart = chart;
    chart->used = cache->now;
}

void chart_cache_link(struct chart_cache *cache, const char *place, const char *known)
{
    const struct place *from = map_find(cache->places, str_of(known));
    struct chart *chart = from ? from->chart : NULL;
    struct place *made;

    if (!chart)
        return;
    made = make_place(cache, place);
    made->state = CHART_LOADED;
    made->chart = chart;
    chart->used = cache->now;
}
