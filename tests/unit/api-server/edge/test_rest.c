#include "data/gzip.h"
#include "edge/rest.h"
#include "edge_bed.h"

static int set_up(void **state)
{
    static const char *const flags[] = { "--insecure", "--disable-auth", NULL };
    struct edge_bed *bed = edge_bed_open(flags);

    edge_bed_serve(bed);
    *state = bed;
    return 0;
}

static int set_up_with_sessions(void **state)
{
    static const char *const flags[] = { "--insecure", NULL };
    struct edge_bed *bed = edge_bed_open(flags);

    edge_bed_serve(bed);
    *state = bed;
    return 0;
}

static int tear_down(void **state)
{
    edge_bed_close(*state);
    return 0;
}

static void assert_answers(struct edge_bed *bed, const char *head, int status, const char *body)
{
    const char *answer = edge_bed_ask(bed, head, "");

    assert_string_equal(edge_bed_body(answer), body);
    assert_int_equal(edge_bed_status(answer), status);
}

/* Of a stream, which comes in one piece. */
static void assert_streams(struct edge_bed *bed, const char *head, int status, const char *line)
{
    const char *answer = edge_bed_ask(bed, head, "");

    assert_int_equal(edge_bed_status(answer), status);
    assert_string_equal(edge_bed_body(answer),
                        arena_printf(bed->arena, "%zx\r\n%s\r\n0\r\n\r\n", strlen(line), line));
}

static void a_request_becomes_a_call(void **state)
{
    struct edge_bed *bed = *state;
    const char *answer = edge_bed_ask(bed, "GET /api/v1/applications/one HTTP/1.1", "");

    assert_int_equal(edge_bed_status(answer), 200);
    assert_string_equal(edge_bed_body(answer),
                        "{\"metadata\":{\"name\":\"one\"},\"spec\":{\"destination\":{},"
                        "\"project\":\"\"},\"status\":{\"sync\":{\"status\":\"\",\"comparedTo\":"
                        "{\"source\":{\"repoURL\":\"\"},\"destination\":{}}},\"health\":{},"
                        "\"summary\":{},\"sourceHydrator\":{}}}");
    assert_non_null(strstr(answer, "content-type: application/json\r\n"));
    assert_non_null(strstr(answer, "grpc-metadata-said: by us\r\n"));
    assert_non_null(strstr(answer, "grpc-metadata-content-type: application/grpc\r\n"));
}

static void a_failure_is_json_with_the_status_of_its_code(void **state)
{
    assert_answers(*state, "GET /api/v1/applications/absent HTTP/1.1", 404,
                   "{\"error\":\"applications.argoproj.io \\\"absent\\\" not found\",\"code\":5,"
                   "\"message\":\"applications.argoproj.io \\\"absent\\\" not found\"}");
    assert_answers(*state, "DELETE /api/v1/applications/a HTTP/1.1\ncontent-type: application/json",
                   403,
                   "{\"error\":\"permission denied: applications, delete, default/a\",\"code\":7,"
                   "\"message\":\"permission denied: applications, delete, default/a\"}");
}

static void nobody_answers_what_has_no_row(void **state)
{
    assert_answers(*state, "GET /api/v1/clusters HTTP/1.1", 501,
                   "{\"error\":\"unknown method List for service cluster.ClusterService\","
                   "\"code\":12,\"message\":\"unknown method List for service "
                   "cluster.ClusterService\"}");
}

static void without_a_session_only_public_methods_answer(void **state)
{
    struct edge_bed *bed = *state;
    const char *refusal = "{\"error\":\"no session information\",\"code\":16,"
                          "\"message\":\"no session information\"}";

    assert_answers(bed, "GET /api/v1/applications/a HTTP/1.1", 401, refusal);
    assert_answers(bed, "GET /api/v1/applications HTTP/1.1", 401, refusal);
    assert_streams(bed, "GET /api/v1/stream/applications HTTP/1.1", 401,
                   "{\"error\":{\"grpc_code\":16,\"http_code\":401,\"message\":\"no session "
                   "information\",\"http_status\":\"Unauthorized\"}}\n");
    assert_answers(bed, "DELETE /api/v1/applications/a HTTP/1.1\ncontent-type: application/json",
                   401, refusal);
    assert_int_equal(edge_bed_status(edge_bed_ask(bed, "GET /api/version HTTP/1.1", "")), 200);
    assert_int_equal(bed->opened, 0);
}

static void paths_and_methods_that_are_none_are_refused_as_text(void **state)
{
    assert_answers(*state, "GET /api/v1/nothing HTTP/1.1", 404, "Not Found\n");
    assert_answers(*state, "PUT /api/version HTTP/1.1\ncontent-type: application/json", 405,
                   "Method Not Allowed\n");
}

