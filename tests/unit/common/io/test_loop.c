#include "base/clock.h"
#include "io/loop.h"
#include "test.h"

#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>
#include <zmq.h>

static int setup(void **state)
{
    *state = loop_new();
    return 0;
}

static int teardown(void **state)
{
    loop_free(*state);
    return 0;
}

static void run_until(struct loop *loop, const bool *done)
{
    CLEANUP(error_release) struct error err = { 0 };

    if (loop_run_until(loop, done, 10000, &err) < 0)
        fail_msg("%s", error_text(&err));
}

struct counter {
    struct loop *loop;
    struct watch *watch;
    int count, target;
    bool done;
};

static void count(void *context)
{
    struct counter *counter = context;

    if (++counter->count >= counter->target) {
        counter->done = true;
        watch_cancel(counter->watch);
    }
}

static void a_timer_fires_until_it_is_cancelled_in_its_own_callback(void **state)
{
    struct counter counter = { .target = 3 };
    struct counter later = { .target = 1 };

    counter.watch = loop_watch_timer(*state, 2, count, &counter);
    run_until(*state, &counter.done);
    later.watch = loop_watch_once(*state, 10, count, &later);
    run_until(*state, &later.done);
    assert_int_equal(counter.count, 3);
}

static void a_single_timer_can_be_started_anew(void **state)
{
    struct counter first = { .target = 2 };
    struct counter other = { .target = 1 };

    first.watch = loop_watch_once(*state, 1, count, &first);
    other.watch = loop_watch_once(*state, 10, count, &other);
    run_until(*state, &other.done);
    assert_int_equal(first.count, 1);
    watch_restart(first.watch, 1);
    run_until(*state, &first.done);
    assert_int_equal(first.count, 2);
}

static void running_until_something_that_does_not_come_is_a_timeout(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    bool never = false;

    assert_int_equal(loop_run_until(*state, &never, 5, &err), -1);
    assert_int_equal(err.code, ERR_TIMEOUT);
}

static void stop(void *context)
{
    loop_stop(context);
}

static void the_loop_runs_until_it_is_stopped_and_may_run_again(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };

    for (int i = 0; i < 2; i++) {
        struct watch *timer = loop_watch_once(*state, 1, stop, *state);

        assert_int_equal(loop_run(*state, &err), 0);
        watch_cancel(timer);
    }
}

struct pair {
    struct loop *loop;
    struct watch *watch;
    int fds[2];
    unsigned events;
    int calls;
    bool done;
};

static void note_events(void *context, unsigned events)
{
    struct pair *pair = context;

    pair->events = events;
    pair->calls++;
    watch_set_events(pair->watch, 0);
    pair->done = true;
}

static void a_descriptor_tells_what_it_is_ready_for_and_can_be_paused(void **state)
{
    struct pair pair = { .loop = *state };
    struct counter pause = { .target = 1 };

    assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, pair.fds), 0);
    pair.watch = loop_watch_fd(*state, pair.fds[0], LOOP_READ | LOOP_WRITE, note_events, &pair);
    run_until(*state, &pair.done);
    assert_int_equal(pair.events, LOOP_WRITE);

    assert_int_equal(write(pair.fds[1], "x", 1), 1);
    pause.watch = loop_watch_once(*state, 10, count, &pause);
    run_until(*state, &pause.done);
    assert_int_equal(pair.calls, 1);

    pair.done = false;
    watch_set_events(pair.watch, LOOP_READ);
    run_until(*state, &pair.done);
    assert_int_equal(pair.events, LOOP_READ);
    watch_cancel(pair.watch);
    close(pair.fds[0]);
    close(pair.fds[1]);
}

