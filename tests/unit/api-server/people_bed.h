#pragma once

/*
 * A server without its process and its port, on a small cluster of its own: for whatever needs
 * people, accounts and policies. Calls are authenticated and go through the rule of their method.
 */

#include "argo/event_writer.h"
#include "argo/rbac.h"
#include "base/metrics.h"
#include "config.h"
#include "edge/exchange.h"
#include "fake/catalog.h"
#include "io/worker.h"
#include "method.h"
#include "people/people.h"
#include "people/principal.h"
#include "people/sessions.h"
#include "server.h"
#include "test.h"

enum { PEOPLE_HEADERS = 8 };

struct people_bed {
    struct fake_catalog fake;
    struct config config;
    struct api_server server;
    struct arena *arena;
    struct metrics *metrics;
    /* What the next call carries. */
    struct {
        const char *name, *value;
    } headers[PEOPLE_HEADERS];
    size_t header_count;
    /* The last call: its headers and cookies ("name: value\n"), its answer. */
    struct strbuf sent;
    struct exchange exchange;
    const struct json *reply;
    struct error err;
    int result;
};

/* ---- the gate: notes what would be sent ---- */

static inline struct people_bed *people_bed_of(const struct exchange *exchange)
{
    return exchange->gate;
}

static inline struct str people_bed_header(const struct exchange *exchange, const char *name)
{
    const struct people_bed *bed = people_bed_of(exchange);

    for (size_t i = 0; i < bed->header_count; i++)
        if (strcmp(bed->headers[i].name, name) == 0)
            return str_of(bed->headers[i].value);
    return STR_EMPTY;
}

static inline void people_bed_set_header(struct exchange *exchange, const char *name,
                                         const char *value)
{
    strbuf_printf(&people_bed_of(exchange)->sent, "%s: %s\n", name, value);
}

static inline void people_bed_set_cookie(struct exchange *exchange, const char *value)
{
    people_bed_set_header(exchange, "set-cookie", value);
}

/* ---- life: new, then fake_put() what is to be there, then start ---- */

/* "password", as bcrypt has it. */
#define PEOPLE_HASH "$2a$10$txEUll/QxtXtXTArLa08m.pb6j39Arq2E/EwQPlqNWyDOci9pQU9q"

static inline struct people_bed *people_bed_new(void)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct people_bed *bed = xcalloc(1, sizeof(*bed));
    char program[] = "argosy-server";
    char *argv[] = { program, NULL };

    clearenv();
    fake_cluster_open(&bed->fake.cluster);
    bed->arena = bed->fake.cluster.arena;
    bed->sent = (struct strbuf)STRBUF_INIT(1024 * 1024);
    if (config_read(argv, bed->arena, &bed->config, &err) != 1)
        abort();
    bed->config.insecure = true;
    return bed;
}

/* The accounts admin (login), robot (both, password "password"), sleeper (disabled). */
static inline void people_bed_furnish(struct people_bed *bed)
{
    fake_put(&bed->fake.cluster,
             "{kind: ConfigMap, metadata: {name: argocd-cm, namespace: argocd}, data: "
             "{accounts.robot: 'apiKey, login', accounts.sleeper: login, "
             "accounts.sleeper.enabled: 'false', accounts.key: apiKey, "
             "project.links: '[{title: Team, url: \"https://x/{{.project.metadata.name}}\"}]'}}");
    fake_put(&bed->fake.cluster,
             "{kind: Secret, metadata: {name: argocd-secret, namespace: argocd}, stringData: "
             "{server.secretkey: a-key, admin.password: '" PEOPLE_HASH "', "
             "accounts.robot.password: '" PEOPLE_HASH "', accounts.sleeper.password: '" PEOPLE_HASH
             "', accounts.key.password: '" PEOPLE_HASH "'}}");
    fake_put(&bed->fake.cluster, "{kind: AppProject, metadata: {name: default, namespace: argocd}, "
                                 "spec: {sourceRepos: ['*'], destinations: [{server: '*', "
                                 "namespace: '*'}]}}");
}

static inline void people_bed_start(struct people_bed *bed)
{
    struct api_server *server = &bed->server;
    struct event_writer_options events = { .client = bed->fake.cluster.client,
                                           .component = "argocd-server",
                                           .reasons = &bed->config.event_reasons };

    server->config = &bed->config;
    server->namespace = "argocd";
    server->loop = bed->fake.cluster.loop;
    server->fibers = bed->fake.cluster.fibers;
    server->workers = worker_pool_new(server->loop, NULL);
    server->kube = bed->fake.cluster.client;
    fake_catalog_start(&bed->fake);
    server->catalog = bed->fake.catalog;
    events.catalog = server->catalog;
    server->event_writer = event_writer_new(&events);
    people_open(server);
    bed->metrics = metrics_new();
    people_register_metrics(server, bed->metrics);
    sessions_set_delay(server->sessions, 0, 0);
    for (int i = 0; i < 500 && !people_is_ready(server); i++)
        fake_idle(&bed->fake.cluster.api, 5);
    if (!people_is_ready(server))
        abort();
}

