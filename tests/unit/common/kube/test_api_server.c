/*
 * The client against a real API server, which ARGOSY_TEST_KUBECONFIG leads to (its context must be
 * an administrator's); skipped where there is none.
 */
#include "base/arena.h"
#include "base/mem.h"
#include "base/strbuf.h"
#include "data/json.h"
#include "io/fiber.h"
#include "io/loop.h"
#include "kube/client.h"
#include "kube/discovery.h"
#include "kube/openapi.h"
#include "kube/status.h"
#include "kube/watch.h"
#include "test.h"

#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

struct fixture {
    struct loop *loop;
    struct fiber_pool *fibers;
    const struct kube_config *config;
    struct kube_client *client;
    struct arena *arena;
    const char *namespace;
};

static int setup(void **state)
{
    struct fixture *fixture = xcalloc(1, sizeof(*fixture));
    CLEANUP(error_release) struct error err = { 0 };
    struct kube_config_flags flags = { .kubeconfig = getenv("ARGOSY_TEST_KUBECONFIG") };
    struct kube_client_options options = { .qps = -1, .user_agent = "kube-test/1" };

    *state = fixture;
    if (!flags.kubeconfig)
        return 0;
    fixture->arena = arena_new();
    fixture->loop = loop_new();
    fixture->fibers = fiber_pool_new(fixture->loop, 1);
    if (kube_config_load(&flags, &fixture->config, &err) < 0 ||
        kube_client_open(fixture->loop, fixture->config, &options, &fixture->client, &err) < 0)
        fail_msg("%s", error_text(&err));
    return 0;
}

static int teardown(void **state)
{
    struct fixture *fixture = *state;

    if (fixture->loop) {
        fiber_pool_free(fixture->fibers);
        kube_client_close(fixture->client);
        kube_config_unref(fixture->config);
        loop_free(fixture->loop);
        arena_free(fixture->arena);
    }
    free(fixture);
    return 0;
}

static void need_server(const struct fixture *fixture)
{
    if (!fixture->loop)
        skip();
}

static bool run_until(struct fixture *fixture, const bool *done)
{
    CLEANUP(error_release) struct error err = { 0 };

    return loop_run_until(fixture->loop, done, 30000, &err) == 0 && *done;
}

/* ---- what waits runs in a fiber; what asserts does not: it leaves by a long jump ---- */

struct errand {
    struct fixture *fixture;
    const struct kube_request *request;
    struct kube_answer answer;
    const struct kube_discovery *discovery;
    struct kube_openapi *openapi;
    const char *group;
    const struct schema *schema;
    struct error err;
    int result;
    bool done;
};

static int run_errand(struct errand *errand, void (*run)(void *errand))
{
    fiber_start(errand->fixture->fibers, run, errand);
    assert_true(run_until(errand->fixture, &errand->done));
    return errand->result;
}

static void call_errand(void *context)
{
    struct errand *errand = context;

    errand->result = kube_client_wait(errand->fixture->client, errand->request,
                                      errand->fixture->arena, &errand->answer, &errand->err);
    errand->done = true;
}

static void discover_errand(void *context)
{
    struct errand *errand = context;

    errand->result = kube_discover_wait(errand->fixture->client, &errand->discovery, &errand->err);
    errand->done = true;
}

static void openapi_errand(void *context)
{
    struct errand *errand = context;

    errand->result =
        kube_openapi_wait(errand->openapi, errand->group, "v1", &errand->schema, &errand->err);
    errand->done = true;
}

static const struct json *parse(struct fixture *fixture, const char *text)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *value = NULL;

    assert_int_equal(json_parse(str_of(text), NULL, fixture->arena, &value, &err), 0);
    return value;
}

/* The answer, or a failure of the test. */
static const struct json *want(struct fixture *fixture, struct kube_request request)
{
    struct errand errand = { .fixture = fixture, .request = &request };

    if (run_errand(&errand, call_errand) < 0)
        fail_msg("%s", error_text(&errand.err));
    return errand.answer.object;
}

