#include "app-controller/bed.h"
#include "distribution.h"
#include "live/clusters.h"
#include "test.h"

#define CLUSTER(name, server, more)                                                                \
    "{kind: Secret, metadata: {name: " name ", namespace: argocd, uid: u-" name                    \
    ", labels: {argocd.argoproj.io/secret-type: cluster}" more "}, data: {server: " server "}}"
/* https://one, https://two, https://three */
#define ONE "aHR0cHM6Ly9vbmU="
#define TWO "aHR0cHM6Ly90d28="
#define THREE "aHR0cHM6Ly90aHJlZQ=="

static struct bed *open_with(int replicas, int shard)
{
    struct bed *bed = bed_new();

    bed->config.replicas = replicas;
    bed->config.shard = shard;
    bed->config.sharding_method = "round-robin";
    fake_put(&bed->cluster, CLUSTER("one", ONE, ""));
    fake_put(&bed->cluster, CLUSTER("two", TWO, ""));
    fake_put(&bed->cluster,
             CLUSTER("three", THREE, ", annotations: {argocd.argoproj.io/skip-reconcile: 'true'}"));
    bed_put_app(bed, "a", "");
    bed_start(bed, false);
    return bed;
}

static bool has(struct bed *bed, const char *server)
{
    struct application app = bed_app(bed, "a");

    app.destination.server = str_of(server);
    return distribution_has(bed->controller.distribution, &app);
}

static void alone_it_has_all_but_what_is_to_be_skipped(void **state)
{
    struct bed *bed = open_with(1, 0);

    (void)state;
    assert_true(has(bed, "https://one"));
    assert_true(has(bed, "https://kubernetes.default.svc"));
    assert_false(has(bed, "https://three"));
    bed_close(bed);
}

static void each_cluster_is_exactly_ones_own(void **state)
{
    static const char *const servers[] = { "https://one", "https://two",
                                           "https://kubernetes.default.svc" };
    struct bed *first = open_with(2, 0), *second = open_with(2, 1);
    int of_first = 0;

    (void)state;
    for (int i = 0; i < 3; i++) {
        assert_int_not_equal(has(first, servers[i]), has(second, servers[i]));
        of_first += has(first, servers[i]);
    }
    assert_true(of_first == 1 || of_first == 2);
    bed_close(first);
    bed_close(second);
}

static void what_cannot_be_resolved_is_everybodys(void **state)
{
    struct bed *first = open_with(2, 0), *second = open_with(2, 1);

    (void)state;
    assert_true(has(first, "https://unknown"));
    assert_true(has(second, "https://unknown"));
    bed_close(first);
    bed_close(second);
}

static void a_cluster_that_comes_is_counted(void **state)
{
    struct bed *first = open_with(2, 0), *second = open_with(2, 1);

    (void)state;
    assert_true(has(first, "https://one") || has(second, "https://one"));
    fake_put(&first->cluster, CLUSTER("four", "aHR0cHM6Ly9mb3Vy", ""));
    fake_put(&second->cluster, CLUSTER("four", "aHR0cHM6Ly9mb3Vy", ""));
    bed_settle(first);
    bed_settle(second);
    assert_int_not_equal(has(first, "https://four"), has(second, "https://four"));
    bed_close(first);
    bed_close(second);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(alone_it_has_all_but_what_is_to_be_skipped),
        cmocka_unit_test(each_cluster_is_exactly_ones_own),
        cmocka_unit_test(what_cannot_be_resolved_is_everybodys),
        cmocka_unit_test(a_cluster_that_comes_is_counted),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
