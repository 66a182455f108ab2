#include "rpc/context.h"
#include "rpc_fixture.h"

#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

struct folder {
    char path[64];
};

static int make_folder(void **state)
{
    struct folder *folder = calloc(1, sizeof(*folder));

    snprintf(folder->path, sizeof(folder->path), "/tmp/argosy-keys-XXXXXX");
    if (!mkdtemp(folder->path))
        return -1;
    *state = folder;
    return 0;
}

static void write_file(const struct folder *folder, const char *name, const char *text)
{
    char path[200];
    int fd;

    snprintf(path, sizeof(path), "%s/%s", folder->path, name);
    fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, text, strlen(text)), strlen(text));
    close(fd);
}

static int remove_folder(void **state)
{
    struct folder *folder = *state;
    char path[200];

    for (enum rpc_key which = 0; which < RPC_KEYS; which++) {
        snprintf(path, sizeof(path), "%s/%s", folder->path, rpc_key_name(which));
        unlink(path);
    }
    assert_int_equal(rmdir(folder->path), 0); /* nothing else was left there */
    free(folder);
    return 0;
}

static void keys_are_made_saved_and_read(void **state)
{
    struct folder *folder = *state;
    CLEANUP(rpc_keys_free) struct rpc_keys *made = NULL, *read_back = NULL;
    CLEANUP(error_release) struct error err = { 0 };
    char path[200];
    struct stat info;

    assert_int_equal(rpc_keys_generate(&made, &err), 0);
    assert_int_equal(rpc_keys_save(made, folder->path, &err), 0);
    assert_int_equal(rpc_keys_save(made, folder->path, &err), 0);
    snprintf(path, sizeof(path), "%s/server.secret", folder->path);
    assert_int_equal(stat(path, &info), 0);
    assert_int_equal(info.st_mode & 0777, 0600);
    assert_int_equal(info.st_size, 40);
    assert_int_equal(rpc_keys_load(folder->path, &read_back, &err), 0);
    for (enum rpc_key which = 0; which < RPC_KEYS; which++)
        assert_string_equal(rpc_key_text(made, which), rpc_key_text(read_back, which));
}

static void bad_keys_are_named(void **state)
{
    struct folder *folder = *state;
    CLEANUP(rpc_keys_free) struct rpc_keys *keys = NULL, *other = NULL, *out = NULL;
    CLEANUP(error_release) struct error err = { 0 };
    char expected[300];

    assert_int_equal(rpc_keys_load(folder->path, &out, &err), -1);
    snprintf(expected, sizeof(expected),
             "cannot open '%s/server.public': No such file or directory", folder->path);
    assert_string_equal(error_text(&err), expected);
    assert_int_equal(rpc_keys_generate(&keys, &err), 0);
    assert_int_equal(rpc_keys_generate(&other, &err), 0);
    assert_int_equal(rpc_keys_save(keys, folder->path, &err), 0);
    write_file(folder, "client.secret", "too short\n");
    assert_int_equal(rpc_keys_load(folder->path, &out, &err), -1);
    snprintf(expected, sizeof(expected), "'%s/client.secret' holds no key (40 characters of Z85)",
             folder->path);
    assert_string_equal(error_text(&err), expected);
    write_file(folder, "client.secret", rpc_key_text(other, RPC_CLIENT_SECRET));
    assert_int_equal(rpc_keys_load(folder->path, &out, &err), -1);
    snprintf(expected, sizeof(expected),
             "cannot use the keys in '%s': the keys 'client.public' and 'client.secret' are not a "
             "pair",
             folder->path);
    assert_string_equal(error_text(&err), expected);
    write_file(folder, "client.secret", rpc_key_text(keys, RPC_CLIENT_SECRET));
    assert_int_equal(rpc_keys_load(folder->path, &out, &err), 0);
}

/* ---- who gets in ---- */

