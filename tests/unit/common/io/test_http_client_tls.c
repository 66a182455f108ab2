#include "http_calls.h"
#include "io/http_client.h"

#include <signal.h>
#include <sys/wait.h>

/* The client over TLS, through proxies, by HTTP/2. */

struct identity {
    struct tls_pair pair;
};

static void make_identity(struct identity *identity, const char *host)
{
    CLEANUP(error_release) struct error err = { 0 };
    const char *hosts[] = { host, NULL };

    assert_int_equal(tls_self_sign(&(struct tls_self_signed){ .kind = TLS_KEY_ECDSA_P256,
                                                              .common_name = host,
                                                              .hosts = hosts,
                                                              .is_authority = true },
                                   &identity->pair, &err),
                     0);
}

static SSL_CTX *server_context(const struct identity *own, const struct identity *client)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct tls_options options = { .is_server = true,
                                   .certificate = str_of(own->pair.certificate),
                                   .key = str_of(own->pair.key) };
    SSL_CTX *context = NULL;

    if (client) {
        options.authorities = str_of(client->pair.certificate);
        options.require_client_certificate = true;
    }
    if (tls_context_new(&options, &context, &err) < 0)
        fail_msg("%s", error_text(&err));
    return context;
}

/* One GET of /hello by a client of its own. */
static enum error_code get_once(const struct http_client_options *options, const char *address,
                                char *message, size_t size)
{
    CLEANUP(loop_free) struct loop *loop = loop_new();
    CLEANUP(http_client_free) struct http_client *client = NULL;
    CLEANUP(error_release) struct error err = { 0 };
    static struct outcome outcome;

    if (http_client_new(loop, options, &client, &err) < 0)
        fail_msg("%s", error_text(&err));
    outcome = (struct outcome){ 0 };
    http_client_start(client, &(struct http_client_request){ .url = address, .timeout_ms = 5000 },
                      &whole, &outcome);
    run_until(loop, &outcome.done);
    snprintf(message, size, "%.900s", outcome.code ? outcome.message : outcome.body);
    return outcome.code;
}

static void a_certificate_is_checked_against_authorities_and_name(void **state)
{
    struct identity own, other;
    struct web_server server;
    struct http_client_options options = { 0 };
    char address[64], message[1024];

    (void)state;
    make_identity(&own, "127.0.0.1");
    make_identity(&other, "elsewhere.example");
    web_server_start(&server, server_context(&own, NULL));
    snprintf(address, sizeof(address), "https://127.0.0.1:%u/hello", server.port);

    assert_int_equal(get_once(&options, address, message, sizeof(message)), ERR_PRECONDITION);
    options.authorities = str_of(other.pair.certificate);
    assert_int_equal(get_once(&options, address, message, sizeof(message)), ERR_PRECONDITION);
    options.authorities = str_of(own.pair.certificate);
    assert_int_equal(get_once(&options, address, message, sizeof(message)), ERR_OK);
    assert_string_equal(message, "hello");
    options = (struct http_client_options){ .insecure = true };
    assert_int_equal(get_once(&options, address, message, sizeof(message)), ERR_OK);
    web_server_stop(&server);
    tls_pair_release(&own.pair);
    tls_pair_release(&other.pair);
}

static void another_name_can_be_expected_of_the_server(void **state)
{
    struct identity own;
    struct web_server server;
    struct http_client_options options = { 0 };
    char address[64], message[1024], host[64];

    (void)state;
    make_identity(&own, "kubernetes.example");
    web_server_start(&server, server_context(&own, NULL));
    snprintf(address, sizeof(address), "https://127.0.0.1:%u/head", server.port);
    options.authorities = str_of(own.pair.certificate);
    assert_int_equal(get_once(&options, address, message, sizeof(message)), ERR_PRECONDITION);
    options.server_name = "kubernetes.example";
    assert_int_equal(get_once(&options, address, message, sizeof(message)), ERR_OK);
    snprintf(host, sizeof(host), "\r\nHost: 127.0.0.1:%u\r\n", server.port);
    assert_non_null(strstr(message, host));
    web_server_stop(&server);
    tls_pair_release(&own.pair);
}

static void a_client_certificate_is_shown_and_its_lack_is_told(void **state)
{
    struct identity own, me;
    struct web_server server;
    struct http_client_options options = { 0 };
    char address[64], message[1024];

    (void)state;
    make_identity(&own, "127.0.0.1");
    make_identity(&me, "me");
    web_server_start(&server, server_context(&own, &me));
    snprintf(address, sizeof(address), "https://127.0.0.1:%u/hello", server.port);
    options.authorities = str_of(own.pair.certificate);
    assert_int_equal(get_once(&options, address, message, sizeof(message)), ERR_PRECONDITION);
    options.certificate = str_of(me.pair.certificate);
    options.key = str_of(me.pair.key);
    assert_int_equal(get_once(&options, address, message, sizeof(message)), ERR_OK);
    web_server_stop(&server);
    tls_pair_release(&own.pair);
    tls_pair_release(&me.pair);
}

