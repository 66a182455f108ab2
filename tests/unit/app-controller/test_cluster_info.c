#include "app-controller/bed.h"
#include "cluster_info.h"
#include "fake/redis.h"
#include "test.h"

static void expect(const struct json *info, const char *path, const char *text)
{
    assert_string_equal(json_cstr_at(info, path), text);
}

static const struct json *stored(struct bed *bed, struct fake_redis *redis)
{
    cluster_info_update(&bed->controller);
    fake_redis_log(redis);
    return value_of(
        bed->arena,
        fake_redis_value(redis, "cluster|info|https://kubernetes.default.svc|1.8.3").ptr);
}

static void what_is_known_of_a_cluster_goes_to_redis(void **state)
{
    struct app_cache_options options = { 0 };
    struct bed *bed = bed_new();
    struct fake_redis redis;
    const struct json *info;

    (void)state;
    fake_redis_start(&redis, bed->cluster.loop);
    options.loop = bed->cluster.loop;
    options.redis = bed->controller.redis = fake_redis_client(&redis);
    bed->controller.app_cache = app_cache_new(&options);
    bed_start(bed, false);

    info = stored(bed, &redis);
    expect(info, "connectionState.status", "Unknown");
    expect(info, "connectionState.message",
           "Cluster has no applications and is not being monitored.");
    assert_int_equal(json_int(json_at(info, "applicationsCount"), -1), 0);

    bed_put_app(bed, "a", "");
    bed_settle(bed);
    info = stored(bed, &redis);
    expect(info, "connectionState.message", "");
    assert_int_equal(json_int(json_at(info, "applicationsCount"), -1), 1);
    assert_null(json_at(info, "serverVersion"));

    assert_non_null(bed_sync(bed));
    info = stored(bed, &redis);
    expect(info, "connectionState.status", "Successful");
    expect(info, "serverVersion", "v1.35.4");
    assert_true(json_int(json_at(info, "cacheInfo.resourcesCount"), 0) >= 2);
    assert_true(json_int(json_at(info, "cacheInfo.apisCount"), 0) > 0);
    assert_true(json_count(json_at(info, "apiVersions")) > 0);

    fake_redis_stop(&redis);
    bed_close(bed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_known_of_a_cluster_goes_to_redis),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