static void the_number_of_a_closed_descriptor_can_be_watched_in_the_same_turn(void **state)
{
    struct pair pair = { .loop = *state };
    struct watch *old;

    assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, pair.fds), 0);
    old = loop_watch_fd(*state, pair.fds[0], LOOP_READ, note_events, &pair);
    watch_cancel(old);
    close(pair.fds[0]);
    close(pair.fds[1]);
    assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, pair.fds), 0);
    pair.watch = loop_watch_fd(*state, pair.fds[0], LOOP_READ, note_events, &pair);
    assert_int_equal(write(pair.fds[1], "x", 1), 1);
    run_until(*state, &pair.done);
    watch_cancel(pair.watch);
    close(pair.fds[0]);
    close(pair.fds[1]);
}

static void note_signal(void *context, int number)
{
    *(bool *)context = number == SIGUSR1;
}

static void a_signal_arrives_as_a_callback(void **state)
{
    bool done = false;
    struct watch *watch = loop_watch_signal(*state, SIGUSR1, note_signal, &done);

    kill(getpid(), SIGUSR1);
    run_until(*state, &done);
    watch_cancel(watch);
}

/* ---- posts ---- */

enum { POSTERS = 4, POSTS_EACH = 5000 };

struct posts {
    struct loop *loop;
    int next[POSTERS];
    int received;
    bool in_order, done;
};

struct numbered {
    struct posts *posts;
    int poster, number;
};

static void receive_post(void *context)
{
    struct numbered *post = context;
    struct posts *posts = post->posts;

    if (posts->next[post->poster]++ != post->number)
        posts->in_order = false;
    posts->done = ++posts->received == POSTERS * POSTS_EACH;
    free(post);
}

struct poster {
    struct posts *posts;
    int index;
};

static void *post_many(void *context)
{
    struct poster *poster = context;

    for (int i = 0; i < POSTS_EACH; i++) {
        struct numbered *post = malloc(sizeof(*post));

        *post = (struct numbered){ poster->posts, poster->index, i };
        loop_post(poster->posts->loop, receive_post, post);
    }
    return NULL;
}

static void posts_of_a_thread_arrive_once_and_in_order(void **state)
{
    struct posts posts = { .loop = *state, .in_order = true };
    struct poster posters[POSTERS];
    pthread_t threads[POSTERS];

    for (int i = 0; i < POSTERS; i++) {
        posters[i] = (struct poster){ &posts, i };
        pthread_create(&threads[i], NULL, post_many, &posters[i]);
    }
    run_until(*state, &posts.done);
    for (int i = 0; i < POSTERS; i++)
        pthread_join(threads[i], NULL);
    assert_true(posts.in_order);
}

static void set_true(void *context)
{
    *(bool *)context = true;
}

static void what_is_posted_runs_even_when_the_loop_is_freed(void **state)
{
    struct loop *loop = loop_new();
    bool ran = false, released = false;
    struct watch *watch = loop_watch_once(loop, 1000, set_true, &released);

    (void)state;
    watch_set_release(watch, set_true);
    loop_post(loop, set_true, &ran);
    loop_free(loop);
    assert_true(ran);
    assert_true(released);
}

/* ---- ZeroMQ ---- */

struct zmq_end {
    void *socket;
    struct watch *watch;
    struct zmq_end *other;
    int received, target, turns_of_others;
    bool echo, done;
};

static void *bound_socket(void *zmq, int type, const char *address)
{
    void *socket = zmq_socket(zmq, type);
    int none = 0;

    zmq_setsockopt(socket, ZMQ_SNDHWM, &none, sizeof(none));
    zmq_setsockopt(socket, ZMQ_RCVHWM, &none, sizeof(none));
    zmq_setsockopt(socket, ZMQ_LINGER, &none, sizeof(none));
    assert_int_equal(zmq_bind(socket, address), 0);
    return socket;
}

static void *connected_socket(void *zmq, int type, const char *address)
{
    void *socket = zmq_socket(zmq, type);
    int none = 0;

    zmq_setsockopt(socket, ZMQ_SNDHWM, &none, sizeof(none));
    zmq_setsockopt(socket, ZMQ_RCVHWM, &none, sizeof(none));
    zmq_setsockopt(socket, ZMQ_LINGER, &none, sizeof(none));
    assert_int_equal(zmq_connect(socket, address), 0);
    return socket;
}

