/* Our server and our client, many streams on one connection. */
#include "http/listener.h"
#include "io/http_client.h"
#include "io/loop.h"
#include "io/tls.h"
#include "test.h"

#include <openssl/ssl.h>
#include <stdio.h>
#include <string.h>

enum { STREAMS = 20, ROUNDS = 60, LARGEST = 40000, PATIENCE_MS = 20000 };

struct scene {
    struct loop *loop;
    struct http_listener *listener;
    struct http_client *client;
    SSL_CTX *tls;
    struct tls_pair pair;
    struct http_request *requests[STREAMS];
    size_t request_count;
    size_t sent, received; /* bytes, of all streams */
    bool is_even;          /* all that was sent has been received */
};

static void look(struct scene *scene)
{
    scene->is_even = scene->request_count == STREAMS && scene->sent == scene->received;
}

static const struct http_events no_events = { 0 };

static void send_bytes(struct scene *scene, size_t stream, size_t size)
{
    static const char bytes[LARGEST];

    http_write(scene->requests[stream], bytes, size);
    scene->sent += size;
    look(scene);
}

static void keep_request(struct http_request *request, void *context)
{
    struct scene *scene = context;

    http_on(request, &no_events, NULL);
    http_start(request, 200, NULL, 0);
    scene->requests[scene->request_count++] = request;
    send_bytes(scene, scene->request_count - 1, 1);
}

static enum http_client_flow receive(void *context, struct str bytes)
{
    struct scene *scene = context;

    scene->received += bytes.len;
    look(scene);
    return HTTP_CLIENT_GO_ON;
}

static void fail_early(void *context, const struct http_client_reply *reply, struct error *err)
{
    (void)context;
    fail_msg("a stream ended: %d %s", reply->status, err ? error_text(err) : "");
}

static const struct http_client_handler receiver = { .on_data = receive, .on_end = fail_early };

static void open_scene(struct scene *scene)
{
    CLEANUP(error_release) struct error err = { 0 };
    static const char *const hosts[] = { "127.0.0.1", NULL }, *const protocols[] = { "h2", NULL };
    const struct tls_self_signed identity = { .kind = TLS_KEY_ECDSA_P256,
                                              .common_name = "127.0.0.1",
                                              .hosts = hosts };
    struct tls_options options = { .is_server = true, .protocols = protocols };
    struct http_listener_options listener = { .host = "127.0.0.1", .handler = keep_request };

    scene->loop = loop_new();
    assert_int_equal(tls_self_sign(&identity, &scene->pair, &err), 0);
    options.certificate = str_of(scene->pair.certificate);
    options.key = str_of(scene->pair.key);
    assert_int_equal(tls_context_new(&options, &scene->tls, &err), 0);
    listener.loop = scene->loop;
    listener.tls = scene->tls;
    listener.context = scene;
    assert_int_equal(http_listener_open(&listener, &scene->listener, &err), 0);
    assert_int_equal(http_client_new(scene->loop, &(struct http_client_options){ .insecure = true },
                                     &scene->client, &err),
                     0);
}

static void close_scene(struct scene *scene)
{
    http_client_free(scene->client);
    http_listener_close(scene->listener);
    SSL_CTX_free(scene->tls);
    tls_pair_release(&scene->pair);
    loop_free(scene->loop);
}

static void wait_until_even(struct scene *scene)
{
    CLEANUP(error_release) struct error err = { 0 };

    if (loop_run_until(scene->loop, &scene->is_even, PATIENCE_MS, &err) < 0 || !scene->is_even)
        fail_msg("%zu of %zu bytes came", scene->received, scene->sent);
}

static void what_arrives_together_reaches_each_of_its_streams(void **state)
{
    struct scene scene = { 0 };
    char url[64];

    (void)state;
    open_scene(&scene);
    snprintf(url, sizeof(url), "https://127.0.0.1:%d/", http_listener_port(scene.listener));
    for (size_t i = 0; i < STREAMS; i++)
        http_client_start(scene.client,
                          &(struct http_client_request){ .url = url, .is_quiet = true }, &receiver,
                          &scene);
    wait_until_even(&scene);
    assert_int_equal(http_client_stats(scene.client).connections, 1);

    for (size_t round = 0; round < ROUNDS; round++) {
        for (size_t i = 0; i <= round % 4; i++)
            send_bytes(&scene, (round * 7 + i * 3) % STREAMS,
                       (round * 7919 + i * 104729) % LARGEST + 1);
        wait_until_even(&scene);
    }
    close_scene(&scene);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_arrives_together_reaches_each_of_its_streams),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
