#include "base/metrics.h"
#include "http/metrics_endpoint.h"
#include "http_client.h"

static int judge(void *context, bool full, struct error *err)
{
    const bool *healthy = context;

    if (*healthy)
        return 0;
    return error_set(err, ERR_UNAVAILABLE, "%s", full ? "looked further: ill" : "ill");
}

static void a_component_shows_its_metrics_and_its_health(void **state)
{
    static const struct metric_spec spec = { METRIC_COUNTER, "argocd_app_sync_total", "Syncs.",
                                             NULL, NULL };
    CLEANUP(loop_free) struct loop *loop = loop_new();
    CLEANUP(metrics_free) struct metrics *metrics = metrics_new();
    CLEANUP(metrics_endpoint_close) struct metrics_endpoint *endpoint = NULL;
    CLEANUP(error_release) struct error err = { 0 };
    bool healthy = true;
    struct metrics_endpoint_options options = {
        .loop = loop, .host = "127.0.0.1", .metrics = metrics, .health = judge, .context = &healthy
    };
    struct client client;

    (void)state;
    metric_add(metric_series(metrics_register(metrics, &spec), NULL), 3);
    assert_int_equal(metrics_endpoint_open(&options, &endpoint, &err), 0);
    client = client_connect(loop, metrics_endpoint_port(endpoint));
    client_send(&client, "GET /metrics HTTP/1.1\r\nhost: x\r\n\r\n");
    assert_true(client_sees(&client, "argocd_app_sync_total 3\n"));
    assert_non_null(
        strstr(client.got, "content-type: text/plain; version=0.0.4; charset=utf-8\r\n"));
    client_send(&client, "GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n");
    assert_true(client_sees(&client, "\r\n\r\nok"));
    healthy = false;
    client_send(&client, "GET /healthz?full=true HTTP/1.1\r\nhost: x\r\n\r\n");
    assert_true(client_sees(&client, "\r\n\r\nlooked further: ill\n"));
    assert_non_null(strstr(client.got, "HTTP/1.1 503 Service Unavailable\r\n"));
    client_close(&client);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_component_shows_its_metrics_and_its_health),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
