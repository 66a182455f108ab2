#include "base/arena.h"
#include "data/json.h"
#include "shard_claim.h"
#include "test.h"

#include <string.h>

#define NOON INT64_C(1767355200) /* 2026-01-02T12:00:00Z */

static const struct shard_claim pod_a = {
    .replicas = 2, .wanted = -1, .controller_name = "a", .now_s = NOON, .heartbeat_s = 10
};

static const struct json *parsed(struct arena *arena, const char *text)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *value = NULL;

    assert_int_equal(json_parse(str_of(text), NULL, arena, &value, &err), 0);
    return value;
}

static int claim(const struct shard_claim *how, const char *mapping, const char *expected)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *out = NULL;
    int shard = -2;

    if (shard_claim(how, mapping ? parsed(arena, mapping) : NULL, arena, &out, &shard, &err) < 0)
        fail_msg("%s", error_text(&err));
    assert_string_equal(json_print(out, JSON_COMPACT, arena).ptr, expected);
    return shard;
}

#define ENTRY(shard, name, time)                                                                   \
    "{\"ShardNumber\":" #shard ",\"ControllerName\":\"" name "\",\"HeartbeatTime\":" time "}"
#define AT(time) "\"2026-01-02T" time "Z\""

static void the_first_makes_the_list_and_takes_the_first_shard(void **state)
{
    (void)state;
    assert_int_equal(
        claim(&pod_a, NULL, "[" ENTRY(0, "a", AT("12:00:00")) "," ENTRY(1, "", "null") "]"), 0);
}

static void a_free_shard_is_taken_and_the_own_one_kept(void **state)
{
    (void)state;
    assert_int_equal(claim(&pod_a, "[" ENTRY(0, "b", AT("11:59:55")) "," ENTRY(1, "", "null") "]",
                           "[" ENTRY(0, "b", AT("11:59:55")) "," ENTRY(1, "a", AT("12:00:00")) "]"),
                     1);
    assert_int_equal(claim(&pod_a, "[" ENTRY(0, "", "null") "," ENTRY(1, "a", AT("11:00:00")) "]",
                           "[" ENTRY(0, "", "null") "," ENTRY(1, "a", AT("12:00:00")) "]"),
                     1);
}

static void who_missed_three_heartbeats_loses_its_shard(void **state)
{
    (void)state;
    assert_int_equal(claim(&pod_a,
                           "[" ENTRY(0, "b", AT("11:59:30")) "," ENTRY(1, "c", AT("11:59:29")) "]",
                           "[" ENTRY(0, "b", AT("11:59:30")) "," ENTRY(1, "a", AT("12:00:00")) "]"),
                     1);
}

static void without_a_free_shard_there_is_none(void **state)
{
    static const char held[] =
        "[" ENTRY(0, "b", AT("11:59:55")) "," ENTRY(1, "c", AT("11:59:55")) "]";

    (void)state;
    assert_int_equal(claim(&pod_a, held, held), -1);
}

static void missing_entries_are_added_and_too_many_start_afresh(void **state)
{
    struct shard_claim three = pod_a, one = pod_a;

    (void)state;
    three.replicas = 3;
    one.replicas = 1;
    assert_int_equal(claim(&three, "[" ENTRY(0, "b", AT("11:59:55")) "]",
                           "[" ENTRY(0, "b", AT("11:59:55")) "," ENTRY(
                               1, "a", AT("12:00:00")) "," ENTRY(2, "", "null") "]"),
                     1);
    assert_int_equal(claim(&one,
                           "[" ENTRY(0, "b", AT("11:59:55")) "," ENTRY(1, "a", AT("11:59:55")) "]",
                           "[" ENTRY(0, "a", AT("12:00:00")) "]"),
                     0);
}

static void a_wanted_shard_is_taken_whoever_holds_it(void **state)
{
    struct shard_claim wanting = pod_a;

    (void)state;
    wanting.wanted = 1;
    assert_int_equal(claim(&wanting, "[" ENTRY(0, "", "null") "," ENTRY(1, "b", AT("11:59:55")) "]",
                           "[" ENTRY(0, "", "null") "," ENTRY(1, "a", AT("12:00:00")) "]"),
                     1);
    wanting.wanted = 2; /* there is none: as if none was wanted */
    assert_int_equal(claim(&wanting, "[" ENTRY(0, "", "null") "," ENTRY(1, "b", AT("11:59:55")) "]",
                           "[" ENTRY(0, "a", AT("12:00:00")) "," ENTRY(1, "b", AT("11:59:55")) "]"),
                     0);
}

static void what_is_no_list_of_shards_is_refused(void **state)
{
    static const char *const wrong[] = { "{}", "[1]", "[{\"ShardNumber\":\"0\"}]" };

    (void)state;
    for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
        CLEANUP(arena_free) struct arena *arena = arena_new();
        CLEANUP(error_release) struct error err = { 0 };
        const struct json *out;
        int shard;

        assert_int_equal(shard_claim(&pod_a, parsed(arena, wrong[i]), arena, &out, &shard, &err),
                         -1);
        assert_int_equal(err.code, ERR_INVALID);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_makes_the_list_and_takes_the_first_shard),
        cmocka_unit_test(a_free_shard_is_taken_and_the_own_one_kept),
        cmocka_unit_test(who_missed_three_heartbeats_loses_its_shard),
        cmocka_unit_test(without_a_free_shard_there_is_none),
        cmocka_unit_test(missing_entries_are_added_and_too_many_start_afresh),
        cmocka_unit_test(a_wanted_shard_is_taken_whoever_holds_it),
        cmocka_unit_test(what_is_no_list_of_shards_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
