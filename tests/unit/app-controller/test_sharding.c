#include "sharding.h"
#include "test.h"

#include <stdio.h>

/* The values below are what the original's own functions gave. */

static void legacy_hashes_the_id(void **state)
{
    struct sharded_cluster clusters[] = {
        { STR("1"), -1, 0, -1 }, { STR("2"), -1, 0, -1 },  { STR("3"), -1, 0, -1 },
        { STR("4"), -1, 0, -1 }, { STR_EMPTY, -1, 0, -1 },
    };
    const int expected[] = { 4, 1, 2, 2, 0 };

    (void)state;
    sharding_distribute(SHARDING_LEGACY, clusters, 5, 5);
    for (int i = 0; i < 5; i++)
        assert_int_equal(clusters[i].shard, expected[i]);
}

static void round_robin_goes_by_the_order_of_ids(void **state)
{
    struct sharded_cluster clusters[] = {
        { STR("5"), -1, 0, -1 }, { STR("1"), -1, 0, -1 }, { STR("2"), -1, 0, -1 },
        { STR("3"), -1, 0, -1 }, { STR("4"), -1, 0, -1 },
    };
    const int expected[] = { 1, 0, 1, 2, 0 };

    (void)state;
    sharding_distribute(SHARDING_ROUND_ROBIN, clusters, 5, 3);
    for (int i = 0; i < 5; i++)
        assert_int_equal(clusters[i].shard, expected[i]);
}

static void hashes_are_the_first_bytes_of_blake2b(void **state)
{
    (void)state;
    assert_true(sharding_hash(STR("00")) == 0x268945def254477aULL);
    assert_true(sharding_hash(STR("000000")) == 0x94334c5390a8e108ULL);
}

static void consistent_hashing_places_clusters_on_a_ring(void **state)
{
    struct sharded_cluster clusters[] = {
        { STR("1"), -1, 0, -1 }, { STR("2"), -1, 0, -1 }, { STR("3"), -1, 0, -1 },
        { STR("4"), -1, 0, -1 }, { STR("5"), -1, 0, -1 },
    };
    const int expected[] = { 1, 1, 2, 0, 0 };

    (void)state;
    sharding_distribute(SHARDING_CONSISTENT_HASHING, clusters, 5, 3);
    for (int i = 0; i < 5; i++)
        assert_int_equal(clusters[i].shard, expected[i]);
}

static void consistent_hashing_weighs_applications(void **state)
{
    struct sharded_cluster clusters[] = {
        { STR("1"), -1, 10, -1 }, { STR("2"), -1, 1, -1 }, { STR("3"), -1, 1, -1 },
        { STR("4"), -1, 5, -1 },  { STR("5"), -1, 2, -1 },
    };
    const int expected[] = { 1, 0, 2, 0, 0 };

    (void)state;
    sharding_distribute(SHARDING_CONSISTENT_HASHING, clusters, 5, 3);
    for (int i = 0; i < 5; i++)
        assert_int_equal(clusters[i].shard, expected[i]);
}

static void a_hundred_clusters_spread_as_the_original_spreads_them(void **state)
{
    static const int expected[] = { 0, 2, 0, 2, 2, 2, 2, 0, 1, 2, 2, 0, 1, 2, 2, 0, 2, 2, 0, 2 };
    static char ids[133][16];
    struct sharded_cluster clusters[133];
    int sizes[3] = { 0 };

    (void)state;
    for (int i = 0; i < 133; i++) {
        snprintf(ids[i], sizeof(ids[i]), "%06d", i);
        clusters[i] = (struct sharded_cluster){ str_of(ids[i]), -1, 0, -1 };
    }
    sharding_distribute(SHARDING_CONSISTENT_HASHING, clusters, 133, 3);
    for (int i = 0; i < 133; i++)
        sizes[clusters[i].shard]++;
    for (int i = 0; i < 20; i++)
        assert_int_equal(clusters[i].shard, expected[i]);
    assert_int_equal(sizes[0], 43);
    assert_int_equal(sizes[1], 45);
    assert_int_equal(sizes[2], 45);
}

static void a_fixed_shard_wins_and_one_too_large_is_the_first(void **state)
{
    struct sharded_cluster clusters[] = { { STR("1"), 2, 0, -1 }, { STR("1"), 7, 0, -1 } };

    (void)state;
    sharding_distribute(SHARDING_LEGACY, clusters, 2, 5);
    assert_int_equal(clusters[0].shard, 2);
    assert_int_equal(clusters[1].shard, 0);
}

static void the_own_shard_is_the_number_of_the_host(void **state)
{
    (void)state;
    assert_int_equal(sharding_own(-1, 3, "argocd-application-controller-2"), 2);
    assert_int_equal(sharding_own(-1, 3, "laptop"), 0);
    assert_int_equal(sharding_own(-1, 3, "controller-x"), 0);
    assert_int_equal(sharding_own(1, 3, "controller-2"), 1);
    assert_int_equal(sharding_own(9, 3, "controller-2"), 0);
    assert_int_equal(sharding_own(3, 3, "controller-2"), 3); /* kept, and idle */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(legacy_hashes_the_id),
        cmocka_unit_test(round_robin_goes_by_the_order_of_ids),
        cmocka_unit_test(hashes_are_the_first_bytes_of_blake2b),
        cmocka_unit_test(consistent_hashing_places_clusters_on_a_ring),
        cmocka_unit_test(consistent_hashing_weighs_applications),
        cmocka_unit_test(a_hundred_clusters_spread_as_the_original_spreads_them),
        cmocka_unit_test(a_fixed_shard_wins_and_one_too_large_is_the_first),
        cmocka_unit_test(the_own_shard_is_the_number_of_the_host),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
