#include "admin.h"
#include "answer.h"
#include "api_server.h"
#include "base/arena.h"
#include "base/mem.h"
#include "cluster.h"
#include "config.h"
#include "data/json.h"
#include "devcluster.h"
#include "http/listener.h"
#include "io/http_client.h"
#include "io/loop.h"
#include "pod_log.h"
#include "resource_table.h"
#include "selection.h"
#include "test.h"
#include "watcher.h"

#include <string.h>

/* A cluster behind a port in the clear, an admin endpoint, and somebody who asks. */
struct bed {
    struct config config;
    struct loop *loop;
    struct cluster *cluster;
    struct http_listener *listener;
    struct admin *admin;
    struct http_client *client;
    struct arena *arena;
    bool is_done;
    int status;
    struct str body;
};

static void bed_free(struct bed *bed)
{
    http_client_free(bed->client);
    admin_close(bed->admin);
    http_listener_close(bed->listener);
    cluster_close(bed->cluster);
    loop_free(bed->loop);
    arena_free(bed->arena);
    free(bed);
}
DEFINE_CLEANUP(struct bed *, bed_free)

static struct bed *bed_of(void)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct bed *bed = xcalloc(1, sizeof(*bed));
    struct cluster_options options = { .config = &bed->config, .authority = "" };
    struct http_listener_options port = { .host = "127.0.0.1", .handler = api_server_handle };

    bed->config = (struct config){
        .data_folder = "", .token = "t", .nodes = 1, .admin_address = "127.0.0.1"
    };
    bed->arena = arena_new();
    bed->loop = loop_new();
    options.loop = port.loop = bed->loop;
    assert_int_equal(cluster_open(&options, &bed->cluster, &err), 0);
    port.context = bed->cluster;
    assert_int_equal(http_listener_open(&port, &bed->listener, &err), 0);
    assert_int_equal(admin_open(&bed->config, bed->loop, &bed->cluster, 1, &bed->admin, &err), 0);
    assert_int_equal(http_client_new(bed->loop, NULL, &bed->client, &err), 0);
    return bed;
}

static void on_end(void *context, const struct http_client_reply *reply, struct error *err)
{
    struct bed *bed = context;

    (void)err;
    bed->is_done = true;
    bed->status = reply ? reply->status : 0;
    bed->body = reply ? str_dup(reply->body, bed->arena) : STR_EMPTY;
}

static const char *ask(struct bed *bed, int port, const char *method, const char *path,
                       const char *body)
{
    static const struct http_client_handler handler = { .on_end = on_end };
    CLEANUP(error_release) struct error err = { 0 };
    struct http_client_request request = {
        .method = method,
        .body = str_of(body),
        .bearer_token = "t",
        .url = arena_printf(bed->arena, "http://127.0.0.1:%d%s", port, path),
    };

    bed->is_done = false;
    (void)http_client_start(bed->client, &request, &handler, bed);
    assert_int_equal(loop_run_until(bed->loop, &bed->is_done, 5000, &err), 0);
    return bed->body.ptr;
}

static const char *ask_api(struct bed *bed, const char *method, const char *path, const char *body)
{
    return ask(bed, http_listener_port(bed->listener), method, path, body);
}

#define MAPS "/api/v1/namespaces/default/configmaps"

static void objects_are_made_listed_selected_and_watched(void **state)
{
    CLEANUP(bed_free) struct bed *bed = bed_of();

    (void)state;
    (void)ask_api(bed, "POST", MAPS, "{\"metadata\":{\"name\":\"a\",\"labels\":{\"x\":\"1\"}}}");
    assert_int_equal(bed->status, 201);
    assert_non_null(strstr(ask_api(bed, "GET", MAPS "?labelSelector=x%3D1", ""), "\"a\""));
    assert_null(strstr(ask_api(bed, "GET", MAPS "?labelSelector=x%3D2", ""), "\"a\""));
    assert_non_null(strstr(ask_api(bed, "GET", MAPS "?watch=1&timeoutSeconds=1", ""), "ADDED"));
    (void)ask_api(bed, "GET", MAPS "/none", "");
    assert_int_equal(bed->status, 404);
    (void)ask_api(bed, "GET", MAPS "?fieldSelector=data.x%3D1", "");
    assert_int_equal(bed->status, 400);
    (void)ask_api(bed, "GET", "/api/v1/namespaces/default/pods/none/exec", "");
    assert_int_equal(bed->status, 501);
    (void)ask_api(bed, "GET", "/api/v1/namespaces/default/pods/none/log", "");
    assert_int_equal(bed->status, 404);
}

static void faults_are_set_through_the_admin_port(void **state)
{
    CLEANUP(bed_free) struct bed *bed = bed_of();
    int port = admin_port(bed->admin);

    (void)state;
    (void)ask(bed, port, "PUT", "/faults", "[{\"verbs\":[\"list\"],\"status\":503,\"count\":1}]");
    assert_int_equal(bed->status, 200);
    (void)ask_api(bed, "GET", MAPS, "");
    assert_int_equal(bed->status, 503);
    (void)ask_api(bed, "GET", MAPS, "");
    assert_int_equal(bed->status, 200);
    assert_non_null(strstr(ask(bed, port, "GET", "/metrics", ""), "argosy_devcluster_objects"));
}

static void every_row_of_the_resource_table_is_whole(void **state)
{
    (void)state;
    for (const struct resource_row *row = resource_rows; row->name; row++)
        assert_true(row->version[0] && row->kind[0] && row->verbs != 0);
    for (const struct column_row *row = column_rows; row->name; row++)
        assert_true(row->resource[0] && row->type[0]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(objects_are_made_listed_selected_and_watched),
        cmocka_unit_test(faults_are_set_through_the_admin_port),
        cmocka_unit_test(every_row_of_the_resource_table_is_whole),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
