/* A list, page by page, object by object. */
#include "base/arena.h"
#include "base/mem.h"
#include "data/json.h"
#include "kube/client_private.h"
#include "kube/list_splitter.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { SILENCE_MS = 60 * 1000 };

struct list_state {
    struct list_splitter splitter;
    char *prefix;
    kube_object_fn on_object;
    kube_list_end_fn on_end;
    size_t objects;
};

void list_state_free(struct list_state *list)
{
    list_splitter_release(&list->splitter);
    free(list->prefix);
    free(list);
}

static char *make_prefix(const struct kube_request *request)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct kube_resource *resource = request->resource;

    /* In metadata form the server says what the items are. */
    if (request->form == KUBE_METADATA || !*resource->kind)
        return xstrdup("");
    return xstrdup(arena_printf(arena, "\"apiVersion\":\"%s\",\"kind\":\"%s\",",
                                kube_api_version(resource->group, resource->version, arena),
                                resource->kind));
}

/* ---- objects ---- */

struct feeding {
    struct kube_call *call;
    struct error err;
};

static bool on_item(void *context, struct str item)
{
    struct feeding *feeding = context;
    struct kube_call *call = feeding->call;
    CLEANUP(json_doc_unref) struct json_doc *doc = NULL;

    if (json_doc_parse(item, NULL, &doc, &feeding->err) < 0) {
        feeding->err.code = ERR_DATA_LOSS;
        error_prefix(&feeding->err, "cannot read an object of the list");
        return false;
    }
    call->list->objects++;
    call->list->on_object(call->context, doc);
    return !call->is_over;
}

static void on_bytes(struct kube_call *call, struct str bytes)
{
    struct feeding feeding = { .call = call };
    struct error err = { 0 };

    if (list_splitter_feed(&call->list->splitter, bytes, on_item, &feeding, &err) < 0 &&
        feeding.err.code == ERR_OK)
        error_move(&feeding.err, &err);
    if (feeding.err.code != ERR_OK && !call->is_over)
        call_abort(call, &feeding.err);
    error_release(&feeding.err);
    error_release(&err);
}

/* ---- pages ---- */

static void tell(struct kube_call *call, const struct kube_reply *reply, struct error *err,
                 struct str version)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct kube_list_end end = {
        .error = err,
        .status = reply->status,
        .http_status = reply->http_status,
        .resource_version = err ? "" : str_dup(version, arena).ptr,
        .objects = call->list->objects,
    };

    call->list->on_end(call->context, &end);
}

static int read_rest(struct kube_call *call, struct arena *arena, const struct json **out,
                     struct error *err)
{
    struct list_splitter *splitter = &call->list->splitter;

    if (json_parse((struct str){ splitter->rest.ptr, splitter->rest.len }, NULL, arena, out, err) <
        0)
        error_prefix(err, "cannot read the list");
    else if (!json_is(*out, JSON_OBJECT))
        error_set(err, ERR_DATA_LOSS, "the answer is no list");
    else
        return 0;
    err->code = ERR_DATA_LOSS;
    return -1;
}

static int ask_for_next(struct kube_call *call, struct str token, struct error *err)
{
    struct list_state *list = call->list;
    size_t limit = list->splitter.item.limit;

    if (sent_request_continue(&call->sent, token, err) < 0)
        return -1;
    list_splitter_release(&list->splitter);
    list_splitter_init(&list->splitter, str_of(list->prefix), limit);
    call_again(call);
    return 0;
}

static void on_page(struct kube_call *call, const struct kube_reply *reply)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *rest = NULL;
    struct str token;

    if (reply->error) {
        tell(call, reply, reply->error, STR_EMPTY);
        return;
    }
    if (read_rest(call, arena, &rest, &err) < 0) {
        tell(call, reply, &err, STR_EMPTY);
        return;
    }
    token = json_text_at(rest, "metadata.continue");
    if (token.len == 0)
        tell(call, reply, NULL, json_text_at(rest, "metadata.resourceVersion"));
    else if (ask_for_next(call, token, &err) < 0)
        tell(call, reply, &err, STR_EMPTY);
}

struct kube_call *kube_client_list(struct kube_client *client, const struct kube_request *request,
                                   kube_object_fn on_object, kube_list_end_fn on_end, void *context)
{
    struct list_state *list = xcalloc(1, sizeof(*list));
    struct kube_call *call;

    assert(request->resource && request->verb == KUBE_LIST);
    call = call_new(client, request);
    list->prefix = make_prefix(request);
    list->on_object = on_object;
    list->on_end = on_end;
    list_splitter_init(&list->splitter, str_of(list->prefix), client->options.max_reply_bytes);
    /* A page may be long in coming, but not silent. */
    call->idle_ms = SILENCE_MS;
    if (request->timeout_ms == 0)
        call->timeout_ms = -1;
    call->list = list;
    call->on_bytes = on_bytes;
    call->on_end = on_page;
    call->context = context;
    call_start(call);
    return call;
}
