#include "application/tree_feed.h"
#include "io/loop.h"
#include "io/redis.h"
#include "scene.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

/* A Redis that knows subscriptions only: it takes several connections, and tells one channel. */
enum { CONNECTIONS = 8 };

struct broker {
    struct loop *loop;
    int listener, subscriber;
    struct watch *accepting, *reading[CONNECTIONS];
    int fds[CONNECTIONS];
    size_t count;
    char channel[128];
};

static void reply(int fd, const char *text)
{
    assert_int_equal(send(fd, text, strlen(text), MSG_NOSIGNAL), (ssize_t)strlen(text));
}

/* "*2\r\n$9\r\nSUBSCRIBE\r\n$31\r\n<channel>\r\n" */
static void subscribe(struct broker *broker, int fd, const char *command)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const char *name = strchr(strstr(command, "ubscribe") ? strstr(command, "ubscribe")
                                                          : strstr(command, "UBSCRIBE"),
                              '$');

    name = strchr(name, '\n') + 1;
    snprintf(broker->channel, sizeof(broker->channel), "%.*s", (int)strcspn(name, "\r"), name);
    broker->subscriber = fd;
    reply(fd, arena_printf(arena, "*3\r\n$9\r\nsubscribe\r\n$%zu\r\n%s\r\n:1\r\n",
                           strlen(broker->channel), broker->channel));
}

static void on_readable(void *context, unsigned events)
{
    struct broker *broker = context;

    (void)events;
    for (size_t i = 0; i < broker->count; i++) {
        char bytes[4096];
        ssize_t n = recv(broker->fds[i], bytes, sizeof(bytes) - 1, MSG_DONTWAIT);

        if (n <= 0)
            continue;
        bytes[n] = '\0';
        if (strstr(bytes, "SUBSCRIBE") || strstr(bytes, "subscribe"))
            subscribe(broker, broker->fds[i], bytes);
        else
            reply(broker->fds[i], "+OK\r\n");
    }
}

static void on_connection(void *context, unsigned events)
{
    struct broker *broker = context;
    int fd = accept4(broker->listener, NULL, NULL, SOCK_CLOEXEC);

    (void)events;
    if (fd < 0 || broker->count == CONNECTIONS)
        return;
    broker->fds[broker->count] = fd;
    broker->reading[broker->count++] =
        loop_watch_fd(broker->loop, fd, LOOP_READ, on_readable, broker);
}

static struct redis *broker_start(struct broker *broker, struct scene *scene)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct sockaddr_in address = { .sin_family = AF_INET, .sin_addr = { htonl(INADDR_LOOPBACK) } };
    socklen_t size = sizeof(address);
    struct redis_options options = { 0 };
    struct redis *redis = NULL;

    *broker = (struct broker){ .loop = scene->server.loop, .subscriber = -1 };
    broker->listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    assert_int_equal(bind(broker->listener, (struct sockaddr *)&address, size), 0);
    assert_int_equal(listen(broker->listener, 8), 0);
    assert_int_equal(getsockname(broker->listener, (struct sockaddr *)&address, &size), 0);
    broker->accepting =
        loop_watch_fd(broker->loop, broker->listener, LOOP_READ, on_connection, broker);
    options.address = arena_printf(scene->arena, "127.0.0.1:%u", ntohs(address.sin_port));
    assert_int_equal(redis_open(broker->loop, &options, &redis, &err), 0);
    return redis;
}

static void broker_stop(struct broker *broker)
{
    for (size_t i = 0; i < broker->count; i++) {
        watch_cancel(broker->reading[i]);
        close(broker->fds[i]);
    }
    watch_cancel(broker->accepting);
    close(broker->listener);
}

static void publish(struct broker *broker, struct scene *scene)
{
    assert_true(broker->subscriber >= 0);
    reply(broker->subscriber,
          arena_printf(scene->arena, "*3\r\n$7\r\nmessage\r\n$%zu\r\n%s\r\n$0\r\n\r\n",
                       strlen(broker->channel), broker->channel));
}

static void a_tree_is_sent_at_once_and_when_it_is_written(void **state)
{
    struct scene *scene = *state;
    struct broker broker;
    struct scene_stream *stream;

    scene->server.redis = broker_start(&broker, scene);
    scene_put_app(scene, "a", "");
    scene_start(scene);
    scene_put_item(scene, "app|resources-tree|a", "{nodes: [{name: one}]}");
    stream = scene_open(scene, "WatchResourceTree", "{applicationName: a}");
    assert_string_equal(scene_stream_take(scene, stream, 1), "{\"nodes\":[{\"name\":\"one\"}]}\n");
    assert_string_equal(broker.channel, "app|managed-resources|a|1.8.3");
    scene_put_item(scene, "app|resources-tree|a", "{nodes: [{name: two}]}");
    publish(&broker, scene);
    assert_string_equal(scene_stream_take(scene, stream, 1), "{\"nodes\":[{\"name\":\"two\"}]}\n");
    scene_stream_close(stream);
    redis_close(scene->server.redis);
    broker_stop(&broker);
}

static void who_comes_later_shares_the_subscription(void **state)
{
    struct scene *scene = *state;
    struct broker broker;
    struct scene_stream *one, *two;
    size_t connections;

    scene->server.redis = broker_start(&broker, scene);
    scene_put_app(scene, "a", "");
    scene_start(scene);
    scene_put_item(scene, "app|resources-tree|a", "{nodes: []}");
    one = scene_open(scene, "WatchResourceTree", "{applicationName: a}");
    assert_string_equal(scene_stream_take(scene, one, 1), "{\"nodes\":[]}\n");
    connections = broker.count;
    two = scene_open(scene, "WatchResourceTree", "{applicationName: a}");
    assert_string_equal(scene_stream_take(scene, two, 1), "{\"nodes\":[]}\n");
    assert_int_equal(broker.count, connections);
    assert_string_equal(scene_stream_take(scene, one, 0), "");
    scene_stream_close(one);
    publish(&broker, scene);
    assert_string_equal(scene_stream_take(scene, two, 1), "{\"nodes\":[]}\n");
    scene_stream_close(two);
    redis_close(scene->server.redis);
    broker_stop(&broker);
}

static void who_may_no_longer_see_it_is_told_so(void **state)
{
    struct scene *scene = *state;
    struct broker broker;
    struct scene_stream *stream;

    scene->server.redis = broker_start(&broker, scene);
    scene_put_app(scene, "a", "");
    scene_start(scene);
    scene_put_item(scene, "app|resources-tree|a", "{nodes: []}");
    stream = scene_open(scene, "WatchResourceTree", "{applicationName: a}");
    assert_string_equal(scene_stream_take(scene, stream, 1), "{\"nodes\":[]}\n");
    scene_restrict(scene, "p, ann, applications, get, default/b, allow");
    publish(&broker, scene);
    for (int i = 0; i < 200 && !stream->has_ended; i++)
        fake_idle(&scene->fake.cluster.api, 5);
    assert_string_equal(error_text(&stream->end), "permission denied");
    scene_stream_close(stream);
    redis_close(scene->server.redis);
    broker_stop(&broker);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(a_tree_is_sent_at_once_and_when_it_is_written),
        SCENE_TEST(who_comes_later_shares_the_subscription),
        SCENE_TEST(who_may_no_longer_see_it_is_told_so),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
