#include "../fiber_scene.h"
#include "cache/item_store.h"
#include "cache/manifest_cache.h"
#include "data/json.h"

/* Without Redis: what other processes see is tested with a real one. */

static void run_items(struct fiber_scene *scene)
{
    struct json *value = json_new_object(scene->arena);
    const struct json *found;

    json_set_text(scene->arena, value, "a", "<b>");
    check(item_store_get(scene->items, "k", 0, scene->arena) == NULL);
    item_store_set(scene->items, "k", value, 0, 0);
    found = item_store_get(scene->items, "k", 0, scene->arena);
    check(json_equal(found, value));
}

static void run_other_names(struct fiber_scene *scene)
{
    struct json *value = json_new_object(scene->arena);

    item_store_set(scene->items, "k", value, 0, 0);
    check(item_store_rename(scene->items, "k", "other"));
    check(!item_store_rename(scene->items, "k", "other"));
    check(item_store_get(scene->items, "k", 0, scene->arena) == NULL);
    check(json_equal(item_store_get(scene->items, "other", 0, scene->arena), value));
    item_store_delete(scene->items, "other");
    check(item_store_get(scene->items, "other", 0, scene->arena) == NULL);
}

static void run_expiry(struct fiber_scene *scene)
{
    item_store_set(scene->items, "k", json_new_object(scene->arena), -1, 0);
    check(item_store_get(scene->items, "k", 0, scene->arena) == NULL);
    check(!item_store_is_shared(scene->items));
}

static void items_live_without_redis(void **state)
{
    in_fiber(state, run_items);
}

static void an_item_changes_its_name(void **state)
{
    in_fiber(state, run_other_names);
}

static void an_item_expires(void **state)
{
    in_fiber(state, run_expiry);
}

static void run_locks(struct fiber_scene *scene)
{
    struct json *value = json_new_object(scene->arena);

    item_store_set(scene->items, "lock", value, 1000, ITEM_IF_ABSENT);
    check(item_store_get(scene->items, "lock", 0, scene->arena) == NULL);
}

static void a_lock_means_nothing_without_redis(void **state)
{
    in_fiber(state, run_locks);
}

static void run_manifests(struct fiber_scene *scene)
{
    const struct str manifests[] = { STR("{\"kind\":\"A\"}"), STR("{\"kind\":\"<B>\"}") };
    struct cached_manifests entry = { .manifests = manifests,
                                      .count = 2,
                                      .source_type = "Directory",
                                      .verify_result = "",
                                      .is_rendered = true },
                            found;
    const struct json *value;

    manifest_cache_put(scene->items, "m", "abc", &entry, 0);
    check(manifest_cache_find(scene->items, "m", scene->arena, &found));
    check(found.is_rendered && found.count == 2);
    check(str_equals(found.manifests[1], "{\"kind\":\"<B>\"}"));
    check(strcmp(found.source_type, "Directory") == 0);
    /* As Go writes it; the hash was computed by hash/fnv and encoding/base64 over this text with an
     * empty one. */
    value = item_store_get(scene->items, "m", 0, scene->arena);
    check(str_equals(json_print(value, JSON_COMPACT, scene->arena),
                     "{\"cacheEntryHash\":\"BA3aoeJi6LE=\",\"manifestResponse\":{\"manifests\":"
                     "[\"{\\\"kind\\\":\\\"A\\\"}\",\"{\\\"kind\\\":\\\"\\u003cB\\u003e\\\"}\"],"
                     "\"revision\":\"abc\",\"sourceType\":\"Directory\"},\"mostRecentError\":\"\","
                     "\"firstFailureTimestamp\":0,\"numberOfConsecutiveFailures\":0,"
                     "\"numberOfCachedResponsesReturned\":0}"));
}

static void manifests_are_kept_in_the_originals_form(void **state)
{
    in_fiber(state, run_manifests);
}

static void run_damage(struct fiber_scene *scene)
{
    struct cached_manifests entry = { .error = "it broke", .first_failure_s = 5, .failures = 2 },
                            found;
    const struct json *value;
    struct json *changed;

    manifest_cache_put(scene->items, "m", "abc", &entry, 0);
    check(manifest_cache_find(scene->items, "m", scene->arena, &found));
    check(!found.is_rendered && found.failures == 2 && strcmp(found.error, "it broke") == 0);
    value = item_store_get(scene->items, "m", 0, scene->arena);
    changed = json_edit(scene->arena, value);
    json_set_int(scene->arena, changed, "numberOfConsecutiveFailures", 3);
    item_store_set(scene->items, "m", changed, 0, 0);
    check(!manifest_cache_find(scene->items, "m", scene->arena, &found));
    check(item_store_get(scene->items, "m", 0, scene->arena) == NULL);
    item_store_set(scene->items, "m", json_new_cstr(scene->arena, "garbage"), 0, 0);
    check(!manifest_cache_find(scene->items, "m", scene->arena, &found));
}

static void a_damaged_entry_is_deleted(void **state)
{
    in_fiber(state, run_damage);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        SCENE_TEST(items_live_without_redis),
        SCENE_TEST(an_item_changes_its_name),
        SCENE_TEST(an_item_expires),
        SCENE_TEST(a_lock_means_nothing_without_redis),
        SCENE_TEST(manifests_are_kept_in_the_originals_form),
        SCENE_TEST(a_damaged_entry_is_deleted),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
