#include "base/arena.h"
#include "base/error.h"
#include "data/json.h"
#include "kube/watch_known.h"
#include "test.h"

static void put(struct watch_known *known, const char *namespace, const char *name, bool remove)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *object = NULL;
    const char *text =
        arena_printf(arena,
                     "{\"metadata\":{\"namespace\":\"%s\",\"name\":\"%s\",\"uid\":\"u-%s\","
                     "\"resourceVersion\":\"7\"}}",
                     namespace, name, name);

    assert_int_equal(json_parse(str_of(text), NULL, arena, &object, &err), 0);
    if (remove)
        watch_known_remove(known, object);
    else
        watch_known_put(known, object);
}

static void what_a_list_lacks_has_vanished(void **state)
{
    struct watch_known *known = watch_known_new();
    struct vanished vanished;

    (void)state;
    watch_known_begin_list(known);
    put(known, "n", "a", false);
    put(known, "n", "b", false);
    put(known, "", "c", false);
    assert_false(watch_known_take_vanished(known, &vanished));

    watch_known_begin_list(known);
    put(known, "n", "b", false);
    put(known, "", "c", false);
    assert_true(watch_known_take_vanished(known, &vanished));
    assert_true(str_equals(vanished.namespace, "n") && str_equals(vanished.name, "a"));
    assert_true(str_equals(vanished.uid, "u-a") && str_equals(vanished.resource_version, "7"));
    assert_false(watch_known_take_vanished(known, &vanished));
    assert_int_equal(watch_known_count(known), 2);

    watch_known_begin_list(known);
    put(known, "n", "b", true);
    assert_true(watch_known_take_vanished(known, &vanished));
    assert_true(str_equals(vanished.namespace, "") && str_equals(vanished.name, "c"));
    assert_false(watch_known_take_vanished(known, &vanished));
    watch_known_free(known);
}

static void thousands_vanish_at_once(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct watch_known *known = watch_known_new();
    struct vanished vanished;
    size_t count = 0;

    (void)state;
    for (int i = 0; i < 5000; i++)
        put(known, "n", arena_printf(arena, "x%d", i), false);
    watch_known_begin_list(known);
    while (watch_known_take_vanished(known, &vanished))
        count++;
    assert_int_equal(count, 5000);
    assert_int_equal(watch_known_count(known), 0);
    watch_known_free(known);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_a_list_lacks_has_vanished),
        cmocka_unit_test(thousands_vanish_at_once),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
