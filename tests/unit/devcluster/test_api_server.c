#include "admin.h"
#include "answer.h"
#include "api_bed.h"
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
