#include "base/metrics.h"
#include "base/strbuf.h"
#include "edge/contract.h"
#include "edge/edge_metrics.h"
#include "test.h"

#include <string.h>

#define VERSION                                                                                    \
    "grpc_method=\"Version\",grpc_service=\"version.VersionService\",grpc_type=\"unary\"}"

static bool is_written(struct metrics *metrics, const char *line)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(16 * 1024 * 1024);

    metrics_write(metrics, &text);
    return strstr(text.ptr, line) != NULL;
}

static unsigned version_method(void)
{
    for (unsigned i = 0; i < contract_method_count; i++)
        if (strcmp(contract_methods[i].name, "version.VersionService/Version") == 0)
            return i;
    return 0;
}

static void every_series_begins_at_zero(void **state)
{
    CLEANUP(metrics_free) struct metrics *metrics = metrics_new();
    CLEANUP(edge_metrics_free) struct edge_metrics *counters = edge_metrics_new(metrics, false);

    (void)state;
    assert_true(is_written(metrics, "grpc_server_started_total{" VERSION " 0\n"));
    assert_true(is_written(metrics, "grpc_server_handled_total{grpc_code=\"OK\"," VERSION " 0\n"));
    assert_true(is_written(metrics, "grpc_type=\"client_stream\"} 0\n"));
    assert_true(is_written(metrics, "grpc_type=\"server_stream\"} 0\n"));
    assert_false(is_written(metrics, "grpc_server_handling_seconds"));
}

static void what_happens_is_counted(void **state)
{
    CLEANUP(metrics_free) struct metrics *metrics = metrics_new();
    CLEANUP(edge_metrics_free) struct edge_metrics *counters = edge_metrics_new(metrics, true);

    (void)state;
    edge_metrics_started(counters, version_method());
    edge_metrics_received(counters, version_method());
    edge_metrics_sent(counters, version_method());
    edge_metrics_handled(counters, version_method(), ERR_TOO_LARGE, 1500);
    assert_true(is_written(metrics, "grpc_server_started_total{" VERSION " 1\n"));
    assert_true(is_written(metrics, "grpc_server_msg_received_total{" VERSION " 1\n"));
    assert_true(is_written(metrics, "grpc_server_msg_sent_total{" VERSION " 1\n"));
    assert_true(is_written(
        metrics, "grpc_server_handled_total{grpc_code=\"ResourceExhausted\"," VERSION " 1\n"));
    assert_true(is_written(metrics, "grpc_server_handling_seconds_sum{" VERSION " 1.5\n"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_series_begins_at_zero),
        cmocka_unit_test(what_happens_is_counted),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
