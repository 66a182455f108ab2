#include "edge/certificate.h"
#include "edge_bed.h"
#include "io/tls.h"

static int set_up(void **state)
{
    static const char *const flags[] = { "--disable-auth", NULL };

    *state = edge_bed_open(flags);
    return 0;
}

static int tear_down(void **state)
{
    edge_bed_close(*state);
    return 0;
}

struct preparation {
    struct api_server *server;
    int status;
    struct error err;
};

static void prepare(void *context)
{
    struct preparation *preparation = context;

    preparation->status = certificate_prepare(preparation->server, &preparation->err);
}

static struct preparation prepared(struct edge_bed *bed)
{
    struct preparation preparation = { .server = &bed->server };

    fiber_start(bed->server.fibers, prepare, &preparation);
    for (int i = 0; i < 2000 && fiber_pool_running(bed->server.fibers) > 0; i++)
        loop_turn(bed->server.loop, 2);
    return preparation;
}

static void one_is_made_where_there_is_none(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct edge_bed *bed = *state;
    struct str certificate, key;
    SSL_CTX *context = NULL;

    assert_int_equal(certificate_open(&bed->server, &context, &err), -1);
    assert_int_equal(err.code, ERR_NOT_FOUND);
    error_release(&err);
    assert_int_equal(prepared(bed).status, 0);
    assert_string_equal(fake_log(&bed->fake.cluster),
                        "PUT /api/v1/namespaces/argocd/secrets/argocd-secret\n");
    assert_int_equal(certificate_read(&bed->server, bed->arena, &certificate, &key, &err), 0);
    assert_true(str_has_prefix(certificate, STR("-----BEGIN CERTIFICATE-----")));
    assert_int_equal(certificate_open(&bed->server, &context, &err), 0);
    tls_context_free(context);
}

static void the_one_that_is_there_stays(void **state)
{
    struct edge_bed *bed = *state;

    assert_int_equal(prepared(bed).status, 0);
    fake_forget(&bed->fake.cluster);
    assert_int_equal(prepared(bed).status, 0);
    assert_string_equal(fake_log(&bed->fake.cluster), "");
}

static void whoever_is_second_takes_the_first_ones(void **state)
{
    struct edge_bed *bed = *state;

    bed->fake.cluster.refusal.method = "PUT";
    bed->fake.cluster.refusal.status = 409;
    bed->fake.cluster.refusal.reason = "Conflict";
    bed->fake.cluster.refusal.times = 1;
    assert_int_equal(prepared(bed).status, 0);
    assert_int_equal(bed->fake.cluster.refusal.times, 0);
}

static void a_cluster_that_refuses_is_told_of(void **state)
{
    struct edge_bed *bed = *state;
    struct preparation preparation;

    bed->fake.cluster.refusal.method = "PUT";
    bed->fake.cluster.refusal.status = 403;
    bed->fake.cluster.refusal.reason = "Forbidden";
    bed->fake.cluster.refusal.times = 10;
    preparation = prepared(bed);
    assert_int_equal(preparation.status, -1);
    assert_string_equal(error_text(&preparation.err), "cannot store the certificate: not now");
    error_release(&preparation.err);
}

int main(void)
{
#define WITH_BED(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        WITH_BED(one_is_made_where_there_is_none),
        WITH_BED(the_one_that_is_there_stays),
        WITH_BED(whoever_is_second_takes_the_first_ones),
        WITH_BED(a_cluster_that_refuses_is_told_of),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
