#include "kube/openapi.h"

#include "base/arena.h"
#include "base/map.h"
#include "base/mem.h"
#include "data/json.h"
#include "io/fiber.h"
#include "io/loop.h"
#include "kube/client.h"
#include "kube/resource.h"
#include "kube/status.h"

#include <stdlib.h>
#include <string.h>

/*
 * The index names, for each group version, a URL with the hash of its document. A schema is kept
 * with the URL it came from: the same URL again means the same content.
 */
enum { INDEX_FRESH_MS = 5000, MAX_ENTRIES = 20000 };

struct entry {
    struct kube_openapi *openapi;
    char *key;                   /* "apis/apps/v1" */
    char *url;                   /* of the index; NULL: it names none */
    char *asked_url;             /* of `call` */
    char *parsed_url;            /* what `schema` was made of */
    const struct schema *schema; /* NULL: not read yet */
    struct kube_call *call;      /* while it is being read */
};

struct asker {
    struct asker *next;
    char *key;
    kube_openapi_fn on_found;
    void *context;
};

struct kube_openapi {
    struct kube_client *client;
    struct map *entries; /* struct entry by its key */
    struct kube_call *index_call;
    bool has_index;
    int64_t indexed_ms;
    struct asker *askers; /* in the order of asking */
    size_t parse_count;
    int depth; /* of our frames */
    bool is_freed;
};

/* ---- life ---- */

static void free_entry(struct entry *entry)
{
    kube_call_cancel(entry->call);
    schema_unref(entry->schema);
    free(entry->key);
    free(entry->url);
    free(entry->asked_url);
    free(entry->parsed_url);
    free(entry);
}

static void free_asker(struct asker *asker)
{
    free(asker->key);
    free(asker);
}

struct kube_openapi *kube_openapi_new(struct kube_client *client)
{
    struct kube_openapi *openapi = xcalloc(1, sizeof(*openapi));

    openapi->client = client;
    openapi->entries = map_new();
    return openapi;
}

static void enter(struct kube_openapi *openapi)
{
    openapi->depth++;
}

static void leave(struct kube_openapi *openapi)
{
    if (--openapi->depth > 0 || !openapi->is_freed)
        return;
    for (struct map_cursor at = { 0 }; map_next(openapi->entries, &at);)
        free_entry(at.value);
    map_free(openapi->entries);
    free(openapi);
}

void kube_openapi_free(struct kube_openapi *openapi)
{
    struct asker *asker;

    if (!openapi || openapi->is_freed)
        return;
    enter(openapi);
    openapi->is_freed = true;
    kube_call_cancel(TAKE(openapi->index_call));
    while ((asker = openapi->askers)) {
        CLEANUP(error_release) struct error err = { 0 };

        openapi->askers = asker->next;
        error_set(&err, ERR_CANCELLED, "the cluster is no longer wanted");
        asker->on_found(asker->context, NULL, &err);
        free_asker(asker);
    }
    leave(openapi);
}

void kube_openapi_cancel(struct kube_openapi *openapi, const void *context)
{
    for (struct asker **at = &openapi->askers; *at;) {
        struct asker *asker = *at;

        if (asker->context != context) {
            at = &asker->next;
            continue;
        }
        *at = asker->next;
        free_asker(asker);
    }
}

void kube_openapi_refresh(struct kube_openapi *openapi)
{
    openapi->has_index = false;
}

size_t kube_openapi_parse_count(const struct kube_openapi *openapi)
{
    return openapi->parse_count;
}

/* ---- answering ---- */

static struct asker *take_asker(struct kube_openapi *openapi, const char *key)
{
    for (struct asker **at = &openapi->askers; *at; at = &(*at)->next) {
        if (!key || strcmp((*at)->key, key) == 0) {
            struct asker *asker = *at;

            *at = asker->next;
            return asker;
        }
    }
    return NULL;
}

