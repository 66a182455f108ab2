#include "data/json.h"
#include "fiber_scene.h"

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

int main(void)
{
    static const struct CMUnitTest tests[] = {
        SCENE_TEST(items_live_without_redis),
        SCENE_TEST(an_item_changes_its_name),
        SCENE_TEST(an_item_expires),
        SCENE_TEST(a_lock_means_nothing_without_redis),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