/* Reads one message a call and answers it at once: each answer may swallow the next one's edge. */
static void receive_and_echo(void *context)
{
    struct zmq_end *end = context;
    char message[64];
    int size = zmq_recv(end->socket, message, sizeof(message), ZMQ_DONTWAIT);

    if (size < 0)
        return;
    if (end->echo)
        assert_int_equal(zmq_send(end->socket, message, (size_t)size, ZMQ_DONTWAIT), size);
    if (++end->received == end->target)
        end->done = true;
}

static void sends_between_receives_lose_no_wake_up(void **state)
{
    enum { MESSAGES = 40000 };
    void *zmq = zmq_ctx_new();
    struct zmq_end server = { .echo = true };
    struct zmq_end client = { .target = MESSAGES };

    server.socket = bound_socket(zmq, ZMQ_PAIR, "tcp://127.0.0.1:*");
    {
        char address[64];
        size_t size = sizeof(address);

        zmq_getsockopt(server.socket, ZMQ_LAST_ENDPOINT, address, &size);
        client.socket = connected_socket(zmq, ZMQ_PAIR, address);
    }
    server.watch = loop_watch_zmq(*state, server.socket, receive_and_echo, &server);
    client.watch = loop_watch_zmq(*state, client.socket, receive_and_echo, &client);
    for (int i = 0; i < MESSAGES; i++)
        assert_int_equal(zmq_send(client.socket, "ping", 4, ZMQ_DONTWAIT), 4);
    run_until(*state, &client.done);
    assert_int_equal(server.received, MESSAGES);
    watch_cancel(server.watch);
    watch_cancel(client.watch);
    zmq_close(server.socket);
    zmq_close(client.socket);
    zmq_ctx_term(zmq);
}

struct ping_pong {
    struct zmq_end ends[2];
};

static void pass_back(void *context)
{
    struct zmq_end *end = context;
    char message[64];
    int size = zmq_recv(end->socket, message, sizeof(message), ZMQ_DONTWAIT);

    if (size < 0)
        return;
    if (++end->received >= end->target)
        end->done = true;
    else
        zmq_send(end->socket, message, (size_t)size, ZMQ_DONTWAIT);
}

static void one_message_that_goes_to_and_fro_is_never_lost(void **state)
{
    void *zmq = zmq_ctx_new();
    struct zmq_end left = { .target = 3000 }, right = { .target = 1000000 };

    left.socket = bound_socket(zmq, ZMQ_PAIR, "inproc://ping");
    right.socket = connected_socket(zmq, ZMQ_PAIR, "inproc://ping");
    left.watch = loop_watch_zmq(*state, left.socket, pass_back, &left);
    right.watch = loop_watch_zmq(*state, right.socket, pass_back, &right);
    zmq_send(left.socket, "x", 1, 0);
    run_until(*state, &left.done);
    watch_cancel(left.watch);
    watch_cancel(right.watch);
    zmq_close(left.socket);
    zmq_close(right.socket);
    zmq_ctx_term(zmq);
}

static void never_read(void *context)
{
    struct counter *counter = context;

    counter->count++;
}

static void a_socket_that_is_always_ready_starves_nobody(void **state)
{
    void *zmq = zmq_ctx_new();
    void *pull = bound_socket(zmq, ZMQ_PULL, "inproc://flood");
    void *push = connected_socket(zmq, ZMQ_PUSH, "inproc://flood");
    struct counter busy = { .target = 0 };
    struct counter timer = { .target = 5 };
    struct watch *watch = loop_watch_zmq(*state, pull, never_read, &busy);

    zmq_send(push, "x", 1, 0);
    timer.watch = loop_watch_timer(*state, 2, count, &timer);
    run_until(*state, &timer.done);
    assert_true(busy.count > 0);

    watch_set_events(watch, 0);
    busy.count = 0;
    timer = (struct counter){ .target = 1 };
    timer.watch = loop_watch_once(*state, 20, count, &timer);
    run_until(*state, &timer.done);
    assert_int_equal(busy.count, 0);
    watch_cancel(watch);
    zmq_close(pull);
    zmq_close(push);
    zmq_ctx_term(zmq);
}