static void open_with_keys(struct fixture *fixture, const struct rpc_keys *server_keys,
                           const struct rpc_keys *client_keys)
{
    char address[64];
    struct rpc_context *of_server;

    fixture->loop = loop_new();
    open_context(fixture, server_keys, false);
    fixture->server = open_server(fixture, 0);
    fixture->port = rpc_server_port(fixture->server);
    of_server = fixture->rpc;
    open_context(fixture, client_keys, false);
    snprintf(address, sizeof(address), "127.0.0.1:%d", fixture->port);
    fixture->client = open_client(fixture, address);
    start_call(fixture, (struct rpc_call_options){ .method = "Echo" });
    wait_done(fixture, 1);
    rpc_client_close(fixture->client);
    rpc_server_close(fixture->server);
    rpc_context_close(fixture->rpc);
    rpc_context_close(of_server);
    loop_free(fixture->loop);
}

static void who_has_the_keys_gets_in(void **state)
{
    CLEANUP(rpc_keys_free) struct rpc_keys *keys = NULL;
    CLEANUP(error_release) struct error err = { 0 };
    struct fixture fixture = { 0 };

    (void)state;
    assert_int_equal(rpc_keys_generate(&keys, &err), 0);
    open_with_keys(&fixture, keys, keys);
    assert_int_equal(fixture.code, ERR_OK);
    assert_string_equal(fixture.text, "hello");
}

static void who_has_other_keys_does_not(void **state)
{
    CLEANUP(rpc_keys_free) struct rpc_keys *keys = NULL, *other = NULL;
    CLEANUP(error_release) struct error err = { 0 };
    struct fixture fixture = { 0 };

    (void)state;
    assert_int_equal(rpc_keys_generate(&keys, &err), 0);
    assert_int_equal(rpc_keys_generate(&other, &err), 0);
    open_with_keys(&fixture, keys, other);
    assert_int_equal(fixture.code, ERR_UNAVAILABLE);
    assert_int_equal(fixture.begun, 0);
}

/* The server's public key is no secret: a client that knows it but is none of ours stays out. */
static void the_servers_public_key_alone_does_not_open(void **state)
{
    CLEANUP(rpc_keys_free) struct rpc_keys *keys = NULL, *stranger = NULL, *mixed = NULL;
    CLEANUP(error_release) struct error err = { 0 };
    struct fixture fixture = { 0 };
    struct folder *folder = *state;

    assert_int_equal(rpc_keys_generate(&keys, &err), 0);
    assert_int_equal(rpc_keys_generate(&stranger, &err), 0);
    assert_int_equal(rpc_keys_save(stranger, folder->path, &err), 0);
    write_file(folder, "server.public", rpc_key_text(keys, RPC_SERVER_PUBLIC));
    write_file(folder, "server.secret", rpc_key_text(keys, RPC_SERVER_SECRET));
    assert_int_equal(rpc_keys_load(folder->path, &mixed, &err), 0);
    open_with_keys(&fixture, keys, mixed);
    assert_int_equal(fixture.code, ERR_UNAVAILABLE);
    assert_non_null(strstr(fixture.text, "our key was refused"));
    assert_int_equal(fixture.begun, 0);
}

static void who_has_no_keys_does_not(void **state)
{
    CLEANUP(rpc_keys_free) struct rpc_keys *keys = NULL;
    CLEANUP(error_release) struct error err = { 0 };
    struct fixture fixture = { 0 }, reverse = { 0 };

    (void)state;
    assert_int_equal(rpc_keys_generate(&keys, &err), 0);
    open_with_keys(&fixture, keys, NULL);
    assert_int_equal(fixture.code, ERR_UNAVAILABLE);
    assert_int_equal(fixture.begun, 0);
    open_with_keys(&reverse, NULL, keys);
    assert_int_equal(reverse.code, ERR_UNAVAILABLE);
    assert_int_equal(reverse.begun, 0);
}

/* ---- in the clear ---- */

static int try_to_listen(struct fixture *fixture, const char *host, struct error *err)
{
    struct rpc_server_options options = {
        .rpc = fixture->rpc, .host = host, .methods = methods, .context = fixture
    };
    struct rpc_server *server = NULL;
    int status = rpc_server_open(&options, &server, err);

    rpc_server_close(server);
    return status;
}

