#include "common/http/http2_client.h"
#include "edge/contract.h"
#include "edge/grpc_gate.h"
#include "edge_bed.h"
#include "http/grpc_frame.h"

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

/* ---- speaking gRPC ---- */

static const char *const headers[] = {
    "content-type", "application/grpc", "te", "trailers", "token", "abc", NULL
};

static struct message message_named(const char *name)
{
    struct message message;

    assert_true(message_find(&contract_messages, str_of(name), &message));
    return message;
}

static void add_frame(struct edge_bed *bed, struct strbuf *out, const char *type, const char *value)
{
    unsigned char head[GRPC_FRAME_HEAD];
    struct str bytes = message_encode(message_named(type), value_of(bed->arena, value), bed->arena);

    grpc_frame_head(head, 0, bytes.len);
    strbuf_add(out, head, sizeof(head));
    strbuf_add(out, bytes.ptr, bytes.len);
}

static struct h2_client *connect_to(struct edge_bed *bed)
{
    return h2_connect(bed->server.loop, api_edge_port(bed->server.edge), 0, false);
}

static const struct h2_stream *call_method(struct edge_bed *bed, struct h2_client *client,
                                           const char *path, const char *type, const char *request)
{
    CLEANUP(strbuf_release) struct strbuf body = STRBUF_INIT(1024 * 1024);

    add_frame(bed, &body, type, request);
    return h2_wait(client, h2_request(client, "POST", path, headers, body.ptr, body.len));
}

/* The one message of an answer. */
static const char *answered(struct edge_bed *bed, const struct h2_stream *stream, const char *type)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *document = NULL;

    assert_true(stream->size >= GRPC_FRAME_HEAD);
    assert_int_equal(message_decode(message_named(type),
                                    (struct str){ stream->body + GRPC_FRAME_HEAD,
                                                  stream->size - GRPC_FRAME_HEAD },
                                    bed->arena, &document, &err),
                     0);
    return printed(document, bed->arena);
}

#define APPLICATION "github.com.argoproj.argo_cd.v3.pkg.apis.application.v1alpha1.Application"
#define QUERY "application.ApplicationQuery"
#define SERVICE "/application.ApplicationService/"

static void assert_status(const struct h2_stream *stream, const char *trailers)
{
    assert_int_equal(stream->status, 200);
    assert_string_equal(strstr(stream->headers, "grpc-status"), trailers);
}

static void a_message_becomes_a_call(void **state)
{
    struct edge_bed *bed = *state;
    struct h2_client *client = connect_to(bed);
    const struct h2_stream *got = call_method(bed, client, SERVICE "Get", QUERY, "{ name: one }");

    assert_status(got, "grpc-status: 0\n");
    assert_non_null(strstr(got->headers, "said: by us\n"));
    assert_string_equal(answered(bed, got, APPLICATION), "{\"metadata\":{\"name\":\"one\"}}");
    h2_close(client);
}

static void metadata_is_the_calls_headers(void **state)
{
    struct edge_bed *bed = *state;
    struct h2_client *client = connect_to(bed);
    const struct h2_stream *got =
        call_method(bed, client, "/version.VersionService/Version", "google.protobuf.Empty", "{}");

    assert_status(got, "grpc-status: 0\n");
    assert_string_equal(answered(bed, got, "version.VersionMessage"), "{\"Version\":\"abc\"}");
    h2_close(client);
}

static void a_failure_is_a_status(void **state)
{
    struct edge_bed *bed = *state;
    struct h2_client *client = connect_to(bed);

    assert_status(call_method(bed, client, SERVICE "Get", QUERY, "{ name: absent }"),
                  "grpc-status: 5\ngrpc-message: applications.argoproj.io \"absent\" not found\n");
    assert_status(call_method(bed, client, SERVICE "Delete", "application.ApplicationDeleteRequest",
                              "{ name: a }"),
                  "grpc-status: 7\ngrpc-message: permission denied: applications, delete, "
                  "default/a\n");
    assert_status(
        call_method(bed, client, "/cluster.ClusterService/List", "cluster.ClusterQuery", "{}"),
        "grpc-status: 12\ngrpc-message: unknown method List for service "
        "cluster.ClusterService\n");
    h2_close(client);
}

static void a_message_that_is_none_is_refused(void **state)
{
    struct edge_bed *bed = *state;
    struct h2_client *client = connect_to(bed);
    static const char broken[] = "\0\0\0\0\2\x0a\x05";

    assert_status(h2_wait(client, h2_request(client, "POST", SERVICE "Get", headers, broken,
                                             sizeof(broken) - 1)),
                  "grpc-status: 13\ngrpc-message: grpc: error unmarshalling request: the protobuf "
                  "message of a application.ApplicationQuery cannot be read\n");
    h2_close(client);
}

