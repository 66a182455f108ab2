#include "cache/chart_cache.h"
#include "test.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

static const struct chart_cache_limits limits = { .bytes = 100, .charts = 3, .places = 4 };

static int open_memory(void)
{
    int fd = memfd_create("chart", MFD_CLOEXEC);

    assert_true(fd >= 0);
    return fd;
}

static enum chart_state state_of(struct chart_cache *cache, const char *place)
{
    int fd;

    return chart_cache_find(cache, place, &fd);
}

static void put(struct chart_cache *cache, const char *place, const char *digest, size_t bytes)
{
    chart_cache_put(cache, place, digest, open_memory(), bytes);
}

static void a_chart_is_wanted_then_loaded(void **state)
{
    CLEANUP(chart_cache_free) struct chart_cache *cache = chart_cache_new(&limits);
    int fd = open_memory(), found = -1;

    (void)state;
    assert_int_equal(chart_cache_find(cache, "a", &found), CHART_UNKNOWN);
    chart_cache_want(cache, "a");
    assert_int_equal(chart_cache_find(cache, "a", &found), CHART_WANTED);
    assert_int_equal(found, -1);
    chart_cache_put(cache, "a", "d1", fd, 10);
    assert_int_equal(chart_cache_find(cache, "a", &found), CHART_LOADED);
    assert_int_equal(found, fd);
    chart_cache_want(cache, "a"); /* it is more than wanted */
    assert_int_equal(chart_cache_find(cache, "a", &found), CHART_LOADED);
    assert_int_equal(chart_cache_bytes(cache), 10);
}

static void what_cannot_be_loaded_is_not_tried_again(void **state)
{
    CLEANUP(chart_cache_free) struct chart_cache *cache = chart_cache_new(&limits);

    (void)state;
    chart_cache_refuse(cache, "a");
    chart_cache_want(cache, "a");
    assert_int_equal(state_of(cache, "a"), CHART_UNFIT);
}

static void a_place_can_be_linked_to_a_known_one(void **state)
{
    CLEANUP(chart_cache_free) struct chart_cache *cache = chart_cache_new(&limits);
    int first, second;

    (void)state;
    chart_cache_want(cache, "wanted");
    chart_cache_link(cache, "b", "wanted");
    chart_cache_link(cache, "b", "nothing");
    assert_int_equal(state_of(cache, "b"), CHART_UNKNOWN);
    put(cache, "a", "d1", 60);
    chart_cache_link(cache, "b", "a");
    assert_int_equal(chart_cache_find(cache, "a", &first), CHART_LOADED);
    assert_int_equal(chart_cache_find(cache, "b", &second), CHART_LOADED);
    assert_int_equal(first, second);
    assert_int_equal(chart_cache_bytes(cache), 60);
    put(cache, "c", "d2", 60); /* there is room for one of them */
    assert_int_equal(state_of(cache, "b"), CHART_WANTED);
}

static void equal_charts_of_two_places_are_kept_once(void **state)
{
    CLEANUP(chart_cache_free) struct chart_cache *cache = chart_cache_new(&limits);
    int first = -1, second = -1, spare = open_memory();

    (void)state;
    put(cache, "a", "same", 60);
    chart_cache_put(cache, "b", "same", spare, 60);
    assert_int_equal(chart_cache_bytes(cache), 60);
    assert_int_equal(chart_cache_find(cache, "a", &first), CHART_LOADED);
    assert_int_equal(chart_cache_find(cache, "b", &second), CHART_LOADED);
    assert_int_equal(first, second);
    assert_int_equal(fcntl(spare, F_GETFD), -1); /* closed */
}

static void the_chart_that_was_unused_for_longest_goes(void **state)
{
    CLEANUP(chart_cache_free) struct chart_cache *cache = chart_cache_new(&limits);

    (void)state;
    put(cache, "a", "d1", 40);
    put(cache, "b", "d2", 40);
    assert_int_equal(state_of(cache, "a"), CHART_LOADED);
    put(cache, "c", "d3", 40);
    assert_int_equal(state_of(cache, "a"), CHART_LOADED);
    assert_int_equal(state_of(cache, "b"), CHART_WANTED);
    assert_int_equal(state_of(cache, "c"), CHART_LOADED);
    assert_int_equal(chart_cache_bytes(cache), 80);
}

static void descriptors_are_limited_too(void **state)
{
    CLEANUP(chart_cache_free) struct chart_cache *cache = chart_cache_new(&limits);
    const char *const names[] = { "a", "b", "c", "d" };

    (void)state;
    for (size_t i = 0; i < 4; i++)
        put(cache, names[i], names[i], 1);
    assert_int_equal(chart_cache_bytes(cache), 3);
    assert_int_equal(state_of(cache, "a"), CHART_WANTED);
}

static void places_are_limited_too(void **state)
{
    CLEANUP(chart_cache_free) struct chart_cache *cache = chart_cache_new(&limits);
    const char *const names[] = { "a", "b", "c", "d", "e" };

    (void)state;
    for (size_t i = 0; i < 5; i++)
        chart_cache_want(cache, names[i]);
    assert_int_equal(state_of(cache, "a"), CHART_UNKNOWN);
    assert_int_equal(state_of(cache, "b"), CHART_WANTED);
    assert_int_equal(state_of(cache, "e"), CHART_WANTED);
}

static void a_chart_whose_places_are_forgotten_is_found_by_its_digest(void **state)
{
    CLEANUP(chart_cache_free) struct chart_cache *cache = chart_cache_new(&limits);
    const char *const names[] = { "b", "c", "d", "e" };

    (void)state;
    put(cache, "a", "same", 50);
    for (size_t i = 0; i < 4; i++)
        chart_cache_want(cache, names[i]);
    put(cache, "e", "same", 50);
    assert_int_equal(chart_cache_bytes(cache), 50);
    put(cache, "d", "other", 80); /* and it goes when room is needed */
    assert_int_equal(chart_cache_bytes(cache), 80);
    assert_int_equal(state_of(cache, "e"), CHART_WANTED);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_chart_is_wanted_then_loaded),
        cmocka_unit_test(what_cannot_be_loaded_is_not_tried_again),
        cmocka_unit_test(a_place_can_be_linked_to_a_known_one),
        cmocka_unit_test(equal_charts_of_two_places_are_kept_once),
        cmocka_unit_test(the_chart_that_was_unused_for_longest_goes),
        cmocka_unit_test(descriptors_are_limited_too),
        cmocka_unit_test(places_are_limited_too),
        cmocka_unit_test(a_chart_whose_places_are_forgotten_is_found_by_its_digest),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