static enum error_code refused(struct fixture *fixture, struct kube_request request,
                               struct kube_answer *answer, const char *text)
{
    struct errand errand = { .fixture = fixture, .request = &request };
    CLEANUP(error_release) struct error err = { 0 };

    assert_int_equal(run_errand(&errand, call_errand), -1);
    error_move(&err, &errand.err);
    if (text)
        assert_string_equal(error_text(&err), text);
    if (answer)
        *answer = errand.answer;
    return err.code;
}

/* A namespace of the test's own; nothing in it is left running. */
static void make_namespace(struct fixture *fixture)
{
    const struct json *made =
        want(fixture, (struct kube_request){
                          .verb = KUBE_CREATE,
                          .resource = &KUBE_NAMESPACES,
                          .body = parse(fixture, "{\"apiVersion\":\"v1\",\"kind\":\"Namespace\","
                                                 "\"metadata\":{\"generateName\":\"kube-test-\"}}"),
                      });

    fixture->namespace = json_cstr_at(made, "metadata.name");
}

static struct kube_request on_map(struct fixture *fixture, enum kube_verb verb, const char *name)
{
    return (struct kube_request){
        .verb = verb, .resource = &KUBE_CONFIG_MAPS, .namespace = fixture->namespace, .name = name
    };
}

static void make_map(struct fixture *fixture, const char *name)
{
    struct kube_request request = on_map(fixture, KUBE_CREATE, NULL);

    request.body = parse(fixture, arena_printf(fixture->arena,
                                               "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\","
                                               "\"metadata\":{\"name\":\"%s\"},\"data\":{\"k\":"
                                               "\"v\"}}",
                                               name));
    (void)want(fixture, request);
}

/* ---- reading and writing ---- */

static void all_kinds_of_writes_work(void **state)
{
    struct fixture *fixture = *state;
    struct kube_request patch, update;
    const struct json *map;

    need_server(fixture);
    make_namespace(fixture);
    make_map(fixture, "a");
    map = want(fixture, on_map(fixture, KUBE_GET, "a"));
    assert_string_equal(json_cstr_at(map, "data.k"), "v");
    assert_string_equal(json_cstr_at(map, "metadata.managedFields.0.manager"), "kube-test");

    patch = on_map(fixture, KUBE_PATCH, "a");
    patch.body = parse(fixture, "{\"data\":{\"k\":null,\"m\":\"1\"}}");
    patch.is_dry_run = true;
    assert_string_equal(json_cstr_at(want(fixture, patch), "data.m"), "1");
    assert_null(json_at(want(fixture, on_map(fixture, KUBE_GET, "a")), "data.m"));
    patch.is_dry_run = false;
    assert_null(json_at(want(fixture, patch), "data.k"));

    patch.patch_type = KUBE_PATCH_JSON;
    patch.body = parse(fixture, "[{\"op\":\"add\",\"path\":\"/data/j\",\"value\":\"2\"}]");
    assert_string_equal(json_cstr_at(want(fixture, patch), "data.j"), "2");
    patch.patch_type = KUBE_PATCH_STRATEGIC;
    patch.body = parse(fixture, "{\"metadata\":{\"labels\":{\"s\":\"3\"}}}");
    assert_string_equal(json_cstr_at(want(fixture, patch), "metadata.labels.s"), "3");
    patch.patch_type = KUBE_PATCH_APPLY;
    patch.field_manager = "argocd-controller";
    patch.force = true;
    patch.body = parse(fixture, "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{"
                                "\"name\":\"a\"},\"data\":{\"j\":\"4\"}}");
    map = want(fixture, patch);
    assert_string_equal(json_cstr_at(map, "data.j"), "4");
    assert_string_equal(json_cstr_at(map, "data.m"), "1");

    /* An update with an older version. */
    update = on_map(fixture, KUBE_UPDATE, "a");
    update.body = parse(fixture, "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{"
                                 "\"name\":\"a\",\"resourceVersion\":\"1\"}}");
    assert_int_equal(refused(fixture, update, NULL,
                             "Operation cannot be fulfilled on configmaps \"a\": the object has "
                             "been modified; please apply your changes to the latest version and "
                             "try again"),
                     ERR_CONFLICT);
}

