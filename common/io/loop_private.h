#pragma once

#include "base/vec.h"
#include "io/loop.h"

#include <pthread.h>
#include <stdatomic.h>
#include <uv.h>

/** Private to loop*.c. */

enum watch_kind { WATCH_FD, WATCH_TIMER, WATCH_SIGNAL, WATCH_ZMQ };

struct watch {
    union {
        uv_handle_t any;
        uv_poll_t poll; /* of a ZeroMQ socket, too */
        uv_timer_t timer;
        uv_signal_t signal;
    } handle; /* first: a handle is its watch */
    enum watch_kind kind;
    struct loop *loop;
    union {
        loop_fd_fn on_fd;
        loop_fn on_plain;
        loop_signal_fn on_signal;
    };
    void *context;
    void (*release)(void *context);
    int64_t interval_ms; /* of a timer; 0: once */
    void *socket;        /* ZeroMQ's */
    unsigned events;     /* wanted from it */
    bool is_cancelled;
    struct watch *previous, *next; /* among the ZeroMQ watches */
};

struct post {
    loop_fn run;
    void *context;
};

struct loop_remote {
    atomic_int references;
    pthread_mutex_t lock;
    struct loop *loop; /* NULL: gone */
};

struct loop {
    uv_loop_t uv;
    uv_async_t wake;
    uv_prepare_t before_sleep;
    uv_check_t after_sleep;
    uv_idle_t sleepless;  /* active: the next sleep has length 0 */
    uv_prepare_t look_up; /* in loop_run_until(), whose data it has */
    struct watch *sockets;
    bool is_running;
    atomic_bool stop;
    pthread_mutex_t lock; /* of posts */
    VEC(struct post) posts;
    struct loop_remote *remote;
};

struct watch *loop_new_watch(struct loop *loop, enum watch_kind kind, void *context) MUST_USE;
