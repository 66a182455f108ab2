#include "base/clock.h"
#include "base/mem.h"
#include "io/loop.h"
#include "io/redis.h"
#include "io/redis_link.h"
#include "io/tls.h"
#include "test.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static const char server_program[] = "/usr/bin/redis-server";

static void sleep_ms(int ms)
{
    struct timespec time = { ms / 1000, ms % 1000 * 1000000L };

    nanosleep(&time, NULL);
}

static int listener(unsigned *port)
{
    struct sockaddr_in address = { .sin_family = AF_INET,
                                   .sin_port = htons((uint16_t)*port),
                                   .sin_addr = { htonl(INADDR_LOOPBACK) } };
    socklen_t size = sizeof(address);
    int on = 1, fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    if (bind(fd, (struct sockaddr *)&address, size) < 0 || listen(fd, 8) < 0 ||
        getsockname(fd, (struct sockaddr *)&address, &size) < 0)
        abort();
    *port = ntohs(address.sin_port);
    return fd;
}

static unsigned free_port(void)
{
    unsigned port = 0;

    close(listener(&port));
    return port;
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

/* ---- a real Redis ---- */

struct server {
    pid_t pid;
    unsigned port;
    char folder[64];
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

/* `config` is a file of Redis' configuration, with the port left out. */
static void start(struct server *server, const char *config, bool is_sentinel)
{
    char text[4096], path[128];

    if (server->folder[0] == '\0') {
        snprintf(server->folder, sizeof(server->folder), "/tmp/argosy-redis-XXXXXX");
        assert_non_null(mkdtemp(server->folder));
    }
    if (server->port == 0)
        server->port = free_port();
    snprintf(text, sizeof(text), "bind 127.0.0.1\ndir %s\nlogfile /dev/null\n%s%s\n",
             server->folder, is_sentinel ? "" : "save \"\"\n", config);
    if (!strstr(config, "tls-port"))
        snprintf(text + strlen(text), sizeof(text) - strlen(text), "port %u\n", server->port);
    write_file(server->folder, "conf", text);
    snprintf(path, sizeof(path), "%s/conf", server->folder);
    server->pid = fork();
    if (server->pid == 0) {
        execl(server_program, server_program, path, is_sentinel ? "--sentinel" : NULL,
              (char *)NULL);
        _exit(127);
    }
    for (int i = 0; i < 500 && !answers(server->port); i++)
        sleep_ms(10);
}

static void halt(struct server *server)
{
    kill(server->pid, SIGKILL);
    waitpid(server->pid, NULL, 0);
}

static void stop(struct server *server)
{
    static const char *const names[] = { "conf", "pem", "key", "socket", "dump.rdb" };
    char path[256];

    halt(server);
    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
        snprintf(path, sizeof(path), "%s/%s", server->folder, names[i]);
        unlink(path);
    }
    rmdir(server->folder);
}

static void run_until(struct loop *loop, const bool *done)
{
    CLEANUP(error_release) struct error err = { 0 };

    if (loop_run_until(loop, done, 20000, &err) < 0)
        fail_msg("%s", error_text(&err));
}

static void set_true(void *context)
{
    *(bool *)context = true;
}

static void run_for(struct loop *loop, int ms)
{
    bool done = false;
    struct watch *timer = loop_watch_once(loop, ms, set_true, &done);

    run_until(loop, &done);
    watch_cancel(timer);
}

struct outcome {
    bool done;
    enum error_code code;
    enum redis_kind kind;
    char text[300];
    size_t bytes, count;
    int64_t integer, took_ms;
};

static void keep(void *context, const struct redis_reply *reply, struct error *err)
{
    struct outcome *outcome = context;

    assert_true((reply == NULL) != (err == NULL));
    assert_false(outcome->done);
    outcome->done = true;
    outcome->code = err ? err->code : ERR_OK;
    if (!reply) {
        snprintf(outcome->text, sizeof(outcome->text), "%s", error_text(err));
        return;
    }
    outcome->kind = reply->kind;
    outcome->bytes = reply->text.len;
    outcome->count = reply->count;
    outcome->integer = reply->integer;
    snprintf(outcome->text, sizeof(outcome->text), "%.*s",
             (int)(reply->text.len < 250 ? reply->text.len : 250), reply->text.ptr);
}

static struct outcome command(struct loop *loop, struct redis *redis, const char *const *words,
                              int timeout_ms)
{
    struct str argv[8];
    size_t argc = 0;
    struct outcome outcome = { 0 };
    int64_t before = clock_monotonic_ms();

    for (; words[argc]; argc++)
        argv[argc] = str_of(words[argc]);
    redis_send(redis, argv, argc, timeout_ms, keep, &outcome);
    assert_false(outcome.done);
    run_until(loop, &outcome.done);
    outcome.took_ms = clock_monotonic_ms() - before;
    return outcome;
}

#define COMMAND(fixture, ...)                                                                      \
    command((fixture)->loop, (fixture)->redis, (const char *const[]){ __VA_ARGS__, NULL }, 2000)

struct fixture {
    struct server server;
    struct loop *loop;
    struct redis *redis;
};

static void open_with(struct fixture *fixture, struct redis_options options)
{
    CLEANUP(error_release) struct error err = { 0 };
    char address[64];

    snprintf(address, sizeof(address), "127.0.0.1:%u", fixture->server.port);
    if (!options.address && options.sentinel_count == 0)
        options.address = address;
    if (redis_open(fixture->loop, &options, &fixture->redis, &err) < 0)
        fail_msg("%s", error_text(&err));
}

static int setup(void **state)
{
    struct fixture *fixture = xcalloc(1, sizeof(*fixture));

    *state = fixture;
    fixture->loop = loop_new();
    start(&fixture->server, "", false);
    open_with(fixture, (struct redis_options){ 0 });
    return 0;
}

static int teardown(void **state)
{
    struct fixture *fixture = *state;

    redis_close(fixture->redis);
    loop_free(fixture->loop);
    stop(&fixture->server);
    free(fixture);
    return 0;
}

static void values_are_kept_and_found(void **state)
{
    struct fixture *fixture = *state;
    struct outcome outcome = { 0 };

    redis_set(fixture->redis, STR("key"), STR("a value\0with NUL"), 0, 1000, keep, &outcome);
    run_until(fixture->loop, &outcome.done);
    assert_int_equal(outcome.code, ERR_OK);
    assert_string_equal(outcome.text, "OK");
    outcome = (struct outcome){ 0 };
    redis_get(fixture->redis, STR("key"), 1000, keep, &outcome);
    run_until(fixture->loop, &outcome.done);
    assert_int_equal(outcome.kind, REDIS_TEXT);
    assert_int_equal(outcome.bytes, 16);
    assert_true(redis_is_up(fixture->redis));

    outcome = (struct outcome){ 0 };
    redis_delete(fixture->redis, STR("key"), 1000, keep, &outcome);
    run_until(fixture->loop, &outcome.done);
    assert_int_equal(outcome.integer, 1);
    outcome = COMMAND(fixture, "GET", "key");
    assert_int_equal(outcome.kind, REDIS_NIL);
}

static void a_value_expires(void **state)
{
    struct fixture *fixture = *state;
    struct outcome outcome;

    redis_set(fixture->redis, STR("key"), STR("x"), 60000, 1000, NULL, NULL);
    outcome = COMMAND(fixture, "PTTL", "key");
    assert_in_range(outcome.integer, 50000, 60000);
}

static void any_command_and_any_reply_pass(void **state)
{
    struct fixture *fixture = *state;
    struct outcome outcome;

    COMMAND(fixture, "RPUSH", "list", "a", "b");
    outcome = COMMAND(fixture, "LRANGE", "list", "0", "-1");
    assert_int_equal(outcome.kind, REDIS_ARRAY);
    assert_int_equal(outcome.count, 2);
    outcome = COMMAND(fixture, "INCR", "list");
    assert_int_equal(outcome.code, ERR_INTERNAL);
    assert_string_equal(outcome.text,
                        "WRONGTYPE Operation against a key holding the wrong kind of value");
}

struct counting {
    int next, target;
    bool in_order, done;
};

static void count(void *context, const struct redis_reply *reply, struct error *err)
{
    struct counting *counting = context;

    assert_null(err);
    counting->in_order = counting->in_order && reply->integer == counting->next + 1;
    counting->done = ++counting->next == counting->target;
}

static void many_commands_go_out_without_waiting_and_are_answered_in_order(void **state)
{
    struct fixture *fixture = *state;
    struct counting counting = { .target = 10000, .in_order = true };

    for (int i = 0; i < counting.target; i++)
        redis_send(fixture->redis, (struct str[]){ STR("INCR"), STR("n") }, 2, 10000, count,
                   &counting);
    run_until(fixture->loop, &counting.done);
    assert_true(counting.in_order);
}

static void a_large_value_passes_whole(void **state)
{
    enum { SIZE = 20000000 };
    struct fixture *fixture = *state;
    CLEANUP(free) char *bytes = xcalloc(1, SIZE);
    struct outcome outcome = { 0 };

    memset(bytes, 'v', SIZE);
    redis_set(fixture->redis, STR("big"), (struct str){ bytes, SIZE }, 0, 10000, NULL, NULL);
    redis_get(fixture->redis, STR("big"), 10000, keep, &outcome);
    run_until(fixture->loop, &outcome.done);
    assert_int_equal(outcome.bytes, SIZE);
}

static void a_late_reply_is_dropped_and_takes_nobody_elses_place(void **state)
{
    struct fixture *fixture = *state;
    struct outcome slow = { 0 }, other = { 0 };

    COMMAND(fixture, "PING");
    redis_send(fixture->redis, (struct str[]){ STR("BLPOP"), STR("nothing"), STR("0.4") }, 3, 50,
               keep, &slow);
    run_for(fixture->loop, 20);
    redis_send(fixture->redis, (struct str[]){ STR("ECHO"), STR("other") }, 2, 3000, keep, &other);
    run_until(fixture->loop, &slow.done);
    assert_int_equal(slow.code, ERR_TIMEOUT);
}

static void a_cancelled_command_is_never_heard_of(void **state)
{
    struct fixture *fixture = *state;
    struct outcome before = { 0 }, during = { 0 }, after;
    struct redis_command *first;

    first = redis_send(fixture->redis, (struct str[]){ STR("ECHO"), STR("1") }, 2, 1000, keep,
                       &before); /* not connected yet */
    redis_cancel(first);
    COMMAND(fixture, "PING");
    first =
        redis_send(fixture->redis, (struct str[]){ STR("ECHO"), STR("2") }, 2, 1000, keep, &during);
    redis_cancel(first);
    after = COMMAND(fixture, "ECHO", "3");
    assert_string_equal(after.text, "3");
    assert_false(before.done || during.done);
}

static void close_it(void *context, const struct redis_reply *reply, struct error *err)
{
    struct fixture *fixture = context;

    (void)reply;
    (void)err;
    redis_close(TAKE(fixture->redis));
}

static void it_may_be_closed_in_a_callback(void **state)
{
    struct fixture *fixture = *state;
    struct outcome never = { 0 };

    redis_send(fixture->redis, (struct str[]){ STR("PING") }, 1, 1000, close_it, fixture);
    redis_send(fixture->redis, (struct str[]){ STR("PING") }, 1, 1000, keep, &never);
    run_for(fixture->loop, 200);
    assert_null(fixture->redis);
    assert_false(never.done);
}

static void when_it_is_down_commands_fail_at_once_and_it_comes_back(void **state)
{
    struct fixture *fixture = *state;
    struct outcome outcome = COMMAND(fixture, "PING");

    assert_int_equal(outcome.code, ERR_OK);
    halt(&fixture->server);
    run_for(fixture->loop, 100);
    assert_false(redis_is_up(fixture->redis));
    outcome = COMMAND(fixture, "PING");
    assert_int_equal(outcome.code, ERR_UNAVAILABLE);
    assert_true(outcome.took_ms < 50);

    start(&fixture->server, "", false);
    for (int i = 0; i < 100 && !redis_is_up(fixture->redis); i++)
        run_for(fixture->loop, 100);
    outcome = COMMAND(fixture, "PING");
    assert_string_equal(outcome.text, "PONG");
}

static void a_redis_that_hangs_costs_no_more_than_the_deadline(void **state)
{
    struct fixture *fixture = *state;
    struct outcome outcome;

    COMMAND(fixture, "PING");
    kill(fixture->server.pid, SIGSTOP);
    outcome = command(fixture->loop, fixture->redis, (const char *const[]){ "PING", NULL }, 100);
    assert_int_equal(outcome.code, ERR_TIMEOUT);
    assert_true(outcome.took_ms < 1000);
    assert_false(redis_is_up(fixture->redis)); /* known now */
    outcome = COMMAND(fixture, "PING");
    assert_int_equal(outcome.code, ERR_UNAVAILABLE);
    assert_true(outcome.took_ms < 50);
    kill(fixture->server.pid, SIGCONT);
    for (int i = 0; i < 100 && !redis_is_up(fixture->redis); i++)
        run_for(fixture->loop, 100);
    assert_true(redis_is_up(fixture->redis));
}

/* ---- subscriptions ---- */

struct heard {
    int subscribed, messages;
    bool is_subscribed, done;
    char last[100];
    struct redis_subscription *subscription;
};

static void on_message(void *context, struct str channel, struct str message)
{
    struct heard *heard = context;

    assert_true(str_equals(channel, "news"));
    heard->messages++;
    snprintf(heard->last, sizeof(heard->last), "%.*s", STR_ARG(message));
    heard->done = true;
    if (str_equals(message, "end"))
        redis_unsubscribe(TAKE(heard->subscription));
}

static void on_subscribed(void *context)
{
    struct heard *heard = context;

    heard->subscribed++;
    heard->is_subscribed = true;
}

static void messages_of_a_channel_arrive_also_after_a_break(void **state)
{
    struct fixture *fixture = *state;
    struct heard heard = { 0 };

    heard.subscription = redis_subscribe(fixture->redis, "news", on_message, on_subscribed, &heard);
    run_until(fixture->loop, &heard.is_subscribed);
    redis_publish(fixture->redis, STR("news"), STR("one"), 1000, NULL, NULL);
    run_until(fixture->loop, &heard.done);
    assert_string_equal(heard.last, "one");

    halt(&fixture->server);
    heard.is_subscribed = heard.done = false;
    start(&fixture->server, "", false);
    run_until(fixture->loop, &heard.is_subscribed);
    for (int i = 0; i < 100 && !redis_is_up(fixture->redis); i++)
        run_for(fixture->loop, 100);
    redis_publish(fixture->redis, STR("news"), STR("end"), 1000, NULL, NULL);
    run_until(fixture->loop, &heard.done);
    assert_string_equal(heard.last, "end");
    assert_int_equal(heard.subscribed, 2);
    assert_null(heard.subscription);
}

/* ---- ways to connect ---- */

static void a_password_user_and_database_are_used(void **state)
{
    struct fixture fixture = { .loop = loop_new() };
    struct outcome outcome;

    (void)state;
    start(&fixture.server, "requirepass secret\nuser me on >mine ~* &* +@all\n", false);
    open_with(&fixture, (struct redis_options){ .password = "secret", .database = 3 });
    outcome = COMMAND(&fixture, "CLIENT", "INFO");
    assert_non_null(strstr(outcome.text, " db=3 "));
    redis_close(fixture.redis);

    open_with(&fixture, (struct redis_options){ .username = "me", .password = "mine" });
    outcome = COMMAND(&fixture, "ACL", "WHOAMI");
    assert_string_equal(outcome.text, "me");
    redis_close(fixture.redis);

    open_with(&fixture, (struct redis_options){ .password = "wrong" });
    outcome = COMMAND(&fixture, "PING");
    assert_int_equal(outcome.code, ERR_UNAVAILABLE);
    assert_non_null(strstr(outcome.text, "Redis refuses: WRONGPASS"));
    redis_close(fixture.redis);
    loop_free(fixture.loop);
    stop(&fixture.server);
}

static void a_unix_socket_is_an_address(void **state)
{
    struct fixture fixture = { .loop = loop_new() };
    char config[128], address[128];
    struct outcome outcome;

    (void)state;
    snprintf(fixture.server.folder, sizeof(fixture.server.folder), "/tmp/argosy-redis-XXXXXX");
    assert_non_null(mkdtemp(fixture.server.folder));
    snprintf(config, sizeof(config), "unixsocket %s/socket\n", fixture.server.folder);
    start(&fixture.server, config, false);
    snprintf(address, sizeof(address), "unix:%s/socket", fixture.server.folder);
    open_with(&fixture, (struct redis_options){ .address = address });
    outcome = COMMAND(&fixture, "PING");
    assert_string_equal(outcome.text, "PONG");
    redis_close(fixture.redis);
    loop_free(fixture.loop);
    stop(&fixture.server);
}

static void tls_is_spoken_and_the_certificate_checked(void **state)
{
    struct fixture fixture = { .loop = loop_new() };
    CLEANUP(tls_pair_release) struct tls_pair pair = { 0 };
    CLEANUP(error_release) struct error err = { 0 };
    const char *hosts[] = { "127.0.0.1", NULL };
    char config[512];
    struct outcome outcome;

    (void)state;
    snprintf(fixture.server.folder, sizeof(fixture.server.folder), "/tmp/argosy-redis-XXXXXX");
    assert_non_null(mkdtemp(fixture.server.folder));
    fixture.server.port = free_port();
    assert_int_equal(tls_self_sign(&(struct tls_self_signed){ .kind = TLS_KEY_RSA_2048,
                                                              .hosts = hosts,
                                                              .is_authority = true },
                                   &pair, &err),
                     0);
    write_file(fixture.server.folder, "pem", pair.certificate);
    write_file(fixture.server.folder, "key", pair.key);
    snprintf(config, sizeof(config),
             "port 0\ntls-port %u\ntls-cert-file %s/pem\ntls-key-file %s/key\n"
             "tls-ca-cert-file %s/pem\ntls-auth-clients no\n",
             fixture.server.port, fixture.server.folder, fixture.server.folder,
             fixture.server.folder);
    start(&fixture.server, config, false);

    open_with(&fixture,
              (struct redis_options){ .tls = true, .authorities = str_of(pair.certificate) });
    for (int i = 0; i < 100; i++) {
        outcome = COMMAND(&fixture, "PING");
        assert_string_equal(outcome.text, "PONG");
    }
    redis_close(fixture.redis);
    open_with(&fixture, (struct redis_options){ .tls = true });
    outcome = COMMAND(&fixture, "PING");
    assert_int_equal(outcome.code, ERR_UNAVAILABLE);
    assert_non_null(strstr(outcome.text, "the certificate of '127.0.0.1' is not accepted"));
    redis_close(fixture.redis);
    open_with(&fixture, (struct redis_options){ .tls = true, .insecure = true });
    outcome = COMMAND(&fixture, "PING");
    assert_string_equal(outcome.text, "PONG");
    redis_close(fixture.redis);
    loop_free(fixture.loop);
    stop(&fixture.server);
}

static void sentinels_name_the_master_and_its_successor(void **state)
{
    struct fixture fixture = { .loop = loop_new() };
    struct server replica = { 0 }, sentinel = { 0 };
    char config[512], alive[64];
    struct outcome outcome;

    (void)state;
    start(&fixture.server, "repl-diskless-sync-delay 0\n", false);
    snprintf(config, sizeof(config), "replicaof 127.0.0.1 %u\n", fixture.server.port);
    start(&replica, config, false);
    open_with(&fixture, (struct redis_options){ 0 });
    COMMAND(&fixture, "SET", "k", "v");
    outcome = command(fixture.loop, fixture.redis,
                      (const char *const[]){ "WAIT", "1", "15000", NULL }, 16000);
    assert_int_equal(outcome.integer, 1); /* the replica has it */
    redis_close(fixture.redis);
    snprintf(config, sizeof(config),
             "sentinel monitor prime 127.0.0.1 %u 1\n"
             "sentinel down-after-milliseconds prime 500\nsentinel failover-timeout prime 3000\n",
             fixture.server.port);
    start(&sentinel, config, true);
    snprintf(alive, sizeof(alive), "127.0.0.1:%u", sentinel.port);
    {
        const char *sentinels[] = { "127.0.0.1:1", alive }; /* the first one is dead */

        open_with(&fixture, (struct redis_options){ .sentinels = sentinels,
                                                    .sentinel_count = 2,
                                                    .sentinel_master = "prime" });
    }
    outcome = COMMAND(&fixture, "GET", "k");
    assert_string_equal(outcome.text, "v");
    sleep_ms(1000); /* until the sentinel knows the replica */

    halt(&fixture.server);
    for (int i = 0; i < 150; i++) {
        run_for(fixture.loop, 100);
        outcome = COMMAND(&fixture, "GET", "k");
        if (outcome.code == ERR_OK)
            break;
    }
    assert_int_equal(outcome.code, ERR_OK);
    assert_string_equal(outcome.text, "v");
    outcome = COMMAND(&fixture, "SET", "k", "w");
    assert_string_equal(outcome.text, "OK");
    redis_close(fixture.redis);
    loop_free(fixture.loop);
    start(&fixture.server, "", false);
    stop(&fixture.server);
    stop(&sentinel);
    stop(&replica);
}

/* ---- a Redis that is none ---- */

struct liar {
    int fd;
    unsigned port;
    const char *text; /* instead of each reply after the first */
    pthread_t thread;
};

static void *lie(void *context)
{
    struct liar *liar = context;
    int peer = accept4(liar->fd, NULL, NULL, SOCK_CLOEXEC);
    char request[1000];
    bool first = true;

    while (recv(peer, request, sizeof(request), 0) > 0) {
        const char *text = first ? "+PONG\r\n" : liar->text;

        first = false;
        if (send(peer, text, strlen(text), MSG_NOSIGNAL) < 0)
            break;
    }
    close(peer);
    return NULL;
}

static struct outcome hear_lie(const char *text)
{
    struct liar liar = { .text = text };
    struct fixture fixture = { .loop = loop_new() };
    struct outcome outcome;

    liar.fd = listener(&liar.port);
    pthread_create(&liar.thread, NULL, lie, &liar);
    fixture.server.port = liar.port;
    open_with(&fixture, (struct redis_options){ .reply_limit = 1000 });
    run_for(fixture.loop, 50);
    outcome = COMMAND(&fixture, "GET", "x");
    redis_close(fixture.redis);
    loop_free(fixture.loop);
    pthread_join(liar.thread, NULL);
    close(liar.fd);
    return outcome;
}

static void garbage_and_giants_are_refused(void **state)
{
    static char much[80000];
    struct outcome outcome = hear_lie("!what is this\r\n");

    (void)state;
    assert_int_equal(outcome.code, ERR_UNAVAILABLE);
    assert_non_null(strstr(outcome.text, "answers garbage"));
    outcome = hear_lie("*1000000000\r\n");
    assert_int_equal(outcome.code, ERR_TOO_LARGE);
    outcome = hear_lie("*2\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n:1\r\n");
    assert_int_equal(outcome.code, ERR_UNAVAILABLE);
    outcome = hear_lie("+extra\r\n+extra\r\n+extra\r\n");
    assert_int_equal(outcome.code, ERR_OK);
    snprintf(much, sizeof(much), "$79000\r\n");
    memset(much + strlen(much), 'x', sizeof(much) - strlen(much) - 1);
    outcome = hear_lie(much);
    assert_int_equal(outcome.code, ERR_TOO_LARGE);
}

static void note_down(void *context, struct error *err)
{
    assert_int_equal(err->code, ERR_UNAVAILABLE);
    *(bool *)context = true;
}

static void a_link_that_finds_nobody_says_so_once(void **state)
{
    static const struct redis_link_handler handler = { .on_down = note_down };
    CLEANUP(loop_free) struct loop *loop = loop_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct redis_settings settings;
    struct redis_link *link;
    bool is_down = false;

    (void)state;
    assert_int_equal(
        redis_settings_init(&settings, &(struct redis_options){ .address = "127.0.0.1:1" }, &err),
        0);
    assert_string_equal(settings.host, "127.0.0.1");
    link = redis_link_open(loop, &settings, 0, &handler, &is_down);
    run_until(loop, &is_down);
    assert_int_equal(redis_link_send(link, (struct str[]){ STR("PING") }, 1, &err), -1);
    redis_link_close(link);
    redis_settings_release(&settings);
}

static void options_are_checked(void **state)
{
    CLEANUP(loop_free) struct loop *loop = loop_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct redis *redis = NULL;

    (void)state;
    assert_int_equal(redis_open(loop, &(struct redis_options){ 0 }, &redis, &err), -1);
    assert_string_equal(error_text(&err), "Redis has no address");
    assert_int_equal(redis_open(loop, &(struct redis_options){ .address = "x:y" }, &redis, &err),
                     -1);
    assert_string_equal(error_text(&err),
                        "the address of Redis: 'x:y' has a port that is no number");
}

int main(void)
{
#define WITH_REDIS(test) cmocka_unit_test_setup_teardown(test, setup, teardown)
    const struct CMUnitTest real[] = {
        WITH_REDIS(values_are_kept_and_found),
        WITH_REDIS(a_value_expires),
        WITH_REDIS(any_command_and_any_reply_pass),
        WITH_REDIS(many_commands_go_out_without_waiting_and_are_answered_in_order),
        WITH_REDIS(a_large_value_passes_whole),
        WITH_REDIS(a_late_reply_is_dropped_and_takes_nobody_elses_place),
        WITH_REDIS(a_cancelled_command_is_never_heard_of),
        WITH_REDIS(it_may_be_closed_in_a_callback),
        WITH_REDIS(when_it_is_down_commands_fail_at_once_and_it_comes_back),
        WITH_REDIS(a_redis_that_hangs_costs_no_more_than_the_deadline),
        WITH_REDIS(messages_of_a_channel_arrive_also_after_a_break),
        cmocka_unit_test(a_password_user_and_database_are_used),
        cmocka_unit_test(a_unix_socket_is_an_address),
        cmocka_unit_test(tls_is_spoken_and_the_certificate_checked),
        cmocka_unit_test(sentinels_name_the_master_and_its_successor),
    };
    const struct CMUnitTest others[] = {
        cmocka_unit_test(garbage_and_giants_are_refused),
        cmocka_unit_test(a_link_that_finds_nobody_says_so_once),
        cmocka_unit_test(options_are_checked),
    };
    int failed = cmocka_run_group_tests(others, NULL, NULL);

    if (access(server_program, X_OK) == 0)
        failed += cmocka_run_group_tests(real, NULL, NULL);
    else
        print_message("[  SKIPPED ] what needs %s\n", server_program);
    return failed;
}
