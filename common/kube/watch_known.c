#include "kube/watch_known.h"

#include "base/map.h"
#include "base/mem.h"
#include "base/strbuf.h"
#include "data/json.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { KEY_LIMIT = 4096 };

/* The key in the map is "namespace/name"; the texts stand one after the other. */
struct known {
    uint32_t list; /* the last one that had it */
    uint32_t uid_length, version_length;
    char texts[]; /* uid, version */
};

struct watch_known {
    struct map *objects;
    uint32_t list;
    struct map_cursor walk; /* over those that may have vanished */
    struct known *taken;    /* whose texts the caller was given */
    struct strbuf taken_key;
};

struct watch_known *watch_known_new(void)
{
    struct watch_known *known = xcalloc(1, sizeof(*known));

    known->objects = map_new();
    known->taken_key = (struct strbuf)STRBUF_INIT(KEY_LIMIT);
    return known;
}

void watch_known_free(struct watch_known *known)
{
    if (!known)
        return;
    for (struct map_cursor at = { 0 }; map_next(known->objects, &at);)
        free(at.value);
    map_free(known->objects);
    strbuf_release(&known->taken_key);
    free(known->taken);
    free(known);
}

static void write_key(const struct json *object, struct strbuf *key)
{
    struct str namespace = json_text_at(object, "metadata.namespace");
    struct str name = json_text_at(object, "metadata.name");

    strbuf_add(key, namespace.ptr, namespace.len);
    strbuf_puts(key, "/");
    strbuf_add(key, name.ptr, name.len);
}

void watch_known_put(struct watch_known *known, const struct json *object)
{
    CLEANUP(strbuf_release) struct strbuf key = STRBUF_INIT(KEY_LIMIT);
    struct str uid = json_text_at(object, "metadata.uid");
    struct str version = json_text_at(object, "metadata.resourceVersion");
    struct known *entry = xcalloc(1, sizeof(*entry) + uid.len + version.len);

    entry->list = known->list;
    entry->uid_length = (uint32_t)uid.len;
    entry->version_length = (uint32_t)version.len;
    memcpy(entry->texts, uid.ptr, uid.len);
    memcpy(entry->texts + uid.len, version.ptr, version.len);
    write_key(object, &key);
    free(map_put(known->objects, (struct str){ key.ptr, key.len }, entry));
}

void watch_known_remove(struct watch_known *known, const struct json *object)
{
    CLEANUP(strbuf_release) struct strbuf key = STRBUF_INIT(KEY_LIMIT);

    write_key(object, &key);
    free(map_remove(known->objects, (struct str){ key.ptr, key.len }));
}

void watch_known_begin_list(struct watch_known *known)
{
    known->list++;
    known->walk = (struct map_cursor){ 0 };
}

static void describe(struct watch_known *known, struct vanished *out)
{
    const struct known *entry = known->taken;
    struct str key = { known->taken_key.ptr, known->taken_key.len };

    str_cut(key, '/', &out->namespace, &out->name);
    out->uid = (struct str){ entry->texts, entry->uid_length };
    out->resource_version = (struct str){ entry->texts + entry->uid_length, entry->version_length };
}

bool watch_known_take_vanished(struct watch_known *known, struct vanished *out)
{
    while (map_next(known->objects, &known->walk)) {
        struct known *entry = known->walk.value;

        if (entry->list == known->list)
            continue;
        free(known->taken);
        known->taken = entry;
        known->taken_key.len = 0;
        strbuf_add(&known->taken_key, known->walk.key.ptr, known->walk.key.len);
        map_remove(known->objects, (struct str){ known->taken_key.ptr, known->taken_key.len });
        describe(known, out);
        return true;
    }
    return false;
}

size_t watch_known_count(const struct watch_known *known)
{
    return map_count(known->objects);
}
