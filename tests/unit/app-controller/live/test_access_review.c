#include "fake/cluster.h"
#include "live/access_review.h"
#include "test.h"

struct answer {
    bool is_there, is_allowed;
    enum error_code code;
};

static void on_end(void *context, bool is_allowed, const struct error *err)
{
    struct answer *answer = context;

    answer->is_there = true;
    answer->is_allowed = is_allowed;
    answer->code = err ? err->code : ERR_OK;
}

static const struct answer *review(struct fake_cluster *cluster, const struct texts *namespaces,
                                   struct answer *answer)
{
    struct access_review *started;

    *answer = (struct answer){ 0 };
    started = access_review_start(cluster->client, "configmaps", namespaces, on_end, answer);
    assert_non_null(started);
    assert_false(answer->is_there);
    assert_true(fake_run(&cluster->api, &answer->is_there));
    return answer;
}

static void without_namespaces_the_whole_cluster_is_asked_for(void **state)
{
    const struct texts none = { 0 };
    struct fake_cluster cluster;
    struct answer answer;

    (void)state;
    fake_cluster_open(&cluster);
    assert_false(review(&cluster, &none, &answer)->is_allowed);
    assert_int_equal(answer.code, ERR_OK);
    cluster.allowed_namespace = "*";
    assert_true(review(&cluster, &none, &answer)->is_allowed);
    assert_string_equal(cluster.last_body,
                        "{\"spec\":{\"resourceAttributes\":{\"namespace\":\"*\",\"verb\":\"list\","
                        "\"resource\":\"configmaps\"}},\"apiVersion\":\"authorization.k8s.io/v1\","
                        "\"kind\":\"SelfSubjectAccessReview\"}");
    fake_cluster_close(&cluster);
}

static void one_allowed_namespace_is_enough(void **state)
{
    const struct str names[] = { STR("first"), STR("second"), STR("third") };
    const struct texts namespaces = { names, 3 };
    struct fake_cluster cluster;
    struct answer answer;

    (void)state;
    fake_cluster_open(&cluster);
    cluster.allowed_namespace = "second";
    assert_true(review(&cluster, &namespaces, &answer)->is_allowed);
    assert_int_equal(cluster.api.requests.count, 2);
    cluster.allowed_namespace = "fourth";
    assert_false(review(&cluster, &namespaces, &answer)->is_allowed);
    assert_int_equal(cluster.api.requests.count, 5);
    fake_cluster_close(&cluster);
}

static void a_review_that_is_refused_is_an_error(void **state)
{
    const struct texts none = { 0 };
    struct fake_cluster cluster;
    struct answer answer;

    (void)state;
    fake_cluster_open(&cluster);
    cluster.refusal.method = "POST";
    cluster.refusal.status = 403;
    cluster.refusal.reason = "Forbidden";
    cluster.refusal.times = 1;
    assert_false(review(&cluster, &none, &answer)->is_allowed);
    assert_int_equal(answer.code, ERR_FORBIDDEN);
    fake_cluster_close(&cluster);
}

static void a_cancelled_review_tells_nobody(void **state)
{
    const struct texts none = { 0 };
    struct fake_cluster cluster;
    struct answer answer = { 0 };

    (void)state;
    fake_cluster_open(&cluster);
    access_review_cancel(access_review_start(cluster.client, "configmaps", &none, on_end, &answer));
    access_review_cancel(NULL);
    fake_idle(&cluster.api, 10);
    assert_false(answer.is_there);
    fake_cluster_close(&cluster);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_namespaces_the_whole_cluster_is_asked_for),
        cmocka_unit_test(one_allowed_namespace_is_enough),
        cmocka_unit_test(a_review_that_is_refused_is_an_error),
        cmocka_unit_test(a_cancelled_review_tells_nobody),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
