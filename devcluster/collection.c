/*
 * Objects lie in pages of pointers, sorted: finding is two binary searches, inserting moves at most
 * a page. Events lie in a ring, by ascending version.
 */
#include "collection.h"

#include "base/mem.h"
#include "base/vec.h"
#include "data/json.h"

#include <stdlib.h>
#include <string.h>

enum { PAGE_SIZE = 256 };

struct page {
    size_t count;
    struct object *objects[PAGE_SIZE];
};

struct collection {
    VEC(struct page *) pages;
    size_t count;
    struct event *events; /* EVENTS_KEPT of them, once there is one */
    size_t first, event_count, event_bytes;
    size_t event_capacity;
    uint64_t oldest;
};

struct collection *collection_new(void)
{
    return xcalloc(1, sizeof(struct collection));
}

static void object_free(struct object *object)
{
    json_doc_unref(object->doc);
    free(object);
}

static void drop_first_event(struct collection *collection)
{
    struct event *event = &collection->events[collection->first];

    collection->oldest = event->version;
    if (event->before)
        collection->event_bytes -= json_doc_size(event->before);
    json_doc_unref(event->doc);
    json_doc_unref(event->before);
    collection->first = (collection->first + 1) % collection->event_capacity;
    collection->event_count--;
}

void collection_free(struct collection *collection)
{
    if (!collection)
        return;
    for (size_t i = 0; i < collection->pages.count; i++) {
        for (size_t j = 0; j < collection->pages.items[i]->count; j++)
            object_free(collection->pages.items[i]->objects[j]);
        free(collection->pages.items[i]);
    }
    vec_release(&collection->pages);
    while (collection->event_count > 0)
        drop_first_event(collection);
    free(collection->events);
    free(collection);
}

size_t collection_count(const struct collection *collection)
{
    return collection->count;
}

const struct json *object_root(const struct object *object)
{
    return object ? json_doc_root(object->doc) : NULL;
}

static struct str key_of(const struct object *object)
{
    return (struct str){ object->key, object->key_length };
}

/* The page that has the key, or would have it: the last one that does not begin behind it. */
static size_t find_page(const struct collection *collection, struct str key)
{
    size_t low = 0, high = collection->pages.count;

    while (high - low > 1) {
        size_t middle = (low + high) / 2;

        if (str_compare(key_of(collection->pages.items[middle]->objects[0]), key) <= 0)
            low = middle;
        else
            high = middle;
    }
    return low;
}