static void refusals_read_as_client_go_prints_them(void **state)
{
    struct fixture *fixture = *state;
    static const struct kube_resource unknown = { .group = "none.example.com",
                                                  .version = "v1",
                                                  .plural = "things",
                                                  .singular = "",
                                                  .kind = "Thing" };
    struct kube_request request;
    struct kube_answer answer = { 0 };

    need_server(fixture);
    make_namespace(fixture);
    assert_int_equal(
        refused(fixture, on_map(fixture, KUBE_GET, "x"), NULL, "configmaps \"x\" not found"),
        ERR_NOT_FOUND);
    make_map(fixture, "a");
    request = on_map(fixture, KUBE_CREATE, NULL);
    request.body = parse(fixture, "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{"
                                  "\"name\":\"a\"}}");
    assert_int_equal(refused(fixture, request, NULL, "configmaps \"a\" already exists"),
                     ERR_EXISTS);
    request.body = parse(fixture, "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{"
                                  "\"name\":\"A_\"}}");
    assert_int_equal(refused(fixture, request, &answer, NULL), ERR_INVALID);
    assert_int_equal(kube_status_cause_count(answer.status), 1);
    assert_true(str_equals(kube_status_cause(answer.status, 0).field, "metadata.name"));

    request = (struct kube_request){ .verb = KUBE_GET, .resource = &unknown };
    assert_int_equal(
        refused(fixture, request, NULL, "the server could not find the requested resource"),
        ERR_NOT_FOUND);
    request = on_map(fixture, KUBE_GET, "a");
    request.act_as = &(struct kube_impersonation){ .user = "nobody" };
    assert_int_equal(refused(fixture, request, NULL,
                             arena_printf(fixture->arena,
                                          "configmaps \"a\" is forbidden: User \"nobody\" cannot "
                                          "get resource \"configmaps\" in API group \"\" in the "
                                          "namespace \"%s\"",
                                          fixture->namespace)),
                     ERR_FORBIDDEN);
    request = on_map(fixture, KUBE_DELETE, "a");
    request.precondition_uid = "other";
    assert_int_equal(refused(fixture, request, NULL, NULL), ERR_CONFLICT);
    request.precondition_uid = NULL;
    request.propagation = "Background";
    (void)want(fixture, request);
    assert_int_equal(refused(fixture, on_map(fixture, KUBE_GET, "a"), NULL, NULL), ERR_NOT_FOUND);
}

/* ---- discovery and schemas ---- */

static void everything_served_is_discovered(void **state)
{
    struct fixture *fixture = *state;
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(kube_discovery_unref) const struct kube_discovery *discovery = NULL;
    struct errand errand = { .fixture = fixture };
    const struct kube_api *api;

    need_server(fixture);
    if (run_errand(&errand, discover_errand) < 0)
        fail_msg("%s", error_text(&errand.err));
    discovery = errand.discovery;
    assert_true(kube_discovery_count(discovery) > 50);
    assert_string_equal(kube_discovery_version(discovery, 0), "v1");
    api = kube_discovery_find(discovery, STR("apps"), STR("v1"), STR("Deployment"));
    assert_non_null(api);
    assert_string_equal(api->resource.plural, "deployments");
    assert_true(api->resource.is_namespaced && api->is_preferred);
    assert_string_equal(api->short_names[0], "deploy");
    assert_string_equal(api->subresources[0], "scale");
    assert_int_equal(kube_discovery_resolve(discovery, STR("sts.apps"), &api, &err), 0);
    assert_string_equal(api->resource.kind, "StatefulSet");
    assert_string_equal(
        kube_server_version(
            want(fixture, (struct kube_request){ .path = "/version", .verb = KUBE_GET }),
            fixture->arena),
        "v1.35.4");
}

