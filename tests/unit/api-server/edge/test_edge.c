#include "common/http/http2_client.h"
#include "data/digest.h"
#include "edge/certificate.h"
#include "edge/edge.h"
#include "edge/health.h"
#include "edge_bed.h"
#include "io/tls.h"

/* ---- beds of several kinds ---- */

static struct edge_bed *open_bed(const char *const *flags)
{
    struct edge_bed *bed = edge_bed_open(flags);

    edge_bed_serve(bed);
    return bed;
}

static int set_up_plain(void **state)
{
    static const char *const flags[] = { "--insecure", "--disable-auth", NULL };

    *state = open_bed(flags);
    return 0;
}

static int set_up_beneath(void **state)
{
    static const char *const flags[] = { "--insecure", "--disable-auth", "--rootpath=/x/y/", NULL };

    *state = open_bed(flags);
    return 0;
}

static void prepare(void *context)
{
    CLEANUP(error_release) struct error err = { 0 };

    edge_bed_check(certificate_prepare(context, &err), &err);
}

static int set_up_tls(void **state)
{
    static const char *const flags[] = { "--disable-auth", "--rootpath=/x", NULL };
    struct edge_bed *bed = edge_bed_open(flags);

    fiber_start(bed->server.fibers, prepare, &bed->server);
    for (int i = 0; i < 2000 && fiber_pool_running(bed->server.fibers) > 0; i++)
        loop_turn(bed->server.loop, 2);
    edge_bed_serve(bed);
    *state = bed;
    return 0;
}

static int tear_down(void **state)
{
    edge_bed_close(*state);
    return 0;
}

static void assert_status(struct edge_bed *bed, const char *head, int status)
{
    assert_int_equal(edge_bed_status(edge_bed_ask(bed, head, "")), status);
}

/* ---- in the clear ---- */

static void each_path_has_its_place(void **state)
{
    struct edge_bed *bed = *state;

    assert_status(bed, "GET /api/version HTTP/1.1", 200);
    assert_status(bed, "GET /swagger.json HTTP/1.1", 200);
    assert_status(bed, "GET /extensions.js HTTP/1.1", 200);
    assert_non_null(strstr(edge_bed_ask(bed, "GET /swagger-ui HTTP/1.1", ""),
                           "<redoc spec-url=\"/swagger.json\">"));
    assert_status(bed, "GET /nothing HTTP/1.1", 404);
    assert_status(bed, "POST / HTTP/1.1", 405);
}

static void it_is_healthy_until_it_is_about_to_end(void **state)
{
    struct edge_bed *bed = *state;
    const char *answer = edge_bed_ask(bed, "GET /healthz HTTP/1.1", "");

    assert_int_equal(edge_bed_status(answer), 200);
    assert_string_equal(edge_bed_body(answer), "ok\n");
    answer = edge_bed_ask(bed, "GET /healthz?full=true HTTP/1.1", "");
    assert_int_equal(edge_bed_status(answer), 200);
    assert_string_equal(edge_bed_body(answer), "ok\n");
    bed->server.namespace = "no/such/place";
    assert_status(bed, "GET /healthz?full=true HTTP/1.1", 503);
    assert_status(bed, "GET /healthz HTTP/1.1", 200);
    bed->server.is_draining = true;
    answer = edge_bed_ask(bed, "GET /healthz?full=true HTTP/1.1", "");
    assert_int_equal(edge_bed_status(answer), 503);
    assert_string_equal(edge_bed_body(answer), "");
}