static void what_changes_something_needs_the_content_type(void **state)
{
    struct edge_bed *bed = *state;

    assert_answers(bed, "POST /api/v1/session HTTP/1.1", 415, "Invalid content type\n");
    assert_answers(bed, "POST /api/v1/session HTTP/1.1\ncontent-type: text/plain", 415,
                   "Invalid content type\n");
    assert_answers(bed,
                   "POST /api/v1/session HTTP/1.1\ncontent-type: application/json; charset=utf-8",
                   415, "Invalid content type\n");
    assert_answers(bed, "POST /api/v1/nothing HTTP/1.1\ncontent-type: APPLICATION/JSON", 404,
                   "Not Found\n");
}

static void a_body_is_read_and_cookies_are_set(void **state)
{
    struct edge_bed *bed = *state;
    const char *head = "POST /api/v1/session HTTP/1.1\ncontent-type: application/json";
    const char *answer = edge_bed_ask(bed, head, "{\"password\":\"right\"}");

    assert_int_equal(edge_bed_status(answer), 200);
    assert_non_null(strstr(answer, "set-cookie: argocd.token=t; path=/\r\n"));
    assert_string_equal(edge_bed_body(answer), "{\"token\":\"t\"}");
    answer = edge_bed_ask(bed, head, "{\"password\":\"wrong\"}");
    assert_int_equal(edge_bed_status(answer), 401);
    assert_null(strstr(answer, "set-cookie"));
    answer = edge_bed_ask(bed, head, "{broken");
    assert_int_equal(edge_bed_status(answer), 400);
    assert_string_equal(
        edge_bed_body(answer),
        "{\"error\":\"invalid character 'b' looking for beginning of object key string\","
        "\"code\":3,\"message\":\"invalid character 'b' looking for beginning of object key "
        "string\"}");
}

static void headers_become_metadata(void **state)
{
    assert_answers(*state,
                   "GET /api/version HTTP/1.1\ngrpc-metadata-token: abc\ncookie: argocd.token=x\n"
                   "user-agent: curl/8",
                   200,
                   "{\"Version\":\"abc\",\"Compiler\":\"argocd.token=x\",\"Platform\":\"curl/8\"}");
}

static void an_old_client_is_refused(void **state)
{
    const char *answer =
        edge_bed_ask(*state, "GET /api/version HTTP/1.1\nuser-agent: argocd-client/1.0.0", "");

    assert_int_equal(edge_bed_status(answer), 400);
    assert_non_null(strstr(answer, "unsatisfied client version constraint"));
}

static void a_large_answer_is_packed_where_that_is_understood(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct edge_bed *bed = *state;
    struct client client = edge_bed_connect(bed);
    struct str text = STR_EMPTY;
    const char *body;

    client_send(&client, "GET /api/v1/applications?resourceVersion=2000 HTTP/1.1\r\nhost: x\r\n"
                         "accept-encoding: deflate, gzip\r\nconnection: close\r\n\r\n");
    assert_true(client_sees_end(&client));
    body = edge_bed_body(client.got);
    assert_non_null(strstr(client.got, "content-encoding: gzip\r\n"));
    assert_int_equal(gzip_unpack((struct str){ body, client.size - (size_t)(body - client.got) },
                                 1 << 20, bed->arena, &text, &err),
                     0);
    assert_string_equal(text.ptr,
                        edge_bed_body(edge_bed_ask(
                            bed, "GET /api/v1/applications?resourceVersion=2000 HTTP/1.1", "")));
    client_close(&client);
}

static void fields_are_filtered(void **state)
{
    assert_answers(
        *state, "GET /api/v1/applications?resourceVersion=1&fields=items.metadata.name HTTP/1.1",
        200, "{\"items\":[{\"metadata\":{\"name\":\"application-0\"}}],\"metadata\":{}}");
}

static void a_deadline_ends_a_call(void **state)
{
    struct edge_bed *bed = *state;

    assert_answers(bed, "GET /api/v1/applications/slow HTTP/1.1\ngrpc-timeout: 20m", 504,
                   "{\"error\":\"context deadline exceeded\",\"code\":4,"
                   "\"message\":\"context deadline exceeded\"}");
    for (int i = 0; i < 500 && !bed->cancelled; i++)
        loop_turn(bed->server.loop, 2);
    assert_int_equal(bed->cancelled, 1);
}

static void whoever_leaves_cancels_the_call(void **state)
{
    struct edge_bed *bed = *state;
    struct client client = edge_bed_connect(bed);

    client_send(&client, "GET /api/v1/applications/slow HTTP/1.1\r\nhost: x\r\n\r\n");
    for (int i = 0; i < 500 && fiber_pool_running(bed->server.fibers) == 0; i++)
        loop_turn(bed->server.loop, 2);
    client_close(&client);
    for (int i = 0; i < 1500 && !bed->cancelled; i++)
        loop_turn(bed->server.loop, 2);
    assert_int_equal(bed->cancelled, 1);
}

