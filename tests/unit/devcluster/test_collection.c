#include "base/arena.h"
#include "collection.h"
#include "data/json.h"
#include "test.h"

#include <stdio.h>

static struct json_doc *doc_of(struct arena *arena, const char *text)
{
    return json_doc_freeze(json_new_cstr(arena, text));
}

static void put(struct collection *collection, struct arena *arena, const char *key,
                uint64_t version)
{
    collection_put(collection, str_of(key), doc_of(arena, key), version);
}

static void objects_come_in_the_order_of_their_keys(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(collection_free) struct collection *collection = collection_new();
    struct object_cursor at;
    const struct object *object;
    char key[16];
    int seen = 0;

    (void)state;
    for (int i = 0; i < 3000; i++) {
        (void)snprintf(key, sizeof(key), "n/%05d", (i * 7919) % 3000);
        put(collection, arena, key, (uint64_t)i);
    }
    assert_int_equal(collection_count(collection), 3000);
    at = collection_from(collection, STR("n/01000"));
    while ((object = object_next(&at))) {
        (void)snprintf(key, sizeof(key), "n/%05d", 1000 + seen++);
        assert_string_equal(object->key, key);
    }
    assert_int_equal(seen, 2000);
}

static void an_object_put_again_replaces_the_first(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(collection_free) struct collection *collection = collection_new();

    (void)state;
    put(collection, arena, "a", 1);
    collection_put(collection, STR("a"), doc_of(arena, "new"), 2);
    assert_int_equal(collection_count(collection), 1);
    assert_string_equal(json_cstr(object_root(collection_find(collection, STR("a")))), "new");
    assert_true(collection_remove(collection, STR("a")));
    assert_false(collection_remove(collection, STR("a")));
    assert_null(collection_find(collection, STR("a")));
}

static void events_are_found_by_version_until_they_are_forgotten(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(collection_free) struct collection *collection = collection_new();
    CLEANUP(json_doc_unref) struct json_doc *doc = doc_of(arena, "x");

    (void)state;
    for (uint64_t version = 2; version <= 2 * (EVENTS_KEPT + 10); version += 2)
        collection_record(collection, EVENT_ADDED, version, doc, NULL);
    assert_int_equal(collection_oldest(collection), 20);
    assert_int_equal(collection_event_after(collection, 31)->version, 32);
    assert_int_equal(collection_event_after(collection, 32)->version, 34);
    assert_null(collection_event_after(collection, 2 * (EVENTS_KEPT + 10)));
    collection_forget(collection, 50000);
    assert_int_equal(collection_oldest(collection), 50000);
    assert_null(collection_event_after(collection, 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(objects_come_in_the_order_of_their_keys),
        cmocka_unit_test(an_object_put_again_replaces_the_first),
        cmocka_unit_test(events_are_found_by_version_until_they_are_forgotten),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
