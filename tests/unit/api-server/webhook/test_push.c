#include "api-server/webhook/commits.h"
#include "api-server/webhook/webhook_bed.h"
#include "fake/redis.h"
#include "webhook/push.h"

static const struct str url = STR("https://git.example.com/org/app");

struct pushing {
    struct webhook_bed *bed;
    struct push_worker *worker;
    struct webhook_push push;
    bool has_no_end; /* the branch is deleted */
};

static void work(void *context)
{
    struct pushing *pushing = context;
    CLEANUP(arena_free) struct arena *arena = arena_new();

    if (pushing->bed->options.items)
        bed_tell_cluster(pushing->bed->options.items, arena);
    push_work(pushing->worker, &pushing->push, arena);
}

static void push_files(struct pushing *pushing, const char *files)
{
    pushing->push =
        (struct webhook_push){ .kind = WEBHOOK_PUSH,
                               .urls = { &url, 1 },
                               .revision = STR("main"),
                               .touches_head = true,
                               .before = STR(BEFORE),
                               .after = pushing->has_no_end ? STR_EMPTY : STR(AFTER),
                               .files = texts_split(str_of(files), ' ', pushing->bed->arena),
                               .tells_files = *files != '\0' };
    assert_true(fake_in_fiber(&pushing->bed->cluster, work, pushing));
}

static void finish(struct pushing *pushing)
{
    push_worker_free(pushing->worker);
    bed_close(pushing->bed);
}

static void applications_of_the_repository_are_refreshed_the_changed_ones_first(void **state)
{
    struct pushing pushing = { .bed = bed_new() };

    (void)state;
    bed_put_app(pushing.bed, "a", "apps/a");
    bed_put_app(pushing.bed, "b", "apps/b");
    bed_put_app(pushing.bed, "c", "apps/c");
    fake_put(&pushing.bed->cluster,
             "{apiVersion: argoproj.io/v1alpha1, kind: Application, metadata: {name: other, "
             "namespace: argocd}, spec: {source: {repoURL: 'https://git.example.com/org/other', "
             "path: .}, destination: {}}}");
    fake_put(&pushing.bed->cluster,
             "{apiVersion: argoproj.io/v1alpha1, kind: Application, metadata: {name: far, "
             "namespace: elsewhere}, spec: {source: {repoURL: 'https://git.example.com/org/app', "
             "path: apps/b}, destination: {}}}");
    bed_start(pushing.bed);
    pushing.worker = push_worker_new(&pushing.bed->options);
    push_files(&pushing, "apps/b/x.yaml");
    assert_string_equal(bed_asked(pushing.bed),
                        "argocd/b forced first\nargocd/a forced\nargocd/c forced\n");
    assert_int_equal(pushing.bed->listed, 0);
    finish(&pushing);
}

static void many(struct webhook_bed *bed)
{
    for (int i = 0; i < 12; i++)
        bed_put_app(bed, arena_printf(bed->arena, "a%02d", i),
                    arena_printf(bed->arena, "apps/a%02d", i));
}

static void of_many_the_later_ones_use_one_listing_of_branches(void **state)
{
    struct pushing pushing = { .bed = bed_new() };
    struct fake_redis redis;

    (void)state;
    many(pushing.bed);
    bed_start(pushing.bed);
    fake_redis_start(&redis, pushing.bed->loop);
    pushing.bed->options.redis = fake_redis_client(&redis);
    pushing.worker = push_worker_new(&pushing.bed->options);
    push_files(&pushing, "apps/a11/x.yaml");
    assert_int_equal(pushing.bed->listed, 1);
    assert_true(str_has_prefix(str_of(bed_asked(pushing.bed)),
                               STR("argocd/a11 forced first\nargocd/a00 forced\n")));
    assert_true(str_has_suffix(str_of(bed_asked(pushing.bed)),
                               STR("argocd/a06 forced\nargocd/a07\nargocd/a08\nargocd/a09\n"
                                   "argocd/a10\n")));
    redis_close(pushing.bed->options.redis);
    fake_redis_stop(&redis);
    finish(&pushing);
}

static void without_a_shared_cache_each_looks_for_itself(void **state)
{
    struct pushing pushing = { .bed = bed_new() };

    (void)state;
    many(pushing.bed);
    bed_start(pushing.bed);
    pushing.worker = push_worker_new(&pushing.bed->options);
    push_files(&pushing, "");
    assert_int_equal(pushing.bed->listed, 0);
    assert_true(str_has_suffix(str_of(bed_asked(pushing.bed)),
                               STR("argocd/a10 forced\nargocd/a11 forced\n")));
    finish(&pushing);
}

static void behind_the_threshold_they_come_at_a_random_time(void **state)
{
    struct pushing pushing = { .bed = bed_new() };
    const char *asked;
    size_t later = 0;

    (void)state;
    many(pushing.bed);
    fake_put(&pushing.bed->cluster,
             "{apiVersion: v1, kind: ConfigMap, metadata: {name: argocd-cm, namespace: argocd, "
             "labels: {app.kubernetes.io/part-of: argocd}}, data: {webhook.refresh.jitter: 300d, "
             "webhook.refresh.jitter.threshold: '4'}}");
    bed_start(pushing.bed);
    pushing.worker = push_worker_new(&pushing.bed->options);
    push_files(&pushing, "apps/a11/x.yaml");
    asked = bed_asked(pushing.bed);
    assert_true(str_has_prefix(str_of(asked), STR("argocd/a11 forced first\nargocd/a00 forced\n"
                                                  "argocd/a01 forced\nargocd/a02 forced\n")));
    for (const char *at = asked; (at = strstr(at, " later")); at++)
        later++;
    assert_int_equal(later, 8);
    finish(&pushing);
}

static void what_a_push_leaves_alone_is_kept_for_the_new_commit(void **state)
{
    static const char source[] = "source: {repoURL: 'https://git.example.com/org/app', path: %s}";
    struct pushing pushing = { .bed = bed_new() };
    struct item_store *items = bed_new_items(pushing.bed);
    size_t once;

    (void)state;
    bed_put_project(pushing.bed);
    bed_put_app_of_paths(pushing.bed, "a", arena_printf(pushing.bed->arena, source, "apps/a"));
    bed_put_app_of_paths(pushing.bed, "b", arena_printf(pushing.bed->arena, source, "apps/b"));
    bed_start(pushing.bed);
    pushing.bed->options.items = items;
    pushing.worker = push_worker_new(&pushing.bed->options);
    push_files(&pushing, "apps/b/x.yaml");
    assert_string_equal(bed_asked(pushing.bed), "argocd/b forced first\n");
    assert_string_equal(
        pushing.bed->carried.ptr,
        "a https://git.example.com/org/app 1111111 2222222 v1.35.4 v1 apps/a shared\n");
    once = pushing.bed->carried.len;
    pushing.has_no_end = true;
    push_files(&pushing, "apps/b/x.yaml");
    pushing.has_no_end = false;
    pushing.bed->options.leaves_cache_cold = true;
    push_files(&pushing, "apps/b/x.yaml");
    assert_int_equal(pushing.bed->carried.len, once);
    item_store_free(items);
    finish(&pushing);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(applications_of_the_repository_are_refreshed_the_changed_ones_first),
        cmocka_unit_test(of_many_the_later_ones_use_one_listing_of_branches),
        cmocka_unit_test(without_a_shared_cache_each_looks_for_itself),
        cmocka_unit_test(behind_the_threshold_they_come_at_a_random_time),
        cmocka_unit_test(what_a_push_leaves_alone_is_kept_for_the_new_commit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