static void a_hello_of_tls_is_hung_up_on(void **state)
{
    struct edge_bed *bed = *state;
    struct client client = edge_bed_connect(bed);

    client_send_bytes(&client, "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11);
    assert_true(client_sees_end(&client));
    client_close(&client);
}

/* ---- beneath a path ---- */

static void everything_lives_beneath_the_root_path(void **state)
{
    struct edge_bed *bed = *state;

    assert_status(bed, "GET /x/y/api/version HTTP/1.1", 200);
    assert_status(bed, "GET /x/y/healthz HTTP/1.1", 200);
    assert_status(bed, "GET /healthz HTTP/1.1", 200);
    assert_status(bed, "GET /api/version HTTP/1.1", 404);
    assert_status(bed, "GET /x/yy/api/version HTTP/1.1", 404);
    assert_non_null(strstr(edge_bed_ask(bed, "GET /x/y HTTP/1.1", ""), "location: /x/y/\r\n"));
}

static void grpc_web_lives_there_too_and_grpc_does_not(void **state)
{
    struct edge_bed *bed = *state;
    struct h2_client *client =
        h2_connect(bed->server.loop, api_edge_port(bed->server.edge), 0, false);
    static const char *const headers[] = { "content-type", "application/grpc", "te", "trailers",
                                           NULL };
    const char *type = "content-type: application/grpc-web+proto";
    const char *answer = edge_bed_ask(
        bed,
        arena_printf(bed->arena, "POST /x/y/version.VersionService/Version HTTP/1.1\n%s", type),
        "");

    assert_non_null(strstr(answer, "content-type: application/grpc-web+proto\r\n"));
    assert_non_null(
        strstr(h2_wait(client, h2_request(client, "POST", "/version.VersionService/Version",
                                          headers, "\0\0\0\0\0", 5))
                   ->headers,
               "grpc-status: 0\n"));
    h2_close(client);
}

/* ---- TLS ---- */

static void a_certificate_is_made_and_kept(void **state)
{
    struct edge_bed *bed = *state;
    const struct json *secret =
        fake_get(&bed->fake.cluster, "/api/v1/namespaces/argocd/secrets/argocd-secret");

    assert_true(json_text_at(secret, "data").len == 0);
    assert_non_null(json_get(json_get(secret, "data"), "tls.crt"));
    assert_non_null(json_get(json_get(secret, "data"), "tls.key"));
}

static void grpc_is_spoken_over_tls(void **state)
{
    struct edge_bed *bed = *state;
    struct h2_client *client =
        h2_connect(bed->server.loop, api_edge_port(bed->server.edge), 0, true);
    static const char *const headers[] = { "content-type", "application/grpc", "te", "trailers",
                                           NULL };

    assert_non_null(
        strstr(h2_wait(client, h2_request(client, "POST", "/version.VersionService/Version",
                                          headers, "\0\0\0\0\0", 5))
                   ->headers,
               "grpc-status: 0\n"));
    h2_close(client);
}

static void what_comes_in_the_clear_is_sent_to_https(void **state)
{
    struct edge_bed *bed = *state;
    const char *answer = edge_bed_ask(bed, "GET /x/applications?a=b HTTP/1.1", "");

    assert_int_equal(edge_bed_status(answer), 307);
    assert_non_null(strstr(answer, "location: https://here/x/applications?a=b\r\n"));
    answer = edge_bed_ask(bed, "GET /applications HTTP/1.1", "");
    assert_non_null(strstr(answer, "location: https://here/x/applications\r\n"));
}

static X509 *certificate_shown(struct edge_bed *bed)
{
    struct h2_client *client =
        h2_connect(bed->server.loop, api_edge_port(bed->server.edge), 0, true);
    X509 *certificate = SSL_get1_peer_certificate(client->ssl);

    h2_close(client);
    return certificate;
}

/* Puts another one into the Secret that counts over the first. */
static void replace_certificate(struct edge_bed *bed)
{
    static const char *const hosts[] = { "another", NULL };
    const struct tls_self_signed request = { .kind = TLS_KEY_ECDSA_P256, .hosts = hosts };
    CLEANUP(tls_pair_release) struct tls_pair pair = { 0 };
    CLEANUP(error_release) struct error err = { 0 };

    edge_bed_check(tls_self_sign(&request, &pair, &err), &err);
    fake_put(&bed->fake.cluster,
             arena_printf(bed->arena,
                          "{ apiVersion: v1, kind: Secret, metadata: { name: argocd-server-tls, "
                          "namespace: argocd }, data: { tls.crt: %s, tls.key: %s } }",
                          base64_encode(str_of(pair.certificate), bed->arena).ptr,
                          base64_encode(str_of(pair.key), bed->arena).ptr));
    for (int i = 0; i < 2000 && !catalog_secret(bed->fake.catalog, "argocd-server-tls"); i++)
        loop_turn(bed->server.loop, 2);
}

static void a_new_certificate_is_taken_over_while_running(void **state)
{
    struct edge_bed *bed = *state;
    X509 *first = certificate_shown(bed), *same, *second;

    api_edge_reload(bed->server.edge);
    same = certificate_shown(bed);
    assert_int_equal(X509_cmp(first, same), 0);
    replace_certificate(bed);
    api_edge_reload(bed->server.edge);
    second = certificate_shown(bed);
    assert_int_not_equal(X509_cmp(first, second), 0);
    X509_free(first);
    X509_free(same);
    X509_free(second);
}

int main(void)
{
#define WITH(bed, test) cmocka_unit_test_setup_teardown(test, set_up_##bed, tear_down)
    const struct CMUnitTest tests[] = {
        WITH(plain, each_path_has_its_place),
        WITH(plain, it_is_healthy_until_it_is_about_to_end),
        WITH(plain, a_hello_of_tls_is_hung_up_on),
        WITH(beneath, everything_lives_beneath_the_root_path),
        WITH(beneath, grpc_web_lives_there_too_and_grpc_does_not),
        WITH(tls, a_certificate_is_made_and_kept),
        WITH(tls, grpc_is_spoken_over_tls),
        WITH(tls, what_comes_in_the_clear_is_sent_to_https),
        WITH(tls, a_new_certificate_is_taken_over_while_running),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