static void a_certificate_without_its_key_is_refused_at_once(void **state)
{
    CLEANUP(loop_free) struct loop *loop = loop_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct http_client *client = NULL;

    (void)state;
    assert_int_equal(http_client_new(loop, &(struct http_client_options){ .certificate = STR("x") },
                                     &client, &err),
                     -1);
    assert_int_equal(err.code, ERR_INVALID);
}

static void endless_streams_over_tls_do_not_hold_up_each_other(void **state)
{
    static struct stream streams[3];
    struct fixture fixture = { 0 };
    struct identity own;
    CLEANUP(error_release) struct error err = { 0 };

    (void)state;
    make_identity(&own, "127.0.0.1");
    web_server_start(&fixture.server, server_context(&own, NULL));
    fixture.loop = loop_new();
    assert_int_equal(http_client_new(fixture.loop,
                                     &(struct http_client_options){ .insecure = true },
                                     &fixture.client, &err),
                     0);
    snprintf(fixture.url, sizeof(fixture.url), "https://127.0.0.1:%u/stream/0",
             fixture.server.port);
    memset(streams, 0, sizeof(streams));
    for (int i = 0; i < 3; i++) {
        streams[i].outcome.fixture = &fixture;
        streams[i].outcome.call =
            http_client_start(fixture.client, &(struct http_client_request){ .url = fixture.url },
                              &streamed, &streams[i]);
    }
    for (int i = 0; i < 500 && !(streams[0].outcome.pieces && streams[1].outcome.pieces &&
                                 streams[2].outcome.pieces);
         i++)
        run_for(fixture.loop, 10);
    for (int i = 0; i < 3; i++)
        assert_true(streams[i].outcome.pieces > 0);
    http_client_free(fixture.client);
    loop_free(fixture.loop);
    web_server_stop(&fixture.server);
    tls_pair_release(&own.pair);
}

/* ---- proxies ---- */

static void requests_go_through_the_proxy_but_for_its_exceptions(void **state)
{
    struct web_server server;
    struct http_client_options options = { 0 };
    char proxy[64], message[1024];

    (void)state;
    web_server_start(&server, NULL); /* answers a proxy's request for "/…" with 404 */
    snprintf(proxy, sizeof(proxy), "http://127.0.0.1:%u", server.port);
    options.proxy = proxy;
    assert_int_equal(get_once(&options, "http://nowhere.example/hello", message, sizeof(message)),
                     ERR_OK);
    assert_string_equal(message, "no such page");
    options.no_proxy = "nowhere.invalid";
    assert_int_equal(get_once(&options, "http://nowhere.invalid/hello", message, sizeof(message)),
                     ERR_UNAVAILABLE);

    setenv("HTTP_PROXY", proxy, 1);
    options = (struct http_client_options){ 0 };
    assert_int_equal(get_once(&options, "http://nowhere.invalid/hello", message, sizeof(message)),
                     ERR_OK);
    options.proxy = "";
    assert_int_equal(get_once(&options, "http://nowhere.invalid/hello", message, sizeof(message)),
                     ERR_UNAVAILABLE);
    unsetenv("HTTP_PROXY");
    web_server_stop(&server);
}

static void tls_goes_through_a_proxy_that_wants_a_password(void **state)
{
    struct identity own;
    struct web_server server, proxy;
    struct http_client_options options = { 0 };
    char address[64], with_password[64], without[64], message[1024];

    (void)state;
    make_identity(&own, "far.example");
    web_server_start(&server, server_context(&own, NULL));
    web_server_start(&proxy, NULL);
    snprintf(address, sizeof(address), "https://far.example:%u/hello", server.port);
    snprintf(with_password, sizeof(with_password), "http://me:pass@127.0.0.1:%u", proxy.port);
    snprintf(without, sizeof(without), "http://127.0.0.1:%u", proxy.port);
    options.authorities = str_of(own.pair.certificate);
    options.proxy = with_password;
    assert_int_equal(get_once(&options, address, message, sizeof(message)), ERR_OK);
    assert_string_equal(message, "hello");
    options.proxy = without;
    assert_int_equal(get_once(&options, address, message, sizeof(message)), ERR_UNAVAILABLE);
    assert_non_null(strstr(message, "407"));
    web_server_stop(&server);
    web_server_stop(&proxy);
    tls_pair_release(&own.pair);
}

static void a_unix_socket_serves_any_url(void **state)
{
    char folder[] = "/tmp/argosy-http-XXXXXX", path[64], message[1024];
    struct http_client_options options = { .unix_socket = path };
    struct web_server server;

    (void)state;
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof(path), "%s/socket", folder);
    web_server_start_at(&server, path);
    assert_int_equal(get_once(&options, "http://plugin/hello", message, sizeof(message)), ERR_OK);
    assert_string_equal(message, "hello");
    web_server_stop(&server);
    unlink(path);
    rmdir(folder);
}

/* ---- HTTP/2 ---- */

static const char lighttpd[] = "/usr/sbin/lighttpd";

struct h2_server {
    char folder[64];
    unsigned port;
    pid_t pid;
    struct identity identity;
};

