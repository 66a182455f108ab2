#include "edge/reply_memory.h"

#include "argo/catalog.h"
#include "base/arena.h"
#include "base/map.h"
#include "base/mem.h"
#include "base/strbuf.h"
#include "data/json.h"
#include "edge/contract.h"

#include <stdio.h>
#include <stdlib.h>

#define APPLICATION "github.com.argoproj.argo_cd.v3.pkg.apis.application.v1alpha1.Application"
enum { KEY_MAX = 512, TEXT_MAX = 64 * 1024 * 1024 };

/* A value is known by its address, which is its own as long as its document is held. */
struct entry {
    struct json_doc *document;
    struct {
        char *bytes; /* NULL: not asked for yet */
        size_t size;
    } forms[MESSAGE_WIRE + 1];
};

struct reply_memory {
    const struct catalog *catalog;
    struct message application;
    struct map *entries; /* "namespace/name" -> struct entry */
    size_t bytes, limit;
    struct message_memory use;
};

static void entry_free(struct reply_memory *memory, struct entry *entry)
{
    if (!entry)
        return;
    for (int i = 0; i <= MESSAGE_WIRE; i++) {
        memory->bytes -= entry->forms[i].size;
        free(entry->forms[i].bytes);
    }
    json_doc_unref(entry->document);
    free(entry);
}

static bool read_key(const struct json *value, char key[KEY_MAX])
{
    const struct json *metadata = json_get(value, "metadata");
    int length = snprintf(key, KEY_MAX, "%s/%s", json_cstr(json_get(metadata, "namespace")),
                          json_cstr(json_get(metadata, "name")));

    return length > 0 && length < KEY_MAX;
}

/* The entry of exactly this value; NULL: it is not what the catalog has. */
static struct entry *find_entry(struct reply_memory *memory, const struct json *value)
{
    struct entry *entry;
    struct json_doc *document;
    char key[KEY_MAX];

    if (!read_key(value, key))
        return NULL;
    entry = map_find(memory->entries, str_of(key));
    if (entry && json_doc_root(entry->document) == value)
        return entry;
    document = catalog_application(memory->catalog, key);
    if (!document || json_doc_root(document) != value || memory->bytes >= memory->limit)
        return NULL;
    entry = xcalloc(1, sizeof(*entry));
    entry->document = json_doc_ref(document);
    entry_free(memory, map_put(memory->entries, str_of(key), entry));
    return entry;
}

static void make_form(const struct reply_memory *memory, const struct json *value,
                      enum message_output what, struct entry *entry)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(TEXT_MAX);
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct str made;

    if (what == MESSAGE_WIRE) {
        made = message_encode(memory->application, value, arena);
    } else {
        message_print(memory->application, value, &text);
        made = (struct str){ text.ptr, text.len };
    }
    entry->forms[what].bytes = xcalloc(1, made.len + 1);
    memcpy(entry->forms[what].bytes, made.ptr, made.len);
    entry->forms[what].size = made.len;
}

static bool find(void *context, const struct json *value, enum message_output what, struct str *out)
{
    struct reply_memory *memory = context;
    struct entry *entry = find_entry(memory, value);

    if (!entry)
        return false;
    if (!entry->forms[what].bytes) {
        make_form(memory, value, what, entry);
        memory->bytes += entry->forms[what].size;
    }
    *out = (struct str){ entry->forms[what].bytes, entry->forms[what].size };
    return true;
}

struct reply_memory *reply_memory_new(const struct catalog *catalog, size_t limit_bytes)
{
    struct reply_memory *memory = xcalloc(1, sizeof(*memory));

    memory->catalog = catalog;
    memory->entries = map_new();
    memory->limit = limit_bytes;
    if (!message_find(&contract_messages, STR(APPLICATION), &memory->application))
        abort(); /* the contract has it */
    memory->use = (struct message_memory){ memory->application.type, find, memory };
    return memory;
}

void reply_memory_free(struct reply_memory *memory)
{
    if (!memory)
        return;
    for (struct map_cursor at = { 0 }; map_next(memory->entries, &at);)
        entry_free(memory, at.value);
    map_free(memory->entries);
    free(memory);
}

const struct message_memory *reply_memory_use(const struct reply_memory *memory)
{
    return memory ? &memory->use : NULL;
}

void reply_memory_forget(struct reply_memory *memory, const char *key)
{
    entry_free(memory, map_remove(memory->entries, str_of(key)));
}

size_t reply_memory_bytes(const struct reply_memory *memory)
{
    return memory->bytes;
}
