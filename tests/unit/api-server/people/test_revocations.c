#include "base/arena.h"
#include "common/kube/fake_api.h"
#include "fake/redis.h"
#include "io/fiber.h"
#include "people/revocations.h"
#include "test.h"

#include <string.h>

struct told {
    struct loop *loop;
    struct fiber_pool *fibers;
    struct fake_redis redis;
    struct redis *client;
    struct revocations *revocations;
    struct error err;
    int64_t rest_ms;
    int result;
    bool is_done;
};

static void add(void *context)
{
    struct told *told = context;

    told->result = revocations_add(told->revocations, STR("an-id"), told->rest_ms, &told->err);
    told->is_done = true;
}

static void run(struct told *told)
{
    CLEANUP(error_release) struct error err = { 0 };

    told->is_done = false;
    fiber_start(told->fibers, add, told);
    assert_int_equal(loop_run_until(told->loop, &told->is_done, 5000, &err), 0);
    assert_true(told->is_done);
}

static void close_told(struct told *told)
{
    revocations_free(told->revocations);
    redis_close(told->client);
    if (told->redis.loop)
        fake_redis_stop(&told->redis);
    fiber_pool_free(told->fibers);
    loop_free(told->loop);
    error_release(&told->err);
}

static void without_redis_a_token_is_revoked_here(void **state)
{
    struct told told = { .loop = loop_new(), .rest_ms = 60000 };

    (void)state;
    told.fibers = fiber_pool_new(told.loop, 1);
    told.revocations = revocations_new(told.loop, NULL);
    assert_false(revocations_has(told.revocations, STR("an-id")));
    run(&told);
    assert_int_equal(told.result, 0);
    assert_true(revocations_has(told.revocations, STR("an-id")));
    assert_false(revocations_has(told.revocations, STR("another")));
    close_told(&told);
}

static void the_others_are_told_through_redis(void **state)
{
    struct told told = { .loop = loop_new(), .rest_ms = 60000 };

    (void)state;
    told.fibers = fiber_pool_new(told.loop, 1);
    fake_redis_start(&told.redis, told.loop);
    told.client = fake_redis_client(&told.redis);
    /* Its subscription is a connection of its own, which this Redis has no room for: what is told
     * over the first one is looked at. */
    told.revocations = revocations_new(told.loop, NULL);
    revocations_free(told.revocations);
    told.revocations = revocations_new(told.loop, told.client);
    run(&told);
    assert_true(revocations_has(told.revocations, STR("an-id")));
    if (told.result == 0) {
        assert_non_null(strstr(told.redis.log.ptr, "SET revoked-token|an-id\n"));
        assert_non_null(strstr(told.redis.log.ptr, "PUBLISH new-revoked-token\n"));
    } else {
        assert_int_equal(told.err.code, ERR_UNAVAILABLE);
    }
    close_told(&told);
}

static void a_token_that_has_ended_needs_no_revocation(void **state)
{
    struct told told = { .loop = loop_new(), .rest_ms = 0 };

    (void)state;
    told.fibers = fiber_pool_new(told.loop, 1);
    told.revocations = revocations_new(told.loop, NULL);
    run(&told);
    assert_int_equal(told.result, 0);
    assert_false(revocations_has(told.revocations, STR("an-id")));
    close_told(&told);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_redis_a_token_is_revoked_here),
        cmocka_unit_test(the_others_are_told_through_redis),
        cmocka_unit_test(a_token_that_has_ended_needs_no_revocation),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