static void write_file(const char *folder, const char *name, const char *text)
{
    char path[256];
    FILE *file;

    snprintf(path, sizeof(path), "%s/%s", folder, name);
    file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static unsigned free_port(void)
{
    struct sockaddr_in address = { .sin_family = AF_INET, .sin_addr = { htonl(INADDR_LOOPBACK) } };
    socklen_t size = sizeof(address);
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

    assert_int_equal(bind(fd, (struct sockaddr *)&address, size), 0);
    assert_int_equal(getsockname(fd, (struct sockaddr *)&address, &size), 0);
    close(fd);
    return ntohs(address.sin_port);
}

static bool answers(unsigned port)
{
    struct sockaddr_in address = { .sin_family = AF_INET,
                                   .sin_port = htons((uint16_t)port),
                                   .sin_addr = { htonl(INADDR_LOOPBACK) } };
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    bool good = connect(fd, (struct sockaddr *)&address, sizeof(address)) == 0;

    close(fd);
    return good;
}

static void start_h2(struct h2_server *server)
{
    char config[1024], config_path[128], both[8192];

    snprintf(server->folder, sizeof(server->folder), "/tmp/argosy-h2-XXXXXX");
    assert_non_null(mkdtemp(server->folder));
    make_identity(&server->identity, "127.0.0.1");
    server->port = free_port();
    snprintf(both, sizeof(both), "%s%s", server->identity.pair.certificate,
             server->identity.pair.key);
    write_file(server->folder, "pem", both);
    write_file(server->folder, "hello", "hello over two");
    snprintf(
        config, sizeof(config),
        "server.modules = (\"mod_openssl\")\nserver.document-root = \"%s\"\n"
        "server.bind = \"127.0.0.1\"\nserver.port = %u\nssl.engine = \"enable\"\n"
        "ssl.pemfile = \"%s/pem\"\nserver.feature-flags = (\"server.h2proto\" => \"enable\")\n",
        server->folder, server->port, server->folder);
    write_file(server->folder, "conf", config);
    snprintf(config_path, sizeof(config_path), "%s/conf", server->folder);
    server->pid = fork();
    if (server->pid == 0) {
        execl(lighttpd, lighttpd, "-D", "-f", config_path, (char *)NULL);
        _exit(127);
    }
    for (int i = 0; i < 500 && !answers(server->port); i++)
        web_sleep_ms(10);
}

static void stop_h2(struct h2_server *server)
{
    static const char *const names[] = { "pem", "hello", "conf" };
    char path[256];

    kill(server->pid, SIGTERM);
    waitpid(server->pid, NULL, 0);
    for (size_t i = 0; i < 3; i++) {
        snprintf(path, sizeof(path), "%s/%s", server->folder, names[i]);
        unlink(path);
    }
    rmdir(server->folder);
    tls_pair_release(&server->identity.pair);
}

struct two_crowd {
    int left, over_two;
    bool done;
};

static void count_version(void *context, const struct http_client_reply *reply, struct error *err)
{
    struct two_crowd *crowd = context;

    if (err)
        fail_msg("%s", error_text(err));
    assert_int_equal(reply->status, 200);
    assert_string_equal(reply->body.ptr, "hello over two");
    crowd->over_two += reply->http_version == 20;
    crowd->done = --crowd->left == 0;
}

static void calls_over_tls_share_one_connection_by_http_2(void **state)
{
    static const struct http_client_handler handler = { .on_end = count_version };
    struct h2_server server = { 0 };
    struct loop *loop;
    struct http_client *client = NULL;
    struct two_crowd crowd = { .left = 8 }; /* lighttpd accepts so many at once */
    CLEANUP(error_release) struct error err = { 0 };
    char address[64];

    (void)state;
    if (access(lighttpd, X_OK) != 0)
        skip();
    start_h2(&server);
    loop = loop_new();
    assert_int_equal(http_client_new(loop,
                                     &(struct http_client_options){
                                         .authorities = str_of(server.identity.pair.certificate) },
                                     &client, &err),
                     0);
    snprintf(address, sizeof(address), "https://127.0.0.1:%u/hello", server.port);
    for (int i = crowd.left; i > 0; i--)
        http_client_start(client, &(struct http_client_request){ .url = address }, &handler,
                          &crowd);
    run_until(loop, &crowd.done);
    assert_int_equal(crowd.over_two, 8);
    assert_int_equal(http_client_stats(client).connections, 1);
    http_client_free(client);
    loop_free(loop);
    stop_h2(&server);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_certificate_is_checked_against_authorities_and_name),
        cmocka_unit_test(another_name_can_be_expected_of_the_server),
        cmocka_unit_test(a_client_certificate_is_shown_and_its_lack_is_told),
        cmocka_unit_test(a_certificate_without_its_key_is_refused_at_once),
        cmocka_unit_test(endless_streams_over_tls_do_not_hold_up_each_other),
        cmocka_unit_test(requests_go_through_the_proxy_but_for_its_exceptions),
        cmocka_unit_test(tls_goes_through_a_proxy_that_wants_a_password),
        cmocka_unit_test(a_unix_socket_serves_any_url),
        cmocka_unit_test(calls_over_tls_share_one_connection_by_http_2),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