static void without_a_session_only_public_methods_answer(void **state)
{
    struct edge_bed *bed = *state;
    struct h2_client *client = connect_to(bed);
    static const char *const nobody[] = { "content-type", "application/grpc", "te", "trailers",
                                          NULL };
    static const char empty[GRPC_FRAME_HEAD] = { 0 };

    for (unsigned i = 0; i < contract_method_count; i++) {
        const char *path = arena_printf(bed->arena, "/%s", contract_methods[i].name);
        const struct api_method *method = dispatch_method(bed->server.dispatch, i);
        const char *expected = !method                                ? "grpc-status: 12\n"
                               : method->rule.kind == API_RULE_PUBLIC ? "grpc-status: "
                                                                      : "grpc-status: 16\n";
        const struct h2_stream *got =
            h2_wait(client, h2_request(client, "POST", path, nobody, empty, sizeof(empty)));

        assert_non_null(strstr(got->headers, expected));
    }
    assert_int_equal(bed->opened, 0);
    h2_close(client);
}

static void a_stream_of_requests_has_one_answer(void **state)
{
    CLEANUP(strbuf_release) struct strbuf body = STRBUF_INIT(1024 * 1024);
    struct edge_bed *bed = *state;
    struct h2_client *client = connect_to(bed);
    const char *type = "application.ApplicationManifestQueryWithFilesWrapper";
    const struct h2_stream *got;

    add_frame(bed, &body, type, "{ query: { name: a, checksum: c } }");
    add_frame(bed, &body, type, "{ chunk: { chunk: AAEC } }");
    add_frame(bed, &body, type, "{ chunk: { chunk: AAECAAEC } }");
    got = h2_wait(client, h2_request(client, "POST", SERVICE "GetManifestsWithFiles", headers,
                                     body.ptr, body.len));
    assert_status(got, "grpc-status: 0\n");
    assert_string_equal(answered(bed, got, "repository.ManifestResponse"),
                        "{\"namespace\":\"12\"}");
    h2_close(client);
}

#define REFLECTION "/grpc.reflection.v1.ServerReflection/ServerReflectionInfo"
#define REFLECTION_REQUEST "grpc.reflection.v1.ServerReflectionRequest"

static void in_a_stream_of_both_each_request_has_its_answer(void **state)
{
    CLEANUP(strbuf_release) struct strbuf body = STRBUF_INIT(1024);
    struct edge_bed *bed = *state;
    struct h2_client *client = connect_to(bed);
    const struct h2_stream *got;

    add_frame(bed, &body, REFLECTION_REQUEST, "{ host: a }");
    add_frame(bed, &body, REFLECTION_REQUEST, "{ host: bc }");
    got = h2_wait(client, h2_request(client, "POST", REFLECTION, headers, body.ptr, body.len));
    assert_status(got, "grpc-status: 0\n");
    assert_int_equal(got->size, 2 * GRPC_FRAME_HEAD + 6 + 8);
    assert_memory_equal(got->body + GRPC_FRAME_HEAD,
                        "\x0a\x04"
                        "a, a",
                        6);
    assert_memory_equal(got->body + 2 * GRPC_FRAME_HEAD + 6,
                        "\x0a\x06"
                        "bc, bc",
                        8);
    h2_close(client);
}

static void a_request_that_fails_ends_a_stream_of_both(void **state)
{
    CLEANUP(strbuf_release) struct strbuf body = STRBUF_INIT(1024);
    struct edge_bed *bed = *state;
    struct h2_client *client = connect_to(bed);

    add_frame(bed, &body, REFLECTION_REQUEST, "{ host: leave }");
    add_frame(bed, &body, REFLECTION_REQUEST, "{ host: bc }");
    assert_status(
        h2_wait(client, h2_request(client, "POST", REFLECTION, headers, body.ptr, body.len)),
        "grpc-status: 3\ngrpc-message: leave\n");
    h2_close(client);
}

/* 400 KB of questions have 800 KB of answers, which wait for the peer one after the other. */
static void answers_that_the_peer_takes_slowly_arrive_whole(void **state)
{
    enum { QUESTIONS = 100, QUESTION = 4000 };
    CLEANUP(strbuf_release) struct strbuf body = STRBUF_INIT(1024 * 1024);
    struct edge_bed *bed = *state;
    struct h2_client *client = connect_to(bed);
    char *text = arena_alloc(bed->arena, QUESTION + 1);
    const struct h2_stream *got;

    memset(text, 'x', QUESTION);
    text[QUESTION] = '\0';
    for (int i = 0; i < QUESTIONS; i++)
        add_frame(bed, &body, REFLECTION_REQUEST, arena_printf(bed->arena, "{ host: %s }", text));
    got = h2_wait(client, h2_request(client, "POST", REFLECTION, headers, body.ptr, body.len));
    assert_status(got, "grpc-status: 0\n");
    assert_true(got->size > (size_t)QUESTIONS * 2 * QUESTION);
    h2_close(client);
}

