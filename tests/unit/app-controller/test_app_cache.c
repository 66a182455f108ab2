#include "app_cache.h"
#include "data/gzip.h"
#include "fake/redis.h"
#include "fake/values.h"
#include "io/fiber.h"
#include "test.h"

struct cache_bed {
    struct loop *loop;
    struct arena *arena;
    struct fake_redis server;
    struct redis *redis;
    struct app_cache *cache;
};

static void open_bed(struct cache_bed *bed, bool is_compressed, int shard_size)
{
    struct app_cache_options options = { .expiry_ms = 60000,
                                         .is_compressed = is_compressed,
                                         .tree_shard_size = shard_size };

    bed->loop = loop_new();
    bed->arena = arena_new();
    fake_redis_start(&bed->server, bed->loop);
    options.loop = bed->loop;
    options.redis = bed->redis = fake_redis_client(&bed->server);
    bed->cache = app_cache_new(&options);
}

static void close_bed(struct cache_bed *bed)
{
    app_cache_free(bed->cache);
    redis_close(bed->redis);
    fake_redis_stop(&bed->server);
    loop_free(bed->loop);
    arena_free(bed->arena);
}

static void values_go_under_the_originals_keys(void **state)
{
    struct cache_bed bed;

    (void)state;
    open_bed(&bed, false, 0);
    app_cache_set_managed(bed.cache, STR("guestbook"), value_of(bed.arena, "[{kind: a<b}]"));
    app_cache_set_cluster(bed.cache, STR("https://c"), value_of(bed.arena, "{n: 1}"));
    assert_string_equal(fake_redis_log(&bed.server), "SET app|managed-resources|guestbook|1.8.3\n"
                                                     "SET cluster|info|https://c|1.8.3\n");
    assert_string_equal(fake_redis_value(&bed.server, "app|managed-resources|guestbook|1.8.3").ptr,
                        "[{\"kind\":\"a\\u003cb\"}]\n");
    close_bed(&bed);
}

static void an_equal_value_is_not_written_again(void **state)
{
    const struct json *value;
    struct cache_bed bed;

    (void)state;
    open_bed(&bed, false, 0);
    value = value_of(bed.arena, "[{kind: a}]");
    app_cache_set_managed(bed.cache, STR("a"), value);
    app_cache_set_managed(bed.cache, STR("a"), value);
    assert_string_equal(fake_redis_log(&bed.server), "SET app|managed-resources|a|1.8.3\n");
    app_cache_set_managed(bed.cache, STR("a"), value_of(bed.arena, "[]"));
    assert_string_equal(fake_redis_log(&bed.server), "SET app|managed-resources|a|1.8.3\n");
    app_cache_forget_all(bed.cache);
    app_cache_set_managed(bed.cache, STR("a"), value_of(bed.arena, "[]"));
    assert_string_equal(fake_redis_log(&bed.server), "SET app|managed-resources|a|1.8.3\n");
    close_bed(&bed);
}

static void compressed_values_have_keys_of_their_own(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct cache_bed bed;
    struct str text;

    (void)state;
    open_bed(&bed, true, 0);
    app_cache_set_managed(bed.cache, STR("a"), value_of(bed.arena, "[1]"));
    fake_redis_log(&bed.server);
    assert_int_equal(gzip_unpack(fake_redis_value(&bed.server, "app|managed-resources|a|1.8.3.gz"),
                                 100, bed.arena, &text, &err),
                     0);
    assert_string_equal(text.ptr, "[1]\n");
    close_bed(&bed);
}

static void a_tree_is_cut_and_told_to_the_listeners(void **state)
{
    const struct json *tree;
    struct cache_bed bed;

    (void)state;
    open_bed(&bed, false, 1);
    tree = value_of(bed.arena, "{nodes: [{kind: A}, {kind: B}]}");
    assert_true(app_cache_set_tree(bed.cache, STR("a"), tree));
    assert_string_equal(fake_redis_log(&bed.server),
                        "SET app|resources-tree|a|1.8.3\nSET app|resources-tree|a|1|1.8.3\n"
                        "PUBLISH app|managed-resources|a|1.8.3\n");
    assert_false(app_cache_set_tree(bed.cache, STR("a"), tree));
    assert_string_equal(fake_redis_log(&bed.server), "PUBLISH app|managed-resources|a|1.8.3\n");
    close_bed(&bed);
}

