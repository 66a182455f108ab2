/* What changed since is laid over what is there now: both in the order of their keys. */
#include "past.h"

#include "base/arena.h"
#include "base/map.h"
#include "cluster.h"
#include "data/json.h"

#include <stdlib.h>

struct changed {
    struct str key;
    struct json_doc *before; /* NULL: it was not there yet */
};

struct past {
    const struct collection *collection;
    struct changed *changed; /* by key */
    size_t count;
};

static int compare_keys(const void *a, const void *b)
{
    const struct changed *left = a, *right = b;

    return str_compare(left->key, right->key);
}

static size_t count_events(const struct collection *collection, uint64_t version)
{
    const struct event *event;
    size_t count = 0;

    for (; (event = collection_event_after(collection, version)); version = event->version)
        count++;
    return count;
}

const struct past *past_new(const struct collection *collection, uint64_t version,
                            struct arena *arena)
{
    CLEANUP(map_free) struct map *seen = map_new();
    struct past *past = ARENA_NEW(arena, struct past);
    const struct event *event;

    if (version < collection_oldest(collection))
        return NULL;
    *past = (struct past){ .collection = collection };
    past->changed =
        arena_alloc(arena, (count_events(collection, version) + 1) * sizeof(*past->changed));
    for (; (event = collection_event_after(collection, version)); version = event->version) {
        const struct json *object = json_doc_root(event->doc);
        struct str key = cluster_object_key(json_text_at(object, "metadata.namespace"),
                                            json_text_at(object, "metadata.name"), arena);

        if (map_find(seen, key)) /* the first change tells what was there before all of them */
            continue;
        map_put(seen, key, past);
        past->changed[past->count++] = (struct changed){ key, event->before };
    }
    qsort(past->changed, past->count, sizeof(*past->changed), compare_keys);
    return past;
}

struct past_cursor past_from(const struct past *past, struct str from)
{
    struct past_cursor at = { .past = past };

    at.present = collection_from(past->collection, from);
    at.next = object_next(&at.present);
    while (at.changed < past->count && str_compare(past->changed[at.changed].key, from) < 0)
        at.changed++;
    return at;
}

bool past_next(struct past_cursor *at, struct str *key, struct json_doc **doc)
{
    for (;;) {
        const struct changed *changed =
            at->changed < at->past->count ? &at->past->changed[at->changed] : NULL;
        int order = !changed    ? 1
                    : !at->next ? -1
                                : str_compare(changed->key, str_of(at->next->key));

        if (!changed && !at->next)
            return false;
        if (order > 0) {
            *key = str_of(at->next->key);
            *doc = at->next->doc;
            at->next = object_next(&at->present);
            return true;
        }
        if (order == 0)
            at->next = object_next(&at->present);
        at->changed++;
        if (changed->before) {
            *key = changed->key;
            *doc = changed->before;
            return true;
        }
    }
}