static inline struct people_bed *people_bed_open(void)
{
    struct people_bed *bed = people_bed_new();

    people_bed_furnish(bed);
    people_bed_start(bed);
    return bed;
}

static inline void people_bed_close(struct people_bed *bed)
{
    for (int i = 0; i < 500 && !event_writer_is_idle(bed->server.event_writer); i++)
        fake_idle(&bed->fake.cluster.api, 2);
    people_close(&bed->server);
    event_writer_free(bed->server.event_writer);
    worker_pool_free(bed->server.workers);
    metrics_free(bed->metrics);
    error_release(&bed->err);
    strbuf_release(&bed->sent);
    fake_catalog_close(&bed->fake);
    free(bed);
}

/* ---- calls ---- */

static inline void people_bed_set(struct people_bed *bed, const char *name, const char *value)
{
    bed->headers[bed->header_count].name = name;
    bed->headers[bed->header_count++].value = value;
}

/* A token that counts, of "robot:login" or the like; the calls to come carry it. */
static inline const char *people_bed_enter(struct people_bed *bed, const char *subject)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct token_order order = { .subject = subject, .lifetime_s = 3600 };
    struct issued_token token;

    if (sessions_issue(bed->server.sessions, &order, bed->arena, &token, &err) < 0)
        abort();
    bed->header_count = 0;
    people_bed_set(bed, "token", token.token.ptr);
    return token.token.ptr;
}

static inline void people_bed_leave(struct people_bed *bed)
{
    bed->header_count = 0;
}

static inline int people_bed_admit(struct api_call *call, struct error *err)
{
    const struct api_rule *rule = &call->method->rule;
    CLEANUP(error_release) struct error refusal = { 0 };

    if (api_authenticate(call, &refusal) < 0 && rule->kind != API_RULE_PUBLIC)
        return error_move(err, &refusal);
    return rule->kind == API_RULE_CHECK ? rule->check(call, err) : 0;
}

static inline void people_bed_run(void *context)
{
    struct people_bed *bed = context;
    struct api_call *call = &bed->exchange.call;

    bed->result = people_bed_admit(call, &bed->err);
    if (bed->result == 0)
        bed->result = call->method->run(call, &bed->reply, &bed->err);
}

static inline void people_bed_prepare(struct people_bed *bed, const char *request)
{
    static const struct exchange_way way = { .header = people_bed_header,
                                             .set_header = people_bed_set_header,
                                             .set_cookie = people_bed_set_cookie };

    error_release(&bed->err);
    strbuf_release(&bed->sent);
    bed->sent = (struct strbuf)STRBUF_INIT(1024 * 1024);
    bed->reply = NULL;
    bed->exchange = (struct exchange){ .way = &way, .gate = bed };
    bed->exchange.call = (struct api_call){ .server = &bed->server,
                                            .arena = bed->arena,
                                            .request = value_of(bed->arena, request),
                                            .peer = "127.0.0.1:1",
                                            .user_agent = "test",
                                            .deadline_ms = INT64_MAX };
}

/* Call a method of `table` by the last part of its name. 0, or -1 with `bed->err`. */
static inline int people_bed_call(struct people_bed *bed, const struct api_method *table,
                                  const char *name, const char *request)
{
    people_bed_prepare(bed, request);
    for (const struct api_method *row = table; row->name; row++)
        if (strcmp(strchr(row->name, '/') + 1, name) == 0)
            bed->exchange.call.method = row;
    if (!bed->exchange.call.method || !fake_in_fiber(&bed->fake.cluster, people_bed_run, bed))
        abort();
    return bed->result;
}

static inline const char *people_bed_reply(const struct people_bed *bed)
{
    return printed(bed->reply, bed->arena);
}

#define assert_answer(bed, table, name, request, expected)                                         \
    do {                                                                                           \
        if (people_bed_call(bed, table, name, request) < 0)                                        \
            fail_msg("%s", error_text(&(bed)->err));                                               \
        assert_string_equal(people_bed_reply(bed), expected);                                      \
    } while (0)

#define assert_refusal(bed, table, name, request, refusal_code, text)                              \
    do {                                                                                           \
        assert_int_equal(people_bed_call(bed, table, name, request), -1);                          \
        assert_string_equal(error_text(&(bed)->err), text);                                        \
        assert_int_equal((bed)->err.code, refusal_code);                                           \
    } while (0)
