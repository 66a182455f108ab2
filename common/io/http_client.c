#include "io/http_client.h"

#include "base/mem.h"
#include "base/vec.h"
#include "io/http_transfer.h"
#include "io/loop.h"

#include <assert.h>

/*
 * libcurl's multi interface on the loop: it names the sockets and the time it waits for, we call it
 * when they are ready. It may not be called from its own callbacks, so what these want (a new call,
 * a cancellation, the client's end) is noted, and done when the library has returned: settle().
 */

enum { DEFAULT_CONNECTIONS = 4, DEFAULT_STREAMS = 250, IDLE_CONNECTIONS = 16, MOST_ATTEMPTS = 4 };

static const int64_t never_ms = INT64_MAX / 2;

struct http_client_call {
    struct http_client *client;
    struct http_client_call *previous, *next;
    struct http_transfer transfer;
    struct http_client_handler handler;
    void *context;
    struct watch *silence;
    int64_t idle_timeout_ms, last_heard_ms, timeout_ms, started_ms;
    int attempts;      /* that a server's farewell has cost */
    bool is_added;     /* the library has it */
    bool is_cancelled; /* to be removed */
    bool is_over;      /* in its on_end */
    bool is_paused, is_resumed, is_aborted, was_silent;
    struct error *failure; /* why it never began */
};

struct socket_watch;

struct http_client {
    struct loop *loop;
    struct http_identity identity;
    CURLM *multi;
    struct watch *timer; /* the library's */
    struct watch *kick;  /* settle() soon */
    struct socket_watch *sockets;
    struct http_client_call *calls;
    size_t count;
    unsigned long long connections;
    int depth; /* of our frames: above 0, the library may be running */
    bool is_dying, is_unsettled;
    bool has_heard; /* something came: there may be more, see look_again() */
};

static void free_client(struct http_client *client);
static void settle(struct http_client *client);
static void look_again(struct http_client *client);

/* ---- frames ---- */

static void enter(struct http_client *client)
{
    client->depth++;
}

static void leave(struct http_client *client)
{
    if (client->depth == 1)
        settle(client);
    if (client->has_heard && client->count > 0 && !client->is_dying)
        watch_restart(client->kick, 0);
    client->depth--;
    if (client->depth == 0 && client->is_dying)
        free_client(client);
}

static void unsettle(struct http_client *client)
{
    client->is_unsettled = true;
    if (client->depth == 0)
        watch_restart(client->kick, 0);
}

static void on_kick(void *context)
{
    struct http_client *client = context;

    enter(client);
    look_again(client);
    leave(client);
}

/* ---- what the library waits for ---- */

struct socket_watch {
    struct http_client *client;
    struct socket_watch *next;
    struct watch *watch;
    curl_socket_t fd;
};

static void on_socket_ready(void *context, unsigned events)
{
    struct socket_watch *socket = context;
    struct http_client *client = socket->client;
    int flags = ((events & LOOP_READ) ? CURL_CSELECT_IN : 0) |
                ((events & LOOP_WRITE) ? CURL_CSELECT_OUT : 0);
    int running;

    enter(client);
    curl_multi_socket_action(client->multi, socket->fd, flags, &running);
    leave(client);
}

static void watch_socket(struct http_client *client, curl_socket_t fd, struct socket_watch *socket,
                         unsigned events)
{
    if (socket) {
        watch_set_events(socket->watch, events);
        return;
    }
    socket = xcalloc(1, sizeof(*socket));
    socket->client = client;
    socket->fd = fd;
    socket->watch = loop_watch_fd(client->loop, fd, events, on_socket_ready, socket);
    watch_set_release(socket->watch, free);
    socket->next = client->sockets;
    client->sockets = socket;
    curl_multi_assign(client->multi, fd, socket);
}

static void forget_socket(struct socket_watch *socket)
{
    struct socket_watch **at = &socket->client->sockets;

    while (*at != socket)
        at = &(*at)->next;
    *at = socket->next;
    watch_cancel(socket->watch);
}