/* `key` NULL: all who ask for anything. The error is copied: each may take his. */
static void answer(struct kube_openapi *openapi, const char *key, const struct schema *schema,
                   const struct error *err)
{
    struct asker *asker;

    while (!openapi->is_freed && (asker = take_asker(openapi, key))) {
        CLEANUP(error_release) struct error own = { 0 };

        if (err) {
            error_set(&own, err->code, "%s", error_text(err));
            own.reason = err->reason;
            own.retry_after_ms = err->retry_after_ms;
        }
        asker->on_found(asker->context, schema, err ? &own : NULL);
        free_asker(asker);
    }
}

static bool is_current(const struct entry *entry)
{
    return entry && entry->schema && entry->url && strcmp(entry->url, entry->parsed_url) == 0;
}

/* ---- documents ---- */

static int parse(const struct json *document, const struct schema **out, struct error *err)
{
    CLEANUP(schema_builder_free) struct schema_builder *builder = schema_builder_new();

    if (schema_builder_add_openapi(builder, document, err) < 0)
        return -1;
    return schema_builder_finish(builder, out, err);
}

static int take_document(struct entry *entry, const struct kube_reply *reply, struct error *err)
{
    const struct schema *schema;

    if (reply->error)
        return error_move(err, reply->error);
    if (!reply->object)
        return error_set(err, ERR_DATA_LOSS, "the answer is no JSON");
    if (parse(json_doc_root(reply->object), &schema, err) < 0)
        return -1;
    entry->openapi->parse_count++;
    schema_unref(entry->schema);
    entry->schema = schema;
    free(entry->parsed_url);
    entry->parsed_url = TAKE(entry->asked_url);
    return 0;
}

static void on_document(void *context, const struct kube_reply *reply)
{
    struct entry *entry = context;
    struct kube_openapi *openapi = entry->openapi;
    CLEANUP(error_release) struct error err = { 0 };

    enter(openapi);
    entry->call = NULL;
    if (take_document(entry, reply, &err) < 0) {
        error_prefix(&err, "cannot read the schemas of %s", entry->key);
        answer(openapi, entry->key, NULL, &err);
    } else {
        answer(openapi, entry->key, entry->schema, NULL);
    }
    leave(openapi);
}

static void ask_for_document(struct entry *entry)
{
    struct kube_request request = { .verb = KUBE_GET, .path = entry->url };

    if (entry->call)
        return;
    free(entry->asked_url);
    entry->asked_url = xstrdup(entry->url);
    entry->call = kube_client_call(entry->openapi->client, &request, on_document, entry);
}

/* ---- the index ---- */

static struct entry *entry_of(struct kube_openapi *openapi, struct str key)
{
    struct entry *entry = map_find(openapi->entries, key);

    if (!entry) {
        entry = xcalloc(1, sizeof(*entry));
        entry->openapi = openapi;
        entry->key = xmemdup(key.ptr, key.len + 1); /* a document's key ends with a NUL */
        map_put(openapi->entries, key, entry);
    }
    return entry;
}

static void take_index(struct kube_openapi *openapi, const struct json *index)
{
    for (struct map_cursor at = { 0 }; map_next(openapi->entries, &at);) {
        struct entry *entry = at.value;

        free(TAKE(entry->url));
    }
    for (struct json_cursor at = json_walk(json_get(index, "paths")); json_next(&at);) {
        struct str url = json_string(json_get(at.value, "serverRelativeURL"));

        if (str_has_prefix(url, STR("/openapi/v3/")) && at.index < MAX_ENTRIES) {
            struct entry *entry = entry_of(openapi, at.key);

            free(entry->url);
            entry->url = xstrdup(url.ptr);
        }
    }
    openapi->has_index = true;
    openapi->indexed_ms = loop_now_ms(kube_client_loop(openapi->client));
}

