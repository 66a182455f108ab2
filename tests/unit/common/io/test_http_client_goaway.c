/* Servers that say farewell: GOAWAY, RFC 9113 section 6.8. */
#include "base/vec.h"
#include "http_calls.h"

#include <nghttp2/nghttp2.h>

/*
 * An HTTP/2 server over TLS that answers 401 to the first request of each connection. With the
 * answer, or when the second request comes, it says GOAWAY, and looks at the connection no more.
 */
struct farewell_server {
    int listener;
    unsigned port;
    SSL_CTX *tls;
    struct tls_pair pair;
    pthread_t thread;
    atomic_int connections, processed;
    atomic_bool stop;
    bool is_at_once; /* GOAWAY follows the answer in the same record */
};

enum { HEADER_BYTES = 9, PREFACE_BYTES = 24, MANY = 30 };

static const unsigned char settings[] = { 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 4, 1, 0, 0, 0, 0 };
/* ":status: 401" as a literal without indexing under the static table's ":status", and the end */
static const unsigned char answer[] = { 0, 0, 5, 1, 5, 0, 0, 0, 1, 0x08, 3, '4', '0', '1' };
static const unsigned char farewell[] = { 0, 0, 8, 7, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0 };

static bool read_fully(SSL *ssl, unsigned char *bytes, size_t size)
{
    for (size_t have = 0; have < size;) {
        int n = SSL_read(ssl, bytes + have, (int)(size - have));

        if (n <= 0)
            return false;
        have += (size_t)n;
    }
    return true;
}

/* Up to and with the next HEADERS frame. */
static bool read_request(SSL *ssl)
{
    static unsigned char payload[1 << 14];
    unsigned char header[HEADER_BYTES];

    while (read_fully(ssl, header, sizeof(header))) {
        size_t size = (size_t)header[0] << 16 | (size_t)header[1] << 8 | header[2];

        if (size > sizeof(payload) || !read_fully(ssl, payload, size))
            return false;
        if (header[3] == NGHTTP2_HEADERS)
            return true;
    }
    return false;
}

static void answer_once(struct farewell_server *server, SSL *ssl)
{
    unsigned char preface[PREFACE_BYTES], both[sizeof(answer) + sizeof(farewell)];

    if (!read_fully(ssl, preface, sizeof(preface)) || !read_request(ssl))
        return;
    atomic_fetch_add(&server->processed, 1);
    memcpy(both, answer, sizeof(answer));
    memcpy(both + sizeof(answer), farewell, sizeof(farewell));
    SSL_write(ssl, settings, sizeof(settings));
    SSL_write(ssl, both, server->is_at_once ? sizeof(both) : sizeof(answer));
    if (!server->is_at_once && read_request(ssl))
        SSL_write(ssl, farewell, sizeof(farewell));
}

static void *serve(void *context)
{
    struct farewell_server *server = context;
    VEC(SSL *) left = { 0 };

    while (!atomic_load(&server->stop)) {
        struct pollfd waiting = { .fd = server->listener, .events = POLLIN };
        SSL *ssl;
        int fd;

        if (poll(&waiting, 1, 20) != 1)
            continue;
        fd = accept4(server->listener, NULL, NULL, SOCK_CLOEXEC);
        ssl = SSL_new(server->tls);
        SSL_set_fd(ssl, fd);
        atomic_fetch_add(&server->connections, 1);
        if (SSL_accept(ssl) == 1)
            answer_once(server, ssl);
        vec_push(&left, ssl);
    }
    for (size_t i = 0; i < left.count; i++) {
        close(SSL_get_fd(left.items[i]));
        SSL_free(left.items[i]);
    }
    vec_release(&left);
    return NULL;
}

struct scene {
    struct farewell_server server;
    struct loop *loop;
    struct http_client *client;
    char url[64];
    size_t left;
    bool is_done;
};

static void open_scene(struct scene *scene, bool is_at_once)
{
    CLEANUP(error_release) struct error err = { 0 };
    static const char *const hosts[] = { "127.0.0.1", NULL }, *const protocols[] = { "h2", NULL };
    const struct tls_self_signed identity = { .kind = TLS_KEY_ECDSA_P256,
                                              .common_name = "127.0.0.1",
                                              .hosts = hosts };
    struct tls_options options = { .is_server = true, .protocols = protocols };
    struct farewell_server *server = &scene->server;

    assert_int_equal(tls_self_sign(&identity, &server->pair, &err), 0);
    options.certificate = str_of(server->pair.certificate);
    options.key = str_of(server->pair.key);
    assert_int_equal(tls_context_new(&options, &server->tls, &err), 0);
    server->is_at_once = is_at_once;
    server->listener = web_listen(&server->port);
    pthread_create(&server->thread, NULL, serve, server);
    scene->loop = loop_new();
    assert_int_equal(http_client_new(scene->loop, &(struct http_client_options){ .insecure = true },
                                     &scene->client, &err),
                     0);
    snprintf(scene->url, sizeof(scene->url), "https://127.0.0.1:%u/", server->port);
}

static void close_scene(struct scene *scene)
{
    http_client_free(scene->client);
    loop_free(scene->loop);
    atomic_store(&scene->server.stop, true);
    pthread_join(scene->server.thread, NULL);
    close(scene->server.listener);
    SSL_CTX_free(scene->server.tls);
    tls_pair_release(&scene->server.pair);
}

static void ask(struct scene *scene);

static void ask_next(void *context, const struct http_client_reply *reply, struct error *err)
{
    struct scene *scene = context;

    if (err)
        fail_msg("%zu left: %s", scene->left, error_text(err));
    assert_int_equal(reply->status, 401);
    scene->is_done = --scene->left == 0;
    if (!scene->is_done)
        ask(scene);
}

static void ask(struct scene *scene)
{
    static const struct http_client_handler handler = { .on_end = ask_next };
    struct http_client_request request = { .method = scene->left % 2 ? "POST" : "GET",
                                           .url = scene->url,
                                           .timeout_ms = 10000 };

    if (scene->left % 2)
        request.body = STR("{}");
    http_client_start(scene->client, &request, &handler, scene);
}

static void farewells_cost_no_request(bool is_at_once)
{
    struct scene scene = { .left = MANY };

    open_scene(&scene, is_at_once);
    ask(&scene);
    run_until(scene.loop, &scene.is_done);
    assert_int_equal(atomic_load(&scene.server.processed), MANY);
    close_scene(&scene);
}

static void a_request_after_the_farewell_takes_another_connection(void **state)
{
    (void)state;
    farewells_cost_no_request(true);
}

static void a_request_the_farewell_crosses_takes_another_connection(void **state)
{
    (void)state;
    farewells_cost_no_request(false);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_request_after_the_farewell_takes_another_connection),
        cmocka_unit_test(a_request_the_farewell_crosses_takes_another_connection),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