static const struct schema *read_schema(struct fixture *fixture, struct kube_openapi *openapi,
                                        const char *group)
{
    struct errand errand = { .fixture = fixture, .openapi = openapi, .group = group };

    if (run_errand(&errand, openapi_errand) < 0)
        fail_msg("%s", error_text(&errand.err));
    return errand.schema;
}

static void schemas_are_read_once(void **state)
{
    struct fixture *fixture = *state;
    CLEANUP(kube_openapi_free) struct kube_openapi *openapi = NULL;
    CLEANUP(schema_unref) const struct schema *apps = NULL;
    CLEANUP(schema_unref) const struct schema *again = NULL;

    need_server(fixture);
    openapi = kube_openapi_new(fixture->client);
    apps = read_schema(fixture, openapi, "apps");
    again = read_schema(fixture, openapi, "apps");
    assert_true(schema_is_known(schema_find(apps, "apps", "v1", "Deployment")));
    assert_ptr_equal(apps, again);
    kube_openapi_refresh(openapi);
    schema_unref(TAKE(again));
    again = read_schema(fixture, openapi, "apps");
    assert_ptr_equal(apps, again);
    assert_int_equal(kube_openapi_parse_count(openapi), 1);
    assert_null(read_schema(fixture, openapi, "none.example.com"));
}

/* ---- lists and watches ---- */

struct listing {
    size_t objects, with_kind;
    bool done;
    struct error err;
};

static void count_object(void *context, struct json_doc *object)
{
    struct listing *listing = context;

    listing->objects++;
    listing->with_kind += json_get(json_doc_root(object), "kind") != NULL;
}

static void end_listing(void *context, const struct kube_list_end *end)
{
    struct listing *listing = context;

    listing->done = true;
    if (end->error)
        error_move(&listing->err, end->error);
}

static void run_pages(struct fixture *fixture)
{
    make_namespace(fixture);
    for (int i = 0; i < 25; i++)
        make_map(fixture, arena_printf(fixture->arena, "m%d", i));
}

static void lists_come_in_pages(void **state)
{
    struct fixture *fixture = *state;

    need_server(fixture);
    run_pages(fixture);
    for (int form = KUBE_WHOLE; form <= KUBE_METADATA; form++) {
        struct kube_request request = on_map(fixture, KUBE_LIST, NULL);
        struct listing listing = { 0 };
        uint64_t before = kube_client_counts(fixture->client).requests;

        request.limit = 10;
        request.form = form;
        kube_client_list(fixture->client, &request, count_object, end_listing, &listing);
        assert_true(run_until(fixture, &listing.done));
        assert_int_equal(listing.err.code, ERR_OK);
        assert_int_equal(listing.with_kind, listing.objects);
        assert_true(listing.objects >= 25);
        assert_int_equal(kube_client_counts(fixture->client).requests - before,
                         (listing.objects + 9) / 10);
    }
}

struct watching {
    struct fixture *fixture;
    struct strbuf story;
    bool synced, done;
};

static void on_event(void *context, const struct kube_event *event)
{
    struct watching *watching = context;
    const char *name = json_cstr_at(json_doc_root(event->object), "metadata.name");

    if (strcmp(name, "kube-root-ca.crt") == 0)
        return;
    strbuf_printf(&watching->story, "%c%s ", "=+~-"[event->type], name);
    watching->done = event->type == KUBE_EVENT_DELETED;
}

static void on_synced(void *context, const char *version)
{
    struct watching *watching = context;

    (void)version;
    watching->synced = true;
}