static int on_socket_wanted(CURL *easy, curl_socket_t fd, int what, void *context,
                            void *socket_context)
{
    struct http_client *client = context;
    struct socket_watch *socket = socket_context;

    (void)easy;
    if (what == CURL_POLL_REMOVE) {
        if (socket)
            forget_socket(socket);
        curl_multi_assign(client->multi, fd, NULL);
        return 0;
    }
    watch_socket(client, fd, socket,
                 ((what & CURL_POLL_IN) ? LOOP_READ : 0u) |
                     ((what & CURL_POLL_OUT) ? LOOP_WRITE : 0u));
    return 0;
}

/*
 * When one read brings data of several streams, libcurl 7.88 may keep some of it to itself and go
 * on when the socket has more, which can be never. So it is asked for more until nothing comes.
 */
static void look_again(struct http_client *client)
{
    VEC(curl_socket_t) sockets = { 0 }; /* the list may change below */
    int running;

    if (!client->has_heard)
        return;
    client->has_heard = false;
    for (struct socket_watch *at = client->sockets; at; at = at->next)
        vec_push(&sockets, at->fd);
    for (size_t i = 0; i < sockets.count; i++)
        curl_multi_socket_action(client->multi, sockets.items[i], CURL_CSELECT_IN, &running);
    vec_release(&sockets);
}

static int on_time_wanted(CURLM *multi, long timeout_ms, void *context)
{
    struct http_client *client = context;

    (void)multi;
    watch_restart(client->timer, timeout_ms < 0 ? never_ms : timeout_ms);
    return 0;
}

static void on_time(void *context)
{
    struct http_client *client = context;
    int running;

    enter(client);
    curl_multi_socket_action(client->multi, CURL_SOCKET_TIMEOUT, 0, &running);
    leave(client);
}

/* ---- the client ---- */

static void set_limits(CURLM *multi, const struct http_client_options *options)
{
    size_t connections =
        options->max_connections_per_host ? options->max_connections_per_host : DEFAULT_CONNECTIONS;
    size_t streams =
        options->max_streams_per_connection ? options->max_streams_per_connection : DEFAULT_STREAMS;

    curl_multi_setopt(multi, CURLMOPT_PIPELINING, (long)CURLPIPE_MULTIPLEX);
    curl_multi_setopt(multi, CURLMOPT_MAX_HOST_CONNECTIONS, (long)connections);
    curl_multi_setopt(multi, CURLMOPT_MAX_CONCURRENT_STREAMS, (long)streams);
    curl_multi_setopt(multi, CURLMOPT_MAXCONNECTS, (long)IDLE_CONNECTIONS);
}

static int check_options(const struct http_client_options *options, struct error *err)
{
    if (options && (options->certificate.len > 0) != (options->key.len > 0))
        return error_set(err, ERR_INVALID, "a client certificate and its key come together");
    return 0;
}

int http_client_new(struct loop *loop, const struct http_client_options *options,
                    struct http_client **out, struct error *err)
{
    struct http_client *client;

    if (check_options(options, err) < 0)
        return -1;
    http_transfer_prepare_library();
    client = xcalloc(1, sizeof(*client));
    client->loop = loop;
    http_identity_init(&client->identity, options);
    client->timer = loop_watch_once(loop, never_ms, on_time, client);
    client->kick = loop_watch_once(loop, never_ms, on_kick, client);
    client->multi = curl_multi_init();
    if (!client->multi)
        abort(); /* out of memory */
    set_limits(client->multi, &client->identity.options);
    curl_multi_setopt(client->multi, CURLMOPT_SOCKETFUNCTION, on_socket_wanted);
    curl_multi_setopt(client->multi, CURLMOPT_SOCKETDATA, client);
    curl_multi_setopt(client->multi, CURLMOPT_TIMERFUNCTION, on_time_wanted);
    curl_multi_setopt(client->multi, CURLMOPT_TIMERDATA, client);
    *out = client;
    return 0;
}

static void unlink_call(struct http_client_call *call)
{
    struct http_client *client = call->client;

    if (call->previous)
        call->previous->next = call->next;
    else
        client->calls = call->next;
    if (call->next)
        call->next->previous = call->previous;
    call->previous = call->next = NULL;
    client->count--;
}

/* Take it from the library; not inside the library. */
static void detach_call(struct http_client_call *call)
{
    if (call->is_added)
        curl_multi_remove_handle(call->client->multi, call->transfer.easy);
    call->is_added = false;
    watch_cancel(TAKE(call->silence));
    unlink_call(call);
}