static void without_keys_nobody_listens_beyond_loopback(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct fixture fixture = { .loop = loop_new() };

    (void)state;
    open_context(&fixture, NULL, false);
    assert_int_equal(try_to_listen(&fixture, "192.0.2.1", &err), -1);
    assert_int_equal(err.code, ERR_PRECONDITION);
    assert_string_equal(error_text(&err),
                        "will not listen on '192.0.2.1' in the clear: give the keys (--rpc-keys), "
                        "or listen on a loopback address");
    assert_int_equal(try_to_listen(&fixture, "0.0.0.0", &err), 0); /* narrowed to loopback */
    assert_int_equal(try_to_listen(&fixture, "localhost", &err), 0);
    rpc_context_close(fixture.rpc);
    open_context(&fixture, NULL, true);
    assert_int_equal(try_to_listen(&fixture, "", &err), 0);
    assert_int_equal(try_to_listen(&fixture, "192.0.2.1", &err), -1); /* not ours */
    assert_int_equal(err.code, ERR_UNAVAILABLE);
    rpc_context_close(fixture.rpc);
    loop_free(fixture.loop);
}

/* A port that is taken on every address is taken on 127.0.0.2, too. */
static bool is_free_elsewhere(int port)
{
    struct sockaddr_in address = { .sin_family = AF_INET, .sin_port = htons((uint16_t)port) };
    int fd = socket(AF_INET, SOCK_STREAM, 0), status;

    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK + 1);
    status = bind(fd, (struct sockaddr *)&address, sizeof(address));
    close(fd);
    return status == 0;
}

static void without_keys_every_address_means_loopback(void **state)
{
    static const char *const everywhere[] = { "", "0.0.0.0", "::", "*" };
    CLEANUP(rpc_keys_free) struct rpc_keys *keys = NULL;
    CLEANUP(error_release) struct error err = { 0 };
    struct fixture fixture = { .loop = loop_new() };
    struct rpc_server_options options = { .methods = methods, .context = &fixture };
    struct rpc_server *server = NULL;

    (void)state;
    open_context(&fixture, NULL, false);
    options.rpc = fixture.rpc;
    for (size_t i = 0; i < sizeof(everywhere) / sizeof(*everywhere); i++) {
        options.host = everywhere[i];
        assert_int_equal(rpc_server_open(&options, &server, &err), 0);
        assert_true(is_free_elsewhere(rpc_server_port(server)));
        rpc_server_close(server);
    }
    rpc_context_close(fixture.rpc);
    assert_int_equal(rpc_keys_generate(&keys, &err), 0);
    open_context(&fixture, keys, false);
    options.rpc = fixture.rpc;
    assert_int_equal(rpc_server_open(&options, &server, &err), 0);
    assert_false(is_free_elsewhere(rpc_server_port(server)));
    rpc_server_close(server);
    rpc_context_close(fixture.rpc);
    loop_free(fixture.loop);
}

static void without_keys_nobody_connects_beyond_loopback(void **state)
{
    struct fixture fixture = { .loop = loop_new() };

    (void)state;
    open_context(&fixture, NULL, false);
    fixture.client = open_client(&fixture, "192.0.2.1:8081");
    start_call(&fixture, (struct rpc_call_options){ .method = "Echo" });
    wait_done(&fixture, 1);
    assert_int_equal(fixture.code, ERR_UNAVAILABLE);
    assert_string_equal(fixture.text,
                        "no server can be reached at '192.0.2.1:8081': will not speak to "
                        "'tcp://192.0.2.1:8081' in the clear: give the keys (--rpc-keys)");
    rpc_client_close(fixture.client);
    rpc_context_close(fixture.rpc);
    loop_free(fixture.loop);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(keys_are_made_saved_and_read, make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(bad_keys_are_named, make_folder, remove_folder),
        cmocka_unit_test(who_has_the_keys_gets_in),
        cmocka_unit_test(who_has_other_keys_does_not),
        cmocka_unit_test_setup_teardown(the_servers_public_key_alone_does_not_open, make_folder,
                                        remove_folder),
        cmocka_unit_test(who_has_no_keys_does_not),
        cmocka_unit_test(without_keys_nobody_listens_beyond_loopback),
        cmocka_unit_test(without_keys_every_address_means_loopback),
        cmocka_unit_test(without_keys_nobody_connects_beyond_loopback),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
