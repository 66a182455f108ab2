#include "api-server/api_bed.h"
#include "cluster/cluster_client.h"
#include "kube/client.h"

static void the_own_cluster_is_reached_as_we_are_told_ourselves(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct api_bed *bed = bed_open();
    struct kube_client *client = NULL;

    (void)state;
    assert_int_equal(
        cluster_client_open(&bed->server,
                            value_of(bed->arena, "{server: 'https://kubernetes.default.svc'}"),
                            &client, &err),
        0);
    assert_ptr_equal(kube_client_config(client), bed->server.kube_config);
    kube_client_close(client);
    assert_int_equal(
        cluster_client_open(&bed->server,
                            value_of(bed->arena, "{server: 'https://a:1', config: {bearerToken: "
                                                 "t, tlsClientConfig: {insecure: true}}}"),
                            &client, &err),
        0);
    assert_string_equal(kube_client_config(client)->server, "https://a:1");
    assert_string_equal(kube_client_config(client)->token, "t");
    kube_client_close(client);
    bed_close(bed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_own_cluster_is_reached_as_we_are_told_ourselves),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
