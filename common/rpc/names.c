#include "rpc/names.h"

#include "base/arena.h"
#include "base/str.h"
#include "base/vec.h"
#include "io/loop.h"
#include "rpc/endpoint.h"

struct target {
    const char *host;
    unsigned port;
};

/*
 * One round asks for one name after the other and puts their addresses together. Only a round in
 * which every name was answered tells what has vanished; while it fails, what is known stays.
 */
struct rpc_names {
    struct rpc_context *rpc;
    struct arena *arena;
    const char *text;
    VEC(struct target) targets;
    struct target fallback;            /* host NULL: none */
    size_t asked;                      /* targets of this round that were answered */
    VEC(struct resolve_address) found; /* in this round */
    struct error failure;              /* of this round */
    int64_t interval_ms;
    struct resolve *resolve;
    struct watch *timer;
    const struct rpc_names_handler *handler;
    void *context;
    VEC(char *) endpoints; /* known */
    bool has_answer;
};

enum { RESOLVE_INTERVAL_MS = 5000, PORT_DEFAULT = 8081 };

static void ask(struct rpc_names *names);

static bool has_endpoint(char *const *endpoints, size_t count, const char *endpoint)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(endpoints[i], endpoint) == 0)
            return true;
    return false;
}

static const char *endpoint_of(const struct resolve_address *address, struct arena *arena)
{
    return arena_printf(arena, "tcp://%s", resolve_address_text(address, arena));
}

static void remove_vanished(struct rpc_names *names, const struct resolve_address *addresses,
                            size_t count, struct arena *arena)
{
    for (size_t i = names->endpoints.count; i > 0; i--) {
        char *known = names->endpoints.items[i - 1];
        bool found = false;

        for (size_t k = 0; k < count && !found; k++)
            found = strcmp(known, endpoint_of(&addresses[k], arena)) == 0;
        if (found)
            continue;
        vec_remove(&names->endpoints, i - 1);
        names->handler->on_remove(names->context, known);
        free(known);
    }
}

static void take_addresses(struct rpc_names *names, const struct resolve_address *addresses,
                           size_t count)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    if (!names->failure.code)
        remove_vanished(names, addresses, count, arena);
    for (size_t i = 0; i < count; i++) {
        const char *endpoint = endpoint_of(&addresses[i], arena);

        if (has_endpoint(names->endpoints.items, names->endpoints.count, endpoint))
            continue;
        vec_push(&names->endpoints, xstrdup(endpoint));
        names->handler->on_add(names->context, &addresses[i], endpoint);
    }
}

static void end_round(struct rpc_names *names)
{
    names->has_answer = true;
    watch_restart(names->timer, names->interval_ms);
    if (names->failure.code)
        names->handler->on_failure(names->context, &names->failure);
    if (names->found.count > 0)
        take_addresses(names, names->found.items, names->found.count);
}

static void on_resolved(void *context, const struct resolve_address *addresses, size_t count,
                        struct error *err)
{
    struct rpc_names *names = context;

    names->resolve = NULL;
    names->asked++;
    for (size_t i = 0; i < count; i++)
        vec_push(&names->found, addresses[i]);
    if (err)
        error_move(&names->failure, err);
    if (names->asked < names->targets.count ||
        (names->asked == names->targets.count && names->fallback.host && names->found.count == 0 &&
         names->endpoints.count == 0))
        ask(names);
    else
        end_round(names);
}

static void ask(struct rpc_names *names)
{
    const struct target *target = names->asked < names->targets.count
                                      ? &names->targets.items[names->asked]
                                      : &names->fallback;

    names->resolve =
        resolve_start(rpc_context_loop(names->rpc), target->host, target->port, on_resolved, names);
}

static void start_round(void *context)
{
    struct rpc_names *names = context;

    if (names->resolve)
        return;
    names->asked = names->found.count = 0;
    error_release(&names->failure);
    ask(names);
}

static int parse_target(struct rpc_names *names, struct str text, struct target *out,
                        struct error *err)
{
    return resolve_parse_host_port(str_dup(text, names->arena).ptr, PORT_DEFAULT, names->arena,
                                   &out->host, &out->port, err);
}

static int add_targets(struct rpc_names *names, struct str list, struct error *err)
{
    struct str rest = list, text;

    do {
        struct target target;

        str_cut(rest, ',', &text, &rest);
        if (parse_target(names, str_trim(text), &target, err) < 0)
            return -1;
        vec_push(&names->targets, target);
    } while (rest.len > 0);
    return 0;
}

int rpc_names_open(struct rpc_context *rpc, const char *address, const char *fallback,
                   int64_t interval_ms, struct rpc_names **out, struct error *err)
{
    CLEANUP(rpc_names_close) struct rpc_names *names = xcalloc(1, sizeof(*names));

    names->rpc = rpc;
    names->arena = arena_new();
    names->text = arena_strndup(names->arena, address, strlen(address));
    names->interval_ms = interval_ms > 0 ? interval_ms : RESOLVE_INTERVAL_MS;
    if (add_targets(names, str_of(address), err) < 0)
        return -1;
    if (fallback && *fallback && parse_target(names, str_of(fallback), &names->fallback, err) < 0)
        return -1;
    *out = TAKE(names);
    return 0;
}

void rpc_names_start(struct rpc_names *names, const struct rpc_names_handler *handler,
                     void *context)
{
    names->handler = handler;
    names->context = context;
    names->timer =
        loop_watch_once(rpc_context_loop(names->rpc), names->interval_ms, start_round, names);
    start_round(names);
}

void rpc_names_close(struct rpc_names *names)
{
    if (!names)
        return;
    if (names->resolve)
        resolve_cancel(names->resolve);
    watch_cancel(names->timer);
    for (size_t i = 0; i < names->endpoints.count; i++)
        free(names->endpoints.items[i]);
    vec_release(&names->endpoints);
    vec_release(&names->targets);
    vec_release(&names->found);
    error_release(&names->failure);
    arena_free(names->arena);
    free(names);
}

const char *rpc_names_text(const struct rpc_names *names)
{
    return names->text;
}

bool rpc_names_is_looking(const struct rpc_names *names)
{
    return !names->has_answer;
}
