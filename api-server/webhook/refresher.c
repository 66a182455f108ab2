#include "webhook/refresher.h"

#include "argo/annotations.h"
#include "base/arena.h"
#include "base/log.h"
#include "base/map.h"
#include "base/mem.h"
#include "controller.pb-c.h"
#include "data/json.h"
#include "io/fiber.h"
#include "io/loop.h"
#include "kube/client.h"
#include "rpc/client.h"

#include <stdlib.h>
#include <string.h>

enum { ASK_TIMEOUT_MS = 5000, RETRY_MS = 1000, PATIENCE_MS = 15000, WRITERS = 20 };

/* A wish that no controller has confirmed yet; asked for again, it is the same wish. */
struct wish {
    char *key;
    struct refresher_item item;
    int64_t since_ms;
    unsigned times; /* it was wished: again while the answer was on its way, it is still open */
};

struct refresher {
    struct refresher_options options;
    struct map *wishes; /* key -> struct wish */
    struct watch *timer;
    bool is_armed, is_retrying, is_draining; /* `timer` is set; a retry is under way */
};

struct refresher *refresher_new(const struct refresher_options *options)
{
    struct refresher *refresher = xcalloc(1, sizeof(*refresher));

    refresher->options = *options;
    if (!refresher->options.writers)
        refresher->options.writers = WRITERS;
    if (!refresher->options.ask_timeout_ms)
        refresher->options.ask_timeout_ms = ASK_TIMEOUT_MS;
    if (!refresher->options.retry_ms)
        refresher->options.retry_ms = RETRY_MS;
    if (!refresher->options.patience_ms)
        refresher->options.patience_ms = PATIENCE_MS;
    refresher->wishes = map_new();
    return refresher;
}

static void free_wish(struct wish *wish)
{
    if (!wish)
        return;
    free(wish->key);
    free(wish);
}

void refresher_free(struct refresher *refresher)
{
    if (!refresher)
        return;
    for (struct map_cursor at = { 0 }; map_next(refresher->wishes, &at);)
        free_wish(at.value);
    map_free(refresher->wishes);
    if (refresher->timer)
        watch_cancel(refresher->timer);
    free(refresher);
}

size_t refresher_pending(const struct refresher *refresher)
{
    return map_count(refresher->wishes);
}

/* ---- asking the controllers ---- */

struct round {
    struct refresher *refresher;
    struct arena *arena;
    const Argosy__Controller__RefreshRequest *request;
    const char *const *peers;
    size_t peer_count, confirmed;
    int64_t taken;
};

static void ask_one(void *context, size_t index)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct round *round = context;
    const struct rpc_call_options options = {
        .method = "Refresh",
        .request = &round->request->base,
        .reply = &argosy__controller__refresh_reply__descriptor,
        .timeout_ms = round->refresher->options.ask_timeout_ms,
        .idempotent = true,
        .peer = round->peers[index],
    };
    const ProtobufCMessage *reply;

    if (rpc_client_ask(round->refresher->options.controllers, &options, round->arena, &reply,
                       &err) < 0) {
        log_debug("a controller does not confirm", F("peer", round->peers[index]),
                  F("error", error_text(&err)));
        return;
    }
    round->confirmed++;
    round->taken += ((const Argosy__Controller__RefreshReply *)reply)->taken;
}

static void fill_item(const struct refresher_item *item, struct arena *arena,
                      Argosy__Controller__RefreshItem *out)
{
    struct str namespace, name;

    argosy__controller__refresh_item__init(out);
    str_cut(str_of(item->key), '/', &namespace, &name);
    out->namespace_ = arena_strndup(arena, namespace.ptr, namespace.len);
    out->name = arena_strndup(arena, name.ptr, name.len);
    out->level = item->is_forced ? ARGOSY__CONTROLLER__REFRESH_LEVEL__REFRESH_FORCED
                                 : ARGOSY__CONTROLLER__REFRESH_LEVEL__REFRESH_LATEST;
    out->first = item->is_first;
    out->delay_ms = item->delay_ms;
}

/*
 * Every controller has confirmed, or those that did look after all of the applications. A name that
 * no controller knows, or that it is told to leave alone, is nobody's: then all must have spoken.
 */
static bool ask_all(struct refresher *refresher, const struct refresher_item *items, size_t count)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    Argosy__Controller__RefreshRequest request = ARGOSY__CONTROLLER__REFRESH_REQUEST__INIT;
    struct round round = { .refresher = refresher, .arena = arena, .request = &request };
    Argosy__Controller__RefreshItem *filled = arena_alloc(arena, count * sizeof(*filled));

    request.items = arena_alloc(arena, count * sizeof(*request.items));
    request.n_items = count;
    for (size_t i = 0; i < count; i++) {
        fill_item(&items[i], arena, &filled[i]);
        request.items[i] = &filled[i];
    }
    round.peer_count = rpc_client_peers(refresher->options.controllers, arena, &round.peers);
    fiber_each(round.peer_count, 0, ask_one, &round);
    return round.peer_count > 0 &&
           (round.confirmed == round.peer_count || round.taken == (int64_t)count);
}

/* ---- writing it ---- */

struct writing {
    struct refresher *refresher;
    struct wish **wishes;
    size_t count;
};

static const struct json *annotations_patch(const struct refresher_item *item, struct arena *arena)
{
    struct json *patch = json_new_object(arena), *metadata = json_new_object(arena);
    struct json *annotations = json_new_object(arena);

    json_set_text(arena, annotations, ANNOTATION_REFRESH, "normal");
    if (item->is_written_only)
        json_set_text(arena, annotations, ANNOTATION_HYDRATE, "normal");
    json_set(arena, metadata, "annotations", annotations);
    json_set(arena, patch, "metadata", metadata);
    return patch;
}

