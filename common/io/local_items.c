#include "io/local_items.h"

#include "base/map.h"
#include "base/mem.h"

#include <string.h>

struct item {
    struct item *newer, *older; /* by use */
    char *key;
    struct str text;
    int64_t expires_ms;
};

struct local_items {
    struct map *by_key;
    struct item *newest, *oldest;
    size_t bytes, max_bytes;
};

enum { ITEM_OVERHEAD = 160 }; /* what an item takes besides its texts, about */

static size_t size_of(const struct item *item)
{
    return ITEM_OVERHEAD + strlen(item->key) * 2 + item->text.len;
}

struct local_items *local_items_new(size_t max_bytes)
{
    struct local_items *items = xcalloc(1, sizeof(*items));

    items->by_key = map_new();
    items->max_bytes = max_bytes;
    return items;
}

static void unlink_item(struct local_items *items, struct item *item)
{
    *(item->newer ? &item->newer->older : &items->newest) = item->older;
    *(item->older ? &item->older->newer : &items->oldest) = item->newer;
}

static void link_newest(struct local_items *items, struct item *item)
{
    item->newer = NULL;
    item->older = items->newest;
    *(items->newest ? &items->newest->newer : &items->oldest) = item;
    items->newest = item;
}

static void drop(struct local_items *items, struct item *item)
{
    unlink_item(items, item);
    map_remove(items->by_key, str_of(item->key));
    items->bytes -= size_of(item);
    free((void *)(uintptr_t)item->text.ptr);
    free(item->key);
    free(item);
}

void local_items_free(struct local_items *items)
{
    if (!items)
        return;
    for (struct item *item = items->oldest, *next; item; item = next) {
        next = item->newer;
        drop(items, item);
    }
    map_free(items->by_key);
    free(items);
}

const struct str *local_items_find(struct local_items *items, const char *key, int64_t now_ms)
{
    struct item *item = map_find(items->by_key, str_of(key));

    if (!item)
        return NULL;
    if (item->expires_ms <= now_ms) {
        drop(items, item);
        return NULL;
    }
    unlink_item(items, item);
    link_newest(items, item);
    return &item->text;
}

void local_items_put(struct local_items *items, const char *key, struct str text,
                     int64_t expires_ms)
{
    struct item *item;
    char *copy;

    local_items_remove(items, key);
    if (text.len + strlen(key) * 2 + ITEM_OVERHEAD > items->max_bytes / 4)
        return;
    copy = xcalloc(1, text.len + 1);
    memcpy(copy, text.ptr, text.len);
    item = xcalloc(1, sizeof(*item));
    item->key = xstrdup(key);
    item->text = (struct str){ copy, text.len };
    item->expires_ms = expires_ms;
    items->bytes += size_of(item);
    link_newest(items, item);
    map_put(items->by_key, str_of(key), item);
    for (struct item *old = items->oldest, *next; items->bytes > items->max_bytes; old = next) {
        next = old->newer;
        drop(items, old);
    }
}

void local_items_remove(struct local_items *items, const char *key)
{
    struct item *item = map_find(items->by_key, str_of(key));

    if (item)
        drop(items, item);
}

size_t local_items_bytes(const struct local_items *items)
{
    return items->bytes;
}