/* The first slot whose key is at least `key`. */
static size_t find_slot(const struct page *page, struct str key, bool *found)
{
    size_t low = 0, high = page->count;

    *found = false;
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = str_compare(key_of(page->objects[middle]), key);

        if (order == 0) {
            *found = true;
            return middle;
        }
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const struct object *collection_find(const struct collection *collection, struct str key)
{
    const struct page *page;
    size_t slot;
    bool found;

    if (collection->pages.count == 0)
        return NULL;
    page = collection->pages.items[find_page(collection, key)];
    slot = find_slot(page, key, &found);
    return found ? page->objects[slot] : NULL;
}

/* ---- changing ---- */

static void insert_page(struct collection *collection, size_t index, struct page *page)
{
    vec_push(&collection->pages, NULL);
    memmove(&collection->pages.items[index + 1], &collection->pages.items[index],
            (collection->pages.count - 1 - index) * sizeof(*collection->pages.items));
    collection->pages.items[index] = page;
}

/* A full page gives its upper half away; one that is filled from below gives nearly nothing, since
 * keys often come in order. */
static void split_page(struct collection *collection, size_t index, size_t slot)
{
    struct page *page = collection->pages.items[index];
    struct page *upper = xcalloc(1, sizeof(*upper));
    size_t kept = slot == PAGE_SIZE ? PAGE_SIZE - 1 : PAGE_SIZE / 2;

    upper->count = PAGE_SIZE - kept;
    memcpy(upper->objects, &page->objects[kept], upper->count * sizeof(struct object *));
    page->count = kept;
    insert_page(collection, index + 1, upper);
}

static struct object *object_new(struct str key, struct json_doc *doc, uint64_t version)
{
    struct object *object = xcalloc(1, sizeof(*object) + key.len + 1);

    object->doc = doc;
    object->version = version;
    object->key_length = (uint32_t)key.len;
    memcpy(object->key, key.ptr, key.len);
    return object;
}

void collection_put(struct collection *collection, struct str key, struct json_doc *doc,
                    uint64_t version)
{
    struct page *page;
    size_t index, slot;
    bool found;

    if (collection->pages.count == 0)
        insert_page(collection, 0, xcalloc(1, sizeof(struct page)));
    index = find_page(collection, key);
    page = collection->pages.items[index];
    slot = find_slot(page, key, &found);
    if (found) {
        json_doc_unref(page->objects[slot]->doc);
        page->objects[slot]->doc = doc;
        page->objects[slot]->version = version;
        return;
    }
    if (page->count == PAGE_SIZE) {
        split_page(collection, index, slot);
        index = find_page(collection, key);
        page = collection->pages.items[index];
        slot = find_slot(page, key, &found);
    }
    memmove(&page->objects[slot + 1], &page->objects[slot],
            (page->count - slot) * sizeof(*page->objects));
    page->objects[slot] = object_new(key, doc, version);
    page->count++;
    collection->count++;
}

bool collection_remove(struct collection *collection, struct str key)
{
    struct page *page;
    size_t index, slot;
    bool found;

    if (collection->pages.count == 0)
        return false;
    index = find_page(collection, key);
    page = collection->pages.items[index];
    slot = find_slot(page, key, &found);
    if (!found)
        return false;
    object_free(page->objects[slot]);
    memmove(&page->objects[slot], &page->objects[slot + 1],
            (page->count - slot - 1) * sizeof(*page->objects));
    page->count--;
    collection->count--;
    if (page->count == 0) {
        free(page);
        vec_remove(&collection->pages, index);
    }
    return true;
}

struct object_cursor collection_from(const struct collection *collection, struct str from)
{
    struct object_cursor at = { .collection = collection };
    bool found;

    if (collection->pages.count > 0) {
        at.page = find_page(collection, from);
        at.slot = find_slot(collection->pages.items[at.page], from, &found);
    }
    return at;
}

const struct object *object_next(struct object_cursor *at)
{
    while (at->page < at->collection->pages.count) {
        const struct page *page = at->collection->pages.items[at->page];

        if (at->slot < page->count)
            return page->objects[at->slot++];
        at->page++;
        at->slot = 0;
    }
    return NULL;
}

/* ---- events ---- */

static void grow_events(struct collection *collection)
{
    size_t capacity = collection->event_capacity ? collection->event_capacity * 4 : 32;
    struct event *events = xcalloc(capacity, sizeof(*events));

    for (size_t i = 0; i < collection->event_count; i++)
        events[i] = collection->events[(collection->first + i) % collection->event_capacity];
    free(collection->events);
    collection->events = events;
    collection->event_capacity = capacity;
    collection->first = 0;
}

void collection_record(struct collection *collection, enum event_type type, uint64_t version,
                       struct json_doc *doc, struct json_doc *before)
{
    if (collection->event_count == EVENTS_KEPT)
        drop_first_event(collection);
    if (collection->event_count == collection->event_capacity)
        grow_events(collection);
    if (before)
        collection->event_bytes += json_doc_size(before);
    while (collection->event_bytes > EVENT_BYTES_KEPT && collection->event_count > 0)
        drop_first_event(collection);
    collection
        ->events[(collection->first + collection->event_count++) % collection->event_capacity] =
        (struct event){ type, version, json_doc_ref(doc), before ? json_doc_ref(before) : NULL };
}

const struct event *collection_event_after(const struct collection *collection, uint64_t version)
{
    size_t low = 0, high = collection->event_count;

    while (low < high) {
        size_t middle = (low + high) / 2;
        const struct event *event =
            &collection->events[(collection->first + middle) % collection->event_capacity];

        if (event->version <= version)
            low = middle + 1;
        else
            high = middle;
    }
    return low < collection->event_count
               ? &collection->events[(collection->first + low) % collection->event_capacity]
               : NULL;
}

uint64_t collection_oldest(const struct collection *collection)
{
    return collection->oldest;
}

void collection_forget(struct collection *collection, uint64_t version)
{
    while (collection->event_count > 0)
        drop_first_event(collection);
    collection->oldest = version;
}