static void what_was_deleted_is_written_again(void **state)
{
    struct cache_bed bed;

    (void)state;
    open_bed(&bed, false, 0);
    app_cache_set_managed(bed.cache, STR("a"), value_of(bed.arena, "[1]"));
    app_cache_delete_managed(bed.cache, STR("a"));
    app_cache_delete_tree(bed.cache, STR("a"));
    app_cache_set_managed(bed.cache, STR("a"), value_of(bed.arena, "[1]"));
    assert_string_equal(fake_redis_log(&bed.server), "SET app|managed-resources|a|1.8.3\n"
                                                     "DEL app|managed-resources|a|1.8.3\n"
                                                     "DEL app|resources-tree|a|1.8.3\n"
                                                     "SET app|managed-resources|a|1.8.3\n");
    close_bed(&bed);
}

struct settling_test {
    struct cache_bed bed;
    bool is_settled;
    const char *found;
};

static void write_and_settle(void *context)
{
    struct settling_test *test = context;

    app_cache_set_managed(test->bed.cache, STR("a"), value_of(test->bed.arena, "[1]"));
    app_cache_settle(test->bed.cache);
    test->found = fake_redis_value(&test->bed.server, "app|managed-resources|a|1.8.3").ptr;
    app_cache_settle(test->bed.cache); /* nothing is under way: at once */
    test->is_settled = true;
}

/* Else the API shows a tree that is older than the status it has been told of. */
static void who_settles_goes_on_when_redis_has_it(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct settling_test test = { 0 };
    struct fiber_pool *fibers;
    bool never = false;

    (void)state;
    open_bed(&test.bed, false, 0);
    for (int i = 0; i < 1000 && !redis_is_up(test.bed.redis); i++)
        (void)!loop_run_until(test.bed.loop, &never, 5, &err);
    fibers = fiber_pool_new(test.bed.loop, 1);
    fiber_start(fibers, write_and_settle, &test);
    assert_false(test.is_settled);
    (void)!loop_run_until(test.bed.loop, &test.is_settled, 20000, &err);
    assert_true(test.is_settled);
    assert_string_equal(test.found, "[1]\n");
    fiber_pool_free(fibers);
    close_bed(&test.bed);
}

static void without_redis_nobody_waits(void **state)
{
    CLEANUP(app_cache_free) struct app_cache *cache = NULL;
    struct loop *loop = loop_new();

    (void)state;
    cache = app_cache_new(&(struct app_cache_options){ .loop = loop });
    app_cache_settle(cache);
    loop_free(loop);
}

static void a_redis_that_comes_back_is_filled_again(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *value;
    struct cache_bed bed;
    bool never = false;

    (void)state;
    open_bed(&bed, false, 0);
    value = value_of(bed.arena, "[1]");
    app_cache_set_managed(bed.cache, STR("a"), value);
    fake_redis_log(&bed.server);
    fake_redis_hang_up(&bed.server);
    for (int i = 0; i < 200 && redis_is_up(bed.redis); i++)
        (void)!loop_run_until(bed.loop, &never, 5, &err);
    app_cache_set_managed(bed.cache, STR("a"), value); /* notices that it is gone */
    for (int i = 0; i < 1000 && !redis_is_up(bed.redis); i++)
        (void)!loop_run_until(bed.loop, &never, 5, &err);
    fake_redis_log(&bed.server);
    app_cache_set_managed(bed.cache, STR("a"), value);
    assert_string_equal(fake_redis_log(&bed.server), "SET app|managed-resources|a|1.8.3\n");
    close_bed(&bed);
}

static void without_redis_nothing_is_kept(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct app_cache_options options = { .expiry_ms = 1000 };
    CLEANUP(app_cache_free) struct app_cache *cache = app_cache_new(&options);

    (void)state;
    assert_true(app_cache_set_tree(cache, STR("a"), value_of(arena, "{nodes: []}")));
    app_cache_delete_tree(cache, STR("a"));
    app_cache_set_managed(cache, STR("a"), value_of(arena, "[]"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_go_under_the_originals_keys),
        cmocka_unit_test(an_equal_value_is_not_written_again),
        cmocka_unit_test(compressed_values_have_keys_of_their_own),
        cmocka_unit_test(a_tree_is_cut_and_told_to_the_listeners),
        cmocka_unit_test(what_was_deleted_is_written_again),
        cmocka_unit_test(who_settles_goes_on_when_redis_has_it),
        cmocka_unit_test(without_redis_nobody_waits),
        cmocka_unit_test(a_redis_that_comes_back_is_filled_again),
        cmocka_unit_test(without_redis_nothing_is_kept),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