static void free_call(struct http_client_call *call)
{
    if (call->failure) {
        error_release(call->failure);
        free(call->failure);
    }
    http_transfer_release(&call->transfer);
    free(call);
}

static void drop_call(struct http_client_call *call)
{
    detach_call(call);
    free_call(call);
}

static void free_client(struct http_client *client)
{
    for (struct http_client_call *call = client->calls, *next; call; call = next) {
        next = call->next;
        drop_call(call);
    }
    curl_multi_cleanup(client->multi);
    watch_cancel(client->timer);
    watch_cancel(client->kick);
    http_identity_release(&client->identity);
    free(client);
}

void http_client_free(struct http_client *client)
{
    if (!client)
        return;
    for (struct http_client_call *call = client->calls; call; call = call->next)
        call->is_cancelled = true;
    client->is_dying = true;
    if (client->depth == 0)
        free_client(client);
}

struct http_client_stats http_client_stats(const struct http_client *client)
{
    return (struct http_client_stats){ client->count, client->connections };
}

/* ---- calls: what the library tells ---- */

static void tell_headers(void *owner)
{
    struct http_client_call *call = owner;
    struct http_client_reply reply;

    call->last_heard_ms = loop_now_ms(call->client->loop);
    call->client->has_heard = true;
    if (call->is_cancelled || !call->handler.on_headers)
        return;
    http_transfer_reply(&call->transfer, &reply);
    call->handler.on_headers(call->context, &reply);
}

static size_t take_data(void *owner, const char *bytes, size_t size)
{
    struct http_client_call *call = owner;
    enum http_client_flow flow;

    call->last_heard_ms = loop_now_ms(call->client->loop);
    call->client->has_heard = true;
    if (call->is_cancelled)
        return 0;
    if (call->is_paused)
        return CURL_WRITEFUNC_PAUSE; /* the library keeps this piece and brings it again */
    if (!call->handler.on_data)
        return http_transfer_collect(&call->transfer, bytes, size) ? size : 0;

    flow = call->handler.on_data(call->context, (struct str){ bytes, size });
    call->is_paused = flow == HTTP_CLIENT_PAUSE;
    call->is_aborted = flow == HTTP_CLIENT_ABORT;
    return call->is_aborted || call->is_cancelled ? 0 : size;
}

static int on_new_connection(void *context, curl_socket_t fd, curlsocktype purpose)
{
    struct http_client *client = context;

    client->connections++;
    return http_transfer_new_socket(NULL, fd, purpose);
}

static void on_silence(void *context)
{
    struct http_client_call *call = context;
    int64_t silent_ms = loop_now_ms(call->client->loop) - call->last_heard_ms;

    if (!call->is_paused && silent_ms >= call->idle_timeout_ms) {
        call->was_silent = true;
        unsettle(call->client);
        return;
    }
    watch_restart(call->silence,
                  call->is_paused ? call->idle_timeout_ms : call->idle_timeout_ms - silent_ms);
}

/* ---- calls: their end ---- */

static void end_call(struct http_client_call *call, CURLcode code)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct http_client_reply reply;
    bool failed = true;

    detach_call(call);
    call->is_over = true;
    if (call->failure)
        error_move(&err, call->failure);
    else if (call->was_silent)
        error_set(&err, ERR_TIMEOUT, "%s: nothing came for %lld ms", call->transfer.label,
                  (long long)call->idle_timeout_ms);
    else if (call->is_aborted)
        error_set(&err, ERR_ABORTED, "%s: ended by the receiver", call->transfer.label);
    else if (code != CURLE_OK)
        http_transfer_error(&call->transfer, code, &err);
    else
        failed = false;

    http_transfer_reply(&call->transfer, &reply);
    if (!call->is_cancelled)
        call->handler.on_end(call->context, &reply, failed ? &err : NULL);
    free_call(call);
}

