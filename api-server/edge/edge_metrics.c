#include "edge/edge_metrics.h"

#include "base/mem.h"
#include "base/metrics.h"
#include "base/str.h"
#include "edge/contract.h"

#include <stdio.h>
#include <stdlib.h>

#define METHOD_LABELS "grpc_type,grpc_service,grpc_method"
enum { CODES = 17 };

enum { STARTED, RECEIVED, SENT, HANDLED, TIMES, SPECS };
static const struct metric_spec specs[SPECS] = {
    [STARTED] = { METRIC_COUNTER, "grpc_server_started_total",
                  "Total number of RPCs started on the server.", METHOD_LABELS, NULL },
    [RECEIVED] = { METRIC_COUNTER, "grpc_server_msg_received_total",
                   "Total number of RPC stream messages received on the server.", METHOD_LABELS,
                   NULL },
    [SENT] = { METRIC_COUNTER, "grpc_server_msg_sent_total",
               "Total number of gRPC stream messages sent by the server.", METHOD_LABELS, NULL },
    [HANDLED] = { METRIC_COUNTER, "grpc_server_handled_total",
                  "Total number of RPCs completed on the server, regardless of success or failure.",
                  METHOD_LABELS ",grpc_code", NULL },
    [TIMES] = { METRIC_HISTOGRAM, "grpc_server_handling_seconds",
                "Histogram of response latency (seconds) of gRPC that had been application-level "
                "handled by the server.",
                METHOD_LABELS, NULL },
};

struct method_counters {
    struct metric *started, *received, *sent, *times;
    struct metric *handled[CODES];
};

struct edge_metrics {
    struct method_counters *methods;
};

static const char *type_name(enum contract_kind kind)
{
    switch (kind) {
    case CONTRACT_SERVER_STREAM:
        return "server_stream";
    case CONTRACT_CLIENT_STREAM:
        return "client_stream";
    case CONTRACT_BIDI_STREAM:
        return "bidi_stream";
    default:
        return "unary";
    }
}

static void register_method(struct method_counters *counters, struct metric_family **families,
                            const struct contract_method *method)
{
    struct str service, name;
    char text[256];

    str_cut(str_of(method->name), '/', &service, &name);
    snprintf(text, sizeof(text), "%.*s", STR_ARG(service));
    counters->started =
        metric_series(families[STARTED], LABELS(type_name(method->kind), text, name.ptr));
    counters->received =
        metric_series(families[RECEIVED], LABELS(type_name(method->kind), text, name.ptr));
    counters->sent = metric_series(families[SENT], LABELS(type_name(method->kind), text, name.ptr));
    if (families[TIMES])
        counters->times =
            metric_series(families[TIMES], LABELS(type_name(method->kind), text, name.ptr));
    for (int code = 0; code < CODES; code++)
        counters->handled[code] =
            metric_series(families[HANDLED], LABELS(type_name(method->kind), text, name.ptr,
                                                    error_grpc_name((enum error_code)code)));
}

struct edge_metrics *edge_metrics_new(struct metrics *metrics, bool with_times)
{
    struct edge_metrics *counters = xcalloc(1, sizeof(*counters));
    struct metric_family *families[SPECS] = { NULL };

    for (int i = 0; i < SPECS; i++)
        if (i != TIMES || with_times)
            families[i] = metrics_register(metrics, &specs[i]);
    counters->methods = xcalloc(contract_method_count, sizeof(*counters->methods));
    for (unsigned i = 0; i < contract_method_count; i++)
        register_method(&counters->methods[i], families, &contract_methods[i]);
    return counters;
}

void edge_metrics_free(struct edge_metrics *counters)
{
    if (!counters)
        return;
    free(counters->methods);
    free(counters);
}

void edge_metrics_started(struct edge_metrics *counters, unsigned method)
{
    metric_add(counters->methods[method].started, 1);
}

void edge_metrics_received(struct edge_metrics *counters, unsigned method)
{
    metric_add(counters->methods[method].received, 1);
}

void edge_metrics_sent(struct edge_metrics *counters, unsigned method)
{
    metric_add(counters->methods[method].sent, 1);
}

void edge_metrics_handled(struct edge_metrics *counters, unsigned method, enum error_code code,
                          int64_t took_ms)
{
    struct method_counters *own = &counters->methods[method];

    metric_add(own->handled[error_grpc_code(code)], 1);
    if (own->times)
        metric_observe(own->times, (double)took_ms / 1000);
}