/* ---- streams ---- */

static void send_event(struct edge_bed *bed, const char *type)
{
    struct json *event = json_new_object(bed->arena);

    json_set_text(bed->arena, event, "type", type);
    api_stream_send(bed->stream, event);
}

static struct client open_stream(struct edge_bed *bed, const char *accept)
{
    struct client client = edge_bed_connect(bed);

    client_send(&client, arena_printf(bed->arena,
                                      "GET /api/v1/stream/applications?fields=result.type "
                                      "HTTP/1.1\r\nhost: x\r\naccept: %s\r\n\r\n",
                                      accept));
    assert_true(client_sees(&client, "\r\n\r\n"));
    assert_non_null(bed->stream);
    return client;
}

static void a_stream_is_lines_of_json(void **state)
{
    struct edge_bed *bed = *state;
    struct client client = open_stream(bed, "*/*");

    send_event(bed, "ADDED");
    assert_true(client_sees(&client, "{\"result\":{\"type\":\"ADDED\"}}\n"));
    send_event(bed, "DELETED");
    assert_true(client_sees(&client, "{\"result\":{\"type\":\"DELETED\"}}\n"));
    api_stream_end(bed->stream, NULL);
    assert_true(client_sees(&client, "0\r\n\r\n"));
    assert_int_equal(bed->closed, 1);
    client_close(&client);
}

static void a_stream_is_events_for_who_accepts_only_these(void **state)
{
    struct edge_bed *bed = *state;
    struct client client = open_stream(bed, "text/event-stream");

    assert_true(client_sees(&client, "content-type: text/event-stream\r\n"));
    assert_true(client_sees(&client, "x-content-type-options: nosniff\r\n"));
    send_event(bed, "ADDED");
    assert_true(client_sees(&client, "data: {\"result\":{\"type\":\"ADDED\"}}\n\n"));
    client_close(&client);
    for (int i = 0; i < 1500 && !bed->closed; i++)
        loop_turn(bed->server.loop, 2);
    assert_int_equal(bed->closed, 1);
}

static void a_stream_may_fail_before_and_after_its_first_message(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct edge_bed *bed = *state;
    struct client client;

    assert_streams(
        bed, "GET /api/v1/stream/applications?name=absent HTTP/1.1", 403,
        "{\"error\":{\"grpc_code\":7,\"http_code\":403,\"message\":\"permission denied\","
        "\"http_status\":\"Forbidden\"}}\n");
    client = open_stream(bed, "*/*");
    error_set(&err, ERR_ABORTED, "changed");
    api_stream_end(bed->stream, &err);
    assert_int_equal(err.code, ERR_OK);
    assert_true(client_sees(&client, "0\r\n\r\n"));
    assert_int_equal(bed->closed, 1);
    client_close(&client);
}

static void a_slow_reader_is_told_of(void **state)
{
    struct edge_bed *bed = *state;
    struct client client = open_stream(bed, "*/*");
    struct json *event = json_new_object(bed->arena);
    char *name = arena_alloc(bed->arena, 20001);

    memset(name, 'x', 20000);
    json_set_text(bed->arena, event, "type", name);
    for (int i = 0; i < 10000 && api_stream_pending(bed->stream) <= API_STREAM_PENDING_HIGH; i++)
        api_stream_send(bed->stream, event);
    assert_true(api_stream_pending(bed->stream) > API_STREAM_PENDING_HIGH);
    bed->drained = 0;
    for (int i = 0; i < 3000 && !bed->drained; i++) {
        client_read(&client);
        loop_turn(bed->server.loop, 1);
    }
    assert_true(bed->drained > 0);
    client_close(&client);
}

int main(void)
{
#define WITH_BED(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        WITH_BED(a_request_becomes_a_call),
        WITH_BED(a_failure_is_json_with_the_status_of_its_code),
        WITH_BED(nobody_answers_what_has_no_row),
        cmocka_unit_test_setup_teardown(without_a_session_only_public_methods_answer,
                                        set_up_with_sessions, tear_down),
        WITH_BED(paths_and_methods_that_are_none_are_refused_as_text),
        WITH_BED(what_changes_something_needs_the_content_type),
        WITH_BED(a_body_is_read_and_cookies_are_set),
        WITH_BED(headers_become_metadata),
        WITH_BED(an_old_client_is_refused),
        WITH_BED(a_large_answer_is_packed_where_that_is_understood),
        WITH_BED(fields_are_filtered),
        WITH_BED(a_deadline_ends_a_call),
        WITH_BED(whoever_leaves_cancels_the_call),
        WITH_BED(a_stream_is_lines_of_json),
        WITH_BED(a_stream_is_events_for_who_accepts_only_these),
        WITH_BED(a_stream_may_fail_before_and_after_its_first_message),
        WITH_BED(a_slow_reader_is_told_of),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
