#include "admin.h"

#include "base/arena.h"
#include "base/mem.h"
#include "base/metrics.h"
#include "base/strbuf.h"
#include "cluster.h"
#include "config.h"
#include "data/json.h"
#include "fault_rules.h"
#include "http/listener.h"
#include "http/router.h"
#include "watcher.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { RULES_MAX_BYTES = 1 << 20, METRICS_MAX = 64 << 20, NUMBER_MAX = 24 };

struct admin {
    struct http_listener *listener;
    struct http_router *router;
    struct cluster *const *clusters;
    size_t count;
    struct metrics *metrics;
    struct metric_family *objects, *watches, *versions;
};

static void reply_json(struct http_request *request, int status, const struct json *value)
{
    http_reply(request, status, "application/json",
               json_print(value, JSON_SORTED | JSON_INDENT, http_arena(request)));
}

static struct cluster *cluster_of(struct admin *admin, struct str text, struct error *err)
{
    char *end;
    unsigned long number = strtoul(text.len ? text.ptr : "0", &end, 10);

    if (*end == '\0' && number < admin->count)
        return admin->clusters[number];
    (void)error_set(err, ERR_NOT_FOUND, "there is no cluster '%.*s'", STR_ARG(text));
    return NULL;
}

/* ---- faults ---- */

static struct cluster *cluster_of_query(struct http_request *request, struct admin *admin,
                                        struct error *err)
{
    struct str number = STR_EMPTY;

    (void)http_query_value(request, "cluster", &number);
    return cluster_of(admin, number, err);
}

static void get_faults(struct http_request *request, void *context)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct cluster *cluster = cluster_of_query(request, context, &err);

    if (!cluster)
        http_reply_error(request, &err);
    else
        reply_json(request, 200, fault_rules_json(cluster->fault_rules, http_arena(request)));
}

static int set_faults(struct http_request *request, struct admin *admin, struct str body,
                      struct error *err)
{
    struct cluster *cluster = cluster_of_query(request, admin, err);
    const struct json *rules;

    if (!cluster || json_parse(body, NULL, http_arena(request), &rules, err) < 0)
        return -1;
    return fault_rules_set(cluster->fault_rules, rules, err);
}

static void on_faults(struct http_request *request, struct str body, void *context)
{
    CLEANUP(error_release) struct error err = { 0 };

    if (set_faults(request, context, body, &err) < 0)
        http_reply_error(request, &err);
    else
        get_faults(request, context);
}

static void put_faults(struct http_request *request, void *context)
{
    http_collect(request, RULES_MAX_BYTES, on_faults, context);
}

static void delete_faults(struct http_request *request, void *context)
{
    on_faults(request, STR("[]"), context);
}

/* ---- watches ---- */

static void drop_watches(struct http_request *request, void *context)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct cluster *cluster = cluster_of(context, http_param(request, "number"), &err);
    unsigned count = 0;

    if (!cluster) {
        http_reply_error(request, &err);
        return;
    }
    for (size_t i = 0; i < cluster->resources.count; i++)
        count += watchers_end(cluster->resources.items[i]);
    reply_json(request, 200, json_new_int(http_arena(request), count));
}

static void forget_events(struct http_request *request, void *context)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct cluster *cluster = cluster_of(context, http_param(request, "number"), &err);

    if (!cluster) {
        http_reply_error(request, &err);
        return;
    }
    for (size_t i = 0; i < cluster->resources.count; i++)
        collection_forget(cluster->resources.items[i]->objects, cluster->version);
    reply_json(request, 200, json_new_int(http_arena(request), (int64_t)cluster->version));
}

/* ---- metrics ---- */

static const struct metric_spec specs[] = {
    { METRIC_GAUGE, "argosy_devcluster_objects", "Number of objects.", "cluster", NULL },
    { METRIC_GAUGE, "argosy_devcluster_watches", "Number of open watches.", "cluster", NULL },
    { METRIC_GAUGE, "argosy_devcluster_resource_version", "Latest resource version.", "cluster",
      NULL },
};

static void refresh(void *context)
{
    struct admin *admin = context;

    for (size_t i = 0; i < admin->count; i++) {
        const struct cluster *cluster = admin->clusters[i];
        double objects = 0, watches = 0;
        char number[NUMBER_MAX];

        (void)snprintf(number, sizeof(number), "%zu", i);
        for (size_t j = 0; j < cluster->resources.count; j++) {
            objects += (double)collection_count(cluster->resources.items[j]->objects);
            watches += watchers_count(cluster->resources.items[j]);
        }
        metric_set(metric_series(admin->objects, LABELS(number)), objects);
        metric_set(metric_series(admin->watches, LABELS(number)), watches);
        metric_set(metric_series(admin->versions, LABELS(number)), (double)cluster->version);
    }
}

static void get_metrics(struct http_request *request, void *context)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(METRICS_MAX);
    struct admin *admin = context;

    metrics_write(admin->metrics, &text);
    http_reply(request, 200, METRICS_CONTENT_TYPE, (struct str){ text.ptr, text.len });
}

static void get_health(struct http_request *request, void *context)
{
    (void)context;
    http_reply(request, 200, "text/plain; charset=utf-8", STR("ok"));
}

int admin_open(const struct config *config, struct loop *loop, struct cluster *const *clusters,
               size_t count, struct admin **out, struct error *err)
{
    static const struct http_route routes[] = {
        { "GET", "/metrics", get_metrics },
        { "GET", "/healthz", get_health },
        { "GET", "/faults", get_faults },
        { "PUT", "/faults", put_faults },
        { "DELETE", "/faults", delete_faults },
        { "POST", "/clusters/{number}/drop-watches", drop_watches },
        { "POST", "/clusters/{number}/forget-events", forget_events },
    };
    struct admin *admin = xcalloc(1, sizeof(*admin));
    struct http_listener_options options = { .loop = loop,
                                             .host = config->admin_address,
                                             .port = config->admin_port,
                                             .handler = http_router_handle };

    admin->clusters = clusters;
    admin->count = count;
    admin->metrics = metrics_new();
    metrics_register_process(admin->metrics);
    admin->objects = metrics_register(admin->metrics, &specs[0]);
    admin->watches = metrics_register(admin->metrics, &specs[1]);
    admin->versions = metrics_register(admin->metrics, &specs[2]);
    metrics_on_write(admin->metrics, refresh, admin);
    admin->router = http_router_new(routes, sizeof(routes) / sizeof(routes[0]), admin);
    options.context = admin->router;
    if (http_listener_open(&options, &admin->listener, err) < 0) {
        admin_close(admin);
        return -1;
    }
    *out = admin;
    return 0;
}

void admin_close(struct admin *admin)
{
    if (!admin)
        return;
    http_listener_close(admin->listener);
    http_router_free(admin->router);
    metrics_free(admin->metrics);
    free(admin);
}

int admin_port(const struct admin *admin)
{
    return http_listener_port(admin->listener);
}