/* With the index at hand: who can be answered is, the others wait for their documents. */
static void settle(struct kube_openapi *openapi)
{
    struct asker *asker = openapi->askers;

    while (asker && !openapi->is_freed) {
        struct entry *entry = map_find(openapi->entries, str_of(asker->key));
        CLEANUP(free) char *key = xstrdup(asker->key);

        if (entry && entry->url && !is_current(entry)) {
            ask_for_document(entry);
            asker = asker->next;
        } else {
            answer(openapi, key, is_current(entry) ? entry->schema : NULL, NULL);
            asker = openapi->askers; /* the list may have changed anywhere */
        }
    }
}

/* API servers send the index as plain text. */
static void read_index(struct kube_openapi *openapi, const struct kube_reply *reply)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *index = reply->object ? json_doc_root(reply->object) : NULL;

    if (!index && !reply->error && json_parse(reply->text, NULL, arena, &index, &err) < 0) {
        error_prefix(&err, "cannot read the index of schemas");
        answer(openapi, NULL, NULL, &err);
        return;
    }
    take_index(openapi, index);
    settle(openapi);
}

static void on_index(void *context, const struct kube_reply *reply)
{
    struct kube_openapi *openapi = context;

    enter(openapi);
    openapi->index_call = NULL;
    /* A server without OpenAPI v3 publishes no schemas; so does one that has only other forms. */
    if (reply->error && !kube_is_not_found(reply->error)) {
        error_prefix(reply->error, "cannot read the index of schemas");
        answer(openapi, NULL, NULL, reply->error);
    } else {
        read_index(openapi, reply);
    }
    leave(openapi);
}

static void ask_for_index(struct kube_openapi *openapi)
{
    struct kube_request request = { .verb = KUBE_GET, .path = "/openapi/v3" };

    if (!openapi->index_call)
        openapi->index_call = kube_client_call(openapi->client, &request, on_index, openapi);
}

/* ---- asking ---- */

static void add_asker(struct kube_openapi *openapi, const char *key, kube_openapi_fn on_found,
                      void *context)
{
    struct asker **end = &openapi->askers, *asker = xcalloc(1, sizeof(*asker));

    asker->key = xstrdup(key);
    asker->on_found = on_found;
    asker->context = context;
    while (*end)
        end = &(*end)->next;
    *end = asker;
}

void kube_openapi_find(struct kube_openapi *openapi, const char *group, const char *version,
                       kube_openapi_fn on_found, void *context)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const char *key = arena_printf(arena, *group ? "apis/%s/%s" : "api%s/%s", group, version);
    struct entry *entry = map_find(openapi->entries, str_of(key));
    int64_t age_ms = loop_now_ms(kube_client_loop(openapi->client)) - openapi->indexed_ms;
    bool is_listed = entry && entry->url;

    if (openapi->has_index && is_current(entry)) {
        on_found(context, entry->schema, NULL);
    } else if (openapi->has_index && !is_listed && age_ms < INDEX_FRESH_MS) {
        on_found(context, NULL, NULL);
    } else {
        add_asker(openapi, key, on_found, context);
        if (openapi->has_index && is_listed)
            ask_for_document(entry);
        else
            ask_for_index(openapi);
    }
}

/* ---- in a fiber ---- */

struct waiter {
    struct fiber_event event;
    const struct schema *schema;
    struct error *err;
    int result;
};

static void on_awaited(void *context, const struct schema *schema, struct error *err)
{
    struct waiter *waiter = context;

    if (err)
        waiter->result = error_move(waiter->err, err);
    else if (schema)
        waiter->schema = schema_ref(schema);
    fiber_event_set(&waiter->event);
}

int kube_openapi_wait(struct kube_openapi *openapi, const char *group, const char *version,
                      const struct schema **out, struct error *err)
{
    struct waiter waiter = { .err = err };

    fiber_event_init(&waiter.event);
    kube_openapi_find(openapi, group, version, on_awaited, &waiter);
    fiber_event_wait(&waiter.event);
    if (waiter.result < 0)
        return -1;
    *out = waiter.schema;
    return 0;
}
