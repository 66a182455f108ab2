#include "io/resolve.h"

#include "base/arena.h"
#include "base/mem.h"
#include "base/vec.h"
#include "io/loop.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <sys/un.h>

/*
 * getaddrinfo() blocks, for as long as the name servers please, so each look-up has a thread, which
 * ends with it. The request lives until the thread's post has run; cancelling only clears `done`.
 */

enum { STACK_BYTES = 256 * 1024 };

struct resolve {
    struct loop_remote *remote; /* a name server may outlast the loop */
    char *host;
    unsigned port;
    resolve_done_fn done; /* NULL: cancelled. The loop's thread only. */
    void *context;
    struct addrinfo *found; /* the thread's, until it has posted */
    int status, errnum;
};

static struct addrinfo hints(int flags)
{
    return (struct addrinfo){ .ai_family = AF_UNSPEC,
                              .ai_socktype = SOCK_STREAM,
                              .ai_flags = flags | AI_NUMERICSERV };
}

static void look_up(struct resolve *resolve, int flags)
{
    struct addrinfo wanted = hints(flags);
    char service[16];

    snprintf(service, sizeof(service), "%u", resolve->port);
    resolve->status = getaddrinfo(resolve->host, service, &wanted, &resolve->found);
    resolve->errnum = errno;
}

static void free_resolve(struct resolve *resolve)
{
    if (resolve->found)
        freeaddrinfo(resolve->found);
    loop_remote_unref(resolve->remote);
    free(resolve->host);
    free(resolve);
}

static bool is_known(const struct resolve_address *known, size_t count, const struct addrinfo *at)
{
    for (size_t i = 0; i < count; i++)
        if (known[i].size == at->ai_addrlen &&
            memcmp(&known[i].storage, at->ai_addr, at->ai_addrlen) == 0)
            return true;
    return false;
}

static void tell_addresses(struct resolve *resolve)
{
    VEC(struct resolve_address) addresses = { 0 };

    for (const struct addrinfo *at = resolve->found; at; at = at->ai_next) {
        struct resolve_address address = { .size = at->ai_addrlen };

        if (at->ai_addrlen > sizeof(address.storage) ||
            is_known(addresses.items, addresses.count, at))
            continue;
        memcpy(&address.storage, at->ai_addr, at->ai_addrlen);
        vec_push(&addresses, address);
    }
    resolve->done(resolve->context, addresses.items, addresses.count, NULL);
    vec_release(&addresses);
}

static void tell_failure(struct resolve *resolve)
{
    CLEANUP(error_release) struct error err = { 0 };

    if (resolve->status == EAI_SYSTEM)
        error_set_errno(&err, resolve->errnum, "cannot look up '%s'", resolve->host);
    else
        error_set(&err, resolve->status == EAI_NONAME ? ERR_NOT_FOUND : ERR_UNAVAILABLE,
                  "cannot look up '%s': %s", resolve->host, gai_strerror(resolve->status));
    resolve->done(resolve->context, NULL, 0, &err);
}

static void tell(void *context)
{
    struct resolve *resolve = context;

    if (resolve->done && resolve->status == 0)
        tell_addresses(resolve);
    else if (resolve->done)
        tell_failure(resolve);
    free_resolve(resolve);
}

static void *thread_main(void *context)
{
    struct resolve *resolve = context;

    look_up(resolve, AI_ADDRCONFIG);
    if (!loop_remote_post(resolve->remote, tell, resolve))
        free_resolve(resolve);
    return NULL;
}

static int start_thread(struct resolve *resolve)
{
    pthread_attr_t attributes;
    pthread_t thread;
    sigset_t all;
    int status;

    sigfillset(&all);
    pthread_attr_init(&attributes);
    pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
    pthread_attr_setstacksize(&attributes, STACK_BYTES);
    pthread_attr_setsigmask_np(&attributes, &all);
    status = pthread_create(&thread, &attributes, thread_main, resolve);
    pthread_attr_destroy(&attributes);
    return status;
}

struct resolve *resolve_start(struct loop *loop, const char *host, unsigned port,
                              resolve_done_fn done, void *context)
{
    struct resolve *resolve = xcalloc(1, sizeof(*resolve));
    int errnum;

    resolve->remote = loop_remote_ref(loop);
    resolve->host = xstrdup(host);
    resolve->port = port;
    resolve->done = done;
    resolve->context = context;
    look_up(resolve, AI_NUMERICHOST);
    if (resolve->status == 0) {
        loop_post(loop, tell, resolve);
        return resolve;
    }
    errnum = start_thread(resolve);
    if (errnum != 0) {
        resolve->status = EAI_SYSTEM;
        resolve->errnum = errnum;
        loop_post(loop, tell, resolve);
    }
    return resolve;
}

void resolve_cancel(struct resolve *resolve)
{
    if (resolve)
        resolve->done = NULL;
}

const char *resolve_address_text(const struct resolve_address *address, struct arena *arena)
{
    char host[NI_MAXHOST], service[NI_MAXSERV];
    const struct sockaddr *generic = (const struct sockaddr *)&address->storage;

    if (generic->sa_family == AF_UNIX)
        return arena_printf(arena, "%s", ((const struct sockaddr_un *)generic)->sun_path);
    if (getnameinfo(generic, address->size, host, sizeof(host), service, sizeof(service),
                    NI_NUMERICHOST | NI_NUMERICSERV) != 0)
        return "";
    return arena_printf(arena, generic->sa_family == AF_INET6 ? "[%s]:%s" : "%s:%s", host, service);
}

static int parse_port(struct str text, const char *whole, unsigned *port, struct error *err)
{
    unsigned value = 0;

    for (size_t i = 0; i < text.len && value <= UINT16_MAX; i++) {
        if (text.ptr[i] < '0' || text.ptr[i] > '9')
            return error_set(err, ERR_INVALID, "'%s' has a port that is no number", whole);
        value = value * 10 + (unsigned)(text.ptr[i] - '0');
    }
    if (text.len == 0 || value == 0 || value > UINT16_MAX)
        return error_set(err, ERR_INVALID, "'%s' has a port out of range", whole);
    *port = value;
    return 0;
}

int resolve_parse_host_port(const char *text, unsigned default_port, struct arena *arena,
                            const char **host, unsigned *port, struct error *err)
{
    struct str whole = str_of(text), name = whole, rest = STR_EMPTY;
    ptrdiff_t colon = str_find_last_char(whole, ':'), bracket = str_find_char(whole, ']');
    unsigned number = default_port;

    if (whole.len > 0 && whole.ptr[0] == '[') {
        if (bracket < 0)
            return error_set(err, ERR_INVALID, "'%s' lacks a ']'", text);
        name = str_slice(whole, 1, (size_t)bracket);
        rest = str_slice(whole, (size_t)bracket + 1, whole.len);
    } else if (colon >= 0 && colon == str_find_char(whole, ':')) {
        name = str_slice(whole, 0, (size_t)colon);
        rest = str_slice(whole, (size_t)colon, whole.len);
    } /* else: a bare name, or a bare IPv6 address */
    if (rest.len > 0 && rest.ptr[0] != ':')
        return error_set(err, ERR_INVALID, "'%s' has something else than a port after ']'", text);
    if (rest.len > 0 && parse_port(str_slice(rest, 1, rest.len), text, &number, err) < 0)
        return -1;
    if (name.len == 0)
        return error_set(err, ERR_INVALID, "'%s' names no host", text);
    *host = arena_strndup(arena, name.ptr, name.len);
    *port = number;
    return 0;
}