static void whoever_leaves_in_the_middle_of_a_stream_of_requests_ends_it(void **state)
{
    CLEANUP(strbuf_release) struct strbuf body = STRBUF_INIT(1024 * 1024);
    struct edge_bed *bed = *state;
    struct h2_client *client = connect_to(bed);
    int32_t id;

    add_frame(bed, &body, "application.ApplicationManifestQueryWithFilesWrapper",
              "{ query: { name: a, checksum: c } }");
    id = h2_request(client, "POST", SERVICE "GetManifestsWithFiles", headers, body.ptr, body.len);
    h2_find(client, id)->upload_open = true;
    for (int i = 0; i < 500 && fiber_pool_running(bed->server.fibers) == 0; i++)
        h2_turn(client, 1);
    assert_int_equal(fiber_pool_running(bed->server.fibers), 1);
    h2_close(client);
    for (int i = 0; i < 1500 && fiber_pool_running(bed->server.fibers) > 0; i++)
        loop_turn(bed->server.loop, 2);
    assert_int_equal(fiber_pool_running(bed->server.fibers), 0);
}

static void a_stream_of_answers_goes_on_until_somebody_ends_it(void **state)
{
    CLEANUP(strbuf_release) struct strbuf body = STRBUF_INIT(1024);
    struct edge_bed *bed = *state;
    struct h2_client *client = connect_to(bed);
    struct json *event = json_new_object(bed->arena);
    int32_t id;

    add_frame(bed, &body, QUERY, "{}");
    id = h2_request(client, "POST", SERVICE "Watch", headers, body.ptr, body.len);
    for (int i = 0; i < 500 && !bed->stream; i++)
        h2_turn(client, 1);
    json_set_text(bed->arena, event, "type", "ADDED");
    api_stream_send(bed->stream, event);
    for (int i = 0; i < 500 && h2_find(client, id)->size == 0; i++)
        h2_turn(client, 1);
    assert_memory_equal(h2_find(client, id)->body + GRPC_FRAME_HEAD,
                        "\x0a\x05"
                        "ADDED",
                        7);
    api_stream_end(bed->stream, NULL);
    assert_status(h2_wait(client, id), "grpc-status: 0\n");
    assert_int_equal(bed->closed, 1);
    h2_close(client);
}

/* As the command line speaks it where HTTP/2 does not get through. */
static void grpc_web_goes_over_http_1(void **state)
{
    struct edge_bed *bed = *state;
    struct client client = edge_bed_connect(bed);

    client_send(&client, "POST /version.VersionService/Version HTTP/1.1\r\nhost: x\r\n"
                         "content-type: application/grpc-web+proto\r\ntoken: web\r\n"
                         "connection: close\r\ncontent-length: 5\r\n\r\n");
    client_send_bytes(&client, "\0\0\0\0\0", 5);
    assert_true(client_sees_end(&client));
    assert_non_null(strstr(client.got, "content-type: application/grpc-web+proto\r\n"));
    assert_non_null(memmem(client.got, client.size,
                           "\x0a\x03"
                           "web",
                           5));
    assert_non_null(memmem(client.got, client.size, "grpc-status: 0\r\n", 16));
    client_close(&client);
}

int main(void)
{
#define WITH_BED(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        WITH_BED(a_message_becomes_a_call),
        WITH_BED(metadata_is_the_calls_headers),
        WITH_BED(a_failure_is_a_status),
        WITH_BED(a_message_that_is_none_is_refused),
        cmocka_unit_test_setup_teardown(without_a_session_only_public_methods_answer,
                                        set_up_with_sessions, tear_down),
        WITH_BED(a_stream_of_requests_has_one_answer),
        WITH_BED(in_a_stream_of_both_each_request_has_its_answer),
        WITH_BED(a_request_that_fails_ends_a_stream_of_both),
        WITH_BED(answers_that_the_peer_takes_slowly_arrive_whole),
        WITH_BED(whoever_leaves_in_the_middle_of_a_stream_of_requests_ends_it),
        WITH_BED(a_stream_of_answers_goes_on_until_somebody_ends_it),
        WITH_BED(grpc_web_goes_over_http_1),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