static void a_paused_socket_lets_the_loop_sleep(void **state)
{
    void *zmq = zmq_ctx_new();
    void *pull = bound_socket(zmq, ZMQ_PULL, "tcp://127.0.0.1:*");
    char address[64];
    size_t size = sizeof(address);
    void *push;
    struct counter idle = { 0 };
    struct counter timer = { .target = 1 };
    struct watch *watch = loop_watch_zmq(*state, pull, never_read, &idle);
    clock_t before, spent;

    zmq_getsockopt(pull, ZMQ_LAST_ENDPOINT, address, &size);
    push = connected_socket(zmq, ZMQ_PUSH, address);
    watch_set_events(watch, 0);
    for (int i = 0; i < 10; i++)
        zmq_send(push, "x", 1, 0);
    timer.watch = loop_watch_once(*state, 50, count, &timer);
    run_until(*state, &timer.done); /* the messages arrive */
    timer = (struct counter){ .target = 1 };
    timer.watch = loop_watch_once(*state, 300, count, &timer);
    before = clock();
    run_until(*state, &timer.done);
    spent = clock() - before;
    assert_true(spent < CLOCKS_PER_SEC / 10);
    assert_int_equal(idle.count, 0);
    watch_cancel(watch);
    zmq_close(pull);
    zmq_close(push);
    zmq_ctx_term(zmq);
}

static void what_a_timer_that_is_due_says_is_seen_before_the_loop_sleeps(void **state)
{
    bool is_due = false, is_later = false;
    struct watch *due = loop_watch_once(*state, 1, set_true, &is_due);
    struct watch *later = loop_watch_once(*state, 2000, set_true, &is_later);
    const struct timespec past_due = { .tv_nsec = 5 * 1000 * 1000 };

    nanosleep(&past_due, NULL);
    run_until(*state, &is_due);
    assert_false(is_later);
    watch_cancel(due);
    watch_cancel(later);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_timer_fires_until_it_is_cancelled_in_its_own_callback,
                                        setup, teardown),
        cmocka_unit_test_setup_teardown(a_single_timer_can_be_started_anew, setup, teardown),
        cmocka_unit_test_setup_teardown(
            what_a_timer_that_is_due_says_is_seen_before_the_loop_sleeps, setup, teardown),
        cmocka_unit_test_setup_teardown(running_until_something_that_does_not_come_is_a_timeout,
                                        setup, teardown),
        cmocka_unit_test_setup_teardown(the_loop_runs_until_it_is_stopped_and_may_run_again, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(a_descriptor_tells_what_it_is_ready_for_and_can_be_paused,
                                        setup, teardown),
        cmocka_unit_test_setup_teardown(
            the_number_of_a_closed_descriptor_can_be_watched_in_the_same_turn, setup, teardown),
        cmocka_unit_test_setup_teardown(a_signal_arrives_as_a_callback, setup, teardown),
        cmocka_unit_test_setup_teardown(posts_of_a_thread_arrive_once_and_in_order, setup,
                                        teardown),
        cmocka_unit_test(what_is_posted_runs_even_when_the_loop_is_freed),
        cmocka_unit_test_setup_teardown(sends_between_receives_lose_no_wake_up, setup, teardown),
        cmocka_unit_test_setup_teardown(one_message_that_goes_to_and_fro_is_never_lost, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(a_socket_that_is_always_ready_starves_nobody, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(a_paused_socket_lets_the_loop_sleep, setup, teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