static int write_wish(const struct refresher *refresher, const struct refresher_item *item,
                      struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct str namespace, name;
    struct kube_request request = { .verb = KUBE_PATCH,
                                    .resource = &KUBE_APPLICATIONS,
                                    .patch_type = KUBE_PATCH_MERGE,
                                    .body = annotations_patch(item, arena) };

    str_cut(str_of(item->key), '/', &namespace, &name);
    request.namespace = arena_strndup(arena, namespace.ptr, namespace.len);
    request.name = name.ptr;
    return kube_client_wait(refresher->options.kube, &request, arena, NULL, err);
}

/* Granted as it was wished `times` times. */
static void forget(struct refresher *refresher, struct wish *wish, unsigned times)
{
    if (wish->times != times)
        return;
    map_remove(refresher->wishes, str_of(wish->key));
    free_wish(wish);
}

static void write_one(void *context, size_t index)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct writing *writing = context;
    struct wish *wish = writing->wishes[index];
    unsigned times = wish->times;

    if (write_wish(writing->refresher, &wish->item, &err) < 0 && err.code != ERR_NOT_FOUND) {
        log_warn("cannot ask for a refresh in an Application; it is tried again",
                 F("app", wish->key), F("error", error_text(&err)));
        return;
    }
    forget(writing->refresher, wish, times);
}

/* ---- what is left over ---- */

static void remember(struct refresher *refresher, const struct refresher_item *item)
{
    struct wish *wish = map_find(refresher->wishes, str_of(item->key));

    if (!wish) {
        wish = xcalloc(1, sizeof(*wish));
        wish->key = xstrdup(item->key);
        wish->since_ms = loop_now_ms(refresher->options.loop);
        wish->item = *item;
        wish->item.key = wish->key;
        map_put(refresher->wishes, str_of(wish->key), wish);
    }
    wish->times++;
    wish->item.is_forced |= item->is_forced;
    wish->item.is_first |= item->is_first;
    wish->item.is_written_only |= item->is_written_only;
}

static bool is_for_writing(const struct refresher *refresher, const struct wish *wish)
{
    int64_t age = loop_now_ms(refresher->options.loop) - wish->since_ms;

    return refresher->is_draining || wish->item.is_written_only ||
           age >= refresher->options.patience_ms;
}

static size_t collect(struct refresher *refresher, bool for_writing, struct arena *arena,
                      struct wish ***out)
{
    size_t count = 0;

    *out = arena_alloc(arena, (map_count(refresher->wishes) + 1) * sizeof(**out));
    for (struct map_cursor at = { 0 }; map_next(refresher->wishes, &at);)
        if (is_for_writing(refresher, at.value) == for_writing)
            (*out)[count++] = at.value;
    return count;
}

static void write_overdue(struct refresher *refresher)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct writing writing = { .refresher = refresher };

    writing.count = collect(refresher, true, arena, &writing.wishes);
    fiber_each(writing.count, refresher->options.writers, write_one, &writing);
}

static void ask_again(struct refresher *refresher)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct wish **wishes;
    size_t count = collect(refresher, false, arena, &wishes);
    struct refresher_item *items = arena_alloc(arena, (count + 1) * sizeof(*items));
    unsigned *times = arena_alloc(arena, (count + 1) * sizeof(*times));

    for (size_t i = 0; i < count; i++) {
        items[i] = wishes[i]->item;
        times[i] = wishes[i]->times;
    }
    if (count == 0 || !ask_all(refresher, items, count))
        return;
    for (size_t i = 0; i < count; i++)
        forget(refresher, wishes[i], times[i]);
}

static void arm(struct refresher *refresher, int64_t delay_ms);

/* One at a time: a wish is only ever forgotten in here. */
static void retry(void *context)
{
    struct refresher *refresher = context;

    ask_again(refresher);
    write_overdue(refresher);
    refresher->is_retrying = false;
    arm(refresher, refresher->options.retry_ms);
}

static void on_timer(void *context)
{
    struct refresher *refresher = context;

    refresher->is_armed = false;
    refresher->is_retrying = true;
    fiber_start(refresher->options.fibers, retry, refresher);
}

static void arm(struct refresher *refresher, int64_t delay_ms)
{
    if (refresher->is_retrying || map_count(refresher->wishes) == 0 ||
        (refresher->is_armed && delay_ms > 0))
        return;
    refresher->is_armed = true;
    if (refresher->timer)
        watch_restart(refresher->timer, delay_ms);
    else
        refresher->timer = loop_watch_once(refresher->options.loop, delay_ms, on_timer, refresher);
}

/* ---- the beginning ---- */

void refresher_ask(struct refresher *refresher, const struct refresher_item *items, size_t count)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct refresher_item *asked = arena_alloc(arena, (count + 1) * sizeof(*asked));
    size_t asked_count = 0;

    for (size_t i = 0; i < count; i++)
        if (items[i].is_written_only)
            remember(refresher, &items[i]);
        else
            asked[asked_count++] = items[i];
    if (asked_count < count)
        arm(refresher, 0);
    if (asked_count == 0 || ask_all(refresher, asked, asked_count))
        return;
    for (size_t i = 0; i < asked_count; i++)
        remember(refresher, &asked[i]);
    arm(refresher, refresher->is_draining ? 0 : refresher->options.retry_ms);
}

void refresher_drain(struct refresher *refresher)
{
    refresher->is_draining = true;
    arm(refresher, 0);
}
