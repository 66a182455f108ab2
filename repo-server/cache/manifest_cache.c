#include "cache/manifest_cache.h"

#include "argo/integrity_result.h"
#include "base/arena.h"
#include "base/log.h"
#include "data/digest.h"
#include "data/json.h"
#include "io/item_store.h"

/* Beside the original's fields, and no part of the hash, which is made of those alone. */
#define KEYRING "argosyKeyring"

static void set_text(struct arena *arena, struct json *object, const char *key, const char *text)
{
    if (text && text[0])
        json_set_text(arena, object, key, text);
}

/** As Go's protobuf types print in JSON: what is empty is left out. */
static struct json *response_to_json(const struct cached_manifests *entry, const char *revision,
                                     struct arena *arena)
{
    struct json *response = json_new_object(arena);

    if (entry->count > 0) {
        struct json *list = json_new_array(arena);

        for (size_t i = 0; i < entry->count; i++)
            json_append(arena, list, json_new_string(arena, entry->manifests[i]));
        json_set(arena, response, "manifests", list);
    }
    set_text(arena, response, "revision", revision);
    set_text(arena, response, "sourceType", entry->source_type);
    set_text(arena, response, "verifyResult", entry->verify_result);
    if (entry->command_count > 0) {
        struct json *list = json_new_array(arena);

        for (size_t i = 0; i < entry->command_count; i++)
            json_append(arena, list, json_new_cstr(arena, entry->commands[i]));
        json_set(arena, response, "commands", list);
    }
    if (entry->integrity)
        json_set(arena, response, "sourceIntegrityResult",
                 integrity_result_to_json(entry->integrity, arena));
    return response;
}

static struct json *entry_to_json(const struct cached_manifests *entry, const char *hash,
                                  const struct json *response, struct arena *arena)
{
    struct json *object = json_new_object(arena);

    json_set_text(arena, object, "cacheEntryHash", hash);
    json_set(arena, object, "manifestResponse",
             entry->is_rendered ? response : json_new_null(arena));
    json_set_text(arena, object, "mostRecentError", entry->error ? entry->error : "");
    json_set_int(arena, object, "firstFailureTimestamp", entry->first_failure_s);
    json_set_int(arena, object, "numberOfConsecutiveFailures", entry->failures);
    json_set_int(arena, object, "numberOfCachedResponsesReturned", entry->answers);
    return object;
}

/** FNV-64a of the entry without its hash, its bytes in network order, as URL base64. */
static const char *entry_hash(const struct cached_manifests *entry, const struct json *response,
                              struct arena *arena)
{
    struct json *object = entry_to_json(entry, "", response, arena);
    uint64_t hash = digest_fnv64a(json_print(object, JSON_COMPACT, arena));
    char bytes[8];

    for (int i = 0; i < 8; i++)
        bytes[i] = (char)(hash >> (56 - 8 * i) & 0xFF);
    return base64url_encode((struct str){ bytes, sizeof(bytes) }, arena).ptr;
}

static struct str *read_texts(const struct json *list, struct arena *arena, size_t *count)
{
    struct str *texts = arena_alloc(arena, (json_count(list) + 1) * sizeof(*texts));

    *count = 0;
    for (struct json_cursor at = json_walk(list); json_next(&at);)
        texts[(*count)++] = json_string(at.value);
    return texts;
}

static void read_entry(const struct json *value, struct arena *arena, struct cached_manifests *out)
{
    const struct json *response = json_get(value, "manifestResponse");
    const struct json *commands = json_get(response, "commands");
    const char **texts = arena_alloc(arena, (json_count(commands) + 1) * sizeof(*texts));

    *out = (struct cached_manifests){
        .source_type = json_cstr(json_get(response, "sourceType")),
        .verify_result = json_cstr(json_get(response, "verifyResult")),
        .is_rendered = json_is(response, JSON_OBJECT),
        .integrity = integrity_result_from_json(json_get(response, "sourceIntegrityResult"), arena),
        .keyring = json_cstr(json_get(value, KEYRING)),
        .error = json_cstr(json_get(value, "mostRecentError")),
        .first_failure_s = json_int(json_get(value, "firstFailureTimestamp"), 0),
        .failures = (int)json_int(json_get(value, "numberOfConsecutiveFailures"), 0),
        .answers = (int)json_int(json_get(value, "numberOfCachedResponsesReturned"), 0),
        .commands = texts,
    };
    out->manifests = read_texts(json_get(response, "manifests"), arena, &out->count);
    for (struct json_cursor at = json_walk(commands); json_next(&at);)
        texts[out->command_count++] = json_cstr(at.value);
}

bool manifest_cache_find(struct item_store *items, const char *key, struct arena *arena,
                         struct cached_manifests *out)
{
    const struct json *value = item_store_get(items, key, ITEM_IS_FIXED, arena);
    struct str hash;

    if (!value)
        return false;
    read_entry(value, arena, out);
    hash = json_text_at(value, "cacheEntryHash");
    if (str_equals(hash, entry_hash(out, json_get(value, "manifestResponse"), arena)) &&
        (out->is_rendered || out->error[0])) {
        /* Failures are counted by all replicas together: only what was rendered is kept here. */
        if (out->is_rendered)
            item_store_keep(items, key, value);
        return true;
    }
    log_warn("Manifest hash did not match expected value or cached manifests response is empty, "
             "treating as a cache miss",
             F("key", key));
    item_store_delete(items, key);
    return false;
}

void manifest_cache_put(struct item_store *items, const char *key, const char *revision,
                        const struct cached_manifests *entry, int64_t expiry_ms)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct json *response = response_to_json(entry, revision, arena);
    struct json *value = entry_to_json(entry, entry_hash(entry, response, arena), response, arena);

    set_text(arena, value, KEYRING, entry->keyring);
    item_store_set(items, key, value, expiry_ms, entry->is_rendered ? ITEM_IS_FIXED : 0);
}