static void run_changes(struct fixture *fixture)
{
    struct kube_request patch = on_map(fixture, KUBE_PATCH, "b");

    make_map(fixture, "b");
    patch.body = parse(fixture, "{\"data\":{\"k\":\"w\"}}");
    (void)want(fixture, patch);
    (void)want(fixture, on_map(fixture, KUBE_DELETE, "b"));
}

static void run_one_map(struct fixture *fixture)
{
    make_namespace(fixture);
    make_map(fixture, "a");
}

static void changes_are_seen(void **state)
{
    struct fixture *fixture = *state;
    struct watching watching = { .fixture = fixture, .story = STRBUF_INIT(65536) };
    struct kube_watch_handlers handlers = { .on_event = on_event,
                                            .on_synced = on_synced,
                                            .context = &watching };
    struct kube_watch_options options = { .resource = &KUBE_CONFIG_MAPS };
    struct kube_watch *watch;

    need_server(fixture);
    run_one_map(fixture);
    options.namespace = fixture->namespace;
    watch = kube_watch_new(fixture->client, &options, &handlers);
    assert_true(run_until(fixture, &watching.synced));
    run_changes(fixture);
    assert_true(run_until(fixture, &watching.done));
    assert_string_equal(watching.story.ptr, "=a +b ~b -b ");
    kube_watch_free(watch);
    strbuf_release(&watching.story);
}

/* Sockets of ours that are connected to an IP address. */
static size_t count_connections(void)
{
    size_t count = 0;

    for (int fd = 0; fd < 1024; fd++) {
        struct sockaddr_storage peer = { 0 };
        socklen_t size = sizeof(peer);

        if (getpeername(fd, (struct sockaddr *)&peer, &size) == 0 && peer.ss_family == AF_INET)
            count++;
    }
    return count;
}

struct crowd {
    size_t synced, added;
    const char *namespace;
};

static void count_synced(void *context, const char *version)
{
    struct crowd *crowd = context;

    (void)version;
    crowd->synced++;
}

static void count_added(void *context, const struct kube_event *event)
{
    struct crowd *crowd = context;

    crowd->added += event->type == KUBE_EVENT_ADDED &&
                    strcmp(json_cstr_at(json_doc_root(event->object), "metadata.name"), "a") == 0;
}

static void many_watches_share_four_connections(void **state)
{
    enum { WATCHES = 300 };
    struct fixture *fixture = *state;
    struct kube_watch *watches[WATCHES];
    struct crowd crowd = { 0 };
    struct kube_watch_handlers handlers = { .on_event = count_added,
                                            .on_synced = count_synced,
                                            .context = &crowd };
    struct kube_watch_options options = { .resource = &KUBE_CONFIG_MAPS };
    bool never = false;
    CLEANUP(error_release) struct error err = { 0 };

    need_server(fixture);
    for (int i = 0; i < WATCHES; i++)
        watches[i] = kube_watch_new(fixture->client, &options, &handlers);
    for (int i = 0; i < 300 && crowd.synced < WATCHES; i++)
        (void)!loop_run_until(fixture->loop, &never, 100, &err);
    (void)!loop_run_until(fixture->loop, &never, 500, &err);
    assert_int_equal(crowd.synced, WATCHES);
    assert_in_range(count_connections(), 1, 4);

    /* An answer does not wait behind them, and each of them is open. */
    run_one_map(fixture);
    for (int i = 0; i < 50 && crowd.added < WATCHES; i++)
        (void)!loop_run_until(fixture->loop, &never, 100, &err);
    assert_int_equal(crowd.added, WATCHES);
    for (int i = 0; i < WATCHES; i++)
        kube_watch_free(watches[i]);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(all_kinds_of_writes_work),
        TEST(refusals_read_as_client_go_prints_them),
        TEST(everything_served_is_discovered),
        TEST(schemas_are_read_once),
        TEST(lists_come_in_pages),
        TEST(changes_are_seen),
        TEST(many_watches_share_four_connections),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
