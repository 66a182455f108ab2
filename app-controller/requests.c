#include "requests.h"

#include "argo/catalog.h"
#include "base/arena.h"
#include "base/log.h"
#include "controller.h"
#include "controller.pb-c.h"
#include "data/json.h"
#include "refresh.h"
#include "view.h"

enum { ITEMS_MAX = 100000, DELAY_MAX_MS = 24 * 3600 * 1000 };

/* ---- Refresh ---- */

static enum refresh_level level_of(const Argosy__Controller__RefreshItem *item)
{
    switch ((int)item->level) {
    case ARGOSY__CONTROLLER__REFRESH_LEVEL__REFRESH_RECENT:
        return REFRESH_RECENT;
    case ARGOSY__CONTROLLER__REFRESH_LEVEL__REFRESH_LATEST:
        return REFRESH_LATEST;
    default:
        return REFRESH_LATEST_FORCED;
    }
}

static int64_t delay_of(const Argosy__Controller__RefreshItem *item)
{
    return item->delay_ms > DELAY_MAX_MS ? DELAY_MAX_MS : item->delay_ms;
}

static bool take_item(struct controller *controller, const Argosy__Controller__RefreshItem *item,
                      struct arena *arena)
{
    const char *key = arena_printf(arena, "%s/%s", item->namespace_, item->name);
    struct json_doc *application = catalog_application(controller->catalog, key);

    if (!application || !controller_processes(controller, application))
        return false;
    if (item->first && item->delay_ms <= 0)
        refresh_request_first(controller, key, level_of(item));
    else
        refresh_request(controller, key, level_of(item), delay_of(item));
    return true;
}

static int handle_refresh(struct rpc_call *call, struct error *err)
{
    struct controller *controller = call->server;
    const Argosy__Controller__RefreshRequest *request =
        rpc_request(call, &argosy__controller__refresh_request__descriptor, err);
    Argosy__Controller__RefreshReply reply = ARGOSY__CONTROLLER__REFRESH_REPLY__INIT;

    if (!request)
        return -1;
    if (request->n_items > ITEMS_MAX)
        return error_set(err, ERR_TOO_LARGE, "more than %d applications in one request", ITEMS_MAX);
    if (!catalog_is_ready(controller->catalog)) /* whose an application is, is not known yet */
        return error_set(err, ERR_UNAVAILABLE, "the applications have not been read yet");
    for (size_t i = request->n_items; i > 0; i--) /* the last put ahead of all is the first */
        if (request->items[i - 1]->first)
            reply.taken += take_item(controller, request->items[i - 1], call->arena);
    for (size_t i = 0; i < request->n_items; i++)
        if (!request->items[i]->first)
            reply.taken += take_item(controller, request->items[i], call->arena);
    log_debug("asked to refresh", F("count", request->n_items), F("taken", reply.taken));
    return rpc_reply(call, &reply.base, err);
}

/* ---- GetApplicationView ---- */

static ProtobufCBinaryData printed(const struct json *value, struct arena *arena)
{
    struct str text = value ? json_print(value, JSON_COMPACT, arena) : STR_EMPTY;

    return (ProtobufCBinaryData){ text.len, (uint8_t *)(uintptr_t)text.ptr };
}

static int answer_view(struct rpc_call *call, struct error *err)
{
    const Argosy__Controller__GetApplicationViewRequest *request =
        rpc_request(call, &argosy__controller__get_application_view_request__descriptor, err);
    Argosy__Controller__GetApplicationViewReply reply =
        ARGOSY__CONTROLLER__GET_APPLICATION_VIEW_REPLY__INIT;
    struct application_view view;

    if (!request ||
        application_view(call->server,
                         arena_printf(call->arena, "%s/%s", request->namespace_, request->name),
                         request->managed_resources, call->arena, &view, err) < 0)
        return -1;
    reply.tree = printed(view.tree, call->arena);
    reply.managed_resources = printed(view.managed, call->arena);
    return rpc_reply(call, &reply.base, err);
}

static void run_view(void *context)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct rpc_call *call = context;

    if (answer_view(call, &err) < 0)
        rpc_fail(call, &err);
}

static int handle_view(struct rpc_call *call, struct error *err)
{
    struct controller *controller = call->server;

    (void)err;
    rpc_keep(call);
    fiber_start(controller->fibers, run_view, call);
    return 0;
}

const struct rpc_method controller_methods[] = {
    { "Refresh", handle_refresh },
    { "GetApplicationView", handle_view },
    { NULL, NULL },
};