/* A farewell of the server crossed the request on its way: it goes over another connection. */
static bool send_anew(struct http_client_call *call, CURLcode code)
{
    struct http_client *client = call->client;
    int64_t left_ms = call->started_ms + call->timeout_ms - loop_now_ms(client->loop);

    if (!http_transfer_was_turned_away(&call->transfer, code) || call->is_cancelled ||
        call->was_silent || ++call->attempts >= MOST_ATTEMPTS)
        return false;
    if (call->timeout_ms > 0)
        curl_easy_setopt(call->transfer.easy, CURLOPT_TIMEOUT_MS,
                         (long)(left_ms > 0 ? left_ms : 1));
    curl_multi_remove_handle(client->multi, call->transfer.easy);
    curl_multi_add_handle(client->multi, call->transfer.easy);
    return true;
}

static void end_finished(struct http_client *client)
{
    CURLMsg *message;
    int left;

    while ((message = curl_multi_info_read(client->multi, &left))) {
        struct http_client_call *call = NULL;
        CURLcode code = message->data.result;

        if (message->msg != CURLMSG_DONE)
            continue;
        client->has_heard = true;
        curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, (char **)&call);
        if (!send_anew(call, code)) /* `message` is gone with it */
            end_call(call, http_transfer_verdict(&call->transfer, code));
    }
}

/* What a call wants of the library, now that the library can be called. True: something was done.
 */
static bool settle_call(struct http_client_call *call)
{
    if (call->is_cancelled) {
        drop_call(call);
        return true;
    }
    if (call->failure || call->was_silent) {
        end_call(call, CURLE_OK);
        return true;
    }
    if (!call->is_added) {
        call->is_added = true;
        curl_multi_add_handle(call->client->multi, call->transfer.easy);
        return true;
    }
    if (call->is_resumed) {
        call->is_resumed = false;
        curl_easy_pause(call->transfer.easy, CURLPAUSE_CONT);
        return true;
    }
    return false;
}

static bool settle_first(struct http_client *client)
{
    for (struct http_client_call *call = client->calls; call; call = call->next)
        if (settle_call(call))
            return true;
    return false;
}

/* A callback may change the list anywhere: after each change it is looked through anew. */
static void settle(struct http_client *client)
{
    do {
        if (!client->is_dying)
            end_finished(client);
        if (client->is_dying || !client->is_unsettled)
            return;
        client->is_unsettled = settle_first(client);
    } while (true);
}

/* ---- calls: what the caller wants ---- */

struct http_client_call *http_client_start(struct http_client *client,
                                           const struct http_client_request *request,
                                           const struct http_client_handler *handler, void *context)
{
    struct http_client_call *call = xcalloc(1, sizeof(*call));
    CLEANUP(error_release) struct error err = { 0 };

    assert(!client->is_dying && handler->on_end);
    call->client = client;
    call->handler = *handler;
    call->context = context;
    call->transfer.owner = call;
    call->transfer.on_data = take_data;
    call->transfer.on_headers = tell_headers;
    call->next = client->calls;
    if (call->next)
        call->next->previous = call;
    client->calls = call;
    client->count++;

    if (http_transfer_init(&call->transfer, &client->identity, request, &err) < 0) {
        call->failure = xcalloc(1, sizeof(err));
        error_move(call->failure, &err);
    } else {
        curl_easy_setopt(call->transfer.easy, CURLOPT_SOCKOPTFUNCTION, on_new_connection);
        curl_easy_setopt(call->transfer.easy, CURLOPT_SOCKOPTDATA, client);
    }
    call->idle_timeout_ms = request->idle_timeout_ms;
    call->timeout_ms = request->timeout_ms;
    call->started_ms = call->last_heard_ms = loop_now_ms(client->loop);
    if (call->idle_timeout_ms > 0)
        call->silence = loop_watch_once(client->loop, call->idle_timeout_ms, on_silence, call);
    unsettle(client);
    return call;
}

void http_client_cancel(struct http_client_call *call)
{
    if (!call || call->is_over)
        return;
    call->is_cancelled = true;
    if (call->client->depth == 0)
        drop_call(call);
    else
        unsettle(call->client);
}

void http_client_resume(struct http_client_call *call)
{
    if (!call->is_paused || call->is_over)
        return;
    call->is_paused = false;
    call->is_resumed = true;
    call->last_heard_ms = loop_now_ms(call->client->loop);
    unsettle(call->client);
}
